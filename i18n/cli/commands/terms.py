"""The command `terms`: what the glossary could have, from the pages and from other tools."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import exit_code, finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import PipelineError, counted
from i18n.project.project import Project
from i18n.project.reading import project_of
from i18n.stages import terminology
from i18n.stages.session import opened
from i18n.stages.terminology import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsOptions(CommandOptions):
    """What `terms` is given."""

    action: Literal["suggest", "import"]
    files: tuple[Path, ...]
    add: bool


SHOWN = 40
"""Suggestions at a time: what an editor can decide on in one sitting."""


def terms(options: TermsOptions, terminal: Terminal) -> int:
    """Suggest terms, or bring in those of other tools."""
    if options.action == "import":
        return _import(options, terminal)
    if options.files:
        raise PipelineError("terms suggest takes no file; terms import does")
    with opened(options.directory) as left, terminal.progress() as progress:
        project, chosen = project_of(options.directory, options.languages, progress, left)
        found = terminology.suggest(project, chosen, SHOWN)
        added = terminology.add(project, found) if options.add else 0
    if options.format == "json":
        terminal.json({"suggestions": [asdict(one) for one in found]})
        return exit_code(project.problems)
    if found:
        columns = ("Suggestion", "times", "pages", "called now")
        terminal.table("", columns, [_row(one) for one in found])
    for line in _next(project, len(found), added):
        terminal.say(line)
    return finish(terminal, project.problems)


def _next(project: Project, found: int, added: int) -> tuple[str, ...]:
    """How suggestions become terms in effect, from where somebody is."""
    name = project.settings.glossary
    tags = ", ".join(one.tag for one in project.languages)
    if added:
        return (
            f"{counted(added, 'row')} added to {name}. A row counts when it has",
            f"  what the term is called, in the column of a language ({tags}), or",
            "  yes in the column do_not_translate: it stays as it is.",
            "Delete the rows that you do not want, then",
            "  run                drafts with the terms from then on",
            "  translate --redo   drafts anew what nobody has touched",
            "  check              tells which texts say otherwise",
        )
    if found:
        return (f"`terms suggest --add` makes them rows of {name}, to be filled in.",)
    blank = terminology.unfilled(project)
    rest = (f"Its rows that say nothing yet: {', '.join(blank)}.",) if blank else ()
    return (f"Nothing that the pages repeat is missing from {name}.", *rest)


def _row(one: Suggestion) -> tuple[object, ...]:
    now = "; ".join(f"{tag}: {text}" for tag, text in one.translations.items())
    return one.source, one.count, len(one.pages), now


# --- import ------------------------------------------------------------------


def _import(options: TermsOptions, terminal: Terminal) -> int:
    """Bring in glossaries of other tools; what is there already stays."""
    if not options.files:
        raise PipelineError("terms import takes one or more .tbx or .csv files")
    with opened(options.directory) as left, terminal.progress() as progress:
        project, chosen = project_of(options.directory, options.languages, progress, left)
        result = terminology.bring_in(project, chosen, options.files)
    name = project.settings.glossary
    terminal.say(
        f"{name}: {counted(result.added, 'term')} added, {result.extended} extended, "
        f"{result.known} known."
    )
    for line in result.conflicts:
        terminal.say(f"  {line}")
    return finish(terminal, [*project.problems, *result.problems])


COMMAND = CommandSpec(
    name="terms",
    text=(
        "`terms suggest` lists the names and phrases that the pages repeat and the\n"
        "glossary does not have; with --add they become its rows. `terms import` brings\n"
        "in glossaries of other tools; what is there already stays. Drafts use the\n"
        "glossary, and `check` says where a translation does not."
    ),
    invocation=starting(TermsOptions, terms),
    arguments=(
        Argument(
            "action", "list new terms, or read them from files", choices=("suggest", "import")
        ),
        Argument("files", "a .tbx or .csv file to import", "FILE", count="*", read=Path),
        Argument("--add", "add what is suggested to the glossary", flag=True),
    ),
    json=True,
)
