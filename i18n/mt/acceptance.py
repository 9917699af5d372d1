"""An answer judged: nothing protected is lost, nothing stays half translated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.languages.folding import fold
from i18n.languages.identification import others, own_words
from i18n.model import Draft
from i18n.mt.masking import unmask
from i18n.mt.postedit import articles
from i18n.mt.postedit import names as postedit_names
from i18n.mt.postedit.lexical_lookup import Replacement
from i18n.mt.postedit.typography import match_typography
from i18n.mt.postedit.untranslated import LONGER, Sentence, nearest, resolve_unknown, sentence
from i18n.mt.requests import Request, Response, between_items, pieces
from i18n.mt.routing import Route
from i18n.mt.tag_projection import projection, tree
from i18n.mt.types import IdentifyLanguage
from i18n.placeables import inline_tags, protected


def accept(
    ask: Request,
    answer: Response,
    names: frozenset[str],
    target: str,
    route: Route,
    known: Mapping[str, Replacement],
    speaks: IdentifyLanguage | None = None,
) -> Draft:
    """The answer as a draft, or an empty draft that says what is wrong with it."""
    flat = tree.without_tags(ask.string)
    said = _joined(ask, answer, sentence(ask.string, names, route), known)
    if said is None:
        return Draft("", route.name, why="the engine lost something that must stay")
    text = postedit_names.restore_names(_restored(said.text, flat, names), flat)
    if target.split("-")[0] == "es":
        text = articles.fix_articles(text, flat, names, said.resolved | {*said.guessed})
    text = articles.drop_articles(text, flat, target)
    text = match_typography(text, ask.string, names, target)
    wrong = _faults(text, ask.string, names, said.left, target)
    hopeless = wrong and not (wrong == _SOURCES and _half(text, flat, names, target))
    if hopeless or (foreign := _foreign(text, names, target, route, speaks)):
        return Draft("", route.name, why=wrong or foreign)
    doubts = [*([] if ask.rung else ["this was translated in pieces"]), *unsaid(flat)]
    doubts += [f"the word “{word}”" for word in (*said.doubtful, *said.guessed)]
    doubt = "; ".join(dict.fromkeys(doubts))
    found = _tagged(ask, answer, text, names, Draft(text, route.name, doubt))
    why = _untold(said.guessed) if said.guessed else ""
    why = _ASIDE if text.count("(") > flat.count("(") else wrong or why
    return _rough(found, why) if why and found.text else found


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer's parts as one text, and what became of the words that its engine did not
    know."""

    text: str
    left: list[str]
    guessed: list[str]
    doubtful: list[str]
    resolved: frozenset[str]


def _joined(
    ask: Request, answer: Response, source: Sentence, known: Mapping[str, Replacement]
) -> _Said | None:
    """The parts of an answer put together; None where one has lost what must stay."""
    texts = []
    resolved_parts = [
        resolve_unknown(one, part, source, known)
        for part, one in zip(ask.parts, answer, strict=False)
    ]
    between = ask.between or ("",) * len(ask.parts)
    for part, done, gap in zip(ask.parts, resolved_parts, between, strict=False):
        back = unmask(done.text, part)
        if back is None:
            return None
        texts.append(_respaced(back, part.text) + gap)
    return _Said(
        "".join(texts),
        [word for done in resolved_parts for word in done.left],
        [word for done in resolved_parts for word in done.guessed],
        [word for done in resolved_parts for word in done.doubtful],
        frozenset(word for done in resolved_parts for word in done.resolved),
    )


def _rough(draft: Draft, why: str) -> Draft:
    """A draft for want of a better one: what is wrong with it is no loss, and a comment says it."""
    doubts = [draft.doubt, why if why in (_ASIDE, _SOURCES) else ""]
    return replace(draft, text="", rough=draft.text, why=why, doubt="; ".join(filter(None, doubts)))


_ASIDE = "the engine added a parenthesis"
_SOURCES = "mostly the source's words"


def _untold(words: Sequence[str]) -> str:
    return f"a word has no translation: {', '.join(dict.fromkeys(words))}"


def unsaid(flat: str) -> list[str]:
    """What a reviewer must be told: the texts inside `{n, plural, …}` stay as they are."""
    return [f"the words inside {{{name}, …}} are the source's" for name in protected.choices(flat)]


def _respaced(text: str, asked: str) -> str:
    """The spaces at the ends as they were asked."""
    lead = asked[: len(asked) - len(asked.lstrip())]
    tail = asked[len(asked.rstrip()) :] if asked.strip() else ""
    return lead + text.strip() + tail


def _restored(text: str, flat: str, names: frozenset[str]) -> str:
    """Names that an engine bent, as the source has them."""
    for name in protected.lost(flat, text, names):
        folded = {fold(one): one for one in names}
        for word in folded.get(name, "").split():
            if not word[0].isupper() or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                continue
            ours = [w for w in re.findall(r"[^\W\d_][\w-]+", text) if w[0].isupper()]
            bent = nearest(word, [w for w in ours if w not in flat])
            if bent:
                text = re.sub(rf"(?<!\w){re.escape(bent)}(?!\w)", word, text)
    return text


def _faults(
    text: str, string: str, names: frozenset[str], residue: Sequence[str], target: str
) -> str:
    """Why a text cannot be a draft; "" when it can."""
    flat = tree.without_tags(string)
    if residue:
        return _untold(residue)
    if missing := protected.lost(flat, text, names):
        return f"missing or doubled: {', '.join(missing)}"
    if _english_ending(text, string, names, target):
        return "an English ending is left"
    if _RUNAWAY.search(text) and not _RUNAWAY.search(flat):
        return "the engine repeats itself"
    if not _SHORTEST <= (len(text) + 8) / (len(flat) + 8) <= _LONGEST:
        return "far too short or too long"
    if _DANGLING.search(text) and not _DANGLING.search(flat) and not _OPEN.search(flat):
        return "the engine stopped short"
    if _untranslated(between_items(text, names), flat):
        return _SOURCES
    return ""


def _english_ending(text: str, string: str, names: frozenset[str], target: str) -> bool:
    """Whether a genitive is left, or half of a compound. In Catalan `assegui's` is a verb: there
    it is a genitive behind a word of the source only."""
    held = [(start, end) for start, end, _ in protected.found(text, names)]
    for one in tree.fragments(string):  # `<code>debian-keyring</code>`
        held += [m.span() for m in re.finditer(re.escape(one), text) if " " not in one]
    for half in _COMPOUND.finditer(text):
        if not any(start <= half.start() and half.end() <= end for start, end in held):
            return True
    genitives = _GENITIVE.findall(between_items(text, names))
    if target.split("-")[0] != "ca":
        return bool(genitives)
    spoken = set(LONGER.findall(inline_tags.plain(string)))
    return any(not word or word in spoken for word in genitives)


def _foreign(
    text: str, names: frozenset[str], target: str, route: Route, speaks: IdentifyLanguage | None
) -> str:
    """What of a text is in another language than the target; "" when nothing is."""
    bare, tongue = _without(text, names), target.split("-")[0]
    passed = frozenset(leg.source.split("-")[0] for leg in route.legs) - {tongue}
    for word in _APART.findall(bare):
        if word.islower() and passed.intersection(others(word, tongue)):
            return f"a word of another language is left: {word}"
    doubtful = own_words(bare, tongue, passed) < _ENOUGH
    if speaks and doubtful and sum(map(str.isalpha, bare)) >= SURE:
        other = speaks(bare, passed | {tongue})
        return f"it reads as another language: {other}" if other in passed else ""
    return ""


_APART = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")
"""A word by itself: no pronoun behind a verb (`avisar-los`), no part of `3Com`."""

_ENOUGH = 2
"""Small words of the target alone that make a text its own: the model that tells languages takes
a second to load, and errs now and then."""

SURE = 40
"""Letters of text from which a language is told without fail (of human Spanish and Portuguese
sentences below that, 16 % were taken for another language; above, as few as were English)."""


def _without(text: str, names: frozenset[str]) -> str:
    """A text's words without protected things and names."""
    return " ".join(pieces(inline_tags.plain(text), names)[0])


_GENITIVE = re.compile(r"(\w+)['’´]s\b|(?<=\s)s(?=[\s,.])")
_COMPOUND = re.compile(
    r"\w-(?:[a-z]{2,}ed|[a-z]{2,}ing|like|style|only|aware|free|specific)\b|/>-[a-z]+ed\b"
)
_DANGLING = re.compile(
    r"\s(?:de|del|el|la|lo|los|las|sobre|con|para|en|y|do|da|dos|das|com|em|o|os|as|amb|els|les)"
    r"[.:]?$"
)
_OPEN = re.compile(r"(?:^|\s)(?:about|at|by|for|from|in|of|on|to|with)\W*$", re.I)
_SHORTEST, _LONGEST = 0.45, 2.2
_RUNAWAY = re.compile(r"\b([^\W\d_]{2,}(?:\W+\w+){0,5}?)(?:\W+\1\b){2,}", re.I)


def _untranslated(text: str, flat: str) -> bool:
    """Whether most of a text's small words of some length are still the source's."""
    same, count = _kept(text, flat)
    return same > 1 and same * 2 > count


def _half(text: str, flat: str, names: frozenset[str], target: str) -> bool:
    """Whether a text that is mostly the source's words is better than none: jargon between small
    words of the target, two of them where no longer one is the target's."""
    same, count = _kept(between_items(text, names), flat)
    own = own_words(_without(text, names), target.split("-")[0], ("en",))
    return own > (same == count)


def _kept(text: str, flat: str) -> tuple[int, int]:
    """How many of a text's longer small words are the source's, and how many there are."""
    ours = [one for one in _WHOLE.findall(_CODED.sub(" ", text)) if one.islower() and len(one) > 3]
    theirs = set(_WHOLE.findall(inline_tags.plain(flat)))
    return sum(word in theirs for word in ours), len(ours)


_WHOLE = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_CODED = re.compile(r"\w+(?:[-.:=@/]\w+){2,}|\w+[.:=@/_]\w+")
"""What machines call things: `debian-edu-config`, `dc=org`; it is no language's."""


def _tagged(ask: Request, answer: Response, text: str, names: frozenset[str], bare: Draft) -> Draft:
    """The draft with its tags in place."""
    if not inline_tags.tags(ask.string):
        return bare
    rest = iter(answer[len(ask.parts) :])
    quoted = [unmask(next(rest).text, one) or "" for one in ask.quoted]
    spans = [unmask(next(rest).text, one) or "" for one in ask.fragments]
    placed = projection.project(ask.string, text, "".join(quoted), spans)
    if missing := protected.lost(ask.string, placed.text, names):
        return Draft("", bare.route, why=f"missing or doubled: {', '.join(missing)}")
    doubts = [bare.doubt] if bare.doubt else []
    if placed.doubts:
        doubts.append(f"the place of {', '.join(placed.doubts)}")
    return replace(bare, text=placed.text, doubt="; ".join(doubts))
