"""`build`: site/ and preview/ written from the catalogs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from i18n.cli.command_spec import SCHEDULER, Argument, CommandSpec, starting
from i18n.cli.exit_codes import finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.model import Problem, Progress
from i18n.project.paths import Paths
from i18n.project.reading import executor_of, project_of
from i18n.project.settings import load
from i18n.stages.changes import unchanged
from i18n.stages.check import errors
from i18n.stages.extract import extract
from i18n.stages.publish.build import NO_BASE_URL, build
from i18n.stages.session import opened
from i18n.stages.told.look import Command, Look, Told, is_new, lasting, looked_at, problems, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions(CommandOptions):
    """What `build` is given."""

    review: bool
    scheduler: str


def build_command(options: BuildOptions, terminal: Terminal) -> int:
    """Write site/ and preview/ from the catalogs; nothing of it where nothing has changed since
    the last time."""
    with opened(options.directory) as left, terminal.progress() as progress:
        settings, _ = load(options.directory)
        paths = Paths(options.directory, settings)
        command = Command("build", (str(options.review),), built=True)
        new = not left and is_new(paths, command)
        done = _of_last_run(options) if new else None
        if done is None:
            with looked_at(paths, command) as look:
                known = None if left or new else _known(options, look)
                done = known or _built(options, progress, left, look)
    for tag, pages in done["published"].items():
        terminal.say(f"{tag}: {pages} of {counted(done['pages'], 'page')} published.")
    folders = f"{settings.published} and {settings.preview}/"
    terminal.say(f"{folders} {'written' if done['changed'] else 'unchanged'}.")
    say_base_url(terminal, settings.based)
    return finish(terminal, problems(done["problems"]))


def _known(options: BuildOptions, look: Look) -> Told | None:
    """What is known of a site in which nothing is to be done."""
    if (told := look.told) is not None:
        return {**told, "changed": False}
    return _of_last_run(options)


def _of_last_run(options: BuildOptions) -> Told | None:
    """The same as the last run knows it, with all its sheets."""
    site = unchanged.unchanged(options.directory, ()) if options.review else None
    if site is None:
        return None
    return {
        "published": {one.tag: len(one.published) for one in site.kept.site.languages},
        "pages": len(site.kept.site.pages),
        "changed": False,
        "problems": rows(unchanged.of_build(site)),
    }


def _built(
    options: BuildOptions, progress: Progress, left: tuple[Problem, ...], look: Look
) -> Told:
    """What there was to do, done."""
    with executor_of(options.directory, options.scheduler) as executor:
        project, _ = project_of(options.directory, options.languages, progress, left, executor)
        languages = [replace(extract(project, one), files={}) for one in project.languages]
        built = build(project, languages, progress, reviewed=options.review)
        checked = [problem for one in languages for problem in errors(project, one)]
    found = [*project.problems, *built.problems, *checked]
    told = {
        "published": {tag: len(pages) for tag, pages in built.published.items()},
        "pages": len(project.pages),
        "changed": built.changed,
    }
    look.keep({**told, "problems": lasting(found)}, found, {})
    return {**told, "problems": rows(found)}


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
    arguments=(Argument("--review", "write the sheets for reviewers too", flag=True), SCHEDULER),
    languages=False,
)
