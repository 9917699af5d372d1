"""The page that `evaluate` writes."""

from __future__ import annotations

import re
from dataclasses import replace

import html5lib
import pytest

from i18n.mt.evaluation.alignment import Pair
from i18n.mt.evaluation.ratings import Case, Quality, Rating, Share
from i18n.mt.evaluation.report import report, worst

CASES = tuple(
    Case(
        Pair(f"The <a1>lamp</a1> number {n} & more", f"La lámpara {n}", "a.html"),
        f"L {n}",
        "x",
        n,
        9.0,
    )
    for n in range(0, 100, 3)
)
RATING = Rating(
    "firefox en-pt + apertium pt-es",
    (*CASES, replace(CASES[0], draft="", why="a word <b>")),
    Share(34, 35),
    Quality(61.25, 30, Share(1, 34), 400),
    Quality(60, 29, Share(2, 35), 900),
    (62, 60.5),
    Share(9, 10),
    Share(),
)


@pytest.fixture(scope="module")
def page() -> str:
    """The page of two routes."""
    return report("Spanish", "35 of 40", [RATING, replace(RATING, route="apertium en-es")])


def test_the_report_is_well_formed_html(page: str) -> None:
    """The strict parser of the standard has nothing against it."""
    html5lib.HTMLParser(strict=True).parse(page)


def test_the_report_needs_nothing_else(page: str) -> None:
    """No address, script, font or picture from elsewhere."""
    assert not re.search(r"https?:|//|src=|href=|url\(|@import|<script|<link", page)


def test_the_report_suits_a_phone_and_both_schemes(page: str) -> None:
    """Its width is the screen's, its colours are the reader's."""
    assert 'content="width=device-width, initial-scale=1"' in page
    assert "prefers-color-scheme: dark" in page


def test_the_report_shows_every_route_and_the_worst_sentences(page: str) -> None:
    """Texts are escaped, and an empty draft says why it is none."""
    assert page.count('class="ours"') >= 2 + 10
    assert ">61.2<" in page
    assert "The &lt;a1&gt;lamp&lt;/a1&gt; number 0 &amp; more" in page
    assert "(none: a word &lt;b&gt;)" in page


def test_the_worst_come_first() -> None:
    """Twenty at most."""
    found = [case.chrf for case in worst(RATING)]
    assert found == sorted(found)
    assert len(found) == 20
