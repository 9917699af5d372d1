"""The drafts of one language: what `translate` does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.errors import EngineError, counted
from i18n.execution.spilled import Spilled
from i18n.memory.lookup import Lookup
from i18n.memory.store import Memory
from i18n.model import Catalog, Draft, Engine, Language, Problem, Progress
from i18n.mt import routing
from i18n.mt.contextual.drafting import Contexts, draft_in_context
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.drafting import ApplyTerms, DraftJob, draft_all
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, terms_of
from i18n.stages.drafting import site_names
from i18n.stages.drafting.message_contexts import message_contexts, style_of
from i18n.stages.drafting.pretranslation import fill, pretranslation
from i18n.stages.drafting.reworded import can_revise, revised
from i18n.stages.route_plan import RoutePlan, plan_routes
from i18n.terminology import injection
from i18n.terminology.glossary import Terms


@dataclass(frozen=True, slots=True)
class Drafted:
    """A language after drafting: its catalogs, the messages each route drafted, problems.

    `stopped` is why no machine could be asked, if it is so; `absent` is why an engine of the
    settings was not.
    """

    catalogs: LanguageCatalogs
    routes: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    stopped: EngineError | None
    absent: tuple[EngineError, ...] = ()


@dataclass(frozen=True, slots=True)
class Helpers:
    """Who drafts: the engines, and what people approved before; `redo` drafts anew what a
    machine drafted and nobody touched; `strict` drafts nothing where an engine of the settings
    gives no answer; `names` are those of the site, found when they are asked for."""

    engines: Sequence[Engine]
    lookup: Lookup
    redo: bool = False
    strict: bool = False
    memory: Memory | None = None
    names: Callable[[], frozenset[str]] | None = None


def translate(
    project: Project, catalogs: LanguageCatalogs, helpers: Helpers, progress: Progress
) -> Drafted:
    """Draft every message of a language that nobody owns, from memory or by a machine."""
    target = catalogs.language
    found = Spilled(
        (
            stem,
            pretranslation(
                old,
                helpers.lookup,
                redo=helpers.redo,
                plurals=language_catalogs.plurals(old, target),
                revise=can_revise(helpers.engines),
            ),
        )
        for stem, old in catalogs.catalogs.items()
    )
    if not any(one.wanted for one in found.values()):
        return Drafted(catalogs, (), (), None)
    plan = plan_routes(project, target, helpers.engines)
    asked = _Asked(
        _each(s for one in found.values() for s in one.strings_for_mt(plan.min_score)),
        _each(s for one in found.values() for s in one.reworded),
    )
    made = _Made({}, {})
    stopped = None
    try:
        if asked.any:
            made = _drafts(project, catalogs, plan, helpers, asked, progress)
    except EngineError as error:
        stopped = error
    filled: Spilled[Catalog] = Spilled()
    routes: list[tuple[tuple[str, int], ...]] = []
    problems: list[Problem] = []
    for stem, one in found.items():
        done = fill(one, made.drafts, _name(project, target, stem), plan.min_score, made.revised)
        filled.put(stem, done.catalog)
        routes.append(done.routes)
        problems += done.problems
    return Drafted(
        replace(catalogs, catalogs=filled),
        summed(routes),
        (
            *problems,
            *_unasked(made.drafts.values(), target),
            *_unrevised(made.revised.values(), target),
        ),
        stopped,
        plan.absent if asked.any else (),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What machines are asked for: drafts of strings, and new texts of those that were
    reworded."""

    strings: tuple[str, ...]
    reworded: tuple[str, ...]

    @property
    def any(self) -> bool:
        return bool(self.strings or self.reworded)


@dataclass(frozen=True, slots=True)
class _Made:
    """The drafts, and the new texts of what was reworded, by their strings."""

    drafts: Mapping[str, Draft]
    revised: Mapping[str, Draft]


def _each(strings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(strings))


def _unasked(drafts: Iterable[Draft], target: Language) -> Iterator[Problem]:
    """Why a better engine was not asked for texts that another one drafted, a line a reason."""
    reasons = Counter(one.why for one in drafts if one.text and not one.asked)
    for why, count in reasons.items():
        what = f"{why}; {counted(count, 'message')} drafted without it"
        yield Problem("", 0, "warning", "engine", what, target.tag)


def _unrevised(revised: Iterable[Draft], target: Language) -> Iterator[Problem]:
    """Why messages that were reworded have no new text, a line a reason."""
    reasons = Counter(one.why for one in revised if not one.text)
    for why, count in reasons.items():
        what = f"{why}; {counted(count, 'reworded message')} kept with the earlier translation"
        yield Problem("", 0, "warning", "engine", what, target.tag)


def _name(project: Project, target: Language, stem: str) -> str:
    return project.paths.po_name(target, stem)


def _drafts(
    project: Project,
    catalogs: LanguageCatalogs,
    plan: RoutePlan,
    helpers: Helpers,
    asked: _Asked,
    progress: Progress,
) -> _Made:
    """A draft for each string, a new text for what was reworded. Raises EngineError where no
    engine can be asked."""
    target = catalogs.language
    if plan.absent and helpers.strict and not project.settings.route(target.tag):
        raise plan.absent[0]
    if plan.stopped:
        raise plan.stopped
    terms = injection.with_accented_names(terms_of(project, target))
    every = _each((*asked.strings, *asked.reworded))
    ready = {string: injection.insert_names(string, terms) for string in every}
    kept = {name for one in ready.values() for name in one.kept}
    ways = EngineRoutes(
        project.source.tag,
        target.tag,
        plan.routes,
        tuple(helpers.engines),
        plan.edges,
        plan.escalation,
        style_of(project.paths, target),
    )
    known = helpers.names() if helpers.names else site_names.names(project.templates)
    job = draft_job(ways, known | kept)
    count = len(asked.strings)
    progress(target.name, 0, count)
    originals = {one.string: string for string, one in ready.items()}
    job = replace(job, terms=_terms(originals, terms, job, ways))
    around: Contexts = {}
    if job.contextual:
        found = message_contexts(catalogs, terms, helpers.memory)
        around = {one.string: found[s] for s, one in ready.items() if s in found}
    done = draft_in_context(
        [ready[string].string for string in asked.strings],
        job,
        around,
        lambda number: progress(target.name, number, count),
    )
    again = revised([ready[s].string for s in asked.reworded], job, around, helpers.engines)
    return _Made(
        dict(zip(asked.strings, done, strict=True)),
        {s: again[ready[s].string] for s in asked.reworded if ready[s].string in again},
    )


def _terms(
    originals: Mapping[str, str], terms: Terms, job: DraftJob, ways: EngineRoutes
) -> ApplyTerms | None:
    """What puts the glossary's common terms into drafts: first the engines are asked for their
    own words for them. `originals` are the strings as they stand in the catalogs, by the ones
    with names put in."""
    plain = tuple(route for route in ways.routes if route.name not in job.contextual)
    probes = injection.term_probes(originals.values(), terms)
    if not probes or not plain:
        return None
    texts = [text for _, text in probes]
    told = [one.text for one in draft_all(texts, replace(job, routes=plain))]
    for way in plain[1:2]:
        told += [t.text for t in routing.translate(way, texts, ways.engines)]
    sources = [source for source, _ in probes]
    words = injection.engine_renderings(zip(sources * 2, told, strict=False))
    return lambda text, string: injection.apply_terms(text, originals[string], terms, words)


def summed(counts: Iterable[tuple[tuple[str, int], ...]]) -> tuple[tuple[str, int], ...]:
    """Counts by route, added up, the greatest first."""
    total: dict[str, int] = {}
    for pairs in counts:
        for name, count in pairs:
            total[name] = total.get(name, 0) + count
    return tuple(sorted(total.items(), key=lambda pair: (-pair[1], pair[0])))
