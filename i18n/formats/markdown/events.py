"""Markdown as a stream of events with the offsets at which each stands: what pyromark finds.

pyromark binds pulldown-cmark (CommonMark 0.31.2 and GFM). Its ranges are bytes of UTF-8; here they
are characters. Rules: https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import pyromark
from pyromark import Options

Does = Literal["start", "end", "is"]


class Event(NamedTuple):
    """The start or the end of a thing, or a thing: `name` is pulldown's, lower case, `start` and
    `end` those of the whole thing, `words` what it says, `detail` what else is known of it."""

    does: Does
    name: str
    start: int
    end: int
    words: str = ""
    detail: Mapping[str, Any] = {}


class Definition(NamedTuple):
    """A link reference definition: `[label]: address "title"`."""

    start: int
    end: int
    label: str


EXTENSIONS = {
    "tables": Options.ENABLE_TABLES,
    "footnotes": Options.ENABLE_FOOTNOTES,
    "strikethrough": Options.ENABLE_STRIKETHROUGH,
    "tasks": Options.ENABLE_TASKLISTS,
    "alerts": Options.ENABLE_GFM,
    "heading attributes": Options.ENABLE_HEADING_ATTRIBUTES,
    "definition lists": Options.ENABLE_DEFINITION_LIST,
    "math": Options.ENABLE_MATH,
    "superscript": Options.ENABLE_SUPERSCRIPT,
    "subscript": Options.ENABLE_SUBSCRIPT,
}
"""What a dialect may have besides CommonMark, by the names that `events` takes."""

_UNFIT = re.compile("[\ud800-\udfff]")


def events(text: str, extensions: Sequence[str]) -> tuple[Event, ...]:
    """The events of a Markdown text, in order; of any text whatsoever.

    Where the parser gives up the text has none: it stays as it is.
    """
    text = _UNFIT.sub("\ufffd", text)
    try:
        found = list(pyromark.events_with_range(text, options=_options(extensions)))
    except Exception:
        return ()
    except BaseException as error:  # a panic of Rust is no Exception
        if type(error).__name__ != "PanicException":
            raise
        return ()
    at = _characters(text)
    return tuple(_event(one, at[span["start"]], at[span["end"]]) for one, span in found)


def definitions(text: str, extensions: Sequence[str]) -> tuple[Definition, ...]:
    """The link reference definitions of a text, in order; of some with one label the first."""
    text = _UNFIT.sub("\ufffd", text)
    try:
        found = pyromark.reference_definitions(text, options=_options(extensions))
    except Exception:
        return ()
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return ()
    at = _characters(text)
    spans = ((label, one["span"]) for label, one in found.items())
    return tuple(
        sorted(Definition(at[span["start"]], at[span["end"]], label) for label, span in spans)
    )


def _options(extensions: Sequence[str]) -> Options:
    found = Options(0)
    for one in extensions:
        found |= EXTENSIONS[one]
    return found


def _characters(text: str) -> Sequence[int]:
    """For every offset in bytes that in characters."""
    if text.isascii():
        return range(len(text) + 1)
    found = array("L")
    for number, character in enumerate(text):
        code = ord(character)
        width = 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
        found.extend((number,) * width)
    found.append(len(text))
    return found


def _event(found: Any, start: int, end: int) -> Event:
    if isinstance(found, str):
        return Event("is", found.lower(), start, end)
    ((key, value),) = found.items()
    if key == "Start":
        name, detail = _named(value)
        return Event("start", name, start, end, "", detail)
    if key == "End":
        name, detail = _named(value)
        return Event("end", name, start, end, "", detail)
    return Event("is", key.lower(), start, end, value if isinstance(value, str) else "")


def _named(tag: Any) -> tuple[str, Mapping[str, Any]]:
    """A tag's name, and what is said of it."""
    if isinstance(tag, str):
        return tag.lower(), {}
    ((name, value),) = tag.items()
    return name.lower(), value if isinstance(value, Mapping) else {"value": value}


def names(found: Iterator[Event]) -> Iterator[str]:
    """What the events are called, for comparisons."""
    return (f"{one.does} {one.name}" for one in found)
