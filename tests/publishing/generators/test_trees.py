"""Where pages stand in the trees of site generators, and which of them are sources."""

from __future__ import annotations

from typing import cast

import pytest

from i18n.publishing.generators.trees import Generator, Tree, is_page, place, sources

PLACES = [
    ("hugo", "content/news/a.md", "es", "content/news/a.es.md"),
    ("hugo", "content/news/a.en.md", "es", "content/news/a.es.md"),
    ("hugo", "content/news/_index.md", "pt-BR", "content/news/_index.pt-br.md"),
    ("hugo-folder", "content/en/news/a/index.md", "pt-BR", "content/pt-br/news/a/index.md"),
    ("mkdocs", "docs/v1.2/notes.md", "pt-BR", "docs/v1.2/notes.pt-BR.md"),
    ("mkdocs-folder", "docs/en/a.md", "es", "docs/es/a.md"),
    ("mkdocs-folder", "docs/a.md", "es", "docs/es/a.md"),
    ("docusaurus", "docs/g/a.mdx", "es", "i18n/es/docusaurus-plugin-content-docs/current/g/a.mdx"),
    (
        "docusaurus",
        "versioned_docs/version-1.0/a.md",
        "pt-BR",
        "i18n/pt-BR/docusaurus-plugin-content-docs/version-1.0/a.md",
    ),
    ("docusaurus", "blog/a/index.md", "es", "i18n/es/docusaurus-plugin-content-blog/a/index.md"),
    ("docusaurus", "src/pages/a.md", "es", "i18n/es/docusaurus-plugin-content-pages/a.md"),
    ("starlight", "src/content/docs/a.mdx", "zh-CN", "src/content/docs/zh-cn/a.mdx"),
    ("starlight", "src/content/docs/en/a.md", "es", "src/content/docs/es/a.md"),
    ("eleventy", "blog/a.md", "es", "es/blog/a.md"),
    ("eleventy", "en/index.md", "pt-BR", "pt-BR/index.md"),
    ("jekyll", "_posts/2026-01-31-a.md", "es", "es/_posts/2026-01-31-a.md"),
    ("jekyll", "_manual/a.md", "es", "_manual/es/a.md"),
]


@pytest.mark.parametrize(("generator", "path", "tag", "expected"), PLACES)
def test_a_page_stands_where_its_generator_looks(
    generator: Generator, path: str, tag: str, expected: str
) -> None:
    """By suffix or by folder, and for Docusaurus in the folder of the plugin."""
    assert place(path, tag, Tree(generator)) == expected


def test_other_folders_of_docs_are_instances_of_the_plugin() -> None:
    """Docusaurus calls them by the plugin's id, which is the folder's name by custom."""
    tree = Tree("docusaurus", content=("docs", "community", "community_versioned_docs"))
    start = "i18n/es/docusaurus-plugin-content-docs-community"
    assert place("community/a.md", "es", tree) == f"{start}/current/a.md"
    assert place("community_versioned_docs/version-2/a.md", "es", tree) == f"{start}/version-2/a.md"


def test_the_settings_may_name_other_folders_of_pages() -> None:
    """Such as `src/`, where Eleventy is told to look."""
    tree = Tree("eleventy", content=("src",))
    assert place("src/a.md", "es", tree) == "src/es/a.md"
    assert is_page("src/a.md", tree)
    assert not is_page("README.md", tree)


SOURCES = [
    ("hugo", ["content/a.md", "content/a.es.md", "content/b.es.md"], ["content/a.md"]),
    ("hugo", ["content/a.en.md", "content/a.es.md"], ["content/a.en.md"]),
    ("hugo-folder", ["content/en/a.md", "content/es/a.md", "content/x.md"], ["content/en/a.md"]),
    ("mkdocs-folder", ["docs/a.md", "docs/es/a.md", "docs/es/only.md"], ["docs/a.md"]),
    ("docusaurus", ["docs/es/a.md", "i18n/es/x/a.md"], ["docs/es/a.md"]),
    ("jekyll", ["a.md", "_manual/b.md", "_manual/es/b.md"], ["a.md", "_manual/b.md"]),
]


@pytest.mark.parametrize(("generator", "paths", "expected"), SOURCES)
def test_what_is_in_a_language_of_the_site_is_no_source(
    generator: Generator, paths: list[str], expected: list[str]
) -> None:
    """Whoever wrote it; and with a folder for the source language, only that holds sources."""
    assert list(sources(paths, ["es"], Tree(generator))) == expected


@pytest.mark.parametrize(("generator", "name"), [("mkdocs", "docs/a.{}.md"), ("jekyll", "{}/a.md")])
def test_what_is_in_another_language_is_no_source(generator: str, name: str) -> None:
    """Where a page is called as a language is and stands beside its twin in the source language;
    a name that only looks so, such as that of a version, says nothing."""
    tree = Tree(cast("Generator", generator))
    page = "docs/a.md" if generator == "mkdocs" else "a.md"
    assert sources([page, name.format("fr")], ["es"], tree) == (page,)
    alone = name.format("it").replace("a.", "b.")
    assert sources([page, alone], ["es"], tree) == (page, alone)
    assert sources([page, name.format("v2")], ["es"], tree) == (page, name.format("v2"))


def test_a_region_of_the_source_language_does_not_matter() -> None:
    """`a.en.md` is a source of a site in `en-US`."""
    assert place("content/a.en.md", "es", Tree("hugo", "en-US")) == "content/a.es.md"
