"""Command `init`: what a folder is, and its first settings."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import main

PAGE = "---\ntitle: A\n---\n\nWords of a page.\n"

MKDOCS = """site_name: X
docs_dir: pages
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: pt-BR, name: Português}
"""
HUGO = """defaultContentLanguage = "en"
[languages.de]
weight = 2
[languages.en]
weight = 1
"""
DOCUSAURUS = "export default {i18n: {defaultLocale: 'en', locales: ['en', 'fr', 'ja']}};\n"

SITES: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "mkdocs": (
        {"mkdocs.yml": "site_name: X\n", "docs/a.md": PAGE, "README.md": PAGE},
        {"layout": "mkdocs", "sources": "."},
    ),
    "mkdocs by folder": (
        {"mkdocs.yml": MKDOCS, "pages/en/a.md": PAGE, "pages/pt-BR/a.md": PAGE},
        {"layout": "mkdocs-folder", "content": ["pages"], "languages": ["pt-BR"]},
    ),
    "hugo": (
        {"hugo.toml": HUGO, "content/a.md": PAGE, "content/a.de.md": PAGE},
        {"layout": "hugo", "languages": ["de"]},
    ),
    "hugo in several files": (
        {
            "config/_default/hugo.yaml": "baseURL: /\n",
            "config/_default/languages.yaml": "en:\n  contentDir: content/en\n"
            "es:\n  contentDir: content/es\n",
            "content/en/a.md": PAGE,
        },
        {"layout": "hugo-folder", "languages": ["es"]},
    ),
    "hugo by folders that are mounted": (
        {"hugo.toml": HUGO, "content/en/a.md": PAGE, "content/LICENSE.md": PAGE},
        {"layout": "hugo-folder", "languages": ["de"]},
    ),
    "docusaurus": (
        {"docusaurus.config.js": DOCUSAURUS, "docs/a.mdx": PAGE, "package.json": "{}"},
        {"layout": "docusaurus", "source_language": "en", "languages": ["fr", "ja"]},
    ),
    "starlight": (
        {
            "astro.config.mjs": "import starlight from '@astrojs/starlight';\n",
            "src/content/docs/a.md": PAGE,
        },
        {"layout": "starlight"},
    ),
    "eleventy": (
        {"eleventy.config.js": 'return { dir: { input: "src" } };', "src/a.md": PAGE},
        {"layout": "eleventy", "content": ["src"]},
    ),
    "jekyll": (
        {"_config.yml": "title: X\n", "a.md": PAGE, "_layouts/x.html": "<p>x</p>", "README.md": ""},
        {"layout": "jekyll"},
    ),
    "pages of no generator": ({"a.html": "<p>Words.</p>"}, {"sources": "."}),
    "our own folder": ({"source_texts/a.html": "<p>Words.</p>"}, {"sources": "source_texts"}),
}


def put(root: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


@pytest.mark.parametrize("name", SITES)
def test_the_first_settings_say_what_the_folder_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """One page in the source language is found, whatever lies beside it; a run works then."""
    files, expected = SITES[name]
    put(tmp_path, files)
    assert main(["-C", str(tmp_path), "init"]) == 0
    assert ": 1 page in " in capsys.readouterr().out
    text = (tmp_path / "i18n.toml").read_text("utf-8")
    found = tomllib.loads(text)
    assert {key: found.get(key) for key in expected} == expected
    assert main(["-C", str(tmp_path), "extract"]) == 0
    assert "1 page," in capsys.readouterr().out


@pytest.mark.parametrize("name", SITES)
def test_every_setting_has_a_comment_and_nothing_else_changes(tmp_path: Path, name: str) -> None:
    """A paragraph each, that begins with a comment."""
    put(tmp_path, SITES[name][0])
    assert main(["init", str(tmp_path)]) == 0
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {*SITES[name][0], "i18n.toml"}
    paragraphs = (tmp_path / "i18n.toml").read_text("utf-8").strip().split("\n\n")
    assert all(one.startswith("# ") for one in paragraphs)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("i18n.toml", "languages = ['es']\n"),
        ("i18n.toml", ""),
        ("i18n.toml", "this is not TOML"),
        ("pyproject.toml", "[tool.i18n]\nlanguages = ['es']\n"),
    ],
)
def test_settings_that_are_there_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    """Whatever is in them."""
    put(tmp_path, {name: text, "a.html": "<p>Words.</p>"})
    assert main(["-C", str(tmp_path), "init"]) == 2
    assert name in capsys.readouterr().err
    assert (tmp_path / name).read_text("utf-8") == text
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["a.html", name])


def test_a_python_project_without_our_settings_gets_them(tmp_path: Path) -> None:
    """Its pyproject.toml is about other things."""
    put(
        tmp_path, {"pyproject.toml": "[project]\nname = 'x'\n", "mkdocs.yml": "", "docs/a.md": PAGE}
    )
    assert main(["-C", str(tmp_path), "init"]) == 0
    assert (tmp_path / "i18n.toml").is_file()


def test_an_empty_folder_gets_no_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What to do is said."""
    assert main(["-C", str(tmp_path), "init"]) == 2
    assert "put pages into source_texts/" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert main(["-C", str(tmp_path), "init", "none"]) == 2


def test_a_generator_in_a_folder_below_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sites often lie beside the program that they are about."""
    put(tmp_path / "website", SITES["docusaurus"][0])
    assert main(["-C", str(tmp_path), "init"]) == 2
    assert "website/ looks like Docusaurus: try `init website`" in capsys.readouterr().err
    assert main(["-C", str(tmp_path), "init", "website"]) == 0
    assert (tmp_path / "website" / "i18n.toml").is_file()


def test_what_a_generator_needs_for_languages_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plugin, languages in its settings, or folders by other names."""
    put(tmp_path / "a", {"mkdocs.yml": "site_name: X\n", "docs/a.md": PAGE})
    main(["init", str(tmp_path / "a")])
    assert "To do: mkdocs.yml names no languages" in capsys.readouterr().out
    toml = HUGO.replace("[languages.de]", '[languages.de]\ncontentDir = "content/german"')
    put(tmp_path / "b", {"hugo.toml": toml, "content/a.md": PAGE})
    main(["init", str(tmp_path / "b")])
    assert "call that folder “de”" in capsys.readouterr().out
