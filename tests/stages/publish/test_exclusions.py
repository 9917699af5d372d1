"""Files that are not for translators, from the sources to the site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from i18n.model import State
from tests.support.sample import NEWS, Site, approve

TERMS = "<!DOCTYPE html>\n<html lang=en><title>Terms</title><p>No lamp may burn.</p></html>\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with files that no reader looks at."""
    found = Site(tmp_path)
    found.write("i18n.toml", 'languages = ["es"]\nexclude = ["terms/"]\n')
    found.write("source_texts/robots.txt", "User-agent: *\nDisallow: /private\n")
    found.write("source_texts/.well-known/security.txt", "Contact: mail us\n")
    found.write("source_texts/.htaccess", "Options +MultiViews\n")
    found.write("source_texts/node_modules/kit/page.html", "<p>The kit.</p>")
    found.write("source_texts/node_modules/kit/kit.css", "p {}")
    found.write("source_texts/terms/index.html", TERMS)
    news = NEWS.replace("</body>", '<p>Read <a href="../terms/">the terms</a>.</p>\n</body>')
    found.write("source_texts/news/a.html", news)
    return found


def published(site: Site) -> set[str]:
    """The files of the site that are no pages of the sample."""
    site("build", "--quiet")
    names = {name.removeprefix("site/") for name in site.tree("site")}
    known = ("index.html", "news/", "press/", "css/", "img/", "i18n/", "i18n-manifest", "es/")
    return {name for name in names if not name.startswith(known)}


def test_files_that_are_excluded_are_published_as_they_are(site: Site) -> None:
    """They have no catalog and no page in another language."""
    site("extract", "--quiet")
    stems = {path.stem for path in site.path("locales/es").rglob("*.po")}
    assert stems == {"index", "a", "b"}
    assert published(site) == {"robots.txt", ".well-known/security.txt", "terms/index.html"}
    assert site.read("site/terms/index.html") == TERMS


def test_a_link_to_an_excluded_page_leads_to_the_source_page(site: Site) -> None:
    """As to a page that is not published, and it says so."""
    site("extract", "--quiet")
    site.review("news/a", approve)
    site("build", "--quiet")
    assert '<a href="../../terms/" hreflang="en">' in site.read("site/es/news/a.html")
    assert 'href="../terms/">' in site.read("site/news/a.html")
    assert site("check", "--site", "--quiet") == 0


def test_a_page_that_is_excluded_and_included_again_keeps_its_approvals(site: Site) -> None:
    """Its messages are obsolete in between, like those of a deleted page."""
    site("extract", "--quiet")
    site.review("news/a", approve)
    site("build", "--quiet")
    assert site.path("site/es/news/a.html").is_file()
    site.write("i18n.toml", 'languages = ["es"]\nexclude = ["terms/", "news"]\n')
    site("extract", "--quiet")
    site("build", "--quiet")
    assert {m.state for m in site.messages("news/a").values()} == {State.OBSOLETE}
    assert not site.path("site/es/news/a.html").exists()
    site.write("i18n.toml", 'languages = ["es"]\nexclude = ["terms/"]\n')
    site("extract", "--quiet")
    site("build", "--quiet")
    assert {m.state for m in site.messages("news/a").values()} == {State.APPROVED}
    assert site.path("site/es/news/a.html").is_file()


def test_a_page_that_leaves_says_why(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """The pattern that took it out, in `run` and in `why`."""
    site("extract", "--quiet")
    site.review("news/a", approve)
    site("build", "--quiet")
    site.write("i18n.toml", 'languages = ["es"]\nexclude = ["terms/", "news/"]\n')
    site("extract", "--quiet")
    capsys.readouterr()
    site("build")
    said = " ".join(capsys.readouterr().err.split())
    assert "news/a.html is no longer published: “news/” in “exclude”" in said
    site("why", "robots.txt")
    assert "robots.txt: “robots.txt” is left out of translation" in capsys.readouterr().out


def test_what_is_included_is_read_like_any_other_file(site: Site) -> None:
    """Texts for machines are pages then, hidden files are published."""
    include = '["robots.txt", ".htaccess", "node_modules/kit/*.css"]'
    site.write("i18n.toml", f'languages = ["es"]\ninclude = {include}\n')
    site("extract", "--quiet")
    assert "Disallow: /private" in " ".join(site.messages("robots"))
    assert {"robots.txt", ".htaccess", "node_modules/kit/kit.css"} <= published(site)
    assert "node_modules/kit/page.html" not in published(site)


def test_status_says_what_is_left_out(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """By pattern for people, by file for machines."""
    site("extract", "--quiet")
    capsys.readouterr()
    site("status")
    said = capsys.readouterr().out
    assert "1 file by “robots.txt”" in said
    assert "1 folder by “node_modules/”" in said
    site("status", "--json")
    assert json.loads(capsys.readouterr().out)["left_out"] == [
        {
            "path": path,
            "pattern": pattern,
            "by_settings": pattern == "terms/",
            "published": pattern != "node_modules/",
        }
        for path, pattern in (
            (".well-known/security.txt", "security.txt"),
            ("node_modules/", "node_modules/"),
            ("robots.txt", "robots.txt"),
            ("terms/index.html", "terms/"),
        )
    ]


def test_a_pattern_that_matches_nothing_is_a_warning(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """It may be a typo."""
    site.write("i18n.toml", 'languages = ["es"]\nexclude = ["node_modules/", "trems/", "*.css"]\n')
    assert site("check") == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "i18n.toml: warning: “trems/” in “exclude” matches no file in source_texts" in said
    assert said.count("idle-pattern") == 1


def test_ui_strings_can_be_excluded(site: Site) -> None:
    """A template of gettext is copied as it is then."""
    site.write("source_texts/app.pot", 'msgid ""\nmsgstr ""\n\nmsgid "Open"\nmsgstr ""\n')
    site("extract", "--quiet")
    assert site.path("locales/es/LC_MESSAGES/app.po").is_file()
    site.write("i18n.toml", 'languages = ["es"]\nexclude = ["terms/", "*.pot"]\n')
    site("extract", "--quiet")
    assert {m.state for m in site.messages("app").values()} <= {State.OBSOLETE}
    assert "app.pot" in published(site)


@pytest.mark.parametrize("layout", ["suffix", "apache"])
def test_excluded_pages_keep_their_address_in_every_layout(site: Site, layout: str) -> None:
    """Links find them there."""
    site.write("i18n.toml", f'languages = ["es"]\nexclude = ["terms/"]\nlayout = "{layout}"\n')
    site("extract", "--quiet")
    site.review("news/a", approve)
    site("build", "--quiet")
    assert site.read("site/terms/index.html") == TERMS
    name = "a.es.html" if layout == "suffix" else "a.html.es"
    assert '<a href="../terms/" hreflang="en">' in site.read(f"site/news/{name}")
