"""Which words are in the page's own language on purpose, and which are only said to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.formats.html.own_language import on_purpose
from i18n.model import raw
from tests.support.formats import fields, html, outline, texts

FILL = "<p>A page has some words of its own, and they are many more than those that are marked."


def stays(text: str, root: str = '<html lang="en">') -> list[str]:
    """The elements of a page whose words stay, by their start tags."""
    whole = f"{root}<body>{text}{FILL}</body></html>"
    found = on_purpose(whole, "en", xml=False)
    return [whole[at : whole.index(">", at) + 1] for at in sorted(found)]


@pytest.mark.parametrize(
    "text",
    [
        "<p><a lang=en href=/en>English</a> <a lang=es href=/es>Español</a>",
        "<p><a lang=en href=/en>English</a> | <a lang=es href=/es>Español</a>",
        "<ul><li lang=en><a href=/en>English</a><li lang=es><a href=/es>Español</a></ul>",
        "<p><a lang=en hreflang=en href=/en>English</a><a hreflang=es href=/es>Español</a>",
        "<select><option lang=en>English<option lang=es>Español</select>",
        "<p>The word <b lang=en>Hello</b> is long",
        "<p>He wrote <cite lang=en>The Lamp and the Pen and the Light of the Day</cite>",
        "<blockquote lang=en><p>To be</p></blockquote>",
        "<p lang=en>To be.</p>",
    ],
)
def test_words_in_the_own_language_on_purpose_stay(text: str) -> None:
    """A choice of languages, a word, a title, a quotation, a paragraph."""
    at = text.index("lang=en")
    assert stays(text) == [text[text.rindex("<", 0, at) : text.index(">", at) + 1]]


@pytest.mark.parametrize(
    "text",
    [
        "<div lang=en><p>To be.</p></div>",
        "<article lang=en>To be.</article>",
        "<main lang=en><p>To be.<p lang=fr>Être.</main>",
        "<section lang=en><h2>To be</h2></section><section lang=fr><h2>Être</h2></section>",
        "<ul lang=en><li>To be</ul><ul lang=fr><li>Être</ul>",
        "<div lang=fr>Être <p lang=en>to be</div>",
        "<p>The <b lang=en-GB>colour</b> is red",
    ],
)
def test_what_only_says_the_language_of_the_page_is_translated(text: str) -> None:
    """What wraps blocks, a part of the page, a way back, another region."""
    assert stays(text) == []


def test_a_body_that_names_the_language_silences_nothing() -> None:
    """It says it of the page, as <html> does, and so does an element around everything."""
    text = "<body lang=en><div lang=en><p>To be.</div>"
    assert texts(html(f"<html lang=en>{text}")) == ["To be."]
    assert texts(html(text)) == ["To be."]


@pytest.mark.parametrize(
    ("root", "tag", "kept"),
    [
        ("<html lang=en>", "en", True),
        ("<html lang=en-US>", "en", True),
        ("<html lang=en-US>", "EN-us", True),
        ("<html lang=en-US>", "en-GB", False),
        ("<html lang=en>", "en-GB", False),
        ("<html xml:lang=en>", "en", True),
        ("<html>", "en", False),
        ("<html lang=fr>", "en", False),
    ],
)
def test_the_page_must_name_what_is_repeated(root: str, tag: str, kept: bool) -> None:
    """The same, or the same without its region."""
    text = f"<p>The word <b lang={tag}>Hello</b> is long"
    assert bool(stays(text, root)) is kept


def test_a_choice_of_languages_may_name_any_region_on_any_page() -> None:
    """A fragment that is included knows no <html>."""
    text = "<nav><a lang=en-GB href=/>English</a> <a lang=es href=/es>Español</a></nav>"
    assert texts(html(text)) == []
    assert stays(text, "<html>") == ["<a lang=en-GB href=/>"]


def test_a_choice_is_short_and_beside_another() -> None:
    """Words between, or more than five, and it is text like other text."""
    long = "<p><a lang=en-GB>One two three four five six</a> <a lang=es>Dos</a>"
    assert stays(long) == []
    assert stays("<p><a lang=en-GB>English</a> and then <a lang=es>Dos</a>") == []


def test_marks_all_over_a_page_were_set_by_a_program() -> None:
    """Where they hold most of its words they say nothing, also within sentences."""
    pasted = "".join(f"<p><span lang=en>Some words of day</span> {n} then" for n in range(4))
    whole = "".join(f"<p lang=en>Some words of day {n}" for n in range(3))
    for text in (pasted, whole):
        assert on_purpose(f"<html lang=en>{text}", "en", xml=False) == {}


def test_what_stays_keeps_its_language_and_is_one_tag() -> None:
    """Its lang and hreflang are no fields, and its link leads to the source page."""
    text = (
        "<html lang=en><p>In <a lang=en hreflang=en href=a.html>English</a>"
        " <a lang=es href=b.html>Español</a>"
    )
    page = html(text)
    assert outline(page).endswith("<p>«In [a] [a]»")
    assert [f.raw for f in fields(page.parts, "lang", "hreflang")] == ["lang=en"]
    assert [f.value for f in fields(page.parts, "original")] == ["a.html"]


def test_translate_yes_is_stronger() -> None:
    """It is what an author says of translation itself."""
    text = f"<html lang=en>{FILL}<p>The word <b lang=en translate=yes>Hello</b> is long"
    assert texts(html(text))[-1] == "The word <b>Hello</b> is long"


@given(st.text(alphabet="<>/aplien =-\"'"))
def test_any_page_comes_back(text: str) -> None:
    """Whatever its markup is."""
    whole = f"<html lang=en><p lang=en>a {text} <b lang=en>c</b><i lang=es>d</i>"
    assert raw(html(whole).parts) == whole
