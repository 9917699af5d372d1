"""Rows of CSV, as spreadsheets write them."""

from __future__ import annotations

from i18n.formats import csv_rows


def test_a_line_end_within_quotes_is_one_character() -> None:
    """A spreadsheet of Windows writes two, which no source of a page has."""
    data = b'source,target\r\n"One\r\ntwo","Uno\r\ndos"\r\n'
    assert [row for _, row in csv_rows.read(data, "m.csv")][1] == ["One\ntwo", "Uno\ndos"]
