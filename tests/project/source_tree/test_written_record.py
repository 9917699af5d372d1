"""The record of what is ours in a generator's tree."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from i18n.project.source_tree.written_record import digest, load, parsed, text

A, B = digest(b"a"), digest(b"b")


def test_a_record_comes_back_as_it_was_written() -> None:
    """Sorted by path, whatever is in the names."""
    written = {"docs/es/b  c.md": {B}, "docs/es/a.md": {A, B}}
    found = text(written)
    assert parsed(found) == {path: frozenset(some) for path, some in written.items()}
    assert found == "".join(sorted(found.splitlines(keepends=True), key=lambda line: line[66:]))


def test_a_conflict_of_a_merge_makes_both_sides_ours(tmp_path: Path) -> None:
    """What is no line of the record says nothing."""
    path = tmp_path / "written.txt"
    path.write_text(f"<<<<<<< HEAD\n{A}  a.md\n=======\n{B}  a.md\n>>>>>>> them\n")
    assert load(path) == {"a.md": {A, B}}
    assert load(tmp_path / "none.txt") == {}


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_sha256sum_reads_a_record(tmp_path: Path) -> None:
    """So that people can see what was changed by hand."""
    (tmp_path / "a b.md").write_bytes(b"a")
    (tmp_path / "written.txt").write_text(text({"a b.md": {A}}))
    done = subprocess.run(
        ["sha256sum", "-c", "--strict", "written.txt"], cwd=tmp_path, capture_output=True
    )
    assert done.returncode == 0
