"""Drafts by engines that know the page, and what becomes of their answers.

Such an engine is asked for whole messages. An answer becomes a draft where it has passed the same
acceptance as every draft, and where an engine of another kind that can be asked agrees on what
the text is about (`likeness`). What is refused is asked for once more, alone, with the reason; then
the next route drafts it. With `escalation` an engine is asked only for what is in doubt after
the others, the worst first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from i18n.errors import EngineError
from i18n.model import Draft
from i18n.mt.acceptance import Expected, accept
from i18n.mt.contextual.message_context import NOTHING, Answer, Item, MessageContext
from i18n.mt.contextual.trust.instructions import gives_orders
from i18n.mt.contextual.trust.likeness import disagree, unlike
from i18n.mt.contextual.trust.proof import objection
from i18n.mt.drafting import DraftJob, draft_all, without_engine
from i18n.mt.routing import Route
from i18n.mt.sealing import out_of_order
from i18n.mt.source_string import SourceString

ORDERS = "it reads as an order to a machine, and is sent to none that takes orders"

Contexts = Mapping[str, MessageContext]
"""What stands around each string."""

Ask = Callable[[Sequence[Item]], list[Answer]]


def draft_in_context(
    strings: Sequence[str],
    job: DraftJob,
    contexts: Contexts,
    progress: Callable[[int], None] | None = None,
) -> list[Draft]:
    """A draft for each string, in order: by one group of routes after another, then by the
    engine for what is in doubt. Without contextual engines it is `draft_all`."""
    plain = tuple(route for route in job.routes if route.name not in job.contextual)
    if plain == job.routes and job.escalation is None:
        return draft_all(strings, job, progress)
    done: dict[str, Draft] = {}
    for routes in _groups(job):
        waiting = [s for s in dict.fromkeys(strings) if not (s in done and done[s].text)]
        found = _by(routes, waiting, job, contexts)
        done |= {s: _after(done.get(s), one) for s, one in found.items()}
        if progress:
            progress(sum(bool(done[s].text) for s in strings))
    if not job.routes:
        done = {s: Draft("", why="no route to this language") for s in strings}
    done = _compared(done, replace(job, routes=plain))
    if job.escalation is not None:
        done = _escalated(done, job, contexts)
    return [done[string] for string in strings]


def _after(failed: Draft | None, draft: Draft) -> Draft:
    """A draft after a better route gave none, which it says: of a refusal the reviewer is told."""
    if failed is None:
        return draft
    if not draft.text:
        return failed
    weaker = (f"this came by a weaker route: {draft.route}",) if failed.asked else ()
    return replace(draft, doubts=(*weaker, *draft.doubts), why=failed.why, asked=failed.asked)


def _groups(job: DraftJob) -> Iterator[tuple[Route, ...]]:
    """The routes in order: each contextual one by itself, the others together."""
    for contextual, group in groupby(job.routes, key=lambda one: one.name in job.contextual):
        routes = tuple(group)
        yield from ((route,) for route in routes) if contextual else (routes,)


def _by(
    routes: tuple[Route, ...], strings: Sequence[str], job: DraftJob, contexts: Contexts
) -> dict[str, Draft]:
    ask = job.contextual.get(routes[0].name)
    if ask is None:
        found = draft_all(strings, replace(job, routes=routes))
        return dict(zip(strings, found, strict=True))
    return asked(strings, job, routes[0], ask, contexts)


def asked(
    strings: Sequence[str], job: DraftJob, route: Route, ask: Ask, contexts: Contexts
) -> dict[str, Draft]:
    """What a contextual engine makes of some strings: a draft each, or why there is none."""
    done: dict[str, Draft] = {}
    items = []
    for string in strings:
        if copied := without_engine(SourceString(string, job.names)):
            done[string] = copied
        elif gives_orders(string):
            done[string] = Draft("", route.name, why=ORDERS)
        else:
            items.append(Item(string, contexts.get(string, NOTHING)))
    try:
        return done | _answered(items, job, route, ask)
    except EngineError as error:  # the engine as a whole: others draft what they can
        silent = Draft("", route.name, why=str(error), asked=False)
        return done | {item.string: silent for item in items}


def _answered(items: Sequence[Item], job: DraftJob, route: Route, ask: Ask) -> dict[str, Draft]:
    """The drafts of items; what is refused is asked for once more with the reason."""
    answers = {item.string: one for item, one in zip(items, ask(items), strict=True)}
    done = {string: _draft(string, one, route, job) for string, one in answers.items()}
    again = [
        replace(item, refused=answers[item.string].text, reason=done[item.string].why)
        for item in items
        if answers[item.string].text and not done[item.string].text
    ]
    for item, answer in zip(again, ask(again) if again else (), strict=True):
        draft = _draft(item.string, answer, route, job)
        done[item.string] = draft if draft.text else done[item.string]
    return done


def _draft(string: str, answer: Answer, route: Route, job: DraftJob) -> Draft:
    """An answer as a draft, by the verdict on it."""
    if answer.why:
        return Draft("", route.name, why=answer.why, asked=answer.asked)
    if out_of_order(answer.text, string):
        return Draft("", route.name, why="the engine put template code in another order")
    source = SourceString(string, job.names)
    verdict = accept(answer.text, source, Expected(job.target, route, identify=job.identify))
    why = verdict.why if verdict.use == "never" else ""
    if why := why or objection(answer.text, string, job.target, job.identify):
        return Draft("", route.name, why=why)
    return Draft(answer.text, route.name, (verdict.why,) if verdict.why else ())


# --- an engine of another kind -------------------------------------------------------


def _compared(done: Mapping[str, Draft], plain: DraftJob) -> dict[str, Draft]:
    """The drafts, with those of contextual engines that another engine's contradicts replaced by
    that one's."""
    names = plain.contextual
    told = [string for string, draft in done.items() if draft.text and draft.route in names]
    if not plain.routes or not told:
        return dict(done)
    found = dict(done)
    for string, other in zip(told, draft_all(told, plain), strict=True):
        if other.text and unlike(done[string].text, other.text):
            doubt = f"{done[string].route} wrote what seems to be another text"
            found[string] = replace(other, doubts=(doubt, *other.doubts))
    return found


# --- what is in doubt --------------------------------------------------------------


def _escalated(done: Mapping[str, Draft], job: DraftJob, contexts: Contexts) -> dict[str, Draft]:
    """The drafts with what is in doubt drafted by the engine for that, the worst first, as far as
    the budget goes."""
    if job.escalation is None:
        return dict(done)
    found = dict(done)
    ask = job.contextual[job.escalation.name]
    for strings in _tiers(done, job):
        better = asked(strings, job, job.escalation, ask, contexts) if strings else {}
        for string, draft in better.items():
            known = done[string].text
            if draft.text and not (known and unlike(draft.text, known)):
                found[string] = draft
            elif not draft.asked:
                found[string] = replace(found[string], why=draft.why, asked=False)
    return found


def _tiers(done: Mapping[str, Draft], job: DraftJob) -> Iterator[list[str]]:
    """The strings that are worth money, the worst first: those without a draft, with several
    doubts, with one, and those on which two routes disagree."""
    yield [string for string, draft in done.items() if not draft.text]
    yield [string for string, draft in done.items() if draft.text and len(draft.doubts) > 1]
    yield [string for string, draft in done.items() if draft.text and len(draft.doubts) == 1]
    sure = [s for s, draft in done.items() if draft.text and not draft.doubts]
    second = [route for route in job.routes if route.name not in job.contextual][1:2]
    if second and sure:
        others = draft_all(sure, replace(job, routes=tuple(second)))
        pairs = zip(sure, others, strict=True)
        yield [s for s, other in pairs if other.text and disagree(done[s].text, other.text)]
