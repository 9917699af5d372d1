"""What would stand at one address with something else; `check` says it before a build finds it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from i18n.model import Problem
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.stages.publish import addresses


def clashes(project: Project, catalogs: Sequence[LanguageCatalogs]) -> list[Problem]:
    """What would be at one address with something else, were every page published."""
    found = of_sources(project)
    for one in catalogs:
        rule = partial(project.settings.publishing, one.language.tag)
        pages = [path for path in project.at_hand if rule(path).show != "none"]
        found += addresses.choose(project, one, pages)[1]
    return found


def of_sources(project: Project) -> list[Problem]:
    """What of the sources would be at one address with something else."""
    return [*addresses.check(project), *collisions(project).values()]


def collisions(project: Project) -> dict[str, Problem]:
    """Languages whose folder in the site the source already has."""
    if project.settings.tree is not None:  # its folders of languages are its own
        return {}
    tops = {path.split("/")[0] for path in (*project.at_hand, *project.assets)}
    return {
        language.tag: Problem(
            f"{project.settings.sources}/{language.tag}",
            0,
            "error",
            "collision",
            f"stands where the pages in {language.name} go; rename it",
            language.tag,
        )
        for language in project.languages
        if language.tag in tops
    }
