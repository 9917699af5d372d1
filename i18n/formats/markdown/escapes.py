"""Words of a translation as Markdown: what would be markup there, and is none, is escaped.

First only what the place needs and the author has not left bare in the source; then whatever may
be markup; at last all punctuation. Whether it was enough is for the parser to say (`structure`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from i18n.formats.markdown.dialects import Dialect

LIGHT, FULL, ALL = range(3)
"""How much is escaped."""

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~\s]|\Z)")
_REFERENCE = re.compile(r"&(?=#?\w{1,32};)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_IMAGE = re.compile(r"!(?=\[|\Z)")
_INSIDE = re.compile(r"(?<=[^\W_])_+(?=[^\W_])")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]*|]+")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_MAYBE = "[]~*_$^="
_TEMPLATE = re.compile(r"\{(?=[{%#])|<(?=%)|(?<=[$@#%])\{(?=\{)")
_TEMPLATE_MARKS = ("{{", "{%", "{#", "<%")
_BLOCK = re.compile(
    r"(?P<mark>[#>|+=:-]|~~~|```)(?!\S*\w\S*:)|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|\Z)"
)
_ALWAYS = re.compile(r"\$\$|\[TOC\]")
_ADMONITION = re.compile(r"!!!|\?\?\?|===|///")
_CONTAINER = re.compile(r":::")
_DIRECTIVE = re.compile(r"%|\+\+\+")
_MODULE = re.compile(r"(?:export|import)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """Where words are to stand: `bare` are the signs that the author left bare in the source,
    `cell` says that they stand in a table."""

    dialect: Dialect
    level: int = FULL
    bare: frozenset[str] = frozenset()
    cell: bool = False


def bare_signs(raw: str) -> frozenset[str]:
    """The signs that stand in a slice without being escaped."""
    seen = re.sub(r"\\.", "", raw, flags=re.DOTALL)
    signs = (*_MAYBE, *"<&!{|", *_TEMPLATE_MARKS)
    return frozenset(sign for sign in signs if sign in seen)


def escape(words: str, place: Place, after: str = "") -> str:
    """Words as they stand in a line of Markdown, before `after`."""
    words = _SPACES.sub(" ", words.replace("\0", "\ufffd"))
    out: list[str] = []
    at = 0
    for found in _ADDRESS.finditer(words):
        out += (_escaped(words[at : found.start()], place, found[0]), _address(found[0], place))
        at = found.end()
    return "".join([*out, _escaped(words[at:], place, after)])


def _address(address: str, place: Place) -> str:
    """An address in a text is a link of its own in most dialects: no escape is read in it."""
    if place.level == ALL:
        return _PUNCTUATION.sub(r"\\\g<0>", address)
    address = address.replace("{", "%7B") if place.dialect.mdx else address
    return _INSIDE.sub(r"\g<0>", address).replace("`", "%60")


def _escaped(words: str, place: Place, after: str) -> str:
    if place.level == ALL:
        words = _PUNCTUATION.sub(_whole, words)
        return _shielded(words, place)
    bare = place.bare if place.level == LIGHT else frozenset()
    end = len(words)
    whole = words + after[:1]
    whole = _signs(whole, end, bare)
    return _shielded(whole, place)


def _signs(words: str, end: int, bare: frozenset[str]) -> str:
    out: list[str] = []
    inner = {at for found in _INSIDE.finditer(words) for at in range(*found.span())}
    for at, sign in enumerate(words[:end]):
        if sign == "\\":
            needed = _BACKSLASH.match(words, at) is not None
        elif sign == "`":
            needed = True
        elif sign == "_":
            needed = at not in inner and sign not in bare
        elif sign in "[]~*":
            needed = sign not in bare and not (sign in "*~" and _loose(words, at))
        elif sign == "<":
            needed = _TAG.match(words, at) is not None
        elif sign == "&":
            needed = _REFERENCE.match(words, at) is not None
        elif sign == "!":
            needed = _IMAGE.match(words, at) is not None and words[at + 1 : at + 2] == "["
        else:
            needed = False
        out.append(f"\\{sign}" if needed else sign)
    return "".join(out)


def _loose(words: str, at: int) -> bool:
    """Whether a sign stands between spaces, where it marks nothing."""
    return words[at - 1 : at] in (" ", "") and words[at + 1 : at + 2] == " " and at > 0


def _whole(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _shielded(words: str, place: Place) -> str:
    """Words that are neither template code nor an expression nor the end of a cell."""
    dialect = place.dialect
    if dialect.mdx:
        words = re.sub(r"(?<!\\)[{<]", r"\\\g<0>", words)
    elif dialect.lists and ("{" not in place.bare or place.level):
        words = re.sub(r"(?<!\\)\{(?=[:#.\w])", r"\\{", words)
    if dialect.templates:
        words = _untemplated(words.replace("\\{", "{"), place)
    if dialect.math and place.level:
        words = re.sub(r"(?<!\\)\$", r"\\$", words)
    if place.cell:
        words = re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", words)
    return words


def _untemplated(words: str, place: Place) -> str:
    """Words that no template language reads; a mark that is the author's own stays."""
    kept = place.bare if place.level == LIGHT else frozenset[str]()

    def shown(found: re.Match[str]) -> str:
        mark = found.string[found.start() : found.start() + 2]
        return found[0] if mark in kept else f"&#{ord(found[0])};"

    return _TEMPLATE.sub(shown, words)


def begun(line: str, dialect: Dialect, *, heading: bool = False) -> str:
    """A line of words whose first sign begins no block."""
    if heading and re.search(r"(?:\s|\A)#+\s*\Z", line):
        at = line.rindex("#")
        line = f"{line[:at]}\\{line[at:]}"
    found = _BLOCK.match(line)
    if found and found["number"]:
        return f"{found['number']}\\{line[found.start('dot') :]}"
    if found and _marks(line):
        return f"\\{line}"
    if any(signs.match(line) for signs in _signs_of(dialect)):
        return f"&#{ord(line[0])};{line[1:]}" if line[0].isalpha() else f"\\{line}"
    return line


def _signs_of(dialect: Dialect) -> Iterator[re.Pattern[str]]:
    """What begins a line of a dialect that is none of CommonMark's."""
    yield _ALWAYS
    if dialect.admonitions:
        yield _ADMONITION
    if dialect.containers:
        yield _CONTAINER
    if dialect.directives:
        yield _DIRECTIVE
    if dialect.mdx:
        yield _MODULE


def _marks(line: str) -> bool:
    """Whether the signs that begin a line may begin, or underline, a block."""
    if line[0] in ">|:":
        return line[0] != ":" or line[1:2] in (" ", "", ":", "-", "|")
    if line[0] in "-+=":
        return line[1:2] in (" ", "", "\t") or not line.strip("-=+ |:\t")
    if line[0] == "#":
        return re.match(r"#{1,6}(?:\s|\Z)", line) is not None
    return True


def title(words: str, quote: str) -> str:
    """Words as they stand in the title of a link, in the quotes that `quote` begins."""
    words = _SPACES.sub(" ", words)
    words = _BACKSLASH.sub(r"\\\\", words)
    words = _REFERENCE.sub(r"\\&", words)
    return re.sub(r"[()]" if quote == "(" else quote, r"\\\g<0>", words)
