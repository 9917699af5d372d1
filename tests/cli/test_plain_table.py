"""Tables in files and pipes."""

from __future__ import annotations

from i18n.cli.plain_table import plain_table


def test_a_row_is_a_line() -> None:
    """Names at the left, numbers at the right, nothing behind them."""
    rows = [["a/very/long/name.html", "1,200"], ["b\nc", "·"]]
    assert list(plain_table("Spanish", ["Page", "words"], rows)) == [
        "Spanish",
        "Page                   words",
        "a/very/long/name.html  1,200",
        "b c                        ·",
    ]


def test_a_table_may_have_no_title_and_no_row() -> None:
    """Its columns are told all the same."""
    assert list(plain_table("", ["Language", "words"], [])) == ["Language  words"]
