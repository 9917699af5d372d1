"""What stands around the messages of a language, for engines that can use it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from i18n.errors import SourceError
from i18n.memory.store import Memory
from i18n.model import MERGED, Catalog, Language, Message, State
from i18n.mt.contextual.message_context import MessageContext, Pair
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths
from i18n.stages.drafting import reworded
from i18n.storage import read
from i18n.terminology import glossary
from i18n.terminology.glossary import Terms

AROUND = 3
"""So many messages on each side are told."""

EXAMPLES = 2
"""So many approved texts like a message are told."""

TITLE = "page title"
_HEADING = re.compile(r"heading (\d)")


def message_contexts(
    catalogs: LanguageCatalogs, terms: Terms, memory: Memory | None
) -> Mapping[str, MessageContext]:
    """What stands around each message that nobody has translated, by its source; of a source
    that stands in several places at the first of them."""
    found: dict[str, MessageContext] = {}
    for stem in sorted(catalogs.catalogs):
        earlier = reworded.earlier(catalogs.catalogs[stem])
        for message, context in _of_catalog(catalogs.catalogs[stem]):
            told = replace(context, earlier=earlier.get(message.key))
            for source in filter(None, (message.key.source, message.plural)):
                if source not in found:
                    rows, near = _known(source, catalogs.language, terms, memory)
                    examples = tuple(one for one in near if one != told.earlier)[:EXAMPLES]
                    found[source] = replace(told, terms=rows, examples=examples)
    return found


def _of_catalog(catalog: Catalog) -> Iterator[tuple[Message, MessageContext]]:
    active = [m for m in catalog.messages if m.state is not State.OBSOLETE]
    title = next((m.key.source for m in active if m.notes.block == TITLE), "")
    headings: dict[int, str] = {}
    for at, message in enumerate(active):
        level = _HEADING.fullmatch(message.notes.block)
        depth = int(level[1]) if level else 9
        above = tuple(text for number, text in sorted(headings.items()) if number < depth)
        if level:
            headings = {n: text for n, text in headings.items() if n < depth}
            headings[depth] = message.key.source
        if message.state is State.APPROVED:
            continue
        yield (
            message,
            MessageContext(
                page=message.places[0] if message.places else "",
                position=at,
                title=title,
                headings=above,
                kind=message.notes.block,
                before=_pairs(active[max(0, at - AROUND) : at]),
                after=_pairs(active[at + 1 : at + 1 + AROUND]),
            ),
        )


def _pairs(messages: Sequence[Message]) -> tuple[Pair, ...]:
    """Messages with what people approved for them."""
    return tuple(Pair(m.key.source, _approved(m)) for m in messages)


def _approved(message: Message) -> str:
    plain = message.state is State.APPROVED and not message.plural and message.text != MERGED
    return message.text if plain else ""


def _known(
    source: str, language: Language, terms: Terms, memory: Memory | None
) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """The terms that a source holds, and what people approved for sources like it."""
    held = [hit.entry for hit in glossary.find(source, terms)]
    rows = dict.fromkeys(
        Pair(one.source, one.source if one.keep else one.renderings[0])
        for one in held
        if one.keep or one.renderings
    )
    near = memory.near(source, language.tag, limit=EXAMPLES + 1) if memory else ()
    examples = tuple(Pair(match.unit.source, match.unit.text) for match in near)
    return tuple(rows), examples


def style_of(paths: Paths, target: Language) -> str:
    """How the team wants to sound in a language: `style/es.md`, "" where there is no such file.
    Raises SourceError for a file that cannot be read."""
    path = paths.root / "style" / f"{target.tag}.md"
    if not path.is_file():
        return ""
    try:
        return read(path).decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise SourceError(
            "this is not UTF-8; save it in UTF-8", path=f"style/{path.name}"
        ) from error
