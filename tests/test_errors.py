"""What a message of ours says, and how."""

from __future__ import annotations

import pytest

from i18n.errors import PipelineError, counted


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 messages"), (1, "1 message"), (2, "2 messages"), (1200, "1,200 messages")],
)
def test_one_thing_is_no_plural(number: int, said: str) -> None:
    """Whatever is counted."""
    assert counted(number, "message") == said


def test_an_error_says_where() -> None:
    """With a line, with a path alone, or with neither."""
    assert str(PipelineError("gone", path="a.po", line=3)) == "a.po:3: gone"
    assert str(PipelineError("gone", path="a.po")) == "a.po: gone"
    assert str(PipelineError("gone")) == "gone"
