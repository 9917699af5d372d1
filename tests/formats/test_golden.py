"""Pages with their expected segments side by side: a new case is two new files."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.formats.page_formats import parse
from i18n.model import raw
from tests.support.formats import cut, dump

DATA = Path(__file__).parent / "data"
CASES = sorted(path for path in DATA.iterdir() if path.suffix != ".expect")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_segments_are_as_written_down(path: Path) -> None:
    """A page gives exactly the segments that its .expect file lists."""
    page = parse(path.read_bytes().decode(), path.name, cut)
    assert dump(page) == path.with_suffix(".expect").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_page_is_its_source(path: Path) -> None:
    """Joining the parts of a page gives back its source."""
    text = path.read_bytes().decode()
    assert raw(parse(text, path.name, cut).parts) == text
