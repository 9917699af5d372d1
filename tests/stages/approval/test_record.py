"""What an approval of many leaves behind to be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.errors import SourceError
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.stages.approval import record
from i18n.stages.approval.record import Exchange, joined


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """An empty site."""
    return Paths(tmp_path, Settings())


def test_exchanges_that_follow_each_other_are_one() -> None:
    """Where somebody saved between them they stay two, each to be undone by itself."""
    one, two = Exchange("es", "a", b"1", b"2"), Exchange("es", "a", b"2", b"3")
    other, later = Exchange("es", "b", b"2", b"3"), Exchange("es", "a", b"saved", b"4")
    assert joined([one, other, two, later]) == (Exchange("es", "a", b"1", b"3"), other, later)


def test_the_last_comes_first_and_each_command_has_its_own(paths: Paths) -> None:
    """Names of pages in any script, bytes as they are."""
    first = (Exchange("es", "año/a b", b"\xff\0", b""), Exchange("pt-BR", "c", b"x", b"y"))
    second = (Exchange("es", "c", b"1", b"2"),)
    record.keep(paths, "approve", first)
    record.keep(paths, "approve", second)
    record.keep(paths, "unapprove", first)
    found = record.last(paths, "approve")
    assert found
    assert found[1] == second
    found[0].unlink()
    assert (record.last(paths, "approve") or (None, None))[1] == first


def test_of_many_the_last_are_kept(paths: Paths) -> None:
    """And the same exchange always gives the same bytes."""
    for number in range(record.KEPT + 3):
        record.keep(paths, "approve", [Exchange("es", "a", b"%d" % number, b"")])
    kept = sorted((paths.root / ".i18n").glob("approve-*.zip"))
    assert [path.name for path in kept[:: record.KEPT - 1]] == [
        "approve-000004.zip",
        f"approve-{record.KEPT + 3:06}.zip",
    ]
    record.keep(paths, "unapprove", [Exchange("es", "a", b"5", b"")])
    made = (paths.root / ".i18n/unapprove-000001.zip").read_bytes()
    assert made == (paths.root / ".i18n/approve-000006.zip").read_bytes()


def test_a_broken_record_is_named(paths: Paths) -> None:
    """It is no traceback, and nothing is changed."""
    record.keep(paths, "approve", [Exchange("es", "a", b"1", b"2")])
    (paths.root / ".i18n/approve-000001.zip").write_bytes(b"PK no zip")
    with pytest.raises(SourceError, match="cannot be read; delete it"):
        record.last(paths, "approve")
