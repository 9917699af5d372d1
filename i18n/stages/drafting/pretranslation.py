"""Filling a catalog: what people approved elsewhere first, then a machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from i18n.catalogs import page_slugs
from i18n.catalogs.ownership import machine_owned, with_draft
from i18n.memory import reuse
from i18n.memory.lookup import Lookup, MemoryMatch
from i18n.memory.units import TranslationUnit, units_to_fill
from i18n.model import Catalog, Draft, Key, Message, Origin, Problem, State
from i18n.placeables import protected
from i18n.stages.drafting import plural_pretranslation, reworded
from i18n.stages.drafting.origins import MEMORY


@dataclass(frozen=True, slots=True)
class Filled:
    """A catalog with its drafts: how many messages each route drafted, and what is in doubt."""

    catalog: Catalog
    routes: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the memory has for a message that wants a draft, and what a machine would be asked.
    `reworded` says that the message has people's words for an older source."""

    match: MemoryMatch | None
    strings: tuple[str, ...]
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Pretranslation:
    """A catalog, and by key its messages that want a draft, each looked up once; `plurals` is
    the Plural-Forms by which its forms go."""

    catalog: Catalog
    wanted: Mapping[Key, Wanted]
    plurals: str = ""

    def strings_for_mt(self, min_score: int) -> tuple[str, ...]:
        """What a machine shall draft: the sources that the memory has nothing sure for, by the
        least score of a near match, and of plural messages those of each form."""
        return tuple(
            string
            for one in self.wanted.values()
            if not one.reworded
            if one.match is None or not one.match.beats_machine(min_score)
            for string in one.strings
        )

    @property
    def reworded(self) -> tuple[str, ...]:
        """The sources that an engine shall draft which is told what people approved before."""
        return tuple(s for one in self.wanted.values() if one.reworded for s in one.strings)


def pretranslation(
    catalog: Catalog,
    lookup: Lookup,
    *,
    redo: bool = False,
    plurals: str = "",
    revise: bool = False,
) -> Pretranslation:
    """The messages of a catalog that want a draft, with what the memory has for each. To `redo`
    drafts, those that nobody has touched want one too, and those that were reworded where an
    engine can `revise` people's words."""
    wanted: dict[Key, Wanted] = {}
    for message, place in _placed(catalog, redo):
        if message.plural:
            strings = tuple(plural_pretranslation.asked(message, plurals))
            wanted[message.key] = Wanted(None, strings)
        else:
            wanted[message.key] = Wanted(lookup(place), (message.key.source,))
    for message in reworded.waiting(catalog) if revise else ():
        if not _is_choice(message.key.source):
            wanted[message.key] = Wanted(None, (message.key.source,), reworded=True)
    return Pretranslation(catalog, wanted, plurals)


def untranslated(catalog: Catalog) -> tuple[TranslationUnit, ...]:
    """The places without text that want a draft."""
    return tuple(place for _, place in _placed(catalog, redo=False))


def _placed(catalog: Catalog, redo: bool) -> list[tuple[Message, TranslationUnit]]:
    active = [m for m in catalog.messages if m.state is not State.OBSOLETE]
    if not any(_wants(message, redo) for message in active):
        return []
    placed = zip(active, units_to_fill(catalog), strict=True)
    return [(message, place) for message, place in placed if _wants(message, redo)]


def _wants(message: Message, redo: bool) -> bool:
    if page_slugs.holds(message) or _is_choice(message.key.source):
        return False
    if message.state is State.EMPTY:
        return True
    return redo and message.state is State.DRAFT and machine_owned(message)


def _is_choice(source: str) -> bool:
    """Whether a source is nothing but texts to choose from: a machine sees one placeholder."""
    return bool(protected.choices(source)) and not protected.words_to_translate(source, frozenset())


def fill(
    found: Pretranslation,
    drafts: Mapping[str, Draft],
    path: str,
    min_score: int,
    revised: Mapping[str, Draft] | None = None,
) -> Filled:
    """Draft what nobody owns: from memory, else from the given machine drafts by source. A
    near match is offered before the machine's from `min_score`. A plural message is drafted by
    machine, one that was reworded by what `revised` its old text.

    What a machine could not do stays EMPTY, with a Problem that says why. `path` is the
    catalog's, for Problems.
    """
    messages = []
    routes: Counter[str] = Counter()
    problems = []
    for message in found.catalog.messages:
        done = message
        if message.state is not State.OBSOLETE and (wanted := found.wanted.get(message.key)):
            if wanted.reworded:
                done, why = _revised(message, revised or {}), ""
            elif message.plural:
                done, why = _filled_forms(message, drafts, found.plurals)
            else:
                draft = drafts.get(message.key.source)
                done = _filled(message, wanted.match, draft, min_score)
                why = draft.why if draft is not None else ""
            if done.state is State.EMPTY and why:
                problems.append(_undrafted(message, why, path, found.catalog.language))
            if done is not message and done.origin is not None:
                routes[_route(done.origin)] += 1
        messages.append(done)
    filled = replace(found.catalog, messages=tuple(messages))
    return Filled(filled, tuple(sorted(routes.items())), tuple(problems))


def _filled(
    message: Message, match: MemoryMatch | None, draft: Draft | None, min_score: int
) -> Message:
    """A message with the best there is; as it was if there is nothing. What a person has emptied
    stays a person's: nothing that is approved elsewhere is approved there."""
    emptied = message.state is State.EMPTY and message.origin is not None
    machine = draft is not None and draft.text != ""
    if match is not None and (match.beats_machine(min_score) or not machine):
        done = reuse.drafted(
            message, replace(match, score=min(match.score, 100)) if emptied else match
        )
    elif draft is not None and draft.text:
        blank = replace(message, text="", state=State.EMPTY, previous=None, previous_plural="")
        done = with_draft(blank, draft.text, Origin("machine", draft.route, doubt=draft.doubt))
    else:
        return message
    if emptied and done.origin:
        return replace(done, origin=replace(done.origin, approved=True))
    return done


def _revised(message: Message, drafts: Mapping[str, Draft]) -> Message:
    """A reworded message with the new text that an engine made of the old one, else as it was."""
    draft = drafts.get(message.key.source)
    return reworded.with_revision(message, draft) if draft and draft.text else message


def _filled_forms(
    message: Message, drafts: Mapping[str, Draft], plurals: str
) -> tuple[Message, str]:
    """A plural message with a draft of every form, or as it was and why."""
    found = plural_pretranslation.drafted(message, drafts, plurals)
    if found is None:
        return message, ""
    forms, draft = found
    if not forms:
        return message, draft.why
    blank = replace(message, text="", forms=(), state=State.EMPTY, origin=None)
    origin = Origin("machine", draft.route, doubt=draft.doubt)
    return with_draft(blank, forms, origin), ""


def _route(origin: Origin) -> str:
    return origin.detail if origin.kind == "machine" else MEMORY


def _undrafted(message: Message, why: str, path: str, language: str) -> Problem:
    return Problem(path, message.line, "warning", "no-draft", why, language, quoted(message))


def quoted(message: Message) -> str:
    """How a message without a draft is told of."""
    return message.key.source[:60]
