"""Patterns of files that are not for translators."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.project.source_tree.exclusions import Exclusions, fault


def left(path: str, *patterns: str) -> bool:
    """Whether patterns of the settings leave a file out."""
    found = Exclusions(patterns).copied(path)
    return found is not None and found.by_settings


@pytest.mark.parametrize(
    ("pattern", "matched", "others"),
    [
        ("old.html", ["old.html", "a/old.html", "old.html/x.html"], ["xold.html", "old.htm"]),
        ("_raw/", ["_raw/a.html", "a/_raw/b/c.html"], ["_raw", "x_raw/a.html"]),
        ("_raw/*", ["_raw/a.html", "_raw/b/c.html"], ["a/_raw/b.html"]),
        ("/old.html", ["old.html"], ["a/old.html"]),
        ("legal/terms.html", ["legal/terms.html"], ["a/legal/terms.html"]),
        ("legal/*.html", ["legal/a.html"], ["legal/b/a.html", "legal/a.txt"]),
        ("docs/**/api", ["docs/api/a.html", "docs/b/c/api/a.html"], ["docs/xapi/a.html", "api/a"]),
        ("docs/**", ["docs/a.html", "docs/b/a.html"], ["a/docs/b.html", "docs.html"]),
        ("**/draft?.html", ["draft1.html", "a/draft2.html"], ["draft.html", "draft12.html"]),
        ("v[0-9].html", ["v1.html"], ["va.html"]),
        ("v[!0-9].html", ["va.html"], ["v1.html", "v/.html"]),
        ("v[^0-9].html", ["va.html"], ["v1.html"]),
        ("docs/**/", ["docs/b/a.html"], ["docs/a.html"]),
        ("[*].html", ["*.html"], ["a.html"]),
        ("v[9-0].html", ["v9.html", "v0.html"], ["v5.html"]),
        ("a[b.html", ["a[b.html"], ["ab.html"]),
        ("Á*.html", ["Ábaco.html"], ["Abaco.html", "ábaco.html"]),
    ],
)
def test_a_pattern_is_read_like_one_of_gitignore(
    pattern: str, matched: list[str], others: list[str]
) -> None:
    """Names anywhere, paths from the top, a folder with all that is in it."""
    assert [path for path in (*matched, *others) if left(path, pattern)] == matched


@pytest.mark.parametrize(
    "path",
    [
        *("robots.txt", "humans.txt", "ads.txt", "security.txt", ".well-known/security.txt"),
        *("google1234567890abcdef.html", "yandex_0123456789abcdef.html", "llms.txt"),
        *("SHA256SUMS.txt", "apple-developer-domain-association.txt", "docs/_modules/index.html"),
        *("_sources/index.rst.txt", "genindex.html", "docs/py-modindex.html"),
        "js/app.js.LICENSE.txt",
    ],
)
def test_what_no_reader_looks_at_is_not_translated(path: str) -> None:
    """It is published as it is, unless the settings include it."""
    found = Exclusions().copied(path)
    assert found
    assert (found.published, found.by_settings) == (True, False)
    assert Exclusions(include=(path,)).copied(path) is None


@pytest.mark.parametrize(
    "path", ["404.html", "google-maps.html", "googlefeed.html", "search.html", "index.html"]
)
def test_what_readers_look_at_is(path: str) -> None:
    """A page for readers has nothing to fear from our own patterns."""
    assert Exclusions().copied(path) is None


def test_what_is_included_wins() -> None:
    """Over our patterns and over those of the settings."""
    rules = Exclusions(("legacy/",), ("legacy/index.html",))
    assert rules.copied("legacy/a.html")
    assert rules.copied("legacy/index.html") is None


@pytest.mark.parametrize(
    ("include", "seen", "unseen"),
    [
        ((), [".well-known/"], ["node_modules/", ".git/", "a/.x.html", ".htaccess"]),
        (("node_modules/",), ["node_modules/", "node_modules/a/"], ["node_modules/.b", ".git/"]),
        (
            ("node_modules/a/",),
            ["node_modules/", "node_modules/a/", "node_modules/a/b.css"],
            ["node_modules/c/", "node_modules/c.css", "x/node_modules/"],
        ),
        ((".htaccess",), [".htaccess", "a/.htaccess"], [".git/", ".htpasswd"]),
        (("*", "**", "docs/"), ["docs/a.html"], [".git/", ".htaccess", "docs/.git/", "docs/.x"]),
    ],
)
def test_what_is_never_looked_at_comes_back_by_its_name(
    include: tuple[str, ...], seen: list[str], unseen: list[str]
) -> None:
    """No wild card and no folder around it brings a hidden file to the web."""
    rules = Exclusions(include=include)
    assert [path for path in (*seen, *unseen) if rules.unseen(path) is None] == seen


@pytest.mark.parametrize("pattern", ["!a.html", "a\\b", "../a", "./a", "/", "//"])
def test_a_pattern_that_cannot_be_meant_is_refused(pattern: str) -> None:
    """With what to write instead."""
    assert fault(pattern)


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_pattern_is_one(pattern: str, path: str) -> None:
    """Whatever people write, it matches or it does not."""
    rules = Exclusions((pattern,), (pattern,))
    rules.copied(path)
    rules.unseen(path)
    list(rules.idle([path]))
