"""What kind of site a folder holds: which generator's, by the files that tell."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from i18n.publishing.generators.trees import Generator
from i18n.stages.setup import generator_config
from i18n.stages.setup.generator_config import NOTHING, Config
from i18n.storage import is_file

NAMES = {
    "hugo": "Hugo",
    "mkdocs": "MkDocs",
    "docusaurus": "Docusaurus",
    "starlight": "Starlight",
    "eleventy": "Eleventy",
    "jekyll": "Jekyll",
}
"""What generators are called."""


@dataclass(frozen=True, slots=True)
class Found:
    """A generator, the file that tells, and what its settings say."""

    generator: Generator
    evidence: str
    config: Config = NOTHING

    @property
    def name(self) -> str:
        """The generator as people call it."""
        return NAMES[self.generator.removesuffix("-folder")]


def detect(folder: Path) -> tuple[Found, ...]:
    """The generators whose site a folder holds, the surest first."""
    return tuple(one for look in _LOOKS for one in look(folder))


def nearby(folder: Path) -> tuple[tuple[str, Found], ...]:
    """The folders in a folder that hold such sites, each with what it holds."""
    with os.scandir(folder) as entries:
        inner = sorted(one.name for one in entries if one.is_dir() and one.name[0] != ".")
    there = ((name, detect(folder / name)) for name in inner if name != "node_modules")
    return tuple((name, found[0]) for name, found in there if found)


def _first(folder: Path, names: Sequence[str]) -> str:
    return next((name for name in names if is_file(folder / name)), "")


def _docusaurus(folder: Path) -> Iterator[Found]:
    names = [f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs", "mts")]
    if name := _first(folder, names):
        yield Found("docusaurus", name, generator_config.docusaurus(folder / name))


def _starlight(folder: Path) -> Iterator[Found]:
    names = [f"astro.config.{suffix}" for suffix in ("mjs", "js", "ts", "mts", "cjs")]
    name = _first(folder, names)
    if name and "starlight" in generator_config.source(folder / name):
        yield Found("starlight", name)


def _mkdocs(folder: Path) -> Iterator[Found]:
    if name := _first(folder, ["mkdocs.yml", "mkdocs.yaml"]):
        config = generator_config.mkdocs(folder / name)
        yield Found("mkdocs-folder" if config.by_folder else "mkdocs", name, config)


_HUGO = [
    f"{stem}.{suffix}" for stem in ("hugo", "config") for suffix in ("toml", "yaml", "yml", "json")
]
_HUGO_FOLDERS = ("archetypes", "layouts", "themes")


def _hugo(folder: Path) -> Iterator[Found]:
    split = folder / "config" / "_default"
    stems = ("hugo", "config", "languages")
    parts = [
        split / f"{stem}.{suffix}" for stem in stems for suffix in ("toml", "yaml", "yml", "json")
    ]
    name = _first(folder, _HUGO)
    sure = name.startswith("hugo.") or any((folder / one).is_dir() for one in _HUGO_FOLDERS)
    paths = [path for path in (folder / name, *parts) if is_file(path)] if name else []
    paths = paths or [path for path in parts if is_file(path)]
    if not paths or not (sure or split.is_dir()):
        return
    config = generator_config.hugo(folder, paths)
    evidence = paths[0].relative_to(folder).as_posix()
    yield Found("hugo-folder" if config.by_folder else "hugo", evidence, config)


def _eleventy(folder: Path) -> Iterator[Found]:
    names = [
        ".eleventy.js",
        *(f"eleventy.config.{suffix}" for suffix in ("js", "mjs", "cjs", "ts")),
    ]
    if name := _first(folder, names):
        yield Found("eleventy", name, generator_config.eleventy(folder / name))
    elif "@11ty/eleventy" in generator_config.source(folder / "package.json"):
        yield Found("eleventy", "package.json")


def _jekyll(folder: Path) -> Iterator[Found]:
    name = _first(folder, ["_config.yml", "_config.yaml"])
    if not name:
        return
    by_folder = any((folder / one).is_dir() for one in ("_posts", "_layouts", "_includes"))
    in_gemfile = "jekyll" in generator_config.source(folder / "Gemfile")
    if by_folder or in_gemfile or is_file(folder / "index.md"):
        yield Found("jekyll", name)


_LOOKS: tuple[Callable[[Path], Iterator[Found]], ...] = (
    _docusaurus,
    _starlight,
    _mkdocs,
    _hugo,
    _eleventy,
    _jekyll,
)
