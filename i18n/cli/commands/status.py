"""The commands that look and tell, and write nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from i18n.cli.exit_codes import exit_code, finish
from i18n.cli.terminal import Terminal
from i18n.model import Problem
from i18n.stages.extract import extract
from i18n.stages.reports import status
from i18n.stages.session import Options, closing, made, problems_of, project_of


def show_status(options: Options, terminal: Terminal) -> int:
    """How far each language and each page is."""
    if options.effort:
        return show_effort(options, terminal)
    with terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        shelves = [extract(project, one) for one in chosen]
        with closing(made(project.paths)) as engines:
            facts = status.site(project, shelves, engines)
    found = problems_of(project, shelves)
    return _told(options, terminal, facts, terminal.pages, found)


def show_effort(options: Options, terminal: Terminal) -> int:
    """How much people changed what each route drafted."""
    with terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        shelves = [extract(project, one) for one in chosen]
        facts = status.effort(project, shelves)
    found = problems_of(project, shelves)
    return _told(options, terminal, facts, terminal.effort, found)


def _told(
    options: Options,
    terminal: Terminal,
    facts: Mapping[str, Any],
    show: Callable[[Any], None],
    found: Sequence[Problem],
) -> int:
    """Facts by language for a machine, or shown one language after the other; the exit code."""
    if options.format == "json":
        terminal.json(facts)
        return exit_code(found)
    for one in facts["languages"].values():
        show(one)
    return finish(terminal, found)
