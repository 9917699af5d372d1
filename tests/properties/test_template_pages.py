"""Pages of template code, drafted and published: nothing but the words changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import pytest

from i18n.catalogs.template import key_of
from i18n.formats.page_formats import parse
from i18n.model import Edge, Key, Page, Translation, segments
from i18n.mt.drafting import DraftJob, draft_all
from i18n.mt.engines.pseudo import pseudo
from i18n.mt.routing import Route
from i18n.placeables import inline_tags, protected, template_code
from i18n.placeables.inline_tags import Verbatim
from i18n.publishing.rendering import Rendering, render, source_field
from i18n.segmentation import boundaries
from tests.support.template_sentences import CODE, FRAMES, PAGES

SOURCES = [f"<p>{frame.format(code)}</p>" for code in CODE for frame in FRAMES] + [*PAGES]
CUT = partial(boundaries.boundaries, language="en")
ROUTE = Route((Edge("pseudo", "*", "en-XA", 1.0, "1"),))


def page_of(source: str) -> Page:
    return parse(f"<!doctype html>\n<html><body>\n{source}\n</body></html>\n", "a.html", CUT)


def accented(route: Route, sentences: Sequence[str]) -> list[Translation]:
    return [Translation(pseudo(one)) for one in sentences]


def held(string: str) -> Counter[str]:
    """The placeholders of a string, none with a tag in it."""
    words = (one for one in inline_tags.tokens(string) if isinstance(one, str))
    return Counter(item for one in words for item in protected.placeholders(one))


@pytest.mark.parametrize("source", SOURCES)
def test_no_draft_damages_code(source: str) -> None:
    """Every text has a draft, each with the placeholders and tags of its source."""
    strings = [key_of(one).source for one in segments(page_of(source).parts)]
    for string, draft in zip(
        strings, draft_all(strings, DraftJob("en-XA", (ROUTE,), accented, cut=CUT)), strict=True
    ):
        assert draft.text not in ("", string), draft.why
        assert held(draft.text) == held(string)
        assert inline_tags.tags(draft.text) == inline_tags.tags(string)


@pytest.mark.parametrize("source", SOURCES)
def test_a_translated_page_differs_in_its_words_alone(source: str) -> None:
    """With every word in capitals the page is its source, but for the capitals."""
    page = page_of(source)
    texts = {key_of(one): _loud(key_of(one)) for one in segments(page.parts)}
    before, after = render(page, Rendering({}, source_field)), ""
    after = render(page, Rendering(texts, source_field))
    assert after != before
    assert after.lower() == before.lower()
    assert _code(after) == _code(before)


def _loud(key: Key) -> str:
    return inline_tags.join(
        one.upper() if isinstance(one, str) and not isinstance(one, Verbatim) else one
        for one in inline_tags.tokens(key.source)
    )


def _code(page: str) -> list[str]:
    return [page[start:end] for start, end in template_code.code_of_page(page)]
