"""What drafting would cost: the engines that are paid, and for how much; nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.memory.lookup import lookup
from i18n.memory.near_match import Tongues
from i18n.model import Language
from i18n.mt.contextual.message_context import Assignment, ContextualEngine, Estimate, Item
from i18n.mt.contextual.trust.instructions import gives_orders
from i18n.mt.routing import Route, find
from i18n.mt.source_string import SourceString
from i18n.placeables.protected import words_to_translate
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, terms_of
from i18n.stages.draft_tools import DraftTools
from i18n.stages.drafting.message_contexts import message_contexts, style_of
from i18n.stages.drafting.pretranslation import pretranslation
from i18n.stages.extract import extract
from i18n.stages.route_plan import plan_routes
from i18n.stages.translate import Helpers


@dataclass(frozen=True, slots=True)
class LanguageEstimate:
    """What drafting a language takes of a paid engine: so many messages, about so much. `at_most`
    says that it is asked only for what is in doubt after the others, which nobody knows before."""

    language: str
    engine: str
    messages: int
    found: Estimate
    at_most: bool = False


def estimates(
    project: Project, languages: Sequence[Language], tools: DraftTools
) -> tuple[LanguageEstimate, ...]:
    """What drafting some languages would take now of paid engines."""
    found = []
    for one in languages:
        tongues = Tongues(project.source.tag, one.tag, one.plurals)
        helpers = Helpers(tools.engines, lookup(tools.memory, tongues), memory=tools.memory)
        found.append(estimate(project, extract(project, one), helpers))
    return tuple(one for one in found if one is not None)


def estimate(
    project: Project, catalogs: LanguageCatalogs, helpers: Helpers
) -> LanguageEstimate | None:
    """What drafting a language would take now; None where no paid engine has a part in it."""
    target = catalogs.language
    plan = plan_routes(project, target, helpers.engines)
    route = plan.escalation or next(iter(plan.routes), None)
    engine = _paid(route, helpers)
    if route is None or engine is None:
        return None
    found = [
        pretranslation(
            one,
            helpers.lookup,
            redo=helpers.redo,
            plurals=language_catalogs.plurals(one, target),
            revise=engine.revises,
        )
        for one in catalogs.catalogs.values()
    ]
    strings = dict.fromkeys(
        s for one in found for s in (*one.strings_for_mt(plan.min_score), *one.reworded)
    )
    contexts = message_contexts(catalogs, terms_of(project, target), helpers.memory)
    items = [
        Item(string, contexts[string]) if string in contexts else Item(string)
        for string in strings
        if not gives_orders(string)
        and words_to_translate(SourceString(string, frozenset()).flat, frozenset())
    ]
    style = style_of(project.paths, target)
    told = Assignment(route.legs[0], project.source.name, target.name, style)
    guess = engine.estimate(items, told)
    return LanguageEstimate(target.tag, engine.name, len(items), guess, bool(plan.escalation))


def _paid(route: Route | None, helpers: Helpers) -> ContextualEngine | None:
    if route is None:
        return None
    engine = find(helpers.engines, route.legs[0].engine)
    return engine if isinstance(engine, ContextualEngine) else None
