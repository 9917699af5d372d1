"""The problems of a language's catalogs: what `check` says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from i18n.checks import runner
from i18n.execution.executor import Executor
from i18n.execution.seam import mapped
from i18n.execution.task import Failed, Task
from i18n.model import Catalog, Key, Message, Problem, State
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, terms_of
from i18n.publishing.bundles.approved import shown, usable_keys
from i18n.terminology.glossary import NONE, Terms


@dataclass(frozen=True, slots=True)
class Rules:
    """What the messages of a language are checked by; `once` where nobody asks for them again."""

    tag: str
    terms: Terms
    once: bool = False


class Checked(NamedTuple):
    """A catalog as its messages are checked: its path for Problems, and its Plural-Forms."""

    name: str
    messages: tuple[Message, ...]
    plurals: str


Found = TypeVar("Found")


def check(
    project: Project, catalogs: LanguageCatalogs, *, once: bool = False
) -> tuple[Problem, ...]:
    """The problems of a language's catalogs, those of reading them included. Of a part of a site,
    those across its catalogs are left out: they need all. `once` says that no build follows, which
    would ask for the same."""
    problems = list(catalogs.problems)
    tag = catalogs.language.tag
    rules = Rules(tag, terms_of(project, catalogs.language), once)
    problems += _found(project, catalogs, Task(_checked, _same, rules))
    if project.part is None:
        named = {
            project.paths.po_name(catalogs.language, stem): found.messages
            for stem, found in catalogs.catalogs.items()
        }
        problems += runner.across(named, tag)
    problems.sort()
    return tuple(problems)


def errors(project: Project, catalogs: LanguageCatalogs) -> tuple[Problem, ...]:
    """The errors among what `check` finds, in a third of the time."""
    problems = [one for one in catalogs.problems if one.level == "error"]
    rules = Rules(catalogs.language.tag, NONE)
    problems += _found(project, catalogs, Task(_errors, _same, rules))
    return tuple(sorted(problems))


def _same(rules: Rules) -> Rules:
    return rules


def _checked(rules: Rules, one: Checked) -> tuple[Problem, ...]:
    return tuple(
        runner.check(
            one.messages,
            one.name,
            rules.tag,
            rules.terms,
            plurals=one.plurals,
            once=rules.once,
        )
    )


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


# --- of each message, for what is published -------------------------------------------------

Findings = Mapping[Key, tuple[Problem, ...]]
"""What is wrong with some messages of a catalog, by key; nothing with the others."""


def usable(catalogs: LanguageCatalogs, executor: Executor | None) -> dict[str, frozenset[Key]]:
    """The keys of those messages of each catalog that readers may see; none where a catalog could
    not be checked, which `check` says."""
    task = Task(_usable, _same, Rules(catalogs.language.tag, NONE))
    items = {stem: _item(catalogs, one, shown(one)) for stem, one in catalogs.catalogs.items()}
    found = _by_stem(task, items, executor)
    none = frozenset[Key]()
    return {stem: none if isinstance(one, Failed) else one for stem, one in found.items()}


def _usable(rules: Rules, one: Checked) -> frozenset[Key]:
    return usable_keys(one.messages, rules.tag, one.plurals)


def findings(
    catalogs: LanguageCatalogs, executor: Executor | None, *, reviewed: bool
) -> dict[str, Findings]:
    """What is wrong with each message of each catalog that has a text by itself: errors, and
    warnings too where it is `reviewed`."""
    task = Task(_warnings if reviewed else _faults, _same, Rules(catalogs.language.tag, NONE))
    items = {
        stem: _item(catalogs, one, tuple(m for m in one.messages if m.state in _WITH_TEXT))
        for stem, one in catalogs.catalogs.items()
    }
    found = _by_stem(task, items, executor)
    return {stem: {} if isinstance(one, Failed) else one for stem, one in found.items()}


_WITH_TEXT = (State.APPROVED, State.DRAFT)


def _warnings(rules: Rules, one: Checked) -> Findings:
    said = ((m.key, runner.check((m,), "", rules.tag, plurals=one.plurals)) for m in one.messages)
    return _told(said)


def _faults(rules: Rules, one: Checked) -> Findings:
    said = ((m.key, runner.errors((m,), "", rules.tag, plurals=one.plurals)) for m in one.messages)
    return _told(said)


def _told(said: Iterable[tuple[Key, Iterable[Problem]]]) -> Findings:
    return {key: found for key, problems in said if (found := tuple(problems))}


def _item(
    catalogs: LanguageCatalogs, found: Catalog, messages: tuple[Message, ...]
) -> Checked | None:
    """What is sent of a catalog; None where there is nothing to look at."""
    plurals = language_catalogs.plurals(found, catalogs.language) if messages else ""
    return Checked("", messages, plurals) if messages else None


def _by_stem(
    task: Task[Rules, Rules, Checked, Found],
    items: Mapping[str, Checked | None],
    executor: Executor | None,
) -> dict[str, Found | Failed]:
    """The result of each catalog that there is something to look at in."""
    wanted = {stem: one for stem, one in items.items() if one is not None}
    return dict(zip(wanted, mapped(task, wanted.values(), executor), strict=True))
