"""The examples of the CommonMark specification: every text of a page is what the page shows.

They come with the npm package commonmark-spec (`npm ci` in tests/readers installs it); they are
not ours to keep here.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from i18n.catalogs.template import key_of
from i18n.formats.markdown.document import read
from i18n.formats.markdown.units import Token, Unit
from i18n.formats.page_formats import parse
from i18n.formats.told import Told
from i18n.model import Field, raw, segments
from i18n.placeables import inline_tags
from i18n.publishing import markdown_pages
from i18n.publishing.rendering import Rendering

SPEC = Path(__file__).parents[2] / "readers" / "node_modules" / "commonmark-spec" / "spec.txt"
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
PLAIN = Told(dialect="commonmark")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


def shown(html: str) -> str:
    """The text of some HTML without its white space."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.words.split())


def rebuilt(text: str) -> str:
    """The texts of a document's units, its code and its raw HTML, as HTML."""
    out = []
    for item in read(text, "commonmark").items:
        if isinstance(item, Unit):
            out += [_token(text, token) for token in item.tokens]
        elif item.name == "text":
            out.append(escape(item.words))
        elif item.name == "html":
            out.append(text[item.start : item.end])
    return "".join(out)


def _token(text: str, token: Token) -> str:
    if token.kind == "html":
        return text[token.start : token.end]
    return escape(token.words)


def examples() -> list[tuple[str, str]]:
    if not SPEC.is_file():
        return []
    found = EXAMPLE.findall(SPEC.read_text("utf-8"))
    return [(md.replace("→", "\t"), html.replace("→", "\t")) for md, html in found]


EXAMPLES = examples()
needs_examples = pytest.mark.skipif(
    not EXAMPLES, reason="commonmark-spec is not installed: npm ci in tests/readers"
)


@needs_examples
def test_there_are_all_examples() -> None:
    """As many as the specification numbers."""
    assert len(EXAMPLES) == 652


@needs_examples
def test_every_example_comes_back_as_it_is_and_shows_its_texts() -> None:
    """What units say is what the reference shows, character for character but white space."""
    wrong = []
    for number, (text, html) in enumerate(EXAMPLES, 1):
        page = parse(text, "a.md", told=PLAIN)
        if raw(page.parts) != text or shown(rebuilt(text)) != shown(html):
            wrong.append((number, text, html))
    assert wrong == []


@needs_examples
def test_every_example_can_be_translated() -> None:
    """Every unit of a translated example is read as it was meant; none stays as in the source."""
    left = []
    for number, (text, _) in enumerate(EXAMPLES, 1):
        page = parse(text, "a.md", told=PLAIN)
        sources = [key_of(segment) for segment in segments(page.parts)]
        texts = {key: accented(key.source) for key in sources}
        _, kept = markdown_pages.render(page, Rendering(texts, written))
        left += [(number, one.text) for one in kept]
    assert left == []


def accented(string: str) -> str:
    """A string with other words and the same markup."""
    table = str.maketrans("aeiou", "áéíóú")
    return inline_tags.join(
        token.translate(table) if type(token) is str else token
        for token in inline_tags.tokens(string)
    )


def written(field: Field) -> str:
    """A field of a page in another language, as far as Markdown has any of its own."""
    return f"[{field.value}]" if field.kind == "label" else field.raw
