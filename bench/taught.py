"""Sentences of the small Argos model's grammar with protected items in them.

That model knows the sentences of `tests.data.argos.grammar` and no others, so what it makes of
`bench.protected` says nothing of the masks. Here the items stand where the grammar has names:
one to five in a sentence, at its start, inside, at its end, joined by "and", beside a noun ("the
page ¤", "the ¤ page") and in the place of one.
"""

from __future__ import annotations

import random
import re
from unittest.mock import patch

from bench.protected import Sample, filled
from tests.data.argos import grammar

_MOST = 5


def samples(count: int, seed: int = 7) -> list[Sample]:
    """As many different sentences; the same ones for the same seed."""
    dice = random.Random(seed)
    found: dict[str, Sample] = {}
    with patch.object(grammar, "_name", lambda chance: "¤"):
        while len(found) < count:
            ((template, _),) = grammar.pairs(1, dice.randrange(1 << 40))
            if 0 < template.count("¤") <= _MOST and re.search("[a-z]{2}", template):
                one = filled(template, dice)
                found.setdefault(one.text, one)
    return list(found.values())
