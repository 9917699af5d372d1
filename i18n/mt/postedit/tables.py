"""What post-editing knows of a language, as one value; `es.py`, `ca.py` and `pt.py` hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EditTables:
    """A language's tables.

    `calendar` has its months from January and its days from Monday. `manners` are regular
    expressions and what stands for what they find, in order. `days` is how engines write what
    stands before a day that they see as a mask, and what a person would. `without_article` is
    what is left of an article before a name, with the preposition that it may carry.
    `opens_questions` says that `¿` and `¡` are written, `question_words` how the word behind is.
    """

    calendar: tuple[str, ...]
    manners: Sequence[tuple[str, str]]
    days: tuple[str, str]
    without_article: Mapping[str, str]
    opens_questions: bool = False
    question_words: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Editing:
    """What an edit needs besides a text and its source: the language that the text is in, its
    tables (None where there are none), and the words of the text that stand for ones which an
    engine did not know."""

    target: str
    tables: EditTables | None = None
    resolved: frozenset[str] = frozenset()
