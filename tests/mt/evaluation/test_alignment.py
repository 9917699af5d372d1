"""Which sentence of a page became which of its translation."""

from __future__ import annotations

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.formats import page_formats
from i18n.model import Page
from i18n.mt.evaluation.alignment import Pair, paired, together
from i18n.placeables import inline_tags
from i18n.segmentation import boundaries


def page(body: str, language: str = "en") -> Page:
    """A page of that body, cut into sentences."""
    return page_formats.parse(
        body, "a.html", partial(boundaries.boundaries, language=language), language
    )


def pairs(source: str, human: str) -> list[tuple[str, str]]:
    """The paired strings of two bodies."""
    found = paired(page(source), page(human, "es"))
    return [(one.source, one.human) for one in found.pairs]


def test_sentences_are_paired_where_a_block_has_as_many() -> None:
    """One by one."""
    assert pairs("<p>One lamp burns. It is red.</p>", "<p>Una lámpara arde. Es roja.</p>") == [
        ("One lamp burns.", "Una lámpara arde."),
        ("It is red.", "Es roja."),
    ]


def test_a_block_is_paired_as_a_whole_where_the_human_joined_sentences() -> None:
    """Nothing is guessed within it."""
    assert pairs("<p>One lamp burns. It is red.</p>", "<p>Una lámpara roja arde.</p>") == [
        ("One lamp burns. It is red.", "Una lámpara roja arde.")
    ]


def test_a_missing_block_does_not_shift_the_others() -> None:
    """Numbers and lengths say which is which."""
    source = "<h1>Lamps</h1><p>There are 12 of them.</p><p>Short.</p><p>A long tale of 40 men.</p>"
    human = "<h1>Lámparas</h1><p>Hay 12 de ellas.</p><p>Una larga historia de 40 hombres.</p>"
    assert pairs(source, human) == [
        ("Lamps", "Lámparas"),
        ("There are 12 of them.", "Hay 12 de ellas."),
        ("A long tale of 40 men.", "Una larga historia de 40 hombres."),
    ]


def test_what_is_equal_to_its_source_is_counted_and_left_out() -> None:
    """It tells nothing of a draft."""
    found = paired(page("<p>Lamp</p><p>Red</p>"), page("<p>Lamp</p><p>Rojo</p>", "es"))
    assert (found.blocks, found.found, found.same) == (2, 2, 1)
    assert [one.human for one in found.pairs] == ["Rojo"]


def test_tags_have_the_numbers_of_the_source_wherever_the_human_put_them() -> None:
    """By what they stand for."""
    source = '<p>See <a href="x">this</a> and <a href="y">that</a> now.</p>'
    human = '<p>Vea <a href="y">eso</a> y <a href="x">esto</a> ya.</p>'
    assert pairs(source, human) == [
        ("See <a1>this</a1> and <a2>that</a2> now.", "Vea <a2>eso</a2> y <a1>esto</a1> ya.")
    ]


def test_a_link_of_another_address_is_the_only_one_of_its_name() -> None:
    """A human page links to the human's language."""
    found = pairs('<p>See <a href="en">it</a> now.</p>', '<p>Vea <a href="es">eso</a> ya.</p>')
    assert found == [("See <a1>it</a1> now.", "Vea <a1>eso</a1> ya.")]


def test_many_pages_give_each_pair_once() -> None:
    """A menu is on all of them."""
    one = paired(page("<p>Home</p>"), page("<p>Inicio</p>", "es"))
    found = together([one, one])
    assert found.pairs == (Pair("Home", "Inicio", "a.html"),)
    assert found.blocks == 2


WORDS = st.sampled_from(
    ["<h2>Red lamp</h2>", "<p>It burns. Now.</p>", "<p>7 men</p>", "<ul><li>x</ul>"]
)
BODIES = st.lists(WORDS, max_size=8).map("".join)


@settings(max_examples=40, derandomize=True, deadline=None)
@given(BODIES, BODIES)
def test_any_two_pages_are_paired_in_order_and_each_block_once(one: str, other: str) -> None:
    """Whatever the pages: no block is used twice, every string is well formed."""
    found = paired(page(one), page(other, "es"))
    assert found.same + len({*found.pairs}) <= 2 * found.found
    assert found.found <= found.blocks
    assert all(inline_tags.nested(pair.human) for pair in found.pairs)
