"""Links of a page in another language, in the trees of site generators."""

from __future__ import annotations

import pytest

from i18n.publishing.generators.modules import with_modules
from i18n.publishing.generators.permalinks import own, with_addresses
from i18n.publishing.generators.tree_links import Spot, link, pages, with_references
from i18n.publishing.generators.trees import Generator, Tree, place

AWAY = "away"
"""What the names of pages begin with that are not in the language."""


def spot(generator: Generator, path: str, *others: str, base: str = "") -> Spot:
    """A page of a tree in Spanish, among others."""
    tree = Tree(generator)
    every = (path, *others)
    away = frozenset(one for one in every if f"/{AWAY}" in f"/{one}")
    there = {one: one if one in away else place(one, "es", tree) for one in every}
    return Spot(path, there[path], "es", pages(every, tree), there, away, base)


@pytest.mark.parametrize("value", ["b.md", "../img/x.png", "away.md#part", "/img/x.png"])
@pytest.mark.parametrize("generator", ["mkdocs", "mkdocs-folder"])
def test_mkdocs_finds_all_by_itself(generator: Generator, value: str) -> None:
    """Its plugin looks for the language's page and file, then for the source's."""
    at = spot(generator, "docs/a.md", "docs/b.md", "docs/away.md")
    assert link(value, at) == value


@pytest.mark.parametrize("value", ["../b/", "../away/", "../img/x.png"])
def test_mkdocs_leaves_html_to_browsers(value: str) -> None:
    """Which see all pages in the folder of the language, but only one copy of a file."""
    at = spot("mkdocs", "docs/a.md", "docs/b.md", "docs/away.md")
    assert link(value, at, in_html=True) == value.replace("../img/", "../../img/")


FILES = [
    ("b.md#part", "b.md#part"),
    ("./b.md", "./b.md"),
    ("away.md", "../../../../../docs/guide/away.md"),
    ("../top.md", "../top.md"),
    ("img/x.png", "../../../../../docs/guide/img/x.png"),
    ("/img/x.png", "/img/x.png"),
    ("@site/docs/guide/b.md", "@site/docs/guide/b.md"),
    ("../b", "../b"),
    ("https://example.org/a.png", "https://example.org/a.png"),
    ("#part", "#part"),
]


@pytest.mark.parametrize(("value", "expected"), FILES)
def test_docusaurus_reads_paths_from_the_translated_file(value: str, expected: str) -> None:
    """A page that is not in the language, or an image, is where the source has it."""
    at = spot(
        "docusaurus", "docs/guide/a.md", "docs/guide/b.md", "docs/guide/away.md", "docs/top.md"
    )
    assert link(value, at, in_html=False) == expected


MODULES = """import Card from '../src/Card';
import {A,
  B} from "./parts";
import Note from './_note.mdx';
import Tabs from '@theme/Tabs';

Read this: <Card src={require('./img/x.png').default} /> and {load(require("../y"))}.

```js
import x from './stays';
```
"""


def test_what_a_page_in_mdx_imports_is_found_from_the_translated_file() -> None:
    """Examples of code and packages stay, and a part that is in the language is taken from it."""
    at = spot("docusaurus", "docs/a.mdx", "docs/_note.mdx")
    up = "../../../../"
    assert with_modules(MODULES, "docusaurus", at) == (
        MODULES.replace("../src/Card", f"{up}src/Card")
        .replace("./parts", f"{up}docs/parts")
        .replace("./img/x.png", f"{up}docs/img/x.png")
        .replace('"../y"', f'"{up}y"')
    )


STARLIGHT = [
    ("/guide/b/", "/es/guide/b/"),
    ("/guide/away/#part", "/es/guide/away/#part"),
    ("/", "/es/"),
    ("/favicon.svg", "/favicon.svg"),
    ("../b/", "../b/"),
    ("../../../assets/x.png", "../../../../assets/x.png"),
]


@pytest.mark.parametrize(("value", "expected"), STARLIGHT)
def test_starlight_has_every_page_in_every_language(value: str, expected: str) -> None:
    """What is not translated is shown in the source language at the address of the language."""
    start = "src/content/docs"
    names = ("guide/b.mdx", "guide/away.md", "index.mdx")
    at = spot("starlight", f"{start}/guide/a.md", *(f"{start}/{name}" for name in names))
    assert link(value, at, in_html=False) == expected


def test_the_source_languages_folder_becomes_the_languages() -> None:
    """/en/b/ is /es/b/."""
    at = spot("starlight", "src/content/docs/en/a.md", "src/content/docs/en/b.md")
    assert link("/en/b/", at) == "/es/b/"
    assert link("./x.png", at) == "../en/x.png"


HUGO = [
    ("b.md", "b.md"),
    ("b", "b"),
    ("../guide/b.md", "../guide/b.md"),
    ("/guide/b/", "/es/guide/b/"),
    ("/guide/away/", "/guide/away/"),
    ("away.md", '{{< relref path="/guide/away" lang="en" >}}'),
    ("../away.md#part", '{{< relref path="/away#part" lang="en" >}}'),
    ("away-bundle/index.md", '{{< relref path="/guide/away-bundle" lang="en" >}}'),
    ("x.png", "x.png"),
    ("../x.png", "../../../guide/x.png"),
    ("/img/x.png", "/img/x.png"),
    ("../b/", "../b/"),
    ("/tags/lamps/", "/tags/lamps/"),
]


@pytest.mark.parametrize(("value", "expected"), HUGO)
@pytest.mark.parametrize("generator", ["hugo", "hugo-folder"])
def test_hugo_finds_pages_of_the_language_only(
    generator: Generator, value: str, expected: str
) -> None:
    """So a link to another says the language, and an address has the language's folder."""
    top = "content" if generator == "hugo" else "content/en"
    names = ("guide/b.md", "guide/away.md", "away.md", "guide/away-bundle/index.md")
    at = spot(generator, f"{top}/guide/a.md", *(f"{top}/{name}" for name in names))
    assert link(value, at, in_html=False) == expected


def test_an_address_in_html_is_read_by_browsers() -> None:
    """No shortcode goes into an attribute."""
    at = spot("hugo", "content/guide/a.md", "content/guide/away.md")
    assert link("../away/", at, in_html=True) == "../../../guide/away/"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('{{< ref "b.md" >}}', '{{< ref "b.md" >}}'),
        ('{{< relref "away.md#x" >}}', '{{< relref path="/guide/away#x" lang="en" >}}'),
        ('{{% ref "/guide/away" %}}', '{{% ref path="/guide/away" lang="en" %}}'),
        ('{{< ref "/away-top.md" >}}', '{{< ref path="/away-top" lang="en" >}}'),
        ('{{< ref "away-top" >}}', '{{< ref path="/away-top" lang="en" >}}'),
        ('{{</* ref "away.md" */>}}', '{{</* ref "away.md" */>}}'),
        ('{{< figure "away.md" >}}', '{{< figure "away.md" >}}'),
    ],
)
def test_references_of_hugo_name_the_language_of_what_is_not_translated(
    code: str, expected: str
) -> None:
    """Otherwise Hugo would not build the page."""
    at = spot("hugo", "content/guide/a.md", "content/guide/b.md", "content/guide/away.md",
              "content/away-top.md")  # fmt: skip
    assert with_references(f"[x]({code})", at) == f"[x]({expected})"
    assert with_references(code, spot("jekyll", "a.md")) == code


ADDRESSES = [
    ("eleventy", "/b/", "/es/b/"),
    ("eleventy", "/away/", "/away/"),
    ("eleventy", "../b/", "../b/"),
    ("eleventy", "../away/", "../../away/"),
    ("eleventy", "../img/x.png", "../../img/x.png"),
    ("jekyll", "/b.html", "/es/b.html"),
    ("jekyll", "b.html", "b.html"),
    ("jekyll", "away.html", "../away.html"),
    ("jekyll", "img/x.png", "../img/x.png"),
    ("jekyll", "/2026/01/31/news.html", "/es/2026/01/31/news.html"),
]


@pytest.mark.parametrize(("generator", "value", "expected"), ADDRESSES)
def test_eleventy_and_jekyll_have_a_folder_for_the_language(
    generator: Generator, value: str, expected: str
) -> None:
    """What is not in it is one folder further away."""
    at = spot(generator, "a.md", "b.md", "away.md", "_posts/2026-01-31-news.md")
    assert link(value, at) == expected


PERMALINKS = [
    ("hugo", "url: /about/", "url: /es/about/"),
    ("hugo", "url: about/", "url: about/"),
    ("hugo", "slug: /about/", "slug: /about/"),
    ("starlight", 'slug: "about/us"', 'slug: "es/about/us"'),
    ("eleventy", "permalink: /en/about/", "permalink: /es/about/"),
    ("eleventy", 'permalink: "/{{ slug }}/"', 'permalink: "/es/{{ slug }}/"'),
    ("eleventy", "permalink: false", "permalink: false"),
    ("jekyll", "permalink: /about.html # stays", "permalink: /es/about.html # stays"),
    ("jekyll", "permalink: pretty", "permalink: pretty"),
    ("docusaurus", "slug: /about", "slug: /about"),
]


@pytest.mark.parametrize(("generator", "line", "expected"), PERMALINKS)
def test_an_address_that_a_page_gives_itself_gets_the_languages_folder(
    generator: Generator, line: str, expected: str
) -> None:
    """Else two languages would be at one place."""
    page = "---\ntitle: A\n{}\n---\n\nWords.\n"
    at = spot(generator, "a.md")
    assert with_addresses(page.format(line), at) == page.format(expected)


def test_buttons_of_starlight_lead_to_pages_of_the_language() -> None:
    """They stand in front matter."""
    at = spot("starlight", "src/content/docs/index.mdx", "src/content/docs/a.md")
    page = "---\ntitle: A\nhero:\n  actions:\n    - text: Begin\n      link: {}\n---\n"
    assert with_addresses(page.format("/a/"), at) == page.format("/es/a/")
    assert with_addresses(page.format("https://a.example"), at) == page.format("https://a.example")


def test_links_know_the_addresses_that_pages_give_themselves() -> None:
    """And those that their files would have."""
    tree = Tree("hugo")
    page = "content/company.md"
    assert own("---\nurl: /about/\n---\n", tree) == "/about/"
    known = pages([page], tree, {page: "/about/"})
    at = Spot(page, "content/company.es.md", "es", known, {}, frozenset())
    assert link("/about/#us", at) == "/es/about/#us"


def test_the_sites_own_folder_stays_in_front() -> None:
    """A site at example.org/docs/ has its languages below that."""
    at = spot("hugo", "content/a.md", "content/b.md", base="/docs")
    assert link("/docs/b/", at) == "/docs/es/b/"
