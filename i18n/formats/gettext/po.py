"""PO text into a Catalog and back.

What gettext's tools read is read as they read it: quickly (`plain_entries`) what they write
themselves, else by `entries`. Writing is strict: the form that `msgcat --no-wrap` leaves
unchanged, or that of the file as people keep it (`form`), header fields in the order found.
Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from i18n.formats.gettext import charset, comments, file_form, header, plain_entries
from i18n.formats.gettext.entries import Entry, Source, entries
from i18n.formats.gettext.escapes import escaped
from i18n.formats.gettext.file_form import PLAIN, Form, string_lines
from i18n.model import Catalog, Key, Message, Problem, State

EMPTY = "\0"
"""Stands for a msgctxt or msgid_plural that is there and empty, where "" says that there is
none. No PO file can hold this character."""

# --- reading -----------------------------------------------------------------


Keys = Mapping[Key, Key]
"""Keys by what is equal to them: catalogs have those of their pages, and millions of them."""

NO_KEYS: Keys = {}


def read(
    source: str | bytes,
    path: str,
    language: str = "",
    known: Form = PLAIN,
    keys: Keys = NO_KEYS,
) -> tuple[Catalog, tuple[Problem, ...]]:
    """A catalog and what is odd about its file: duplicates, with their lines. Of a file's bytes
    only a part is text at a time.

    A message that stands twice is kept once; the texts of the others go into its comments. What
    stands as in a file whose form is `known` is not read again, and of what is equal to one of
    the `keys` that is kept. Raises CatalogError, with the line, where the text is not PO, or the
    bytes are not of its encoding.
    """
    parts = _plain_parts(_plain_blocks(source), known, keys)
    if parts is None:
        text = source if isinstance(source, str) else charset.text_of(source, path)
        parts = _parts(text, path)
    return _catalog(parts, path, language)


def _plain_blocks(source: str | bytes) -> Iterable[tuple[str, int]] | None:
    """The blocks of PO; None for bytes that are not UTF-8 as tools write it."""
    if isinstance(source, str):
        return plain_entries.blocks(source)
    return plain_entries.blocks_of(source) if charset.is_plain(source) else None


def _catalog(parts: _Parts, path: str, language: str) -> tuple[Catalog, tuple[Problem, ...]]:
    messages, problems = _unique(parts.messages, path, language)
    heads = [entry for entry in parts.heads if entry.source]
    problems += [_duplicate(path, one.start, heads[0].start, language) for one in heads[1:]]
    told, marks, fields = _head(parts.heads, language)
    return Catalog(language, messages, fields, told, marks), tuple(problems)


class _Parts(NamedTuple):
    """A file's entries: the header, others like it and what stands below all; the messages."""

    heads: list[Entry]
    messages: list[Message]
    keys: Keys = NO_KEYS

    def add(self, entry: Entry) -> bool:
        """Put an entry where it belongs; whether it is a message."""
        source = entry.source
        if source is None or (source.text == "" and source.context is None):
            self.heads.append(entry)
            return False
        self.messages.append(_message(entry, source, self.keys))
        return True

    def sorted(self) -> _Parts:
        """The same, the header before what is like it."""
        self.heads.sort(key=lambda entry: (entry.source is None, entry.obsolete))
        return self


def _parts(text: str, path: str) -> _Parts:
    parts = _Parts([], [])
    for entry in entries(text, path):
        parts.add(entry)
    return parts.sorted()


def _plain_parts(
    blocks: Iterable[tuple[str, int]] | None, known: Form, keys: Keys
) -> _Parts | None:
    """A file in the form that tools write; None for another."""
    if blocks is None:
        return None
    try:
        return _of_blocks(blocks, {block: m for m, block in known.entries.values()}, keys)
    except UnicodeDecodeError:  # what reads any file says in which line
        return None


def _of_blocks(
    blocks: Iterable[tuple[str, int]], before: Mapping[str, Message], keys: Keys
) -> _Parts | None:
    parts = _Parts([], [], keys)
    for block, line in blocks:
        if parts.heads and parts.heads[-1].source is None:
            return None  # comments with more below them, which belong to that
        if message := before.get(block):
            parts.messages.append(_in_line(message, line))
            continue
        entry = plain_entries.entry(block, line)
        if entry is None:
            return None
        parts.add(entry)
    return parts.sorted()


def _in_line(message: Message, line: int) -> Message:
    if message.line == line:
        return message
    m = message  # dataclasses.replace takes longer than to read an entry
    text = (m.key, m.text, m.state, m.origin, m.notes, m.comments, m.places, m.flags)
    return Message(*text, m.previous, m.plural, m.forms, m.previous_plural, line)


def _head(heads: Iterable[Entry], language: str) -> file_form.Head:
    """A file's comments, marks and header; what other headers say is a comment."""
    told: list[str] = []
    marks: list[str] = []
    fields: tuple[tuple[str, str], ...] | None = None
    for entry in heads:
        marked = [one for one in entry.comments if comments.kind(one)]
        told += comments.by_kind(entry.comments).people
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


def _message(entry: Entry, source: Source, keys: Keys) -> Message:
    said = comments.by_kind(entry.comments)
    flags = comments.flags(said.flags) if said.flags else ()
    state = _state(entry, "fuzzy" in flags)
    if "fuzzy" in flags and state is not State.OBSOLETE:
        flags = tuple(flag for flag in flags if flag != "fuzzy")
    origin, told = comments.origin(said.people) if said.people else (None, ())
    previous = entry.previous
    key = _key(source)
    return Message(
        key=keys.get(key, key),
        text=entry.forms[0],
        state=state,
        origin=origin,
        notes=comments.notes(said.notes),
        comments=told,
        places=comments.places(said.places),
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
    doubled: dict[Key, _Doubled] = {}
    problems = []
    for message in messages:
        first = kept.setdefault(message.key, message)
        if first is not message:
            found = doubled.setdefault(message.key, _Doubled(first))
            problems.append(_duplicate(path, message.line, found.best.line, language))
            found.add(message)
    for key, found in doubled.items():
        kept[key] = replace(found.best, comments=tuple(found.told))
    return tuple(kept.values()), problems


def _duplicate(path: str, line: int, first: int, language: str) -> Problem:
    what = f"this message stands at line {first} already; its other text is kept there as a comment"
    return Problem(path, line, "warning", "duplicate", what, language)


_RANKS = {State.EMPTY: 0, State.OBSOLETE: 1, State.DRAFT: 2, State.APPROVED: 3}


class _Doubled:
    """One message of several with one key: the furthest one, and `told`, its comments with the
    others' words."""

    def __init__(self, first: Message) -> None:
        self.best = first
        self.told = list(first.comments)
        self._known = set(first.comments)

    def add(self, message: Message) -> None:
        """Take in one more."""
        other, more = message, [c for c in message.comments if c not in self._known]
        if _RANKS[message.state] > _RANKS[self.best.state]:
            other, self.best = self.best, message
            more = [c for c in self.told if c not in message.comments]
            self.told = list(message.comments)
        texts = {t for t in (other.text, *other.forms) if t} - {self.best.text, *self.best.forms}
        more += (f"also: {line}" for text in sorted(texts) for line in text.split("\n"))
        self.told += more
        self._known.update(self.told if self.best is message else more)


def form(
    text: str, path: str, language: str = "", messages: Sequence[Message] | None = None
) -> Form:
    """The form in which a file is kept, for `write`; `messages`, where they are known, are what
    `read` has found in it. Raises CatalogError as `read` does."""
    if messages is None:
        messages = read(text, path, language)[0].messages
    return _plain_form(text, language, messages) or _any_form(text, path, language, messages)


def _any_form(text: str, path: str, language: str, messages: Sequence[Message]) -> Form:
    lines = text.split("\n")
    kept = {message.key: message for message in messages}
    parts = _Parts([], [])
    found: list[tuple[Message, str]] = []
    for entry in entries(text, path):
        if parts.add(entry) and parts.messages[-1] == kept[parts.messages[-1].key]:
            found.append((parts.messages[-1], "\n".join(lines[entry.start - 1 : entry.stop])))
    head = None
    if len(parts.heads) == 1 and parts.heads[0].source:
        (entry,) = parts.heads
        head = _head(parts.heads, language), "\n".join(lines[entry.start - 1 : entry.stop])
    return Form(_tidy(found), head, file_form.width(lines))


def _plain_form(text: str, language: str, messages: Sequence[Message]) -> Form | None:
    """The form of a file that holds a header and these messages, each once, as tools write
    them; None for another."""
    blocks = [block for block, _ in plain_entries.blocks(text)]
    if len(blocks) != len(messages) + 1 or not all(map(plain_entries.is_entry, blocks)):
        return None
    parts = _Parts([], [])
    if entry := plain_entries.entry(blocks[0], 1):
        parts.add(entry)
    if not parts.heads:
        return None
    head = _head(parts.heads, language), blocks[0]
    entries = _tidy(zip(messages, blocks[1:], strict=True))
    return Form(entries, head, file_form.width(text.split("\n")))


def _tidy(found: Iterable[tuple[Message, str]]) -> Mapping[Key, tuple[Message, str]]:
    """Those that stand there as tools write them."""
    return {
        message.key: (message, block)
        for message, block in found
        if file_form.tidy(f"{block}\n", _flags(message))
    }


# --- writing -----------------------------------------------------------------


def write(catalog: Catalog, like: Form = PLAIN) -> str:
    """A catalog as PO text; `read(write(catalog))` is the catalog.

    What stands in a file `like` that as it should stand there now keeps its bytes.
    """
    return "\n\n".join(_blocks(catalog, like)) + "\n"


def to_bytes(catalog: Catalog, like: Form = PLAIN) -> bytes:
    """The same in UTF-8, in less memory."""
    out = io.BytesIO()
    for block in _blocks(catalog, like):
        out.write(b"\n\n" if out.tell() else b"")
        out.write(block.encode())
    out.write(b"\n")
    return out.getvalue()


def _blocks(catalog: Catalog, like: Form) -> Iterator[str]:
    """The header and the messages as they are written, what is obsolete last."""
    yield _header_block(catalog, like)
    gone: list[Message] = []
    for message in catalog.messages:
        if message.state is State.OBSOLETE:
            gone.append(message)
        else:
            yield _block(message, like)
    for message in gone:
        yield _block(message, like)


def _block(message: Message, like: Form) -> str:
    kept, block = like.entries.get(message.key, (None, ""))
    return block if kept is message or kept == message else _entry(message, like.width)


def _header_block(catalog: Catalog, like: Form) -> str:
    if like.head and like.head[0] == (catalog.comments, catalog.marks, catalog.header):
        return like.head[1]
    lines = [*(comments.line("#", told) for told in catalog.comments), *catalog.marks]
    if not catalog.language:
        lines.append("#, fuzzy")
    value = header.text(catalog.header)
    return "\n".join([*lines, 'msgid ""', *string_lines("msgstr", value, like.width, multi=True)])


def _entry(message: Message, width: int) -> str:
    lines = _comment_lines(message)
    source, text = message.key.source, message.text
    alone = message.key.context == message.plural == "" and message.previous is None
    even = "\n" not in source and "\n" not in text and not width
    if alone and even and message.state is not State.OBSOLETE:  # most: quicker than in general
        lines.append(f'msgid "{escaped(source)}"\nmsgstr "{escaped(text)}"')
        return "\n".join(lines)
    previous, now = ("#~| ", "#~ ") if message.state is State.OBSOLETE else ("#| ", "")
    if message.previous is not None:
        _add(lines, previous, _source(message.previous, message.previous_plural), width)
    _add(lines, now, _source(message.key, message.plural), width)
    _add(lines, now, _texts(message), width)
    return "\n".join(lines)


def _add(lines: list[str], mark: str, strings: Iterable[tuple[str, str]], width: int) -> None:
    """Add strings behind their keywords, each line behind a mark."""
    for keyword, value in strings:
        if width or "\n" in value:
            wide = width and width - len(mark)
            lines += (f"{mark}{line}" for line in string_lines(keyword, value, wide))
        else:
            lines.append(f'{mark}{keyword} "{escaped(value)}"')


def _comment_lines(message: Message) -> list[str]:
    lines = [*comments.origin_lines(message.origin)] if message.origin else []
    if message.comments:
        lines += [comments.line("#", comment) for comment in message.comments]
    lines += [comments.line("#.", note) for note in comments.note_lines(message.notes)]
    if len(message.places) == 1:
        lines.append(f"#: {comments.place(message.places[0])}")
    elif message.places:
        lines.append("#: " + " ".join(map(comments.place, message.places)))
    if flags := _flags(message):
        lines.append("#, " + ", ".join(flags))
    return lines


def _flags(message: Message) -> tuple[str, ...]:
    return ("fuzzy", *message.flags) if message.state is State.DRAFT else message.flags


def _source(key: Key, plural: str) -> list[tuple[str, str]]:
    found = [("msgid", key.source)]
    if key.context:
        found.insert(0, ("msgctxt", _written(key.context)))
    if plural:
        found.append(("msgid_plural", _written(plural)))
    return found


def _texts(message: Message) -> list[tuple[str, str]]:
    if not message.plural:
        return [("msgstr", message.text)]
    return [(f"msgstr[{n}]", text) for n, text in enumerate(message.forms or ("", ""))]


def _written(string: str) -> str:
    return "" if string == EMPTY else string
