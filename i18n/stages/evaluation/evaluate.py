"""Routes measured by what people have translated: the task, the ratings, what is kept of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from i18n.errors import PipelineError, counted
from i18n.formats.gettext import po
from i18n.languages.locales import language
from i18n.model import Engine, Language, Progress
from i18n.mt import routing
from i18n.mt.engines.registry import allowed
from i18n.mt.evaluation import report, runner
from i18n.mt.evaluation.alignment import Paired
from i18n.mt.evaluation.ratings import Quality, Rating
from i18n.mt.evaluation.runner import Task
from i18n.placeables import names
from i18n.project import route_scores
from i18n.project.encodings import decode
from i18n.project.paths import Paths
from i18n.project.settings import load
from i18n.stages.evaluation import references
from i18n.stages.site_engines import closing, made
from i18n.storage import read, write

__all__ = ["Evaluation", "Rating", "evaluate", "facts", "save_order", "target_of", "write_report"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured: between which languages, on how many sentence pairs, each route's
    rating, and a sentence `about` the pairs."""

    source: Language
    target: Language
    pairs: int
    about: str
    ratings: tuple[Rating, ...]


def target_of(codes: Sequence[str], paths: Sequence[Path]) -> Language:
    """The language named, else that of the first catalog. Raises PipelineError."""
    if len(codes) == 1:
        return language(codes[0])
    catalogs = [path for path in paths if path.suffix.lower() == ".po"]
    if not codes and catalogs:
        text, _ = decode(read(catalogs[0]), str(catalogs[0]))
        header = dict(po.read(text, str(catalogs[0]))[0].header)
        if header.get("Language"):
            return language(header["Language"])
    raise PipelineError("evaluate measures one language: name it, such as --lang es")


def evaluate(
    root: Path,
    codes: Sequence[str],
    paths: Sequence[Path],
    sample: int,
    routes: Sequence[str],
    progress: Progress,
) -> Evaluation:
    """Measure the routes to the language of `codes` by the human translations at `paths`, those
    of the engines that a run may use.

    `sample` sentences are drafted, 0 for all; `routes` names the routes, () for all. Raises
    PipelineError.
    """
    settings, _ = load(root)
    source, target = language(settings.source_language), target_of(codes, paths)
    with closing(made(Paths(root, settings), (target.tag,))) as engines:
        found = references.read(paths, source.tag, target)
        usable = allowed(engines, settings.engines.order, target.tag)
        task = _task(found, sample, source, target, usable)
        measured = route_scores.load(Paths(root, settings), target.tag)
        ratings = runner.rated(task, _ways(task, routes, measured), progress)
    about = _about(found, len(task.pairs), source, target)
    return Evaluation(source, target, len(task.pairs), about, ratings)


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


# --- what is kept of it ------------------------------------------------------


def write_report(path: Path, found: Evaluation) -> None:
    """Write a page with charts and the worst sentences. Raises OutputError."""
    title = f"{found.source.name} to {found.target.name}: drafts beside people's translations"
    write(path, report.report(title, found.about, found.ratings).encode())


def save_order(root: Path, found: Evaluation) -> str:
    """Write the measured order of the routes, which runs go by; the path of the file, from the
    site on. Raises OutputError."""
    settings, _ = load(root)
    new = {one.route: one.quality.chrf for one in found.ratings}
    route_scores.save(Paths(root, settings), found.target.tag, new)
    return f"{settings.locales}/{route_scores.NAME}"


def facts(found: Evaluation) -> dict[str, Any]:
    """All that was measured as plain facts."""
    routes = [_facts(one) for one in found.ratings]
    return {"pairs": found.pairs, "about": found.about, "routes": routes}


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
