"""What is wrong with a site because its sources were so, and what we made worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from i18n.model import Problem
from i18n.publishing.sitecheck.built_site import Site

Fault = tuple[str, str, str]
"""A source's path, a rule, and what it says."""


def faults(problems: Iterable[Problem], site: Site) -> frozenset[Fault]:
    """What is wrong with the sources, looked at as a site of one language."""
    return frozenset(_fault(one, site) for one in problems)


def compared(
    problems: Iterable[Problem], site: Site, before: frozenset[Fault]
) -> tuple[Problem, ...]:
    """The problems that the sources have not, and one line for all the others: a translated page
    is to work as well as its source, no better."""
    ours: list[Problem] = []
    known: list[Problem] = []
    for one in problems:
        (known if _fault(one, site) in before else ours).append(one)
    return (*ours, *_told(known))


def _fault(problem: Problem, site: Site) -> Fault:
    path = problem.path.removeprefix(f"{site.folder}/")
    there = site.entries.get(path)
    return there.source if there else path, problem.rule, problem.message


def _told(known: Sequence[Problem]) -> tuple[Problem, ...]:
    if not known:
        return ()
    counts = Counter(one.rule for one in known).most_common()
    what = ", ".join(f"{count:,} {rule}" for rule, count in counts)
    first = min(known)
    where = f"{first.path}:{first.line}" if first.line else first.path
    told = f"the sources have faults that translation has not made worse: {what}; the first is in "
    return (Problem("", 0, "warning", "source-site", f"{told}{where}: {first.message}"),)
