"""The nouns. They know nobody; every other module knows them.

A `Page` is literal text with `Segment`s and `Field`s in it; a `Catalog` is messages in one
language. All are frozen values: a stage takes some and returns new ones.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen, slots, order=False):
        """A dataclass that mypy holds to be frozen. When it runs it is not, since a frozen one
        takes six times as long to make, and catalogs and pages are made of these."""
        return dataclasses.dataclass(slots=slots, order=order, unsafe_hash=frozen)


# --- pages -----------------------------------------------------------------

Quoting = Literal[
    "html",
    "rcdata",
    '"',
    "'",
    "unquoted",
    "json",
    "cdata",
    "escaped",
    "plain",
    "html in json",
    'html in "',
    "html in '",
    "attribute in json",
    'attribute in "',
    "attribute in '",
    "markdown",
    'markdown "',
    "markdown '",
    "markdown (",
    "shortcode",
    "yaml",
    "yaml inline",
    "toml",
    "json value",
]
"""How a segment stands in its source, and so how a translation is written back: HTML text,
`<title>`/`<textarea>` text, an attribute value in double, single or no quotes, a JSON string
in a script, words in an XML CDATA section, HTML that is escaped as XML text, plain text; HTML text
in a JSON string, or in an attribute (`srcdoc`), and an attribute of that HTML; words of Markdown,
the title of a link in Markdown in each of its quotes, an argument of a shortcode; and a value of
front matter, whose `raw` is one slice, quotes and all."""

CodeKind = Literal["open", "close", "empty", "locked", "template"]
"""A start tag, an end tag, a lone tag (`<br>`, `<img>`), an element shown as one sealed thing
because nothing in it is translated (`<code>make</code>`, `translate="no"`, `<svg>`), or template
code (`{{ name }}`), shown as it stands in the source."""

FieldKind = Literal[
    "lang",  # a lang attribute whose language is the page's; raw "" where one is to be added
    "dir",  # likewise dir
    "html",  # raw "": where `<html lang dir>` goes in a document that omits the tag
    "head",  # raw "": the end of the head, where links and meta elements may be added
    "body",  # raw "": the start of the body, of a plain text or, as `name` says how words are
    # quoted there, of a feed's title: where a notice may stand
    "alternate",  # a whole <link rel=alternate hreflang>: ours take its place
    "hreflang",  # a link's own hreflang; its value is the link's: the target's language
    "link",  # an attribute that leads to another page: <a href>, <area href>, <form action>, …
    "original",  # a link that leads to a page in the source language, whatever the page is in
    "asset",  # an attribute or CSS url() that names a file: src, <link href>, poster, …
    "srcset",  # an attribute that holds image candidates
    "address",  # what a script reads: rewritten where it leads to a file of the site
    "root",  # the folder from which a script makes addresses: `data-url_root`, `base_url`
    "canonical",  # the href of <link rel=canonical>, the content of og:url: this page's own URL
    "locale",  # the content of og:locale
    "value",  # the text of a <time> or <data> in the form `name` of its value
    "code",  # raw "": where code may say that it runs from left to right
    "switcher",  # the content of an element where links to the other languages go
    "gap",  # the space between two sentences of one block
    "wrap",  # raw "": from here to "laid" lines are wrapped at the column `name`, with `value`
    # between two of them
    "banner",  # raw "": from here to "laid" rules above or below a text are as long as it
    "columns",  # raw "": from here to "laid" cells stand below each other
    "table",  # raw "": from here to "laid" cells stand between bars
    "laid",  # raw "": the end of what is laid out as a whole
    "label",  # the label of a reference in Markdown that is its text: raw "[]" or ""
]

Text = tuple["str | Code", ...]
"""A sentence: words and inline markup. Words are unescaped, their white space collapsed."""

Parts = tuple["str | Segment | Field", ...]
"""Literal slices of the source with translatable and language-dependent spots between them."""


@dataclass(frozen=True, slots=True)
class Field:
    """A spot that the language decides and no translator sees.

    `raw` is the source slice: for an attribute the whole of it (`href="a.html"`), so that a
    neighbour can be added; `""` marks a spot where something may be inserted. `name` is the
    attribute's name (`""` for a CSS url() or a gap), `value` its unescaped value; of a "value"
    the form's name and the value, of a "switcher" the element's name.
    """

    kind: FieldKind
    raw: str
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """One piece of inline markup: a tag, a sealed element with all it contains, template code.

    `name` is the lower-case element name. `parts` joined is the source slice; a sealed or
    lone tag may hold a Segment (an `alt`) and any tag a Field (a link). `bare` tags have no
    attributes, so that two of one name are interchangeable.
    """

    name: str
    kind: CodeKind
    parts: Parts
    bare: bool = True


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page whose texts belong together, the `number`-th of its page: of the `kind`
    "header", "footer", "navigation" or "sidebar", or a "list" or "row" in none of these."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A translatable piece: a sentence, a heading, an attribute's text.

    `text` and `raw` have the same shape: where `text` holds words, `raw` holds the source
    slice they were read from; their codes are the same objects. Joining `raw` therefore
    gives back the source. `context` is the author's, never a position. `block` is the kind of
    block it stands in, `heading` the one it stands under, `note` the author's words to the
    translator, a line each, `area` the innermost that it stands in.

    A UI string stands beside the literal text that it was read from: its `raw` is empty.
    `plural` are the words for other numbers than one, `flags` gettext's (`python-format`),
    `key` the name that a program asks for.
    """

    text: Text
    raw: Text
    context: str = ""
    note: tuple[str, ...] = ()
    quoting: Quoting = "html"
    line: int = field(default=0, compare=False)
    plural: Text = ()
    flags: tuple[str, ...] = ()
    block: str = ""
    heading: str = ""
    key: str = ""
    area: Area | None = field(default=None, compare=False)


KIND = "string"
"""The block of a UI string."""


@dataclass(frozen=True, slots=True)
class Page:
    """A source document; joining its parts' raw text gives the source, character for character.

    `dialect` is that of a page in Markdown, "" for other pages.
    """

    path: str
    parts: Parts
    dialect: str = ""


INDEX = "index.html"
"""The page that a folder's own address leads to."""


Cut = Callable[[str], Sequence[int]]
"""Where sentences start: offsets into a block's plain text, 0 not among them, ascending.
In that text a tag is nothing, a sealed or lone element is U+FFFC, a line break is a newline."""


Form = Callable[[str, str, str], str]
"""(value, text, language tag) to the form in which the text writes the value, "" for none.
Values are as HTML's datetime and value attributes have them."""


def formless(value: str, text: str, language: str) -> str:
    """The Form that knows no values: dates stay in the words of translators."""
    return ""


def whole(text: str) -> Sequence[int]:
    """The Cut that leaves a block in one piece."""
    return ()


def segments(parts: Parts) -> Iterator[Segment]:
    """Every segment in document order; those inside a sentence's markup follow the sentence."""
    for part in parts:
        if isinstance(part, Segment):
            yield part
            for atom in part.text:
                if isinstance(atom, Code):
                    yield from segments(atom.parts)


def raw(parts: Parts | Text) -> str:
    """The source that parts, or a segment's raw text, were read from, character for character."""
    return "".join(part if isinstance(part, str) else _raw(part) for part in parts)


def _raw(part: Segment | Field | Code) -> str:
    if isinstance(part, Field):
        return part.raw
    return raw(part.raw if isinstance(part, Segment) else part.parts)


# --- catalogs --------------------------------------------------------------


class Key(NamedTuple):
    """What makes a message itself: the author's context (mostly "") and the source string."""

    context: str
    source: str


class State(Enum):
    """How far a message is. Its PO form: empty; `#, fuzzy`; plain; `#~`."""

    EMPTY = "empty"
    DRAFT = "draft"
    APPROVED = "approved"
    OBSOLETE = "obsolete"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who drafted a text: `# machine: <route> <mark>` or `# memory: 100% <page> <mark>`.

    `mark` is `ownership.draft_mark` of the source and the drafted text; a text that no longer
    has its mark is a person's. `doubt` is what a reviewer should look at (`# check: …`).
    `approved` says that a person has approved the message once (`<mark> approved`): made fuzzy
    again it is still a person's. `detail` is the machine's route, or the page that the memory's
    match came from; `score` is how alike the match was in per cent, 0 of a machine's draft.
    """

    kind: Literal["machine", "memory"]
    detail: str
    mark: str = ""
    doubt: str = ""
    approved: bool = False
    score: int = 0

    @property
    def told(self) -> str:
        """Who drafted, for people and in PO files: the route, or `87% a.html`."""
        return f"{self.score}% {self.detail}" if self.kind == "memory" else self.detail


@dataclass(frozen=True, slots=True)
class Notes:
    """What a translator is told of a message: the extracted comments (`#.`).

    `block` is the kind of block it stands in, `heading` the one it stands under; of a comment
    by another tool `block` is the first line. `keys` are those of UI strings with these words,
    `more_keys` those that were found after the `lines`, which say the rest.
    """

    block: str = ""
    heading: str = ""
    keys: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    more_keys: tuple[str, ...] = ()

    @property
    def all_keys(self) -> tuple[str, ...]:
        """The key of every UI string that is this message."""
        return self.keys + self.more_keys


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a catalog.

    `text` is the msgstr. `notes` are for the translator (`#.`), `comments` the people's
    (`# `), `places` the pages (`#:`), `previous` the source before it changed (`#|`),
    `flags` all flags but fuzzy; an obsolete message that was fuzzy keeps `fuzzy` among them.
    `plural` and `forms` hold a msgid_plural and its msgstr[n], `previous_plural` the one
    beside `previous`.
    """

    key: Key
    text: str = ""
    state: State = State.EMPTY
    origin: Origin | None = None
    notes: Notes = Notes()
    comments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: Key | None = None
    plural: str = ""
    forms: tuple[str, ...] = ()
    previous_plural: str = ""
    line: int = field(default=0, compare=False)


MERGED = "<empty/>"
"""The msgstr of a sentence that its translator merged into a neighbour."""


def is_format(flag: str) -> bool:
    """Whether a flag is the source's, on its placeholders: `python-format`, `no-c-format`."""
    return flag.endswith("-format")


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of one language (or, with language "", a template), in document order.

    `header` holds the header fields in the order found, `comments` the file's own comments,
    `marks` the lines of other comments above its header as they are (`#. …`, `#, fuzzy`).
    """

    language: str
    messages: tuple[Message, ...]
    header: tuple[tuple[str, str], ...] = ()
    comments: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """What the locale data say of a language.

    `tag` is BCP 47 (`pt-BR`), `folder` gettext's name (`pt_BR`), `locale` Open Graph's
    (`pt_BR`, `es_ES`), `plurals` the Plural-Forms header, `gap` what stands between two
    sentences, `name` English and `own_name` its own.
    """

    tag: str
    folder: str
    locale: str
    direction: Literal["ltr", "rtl"]
    plurals: str
    gap: str
    name: str
    own_name: str


# --- findings --------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something a person must look at. An error changes the exit code, a warning does not.

    `quote` is the text that it is about, perhaps cut short; "" where it is about no text.
    """

    path: str
    line: int
    level: Literal["error", "warning"]
    rule: str
    message: str
    language: str = ""
    quote: str = ""

    @property
    def told(self) -> str:
        """The problem as a line for people: what is wrong, and in which text."""
        return f"{self.message} — “{self.quote}”" if self.quote else self.message


# --- machine translation ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edge:
    """A language pair that an engine offers, BCP 47 tags as the engine's models mean them.

    `quality` is the prior that routes multiply, between 0 and 1; `version` names the model
    for the cache; `remote` says that a server answers, which takes as long for one word as for
    many sentences.
    """

    engine: str
    source: str
    target: str
    quality: float
    version: str
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Translation:
    """What an engine made of one sentence.

    `unknown` are the (start, end) character spans of `text` that the engine could not
    translate and copied from its input.
    """

    text: str
    unknown: tuple[tuple[int, int], ...] = ()


class Engine(Protocol):
    """A machine that translates plain sentences between some pairs of languages."""

    name: str

    abreast: int
    """How many batches it may be given at the same time, from as many threads, and be faster."""

    def edges(self) -> tuple[Edge, ...]:
        """The pairs that work on this machine now; asking must not load a model.

        Raises EngineError where that is for a server to say, and it gives no answer.
        """
        ...

    def missing(self) -> tuple[str, ...]:
        """What could be added and how, a sentence each; empty when nothing is missing."""
        ...

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Translate a batch, in order, one result each. Raises EngineError."""
        ...

    def close(self) -> None:
        """Let go of models, processes and pipes."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """What the machine offers for a string: `text` ("" for nothing, then `why` says the reason),
    the `route` it came by, and the `doubts` that a reviewer should look at. Beside a text `why` is
    the reason that a better route gave none. `asked` is False where that engine was not asked: it
    answers to nothing, or its budget is used up."""

    text: str
    route: str = ""
    doubts: tuple[str, ...] = ()
    why: str = ""
    asked: bool = True

    @property
    def doubt(self) -> str:
        """The doubts as a catalog has them."""
        return "; ".join(self.doubts)


COPY = "copy"
"""The route of a string with nothing to translate: names, numbers and codes alone."""


# --- progress ---------------------------------------------------------------

Progress = Callable[[str, int, int], None]
"""What is being done, how much of it is done, of how much."""
