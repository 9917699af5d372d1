"""What a run leaves alone: links out of the site, catalogs that it cannot read, a reader that
went away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.sample import Site, approve

PROGRAM = Path(__file__).parents[2] / "pipeline.py"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site in a folder, beside which something lies that is none of its own."""
    found = Site(tmp_path / "site")
    found.write("i18n.toml", 'languages = ["en-XA"]\nbundles = ["mo", "i18next"]\n')
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "key.pem").write_text("secret")
    return found


def published(site: Site) -> Site:
    """The site with every page approved and built."""
    assert site("run", "--quiet") == 0
    for stem in ("index", "news/a", "press/b"):
        site.review(stem, approve, "en_XA")
    assert site("run", "--quiet") == 0
    return site


def outside(site: Site) -> dict[str, bytes]:
    """What lies beside the site."""
    folder = site.root.parent / "outside"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*")}


# --- links ------------------------------------------------------------------------------


def test_a_link_in_the_sources_that_leads_out_is_not_published(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither as a file nor as a page; the run names it and goes on. One within the site is."""
    for name in ("css/key.css", "page.html"):
        site.path(f"source_texts/{name}").symlink_to(site.root.parent / "outside" / "key.pem")
    site.path("source_texts/css/same.css").symlink_to("style.css")
    assert site("run") == 0
    told = capsys.readouterr().err
    for name in ("css/key.css", "page.html"):
        assert f"source_texts/{name}: warning: is a link that leads out" in told
        assert not site.path(f"site/{name}").exists()
    assert site.read("site/css/same.css") == "p {}"
    assert "secret" not in "".join(map(str, site.tree("site", "preview", "locales").values()))


@pytest.mark.parametrize("name", ["source_texts", "source_texts/en"])
def test_sources_that_a_link_leads_out_to_stop_the_run(
    site: Site, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """They would be published as a whole."""
    site.write("i18n.toml", f'languages = ["en-XA"]\nsources = "{name}"\n')
    (site.root.parent / "outside" / "en").mkdir()
    (site.root.parent / "outside" / "page.html").write_text("<p>secret</p>")
    shutil.rmtree(site.path("source_texts"))
    site.path("source_texts").symlink_to("../outside")
    assert site("run") == 2
    assert f"error: {name}: a link leads out of the site's directory" in capsys.readouterr().err
    assert not site.path("site").exists()


@pytest.mark.parametrize("name", ["index.html", "en-XA/index.html"])
def test_a_link_in_an_earlier_release_does_not_come_back(site: Site, name: str) -> None:
    """Nothing that it leads to is published, and it holds up nothing."""
    published(site)
    for where in ("../../outside/key.pem", "nowhere"):
        site.path(f"site/{name}").unlink()
        site.path(f"site/{name}").symlink_to(where)
        site.write("source_texts/news/a.html", f"<p>It is new: {where}.</p>")
        assert site("run", "--quiet") == 0
        site.path(f".i18n/previous/{name}").unlink(missing_ok=True)
        site.path(f".i18n/previous/{name}").symlink_to(site.root.parent / "outside" / "key.pem")
        assert site("rollback") == 0
        assert b"secret" not in site.tree("site").values()
        assert site("run", "--quiet") == 0


def test_what_a_linked_folder_in_the_site_has_is_not_published(site: Site) -> None:
    """Not as what the last build had of a page that cannot be read now either."""
    published(site)
    shutil.move(site.path("site/en-XA"), site.root.parent / "outside")
    site.path("site/en-XA").symlink_to("../../outside/en-XA")
    key = site.root.parent / "outside/en-XA/index.html"
    key.write_text("secret")
    site.write(site.po("index", "en_XA"), "broken")
    assert site("run", "--quiet") == 1
    assert b"secret" not in site.tree("site").values()
    assert key.read_text() == "secret"


@pytest.mark.parametrize("name", ["drafts.jsonl", "published.txt", "addresses.txt"])
def test_a_record_that_leads_out_stops_nothing_else(
    site: Site, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """It is named, and the pages are built."""
    published(site)
    site.review("index", lambda m: replace(m, text=f"{m.text}!"), "en_XA")
    path = site.path(f"locales/en_XA/{name}")
    path.unlink(missing_ok=True)
    path.symlink_to(site.root.parent / "outside" / "new")
    site.write("source_texts/news/a.html", "<p>It is new.</p>")
    assert site("run", "--quiet") == (0 if name == "addresses.txt" else 1)
    assert outside(site) == {"key.pem": b"secret"}
    assert "new" in site.read("site/news/a.html")
    if name != "addresses.txt":
        assert f"locales/en_XA/{name}: error: a link leads out" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["site", "preview", ".i18n", "locales/templates", "locales/en_XA"])
def test_a_folder_of_ours_that_leads_out_is_not_written_to(site: Site, name: str) -> None:
    """The run says so."""
    site.path(name).parent.mkdir(exist_ok=True)
    site.path(name).symlink_to(site.root.parent / "outside")
    assert site("run", "--quiet") in (1, 2)
    assert outside(site) == {"key.pem": b"secret"}
    assert site.path(name).is_symlink()


FILES = (
    "locales/templates/index.pot",
    "locales/en_XA/LC_MESSAGES/index.po",
    "locales/en_XA/published.txt",
    "locales/en_XA/drafts.jsonl",
    ".i18n/drafts-en_XA.jsonl",
    ".i18n/lock",
    ".i18n/machine.sqlite",
    ".i18n/memory.sqlite",
    ".i18n/memory.sqlite-wal",
)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_ours_that_leads_out_is_not_written_to(site: Site, name: str) -> None:
    """Nor is it made where the link leads to nothing."""
    published(site)
    key = site.root.parent / "outside" / "key.pem"
    for there in (key, key.with_name("new")):
        site.path(name).unlink(missing_ok=True)
        site.path(name).symlink_to(there)
        site.write("source_texts/index.html", f"<p>Another lamp, {there.name}.</p>")
        site("run", "--quiet")
        assert outside(site) == {"key.pem": b"secret"}
        assert site.path(name).is_symlink()


LINKS = (
    ("site", "source_texts", "site"),
    ("site", "locales", "site"),
    ("site", ".", "site"),
    ("site", ".i18n", "site"),
    ("site", "preview", "site"),
    ("preview", "site", "preview"),
    ("source_texts", "site", "source_texts"),
    ("source_texts", "site/en-XA", "source_texts"),
    ("locales", "preview", "locales"),
)


@pytest.mark.parametrize(("name", "where", "told"), LINKS)
def test_a_folder_of_ours_is_not_another(
    site: Site, capsys: pytest.CaptureFixture[str], name: str, where: str, told: str
) -> None:
    """A link from one to the other would let a build replace sources, or publish drafts."""
    published(site)
    site.write("source_texts/news/a.html", "<p>It is new.</p>")
    assert site("run", "--quiet") == 0
    shutil.rmtree(site.path(name))
    site.path(name).symlink_to(where)
    before = site.tree("source_texts", "locales", "site", "preview")
    for command in ("rollback", "run", "build", "extract"):
        capsys.readouterr()
        assert site(command) == 2
        assert f"error: {told}: a link leads to where “" in capsys.readouterr().err
    assert site.tree("source_texts", "locales", "site", "preview") == before


# --- catalogs that cannot be read ----------------------------------------------------------

BROKEN = {
    "empty": "",
    "half": 'msgid "a',
    "of another language": 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Hello"\nmsgstr "Salut"\n',
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_what_a_broken_catalog_has_published_stays(
    site: Site, broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its page, its MO and what it gave to the bundles; the other pages go on."""
    published(site)
    names = [
        "site/en-XA/index.html",
        "site/i18n/en_XA/LC_MESSAGES/index.mo",
        "site/i18n/merged/en_XA/LC_MESSAGES/messages.mo",
        "site/i18n/en-XA/i18next.json",
    ]
    before = {name: site.path(name).read_bytes() for name in names}
    site.write(site.po("index", "en_XA"), broken)
    site.write("source_texts/press/b.txt", "Another release.\n")
    capsys.readouterr()
    assert site("run", "--quiet") == 1
    assert "locales/en_XA/LC_MESSAGES/index.po" in capsys.readouterr().err
    assert {name: site.path(name).read_bytes() for name in names} == before
    assert site.read(site.po("index", "en_XA")) == broken
    assert "Another release." in site.messages("press/b", "en_XA")
    assert site("build", "--quiet") == 1
    assert {name: site.path(name).read_bytes() for name in names} == before


def test_with_its_page_its_mo_goes_too(site: Site) -> None:
    """A broken catalog without a page publishes nothing."""
    published(site)
    site.write(site.po("index", "en_XA"), "")
    site.path("source_texts/index.html").unlink()
    assert site("run", "--quiet") == 1
    assert not site.path("site/i18n/en_XA/LC_MESSAGES/index.mo").exists()


# --- nobody reads ------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [("run",), ("check",), ("status", "--json"), ("--help",)])
def test_a_reader_that_goes_away_changes_nothing(site: Site, arguments: tuple[str, ...]) -> None:
    """The work is done, and the exit code says what happened: `run | head -1`."""
    if arguments != ("--help",):
        site.write(site.po("other", "en_XA"), "")
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, str(PROGRAM), "-C", str(site.root), *arguments]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert done.returncode == (0 if arguments == ("--help",) else 1)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
    assert site.path("preview/index.html").is_file() == (arguments == ("run",))
