"""TOML: its strings as slices, and new strings written in their place and style.

Our own tokens say where each string stands, the standard library's reader that they are right:
of the source, and of what was written. Format: https://toml.io/en/v1.0.0
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from i18n.formats.data_values.scalar import (
    Changes,
    Names,
    Scalar,
    Style,
    Where,
    changed,
    spliced,
)

_TOKEN = re.compile(
    r'(?P<multibasic>"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5})'
    r"|(?P<multiliteral>'''(?:[^']|'{1,2}(?!'))*'{3,5})"
    r'|(?P<basic>"(?:[^"\\\r\n]|\\.)*")'
    r"|(?P<literal>'[^'\r\n]*')"
    r"|(?P<space>[ \t]+|#[^\r\n]*)"
    r"|(?P<newline>\r?\n)"
    r"|(?P<sign>[\[\]{}=,.])"
    r"|(?P<bare>[^\s\[\]{}=,.\"'#]+)",
    re.S,
)
_STYLES: dict[str, Style] = {
    "basic": "basic",
    "literal": "literal string",
    "multibasic": "multi-line basic",
    "multiliteral": "multi-line literal",
}
_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def scalars(text: str, where: Where) -> tuple[Scalar, ...]:
    """Every string of a text, in order; no name is among them. Raises SourceError for what is
    no TOML."""
    tree = _load(text, where)
    found = tuple(_Walk(text).scalars())
    for one in found:
        if _at(tree, one.path) != one.value:
            raise where.error("this string cannot be told from its neighbours", one.line)
    return found


def replaced(text: str, changes: Changes, where: Where) -> str:
    """The text with other strings: quoted as each is, or in double quotes where it would not be
    read as the same string then. Everything else stays as it is.

    Raises SourceError where the result would not be read as meant.
    """
    wanted = list(changed(scalars(text, where), changes))
    if not wanted:
        return text
    meant = _load(text, where)
    for one, value in wanted:
        _put(meant, one.path, value)
    new = spliced(text, [(one, _written(one, text, value)) for one, value in wanted])
    if repr(_load(new, where)) != repr(meant):
        what = "this cannot be written in another language here; put it into double quotes"
        raise where.error(what, wanted[0][0].line)
    return new


def _load(text: str, where: Where) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        said = _LINE.search(str(error))
        line = int(said[1]) if said and said[1] else text.count("\n") + 1
        what = _LINE.sub("", str(error)).strip()
        raise where.error(f"this is not TOML: {what[:1].lower()}{what[1:]}", line) from error
    except RecursionError as error:
        raise where.error("this is nested too deeply") from error
    except ValueError as error:  # a number of thousands of digits
        raise where.error(f"this cannot be read: {error}") from error


def _at(tree: Any, path: Names) -> Any:
    for name in path:
        if isinstance(tree, list) and name.isdecimal() and int(name) < len(tree):
            tree = tree[int(name)]
        else:
            tree = tree.get(name) if isinstance(tree, dict) else None
    return tree


def _put(tree: Any, path: Names, value: str) -> None:
    inner = _at(tree, path[:-1])
    inner[int(path[-1]) if isinstance(inner, list) else path[-1]] = value


# --- reading ---------------------------------------------------------------------


@dataclass(slots=True)
class _Level:
    """A list or inline table that is open."""

    path: Names
    listed: bool
    index: int = 0
    names: list[str] = field(default_factory=list)
    behind: bool = False

    @property
    def here(self) -> Names:
        return (*self.path, str(self.index)) if self.listed else (*self.path, *self.names)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    end: int
    raw: str


class _Walk:
    """One walk over the tokens of a valid text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_tokens(text))
        self.at = 0
        self.table: Names = ()
        self.counts: dict[Names, int] = {}

    def scalars(self) -> Iterator[Scalar]:
        while self.at < len(self.tokens):
            if self.tokens[self.at].raw == "[":
                self.header()
            elif self.tokens[self.at].kind == "newline":
                self.at += 1
            else:
                yield from self.statement()

    def header(self) -> None:
        """`[a.b]` or `[[a.b]]`."""
        of_list = self.tokens[self.at + 1].raw == "["
        self.at += 1 + of_list
        names = self.names("]")
        self.at += of_list
        if of_list:
            path = self.resolved(names[:-1]) + names[-1:]
            self.counts[path] = self.counts.get(path, -1) + 1
        self.table = self.resolved(names)

    def resolved(self, names: Names) -> Names:
        """Names in a header as a path: those of a list mean its last table."""
        path: Names = ()
        for name in names:
            path = (*path, name)
            if path in self.counts:
                path = (*path, str(self.counts[path]))
        return path

    def names(self, end: str) -> Names:
        """The names up to a sign, which is read too: `a."b.c" =`."""
        found = []
        while (token := self.tokens[self.at]).raw != end:
            if token.raw != ".":
                found.append(_name(token))
            self.at += 1
        self.at += 1
        return tuple(found)

    def statement(self) -> Iterator[Scalar]:
        """`a.b = value`, over all its lines."""
        stack = [_Level(self.table, False, names=list(self.names("=")), behind=True)]
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.kind == "newline" and len(stack) == 1:
                return
            if not stack[-1].listed and not stack[-1].behind and token.kind in _NAMES:
                stack[-1].names = list(self.names("="))
                stack[-1].behind = True
                continue
            self.at += 1
            if token.raw in ("[", "{"):
                stack.append(_Level(stack[-1].here, token.raw == "["))
            elif token.raw in ("]", "}"):
                stack.pop()
            elif token.raw == ",":
                stack[-1].index += 1
                stack[-1].behind = False
            elif token.kind in _STYLES:
                yield self.scalar(token, stack)

    def scalar(self, token: _Token, stack: list[_Level]) -> Scalar:
        style = _STYLES[token.kind]
        line = self.text.count("\n", 0, token.start) + 1
        value = _value(token.raw)
        return Scalar(
            stack[-1].here, token.start, token.end, value, style, line, (), len(stack) > 1
        )


_NAMES = ("bare", "basic", "literal")


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text, int(text.startswith("\ufeff"))):
        if found.lastgroup and found.lastgroup != "space":
            yield _Token(found.lastgroup, *found.span(), found[0])


def _name(token: _Token) -> str:
    return token.raw if token.kind == "bare" else _value(token.raw)


def _value(raw: str) -> str:
    return str(tomllib.loads(f"x = {raw}")["x"])


# --- writing ---------------------------------------------------------------------


def _written(scalar: Scalar, text: str, value: str) -> str:
    raw = text[scalar.start : scalar.end]
    newline = "\r\n" if "\r\n" in raw else "\n"
    for piece in _candidates(scalar.style, raw, value, newline):
        if _reads_as(piece, value):
            return piece
    return _basic(value)


def _candidates(style: Style, raw: str, value: str, newline: str) -> Iterator[str]:
    if style == "literal string":
        yield f"'{value}'"
    elif style in ("multi-line basic", "multi-line literal"):
        led = newline if raw[3:5].startswith(("\n", "\r\n")) or value.startswith("\n") else ""
        words = value.replace("\n", newline)
        if style == "multi-line literal":
            yield f"'''{led}{words}'''"
        words = value.replace("\\", "\\\\").replace('"""', '""\\"')
        words = _CONTROL.sub(_escape, words).replace("\n", newline)
        words = words[:-1] + '\\"' if words.endswith('"') else words
        yield f'"""{led}{words}"""'


def _basic(value: str) -> str:
    words = value.replace("\\", "\\\\").replace('"', '\\"')
    for sign, code in (("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        words = words.replace(sign, code)
    return '"' + _CONTROL.sub(_escape, words) + '"'


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"


def _reads_as(piece: str, value: str) -> bool:
    try:
        found: Mapping[str, object] = tomllib.loads(f"x = {piece}\n")
    except ValueError:
        return False
    return found == {"x": value}
