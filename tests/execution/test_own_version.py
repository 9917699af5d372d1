"""Our code, Python and libraries are one digest."""

from __future__ import annotations

from i18n.execution.known_files import KnownFiles
from i18n.execution.own_version import own_version


def test_the_same_code_has_one_digest() -> None:
    """Whatever is known of its files."""
    files = KnownFiles({})
    assert own_version(files) == own_version(files) == own_version(KnownFiles({}))


def test_a_library_counts() -> None:
    """Its version, and whether it is there."""
    files = KnownFiles({})
    found = {own_version(files, names) for names in ((), ("polib",), ("no-such-library",))}
    assert len(found) == 3


def test_every_module_counts() -> None:
    """Each is among the files that were read."""
    files = KnownFiles({})
    own_version(files)
    assert any(name.endswith("execution/own_version.py") for name in files.changed)
    assert any(name.endswith("i18n/model.py") for name in files.changed)
