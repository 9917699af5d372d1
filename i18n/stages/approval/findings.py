"""What checks find in approved texts, written beside them: `# finding: numbers: 5 became 6; …`.

A PO editor shows it where the text is mended. It says nothing of the message itself: no state,
date or mark changes by it, and it goes when the finding does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from i18n.catalogs.ownership import FINDING, own_comments
from i18n.checks import runner
from i18n.errors import PipelineError
from i18n.model import Catalog, Message, Problem, State
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, terms_of
from i18n.stages.approval.rewriting import rewritten

_LINE = re.compile(r"(?<=\.po):\d+")


def annotate(project: Project, catalogs: LanguageCatalogs) -> tuple[int, tuple[Problem, ...]]:
    """Write the findings of a language into its catalogs as they lie there, and take out those
    that are gone: how many files that changed, and what could not be written."""
    loaded = language_catalogs.load(project.paths, catalogs.language)
    across = _across(project, loaded)
    written, problems = 0, []
    for stem in loaded.catalogs:
        told = across.get(project.paths.po_name(loaded.language, stem), {})
        try:
            written += rewritten(
                project.paths,
                loaded.language,
                stem,
                lambda found, told=told: _annotated(project, loaded, found, told),  # type: ignore[misc]
            )
        except PipelineError as error:
            name, tag = project.paths.po_name(loaded.language, stem), loaded.language.tag
            problems.append(Problem(name, error.line, "error", "not-written", error.what, tag))
    return written, tuple(problems)


def _across(project: Project, loaded: LanguageCatalogs) -> dict[str, Mapping[int, list[Problem]]]:
    """What stands in the way of other catalogs' texts, by path and line."""
    named = {
        project.paths.po_name(loaded.language, stem): found.messages
        for stem, found in loaded.catalogs.items()
    }
    told: dict[str, dict[int, list[Problem]]] = defaultdict(lambda: defaultdict(list))
    for one in runner.across(named, loaded.language.tag):
        told[one.path][one.line].append(one)
    return dict(told)


def _annotated(
    project: Project,
    loaded: LanguageCatalogs,
    catalog: Catalog,
    across: Mapping[int, Sequence[Problem]],
) -> Catalog:
    """A catalog with the findings of its approved messages, and no others."""
    terms = terms_of(project, loaded.language)
    plurals = language_catalogs.plurals(catalog, loaded.language)
    tag = loaded.language.tag

    def told(message: Message) -> Message:
        found: list[Problem] = []
        if message.state is State.APPROVED:
            found += runner.check((message,), "", tag, terms, plurals=plurals)
            found += across.get(message.line, ())
        said = dict.fromkeys(f"{FINDING}{one.rule}: {_plain(one)}" for one in found)
        comments = (*own_comments(message), *said)
        return replace(message, comments=comments) if comments != message.comments else message

    return replace(catalog, messages=tuple(map(told, catalog.messages)))


def _plain(problem: Problem) -> str:
    """A finding without the numbers of lines, which change with every edit."""
    return " ".join(_LINE.sub("", problem.message).split())
