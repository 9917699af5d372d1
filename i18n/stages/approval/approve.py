"""Many messages approved at once, as if a translator had cleared the fuzzy mark of each; or their
approval taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from i18n.catalogs.ownership import approved, shows_match, withdrawn
from i18n.checks import runner
from i18n.errors import OutputError, SourceError
from i18n.model import Language, Message, Problem, State
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import STATE, Paths
from i18n.stages.approval import record
from i18n.stages.approval.changing import Place, change
from i18n.stages.approval.record import Exchange
from i18n.stages.approval.selection import Wanted, chosen_pages, selected

Command = Literal["approve", "unapprove"]


@dataclass(frozen=True, slots=True)
class Approval:
    """What was, or would be, done for a language: the messages by where they stand, as they were;
    what was left as it is and why; and the files that were written."""

    language: Language
    messages: tuple[tuple[Place, Message], ...]
    problems: tuple[Problem, ...] = ()
    exchanges: tuple[Exchange, ...] = ()

    @property
    def doubted(self) -> int:
        """How many drafts had a doubt for a reviewer (`# check: …`)."""
        return sum(m.origin is not None and m.origin.doubt != "" for _, m in self.messages)

    @property
    def outdated(self) -> int:
        """How many texts were made for another source than their message has now."""
        shown = (m for _, m in self.messages if m.previous and m.state is State.DRAFT)
        return sum(not shows_match(m) for m in shown)


def planned(
    paths: Paths, command: Command, languages: Iterable[Language], wanted: Wanted
) -> tuple[tuple[LanguageCatalogs, Approval], ...]:
    """What a command would change, language by language; nothing is written. The catalogs are
    taken as they lie there: what their pages say meanwhile is `extract`'s.

    Raises SourceError for a page that no catalog has.
    """
    loaded = [language_catalogs.load(paths, one) for one in languages]
    pages = chosen_pages(wanted.pages, _pages(loaded))
    state = State.DRAFT if command == "approve" else State.APPROVED
    return tuple(
        (
            one,
            _refused(
                paths,
                one,
                [
                    ((stem, message.key), message)
                    for stem, found in one.catalogs.items()
                    for message in selected(found, state, pages, wanted)
                ],
                command,
            ),
        )
        for one in loaded
    )


def _pages(loaded: Iterable[LanguageCatalogs]) -> list[str]:
    """Every page that has a message in use. Raises SourceError where there is none."""
    catalogs = [found for one in loaded for found in one.catalogs.values()]
    active = (m for found in catalogs for m in found.messages if m.state is not State.OBSOLETE)
    found = sorted({place for m in active for place in m.places})
    if not found:
        raise SourceError("there are no catalogs to approve anything in; `run` makes them")
    return found


def _refused(
    paths: Paths,
    catalogs: LanguageCatalogs,
    found: Sequence[tuple[Place, Message]],
    command: Command,
) -> Approval:
    """What is to be done, without what a check calls an error."""
    if command == "unapprove":
        return Approval(catalogs.language, tuple(found), catalogs.problems)
    errors = {place: list(_errors(paths, catalogs, place, message)) for place, message in found}
    good = tuple((place, message) for place, message in found if not errors[place])
    problems = (problem for some in errors.values() for problem in some)
    return Approval(catalogs.language, good, (*catalogs.problems, *problems))


def _errors(
    paths: Paths, catalogs: LanguageCatalogs, place: Place, message: Message
) -> Iterator[Problem]:
    """What is so wrong with a message that it cannot be approved."""
    stem = place[0]
    name, language = paths.po_name(catalogs.language, stem), catalogs.language
    forms = language_catalogs.plurals(catalogs.catalogs[stem], language)
    for one in runner.check((approved(message),), name, language.tag, plurals=forms):
        if one.level == "error":
            yield replace(one, message=f"not approved: {one.message}")


def carry_out(
    paths: Paths,
    command: Command,
    plans: Iterable[tuple[LanguageCatalogs, Approval]],
    by: str,
) -> tuple[Approval, ...]:
    """Do what was planned, `by` being who does it, and keep how to undo it. Raises OutputError."""
    done = tuple(_carried_out(paths, command, catalogs, found, by) for catalogs, found in plans)
    made = [exchange for one in done for exchange in one.exchanges]
    try:
        if made:
            record.keep(paths, command, made)
    except OutputError as error:
        what = f"this cannot be undone by `{command} --undo`: {error.what}"
        lost = Problem(STATE, 0, "warning", "cache", what)
        return tuple(replace(one, problems=(*one.problems, lost)) for one in done)
    return done


def _carried_out(
    paths: Paths, command: Command, catalogs: LanguageCatalogs, found: Approval, by: str
) -> Approval:
    turned = approved if command == "approve" else withdrawn
    plan = {place: (message, turned(message)) for place, message in found.messages}
    done = change(paths, catalogs, plan, by)
    left = frozenset(done.left)
    told = (_meanwhile(paths, catalogs, place, plan[place][0]) for place in done.left)
    new = (one for one in done.catalogs.problems if one not in catalogs.problems)
    return replace(
        found,
        messages=tuple(one for one in found.messages if one[0] not in left),
        problems=(*found.problems, *told, *new),
        exchanges=done.exchanges,
    )


def _meanwhile(paths: Paths, catalogs: LanguageCatalogs, place: Place, message: Message) -> Problem:
    """A message that was not changed after all."""
    name, tag = paths.po_name(catalogs.language, place[0]), catalogs.language.tag
    what = "somebody has changed or saves it just now, and it is left as it is; look at it"
    return Problem(name, message.line, "error", "changed-since", what, tag, place[1].source[:60])
