"""A machine's drafts: nothing protected is lost, and each has passed acceptance as it is saved.

`draft_all` takes translators' strings and a job. A string is cut into its sentences; each is put
to the best route in one way after another (names as they are, names masked, other masks, in
pieces), then to the next route. In this order an answer becomes a draft: what each leg returns
is mended, unknown words are resolved, the text is edited by language, tags are put in place (an
engine is asked where words do not tell, once the draft is chosen), the sentences are joined, terms
are put in, and acceptance has the last word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from i18n.model import COPY, Cut, Draft, Translation, whole
from i18n.mt import changed_names, requests, second_opinion
from i18n.mt.acceptance import Expected, IdentifyLanguage, Use, accept
from i18n.mt.assembly import Assembled, assemble, untranslated_choices
from i18n.mt.contextual.message_context import Answer, Item
from i18n.mt.labels import doubts as label_doubts
from i18n.mt.masking import MASKINGS, Masking
from i18n.mt.postedit.edits import Edit
from i18n.mt.postedit.lexical_lookup import LexicalLookup
from i18n.mt.postedit.untranslated import Replacements, unknown_words
from i18n.mt.requests import Request
from i18n.mt.routing import Route, Translate
from i18n.mt.sealing import Sealed, out_of_order, seal, unseal
from i18n.mt.source_string import SourceString
from i18n.mt.tag_projection import asking
from i18n.mt.tag_projection.asking import Made
from i18n.placeables import inline_tags, protected
from i18n.placeables.independent_parts import independent_parts
from i18n.segmentation import splitting

STRATEGIES: tuple[Masking | None, ...] = (*MASKINGS, None)
"""How a sentence is put to an engine, in the order of trying; None is in pieces."""

INTERFACE = "interface words"
"""The route of what `label` knows."""

BATCH = 400
"""Strings that are tried together: large for the engines, small enough for progress."""

GOOD = 2
"""So many routes are for every sentence that has no draft; those behind them are so weak that they
are only for one that has nothing at all."""

ApplyTerms = Callable[[str, str], tuple[str, tuple[str, ...]]]
"""A draft's text and its source to the text with the glossary's terms, and the doubts of it."""


def unedited(text: str, source: SourceString, resolved: frozenset[str]) -> str:
    """No edit at all."""
    return text


@dataclass(frozen=True, slots=True)
class DraftJob:
    """How strings of one language become drafts of another.

    `routes` are tried in order by `translate`. `names` are those of all the texts that the
    strings come from. `spare` are routes that help with single words which an engine did not
    know: from the target to anywhere (a dictionary of the target), and from a language on the way
    (another translator). `back` is the best one from the target to the source by none of these.
    `identify` tells the languages of a route apart. `cut` says where the
    sentences of a block start: engines are made for sentences, and run them together. `edit`
    mends a text by its language, `terms` puts the glossary's words in, `label` knows what
    interfaces say. `contextual` are, by the
    names of their routes, the engines that are asked for whole messages, and `escalation` is the
    route of the one that is asked only for what is in doubt: see `contextual.drafting`.
    """

    target: str
    routes: tuple[Route, ...]
    translate: Translate
    names: frozenset[str] = frozenset()
    spare: tuple[Route, ...] = ()
    back: Route | None = None
    identify: IdentifyLanguage | None = None
    cut: Cut = whole
    edit: Edit = unedited
    terms: ApplyTerms | None = None
    label: Callable[[str], str] | None = None
    contextual: Mapping[str, Callable[[Sequence[Item]], list[Answer]]] = field(default_factory=dict)
    escalation: Route | None = None


def draft_all(
    strings: Sequence[str], job: DraftJob, progress: Callable[[int], None] | None = None
) -> list[Draft]:
    """A draft for each string, in order; equal strings are translated once. `progress` is told
    how many of the strings are done so far."""
    sealed = {string: seal(string) for string in strings}
    told = [sealed[string].text for string in strings]
    drafts = zip(strings, _drafts(told, job, progress), strict=True)
    return [_unsealed(draft, string, sealed[string]) for string, draft in drafts]


def _unsealed(draft: Draft, string: str, sealed: Sealed) -> Draft:
    """A draft with the code of its source, and what a reviewer is told of that."""
    if not sealed.code or not draft.text:
        return draft
    text = unseal(draft.text, sealed)
    if out_of_order(text, string):
        return Draft("", draft.route, why="the engine put template code in another order")
    doubts = dict.fromkeys((*draft.doubts, *untranslated_choices(string)))
    return replace(draft, text=text, doubts=tuple(doubts))


def _drafts(
    strings: Sequence[str], job: DraftJob, progress: Callable[[int], None] | None
) -> list[Draft]:
    """The drafts of strings in which no tag can enter code."""
    job = replace(job, translate=_once(job.translate))
    words = LexicalLookup(job.translate, job.routes, job.spare, job.target)
    parts = {string: _parts(string, job.cut) for string in strings}
    unique = list(dict.fromkeys(part for some in parts.values() for part in some))
    done: dict[str, Draft] = {}
    for start in range(0, len(unique), BATCH):
        sources = [SourceString(part, job.names) for part in unique[start : start + BATCH]]
        done |= _advised(sources, job, words)
        if progress:
            progress(sum(all(part in done for part in parts[string]) for string in strings))
    whole = {
        string: _proven(string, [done[part] for part in some], job)
        for string, some in parts.items()
    }
    return [whole[string] for string in strings]


def _parts(string: str, cut: Cut) -> tuple[str, ...]:
    """What of a string is translated apart from the rest."""
    if not inline_tags.nested(string):
        return (string,)
    return tuple(one for part in independent_parts(string) for one in _sentences(part, cut))


def _sentences(part: str, cut: Cut) -> tuple[str, ...]:
    """The sentences of a part, unless one starts inside something protected."""
    sentences = splitting.sentences(part, cut)
    ends = list(accumulate(map(len, sentences)))
    held = protected.found(part, frozenset()) if len(ends) > 1 else ()
    return (part,) if any(a < end < b for a, b, _ in held for end in ends) else sentences


def _once(translate: Translate) -> Translate:
    """The same engine calls, no text sent twice along one route."""
    known: dict[tuple[str, str], Translation] = {}

    def asked(route: Route, sentences: Sequence[str]) -> list[Translation]:
        new = [s for s in dict.fromkeys(sentences) if s and (route.name, s) not in known]
        if new:
            got = translate(route, new)
            known.update({(route.name, s): t for s, t in zip(new, got, strict=True)})
        return [known[route.name, s] if s else Translation("") for s in sentences]

    return asked


# --- one sentence ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one way of asking came to: a draft (perhaps an empty one), and where that is empty
    the text that may stand in its place, and when (`use`). `made` is what was asked, and the text
    before the verdict on it, None where there is none."""

    draft: Draft
    fallback: Draft | None = None
    use: Use = "never"
    made: Made | None = None

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """The greater, the better."""
        return bool(self.draft.text), self.use == "at once", self.fallback is not None

    @property
    def settled(self) -> bool:
        """Whether nothing else need be tried. One word that is wrong and marked is less work than
        a weaker engine's sentence."""
        return bool(self.draft.text) or (self.use == "at once" and self.fallback is not None)

    @property
    def best(self) -> Draft:
        """The draft, or what may stand in its place."""
        return self.draft if self.draft.text else self.fallback or self.draft


def _try_routes(
    sources: Sequence[SourceString], job: DraftJob, words: LexicalLookup
) -> dict[str, Draft]:
    """Every sentence by one route after another until it has a draft, or none is left."""
    done = {one.text: first for one in sources if (first := without_engine(one, job.label))}
    tried: dict[str, Attempt] = {}
    for route in job.routes:
        waiting = [one for one in sources if one.text not in done]
        weakest = route not in job.routes[:GOOD]
        waiting = [one for one in waiting if _climbs(tried.get(one.text), weakest=weakest)]
        for string, attempt in _try_strategies(waiting, job, route, words).items():
            if string not in tried or attempt.rank > tried[string].rank:
                tried[string] = attempt
    for route in job.routes:
        tried |= _with_tags(tried, route, job)
    missing = Attempt(Draft("", why="no route to this language"))
    for one in sources:
        if one.text not in done:
            last = tried.get(one.text, missing)
            weaker = last.settled and last.best.route != job.routes[0].name
            done[one.text] = _weaker(last.best) if weaker else last.best
    return done


def _climbs(attempt: Attempt | None, *, weakest: bool) -> bool:
    """Whether a sentence is put to the next route too. The `weakest` ones are only for what has
    nothing at all: their sentences are no better than one with a word that is marked."""
    if attempt is None:
        return True
    return not attempt.settled and not (weakest and attempt.fallback)


def _with_tags(tried: Mapping[str, Attempt], route: Route, job: DraftJob) -> dict[str, Attempt]:
    """What the sentences along a route came to, with the tags where the engines say they go."""
    mine = {s: one for s, one in tried.items() if one.made and one.best.route == route.name}
    made = [one.made for one in mine.values() if one.made]
    texts = asking.placed(made, route, job.translate) if made else []
    return {
        string: attempt_from(request, text, route, job)
        for (string, one), (request, before), text in zip(mine.items(), made, texts, strict=True)
        if text is not before and one.best.text
    }


def _advised(
    sources: Sequence[SourceString], job: DraftJob, words: LexicalLookup
) -> dict[str, Draft]:
    """The drafts of sentences, after other routes were asked: where they know a name that a
    draft changed, a draft that leaves it; where they read a label otherwise, a doubt."""
    done = _try_routes(sources, job, words)
    ways = second_opinion.others(job.routes)
    best = job.routes[0].name if job.routes else ""
    drafted = [(one, done[one.text]) for one in sources if done[one.text].route == best]
    changed = changed_names.changed_names(drafted, ways, job.translate)
    again = [
        SourceString(one.text, one.names | changed[one.text].left)
        for one in sources
        if one.text in changed and changed[one.text].left
    ]
    for text, draft in _try_routes(again, job, words).items():
        done[text] = _renamed(done[text], draft, changed[text].left)
    drafted = [(one, done[one.text]) for one in sources if done[one.text].route == best]
    asked = label_doubts.Asked(ways, job.back, job.label or _no_label)
    for text, why in label_doubts.doubts(drafted, asked, job.translate).items():
        done[text] = replace(done[text], doubts=(*done[text].doubts, why))
    for one in sources:
        # A label that is in doubt is read as a whole.
        if one.text in changed and not (done[one.text].doubts and second_opinion.is_label(one)):
            done[one.text] = _strange(done[one.text], changed[one.text].strange)
    return done


def _no_label(word: str) -> str:
    """What interfaces of a language that we have no words of call a thing."""
    return ""


def _renamed(before: Draft, after: Draft, names: frozenset[str]) -> Draft:
    """A draft that leaves names, or where there is none the one that changed them, doubted."""
    if after.text:
        return after
    told = tuple(f"the name “{name}” was changed" for name in sorted(names))
    return replace(before, doubts=(*before.doubts, *told))


def _strange(draft: Draft, words: frozenset[str]) -> Draft:
    """A draft with a doubt for each word it has not that may be a name."""
    lost = changed_names.missing(words, draft.text) if draft.text else []
    told = tuple(f"the name “{word}” may have been changed" for word in lost)
    return replace(draft, doubts=(*draft.doubts, *told)) if told else draft


def _try_strategies(
    sources: Sequence[SourceString], job: DraftJob, route: Route, words: LexicalLookup
) -> dict[str, Attempt]:
    """Every sentence along one route, put in one way after another until one is accepted."""
    found: dict[str, Attempt] = {}
    tried: set[tuple[str, tuple[str, ...]]] = set()
    for masking in STRATEGIES:
        asked = [
            request
            for one in sources
            if _may_mend(masking, found.get(one.text), weaker=route is not job.routes[0])
            and (one.text, (request := requests.prepare(one, masking)).texts) not in tried
        ]
        tried.update((request.source.text, request.texts) for request in asked)
        responses = requests.send(route, [request.texts for request in asked], job.translate)
        resolved = words.resolve(route, unknown_words(asked, responses))
        known = Replacements(resolved, route.legs[0].engine != route.legs[-1].engine)
        for request, response in zip(asked, responses, strict=True):
            made = assemble(request, response, known, job.edit)
            attempt = attempt_from(request, made, route, job)
            before = found.get(request.source.text)
            if before is None or attempt.rank > before.rank:
                found[request.source.text] = attempt
    return found


def _may_mend(masking: Masking | None, attempt: Attempt | None, *, weaker: bool) -> bool:
    """Whether a sentence is put in this way too, after what the ways before came to.

    Where all of it is there, and a word of it is wrong, another wording may help, but not often:
    of 3,100 sentences of six manuals seven were mended by `words`, as many by `digits`, and none
    along a weaker route.
    """
    if attempt is None:
        return True
    if attempt.draft.text:
        return False
    if attempt.fallback is None:
        return True
    if attempt.use == "at once":
        return masking == "stopped"
    return masking in ("stopped", "words") and not weaker


def attempt_from(request: Request, made: Assembled | None, route: Route, job: DraftJob) -> Attempt:
    """What an answer came to, by the verdict on it."""
    if made is None:
        return Attempt(Draft("", route.name, why="the engine lost something that must stay"))
    expected = Expected(job.target, route, made.unknown, made.guessed, job.identify)
    verdict = accept(made.text, request.source, expected)
    whole = request, made
    if not verdict.why:
        return Attempt(Draft(made.text, route.name, made.doubts), made=whole)
    refused = Draft("", route.name, why=verdict.why)
    if verdict.use == "never":
        return Attempt(refused)
    told = made.unknown or made.guessed  # these words are among the doubts already
    doubts = made.doubts if told else (*made.doubts, verdict.why)
    return Attempt(refused, Draft(made.text, route.name, doubts), verdict.use, whole)


def _weaker(draft: Draft) -> Draft:
    return replace(draft, doubts=(f"this came by a weaker route: {draft.route}", *draft.doubts))


MOST_TAGS, MOST_LENGTH = 60, 20_000
"""A sentence with more tags, or of more characters, is none that a machine makes sense of; and to
place its tags takes the square of their number."""


def without_engine(source: SourceString, label: Callable[[str], str] | None = None) -> Draft | None:
    """The draft of a string that no engine is needed for, or that none can have."""
    if len(source.text) > MOST_LENGTH or source.text.count("<") > 2 * MOST_TAGS:
        return Draft("", why="it is too long for a machine, or has too many tags")
    if not inline_tags.nested(source.text):
        return Draft("", why="its markup crosses")
    if not protected.words_to_translate(source.flat, source.names):
        return Draft(source.text, COPY, tuple(untranslated_choices(source.text)))
    if label and not source.has_tags and (own := label(source.flat)):
        return Draft(own, INTERFACE)
    return None


# --- the whole string -----------------------------------------------------------


def _proven(string: str, parts: Sequence[Draft], job: DraftJob) -> Draft:
    """The drafts of a string's sentences as one, with its terms, as it passes acceptance; where
    the terms break it, without them."""
    draft = _joined(parts)
    if not draft.text:
        return draft
    text, doubts = job.terms(draft.text, string) if job.terms else (draft.text, ())
    with_terms = replace(draft, text=text, doubts=tuple(dict.fromkeys((*draft.doubts, *doubts))))
    if len(parts) == 1 and text == draft.text:
        return with_terms
    source = SourceString(string, job.names)
    if not _refused(with_terms, source, job):
        return with_terms
    if why := _refused(draft, source, job):
        return Draft("", draft.route, why=why)
    return replace(draft, doubts=(*draft.doubts, "the glossary's terms have no place in it"))


def _refused(draft: Draft, source: SourceString, job: DraftJob) -> str:
    """Why a whole text cannot be saved; "" where it can, its doubts told."""
    verdict = accept(draft.text, source, Expected(job.target))
    return verdict.why if verdict.use == "never" else ""


def _joined(parts: Sequence[Draft]) -> Draft:
    """The drafts of a string's parts as one; none when one of them has none."""
    if len(parts) == 1 or (failed := [part for part in parts if not part.text]):
        return parts[0] if len(parts) == 1 else failed[0]
    routes = dict.fromkeys(part.route for part in parts if part.route != COPY)
    doubts = dict.fromkeys(doubt for part in parts for doubt in part.doubts)
    text = "".join(part.text for part in parts)
    return Draft(text, "; ".join(routes) or COPY, tuple(doubts))
