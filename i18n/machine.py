"""A machine's drafts, checked: nothing protected is lost, nothing stays half translated.

`draft` takes translators' strings and the routes to a language, best first, and climbs a
ladder with each sentence: names as they are, names masked, other masks, in pieces; then the
next route. What passes no check anywhere stays empty and says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from i18n import inline, project, protect
from i18n.model import Edge, Translation
from i18n.protect import Masked, Rung

COPY = "copy"
"""The route of a string with nothing to translate: names, numbers and codes alone."""

BATCH = 400
"""Strings that climb the ladder together: large for the engines, small enough for progress."""


class Route(Protocol):
    """A way through the engines; see `i18n.engines.routes`."""

    @property
    def name(self) -> str: ...

    @property
    def legs(self) -> tuple[Edge, ...]: ...


R = TypeVar("R", bound=Route)
Translate = Callable[[R, Sequence[str]], list[Translation]]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the machine offers for a string: `text` ("" for nothing, then `why` says the reason),
    the `route` it came by, and `doubt`, what a reviewer should look at ("" for nothing)."""

    text: str
    route: str = ""
    doubt: str = ""
    why: str = ""


def draft(
    strings: Sequence[str],
    routes: Sequence[R],
    translate: Translate[R],
    names: frozenset[str],
    source: str,
    target: str,
    progress: Callable[[int], None] | None = None,
    *,
    spare: Sequence[R] = (),
) -> list[Draft]:
    """A draft for each string, in order; equal strings are translated once.

    `progress` is told how many of the strings are done so far. `spare` are routes that help
    with single words an engine did not know: from the target to anywhere (a dictionary of
    the target), and from a language on the way to the target (another translator).
    """
    done: dict[str, Draft] = {}
    parts = {string: _parted(string) for string in strings}
    unique = list(dict.fromkeys(part for some in parts.values() for part in some))
    translate = _once(translate)
    words = _Words(translate, routes, spare, target)
    for start in range(0, len(unique), BATCH):
        done |= _climb(unique[start : start + BATCH], routes, translate, names, target, words)
        if progress:
            progress(sum(all(part in done for part in parts[string]) for string in strings))
    return [_joined([done[part] for part in parts[string]]) for string in strings]


def spare(
    edges: Sequence[Edge],
    find: Callable[[Sequence[Edge], str, str], Sequence[R]],
    routes: Sequence[R],
) -> tuple[R, ...]:
    """The routes of single words that help `draft` along `routes`, `find` being `routes.routes`.

    Out of the target they serve as its dictionary, out of a language on the way as a way back
    to the source.
    """
    if not routes:
        return ()
    source, target = routes[0].legs[0].source, routes[0].legs[-1].target
    out = [find([e], target, e.target)[:1] for e in edges if e.source == target != e.target]
    passed = dict.fromkeys(leg.source for route in routes for leg in route.legs[1:])
    out += [find(edges, language, source)[:1] for language in passed]
    return tuple(way for some in out for way in some)


_LABEL = re.compile(r"((?:<[a-z][a-z0-9-]*>)+([^<>]+)(?:</[a-z][a-z0-9-]*>)+)(?= [A-Z\d“¿])")


def _parted(string: str) -> tuple[str, ...]:
    """A string and what engines would muddle, apart: a label in capitals before a sentence
    (`<b>BACK TO BASICS</b> Release notes`), the parts of a title (`Contact | Our bakery`)."""
    match = _LABEL.match(string)
    if match and match[2].isupper() and inline.nested(match[1]):
        parts: tuple[str, ...] = (match[1], " ", string[match.end() :].strip())
    else:
        parts = tuple(_SEPARATOR.split(string))
    return parts if all(map(inline.nested, parts)) else (string,)


_SEPARATOR = re.compile(r"(\s+[|·•»]\s+)")


def _joined(parts: Sequence[Draft]) -> Draft:
    """The drafts of a string's parts as one; none when one of them has none."""
    if len(parts) == 1 or (failed := [part for part in parts if not part.text]):
        return parts[0] if len(parts) == 1 else failed[0]
    routes = dict.fromkeys(part.route for part in parts if part.route != COPY)
    doubts = dict.fromkeys(part.doubt for part in parts if part.doubt)
    return Draft("".join(part.text for part in parts), "; ".join(routes) or COPY, "; ".join(doubts))


def _once(translate: Translate[R]) -> Translate[R]:
    """The same engine calls, no text sent twice along one route."""
    known: dict[tuple[str, str], Translation] = {}

    def asked(route: R, sentences: Sequence[str]) -> list[Translation]:
        new = [s for s in dict.fromkeys(sentences) if s and (route.name, s) not in known]
        if new:
            got = translate(route, new)
            known.update({(route.name, s): t for s, t in zip(new, got, strict=True)})
        return [known[route.name, s] if s else Translation("") for s in sentences]

    return asked


def _climb(
    strings: Sequence[str],
    routes: Sequence[R],
    translate: Translate[R],
    names: frozenset[str],
    target: str,
    words: _Words[R],
) -> dict[str, Draft]:
    """Every string up the ladder until it has a draft or the ladder ends."""
    done = {string: first for string in strings if (first := _without_engine(string, names))}
    failed: dict[str, Draft] = {}
    for route in routes:
        tried: set[tuple[str, ...]] = set()
        for rung in (*protect.RUNGS, None):
            asks = [
                ask
                for string in strings
                if string not in done and (ask := _ask(string, names, rung)).texts not in tried
            ]
            tried.update(ask.texts for ask in asks)
            answers = _answers(route, asks, translate)
            known = words.resolve(route, _unknown(asks, answers, names))
            for ask, answer in zip(asks, answers, strict=True):
                result = _judge(ask, answer, names, target, route, known)
                if result.text:
                    done[ask.string] = _weaker(result) if route is not routes[0] else result
                else:
                    failed.setdefault(ask.string, result)
    missing = Draft("", why="no route to this language")
    return done | {s: failed.get(s, missing) for s in strings if s not in done}


def _weaker(result: Draft) -> Draft:
    return replace(result, doubt="; ".join(filter(None, ("a weaker route", result.doubt))))


def _without_engine(string: str, names: frozenset[str]) -> Draft | None:
    if not inline.nested(string):
        return Draft("", why="its markup crosses")
    if not protect.words_to_translate(project.flat(string), names):
        return Draft(string, COPY)
    return None


# --- asking ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ask:
    """What one string asks of the engine: `parts` are its sentence (or the pieces of it
    between protected items), `quoted` and `fragments` help to place its tags."""

    string: str
    rung: Rung | None
    parts: tuple[Masked, ...]
    between: tuple[str, ...] = ()
    quoted: tuple[Masked, ...] = ()
    fragments: tuple[Masked, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(one.text for one in (*self.parts, *self.quoted, *self.fragments))


def _ask(string: str, names: frozenset[str], rung: Rung | None) -> _Ask:
    """The string as a rung of the ladder puts it; rung None is in pieces."""
    flat = _calm(string, names)
    level: Rung = rung or "names"
    marked = project.quoted(string)
    quoted = (protect.mask(marked, names, level),) if marked else ()
    fragments = tuple(protect.mask(one, names, level) for one in project.fragments(string))
    if rung:
        return _Ask(string, rung, (protect.mask(flat, names, rung),), (), quoted, fragments)
    pieces, between = _pieces(flat, names)
    parts = tuple(Masked(piece, ()) for piece in pieces)
    return _Ask(string, rung, parts, between, quoted, fragments)


def _pieces(flat: str, names: frozenset[str]) -> tuple[list[str], tuple[str, ...]]:
    """A sentence cut at its protected items: the pieces, and what stands between them."""
    pieces, between, end = [], [], 0
    for start, stop, _ in protect.found(flat, names):
        pieces.append(flat[end:start])
        between.append(flat[start:stop])
        end = stop
    return [*pieces, flat[end:]], (*between, "")


def _pieces_joined(text: str, names: frozenset[str]) -> str:
    return "\N{OBJECT REPLACEMENT CHARACTER}".join(_pieces(text, names)[0])


def _shouted(string: str, names: frozenset[str]) -> bool:
    """Whether a sentence is all capitals: more than an acronym, or a label with tags around it."""
    rest = "".join(_pieces(project.flat(string), names)[0])
    long = [word for word in rest.split() if len(word) > 2]
    return rest.isupper() and len(long) > (0 if _LABELLED.fullmatch(string) else 1)


_LABELLED = re.compile(r"(?:<[a-z][a-z0-9-]*>)+[^<>]+(?:</[a-z][a-z0-9-]*>)+")


def _calm(string: str, names: frozenset[str]) -> str:
    """Capitals throughout are unreadable to engines: such a sentence is asked in small letters."""
    flat = project.flat(string)
    if not _shouted(string, names):
        return flat
    pieces, between = _pieces(flat, names)
    small = "".join(p.lower() + b for p, b in zip(pieces, between, strict=True))
    return small[:1].upper() + small[1:]


Answer = tuple[Translation, ...]


def _answers(route: R, asks: Sequence[_Ask], translate: Translate[R]) -> list[Answer]:
    """One answer for each text of each ask, all in one batch; blank texts are not sent."""
    texts = [text for ask in asks for text in ask.texts if _sayable(text)]
    got = dict(zip(texts, translate(route, texts), strict=True))
    return [tuple(got.get(text, Translation(text)) for text in ask.texts) for ask in asks]


def _sayable(text: str) -> bool:
    return any(char.isalpha() for char in text)


# --- words an engine did not know -----------------------------------------------------

_RESPELT = {
    ("pt", "es"): (
        ("ções$", "ciones"), ("ção$", "ción"), ("sões$", "siones"), ("são$", "sión"),
        ("dade$", "dad"), ("gens$", "jes"), ("gem$", "je"), ("vel$", "ble"), ("veis$", "bles"),
        ("ência", "encia"), ("ância", "ancia"), ("ões$", "ones"), ("ão$", "ón"), ("ães$", "anes"),
        ("ais$", "ales"), ("éis$", "eles"), ("óis$", "oles"), ("ns$", "nes"), ("m$", "n"),
        ("ou$", "ó"), ("[ei]u$", "ió"), ("aram$", "aron"), ("[ei]ram$", "ieron"), ("ava", "aba"),
        ("lh", "ll"), ("nh", "ñ"), ("ss", "s"), ("ç(?=[ei])", "c"), ("ç", "z"), ("qu(?=a)", "cu"),
        ("eza$", "eza"), ("eiro", "ero"), ("eira", "era"), ("[ã]", "a"), ("[õô]", "o"), ("ê", "e"),
        ("[â]", "a"),
    ),
    ("en", "es"): (
        ("tions$", "ciones"), ("tion$", "ción"), ("ssion$", "sión"), ("sion$", "sión"),
        ("ity$", "idad"), ("ities$", "idades"), ("ism$", "ismo"), ("ous$", "oso"), ("ic$", "ico"),
        ("ly$", "mente"), ("ment$", "mento"), ("ance$", "ancia"), ("ence$", "encia"),
        ("ate$", "ado"), ("ent$", "ente"), ("ive$", "ivo"), ("ary$", "ario"), ("ory$", "orio"),
        ("ph", "f"), ("th", "t"), ("mm", "m"), ("ff", "f"), ("ss", "s"), ("y", "i"),
    ),
    ("es", "ca"): (
        ("ciones$", "cions"), ("ción$", "ció"), ("sión$", "sió"), ("siones$", "sions"),
        ("idad$", "itat"), ("dad$", "tat"), ("dades$", "tats"), ("mente$", "ment"),
        ("oso$", "ós"), ("osa$", "osa"), ("ado$", "at"), ("ada$", "ada"), ("ido$", "it"),
        ("ico$", "ic"), ("ivo$", "iu"), ("ario$", "ari"), ("orio$", "ori"), ("ismo$", "isme"),
        ("ista$", "ista"), ("ante$", "ant"), ("ente$", "ent"), ("os$", "s"), ("o$", ""), ("e$", ""),
        ("ñ", "ny"), ("á", "à"), ("ll", "l·l"),
    ),
}  # fmt: skip
"""Regular differences in spelling between neighbours; a result counts only if it is a word."""

_NO_WORD = "brimtalux"


class _Unknown(NamedTuple):
    """A word that an engine left as it was, and the source's word that resembles it."""

    word: str
    cognate: str

    @property
    def kept(self) -> bool:
        """Whether it is the source's word itself."""
        return self.word == self.cognate


class _Word(NamedTuple):
    """What may stand for a word: spelt by rule, the same in both languages,
    looked up by way of the source, or a mere guess that no dictionary has."""

    text: str
    how: Literal["spelt", "as is", "looked up", "guess"]


class _Words(Generic[R]):
    """Words that an engine left as they were, and what stands for them in the target."""

    def __init__(
        self, translate: Translate[R], routes: Sequence[R], spare: Sequence[R], target: str
    ) -> None:
        self._translate = translate
        self._routes = routes
        self._spare = spare
        self._target = target
        self._dictionaries: list[R] | None = None
        self._found: dict[_Unknown, _Word] = {}

    def resolve(self, route: R, unknown: Sequence[_Unknown]) -> Mapping[str, _Word]:
        """A word of the target for each, in the case of the word."""
        new = [one for one in dict.fromkeys(unknown) if one not in self._found]
        spelt = self._respelt(route, new)
        other = self._elsewhere(route, [one for one in new if one not in spelt])
        for one in new:
            guess = _Word(_cased(self._guesses(route, one)[0], one.word), "guess")
            self._found[one] = spelt.get(one) or other.get(one) or guess
        return {one.word: self._found[one] for one in unknown}

    def _guesses(self, route: R, one: _Unknown) -> list[str]:
        """The word respelt along the languages of the route, then its cognate of the source."""
        out = [one.word.lower()]
        for leg in route.legs[1:]:
            rules = _RESPELT.get((leg.source, leg.target), ())
            out = [guess for word in out for guess in _guesses(word, rules)]
        rules = _RESPELT.get((route.legs[0].source, self._target), ())
        return [*out, *(_guesses(one.cognate, rules) if one.cognate else ())]

    def _respelt(self, route: R, unknown: Sequence[_Unknown]) -> dict[_Unknown, _Word]:
        """The word's regular counterpart or the word itself, where a dictionary has it."""
        guesses = {one: self._guesses(route, one) for one in unknown}
        real = self._real([guess for some in guesses.values() for guess in some])
        return {
            one: _Word(_cased(own, one.word), "as is" if own == one.word.lower() else "spelt")
            for one, some in guesses.items()
            if (own := next((guess for guess in some if guess in real), ""))
        }

    def _elsewhere(self, route: R, unknown: Sequence[_Unknown]) -> dict[_Unknown, _Word]:
        """The word's meaning in the source language, by another choice of words to the target."""
        out: dict[_Unknown, _Word] = {}
        for meant in self._meanings(route, unknown):
            for way in self._routes:
                got = [_no_gerund(_single(t.text)) for t in self._translate(way, meant)]
                forms = [_agreeing(*pair) for pair in zip(got, unknown, strict=True)]
                real = self._real([form for some in forms for form in some])
                for one, some in zip(unknown, forms, strict=True):
                    if form := next((form for form in some if form in real), ""):
                        out.setdefault(one, _Word(_cased(form, one.word), "looked up"))
        return out

    def _meanings(self, route: R, unknown: Sequence[_Unknown]) -> Iterator[list[str]]:
        """Guesses at the source's word, the best first: itself, by a way back, its likeness."""
        if not unknown:
            return
        yield [one.word if one.kept else "" for one in unknown]
        for back in self._spare:
            ends = back.legs[0].source, back.legs[-1].target
            if ends[0] in _passed(route) and ends[1] == route.legs[0].source:
                told = self._translate(back, [one.word.lower() for one in unknown])
                yield ["" if t.unknown else _single(t.text) for t in told]
        yield [one.cognate.lower() for one in unknown]

    def _real(self, words: Sequence[str]) -> set[str]:
        """Those that some dictionary of the target has."""
        if not words:
            return set()
        if self._dictionaries is None:
            ways = [way for way in self._spare if way.legs[0].source == self._target]
            self._dictionaries = [w for w in ways if self._translate(w, [_NO_WORD])[0].unknown]
        asked = list(dict.fromkeys([*words, *filter(None, map(_stem, words))]))
        real: set[str] = set()
        for way in self._dictionaries:
            got = self._translate(way, asked)
            real.update(word for word, t in zip(asked, got, strict=True) if not t.unknown)
        return real | {word for word in words if _stem(word) in real}


def _agreeing(word: str, unknown: _Unknown) -> tuple[str, ...]:
    """A looked-up word in the number and gender of the one it stands for, then as it is."""
    if not word or unknown.kept:
        return (word,) if word else ()
    own = word
    if re.search("as?$", unknown.word) and re.search("os?$", own):
        own = re.sub("o(s?)$", r"a\1", own)
    if unknown.word.endswith("s") and not own.endswith("s"):
        own += "s" if own[-1] in "aeioué" else "es"
    return tuple(dict.fromkeys((own, word)))


def _no_gerund(word: str) -> str:
    """What an engine makes of a lone noun in -ing is a verb: no word for a sentence."""
    return "" if word.endswith(("ndo", "nt")) else word


def _single(text: str) -> str:
    """A translated word without stop, article and capital; "" when it is not one word."""
    word = re.sub(
        r"^(?:the|an?|to|el|la|los|las|un|una|o|a|os|as|it|he) ", "", text.lower().strip(" .!?")
    )
    return word if re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*", word) else ""


def _guesses(word: str, rules: Sequence[tuple[str, str]]) -> list[str]:
    """The word as the neighbour language would spell it, by most of the rules first, or as is."""
    ends = (re.sub(one, own, word) for one, own in rules if one[-1] == "$" and re.search(one, word))
    out = []
    for start in (*[end for end in (next(ends, ""),) if end], word):
        spelt = start
        for pattern, replacement in rules:
            if pattern[-1] != "$":
                spelt = re.sub(pattern, replacement, spelt)
        out += [spelt, start]
    return list(dict.fromkeys(out))


def _stem(word: str) -> str:
    """A word without a prefix that any word may have; "" when it has none."""
    match = _PREFIX.match(word)
    return word[match.end() :] if match else ""


_PREFIX = re.compile(
    "(?:anti|auto|co|contra|des|ex|extra|hiper|inter|macro|micro|mini|multi|neo|pos|pre|pro|re"
    "|semi|sobre|sub|super|trans|ultra)-?(?=\\w{4})"
)


def _cased(word: str, model: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


_LONGER = re.compile(r"[^\W\d_]{2,}")


def _passed(route: Route) -> set[str]:
    """The languages between the source and the target of a route."""
    return {leg.source for leg in route.legs[1:]}


def _proper(calm: str, names: frozenset[str]) -> set[str]:
    """The words of a sentence whose capital says that they are names: not that of a heading or
    of a first word."""
    out = {
        word
        for start, end, _ in protect.found(calm, names)
        for word in _LONGER.findall(calm[start:end])
    }
    if protect.running(inline.plain(calm)):
        found = list(_LONGER.finditer(inline.plain(calm)))
        out |= {match.group() for match in found[1:] if match.group()[0].isupper()}
    return out


def _unknown(
    asks: Sequence[_Ask], answers: Sequence[Answer], names: frozenset[str]
) -> list[_Unknown]:
    """The words of all answers that an engine did not know and that are no names."""
    found = []
    for ask, answer in zip(asks, answers, strict=True):
        tokens = {item.token.lower() for part in ask.parts for item in part.items}
        calm = _calm(ask.string, names)
        kept = {*project.fragments(ask.string), *_proper(calm, names)}
        small = [w for w in _LONGER.findall(inline.plain(calm)) if w not in kept]
        for translation in answer[: len(ask.parts)]:
            for start, end in translation.unknown:
                word = translation.text[start:end]
                if word.lower() not in tokens and word not in kept:
                    found.append(_Unknown(word, word if word in small else _nearest(word, small)))
    return found


# --- judging -------------------------------------------------------------------------


def _judge(
    ask: _Ask,
    answer: Answer,
    names: frozenset[str],
    target: str,
    route: Route,
    known: Mapping[str, _Word],
) -> Draft:
    """The answer as a draft, or an empty draft that says what is wrong with it."""
    flat = project.flat(ask.string)
    # An engine of another kind came first and chose to keep the source's word: a term.
    calm = _calm(ask.string, names)
    kept = {*project.fragments(ask.string), *_proper(calm, names)}
    keeps = route.legs[0].engine != route.legs[-1].engine
    pieces, residue, doubts = [], [], [] if ask.rung else ["translated in pieces"]
    for part, translation, between in zip(
        ask.parts, answer, ask.between or ("",) * len(ask.parts), strict=False
    ):
        text, left, some = _settled(translation, calm, names, known, part, keeps, kept)
        residue += left
        doubts += [f"check the word {word}" for word in some]
        back = protect.unmask(text, part)
        if back is None:
            return Draft("", route.name, why="the engine lost something that must stay")
        pieces.append(_respaced(back, part.text) + between)
    text = _restored("".join(pieces), flat, names)
    text = _polished(text, ask.string, names, target)
    if why := _faults(text, flat, names, residue):
        return Draft("", route.name, why=why)
    return _tagged(ask, answer, text, names, Draft(text, route.name, "; ".join(doubts)))


def _settled(
    translation: Translation,
    calm: str,
    names: frozenset[str],
    known: Mapping[str, _Word],
    part: Masked,
    keeps: bool,
    kept: set[str],
) -> tuple[str, list[str], list[str]]:
    """The text with its unknown words resolved, those that were not, those to look at."""
    tokens = {item.token.lower() for item in part.items}
    words = _LONGER.findall(calm)
    text = translation.text
    left: list[str] = []
    doubtful: list[str] = []
    for start, end in sorted(translation.unknown, reverse=True):
        word = text[start:end]
        if word.lower() in tokens or word in kept:
            continue
        if keeps and _compound(text, start, end) in calm:
            continue
        own = _nearest(word, [w for w in words if w in kept]) if word[0].isupper() else ""
        if (
            not own
            and word in known
            and (known[word].how != "guess" or _cognate(known[word].text, words))
        ):
            own = known[word].text
            if known[word].how != "spelt":
                doubtful.append(own)
        if own:
            text = text[:start] + own + text[end:]
        elif word.lower() in map(str.lower, words) and (keeps or word[0].isupper()):
            doubtful.append(word)
        elif not _protected_at(translation.text, start, names):
            left.append(word)
    return text, left, doubtful


def _compound(text: str, start: int, end: int) -> str:
    """The hyphenated compound that a word is part of; a blank line, found nowhere, if none."""
    before, after = re.search(r"[\w-]*$", text[:start]), re.match(r"[\w-]*", text[end:])
    assert before
    assert after
    whole = before.group() + text[start:end] + after.group()
    return whole if "-" in whole.strip("-") else "\n\n"


def _cognate(word: str, words: Sequence[str]) -> bool:
    """Whether a word of learned origin has the stem of one of the source's: vindica, vindicates."""
    stem = protect.fold(word).lower()[:6]
    return len(stem) > 5 and any(
        one.lower().startswith(stem) and one.lower() != word.lower() for one in words
    )


def _protected_at(text: str, place: int, names: frozenset[str]) -> bool:
    return any(start <= place < end for start, end, _ in protect.found(text, names))


def _nearest(word: str, words: Sequence[str]) -> str:
    """The source's word that an engine bent: Napoleão, Napoleon."""
    folded = protect.fold(word).lower()
    scored = [
        (SequenceMatcher(None, folded, protect.fold(one).lower()).ratio(), one) for one in words
    ]
    score, best = max(scored, default=(0.0, ""))
    return best if score >= 0.6 and best[:1].lower() == folded[:1] else ""


def _respaced(text: str, asked: str) -> str:
    """The spaces at the ends as they were asked."""
    lead = asked[: len(asked) - len(asked.lstrip())]
    tail = asked[len(asked.rstrip()) :] if asked.strip() else ""
    return lead + text.strip() + tail


def _restored(text: str, flat: str, names: frozenset[str]) -> str:
    """Names that an engine bent, as the source has them."""
    for name in protect.lost(flat, text, names):
        folded = {protect.fold(one): one for one in names}
        for word in folded.get(name, "").split():
            if not word[0].isupper() or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                continue
            ours = [w for w in re.findall(r"[^\W\d_][\w-]+", text) if w[0].isupper()]
            bent = _nearest(word, [w for w in ours if w not in flat])
            if bent:
                text = re.sub(rf"(?<!\w){re.escape(bent)}(?!\w)", word, text)
    return text


def _faults(text: str, flat: str, names: frozenset[str], residue: Sequence[str]) -> str:
    """Why a text cannot be a draft; "" when it can."""
    if residue:
        return f"a word has no translation: {', '.join(dict.fromkeys(residue))}"
    if missing := protect.lost(flat, text, names):
        return f"missing or doubled: {', '.join(missing)}"
    if _GENITIVE.search(_pieces_joined(text, names)) or _COMPOUND.search(text):
        return "an English ending is left"
    if _RUNAWAY.search(text) and not _RUNAWAY.search(flat):
        return "the engine repeats itself"
    if not _SHORTEST <= (len(text) + 8) / (len(flat) + 8) <= _LONGEST:
        return "far too short or too long"
    if _DANGLING.search(text) and not _DANGLING.search(flat):
        return "the engine stopped short"
    if text.count("(") > flat.count("("):
        return "the engine added a parenthesis"
    if _untranslated(_pieces_joined(text, names), flat):
        return "mostly the source's words"
    return ""


_GENITIVE = re.compile(r"(?<=\w)['’´]s\b|(?<=\s)s(?=[\s,.])")
_COMPOUND = re.compile(
    r"\w-(?:[a-z]{2,}ed|[a-z]{2,}ing|like|style|only|aware|free|specific)\b|/>-[a-z]+ed\b"
)
_DANGLING = re.compile(
    r"\s(?:de|del|el|la|lo|los|las|sobre|con|para|en|y|do|da|dos|das|com|em|o|os|as|amb|els|les)"
    r"[.:]?$"
)
_SHORTEST, _LONGEST = 0.45, 2.2
_RUNAWAY = re.compile(r"\b([^\W\d_]{2,}(?:\W+\w+){0,5}?)(?:\W+\1\b){2,}", re.I)


def _untranslated(text: str, flat: str) -> bool:
    """Whether most of a text's small words of some length are still the source's."""
    ours = [word for word in _LONGER.findall(text) if word.islower() and len(word) > 3]
    theirs = set(_LONGER.findall(inline.plain(flat)))
    same = sum(word in theirs for word in ours)
    return same > 1 and same * 2 > len(ours)


def _tagged(ask: _Ask, answer: Answer, text: str, names: frozenset[str], bare: Draft) -> Draft:
    """The draft with its tags in place."""
    if not inline.tags(ask.string):
        return bare
    rest = iter(answer[len(ask.parts) :])
    quoted = [protect.unmask(next(rest).text, one) or "" for one in ask.quoted]
    spans = [protect.unmask(next(rest).text, one) or "" for one in ask.fragments]
    placed = project.project(ask.string, text, "".join(quoted), spans)
    if missing := protect.lost(ask.string, placed.text, names):
        return Draft("", bare.route, why=f"missing or doubled: {', '.join(missing)}")
    doubts = [bare.doubt] if bare.doubt else []
    if placed.doubts:
        doubts.append(f"check the position of {', '.join(placed.doubts)}")
    return replace(bare, text=placed.text, doubt="; ".join(doubts))


# --- manners -----------------------------------------------------------------------------

_STOPS = ".!?:…"


def _polished(text: str, string: str, names: frozenset[str], target: str) -> str:
    """The text with the source's first capital, final stop and quotes, and the target's manners."""
    flat = project.flat(string)
    text = re.sub(r"(?<=\S) (?=[,.;:!?)])(?!\.\w)", "", re.sub(r"\s*[ \t\n]\s*", " ", text.strip()))
    text = _ended(text, flat)
    if text.count(")") > text.count("("):
        text = text.replace("))", ")", 1)
    for rule, replacement in _MANNERS.get(target.split("-")[0], ()):
        text = re.sub(rule, replacement, text)
    if target.split("-")[0] == "es":
        text = _opened(text)
    text = _quoted(text, flat)
    if _shouted(string, names):
        pieces, between = _pieces(text, names)
        return "".join(p.upper() + b for p, b in zip(pieces, between, strict=True))
    return _headed(text, flat)


_MONTHS = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
_HAVE = "ha|han|he|hemos|había|habían"
_MANNERS: Mapping[str, Sequence[tuple[str, str]]] = {
    "es": (
        (rf"\b([Ee])n (?=\d{{1,2}} de (?:{_MONTHS})\b)", r"\1l "),
        (rf"\b({_HAVE}) (se|me|nos|lo|la|le|los|las|les) (?=\w+[aeiíou]d?[so]\b)", r"\2 \1 "),
        (r"(?<=[a-záéíóúñ])-(?=General\b|Geral\b)", " "),
        (r"(?<!^)\bnos (?=[A-ZÁÉÍÓÚ][a-z])", "en los "),
    ),
    "ca": (
        (r"\b([Ee])n (?=\d{1,2} (?:de |d['’])[a-zç]+)", r"\1l "),
        (r"\b(ha|han|havia|havien) es (?=\w+[aiu][td]\b|\w+ats\b)", r"s'\1 "),
        (r"(?<=[a-zàèéíòóú])-(?=General\b)", " "),
    ),
}
"""What the engines get wrong everywhere: dates, compounds with Portuguese hyphens."""


def _ended(text: str, flat: str) -> str:
    """The final stop as in the source: engines add one, or eat one."""
    want = re.search(r"[.!?:…,;]*$", flat.rstrip("\"”’»)' "))
    bare = text.rstrip("\"”’»)' ")
    tail = text[len(bare) :]
    have = re.search(r"[.!?:…,;]*$", bare)
    assert want
    assert have
    if want.group() == have.group() or not bare[: have.start()]:
        return text
    return bare[: have.start()] + want.group() + tail


def _opened(text: str) -> str:
    """Spanish opens its questions and exclamations."""
    for close, mark in (("?", "¿"), ("!", "¡")):
        if text.rstrip('"”»)').endswith(close) and mark not in text:
            lead = re.match(r"[\W_]*", text)
            assert lead
            text = text[: lead.end()] + mark + text[lead.end() :]
    return text


def _quoted(text: str, flat: str) -> str:
    """The source's kind of quotes where their number agrees; else one that opens or closes."""
    kind = re.compile(r"[\"“”«»„]")
    theirs: list[str] = kind.findall(flat)
    ours = list(kind.finditer(text))
    if len(theirs) == len(ours):
        marks = iter(theirs)
        return kind.sub(lambda _: next(marks), text)
    if len(theirs) == len(ours) + 1 and kind.match(flat[-1:]) and ours:
        return text + theirs[-1]
    if len(theirs) == len(ours) + 1 and kind.match(flat):
        return theirs[0] + text
    return text


def _headed(text: str, flat: str) -> str:
    """The first letter large or small as in the source."""
    theirs, ours = re.search(r"[^\W_]", flat), re.search(r"[^\W_]", text)
    if not theirs or not ours or not theirs.group().isupper() or text[:1] == "<":
        return text
    return text[: ours.start()] + ours.group().upper() + text[ours.end() :]
