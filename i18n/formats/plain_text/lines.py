"""A plain text as lines, and lines as paragraphs: what stands between blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from i18n.formats import front_matter

_LINE = re.compile(r"[^\r\n]*+(?>(?:\r\n|\r|\n)?)")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?(?:(?=>)|[ \t]*))+")
_PROMPT = re.compile(r"[ \t]*>>> (?:[\w.]+\s*[(=\[]|(?:import|from|print|for|if|def|class)\s)")
_BESIDE = " \t\n\f\r\xa0"


@dataclass(slots=True)
class Line:
    """A line without the white space around it: where its words stand, the column at which they
    begin (of 4 columns a tab), and the marks of a quotation before them."""

    start: int
    end: int
    indent: int
    words: str
    quote: str = ""

    @property
    def width(self) -> int:
        """The column at which the line ends."""
        return self.indent + len(self.words)


def beginning(text: str) -> int:
    """Where a text begins: after a byte order mark, and after front matter."""
    return front_matter.end(text) or int(text.startswith("\ufeff"))


def paragraphs(text: str) -> list[list[Line]]:
    """The lines between blank lines; a quotation begins and ends a paragraph, too."""
    found: list[list[Line]] = [[]]
    depth = 0
    for line in _lines(text):
        marks = line.quote.count(">") if line else depth
        if line is None or marks != depth:
            found.append([])
        if line is not None:
            depth = marks
            if line.words:
                found[-1].append(line)
            else:
                found.append([])
    return [lines for lines in found if lines]


def _lines(text: str) -> Iterator[Line | None]:
    """Every line; None for one that is blank."""
    for match in _LINE.finditer(text, beginning(text)):
        line = match[0]
        quote = _quote(line)
        inner = line[len(quote) :]
        words = inner.strip()
        if not words:
            yield Line(match.end(), match.end(), 0, "", quote) if quote else None
            continue
        lead = quote + inner[: len(inner) - len(inner.lstrip())]
        start = match.start() + len(lead)
        yield Line(start, start + len(words), len(lead.expandtabs(4)), words, quote)


def _quote(line: str) -> str:
    found = _QUOTED.match(line)
    if found is None or _PROMPT.match(line):
        return ""
    return found[0].rstrip(_BESIDE) + " " * (line[: found.end()].rstrip(_BESIDE) + " " in line)


def newline(text: str) -> str:
    """How lines end in a text."""
    return "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
