"""The templates on disk."""

from __future__ import annotations

from pathlib import Path

from tests.support.sample import Site


def test_a_folder_that_a_cut_off_run_left_empty_goes(tmp_path: Path) -> None:
    """Its template is removed, and the run killed before the folder. What people put into one
    stays."""
    site = Site(tmp_path)
    site.path("locales/templates/old/deep").mkdir(parents=True)
    site.write("locales/templates/mine/notes.txt", "mine")
    assert site("run", "--quiet") == 0
    assert not site.path("locales/templates/old").exists()
    assert site.read("locales/templates/mine/notes.txt") == "mine"
    assert site.path("locales/templates/news/a.pot").is_file()
