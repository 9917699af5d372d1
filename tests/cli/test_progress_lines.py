"""How far a command is, where there is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from i18n.cli.progress_lines import progress_lines
from i18n.cli.terminal import Terminal


@pytest.fixture(autouse=True)
def _usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("i18n.cli.progress_lines.EVERY", 5)


def clock(*moments: float) -> Callable[[], float]:
    """A clock that shows some moments, one after the other."""
    left: Iterator[float] = iter(moments)
    return lambda: next(left)


def test_there_is_at_most_a_line_in_some_seconds() -> None:
    """And none for what is done at once."""
    said: list[str] = []
    show = progress_lines(said.append, clock(0, 1, 4, 6, 7, 10, 62), "count")
    for done in (1, 20, 300, 310, 320, 1200):
        show("Spanish", done, 4300)
    assert said == ["Spanish: 300 of 4,300 (0:06)", "Spanish: 1,200 of 4,300 (1:02)"]


def test_downloads_are_told_in_megabytes() -> None:
    """The whole too, where the server says how much it is."""
    said: list[str] = []
    show = progress_lines(said.append, clock(0, 10, 20), "bytes")
    show("en-es", 1_500_000, 20_000_000)
    show("en-es", 2_000_000, 0)
    assert said == ["en-es: 1.5 of 20.0 MB (0:10)", "en-es: 2.0 MB (0:20)"]


@pytest.mark.parametrize("quiet", [False, True])
def test_they_go_to_standard_error_and_quiet_has_none(
    quiet: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for stays by itself on standard output."""
    monkeypatch.setattr("i18n.cli.progress_lines.EVERY", 0)
    with Terminal(quiet).progress() as progress:
        progress("Reading", 3, 9)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Reading: 3 of 9 (") is not quiet
