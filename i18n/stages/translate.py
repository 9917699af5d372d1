"""Routes, terms and drafts of one language: what `translate` does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from i18n.errors import EngineError
from i18n.languages import identification
from i18n.languages.locales import PSEUDO
from i18n.memory.lookup import Lookup
from i18n.model import Edge, Engine, Language, Problem, Progress
from i18n.mt import drafting, routing
from i18n.mt.engines.libretranslate import LibreTranslate
from i18n.mt.engines.pseudo import Pseudo
from i18n.mt.postedit.pt_es import rules
from i18n.placeables import names
from i18n.project import language_catalogs, paths, route_scores
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, terms_of
from i18n.segmentation import boundaries
from i18n.stages import pretranslation
from i18n.terminology import injection


@dataclass(frozen=True, slots=True)
class Drafted:
    """A language after drafting: its catalogs, the messages each route drafted, problems.

    `stopped` is why no machine could be asked, if it is so; `absent` is why an engine of the
    settings was not.
    """

    shelf: LanguageCatalogs
    routes: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    stopped: EngineError | None
    absent: tuple[EngineError, ...] = ()


def translate(
    project: Project,
    catalogs: LanguageCatalogs,
    engines: Sequence[Engine],
    remembered: Lookup,
    progress: Progress,
    *,
    redo: bool = False,
    strict: bool = False,
) -> Drafted:
    """Draft every message of a language that nobody owns, from memory or by a machine.

    `redo` drafts anew what a machine drafted before and nobody touched; `strict` drafts nothing
    where an engine of the settings gives no answer.
    """
    waiting = any(pretranslation.pending(old, redo) for old in catalogs.catalogs.values())
    least = _least(project, catalogs.language, engines) if waiting else pretranslation.SURE
    strings = _pending(catalogs, remembered, least, redo=redo)
    drafts: Mapping[str, drafting.Draft] = {}
    stopped = None
    absent = _offered(project, catalogs.language, engines)[1] if strings else ()
    try:
        if absent and strict and not project.settings.route(catalogs.language.tag):
            raise absent[0]
        if strings:
            drafts = _machine(project, catalogs.language, engines, strings, progress)
    except EngineError as error:
        stopped = error
    filled = _filled(project, catalogs, remembered, drafts, least, redo=redo)
    return Drafted(
        language_catalogs.with_catalogs(
            catalogs, {stem: done.catalog for stem, done in filled.items()}
        ),
        _summed(done.routes for done in filled.values()),
        tuple(problem for done in filled.values() for problem in done.problems),
        stopped,
        absent,
    )


def _filled(
    project: Project,
    catalogs: LanguageCatalogs,
    remembered: Lookup,
    drafts: Mapping[str, drafting.Draft],
    least: int,
    *,
    redo: bool,
) -> dict[str, pretranslation.Filled]:
    """Every catalog with its drafts, by stem."""
    filled: dict[str, pretranslation.Filled] = {}
    for stem, old in catalogs.catalogs.items():
        name = paths.po_name(project.root, project.settings, catalogs.language, stem)
        forms = language_catalogs.plurals(old, catalogs.language)
        filled[stem] = pretranslation.fill(
            old, remembered, drafts, name, redo=redo, least=least, plurals=forms
        )
    return filled


def _least(project: Project, language: Language, engines: Sequence[Engine]) -> int:
    """The least score of a near match that comes before a machine's draft."""
    try:
        return pretranslation.sure(plan(project, language, engines)[0].quality)
    except EngineError:
        return pretranslation.sure(0)


def _pending(
    catalogs: LanguageCatalogs, remembered: Lookup, least: int, *, redo: bool
) -> tuple[str, ...]:
    """The source strings that memory has nothing sure for, each once."""
    found: dict[str, None] = {}
    for old in catalogs.catalogs.values():
        forms = language_catalogs.plurals(old, catalogs.language)
        asked = pretranslation.asked(old, remembered, redo=redo, least=least, plurals=forms)
        found |= dict.fromkeys(asked)
    return tuple(found)


def _machine(
    project: Project,
    target: Language,
    engines: Sequence[Engine],
    strings: Sequence[str],
    progress: Progress,
) -> Mapping[str, drafting.Draft]:
    ways = plan(project, target, engines)
    mend = rules.mender(project.source.tag)
    terms = injection.with_accented_names(terms_of(project, target))
    ready = [injection.insert_names(string, terms) for string in strings]
    kept = {name for one in ready for name in one.kept}
    probes = injection.term_probes(strings, terms)
    asked = [*(one.string for one in ready), *(text for _, text in probes)]
    progress(target.name, 0, len(asked))
    done = drafting.draft(
        asked,
        ways,
        lambda route, sentences: routing.translate(route, sentences, engines, mend),
        names.names(_sources(project)) | kept,
        project.source.tag,
        target.tag,
        lambda count: progress(target.name, count, len(asked)),
        speaks=identification.speaks,
        cut=partial(boundaries.boundaries, language=project.source.tag),
        spare=drafting.spare(_dictionaries(project, target, engines), routing.routes, ways),
    )
    told = [one.text for one in done[len(strings) :]]
    for way in ways[1:2] if probes else ():
        told += [t.text for t in routing.translate(way, asked[len(strings) :], engines)]
    words = injection.engine_renderings(
        zip([source for source, _ in probes] * 2, told, strict=False)
    )
    return {
        string: injection.apply_terms(one, string, terms, words)
        for string, one in zip(strings, done, strict=False)
    }


def _sources(project: Project) -> list[str]:
    """Every source string of the site, plurals too."""
    messages = (m for found in project.templates.values() for m in found)
    return [source for m in messages for source in (m.key.source, m.plural)]


def plan(
    project: Project, target: Language, engines: Sequence[Engine]
) -> tuple[routing.Route, ...]:
    """The routes to a language, best first; the one that the settings name alone if they do.

    Raises EngineError where there is none.
    """
    edges, absent = _offered(project, target, engines)
    named = project.settings.route(target.tag)
    try:
        best = routing.plan(edges, project.source.tag, target.tag, named)
    except EngineError:
        if absent:
            raise absent[0] from None
        raise
    measured = route_scores.load(project.root, project.settings, target.tag)
    ways = routing.routes(edges, project.source.tag, target.tag)
    return (best,) if named else routing.ordered(ways, measured)


def _offered(
    project: Project, target: Language, engines: Sequence[Engine]
) -> tuple[list[Edge], tuple[EngineError, ...]]:
    """What the engines that the settings allow offer, and why some gave no answer."""
    order = (Pseudo.name,) if target.tag == PSEUDO else project.settings.engines.order
    return routing.offered([engine for engine in engines if not order or engine.name in order])


def _dictionaries(project: Project, target: Language, engines: Sequence[Engine]) -> list[Edge]:
    """What may be asked for single words: no server, which takes as long for one as for many."""
    edges, _ = _offered(project, target, engines)
    return [edge for edge in edges if edge.engine != LibreTranslate.name]


def _summed(counts: Iterable[tuple[tuple[str, int], ...]]) -> tuple[tuple[str, int], ...]:
    total: dict[str, int] = {}
    for pairs in counts:
        for name, count in pairs:
            total[name] = total.get(name, 0) + count
    return tuple(sorted(total.items(), key=lambda pair: (-pair[1], pair[0])))
