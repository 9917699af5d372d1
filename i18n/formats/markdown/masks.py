"""What a dialect has besides Markdown, held out of the parser's sight by signs of no meaning.

What is alone on its lines becomes a declaration, `<!xxx>`, which is a block by itself and ends no
other; what stands among words becomes a word. Lines stay; what MDX indents in tags is not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from i18n.formats import front_matter
from i18n.formats.markdown import zones
from i18n.formats.markdown.dialects import Dialect
from i18n.formats.markdown.extensions import attribute_lists, containers, finding, indentation
from i18n.formats.markdown.extensions.containers import Marker
from i18n.formats.markdown.units import Held
from i18n.formats.markdown.zones import Zone, Zones
from i18n.placeables import template_code

_BEFORE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\Z")
_AFTER = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_SIGN = re.compile(r"[^\r\n]")
_QUOTE = re.compile(r"(?<=[\r\n])[ \t]*>[ \t>]*")
_SHORTEST = len("<!x>")


@dataclass(frozen=True, slots=True)
class Mask:
    """`text` is what the parser sees, from `start` on; `inline` are the parts of the dialect, in
    order, `titles` those of boxes, `code` is where code is. `cuts` are the white spaces that the
    parser does not see, each with how many there are up to it; `level` is the text with them, each
    character where the source has its own."""

    text: str
    start: int
    inline: tuple[Held, ...] = ()
    titles: tuple[tuple[int, int], ...] = ()
    code: tuple[Zone, ...] = ()
    headings: tuple[Held, ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()
    level: str = ""

    def place(self, at: int) -> int:
        """Where in the source an offset of the text that the parser sees stands."""
        if not self.cuts:
            return at
        index = bisect_right(self.cuts, (at, len(self.text) + 1)) - 1
        return at + self.cuts[index][1] if index >= 0 else at


def mask(text: str, dialect: Dialect) -> Mask:
    """What the parser sees of a text."""
    start = front_matter.end(text) or int(text.startswith("\ufeff"))
    seen = _SIGN.sub(" ", text[:start]) + text[start:] if start else text
    prose = containers.is_prose if dialect.directives else zones.no_prose
    around = zones.zones(text, start, prose)
    headings = tuple(_headings(seen, around.code, dialect))
    plain = zones.blanked(seen, around.code)
    markers = sorted(_markers(plain, around, dialect))
    found = sorted(
        finding.parts(plain, around.code, dialect, start), key=lambda one: (one.start, -one.end)
    )
    inline = tuple(_apart(found, headings, markers))
    masked = _masked(seen, inline)
    masked = _blank(masked, headings)
    masked = _marked(masked, markers)
    cuts: tuple[tuple[int, int], ...] = ()
    level = masked
    if dialect.mdx:
        masked, cuts = indentation.dedented(text, masked, inline)
    titles = tuple((one.title_start, one.title_end) for one in markers if one.title_start >= 0)
    return Mask(masked, start, inline, titles, around.code, headings, cuts, level)


# --- what there is ----------------------------------------------------------------


def _headings(text: str, code: Sequence[Zone], dialect: Dialect) -> Iterator[Held]:
    if dialect.ids in ("braces", "attributes") or dialect.lists:
        yield from attribute_lists.of_headings(text, code, lists=dialect.lists)


def _markers(plain: str, around: Zones, dialect: Dialect) -> Iterator[Marker]:
    if dialect.containers and ":::" in plain:
        yield from containers.colons(plain, around.code)
    if dialect.admonitions:
        yield from containers.admonitions(plain, around.code)
    if dialect.directives:
        yield from containers.directives(plain, around.markers, around.code)


def _apart(
    found: Sequence[Held], headings: Sequence[Held], markers: Sequence[Marker]
) -> Iterator[Held]:
    """The parts that lie in no other, and in no line of a box."""
    taken = sorted([*((h.start, h.end) for h in headings), *((m.start, m.end) for m in markers)])
    last = -1
    for one in found:
        index = bisect_right(taken, (one.start, one.end)) - 1
        inside = index >= 0 and taken[index][1] > one.start
        follows = index + 1 < len(taken) and taken[index + 1][0] < one.end and one.what != "shown"
        if one.start >= last and not inside and not follows:
            yield one
            last = one.end


# --- how it is hidden ---------------------------------------------------------------


def _masked(text: str, found: Sequence[Held]) -> str:
    out: list[str] = []
    at = 0
    for start, end in _groups(text, found):
        out.append(text[at:start])
        if end - start >= _SHORTEST and _alone(text, start, end):
            out.append(f"<!{_covered(text, start, end)[2:-1]}>")
        else:
            inner = [one for one in found if start <= one.start < end]
            out.append(_worded(text, start, end, inner))
        at = end
    return "".join([*out, text[at:]])


def _worded(text: str, start: int, end: int, found: Iterable[Held]) -> str:
    out: list[str] = []
    at = start
    for one in found:
        out += (text[at : one.start], _covered(text, one.start, one.end))
        at = one.end
    return "".join([*out, text[at:end]])


def _covered(text: str, start: int, end: int) -> str:
    """A part as signs of no meaning; what begins its lines in a quote stays."""
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    hidden = _SIGN.sub("x", text[start:end])
    if ">" not in text[line:start]:
        return hidden
    out = list(hidden)
    for found in _QUOTE.finditer(text, start, end):
        out[found.start() - start : found.end() - start] = found[0]
    return "".join(out)


def _groups(text: str, found: Sequence[Held]) -> Iterator[tuple[int, int]]:
    """Parts with nothing but spaces between them, together."""
    start = end = -1
    for one in found:
        if end >= 0 and not text[end : one.start].strip(" \t"):
            end = one.end
            continue
        if end >= 0:
            yield start, end
        start, end = one.start, one.end
    if end >= 0:
        yield start, end


def _alone(text: str, start: int, end: int) -> bool:
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return bool(_BEFORE.match(text, line, start) and _AFTER.match(text, end))


def _blank(text: str, found: Iterable[Held]) -> str:
    return template_code.replaced(
        text,
        [template_code.Span(one.start, one.end) for one in found],
        lambda part: " " * len(part),
    )


def _marked(text: str, markers: Sequence[Marker]) -> str:
    """The lines of boxes: blank, or the item of a list, to which what is indented belongs."""
    out: list[str] = []
    at = 0
    for one in markers:
        if one.start < at:
            continue
        width = one.end - one.start
        blank = _SIGN.sub(" ", text[one.start : one.end])
        listed = f"- <!{'x' * (width - 5)}>" if one.lists and width > 5 else blank
        out += (text[at : one.start], listed)
        at = one.end
    return "".join([*out, text[at:]])
