"""How long a busy server asks us to wait, in both forms of the header."""

from __future__ import annotations

import pytest

from i18n.mt.retry_after import seconds

NOON = "Sun, 29 Nov 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("value", "date", "wait"),
    [
        (None, None, 0.0),
        ("7", None, 7.0),
        (" 7 ", NOON, 7.0),
        ("Sun, 29 Nov 2026 12:00:30 GMT", NOON, 30.0),
        ("Sun, 29 Nov 2026 11:00:00 GMT", NOON, 0.0),
        ("Sun, 29 Nov 2026 12:00:30 -0000", NOON, 0.0),
        ("Sun, 29 Nov 2026 12:00:30 GMT", None, 0.0),
        ("soon", NOON, 0.0),
        ("-5", NOON, 0.0),
        ("²", NOON, 0.0),
        ("1.5", NOON, 0.0),
    ],
)
def test_what_the_header_says(value: str | None, date: str | None, wait: float) -> None:
    """A number of seconds, or a date by the server's own clock; anything else is no wait."""
    assert seconds(value, date) == wait


def test_a_number_without_end_is_a_long_wait() -> None:
    """Which is longer than anybody waits, and no error."""
    assert seconds("9" * 5000, None) > 1e9
