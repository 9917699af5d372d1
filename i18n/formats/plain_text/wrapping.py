"""Whether a line break is only a wrap, or was meant: in a verse, an address, a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from i18n.formats.plain_text.lines import Line

_PAUSED = re.compile(r"[,;:.!?…—][\"'”’»)\]]*$")
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_CUT = re.compile(r"(?:[^\W\d_][-\u00ad]|\d[-–])$")
_ADDRESS = re.compile(r"<?(?:[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+)>?")
_OPENING = "\"'“‘«(["
_SHORT = 40
WIDEST = 100
_ENOUGH_LINES = 4
_TELLING = 3
_CODED = re.compile(r"(?=\S*[/_*\\.])\S+[^\s.,;:!?)]")
_RAGGED = 8
"""Who wraps by hand leaves so many columns."""


def width(paragraphs: Sequence[Sequence[Line]]) -> int:
    """The column at which lines were wrapped: where the longest ends; a long paragraph in one
    line does not count where enough others are wrapped."""
    inner = [line.width for lines in paragraphs for line in lines[:-1]]
    if len(inner) >= _ENOUGH_LINES and max(inner) <= WIDEST:
        return max(inner)
    fitting = [one for one in inner if one <= WIDEST]
    if len(fitting) >= _ENOUGH_LINES and max(fitting) >= 2 * _SHORT - _SHORT // 2:
        return max(fitting)
    return max((line.width for lines in paragraphs for line in lines), default=0)


def tells_width(lines: Sequence[Line]) -> bool:
    """Whether a paragraph alone tells the column at which it was wrapped."""
    own = max(line.width for line in lines)
    breaks = [*pairwise(lines)]
    return len(breaks) >= _TELLING or (len(breaks) > 1 and _full(breaks, own) == len(breaks))


def is_wrapped(lines: Sequence[Line], columns: int) -> bool:
    """Whether the lines of a paragraph are one text that was wrapped, on the whole."""
    breaks = [*pairwise(lines)]
    if any(_CUT.search(line.words) for line, _ in breaks):
        return True
    if not breaks:
        return False
    paused = sum(bool(_PAUSED.search(line.words)) for line, _ in breaks)
    begins = [after.words.lstrip(_OPENING)[:1] for _, after in breaks]
    capital = all(one.isupper() or one.isdigit() for one in begins)
    own = max(line.width for line in lines)
    if own - min(line.indent for line in lines) < _SHORT:
        if 2 * paused > len(breaks) or (capital and own < columns) or _holds_address(lines):
            return False
        return _full(breaks, own) * 2 >= len(breaks)
    if _full(breaks, columns - _RAGGED) * 2 >= len(breaks):
        return True
    if capital or 3 * paused >= 2 * len(breaks):
        return False
    small = sum(one.islower() for one in begins)
    return small * 2 >= len(breaks) or _full(breaks, own - _RAGGED) * 2 >= len(breaks)


def _holds_address(lines: Sequence[Line]) -> bool:
    """Whether an address stands on a line for itself, as below a name."""
    return any(_ADDRESS.fullmatch(line.words) for line in lines)


def _full(breaks: Sequence[tuple[Line, Line]], columns: int) -> int:
    """How many lines had no room for the next word."""
    return sum(
        _CUT.search(line.words) is not None or not fits(line, after, columns)
        for line, after in breaks
    )


def fits(line: Line, after: Line, columns: int) -> bool:
    """Whether the next line's first word had fitted."""
    return line.width + 1 + len(after.words.split(maxsplit=1)[0]) <= columns


def continues(line: Line, after: Line, columns: int) -> bool:
    """Whether a line of a wrapped paragraph goes on in the next one; paths and names of a program,
    a line each, do not."""
    if _CODED.fullmatch(after.words) and _CODED.fullmatch(line.words.rpartition(": ")[2]):
        return False
    if after.words[0].islower() or line.words.endswith(",") or _CUT.search(line.words):
        return True
    ragged = _RAGGED if columns >= _SHORT and not _STOPPED.search(line.words) else 0
    return not fits(line, after, columns - ragged)
