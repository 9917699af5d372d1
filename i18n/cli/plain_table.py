"""A table as lines that are never wrapped: for files, pipes and programs that read lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_GAP = "  "


def plain_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A line for the title, where there is one, one for the names of the columns, and one a row;
    columns after the first are numbers, and stand at their right edge. The lines of a cell become
    one."""
    if title:
        yield title
    lines = [[" ".join(cell.split("\n")) for cell in row] for row in (columns, *rows)]
    wide = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    for first, *rest in lines:
        numbers = (f"{cell:>{size}}" for cell, size in zip(rest, wide[1:], strict=True))
        yield _GAP.join([f"{first:<{wide[0]}}", *numbers]).rstrip()
