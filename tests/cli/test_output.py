"""A standard stream: plain where nobody sees colours, and with the same letters."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.cli.console import Console
from i18n.cli.output import Output
from i18n.cli.terminal import Terminal
from i18n.errors import printable
from i18n.model import Problem


class Counting(io.StringIO):
    """A stream that counts how often it is written to."""

    writes = 0

    def write(self, text: str) -> int:
        """Write, and count it."""
        self.writes += 1
        return super().write(text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.text().map(printable), max_size=4), st.sampled_from(["", "bold red", "dim"]))
def test_plain_lines_are_those_that_a_table_library_writes(words: list[str], style: str) -> None:
    """Letter for letter, whatever they hold and however long they are."""
    line = tuple((one, style) for one in words)
    plain, coloured = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", plain)
        Output("stdout").write([line])
        patch.setattr(sys, "stdout", coloured)
        Console(stderr=False).write(line)
    assert plain.getvalue() == coloured.getvalue()


def test_a_thousand_problems_are_one_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Line by line they were a quarter of `check`."""
    stream = Counting()
    monkeypatch.setattr(sys, "stderr", stream)
    Terminal().problems([Problem("a.po", n, "warning", "spaces", "odd") for n in range(1, 1001)])
    assert stream.writes == 1
    assert stream.getvalue().count("\n") == 1000


def test_who_asks_for_colours_gets_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a pipe too."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    Terminal().fail("it is gone")
    assert capsys.readouterr().err.startswith("\x1b[")
