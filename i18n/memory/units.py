"""What a translation memory holds: an approved text with the place it was approved for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from i18n.catalogs import page_slugs
from i18n.catalogs.ownership import own_plurals, reused
from i18n.languages.language_tags import agree
from i18n.languages.locales import language
from i18n.languages.plural_forms import holds_one
from i18n.model import MERGED, Catalog, State


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source string, its text in a language, and where that stands.

    `kind` is the kind of block ("paragraph", "heading 2"); `before` and `after` are the
    source strings next to it in its catalog, "" at its ends. `plural` says of a form of a
    plural message which one it is (`1 of 3`, counted from 0). A unit without `text` is a
    question: what would stand here?
    """

    source: str
    text: str = ""
    context: str = ""
    kind: str = ""
    before: str = ""
    after: str = ""
    page: str = ""
    language: str = ""
    plural: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit whose source is like another string: `score` is 100 where it is the same one."""

    score: int
    unit: TranslationUnit


def units(catalog: Catalog, *, witnesses: bool = False) -> Iterator[TranslationUnit]:
    """The approved messages of a catalog, in its order; none with plural forms, nor the ones
    left out, whose words a translator put into a neighbour. `witnesses` are only those that
    people approved themselves."""
    active = [m for m in catalog.messages if m.state is not State.OBSOLETE]
    for message, unit in zip(active, units_to_fill(catalog), strict=True):
        if message.state is not State.APPROVED or page_slugs.holds(message):
            continue
        if witnesses and reused(message):
            continue
        if not message.plural and message.text != MERGED:
            yield replace(unit, text=message.text)


def plural_units(catalog: Catalog) -> Iterator[TranslationUnit]:
    """The forms of the approved plural messages of a catalog, which `units` leaves out: each
    beside the singular where it is for 1, else beside the plural. They claim no place."""
    for message in catalog.messages:
        if message.state is State.APPROVED and message.plural:
            rule = own_plurals(catalog) or language(catalog.language).plurals
            for index, text in enumerate(message.forms):
                yield TranslationUnit(
                    source=message.key.source if holds_one(rule, index) else message.plural,
                    text=text,
                    context=message.key.context,
                    kind=message.notes.block,
                    page=message.places[0] if message.places else "",
                    language=catalog.language,
                    plural=f"{index} of {len(message.forms)}",
                )


def every_unit(catalog: Catalog) -> tuple[TranslationUnit, ...]:
    """All that people approved in a catalog, for other tools."""
    return (*units(catalog), *(one for one in plural_units(catalog) if one.source and one.text))


def units_to_fill(catalog: Catalog) -> Iterator[TranslationUnit]:
    """For each active message, whatever its state, the unit without a text: its place."""
    active = [m for m in catalog.messages if m.state is not State.OBSOLETE]
    sources = ["", *(m.key.source for m in active), ""]
    for message, before, after in zip(active, sources, sources[2:], strict=False):
        yield TranslationUnit(
            source=message.key.source,
            context=message.key.context,
            kind=message.notes.block,
            before=before,
            after=after,
            page=message.places[0] if message.places else "",
            language=catalog.language,
        )


def place_of(unit: TranslationUnit) -> TranslationUnit:
    """Where a unit stands, whatever its text and page: the trade's 101 % is where source,
    context, kind and both neighbours agree."""
    return replace(unit, text="", page="")


def placeless(unit: TranslationUnit) -> TranslationUnit:
    """A unit of a file of others, which stands nowhere on the site: nobody can take back there
    what was approved, so that it is a draft here and no more."""
    return replace(unit, kind="", before="", after="")


def has_context(place: TranslationUnit) -> bool:
    """Whether enough is known of a place to find it again. Not of units that came without
    one, nor of a message that stands alone."""
    return bool(place.kind and (place.before or place.after))


def for_languages(
    found: Iterable[TranslationUnit], languages: Iterable[str]
) -> Iterator[TranslationUnit]:
    """Units from elsewhere under the tags of our languages; those in no language of ours are
    left out. What is marked `es` or `es-MX` serves `es`, what is marked `pt` serves `pt-BR`."""
    ours = tuple(languages)
    for unit in found:
        for tag in ours:
            if agree(unit.language, tag):
                yield replace(unit, language=tag)
