"""Which new sentence is the reworded form of which old one."""

from __future__ import annotations

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalogs.fuzzy_match import pairs


def test_a_reworded_sentence_finds_its_old_form() -> None:
    """Among neighbours that share some words."""
    old = ["The court met in March.", "The union asked the court for help.", "He left."]
    new = ["He left.", "The union asked the high court for help.", "Something else entirely."]
    assert pairs(new, old) == {0: 2, 1: 1}


def test_short_strings_are_compared_by_letters() -> None:
    """Two words say little; their letters say more."""
    assert pairs(["Reading guides"], ["Reading guide"]) == {0: 0}
    assert pairs(["Home"], ["News"]) == {}


def test_each_old_sentence_serves_once() -> None:
    """The most similar gets it, among equals the nearer."""
    old = ["The union asked the court for help today."]
    assert pairs([old[0] + " Twice.", old[0]], old) == {1: 0}
    assert pairs(["Yes, sir", "Yes, sir"], ["Yes, sir", "Yes, sir"]) == {0: 0, 1: 1}


WORDS = st.lists(
    st.sampled_from(["the", "union", "court", "asked", "for", "help", "in", "March"]), max_size=8
)
STRINGS = st.lists(WORDS.map(" ".join), max_size=8)


@settings(derandomize=True, max_examples=200)
@given(STRINGS, STRINGS)
def test_a_pairing_is_one_to_one(new: list[str], old: list[str]) -> None:
    """No index twice, none out of range."""
    found = pairs(new, old)
    assert len(set(found.values())) == len(found)
    assert set(found) <= set(range(len(new)))
    assert set(found.values()) <= set(range(len(old)))


def test_the_work_grows_with_the_number_of_sentences_only() -> None:
    """Four times as many sentences take about four times as long, not sixteen."""

    def seconds(count: int) -> float:
        old = [
            f"Sentence {n} of chapter {n % 97} is about subject {n % 13} today"
            for n in range(count)
        ]
        new = [f"{s} and tomorrow" for s in old]
        start = process_time()
        pairs(new, old)
        return process_time() - start

    seconds(100)
    assert seconds(1600) < 9 * seconds(400)
