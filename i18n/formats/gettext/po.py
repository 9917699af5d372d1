"""PO text into a Catalog and back.

What gettext's tools read is read as they read it (`entries`). Writing is strict: the form that
`msgcat --no-wrap` leaves unchanged, or that of the file as people keep it (`form`), header
fields in the order found.
Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from i18n.formats.gettext import comments, file_form, header
from i18n.formats.gettext.entries import Entry, Source, entries
from i18n.formats.gettext.file_form import PLAIN, Form, string_lines
from i18n.model import Catalog, Key, Message, Problem, State

EMPTY = "\0"
"""Stands for a msgctxt or msgid_plural that is there and empty, where "" says that there is
none. No PO file can hold this character."""

# --- reading -----------------------------------------------------------------


def read(text: str, path: str, language: str = "") -> tuple[Catalog, tuple[Problem, ...]]:
    """A catalog and what is odd about its file: duplicates, with their lines.

    A message that stands twice is kept once; the texts of the others go into its comments.
    Raises CatalogError, with the line, where the text is not PO.
    """
    parts = _parts(text, path)
    messages, problems = _unique((m for _, m in parts.messages), path, language)
    heads = [entry for entry in parts.heads if entry.source]
    problems += [_duplicate(path, one.start, heads[0].start, language) for one in heads[1:]]
    told, marks, fields = _head(parts.heads, language)
    return Catalog(language, messages, fields, told, marks), tuple(problems)


class _Parts(NamedTuple):
    """A file's entries: the header, others like it and what stands below all; the messages."""

    heads: list[Entry]
    messages: list[tuple[Entry, Message]]


def _parts(text: str, path: str) -> _Parts:
    parts = _Parts([], [])
    for entry in entries(text, path):
        source = entry.source
        if source is None or (source.text == "" and source.context is None):
            parts.heads.append(entry)
        else:
            parts.messages.append((entry, _message(entry, source)))
    parts.heads.sort(key=lambda entry: (entry.source is None, entry.obsolete))
    return parts


def _head(heads: Iterable[Entry], language: str) -> file_form.Head:
    """A file's comments, marks and header; what other headers say is a comment."""
    told: list[str] = []
    marks: list[str] = []
    fields: tuple[tuple[str, str], ...] | None = None
    for entry in heads:
        marked = [one for one in entry.comments if comments.kind(one)]
        told += comments.by_kind(entry.comments)[""]
        if entry.source is None or fields is not None:
            told += [one for one in marked if comments.kind(one) != "."]
            told += [f"also: {line}" for line in "".join(entry.forms).split("\n") if line]
            marked = [one for one in marked if comments.kind(one) == "."]
        else:
            fields = header.fields(entry.forms[0])
        marks += [f"#{one}" for one in marked]
    if not language:
        marks = [one for one in marks if one != "#, fuzzy"]
    return tuple(told), tuple(marks), fields or ()


def _message(entry: Entry, source: Source) -> Message:
    said = comments.by_kind(entry.comments)
    flags = comments.flags(said[","])
    state = _state(entry, "fuzzy" in flags)
    if "fuzzy" in flags and state is not State.OBSOLETE:
        flags = tuple(flag for flag in flags if flag != "fuzzy")
    origin, told = comments.origin(tuple(said[""]))
    previous = entry.previous
    return Message(
        key=_key(source),
        text=entry.forms[0],
        state=state,
        origin=origin,
        notes=comments.notes(said["."]),
        comments=told,
        places=comments.places(said[":"]),
        flags=flags,
        previous=_key(previous) if previous else None,
        plural=_there(source.plural),
        forms=entry.forms if source.plural is not None else (),
        previous_plural=_there(previous.plural) if previous else "",
        line=entry.start,
    )


def _key(source: Source) -> Key:
    return Key(_there(source.context), source.text)


def _there(string: str | None) -> str:
    return "" if string is None else string or EMPTY


def _state(entry: Entry, fuzzy: bool) -> State:
    if entry.obsolete:
        return State.OBSOLETE
    if not any(entry.forms):
        return State.EMPTY
    return State.DRAFT if fuzzy else State.APPROVED


def _unique(
    messages: Iterable[Message], path: str, language: str
) -> tuple[tuple[Message, ...], list[Problem]]:
    kept: dict[Key, Message] = {}
    problems = []
    for message in messages:
        first = kept.setdefault(message.key, message)
        if first is not message:
            problems.append(_duplicate(path, message.line, first.line, language))
            kept[message.key] = _merged(first, message)
    return tuple(kept.values()), problems


def _duplicate(path: str, line: int, first: int, language: str) -> Problem:
    what = f"this message stands at line {first} already; its other text is kept there as a comment"
    return Problem(path, line, "warning", "duplicate", what, language)


def _merged(first: Message, second: Message) -> Message:
    """One message of two with one key: the further one, with the other's words as comments."""
    rank = {State.EMPTY: 0, State.OBSOLETE: 1, State.DRAFT: 2, State.APPROVED: 3}
    best, other = first, second
    if rank[second.state] > rank[first.state]:
        best, other = second, first
    texts = {t for t in (other.text, *other.forms) if t} - {best.text, *best.forms}
    extra = tuple(f"also: {line}" for text in sorted(texts) for line in text.split("\n"))
    more = tuple(c for c in other.comments if c not in best.comments)
    return replace(best, comments=best.comments + more + extra)


def form(text: str, path: str, language: str = "") -> Form:
    """The form in which a file is kept, for `write`. Raises CatalogError as `read` does."""
    lines = text.split("\n")
    parts = _parts(text, path)
    kept = {}
    for entry, message in parts.messages:
        block = "\n".join(lines[entry.start - 1 : entry.stop])
        if file_form.tidy(f"{block}\n", _flags(message)):
            kept[message] = block
    head = None
    if len(parts.heads) == 1 and parts.heads[0].source:
        (entry,) = parts.heads
        head = _head(parts.heads, language), "\n".join(lines[entry.start - 1 : entry.stop])
    return Form(kept, head, file_form.width(lines))


# --- writing -----------------------------------------------------------------


def write(catalog: Catalog, like: Form = PLAIN) -> str:
    """A catalog as PO text; `read(write(catalog))` is the catalog.

    What stands in a file `like` that as it should stand there now keeps its bytes.
    """
    active = [m for m in catalog.messages if m.state is not State.OBSOLETE]
    gone = [m for m in catalog.messages if m.state is State.OBSOLETE]
    blocks = [_header_block(catalog, like)]
    for message in (*active, *gone):
        kept = like.entries.get(message)
        blocks.append("\n".join(_entry_lines(message, like.width)) if kept is None else kept)
    return "\n\n".join(blocks) + "\n"


def _header_block(catalog: Catalog, like: Form) -> str:
    if like.head and like.head[0] == (catalog.comments, catalog.marks, catalog.header):
        return like.head[1]
    lines = [*(comments.line("#", told) for told in catalog.comments), *catalog.marks]
    if not catalog.language:
        lines.append("#, fuzzy")
    value = header.text(catalog.header)
    return "\n".join([*lines, 'msgid ""', *string_lines("msgstr", value, like.width, multi=True)])


def _entry_lines(message: Message, width: int) -> Iterator[str]:
    obsolete = message.state is State.OBSOLETE
    yield from _comment_lines(message)
    marks = ("#~| ", "#~ ") if obsolete else ("#| ", "")
    for mark, strings in zip(marks, (_previous(message), _strings(message)), strict=True):
        for keyword, value in strings:
            for line in string_lines(keyword, value, width and width - len(mark)):
                yield f"{mark}{line}"


def _comment_lines(message: Message) -> Iterator[str]:
    if message.origin:
        yield from comments.origin_lines(message.origin)
    for comment in message.comments:
        yield comments.line("#", comment)
    for note in comments.note_lines(message.notes):
        yield comments.line("#.", note)
    if message.places:
        yield "#: " + " ".join(map(comments.place, message.places))
    if flags := _flags(message):
        yield "#, " + ", ".join(flags)


def _flags(message: Message) -> tuple[str, ...]:
    return ("fuzzy", *message.flags) if message.state is State.DRAFT else message.flags


def _previous(message: Message) -> Iterator[tuple[str, str]]:
    if message.previous is not None:
        yield from _source(message.previous, message.previous_plural)


def _strings(message: Message) -> Iterator[tuple[str, str]]:
    yield from _source(message.key, message.plural)
    if not message.plural:
        yield "msgstr", message.text
        return
    for number, text in enumerate(message.forms or ("", "")):
        yield f"msgstr[{number}]", text


def _source(key: Key, plural: str) -> Iterator[tuple[str, str]]:
    if key.context:
        yield "msgctxt", _written(key.context)
    yield "msgid", key.source
    if plural:
        yield "msgid_plural", _written(plural)


def _written(string: str) -> str:
    return "" if string == EMPTY else string
