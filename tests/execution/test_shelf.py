"""Bytes on disk, by name."""

from __future__ import annotations

import pytest

from i18n.execution import shelf
from i18n.execution.shelf import Shelf


@pytest.mark.parametrize("spared", [2, 1000])
def test_bytes_are_read_as_they_were_put(monkeypatch: pytest.MonkeyPatch, spared: int) -> None:
    """In a file or in memory, in their order."""
    monkeypatch.setattr(shelf, "SPARED", spared)
    found = Shelf()
    found.put("b", b"one")
    found.put("a", b"")
    found.put("c", b"\0three")
    assert dict(found) == {"b": b"one", "a": b"", "c": b"\0three"}
    assert list(found) == ["b", "a", "c"]
    assert "d" not in found


def test_what_is_put_again_takes_the_place_of_what_was_there() -> None:
    """The name has the last bytes."""
    found = Shelf()
    found.put("a", b"one")
    later = found.stored("a")
    found.put("a", b"two")
    assert later.read() == b"two"
    assert len(found) == 1


def test_what_was_never_put_is_not_there() -> None:
    """A name is a mistake at once, not later."""
    with pytest.raises(KeyError):
        Shelf().stored("a")
