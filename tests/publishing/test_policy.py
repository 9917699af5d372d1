"""When a page is in a language, and what readers see of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from i18n.catalogs.coverage import Coverage
from i18n.model import State
from i18n.publishing.policy import Amendment, Publish, present, rule
from tests.support.sample import Site, approve

FULL = Coverage(messages=1, words=10, approved=1, words_approved=10)
MOST = Coverage(messages=2, words=10, approved=1, draft=1, words_approved=8, words_draft=2)
HALF = Coverage(messages=2, words=10, approved=1, empty=1, words_approved=5)


@pytest.mark.parametrize(
    ("count", "before", "expected"),
    [
        (FULL, False, True),
        (MOST, False, False),
        (MOST, True, True),
        (HALF, True, False),
        (Coverage(), False, True),
    ],
)
def test_a_page_enters_at_the_threshold_and_stays_while_it_keeps(
    count: Coverage, before: bool, expected: bool
) -> None:
    """Words decide; a page without words is complete."""
    assert present(count, Publish(), before=before) is expected


def test_drafts_count_where_they_are_shown_and_a_page_may_be_left_out() -> None:
    """The rule says what readers may see."""
    assert present(MOST, Publish(show="drafts"), before=False)
    assert not present(HALF, Publish(show="drafts"), before=False)
    assert not present(FULL, Publish(show="none"), before=True)


def test_what_is_said_of_fewer_pages_counts_more() -> None:
    """General, then the language, then the pattern, then the pattern in the language."""
    said = (
        Amendment("es", "legal/*", (("threshold", 0.4),)),
        Amendment("", "legal/*", (("threshold", 0.3), ("show", "drafts"))),
        Amendment("es", "", (("threshold", 0.2),)),
        Amendment("", "", (("threshold", 0.9), ("keep", 0.7))),
    )
    assert rule(said, "ca", "a.html") == Publish(0.9, 0.7)
    assert rule(said, "es", "a.html") == Publish(0.2, 0.2)
    assert rule(said, "ca", "legal/b/c.html") == Publish(0.3, 0.3, "drafts")
    assert rule(said, "es", "legal/c.html") == Publish(0.4, 0.4, "drafts")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The news approved in Spanish, the first page drafted by a person, the text untouched."""
    found = Site(tmp_path)
    found("extract")
    found.review("news/a", approve)
    found.review("index", lambda m: replace(approve(m), state=State.DRAFT))
    return found


def settings(site: Site, text: str) -> int:
    """Build with these settings; the exit code."""
    site.write("i18n.toml", f'base_url = "https://example.org"\n{text}')
    return site("build")


def test_the_manifest_says_what_readers_get(site: Site) -> None:
    """A text with an error stands there in the source language, approved or not; a page whose
    drafts all have one shows none, and is no unreviewed page."""
    broken = "<a1>x</a1> <a9>"
    site.review("news/a", lambda m: replace(m, text=broken) if "home" in m.key.source else m)
    site.review("index", lambda m: replace(m, text=broken))
    assert settings(site, '[publish]\nshow = "drafts"\n') == 1
    facts = json.loads(site.read("site/i18n-manifest.json"))["pages"]
    news, index = facts["news/a.html"]["es"], facts["index.html"]["es"]
    assert (news["approved"], news["draft"], news["source"]) == (0.8182, 0.0, 0.1818)
    assert '<span lang="en">Go <a' in site.read("site/es/news/a.html")
    assert (index["approved"], index["draft"], index["source"]) == (0.0, 0.0, 1.0)
    assert "unreviewed" not in index
    assert "4 of 4 messages approved (1 with an error)" in site.read("preview/es/news/a.html")
    facts = json.loads(site.read("preview/i18n-manifest.json"))["pages"]
    assert facts["news/a.html"]["es"]["approved"] == 0.8182


def test_a_site_may_show_drafts_with_a_notice(site: Site) -> None:
    """Marked for readers, for machines and for searches, and in no alternate or sitemap."""
    assert settings(site, '[publish]\nshow = "drafts"\n') == 0
    page = site.read("site/es/index.html")
    assert "«The lamp»" in page
    assert '<div data-i18n-notice="" lang="es" dir="ltr"' in page
    assert "nadie la ha revisado" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "data-i18n-notice" not in site.read("site/es/news/a.html")
    assert 'hreflang="es"' not in site.read("site/index.html")
    assert 'hreflang="es"' in site.read("site/news/a.html")
    assert "/es/</loc>" not in site.read("site/sitemap.xml")
    manifest = json.loads(site.read("site/i18n-manifest.json"))["pages"]
    assert manifest["index.html"]["es"]["unreviewed"] is True
    assert manifest["index.html"]["es"]["draft"] == 1.0
    assert "unreviewed" not in manifest["news/a.html"]["es"]
    assert "«".encode() not in b"".join(
        data for name, data in site.tree("site/i18n").items() if name.endswith("index.mo")
    )


def test_the_site_may_word_the_notice(site: Site) -> None:
    """For a language, or for some pages."""
    own = '[publish]\nshow = "drafts"\n[publish.es.paths."ind*"]\nnotice = "Sin <revisar>"\n'
    assert settings(site, own) == 0
    assert "Sin &lt;revisar&gt;</div>" in site.read("site/es/index.html")


def test_rules_are_by_path_and_language(site: Site) -> None:
    """One page shows drafts, another is left out, and the editor is told why."""
    assert settings(site, "") == 0
    assert site.path("site/es/news/a.html").is_file()
    text = '[publish.paths."index.html"]\nshow = "drafts"\n'
    text += '[publish.es.paths."news/*"]\nshow = "none"\n'
    assert settings(site, text) == 0
    assert site.path("site/es/index.html").is_file()
    assert not site.path("site/es/news/a.html").exists()
    assert site.read("locales/es/published.txt") == "index.html\n"
    assert 'href="../news/a.html" hreflang="en"' in site.read("site/es/index.html")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[publish]\nshow = "all"\n', "“show” in [publish] must be one of"),
        ("[publish.es]\nthreshhold = 1\n", "did you mean “threshold”?"),
        ('[publish.paths]\n"a" = 1\n', "needs a table for each pattern"),
        ('[publish.paths."a"]\nkeep = 2\n', "must be a share, 0 to 1"),
        ("[publish]\nnotice = 3\n", "“notice” in [publish] must be a string"),
        ("[targets]\nes = 3\n", "[targets.es] must hold lines such as"),
    ],
)
def test_a_wrong_rule_is_named(
    site: Site, text: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its table, and what to write instead."""
    assert settings(site, text) == 2
    assert says in " ".join(capsys.readouterr().err.split())


def test_a_file_or_link_may_differ_by_language(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file with the language in its name stands in for the one beside it; or a table says."""
    site.write("source_texts/img/lamp.es.svg", "<svg/>")
    site.write("source_texts/other.html", "<p>Read <a href='https://example.com/en/'>on</a>.</p>")
    site.write("source_texts/css/own.css", "")
    text = '[targets.es]\n"https://example.com/en/" = "https://example.com/es/"\n'
    text += '"css/style.css" = "css/own.css"\n"nowhere.png" = "img/lamp.svg"\n'
    site("extract")
    site.review("other", lambda m: replace(approve(m), text=m.key.source.replace("on", "más")))
    site.review("index", approve)
    assert settings(site, text) == 0
    assert "i18n.toml: warning: [targets.es] names “nowhere.png”" in capsys.readouterr().err
    assert 'src="../img/lamp.es.svg"' in site.read("site/es/index.html")
    assert 'src="img/lamp.svg"' in site.read("site/index.html")
    assert 'href="../css/own.css"' in site.read("site/es/index.html")
    assert "https://example.com/es/" in site.read("site/es/other.html")
    assert "https://example.com/en/" in site.read("site/other.html")
