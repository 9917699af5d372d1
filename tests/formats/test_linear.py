"""Nasty pages cost what their size is, no more."""

from __future__ import annotations

import time

import pytest

from i18n.formats.markdown.document import document
from i18n.formats.page_formats import parse
from i18n.formats.told import Told
from tests.support.formats import cut

NASTY = {
    "deep lists": "<ul><li>",
    "stray end tags": "<center></x>",
    "mis-nested": "<i>x</b>",
    "open tags": "<i>",
    "brackets": "<",
    "ampersands": "&",
    "open comments": "<!--",
    "closing blocks": "</div>",
    "pictures": "<svg></math>",
    "controls": "<button>x",
    "tables": "<table><tr><td>x",
    "sealed": "<code>x",
    "protected": "<span translate=no>x",
    "on and off": "<span translate=no><b translate=yes>x",
    "notes": "<div data-i18n-note=x>y",
    "scripts": "<script><!--<script>",
    "open quotes": '<a b="',
    "sections": "<svg><![CDATA[",
    "no-break spaces": "x &nbsp; ",
    "sentences": "Hello there. ",
    "sentences in tags": "<b>Hello there. </b>",
    "objects": "<object><p>x",
    "overlaps": "<b><i></b></i>x",
    "headings": "<h1>x</h2>",
}


def cost(text: str, path: str) -> float:
    """The least CPU time of three readings."""
    times = []
    for _ in range(3):
        start = time.process_time()
        parse(text, path, cut)
        times.append(time.process_time() - start)
    return min(times)


def assert_linear(one: str, four: str, path: str = "a.html") -> None:
    """Four times the source costs well under the sixteen times of a quadratic reader."""
    assert cost(four, path) < 9 * cost(one, path) + 0.02


@pytest.mark.parametrize("name", NASTY)
def test_repeated_markup_is_linear(name: str) -> None:
    """Any markup, repeated, is read in linear time."""
    assert_linear(NASTY[name] * 600, NASTY[name] * 2400)


def test_nests_are_linear() -> None:
    """So are elements around elements, and tags with many attributes."""

    def nest(size: int) -> str:
        return "<i>" * size + "x" + "</i>" * size + "<p " + "a=b " * size + ">"

    assert_linear(nest(600), nest(2400))


def test_plain_text_is_linear() -> None:
    """So is plain text: one long paragraph, many short ones, one long line."""
    for unit in ("Hello there. ", "a\n\n", "- a\n", "word\n", "1. ", "=" * 5):
        assert_linear(unit * 600, unit * 2400, "a.txt")


MARKDOWN = (
    *(
        "Hello *you*. ",
        "a\n\n",
        "- a\n",
        "> ",
        "*a ",
        "**a* ",
        "[a](",
        "[a] ",
        "![",
        "`a ",
        "``a` ",
    ),
    *(
        "<b>",
        "<a b='",
        "<!-- ",
        "| a ",
        "| a |\n|---|\n",
        "# a\n",
        "a\n",
        "~~~\n",
        "[a]: b\n",
        "~a ",
    ),
    *("{{ x ", "{% if ", "{{< highlight go >}}", "$$ a ", "$x^2 ", "[[a ", "{.a ", "{#a}\n", "\\*"),
    *(":::note a\n", '!!! note "a"\n', '=== "a"\n    b\n', "```{note}\n", "(a)=\n", "{ref}`a "),
    *(
        "import a from\n",
        "export const a = {\n\n",
        "{ a",
        "{`",
        "<A b={",
        "<A>\n  ",
        "</A>\n",
        "{/* ",
    ),
)


@pytest.mark.parametrize("dialect", ["github", "docusaurus", "mkdocs", "myst", "hugo"])
@pytest.mark.parametrize("unit", MARKDOWN)
def test_markdown_is_linear(unit: str, dialect: str) -> None:
    """So is Markdown, whatever of it is repeated."""
    told = Told(dialect=dialect)
    small, large = (min(_reading(unit * size, told) for _ in range(2)) for size in (250, 1000))
    assert large < 9 * small + 0.03


def _reading(text: str, told: Told) -> float:
    document.cache_clear()
    start = time.process_time()
    parse(text, "a.md", cut, told=told)
    return time.process_time() - start


def test_deep_pages_can_be_compared() -> None:
    """However deep the source, a page is shallow: comparing and printing it do not recurse."""
    text = "<object><button><p>x" * 3000
    assert parse(text, "a.html") == parse(text, "a.html")


MATTER = {
    "anchors": ("---", "a{n}: &x{n} Words\nb{n}: *x{n}\n"),
    "one anchor": ("---", "title{n}: &x Words\nsummary{n}: *x\n"),
    "blocks": ("---", "a{n}: |\n  Words\n\n"),
    "lists": ("---", "a{n}: [{{title: Words}}, [Words]]\n"),
    "tables": ("+++", "[[menu.main]]\nname = 'Words'\n[menu.main.m{n}]\nx = {{ y = \"z\" }}\n"),
    "strings": ("+++", 'a{n} = """\nWords "" more"""\n'),
}


@pytest.mark.parametrize("name", MATTER)
def test_front_matter_is_linear(name: str) -> None:
    """Whatever a generator's settings hold."""
    mark, line = MATTER[name]
    one, four = (
        f"{mark}\n{''.join(line.format(n=n) for n in range(count))}{mark}\n" for count in (100, 400)
    )
    assert_linear(one, four)
