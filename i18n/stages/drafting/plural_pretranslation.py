"""A plural message drafted form by form: the words for one from the singular source, the rest
from the plural."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from i18n.languages.plural_forms import example, holds_one, size, speaks_of_one
from i18n.model import COPY, Draft, Message
from i18n.mt.acceptance import damaged
from i18n.mt.source_string import SourceString
from i18n.placeables import inline_tags, plural_number, protected


def source_of(message: Message, plurals: str, index: int) -> str:
    """The source of one form of a message.

    The singular where the form is for 1 alone, or names its number as the plural does: Russian
    has one form for 1, 21 and 31, to which `One file` would be wrong.
    """
    singular, plural = message.key.source, message.plural
    if speaks_of_one(plurals, index):
        return singular
    same = sorted(_placeholders(singular)) == sorted(_placeholders(plural))
    return singular if same and holds_one(plurals, index) else plural


def _placeholders(string: str) -> tuple[str, ...]:
    return protected.placeholders(inline_tags.plain(string))


def asked(message: Message, plurals: str) -> Iterator[str]:
    """What a machine is asked for a message: the source of each form, with a numeral for its
    number where there is one, and as it is."""
    for index in range(size(plurals)):
        source = source_of(message, plurals, index)
        if spoken := plural_number.spoken(source, example(plurals, index)):
            yield spoken
        yield source


def drafted(
    message: Message, drafts: Mapping[str, Draft], plurals: str
) -> tuple[tuple[str, ...], Draft] | None:
    """The forms of a message, and a draft that says how all came about.

    The forms are empty where one has no draft; None where nothing was asked for.
    """
    each = [_form(message, drafts, plurals, index) for index in range(size(plurals))]
    found = [one for one in each if one is not None]
    if len(found) < len(each):
        return None
    if failed := [one for one in found if not one.text]:
        return (), failed[0]
    routes = dict.fromkeys(one.route for one in found if one.route != COPY)
    doubts = dict.fromkeys(doubt for one in found for doubt in one.doubts)
    forms = tuple(one.text for one in found)
    return forms, Draft(forms[0], "; ".join(routes) or COPY, tuple(doubts))


def _form(message: Message, drafts: Mapping[str, Draft], plurals: str, index: int) -> Draft | None:
    source = source_of(message, plurals, index)
    number = example(plurals, index)
    said = drafts.get(plural_number.spoken(source, number))
    text = plural_number.restored(said.text, source, number) if said else ""
    if said and text and not damaged(text, SourceString(source, frozenset())):
        return replace(said, text=text)
    return drafts.get(source)
