"""What of a site generator's tree is looked at: not what it builds, and not what we keep there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from i18n.project import git
from i18n.project.paths import STATE, Paths
from i18n.project.settings import FILES, Settings
from i18n.project.source_tree import written_record
from i18n.project.source_tree.exclusions import LeftOut
from i18n.project.source_tree.source_folder import Unseen
from i18n.publishing.generators import trees
from i18n.publishing.generators.trees import Generator, Tree

_BUILT: dict[Generator, tuple[str, ...]] = {
    "hugo": ("public", ".hugo_build.lock"),
    "hugo-folder": ("public", ".hugo_build.lock"),
    "mkdocs": ("site",),
    "mkdocs-folder": ("site",),
    "docusaurus": ("build",),
    "starlight": ("dist",),
    "eleventy": ("_site",),
    "jekyll": ("_site", "vendor"),
}
"""What a generator writes at the top of its tree, or others install there."""

_DOTTED = frozenset({".nojekyll", ".htaccess", ".eleventyignore", ".pages", ".nav.yml"})
_DOTTED_STARTS = (".eleventy.", ".authors.", ".meta.", ".babelrc", ".browserslistrc", ".postcssrc")
"""Files with a dot that generators read, beside pages or at the top; no folder is among them."""

COPIED = (
    *("README.*", "readme.*", "CHANGELOG.*", "CONTRIBUTING.*", "CODE_OF_CONDUCT.*"),
    *("SECURITY.*", "History.*"),
    *("SUPPORT.*", "LICENSE.*", "LICENCE.*", "NOTICE.*", "AUTHORS.*", "AGENTS.*", "CLAUDE.*"),
    *("_includes/", "_layouts/", "_sass/", "_data/"),
)
"""What is no page where the top of the tree is a folder of pages: texts about the repository, and
parts that pages are made with."""


def copied(settings: Settings) -> tuple[str, ...]:
    """Patterns of files that look like pages of a tree and are none."""
    tree = settings.tree
    if tree is None or "" not in tree.roots:
        return ()
    return tuple(f"/{one}" if one.endswith(".*") else one for one in COPIED)


def passed_over(paths: Paths) -> frozenset[str]:
    """What of a generator's tree is not looked at: what the generator writes there, and what git
    does not keep, unless it is a folder of pages or in one."""
    tree = paths.settings.tree
    if tree is None:
        return frozenset()
    return frozenset(
        one
        for one in (*_BUILT[tree.generator], *git.ignored(paths.sources))
        if not any(_one_in_the_other(one, root) for root in tree.roots if root)
    )


def _one_in_the_other(one: str, other: str) -> bool:
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def unseen(paths: Paths) -> Unseen:
    """What keeps a path of the sources from being looked at: what the settings leave out, what is
    passed over in a generator's tree and what we keep there; of the latter two nothing is told
    (the pattern is "")."""
    settings = paths.settings
    tree = settings.tree
    ours = [settings.locales, settings.preview, settings.glossary, STATE, FILES[0]]
    ours += [settings.site] if tree is None else []
    own = {_below(Path(one), Path(settings.sources)) for one in ours} - {""}
    own |= passed_over(paths)

    def found(path: str) -> LeftOut | None:
        if path.rstrip("/") in own:
            return LeftOut(path, "", False, False)
        if tree is not None and not path.endswith("/") and _is_read(path.rpartition("/")[2]):
            return None
        return settings.exclusions.unseen(path)

    return found


def _below(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else ""


def _is_read(name: str) -> bool:
    return name in _DOTTED or name.startswith(_DOTTED_STARTS)


def pages(paths: Paths, files: Sequence[str], tree: Tree) -> tuple[tuple[str, ...], frozenset[str]]:
    """The pages in the source language among the files of a tree, and the files that we wrote
    there."""
    written = frozenset(_written(paths))
    settings = paths.settings
    tags: Collection[str] = {*settings.languages, *paths.language_folders()}
    found = [path for path in files if trees.is_page(path, tree)]
    return tuple(p for p in trees.sources(found, tags, tree) if p not in written), written


def _written(paths: Paths) -> list[str]:
    """The files that we wrote, from the folder of the tree on."""
    top = Path(paths.settings.sources)
    found = (Path(path) for path in written_record.load(paths.written))
    return [_below(path, top) for path in found]
