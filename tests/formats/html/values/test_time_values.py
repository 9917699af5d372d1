"""`<time>` and `<data>` whose text is a form of their value."""

from __future__ import annotations

import pytest

from i18n.formats.page_formats import parse
from i18n.languages.dates_numbers import form
from i18n.model import Field, Page, Parts, Segment, raw
from tests.support.formats import cut, texts


def page(text: str) -> Page:
    return parse(text, "page.html", cut, "en", form)


def values(parts: Parts) -> list[Field]:
    """The values outside sentences."""
    return [part for part in parts if isinstance(part, Field) and part.kind == "value"]


def test_a_date_in_a_sentence_is_one_sealed_thing() -> None:
    """A translator places it and cannot get it wrong."""
    assert texts(page('<p>On <time datetime="2026-05-01">May 1, 2026</time>, we met.</p>')) == [
        "On [time], we met."
    ]


def test_a_date_alone_is_no_message() -> None:
    """The language writes it."""
    found = page('<p><time datetime="2026-05-01">\n May 1, 2026 </time></p>')
    assert texts(found) == []
    assert values(found.parts) == [Field("value", "May 1, 2026", "date:long", "2026-05-01")]


@pytest.mark.parametrize(
    "inner",
    [
        '<time datetime="2026-05-01">the first of May</time>',
        '<time datetime="2026-05-01"><b>May</b> 1, 2026</time>',
        "<time>May 1, 2026</time>",
        "<time datetime>May 1, 2026</time>",
        '<data datetime="2026-05-01">May 1, 2026</data>',
        '<time datetime="2026-05-01">May 1, 2026',
    ],
)
def test_other_times_stay_text(inner: str) -> None:
    """Words, markup within, no value, no end."""
    html = f"<p>On {inner} we met.</p>"
    assert "May" in "".join(texts(page(html)))
    assert raw(page(html).parts) == html


@pytest.mark.parametrize(
    "html",
    [
        '<p translate="no"><time datetime="2026-05-01">May 1, 2026</time></p>',
        '<p lang="de"><time datetime="2026-05-01">May 1, 2026</time></p>',
        '<p>See <code><time datetime="2026-05-01">May 1, 2026</time></code></p>',
    ],
)
def test_what_is_not_translated_keeps_its_dates(html: str) -> None:
    """Another language's text, protected text and code."""
    assert not any(
        isinstance(part, Field) and part.kind == "value"
        for outer in page(html).parts
        for part in ([outer] if not isinstance(outer, Segment) else outer.text)
    )


def test_a_tooltip_of_a_date_is_a_message() -> None:
    """Only the text is the language's."""
    html = '<p>On <time datetime="2026-05-01" title="Labour Day">May 1, 2026</time> we met.</p>'
    assert texts(page(html)) == ["On [time] we met.", "Labour Day"]
    assert raw(page(html).parts) == html
