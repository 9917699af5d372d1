"""Which meta elements hold words for readers."""

from __future__ import annotations

import pytest

from tests.support.formats import html, texts


@pytest.mark.parametrize(
    "given",
    [
        *('name="description"', 'name="DCTERMS.title"', 'name="dc.subject"', 'name="keywords"'),
        *('property="og:title"', 'property="og:image:alt"', 'property="article:section"'),
        *('property="article:tag"', 'name="twitter:label1"', 'name="twitter:data2"'),
        *('itemprop="description"', 'itemprop="headline"', 'name="application-name"'),
        *('name="apple-mobile-web-app-title"', 'name="msapplication-tooltip"', 'name="abstract"'),
    ],
)
def test_words_of_meta_elements(given: str) -> None:
    """For searches, for shared links, for apps."""
    assert texts(html(f'<meta {given} content="Good words">')) == ["Good words"]


@pytest.mark.parametrize(
    "given",
    [
        *('name="author"', 'name="viewport"', 'name="generator"', 'property="og:type"'),
        *('property="og:locale"', 'name="twitter:card"', 'name="google-site-verification"'),
        *('property="article:author"', 'name="theme-color"', 'itemprop="name-of-a-person"'),
    ],
)
def test_other_meta_elements_hold_none(given: str) -> None:
    """Names, and what programs read."""
    assert texts(html(f'<meta {given} content="Good words">')) == []
