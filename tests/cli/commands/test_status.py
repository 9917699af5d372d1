"""Command `status`: counts by language and page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.sample import NEWS, Site, approve


def status(site: Site, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What `status --json` says of Spanish."""
    capsys.readouterr()
    site("status", "--json", "--lang", "es")
    found: dict[str, Any] = json.loads(capsys.readouterr().out)["languages"]["es"]
    return found


def test_status_counts_by_language_and_page(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything that a dashboard wants, as JSON."""
    site("extract", "--lang", "es")
    site.review("press/b", approve)
    found = status(site, capsys)
    assert found["route"] == ""
    assert (found["messages"], found["words"]) == (12, 29)
    page = found["pages"]["press/b.txt"]
    assert {
        k: page[k] for k in ("messages", "words", "empty", "draft", "approved", "obsolete")
    } == {
        "messages": 3,
        "words": 7,
        "empty": 0,
        "draft": 0,
        "approved": 3,
        "obsolete": 0,
    }
    assert (page["problems"], page["published"]) == (0, True)


def test_status_counts_the_obsolete_messages_of_a_page(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a person translated of a sentence that is gone is still counted, with its page."""
    site("extract", "--lang", "es")
    site.review("news/a", approve)
    site.write("source_texts/news/a.html", NEWS.replace("<p>Nothing else is new either.</p>", ""))
    site("extract", "--lang", "es")
    found = status(site, capsys)
    capsys.readouterr()
    site("status", "--lang", "es")
    assert "1 obsolete message kept." in capsys.readouterr().out
    assert found["pages"]["news/a.html"]["obsolete"] == 1
    assert found["pages"]["index.html"]["obsolete"] == 0
    assert found["obsolete"] == 1


@pytest.mark.parametrize("grouping", ["folder", "site"])
def test_pages_that_share_a_catalog_are_counted_apart(
    site: Site, capsys: pytest.CaptureFixture[str], grouping: str
) -> None:
    """A page is published for its own words."""
    site.write("i18n.toml", f'catalogs = "{grouping}"\n[engines]\norder = ["pseudo"]\n')
    site("extract", "--lang", "es")
    stem = "press/messages" if grouping == "folder" else "messages"
    site.review(stem, lambda m: approve(m) if m.places == ("press/b.txt",) else m)
    pages = status(site, capsys)["pages"]
    assert {path: page["approved"] for path, page in pages.items()} == {
        "index.html": 0,
        "news/a.html": 0,
        "press/b.txt": 3,
    }
    assert [path for path, page in pages.items() if page["published"]] == ["press/b.txt"]


def test_the_status_fits_80_columns_and_parts_long_paths_at_folders(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal: no name is cut in two where there is another way."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "dumb")
    site.write("source_texts/notes/reading-guide.html", "<p>One.</p>")
    assert site("status", "--lang", "es") == 0
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert max(map(len, lines)) <= 80
    at = next(n for n, line in enumerate(lines) if line.startswith(" notes/ "))
    assert lines[at + 1] == "   reading-guide.html"


def test_a_piped_status_has_one_line_a_page(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long its name is and however narrow a terminal would be."""
    monkeypatch.setenv("COLUMNS", "20")
    long = f"notes/{'very-' * 30}long.html"
    site.write(f"source_texts/{long}", "<p>One.</p>")
    assert site("status", "--lang", "es") == 0
    lines = capsys.readouterr().out.splitlines()
    row = next(line for line in lines if line.startswith(long))
    assert row.split()[1:] == ["1", "1", "1", "·", "·", "1", "·"]
    assert "\x1b" not in "".join(lines)


def test_status_counts_what_stands_in_front_matter(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says which names are words."""
    site.write("i18n.toml", '[front_matter]\nkeys = ["title", "lead"]\n')
    site.write("source_texts/a.html", "---\ntitle: A page\nlead: Words\n---\n<p>More.</p>\n")
    site("extract", "--lang", "es")
    capsys.readouterr()
    site("status", "--json", "--lang", "es")
    found = json.loads(capsys.readouterr().out)["front_matter"]
    assert found == {"texts": 2, "pages": 1, "keys": ["title", "lead"]}
    site("status", "--lang", "es")
    assert "In front matter: 2 texts on 1 page" in capsys.readouterr().out
