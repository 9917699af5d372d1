"""A UI string as its file has it, and as its message."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from i18n.formats.html.spots import worded
from i18n.late import late
from i18n.model import KIND, Code, CodeKind, Key, Page, Segment, Text, raw
from i18n.placeables import inline_tags, template_code
from i18n.placeables.inline_tags import added_markup
from i18n.placeables.protected import readable

_ELEMENT = late(
    r"<(?P<sealed>code|kbd|samp|var|script|style|svg)\b[^<>]*>.*?</(?P=sealed)>"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][\w.:-]*|\d+)(?P<rest>(?:\s[^<>]*)?)>",
    re.I | re.S,
)
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "embed", "source", "track", "area", "col"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A string of a file that holds UI strings.

    `path` are the names that lead to it (`nav`, `home`), for a plural without its category;
    in PO files the context and the msgid. `members` are the names in the file that it stands
    for (`file_one`, `file_other`). `text` and `plural` are its words with markup, `context`
    is the author's.
    """

    path: tuple[str, ...]
    members: tuple[str, ...]
    text: Text
    plural: Text = ()
    context: str = ""
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    line: int = 0

    @property
    def id(self) -> str:
        """The name that a program asks for: `nav.home`."""
        return ".".join(self.path)

    @property
    def key(self) -> Key:
        """The key of its message."""
        return Key(self.context, inline_tags.encode(self.text))


def page(path: str, text: str, entries: Iterable[Entry]) -> Page:
    """A file of strings as a page: its text, and a segment for each string."""
    return Page(path, (text, *map(_segment, entries)))


def _segment(entry: Entry) -> Segment:
    return Segment(
        entry.text,
        (),
        entry.context,
        entry.notes,
        "plain",
        entry.line,
        entry.plural,
        entry.flags,
        block=KIND,
        key=_one_line(entry.id) if entry.members else "",
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def worth(value: str) -> bool:
    """Whether a value has anything to translate, and no character that a catalog cannot hold."""
    return readable(value) and fit(value)


def fit(value: str) -> bool:
    """Whether a catalog can hold a text: no NUL, no lone surrogate, not gettext's own mark."""
    return not _UNFIT.search(value)


_UNFIT = late("[\0\x04\ud800-\udfff]")


# --- markup in values ------------------------------------------------------------


def text_of(value: str) -> Text:
    """A value as words and tags; words alone where its tags do not close in order."""
    code = template_code.code(value)
    if "<" not in value:
        return worded(value, str)[0]
    scanned = template_code.hidden(value, code, "\ufffc")
    found = list(_ELEMENT.finditer(scanned))
    edges = [0, *(at for match in found for at in match.span()), len(value)]
    atoms: list[str | Code] = []
    for number, (start, end) in enumerate(pairwise(edges)):
        if number % 2:
            atoms.append(_code(found[number // 2], value[start:end]))
        elif start < end:
            atoms += worded(value[start:end], str)[0]
    text = tuple(atoms)
    return text if inline_tags.nested(inline_tags.encode(text)) else worded(value, str)[0]


def _code(found: re.Match[str], source: str) -> Code:
    if found["sealed"]:
        return Code(found["sealed"].lower(), "locked", (source,), False)
    name = found["name"].lower()
    lone = name in _VOID or found["rest"].endswith("/")
    kind: CodeKind = "close" if found["end"] else "empty" if lone else "open"
    return Code(name, kind, (source,), source in (f"<{name}>", f"</{name}>", f"<{name}/>"))


def value_of(text: Text) -> str:
    """Words and tags as a program has them."""
    return "".join(atom if isinstance(atom, str) else raw(atom.parts) for atom in text)


def translated(string: str, text: Text) -> str | None:
    """A translator's string as a program shall have it, with the tags of `text`.

    None where it has a tag that `text` has not, be it spelt out in words.
    """
    try:
        found = inline_tags.decode(string, text)
    except ValueError:
        return None
    if added_markup(_words(text), _words(found)):
        return None
    value = value_of(found)
    return value if value.strip() else None


def _words(text: Text) -> str:
    return "".join(atom for atom in text if isinstance(atom, str))
