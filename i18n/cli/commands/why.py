"""`why`: the reason that a page reads as it does, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.model import Key, Message, State
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, terms_of
from i18n.project.reading import problems_of, project_of
from i18n.stages.extract import extract
from i18n.stages.reports import explain
from i18n.stages.reports.page_standing import page_standing
from i18n.stages.reports.repeated_gaps import repeated_gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyOptions(CommandOptions):
    """What `why` is given."""

    page: str
    text: str
    prompt: bool


def show_why(options: WhyOptions, terminal: Terminal) -> int:
    """Why a page, or a file of UI strings, reads as it does."""
    with terminal.progress() as progress:
        project, chosen = project_of(options.directory, options.languages, progress)
        languages = [extract(project, one) for one in chosen]
    given = options.page.removeprefix(f"{project.settings.sources}/")
    named = [*project.at_hand, *(one.path for one in project.strings)]
    apart = {one.path: one.reason for one in project.left_out}
    path = explain.page(given, [*named, *apart])
    if path in apart:
        terminal.say(f"{path}: {apart[path]}.")
    for one in languages:
        if found := one.catalogs.get(project.paths.stem(path)):
            terminal.say(f"{one.language.name}: {page_standing(project, one, path)}.")
            _say_reasons(
                options, terminal, project, one, explain.messages(found, path, options.text)
            )
    return finish(terminal, problems_of(project, languages))


def _say_reasons(
    options: WhyOptions,
    terminal: Terminal,
    project: Project,
    catalogs: LanguageCatalogs,
    asked: Sequence[Message],
) -> None:
    if options.text and not asked:
        terminal.say(f"No sentence of it has “{options.text}”.")
    terms = terms_of(project, catalogs.language)
    gaps = repeated_gaps(project.paths, catalogs)
    prompts = _prompts(project, catalogs, asked) if options.prompt else {}
    for message in asked:
        said = explain.reason(message, catalogs.language.tag, terms)
        if message.state is State.EMPTY and (gap := gaps.get(message.key)):
            said = f"{said}; {gap.told}"
        terminal.reason(explain.named(message), said)
        if options.prompt:
            _say_prompt(terminal, prompts.get(message.key))


def _prompts(
    project: Project, catalogs: LanguageCatalogs, asked: Sequence[Message]
) -> Mapping[Key, tuple[str, str]]:
    from i18n.stages.reports.sent import sent  # nobody else needs what it imports

    return sent(project, catalogs.language, asked)


def _say_prompt(terminal: Terminal, found: tuple[str, str] | None) -> None:
    """What a paid engine was sent for a message, the last time that one was asked."""
    terminal.say(f"    sent to {found[0]}:" if found else "    sent to no engine that keeps it")
    for line in (found[1] if found else "").splitlines():
        terminal.say(f"      {line}")


COMMAND = CommandSpec(
    name="why",
    text=(
        "Says for each sentence of PAGE, a path below the sources folder, who gave it its\n"
        "text, or why it is not translated: new, not approved, changed, a failed check.\n"
        "With TEXT only for the sentences that hold it. The suffix of PAGE may be left\n"
        "out. PAGE may be a file of UI strings, and then TEXT a key, such as menu.home."
    ),
    invocation=starting(WhyOptions, show_why),
    arguments=(
        Argument("page", "such as news/a.html", "PAGE"),
        Argument("text", "words in it", "TEXT", count="?", default=""),
        Argument("--prompt", "show what a paid engine was sent for each", flag=True),
    ),
)
