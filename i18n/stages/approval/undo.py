"""The last approval of many undone: what is as it was written goes back byte for byte, of the
rest each message that nobody has changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from i18n import storage
from i18n.catalogs.ownership import reused
from i18n.errors import OutputError
from i18n.languages.locales import language
from i18n.memory.lookup import MemoryMatch
from i18n.memory.reuse import drafted
from i18n.model import Catalog, Key, Language, Message, Problem, State
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths
from i18n.stages.approval import record
from i18n.stages.approval.approve import Command
from i18n.stages.approval.changing import Place, Plan, change, said
from i18n.stages.approval.record import Exchange


@dataclass(frozen=True, slots=True)
class Undone:
    """What was, or would be, undone in a language: how many messages are as before, how many
    copies on other pages are drafts again, and what is left since somebody changed it."""

    language: Language
    restored: int
    copies: int = 0
    problems: tuple[Problem, ...] = ()


def undo(paths: Paths, command: Command, by: str, *, dry: bool) -> tuple[Undone, ...]:
    """Undo what a command changed last, language by language; `dry` only says what that would do.

    Raises OutputError where there is nothing to undo.
    """
    found = record.last(paths, command)
    if found is None:
        raise OutputError(f"there is no `{command}` to undo here")
    path, exchanges = found
    tags = dict.fromkeys(one.language for one in exchanges)
    done = tuple(
        _undone(paths, [one for one in exchanges if one.language == tag], by, dry=dry)
        for tag in tags
    )
    if not dry:
        storage.remove(path, paths.root)
    return done


def _undone(paths: Paths, exchanges: Sequence[Exchange], by: str, *, dry: bool) -> Undone:
    tongue = language(exchanges[0].language)
    restored = 0
    rest: list[Exchange] = []
    given_back: dict[Place, Message] = {}
    for one in reversed(exchanges):
        changes = _changes(paths, tongue, one)
        if _put_back(paths, tongue, one, dry=dry):
            restored += len(changes)
            given_back |= {place: after for place, (_, after) in changes.items()}
        else:
            rest.append(one)
    loaded = language_catalogs.load(paths, tongue)
    plan, problems = _of_rest(paths, tongue, rest, loaded)
    given_back |= {place: before for place, (before, _) in plan.items()}
    copies = _copies(loaded, given_back, plan)
    if not dry:
        done = change(paths, loaded, {**plan, **copies}, by)
        problems += _late(paths, tongue, [place for place in done.left if place in plan])
        plan = {place: pair for place, pair in plan.items() if place not in done.left}
    return Undone(tongue, restored + len(plan), len(copies), tuple(problems))


def _changes(paths: Paths, tongue: Language, one: Exchange) -> Plan:
    """The messages whose approval an exchange gave or took: as they were, as they became."""
    before, after = (_messages(paths, tongue, one.stem, data) for data in (one.before, one.after))
    return {
        (one.stem, key): (message, after[key])
        for key, message in before.items()
        if key in after and after[key].state is not message.state
    }


def _messages(paths: Paths, tongue: Language, stem: str, data: bytes) -> Mapping[Key, Message]:
    return _by_key(language_catalogs.parsed(paths.po_name(tongue, stem), tongue, data)[0])


def _by_key(found: Catalog) -> dict[Key, Message]:
    return {m.key: m for m in found.messages}


def _put_back(paths: Paths, tongue: Language, one: Exchange, *, dry: bool) -> bool:
    """Whether a file that is as it was written is, or would be, as it was before."""
    path = paths.po(tongue, one.stem)
    if not path.is_file() or storage.read(path) != one.after:
        return False
    return dry or storage.swap(path, one.after, one.before, paths.root)


def _of_rest(
    paths: Paths, tongue: Language, rest: Sequence[Exchange], loaded: LanguageCatalogs
) -> tuple[dict[Place, tuple[Message, Message]], list[Problem]]:
    """What of files that are otherwise now can be put back, message by message, and what cannot."""
    plan: dict[Place, tuple[Message, Message]] = {}
    problems: list[Problem] = []
    for one in rest:
        there = loaded.catalogs.get(one.stem)
        now = _by_key(there) if there else {}
        for place, (before, after) in _changes(paths, tongue, one).items():
            found = now.get(place[1])
            if found is not None and said(found) == said(after):
                plan[place] = found, before
            elif found is None or said(found) != said(before):
                problems.append(_changed(paths, tongue, place, found))
    return plan, problems


def _changed(paths: Paths, tongue: Language, place: Place, now: Message | None) -> Problem:
    name, line = paths.po_name(tongue, place[0]), now.line if now else 0
    what = "changed since, and left as it is" if now else "is not there any more"
    return Problem(name, line, "error", "changed-since", what, tongue.tag, place[1].source[:60])


def _late(paths: Paths, tongue: Language, left: Sequence[Place]) -> list[Problem]:
    return [
        Problem(
            paths.po_name(tongue, stem),
            0,
            "error",
            "changed-since",
            "somebody saves it just now, and it is left as it is",
            tongue.tag,
            key.source[:60],
        )
        for stem, key in left
    ]


# --- what a run has made of it since ---------------------------------------------------


def _copies(
    loaded: LanguageCatalogs, given_back: Mapping[Place, Message], plan: Plan
) -> dict[Place, tuple[Message, Message]]:
    """What is approved on other pages for nothing but what is undone: drafts again."""
    came = {
        (page, key, message.text)
        for (_, key), message in given_back.items()
        if message.state is State.APPROVED
        for page in message.places
    }
    return {
        place: (message, _withdrawn(message))
        for place, message in _reused(loaded)
        if message.origin
        and (message.origin.detail, message.key, message.text) in came
        and place not in plan
    }


def _reused(loaded: LanguageCatalogs) -> Iterator[tuple[Place, Message]]:
    for stem, found in loaded.catalogs.items():
        yield from (((stem, m.key), m) for m in found.messages if reused(m))


def _withdrawn(message: Message) -> Message:
    page = message.origin.detail if message.origin else ""
    return drafted(message, MemoryMatch(message.text, page, 100, doubt=f"withdrawn on {page}"))
