"""A page in Markdown in other words: the author's marks, lines and links; never other markup."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from i18n.catalogs.template import key_of
from i18n.formats.page_formats import parse
from i18n.formats.told import Told
from i18n.model import MERGED, Key, Language, segments
from i18n.publishing import markdown_pages
from i18n.publishing.editions import Build, Edition
from i18n.publishing.pages import write
from i18n.publishing.rendering import Rendering, source_field
from tests.support.formats import cut
from tests.support.markdown import accented, changed, page, translated, written

ES = Language("es", "es", "es_ES", "ltr", "", " ", "Spanish", "Español")
EN = Language("en", "en", "en_US", "ltr", "", " ", "English", "English")


def test_without_translations_a_page_is_its_source() -> None:
    """Also where its parts are put together one by one."""
    text = "\ufeff# A\r\n\r\n* b\r\n  c\r\n\r\n1) d __e__\r\n"
    assert markdown_pages.render(page(text), Rendering({}, source_field)) == (text, ())


def test_marks_are_the_authors_own() -> None:
    """`_` stays `_`, a reference stays one, a hard break is written as it was."""
    text = "An _old_ and __big__ [house][h], ~~small~~\\\nand `x`.\n\n[h]: u (The house)\n"
    assert changed(text, accented) == (
        "An _óld_ ánd __bíg__ [hóúsé][h], ~~smáll~~\\\nánd `x`.\n\n[h]: u (Thé hóúsé)\n"
    )


def test_marks_of_one_kind_are_told_apart_by_their_order() -> None:
    """To a translator they are the same tag."""
    text = "A *b* c _d_ e  \nf<br>g\\\nh __i **j** k__"
    assert changed(text, accented) == "A *b* c _d_ é  \nf<br>g\\\nh __í **j** k__"


def test_markup_may_stand_elsewhere_in_the_translation() -> None:
    """By its tag."""
    assert translated(
        "Read *the book* now.", {"Read <em>the book</em> now.": "<em>El</em> ya."}
    ) == ("*El* ya.")


def test_the_label_of_a_reference_that_is_its_text_is_kept() -> None:
    """Else the link would lead nowhere."""
    text = "See [guide] and [docs][].\n\n[guide]: a\n[docs]: b\n"
    assert changed(text, accented).startswith("Séé [gúídé][guide] ánd [dócs][docs].")


def test_lines_are_wrapped_as_in_the_source() -> None:
    """As wide as the source's, with what begins them; what is not wrapped stays in one line."""
    words = "word " * 30
    text = "> - one two three four five six seven eight nine ten eleven twelve\n>   and more\n"
    (new,) = [translated(text, {key: words.strip() for key in _keys(text)})]
    assert new.splitlines()[0] == "> - word word word word word word word word word word word word"
    assert all(line.startswith(">   word") for line in new.splitlines()[1:])
    assert all(len(line) <= 68 for line in new.splitlines())
    assert len(changed("One line\n", lambda _: words).splitlines()) == 1


def test_a_sentence_a_line_stays_so() -> None:
    """Where every line of the source is a sentence."""
    text = "One is here.\nTwo is there.\nThree is not.\n"
    assert changed(text, accented) == "Oné ís héré.\nTwó ís théré.\nThréé ís nót.\n"


def test_a_merged_sentence_leaves_no_gap() -> None:
    """Its neighbour has said it."""
    found = translated(
        "One. Two. Three.", {"One.": "Uno y dos.", "Two.": MERGED, "Three.": "Tres."}
    )
    assert found == "Uno y dos. Tres."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1. x", "1\\. x"),
        ("2024. x", "2024\\. x"),
        ("# x", "\\# x"),
        ("- x", "\\- x"),
        ("+ x", "\\+ x"),
        ("> x", "\\> x"),
        ("---", "\\---"),
        ("===", "\\==="),
        ("a * b", "a * b"),
        ("*x*", "\\*x\\*"),
        ("snake_case and _x_", "snake_case and \\_x\\_"),
        ("a [b](c)", "a \\[b\\](c)"),
        ("a <b>", "a \\<b>"),
        ("a < b", "a < b"),
        ("R&D &amp; x", "R&D \\&amp; x"),
        ("`x`", "\\`x\\`"),
        ("x\\", "x\\\\"),
        ("{{ x }}", "&#123;{ x }}"),
        ("https://x.org/a_b_c", "https://x.org/a_b_c"),
        ("a\nb", "a b"),
        ("#5 and 1.5", "#5 and 1.5"),
    ],
)
def test_words_are_no_markup(words: str, expected: str) -> None:
    """They are escaped where they would be, and nowhere else."""
    assert changed("Words\n", lambda _: _msgstr(words)) == f"{expected}\n"


def _msgstr(words: str) -> str:
    from i18n.placeables.inline_tags import escape

    return escape(words)


def test_a_sign_that_the_author_left_bare_stays_bare() -> None:
    """A translation is as plain as its source."""
    assert changed("Use a[0] now\n", accented) == "Usé á[0] nów\n"


def test_a_pipe_ends_no_cell() -> None:
    """Nor does one in code that a translator moved."""
    text = "| A | B |\n|---|---|\n| C | D |\n"
    assert changed(text, lambda string: f"{string}|x") == (
        "| A\\|x | B\\|x |\n|---|---|\n| C\\|x | D\\|x |\n"
    )


def test_the_title_of_a_link_ends_where_it_should() -> None:
    """Whatever its quotes."""
    text = "[a](b \"T\") [c](d 'T') [e](f (T))\n"
    new = translated(text, {"T": "x \"y\" 'z' (w) \\"})
    parsed = MarkdownIt().parse(new)[1].children or []
    titles = [one.attrs["title"] for one in parsed if one.type == "link_open"]
    assert titles == ["x \"y\" 'z' (w) \\"] * 3


def test_a_mark_that_cannot_stand_there_becomes_a_tag() -> None:
    """`**文。**文` is no strong text in Markdown."""
    assert translated("**A** b", {"<strong>A</strong> b": "<strong>文。</strong>文"}) == (
        "<strong>文。</strong>文"
    )


def test_what_is_other_markup_however_it_is_written_stays_in_the_source_language() -> None:
    """And is told, with its line; its neighbours are translated."""
    text = "First\n\nA `b` c\n\nLast\n"
    found = page(text)
    texts = {Key("", "First"): "Uno", Key("", "Last"): "Dos"}
    texts[Key("", "A <code1/> c")] = "`" * 3 + "<code1/>"
    new, kept = markdown_pages.render(found, Rendering(texts, written))
    assert new.startswith("Uno\n\n")
    assert new.endswith("\n\nDos\n")
    assert [one.line for one in kept] in ([], [3])


@pytest.mark.parametrize(
    ("dialect", "expected"),
    [
        ("docusaurus", "## Úno dos {#one-two}\n"),
        ("mkdocs", "## Úno dos {#one-two}\n"),
        ("hugo", "## Úno dos {#one-two}\n"),
        ("jekyll", "## Úno dos {#one-two}\n"),
        ("myst", "## Úno dos\n"),
        ("github", "## Úno dos\n"),
        ("python", "## Úno dos\n"),
    ],
)
def test_a_heading_keeps_its_id_in_the_way_of_its_dialect(dialect: str, expected: str) -> None:
    """The words of a translation would make another."""
    assert translated("## One two\n", {"One two": "Úno dos"}, dialect) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("## One <small>two</small> { .c }\n", "## Úno <small>dos</small> { #one-two .c }\n"),
        ("## One <small>two</small> {: .c }\n", "## Úno <small>dos</small> {: #one-two .c }\n"),
        ('## One <small>two</small> { id="x" }\n', '## Úno <small>dos</small> { id="x" }\n'),
        ("## One <small>two</small> ##\n", "## Úno <small>dos</small> {#one-two} ##\n"),
    ],
)
def test_an_id_goes_into_the_list_that_a_heading_has(source: str, expected: str) -> None:
    """A second list would be words."""
    texts = {"One <small>two</small>": "Úno <small>dos</small>"}
    assert translated(source, texts, "mkdocs") == expected


def test_a_target_of_myst_is_there_for_links_of_the_page() -> None:
    """A line more than the source has, and so only where it is needed."""
    text = "> ## One two\n>\n> [up](#one-two)\n"
    new = translated(text, {"One two": "Úno dos"}, "myst")
    assert new == "> (one-two)=\n> ## Úno dos\n>\n> [up](#one-two)\n"


def test_an_id_that_is_there_stays_and_one_that_is_the_same_is_not_needed() -> None:
    """Also in the numbers of headings that stand twice."""
    text = "# A {#x}\n\n# Same\n\n# B\n\n# B\n"
    new = translated(text, {"A": "C", "B": "D", "Same": "same"}, "docusaurus")
    assert new == "# C {#x}\n\n# same\n\n# D {#b}\n\n# D {#b-1}\n"


def _site(*texts: tuple[str, str], change: dict[str, str]) -> dict[str, str]:
    """The Spanish pages of a site, each by its source."""
    pages = tuple(parse(text, path, cut, told=Told()) for path, text in texts)
    strings = {
        key: change.get(key.source, key.source)
        for p in pages
        for key in map(key_of, segments(p.parts))
    }
    edition = Edition(ES, {p.path: strings for p in pages}, {})
    built = write(Build(pages, EN, (edition,)))
    return {one.source: one.text for one in built if one.language == "es"}


def test_links_to_headings_lead_to_the_heading_in_their_language() -> None:
    """Where the generator makes ids of words, and there is no way to give one."""
    found = _site(
        ("a.md", "# Old name\n\n[up](#old-name) [other](sub/b.md#part)\n"),
        ("sub/b.md", "# Part\n\n[back](../a.md#old-name) [away](../c.png)\n"),
        change={"Old name": "Nombre", "Part": "Parte"},
    )
    assert "[up](#nombre) [other](sub/b.md#parte)" in found["a.md"]
    assert "[back](../a.md#nombre) [away](../../c.png)" in found["sub/b.md"]


def _keys(text: str) -> list[str]:
    return [key_of(segment).source for segment in segments(page(text).parts)]
