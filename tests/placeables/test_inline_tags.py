"""A sentence's markup as numbered tags and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.model import Code, Field, Text
from i18n.placeables import inline_tags
from i18n.placeables.inline_tags import Tag

A = Code("a", "open", ("<a ", Field("link", 'href="book.html"', "href", "book.html"), ">"), False)
END_A = Code("a", "close", ("</a>",))
B = Code("b", "open", ("<b>",))
END_B = Code("b", "close", ("</b>",))
STRONG_B = Code("b", "open", ('<b class="x">',), False)
BR = Code("br", "empty", ("<br>",))
CODE = Code("code", "locked", ("<code>make run</code>",))


def test_tags_with_attributes_are_numbered_and_bare_ones_are_plain() -> None:
    """A link is `<a1>`, a bare `<b>` stays `<b>`, a line break is `<br/>`."""
    text: Text = ("Visit the ", A, "book ", B, "site", END_B, END_A, ".", BR)
    assert inline_tags.encode(text) == "Visit the <a1>book <b>site</b></a1>.<br/>"


def test_a_bare_tag_beside_one_with_attributes_is_told_apart() -> None:
    """`<b>` and `<b class>` in one sentence never share a label."""
    text: Text = (STRONG_B, "one", END_B, " ", B, "two", END_B)
    assert inline_tags.encode(text) == "<b1>one</b1> <b>two</b>"


def test_sealed_elements_are_numbered_even_when_bare() -> None:
    """Two sealed elements differ in content, so each has its number."""
    other = Code("code", "locked", ("<code>make test</code>",))
    assert inline_tags.encode(("Run ", CODE, " or ", other)) == "Run <code1/> or <code2/>"


def test_elements_whose_names_differ_by_a_digit_are_told_apart() -> None:
    """A custom element's name may hold what a label cannot."""
    one, end_one = Code("x-1", "open", ("<x-1>",)), Code("x-1", "close", ("</x-1>",))
    two, end_two = Code("x-2", "open", ("<x-2>",)), Code("x-2", "close", ("</x-2>",))
    text: Text = (one, "red", end_one, " or ", two, "blue", end_two)
    assert inline_tags.encode(text) == "<x1>red</x1> or <x2>blue</x2>"
    assert inline_tags.decode(inline_tags.encode(text), text) == text


def test_a_tag_without_its_partner_stands_alone() -> None:
    """A start tag whose end is elsewhere cannot be shown as a pair."""
    assert inline_tags.encode(("one ", B, "two")) == "one <b1/>two"


def test_crossed_tags_keep_their_pairs() -> None:
    """Mis-nested source markup is shown as it is."""
    i, end_i = Code("i", "open", ("<i>",)), Code("i", "close", ("</i>",))
    text: Text = (B, "one ", i, "two", END_B, " three", end_i)
    assert inline_tags.encode(text) == "<b>one <i>two</b> three</i>"
    assert inline_tags.decode(inline_tags.encode(text), text) == text


def test_legend_says_what_numbered_tags_are() -> None:
    """The extracted comment shows the source of each numbered tag, bare ones need none."""
    text: Text = (A, "book", END_A, B, "x", END_B, CODE)
    assert inline_tags.legend(text) == (
        '<a1> = <a href="book.html">',
        "<code2/> = <code>make run</code>",
    )


def test_words_that_read_as_tags_are_escaped() -> None:
    """`<b>` written about is not `<b>` used; an escape written about stays one, too."""
    text: Text = ("1 < 2, <b> and &lt; & co",)
    assert inline_tags.encode(text) == "1 < 2, &lt;b> and &amp;lt; & co"
    assert inline_tags.decode(inline_tags.encode(text), text) == text


def test_decode_puts_markup_where_the_translator_put_the_tag() -> None:
    """Tags may move: the order of a translation is its own."""
    text: Text = ("the ", B, "red", END_B, " ", A, "notice", END_A)
    moved = inline_tags.decode("la <a1>notificación</a1> <b>roja</b>", text)
    assert moved == ("la ", A, "notificación", END_A, " ", B, "roja", END_B)


def test_decode_refuses_a_tag_its_source_has_not() -> None:
    """A translation cannot bring in markup."""
    with pytest.raises(ValueError, match="<script>"):
        inline_tags.decode("hola <script>", ("hello",))


def test_strays_are_markup_that_is_no_tag_of_ours() -> None:
    """An attribute, a comment or a capital makes it foreign; a lone less-than does not."""
    assert inline_tags.strays("a < b <b>x</b>") == ()
    assert inline_tags.strays("<img src=x onerror=alert(1)>") == ("<img src=x onerror=alert(1)>",)
    assert inline_tags.strays("hola <Script>") == ("<Script>",)


def test_nested_tells_whether_tags_close_in_order() -> None:
    """Every open tag closes, inner ones first."""
    assert inline_tags.nested("<a1>x <b>y</b></a1><br/>")
    assert not inline_tags.nested("<a1>x <b>y</a1></b>")
    assert not inline_tags.nested("<a1>x")


def test_words_are_counted_as_a_translator_counts() -> None:
    """Tags and lone punctuation are no words."""
    assert inline_tags.words("Visit the <a1>book site</a1> — 2013.") == 5


NAMES = st.sampled_from(["a", "b", "em", "span", "code", "br", "x-1", "O:P"])
CODES = st.builds(
    lambda name, kind, bare, inner: Code(name, kind, (f"<{name}{inner}>",), bare),
    NAMES,
    st.sampled_from(["open", "close", "empty", "locked"]),
    st.booleans(),
    st.sampled_from(["", " id=1"]),
)
WORDS = st.text(alphabet="ab <>&;ltmp/!1é\u00a0", min_size=1, max_size=12)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Sentences of words and codes in which no two runs of words touch."""
    out: list[str | Code] = []
    for atom in draw(st.lists(st.one_of(WORDS, CODES), max_size=10)):
        if isinstance(atom, str) and out and isinstance(out[-1], str):
            continue
        out.append(atom)
    return tuple(out)


@settings(derandomize=True, max_examples=400)
@given(texts())
def test_encoding_and_decoding_a_sentence_keeps_words_and_order(text: Text) -> None:
    """What a translator sees has the words and tags of the page, and leads back to them."""
    string = inline_tags.encode(text)
    back = inline_tags.decode(string, text)
    assert [a if isinstance(a, str) else a.name for a in back] == [
        a if isinstance(a, str) else a.name for a in text
    ]
    assert inline_tags.encode(back) == string


@settings(derandomize=True, max_examples=400)
@given(st.text(alphabet="ab <>&;lt/mp1", max_size=30))
def test_tokens_of_any_string_join_to_an_equal_reading(string: str) -> None:
    """Reading a string and writing it again changes nothing that a reader would notice."""
    assert inline_tags.tokens(inline_tags.join(inline_tags.tokens(string))) == inline_tags.tokens(
        string
    )


def test_tags_print_as_they_stand() -> None:
    """A tag's text is what a translator types."""
    assert [str(Tag("a1", kind)) for kind in ("open", "close", "single")] == [
        "<a1>",
        "</a1>",
        "<a1/>",
    ]


@pytest.mark.parametrize(
    ("string", "plain"),
    [
        ("Name<br/>Street", "Name Street"),
        ("<b>Name</b>,<br/><i>street</i>", "Name, street"),
        ("Name <br/>Street<br/>", "Name Street"),
        ("Cats<img1/>dogs (<img2/>all)", "Cats dogs (all)"),
        ("<a1>map</a1><a2>list</a2>", "map list"),
        ("<span1>Monday</span1><span2>9 to 18</span2>", "Monday 9 to 18"),
        ("<b>J</b><i>ohn</i>", "John"),
        ("<b>O</b><b>Brien</b>", "OBrien"),
        ("x<sup>2</sup><sub>1</sub>", "x21"),
        ("hyper<wbr/>text", "hypertext"),
    ],
)
def test_words_that_only_tags_keep_apart_stay_apart(string: str, plain: str) -> None:
    """At breaks, images and between links or cells; the halves of a word stay one."""
    assert inline_tags.plain(string) == plain
