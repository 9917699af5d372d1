"""`build`: site/ and preview/ written from the catalogs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.project.reading import executor_of, project_of
from i18n.stages.check import errors
from i18n.stages.extract import extract
from i18n.stages.publish.build import NO_BASE_URL, build
from i18n.stages.session import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions(CommandOptions):
    """What `build` is given."""

    review: bool


def build_command(options: BuildOptions, terminal: Terminal) -> int:
    """Write site/ and preview/ from the catalogs."""
    with (
        opened(options.directory) as left,
        terminal.progress() as progress,
        executor_of(options.directory) as executor,
    ):
        project, _ = project_of(options.directory, options.languages, progress, left, executor)
        languages = [replace(extract(project, one), files={}) for one in project.languages]
        built = build(project, languages, progress, reviewed=options.review)
        checked = [problem for one in languages for problem in errors(project, one)]
    for tag, pages in built.published.items():
        terminal.say(f"{tag}: {len(pages)} of {counted(len(project.pages), 'page')} published.")
    folders = f"{project.settings.published} and {project.settings.preview}/"
    terminal.say(f"{folders} {'written' if built.changed else 'unchanged'}.")
    say_base_url(terminal, project.settings.based)
    return finish(terminal, [*project.problems, *built.problems, *checked])


def say_base_url(terminal: Terminal, based: bool) -> None:
    """Tell what a site without an address, if it is not `based` on one, has to do without."""
    if not based:
        terminal.say(NO_BASE_URL)


COMMAND = CommandSpec(
    name="build",
    text=(
        "Needs no translation engine. A page is published in a language when all its\n"
        "words are approved, and stays while 80 % are; published.txt beside the catalogs\n"
        "records it. --review makes preview/i18n/index.html too, where a page's sentences\n"
        "stand beside their translations with all warnings, as `run` does."
    ),
    invocation=starting(BuildOptions, build_command),
    arguments=(Argument("--review", "write the sheets for reviewers too", flag=True),),
    languages=False,
)
