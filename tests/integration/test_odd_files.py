"""One odd file never stops the others: they are done, it is named, and the exit code is 1."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from i18n.formats import page_formats
from i18n.languages.locales import language
from i18n.model import State
from i18n.project.language_catalogs import load
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from tests.support.sample import NEWS, Site, approve
from tests.support.unprivileged import without_privileges


def error_of(site: Site, capsys: pytest.CaptureFixture[str], command: str = "run") -> str:
    """The one error of a command that does all else."""
    capsys.readouterr()
    assert site(command, *(() if command == "build" else ("--lang", "es"))) == 1
    found = [one for one in capsys.readouterr().err.splitlines() if " error: " in one]
    assert len(found) == 1, found
    assert site.path("site/news/a.html").is_file()
    assert site.messages("news/a")
    return found[0]


def pipe(path: Path) -> None:
    """One that nobody writes to: who opens it waits for ever."""
    os.mkfifo(path)


def bound(path: Path) -> None:
    """A socket."""
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)  # an address is short
        one.bind(path.name)
        os.chdir(here)


ODD: list[tuple[str, Callable[[Path], Any], str]] = [
    ("a pipe", pipe, "is a pipe, where a file is to be; move it away"),
    ("a socket", bound, "is a socket, where a file is to be; move it away"),
    ("a device", lambda path: path.symlink_to("/dev/zero"), "is a device, where a file is to be"),
    ("a broken link", lambda path: path.symlink_to("gone"), "is a link that leads nowhere"),
    ("a loop", lambda path: path.symlink_to(path.name), "is a link that leads in a circle"),
]


@pytest.mark.parametrize("name", ["q.html", "q.txt", "q.xml", "q.pot", "img/q.png", "q"])
@pytest.mark.parametrize(("make", "what"), [odd[1:] for odd in ODD], ids=[odd[0] for odd in ODD])
def test_what_is_no_file_is_never_opened(
    site: Site,
    capsys: pytest.CaptureFixture[str],
    name: str,
    make: Callable[[Path], Any],
    what: str,
) -> None:
    """Neither as a page nor as a file to publish."""
    make(site.path(f"source_texts/{name}"))
    assert f"source_texts/{name}: error: {what}" in error_of(site, capsys)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.html", r"caf\xe9.html: error: its name is no UTF-8; rename it"),
        (b"caf\xe9.png", r"caf\xe9.png: error: its name is no UTF-8; rename it"),
        (b"caf\xe9/a.html", r"caf\xe9: error: its name is no UTF-8; rename it"),
        (b"a\nb.html", r"a\nb.html: error: its name has a character that no catalog can hold"),
        (b"a\x1bb.html", r"a\x1bb.html: error: its name has a character that no catalog can"),
        (b"n" * 251 + b".htm", "is too long by 3 bytes, since “…nnnn"),
        ("é".encode() * 125 + b".html", "is too long by 3 bytes"),
    ],
)
def test_a_name_that_nothing_can_be_called_by_is_said(
    site: Site, capsys: pytest.CaptureFixture[str], name: bytes, shown: str
) -> None:
    """It is shown as it can be."""
    if b"n" * 251 in name:
        site.write("i18n.toml", 'layout = "suffix"\n')
    if "é".encode() in name:
        site.write("i18n.toml", 'layout = "apache"\n')
    path = site.path("source_texts") / os.fsdecode(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"<p>Words.</p>")
    assert shown in error_of_build(site, capsys)


def error_of_build(site: Site, capsys: pytest.CaptureFixture[str]) -> str:
    """The one error of a run that does all else, in whatever layout."""
    assert site("run", "--lang", "es") == 1
    (found,) = [one for one in capsys.readouterr().err.splitlines() if " error: " in one]
    assert list(site.path("preview").rglob("index*"))
    return found


@pytest.mark.parametrize(
    "name",
    ["n" * 247 + ".html", "n" * 250 + ".html", "-x.html", "a..html", "[x].html", "a'\"&%.html"],
)
def test_names_of_any_other_kind_are_published(site: Site, name: str) -> None:
    """As long as the system holds them."""
    site.write(f"source_texts/{name}", "<p>Words.</p>")
    site.write(f"source_texts/{name[:-5]}.png", "")
    assert site("run", "--lang", "es") == 0
    assert site.path(f"preview/es/{name}").is_file()
    assert site.path(f"site/{name[:-5]}.png").is_file()


# --- folders where files are to be -----------------------------------------------------


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("locales/memory/x.tmx", "cannot be read|is a folder"),
        ("locales/memory/x.csv", "cannot be read|is a folder"),
        ("locales/es/LC_MESSAGES/x.po", "is a folder, where a file is to be"),
        ("locales/es/LC_MESSAGES/index.po", "is a folder, where a file is to be"),
        ("glossary.csv", "is no file: there is no glossary then; move it away"),
    ],
)
def test_a_folder_with_the_name_of_a_file_is_named(
    site: Site, capsys: pytest.CaptureFixture[str], name: str, what: str
) -> None:
    """And left where it is."""
    site.path(name).mkdir(parents=True)
    found = error_of(site, capsys)
    assert found.startswith(f"{name}: error: ")
    assert any(one in found for one in what.split("|"))
    assert site.path(name).is_dir()


@pytest.mark.parametrize("name", ["a.html", "q.pot", "x.tmx", "x.po"])
def test_a_folder_of_sources_may_be_called_as_it_likes(site: Site, name: str) -> None:
    """What is in it is published."""
    site.write(f"source_texts/{name}/b.html", "<p>Words.</p>")
    assert site("run", "--lang", "es") == 0
    assert site.path(f"preview/es/{name}/b.html").is_file()


def test_a_file_in_the_place_of_a_folder_of_catalogs_is_named(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are drafted, and saved."""
    site.write("source_texts/docs/a.html", NEWS)
    site.write("locales/es/LC_MESSAGES/docs", "mine")
    found = error_of(site, capsys)
    assert "docs/a.po: error: there is a file “locales/es/LC_MESSAGES/docs” where a f" in found
    assert site.read("locales/es/LC_MESSAGES/docs") == "mine"


@pytest.mark.parametrize("name", ["index.po", "index.pot"])
def test_a_folder_that_is_called_as_a_catalog_is_named(
    site: Site, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """What is in it has no catalog; the page has."""
    site.write(f"source_texts/{name}/b.html", "<p>Words.</p>")
    found = error_of(site, capsys)
    assert f"{name}/b.html: error: its folder is called as the catalog of index.html" in found
    assert site.messages("index")


@pytest.mark.parametrize(
    "name", ["locales/es/LC_MESSAGES/q.po", "locales/memory/q.tmx", "locales/memory/q.csv"]
)
def test_a_pipe_among_catalogs_holds_nobody_up(
    site: Site, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """It is named."""
    site.path(name).parent.mkdir(parents=True)
    pipe(site.path(name))
    assert f"{name}: error: is a pipe" in error_of(site, capsys)
    assert f"{name}: error: is a pipe" in error_of(site, capsys)


def test_a_catalog_whose_name_is_no_utf_8_is_left_alone(tmp_path: Path) -> None:
    """Nothing that is made of it could have a name."""
    folder = tmp_path / "locales/es/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"caf\xe9.po")).touch()
    found = load(Paths(tmp_path, Settings()), language("es"))
    assert not found.catalogs
    assert [one.message for one in found.problems] == ["its name is no UTF-8; rename it"]


# --- what cannot be read -----------------------------------------------------------------


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of files and folders that cannot be read from now on, as for another user or
    on a disk with an error."""
    names: set[str] = set()
    scan, opened = os.scandir, Path.open

    def denied(path: Any) -> None:
        if isinstance(path, Path) and path.name in names and "source_texts" in path.parts:
            raise PermissionError(13, "Permission denied", str(path))

    def scandir(path: Any = ".") -> Any:
        denied(path)
        return scan(path)

    def open_(self: Path, *rest: Any, **more: Any) -> Any:
        denied(self)
        return opened(self, *rest, **more)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "open", open_)
    return names


def test_a_file_that_cannot_be_read_stays_as_it_was_published(
    site: Site, capsys: pytest.CaptureFixture[str], closed: set[str]
) -> None:
    """The rest of the site is built anew."""
    site("run", "--lang", "es")
    closed.add("lamp.svg")
    site.write("source_texts/css/style.css", "b {}")
    found = error_of(site, capsys)
    assert found.startswith("source_texts/img/lamp.svg: error: cannot be read: Permission denied")
    assert site.read("site/css/style.css") == "b {}"
    assert site.path("site/img/lamp.svg").is_file()
    assert site.path("preview/img/lamp.svg").is_file()


def test_a_file_that_vanishes_while_pages_are_read_is_named(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page as well as another."""
    parse = page_formats.parse

    def parsed(*given: Any) -> Any:
        site.path("source_texts/img/lamp.svg").unlink(missing_ok=True)
        return parse(*given)

    monkeypatch.setattr(page_formats, "parse", parsed)
    assert "img/lamp.svg: error: cannot be read: No such file" in error_of(site, capsys)


def test_a_folder_that_cannot_be_read_keeps_what_is_known_of_it(
    site: Site, capsys: pytest.CaptureFixture[str], closed: set[str]
) -> None:
    """Its catalogs, its approvals, its pages and files in the site, in every language."""
    site.write("source_texts/docs/a.html", NEWS.replace("Nothing", "Something"))
    site.write("source_texts/docs/deep/b.html", "<p>More of it.</p>")
    site.write("source_texts/docs/deep/c.png", "png")
    site.write("source_texts/docs/empty.html", "<p></p>")
    site("run", "--lang", "es")
    site.review("docs/a", approve)
    site("run", "--lang", "es")
    before = site.tree("locales", "site")
    assert "site/es/docs/a.html" in before
    closed.add("docs")
    found = error_of(site, capsys)
    assert found.startswith(
        "source_texts/docs: error: the folder cannot be read: Permission denied"
    )
    error_of(site, capsys, "build")
    after = site.tree("locales", "site")
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed <= {"site/i18n-manifest.json"}
    closed.clear()
    assert site("run", "--lang", "es") == 0
    assert site.tree("locales", "site") == before


def test_sources_that_cannot_be_read_at_all_stop_the_run(
    site: Site, capsys: pytest.CaptureFixture[str], closed: set[str]
) -> None:
    """There is nothing to do."""
    closed.add("source_texts")
    assert site("run", "--lang", "es") == 2
    assert "source_texts: the folder cannot be read: Permission denied" in capsys.readouterr().err


def test_a_file_where_the_layout_needs_a_folder_is_named(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """For pages without suffix, and for bundles."""
    site.write("i18n.toml", "pretty_urls = true\n")
    site.write("source_texts/about.html", "<p>About.</p>")
    site.write("source_texts/about", "")
    site.write("source_texts/i18n", "")
    assert site("run", "--lang", "es") == 1
    err = capsys.readouterr().err
    assert "source_texts/about: error: stands where a folder for about.html goes; rename it" in err
    assert "source_texts/i18n: error: stands where a folder for i18n goes; rename it" in err
    assert site.path("site/about/index.html").is_file()


@pytest.mark.parametrize("suffix", ["html", "txt", "xml", "pot", "json", "png"])
def test_an_empty_file_is_a_file(site: Site, suffix: str) -> None:
    """With nothing to translate."""
    site.write(f"source_texts/empty.{suffix}", "")
    assert site("run", "--lang", "es") == 0
    assert site.read(f"site/empty.{suffix}") == ""


def test_what_people_put_beside_pages_that_cannot_be_read_stays_theirs(
    site: Site, closed: set[str]
) -> None:
    """The build that keeps those pages does not take it for its own, so none deletes it."""
    site.write("source_texts/docs/a.html", "<p>Nothing is new.</p>")
    assert site("run", "--lang", "es") == 0
    for name in ("site/docs/mine.txt", "preview/docs/mine.txt"):
        site.write(name, "mine")
    closed.add("docs")
    assert site("run", "--lang", "es") == 1
    closed.clear()
    site.write("source_texts/index.html", "<p>It is new.</p>")
    assert site("run", "--lang", "es") == 0
    assert site.read("site/docs/mine.txt") == site.read("preview/docs/mine.txt") == "mine"


NAMES = (
    ("locales/es/LC_MESSAGES/news", 0o000),
    ("locales/es/LC_MESSAGES/news", 0o311),
    ("locales/es/LC_MESSAGES/news", 0o444),
    ("locales/templates", 0o000),
    ("locales/templates", 0o555),
    ("locales/templates/news/a.pot", 0o000),
    (".i18n", 0o000),
    (".i18n/drafts-es.jsonl", 0o000),
    (".i18n/previous", 0o000),
    ("locales/es/drafts.jsonl", 0o000),
)


@pytest.mark.parametrize(("name", "mode"), NAMES)
def test_what_modes_keep_from_us_stops_nothing_else(site: Site, name: str, mode: int) -> None:
    """What is published stays so, the other pages go on, and with its mode all is as before."""
    assert site("run", "--lang", "es") == 0
    for stem in ("index", "news/a", "press/b"):
        site.review(stem, approve)
    site.write("source_texts/old.html", "<p>An old page.</p>")
    assert site("run", "--lang", "es") == 0
    site.path("source_texts/old.html").unlink()
    site.write("source_texts/css/style.css", "p { }")
    site.path(name).touch()
    before = site.path(name).stat().st_mode & 0o777
    site.path(name).chmod(mode)
    for command in (("run", "--lang", "es"), ("build",)):
        assert without_privileges(partial(site, *command)) in (0, 1)
        assert site.path("site/es/news/a.html").is_file()
        assert site.read("site/css/style.css") == "p { }"
    site.path(name).chmod(before)
    assert without_privileges(partial(site, "run", "--lang", "es")) == 0
    assert site.path("site/es/news/a.html").is_file()
    assert all(m.state is State.APPROVED for m in site.messages("news/a").values())
