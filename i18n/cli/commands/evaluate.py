"""The command `evaluate`: routes beside human translations, on the terminal and as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from i18n.cli.exit_codes import OK
from i18n.cli.terminal import Terminal
from i18n.errors import PipelineError, counted
from i18n.formats.gettext import po
from i18n.languages.locales import language
from i18n.model import Engine, Language
from i18n.mt import routing
from i18n.mt.evaluation import report, runner
from i18n.mt.evaluation.alignment import Paired
from i18n.mt.evaluation.ratings import Quality, Rating
from i18n.mt.evaluation.runner import Task
from i18n.placeables import names
from i18n.project import route_scores
from i18n.project.encodings import decode
from i18n.project.paths import Paths
from i18n.project.settings import load
from i18n.stages import references
from i18n.stages.session import Options, closing, made
from i18n.storage import read, write


def evaluate(options: Options, terminal: Terminal) -> int:
    """Measure the routes to a language by human translations."""
    settings, _ = load(options.dir)
    source, target = language(settings.source_language), _target(options)
    with terminal.progress() as progress, closing(made(Paths(options.dir, settings))) as engines:
        found = references.read(options.paths, source.tag, target)
        task = _task(found, options.sample, source, target, engines)
        measured = route_scores.load(Paths(options.dir, settings), target.tag)
        ratings = runner.rated(task, _ways(task, options.route, measured), progress)
    about = _about(found, len(task.pairs), source, target)
    if options.report:
        title = f"{source.name} to {target.name}: drafts beside people's translations"
        write(options.report, report.report(title, about, ratings).encode())
    if options.set:
        new = {one.route: one.quality.chrf for one in ratings}
        route_scores.save(Paths(options.dir, settings), target.tag, new)
    if options.format == "json":
        facts = list(map(_facts, ratings))
        terminal.json({"pairs": len(task.pairs), "about": about, "routes": facts})
        return OK
    terminal.table(f"{target.name} ({target.tag})", _COLUMNS, list(map(_row, ratings)))
    terminal.say(about)
    if options.report:
        terminal.say(f"Charts and the worst sentences: {options.report}")
    if options.set:
        terminal.say(
            f"{settings.locales}/{route_scores.NAME} has what was measured; runs go by it."
        )
    return OK


def _task(
    found: Paired, sample: int, source: Language, target: Language, engines: Sequence[Engine]
) -> Task:
    return Task(
        runner.sampled(found.pairs, sample),
        names.names(pair.source for pair in found.pairs),
        source.tag,
        target.tag,
        tuple(edge for engine in engines for edge in engine.edges()),
        tuple(engines),
    )


def _target(options: Options) -> Language:
    """The language named, else that of the first catalog. Raises PipelineError."""
    if len(options.lang) == 1:
        return language(options.lang[0])
    catalogs = [path for path in options.paths if path.suffix.lower() == ".po"]
    if not options.lang and catalogs:
        text, _ = decode(read(catalogs[0]), str(catalogs[0]))
        header = dict(po.read(text, str(catalogs[0]))[0].header)
        if header.get("Language"):
            return language(header["Language"])
    raise PipelineError("evaluate measures one language: name it, such as --lang es")


def _ways(
    task: Task, wanted: Sequence[str], measured: route_scores.Measured
) -> tuple[routing.Route, ...]:
    """The routes named, or all there are, best first. Raises EngineError where there is none."""
    if wanted:
        return tuple(routing.plan(task.edges, task.source, task.target, name) for name in wanted)
    routing.plan(task.edges, task.source, task.target)
    return routing.ordered(routing.routes(task.edges, task.source, task.target), measured)


def _about(found: Paired, count: int, source: Language, target: Language) -> str:
    share = 100 * found.found / found.blocks if found.blocks else 0
    return (
        f"{count:,} of {counted(len(found.pairs), 'sentence pair')},"
        f" {source.name} to {target.name};"
        f" {share:.0f} % of {counted(found.blocks, 'block')} paired,"
        f" {found.same:,} of them equal to the source and left out."
    )


_COLUMNS = ("Route", "chrF", "bare", "BLEU", "tags", "names", "residue", "drafted", "words/s")


def _row(one: Rating) -> tuple[str, ...]:
    ours, bare = one.quality, one.bare
    shares = (f"{s.percent:.0f} %" if s.total else "–" for s in (one.tags, one.names))
    return (
        one.route.replace(" + ", "\n+ "),
        f"{ours.chrf:.1f}",
        f"{bare.chrf:.1f}",
        f"{ours.bleu:.1f}",
        *shares,
        str(ours.residue),
        str(one.drafted),
        f"{ours.speed:,.0f}",
    )


def _facts(one: Rating) -> dict[str, Any]:
    return {
        "route": one.route,
        "pipeline": _rounded(one.quality),
        "bare": _rounded(one.bare),
        "drafted": asdict(one.drafted),
        "chrf_of_drafted": [round(value, 2) for value in one.chrf_of_drafted],
        "tags": asdict(one.tags),
        "names": asdict(one.names),
    }


def _rounded(one: Quality) -> dict[str, Any]:
    facts = asdict(one)
    return {
        key: round(value, 2) if isinstance(value, float) else value for key, value in facts.items()
    }
