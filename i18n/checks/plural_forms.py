"""A plural message's findings: each form looked at beside the source that it goes back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from i18n.checks.finding import Finding
from i18n.errors import counted
from i18n.languages.plural_forms import form, holds_one, may_omit_number, size
from i18n.model import Message
from i18n.placeables import inline_tags, plural_number, protected

Findings = Callable[[str, str, str], tuple[Finding, ...]]
"""(source, translation, language) -> findings."""


def findings(rules: Findings, message: Message, language: str, plurals: str) -> tuple[Finding, ...]:
    """What rules say of the forms, each form named; wrong is also how many there are.

    A form that few numbers take may leave the number out, as msgfmt allows: `one file`.
    """
    out = list(_count(message, plurals))
    for index, text in enumerate(message.forms):
        for one in _of_form(rules, message, index, language, plurals):
            if text or one.rule == "empty":
                out.append(replace(one, message=f"form {index}: {one.message}"))
    return tuple(sorted(out, key=lambda finding: finding.level))


def _count(message: Message, plurals: str) -> Iterator[Finding]:
    wanted, there = size(plurals), len(message.forms)
    if plurals and there != wanted:
        have = counted(there, "plural form")
        what = f"{have}, where “{plurals}” asks for {wanted}; write as many"
        yield Finding("error", "plural-forms", what)


def _of_form(
    rules: Findings, message: Message, index: int, language: str, plurals: str
) -> tuple[Finding, ...]:
    """The findings beside the plural source, or beside the singular where that suits better."""
    text = message.forms[index]
    found = rules(message.plural, text, language)
    if not text or not found:
        return found
    free = _omissible(message, plurals, index)
    found = tuple(f for f in found if not f.missing or f.missing not in free)
    if may_omit_number(plurals, index) or holds_one(plurals, index):
        other = rules(message.key.source, text, language)
        if _weight(other) < _weight(found):
            return other
    return found


def _omissible(message: Message, plurals: str, index: int) -> tuple[str, ...]:
    """The placeholders that a form may leave out: where it is for few numbers theirs; in
    Arabic's form for none all of them (`nothing was changed`)."""
    if not may_omit_number(plurals, index):
        return ()
    if form(plurals, 0) == index and not holds_one(plurals, index):
        return protected.placeholders(inline_tags.plain(message.plural))
    number = plural_number.placeholder(message.plural)
    return (number,) if number else ()


def _weight(found: tuple[Finding, ...]) -> tuple[int, int]:
    return sum(f.level == "error" for f in found), len(found)
