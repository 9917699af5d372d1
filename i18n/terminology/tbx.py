"""Terms as TBX, from other tools: TBX-Basic in both its dialects.

Formats: ISO 30042:2008 (`martif`, `termEntry`, `langSet`, `tig` or `ntig`) and ISO 30042:2019
(`tbx`, `conceptEntry`, `langSec`, `termSec`), as https://www.tbxinfo.net describes them. A term
that an `administrativeStatus` deprecates or supersedes is forbidden; parts of speech are not
read. A concept that says that no translation is needed stays as it is; so does a term of it that
says so for its own language. TBX-Basic has no category for that: tools write a `descrip`, `admin`,
`termNote` or note of that name, or in the dialect of 2019 an element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from i18n.errors import CatalogError, LanguageError
from i18n.formats import xml_events
from i18n.languages.language_tags import same_language
from i18n.languages.locales import language
from i18n.terminology.glossary import Term

_ENTRY = ("termEntry", "conceptEntry")
_LANGUAGE = ("langSet", "langSec")
_TERM = ("tig", "ntig", "termSec")
_KEPT = {"translationneeded": ("no", "false", "0"), "donottranslate": ("yes", "true", "1")}
"""What other tools say of terms that stay as they are: Microsoft's, and so Weblate's."""
_KEPT_NOTE = re.compile(r"(?i)(translation needed|do not translate): *(\w+)\W*")
_NEVER = ("deprecated", "superseded", "notrecommended", "obsolete", "forbidden")


@dataclass(slots=True)
class _Word:
    """A term of one language, being read."""

    language: str
    text: str = ""
    status: str = ""

    @property
    def never(self) -> bool:
        return any(one in self.status.lower() for one in _NEVER)


@dataclass(slots=True)
class _Concept:
    """An entry being read."""

    words: list[_Word] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """The languages that need no translation, "" for all."""


class Reader:
    """What expat calls. Elements without a meaning here are passed over."""

    def __init__(self) -> None:
        self.is_tbx = False
        self._found: list[_Concept] = []
        self._concept = _Concept()
        self._own = self._language = ""
        self._word: _Word | None = None
        self._text: list[str] | None = None
        self._status = False
        self._kept: tuple[str, ...] = ()

    def taken(self) -> list[_Concept]:
        """The entries read since the last time."""
        found, self._found = self._found, []
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        name = name.rpartition(":")[2]
        if name in ("martif", "tbx"):
            self.is_tbx = True
            self._own = _language_of(attributes)
        elif name in _ENTRY:
            self._concept = _Concept()
            self._language = ""
        elif name in _LANGUAGE:
            self._language = _language_of(attributes) or self._own
        elif name in _TERM:
            self._word = _Word(self._language)
            self._concept.words.append(self._word)
        elif name in _TEXTS or _category(name) in _KEPT:
            kind = attributes.get("type", name)
            self._status = kind in ("administrativeStatus", "normativeAuthorization")
            self._kept = _KEPT.get(_category(kind), ())
            told = name in ("term", "note") or kind == "definition"
            self._text = [] if self._status or self._kept or told else None

    def end(self, name: str) -> None:
        """An end tag."""
        name = name.rpartition(":")[2]
        if name in _TERM:
            self._word = None
        elif name in _LANGUAGE:
            self._language = ""
        elif name in _ENTRY:
            self._found.append(self._concept)
        if self._text is None or not (name in _TEXTS or _category(name) in _KEPT):
            return
        text, self._text = " ".join("".join(self._text).split()), None
        kept, self._kept = self._kept, ()
        if not kept and name == "note" and (said := _KEPT_NOTE.fullmatch(text)):
            kept, text = _KEPT[_category(said[1])], said[2]
        if kept:
            if text.lower().rstrip(".") in kept:
                self._concept.kept.append(self._language)
        elif name == "term" and self._word is not None:
            self._word.text = text
        elif self._status and self._word is not None:
            self._word.status = text
        elif name != "term" and text and text not in self._concept.notes:
            self._concept.notes.append(text)
        self._status = False

    def characters(self, text: str) -> None:
        """Text, which means something in a few elements only."""
        if self._text is not None:
            self._text.append(text)


_TEXTS = ("term", "note", "termNote", "descrip", "admin", "administrativeStatus", "definition")


def _category(name: str) -> str:
    """A data category, however it is written: `Translation needed` as `x-translationNeeded`."""
    return re.sub(r"[^a-z]", "", name.lower().removeprefix("x-"))


def _language_of(attributes: dict[str, str]) -> str:
    return attributes.get("xml:lang") or attributes.get("lang", "")


def read(data: bytes, path: str, source_language: str) -> Iterator[Term]:
    """The terms of a TBX file: one for each term of the source language that is not deprecated.

    Raises CatalogError, with the line, where the file is no TBX.
    """
    reader = Reader()
    for _ in xml_events.read(data, path, reader):
        for concept in reader.taken():
            yield from _terms(concept, source_language)
    if not reader.is_tbx:
        what = "this is not TBX: it has no <martif> or <tbx> element"
        raise CatalogError(what, path=path, line=1)


def _terms(concept: _Concept, source_language: str) -> Iterator[Term]:
    words = [(tag, w) for w in concept.words if w.text and (tag := _tag(w.language))]
    ours = [w for tag, w in words if same_language(tag, source_language) and not w.never]
    others = [(tag, w) for tag, w in words if not same_language(tag, source_language)]
    kept = {tag for code in concept.kept if code and (tag := _tag(code))}
    keep = "" in concept.kept or any(same_language(tag, source_language) for tag in kept)
    for word in ours:
        targets = _by_language([(t, w) for t, w in others if not w.never and not keep])
        yield Term(
            word.text,
            targets=targets if keep else targets | dict.fromkeys(sorted(kept), (word.text,)),
            keep=keep,
            forbidden=_by_language([(t, w) for t, w in others if w.never]),
            note="; ".join(concept.notes),
        )


def _by_language(words: Sequence[tuple[str, _Word]]) -> dict[str, tuple[str, ...]]:
    """Texts by language, the preferred before the admitted."""
    ordered = sorted(words, key=lambda pair: "preferred" not in pair[1].status.lower())
    tags = dict.fromkeys(tag for tag, _ in words)
    return {tag: tuple(dict.fromkeys(w.text for t, w in ordered if t == tag)) for tag in tags}


def _tag(code: str) -> str:
    """A language's tag; "" for one that nobody knows."""
    try:
        return language(code).tag
    except LanguageError:
        return ""
