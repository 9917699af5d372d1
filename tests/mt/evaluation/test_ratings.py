"""What a draft is worth beside a human's."""

from __future__ import annotations

import pytest

from i18n.mt.evaluation import metrics as evaluation_metrics
from i18n.mt.evaluation.alignment import Pair
from i18n.mt.evaluation.ratings import Share, names_kept, residue, tags_placed, total

DRAFTS = ["El gato duerme en la casa.", "Hola"]
HUMANS = ["El gato está durmiendo en casa.", "Hola"]


def test_the_scores_are_sacrebleus() -> None:
    """Known numbers of a known case."""
    metrics = pytest.importorskip("sacrebleu").metrics
    assert (
        evaluation_metrics.chrf(DRAFTS, HUMANS)
        == metrics.CHRF().corpus_score(DRAFTS, [HUMANS]).score
    )
    assert (
        evaluation_metrics.bleu(DRAFTS, HUMANS)
        == metrics.BLEU().corpus_score(DRAFTS, [HUMANS]).score
    )
    assert evaluation_metrics.chrf_each(DRAFTS, HUMANS)[1] == pytest.approx(100)
    assert evaluation_metrics.chrf(DRAFTS, HUMANS) == pytest.approx(36.04, abs=0.01)


@pytest.mark.parametrize(
    ("draft", "share"),
    [
        ("Lea <a1>el libro</a1> ya.", Share(1, 1)),
        ("Lea el <a1>libro</a1> ya.", Share(0, 1)),
        ("Lea <a1>la obra</a1> ya.", Share(0, 0)),
        ("El libro: lea <a1>el libro</a1>.", Share(0, 0)),
    ],
)
def test_a_tag_is_right_where_it_encloses_the_humans_words(draft: str, share: Share) -> None:
    """Where these do not stand in the draft, or twice, nobody can tell."""
    assert tags_placed(Pair("Read <a1>it</a1>.", "Lea ya <a1>el libro</a1>."), draft) == share


def test_names_count_where_the_human_kept_them() -> None:
    """London is Londres, but Vallejo stays."""
    pair = Pair("Vallejo left London.", "Vallejo dejó Londres.")
    assert names_kept(pair, "Vallejo se fue.", {"Vallejo", "London"}) == Share(1, 1)
    assert names_kept(pair, "Él se fue.", {"Vallejo", "London"}) == Share(0, 1)


def test_residue_is_what_check_finds() -> None:
    """Portuguese in Spanish."""
    assert residue("It is not so.", "Esto não es así.", "es")
    assert not residue("It is not so.", "Esto no es así.", "es")


def test_shares_add_up() -> None:
    """And of none there is nothing to say."""
    assert str(total([Share(1, 2), Share(2, 2)])) == "75.0 %"
    assert str(Share()) == "–"
