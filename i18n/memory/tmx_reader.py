"""What a TMX file says, element by element.

What OmegaT and the translate-toolkit write is read as ours is; other tools' inline elements
hold native markup, which gets the names and numbers that our own tags for it would have.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from i18n.languages.language_tags import agree
from i18n.memory.units import TranslationUnit

TAG = re.compile(r"<(?:/([a-z][a-z0-9-]*)|([a-z][a-z0-9-]*)(/?))>")
"""A tag of ours: its label if it ends, its label if not, whether it is alone."""

CHARACTER = "x-character-"
"""The type of a `<ph>` that stands for a character XML has not, before its number."""

_CHARACTER_TYPE = re.compile("x-character-(10|[0-9A-F])?([0-9A-F]{1,4})")
_MARKUP = re.compile(r"<\s*/?\s*([A-Za-z][\w-]*)")
_BARE = re.compile(r"<\s*/?\s*[\w-]+\s*/?\s*>")
_CODES = {"bpt", "ept", "ph", "it", "ut"}

# Where a unit stands: our names for it, and OmegaT's.
_PROPS = {
    "x-context": "context",
    "x-page": "page",
    "x-kind": "kind",
    "x-before": "before",
    "x-after": "after",
    "x-plural": "plural",
    "file": "page",
    "prev": "before",
    "next": "after",
}


@dataclass(slots=True)
class _Code:
    """An inline element being read."""

    name: str
    attributes: dict[str, str]
    content: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Tu:
    """A translation unit being read: its properties, and its strings by language."""

    props: dict[str, str] = field(default_factory=dict)
    strings: list[tuple[str, str]] = field(default_factory=list)
    language: str = ""
    source_language: str = ""
    labels: dict[str, str] = field(default_factory=dict)


class Reader:
    """What expat calls. Elements without a meaning here are as good as their content."""

    def __init__(self, source_language: str) -> None:
        self._wanted = source_language
        self._declared = ""
        self.is_tmx = False
        self._units: list[TranslationUnit] = []
        self._tu = _Tu()
        self._prop = ""
        self._text: list[str] | None = None
        self._seg: _Segment | None = None
        self._code: _Code | None = None
        self._inside = 0

    def taken(self) -> list[TranslationUnit]:
        """The units read since the last time."""
        found, self._units = self._units, []
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        if self._code is not None:
            self._inside += 1
        elif name in _CODES and self._seg is not None:
            self._code = _Code(name, attributes)
        elif name == "tmx":
            self.is_tmx = True
        elif name == "header":
            self._declared = attributes.get("srclang", "")
        elif name == "tu":
            self._tu = _Tu(source_language=attributes.get("srclang", ""))
        elif name == "tuv":
            self._tu.language = attributes.get("xml:lang") or attributes.get("lang", "")
        elif name == "prop":
            self._prop, self._text = attributes.get("type", ""), []
        elif name == "seg":
            self._seg = _Segment(self._tu.labels)

    def end(self, name: str) -> None:
        """An end tag."""
        if self._inside:
            self._inside -= 1
        elif self._code is not None and self._seg is not None:
            self._seg.add(self._code)
            self._code = None
        elif name == "prop" and self._text is not None:
            if known := _PROPS.get(self._prop):
                self._tu.props[known] = "".join(self._text)
            self._text = None
        elif name == "seg" and self._seg is not None:
            self._tu.strings.append((self._tu.language, "".join(self._seg.out)))
            self._seg = None
        elif name == "tu":
            self._finish()

    def characters(self, text: str) -> None:
        """Text, which means something in a few elements only."""
        if self._inside:
            return
        if self._code is not None:
            self._code.content.append(text)
        elif self._seg is not None:
            self._seg.out.append(text)
        elif self._text is not None:
            self._text.append(text)

    def _finish(self) -> None:
        strings = self._tu.strings
        wanted = self._wanted or self._tu.source_language or self._declared
        if wanted.lower() == "*all*" or not wanted:
            wanted = strings[0][0] if strings else ""
        at = next((n for n, (tag, _) in enumerate(strings) if agree(tag, wanted)), None)
        if at is None:
            return
        self._units += [
            TranslationUnit(strings[at][1], text, language=_tag(language), **self._tu.props)
            for n, (language, text) in enumerate(strings)
            if n != at and language and text and strings[at][1] and not agree(language, wanted)
        ]


class _Segment:
    """A string being put together: words as they are, inline elements as our tags.

    `labels` are the labels given in the unit so far, by native markup, so that the same
    markup has the same label in both languages.
    """

    def __init__(self, labels: dict[str, str]) -> None:
        self.out: list[str] = []
        self._labels = labels
        self._open: dict[str, str] = {}
        self._seen: Counter[str] = Counter()

    def add(self, code: _Code) -> None:
        """An inline element."""
        kind, content = code.attributes.get("type", ""), "".join(code.content)
        number = code.attributes.get("i", "")
        if _CHARACTER_TYPE.fullmatch(kind):
            self.out.append(chr(int(kind.removeprefix(CHARACTER), 16)))
        elif code.name == "ept" and number in self._open:
            self.out.append(f"</{self._open.pop(number)}>")
        else:
            ours = TAG.fullmatch(content)
            label = (ours[1] or ours[2]) if ours else self._label(code, content)
            if code.name == "bpt":
                self._open[number] = label
            self.out.append(content if ours else _form(code) % label)

    def _label(self, code: _Code, content: str) -> str:
        markup = _MARKUP.match(content)
        name = re.sub(r"[^a-z-]", "", (markup[1] if markup else "").lower()).strip("-") or "x"
        if markup and _BARE.fullmatch(content):
            return name
        same = content or code.attributes.get("x", "")
        self._seen[same] += 1
        key = f"{same}\0{self._seen[same]}"
        if key not in self._labels:
            used = sum(label[-1].isdigit() for label in self._labels.values())
            self._labels[key] = f"{name}{used + 1}"
        return self._labels[key]


def _form(code: _Code) -> str:
    """How a tag for an inline element is written around its label."""
    if code.name == "ept" or code.attributes.get("pos") == "end":
        return "</%s>"
    return "<%s>" if code.name in ("bpt", "it") else "<%s/>"


def _tag(language: str) -> str:
    """A language tag in the form of BCP 47: `pt-BR` for `PT_br`."""
    first, *rest = language.replace("_", "-").split("-")
    return "-".join([first.lower(), *(_subtag(one) for one in rest)])


def _subtag(one: str) -> str:
    return one.title() if len(one) == 4 else one.upper() if len(one) == 2 else one.lower()
