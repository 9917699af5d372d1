"""The comments of a PO entry by what they say, and back: people's own (`# `), whose draft it is,
notes (`#.`), places (`#:`) and flags (`#,`).

Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html; `#!` and the `#=` of
gettext's newer versions are flags too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from i18n.late import late
from i18n.model import Notes, Origin

_KNOWN = 1024
"""So many different notes, places and flags are kept as read: most entries share theirs."""
_KINDS = {".": ".", ":": ":", ",": ",", "!": ",", "=": ","}
_ORIGIN = late(r"(?:machine:|memory: (\d{1,3})%) (.*\S) ([0-9a-f]{8})( approved)?$")
_DOUBT = "check: "
_UNDER = " under “"
_KEY = "key: "
_LIKE_A_KEY = late(f"(?:note: )*{_KEY}")
_FLAG = late(r"[^\s,]+:[ \t]+[^\s,]+|[^\s,]+", re.A)
_ISOLATED = late("\u2068[^\u2068\u2069]*\u2069")
_SPACES = {" ": "\ue000", "\t": "\ue001"}
_APART, _TOGETHER = str.maketrans({v: k for k, v in _SPACES.items()}), str.maketrans(_SPACES)
_LINE_ENDS = late(r"[\r\n]+")
_PART = late(r"[ \t\r\f\v]+")
_PLACE = late("\u2068(.*)\u2069((?::[0-9]+)?)", re.S)
_SPACED = late(r"(.*?)((?::[0-9]+)?)", re.S)
_LINE = late(r":[0-9]+")
_APART_LINE = late(r"(?<=[ \t\r\f\v]):[ \t\r\f\v]+(?=[0-9]+(?:[ \t\r\f\v]|$))")


def kind(comment: str) -> str:
    """What a comment's first character, behind the `#`, says that it is: `.`, `:`, `,` or ""."""
    return _KINDS.get(comment[:1], "")


class Kinds(NamedTuple):
    """The texts of an entry's comments by their kind, without its mark and the space behind."""

    people: tuple[str, ...]
    notes: tuple[str, ...]
    places: tuple[str, ...]
    flags: tuple[str, ...]


def by_kind(comments: Iterable[str]) -> Kinds:
    """An entry's comments, without the `#`, by their kind."""
    people: list[str] = []
    noted: list[str] = []
    placed: list[str] = []
    flagged: list[str] = []
    lists = {".": noted, ":": placed, ",": flagged}
    for comment in comments:
        if mark := _KINDS.get(comment[:1]):
            lists[mark].append(_text(comment, 1))
        else:
            people.append(_text(comment, 0))
    return Kinds(tuple(people), tuple(noted), tuple(placed), tuple(flagged))


def _text(comment: str, at: int) -> str:
    text = comment[at + (comment[at : at + 1] == " ") :]
    if "\r" in text:
        text = text.replace("\r", "")
    return text[:-1] if text.endswith("\\ ") else text


def line(mark: str, text: str) -> str:
    """A comment is a line: a line end in it would be read as something else, and a backslash
    before it would join it with the next."""
    if "\n" in text or "\r" in text:
        text = _LINE_ENDS.sub(" ", text)
    text = f"{text} " if text.endswith("\\") else text
    return f"{mark} {text}" if text else mark


# --- whose draft it is ---------------------------------------------------------------


def origin(comments: tuple[str, ...]) -> tuple[Origin | None, tuple[str, ...]]:
    """What people's comments say of the origin of a draft, and the other ones."""
    for index, comment in enumerate(comments):
        if comment[:1] == "m" and (match := _ORIGIN.match(comment)):
            after = comments[index + 1 :]
            doubt = ""
            if after and after[0].startswith(_DOUBT):
                doubt, after = after[0].removeprefix(_DOUBT), after[1:]
            kind: Literal["machine", "memory"] = "memory" if match[1] else "machine"
            score, approved = int(match[1] or 0), bool(match[4])
            found = Origin(kind, match[2], match[3], doubt, approved, score)
            return found, comments[:index] + after
    return None, comments


def origin_lines(origin: Origin) -> Iterator[str]:
    """An origin as comments."""
    approved = " approved" if origin.approved else ""
    yield f"# {origin.kind}: {origin.told} {origin.mark}{approved}"
    if origin.doubt:
        yield f"# {_DOUBT}{origin.doubt}"


# --- notes ---------------------------------------------------------------------------


@lru_cache(maxsize=_KNOWN)
def notes(comment: tuple[str, ...]) -> Notes:
    """The extracted comments by what they say; `note_lines` gives them back as they are."""
    lines: Sequence[str] = comment[
        next((n for n, one in enumerate(comment) if one), len(comment)) :
    ]
    place = ""
    if lines and not lines[0].startswith(_KEY):
        place, *lines = lines
    block, heading = _under(place)
    first = next((n for n, one in enumerate(lines) if not one.startswith(_KEY)), len(lines))
    keys, lines = lines[:first], lines[first:]
    last = next((n for n in range(len(lines), 0, -1) if not lines[n - 1].startswith(_KEY)), 0)
    rest = [*map(_unmasked, lines[:1]), *lines[1:last]]
    if last > 1:
        rest[-1] = _unmasked(rest[-1])
    more = lines[last:]
    return Notes(block, heading, _names(keys), tuple(rest), _names(more))


def _under(place: str) -> tuple[str, str]:
    """The parts of `paragraph under “Background”`; all and nothing where it is none."""
    at = place.find(_UNDER, 1)
    end = at + len(_UNDER)
    if at < 0 or end >= len(place) - 1 or place[-1] != "”" or "\n" in place:
        return place, ""
    return place[:at], place[end:-1]


def _names(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(one.removeprefix(_KEY) for one in lines)


def _unmasked(line: str) -> str:
    return line.removeprefix("note: ") if _LIKE_A_KEY.match(line) else line


def note_lines(notes: Notes) -> tuple[str, ...]:
    """Notes as extracted comments, a line each: `paragraph under “Background”`, `key: nav.home`.

    A first or last line that is no key but looks like one stands behind `note: `.
    """
    block = f"{notes.block}{_UNDER}{notes.heading}”" if notes.heading else notes.block
    if not (notes.lines or notes.keys or notes.more_keys):
        return (block,) if block else ()
    ends = (0, len(notes.lines) - 1)
    if not (notes.keys or notes.more_keys or any(map(_LIKE_A_KEY.match, notes.lines))):
        return (block, *notes.lines) if block else notes.lines
    rest = (
        f"note: {one}" if at in ends and _LIKE_A_KEY.match(one) else one
        for at, one in enumerate(notes.lines)
    )
    keys, more = ([f"{_KEY}{key}" for key in some] for some in (notes.keys, notes.more_keys))
    lines = (*keys, *rest, *more)
    return (block, *lines) if block else lines


# --- flags and places ----------------------------------------------------------------


@lru_cache(maxsize=_KNOWN)
def flags(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Flags, each once: commas or spaces part them, but `range: 0..5` is one."""
    return tuple(dict.fromkeys(_FLAG.findall(", ".join(lines))))


@lru_cache(maxsize=_KNOWN)
def places(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Places, each once. One with spaces stands between U+2068 and U+2069; a line number may
    stand a space away."""
    text = " ".join(lines)
    if "\u2068" in text:
        text = _ISOLATED.sub(lambda found: found[0].translate(_TOGETHER), text)
    found: list[list[str]] = []
    for part in _PART.split(_APART_LINE.sub(":", text)):
        numbered = found and (
            _LINE.fullmatch(part) or (part.isdecimal() and found[-1][-1].endswith(":"))
        )
        if numbered:
            found[-1].append(part)
        elif part:
            found.append([part])
    return tuple(dict.fromkeys(one for one in map(_place, map("".join, found)) if one))


def _place(part: str) -> str:
    if part.isascii():
        return part
    found = _PLACE.fullmatch(part.translate(_APART))
    return found[1] + found[2] if found else part.translate(_APART)


def place(path: str) -> str:
    """A path as it stands in `#:`; with white space between U+2068 and U+2069, as gettext
    writes it, its line number behind."""
    if path.isprintable() and " " not in path:
        return path
    found = _SPACED.fullmatch(path) if re.search(r"\s", path) else None
    return f"\u2068{found[1]}\u2069{found[2]}" if found else path
