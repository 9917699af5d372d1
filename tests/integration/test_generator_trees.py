"""The trees of generators that are not run here: files at the documented places, links that lead
there, and Markdown with the blocks of its source, as a reference parser reads it."""

from __future__ import annotations

import json
import re
import subprocess
from functools import partial
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from i18n.model import State
from i18n.mt.engines.pseudo import pseudo
from pipeline import main
from tests.support.sample import Site, needs_git
from tests.support.whole_site import translated

PAGE = """---
title: {title}
slug: stays
---

# {title}

One sentence here. Another one with *words* and `code`.

- A [link]({link}) to a page
- ![a picture]({image})

| Name | Value |
|------|-------|
| one  | two   |

```js
const x = 1; // stays
```

## The end of it
"""


class Tree(Site):
    """A generator's tree, and the command line run on it."""

    def __init__(self, root: Path, layout: str, **files: str) -> None:
        self.root = root
        self.write("i18n.toml", f'layout = "{layout}"\nlanguages = ["es"]\n')

    def page(self, name: str, link: str = "b.md", image: str = "/img/x.png") -> None:
        """Write a page of some words."""
        title = name.rpartition("/")[2].partition(".")[0].title()
        self.write(name, PAGE.format(title=title, link=link, image=image))

    def published(self, *but: str) -> dict[str, str]:
        """Approve all pages but some, and build: what was written, by path."""
        assert self("extract", "--quiet") == 0
        top = self.path("locales/es/LC_MESSAGES")
        for po in sorted(top.rglob("*.po")):
            stem = po.relative_to(top).with_suffix("").as_posix()
            if stem not in but:
                self.review(stem, partial(translated, addresses={}, state=State.APPROVED))
        assert self("build", "--quiet") == 0
        lines = self.read("locales/written.txt").splitlines()
        return {line[66:]: self.read(line[66:]) for line in lines}


def blocks(text: str) -> list[str]:
    """The blocks of a page, by a reference parser."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    parser = MarkdownIt("commonmark").enable("table")
    return [token.type for token in parser.parse(body) if token.type != "inline"]


def same_blocks(source: str, found: str) -> None:
    """Both have the same blocks, and other words."""
    assert blocks(found) == blocks(source)
    assert pseudo("Another one with") not in source
    assert found != source


def test_docusaurus_has_its_pages_in_the_folders_of_its_plugins(tmp_path: Path) -> None:
    """Docs, versions of docs, blog and pages; what is not translated is not there."""
    tree = Tree(tmp_path, "docusaurus")
    tree.page("docs/a.md", "./guide/b.md", "./img/x.png")
    tree.page("docs/guide/b.md", "../a.md", "/img/x.png")
    tree.page("docs/guide/c.md", "b.md")
    tree.page("versioned_docs/version-1.0/a.md", "a.md")
    tree.page("blog/2026-01-31-a/index.md", "https://example.org/")
    tree.page("src/pages/about.md")
    tree.write("README.md", "# Not a page\n")
    found = tree.published("docs/guide/c")
    plugin = "i18n/es/docusaurus-plugin-content"
    assert found.keys() == {
        f"{plugin}-docs/current/a.md",
        f"{plugin}-docs/current/guide/b.md",
        f"{plugin}-docs/version-1.0/a.md",
        f"{plugin}-blog/2026-01-31-a/index.md",
        f"{plugin}-pages/about.md",
    }
    page = found[f"{plugin}-docs/current/a.md"]
    same_blocks(tree.read("docs/a.md"), page)
    assert "](./guide/b.md)" in page
    assert "](../../../../docs/img/x.png)" in page
    assert "slug: stays" in page


def test_docusaurus_labels_are_ui_strings(tmp_path: Path) -> None:
    """Those of the theme and of sidebars, in the files that Docusaurus writes itself."""
    tree = Tree(tmp_path, "docusaurus")
    tree.write("i18n.toml", tree.read("i18n.toml") + 'strings = ["i18n/en/*.json"]\n')
    tree.page("docs/a.md")
    code = {"theme.next": {"message": "Next page", "description": "The label"}}
    tree.write("i18n/en/code.json", json.dumps(code, indent=2))
    tree.write("i18n/en/docusaurus-theme-classic/navbar.json", json.dumps(code, indent=2))
    found = tree.published()
    for name in ("code.json", "docusaurus-theme-classic/navbar.json"):
        labels = json.loads(found[f"i18n/es/{name}"])
        assert labels["theme.next"]["message"] == pseudo("Next page")


def test_templates_of_programs_in_a_tree_are_not_the_sites(tmp_path: Path) -> None:
    """Unless the settings name them."""
    tree = Tree(tmp_path, "mkdocs")
    tree.page("docs/a.md")
    tree.write("program/messages.pot", 'msgid "Open"\nmsgstr ""\n')
    assert tree.published().keys() == {"docs/a.es.md"}


def test_starlight_has_a_folder_in_its_docs(tmp_path: Path) -> None:
    """Addresses get the language's folder, files are found from where the page stands."""
    tree = Tree(tmp_path, "starlight")
    top = "src/content/docs"
    tree.page(f"{top}/index.mdx", "/guide/b/", "../../assets/x.png")
    tree.page(f"{top}/guide/b.md", "/guide/c/")
    tree.page(f"{top}/guide/c.md", "/")
    found = tree.published(f"{top}/guide/c")
    assert found.keys() == {f"{top}/es/index.mdx", f"{top}/es/guide/b.md"}
    same_blocks(tree.read(f"{top}/index.mdx"), found[f"{top}/es/index.mdx"])
    assert "](/es/guide/b/)" in found[f"{top}/es/index.mdx"]
    assert "](../../../assets/x.png)" in found[f"{top}/es/index.mdx"]
    assert "](/es/guide/c/)" in found[f"{top}/es/guide/b.md"]


@pytest.mark.parametrize("layout", ["eleventy", "jekyll"])
def test_eleventy_and_jekyll_have_a_folder_at_the_top(tmp_path: Path, layout: str) -> None:
    """Texts about the repository, layouts and what was built are no pages."""
    tree = Tree(tmp_path, layout)
    tree.page("index.md", "/about/", "img/x.png")
    tree.page("about.md", "/later/")
    tree.page("later.md", "/")
    for name in ("README.md", "_includes/x.html", "_layouts/y.html", "_site/a.html"):
        tree.write(name, "<p>Words that nobody translates.</p>")
    found = tree.published("later")
    assert found.keys() == {"es/index.md", "es/about.md"}
    same_blocks(tree.read("index.md"), found["es/index.md"])
    assert "](/es/about/)" in found["es/index.md"]
    assert "](../img/x.png)" in found["es/index.md"]
    assert "](/later/)" in found["es/about.md"]


def test_posts_and_collections_of_jekyll_stay_what_they_are(tmp_path: Path) -> None:
    """Posts in any folder, collections only at the top."""
    tree = Tree(tmp_path, "jekyll")
    tree.page("_posts/2026-01-31-a.md", "/2026/01/31/a.html")
    tree.page("_manual/b.md", "/")
    assert tree.published().keys() == {"es/_posts/2026-01-31-a.md", "_manual/es/b.md"}


def test_what_was_written_is_never_taken_for_a_source(tmp_path: Path) -> None:
    """Not even when its language is no longer one of the site: it goes then."""
    tree = Tree(tmp_path, "hugo")
    tree.page("content/a.md")
    assert tree.published().keys() == {"content/a.es.md"}
    tree.write("i18n.toml", 'layout = "hugo"\nlanguages = ["pt"]\n')
    assert tree("extract", "--quiet") == 0
    assert not tree.path("locales/pt/LC_MESSAGES/content/a.es.po").exists()
    assert tree("build", "--quiet") == 0
    assert not tree.path("content/a.es.md").exists()
    assert tree.read("locales/written.txt") == ""


def test_a_page_of_a_person_stays_and_the_others_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is an error with what to do, and stands in the preview as it is in the tree."""
    tree = Tree(tmp_path, "mkdocs-folder")
    tree.page("docs/a.md")
    tree.page("docs/b.md")
    tree.write("docs/es/a.md", "# Mía\n")
    assert tree("extract", "--quiet") == 0
    for stem in ("docs/a", "docs/b"):
        tree.review(stem, partial(translated, addresses={}, state=State.APPROVED))
    assert tree("build") == 1
    assert "docs/es/a.md: error: is not from a build" in " ".join(capsys.readouterr().err.split())
    assert tree.read("docs/es/a.md") == tree.read("preview/docs/es/a.md") == "# Mía\n"
    assert tree.path("docs/es/b.md").is_file()
    settings = tree.read("i18n.toml") + '[publish.es.paths."docs/a.md"]\nshow = "none"\n'
    tree.write("i18n.toml", settings)
    assert tree("build") == 0


def test_a_page_enters_and_leaves_by_the_rules_of_any_site(tmp_path: Path) -> None:
    """All of it approved to enter; when it is deleted, its translation goes with it."""
    tree = Tree(tmp_path, "mkdocs")
    tree.page("docs/a.md")
    tree.page("docs/b.md")
    assert tree.published("docs/b").keys() == {"docs/a.es.md"}
    assert tree.read("locales/es/published.txt") == "docs/a.md\n"
    assert tree.path("preview/docs/b.es.md").is_file()
    tree.path("docs/a.md").unlink()
    assert tree("build", "--quiet") == 0
    assert not tree.path("docs/a.es.md").exists()


def test_the_preview_is_a_copy_of_the_whole_tree(tmp_path: Path) -> None:
    """With all that a generator needs, and nothing that it has built or we keep."""
    tree = Tree(tmp_path, "eleventy")
    tree.page("index.md")
    needed = (
        "eleventy.config.js",
        ".eleventyignore",
        "package.json",
        "_includes/a.njk",
        "css/a.css",
    )
    for name in needed:
        tree.write(name, "x")
    for name in ("_site/index.html", "node_modules/kit/a.js", ".git/config", ".env"):
        tree.write(name, "x")
    assert tree("build", "--quiet") == 0
    there = {name.removeprefix("preview/") for name in tree.tree("preview")}
    assert {*needed, "index.md", "es/index.md"} <= there
    others = {"_site", "node_modules", ".git", ".env", "locales", "i18n.toml", ".i18n", "preview"}
    assert not {name.split("/")[0] for name in there} & others


@needs_git
def test_what_git_does_not_keep_is_no_part_of_the_tree(tmp_path: Path) -> None:
    """But for pages, which a program may have made."""
    tree = Tree(tmp_path, "mkdocs")
    tree.page("docs/a.md")
    tree.page("docs/made/b.md")
    tree.write(".gitignore", "venv/\n/docs/made/\n/preview/\n")
    tree.write("venv/lib/a.py", "x")
    tree.write("hooks/b.py", "x")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert tree("build", "--quiet") == 0
    assert not tree.path("preview/venv").exists()
    assert tree.path("preview/hooks/b.py").is_file()
    assert tree.path("preview/docs/made/b.es.md").is_file()


def test_rollback_and_the_check_of_a_site_are_for_sites_of_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What to do instead is said."""
    tree = Tree(tmp_path, "mkdocs")
    tree.page("docs/a.md")
    assert tree("build", "--quiet") == 0
    assert tree("rollback") == 2
    assert "go back with git" in capsys.readouterr().err
    assert main(["-C", str(tmp_path), "check", "--site"]) == 2


def test_run_tells_where_the_pages_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And a second run has nothing to do."""
    tree = Tree(tmp_path, "mkdocs")
    tree.write("i18n.toml", tree.read("i18n.toml").replace('"es"', '"en-XA"'))
    tree.write("i18n.toml", tree.read("i18n.toml") + '[engines]\norder = ["pseudo"]\n')
    tree.page("docs/a.md")
    assert tree("run") == 0
    told = capsys.readouterr().out
    assert "Publish  docs/  (approved pages: none yet)" in told
    assert "base_url" not in told
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}
    assert tree("run") == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")} == before
