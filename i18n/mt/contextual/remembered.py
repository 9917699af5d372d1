"""What contextual engines have answered before, so that nothing is paid for twice.

Answers are known by the engine, its model, the languages, the message and all that was told with
it; refusals that would come again are kept too. With each answer stands what was sent for it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence

from i18n.model import Edge, Engine, Translation
from i18n.mt.cache import Remembering
from i18n.mt.contextual.message_context import (
    Answer,
    Assignment,
    ContextualEngine,
    Estimate,
    Item,
)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    engine TEXT, version TEXT, source TEXT, target TEXT, string TEXT, told TEXT,
    text TEXT NOT NULL, why TEXT NOT NULL, prompt TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (engine, version, source, target, string, told)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS prompts (digest TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
"""


class RememberedAnswers(Remembering):
    """A contextual engine that asks the cache first and tells it what is new."""

    def __init__(self, engine: ContextualEngine, cache: sqlite3.Connection) -> None:
        super().__init__(engine, cache)
        self._contextual = engine
        self.revises = engine.revises
        with self._care():
            cache.executescript(_SCHEMA)

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """The engine's own: what stands nowhere is not kept."""
        return self._contextual.translate(sentences, edge)

    def draft(self, items: Sequence[Item], assignment: Assignment) -> list[Answer]:
        """An answer for each item: the cache's, or the engine's."""
        known = [self._known(item, assignment) for item in items]
        new = [item for item, answer in zip(items, known, strict=True) if answer is None]
        fresh = iter(self._answered(new, assignment) if new else ())
        return [answer if answer is not None else next(fresh) for answer in known]

    def estimate(self, items: Sequence[Item], assignment: Assignment) -> Estimate:
        """About what it takes to draft what the cache does not know."""
        new = [item for item in items if self._known(item, assignment) is None]
        return self._contextual.estimate(new, assignment)

    def _answered(self, new: Sequence[Item], assignment: Assignment) -> list[Answer]:
        """What is new, some at a time: a run that is cut off loses little that is paid for."""
        found: list[Answer] = []
        ordered = sorted(range(len(new)), key=lambda at: _place(new[at]))
        for start in range(0, len(new), _AT_ONCE):
            items = [new[at] for at in ordered[start : start + _AT_ONCE]]
            answers = self._contextual.draft(items, assignment)
            self._store(zip(items, answers, strict=True), assignment)
            found += answers
        by_place = dict(zip(ordered, found, strict=True))
        return [by_place[at] for at in range(len(new))]

    def _known(self, item: Item, assignment: Assignment) -> Answer | None:
        if self.fault:
            return None
        with self._care():
            row = self._cache.execute(
                "SELECT answers.text, why, prompts.text FROM answers LEFT JOIN prompts"
                " ON digest = prompt WHERE engine = ? AND version = ? AND source = ?"
                " AND target = ? AND string = ? AND told = ?",
                (*_edge(assignment.edge), item.string, told(item, assignment)),
            ).fetchone()
            if row is not None:
                return Answer(row[0], row[1], row[2] or "")
        return None

    def _store(self, found: Iterator[tuple[Item, Answer]], assignment: Assignment) -> None:
        if self.fault:
            return
        with self._care(), self._cache:
            count = self._cache.execute("SELECT max(number) FROM answers").fetchone()[0] or 0
            for item, answer in found:
                if not (answer.final and answer.asked):
                    continue
                digest = hashlib.sha256(answer.prompt.encode()).hexdigest()
                key = (*_edge(assignment.edge), item.string, told(item, assignment))
                self._cache.execute(
                    "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*key, answer.text, answer.why, digest, count := count + 1),
                )
                self._cache.execute(
                    "INSERT OR IGNORE INTO prompts VALUES (?, ?)", (digest, answer.prompt)
                )


def remembering(engine: Engine, cache: sqlite3.Connection) -> Remembering:
    """An engine behind the cache, by its kind."""
    if isinstance(engine, ContextualEngine):
        return RememberedAnswers(engine, cache)
    return Remembering(engine, cache)


_AT_ONCE = 200


def _place(item: Item) -> tuple[str, int]:
    return item.context.page, item.context.position


def _edge(edge: Edge) -> tuple[str, str, str, str]:
    return edge.engine, edge.version, edge.source, edge.target


def told(item: Item, assignment: Assignment) -> str:
    """A digest of all that is told with a message. Where its page lies is not told."""
    context = dataclasses.replace(item.context, page="", position=0)
    said = [dataclasses.astuple(context), item.refused, item.reason]
    said += [assignment.source_name, assignment.target_name, assignment.style]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def last_prompt(cache: sqlite3.Connection, string: str, target: str) -> tuple[str, str] | None:
    """The engine that was asked last for a message in a language, and what it was sent."""
    try:
        row = cache.execute(
            "SELECT engine, prompts.text FROM answers JOIN prompts ON digest = prompt"
            " WHERE string = ? AND target = ? ORDER BY number DESC LIMIT 1",
            (string, target),
        ).fetchone()
    except sqlite3.Error:
        return None
    return (str(row[0]), str(row[1])) if row else None
