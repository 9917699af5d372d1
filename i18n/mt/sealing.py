"""Template code, and marks of notes, in a string as lone tags while the string is drafted: nobody
can break what is not there. A tag is a word of the sentence for engines, masks and the search for
the places of tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count

from i18n.placeables import inline_tags, protected, template_code
from i18n.placeables.template_flow import stretches

_LONE = re.compile(r"<(?P<label>[a-z][a-z0-9-]*)/>")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A string with tags for its code, and the code by tag."""

    text: str
    code: tuple[tuple[str, str], ...] = ()


def seal(string: str) -> Sealed:
    """A string without code. Its placeholders go too where it has code or tags, which could end
    up inside one; engines do better on simple ones in a text that has no more."""
    if not template_code.code(string) and "<" not in string:
        return Sealed(string)
    spans = [
        (start, end)
        for start, end, kind in protected.found(string, frozenset())
        if kind == "placeholder"
    ]
    notes = [
        span for span in _notes(string) if not any(a < span[1] and span[0] < b for a, b in spans)
    ]
    out: list[str] = []
    code: list[tuple[str, str]] = []
    end = 0
    labels = (f"x{number}" for number in count(1))
    for start, stop in sorted((*spans, *notes)):
        label = next(one for one in labels if f"<{one}" not in string)
        tag = f"<{label}/>"
        out += string[end:start], " " * ((start, stop) in notes), tag
        code.append((tag, string[start:stop]))
        end = stop
    return Sealed("".join([*out, string[end:]]), tuple(code))


def unseal(text: str, sealed: Sealed) -> str:
    """A draft of a sealed string with the code of its source."""
    for empty in _EMPTY.finditer(sealed.text):
        text = re.sub(rf"<{empty[1]}>\s+</{empty[1]}>", empty[0], text)
    if not sealed.code:
        return text
    code = dict(sealed.code)
    for tag, said in sealed.code:
        if _NOTE.fullmatch(said):
            text = re.sub(rf"\s*{re.escape(tag)}", tag, text)
    return _LONE.sub(lambda match: code.get(match[0], match[0]), text)


def _notes(string: str) -> list[tuple[int, int]]:
    """The marks of notes and of trade that stand at a word (`fast<sup>1</sup>`): an engine would
    take `fast1` for a name."""
    return [
        found.span()
        for found in _AT_A_WORD.finditer(string)
        if inline_tags.nested(found[0]) and found.end() < len(string)
    ]


_EMPTY = re.compile(r"<([a-z]+\d*)></\1>")
"""An icon: an element without words, which needs none."""

_MARK = r"[\[(]?(?:\d{1,3}|[*†‡§¶®™]+|TM|SM|(?<=>)[a-z](?=<))(?:[,–-]\d{1,3})*[\])]?"
_NOTE = re.compile(
    rf"<sup\d*>(?:<[a-z]+\d*>)*{_MARK}(?:</[a-z]+\d*>)*</sup\d*>"
    rf"|<(?:a|span)\d*>(?:<(?:sup|span)\d*>)+{_MARK}(?:</(?:sup|span)\d*>)+</(?:a|span)\d*>"
    r"|<(?:a|span)\d*>\[\w{1,3}\]</(?:a|span)\d*>"
)
_AT_A_WORD = re.compile(rf"(?<=[^\W\d_]{{3}})(?:{_NOTE.pattern})(?!\w)")


def out_of_order(text: str, source: str) -> bool:
    """Whether `{% endif %}` comes before its `{% if %}`, or the like."""
    return stretches(text) != stretches(source)
