"""PHP files that return an array: their strings as slices, and new strings in their place.

Only such a file is read, as Laravel has it: `<?php return ['name' => 'text', …];`. A value is a
string if nothing else stands beside it: no `.`, no call, no variable in it; a heredoc is none.
Format: https://www.php.net/manual/en/language.types.string.php
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from i18n.formats.data_values.scalar import Changes, Names, Scalar, Style, Where, changed, spliced

_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\r\n]*?(?=\?>|[\r\n]|\Z)|\#(?!\[)[^\r\n]*?(?=\?>|[\r\n]|\Z)"
    r"|/\*.*?\*/)"
    r"|(?P<single>'(?:[^'\\]|\\.)*')"
    r"|(?P<double>\"(?:[^\"\\]|\\.)*\")"
    r"|<<<[ \t]*(?P<quote>[\"']?)(?P<label>[A-Za-z_]\w*)(?P=quote)\r?\n"
    r"(?P<heredoc>.*?^[ \t]*(?P=label)\b)"
    r"|(?P<arrow>=>)"
    r"|(?P<number>-?\d[\d_.]*)"
    r"|(?P<word>[A-Za-z_\\$][\w\\$]*)"
    r"|(?P<end>\?>)"
    r"|(?P<sign>.)",
    re.S | re.M,
)
_STRINGS = ("single", "double")
_SINGLE = re.compile(r"\\([\\'])")
_DOUBLE = re.compile(
    r"\\(?:u\{(?P<u>[0-9A-Fa-f]{1,6})\}|x(?P<x>[0-9A-Fa-f]{1,2})|(?P<o>[0-7]{1,3})|(?P<c>[nrtvef\\$\"]))"
)
_CODES = dict(zip("nrtvef", "\n\r\t\v\x1b\f", strict=True))
_VARIABLE = re.compile(r"(?<!\\)(?:\\\\)*(?:\$[A-Za-z_{]|\{\$)")
_OPEN = {"[": "]", "(": ")", "{": "}"}
_ADVICE = "a file of UI strings in PHP is `<?php return ['name' => 'text'];`"


def scalars(text: str, where: Where) -> tuple[Scalar, ...]:
    """Every string that is a value, in order. Raises SourceError for a file that returns no
    array, or has a name twice."""
    return tuple(_Walk(text, where).scalars())


def replaced(text: str, changes: Changes, where: Where) -> str:
    """The text with other strings, quoted as before; everything else stays as it is.

    Raises SourceError where the result would not be read as meant.
    """
    wanted = list(changed(scalars(text, where), changes))
    new = spliced(text, [(one, _written(one, value)) for one, value in wanted])
    meant = {one.start: value for one, value in wanted}
    was = [("text", meant[t.start]) if t.start in meant else _told(t) for t in _tokens(text)]
    starts = {one.start for one in scalars(new, where)}
    now = [
        ("text", _value(t)) if t.start in starts and was[n][0] == "text" else _told(t)
        for n, t in enumerate(_tokens(new))
    ]
    if was != now:
        raise where.error("this cannot be written in another language here", wanted[0][0].line)
    return new


def _written(scalar: Scalar, value: str) -> str:
    if scalar.style == "single":
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    words = re.sub(r'[\\"$]', r"\\\g<0>", value)
    for code, sign in _CODES.items():
        words = words.replace(sign, f"\\{code}")
    return f'"{words}"'


# --- reading ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    end: int
    raw: str


def _tokens(text: str) -> list[_Token]:
    """The tokens of the code, without space and remarks."""
    begun = re.match(r"\ufeff?\s*<\?php\b", text)
    found = []
    for match in _TOKEN.finditer(text, begun.end()) if begun else ():
        kind = match.lastgroup or "heredoc"
        if match["heredoc"] is not None:
            kind = "heredoc"
        if kind == "end":
            break
        if kind != "space":
            found.append(_Token(kind, *match.span(), match[0]))
    return found


def _told(token: _Token) -> tuple[str, str]:
    return token.kind, token.raw


def _value(token: _Token) -> str:
    inner = token.raw[1:-1]
    if token.kind == "single":
        return _SINGLE.sub(r"\1", inner)
    return _DOUBLE.sub(_sign, inner)


def _sign(found: re.Match[str]) -> str:
    if found["u"] or found["x"]:
        return chr(min(int(found["u"] or found["x"], 16), 0x10FFFF))
    if found["o"]:
        return chr(int(found["o"], 8) & 0xFF)
    return _CODES.get(found["c"], found["c"])


@dataclass(slots=True)
class _Level:
    """An array that is open: the names that lead to it, its end, and the item that is read."""

    path: Names
    end: str
    index: int = 0
    name: str | None = None
    item: list[_Token] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    @property
    def here(self) -> Names:
        return (*self.path, str(self.index) if self.name is None else self.name)


class _Walk:
    """One walk over the array that a file returns."""

    def __init__(self, text: str, where: Where) -> None:
        self.text, self.where = text, where
        self.tokens = _tokens(text)
        self.at = 0
        self.stack: list[_Level] = []

    def scalars(self) -> Iterator[Scalar]:
        self.begin()
        while self.stack:
            if self.at >= len(self.tokens):
                raise self.where.error(
                    f"the array has no end; {_ADVICE}", self.line(len(self.text))
                )
            token = self.tokens[self.at]
            level = self.stack[-1]
            if token.kind == "arrow":
                self.named(level)
            elif token.raw == "," or token.raw == level.end:
                yield from self.ended(level)
                if token.raw == level.end:
                    self.stack.pop()
            elif not self.opened((*level.here,)):
                self.skip(level)
            self.at += 1

    def begin(self) -> None:
        """Read up to the array that is returned."""
        words = (n for n, one in enumerate(self.tokens) if one.raw.lower() == "return")
        self.at = next(words, len(self.tokens)) + 1
        if self.at < len(self.tokens) and self.opened(()):
            self.at += 1
            return
        raise self.where.error(f"this returns no array; {_ADVICE}")

    def opened(self, path: Names) -> bool:
        """Whether an array begins here; it is open then."""
        token = self.tokens[self.at]
        if self.stack and self.stack[-1].item:
            return False
        if token.raw.lower() == "array" and self.raw(self.at + 1) == "(":
            self.at += 1
            self.opening(path, ")")
        elif token.raw == "[":
            self.opening(path, "]")
        else:
            return False
        return True

    def opening(self, path: Names, end: str) -> None:
        if self.stack:
            self.stack[-1].item.append(self.tokens[self.at])
        self.stack.append(_Level(path, end))

    def raw(self, at: int) -> str:
        return self.tokens[at].raw if at < len(self.tokens) else ""

    def skip(self, level: _Level) -> None:
        """Take a token of an item; what stands in brackets is one thing."""
        level.item.append(self.tokens[self.at])
        ends = [_OPEN[self.tokens[self.at].raw]] if self.tokens[self.at].raw in _OPEN else []
        while ends and self.at + 1 < len(self.tokens):
            self.at += 1
            raw = self.tokens[self.at].raw
            if raw == ends[-1]:
                ends.pop()
            elif raw in _OPEN:
                ends.append(_OPEN[raw])

    def named(self, level: _Level) -> None:
        """What stands before `=>` is the name of what follows."""
        key = level.item
        lone = len(key) == 1 and key[0].kind in (*_STRINGS, "number")
        if lone:
            name = key[0].raw if key[0].kind == "number" else _value(key[0])
        else:
            name = self.text[key[0].start : key[-1].end] if key else ""
        if name in level.names and key:
            what = f"the name “{name}” stands twice here; rename or delete one"
            raise self.where.error(what, self.line(key[0].start))
        level.names.add(name)
        level.name, level.item = name, []

    def ended(self, level: _Level) -> Iterator[Scalar]:
        """The end of an item: its string, if it is one."""
        item = level.item
        if len(item) == 1 and item[0].kind in _STRINGS and not _fills_in(item[0]):
            one = item[0]
            style: Style = "single" if one.kind == "single" else "double"
            line = self.line(one.start)
            yield Scalar(level.here, one.start, one.end, _value(one), style, line, (), True)
        if item and level.name is None:
            level.index += 1
        level.name, level.item = None, []

    def line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1


def _fills_in(token: _Token) -> bool:
    """Whether PHP fills a variable into a string."""
    return token.kind == "double" and _VARIABLE.search(token.raw) is not None
