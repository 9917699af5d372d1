"""A linear scan of HTML: every piece of markup with its offsets, after the WHATWG tokenizer.

Nothing changes the small values of this package once they are made. They are not frozen, since
a frozen dataclass costs seven times as much to make, and a page has thousands of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from sys import intern
from typing import Literal

from i18n.formats.html.elements import BREAKOUT, RAW, RCDATA, VOID, names
from i18n.late import late

TokenKind = Literal["start", "end", "empty", "comment", "raw"]
Quote = Literal['"', "'", "unquoted"]


@dataclass(slots=True)
class Token:
    """A piece of markup; what lies between two tokens is text.

    `empty` is a start tag that has no end tag. `comment` is all that a browser does not show:
    comments, doctypes, a tag that never ends. `raw` is the content of an element that holds
    no tags, named after it. `depth` counts the svg and math elements around the token.
    """

    kind: TokenKind
    name: str
    start: int
    end: int
    depth: int


@dataclass(slots=True)
class Attribute:
    """Where an attribute and its value stand; without a value the latter are -1."""

    start: int
    end: int
    value_start: int
    value_end: int
    quote: Quote


HIDDEN = "\ufffc"
"""What stands for each character of template code in a text that is scanned: it ends no tag, no
name and no value."""

_WS = r"\t\n\f\r\x20"
_NAME = rf"[^{_WS}/>][^{_WS}/>=]*+"
_MARKUP = late(
    rf"""<(?:
      (?P<slash>/?+)(?P<name>(?:[A-Za-z]|{HIDDEN}(?=[^<>]*+>))[^{_WS}/>]*+)
      (?>(?:[{_WS}/]++|{_NAME}(?>(?:[{_WS}]*+=[{_WS}]*+
        (?>(?:"[^"]*+"?+|'[^']*+'?+|[^{_WS}"'>][^{_WS}>]*+)?))?))*)
      (?P<closed>>?+)
    | !--(?:-?+>|(?>(?:[^-]++|-(?!-!?+>))*)(?>(?:--!?+>)?))
    | [!?][^>]*+>?+
    | /[^>]++>?+ | />
    )""",
    re.VERBOSE,
)
_ATTRIBUTE = late(
    rf"""[{_WS}/]*+({_NAME})(?:[{_WS}]*+=[{_WS}]*+
    (?:"([^"]*+)"|'([^']*+)'|([^{_WS}"'>][^{_WS}>]*+))?)?""",
    re.VERBOSE,
)
_QUOTES: dict[int, Quote] = {2: '"', 3: "'", 4: "unquoted"}  # by the group that holds a value
_SLASH_IN_VALUE = late(rf"=[{_WS}]*+[^{_WS}\"'>=]++(?<=/)>\Z")
_ENDS = {name: late(rf"</{name}(?=[{_WS}/>])", re.IGNORECASE) for name in RAW | RCDATA}
_FOREIGN = names("svg math foreignobject desc title annotation-xml mi mo mn ms mtext")
_PICTURES = ("svg", "math")
_RAW = RAW | RCDATA | {"plaintext"}
_TURNING = _RAW | VOID | set(_PICTURES)
_DEEP = 100
_SCRIPT = late(rf"<!--(?P<brief>-*+>)?|-->|<(?P<end>/?+)script(?=[{_WS}/>])", re.IGNORECASE)


def scan(text: str, start: int = 0, *, xml: bool = False) -> Iterator[Token]:
    """The markup of a document from `start` on. In XML any tag may close itself."""
    foreign: list[str] = []
    position = start
    while found := _MARKUP.search(text, position):
        begin, position = found.span()
        slash, name, closed = found.groups()
        if not closed:
            if name is None and foreign and text.startswith("<![CDATA[", begin):
                position = _after(text, "]]>", begin)
            yield Token("comment", "", begin, position, len(foreign))
            continue
        name = intern(name.lower())
        if slash:
            if foreign:
                _leave(foreign, name)
            yield Token("end", name, begin, position, len(foreign))
            continue
        if not (foreign or xml or name in _TURNING):
            yield Token("start", name, begin, position, 0)
            continue
        inside = _inside(foreign, name)
        empty = name in VOID and not inside
        if xml or inside or name in _PICTURES:
            empty = empty or _closes_itself(text, begin, position)
        yield Token("empty" if empty else "start", name, begin, position, len(foreign))
        if empty:
            continue
        if name in _FOREIGN and (foreign or name in _PICTURES) and len(foreign) < _DEEP:
            foreign.append(name)
        elif name in _RAW and not inside:
            begin, position = position, _raw_end(text, name, position)
            if begin < position:
                yield Token("raw", name, begin, position, len(foreign))


def attributes(text: str, token: Token) -> dict[str, Attribute]:
    """The attributes of a start tag by lower-case name; of two with one name the first. Where
    code may choose between two, the second has signs of the code behind its name."""
    found: dict[str, Attribute] = {}
    for one in _ATTRIBUTE.finditer(text, token.start + 1 + len(token.name), token.end - 1):
        start, end = one.span(1)
        name = text[start:end].lower()
        if HIDDEN in name:
            start += len(name) - len(name.lstrip(HIDDEN))
            name = name.strip(HIDDEN)
        if name in found and HIDDEN in text[token.start : token.end]:
            name = next(each for n in count(1) if (each := name + HIDDEN * n) not in found)
        if name in found or not name:
            continue
        value = one.lastindex or 1
        if value > 1:
            found[name] = Attribute(start, one.end(), *one.span(value), _QUOTES[value])
        else:
            found[name] = Attribute(start, end, -1, -1, "unquoted")
    return found


def _inside(foreign: list[str], name: str) -> bool:
    """Whether a start tag is one of svg or math; some tags of HTML end these."""
    if foreign and foreign[-1] in _PICTURES and name in BREAKOUT:
        foreign.clear()
    return bool(foreign) and foreign[-1] in _PICTURES


def _closes_itself(text: str, start: int, end: int) -> bool:
    """Whether a start tag ends in a slash, where that counts."""
    return text[end - 2] == "/" and _SLASH_IN_VALUE.search(text, start, end) is None


def _leave(foreign: list[str], name: str) -> None:
    if name in foreign:
        while foreign.pop() != name:
            pass


def _after(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def _raw_end(text: str, name: str, start: int) -> int:
    """Where the content of an element that holds no tags ends: at its end tag, or at the end."""
    if name == "plaintext":
        return len(text)
    if name == "script":
        return _script_end(text, start)
    found = _ENDS[name].search(text, start)
    return found.start() if found else len(text)


def _script_end(text: str, start: int) -> int:
    """A script within a comment within a script hides its end tag."""
    escaped = doubly = False
    for found in _SCRIPT.finditer(text, start):
        if found["end"] is None:
            opens = found[0].startswith("<!--")
            if not opens or found["brief"]:
                escaped = doubly = False
            else:
                escaped = True
        elif found["end"]:
            if not doubly:
                return found.start()
            doubly = False
        elif escaped:
            doubly = True
    return len(text)
