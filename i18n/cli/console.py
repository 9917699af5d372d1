"""Colours, tables and bars. The only owner of rich."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import rich.console
from rich.box import SIMPLE_HEAD
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TransferSpeedColumn,
)
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from i18n.cli.output import Line, to_nobody
from i18n.model import Progress


class Console(rich.console.Console):
    """A console whose reader may go: `run | head -1` does all its work and ends by what happened.
    To end at once would leave a site unfinished, and its exit code would say nothing of it.

    Nothing that we print is markup: brackets of a path or a text are what they are.
    """

    def __init__(self, *, stderr: bool) -> None:
        super().__init__(highlight=False, markup=False, emoji=False, stderr=stderr)

    def on_broken_pipe(self) -> None:
        """Say the rest to nobody."""
        self.quiet = True
        to_nobody(self.file)

    def write(self, line: Line) -> None:
        """A line that is not wrapped."""
        self.print(Text.assemble(*line), soft_wrap=True)


def table(
    console: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Print a table; columns after the first are numbers."""
    shown = Table(
        title=title or None,
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )
    for number, name in enumerate(columns):
        justify: Any = "right" if number else "left"
        shown.add_column(name, justify=justify, no_wrap=number > 0, overflow="fold")
    for row in rows:
        shown.add_row(*row)
    console.print(shown)


@contextlib.contextmanager
def bars(console: Console, unit: Literal["count", "bytes"]) -> Iterator[Progress]:
    """Bars that count things or bytes, gone at the end."""
    counts: tuple[ProgressColumn, ...] = (
        (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        if unit == "count"
        else (BarColumn(20), DownloadColumn(), TransferSpeedColumn())
    )
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
    with Bars(*columns, *counts, console=console, transient=True) as shown:
        tasks: dict[str, Any] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = shown.add_task(what, total=total or None)
            shown.update(tasks[what], completed=done, total=total or None)

        yield show
