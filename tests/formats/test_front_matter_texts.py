"""Front matter: its words are segments, the rest of it stays byte for byte."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from i18n.catalogs.template import key_of
from i18n.formats import front_matter, front_matter_texts
from i18n.formats.data_values import slices
from i18n.formats.page_formats import parse
from i18n.formats.text_keys import TextKeys
from i18n.formats.told import Told
from i18n.model import segments
from i18n.publishing.rendering import IDENTITY, Rendering, render, source_field
from tests.support.formats import texts

YAML = """\
---
layout: Home page
title: 'The <em>lamp</em>'  # shown above
date: 2026-11-29
description: >
  A long text
  on two lines
hero:
  tagline: Light & words
  actions: [{text: Go on, link: /a}]
---
<p>Words {{ page.title }}</p>
"""


def translated(text: str, say: Callable[[str], str], path: str = "a.html") -> str:
    """The page with every text said otherwise."""
    page = parse(text, path)
    assert render(page, IDENTITY) == text
    said = {key_of(one): say(key_of(one).source) for one in segments(page.parts)}
    return render(page, Rendering(said, source_field, None, slices.written))


def test_words_are_translated_and_the_rest_stays() -> None:
    assert texts(parse(YAML, "a.html")) == [
        "The <em>lamp</em>",
        "A long text on two lines",
        "Light & words",
        "Go on",
        "Words {{ page.title }}",
    ]
    new = translated(YAML, lambda text: text.replace("o", "ó: ").replace("lamp", "llum d'oli"))
    assert new == (
        YAML.replace("'The <em>lamp</em>'", "'The <em>llum d''oli</em>'")
        .replace("A long text\n  on two lines", "A ló: ng\n  text ó: n\n  twó:  lines")
        .replace("Light & words", '"Light & wó: rds"')
        .replace("Go on", '"Gó:  ó: n"')
        .replace("Words", "Wó: rds")
    )


@pytest.mark.parametrize(
    "text",
    [
        "+++\ntitle = \"Hello\"\n[hero]\n# c\ntagline = 'Words'\n+++\n<p>Text</p>\n",
        '{\n  "title": "Hello",\n  "hero": {"tagline": "Words"}\n}\n<p>Text</p>\n',
        "---\r\ntitle: Hello\r\nhero: {tagline: Words}\r\n---\r\n<p>Text</p>\r\n",
        "\ufeff---\ntitle: Hello\nhero:\n  tagline: |\n    Words\n...\n<p>Text</p>\n",
        '---json\n{"title": "Hello", "hero": {"tagline": "Words"}}\n---\n<p>Text</p>\n',
        '---toml\ntitle = "Hello"\nhero.tagline = "Words"\n---\n<p>Text</p>\n',
    ],
)
@pytest.mark.parametrize("path", ["a.html", "a.txt"])
def test_every_form_of_front_matter(text: str, path: str) -> None:
    assert texts(parse(text, path))[:2] == ["Hello", "Words"]
    new = translated(text, lambda words: words.replace("Hello", "Hola").replace("Wor", "Mo"), path)
    assert new == text.replace("Hello", "Hola").replace("Words", "Mods")


def test_the_settings_say_what_is_words() -> None:
    told = Told(front_matter=TextKeys(("layout", "hero.actions.*.text")))
    assert texts(parse(YAML, "a.html", told=told))[:2] == ["Home page", "Go on"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: Hello\nb: [\n---\n<p>Text</p>\n", 4),
        ("---\ntitle: Hello\ntitle: Again\n---\n<p>Text</p>\n", 3),
        ("+++\ntitle = Hello\n+++\n<p>Text</p>\n", 2),
        ('---json\n{"title": }\n---\n<p>Text</p>\n', 2),
    ],
)
def test_front_matter_that_cannot_be_read_stays_and_is_told(text: str, line: int) -> None:
    assert texts(parse(text, "a.html")) == ["Text"]
    fault = front_matter_texts.fault(text, "a.html")
    assert fault is not None
    assert (fault.path, fault.line) == ("a.html", line)


@pytest.mark.parametrize(
    "text", ['{"a": 1} words\n', "{ if (x) }\n", "{}x", "{", '{"title": "x"', "---\ntitle: x\n"]
)
def test_what_only_looks_like_front_matter(text: str) -> None:
    assert front_matter.read(text) is None


def test_an_alias_into_a_layout_stays() -> None:
    text = "---\ntitle: &t Words\nlayout: *t\nsummary: &s More\ndescription: *s\n---\n"
    assert texts(parse(text, "a.html")) == ["More"]


def test_a_block_that_says_its_indent_goes_into_quotes() -> None:
    """How far it is indented, its slice alone does not tell."""
    text = "---\nhero:\n    tagline: |2 # c\n          Words\n---\n"
    new = translated(text, str.upper)
    assert yaml.safe_load(new.strip("-\n"))["hero"]["tagline"] == "WORDS\n"


WORDS = st.text(st.sampled_from(" \n'\"\\:#-?[]{}|>&*!%@`~=.01aéñ😀no,"), min_size=1, max_size=12)


@given(WORDS.filter(lambda words: words.strip() == words), st.sampled_from(["'", '"', "|", ">"]))
def test_any_words_are_read_back(words: str, style: str) -> None:
    """By the readers that generators have."""
    data = {"title": "Some words", "hero": {"tagline": "More words\n"}, "x": [1, "y"]}
    meant = {"title": words, "hero": {"tagline": f"{words}\n"}, "x": [1, "y"]}
    for inner, mark, load in (
        (yaml.safe_dump(data, default_style=style), "---", yaml.safe_load),
        ('title = "Some words"\nx = [1, "y"]\nhero.tagline = "More words\\n"\n', "+++", _toml),
        (json.dumps(data), "---json", json.loads),
    ):
        text = f"{mark}\n{inner.strip()}\n{mark[:3]}\n"
        new = translated(text, lambda _: words)
        assert load(new.removeprefix(mark).removesuffix(f"{mark[:3]}\n")) == meant


def _toml(text: str) -> dict[str, object]:
    return tomllib.loads(text)
