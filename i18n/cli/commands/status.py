"""`status`: how far each language and each page is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import exit_code, finish
from i18n.cli.options import CommandOptions
from i18n.cli.repeated_gaps import gaps_of, say_gaps
from i18n.cli.terminal import Terminal
from i18n.model import Problem
from i18n.project import sources
from i18n.project.paths import Paths
from i18n.project.reading import catalogs_of, problems_of, project_of
from i18n.project.settings import load
from i18n.stages.changes import unchanged, unchanged_status
from i18n.stages.extract import extract
from i18n.stages.reports import status
from i18n.stages.site_engines import closing, made
from i18n.stages.told.look import Command, Look, lasting, looked_at, problems


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusOptions(CommandOptions):
    """What `status` is given."""

    effort: bool
    cost: bool


def show_status(options: StatusOptions, terminal: Terminal) -> int:
    """How far each language and each page is."""
    if options.cost:
        return show_cost(options, terminal)
    if options.effort:
        return show_effort(options, terminal)
    facts: Mapping[str, Any]
    if known := unchanged.unchanged(options.directory, options.languages):
        bare = unchanged_status.project(known)
        far = [unchanged_status.standing(known, one) for one in known.languages]
        with closing(made(bare.paths, (one.tag for one in bare.languages))) as engines:
            matter = [one.matter for one in known.kept.pages.values()]
            facts = status.facts(bare, far, engines, matter)
        found = [*known.problems]
    else:
        facts, found = _as_told(options, terminal)

    def show(one: Mapping[str, Any]) -> None:
        terminal.pages(one)
        say_gaps(terminal, gaps_of(one))

    return _told(options, terminal, facts, show, found)


def _as_told(options: StatusOptions, terminal: Terminal) -> tuple[Mapping[str, Any], list[Problem]]:
    """How far all is, and what is wrong with reading it; as it was told last if nothing has
    changed since, but for the engines that there are."""
    paths, every = catalogs_of(options.directory, ())
    with looked_at(paths, Command("status", tuple(options.languages))) as look:
        if (told := look.told) is None:
            return _looked(options, terminal, look)
        bare = sources.unread(paths, every)
        with closing(made(paths, (one.tag for one in every))) as engines:
            facts = status.with_routes(told["facts"], bare, engines)
        return facts, problems(told["problems"])


def _looked(
    options: StatusOptions, terminal: Terminal, look: Look
) -> tuple[Mapping[str, Any], list[Problem]]:
    with terminal.progress() as progress:
        project, chosen = project_of(options.directory, options.languages, progress)
        languages = [extract(project, one) for one in chosen]
        with closing(made(project.paths, (one.tag for one in project.languages))) as engines:
            facts = status.site(project, languages, engines)
    found = problems_of(project, languages)
    look.keep({"facts": facts, "problems": lasting(found)}, found, {})
    return facts, found


def show_cost(options: StatusOptions, terminal: Terminal) -> int:
    """What was spent on paid engines."""
    from i18n.cli.costs import say_spent
    from i18n.stages.reports.spending import spent

    found = spent(Paths(options.directory, load(options.directory)[0]))
    if options.format == "json":
        terminal.json({"spent": [asdict(one) for one in found]})
    else:
        say_spent(terminal, found)
    return exit_code(())


def show_effort(options: StatusOptions, terminal: Terminal) -> int:
    """How much people changed what each route drafted."""
    with terminal.progress() as progress:
        project, chosen = project_of(options.directory, options.languages, progress)
        languages = [extract(project, one) for one in chosen]
        from i18n.stages.reports import effort_facts  # asks git for what the drafts were

        facts = effort_facts.effort(project, languages)
    found = problems_of(project, languages)
    return _told(options, terminal, facts, terminal.effort, found)


def _told(
    options: StatusOptions,
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
    terminal.front_matter(facts.get("front_matter", {}))
    terminal.left_out(facts.get("left_out", ()))
    return finish(terminal, found)


COMMAND = CommandSpec(
    name="status",
    text=(
        "Counts the messages and words of each page that are empty, drafts or approved,\n"
        "and those with problems, and says whether the page is in the site; and counts\n"
        "the files that are not for translators, and the texts in front matter. A text\n"
        "without a translation that stands on several pages is named: filled in once, it\n"
        "comes to all of them.\n"
        "--effort says how much people changed the drafts that they approved, by route:\n"
        "the share left unchanged, the words edited for each word approved, and how\n"
        "alike drafts and approved texts are (chrF, 0 to 100)."
    ),
    invocation=starting(StatusOptions, show_status),
    arguments=(
        Argument("--effort", "how much people changed the drafts, by route", flag=True),
        Argument("--cost", "what was spent on paid engines, by month", flag=True),
    ),
    json=True,
)
