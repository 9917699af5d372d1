"""What `check` tells a machine: enough is approved or not, and problems as GitHub shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import floor
from pathlib import PurePosixPath
from typing import Any

from i18n.model import Problem
from i18n.stages.changes.unchanged import Totals
from i18n.stages.reports import problem_facts


def below(totals: Totals, least: float) -> Iterator[Problem]:
    """An error-level Problem where less than `least` per cent of the words of a language's
    pages are approved. Words are the sources', a message once in a catalog."""
    for tag, one in totals.items():
        if (share := 100 * one.share) < least:
            # Rounded down, since 89.96 % is not the 90 % that were asked for.
            approved = floor(share * 10) / 10
            said = f"{approved:g} % of the words are approved, less than {least:g} %"
            yield Problem("", 0, "error", "fail-under", said, tag)


def facts(found: Sequence[Problem], totals: Totals) -> dict[str, Any]:
    """The problems, and by language the words and how many of them are approved."""
    return {
        "languages": {
            tag: {"words": one.words, "words_approved": one.words_approved, "share": one.share}
            for tag, one in totals.items()
        },
        "problems": problem_facts.problems(found),
    }


def github(found: Iterable[Problem], prefix: str) -> list[str]:
    """Problems as GitHub's workflow commands, errors first since it shows only some; `prefix`
    leads from the top of the repository to the site.

    The form and its escapes are those of actions/toolkit, packages/core/src/command.ts.
    """
    ordered = sorted(set(found), key=lambda p: (p.level, p))
    return [_annotation(problem, prefix) for problem in ordered]


def _annotation(problem: Problem, prefix: str) -> str:
    properties = {"title": problem.rule}
    if problem.path:
        line = {"line": str(problem.line)} if problem.line else {}
        path = PurePosixPath(prefix, problem.path).as_posix()
        properties = {"file": path, **line, **properties}
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = problem.told if problem.path else _with_language(problem)
    return f"::{problem.level} {said}::{_data(message)}"


def _with_language(problem: Problem) -> str:
    return f"{problem.language}: {problem.told}" if problem.language else problem.told


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
