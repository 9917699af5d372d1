"""PO text into a Catalog and back. The only owner of polib.

Reading is tolerant (byte order mark, CRLF, missing header, duplicates); writing is strict:
the form that `msgcat --no-wrap` leaves unchanged, header fields in the order found.
Formats: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html

polib's traps, hidden here: it takes a text that happens to be a path for a file, splits lines
at U+2028, cuts a string that lacks its closing quote, drops `#~|` lines and comments at the
end, takes the first entry's comment for the file's where there is no header, sorts header
fields, and truncates a file before writing it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

import polib

from i18n.formats.gettext import repair
from i18n.model import Catalog, Key, Message, Notes, Origin, Problem, State

_LAST = "\x00end"
_ORIGIN = re.compile(r"(?:machine:|memory: (\d{1,3})%) (.*\S) ([0-9a-f]{8})( approved)?$")
_DOUBT = "check: "
_UNDER = re.compile(r"(.+?) under “(.+)”")
_KEY = "key: "
_LIKE_A_KEY = re.compile(f"(?:note: )*{_KEY}")
_PLACE = re.compile("\u2068[^\u2069]*\u2069|\\S+")

# --- reading -----------------------------------------------------------------


def read(text: str, path: str, language: str = "") -> tuple[Catalog, tuple[Problem, ...]]:
    """A catalog and what is odd about its file: duplicates, with their lines.

    A message that stands twice is kept once; the texts of the others go into its comments.
    Raises CatalogError, with the line, where the text is not PO.
    """
    file = _parsed(text, path)
    entries = list(file)
    *entries, last = entries
    messages, problems = _unique([_message(entry) for entry in entries], path, language)
    comments = tuple(file.header.split("\n")) if file.header else ()
    left = tuple(last.tcomment.split("\n")) if last.tcomment else ()
    header = tuple((name, value) for name, value in file.metadata.items())
    return Catalog(language, messages, header, comments + left), problems


def _parsed(text: str, path: str) -> polib.POFile:
    body, added = repair.prepared(text, path)
    parser: Any = polib._POFileParser("")
    parser.fhandle = [*body.split("\n"), f'msgid "{_LAST}"', 'msgstr ""']
    try:
        file: polib.POFile = parser.parse()
    except OSError as error:
        found = re.search(r"line (\d+)\)", str(error))
        at = int(found[1]) - added if found else 0
        raise repair.not_po(path, min(at, text.count("\n") + 1)) from error
    for entry in file:
        entry.linenum = (entry.linenum or 0) - added
    return file


def _message(entry: polib.POEntry) -> Message:
    text, forms = entry.msgstr, tuple[str, ...]()
    if entry.msgid_plural:
        forms = tuple(entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural))
        text = forms[0] if forms else ""
    previous = _previous(entry)
    comments = tuple(entry.tcomment.split("\n")) if entry.tcomment else ()
    origin, comments = _origin(comments)
    state = _state(entry, text, forms)
    flags = tuple(f for f in entry.flags if f and (f != "fuzzy" or state is State.OBSOLETE))
    return Message(
        key=Key(entry.msgctxt or "", entry.msgid),
        text=text,
        state=state,
        origin=origin,
        notes=_notes(entry.comment.split("\n") if entry.comment else []),
        comments=comments,
        places=_places(entry),
        flags=flags,
        previous=previous,
        plural=entry.msgid_plural or "",
        forms=forms,
        previous_plural=(previous and entry.previous_msgid_plural) or "",
        line=entry.linenum or 0,
    )


def _state(entry: polib.POEntry, text: str, forms: tuple[str, ...]) -> State:
    if entry.obsolete:
        return State.OBSOLETE
    if not (text or any(forms)):
        return State.EMPTY
    return State.DRAFT if "fuzzy" in entry.flags else State.APPROVED


def _previous(entry: polib.POEntry) -> Key | None:
    if entry.previous_msgid is None:
        return None
    return Key(entry.previous_msgctxt or "", entry.previous_msgid)


def _places(entry: polib.POEntry) -> tuple[str, ...]:
    joined = " ".join(f"{name}:{line}" if line else name for name, line in entry.occurrences)
    places = (place.strip("\u2068\u2069") for place in _PLACE.findall(joined))
    return tuple(place.replace(repair.SPACE, " ") for place in places)


def _origin(comments: tuple[str, ...]) -> tuple[Origin | None, tuple[str, ...]]:
    for index, comment in enumerate(comments):
        if match := _ORIGIN.match(comment):
            after = comments[index + 1 :]
            doubt = ""
            if after and after[0].startswith(_DOUBT):
                doubt, after = after[0].removeprefix(_DOUBT), after[1:]
            kind: Literal["machine", "memory"] = "memory" if match[1] else "machine"
            score, approved = int(match[1] or 0), bool(match[4])
            origin = Origin(kind, match[2], match[3], doubt, approved, score)
            return origin, comments[:index] + after
    return None, comments


def _notes(comment: Sequence[str]) -> Notes:
    """The extracted comments by what they say; `note_lines` gives them back as they are."""
    lines = list(comment)
    place = "" if not lines or lines[0].startswith(_KEY) else lines.pop(0)
    found = _UNDER.fullmatch(place)
    block, heading = (found[1], found[2]) if found else (place, "")
    first = next((n for n, line in enumerate(lines) if not line.startswith(_KEY)), len(lines))
    keys, lines = lines[:first], lines[first:]
    last = next((n for n in range(len(lines), 0, -1) if not lines[n - 1].startswith(_KEY)), 0)
    rest = [*map(_unmasked, lines[:1]), *lines[1:last]]
    if last > 1:
        rest[-1] = _unmasked(rest[-1])
    more = lines[last:]
    return Notes(block, heading, _names(keys), tuple(rest), _names(more))


def _names(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.removeprefix(_KEY) for line in lines)


def _unmasked(line: str) -> str:
    return line.removeprefix("note: ") if _LIKE_A_KEY.match(line) else line


def _unique(
    messages: list[Message], path: str, language: str
) -> tuple[tuple[Message, ...], tuple[Problem, ...]]:
    kept: dict[Key, Message] = {}
    problems = []
    for message in messages:
        first = kept.get(message.key)
        if first is None:
            kept[message.key] = message
            continue
        problems.append(
            Problem(
                path,
                message.line,
                "warning",
                "duplicate",
                f"this message stands at line {first.line} already; "
                "its other text is kept there as a comment",
                language,
            )
        )
        kept[message.key] = _merged(first, message)
    return tuple(kept.values()), tuple(problems)


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


# --- writing -----------------------------------------------------------------


def write(catalog: Catalog) -> str:
    """A catalog as PO text; `read(write(catalog))` is the catalog."""
    active = [m for m in catalog.messages if m.state is not State.OBSOLETE]
    gone = [m for m in catalog.messages if m.state is State.OBSOLETE]
    blocks = [_header_block(catalog)]
    blocks += ["\n".join(_entry_lines(message)) for message in active]
    blocks += ["\n".join(_obsolete_lines(message)) for message in gone]
    return "\n\n".join(blocks) + "\n"


def _header_block(catalog: Catalog) -> str:
    value = "".join(f"{name}: {value}\n" for name, value in catalog.header)
    lines = [_comment("#", c) for c in catalog.comments]
    if not catalog.language:
        lines.append("#, fuzzy")
    return "\n".join([*lines, 'msgid ""', *_string("msgstr", value, multi=True)])


def _entry_lines(message: Message) -> Iterator[str]:
    yield from _comment_lines(message)
    for line in _previous_lines(message):
        yield f"#| {line}"
    yield from _key_lines(message)
    yield from _text_lines(message)


def _obsolete_lines(message: Message) -> Iterator[str]:
    yield from _comment_lines(message)
    for line in _previous_lines(message):
        yield f"#~| {line}"
    for line in (*_key_lines(message), *_text_lines(message)):
        yield f"#~ {line}"


def _comment_lines(message: Message) -> Iterator[str]:
    if message.origin:
        approved = " approved" if message.origin.approved else ""
        yield f"# {message.origin.kind}: {message.origin.told} {message.origin.mark}{approved}"
        if message.origin.doubt:
            yield f"# {_DOUBT}{message.origin.doubt}"
    for comment in message.comments:
        yield _comment("#", comment)
    for note in note_lines(message.notes):
        yield _comment("#.", note)
    if message.places:
        yield "#: " + " ".join(_place(p) for p in message.places)
    fuzzy = ("fuzzy",) if message.state is State.DRAFT else ()
    if flags := fuzzy + message.flags:
        yield "#, " + ", ".join(flags)


def note_lines(notes: Notes) -> tuple[str, ...]:
    """Notes as extracted comments, a line each: `paragraph under “Background”`, `key: nav.home`.

    A first or last line that is no key but looks like one stands behind `note: `.
    """
    block = f"{notes.block} under “{notes.heading}”" if notes.heading else notes.block
    ends = (0, len(notes.lines) - 1)
    rest = (
        f"note: {line}" if at in ends and _LIKE_A_KEY.match(line) else line
        for at, line in enumerate(notes.lines)
    )
    keys, more = ([f"{_KEY}{key}" for key in some] for some in (notes.keys, notes.more_keys))
    lines = (*keys, *rest, *more)
    return (block, *lines) if block else lines


def _comment(mark: str, text: str) -> str:
    """A comment is a line; a line end in it would be read as something else."""
    text = re.sub(r"[\r\n]+", " ", text)
    return f"{mark} {text}" if text else mark


def _place(path: str) -> str:
    """A path with white space stands between U+2068 and U+2069, as gettext writes it."""
    return f"\u2068{path}\u2069" if re.search(r"\s", path) else path


def _previous_lines(message: Message) -> Iterator[str]:
    if message.previous is None:
        return
    if message.previous.context:
        yield from _string("msgctxt", message.previous.context)
    yield from _string("msgid", message.previous.source)
    if message.previous_plural:
        yield from _string("msgid_plural", message.previous_plural)


def _key_lines(message: Message) -> Iterator[str]:
    if message.key.context:
        yield from _string("msgctxt", message.key.context)
    yield from _string("msgid", message.key.source)


def _text_lines(message: Message) -> Iterator[str]:
    if not message.plural:
        yield from _string("msgstr", message.text)
        return
    yield from _string("msgid_plural", message.plural)
    for number, form in enumerate(message.forms or ("", "")):
        yield from _string(f"msgstr[{number}]", form)


def _string(keyword: str, value: str, multi: bool = False) -> Iterator[str]:
    """A keyword with its string: on one line unless there is a newline before the end."""
    if not multi and "\n" not in value[:-1]:
        yield f'{keyword} "{repair.escaped(value)}"'
        return
    yield f'{keyword} ""'
    for line in re.findall(r"[^\n]*\n|[^\n]+", value):
        yield f'"{repair.escaped(line)}"'
