"""Which page somebody means."""

from __future__ import annotations

import pytest

from i18n.errors import SourceError
from i18n.stages.reports.explain import page

PAGES = ("index.html", "news/index.html", "news/red-notice.html", "press/a.txt", "press/a.b.html")


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("news/index.html", "news/index.html"),
        ("index", "index.html"),
        ("./index.html", "index.html"),
        ("news/index", "news/index.html"),
        ("red-notice", "news/red-notice.html"),
        ("red-notice.html", "news/red-notice.html"),
        ("a", "press/a.txt"),
        ("Red-Notice", "news/red-notice.html"),
        ("A.TXT", "press/a.txt"),
        ("a.b", "press/a.b.html"),
    ],
)
def test_a_page_is_found_by_what_is_clear(given: str, found: str) -> None:
    """Its suffix and folders may be left out; the nearest to the whole path wins."""
    assert page(given, PAGES) == found


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("nwes/index", "did you mean news/index.html?"),
        ("idnex.html", "did you mean index.html?"),
        ("quite else", "there are index.html, news/index.html"),
    ],
)
def test_no_page_is_guessed(given: str, message: str) -> None:
    """It asks, or names some."""
    with pytest.raises(SourceError, match="there is no such page") as stopped:
        page(given, PAGES)
    assert message in str(stopped.value)


def test_two_pages_are_asked_about() -> None:
    """Neither is better."""
    with pytest.raises(SourceError, match=r"which page is this: a/x.html, b/x.txt\?"):
        page("x", ("a/x.html", "b/x.txt"))
