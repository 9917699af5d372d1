"""A sentence's markup as translators see it: short numbered tags, and back.

    ("Visit the ", <a href="…">, "book", </a>, ".")   ->   Visit the <a1>book</a1>.

A tag with attributes, and every sealed element, is numbered in order of appearance within
its message; a bare tag keeps its plain name, since two bare tags of one name are the same.
Words are shown unescaped; only a `<` that would read as a tag or as code, and a `&` that would
read as an escape of ours, are written `&lt;` and `&amp;`. Template code (`<%= price %>`) stands in
the string as in the source, none of it a tag or an escape.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from i18n.late import late
from i18n.model import Code, CodeKind, Text, raw
from i18n.placeables import template_code

SOFT = frozenset({"b", "i", "em", "strong", "span", "br", "u", "small", "big", "wbr"})
"""Elements that only style: a person may drop or repeat one, which is worth a warning."""

LEGEND_WIDTH = 100

TagKind = Literal["open", "close", "single"]

_FORMS = {"open": "<%s>", "close": "</%s>", "single": "<%s/>"}


class Tag(NamedTuple):
    """A tag in a translator's string: `<a1>`, `</a1>`, `<br/>`."""

    label: str
    kind: TagKind

    def __str__(self) -> str:
        return _FORMS[self.kind] % self.label

    @property
    def name(self) -> str:
        """The element's name, without the number."""
        return self.label.rstrip("0123456789")


class Verbatim(str):
    """Template code in a translator's string: words to which nothing is ever done."""

    __slots__ = ()


Token = str | Tag

_TAG = late(r"<(/?)([a-z][a-z0-9-]*)(/?)>")
_ESCAPE = late(r"&(lt|amp);")
_NEEDS_LT = late(r"<(?=[/!?]?[A-Za-z]|[%?])")
_NEEDS_AMP = late(r"&(?=(?:lt|amp);)")
_WORD = late(r"[^\W_]")


# --- from the page to the translator ----------------------------------------


def encode(text: Text) -> str:
    """The string a translator sees for a sentence: the msgid."""
    return encoded(text)[0]


def encoded(text: Text) -> tuple[str, tuple[Tag | None, ...]]:
    """The string that a translator sees for a sentence, and its `tags_of`."""
    if len(text) == 1 and isinstance(text[0], str):
        return escape(text[0]), (None,)
    tags = tags_of(text)
    return "".join(map(_shown, text, tags)), tags


def _shown(atom: str | Code, tag: Tag | None) -> str:
    if tag:
        return _FORMS[tag.kind] % tag.label
    return escape(atom) if isinstance(atom, str) else raw(atom.parts)


def escape(words: str) -> str:
    """Words as they stand in a translator's string."""
    if "&" in words:
        words = _NEEDS_AMP.sub("&amp;", words)
    return _NEEDS_LT.sub("&lt;", words) if "<" in words else words


@lru_cache(maxsize=1 << 14)  # a sentence is shown, written and marked, in every language
def tags_of(text: Text) -> tuple[Tag | None, ...]:
    """For each atom of a sentence its tag, None for words and for code that stands as it is. Code
    that could not be told from the words around it has a tag too."""
    tags = _tags_of(text, frozenset(("template",)))
    if any(isinstance(atom, Code) and atom.kind == "template" for atom in text):
        shown = list(map(_shown, text, tags))
        if not _reads_back(shown, text):
            return _tags_of(text, frozenset())
    return tags


def _reads_back(shown: Sequence[str], text: Text) -> bool:
    """Whether code is found in a string just where it stands, and gettext takes it."""
    if any("\r" in one for one in shown):
        return False
    ends = list(accumulate(map(len, shown), initial=0))
    found = template_code.code("".join(shown))
    kinds = zip(pairwise(ends), text, strict=True)
    code = {at for at, atom in kinds if isinstance(atom, Code) and atom.kind == "template"}
    tags = [at for at, atom in zip(pairwise(ends), text, strict=True) if isinstance(atom, Code)]
    return code <= set(found) and not any(
        low < end and start < high for start, end in set(found) - code for low, high in tags
    )


def _tags_of(text: Text, untagged: frozenset[CodeKind]) -> tuple[Tag | None, ...]:
    pairs = _pairs(text)
    tags: list[Tag | None] = [None] * len(text)
    taken = {_safe(atom.name) for atom in text if not isinstance(atom, str) and atom.bare}
    number = 0
    for index, atom in enumerate(text):
        if not isinstance(atom, Code) or atom.kind in untagged or tags[index]:
            continue
        partner = pairs.get(index)
        label = _safe(atom.name)
        if not _plain(atom, partner):
            number += 1
            while f"{label}{number}" in taken:
                number += 1
            label = f"{label}{number}"
        if partner is None:
            tags[index] = _tag(label, "single")
        else:
            tags[index], tags[partner] = _tag(label, "open"), _tag(label, "close")
    return tuple(tags)


@lru_cache(maxsize=1024)  # pages have few of them, and many times
def _tag(label: str, kind: TagKind) -> Tag:
    return Tag(label, kind)


def _pairs(text: Text) -> dict[int, int]:
    """From the index of a start tag to that of its end tag."""
    pairs: dict[int, int] = {}
    open_by_name: dict[str, list[int]] = {}
    for index, atom in enumerate(text):
        if not isinstance(atom, Code):
            continue
        if atom.kind == "open":
            open_by_name.setdefault(atom.name, []).append(index)
        elif atom.kind == "close" and open_by_name.get(atom.name):
            pairs[open_by_name[atom.name].pop()] = index
    return pairs


def _plain(code: Code, partner: int | None) -> bool:
    """Whether the name alone tells a tag; one that is spelt otherwise could be another's."""
    alone = code.kind == "empty" if partner is None else True
    return code.bare and alone and _safe(code.name) == code.name


def _safe(name: str) -> str:
    if name.isascii() and name.isalpha() and name.islower():
        return name
    return re.sub(r"[^a-z-]", "", name.lower()).strip("-") or "x"


def legend(text: Text, tags: Sequence[Tag | None] = ()) -> tuple[str, ...]:
    """What each numbered tag stands for, a line each: `<a1> = <a href="book.html">`. `tags` are
    the sentence's `tags_of`, where they are known."""
    if len(text) == 1 and isinstance(text[0], str):
        return ()
    lines = []
    known = tags or tags_of(text)
    ends = {
        tag.label: atom
        for atom, tag in zip(text, known, strict=True)
        if tag and tag.kind == "close"
    }
    for atom, tag in zip(text, known, strict=True):
        if tag and not isinstance(atom, str) and tag.kind != "close" and tag.label[-1].isdigit():
            source = raw(atom.parts)
            if tag.kind == "open" and not source.startswith("<"):
                source += f"…{_shown(ends[tag.label], None)}"
            lines.append(f"{tag} = {_shortened(' '.join(source.split()))}")
    return tuple(lines)


def _shortened(source: str) -> str:
    return source if len(source) <= LEGEND_WIDTH else source[: LEGEND_WIDTH - 1] + "…"


# --- from the translator to the page ----------------------------------------


@lru_cache(maxsize=1024)  # every check of a text asks for them
def tokens(string: str) -> tuple[Token, ...]:
    """A translator's string as words (unescaped), template code and tags, in order."""
    code = template_code.code(string)
    if code:
        return tuple(_around(string, code))
    return _plain_tokens(string)


def _around(string: str, code: Iterable[template_code.Span]) -> Iterator[Token]:
    end = 0
    for start, stop in code:
        yield from _plain_tokens(string[end:start])
        yield Verbatim(string[start:stop])
        end = stop
    yield from _plain_tokens(string[end:])


def _plain_tokens(string: str) -> tuple[Token, ...]:
    """The tokens of a string without code."""
    if "<" not in string:
        return (unescape(string),) if string else ()
    out: list[Token] = []
    end = 0
    for match in _TAG.finditer(string):
        slash, label, lone = match.groups()
        if slash and lone:
            continue
        if words := string[end : match.start()]:
            out.append(unescape(words))
        out.append(_tag(label, "close" if slash else "single" if lone else "open"))
        end = match.end()
    if words := string[end:]:
        out.append(unescape(words))
    return tuple(out)


def unescape(words: str) -> str:
    """The inverse of `escape`."""
    if "&" not in words:
        return words
    return _ESCAPE.sub(lambda match: "<" if match[1] == "lt" else "&", words)


def join(items: Iterable[Token]) -> str:
    """The inverse of `tokens`."""
    return "".join(
        escape(item) if isinstance(item, str) and not isinstance(item, Verbatim) else str(item)
        for item in items
    )


def decode(string: str, text: Text) -> Text:
    """A translator's string as a sentence with the markup of `text`.

    Of some tags that are written alike the first in the string is the first of `text`, and so on.
    Code that `text` has not is words. Raises ValueError with the offending tag when the string
    has one that `text` has not.
    """
    codes = _Codes(text)
    out: list[str | Code] = []
    for token in _told_apart(string, codes.verbatim):
        if isinstance(token, Verbatim):
            out.append(codes.verbatim[token])
        elif not isinstance(token, Tag):
            out.append(token)
        else:
            out.append(codes.next(token))
    return tuple(out)


class _Codes:
    """The codes of a text as a string asks for them. Two tags of one name are the same to a
    translator, but may be written otherwise (`*` and `_` in Markdown)."""

    def __init__(self, text: Text) -> None:
        self.verbatim: dict[str, Code] = {}
        self.alike: dict[str, list[tuple[Code, Code | None]]] = {}
        self.used: Counter[str] = Counter()
        self.open: dict[str, list[Code | None]] = {}
        pairs = _pairs(text)
        for index, (atom, tag) in enumerate(zip(text, tags_of(text), strict=True)):
            if not isinstance(atom, Code):
                continue
            if tag is None:
                self.verbatim[raw(atom.parts)] = atom
            elif tag.kind != "close":
                partner = text[pairs[index]] if index in pairs else None
                closing = partner if isinstance(partner, Code) else None
                self.alike.setdefault(str(tag), []).append((atom, closing))

    def next(self, tag: Tag) -> Code:
        """What a tag of a string stands for. Raises ValueError for one that stands for nothing."""
        if tag.kind == "close":
            closing = self._closing(tag)
            if closing is None:
                raise ValueError(str(tag))
            return closing
        alike = self.alike.get(str(tag))
        if not alike:
            raise ValueError(str(tag))
        code, closing = alike[min(self.used[str(tag)], len(alike) - 1)]
        self.used[str(tag)] += 1
        self.open.setdefault(tag.label, []).append(closing)
        return code

    def _closing(self, tag: Tag) -> Code | None:
        if opened := self.open.get(tag.label):
            return opened.pop()
        alike = self.alike.get(str(Tag(tag.label, "open")))
        return alike[-1][1] if alike else None


def _told_apart(string: str, codes: Mapping[str, Code]) -> Iterator[Token]:
    """The tokens of a string, only the given code being code."""
    for token in tokens(string):
        if isinstance(token, Verbatim) and token not in codes:
            yield from _plain_tokens(str(token))
        else:
            yield token


# --- questions about strings ---------------------------------------------------


def tags(string: str) -> Counter[Tag]:
    """How often each tag stands in a translator's string."""
    return Counter(token for token in tokens(string) if isinstance(token, Tag))


@lru_cache(maxsize=1024)
def plain(string: str) -> str:
    """A translator's string without its tags; words that these kept apart still are."""
    if "<" not in string and "&" not in string:
        return string
    words = "".join(token for token in tokens(loosened(string)) if isinstance(token, str))
    return words.replace(BREAK, " ")


BREAK = "\u2028"
"""The space that stands for a line break where the source has none beside it."""

# What stands before a tag is asked for behind its first sign, which is soon found.
_LINES = late(r"(<(?<=\S<)(?:br|hr)\d*/>)(?=(?:<[^<>]+>)*[^\s<])")
_IMAGES = late(r"(<(?<=[^\W_]<)(?:img|input)\d*/>)(?=[^\W_])")
_LINKS = late(r"(<(?<=[^\W_]<)/(?:[a-z0-9-]+></)*(?:a|button)\d*>)(?=<(?:a|button)\d*>[^\W_])")
_CELLS = late(
    r"(<(?<=[^\W_]{2}<)/(?!su[bp]\d*>)[a-z0-9-]+>(?:</(?!su[bp]\d*>)[a-z0-9-]+>)*)"
    r"(?=(?:<(?!su[bp]\d*>)[a-z0-9-]+>)+[A-Z\d])"
)


def loosened(string: str) -> str:
    """A translator's string with a space between words that only tags keep apart, so that
    nobody reads `NameStreet`: at a line break, an image, between links, before a capital or a digit
    (`<span1>Monday</span1><span2>9 to 18</span2>`), but not within a word
    (`<b>J</b><i>ohn</i>`)."""
    if any("<" in string[start:end] for start, end in template_code.code(string)):
        return string
    if "><" in string:
        string = _CELLS.sub(r"\1 ", _LINKS.sub(r"\1 ", string))
    if "/>" in string:
        string = _IMAGES.sub(rf"\1{BREAK}", _LINES.sub(rf"\1{BREAK}", string))
    return string


def strays(string: str) -> tuple[str, ...]:
    """What looks like markup in a translator's string but is no tag of ours: `<img src=x>`."""
    rest = _TAG.sub("", template_code.without(string, ""))
    return tuple(match.group() for match in re.finditer(r"<[/!?]?[A-Za-z][^<>]*>?", rest))


def nested(string: str) -> bool:
    """Whether every tag that opens closes, in the right order."""
    stack: list[str] = []
    for token in tokens(string):
        if not isinstance(token, Tag) or token.kind == "single":
            continue
        if token.kind == "open":
            stack.append(token.label)
        elif not stack or stack.pop() != token.label:
            return False
    return not stack


@lru_cache(maxsize=1 << 16)
def words(string: str) -> int:
    """How many words a translator counts in a string."""
    return sum(1 for word in plain(string).split() if _WORD.search(word))


_MARKUP = late(r"<(?:[/?]?[A-Za-z]|!)")


def added_markup(source: str, text: str) -> frozenset[str]:
    """What begins like a tag in a text, more often than in its source."""
    ours, theirs = _MARKUP.findall(text), _MARKUP.findall(source)
    return frozenset(one for one in ours if len(ours) > len(theirs) or one not in theirs)
