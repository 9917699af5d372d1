"""Names in a batch of texts: what stays as it is in any language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from i18n.late import late
from i18n.placeables import inline_tags, protected
from i18n.placeables.capitalised_words import COMMON
from i18n.placeables.independent_parts import independent_parts
from i18n.placeables.people_and_places import named, newspapers

_CONNECTORS = "de|del|la|las|los|da|do|dos|das|di|du|des|le|van|von|der|den|el|al|bin|ibn|y|e"
_CONNECTING = frozenset(_CONNECTORS.split("|"))
_WORD = r"[^\W\d_](?:[^\W_]|[-’'.&](?=[^\W\d_]))*"
_CAPITAL = r"(?=[^\W\d_a-zß-öø-ÿ])" + _WORD
_RUN = late(
    rf"(?<!\w){_CAPITAL}(?:(?:[ ](?:{_CONNECTORS}))*[ ]{_CAPITAL}|[ ]of[ ](?:the[ ])?{_CAPITAL})*"
)
_ANY_WORD = late(_WORD)
_POSSESSIVE = late(r"[’'´]s?$")
_GENITIVE = late(r"(?<=[’'´]s) (?<!\b[Ll]et.s )(?<!\b[Ii]t.s )|(?<=s[’'´]) ")
_COMPOUND = late(
    r"(?<=\w)-(?=[a-z]+(?:ed|ing)\b|(?:aware|compatible|free|level|like|only|specific|style|wide)\b)"
)
"""What joins a name to a word that is translated: `SIP-based`."""

_SENTENCE_START = late(r"(?:^|(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)[.!?:…]|\d\.)[\s\"“”‘’'«(\[¿¡*-]*$")
_COMMON_SHAPE = late(
    r".{3,}(?:tions?|sions?|ments?|ness|ships?|it(?:y|ies)|isms?|ings?|ial|ional|ical|ive|ous"
    r"|able|ible|istry|ology|graphy|ances?|ences?|ics|ful|less|hood|ally|ates?|ides?|ures?|ages?|ed|ists?|ers)$"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What texts say of names: their lower-case words, how often each capitalised run stands in
    them, which of the runs stand inside a sentence of running text, and the names that show by
    what stands in them."""

    lower: frozenset[str]
    runs: Mapping[str, int]
    inside: frozenset[str]
    shown: frozenset[str]


def names(sentences: Iterable[str]) -> frozenset[str]:
    """The names in a batch of texts: capitalised runs that stay as they are in any language.

    Running text is the witness, headings are not: a word counts when it is capitalised inside
    a sentence and nowhere lower-case. A run of common words counts as a title of a work when
    it recurs; a run with a name at its head and three words or more, likewise as a whole.
    """
    return names_by([evidence(sentences)])


def evidence(sentences: Iterable[str]) -> Evidence:
    """What some texts say of names."""
    texts = [
        _COMPOUND.sub(" ", protected.blanked(inline_tags.plain(part)).replace("\u00a0", " "))
        for sentence in sentences
        for part in independent_parts(sentence)
    ]
    lower = {word for text in texts for word in _ANY_WORD.findall(text) if word[0].islower()}
    runs: Counter[str] = Counter()
    inside: set[str] = set()
    for text in texts:
        prose = is_running_text(text)
        for run, initial in capitalised_runs(text):
            runs[run] += 1
            if prose and not initial:
                inside.add(run)
    shown = {name for text in texts for name in named(text)}
    shown |= {name for text in texts if is_running_text(text) for name in newspapers(text)}
    return Evidence(frozenset(lower), runs, frozenset(inside), frozenset(shown))


def names_by(found: Iterable[Evidence]) -> frozenset[str]:
    """The names in all the texts that some evidence is of."""
    lower: set[str] = set()
    count: dict[str, int] = {}
    inside: set[str] = set()
    shown: set[str] = set()
    for one in found:
        lower |= one.lower
        inside |= one.inside
        shown |= one.shown
        for run, times in one.runs.items():
            count[run] = count.get(run, 0) + times
    inside = {run for run in inside if not _shouted(run, lower)}
    proper = {word for run in inside for word in _ANY_WORD.findall(run) if _proper(word, lower)}
    proper = {_POSSESSIVE.sub("", word) for word in proper} - _CONNECTING
    out = {core for run in count for core in _cores(run, proper)}
    out |= {run for run in inside if count[run] > 1 and _whole(run, proper, lower)}
    return frozenset(out | shown)


def is_running_text(text: str) -> bool:
    """Whether a text is prose rather than a heading in title case: by its longer words, and
    a heading has no full stop."""
    long = [word for word in _ANY_WORD.findall(text) if len(word) > 3]
    lower = sum(1 for word in long if word[0].islower())
    return lower > 2 or lower * 2 > len(long) or (lower > 0 and text.rstrip('"”’) ')[-1:] == ".")


def capitalised_runs(text: str) -> Iterator[tuple[str, bool]]:
    """Capitalised runs without a possessive ending, and whether each starts a sentence."""
    for match in _RUN.finditer(text):
        run, start = match.group(), match.start()
        initial = _SENTENCE_START.search(text, 0, start) is not None
        first, _, rest = run.partition(" ")
        rest = re.sub(r"^of (?:the )?", "", rest)
        if first.lower() in COMMON and rest[:1].isupper() and (initial or " of " in run):
            run, initial = rest, False
        for piece in _GENITIVE.split(run):
            yield _POSSESSIVE.sub("", piece), initial


_ACRONYM = 4
"""Letters of an acronym at most; a longer word in capitals may be a word."""


_ACRONYMS = late(r"[^\W\d_a-zß-öø-ÿ]{2,}s")
"""A plural, which languages make in their own ways: `APIs`."""


_CLITIC = late(
    r"(?:I|you|he|she|it|we|they|that|this|there|here|who|what|let)['’](?:m|ll|ve|d|re|s)"
    r"|[a-z]+n['’]t",
    re.I,
)
"""Words with a verb or a negation run into them: `I’m`, `don’t`."""


def _shouted(run: str, lower: set[str]) -> bool:
    """Whether a run is a label in capitals: `QUICK LOOK`, but not `GNU GPL`."""
    words = run.split(" ")
    long = [word.lower() for word in words if len(word) > _ACRONYM]
    return len(words) > 1 and run.isupper() and any(w in lower or w in COMMON for w in long)


def _proper(word: str, lower: set[str]) -> bool:
    bare = _POSSESSIVE.sub("", word)
    if "-" in bare:
        return any(_proper(part, lower) for part in bare.split("-"))
    small = bare.lower()
    if bare.isupper() and len(bare) > _ACRONYM and small in lower:
        return False
    if len(bare) < 2 or not bare[0].isupper() or small in COMMON or small.rstrip("s") in COMMON:
        return False
    if _CLITIC.fullmatch(word):
        return False
    if any(char.isupper() for char in bare[1:]):
        return not _ACRONYMS.fullmatch(bare)
    return not {small, small + "s", small.rstrip("s")} & lower and not _COMMON_SHAPE.match(small)


def _cores(run: str, proper: set[str]) -> Iterator[str]:
    """The stretches of a run that are names, connectors between them included."""
    core: list[str] = []
    held: list[str] = []
    for word in [*run.split(" "), ""]:
        bare = _POSSESSIVE.sub("", word)
        if bare in proper:
            core += [*held, bare]
            held = []
        elif word.lower() in _CONNECTING and (core or word[0].isupper()):
            held.append(word)
        else:
            if core:
                yield " ".join(core)
            core, held = [], []


def _whole(run: str, proper: set[str], lower: set[str]) -> bool:
    """Whether a recurring run of three words or more is one name from end to end."""
    words = run.split(" ")
    content = [word for word in words if word[0].isupper()]
    if len(words) < 3 or len(content) < 2 or {"North", "South", "Latin"} & set(words):
        return False
    if "of" in words:
        return not any(word.lower() in COMMON or word.lower() in lower for word in content)
    return words[0] in proper
