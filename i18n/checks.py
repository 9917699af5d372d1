"""What is wrong with a translation: one function a rule, (source, translation) -> findings.

A rule sees translators' strings and says what it found in words that help. Whether a finding
stops a message from being published is its level: an error does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from i18n import inline, protect
from i18n.inline import Tag
from i18n.model import Message, Problem, State
from i18n.render import EMPTY

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one translation."""

    level: Level
    rule: str
    message: str


Rule = Callable[[str, str], Iterator[Finding]]

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")


def tags(source: str, translation: str) -> Iterator[Finding]:
    """Markup that is missing, doubled, foreign or does not close.

    Tags that only style (`b i em strong span br …`) may be dropped or repeated.
    """
    wanted, found = inline.tags(source), inline.tags(translation)
    for stray in inline.strays(translation):
        yield Finding("error", "tags", f"“{stray}” is no tag of the source; write &lt; for a <")
    for tag, count in (found - wanted).items():
        if tag not in wanted:
            yield Finding("error", "tags", f"{tag} is not in the source")
        else:
            level = _level(tag)
            yield Finding(
                level, "tags", f"{tag} stands {count + wanted[tag]} times, not {wanted[tag]}"
            )
    for tag in wanted - found:
        yield Finding(_level(tag), "tags", f"{tag} is missing")
    if inline.nested(source) and not inline.nested(translation):
        yield Finding("error", "tags", "a tag is not closed, or closed in the wrong order")


def _level(tag: Tag) -> Level:
    return "warning" if tag.name in inline.SOFT else "error"


def placeholders(source: str, translation: str) -> Iterator[Finding]:
    """A placeholder such as {name} or %(count)d that is missing, doubled or made up."""
    wanted = Counter(protect.placeholders(inline.plain(source)))
    found = Counter(protect.placeholders(inline.plain(translation)))
    for item in wanted - found:
        yield Finding("error", "placeholders", f"{item} is missing")
    for item in found - wanted:
        yield Finding("error", "placeholders", f"{item} is not in the source as often")


def empty(source: str, translation: str) -> Iterator[Finding]:
    """An approved text with nothing in it to read."""
    if not inline.plain(translation).strip():
        yield Finding("error", "empty", "there is no text; <empty/> leaves a sentence out")


def unsafe(source: str, translation: str) -> Iterator[Finding]:
    """Invisible characters that turn the reading direction or break the page."""
    for match in _BIDI.finditer(translation):
        if match.group() not in source:
            yield Finding("error", "unsafe", f"direction override U+{ord(match.group()):04X}")
    for match in _CONTROL.finditer(translation):
        if match.group() not in source:
            yield Finding("error", "unsafe", f"control character U+{ord(match.group()):04X}")


def unchanged(source: str, translation: str) -> Iterator[Finding]:
    """A text of several words that is still the source."""
    small = [w for w in inline.plain(source).split() if len(w) > 1 and w.isalpha() and w.islower()]
    if source == translation and len(small) > 1:
        yield Finding("warning", "unchanged", "the translation is the source text")


def numbers(source: str, translation: str) -> Iterator[Finding]:
    """A number that is missing; 1,000 may be written 1.000 and 6:30 PM 18:30."""
    found = Counter(_digits(inline.plain(translation)))
    for number, count in Counter(_digits(inline.plain(source))).items():
        if len(number) > 2 and found[number] < count:
            yield Finding("warning", "numbers", f"{number} is missing")


def _digits(text: str) -> list[str]:
    return [re.sub(r"\D", "", match.group()) for match in _NUMBER.finditer(text)]


RULES: tuple[Rule, ...] = (tags, placeholders, empty, unsafe, unchanged, numbers)


def findings(source: str, translation: str) -> tuple[Finding, ...]:
    """What every rule says of a translation, errors first."""
    if translation == EMPTY:
        return ()
    found = [finding for rule in RULES for finding in rule(source, translation)]
    return tuple(sorted(found, key=lambda f: f.level))


def usable(message: Message) -> bool:
    """Whether a message's text can stand on a page: no rule calls it an error."""
    return all(f.level == "warning" for f in findings(message.key.source, message.text))


def check(messages: Iterable[Message], path: str, language: str) -> Iterator[Problem]:
    """The problems of a catalog's active messages. Only approved texts can have errors;
    empty messages are counted, not listed."""
    empties = 0
    for message in messages:
        empties += message.state is State.EMPTY
        if message.state not in (State.APPROVED, State.DRAFT):
            continue
        for finding in findings(message.key.source, message.text):
            level: Level = finding.level if message.state is State.APPROVED else "warning"
            text = f"{finding.message} — “{_shortened(message.key.source)}”"
            yield Problem(path, message.line, level, finding.rule, text, language)
    if empties:
        text = "1 message has no text" if empties == 1 else f"{empties} messages have no text"
        yield Problem(path, 0, "warning", "untranslated", text, language)


def _shortened(source: str) -> str:
    return source if len(source) <= 60 else f"{source[:59]}…"
