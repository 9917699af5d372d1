"""What the terminal prints."""

from __future__ import annotations

import pytest

from i18n.cli.terminal import Terminal
from i18n.model import Problem


def test_problems_of_one_line_have_one_order(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the seed of hashes."""
    same = [Problem("a.po", 1, "error", "placeholders", f"{n} is missing") for n in range(30)]
    Terminal().problems(same)
    lines = capsys.readouterr().err.splitlines()
    assert lines == sorted(lines)
