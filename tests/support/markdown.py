"""What the tests of Markdown share: a page in other words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from i18n.catalogs.template import key_of
from i18n.formats.page_formats import parse
from i18n.formats.told import Told
from i18n.model import Field, Key, Page, segments
from i18n.placeables import inline_tags
from i18n.publishing import markdown_pages
from i18n.publishing.rendering import Rendering
from tests.support.formats import cut


def page(text: str, dialect: str = "", name: str = "a.md") -> Page:
    return parse(text, name, cut, told=Told(dialect=dialect))


def strings(text: str, dialect: str = "", name: str = "a.md") -> list[str]:
    """The msgids of a text, in order."""
    return [key_of(segment).source for segment in segments(page(text, dialect, name).parts)]


def written(field: Field) -> str:
    """A field of a page in another language, as far as Markdown has any of its own."""
    if field.kind == "body":
        return ""
    return f"[{field.value}]" if field.kind == "label" else field.raw


def translated(text: str, texts: Mapping[str, str], dialect: str = "", name: str = "a.md") -> str:
    """A text with some strings translated."""
    return _rendered(page(text, dialect, name), {Key("", s): t for s, t in texts.items()})


def changed(text: str, change: Callable[[str], str], dialect: str = "", name: str = "a.md") -> str:
    """A text with every string changed."""
    found = page(text, dialect, name)
    keys = map(key_of, segments(found.parts))
    return _rendered(found, {key: change(key.source) for key in keys})


def _rendered(found: Page, texts: Mapping[Key, str]) -> str:
    new, kept = markdown_pages.render(found, Rendering(texts, written))
    assert not kept, kept
    return new


def accented(string: str) -> str:
    """A string with other words and the same markup."""
    table = str.maketrans("aeiou", "áéíóú")
    return inline_tags.join(
        token.translate(table) if type(token) is str else token
        for token in inline_tags.tokens(string)
    )
