"""Where sentences lie in their block; translations joined and parted there.

Both ways are shown together: what one does the other undoes.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.languages.locales import language
from i18n.model import MERGED
from i18n.placeables import inline_tags
from i18n.project.language_catalogs import sentences
from i18n.segmentation.joining import BlockSentences, contains, joined, locate, shares
from i18n.segmentation.splitting import split_translation

SPANISH = sentences(language("es"))


def laid(block: str, *sentences: str) -> BlockSentences:
    """The located of a block that consists of these sentences."""
    found = locate(block, [[one] for one in sentences])
    assert found is not None
    return found


# Block, its sentences; the block's translation, the sentences' translations.
GOLDEN = {
    "plain": (("One. Two.", "One.", "Two."), ("Uno. Dos.", "Uno.", "Dos.")),
    "one": (("One.", "One."), ("Uno.", "Uno.")),
    "tags counted through": (
        ("See <a1>x</a1>. Or <a2>y</a2>.", "See <a1>x</a1>.", "Or <a1>y</a1>."),
        ("Mire <a1>x</a1>. O <a2>y</a2>.", "Mire <a1>x</a1>.", "O <a1>y</a1>."),
    ),
    "wrapped": (
        ("One <em>now</em>. <b>Two.</b>", "One <em>now</em>.", "Two."),
        ("Uno <em>ya</em>. <b>Dos.</b>", "Uno <em>ya</em>.", "Dos."),
    ),
    "a break": (("One.<br/>Two.", "One.", "Two."), ("Uno.<br/>Dos.", "Uno.", "Dos.")),
    "leading image": (
        ("<img1/> One <a2>x</a2>. Two.", "One <a1>x</a1>.", "Two."),
        ("<img1/> Uno <a2>x</a2>. Dos.", "Uno <a1>x</a1>.", "Dos."),
    ),
    "sealed": (
        ("Run <code1/>. <code2/> is old.", "Run <code1/>.", "<code1/> is old."),
        ("Corra <code1/>. <code2/> es viejo.", "Corra <code1/>.", "<code1/> es viejo."),
    ),
    "words like tags": (
        ("Use &lt;b>. Use a < b.", "Use &lt;b>.", "Use a < b."),
        ("Use &lt;b>. Use a < c.", "Use &lt;b>.", "Use a < c."),
    ),
    "figures": (("Fig. 3.1. Net", "Fig. 3.1.", "Net"), ("Fig. 3.1. Red", "Fig. 3.1.", "Red")),
    "left out": (("One. Two.", "One.", "Two."), (MERGED, MERGED, MERGED)),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_translations_are_joined_and_parted_at_the_seams(name: str) -> None:
    """Both ways, with the tags as each message numbers them."""
    (block, *sentences), (text, *texts) = GOLDEN[name]
    located = laid(block, *sentences)
    assert joined(located, texts, " ") == (text, True)
    assert split_translation(located, text, SPANISH) == (tuple(texts), True)
    assert all(contains(located, number, text, one) for number, one in enumerate(texts))


@pytest.mark.parametrize(
    ("block", "sentences"),
    [
        ("One. Two. Three.", ["One.", "Two."]),
        ("One. Two.", ["One.", "Too."]),
        ("<a1>One.</a1>", ["One", "."]),
        ("cab", ["c", "ab"]),
        ("Visit <b>us</b>.", ["Visit <i>us</i>."]),
        ("Visit <a1>us</a1>.", ["Visit us."]),
        ("a part", ["apart"]),
    ],
)
def test_other_words_or_tags_are_no_seams(block: str, sentences: list[str]) -> None:
    """Tags between sentences may differ; those within a sentence, words and spaces may not."""
    found = locate(block, [[one] for one in sentences])
    assert found is None or block == "<a1>One.</a1>"


def test_a_language_without_spaces_has_none_between_sentences() -> None:
    """What the page does between two sentences, the joined text does."""
    assert joined(laid("One. Two.", "One.", "Two."), ["一。", "二。"], "") == ("一。二。", True)
    assert joined(laid("一。二。", "一。", "二。"), ["One.", "Two."], " ") == ("One. Two.", True)


def test_a_sentence_merged_into_its_neighbour_leaves_no_gap() -> None:
    """Its tags, if it has some, are lost in the joined text, and that is said."""
    located = laid("A b. C d. E f.", "A b.", "C d.", "E f.")
    assert joined(located, ["Ab y cd.", MERGED, "Ef."], " ") == ("Ab y cd. Ef.", True)
    assert joined(located, [MERGED, "Ab y cd.", MERGED], " ") == ("Ab y cd.", True)
    tagged = laid("A. See <a1>b</a1>.", "A.", "See <a1>b</a1>.")
    assert joined(tagged, ["Todo.", MERGED], " ") == ("Todo.", False)


@pytest.mark.parametrize(
    "text",
    [
        "Uno y dos.",  # too few sentences
        "Uno. Luego. Dos.",  # too many
        "<a1>Uno. Dos</a1>.",  # an element across the seam
        "Uno <a2>x</a2>. Dos <a1>y</a1>.",  # tags of the other sentence
        "Uno, 7. Dos 5.",  # numbers of the other sentence
        "Sí. " + "Uno y dos y todo lo demás, " * 4 + "5 y 7.",  # of another length
    ],
)
def test_what_is_not_sure_is_said_and_loses_no_word(text: str) -> None:
    """Each sentence then gets what stands about where it would."""
    located = laid("One <a1>x</a1> 5. Two <a2>y</a2> 7.", "One <a1>x</a1> 5.", "Two <a1>y</a1> 7.")
    texts, exact = split_translation(located, text, SPANISH)
    assert not exact
    said = " ".join(inline_tags.plain(one) for one in texts if one != MERGED)
    assert said.split() == inline_tags.plain(text).split()


WORDS = st.lists(
    st.sampled_from(["lamp", "rey", "é", "12", "<", "&lt;", "-"]), min_size=1, max_size=4
)
SENTENCE = st.tuples(WORDS, st.sampled_from(["%s", "<a1>%s</a1>", "x <em>%s</em>", "<code1/> %s"]))


@settings(derandomize=True, max_examples=60)
@given(
    st.lists(SENTENCE.map(lambda one: one[1] % " ".join(one[0]) + " end."), min_size=1, max_size=5)
)
def test_what_was_joined_holds_every_text(sentences: list[str]) -> None:
    """Whatever the sentences are, none of their words is lost in the block."""
    sentences = [inline_tags.join(inline_tags.tokens(one)) for one in sentences]
    block, number = [], 0
    for one in sentences:
        number += "a1" in one or "code1" in one
        block.append(one.replace("a1>", f"a{number}>").replace("code1/>", f"code{number}/>"))
    located = locate(" ".join(block), [[one] for one in sentences])
    assert located is not None
    text, exact = joined(located, sentences, " ")
    assert (text, exact) == (" ".join(block), True)
    assert all(contains(located, at, text, one) for at, one in enumerate(sentences))


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("es", "Se reunió con el Sr. Lee y se fue."),
        ("es", "Se reunió con el hno. Lee y se fue."),
        ("ca", "Vegeu la pàg. 5 i se'n va anar."),
        ("de", "Er sah Herrn bzw. Frau Lee und ging."),
        ("fr", "Il a vu Mlle. Lee et partit."),
        ("es", "Vio a J. Lee y se fue."),
    ],
)
def test_a_cut_word_ends_no_sentence(tag: str, text: str) -> None:
    """“Sr.” has a stop, and what comes after it is still the same sentence: what the splitter
    of a language knows of that, parting knows."""
    located = laid("He met Lee. He left.", "He met Lee.", "He left.")
    assert not split_translation(located, text, sentences(language(tag)))[1]


def test_every_stop_counts_where_sentences_are_too_few() -> None:
    """A figure's number, which begins no sentence elsewhere."""
    speech = sentences(language("es"))
    assert speech.cut("Figura 3.1. La red del Sr. Lee.") == ()
    assert speech.stops("Figura 3.1. La red del Sr. Lee.") == (12,)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("One. Two.", "Two.", True),
        ("Home | Help", "Help", True),
        ("Home", "Home", True),
        ("Home is here.", "Home", False),
        ("Anyone.", "one.", False),
        ("One.", "", False),
    ],
)
def test_strings_share_whole_sentences_only(one: str, other: str, same: bool) -> None:
    """Of a row of links, too; a word of a sentence is none."""
    assert shares(one, other) is same
    assert shares(other, one) is same
