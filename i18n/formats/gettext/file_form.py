"""The form in which people keep a PO file: the bytes of its entries, and how wide its lines are.
The only owner of polib, which wraps what is new in a file with wrapped lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from i18n.formats.gettext.escapes import escaped
from i18n.model import Key, Message

Head = tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]
"""A catalog's comments, marks and header."""


@dataclass(frozen=True, slots=True)
class Form:
    """`entries` are those that stand in a form that gettext's tools write, by their keys, each as
    read and as it stands there; `head` likewise the header; `width` the columns at which long
    lines are wrapped, 0 for files that are not."""

    entries: Mapping[Key, tuple[Message, str]] = field(default_factory=dict)
    head: tuple[Head, str] | None = None
    width: int = 0


PLAIN = Form()
"""A new file's: one line for a string without line ends."""


@cache
def _tidy_lines() -> re.Pattern[str]:
    return re.compile(
        r"""(?:\#(?:[ ][^\n]*)?\n | \#[.:,][ ][^\n]*\n | \#\.\n)*
        (?:(?:\#[|][ ]|\#~[|]?[ ])?(?:msg[a-z_]+(?:\[\d+\])?[ ])?
           "[^"\\\n]*(?:\\[\\"ntrvbf][^"\\\n]*)*"\n)+""",
        re.X,
    )


_FLAGS = re.compile(r"^#,.*\n", re.M)
_SHORT, _LONG = 50, 90
"""No tool wraps at fewer columns or more."""


def tidy(entry: str, flags: Sequence[str]) -> bool:
    """Whether an entry's lines are such as gettext's tools write them, with these flags."""
    there = _FLAGS.findall(entry) if "#," in entry else []
    wanted = [f"#, {', '.join(flags)}\n"] if flags else []
    return there == wanted and _tidy_lines().fullmatch(entry) is not None


def width(lines: Sequence[str]) -> int:
    """The columns at which a file's long strings are wrapped; 0 where more of them are not."""
    broken = [
        len(one)
        for one, after in pairwise(lines)
        if one.endswith('"') and not one.endswith((' ""', '\\n"')) and _goes_on(after)
    ]
    widest = min(max(broken, default=0), _LONG)
    whole = sum(len(one) > _LONG and one.endswith('"') for one in lines)
    return widest if widest >= _SHORT and len(broken) > whole else 0


def _goes_on(line: str) -> bool:
    return line.startswith(('"', '#~ "', '#| "', '#~| "'))


def string_lines(keyword: str, value: str, width: int = 0, *, multi: bool = False) -> Iterator[str]:
    """A keyword with its string: on one line unless there is a newline before the end, or it is
    wider than `width`."""
    first = f'{keyword} "{escaped(value)}"'
    if not multi and "\n" not in value[:-1] and (not width or len(first) <= width):
        yield first
        return
    yield f'{keyword} ""'
    for line in re.findall(r"[^\n]*\n|[^\n]+", value):
        quoted = f'"{escaped(line)}"'
        yield from _wrapped(line, width) if width and len(quoted) > width else (quoted,)


def _wrapped(line: str, width: int) -> Sequence[str]:
    """A line of text as the strings that polib makes of it."""
    import polib  # few files are wrapped

    lines = polib.POEntry(msgid=line).__unicode__(width).split("\n")
    first, *strings = lines[: lines.index('msgstr ""')]
    return strings or [first.removeprefix("msgid ")]
