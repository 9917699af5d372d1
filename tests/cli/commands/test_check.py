"""Command `check`: where and what."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.support.sample import Site, approve


def test_check_prints_where_and_what(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a problem, in the form that editors can jump to."""
    site("extract", "--lang", "es")
    site.review("index", lambda m: replace(approve(m), text="Uno"))
    capsys.readouterr()
    assert site("check", "--lang", "es") == 1
    captured = capsys.readouterr()
    lines = captured.err.splitlines()
    assert next(line for line in lines if "error: <a1> is missing" in line).startswith(
        "locales/es/LC_MESSAGES/index.po:"
    )
    assert captured.out.startswith("1 error, ")
    capsys.readouterr()
    assert site("check", "--lang", "es", "--json") == 1
    assert json.loads(capsys.readouterr().out)["problems"]
