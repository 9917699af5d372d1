"""Words put into lines: as wide as those of the source, and begun as these are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from i18n.formats.markdown import escapes
from i18n.formats.markdown.dialects import Dialect
from i18n.formats.markdown.document import Document
from i18n.formats.markdown.units import Token, Unit

_NARROW = 60
_USUAL = 80
_BLOCK_TAG = re.compile(
    r"<(?:!|\?|/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col"
    r"|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame"
    r"|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes"
    r"|ol|optgroup|option|p|param|pre|script|search|section|style|summary|table|tbody|td|textarea"
    r"|tfoot|th|thead|title|tr|track|ul)(?:[\s/>]|\Z))",
    re.IGNORECASE,
)


class Run(NamedTuple):
    """A stretch of a unit's new text. Only `words` may break at spaces; of the others `newline`
    says that a line ends in it, and what begins the next, `held` that it would be a block if it
    were alone in a line."""

    text: str
    words: bool = False
    newline: bool = False
    held: bool = False


BREAK = Run("\n", newline=True)
"""Where a sentence begins a line of its own."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the lines of a unit are: `width` is 0 where they are not wrapped, `first` the column
    in which the unit begins, `prefix` what begins its further lines."""

    width: int = 0
    first: int = 0
    prefix: str = ""
    newline: str = "\n"
    heading: bool = False


def softs(tokens: Sequence[Token]) -> list[Token]:
    """The line ends that are only wraps."""
    return [token for token in tokens if token.kind == "soft"]


def shape(found: Document, unit: Unit) -> Shape:
    """How the lines of a unit of the source are."""
    breaks = softs(unit.tokens)
    heading = unit.kind.startswith("heading")
    start = _line_start(found.text, unit.start)
    first = unit.start - start
    if not breaks or heading or unit.kind == "tablecell":
        return Shape(first=first, heading=heading)
    end = found.text[breaks[0].start : breaks[0].end]
    newline = re.match(r"[ \t]*(\r\n|\r|\n)", end)
    line = newline[1] if newline else "\n"
    width = _longest(found.text, start, unit.end)
    if width < _NARROW:
        width = max(width, min(_USUAL, _widest(found)))
    return Shape(width, first, end[newline.end() :] if newline else "", line)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _longest(text: str, start: int, end: int) -> int:
    return max(map(len, re.split(r"\r\n|\r|\n", text[start:end])))


def _widest(found: Document) -> int:
    """The width of the widest wrapped unit of a document."""
    wrapped = (one for one in found.items if isinstance(one, Unit) and softs(one.tokens))
    return max(
        (_longest(found.text, _line_start(found.text, one.start), one.end) for one in wrapped),
        default=0,
    )


def lines(runs: Sequence[Run], shape: Shape, dialect: Dialect) -> str:
    """The runs of a unit as its lines."""
    out: list[tuple[str, bool]] = [("", True)]
    alone = True
    width = shape.first
    for piece, spaced in _pieces(runs):
        text = piece.text
        if piece.newline:
            end = shape.newline + shape.prefix if piece is BREAK else text
            out[-1] = (out[-1][0] + end, out[-1][1])
            out.append(("", True))
            alone = True
            width = len(shape.prefix)
            continue
        line, safe = out[-1]
        full = shape.width and line and width + spaced + len(text) > shape.width
        if spaced and full and not (alone or piece.held or _BLOCK_TAG.match(text)):
            out[-1] = (line + shape.newline + shape.prefix, safe)
            out.append((text, piece.words))
            width = len(shape.prefix) + len(text)
        else:
            gap = " " if spaced and line else ""
            out[-1] = (line + gap + text, safe if line else piece.words)
            width += len(gap) + len(text)
        alone = piece.held and (alone or not line)
    return "".join(
        escapes.begun(one, dialect, heading=shape.heading) if words else one for one, words in out
    )


def _pieces(runs: Sequence[Run]) -> list[tuple[Run, bool]]:
    """What is never broken, one after the other, each with whether a space stands before it."""
    found: list[tuple[Run, bool]] = []
    spaced = False
    glued = False
    for run in runs:
        if run.newline:
            found.append((run, False))
            spaced = glued = False
            continue
        parts = run.text.split(" ") if run.words else [run.text]
        for number, part in enumerate(parts):
            spaced = spaced or number > 0
            if not part:
                glued = glued and not spaced
                continue
            if glued and not spaced and found:
                last = found.pop()
                held = last[0].held and run.held
                found.append((Run(last[0].text + part, last[0].words, held=held), last[1]))
            else:
                found.append((Run(part, run.words, held=run.held), spaced))
            spaced, glued = False, True
        if run.text and not run.words:
            glued = True
    return found
