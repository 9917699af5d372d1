"""The ids of headings, as generators make them."""

from __future__ import annotations

import pytest

from i18n.formats.markdown.dialects import Slugs
from i18n.formats.markdown.document import read
from i18n.formats.markdown.headings import headings, slugged


@pytest.mark.parametrize(
    ("words", "rule", "slug"),
    [
        ("Hello, World!", "github", "hello-world"),
        ("C++ & C#", "github", "c--c"),
        ("Año Nuevo", "github", "año-nuevo"),
        ("日本語 だ", "github", "日本語-だ"),
        ("a_b-c  d", "github", "a_b-c--d"),
        ("Hello, World!", "python", "hello-world"),
        ("Año Nuevo", "python", "ano-nuevo"),
        ("日本語", "python", ""),
        ("a_b-c  d", "python", "a_b-c-d"),
    ],
)
def test_an_id_is_made_of_the_words(words: str, rule: Slugs, slug: str) -> None:
    """As GitHub does it, or Python-Markdown."""
    assert slugged(words, rule) == slug


@pytest.mark.parametrize(
    ("dialect", "slugs"),
    [
        ("github", ["a", "a-1", "a-1-1", "a-2", "b-c", "img-d"]),
        ("python", ["a", "a_1", "a-1", "a_2", "b-c", "img-d"]),
    ],
)
def test_ids_that_stand_twice_are_numbered(dialect: str, slugs: list[str]) -> None:
    """By the generator's rule, those that look like numbered ones too."""
    text = "# A\n\n# *A*\n\n# A 1\n\nA\n=\n\n# [b](u) `c`\n\n# ![img](u) d\n"
    assert [one.slug for one in headings(read(text, dialect))] == slugs


@pytest.mark.parametrize(
    ("dialect", "text", "slug"),
    [
        ("docusaurus", "# A {#x-y}", "x-y"),
        ("docusaurus", "# A {/* #x */}", "x"),
        ("mkdocs", "# A { #x .c }", "x"),
        ("mkdocs", "# A {: #x }", "x"),
        ("mkdocs", '# A { id="9.7" .c }', "9.7"),
        ("hugo", "# A {.c id=x}", "x"),
        ("docusaurus", "# A {#x} ##", "x"),
        ("hugo", "A {#x}\n===", "x"),
        ("myst", "(x)=\n\n# A", "x"),
    ],
)
def test_an_author_may_give_an_id(dialect: str, text: str, slug: str) -> None:
    """In the dialect's way."""
    (found,) = headings(read(text, dialect))
    assert (found.slug, found.given) == (slug, True)


def test_nobody_knows_the_id_of_a_heading_with_code() -> None:
    """The generator makes it of what the code says."""
    (found,) = headings(read("# A {props.x}", "docusaurus"))
    assert found.slug == ""
