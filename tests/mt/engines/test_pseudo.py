"""Pseudo-translation shows what is not translated and what does not fit."""

from __future__ import annotations

import pytest

from i18n.mt.engines.pseudo import Pseudo, pseudo


def test_text_is_accented_bracketed_and_longer() -> None:
    """A sentence grows by about 35 %."""
    source = "The quick brown fox jumps over the lazy dog."
    done = pseudo(source)
    assert done == "[Ţĥé ɋüîçķ".replace("ɋü", "ǫû") + done[10:]
    assert 1.3 < len(done) / len(source) < 1.5


@pytest.mark.parametrize(
    "kept",
    ["{name}", "%(count)d", "%1$s", "X1", "\ufffc", "<b>", "&amp;", "https://a.b/c?d", "a@b.org",
     "42", "--verbose", "file_name"],
)  # fmt: skip
def test_what_is_not_language_stays(kept: str) -> None:
    """Placeholders, tags, addresses and masks come through as they are."""
    assert kept in pseudo(f"Open {kept} now")


def test_what_has_no_letters_stays() -> None:
    """There is nothing to accent in a number."""
    assert [pseudo(text) for text in ("", " ", "...", "42")] == ["", " ", "...", "42"]


def test_a_word_without_end_is_done_in_time() -> None:
    """Nobody wrote it, but it stands there."""
    assert len(pseudo("x" * 300_000)) > 300_000


def test_outer_space_stays_outside() -> None:
    """The brackets stand around the words."""
    assert pseudo(" Hi\n") == " [Ĥî one]\n"


def test_it_serves_every_source() -> None:
    """One edge, from any language to CLDR's accented English."""
    (edge,) = Pseudo().edges()
    assert (edge.source, edge.target) == ("*", "en-XA")
    assert len(Pseudo().translate(["a", "b"], edge)) == 2
