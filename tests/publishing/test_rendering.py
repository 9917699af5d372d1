"""A page in other words."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.formats.page_formats import parse
from i18n.model import MERGED, Field, Key, Quoting, Segment
from i18n.publishing.rendering import IDENTITY, Rendering, escape, render, source_field

SPAN = '<span lang="en">'


def spanish(html: str, texts: dict[str, str], foreign: str = "", path: str = "a.html") -> str:
    """A page with some strings translated."""
    by_key = {Key("", source): text for source, text in texts.items()}

    def mark(_: Segment, written: str, translated: bool) -> str:
        return written if translated else f"{foreign}{written}</span>"

    rendering = Rendering(by_key, source_field, mark if foreign else None)
    return render(parse(html, path, _sentences), rendering)


def _sentences(text: str) -> tuple[int, ...]:
    """Sentences start after a stop and a space."""
    return tuple(i + 2 for i in range(len(text) - 2) if text[i : i + 2] == ". ")


def test_without_translations_a_page_is_the_source() -> None:
    """Even broken markup comes back as it was."""
    html = "<P CLASS=a>One &amp; two. <B>Three\r\n<img src=x alt='y'></p></i>"
    assert render(parse(html, "a.html", _sentences), IDENTITY) == html


def test_words_change_and_markup_stays() -> None:
    """Attributes, entities and case of tags are the source's own."""
    html = '<P CLASS=a>Read <A HREF="b.html" id=x>the   book</A>.</P>'
    assert spanish(html, {"Read <a1>the book</a1>.": "Lee <a1>el libro</a1>."}) == (
        '<P CLASS=a>Lee <A HREF="b.html" id=x>el libro</A>.</P>'
    )


def test_text_is_escaped_once_for_its_place() -> None:
    """A less-than in a translation is never a tag, an ampersand never doubled."""
    html = "<title>T</title><p title=\"Q\">P</p><p title='S'>P</p><img alt=U>"
    words = "a < b & \"c\" 'd' &amp;lt;"
    page = spanish(html, {"T": words, "Q": words, "P": words, "S": words, "U": words})
    lt = "&amp;lt;"
    assert page == (
        f"<title>a &lt; b &amp; \"c\" 'd' {lt}</title>"
        f"<p title=\"a &lt; b &amp; &quot;c&quot; 'd' {lt}\">a &lt; b &amp; \"c\" 'd' {lt}</p>"
        f"<p title='a &lt; b &amp; \"c\" &#39;d&#39; {lt}'>a &lt; b &amp; \"c\" 'd' {lt}</p>"
        f"<img alt=\"a &lt; b &amp; &quot;c&quot; 'd' {lt}\">"
    )


def test_plain_text_is_not_escaped() -> None:
    """There is nothing to escape for."""
    assert spanish("One.\n", {"One.": "a < b & c"}, path="a.txt") == "a < b & c\n"


def test_a_string_with_foreign_markup_is_not_used() -> None:
    """The sentence stays in the source language."""
    assert spanish("<p>Hello</p>", {"Hello": "Hola <b>x</b>"}, SPAN) == (
        f"<p>{SPAN}Hello</span></p>"
    )


def test_what_is_left_in_the_source_language_is_marked() -> None:
    """Inside text it is; an attribute or a title has no place for a mark."""
    html = '<title>T</title><p>One. Two.</p><img alt="A">'
    assert spanish(html, {"One.": "Uno."}, SPAN) == (
        f'<title>T</title><p>Uno. {SPAN}Two.</span></p><img alt="A">'
    )


def test_a_merged_sentence_leaves_no_gap() -> None:
    """<empty/> takes its space away with it."""
    html = "<p>One. Two. Three.</p>"
    texts = {"One.": "Uno y dos.", "Two.": MERGED, "Three.": "Tres."}
    assert spanish(html, texts) == "<p>Uno y dos. Tres.</p>"
    assert spanish(html, {"One.": "Uno.", "Two.": "Dos y tres.", "Three.": MERGED}) == (
        "<p>Uno. Dos y tres.</p>"
    )


def test_an_alt_text_within_a_sentence_is_translated_with_it() -> None:
    """Also where the sentence around it is not."""
    html = '<p>See <img src="a.png" alt="a lamp"> now.</p>'
    assert spanish(html, {"a lamp": "una lámpara"}) == (
        '<p>See <img src="a.png" alt="una lámpara"> now.</p>'
    )
    assert spanish(html, {"See <img1/> now.": "Ahora mira <img1/>."}) == (
        '<p>Ahora mira <img src="a.png" alt="a lamp">.</p>'
    )


def test_fields_are_written_also_where_the_text_is_not_translated() -> None:
    """A link in a sentence that stays is re-based all the same."""
    page = parse('<p>Read <a href="b.html">it</a>.</p>', "a.html")

    def write(field: Field) -> str:
        return field.raw.replace("b.html", "../b.html")

    assert render(page, Rendering({}, write)) == '<p>Read <a href="../b.html">it</a>.</p>'


@pytest.mark.parametrize("quoting", ["html", "rcdata", '"', "'", "unquoted"])
def test_escaped_words_hold_nothing_that_ends_their_place(quoting: str) -> None:
    """No quote, no tag."""
    written = escape("<a href='x' title=\"y\">&", quoting)  # type: ignore[arg-type]
    assert "<" not in written
    assert quoting not in written or len(quoting) > 1


HOSTILE = st.text(alphabet="<>/&;\"'=ab1 pscript!-\u202e", max_size=40)


@settings(derandomize=True, max_examples=300)
@given(HOSTILE)
def test_no_translation_can_change_the_shape_of_a_page(text: str) -> None:
    """Whatever a msgstr holds, the page has the tags it had."""
    html = '<p>Read <a href="b.html">it</a> now.</p><img alt="Q"><title>T</title>'
    page = parse(html, "a.html")
    texts = {Key("", s): text for s in ("Read <a1>it</a1> now.", "Q", "T")}
    assert _tags(render(page, Rendering(texts, source_field))) <= _tags(html)


def _tags(html: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """Every start tag with the names of its attributes, as a browser's tokenizer sees them."""
    found: Counter[tuple[str, tuple[str, ...]]] = Counter()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found[tag, tuple(name for name, _ in attrs)] += 1

    Reader().feed(html)
    return found


@pytest.mark.parametrize(
    ("words", "quoting", "written"),
    [
        ("a ]]> b", "cdata", "a ]]]]><![CDATA[> b"),
        ("a ]]> b", "rcdata", "a ]]&gt; b"),
        ("<img onerror=x>", "escaped", "&amp;lt;img onerror=x&amp;gt;"),
        ('R&D "</script>', "json", 'R\\u0026D \\"\\u003c/script\\u003e'),
    ],
)
def test_words_end_neither_a_section_nor_a_script(
    words: str, quoting: Quoting, written: str
) -> None:
    """In feeds and in structured data, in HTML and in XML."""
    assert escape(words, quoting) == written


def test_code_is_written_as_it_stands() -> None:
    """Unescaped, in texts and in attributes."""
    html = '<p title="Go <?= $x->y ?>">See {{ a && b }} and <%= c %>.</p>'
    texts = {
        "Go <?= $x->y ?>": "Ir a <?= $x->y ?>",
        "See {{ a && b }} and <%= c %>.": "Ver <%= c %> & {{ a && b }}.",
    }
    assert spanish(html, texts) == (
        '<p title="Ir a <?= $x->y ?>">Ver <%= c %> &amp; {{ a && b }}.</p>'
    )


def test_words_that_look_like_code_do_not_become_it() -> None:
    """What a manual writes with references stays written so; what a translator adds, too."""
    html = "<p>Write &lt;%= x %&gt; or &#123;{ y }}.</p>"
    texts = {"Write &lt;%= x %> or {{ y }}.": "Escriba &lt;%= x %> o {{ y }}."}
    assert spanish(html, texts) == "<p>Escriba &lt;%= x %&gt; o &#123;{ y }}.</p>"
