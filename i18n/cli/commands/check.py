"""`check`: what is wrong in the catalogs and, if asked, in the built site."""

from __future__ import annotations

import contextlib
from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import dataclass, replace

from i18n.cli.annotations import below, facts, github
from i18n.cli.command_spec import SCHEDULER, Argument, CommandSpec, starting
from i18n.cli.exit_codes import exit_code, finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.model import Problem, Progress
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths
from i18n.project.project import Project, total_coverage, without_texts
from i18n.project.reading import executor_of, project_of
from i18n.project.settings import load
from i18n.stages.approval.findings import annotate
from i18n.stages.changes import unchanged
from i18n.stages.check import check
from i18n.stages.extract import extract
from i18n.stages.publish.clashes import clashes
from i18n.stages.session import opened
from i18n.stages.told import totals
from i18n.stages.told.look import Command, Told, lasting, looked_at, problems


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions(CommandOptions):
    """What `check` is given."""

    fail_under: float
    site: bool
    annotate: bool
    scheduler: str


def check_command(options: CheckOptions, terminal: Terminal) -> int:
    """Look for what is wrong in the catalogs and, if asked, in the built site."""
    if options.annotate:
        with opened(options.directory) as left:
            return _check(options, terminal, _checked(options, terminal, left))
    if options.site:
        return _check(options, terminal, _checked(options, terminal, ()))
    if known := unchanged.unchanged(options.directory, options.languages):
        return _check(options, terminal, _known(known))
    paths = Paths(options.directory, load(options.directory)[0])
    with looked_at(paths, Command("check", tuple(options.languages))) as look:
        told = _told_before(look.told)
        if told is None:
            told = _checked(options, terminal, ())
            kept = {"problems": lasting(told.problems), "totals": totals.as_rows(told.totals)}
            look.keep(kept, told.problems, {})
    return _check(options, terminal, told)


def _check(options: CheckOptions, terminal: Terminal, told: _Told) -> int:
    found = [*told.problems, *below(told.totals, options.fail_under), *told.of_site]
    found += told.unwritten
    if options.format == "json":
        terminal.json(facts(found, told.totals))
        return exit_code(found)
    if options.format == "github":
        from i18n.project import git

        terminal.lines(github(found, git.prefix(options.directory)))
        return exit_code(found)
    code = finish(terminal, found)
    errors = sum(problem.level == "error" for problem in found)
    terminal.say(f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}.")
    return code


@dataclass(frozen=True, slots=True)
class _Told:
    """What is wrong with a site, how far its languages are, what is wrong with the built site,
    and what could not be written into the catalogs."""

    problems: tuple[Problem, ...]
    totals: unchanged.Totals
    of_site: tuple[Problem, ...] = ()
    unwritten: tuple[Problem, ...] = ()


def _known(site: unchanged.Unchanged) -> _Told:
    """What is known of a site that is as the last run left it."""
    found = (p for one in site.languages for p in unchanged.check(site, one))
    far = {one.tag: unchanged.coverage(site, one) for one in site.languages}
    return _Told((*site.problems, *found), far)


def _told_before(found: Told | None) -> _Told | None:
    """What was told of the site when it was last looked at."""
    if found is None:
        return None
    return _Told(tuple(problems(found["problems"])), totals.from_rows(found["totals"]))


def _checked(options: CheckOptions, terminal: Terminal, left: tuple[Problem, ...]) -> _Told:
    """What there is to be seen of a site."""
    with (
        terminal.progress() as progress,
        executor_of(options.directory, options.scheduler) as executor,
    ):
        project, chosen = project_of(
            options.directory, options.languages, progress, executor=executor
        )
        project = project if options.site else without_texts(project)
        languages = [replace(extract(project, one), files={}) for one in chosen]
        found = [p for one in languages for p in check(project, one, once=True)]
        found += clashes(project, languages)
        built = _of_built_site(project, languages, progress) if options.site else ()
    far = {one.language.tag: total_coverage(one) for one in languages}
    asked = {"", project.source.tag, *far}
    of_site = tuple(p for p in built if p.language in asked)
    unwritten = _annotated(project, languages, terminal, options) if options.annotate else ()
    return _Told((*left, *project.problems, *found), far, of_site, tuple(unwritten))


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
        SCHEDULER,
    ),
    json=True,
)
