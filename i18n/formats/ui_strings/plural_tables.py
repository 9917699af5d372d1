"""Forms that a table of plurals lacks in another language: its `other`, once more, under their
names. What is added has the words of `other` until it gets its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from i18n.formats.data_values.scalar import DataForm, Names, Scalar, Where
from i18n.formats.data_values.values import names, scalars

_OTHER = re.compile(r"""["']?other["']?\s*=\s*$""")

_BLOCK = re.compile(r"[|>](?![^\r\n]*\+)[-\d]*")


class Wanted(NamedTuple):
    """A table of plurals, by its path, and the categories that it shall have besides."""

    table: Names
    categories: tuple[str, ...]


def widened(text: str, form: DataForm, wanted: Sequence[Wanted], where: Where) -> str:
    """The text with the categories that are wanted, each behind the table's `other`. Raises
    SourceError where that would not be read so."""
    found = {one.path: one for one in scalars(text, form, where)}
    keys = {one.path: one for one in names(text, form, where)}
    pieces: list[tuple[int, str]] = []
    meant = {path: one.value for path, one in found.items()}
    for table, categories in wanted:
        path = (*table, "other")
        pieces.append(_copies(text, found[path], keys.get(path), categories))
        meant |= {(*table, one): found[path].value for one in categories}
    new = text
    for at, piece in sorted(pieces, reverse=True):
        new = new[:at] + piece + new[at:]
    if {one.path: one.value for one in scalars(new, form, where)} != meant:
        raise where.error("its tables of plurals cannot be given the forms of another language")
    return new


def _copies(
    text: str, value: Scalar, name: Scalar | None, categories: Sequence[str]
) -> tuple[int, str]:
    """Where copies of an `other` go, and they."""
    slice_ = _without_blank_lines(text[value.start : value.end])
    start, before = _before(text, value, name)
    if value.inline:
        return value.end, "".join(f", {_called(before, one)}{slice_}" for one in categories)
    newline = _newline(text, start)
    lead = re.sub(r"\S", " ", text[text.rfind("\n", 0, start) + 1 : start])
    body = slice_ if slice_.endswith("\n") else slice_ + newline
    end = value.start + len(slice_)
    at = end if slice_.endswith("\n") else text.find("\n", end) + 1 or len(text)
    first = "" if text[at - 1 : at] == "\n" else newline
    return at, first + "".join(f"{lead}{_called(before, one)}{body}" for one in categories)


def _newline(text: str, start: int) -> str:
    """The line end behind an offset, or that of the first line."""
    at = text.find("\n", start)
    at = at if at >= 0 else text.find("\n")
    return "\r\n" if text[max(at - 1, 0) : at] == "\r" else "\n"


def _without_blank_lines(slice_: str) -> str:
    """A slice without the blank lines that end a block, unless they count (`|+`)."""
    if not _BLOCK.match(slice_) or not slice_.endswith("\n"):
        return slice_
    return slice_[: len(slice_.rstrip())] + ("\r\n" if slice_.endswith("\r\n") else "\n")


def _before(text: str, value: Scalar, name: Scalar | None) -> tuple[int, str]:
    """Where an entry starts, and its name with the sign behind it."""
    if name is not None:
        return name.start, f"{text[name.start : name.end]}: "
    start = text.rfind("\n", 0, value.start) + 1
    if value.inline:
        found = _OTHER.search(text[start : value.start])
        start += found.start() if found else 0
    return start, text[start : value.start]


def _called(before: str, category: str) -> str:
    """The same under another name; what stands before it in a dotted name stays."""
    head, _, tail = before.rpartition("other")
    return head + category + tail
