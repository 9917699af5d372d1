"""The command line: `python pipeline.py [-C DIR] COMMAND`. Nothing else prints or exits."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from i18n import (
    cache,
    draft,
    files,
    git,
    machine,
    publishing,
    recall,
    roundtrip,
    shelf,
    stages,
    status,
    why,
    workspace,
)
from i18n.arguments import parser
from i18n.catalog import Coverage
from i18n.engines import engines as all_engines
from i18n.engines import routes
from i18n.errors import PipelineError, SettingsError, SourceError
from i18n.forecast import forecast
from i18n.languages import language
from i18n.memory import Memory
from i18n.model import Engine, Language, Problem
from i18n.settings import Settings, load
from i18n.shelf import Shelf
from i18n.terminal import Terminal
from i18n.workspace import Progress, Project

OK, PROBLEMS, CANNOT, INTERRUPTED = 0, 1, 2, 130

Options = argparse.Namespace
Command = Callable[[Options, Terminal], int]
"""Does its work and says its exit code."""


# --- commands --------------------------------------------------------------------


def run(options: Options, terminal: Terminal) -> int:
    """Extract, translate, check and build."""
    if options.dry_run:
        return _dry_run(options, terminal)
    with files.lock(options.dir), terminal.progress() as progress:
        project, chosen = _project(options, progress)
        workspace.save_templates(project)
        with _engines(project) as engines, _memory(project) as memory:
            done = [_run(project, one, engines, memory, progress) for one in chosen]
            rest = [stages.extract(project, one) for one in project.languages if one not in chosen]
            shelves = [report.shelf for report in done] + rest
            built = publishing.build(project, shelves, progress)
            facts = status.site(project, shelves, engines) if options.json else {}
    found = [*project.problems, *built.problems, *(p for r in done for p in r.problems)]
    if options.json:
        terminal.json({**facts, "problems": status.problems(found)})
        return _code(found)
    _print_run(terminal, project, done, built)
    terminal.problems(found, brief=True)
    _print_where(terminal, project, done)
    return _code(found)


def _dry_run(options: Options, terminal: Terminal) -> int:
    """What a run would do; nothing is written."""
    with terminal.progress() as progress:
        project, chosen = _project(options, progress)
        with _closing(_made(project.root, project.settings)) as engines:
            for one in chosen:
                if project.settings.route(one.tag):
                    stages.plan(project, one, engines)
        shelves = [stages.extract(project, one) for one in chosen]
        found = {one.language.name: forecast(project, one) for one in shelves}
    if options.json:
        terminal.json({name: asdict(one) for name, one in found.items()})
    else:
        terminal.forecast(found)
    return _finish(terminal, [*project.problems, *(p for one in shelves for p in one.problems)])


def extract(options: Options, terminal: Terminal) -> int:
    """Bring templates and catalogs up to date with the pages."""
    with files.lock(options.dir), terminal.progress() as progress:
        project, chosen = _project(options, progress)
        cosmetic = options.cosmetic
        shelves = [stages.extract(project, one, cosmetic=cosmetic) for one in chosen]
        written = workspace.save_templates(project)
        written += sum(shelf.save(project.root, project.settings, one)[1] for one in shelves)
    messages = sum(len(found) for found in project.templates.values())
    terminal.say(f"{len(project.pages)} pages, {messages} messages; {written} files written.")
    return _finish(terminal, [*project.problems, *(p for one in shelves for p in one.problems)])


def translate(options: Options, terminal: Terminal) -> int:
    """Draft with a machine what nobody has translated."""
    with files.lock(options.dir), terminal.progress() as progress:
        project, chosen = _project(options, progress)
        done = []
        with _engines(project) as engines, _memory(project) as memory:
            for one in chosen:
                found = stages.extract(project, one)
                odd = recall.refresh(project, memory, found)
                known = recall.recaller(memory, one.tag)
                redo = options.redo
                drafted = stages.translate(project, found, engines, known, progress, redo=redo)
                now, _ = shelf.save(project.root, project.settings, drafted.shelf)
                problems = (*odd, *found.problems, *drafted.problems)
                done.append(Report(found, now, drafted, problems))
    for report in done:
        if report.drafted.stopped:
            raise report.drafted.stopped
        terminal.say(f"{report.name}: {report.drafted_by or 'nothing to draft'}.")
    return _finish(terminal, [*project.problems, *(p for r in done for p in r.problems)])


def check(options: Options, terminal: Terminal) -> int:
    """Look for what is wrong in the catalogs."""
    with terminal.progress() as progress:
        project, chosen = _project(options, progress)
        shelves = [stages.extract(project, one) for one in chosen]
        found = [p for one in shelves for p in stages.check(project, one)]
    found = [*project.problems, *found]
    if options.json:
        terminal.json({"problems": status.problems(found)})
        return _code(found)
    code = _finish(terminal, found)
    errors = sum(problem.level == "error" for problem in found)
    terminal.say(f"{_counted(errors, 'error')}, {_counted(len(found) - errors, 'warning')}.")
    return code


def build(options: Options, terminal: Terminal) -> int:
    """Write site/ and preview/ from the catalogs."""
    with files.lock(options.dir), terminal.progress() as progress:
        project, _ = _project(options, progress)
        shelves = [stages.extract(project, one) for one in project.languages]
        built = publishing.build(project, shelves, progress)
    for tag, pages in built.published.items():
        terminal.say(f"{tag}: {len(pages)} of {len(project.pages)} pages published.")
    folders = f"{project.settings.site}/ and {project.settings.preview}/"
    terminal.say(f"{folders} {'written' if built.changed else 'unchanged'}.")
    checked = [p for one in shelves for p in stages.check(project, one) if p.level == "error"]
    return _finish(terminal, [*project.problems, *built.problems, *checked])


def show_status(options: Options, terminal: Terminal) -> int:
    """How far each language and each page is."""
    with terminal.progress() as progress:
        project, chosen = _project(options, progress)
        shelves = [stages.extract(project, one) for one in chosen]
        with _closing(_made(project.root, project.settings)) as engines:
            facts = status.site(project, shelves, engines)
    found = [*project.problems, *(p for one in shelves for p in one.problems)]
    if options.json:
        terminal.json(facts)
        return _code(found)
    for one in facts["languages"].values():
        terminal.pages(one)
    return _finish(terminal, found)


def show_why(options: Options, terminal: Terminal) -> int:
    """Why a page reads as it does."""
    with terminal.progress() as progress:
        project, chosen = _project(options, progress)
        shelves = [stages.extract(project, one) for one in chosen]
    page = options.page.removeprefix(f"{project.settings.sources}/")
    if page not in {one.path for one in project.pages}:
        known = ", ".join(one.path for one in project.pages[:5])
        raise SourceError(f"there is no such page; there are {known} …", path=page)
    for one in shelves:
        found = one.catalogs.get(files.stem(page, project.settings))
        if found is None:
            continue
        rule = project.settings.publishing(one.language.tag)
        share = workspace.coverage(project, one)[page].share
        present = page in publishing.published(project, one)
        terminal.say(f"{one.language.name}: {why.standing(share, present, rule)}.")
        for message in why.messages(found, page, options.text):
            terminal.reason(message.key.source, why.reason(message, one.language.tag))
    return _finish(terminal, [*project.problems, *(p for one in shelves for p in one.problems)])


def show_engines(options: Options, terminal: Terminal) -> int:
    """What can translate here, and by which route."""
    settings, _ = load(options.dir)
    with _closing(_made(options.dir, settings)) as engines:
        languages = [language(code).tag for code in options.lang] or settings.languages
        found = routes.survey(engines, settings.source_language, languages)
    if options.json:
        terminal.json(status.survey(found))
    else:
        terminal.survey(found)
    return OK


def translation_memory(options: Options, terminal: Terminal) -> int:
    """Bring in or take out what people have translated."""
    with files.lock(options.dir), terminal.progress() as progress:
        project, chosen = _project(options, progress)
        if options.action == "import":
            count = recall.bring_in(project, options.files)
            terminal.say(f"{count} units are in {recall.folder(project)} now; run uses them.")
            return OK
        if len(options.files) != 1:
            raise PipelineError("tm export takes one file, such as memory.tmx or memory.csv")
        found: list[Problem] = []
        with _memory(project) as memory:
            for one in chosen:
                found += recall.refresh(project, memory, stages.extract(project, one))
            tags = [one.tag for one in chosen]
            count = recall.take_out(project, memory, tags, options.files[0])
    terminal.say(f"{count} units written to {options.files[0]}.")
    return _finish(terminal, [*project.problems, *found])


def git_merge(options: Options, terminal: Terminal) -> int:
    """Merge catalogs by message, as git's merge driver."""
    if options.install:
        settings, _ = load(options.dir)
        program = f'"{sys.executable}" "{Path(__file__).resolve()}" git-merge'
        for line in git.install(options.dir, settings, program):
            terminal.say(line)
        return OK
    if len(options.files) not in (3, 4):
        raise PipelineError("git-merge takes --install, or three files and a name from git")
    base, ours, theirs, *name = options.files
    clashes = git.merge(base, ours, theirs, str(name[0] if name else ours))
    if clashes:
        terminal.fail(f"{name[0] if name else ours}: {clashes} messages keep both texts, fuzzy")
    return OK


def round_trip(options: Options, terminal: Terminal) -> int:
    """Show that pages come back byte for byte."""
    settings, _ = load(options.dir)
    cut = workspace.cut(settings)
    count = 0
    differing: list[Path] = []
    with terminal.progress() as progress:
        for given in options.paths:
            total = len(roundtrip.find(given))
            for trip in roundtrip.trips(given, cut, settings.source_language):
                count += 1
                progress(f"{given}", count, total)
                if not trip.identical:
                    differing.append(trip.path)
                if options.out:
                    files.write(options.out / trip.name, trip.rendered)
    for path in differing:
        terminal.out.print(f"differs: {path}", soft_wrap=True)
    terminal.say(f"{count} files, {count - len(differing)} identical, {len(differing)} differing")
    return PROBLEMS if differing else OK


# --- what commands share ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Report:
    """What was done for one language: its catalogs before drafting and as they are saved."""

    before: Shelf
    shelf: Shelf
    drafted: stages.Drafted
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """`Spanish (es)`."""
        return f"{self.shelf.language.name} ({self.shelf.language.tag})"

    @property
    def drafted_by(self) -> str:
        """`40 by firefox en-pt, 2 from memory: approved elsewhere`."""
        return ", ".join(f"{count} {_by(route)}" for route, count in self.drafted.routes)


def _project(options: Options, progress: Progress) -> tuple[Project, tuple[Language, ...]]:
    settings, named = load(options.dir)
    project = workspace.read(options.dir, settings, named, progress)
    return workspace.choose(project, getattr(options, "lang", ()), named)


def _run(
    project: Project,
    target: Language,
    engines: Sequence[Engine],
    memory: Memory,
    progress: Progress,
) -> Report:
    """Extract, draft, save and check one language. Raises EngineError where the settings name
    a route that is not there; without any route people can still translate."""
    if project.settings.route(target.tag):
        stages.plan(project, target, engines)
    before = stages.extract(project, target)
    odd = recall.refresh(project, memory, before)
    known = recall.recaller(memory, target.tag)
    drafted = stages.translate(project, before, engines, known, progress)
    stopped = [
        Problem("", 0, "warning", "engine", e.what, target.tag) for e in [drafted.stopped] if e
    ]
    now, _ = shelf.save(project.root, project.settings, drafted.shelf)
    checked = stages.check(project, now)
    return Report(before, now, drafted, (*odd, *stopped, *drafted.problems, *checked))


@contextlib.contextmanager
def _engines(project: Project) -> Iterator[list[Engine]]:
    """All engines, behind the cache."""
    stored = cache.connect(files.state_file(project.root, "machine.sqlite"))
    with (
        contextlib.closing(stored),
        _closing(_made(project.root, project.settings)) as found,
    ):
        yield [cache.Remembering(engine, stored) for engine in found]


def _memory(project: Project) -> Memory:
    """The translation memory, to be closed."""
    return Memory(files.state_file(project.root, recall.NAME))


@contextlib.contextmanager
def _closing(found: Sequence[Engine]) -> Iterator[Sequence[Engine]]:
    try:
        yield found
    finally:
        for engine in found:
            engine.close()


def _made(root: Path, settings: Settings) -> tuple[Engine, ...]:
    """The engines of a site. Raises SettingsError where the settings name what is not there."""
    folders = tuple(root / Path(path).expanduser() for path in settings.engines.models)
    for folder in folders:
        if not folder.is_dir():
            raise SettingsError(f"[engines] models: there is no folder “{folder}”")
    made = all_engines(folders)
    names = [engine.name for engine in made]
    for name in settings.engines.order:
        if name not in names:
            known = ", ".join(names)
            raise SettingsError(f"[engines] order: there is no engine “{name}”; known are {known}")
    return made


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _finish(terminal: Terminal, found: Sequence[Problem]) -> int:
    terminal.problems(found)
    return _code(found)


def _code(found: Sequence[Problem]) -> int:
    return PROBLEMS if any(problem.level == "error" for problem in found) else OK


def _print_run(
    terminal: Terminal, project: Project, done: Sequence[Report], built: publishing.Built
) -> None:
    columns = ("Language", "messages", "words", "kept", "drafted", "approved", "problems", "site")
    rows = []
    for report in done:
        now = workspace.total(report.shelf)
        new = sum(count for _, count in report.drafted.routes)
        pages = len(built.published.get(report.shelf.language.tag, ()))
        site = f"{pages}/{len(project.pages)}"
        kept = _kept(workspace.total(report.before))
        rows.append(
            (
                report.name,
                now.messages,
                now.words,
                kept,
                new,
                now.approved,
                len(report.problems),
                site,
            )
        )
    terminal.table("", columns, rows)
    if any(report.drafted.routes for report in done):
        terminal.say("Drafted")
    for report in done:
        for number, (route, count) in enumerate(report.drafted.routes):
            name = "" if number else report.shelf.language.name
            terminal.say(f"  {name:<12}{count:>6,}  {_by(route)}")


def _by(route: str) -> str:
    if route == machine.COPY:
        return "copied: nothing in them to translate"
    return "from memory: approved elsewhere" if route == draft.MEMORY else f"by {route}"


def _kept(before: Coverage) -> int:
    return before.draft + before.approved


def _print_where(terminal: Terminal, project: Project, done: Sequence[Report]) -> None:
    settings = project.settings
    folders = ",".join(report.shelf.language.folder for report in done)
    folders = f"{{{folders}}}" if len(done) > 1 else folders
    terminal.say(f"Review   {settings.locales}/{folders}/LC_MESSAGES/  (clear “fuzzy” to approve)")
    terminal.say(f"Preview  {settings.preview}/  (drafts too, not for readers)")
    terminal.say(f"Publish  {settings.site}/  (approved pages)")


# --- the door --------------------------------------------------------------------

COMMANDS: dict[str, Command] = {
    "run": run,
    "extract": extract,
    "translate": translate,
    "check": check,
    "build": build,
    "status": show_status,
    "why": show_why,
    "engines": show_engines,
    "tm": translation_memory,
    "git-merge": git_merge,
    "roundtrip": round_trip,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the exit code."""
    options = parser().parse_args(arguments)
    terminal = Terminal(options.quiet)
    try:
        if not options.dir.is_dir():
            raise PipelineError("there is no such directory", path=str(options.dir))
        return COMMANDS[options.command](options, terminal)
    except PipelineError as error:
        return _stopped(options, terminal, str(error))
    except BrokenPipeError:
        # Who reads us has seen enough; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        return _stopped(options, terminal, f"{error.filename or 'output'}: {error.strerror}")
    except KeyboardInterrupt:
        terminal.fail("interrupted; finished drafts are kept")
        return INTERRUPTED


def _stopped(options: Options, terminal: Terminal, what: str) -> int:
    if getattr(options, "json", False):
        terminal.json({"error": what})
    terminal.fail(what)
    return CANNOT


if __name__ == "__main__":
    sys.exit(main())
