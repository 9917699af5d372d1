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
from i18n.formats.markdown import attribute_lists, containers, mdx, zones
from i18n.formats.markdown.containers import Marker
from i18n.formats.markdown.dialects import Dialect
from i18n.formats.markdown.units import Held
from i18n.formats.markdown.zones import Zone, Zones
from i18n.placeables import template_code

_BEFORE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\Z")
_AFTER = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_SIGN = re.compile(r"[^\r\n]")
_QUOTE = re.compile(r"(?<=[\r\n])[ \t]*>[ \t>]*")
_SPACES = re.compile(r"[ \t]*")
_MATH = re.compile(
    r"\$\$(?:[^$\\\r\n]|\\.|\r?\n(?![ \t>]*\r?\n)){1,4000}\$\$"
    r"|(?<![\w$\\])\$(?=[^\s$])(?:[^$\\\r\n]|\\.){0,300}?(?<=\S)\$(?![\w$])",
    re.DOTALL,
)
_FORMULA = re.compile(r"[\\^_{}]|\A\$\$|\A\$[A-Za-z]\$\Z|[=+<>]")
_ROLE = re.compile(r"\{[A-Za-z][\w:.+-]*\}\Z")
_WIKI = re.compile(r"!?\[\[[^\[\]\r\n]+\]\](?!\()")
_HIGHLIGHT = re.compile(
    r"\{\{(?P<sign>[<%])\s*(?P<name>highlight|mermaid|math|katex|chem)\b(?![^{}]*/[>%]\}\})[^{}]*[>%]\}\}"
    r".*?\{\{[<%]\s*/\s*(?P=name)\s*[>%]\}\}",
    re.DOTALL,
)
_SHORTEST = len("<!x>")


@dataclass(frozen=True, slots=True)
class Mask:
    """`text` is what the parser sees, from `start` on; `inline` are the parts of the dialect, in
    order, `titles` those of boxes, `code` is where code is. `cuts` are the white spaces that the
    parser does not see, each with how many there are up to it."""

    text: str
    start: int
    inline: tuple[Held, ...] = ()
    titles: tuple[tuple[int, int], ...] = ()
    code: tuple[Zone, ...] = ()
    headings: tuple[Held, ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()

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
    found = sorted(_parts(plain, around.code, dialect, start), key=lambda one: (one.start, -one.end))
    inline = tuple(_apart(found, headings, markers))
    masked = _masked(seen, inline)
    masked = _blank(masked, headings)
    masked = _marked(masked, markers)
    cuts: tuple[tuple[int, int], ...] = ()
    if dialect.mdx:
        masked, cuts = _dedented(text, masked, inline)
    titles = tuple((one.title_start, one.title_end) for one in markers if one.title_start >= 0)
    return Mask(masked, start, inline, titles, around.code, headings, cuts)


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


def _parts(plain: str, code: Sequence[Zone], dialect: Dialect, start: int) -> Iterator[Held]:
    """Everything that may be a part; some lie in others."""
    if dialect.templates:
        for low, high in template_code.code_of_page(plain, start):
            yield Held(low, high, "template")
        for shown in _HIGHLIGHT.finditer(plain):
            yield Held(*shown.span(), "shown")
    if dialect.mdx:
        yield from mdx.parts(plain, start)
    if dialect.lists:
        yield from attribute_lists.lists(plain, code)
    if dialect.directives:
        for zone in code:
            if zone.info is None and (role := _ROLE.search(plain, max(0, zone.start - 60), zone.start)):
                yield Held(role.start(), zone.end, "role")
    if "$" in plain and dialect.extensions:
        for found in _MATH.finditer(plain):
            if _FORMULA.search(found[0]) or dialect.math:
                yield Held(*found.span(), "math")
    if "[[" in plain and dialect.extensions:
        for found in _WIKI.finditer(plain):
            if f"{found[0].strip('!')[1:-1]}:" not in plain:
                yield Held(*found.span(), "wiki")


def _apart(
    found: Sequence[Held], headings: Sequence[Held], markers: Sequence[Marker]
) -> Iterator[Held]:
    """The parts that lie in no other, and in no line of a box."""
    taken = sorted((one.start, one.end) for one in (*headings, *markers))
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
        text, [template_code.Span(one.start, one.end) for one in found], lambda part: " " * len(part)
    )


def _marked(text: str, markers: Sequence[Marker]) -> str:
    """The lines of boxes: blank, or the item of a list, to which what is indented belongs."""
    out: list[str] = []
    at = 0
    for one in markers:
        if one.start < at:
            continue
        width = one.end - one.start
        listed = f"- <!{'x' * (width - 5)}>" if one.lists and width > 5 else " " * width
        out += (text[at : one.start], listed)
        at = one.end
    return "".join([*out, text[at:]])


def _dedented(
    text: str, masked: str, found: Sequence[Held]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without the white space by which lines are indented in tags, and what is gone."""
    extra: list[int] = []
    waiting = -1
    tags = {one.start: one for one in found if one.what == "jsx"}
    starts = sorted(tags)
    out: list[str] = []
    cuts: list[tuple[int, int]] = []
    gone = at = 0
    held_to = 0
    for line in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", masked):
        start, end = line.span()
        if start == len(masked):
            break
        lead = len(_SPACES.match(masked, start, end)[0])  # type: ignore[index]
        on_line = [tags[one] for one in starts[bisect_right(starts, start - 1) :] if one < end] if starts else []
        if waiting >= 0 and line[0].strip() and start >= held_to:
            if not (on_line and on_line[0].start == start + lead and mdx.tag(text[on_line[0].start : on_line[0].end]).closes):
                extra[-1] = max(0, lead - waiting)
            waiting = -1
        closing = bool(on_line) and on_line[0].start == start + lead and mdx.tag(text[on_line[0].start : on_line[0].end]).closes
        depth = extra[:-1] if closing and extra else extra
        cut = min(sum(depth), lead)
        out.append(masked[start + cut : end])
        if cut:
            gone += cut
            cuts.append((start + cut - gone, gone))
        for one in on_line:
            kind = mdx.tag(text[one.start : one.end])
            if kind.closes:
                if extra:
                    extra.pop()
                waiting = -1
            elif not kind.alone:
                extra.append(0)
                waiting = lead
                held_to = one.end
        at = end
    return "".join(out) + masked[at:], tuple(cuts)
