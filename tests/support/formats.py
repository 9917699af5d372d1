"""What the tests of the formats share: a plain sentence splitter, and a readable dump."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.formats.gettext import comments
from i18n.formats.page_formats import parse
from i18n.model import Code, Cut, Field, Notes, Page, Parts, Segment, Text, raw, segments

_START = re.compile(r"[.!?][\"'”’)]*[ \n]+(?=[A-Z“\"\ufffc])")


def cut(text: str) -> Sequence[int]:
    """A sentence starts at a capital after a full stop and a space."""
    return [found.end() for found in _START.finditer(text)]


def html(text: str, cut: Cut = cut, language: str = "en") -> Page:
    return parse(text, "page.html", cut, language)


def shown(text: Text) -> str:
    """A text with its codes as tags; what is sealed stands in square brackets."""
    return "".join(atom if isinstance(atom, str) else _tag(atom) for atom in text)


def _tag(code: Code) -> str:
    if code.kind == "template":
        return raw(code.parts)
    forms = {"open": "<{}>", "close": "</{}>", "empty": "<{}/>", "locked": "[{}]"}
    return forms[code.kind].format(code.name)


def texts(page: Page) -> list[str]:
    """All segments of a page as they are shown, in document order."""
    return [shown(segment.text) for segment in segments(page.parts)]


def only(page: Page) -> Segment:
    """The one segment of a page."""
    found = list(segments(page.parts))
    assert len(found) == 1, [shown(segment.text) for segment in found]
    return found[0]


def fields(parts: Parts, *kinds: str) -> list[Field]:
    """The fields of these kinds, also those within the markup of segments."""
    found: list[Field] = []
    for part in parts:
        if isinstance(part, Field) and (not kinds or part.kind in kinds):
            found.append(part)
        elif isinstance(part, Segment):
            for atom in part.text:
                if isinstance(atom, Code):
                    found += fields(atom.parts, *kinds)
    return found


def outline(page: Page) -> str:
    """The page with its fields and segments marked, to see where they stand."""
    return "".join(_marked(part) for part in page.parts)


def _marked(part: str | Segment | Field) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Field):
        return f"{{{part.kind}:{part.raw}}}"
    return f"«{shown(part.text)}»"


def told(segment: Segment) -> tuple[str, ...]:
    """What a translator is told of a segment, as a catalog has it."""
    keys = (segment.key,) if segment.key else ()
    return comments.note_lines(Notes(segment.block, segment.heading, keys, segment.note))


def dump(page: Page) -> str:
    """A page's segments, one a block: line and note, context, text."""
    lines: list[str] = []
    for segment in segments(page.parts):
        lines.append(f"{segment.line}: {' / '.join(told(segment))} [{segment.quoting}]")
        if segment.context:
            lines.append(f"   context {segment.context}")
        lines.append(f"   {shown(segment.text)!r}")
    return "\n".join(lines) + "\n"
