"""The parts of MDX: imports and exports, expressions in braces, tags of JSX.

Format: https://mdxjs.com/docs/what-is-mdx/ and https://facebook.github.io/jsx/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from i18n.formats.markdown.units import Held

_STRING = r"\"(?>(?:[^\"\\\n]|\\.)*)\"|'(?>(?:[^'\\\n]|\\.)*)'|//[^\n]*|/\*|`"
_BRACE = re.compile(rf"{_STRING}|[{{}}]", re.DOTALL)
_BRACKET = re.compile(rf"{_STRING}|[{{}}()\[\]]", re.DOTALL)
_TEMPLATE_END = re.compile(r"\\.|`", re.DOTALL)
_START = re.compile(r"\\.|\{|<(?=[A-Za-z/>_$])", re.DOTALL)
_NAME = re.compile(
    r"<(?P<end>/?)(?P<name>(?:[A-Za-z_$][\w.$-]*(?::[A-Za-z_$][\w$-]*)?)?)(?=[\s/>])"
)
_ATTRIBUTE = re.compile(
    r"\s*+(?:(?P<close>/?\s*>)|(?P<brace>\{)"
    r"|(?P<name>[A-Za-z_$][\w$:.-]*+)(?:\s*=\s*(?:\"[^\"]*+\"|'[^']*+'|(?P<value>\{)))?)"
)
_MODULE = re.compile(
    r"import(?:[ \t]*[\"'{*]|[ \t]+(?:type[ \t]+)?[\w$]+(?:[ \t]*,|[ \t]+from\b)"
    r"|[ \t]+type[ \t]*\{)"
    r"|export[ \t]*(?:[{*]|(?:default|const|let|var|function|class|async|type|interface|enum)\b)"
)
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_DEEPEST = 50
_LONGEST = 50_000
"""Characters of an import, an export or an expression."""


class Tag(NamedTuple):
    """A tag of JSX by its slice: `alone` closes itself."""

    name: str
    closes: bool
    alone: bool


def parts(text: str, start: int) -> Iterator[Held]:
    """The parts of MDX from `start` on, in order. What begins like one and does not end is
    none."""
    modules = list(_modules(text, start))
    at = start
    for one in (*modules, Held(len(text), len(text), "")):
        yield from _inner(text, at, one.start)
        if one.what:
            yield one
        at = one.end


def tag(source: str) -> Tag:
    """What a tag is."""
    found = _NAME.match(source)
    if not found:
        return Tag("", False, False)
    return Tag(found["name"], bool(found["end"]), source.rstrip(">").rstrip().endswith("/"))


def braces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The expressions in a tag."""
    at = start
    while (begun := text.find("{", at, end)) >= 0:
        stop = _braced(text, begun, end)
        at = max(stop, begun + 1)
        if stop > 0:
            yield begun, stop


def _modules(text: str, start: int) -> Iterator[Held]:
    """Imports and exports: each to the next blank line outside of brackets and strings."""
    blank, begun, last = True, -1, 0
    state = _OPEN
    for line in _LINE.finditer(text, start):
        empty = not line[0].strip()
        if begun >= 0 and empty:
            if state == _OPEN:
                yield Held(begun, last, "module")
                begun = -1
            elif last - begun > _LONGEST:
                begun = -1
        if begun < 0 and blank and _MODULE.match(line[0]):
            begun, state = line.start(), _OPEN
        if begun >= 0:
            state = _after(line[0], state)
        if not empty:
            last = line.start() + len(line[0].rstrip("\r\n"))
        blank = empty
        if line.end() == len(text):
            break
    if begun >= 0 and state == _OPEN:
        yield Held(begun, last, "module")


class _State(NamedTuple):
    """How many brackets are open behind some code, and which string or remark."""

    depth: int
    inside: str


_OPEN = _State(0, "")
_ENDS = {"`": "`", "/*": "*/"}


def _after(line: str, state: _State) -> _State:
    """The state behind a line of code."""
    depth, inside = state
    at = 0
    while True:
        if inside:
            at = _leave(line, at, len(line), inside)
            if at < 0:
                return _State(depth, inside)
            inside = ""
        found = _BRACKET.search(line, at)
        if not found:
            return _State(max(depth, 0), "")
        at = found.end()
        if found[0] in _ENDS:
            inside = found[0]
        elif len(found[0]) == 1:
            depth += 1 if found[0] in "{([" else -1


def _leave(text: str, at: int, end: int, inside: str) -> int:
    """After the end of a template string or a remark, -1 for none."""
    if inside == "/*":
        found = text.find("*/", at, end)
        return found + 2 if found >= 0 else -1
    for one in _TEMPLATE_END.finditer(text, at, end):
        if one[0] == "`":
            return one.end()
    return -1


def _inner(text: str, start: int, end: int) -> Iterator[Held]:
    at = start
    while found := _START.search(text, at, end):
        begun = found.start()
        if found[0] == "{":
            stop = _braced(text, begun, end)
            what = "remark" if text.startswith("{/*", begun) else "expression"
        elif found[0] == "<":
            stop, what = _tagged(text, begun, end), "jsx"
        else:
            stop, what = -1, ""
        if stop > 0:
            yield Held(begun, stop, what)
        at = max(stop, found.end())


def _braced(text: str, at: int, end: int) -> int:
    """After the brace that closes the one at `at`, -1 for none."""
    depth = 0
    end = min(end, at + _LONGEST)
    while found := _BRACE.search(text, at, end):
        at = found.end()
        if found[0] in _ENDS:
            at = _leave(text, at, end, found[0])
            if at < 0:
                return -1
        elif found[0] == "{":
            depth += 1
            if depth > _DEEPEST:
                return -1
        elif found[0] == "}":
            depth -= 1
            if not depth:
                return at
    return -1


def _tagged(text: str, at: int, end: int) -> int:
    """After the tag at `at`, -1 where it is none."""
    name = _NAME.match(text, at, end)
    if not name:
        return -1
    at = name.end()
    while found := _ATTRIBUTE.match(text, at, end):
        if found["close"]:
            return found.end()
        at = found.end()
        if found["brace"] or found["value"]:
            at = _braced(text, at - 1, end)
            if at < 0:
                return -1
    return -1
