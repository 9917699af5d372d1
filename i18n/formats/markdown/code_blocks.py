"""Texts in fences, where the settings ask for them: comments in code, or every line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.formats.html.spots import Note, Source, Spot, segment, worded
from i18n.formats.html.whitespace import fit, one_space
from i18n.placeables import protected

_HASH = (
    "bash sh shell zsh console py python python3 rb ruby yaml yml toml perl r make makefile"
    " dockerfile docker nginx ini conf elixir julia powershell ps1 graphql hcl terraform"
)
_SLASHES = (
    "js javascript jsx ts typescript tsx java c cpp c++ cs csharp go golang rust rs swift kotlin"
    " scala php dart json5 jsonc scss less groovy zig"
)
_DASHES = "sql lua haskell hs elm ada"
_MARKS = {
    **dict.fromkeys(_HASH.split(), "#"),
    **dict.fromkeys(_SLASHES.split(), "//"),
    **dict.fromkeys(_DASHES.split(), "--"),
}
_LANGUAGE = re.compile(r"[{.\s]*([\w+#-]+)")
_LINE = re.compile(r"[^\r\n]+")


def named(info: str) -> str:
    """The name by which a fence calls its language."""
    found = _LANGUAGE.match(info)
    return found[1].lower() if found else ""


def comments(source: Source, start: int, end: int, name: str, heading: str) -> Iterator[Spot]:
    """The comments of some code, each a text; none in a language that is not known."""
    mark = _MARKS.get(name)
    if mark is None:
        return
    pattern = re.compile(rf"(?:^|(?<=\s)){re.escape(mark)}+[ \t]+(?P<words>\S.*?)[ \t]*$")
    for line in _LINE.finditer(source.text, start, end):
        for found in pattern.finditer(line[0]):
            before = line[0][: found.start()]
            if all(before.count(quote) % 2 == 0 for quote in "\"'`"):
                yield from _spot(source, line.start(), found.span("words"), "comment", heading)
                break


def lines(source: Source, start: int, end: int, heading: str) -> Iterator[Spot]:
    """Every line of a fence, each a text."""
    for line in _LINE.finditer(source.text, start, end):
        words = line[0].strip()
        low = line[0].find(words)
        yield from _spot(source, line.start(), (low, low + len(words)), "code", heading)


def _spot(
    source: Source, at: int, span: tuple[int, int], kind: str, heading: str
) -> Iterator[Spot]:
    start, end = at + span[0], at + span[1]
    slice_ = source.text[start:end]
    if protected.readable(slice_):
        text, raw = worded(slice_, lambda words: fit(one_space(words)))
        note = Note(block=kind, heading=heading)
        yield Spot(start, end, segment(text, raw, note, "plain", source.line(start)))
