"""Names found in a batch of texts."""

from __future__ import annotations

from i18n.placeables import names

STORY = (
    "Last spring the baker Amina Okoye moved from Vila Nova de Gaia to Mexico.",
    "Okoye’s bread, said the critic Tom Brandvik, is sold by BreadNET World Alliance in May.",
    "She wrote Songs of Flour, and Songs of Flour was read in the Spanish countryside.",
    "Every Monday President Okoye and Mr. Brandvik meet the General Secretary of the union.",
    "Members of BreadNET World Alliance praised the baker.",
)


def test_persons_organisations_and_works_are_names() -> None:
    """A capitalised run inside a sentence, whole when it recurs."""
    found = names.names(STORY)
    wanted = {"Amina Okoye", "Tom Brandvik", "Okoye", "Brandvik", "Vila Nova de Gaia"}
    assert wanted <= found
    assert {"BreadNET World Alliance", "Songs of Flour"} <= found


def test_countries_days_titles_and_first_words_are_translated() -> None:
    """What has its own form in every language is no name, nor is a word seen in lower case."""
    words = {word for name in names.names(STORY) for word in name.split()}
    assert not words & {"Mexico", "May", "Spanish", "Monday", "President", "General", "Secretary"}
    assert not words & {"Last", "Every", "She", "Members", "Mr"}


def test_headings_in_title_case_make_no_names() -> None:
    """Only running text is a witness."""
    assert (
        names.names(["Flour and Water", "About the Book", "A Night at the Harbour"]) == frozenset()
    )


def test_capitals_throughout_make_no_names() -> None:
    """A heading in capitals says nothing about names."""
    assert names.names(["BREAD FOR THE WHOLE TOWN", "THE TOWN BAKES"]) == frozenset()


def test_the_first_word_of_a_link_beside_another_is_no_name() -> None:
    """Its capital is that of a sentence."""
    story = ["<a1>See all of the long map</a1> <a2>Start with the map in the long guide</a2>"]
    assert names.names(story) == frozenset()


def test_a_compound_is_parted_and_a_shouted_word_is_no_name() -> None:
    """`Okoye-based` is Okoye and a word; what is written small elsewhere is a word in capitals."""
    story = (
        "An Okoye-based recipe is used by Okoye.",
        "In the chapter PRACTICE we practice with Real-Time Ovens.",
        "It is real time, and they are ovens.",
    )
    assert names.names(story) == {"Okoye"}


def test_a_label_in_capitals_and_the_plural_of_an_acronym_are_translated() -> None:
    """`QUICK LOOK` is no name, nor is what `APIs` has become of API."""
    texts = ["See the sidebar QUICK LOOK for a quick view.", "The client uses Telepathy APIs here."]
    assert names.names(texts) == {"Telepathy"}


def test_half_a_word_is_no_name() -> None:
    """The `Com` of 3Com, the `Phone` of an iPhone."""
    assert names.names(["We have an old 3Com card.", "We sell iPhone covers."]) == frozenset()


def test_a_pronoun_with_its_verb_is_no_name() -> None:
    """Nor is a negation; a name beside one still is."""
    found = names.names(
        [
            "They say that I’m here and that I'll stay.",
            "When I’ve time, I’d go, but Don’t is what they said.",
            "Yesterday it was said that I’m with Okoye and Okoye’s friends.",
        ]
    )
    assert found == {"Okoye"}
