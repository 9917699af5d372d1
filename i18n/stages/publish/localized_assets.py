"""Links and files that differ by language: `img/map.es.png` beside `img/map.png`, or a table."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from i18n.model import Problem
from i18n.project.project import Project
from i18n.project.settings import Settings, file_of


def of_language(settings: Settings, assets: Sequence[str], tag: str) -> dict[str, str]:
    """What leads elsewhere in a language. A file with the language in its name takes the place
    of the file beside it without; the settings count more."""
    there = set(assets)
    found = {}
    for path in assets if settings.tree is None else ():  # a generator looks for them itself
        stem, suffix = posixpath.splitext(path)
        name, marked = posixpath.splitext(stem)
        if marked.lower().replace("_", "-") == f".{tag.lower()}" and name + suffix in there:
            found[name + suffix] = path
    return {**found, **dict(dict(settings.targets).get(tag, ()))}


def check(project: Project) -> Iterator[Problem]:
    """Targets that are no file or page of the site."""
    there = {*project.assets, *project.page_paths, *project.unread}
    for tag, pairs in project.settings.targets:
        for old, new in pairs:
            for path in (old, new):
                if "//" not in path and path not in there:
                    what = f"[targets.{tag}] names “{path}”, no page or file of the site; mend it"
                    yield Problem(file_of(project.root), 0, "warning", "target", what, tag)
