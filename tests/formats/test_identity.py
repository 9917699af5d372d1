"""Any string is a page, and every page is its source."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.formats.html.elements import BLOCKS, ISLANDS, RAW, RCDATA, SEALED
from i18n.formats.page_formats import SUFFIXES, parse
from i18n.model import raw, segments
from tests.support.formats import cut

INLINE = ("b", "i", "a", "span", "br", "img", "svg", "template", "x-y", "foreignObject", "meta")
NAMES = (*sorted(BLOCKS | RAW | RCDATA | ISLANDS | SEALED), *INLINE)
ATTRIBUTES = (
    "",
    "",
    "",
    ' translate="no"',
    " translate=yes",
    " lang=en",
    " lang='es'",
    ' alt="Hello you"',
    ' href="a.html"',
    " data-i18n-context=k",
    " style='x:url(a.png)'",
    " /",
    ' "',
)
WORDS = (
    "Hello world. ",
    "Foo. Bar",
    " ",
    "\r\n",
    "&nbsp;",
    "&amp;",
    "12",
    "<!-- c -->",
    "<!--#echo x-->",
    "<!-- i18n-context: m -->",
    "<![CDATA[ x ]]>",
    "<!doctype html>",
    "<",
    "</",
    ">",
    "\ufeff",
    "\0",
    "\udc80",
    "<!--",
    "]]>",
    "<?x ?>",
    "&#32; ",
    "{{ x }}",
    "{% if a < b %}",
    "{% else %}",
    "{% endif %}",
    "<%= x > y %>",
    "<?php echo $a->b; ?>",
    "{{",
    "}}",
    "<%",
    "?>",
    "{#",
    "[a b=c]",
    "[/a]",
    "---\n",
    "a: b\n",
)
soups = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, st.sampled_from(NAMES), st.sampled_from(ATTRIBUTES)),
        st.builds("</{}>".format, st.sampled_from(NAMES)),
        st.sampled_from(WORDS),
    ),
    max_size=40,
).map("".join)
anything = st.text(st.characters(codec=None), max_size=80)
cuts = st.sampled_from((cut, lambda text: range(1, len(text)), lambda text: ()))


@pytest.mark.parametrize("path", [f"a{suffix}" for suffix in SUFFIXES])
@settings(derandomize=True, max_examples=300, deadline=None)
@given(text=st.one_of(soups, anything), cut=cuts)
def test_page_is_its_source(path: str, text: str, cut: object) -> None:
    """However broken the markup, joining the parts gives back the source."""
    assert callable(cut)
    page = parse(text, path, cut)
    assert raw(page.parts) == text


@settings(derandomize=True, max_examples=300, deadline=None)
@given(soups, cuts)
def test_text_and_raw_have_one_shape(text: str, cut: object) -> None:
    """Where a text has words its raw form has a slice; their codes are the same objects."""
    assert callable(cut)
    for segment in segments(parse(text, "a.html", cut).parts):
        for word, source in zip_longest(segment.text, segment.raw):
            assert (isinstance(word, str) and isinstance(source, str)) or word is source
            assert source != ""


@settings(derandomize=True, max_examples=200, deadline=None)
@given(soups)
def test_reading_twice_gives_the_same(text: str) -> None:
    """Equal sources are equal pages."""
    assert parse(text, "a.html", cut) == parse(text, "a.html", cut)
