"""What holds for a site's UI strings only, which a program takes as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from i18n.checks.finding import Finding, Rule
from i18n.placeables import inline_tags
from i18n.placeables.inline_tags import added_markup


def markup_in_words(source: str, translation: str, language: str) -> Iterator[Finding]:
    """Markup spelt out in the words (`&lt;b>`): a program may well show it as markup."""
    for found in sorted(added_markup(inline_tags.plain(source), inline_tags.plain(translation))):
        yield Finding("error", "markup-in-words", f"“{found}” is not in the source; delete it")


def line_ends(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A line end at the start or the end, which msgfmt wants on both sides or on none."""
    for has, where in ((str.startswith, "start"), (str.endswith, "end")):
        if has(source, "\n") != has(translation, "\n"):
            what = "add" if has(source, "\n") else "delete"
            yield Finding("error", "line-ends", f"{what} the line end at the {where}")


_CHOICE = re.compile(r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,")


def choices(source: str, translation: str, language: str) -> Iterator[Finding]:
    """An ICU plural or select without `other`, which no reader of such messages takes."""
    for one in _CHOICE.finditer(translation):
        if not re.search(r"\bother\s*$", _keys(translation, one.end()), re.M):
            yield Finding("error", "choices", f"“{one[0]}” has no “other {{…}}”; add it")


def _keys(text: str, start: int) -> str:
    """What stands between the branches of a choice, a line each, up to its end."""
    depth, found = 0, []
    for sign in text[start:]:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            break
        found.append("\n" if depth else sign)
    return "".join(found)


def bars(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A `|` that is missing or added: Laravel and Docusaurus part the forms of a plural at it."""
    wanted, found = source.count("|"), translation.count("|")
    if wanted != found:
        what = (
            f"“|” stands here {found} times, and {wanted} in the source; programs part texts there"
        )
        yield Finding("error", "bars", what)


_COLON = re.compile(r"(?<![\w:/.]):[A-Za-z_]\w*(?![\w:])")


def placeholders(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A `:name` that Laravel fills in. Its case is the translator's: `:Name` is a capital there."""
    if ":" not in source and ":" not in translation:
        return
    wanted, found = (
        Counter(map(str.lower, _COLON.findall(inline_tags.plain(one))))
        for one in (source, translation)
    )
    for item in wanted - found:
        what = f"{item} is missing; copy it as it is"
        yield Finding("error", "placeholders", what, missing=item)
    for item in found - wanted:
        often = " as often" if item in wanted else ""
        yield Finding("error", "placeholders", f"{item} is not in the source{often}; delete it")


RULES: tuple[Rule, ...] = (markup_in_words, line_ends, choices, bars, placeholders)
