"""JSON: its strings as slices, and new strings written in their place.

Format: RFC 8259.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from i18n.formats.data_values.scalar import Changes, Names, Scalar, Where, changed, spliced

_TOKEN = re.compile(r'"|[{}\[\]:,]|[^\s"{}\[\]:,]+')
_HALF = re.compile("[\ud800-\udfff]")


def scalars(text: str, where: Where) -> tuple[Scalar, ...]:
    """Every string of a text and every name, in order. Raises SourceError for what is no JSON,
    and where a name stands twice."""
    _load(text, where)
    return tuple(walk(text, where))


def replaced(text: str, changes: Changes, where: Where) -> str:
    """The text with other strings; everything else stays as it is."""
    wanted = list(changed(scalars(text, where), changes))
    new = spliced(text, [(one, _written(value)) for one, value in wanted])
    read = {(one.path, one.is_name): one.value for one in scalars(new, where)}
    if not any(one.is_name for one, _ in wanted):
        meant = {(one.path, one.is_name): one.value for one in scalars(text, where)}
        assert read == {**meant, **changes}, "a JSON string is read back"
    return new


def _written(value: str) -> str:
    return json.dumps(value, ensure_ascii=_HALF.search(value) is not None)


def _load(text: str, where: Where) -> None:
    try:
        json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise where.error(f"this is not JSON: {error.msg.lower()}", error.lineno) from error
    except RecursionError as error:
        raise where.error("this is nested too deeply") from error
    except ValueError as error:  # a number of thousands of digits
        raise where.error(f"this cannot be read: {error}") from error


class _Level:
    """An object or list that is open: the names that lead to it, and where in it we are."""

    def __init__(self, path: Names, listed: bool) -> None:
        self.path, self.listed = path, listed
        self.index = 0
        self.name: str | None = None
        self.names: set[str] = set()

    @property
    def here(self) -> Names:
        return (*self.path, str(self.index) if self.listed else self.name or "")


def walk(text: str, where: Where) -> Iterator[Scalar]:
    """The same of a text that is known to be JSON. Raises SourceError where a name stands
    twice."""
    stack: list[_Level] = []
    at, line, seen = 0, 1, 0
    while token := _TOKEN.search(text, at):
        start, at = token.span()
        line, seen = line + text.count("\n", seen, start), start
        mark = token.group()
        if mark in "{[":
            stack.append(_Level(stack[-1].here if stack else (), mark == "["))
        elif mark in "}]":
            stack.pop()
        elif mark == ",":
            stack[-1].index += 1
            stack[-1].name = None
        elif mark == '"':
            value, at = scanstring(text, start + 1, True)
            yield _scalar(stack, value, (start, at, line), where)


def _scalar(stack: list[_Level], value: str, place: tuple[int, int, int], where: Where) -> Scalar:
    start, end, line = place
    if not stack:
        return Scalar((), start, end, value, "basic", line)
    level = stack[-1]
    is_name = not level.listed and level.name is None
    if is_name:
        if value in level.names:
            what = f"the name “{value}” stands twice here; rename or delete one"
            raise where.error(what, line)
        level.names.add(value)
        level.name = value
    found: Any = level.here
    listed = any(one.listed for one in stack)
    return Scalar(found, start, end, value, "basic", line, (), True, is_name, listed)
