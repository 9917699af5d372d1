"""Filling a catalog: what people approved elsewhere first, then a machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from i18n.catalogs import page_slugs
from i18n.catalogs.ownership import machine_owned, with_draft
from i18n.memory.lookup import Lookup, MemoryMatch
from i18n.memory.units import TranslationUnit, units_to_fill
from i18n.model import Catalog, Key, Message, Origin, Problem, State
from i18n.mt.drafting import Draft
from i18n.placeables import protected
from i18n.stages import plural_pretranslation

MEMORY = "memory"
"""The route of a draft that people approved elsewhere."""

# What is nearer to people's translations of debian-handbook, the text of a near match or the
# machine's draft? chrF of both, by how alike the sources are (`make bench-near`):
#
#                                     75-79 %    80-84 %    85-89 %    90-94 %    95-99 %
#   Portuguese, a model for it      56 or 72   70 or 75   76 or 69   84 or 62   99 or 74
#   Spanish through Portuguese      59 or 61   74 or 66   76 or 64   83 or 59   99 or 67
#   Catalan through both            57 or 57   73 or 67   75 or 60   85 or 63  100 or 70

SURE = 85
"""The least score of a near match that is offered before the draft of a model for the pair."""

SURE_INDIRECT = 80
"""The same before the draft of a weaker route."""

MODEL = 0.84
"""The least quality prior of a model for the pair; see `i18n.engines.routes`."""


def sure(quality: float) -> int:
    """The least score of a near match that is offered before a machine's draft, by the
    quality prior of the route to the language."""
    return SURE if quality >= MODEL else SURE_INDIRECT


@dataclass(frozen=True, slots=True)
class Filled:
    """A catalog with its drafts: how many messages each route drafted, and what is in doubt."""

    catalog: Catalog
    routes: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


def pending(catalog: Catalog, redo: bool = False) -> tuple[TranslationUnit, ...]:
    """The places that want a draft: those without text and, to redo them, those whose draft
    nobody has touched."""
    active = [m for m in catalog.messages if m.state is not State.OBSOLETE]
    placed = zip(active, units_to_fill(catalog), strict=True)
    return tuple(place for message, place in placed if _wants(message, redo))


def _wants(message: Message, redo: bool) -> bool:
    if page_slugs.holds(message) or _is_choice(message.key.source):
        return False
    if message.state is State.EMPTY:
        return True
    return redo and message.state is State.DRAFT and machine_owned(message)


def _is_choice(source: str) -> bool:
    """Whether a source is nothing but texts to choose from: a machine sees one placeholder."""
    return bool(protected.choices(source)) and not protected.words_to_translate(source, frozenset())


def asked(
    catalog: Catalog, recall: Lookup, *, redo: bool = False, least: int = SURE, plurals: str = ""
) -> Iterator[str]:
    """The strings that a machine shall draft: the sources that memory has nothing sure for, by
    the score `least`, and of plural messages those of each form of the Plural-Forms `plurals`."""
    at = {place_key(place): place for place in units_to_fill(catalog)}
    for message in catalog.messages:
        if message.state is State.OBSOLETE or not _wants(message, redo):
            continue
        if message.plural:
            yield from plural_pretranslation.asked(message, plurals)
        elif not ((found := recall(at[message.key])) and found.score >= least):
            yield message.key.source


def fill(
    catalog: Catalog,
    recall: Lookup,
    drafts: Mapping[str, Draft],
    path: str,
    *,
    redo: bool = False,
    least: int = SURE,
    plurals: str = "",
) -> Filled:
    """Draft what nobody owns: from memory, else from the given machine drafts by source. A
    near match is offered before the machine's from the score `least`. A plural message is
    drafted by machine, in the forms of the Plural-Forms `plurals`.

    What a machine could not do stays EMPTY, with a Problem that says why.
    """
    at = {place_key(place): place for place in units_to_fill(catalog)}
    messages = []
    routes: Counter[str] = Counter()
    problems = []
    for message in catalog.messages:
        if message.state is not State.OBSOLETE and _wants(message, redo):
            if message.plural:
                done, why = _filled_forms(message, drafts, plurals)
            else:
                draft = drafts.get(message.key.source)
                done = _filled(message, recall(at[message.key]), draft, least)
                why = draft.why if draft is not None else ""
            if done.state is State.EMPTY and why:
                problems.append(_undrafted(message, why, path, catalog.language))
            if done is not message and done.origin is not None:
                routes[_route(done.origin)] += 1
            message = done
        messages.append(message)
    filled = replace(catalog, messages=tuple(messages))
    return Filled(filled, tuple(sorted(routes.items())), tuple(problems))


def place_key(place: TranslationUnit) -> Key:
    """The key of the message in a place."""
    return Key(place.context, place.source)


def _filled(
    message: Message, recalled: MemoryMatch | None, draft: Draft | None, least: int
) -> Message:
    """A message with the best there is; as it was if there is nothing."""
    blank = replace(message, text="", state=State.EMPTY, origin=None)
    machine = draft is not None and draft.text != ""
    if recalled is not None and (recalled.score >= least or not machine):
        origin = Origin("memory", f"{recalled.score}% {recalled.page or 'memory'}")
        done = with_draft(blank, recalled.text, origin)
        return replace(done, state=State.APPROVED) if recalled.score > 100 else done
    if draft is None or not draft.text:
        return message
    return with_draft(blank, draft.text, Origin("machine", draft.route, doubt=draft.doubt))


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
    return Problem(
        path, message.line, "warning", "no-draft", f"{why} — “{message.key.source[:60]}”", language
    )
