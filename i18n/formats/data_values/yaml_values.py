"""YAML: its texts as slices, and new texts written in their place and style.

PyYAML's events say where each text stands; a document that was written is read again, and all
of it must be as meant. Format: https://yaml.org/spec/1.1/, kept to what
https://yaml.org/spec/1.2.2/ reads in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import yaml

from i18n.formats.data_values import yaml_styles
from i18n.formats.data_values.scalar import Changes, Names, Scalar, Style, Where, changed, spliced

_STRING = "tag:yaml.org,2002:str"
_MERGE = "<<"
_MOST_ALIASES = 50_000
_DEEPEST = 200
_PROPERTY = re.compile(r"[&!]\S*+(?:[ \t\r\n]++|#[^\r\n]*+)*")
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")
_STYLES: dict[str | None, Style] = {
    None: "plain",
    "": "plain",
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}


@lru_cache(maxsize=4)
def scalars(text: str, where: Where) -> tuple[Scalar, ...]:
    """Every string of a text and every name, in order. What another reader might take for a
    number, a date or yes and no is none. Several documents are as the items of a list.

    Raises SourceError for what is no YAML, a name that stands twice, too many aliases.
    """
    walk = _Walk(text, where)
    for event in _events(text, where):
        walk.take(event)
    return tuple(walk.found)


def replaced(text: str, changes: Changes, where: Where) -> str:
    """The text with other values: in the style that each has, in double quotes where it would
    not be read as the same string in that. Everything else stays as it is.

    Raises SourceError where the result would not be read as meant.
    """
    wanted = list(changed(scalars(text, where), changes))
    if not wanted:
        return text
    meant = _meant(text, wanted, where)
    for writer in (_first, _best, yaml_styles.quoted):
        new = spliced(text, [(one, writer(one, text, value)) for one, value in wanted])
        if _read_back(new) == meant:
            scalars(new, where)  # no name may have become another's
            return new
    what = "this cannot be written in another language here; put it into double quotes"
    raise where.error(what, wanted[0][0].line)


def _first(scalar: Scalar, text: str, value: str) -> str:
    """A new slice in the style of its source, unproven: mostly all of them are right."""
    for piece, _ in yaml_styles.candidates(scalar, text, value):
        return piece
    return yaml_styles.quoted(scalar, text, value)


def _best(scalar: Scalar, text: str, value: str) -> str:
    """A new slice in the style of its source, if it is read as the same value in it."""
    for piece, trial in yaml_styles.candidates(scalar, text, value):
        if not trial or _reads_as(trial, value):
            return piece
    return yaml_styles.quoted(scalar, text, value)


def _reads_as(trial: str, value: str) -> bool:
    """Whether a small document holds one string of a value and the key `k` or one item."""
    try:
        events = yaml.parse(trial, Loader=yaml.SafeLoader)  # too small a text to be kept
        read = [_told(event) for event in events]
    except (yaml.YAMLError, RecursionError):
        return False
    return [one[-1] for one in read if one[0] == "ScalarEvent"] in (
        [value],
        ["k", value],
        [value, "k"],
    )


# --- events ----------------------------------------------------------------------


@lru_cache(maxsize=4)
def _parsed(text: str) -> tuple[Any, ...]:
    """The events of a text. A file is read once for all its languages, and what was written once
    for its proof."""
    try:
        return tuple(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError:
        if (spaced := _SPACED.sub(_blanks, text)) == text:
            raise
        return tuple(yaml.parse(spaced, Loader=yaml.SafeLoader))


_SPACED = re.compile(r"(?<=\S)[ \t]*+(?=\S|[\r\n]|\Z)")
"""White space within a line and at its end: a tab there is as good as a space (YAML 1.2), but not
to PyYAML outside of quotes."""


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _events(text: str, where: Where) -> tuple[Any, ...]:
    try:
        return _parsed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"this is not YAML: {error.problem or error.context}"
        raise where.error(what, mark.line + 1 if mark else 1) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + 1
        raise where.error(
            "this has a character that YAML cannot hold; take it out", line
        ) from error
    except RecursionError as error:
        raise where.error("this is nested too deeply") from error


def _meant(text: str, wanted: Sequence[tuple[Scalar, str]], where: Where) -> list[tuple[Any, ...]]:
    """What the new text has to be read as."""
    values = {one.end: value for one, value in wanted}
    found = []
    for event in _events(text, where):
        told = _told(event)
        there = event.end_mark.index > event.start_mark.index
        if told[0] == "ScalarEvent" and there and event.end_mark.index in values:
            told = (*told[:-1], values[event.end_mark.index])
        found.append(told)
    return found


def _read_back(text: str) -> list[tuple[Any, ...]] | None:
    try:
        return [_told(event) for event in _parsed(text)]
    except (yaml.YAMLError, RecursionError):
        return None


def _told(event: Any) -> tuple[Any, ...]:
    """What an event says, whatever its place and style."""
    told = (type(event).__name__, getattr(event, "anchor", None))
    if isinstance(event, yaml.ScalarEvent):
        return (*told, _tag(event), event.value)
    return (*told, getattr(event, "tag", None), getattr(event, "flow_style", None))


def _tag(event: Any) -> str:
    if event.tag not in (None, "!"):
        return str(event.tag)
    if event.tag is None and event.implicit[0]:
        return str(_RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False)))
    return _STRING


_RESOLVER: Any = yaml.resolver.Resolver()


# --- the walk --------------------------------------------------------------------


@dataclass(slots=True)
class _Level:
    """A list or map that is open: the names that lead to it, and where in it we are."""

    path: Names
    listed: bool
    inline: bool
    start: int
    is_key: bool = False
    index: int = 0
    name: str | None = None
    names: set[str] = field(default_factory=set)


class _Walk:
    """One walk over the events of a text."""

    def __init__(self, text: str, where: Where) -> None:
        self.text, self.where = text, where
        self.found: list[Scalar] = []
        self.stack: list[_Level] = []
        self.documents = 0
        self.anchors: dict[str, tuple[Names, str]] = {}
        self.within: dict[Names, list[int]] = {}
        self.aliases = 0

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self.document()
        elif isinstance(event, yaml.CollectionStartEvent):
            self.open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close(event)
        elif isinstance(event, yaml.AliasEvent):
            self.alias(event)
        elif isinstance(event, yaml.ScalarEvent):
            self.scalar(event)

    def document(self) -> None:
        """Begin a document; with the second, the first becomes the first of a list."""
        self.documents += 1
        self.anchors, self.within = {}, {}
        if self.documents == 2:
            self.found = [
                replace(one, path=("0", *one.path), aliases=tuple(("0", *p) for p in one.aliases))
                for one in self.found
            ]

    @property
    def here(self) -> Names:
        """The names that lead to the node that is read now."""
        if not self.stack:
            return (str(self.documents - 1),) if self.documents > 1 else ()
        level = self.stack[-1]
        return (*level.path, str(level.index) if level.listed else level.name or "")

    @property
    def at_key(self) -> bool:
        return bool(self.stack) and not self.stack[-1].listed and self.stack[-1].name is None

    @property
    def in_key(self) -> bool:
        return any(level.is_key for level in self.stack)

    def open(self, event: Any) -> None:
        listed = isinstance(event, yaml.SequenceStartEvent)
        inline = bool(event.flow_style)
        here, key = self.here, self.at_key
        if len(self.stack) > _DEEPEST:
            raise self.where.error("this is nested too deeply", event.start_mark.line + 1)
        if event.anchor and not key:
            self.anchor(event.anchor, here)
        self.stack.append(_Level(here, listed, inline, event.start_mark.index, key))

    def close(self, event: Any) -> None:
        level = self.stack.pop()
        if level.is_key:
            self.named(self.text[level.start : event.end_mark.index], event)
        else:
            self.next()

    def next(self) -> None:
        """Go on behind a value."""
        if self.stack:
            self.stack[-1].index += 1
            self.stack[-1].name = None

    def named(self, name: str, event: Any) -> None:
        level = self.stack[-1]
        if name in level.names and name != _MERGE:
            what = f"the name “{name}” stands twice here; rename or delete one"
            raise self.where.error(what, event.start_mark.line + 1)
        level.names.add(name)
        level.name = name

    def scalar(self, event: Any) -> None:
        key = self.at_key
        if key:
            self.named(event.value, event)
        if event.anchor:
            self.anchor(event.anchor, self.here, event.value if key else "")
        if self.is_text(event):
            self.found.append(self.slice(event, key))
            if not key:
                self.note(self.here, len(self.found) - 1)
        if not key:
            self.next()

    def is_text(self, event: Any) -> bool:
        raw = self.text[event.start_mark.index : event.end_mark.index]
        odd = _ODD_BREAK.search(raw) or ("\t" in raw and "\t" not in event.value)
        if not raw or odd or self.in_key or _tag(event) != _STRING:
            return False
        plain = _STYLES[event.style] == "plain" and event.tag is None
        return not plain or not yaml_styles.looks_like_data(event.value)

    def slice(self, event: Any, key: bool) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        while found := _PROPERTY.match(self.text, start, end):
            start = found.end()
        inline = bool(self.stack) and self.stack[-1].inline
        line = event.start_mark.line + 1 + self.text.count("\n", event.start_mark.index, start)
        style = _STYLES[event.style]
        return Scalar(self.here, start, end, event.value, style, line, (), inline, key)

    def alias(self, event: Any) -> None:
        origin, name = self.anchors.get(event.anchor, ((), ""))
        if self.at_key:
            self.named(name or f"*{event.anchor}", event)
            return
        if event.anchor in self.anchors and not self.in_key:
            self.shared(origin, _merged(self.here))
        self.next()

    def shared(self, origin: Names, here: Names) -> None:
        """Note that what stands at one path is read at another as well."""
        deep = len(origin)
        for at in tuple(dict.fromkeys(self.within[origin])):
            one = self.found[at]
            more = [(*here, *p[deep:]) for p in one.paths if p[:deep] == origin]
            self.found[at] = replace(one, aliases=(*one.aliases, *more))
            self.aliases += len(more)
            if self.aliases > _MOST_ALIASES:
                raise self.where.error("its aliases stand for too many values")
            for path in more:
                self.note(path, at)

    def anchor(self, name: str, origin: Names, value: str = "") -> None:
        """Something that aliases may stand for."""
        self.anchors[name] = (origin, value)
        self.within[origin] = []

    def note(self, path: Names, at: int) -> None:
        """Note under each anchor that a text is read at a path below it."""
        for deep in range(len(path) + 1) if self.within else ():
            if path[:deep] in self.within:
                self.within[path[:deep]].append(at)


def _merged(path: Names) -> Names:
    """Where values are read that `<<` takes in: beside it."""
    for back in (1, 2):
        if len(path) >= back and path[-back] == _MERGE:
            return path[:-back]
    return path
