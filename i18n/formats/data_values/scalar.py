"""A text of a data file, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from i18n.errors import SourceError

DataForm = Literal["yaml", "toml", "json", "php"]
"""The languages of data files that are read."""

Style = Literal[
    "plain",  # YAML: no quotes
    "single",  # YAML, PHP '…'
    "double",  # YAML, PHP "…"
    "literal",  # YAML |
    "folded",  # YAML >
    "basic",  # TOML "…", JSON "…"
    "literal string",  # TOML '…'
    "multi-line basic",  # TOML three double quotes
    "multi-line literal",  # TOML three single quotes
]
"""How a text is quoted."""

Names = tuple[str, ...]
"""The names that lead to a value; items of a list are named by their number."""


@dataclass(frozen=True, slots=True)
class Where:
    """The file that a text comes from and the line that it begins in, for messages."""

    path: str = ""
    line: int = 1

    def error(self, what: str, line: int = 1) -> SourceError:
        """What to raise for something in a line of the text."""
        return SourceError(what, path=self.path, line=self.line + line - 1)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string of a data file. `text[start:end]` is all of it with its quotes; of a YAML block
    (`|`, `>`) it begins at the sign and ends before the next line that is not the block's.

    `value` is what a program reads. `aliases` are the further paths at which the same place is
    read: YAML's `*name` and `<<`. `line` counts from 1 in the text. `inline` says that it stands
    in `[…]` or `{…}`, `in_list`, which JSON alone tells, that a list is somewhere around it.
    """

    path: Names
    start: int
    end: int
    value: str
    style: Style
    line: int
    aliases: tuple[Names, ...] = ()
    inline: bool = False
    is_name: bool = False
    in_list: bool = False

    @property
    def paths(self) -> tuple[Names, ...]:
        """Every path at which it is read."""
        return (self.path, *self.aliases)


Changes = Mapping[tuple[Names, bool], str]
"""New texts by path, and whether the name at that path is meant, not the value."""

Writer = Callable[[Scalar, str, str], str]
"""(scalar, the whole text, its new value) to the slice that takes its place."""


def changed(found: Sequence[Scalar], changes: Changes) -> Iterator[tuple[Scalar, str]]:
    """Each scalar that gets another value, in order. Raises ValueError for a path that no
    scalar has."""
    known = {(one.path, one.is_name) for one in found}
    if strange := changes.keys() - known:
        raise ValueError(f"no text at {sorted(strange)[0][0]}")
    for one in found:
        value = changes.get((one.path, one.is_name), one.value)
        if value != one.value:
            yield one, value


def spliced(text: str, pieces: Sequence[tuple[Scalar, str]]) -> str:
    """The text with new slices in the places of scalars, which are in order."""
    out, at = [], 0
    for scalar, piece in pieces:
        out += [text[at : scalar.start], piece]
        at = scalar.end
    return "".join((*out, text[at:]))
