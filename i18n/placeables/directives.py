"""Directives: template code that begins with an at sign.

Blade has `@if ($a)`, `@include('x')` and `@endif`, Angular `@if (a) {` and a `}` that ends it. An
at sign begins names of people too, so a word alone is a directive only where nothing else is
called that (`@endif`), or beside other directives (`@auth … @endauth`). So it is with the number
sign of Velocity: `#else` and `#end` beside `#if($a)`. Of Mako a whole line is code (`% if a:`), and
of both a remark (`## …`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from i18n.late import late
from i18n.placeables.template_families import DIRECTIVES, DIRECTIVES_ALONE, DIRECTIVES_BESIDE

Place = tuple[int, int]

MARK = (
    rf"@(?<![A-Za-z0-9_@]@)(?:(?=[A-Za-z]\w*[ ]?\()|(?=(?:{DIRECTIVES_ALONE})\b)"
    r"|(?=(?:else|default|empty|defer|placeholder|loading|error)\s{0,9}\{(?!\{)))"
)
"""What a directive that is one by itself begins with."""

_NAME = late(r"@(else if(?=\s*\()|[A-Za-z]\w*)")
_OPENS = late(r"[ ]?\(")
_BLOCK = late(r"\s{0,9}\{(?!\{)")
_CALLED = late(DIRECTIVES)
_ARGUMENT = late(r"\(\s*(?:['\"$\[]|\w+\()")
_KNOWN = late(rf"@(?:{DIRECTIVES_ALONE})\b|@(?:{DIRECTIVES})[ ]?\(|@\w+\s{{0,9}}\{{(?!\{{)")
_ALONE = late(DIRECTIVES_ALONE)
_BESIDE = late(rf"@(?<![A-Za-z0-9_@]@)(?:{DIRECTIVES_BESIDE})(?![\w(@.-])|[{{}}]")
_NUMBERED = late(r"#(?:if|foreach|macro)[ ]?\(")
_NUMBERED_BESIDE = late(r"#(?<![&#]#)(?:else|end|break|stop)\b(?![-.]\w)")
_LINE = late(
    r"%[ \t]*(?:(?:(?:if|elif|for|while|try|except|with)\b(?:[^\n<]|<[ =]){0,300}|else|finally)"
    r"[ \t]*:|end(?:if|for|while|try|with)\b)(?=[ \t\r]*(?:\n|\Z))"
)
_REMARK = late(r"##(?!#)[^\n<]*(?<=\S)(?=\s*(?:\n|\Z))")
_PARENTHESIS = late(r"\"(?:[^\"\\]|\\.){0,1000}\"|'(?:[^'\\]|\\.){0,1000}'|[()]|</[A-Za-z]")
_LONGEST = 2000
_DEEPEST = 100


def end(text: str, at: int) -> int:
    """Where the directive that begins at an offset ends, -1 where there is none."""
    named = _NAME.match(text, at)
    if named is None:
        return -1
    name, after = named[1], named.end()
    if name == "php" and not _OPENS.match(text, after):
        again = text.find("@php", after)
        closing = text.find("@endphp", after, again if again >= 0 else len(text))
        return closing + len("@endphp") if closing >= 0 else -1
    if opened := _OPENS.match(text, after):
        known = _CALLED.fullmatch(name) or _ARGUMENT.match(text, after)
        after = _closed(text, opened.end() - 1) if known else -1
        block = _BLOCK.match(text, after) if after > 0 else None
        if name == "else if" and not block:
            return -1
        return block.end() if block else after
    if block := _BLOCK.match(text, after):
        return block.end()
    return after if _ALONE.fullmatch(name) else -1


def _closed(text: str, at: int) -> int:
    depth = 0
    for found in _PARENTHESIS.finditer(text, at, at + _LONGEST):
        if found[0][0] == "<":
            return -1
        depth += (found[0] == "(") - (found[0] == ")")
        if not depth:
            return found.end()
        if depth > _DEEPEST:
            return -1
    return -1


def beside(text: str, code: Sequence[Place]) -> tuple[Place, ...]:
    """What is code in a text because of directives among its code: the `}` of each that ends in a
    `{`, and words alone such as `@auth`."""
    found: list[Place] = []
    if any(_KNOWN.match(text, start) for start, _ in code):
        found += _beside(text, code)
    lines = list(_lines(text, _LINE)) if "%" in text else []
    if numbered := any(_NUMBERED.match(text, start) for start, _ in code):
        found += (one.span() for one in _NUMBERED_BESIDE.finditer(text))
    if numbered or lines:
        found += (*lines, *_lines(text, _REMARK))
        found = [one for one in found if not any(a <= one[0] < b for a, b in code)]
    return tuple(sorted(found))


def is_line(code: str) -> bool:
    """Whether a piece of code has a line of its page to itself."""
    return _LINE.fullmatch(code) is not None or _REMARK.fullmatch(code) is not None


def _lines(text: str, pattern: re.Pattern[str]) -> Iterator[Place]:
    for found in pattern.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if not text[start : found.start()].strip():
            yield found.span()


def _beside(text: str, code: Sequence[Place]) -> Iterator[Place]:
    open_: list[bool] = []
    at = 0
    for start, stop in (*code, (len(text), len(text))):
        for found in _BESIDE.finditer(text, at, start):
            if found[0] == "{":
                open_.append(False)
            elif found[0] != "}" or (open_ and open_.pop()):
                yield found.span()
        if text[start : start + 1] == "@" and text[stop - 1] == "{":
            open_.append(True)
        at = stop
