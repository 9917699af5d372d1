"""Where the texts of a site stand."""

from __future__ import annotations

import pytest

from i18n.catalogs.occurrences import Occurrence, is_label, occurrences
from i18n.formats.page_formats import parse
from i18n.model import Key


def places(page: str, source: str) -> tuple[Occurrence, ...]:
    """The places of a text that a second page has too."""
    pages = [parse(page, "a.html"), parse(page, "b.html")]
    return occurrences(pages)["a.html"][Key("", source)]


@pytest.mark.parametrize(
    ("page", "area"),
    [
        ("<nav><a>One</a><p>Two</p></nav>", "navigation"),
        ("<nav aria-label='One'>Two</nav>", "navigation"),
        ("<header><div><p>One</div><p>Two</header>", "header"),
        ("<div role='contentinfo'><p>One<p>Two</div>", "footer"),
        ("<div id='sidebar'><p>One<p>Two</div>", "sidebar"),
        ("<div id='site-navigation'><p>One<p>Two</div>", "navigation"),
        ("<ol class='pagination'><li>One<li>Two</ol>", "navigation"),
        ("<div class='widget-area'><p>One<p>Two</div>", "sidebar"),
        ("<div class='site-info'><p>One<p>Two</div>", "footer"),
        ("<ul class='big menu'><li>One<li>Two</ul>", "navigation"),
        ("<header><nav><ul><li>One<li>Two</ul></nav></header>", "navigation"),
        ("<ul><li>One<li>Two</ul>", "list"),
        ("<table><tr><td>One<td>Two</table>", "row"),
        # An article's own header, and what only sounds like one.
        ("<article><header><p>One<p>Two</header></article>", ""),
        ("<div class='card-header'><p>One<p>Two</div>", ""),
        ("<p>One<p>Two", ""),
    ],
)
def test_a_text_stands_in_a_part_of_its_page(page: str, area: str) -> None:
    """By elements, roles, and the ids and classes that pages of `div` have."""
    (one,) = places(page, "One")
    assert one.area == area
    assert (one.before, one.after) == ((), ("Two",))


def test_neighbours_are_of_the_same_part() -> None:
    """What comes before and after a navigation is another on every page."""
    page = "<p>Before</p><nav><ul><li>One<li>Two<li>Three</ul></nav><p>After</p>"
    (one,) = places(page, "One")
    assert one.neighbours == ((), ("Two",))
    (three,) = places(page, "Three")
    assert (three.before, three.after) == (("Two", "One"), ())
    (after,) = places(page, "After")
    assert after.before == ("Before",)


def test_an_item_alone_in_its_list_has_the_neighbours_of_the_page() -> None:
    """Else any such item were in the same place."""
    (one,) = places("<p>Before</p><ul><li>One</ul><p>After</p>", "One")
    assert (one.area, one.neighbours) == ("", (("Before",), ("After",)))


def test_rows_are_apart() -> None:
    """The last cell of one row is no neighbour of the first of the next."""
    page = "<table><tr><td>One<td>Two<tr><td>Three<td>Four</table>"
    (three,) = places(page, "Three")
    assert three.neighbours == ((), ("Four",))


def test_a_text_may_have_several_places() -> None:
    """A title, a heading and a link are one message of a catalog."""
    page = "<title>One</title><nav><a>One</a><p>Two</p></nav><h1>One</h1>"
    assert [one.kind for one in places(page, "One")] == ["page title", "link", "heading 1"]


def test_what_stands_on_one_page_is_left_out() -> None:
    """There is nothing to compare it with."""
    pages = [parse("<p>One<p>Both", "a.html"), parse("<p>Two<p>Both", "b.html")]
    assert [*occurrences(pages)["a.html"]] == [Key("", "Both")]


def test_a_label_is_no_sentence() -> None:
    """A few words without a stop."""
    assert is_label("Who <b>we</b> are")
    assert not is_label("We are here.")
    assert not is_label("What we do here when all the others sleep")
