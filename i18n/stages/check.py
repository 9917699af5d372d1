"""The problems of a language's catalogs: what `check` says of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from i18n.checks import runner
from i18n.execution.executor import Executor
from i18n.execution.seam import mapped
from i18n.execution.spilled import Made
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
        names = {project.paths.po_name(catalogs.language, stem): stem for stem in catalogs.catalogs}
        every = Made(names, lambda name: catalogs.catalogs[names[name]].messages)
        problems += runner.across(every, tag)
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


def usable(
    catalogs: LanguageCatalogs, executor: Executor | None
) -> Iterator[tuple[str, frozenset[Key] | Failed]]:
    """The keys of those messages of each catalog that readers may see; a Failed for one that could
    not be checked."""
    task = Task(_usable, _same, Rules(catalogs.language.tag, NONE))
    for stem, one in _by_stem(catalogs, task, shown, executor):
        yield stem, frozenset() if one is None else one


def _usable(rules: Rules, one: Checked) -> frozenset[Key]:
    return usable_keys(one.messages, rules.tag, one.plurals)


def findings(
    catalogs: LanguageCatalogs, executor: Executor | None, *, reviewed: bool
) -> Iterator[tuple[str, Findings]]:
    """What is wrong with each message of each catalog that has a text by itself: errors, and
    warnings too where it is `reviewed`."""
    task = Task(_warnings if reviewed else _faults, _same, Rules(catalogs.language.tag, NONE))
    for stem, one in _by_stem(catalogs, task, _with_text, executor):
        yield stem, {} if one is None or isinstance(one, Failed) else one


def _with_text(found: Catalog) -> tuple[Message, ...]:
    return tuple(m for m in found.messages if m.state in (State.APPROVED, State.DRAFT))


def _warnings(rules: Rules, one: Checked) -> Findings:
    said = ((m.key, runner.check((m,), "", rules.tag, plurals=one.plurals)) for m in one.messages)
    return _told(said)


def _faults(rules: Rules, one: Checked) -> Findings:
    said = ((m.key, runner.errors((m,), "", rules.tag, plurals=one.plurals)) for m in one.messages)
    return _told(said)


def _told(said: Iterable[tuple[Key, Iterable[Problem]]]) -> Findings:
    return {key: found for key, problems in said if (found := tuple(problems))}


def _by_stem(
    catalogs: LanguageCatalogs,
    task: Task[Rules, Rules, Checked, Found],
    chosen: Callable[[Catalog], tuple[Message, ...]],
    executor: Executor | None,
) -> Iterator[tuple[str, Found | Failed | None]]:
    """The result of each catalog for the messages that are chosen of it; None where there are
    none."""
    waiting: deque[tuple[str, bool]] = deque()

    def items() -> Iterator[Checked]:
        for stem, one in catalogs.catalogs.items():
            messages = chosen(one)
            waiting.append((stem, bool(messages)))
            if messages:
                yield Checked("", messages, language_catalogs.plurals(one, catalogs.language))

    for found in mapped(task, items(), executor):
        while not waiting[0][1]:
            yield waiting.popleft()[0], None
        yield waiting.popleft()[0], found
    yield from ((stem, None) for stem, _ in waiting)
