"""The cache of machine translations."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from i18n.cache import Remembering, connect
from i18n.model import Edge, Translation

EDGE = Edge("shout", "en", "es", 0.5, "1")


class Shout:
    """An engine that counts what it is asked."""

    name = "shout"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def edges(self) -> tuple[Edge, ...]:
        """One pair."""
        return (EDGE,)

    def missing(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Upper case, with the first letter unknown."""
        self.asked += sentences
        return [Translation(s.upper(), ((0, 1),)) for s in sentences]

    def close(self) -> None:
        """Nothing to close."""


def test_a_sentence_is_translated_once(tmp_path: Path) -> None:
    """Twice in a batch, and again in another run, it is asked for once."""
    engine = Shout()
    for _ in range(2):
        with closing(connect(tmp_path / "cache.sqlite")) as cache:
            found = Remembering(engine, cache).translate(["b", "a", "b"], EDGE)
            assert [t.text for t in found] == ["B", "A", "B"]
            assert found[0].unknown == ((0, 1),)
    assert engine.asked == ["b", "a"]


def test_an_engine_gets_even_batches_of_like_sentences(tmp_path: Path) -> None:
    """Sorted by length, and none so small that it wastes a core; each is kept when it is done."""

    class Counting(Shout):
        def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
            (kept,) = stored.execute("SELECT count(*) FROM translations").fetchone()
            batches.append((kept, [len(sentence) for sentence in sentences]))
            return super().translate(sentences, edge)

    batches: list[tuple[int, list[int]]] = []
    sentences = ["a" * (1 + 37 * number % 300) for number in range(300)]
    with closing(connect(tmp_path / "cache.sqlite")) as stored:
        Remembering(Counting(), stored).translate(sentences, EDGE)
        Remembering(Counting(), stored).translate(sentences[:5], EDGE)
    assert [kept for kept, _ in batches] == [0, 100, 200]
    assert [length for _, lengths in batches for length in lengths] == sorted(map(len, sentences))


def test_another_model_or_pair_is_another_answer(tmp_path: Path) -> None:
    """The key has engine, version, pair and the exact text."""
    engine = Shout()
    with closing(connect(tmp_path / "cache.sqlite")) as cache:
        remembering = Remembering(engine, cache)
        for edge in (EDGE, replace(EDGE, version="2"), replace(EDGE, target="pt")):
            remembering.translate(["a {x}"], edge)
        remembering.translate(["a {y}"], EDGE)
    assert engine.asked == ["a {x}"] * 3 + ["a {y}"]


def test_a_broken_cache_is_made_anew(tmp_path: Path) -> None:
    """Losing it costs time, never a run."""
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"this is no database, and longer than a header would be" * 30)
    with closing(connect(path)) as cache:
        assert Remembering(Shout(), cache).translate(["a"], EDGE)[0].text == "A"
