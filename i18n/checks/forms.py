"""A plural message's findings: each form looked at beside the source that it goes back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from i18n import counts, numerals
from i18n.checks.finding import Finding
from i18n.model import Message

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
    wanted, there = counts.size(plurals), len(message.forms)
    if plurals and there != wanted:
        what = f"{there} plural forms, where this catalog's header has {wanted}"
        yield Finding("error", "plural-forms", what)


def _of_form(
    rules: Findings, message: Message, index: int, language: str, plurals: str
) -> tuple[Finding, ...]:
    """The findings beside the plural source, or beside the singular where that suits better."""
    text = message.forms[index]
    found = rules(message.plural, text, language)
    if not text or not found:
        return found
    rare = counts.may_omit_number(plurals, index)
    if rare:
        number = numerals.placeholder(message.plural)
        found = tuple(f for f in found if not _omits(f, number))
    if rare or counts.holds_one(plurals, index):
        other = rules(message.key.source, text, language)
        if _weight(other) < _weight(found):
            return other
    return found


def _omits(finding: Finding, number: str) -> bool:
    missing = f"{number} is missing"
    return bool(number) and finding.rule == "placeholders" and finding.message.startswith(missing)


def _weight(found: tuple[Finding, ...]) -> tuple[int, int]:
    return sum(f.level == "error" for f in found), len(found)
