"""What `published.txt` says, read and written."""

from __future__ import annotations

from pathlib import Path

from i18n.languages.locales import language
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.stages.publish import publication
from i18n.stages.publish.publication import PublicationRecord

ES = language("es")


def test_a_record_is_pages_with_their_paths_and_comments() -> None:
    """A page without a path of its own has the source's; comments stand first."""
    text = "b.html\n\n # ours\n  a.html\tuno.html\n"
    found = publication.parsed(text, ES)
    assert found.pages == {"b.html": "b.html", "a.html": "uno.html"}
    assert found.comments == ("# ours",)
    assert found.text == "# ours\na.html\tuno.html\nb.html\n"
    assert publication.parsed(found.text, ES) == found


def test_comments_that_people_write_during_a_build_stay(tmp_path: Path) -> None:
    """The build's pages, and the comments that are there when it ends."""
    paths = Paths(tmp_path, Settings())
    publication.save(paths, PublicationRecord(ES, {"a.html": "a.html"}, ("# old",)))
    before = publication.load(paths, ES)
    paths.published(ES).write_text("# new\na.html\n", "utf-8")
    publication.save(paths, PublicationRecord(ES, {"b.html": "b.html"}, before.comments))
    assert paths.published(ES).read_text("utf-8") == "# new\nb.html\n"


def test_an_empty_record_makes_no_file_and_empties_one_that_is_there(tmp_path: Path) -> None:
    """A language without published pages leaves no trace until it has had one."""
    paths = Paths(tmp_path, Settings())
    empty = PublicationRecord(ES, {})
    assert publication.load(paths, ES) == empty
    assert not publication.save(paths, empty)
    assert not paths.published(ES).exists()
    assert publication.save(paths, PublicationRecord(ES, {"a.html": "a.html"}))
    assert publication.save(paths, empty)
    assert paths.published(ES).read_bytes() == b""
