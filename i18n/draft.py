"""Filling a catalog: what people approved elsewhere first, then a machine."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.catalog import machine_owned, with_draft
from i18n.checks import usable
from i18n.machine import Draft
from i18n.model import Catalog, Message, Origin, Problem, State
from i18n.render import EMPTY

MEMORY = "memory"
"""The route of a draft that people approved elsewhere."""

Memory = Mapping[str, tuple[str, str]]
"""Source string to its approved text and the page it stands on."""

Machine = Callable[[Sequence[str]], Sequence[Draft]]
"""Translators' strings to drafts, one each, in order."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A catalog with its drafts: how many messages each route drafted, and what is in doubt."""

    catalog: Catalog
    routes: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


def remember(catalogs: Iterable[Catalog]) -> Memory:
    """What people have approved, by source string. Where texts differ the commonest wins, and
    among equals the first."""
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    pages: dict[tuple[str, str], str] = {}
    for catalog in catalogs:
        for message in catalog.messages:
            if _worth_remembering(message, catalog.language):
                texts[message.key.source][message.text] += 1
                pages.setdefault((message.key.source, message.text), message.places[0])
    best = {source: counted.most_common(1)[0][0] for source, counted in texts.items()}
    return {source: (text, pages[source, text]) for source, text in best.items()}


def _worth_remembering(message: Message, language: str) -> bool:
    """An approved text that holds elsewhere: a sentence left out here belongs to its page."""
    approved = message.state is State.APPROVED and message.places and not message.plural
    return bool(approved) and message.text != EMPTY and usable(message, language)


def pending(catalog: Catalog, redo: bool = False) -> tuple[str, ...]:
    """The source strings that want a draft: those without text and, to redo them, those whose
    draft nobody has touched."""
    return tuple(m.key.source for m in catalog.messages if _wants(m, redo))


def _wants(message: Message, redo: bool) -> bool:
    if message.plural:
        return False
    if message.state is State.EMPTY:
        return True
    return redo and message.state is State.DRAFT and machine_owned(message)


def fill(
    catalog: Catalog, memory: Memory, drafts: Mapping[str, Draft], path: str, redo: bool = False
) -> Filled:
    """Draft what nobody owns: from memory, else from the given machine drafts by source.

    What a machine could not do stays EMPTY, with a Problem that says why.
    """
    messages = []
    routes: Counter[str] = Counter()
    problems = []
    for message in catalog.messages:
        if _wants(message, redo):
            blank = replace(message, text="", state=State.EMPTY, origin=None)
            done = _filled(blank, memory, drafts)
            draft = drafts.get(message.key.source)
            if done.state is State.EMPTY and draft is not None and draft.why:
                problems.append(_undrafted(message, draft.why, path, catalog.language))
            if done.state is State.EMPTY and message.text:
                done = message
            elif done.origin is not None:
                routes[_route(done.origin)] += 1
            message = done
        messages.append(message)
    filled = replace(catalog, messages=tuple(messages))
    return Filled(filled, tuple(sorted(routes.items())), tuple(problems))


def _filled(message: Message, memory: Memory, drafts: Mapping[str, Draft]) -> Message:
    source = message.key.source
    if source in memory:
        text, page = memory[source]
        return with_draft(message, text, Origin("memory", f"100% {page}"))
    draft = drafts.get(source)
    if draft is None or not draft.text:
        return message
    return with_draft(message, draft.text, Origin("machine", draft.route, doubt=draft.doubt))


def _route(origin: Origin) -> str:
    return origin.detail if origin.kind == "machine" else MEMORY


def _undrafted(message: Message, why: str, path: str, language: str) -> Problem:
    return Problem(
        path, message.line, "warning", "no-draft", f"{why} — “{message.key.source[:60]}”", language
    )
