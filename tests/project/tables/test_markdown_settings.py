"""Which Markdown a site is in: by its settings, by what lies in its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.errors import SettingsError
from i18n.project.settings import load
from i18n.project.tables.markdown_settings import Markdown, read


@pytest.mark.parametrize(
    ("name", "text", "dialect"),
    [
        ("docusaurus.config.ts", "", "docusaurus"),
        ("astro.config.mjs", "", "starlight"),
        ("mkdocs.yml", "markdown_extensions:\n  - attr_list\n", "mkdocs"),
        ("mkdocs.yml", "site_name: x\n", "python"),
        ("hugo.toml", "", "hugo"),
        (".eleventy.js", "", "eleventy"),
        ("_config.yml", "", "jekyll"),
        ("conf.py", "extensions = ['myst_parser']\n", "myst"),
        ("conf.py", "extensions = []\n", ""),
        ("notes.txt", "", ""),
    ],
)
def test_what_lies_in_the_folder_tells(tmp_path: Path, name: str, text: str, dialect: str) -> None:
    """Also in that of the sources."""
    (tmp_path / name).write_text(text)
    assert load(tmp_path)[0].told.dialect == dialect


def test_the_settings_have_the_last_word(tmp_path: Path) -> None:
    """They know what the site is."""
    (tmp_path / "hugo.toml").write_text("")
    (tmp_path / "i18n.toml").write_text('[markdown]\ndialect = "mkdocs"\nfences = ["text"]\n')
    told = load(tmp_path)[0].told
    assert (told.dialect, told.fences, told.comments) == ("mkdocs", ("text",), False)


def test_a_table_is_read() -> None:
    """Every key has a default."""
    assert read({}, "i18n.toml") == Markdown()
    assert read({"dialect": "hugo", "comments": True}, "x") == Markdown("hugo", comments=True)


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ({"dialect": "word"}, "must be one of commonmark, github"),
        ({"dialect": 5}, "must be one of"),
        ({"comments": "yes"}, "must be true or false"),
        ({"fences": "text"}, "must be a list of strings"),
        ({"dialct": "hugo"}, "did you mean “dialect”"),
    ],
)
def test_what_is_wrong_is_said(table: dict[str, object], what: str) -> None:
    """With what may stand there."""
    with pytest.raises(SettingsError, match=what):
        read(table, "i18n.toml")
