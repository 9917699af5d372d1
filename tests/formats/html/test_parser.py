"""What is a text of an HTML page, and what is not."""

from __future__ import annotations

import pytest

from i18n.model import Code, Segment, raw, segments, whole
from tests.support.formats import fields, html, only, outline, texts, told


def codes(segment: Segment) -> list[Code]:
    return [atom for atom in segment.text if isinstance(atom, Code)]


def test_sentences_have_a_gap_between_them() -> None:
    """White space between two sentences is a field of its own."""
    page = html("<p> One.\n  Two. </p>")
    assert outline(page) == "{body:}<p> «One.»{gap:\n  }«Two.» </p>"


def test_gap_without_white_space_is_empty() -> None:
    """Two sentences with a line break between them have an empty gap."""
    page = html("<p>One.<br>Two.</p>", lambda text: [text.index("Two")])
    assert outline(page) == "{body:}<p>«One.»{gap:}<br>«Two.»</p>"


def test_gap_stands_among_lifted_tags() -> None:
    """Tags that edge a sentence are lifted out on their side of the gap."""
    page = html("<p>One.</b> <i>Two.</i> Three <u>it</u>.</p>")
    assert outline(page) == (
        "{body:}<p>«One.»</b>{gap: }<i>«Two.»</i>{gap: }«Three <u>it</u>.»</p>"
    )


def test_no_cut_within_an_element() -> None:
    """A sentence boundary inside an element is not taken."""
    assert texts(html("<p>A <b>b. C</b> d. E.</p>")) == ["A <b>b. C</b> d.", "E."]


def test_anchor_at_a_boundary_goes_with_what_follows() -> None:
    """An empty element between sentences is lifted out after the gap."""
    page = html('<p>One. <a id="x"></a>Two.</p>')
    assert outline(page) == '{body:}<p>«One.»{gap: }<a id="x"></a>«Two.»</p>'


def test_wordless_sentence_stays_with_its_neighbour() -> None:
    """A number that a splitter calls a sentence is no unit of its own."""
    page = html("<p>1. One. 2. Two.</p>", lambda text: [3, 8, 11])
    assert texts(page) == ["1. One. 2.", "Two."]


@pytest.mark.parametrize(
    "words", ["2013", "—", "$5.00", "&nbsp;", "&#8212; &lt;", "<code>x</code>."]
)
def test_units_need_a_letter(words: str) -> None:
    """Numbers, signs, and sealed code alone are no text."""
    assert texts(html(f"<p>{words}</p>")) == []


def test_letter_may_be_a_reference() -> None:
    """A letter written as a character reference counts."""
    assert texts(html("<p>&eacute;</p>")) == ["é"]


def test_white_space_is_one_space() -> None:
    """Line breaks and tabs read as one space, a no-break space stays; the raw text keeps all."""
    segment = only(html("<p>a \n\t b\xa0 c</p>"))
    assert segment.text == ("a b\xa0 c",)
    assert segment.raw == ("a \n\t b\xa0 c",)


def test_no_break_space_at_the_edge_is_lifted() -> None:
    """No-break spaces around a text are not the translator's."""
    assert outline(html("<p>&nbsp; a&#160;</p>")) == "{body:}<p>&nbsp; «a»&#160;</p>"


def test_ornaments_at_the_edge_are_lifted() -> None:
    """A pilcrow link after a heading and a bar after a link are no words; numbers stay."""
    page = html('<h2><b>1.</b> Title<a href="#t">¶</a></h2><li><a href=x>Next</a> |</li>')
    assert texts(page) == ["<b>1.</b> Title", "Next"]


def test_comment_vanishes_from_the_words() -> None:
    """A remark within a text is kept in its raw form only."""
    segment = only(html("<p>mid<!-- x -->way</p>"))
    assert (segment.text, segment.raw) == (("midway",), ("mid<!-- x -->way",))


def test_comment_between_tags_keeps_the_shape() -> None:
    """A remark between two tags is an empty word with a raw form."""
    segment = only(html("<p>a <b><!-- x --><i>c</i></b> d</p>"))
    assert len(segment.text) == len(segment.raw)
    assert segment.text[2] == ""
    assert segment.raw[2] == "<!-- x -->"


def test_mis_nested_tags_are_kept_in_order() -> None:
    """Tags that overlap are codes one after the other."""
    segment = only(html("<p><b>one <i>two</b> three</i></p>"))
    assert [(code.kind, code.name) for code in codes(segment)] == [
        ("open", "b"),
        ("open", "i"),
        ("close", "b"),
        ("close", "i"),
    ]


def test_tag_without_attributes_is_bare() -> None:
    """Only tags without attributes are interchangeable."""
    segment = only(html("<p>a <b>b</b> <b id=x>c</b> d<br/>e <code>f</code> g</p>"))
    assert [code.bare for code in codes(segment)] == [True, True, False, True, True, False]


def test_code_holds_fields_and_segments() -> None:
    """A link's target is a field and its tooltip a segment within the tag."""
    segment = only_first(html('<p>See <a class=x href="y.html" title="Why">it</a> now.</p>'))
    page_field, tooltip = [part for part in codes(segment)[0].parts if not isinstance(part, str)]
    assert raw((page_field,)) == 'href="y.html"'
    assert isinstance(tooltip, Segment)
    assert (tooltip.text, tooltip.quoting) == (("Why",), '"')


def only_first(page: object) -> Segment:
    from i18n.model import Page

    assert isinstance(page, Page)
    return next(iter(segments(page.parts)))


@pytest.mark.parametrize("name", ["h1", "th", "td", "dt", "label", "caption", "summary", "button"])
def test_names_of_things_are_not_cut(name: str) -> None:
    """Headings, cells and labels stay whole."""
    text = f"<table><tr><{name}>One. Two.</{name}>"
    assert texts(html(text if name in ("td", "th", "caption") else f"<{name}>One. Two."))[0] == (
        "One. Two."
    )


def test_link_list_item_is_not_cut() -> None:
    """A list item that is all link is a name."""
    assert texts(html("<li><a href=x>One. Two.</a>")) == ["One. Two."]


def test_caption_of_a_figure_is_cut() -> None:
    """A figure's caption may hold several sentences."""
    assert texts(html("<figcaption>One. Two.</figcaption>")) == ["One.", "Two."]


@pytest.mark.parametrize(
    "text",
    [
        "<script>var a = '<p>Text</p>'</script>",
        "<style>p:before { content: 'Text' }</style>",
        "<svg><g>Text</g><script>Text</script><style>Text</style></svg>",
        "<pre>Text</pre>",
        '<p translate="no">Text <b title="Text">Text</b></p>',
        "<div class='a notranslate b'><p>Text</p></div>",
        "<p lang='es'>Texto</p>",
        "<iframe>Text</iframe>",
        "<p><code>Text</code></p>",
        "<p><span translate=no title='Text'><svg aria-label='Text'><text>Text</text></svg></span>",
        '<p title="Text" translate=no>Text',
        "<xmp><p>Text</p></xmp>",
        "<plaintext>Text",
        "<!-- Text -->",
        '<a b="Text',
        "<p class=",
    ],
)
def test_no_text(text: str) -> None:
    """Code, other languages, and what the author protects give no units."""
    assert texts(html(text)) == []


def test_protection_ends_with_its_element() -> None:
    """Omitted end tags do not stretch translate="no"."""
    assert texts(html("<ul><li translate=no>A<li>B<li translate=no><p>C<p>D</ul>E")) == ["B", "E"]


def test_translation_can_be_turned_on_again() -> None:
    """translate="yes" inside a protected region counts, for blocks and for inline elements."""
    text = "<div translate=no>a<p translate=yes>b</p>c <i translate=yes>d</i> e</div>"
    assert texts(html(text)) == ["b", "d"]


def test_asked_for_code_is_translated() -> None:
    """An element that is code by name is a text when its author says so."""
    assert texts(html("<p>a <code translate=yes>b</code></p>")) == ["a <code>b</code>"]


def test_pre_keeps_its_white_space_when_translated() -> None:
    """Preformatted text that the author wants translated is one unit, white space and all."""
    segment = only(html("<pre translate=yes>\nOne.  Two.\n  Three &amp;\n</pre>"))
    assert segment.text == ("One.  Two.\n  Three &",)


def test_language_of_the_page_is_what_it_says() -> None:
    """Whatever <html lang> says is the language that is translated."""
    assert texts(html("<html lang=es><p lang=es-MX>a<p lang=en>b<p>c")) == ["a", "c"]


def test_language_of_a_fragment_is_given() -> None:
    """A page that names no language is in the one given."""
    assert texts(html("<p lang=fr>a<p lang=en>b", language="fr")) == ["a"]


def test_home_language_inside_another_is_translated() -> None:
    """A quote in the page's language within a foreign region is a text."""
    assert texts(html("<div lang=fr>x<p lang=en-US>b</div>")) == ["b"]


def test_unclosed_code_ends_with_its_block() -> None:
    """A code element without an end is sealed to the end of its block only."""
    assert texts(html("<div><p>Use <code>make<p>Next</div>")) == ["Use [code]", "Next"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<svg><title>A b</title><text>C <tspan>d</tspan></text></svg>", ["A b", "C <tspan>d"]),
        ("<p>x <svg><desc>Two. Lines.</desc></svg> y", ["x <svg/> y", "Two.", "Lines."]),
        ("<button>x <svg><title>T</title></svg> y</button>", ["x <svg/> y", "T"]),
        ("<svg><foreignObject><div>A</div><p>B</p></foreignObject></svg>", ["A", "B"]),
        ("<svg><g aria-label=A><a href=b><text>C</text></a></g></svg>", ["A", "C"]),
        (
            "<p>a <template><p>b</p><i title=c>d</i></template> e",
            ["a <template/> e", "b", "c", "d"],
        ),
        ("<svg aria-label=A /><iframe title=B></iframe><pre title=C>x</pre>", ["A", "B", "C"]),
        (
            "<datalist><option value='Dark red'><option value=b label=C></datalist>",
            ["Dark red", "C"],
        ),
        ("<noscript><p>Turn it on.</p></noscript>", ["Turn it on."]),
        ("<i data-bs-title=Tip data-label='Two words' data-title=key>x", ["Tip", "Two words", "x"]),
    ],
)
def test_texts_in_pictures_templates_and_sealed_tags(text: str, wanted: list[str]) -> None:
    """What a reader can meet is a message, wherever it hides."""
    assert [one.replace("</tspan>", "") for one in texts(html(text))] == wanted


def test_sealed_text_still_has_its_links() -> None:
    """Links and files within sealed and protected parts are fields, words are not segments; what
    seals words seals no attribute, but what the author protects is protected."""
    page = html(
        '<p>a <code><a href="b.html" title="T">c</a></code> d'
        '<div translate=no><img src="e.png" alt="A"></div>'
    )
    assert [field.value for field in fields(page.parts)] == ["", "", "b.html", "e.png"]
    assert texts(page) == ["a [code] d", "T"]


def test_island_in_a_sentence_keeps_its_texts() -> None:
    """A control within a sentence is one tag of it; its own texts follow."""
    page = html("<p>Press <button>Save <b>it</b></button> or <select><option>x<option>y</select>!")
    assert texts(page) == ["Press <button/> or <select/>!", "Save <b>it</b>", "x", "y"]


def test_island_at_the_edge_is_lifted() -> None:
    """A control at the edge of a text is none of its words."""
    page = html("<label>Name <button>Save</button></label>")
    assert outline(page) == "{body:}<label>«Name» <button>«Save»</button></label>"


def test_nested_islands_are_flat() -> None:
    """Controls in controls end the text, however deep."""
    page = html("<object>a<object>b<object>c</object>d</object>e</object>")
    assert texts(page) == ["a", "b", "c", "d", "e"]


def test_foreign_title_is_not_the_page_title() -> None:
    """A title in a picture holds tags like any element there."""
    assert texts(html("<svg><title><b></title></svg><p>a</p>")) == ["a"]


def test_html_breaks_out_of_a_picture() -> None:
    """A paragraph ends an svg that was never closed."""
    assert texts(html("<svg><g><p>a</p>")) == ["a"]


def test_doctype_and_conditions_are_no_text() -> None:
    """Markup declarations of all kinds stay literal."""
    text = "<!DOCTYPE html [<!ENTITY a>]><![if IE]><?php x ?><p>a</p>"
    assert texts(html(text))[-1] == "a"


def test_notes_name_kind_and_heading() -> None:
    """A note says what a text is and under which heading it stands; long headings are cut."""
    long = "word " * 30
    page = html(f"<h2>{long}</h2><p>a</p><h3>The <code>x</code> case</h3><li>b")
    notes = [told(segment)[0] for segment in segments(page.parts)]
    assert notes[0] == "heading 2"
    assert notes[1].startswith("paragraph under “word word")
    assert len(notes[1]) < 90
    assert notes[3] == "list item under “The x case”"


def test_lines_are_counted_from_one() -> None:
    """A segment knows the line it starts in."""
    page = html("\n<p>\r\na</p>\n\n<p>b")
    assert [segment.line for segment in segments(page.parts)] == [3, 5]


def test_words_fit_into_any_file() -> None:
    """NUL and half surrogates are replaced in the words and kept in the source."""
    segment = only(html("<p>a\0b\udc80</p>"))
    assert segment.text == ("a\ufffdb\ufffd",)
    assert segment.raw == ("a\0b\udc80",)


def test_whole_leaves_a_block_in_one_piece() -> None:
    """Without a splitter a block is one segment."""
    assert texts(html("<p>One. Two.", whole)) == ["One. Two."]


def test_the_splitter_sees_plain_words() -> None:
    """The splitter gets words without tags, a sign for sealed things, a newline for <br>."""
    seen: list[str] = []

    def cut(text: str) -> list[int]:
        seen.append(text)
        return []

    html("<p>a &amp;\n <b>b</b><!-- x --> <code>c</code><br>d<img>e", cut)
    assert seen == ["a & b \ufffc\nd\ufffce"]
