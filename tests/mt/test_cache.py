"""The cache of machine translations."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from i18n.errors import EngineError
from i18n.model import Edge, Translation
from i18n.mt.cache import Remembering, connect, connect_if_possible

EDGE = Edge("shout", "en", "es", 0.5, "1")


class Shout:
    """An engine that counts what it is asked."""

    name = "shout"
    abreast = 1

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
    sentences = ["a" * (1 + 37 * number % 150) + str(number) for number in range(300)]
    with closing(connect(tmp_path / "cache.sqlite")) as stored:
        Remembering(Counting(), stored).translate(sentences, EDGE)
        Remembering(Counting(), stored).translate(sentences[:5], EDGE)
    assert [kept for kept, _ in batches] == [0, 171, 244]
    assert [sum(lengths) // 1000 for _, lengths in batches] == [7, 7, 7]
    assert [length for _, lengths in batches for length in lengths] == sorted(map(len, sentences))


def test_empty_sentences_are_sentences_too(tmp_path: Path) -> None:
    """What has no length is in a batch all the same."""
    with closing(connect(tmp_path / "cache.sqlite")) as stored:
        found = Remembering(Shout(), stored).translate(["", "", "a"], EDGE)
    assert [one.text for one in found] == ["", "", "A"]


def test_an_engine_that_asks_for_it_has_two_batches_at_a_time(tmp_path: Path) -> None:
    """Each waits here for the other; what comes back is kept in order."""

    class Pairs(Shout):
        abreast = 2

        def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
            together.wait(timeout=60)
            return super().translate(sentences, edge)

    together = Barrier(2)
    sentences = [f"{number:05} " + "a" * 94 for number in range(400)]
    with closing(connect(tmp_path / "cache.sqlite")) as stored:
        found = Remembering(Pairs(), stored).translate(sentences, EDGE)
        assert stored.execute("SELECT count(*) FROM translations").fetchone() == (400,)
    assert [one.text for one in found] == [sentence.upper() for sentence in sentences]


def test_what_was_done_before_a_failure_is_kept(tmp_path: Path) -> None:
    """With two batches at a time as well; what had not begun is not asked for."""

    class Failing(Shout):
        abreast = 2

        def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
            if sentences[0].startswith("00100"):
                raise EngineError("no more")
            return super().translate(sentences, edge)

    engine = Failing()
    sentences = [f"{number:05} " + "a" * 94 for number in range(1000)]
    with closing(connect(tmp_path / "cache.sqlite")) as stored:
        with pytest.raises(EngineError):
            Remembering(engine, stored).translate(sentences, EDGE)
        assert stored.execute("SELECT count(*) FROM translations").fetchone() == (100,)


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


def test_a_cache_that_is_locked_is_not_deleted(tmp_path: Path) -> None:
    """Somebody looks at it in another program: the run goes on without, and says why."""
    path = tmp_path / "cache.sqlite"
    with closing(connect(path)) as cache:
        Remembering(Shout(), cache).translate(["a"], EDGE)
    with closing(sqlite3.connect(path)) as other, closing(connect(path)) as cache:
        cache.execute("PRAGMA busy_timeout = 0")
        other.execute("BEGIN EXCLUSIVE")
        engine = Shout()
        remembering = Remembering(engine, cache)
        assert [one.text for one in remembering.translate(["a", "b"], EDGE)] == ["A", "B"]
        assert remembering.fault == "database is locked"
        assert [one.text for one in remembering.translate(["b"], EDGE)] == ["B"]
        assert engine.asked == ["b", "b"]
        other.rollback()
    with closing(connect(path)) as cache:
        Remembering(engine, cache).translate(["a"], EDGE)
    assert engine.asked == ["b", "b"]


def test_a_cache_that_cannot_be_made_ends_with_the_run(tmp_path: Path) -> None:
    """With the reason."""
    cache, fault = connect_if_possible(tmp_path / "no" / "cache.sqlite")
    with closing(cache):
        assert Remembering(Shout(), cache).translate(["a"], EDGE)[0].text == "A"
    assert fault == "unable to open database file"


def test_a_row_that_is_none_of_ours_is_a_fault(tmp_path: Path) -> None:
    """Of another version perhaps."""
    with closing(connect(tmp_path / "cache.sqlite")) as cache:
        Remembering(Shout(), cache).translate(["a"], EDGE)
        cache.execute("UPDATE translations SET unknown = '[1]'")
        remembering = Remembering(Shout(), cache)
        assert remembering.translate(["a"], EDGE)[0].text == "A"
        assert remembering.fault
