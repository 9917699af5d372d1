"""What every engine does to a batch before and after its machine.

The machine is given distinct pieces of text with words in them and nothing else. Line breaks,
outer white space, and what has no letters never reach it, so they cannot be lost in it.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from i18n.late import late
from i18n.model import Translation

Machine = Callable[[list[str]], list[Translation]]

_CONTROL = "[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
"""Line breaks, control characters and halves of surrogate pairs: no machine keeps these."""

Parts = list[str]
"""Text, gap, text, gap, …, text: joined, the sentence."""

# Where a long text is cut, best first: after a sentence, after a clause, between words.
_PLACES = tuple(
    late(place)
    for place in (r"[.!?…][\"”’»)\]]*\s+|[。！？]", r"[;:]\s+|[；：]", r",\s+|[，、]", r"\s+")
)


def translate_batch(
    sentences: Sequence[str], machine: Machine, *, keep: str = "", limit: int = 0
) -> list[Translation]:
    """Translate a batch with a machine that knows only words; one result each, in order.

    What the pattern `keep` matches stays where it is, out of the machine's reach, as control
    characters always do. With a limit, a longer text (in UTF-8 bytes) goes in pieces.
    """
    unit = f"(?:{keep}|{_CONTROL})" if keep else _CONTROL
    gap = re.compile(rf"((?<!\s)\s*{unit}(?:\s*{unit})*\s*|^\s+|(?<!\s)\s+$)")
    split = [_shorten(gap.split(sentence), limit) for sentence in sentences]
    wanted = list(dict.fromkeys(text for parts in split for text in parts[::2] if _words(text)))
    done = dict(zip(wanted, machine(wanted) if wanted else [], strict=True))
    return [_join(parts, done) for parts in split]


def cores() -> int:
    """The processor cores that this process may use, or as many as the environment says: who
    starts a process for each core, as Dask does, sets OMP_NUM_THREADS."""
    found = len(os.sched_getaffinity(0))
    wanted = os.environ.get("OMP_NUM_THREADS", "")
    return max(1, min(found, int(wanted))) if wanted.isdecimal() else found


def unknown_characters(sentences: Sequence[str], knows: Callable[[str], bool]) -> str:
    """A pattern for the words and signs with a character that a neural model would drop.

    Such a model has a closed set of characters: `€`, `{` or an emoji that is not in it vanishes
    without a trace. Better a sentence in two halves than one that lost its price.
    """
    found = sorted(
        one
        for one in set().union(*sentences)
        if not one.isspace() and (_unspoken(one) or not knows(one))
    )
    near = "[0-9A-Za-zÀ-ɏ]*"
    return f"{near}[{re.escape(''.join(found))}]{near}" if found else ""


def _unspoken(one: str) -> bool:
    """Symbols, and what compatibility normalization would turn into other words: `5º`, `™`."""
    return unicodedata.category(one) in {"So", "Co", "Cn"} or unicodedata.decomposition(
        one
    ).startswith("<super>")


def _words(text: str) -> bool:
    return any(map(str.isalpha, text))


def _join(parts: Parts, done: dict[str, Translation]) -> Translation:
    text, spans = "", []
    for index, part in enumerate(parts):
        piece = done.get(part) if index % 2 == 0 else None
        if piece is not None:
            spans += [(start + len(text), end + len(text)) for start, end in piece.unknown]
        text += part if piece is None else piece.text
    return Translation(text, tuple(spans))


def _shorten(parts: Parts, limit: int) -> Parts:
    if not limit:
        return parts
    return [
        piece
        for index, part in enumerate(parts)
        for piece in (_cut(part, limit) if index % 2 == 0 else (part,))
    ]


def _cut(text: str, limit: int) -> Iterator[str]:
    """The text in pieces of at most `limit` bytes, with the white space between them."""
    start = 0
    while len(head := text[start : start + limit + 1].encode()) > limit:
        at = start + _place(head[:limit].decode(errors="ignore"))
        piece = text[start:at]
        yield piece.rstrip()
        yield piece[len(piece.rstrip()) :]
        start = at
    yield text[start:]


def _place(head: str) -> int:
    """The best place to cut in what fits: late, and between sentences, clauses or words."""
    for place in _PLACES:
        ends = [match.end() for match in place.finditer(head) if match.end() > len(head) // 3]
        if ends:
            return ends[-1]
    return len(head)
