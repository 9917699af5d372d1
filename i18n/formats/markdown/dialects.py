"""The dialects of Markdown that sites are written in, and what each has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HeadingIds = Literal["none", "braces", "attributes", "myst"]
"""How a heading names its id: not at all, `{#id}`, `{#id}` or `{: #id }`, `(id)=` before it."""

Slugs = Literal["github", "python", ""]
"""How a heading's id is made of its words; "" for not at all."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a dialect has besides CommonMark. `extensions` are the parser's; `mdx` has imports,
    expressions and components; `containers` have `:::name Title`, `admonitions` MkDocs's
    `!!! name "Title"` and tabs, `directives` MyST's fences and roles; `lists` are attribute
    lists (`{.class}`), `ids` and `slugs` what headings have."""

    name: str
    extensions: tuple[str, ...]
    mdx: bool = False
    containers: bool = False
    admonitions: bool = False
    directives: bool = False
    lists: bool = False
    math: bool = False
    ids: HeadingIds = "none"
    slugs: Slugs = ""
    templates: bool = True


_GFM = ("tables", "footnotes", "strikethrough", "tasks", "alerts")
_WITHOUT_ALERTS = ("tables", "footnotes", "strikethrough", "tasks")
_PYTHON = ("tables", "footnotes", "definition lists", "tasks", "strikethrough")

DIALECTS = {
    one.name: one
    for one in (
        Dialect("commonmark", (), templates=False),
        Dialect("github", _GFM, math=True, slugs="github"),
        Dialect(
            "docusaurus",
            _WITHOUT_ALERTS,
            mdx=True,
            containers=True,
            ids="braces",
            slugs="github",
            templates=False,
        ),
        Dialect("mdx", _GFM, mdx=True, containers=True, slugs="github", templates=False),
        Dialect("mkdocs", _PYTHON, admonitions=True, lists=True, ids="attributes", slugs="python"),
        Dialect(
            "hugo",
            (*_GFM, "definition lists"),
            lists=True,
            ids="braces",
            slugs="github",
        ),
        Dialect("starlight", _GFM, containers=True, slugs="github"),
        Dialect("python", _PYTHON, admonitions=True, slugs="python"),
        Dialect("eleventy", _WITHOUT_ALERTS, lists=True, slugs="github"),
        Dialect(
            "jekyll",
            ("tables", "footnotes", "strikethrough", "definition lists"),
            lists=True,
            ids="attributes",
            slugs="github",
        ),
        Dialect(
            "myst",
            (*_WITHOUT_ALERTS, "definition lists"),
            containers=True,
            directives=True,
            lists=True,
            math=True,
            ids="myst",
            slugs="github",
        ),
    )
}
"""By the names that `[markdown] dialect` takes."""

DEFAULT = "github"


def dialect(name: str, suffix: str = ".md") -> Dialect:
    """The dialect of a page: a page that ends in .mdx is MDX whatever the site's is."""
    found = DIALECTS[name or DEFAULT]
    if suffix == ".mdx" and not found.mdx:
        return DIALECTS["mdx"]
    return found
