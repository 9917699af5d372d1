"""`check`: what is wrong in the catalogs and, if asked, in the built site."""

from __future__ import annotations

import contextlib
from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import dataclass

from i18n.cli.annotations import below, facts, github
from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import exit_code, finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.model import Problem, Progress
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.project.reading import project_of
from i18n.stages.approval.findings import annotate
from i18n.stages.check import check
from i18n.stages.extract import extract
from i18n.stages.publish.clashes import clashes
from i18n.stages.session import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions(CommandOptions):
    """What `check` is given."""

    fail_under: float
    site: bool
    annotate: bool


def check_command(options: CheckOptions, terminal: Terminal) -> int:
    """Look for what is wrong in the catalogs and, if asked, in the built site."""
    if options.annotate:
        with opened(options.directory) as left:
            return _check(options, terminal, left)
    return _check(options, terminal, ())


def _check(options: CheckOptions, terminal: Terminal, left: tuple[Problem, ...]) -> int:
    with terminal.progress() as progress:
        project, chosen = project_of(options.directory, options.languages, progress)
        languages = [extract(project, one) for one in chosen]
        found = [p for one in languages for p in check(project, one)]
        found += clashes(project, languages)
        built = _of_built_site(project, languages, progress) if options.site else ()
    low = (p for one in languages for p in below(one, options.fail_under))
    asked = {"", project.source.tag, *(one.tag for one in chosen)}
    of_site = [p for p in built if p.language in asked]
    found = [*left, *project.problems, *found, *low, *of_site]
    if options.annotate:
        found += _annotated(project, languages, terminal, options)
    if options.format == "json":
        terminal.json(facts(found, languages))
        return exit_code(found)
    if options.format == "github":
        from i18n.project import git

        terminal.lines(github(found, git.prefix(options.directory)))
        return exit_code(found)
    code = finish(terminal, found)
    errors = sum(problem.level == "error" for problem in found)
    terminal.say(f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}.")
    return code


def _annotated(
    project: Project,
    languages: Sequence[LanguageCatalogs],
    terminal: Terminal,
    options: CheckOptions,
) -> Sequence[Problem]:
    """Write the findings into the catalogs; what could not be written."""
    done = [annotate(project, one) for one in languages]
    if options.format == "text":
        written = sum(count for count, _ in done)
        terminal.say(f"Findings are in the catalogs: {counted(written, 'file')} written.")
    return [problem for _, problems in done for problem in problems]


def _of_built_site(
    project: Project, languages: Sequence[LanguageCatalogs], progress: Progress
) -> tuple[Problem, ...]:
    from i18n.stages import site_check  # as long to import as all the rest of `check`

    return site_check.check(project, languages, progress)


def _percent(text: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 <= (number := float(text.removesuffix("%"))) <= 100:
            return number
    raise ArgumentTypeError(f"“{text}” is no number from 0 to 100")


COMMAND = CommandSpec(
    name="check",
    text=(
        "Looks at tags, placeholders, numbers, punctuation, terms and more. Only approved\n"
        "messages can have errors; such a message is shown in the source language until\n"
        "it is mended. For continuous integration: --fail-under 90 --format github."
    ),
    invocation=starting(CheckOptions, check_command),
    arguments=(
        Argument(
            "--format",
            "text for people (default), json, or github's annotations",
            choices=("text", "json", "github"),
        ),
        Argument(
            "--fail-under",
            "exit code 1 if less than N %% of a language's words are approved",
            "N",
            read=_percent,
            default=0.0,
        ),
        Argument(
            "--annotate",
            "write what is found in approved texts into the catalogs, as “# finding: …”, and "
            "take out what is gone",
            flag=True,
        ),
        Argument("--site", "look at the built site too: its links, languages and heads", flag=True),
    ),
    json=True,
)
