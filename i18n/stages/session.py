"""A site's folder held for a command that writes, and put in order first."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from i18n.errors import OutputError
from i18n.model import Problem
from i18n.project.cut_off import recovery
from i18n.project.paths import STATE, Paths, lock, prove_apart
from i18n.project.settings import load
from i18n.stages.publish import release
from i18n.storage import inside


@contextlib.contextmanager
def opened(root: Path) -> Iterator[tuple[Problem, ...]]:
    """Hold a site's folder for a command that writes, and put in order what a run that was cut
    off left there: what was found and done. Raises OutputError where another run holds it, or a
    link leads one of its folders into another."""
    with lock(root) as cut_off:
        settings, _ = load(root)
        paths = Paths(root, settings)
        prove_apart(paths)
        yield _recovered(paths, cut_off)


def _recovered(paths: Paths, cut_off: bool) -> tuple[Problem, ...]:
    told, problems = recovery.recover(paths)
    for folder in (paths.site, paths.preview):
        with contextlib.suppress(OutputError, OSError):  # said by a build
            told += release.recover(inside(folder, paths.root))
    if not told and not cut_off:
        return problems
    done = "; ".join(told) or "it left nothing unfinished"
    what = f"the last run here was cut off: {done}"
    return (Problem("", 0, "warning", "interrupted", what), *problems)


def not_kept(why: str) -> Problem:
    """The warning that nothing of a run could be kept in its cache."""
    what = f"the cache cannot be used: {why}; this run went on without it, and the next is slower"
    return Problem(STATE, 0, "warning", "cache", what)
