"""The problems of a language's catalogs: what `check` says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from i18n.checks import runner
from i18n.execution.seam import mapped
from i18n.execution.task import Failed, Task
from i18n.model import Message, Problem
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, terms_of
from i18n.terminology.glossary import NONE, Terms


@dataclass(frozen=True, slots=True)
class Rules:
    """What the messages of a language are checked by."""

    tag: str
    terms: Terms


class Checked(NamedTuple):
    """A catalog as its messages are checked: its path for Problems, and its Plural-Forms."""

    name: str
    messages: tuple[Message, ...]
    plurals: str


_Check = Callable[[Rules, Checked], tuple[Problem, ...]]


def check(project: Project, catalogs: LanguageCatalogs) -> tuple[Problem, ...]:
    """The problems of a language's catalogs, those of reading them included. Of a part of a site,
    those across its catalogs are left out: they need all."""
    problems = list(catalogs.problems)
    tag = catalogs.language.tag
    rules = Rules(tag, terms_of(project, catalogs.language))
    problems += _found(project, catalogs, Task(_checked, _same, rules))
    if project.part is None:
        named = {
            project.paths.po_name(catalogs.language, stem): found.messages
            for stem, found in catalogs.catalogs.items()
        }
        problems += runner.across(named, tag)
    return tuple(sorted(problems))


def errors(project: Project, catalogs: LanguageCatalogs) -> tuple[Problem, ...]:
    """The errors among what `check` finds, in a third of the time."""
    problems = [one for one in catalogs.problems if one.level == "error"]
    rules = Rules(catalogs.language.tag, NONE)
    problems += _found(project, catalogs, Task(_errors, _same, rules))
    return tuple(sorted(problems))


def _same(rules: Rules) -> Rules:
    return rules


def _checked(rules: Rules, one: Checked) -> tuple[Problem, ...]:
    found = runner.check(one.messages, one.name, rules.tag, rules.terms, plurals=one.plurals)
    return tuple(found)


def _errors(rules: Rules, one: Checked) -> tuple[Problem, ...]:
    return tuple(runner.errors(one.messages, one.name, rules.tag, plurals=one.plurals))


def _found(
    project: Project,
    catalogs: LanguageCatalogs,
    task: Task[Rules, Rules, Checked, tuple[Problem, ...]],
) -> Iterator[Problem]:
    """What a check finds in each catalog."""
    names = [project.paths.po_name(catalogs.language, stem) for stem in catalogs.catalogs]
    items = (
        Checked(name, one.messages, language_catalogs.plurals(one, catalogs.language))
        for name, one in zip(names, catalogs.catalogs.values(), strict=True)
    )
    for name, found in zip(names, mapped(task, items, project.executor), strict=True):
        if isinstance(found, Failed):
            what = f"cannot be checked: {found.what}; please report it with the catalog"
            yield Problem(name, 0, "error", "unchecked", what, catalogs.language.tag)
        else:
            yield from found
