"""The draft path beside an engine that spoils what it is given: nothing spoilt is ever accepted."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.protected import TERMS, Sample, samples, wrong
from i18n.model import Edge, Translation
from i18n.mt.drafting import DraftJob, draft_all
from i18n.mt.postedit.edits import edits
from i18n.mt.routing import Route, Translate
from i18n.placeables import inline_tags, protected

ROUTE = Route((Edge("hostile", "en", "es", 0.5, "1"),))
SAMPLES = samples(400, seed=11)
MARKS = re.compile(r"\bX\d+\b|\b(?:" + "|".join(protected.INVENTED) + r")\b")

INSERTED = (
    "X1", "X2", "Zorvex", "Pelvant", "4718", "{name}", "%s", "<b>", "&lt;", "https://a.b/c", "{",
    "a@b.org", "--all", "5 GB", "Tern", "<code1/>", "12", "v2", "#now", "`x`", "}",
)  # fmt: skip
TRICKS: dict[str, Callable[[str, random.Random], str]] = {
    "drop": lambda word, dice: "",
    "double": lambda word, dice: f"{word} {word}",
    "glue": lambda word, dice: f"{word}{word}",
    "lower": lambda word, dice: word.lower(),
    "capitals": lambda word, dice: word.upper(),
    "space": lambda word, dice: " ".join(word),
    "comma": lambda word, dice: f"{word},",
    "cut": lambda word, dice: word[: len(word) // 2],
    "letter": lambda word, dice: f"{word}s",
    "insert": lambda word, dice: f"{word} {dice.choice(INSERTED)}",
    "quotes": lambda word, dice: f"“{word}”",
    "parenthesis": lambda word, dice: f"({word})",
}


def _job(
    target: str,
    routes: tuple[Route, ...],
    translate: Translate,
    names: frozenset[str],
    **more: Any,
) -> DraftJob:
    """A job with the edits of the language."""
    return DraftJob(target, routes, translate, names, edit=edits(target), **more)


def backwards(word: str) -> str:
    """A word of no language, its stops behind it."""
    return re.sub(r"^(\W*)([a-z]+)(?=[,.;:?!)]*$)", lambda m: f"{m[1]}q{m[2][::-1]}", word)


def hostile(seed: int, tricks: Sequence[str], often: float) -> Translate:
    """An engine that writes every word backwards and plays its tricks on some of them."""
    dice = random.Random(seed)

    def word(one: str) -> str:
        done = backwards(one)
        return (
            TRICKS[dice.choice([one for one in tricks if one in TRICKS])](done, dice)
            if dice.random() < often
            else done
        )

    def translate(route: Route, sentences: Sequence[str]) -> list[Translation]:
        answers = []
        for sentence in sentences:
            words = [word(one) for one in sentence.split(" ")]
            if "swap" in tricks and len(words) > 1 and dice.random() < often:
                one, two = dice.sample(range(len(words)), 2)
                words[one], words[two] = words[two], words[one]
            answers.append(Translation(" ".join(words)))
        return answers

    return translate


@settings(derandomize=True, max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=8),
    st.integers(0, 10**6),
    st.lists(st.sampled_from(sorted(TRICKS)), min_size=1, max_size=4),
    st.sampled_from([0.05, 0.2, 0.6]),
    st.booleans(),
)
def test_no_draft_has_an_item_missing_doubled_or_bent(
    some: list[Sample], seed: int, tricks: list[str], often: float, linked: bool
) -> None:
    """Whatever the engine drops, doubles, bends or puts in: exactly the source's, or no draft."""
    texts = [_linked(one.text) if linked else one.text for one in some]
    engine = hostile(seed, [*tricks, "swap"][: len(tricks) + (seed % 2)], often)
    for text, sample, done in zip(
        texts, some, draft_all(texts, _job("es", (ROUTE,), engine, TERMS)), strict=True
    ):
        if done.text:
            assert not wrong(sample, re.sub("</?a1>", "", done.text)), (text, done.text)
            assert inline_tags.tags(done.text) == inline_tags.tags(text)
            assert inline_tags.nested(done.text)
            assert set(MARKS.findall(done.text)) <= set(MARKS.findall(text))
        else:
            assert done.why


def _linked(text: str) -> str:
    """The sentence with its second half in a link, where that cuts no item."""
    at = text.find(" the ")
    return text if at < 0 else f"{text[: at + 5]}<a1>{text[at + 5 :]}</a1>"


@pytest.mark.parametrize("trick", ["lower", "space"])
def test_what_is_merely_recased_or_respaced_is_mended(trick: str) -> None:
    """`x 1` is X1."""
    texts = [one.text for one in SAMPLES[:50] if "X" not in one.text]
    engine = hostile(1, [trick], 1.0)

    def tokens_only(route: Route, sentences: Sequence[str]) -> list[Translation]:
        spoilt = engine(route, sentences)
        return [Translation(_only(s, t.text)) for s, t in zip(sentences, spoilt, strict=True)]

    def _only(sentence: str, spoilt: str) -> str:
        plain = [backwards(word) for word in sentence.split(" ")]
        small = str.lower if trick == "lower" else " ".join
        return " ".join(re.sub(r"\bX\d+\b", lambda m: small(m[0]), w) for w in plain)

    done = draft_all(texts, _job("es", (ROUTE,), tokens_only, TERMS))
    good = sum(bool(one.text) for one in done)
    assert good == len(texts), [one.why for one in done if not one.text]
