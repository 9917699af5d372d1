"""What the settings say of elements and attributes."""

from __future__ import annotations

import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from i18n.formats.html.parser import parse_html
from i18n.formats.html.soup.selectors import Selectors, attribute_of, chosen, fault
from i18n.formats.html.soup.tree import tree
from i18n.formats.told import Told
from i18n.model import Page, raw, segments
from tests.support.formats import outline, texts, told


def page(text: str, **lists: list[str]) -> Page:
    """A page read with the settings' selectors; it is its source byte for byte."""
    found = parse_html(text, "a.html", told=Told(_selectors(**lists)))
    assert raw(found.parts) == text
    return found


def _selectors(**lists: list[str]) -> Selectors:
    return Selectors(**{name: tuple(some) for name, some in lists.items()})


def found(selector: str, text: str) -> list[str]:
    """The start tags that a selector names."""
    places = chosen(text, Selectors(skip=(selector,)), xml=False)
    return [text[at : text.index(">", at) + 1] for at in places]


# --- which elements ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("selector", "text", "tags"),
    [
        ("ul > li:last-child", "<ul><li id=a>a<li id=b>b</ul>", ["<li id=b>"]),
        ("body > p + p", "<!doctype html><title>x</title><p>a<p id=b>b", ["<p id=b>"]),
        ("tbody > tr", "<table><tr id=a><td>a</table>", ["<tr id=a>"]),
        ("p.b", "<p class=a class=b>x<P CLASS='x b'>y", ["<P CLASS='x b'>"]),
        ("p", "<p><p></p><!-- <p> --><script>'<p>'</script><p>", ["<p>", "<p>", "<p>"]),
        ("a[href$='.pdf' i]", "<a href='y&#46;PDF'>y</a>", ["<a href='y&#46;PDF'>"]),
        ("img, br", "<img/><br><hr>", ["<img/>", "<br>"]),
        ("div:has(> b)", "<div id=a><b>x</b></div><div>y</div>", ["<div id=a>"]),
        (":not(b)", "<b>x</b><i>y</i>", ["<i>"]),
        ("i i", "<p><i>a</b><p><i>b<i id=c>c", ["<i id=c>"]),
    ],
)
def test_a_selector_names_the_elements_that_a_browser_has(
    selector: str, text: str, tags: list[str]
) -> None:
    """Implied, doubled, void and broken tags are no matter."""
    assert found(selector, text) == tags


# --- skip -------------------------------------------------------------------------


def test_a_skipped_element_in_a_sentence_is_one_tag() -> None:
    """Its words and attributes stay, its links follow the language."""
    text = "<p>Ask <span class=bot title=T>bot <a href=a.html>one</a></span> now."
    assert outline(page(text, skip=[".bot"])) == "{body:}<p>«Ask [span] now.»"


def test_a_skipped_block_stays() -> None:
    """With all that is in it, unless translate="yes" says otherwise."""
    text = "<div class=ad><p title=T>Buy <a href=a.html>it</a><p translate=yes>a</div><p>b"
    assert outline(page(text, skip=["div.ad"])) == (
        "{body:}<div class=ad><p title=T>Buy <a {link:href=a.html}>it</a><p translate=yes>«a»"
        "</div><p>«b»"
    )


def test_structured_data_can_be_skipped() -> None:
    """A script is an element like others."""
    text = '<script id=a type="application/ld+json">{"name": "Lamp"}</script><p>b'
    assert texts(page(text)) == ["Lamp", "b"]
    assert texts(page(text, skip=["#a"])) == ["b"]


def test_head_body_and_html_can_be_skipped() -> None:
    """Nothing of the page is for translators then."""
    text = "<!doctype html><html><head><title>a</title><meta name=description content=b><body>c"
    assert texts(page(text, skip=["head"])) == ["c"]
    assert texts(page(text, skip=["html"])) == []


# --- translate --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("selector", "text", "wanted"),
    [
        ("code", "<p>Press <code>the key</code> now", ["Press <code>the key</code> now"]),
        ("pre", "<pre>a  b</pre>", ["a  b"]),
        ("pre .note", "<pre>x <span class=note>a note</span> y</pre>", ["a note"]),
        ("p", "<p translate=no>a <b>c</b>", ["a <b>c</b>"]),
        (".notranslate", "<p class=notranslate>a", ["a"]),
        ("[lang=fr]", "<p lang=fr>a", ["a"]),
        ("svg", "<p>See <svg><g>a</g></svg> there", ["See <svg/> there", "a"]),
    ],
)
def test_what_we_leave_out_can_be_translated(selector: str, text: str, wanted: list[str]) -> None:
    """Code, pictures, and what the page protects."""
    assert texts(page(text)) != wanted
    assert texts(page(text, translate=[selector])) == wanted


def test_what_is_skipped_is_so_even_if_translated() -> None:
    """So that exceptions can be made."""
    text = "<pre>a</pre><pre class=sh>b</pre>"
    assert texts(page(text, translate=["pre"], skip=["pre.sh"])) == ["a"]


# --- attributes -------------------------------------------------------------------


def test_attributes_are_named_or_selected() -> None:
    """On any element, or on those that a selector names."""
    text = "<img data-tip='A cat' alt=x data-more='A dog'><a DATA-TIP=Cow data-more=Pig>y</a>"
    found = page(text, attributes=["data-tip", "img[data-more]"])
    assert texts(found) == ["A cat", "x", "A dog", "Cow", "y"]
    assert told(next(segments(found.parts)))[0] == "attribute data-tip"


def test_named_attributes_of_what_is_not_translated_stay() -> None:
    """Skipped elements have no words; code may have a tooltip."""
    text = "<pre data-tip=a>b</pre><p data-tip=c translate=no>d<p data-tip='12'>e"
    assert texts(page(text, attributes=["data-tip"])) == ["a", "e"]


def test_an_attribute_that_has_words_anyway_is_one_text() -> None:
    """Naming it twice changes nothing."""
    assert texts(page("<img alt=x title=y>", attributes=["title", "img[alt]"])) == ["x", "y"]


def test_the_content_of_a_meta_element_can_be_selected() -> None:
    """It is an attribute like others."""
    text = "<meta name=subject content='All cats'>"
    assert texts(page(text, attributes=["meta[name=subject][content]"])) == ["All cats"]


@pytest.mark.parametrize(
    "entry", ["data title", "img[data-x", "[data-x] b", "href", "a[onclick]", "p[ID]", ""]
)
def test_what_is_no_attribute_with_words_is_refused(entry: str) -> None:
    """An id, an address or a script must not change."""
    with pytest.raises(ValueError, match=r"name|words"):
        attribute_of(entry)


# --- faults and cost ----------------------------------------------------------------


@pytest.mark.parametrize("selector", ["p[", "p::before", "", "a:foo", ":is(" * 3, "p > > a"])
def test_what_is_no_selector_is_refused(selector: str) -> None:
    """In a line."""
    assert fault(selector)
    assert "\n" not in fault(selector)


def test_a_tree_is_built_only_where_a_selector_may_match(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for a page then, however many selectors there are."""
    built: list[str] = []

    def counted(text: str, *, xml: bool) -> BeautifulSoup:
        built.append(text)
        return tree(text, xml=xml)

    monkeypatch.setattr("i18n.formats.html.soup.selectors.tree", counted)
    page("<p class=a data-x=y>x")
    page("<p class=a data-x=y>x", attributes=["data-x"])
    page("<p class=a>x", skip=[".side", "#nav .x", "p[data-y='a']"], translate=["pre, code"])
    assert built == []
    page("<p class=a>x", skip=[".a", "p", ":not(i)"])
    assert len(built) == 1


def test_nothing_is_imported_where_nothing_is_set() -> None:
    """A page without selectors costs no tree."""
    code = (
        "import sys; from i18n.formats.page_formats import parse; from i18n.project import sources;"
        "parse('<p>x', 'a.html'); assert not {'bs4', 'soupsieve'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-B", "-c", code], check=True)


@given(st.text(alphabet="<>/abprec =x'\"!-"))
def test_pages_come_back_byte_for_byte(text: str) -> None:
    """Whatever the markup and the selectors are."""
    page(text, skip=["b", "p > a"], translate=["pre", ":not(a)"], attributes=["x", "a[b]"])
