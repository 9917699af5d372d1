"""What MDX indents in tags, which it does not read as code: the text without that white space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from i18n.formats.markdown.extensions import mdx
from i18n.formats.markdown.extensions.mdx import Tag
from i18n.formats.markdown.units import Held

_LINE = re.compile(r"(?P<lead>[ \t]*+)[^\r\n]*+(?:\r\n|\r|\n|\Z)")

Cuts = tuple[tuple[int, int], ...]
"""Where white space is left out: offsets in the text without it, each with how much is gone."""


@dataclass(slots=True)
class _Nest:
    """The tags that are open: by how much each indents what is in it. `outer` is where the
    innermost stands while nothing has come after it, else -1; `until` is where it ends."""

    extra: list[int] = field(default_factory=list)
    outer: int = -1
    until: int = 0

    def open(self, lead: int, until: int) -> None:
        self.extra.append(0)
        self.outer, self.until = lead, until

    def close(self) -> None:
        self.outer = -1
        if self.extra:
            self.extra.pop()

    def settle(self, start: int, lead: int) -> None:
        """The first line in a tag says by how much it indents."""
        if self.outer >= 0 and start >= self.until:
            self.extra[-1] = max(0, lead - self.outer)
            self.outer = -1


def dedented(text: str, masked: str, found: Sequence[Held]) -> tuple[str, Cuts]:
    """`masked` without the white space by which lines are indented in tags of `text`, and what is
    gone."""
    tags = [
        (one.start, one.end, mdx.tag(text[one.start : one.end]))
        for one in found
        if one.what == "jsx"
    ]
    if not tags:
        return masked, ()
    nest, out, cuts = _Nest(), [], list[tuple[int, int]]()
    gone = at = 0
    for line in _LINE.finditer(masked):
        start, end = line.span()
        here = list(_until(tags, at, end))
        at += len(here)
        lead = len(line["lead"])
        closes = bool(here) and here[0][0] == start + lead and here[0][2].closes
        if line[0].strip() and not closes:
            nest.settle(start, lead)
        cut = min(sum(nest.extra[:-1] if closes else nest.extra), lead)
        out.append(masked[start + cut : end])
        if cut:
            gone += cut
            cuts.append((start + cut - gone, gone))
        _follow(nest, here, lead)
        if end == len(masked):
            break
    return "".join(out), tuple(cuts)


def _until(
    tags: Sequence[tuple[int, int, Tag]], at: int, end: int
) -> Iterator[tuple[int, int, Tag]]:
    """The tags from one on that begin before an offset."""
    while at < len(tags) and tags[at][0] < end:
        yield tags[at]
        at += 1


def _follow(nest: _Nest, tags: Sequence[tuple[int, int, Tag]], lead: int) -> None:
    for _, end, tag in tags:
        if tag.closes:
            nest.close()
        elif not tag.alone:
            nest.open(lead, end)
