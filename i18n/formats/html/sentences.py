"""A run of text and inline markup between two block tags -> sentences as spots.

A run is trimmed of the markup that only wraps or edges it, cut into sentences, and every
sentence is trimmed again. No element is ever cut in two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from i18n.formats.html.pieces import (
    Piece,
    Trimmed,
    has_words,
    partners_of,
    spots_of,
    trim,
)
from i18n.formats.html.spots import Note, Source, Spot, parts, segment, template
from i18n.formats.html.whitespace import offsets
from i18n.model import Code, Cut, Field, Parts, Segment, Text


def sentences(source: Source, trimmed: Trimmed, note: Note, cut: Cut) -> list[Spot]:
    """The spots of a trimmed run: its sentences, the gaps between them, what stands around."""
    found = spots_of(trimmed.before)
    cores = _cut(source, trimmed.core, cut)
    if len(cores) == 1:
        found.append(_segment(source, trimmed.core, note))
    else:
        _join(source, [trim(source.text, one) for one in cores], note, found)
    found += spots_of(trimmed.after)
    return found


def noted(note: Note, wrappers: Sequence[Piece]) -> Note:
    """The note of a sentence in elements that have something to say to the translator."""
    said = [piece.scope for piece in wrappers if piece.scope]
    if not said:
        return note
    scope = said[-1]
    extra = (line for line in scope.notes if line not in note.lines)
    return note._replace(context=scope.context or note.context, lines=(*note.lines, *extra))


# --- cutting ---


def _cut(source: Source, run: list[Piece], cut: Cut) -> list[list[Piece]]:
    """Divide a run where sentences start; a sentence without words stays with its neighbour."""
    plain = _plain(run)
    whole = "".join(plain)
    starts = [at for at in cut(whole) if 0 < at < len(whole)]
    if not starts:
        return [run]
    found: list[list[Piece]] = []
    wordless = False
    for one in _divide(source, run, plain, starts):
        spoken = has_words(one)
        if found and (wordless or not spoken):
            found[-1].extend(one)
            wordless = wordless and not spoken
        else:
            found.append(one)
            wordless = not spoken
    return found


def _plain(run: Sequence[Piece]) -> list[str]:
    """The run as a sentence splitter sees it, piece by piece."""
    plain: list[str] = []
    spaced = False
    for piece in run:
        words = piece.words
        if words:
            words = words[1:] if spaced and words[0] == " " else words
            spaced = words[-1:] == " " or (spaced and not words)
        elif piece.kind == "empty" or piece.stands_for_words:
            words = "\n" if piece.name == "br" else "\ufffc"
            spaced = False
        elif piece.kind != "comment":
            spaced = False
        plain.append(words)
    return plain


def _divide(
    source: Source, run: Sequence[Piece], plain: Sequence[str], starts: Sequence[int]
) -> list[list[Piece]]:
    """The run divided at those starts where no element is open. What closes at a start goes
    with the sentence before it, what opens there with the one after."""
    partners = partners_of(run)
    places = list(accumulate(map(len, plain), initial=0))
    found: list[list[Piece]] = [[]]
    depth = at = 0
    for index, piece in enumerate(run):
        low, high = places[index], places[index + 1]
        paired = partners[index] >= 0
        while at < len(starts) and starts[at] < low:
            at += 1
        inner: list[int] = []
        while at < len(starts) and (starts[at] < high or starts[at] == low):
            if depth == 0 and not piece.closes and piece.does != "parts":
                inner.append(starts[at] - low + len(piece.words) - len(plain[index]))
            elif starts[at] == low:
                break
            at += 1
        if inner:
            _add(source, found, piece, inner)
        else:
            found[-1].append(piece)
        if paired:
            depth += piece.opens - piece.closes
    return [one for one in found if one]


def _add(source: Source, found: list[list[Piece]], piece: Piece, starts: Sequence[int]) -> None:
    """Append a piece to the last sentence, beginning a new one at these offsets of its words."""
    if not piece.words:
        found.append([piece])
        return
    at, said = piece.start, 0
    plain = source.quoting == "markdown"
    places = offsets(source.text, piece.start, piece.end, starts, plain=plain)
    for start, place in zip(starts, places, strict=True):
        if place > at:
            found[-1].append(Piece("words", at, place, "", piece.words[said:start]))
        found.append([])
        at, said = place, start
    if at < piece.end:
        found[-1].append(Piece("words", at, piece.end, "", piece.words[said:]))


# --- building ---


def _join(source: Source, runs: Sequence[Trimmed], note: Note, found: list[Spot]) -> None:
    """Sentences with a gap between each two."""
    found += spots_of(runs[0].before)
    for at, one in enumerate(runs):
        found.append(_segment(source, one.core, noted(note, one.wrappers)))
        if at + 1 < len(runs):
            found += _between(source.text, one, [*one.after, *runs[at + 1].before])
    found += spots_of(runs[-1].after)


def _between(text: str, left: Trimmed, edge: Sequence[Piece]) -> Iterator[Spot]:
    """The spots between two sentences, one of them the gap: the first white space there."""
    blank = next((at for at, piece in enumerate(edge) if piece.words.isspace()), None)
    if blank is None:
        end = left.core[-1].end
        yield Spot(end, end, _gap(""))
        yield from spots_of(edge)
        return
    last = blank
    while last + 1 < len(edge) and edge[last + 1].words.isspace():
        last += 1
    start, end = edge[blank].start, edge[last].end
    yield from spots_of(edge[:blank])
    yield Spot(start, end, _gap(text[start:end]))
    yield from spots_of(edge[last + 1 :])


@lru_cache(maxsize=1024)
def _gap(raw: str) -> Field:
    """A gap, once for all that are alike."""
    return Field("gap", raw)


def _segment(source: Source, run: Sequence[Piece], note: Note) -> Spot:
    """The segment of a trimmed run."""
    start, end = run[0].start, run[-1].end
    if len(run) == 1:
        raw: Text = (source.text[start:end],)
        text: Text = raw if run[0].words == raw[0] else (run[0].words,)  # most: kept once
    else:
        text, raw = _texts(source, run)
    line = source.line(start)
    return Spot(start, end, segment(text, raw, note, source.quoting, line))


def _texts(source: Source, run: Sequence[Piece]) -> tuple[Text, Text]:
    """A run's words and codes, and the same with the words as they stand in the source; what is
    alike in both is there once."""
    text = source.text
    words: list[str | Code] = []
    raw: list[str | Code] = []
    spoken, at = "", run[0].start
    for piece in run:
        new = piece.words
        if new:
            spoken += new[1:] if new[0] == " " and spoken[-1:] == " " else new
        elif piece.kind not in ("words", "comment"):
            if piece.start > at:
                raw.append(text[at : piece.start])
                words.append(raw[-1] if raw[-1] == spoken else spoken)
            code = _code(source, piece)
            words.append(code)
            raw.append(code)
            spoken, at = "", piece.end
    if run[-1].end > at:
        raw.append(text[at : run[-1].end])
        words.append(raw[-1] if raw[-1] == spoken else spoken)
    slices = tuple(raw)
    return (slices, slices) if words == raw else (tuple(words), slices)


def _code(source: Source, piece: Piece) -> Code:
    """A piece of markup; of those that are written alike one is kept."""
    start, end, codes = piece.start, piece.end, source.codes
    written = source.text[start:end]
    inside = parts(source.text, start, end, piece.spots) if piece.spots else (written,)
    if codes is None or any(isinstance(one, Segment) for one in inside):
        return _markup(piece, written, inside)  # two segments that are alike differ in their lines
    key = piece.kind, piece.name, piece.bare, inside if piece.spots else written
    if (known := codes.get(key)) is None:
        codes[key] = known = _markup(piece, written, inside)
    return known


def _markup(piece: Piece, written: str, inside: Parts) -> Code:
    kind, name = piece.kind, piece.name
    if kind == "template":
        return template(written)
    if kind == "words" or kind == "comment" or name == "comment":
        kind = "locked"
    rest = written[1 + len(name) :].strip(" \t\n\f\r/>")
    bare = kind == "close" or (rest == "" and written[0] == "<")
    bare = bare if piece.bare is None else piece.bare
    return Code(name, kind, inside, bare)
