"""What generators add to Markdown: boxes, tabs, shortcodes, attributes, ids, formulas, roles."""

from __future__ import annotations

import pytest

from i18n.model import raw
from tests.support.markdown import accented, changed, page, strings

CASES = [
    ("docusaurus", ":::note My *title*\nText\n:::\n", ["My <em>title</em>", "Text"]),
    ("docusaurus", ":::tip[Title]{.x}\n\nText\n\n:::\n", ["Title", "Text"]),
    ("docusaurus", "## Head {#my-id}\n", ["Head"]),
    ("docusaurus", "## Head {/* #my-id */}\n", ["Head"]),
    ("docusaurus", "Text with {props.name} here\n", ["Text with <expression1/> here"]),
    ("docusaurus", "{/* A remark */}\n\nText\n", ["Text"]),
    ("starlight", ":::caution[Look out]\nText\n:::\n", ["Look out", "Text"]),
    ("mkdocs", '!!! note "My title"\n\n    Text\n', ["My title", "Text"]),
    ("mkdocs", "??? tip\n    Text that\n    is glued\n", ["Text that is glued"]),
    ("mkdocs", '=== "Tab *one*"\n\n    Text\n', ["Tab <em>one</em>", "Text"]),
    ("mkdocs", "![Alt](a.png){ width=300 } [b](c){.x} d\n", None),
    ("mkdocs", "Text\n{: .lead }\n", ["Text"]),
    ("mkdocs", '--8<-- "a.md"\n\n[TOC]\n\n::: a.b\n    options: c\n', []),
    ("mkdocs", "A word.\n\n--8<--\na.md\nb.md\n--8<--\n\nAnother.\n", ["A word.", "Another."]),
    ("mkdocs", ":octicons-x-16:{ .lg } See {* a.py *} or :smile: then\n", None),
    ("mkdocs", "Term\n:   What it is\n", ["Term", "What it is"]),
    ("hugo", '{{< figure src="a" title="T here" alt="A \\"b\\"" >}}\n', ["T here", 'A "b"']),
    ("hugo", "{{% box %}}\nText {{< x >}} here\n{{% /box %}}\n", ["Text {{< x >}} here"]),
    ("hugo", "{{< highlight go >}}\nHello *you*\n{{< /highlight >}}\n", []),
    ("hugo", "Head\n====\n{.cls}\n", ["Head"]),
    ("jekyll", "{% include a.html %}\n\nText {{ site.x }} here\n", ["Text {{ site.x }} here"]),
    ("jekyll", "{% raw %}\nText\n{% endraw %}\n", ["Text"]),
    ("myst", "```{note} Title\n:class: x\n\nText\n```\n", ["Title", "Text"]),
    ("myst", ":::{tip} Title\n:name: y\nText\n:::\n", ["Title", "Text"]),
    ("myst", "```{figure} a.png\n---\nheight: 40px\n---\nCaption\n```\n", ["Caption"]),
    ("myst", "```{code-block} python\nHello you\n```\n", []),
    ("myst", "See {ref}`the *part* <x>` here\n", ["See <code1/> here"]),
    ("myst", "(target)=\n# Head\n\n% a remark\n\nText $x_1$ end\n", None),
    ("github", "A formula $\\alpha + x^2$, and $5 or $6.\n", None),
    ("github", "$$\nx = y\n$$\n\nText\n", ["Text"]),
    ("github", "See [[Some page]] there\n", ["See <a1/> there"]),
]
MORE = {
    ":octicons-x-16:{ .lg } See {* a.py *} or :smile: then\n": [
        "See <code1/> or <emoji2/> then",
    ],
    "![Alt](a.png){ width=300 } [b](c){.x} d\n": ["<a1>b</a1> d", "Alt"],
    "(target)=\n# Head\n\n% a remark\n\nText $x_1$ end\n": ["Head", "Text <math1/> end"],
    "A formula $\\alpha + x^2$, and $5 or $6.\n": ["A formula <math1/>, and $5 or $6."],
}


@pytest.mark.parametrize(("dialect", "text", "found"), CASES)
def test_the_texts_of_a_dialect(dialect: str, text: str, found: list[str] | None) -> None:
    """What is for readers, and nothing of the signs around it."""
    assert sorted(strings(text, dialect)) == sorted(MORE[text] if found is None else found)
    assert raw(page(text, dialect).parts) == text


@pytest.mark.parametrize(("dialect", "text", "_"), CASES)
def test_a_translated_dialect_is_read_as_before(dialect: str, text: str, _: object) -> None:
    """With other words in it the same parts are found, and none is lost."""
    new = changed(text, accented, dialect)
    assert len(strings(new, dialect)) == len(strings(text, dialect))
    for sign in ("{", "}", ":::", "!!!", "===", "$", "`", "<", "["):
        kept = new.replace("(head)=\n", "").replace(" {#head}", "")
        assert kept.count(sign) == text.count(sign), new


def test_in_a_page_without_a_dialect_braces_are_words() -> None:
    """What is a list of attributes elsewhere is the author's text on GitHub."""
    assert strings("## A {#b}\n", "github") == ["A {#b}"]
