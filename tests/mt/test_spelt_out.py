"""What is told an engine in full."""

from __future__ import annotations

import pytest

from i18n.mt.spelt_out import spelt_out


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Open Mon–Fri 9am–5pm", "Open Monday–Friday 9am–5pm"),
        ("Mon, Tue, Wed", "Monday, Tuesday, Wednesday"),
        (
            "Tues. – Thurs. 8:00 to 5:30, Sun closed",
            "Tuesday – Thursday 8:00 to 5:30, Sunday closed",
        ),
        ("Due Feb. 3", "Due February 3"),
        ("12 Sept 2021", "12 September 2021"),
        ("Gate No. 7", "Gate number 7"),
        ("No. 7 is shut", "Number 7 is shut"),
        ("gar\u00adden", "garden"),
        ("Max height", "Maximum height"),
    ],
)
def test_what_is_shortened_is_written_out(text: str, full: str) -> None:
    """Days, months, numbers, words with soft hyphens."""
    assert spelt_out(text) == full


@pytest.mark.parametrize(
    "text",
    [
        "They sat down.",
        "Max Planck",
        "The sun rose, and we sat.",
        "Sun Valley",
        "Jan Novak came",
        "No. It is not.",
        "Wed in May",
        "Mar",
    ],
)
def test_words_that_look_like_a_day_stay(text: str) -> None:
    """Where nothing around them says that they are one."""
    assert spelt_out(text) == text
