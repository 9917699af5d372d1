"""What a route's drafts are worth beside human translations: values, and measures of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from i18n.checks import target_language
from i18n.languages.folding import fold
from i18n.mt.evaluation.alignment import Pair
from i18n.placeables import inline_tags


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many; of none there is nothing to say."""

    count: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.count + other.count, self.total + other.total)

    def __str__(self) -> str:
        return f"{self.percent:.1f} %" if self.total else "–"

    @property
    def percent(self) -> float:
        """0 to 100; 0 of none."""
        return 100 * self.count / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its draft ("" where the pipeline threw it away, and then `why`) and with
    what the bare route made of it, each with its chrF."""

    pair: Pair
    draft: str
    bare: str
    chrf: float
    bare_chrf: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Quality:
    """What some texts are worth together: chrF and BLEU, 0 to 100, how many hold words of
    another language, source words a second."""

    chrf: float
    bleu: float
    residue: Share
    speed: float


@dataclass(frozen=True, slots=True)
class Rating:
    """A route through the pipeline, and `bare`: the same sentences without protection, checks
    or other routes. An empty draft counts as an empty text; `chrf_of_drafted` is the chrF of
    both on the sentences that have a draft."""

    route: str
    cases: tuple[Case, ...]
    drafted: Share
    quality: Quality
    bare: Quality
    chrf_of_drafted: tuple[float, float]
    tags: Share
    names: Share


def total(shares: Iterable[Share]) -> Share:
    """All of them together."""
    return sum(shares, Share())


def spoken(string: str) -> str:
    """A translator's string as metrics see it: no tags, single spaces."""
    return " ".join(inline_tags.plain(string).split())


def residue(source: str, text: str, language: str) -> bool:
    """Whether a text holds words of another language, as `check` sees it."""
    return any(target_language.residue(source, text, language)) or any(
        target_language.language(source, text, language)
    )


def names_kept(pair: Pair, draft: str, names: Iterable[str]) -> Share:
    """How many of the source's names that the human kept as they are the draft has, too."""
    source, human, ours = (spoken(one) for one in (pair.source, pair.human, draft))
    kept = [name for name in names if _has(source, name) and _has(human, name)]
    return Share(sum(_has(ours, name) for name in kept), len(kept))


def _has(text: str, name: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def tags_placed(pair: Pair, draft: str) -> Share:
    """How many of the paired tags enclose the same words as the human's, among those whose
    human words stand in the draft once."""
    (words, spans), (_, human) = _spans(draft), _spans(pair.human)
    wanted = {label: said for label, said in human.items() if said and label in spans}
    decidable = {label: said for label, said in wanted.items() if _occurrences(words, said) == 1}
    right = sum(spans[label] == said for label, said in decidable.items())
    return Share(right, len(decidable))


_WORD = re.compile(r"[^\W_]+")


def _spans(string: str) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The words of a string without case and accents, and those inside each paired tag that
    stands in it once; a sealed element is a word."""
    words: list[str] = []
    begun: dict[str, int] = {}
    spans: dict[str, tuple[str, ...]] = {}
    opened = [t.label for t in inline_tags.tokens(string) if isinstance(t, inline_tags.Tag)]
    for token in inline_tags.tokens(string):
        if isinstance(token, str):
            words += _WORD.findall(fold(token).casefold())
        elif token.kind == "single":
            words.append(str(token))
        elif token.kind == "open":
            begun[token.label] = len(words)
        elif token.label in begun and opened.count(token.label) == 2:
            spans[token.label] = tuple(words[begun[token.label] :])
    return tuple(words), spans


def _occurrences(words: tuple[str, ...], run: tuple[str, ...]) -> int:
    return sum(words[i : i + len(run)] == run for i in range(len(words) - len(run) + 1))
