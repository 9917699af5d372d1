"""How alike people's translations and a machine's are, beside those of other sentences.

    python -m bench.likeness [DIR] [LANGUAGE=FOLDER ...] [--count N]

DIR is as in `bench.near`. A paid engine's draft is believed where a second engine's is like it
enough (`i18n.mt.contextual.trust.likeness`); people stand for the paid engine here. For each
length of text it says which chrF 1 of 200 right pairs is below, and which share of wrong pairs
that is.
"""

from __future__ import annotations

import random
from argparse import ArgumentParser
from pathlib import Path

from bench.near import HANDBOOK, drafted, pairs, tell
from i18n.mt.evaluation.metrics import grams, score
from i18n.placeables import inline_tags

BANDS = ((12, 25), (25, 40), (40, 80), (80, 1000))


def main() -> None:
    """A table for each language."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("dir", nargs="?", type=Path, default=Path(HANDBOOK))
    parser.add_argument("languages", nargs="*", default=("es=es-ES",))
    parser.add_argument("--count", type=int, default=150)
    options = parser.parse_args()
    for pair in options.languages:
        tag, _, folder = pair.partition("=")
        texts = dict(pairs(options.dir / "en-US", options.dir / folder, tag))
        measure(texts, tag, options.count)


def measure(texts: dict[str, str], tag: str, count: int) -> None:
    """A line a band of lengths, in letters."""
    chance = random.Random(11)
    for least, most in BANDS:
        fit = [s for s, text in texts.items() if least <= _letters(text) < most and s != text]
        chosen = chance.sample(fit, min(count, len(fit)))
        drafts = drafted(chosen, list(texts), tag)
        made = [s for s in chosen if drafts[s].text]
        if len(made) < 20:
            continue
        right = sorted(_like(texts[s], drafts[s].text) for s in made)
        others = [*made[1:], made[0]]
        wrong = sorted(_like(texts[a], drafts[b].text) for a, b in zip(made, others, strict=True))
        lowest, fifth = right[len(right) // 200], right[len(right) // 20]
        tell(
            f"{tag} {least:>3}-{most:<4} {len(made):>4} texts: 1 of 200 right below {lowest:5.1f}"
            f" (5 % below {fifth:5.1f}); wrong: half below {wrong[len(wrong) // 2]:5.1f},"
            f" 95 % below {wrong[len(wrong) * 19 // 20]:5.1f}, most {wrong[-1]:5.1f}"
        )


def _letters(text: str) -> int:
    return sum(map(str.isalpha, inline_tags.plain(text)))


def _like(one: str, other: str) -> float:
    ours, theirs = inline_tags.plain(one).lower(), inline_tags.plain(other).lower()
    return score(grams(ours, theirs))


if __name__ == "__main__":
    main()
