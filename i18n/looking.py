"""The commands that look and tell, and write nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from i18n import gate
from i18n.errors import counted
from i18n.languages.locales import language
from i18n.model import Message, Problem
from i18n.mt import routing
from i18n.project import git, paths, route_scores, sources
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, coverage, terms_of, ui_string_coverage
from i18n.project.settings import load
from i18n.publishing import policy
from i18n.session import (
    OK,
    PROBLEMS,
    Options,
    closing,
    exit_code,
    finish,
    made,
    problems_of,
    project_of,
)
from i18n.stages import check as stages_check
from i18n.stages import roundtrip, site_check, translate
from i18n.stages.extract import extract
from i18n.stages.publish import build
from i18n.stages.reports import explain, status
from i18n.stages.reports.forecast import forecast
from i18n.storage import write
from i18n.terminal import Terminal


def dry_run(options: Options, terminal: Terminal) -> int:
    """What a run would do; nothing is written."""
    with terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        with closing(made(project.root, project.settings)) as engines:
            for one in chosen:
                if project.settings.route(one.tag):
                    translate.plan(project, one, engines)
        shelves = [extract(project, one) for one in chosen]
        found = {one.language: forecast(project, one) for one in shelves}
    if options.format == "json":
        terminal.json({"languages": {one.tag: asdict(told) for one, told in found.items()}})
    else:
        terminal.forecast({one.name: told for one, told in found.items()})
    return finish(terminal, problems_of(project, shelves))


def check(options: Options, terminal: Terminal) -> int:
    """Look for what is wrong in the catalogs and, if asked, in the built site."""
    with terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        shelves = [extract(project, one) for one in chosen]
        found = [p for one in shelves for p in stages_check.check(project, one)]
        found += build.clashes(project, shelves)
        built = site_check.check(project, shelves, progress) if options.site else ()
    low = (p for one in shelves for p in gate.below(one, options.fail_under))
    asked = {"", project.source.tag, *(one.tag for one in chosen)}
    of_site = [p for p in built if p.language in asked]
    found = [*project.problems, *found, *low, *of_site]
    if options.format == "json":
        terminal.json(gate.facts(found, shelves))
        return exit_code(found)
    if options.format == "github":
        terminal.lines(gate.github(found, git.prefix(options.dir)))
        return exit_code(found)
    code = finish(terminal, found)
    errors = sum(problem.level == "error" for problem in found)
    terminal.say(f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}.")
    return code


def show_status(options: Options, terminal: Terminal) -> int:
    """How far each language and each page is."""
    if options.effort:
        return show_effort(options, terminal)
    with terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        shelves = [extract(project, one) for one in chosen]
        with closing(made(project.root, project.settings)) as engines:
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


def show_why(options: Options, terminal: Terminal) -> int:
    """Why a page, or a file of UI strings, reads as it does."""
    with terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        shelves = [extract(project, one) for one in chosen]
    given = options.page.removeprefix(f"{project.settings.sources}/")
    named = [*(one.path for one in project.pages), *(one.path for one in project.strings)]
    path = explain.page(given, named)
    for one in shelves:
        if found := one.catalogs.get(paths.stem(path, project.settings)):
            terminal.say(f"{one.language.name}: {_standing(project, one, path)}.")
            _say_reasons(
                options, terminal, project, one, explain.messages(found, path, options.text)
            )
    return finish(terminal, problems_of(project, shelves))


def _standing(project: Project, catalogs: LanguageCatalogs, path: str) -> str:
    """Why a page, or a file of UI strings, is or is not in the site."""
    rule = project.settings.publishing(catalogs.language.tag, path)
    strings = ui_string_coverage(project, catalogs)
    if path in strings:
        return explain.by_key(policy.share(strings[path], rule), rule)
    share = policy.share(coverage(project, catalogs)[path], rule)
    return explain.standing(share, path in build.published(project, catalogs), rule)


def _say_reasons(
    options: Options,
    terminal: Terminal,
    project: Project,
    catalogs: LanguageCatalogs,
    asked: Sequence[Message],
) -> None:
    if options.text and not asked:
        terminal.say(f"No sentence of it has “{options.text}”.")
    terms = terms_of(project, catalogs.language)
    for message in asked:
        said = explain.reason(message, catalogs.language.tag, terms)
        terminal.reason(explain.named(message), said)


def show_engines(options: Options, terminal: Terminal) -> int:
    """What can translate here, and by which route."""
    settings, _ = load(options.dir)
    with closing(made(options.dir, settings)) as engines:
        languages = [language(code).tag for code in options.lang] or settings.languages
        measured = {tag: route_scores.load(options.dir, settings, tag) for tag in languages}
        found = routing.survey(engines, settings.source_language, languages, measured)
    if options.format == "json":
        terminal.json(status.survey(found))
    else:
        terminal.survey(found)
    return OK


def round_trip(options: Options, terminal: Terminal) -> int:
    """Show that pages come back byte for byte."""
    settings, _ = load(options.dir)
    cut = sources.cut(settings)
    count = 0
    differing: list[Path] = []
    with terminal.progress() as progress:
        for given in options.paths:
            total = len(roundtrip.find(given, settings.strings))
            for trip in roundtrip.trips(given, cut, settings.source_language, settings.strings):
                count += 1
                progress(f"{given}", count, total)
                if not trip.identical:
                    differing.append(trip.path)
                if options.out:
                    write(options.out / trip.name, trip.rendered)
    for path in differing:
        terminal.out.print(f"differs: {path}", soft_wrap=True)
    same = count - len(differing)
    terminal.say(f"{counted(count, 'file')}, {same} identical, {len(differing)} differing")
    return PROBLEMS if differing else OK
