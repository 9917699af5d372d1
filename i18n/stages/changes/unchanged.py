"""A site that is as the last run left it: what may be told of it without looking at it again."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from i18n.catalogs.coverage import Coverage
from i18n.errors import PipelineError
from i18n.execution import work_store
from i18n.languages.locales import language as known_language
from i18n.model import Language, Problem
from i18n.project import site_state
from i18n.project.paths import Paths
from i18n.project.settings import load
from i18n.stages.changes import stored
from i18n.stages.changes.facts import LanguageFacts, pairs, problems
from i18n.stages.changes.stored import Kept
from i18n.storage import is_file

Totals = Mapping[str, Coverage]
"""How far languages are, by tag."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A site as the last run left it, and the languages that are asked for."""

    paths: Paths
    kept: Kept
    languages: tuple[Language, ...]

    @property
    def source(self) -> Language:
        """The language of its sources."""
        return known_language(self.paths.settings.source_language)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is said of its sources."""
        return tuple(problems(self.kept.site.problems))


def unchanged(root: Path, codes: Sequence[str], catalogs: bool = True) -> Unchanged | None:
    """The site in a folder, if it is as the last run left it, and that run kept what it knew; what
    it knew of `catalogs` if these are asked for."""
    settings, named = load(root)
    paths = Paths(root, settings)
    with contextlib.suppress(PipelineError, LookupError, TypeError, ValueError):
        if named and (found := _kept(paths, catalogs)) is not None:
            tags = [known_language(code).tag for code in codes]
            every = [known_language(one.tag) for one in found.site.languages]
            if {*tags} <= {one.tag for one in every}:
                wanted = dict.fromkeys(tags) or [one.tag for one in every]
                return Unchanged(paths, found, tuple(map(known_language, wanted)))
    return None


def _kept(paths: Paths, catalogs: bool) -> Kept | None:
    path = paths.state(site_state.NAME)
    if not is_file(path):
        return None
    with work_store.opened(path) as store, store.at_once():
        key = stored.last(store)
        same = key is not None and site_state.is_as_left(store, paths, key)
        return stored.loaded(store, key, catalogs) if key is not None and same else None


def messages(site: Unchanged) -> int:
    """How many messages the templates of a site have."""
    return sum(len(pairs(one.texts)) for one in site.kept.pages.values())


def of_build(site: Unchanged) -> list[Problem]:
    """What a build tells of a site as it stands."""
    whole = site.kept.site
    said = [p for one in whole.languages for p in problems(one.said)]
    checked = [p for one in whole.languages for p in check(site, known_language(one.tag))]
    errors = [p for p in checked if p.level == "error"]
    return [*site.problems, *problems(whole.standing), *said, *errors]


# --- what `check` tells -----------------------------------------------------------------------


def check(site: Unchanged, language: Language) -> list[Problem]:
    """The problems of a language's catalogs."""
    known = facts_of(site, language)
    catalogs = site.kept.catalogs[language.tag].values()
    found = [p for one in catalogs for p in problems(one.problems)]
    return sorted([*found, *problems(known.across)])


def coverage(site: Unchanged, language: Language) -> Coverage:
    """How far a language is."""
    columns = zip(*(one.whole for one in site.kept.catalogs[language.tag].values()), strict=True)
    return Coverage(*map(sum, columns))


def facts_of(site: Unchanged, language: Language) -> LanguageFacts:
    """What is kept of a language as a whole."""
    return next(one for one in site.kept.site.languages if one.tag == language.tag)
