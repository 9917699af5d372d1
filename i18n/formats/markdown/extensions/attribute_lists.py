"""Lists of attributes in braces, behind headings, links, images, code, or on a line by themselves:
`{#id .class key="value"}` (Hugo, MyST, Docusaurus's ids), `{: .class }` (Python-Markdown, Jekyll).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from i18n.formats.markdown.units import Held
from i18n.formats.markdown.zones import Zone, outside

_ENTRY = r"(?:[#.][\w:.-]+|[\w:.-]+=(?:\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\s{}\"']+))"
_LIST = re.compile(
    rf"\{{(?::[ \t]*(?P<loose>[^{{}}\r\n]*)|[ \t]*{_ENTRY}(?:[ \t]+{_ENTRY})*[ \t]*)\}}"
)
_HEADING = re.compile(
    r"^(?:[ \t>]*#{1,6}[ \t][^\r\n]*|(?=[ \t>]*\S)[^\r\n]+(?=\r?\n[ \t>]*(?:=+|-+)[ \t]*$))$",
    re.MULTILINE,
)
_ID = re.compile(
    r"[ \t]*(?P<list>\{#[\w:.-]+\}|\{/\*[ \t]*#?[\w:.-]+[ \t]*\*/\})[ \t]*(?:[ \t]#+[ \t]*)?\Z"
)
_NAMED = re.compile(
    r"(?<![\w\"'=])id=(?:\"(?P<quoted>[^\"\r\n]+)\"|'(?P<single>[^'\r\n]+)'|(?P<bare>[^\s{}\"']+))"
    r"|(?<![\w\"'=])#(?P<sign>[\w:.-]+)|\{/\*[ \t]*#?(?P<remark>[\w:.-]+)"
)


def lists(text: str, code: Sequence[Zone]) -> Iterator[Held]:
    """The lists of a text that are none of a heading."""
    for found in _LIST.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if outside(code, found.start()) or before == "`":
            yield Held(*found.span(), "attributes")


def of_headings(text: str, code: Sequence[Zone], *, lists: bool) -> Iterator[Held]:
    """What stands behind the words of headings: `{#id}`, and lists where the dialect has these."""
    for line in _HEADING.finditer(text):
        if not outside(code, line.start()):
            continue
        found = _ID.search(line[0])
        if not found and lists:
            found = next(
                (one for one in _LIST.finditer(line[0]) if not line[0][one.end() :].strip(" \t#")),
                None,
            )
        if found:
            end = found.end("list") if found.re is _ID else found.end()
            yield Held(line.start() + found.start(), line.start() + end, "heading")


def named(source: str) -> str:
    """The id that a list names, "" for none."""
    found = _NAMED.search(source)
    return str(found[str(found.lastgroup)]) if found else ""
