"""What must survive translation: found, masked before an engine, verified afterwards.

Sentences here are translators' strings; a lone tag (`<code1/>`) and an escape (`&lt;`) are
things to protect like a URL. Names are known for a whole batch of texts: `names.names` finds them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from i18n.languages.folding import fold
from i18n.late import late
from i18n.placeables import inline_tags, template_code
from i18n.placeables.patterns import CHOICE, NUMBER, PROTECTED, localized, measured, roman, value

_INVENTED = """
Zorvex Brimtal Kelvor Tandrix Morvel Pralden Vostrik Quandel Ferlox Drimsel Halvorn Jastrel
Kordvan Lumbrix Nelvast Ostrel Parvim Rendolk Salvrix Tormel Ulbrek Vandrel Welbrin Yastrem
Zendral Balvort Corvald Delbrin Ermald Folvant Gerdrin Holbrex Imrald Jolvent Kastrin Lorvand
Malbrek Nordrel Ombrel Pelvant"""
INVENTED = tuple(_INVENTED.split())
"""Words of no language that the engines copy letter for letter."""

_MASKS = late(rf"\b(?:{'|'.join(INVENTED)})\b", re.I)

_SIGNS = late(r"[{}<>`|\\@#~^=_*]")
"""Signs that no language has of its own."""

# --- what is protected -------------------------------------------------------

_LETTERS = late(r"[^\W\d_]{2}")

Kind = str


def found(sentence: str, names: frozenset[str]) -> Iterator[tuple[int, int, Kind]]:
    """The protected stretches of a sentence, in order, none overlapping."""
    return iter(_found(sentence, names))


@lru_cache(maxsize=1024)  # a draft's text is asked about by a dozen rules
def _found(sentence: str, names: frozenset[str]) -> tuple[tuple[int, int, Kind], ...]:
    spans = [*_by_looks(sentence)]
    starts = [start for start, _, _ in spans]
    named = []
    for match in _pattern(names).finditer(sentence):
        before = bisect_left(starts, match.end())
        if not before or spans[before - 1][1] <= match.start():
            named.append((*match.span(), "name"))
    return tuple(sorted(spans + named))


def _by_looks(sentence: str) -> Iterator[tuple[int, int, Kind]]:
    """What is no name: template code, and what `PROTECTED` finds between."""
    end = 0
    typed = [(*match.span(), "code") for match in _TYPED.finditer(sentence)]
    code = [(start, stop, "placeholder") for start, stop in template_code.code(sentence)]
    for start, stop, kind in (*sorted(code + typed), (len(sentence), len(sentence), "")):
        if start < end:
            continue
        for match in PROTECTED.finditer(sentence, end, start):
            yield *match.span(), str(match.lastgroup)
        if start < stop:
            yield start, stop, kind
        end = stop


_TOOLS = (
    "apt|apt-get|aptitude|brew|bundle|cargo|composer|conda|dnf|docker|flatpak|gem|git|helm|kubectl"
    "|npm|npx|pacman|pip|pip3|pipx|pnpm|poetry|snap|systemctl|uv|yarn|yum"
)
_ORDERS = (
    "add|build|clone|commit|compose|create|enable|exec|init|install|pull|push|remove|restart|run"
    "|start|stop|test|uninstall|update|upgrade"
)
_ORDER = (
    rf"(?:sudo )?(?:{_TOOLS})(?: -[\w-]+)* (?:{_ORDERS})(?![\w-])"
    r"(?: (?:-[\w=-]+|[\w-]*[./@=:~\d][\w./@=:~-]*(?<![.:])))*"
)
_TYPED = late(
    r"(?<![^\n])\$ [a-z./~][^\n<>]*[^\s<>]"
    rf"|\A{_ORDER}(?: (?!(?:a|an|and|it|its|or|the|this|to|your)\b)[\w-]+){{1,2}}(?=\s*\Z)"
    rf"|(?<![\w./-]){_ORDER}"
)
"""A command that is typed into a terminal: behind a prompt, or an order to a known tool."""


def blanked(text: str) -> str:
    """A text with a blank in place of each protected thing but names."""
    return PROTECTED.sub(" ", template_code.without(text, " "))


@lru_cache(maxsize=1024)
def placeholders(text: str) -> tuple[str, ...]:
    """The placeholders of a text, in order."""
    return tuple(
        text[start:end] for start, end, kind in found(text, frozenset()) if kind == "placeholder"
    )


def measures(text: str) -> tuple[str, ...]:
    """The quantities and prices of a text, in order."""
    return tuple(
        text[start:end] for start, end, kind in found(text, frozenset()) if kind in _MEASURES
    )


_MEASURES = ("quantity", "money")


def written(item: str, target: str) -> str:
    """An item as a draft has it: prices and quantities with the marks of the target."""
    match = PROTECTED.fullmatch(item)
    measure = match is not None and match.lastgroup in _MEASURES
    return localized(item, target) if measure else item


def readable(text: str) -> bool:
    """Whether a text has a word for readers: a letter outside of code, placeholders, addresses and
    versions."""
    if _WORD.search(text) and not template_code.marked(text):
        return True
    if not _LETTER.search(text):
        return False
    if not _MACHINE.search(text):
        return True
    rest, end = [], 0
    for start, stop in template_code.code(text):
        rest.append(text[end:start])
        end = stop
    words = _WORDLESS.sub(" ", " ".join([*rest, text[end:]]))
    return _LETTER.search(words) is not None


_LETTER = late(r"[^\W\d_]")
_WORD = late(r"(?<!\S)[^\W\d_]{2,}(?=[\s.,;:!?)]*(?:\s|\Z))")
_MACHINE = late(r"[{<%*\[$@/0-9]|www\.")
_WORDLESS = late(
    r"\{[ ]?[^\s{}]*[ ]?\}|%\(\w+\)[-+#0]*\d*(?:\.\d+)?[a-zA-Z]|%\d+\$[a-zA-Z]"
    r"|(?<![\w%])%[sdif](?!\w)"
    r"|(?:(?:https?|ftp|file)://|mailto:|www\.)[!#-;=?-~]+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])(?:[vV]\d[\w.+-]*|\d+(?:\.\d+){2,}[\w.+-]*)(?!\w)"
)


def choices(text: str) -> tuple[str, ...]:
    """The variables of the texts to choose from, `{n, plural, …}`: their words are English."""
    if "{" not in text:
        return ()
    return tuple(match[1] for item in placeholders(text) if (match := CHOICE.match(item)))


@lru_cache(maxsize=8)
def _folded(names: frozenset[str]) -> frozenset[str]:
    """The names of a run without accents: folded once, not for every text."""
    return frozenset(map(fold, names))


@lru_cache(maxsize=8)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Any of the names, the longest first, whole words, accents and apostrophes as written."""
    if not names:
        return re.compile(r"(?!)")
    starts: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        rest = re.escape(name[1:]).replace(r"\ ", r"[ \u00a0]")
        starts.setdefault(re.escape(name[:1]), []).append(rest)
    # By their first letters: hundreds of names would be tried at every word.
    either = "|".join(f"{start}(?:{'|'.join(rests)})" for start, rests in starts.items())
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


def words_to_translate(sentence: str, names: frozenset[str]) -> bool:
    """Whether anything is left for an engine once the protected things are taken out."""
    rest, end = [], 0
    for start, stop, _ in found(sentence, names):
        rest.append(sentence[end:start])
        end = stop
    return _LETTERS.search("".join([*rest, sentence[end:]])) is not None


# --- masks -------------------------------------------------------------------


# --- verification --------------------------------------------------------------


def lost(source: str, draft: str, names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """What of the source's protected things is missing or doubled in the draft."""
    source, draft = pairs_apart(source, draft)
    wanted, got = Counter(_inventory(source, names)), Counter(_inventory(draft, names))
    tags, drafted = inline_tags.tags(source), inline_tags.tags(draft)
    wrong = [str(tag) for tag in tags | drafted if tags[tag] != drafted[tag]]
    plain = fold(inline_tags.plain(source))
    # A name that the source has not is a word of the target: `Com`, from a text with 3Com.
    others = _folded(names)
    centuries = _roman_centuries(source, draft)
    measuring = {number for one in wanted for number in _numbers_of(one)}
    for item in (one for one in wanted | got if one in wanted or one not in others):
        # An engine may write "two" as 2, and take apart "DNS-based", where DNS is half a word.
        # But the 5 of `5%5%` is no word: it is what the source measures, a second time.
        if item in centuries and not got[item]:
            continue
        if item in measuring:
            most = wanted[item]
        elif item.isdigit() and not wanted[item]:
            continue
        else:
            most = max(wanted[item], plain.count(item))
        if not wanted[item] <= got[item] <= most:
            wrong.append(item)
    if measuring:
        wrong += _glued(draft) - _glued(source)
    wrong += (mask for mask in _MASKS.findall(draft) if mask not in source)
    wrong += Counter(_SIGNS.findall(draft)) - Counter(_SIGNS.findall(source))
    return tuple(wrong)


def pairs_apart(source: str, draft: str) -> tuple[str, str]:
    """Both with a space in the pairs of numbers in brackets, `(0,1)`, where the source has some:
    what writes decimals with a comma would have one number there."""
    if not _PAIR.search(source):
        return source, draft
    return _PAIR.sub(_spaced, source), _PAIR.sub(_spaced, draft)


def _spaced(match: re.Match[str]) -> str:
    return re.sub(r"[,;]\s*", ", ", match[0])


_PAIR = late(r"[(\[\]]\s*[-−]?\d+(?:[,;]\s?[-−]?\d+)+\s*[)\]\[]")


def _roman_centuries(source: str, draft: str) -> set[str]:
    """The numbers of centuries that a draft has in Roman numerals: `siglo XIX`."""
    if not _CENTURIES.search(source):
        return set()
    said = set(re.findall(r"\b[XVI]+\b", inline_tags.plain(draft)))
    return {n for n in _ORDINAL.findall(source) if len(n) < 3 and roman(int(n)) in said}


_CENTURIES = late(r"\bcentur(?:y|ies)\b", re.I)
_ORDINAL = late(r"(?<![\w.,])(\d+)(?:st|nd|rd|th)\b")


def _glued(string: str) -> Counter[str]:
    """Numbers that run into what stands before them, and so are part of nothing: `5%.5%.`"""
    return Counter(_GLUED.findall(inline_tags.plain(string)))


_GLUED = late(r"(?:[^\W\d]|[%‰€$£¥°])[.,](\d+)")


def _numbers_of(item: str) -> list[str]:
    """The numbers of a quantity or a price; none of anything else."""
    match = PROTECTED.fullmatch(item)
    measure = match is not None and match.lastgroup in _MEASURES
    return re.findall(r"\d+(?:\.\d+)?", item) if measure else []


@lru_cache(maxsize=256)  # that of a source is held against each text that it came to
def _inventory(string: str, names: frozenset[str]) -> Mapping[str, int]:
    """How often each protected thing but tags stands in a translator's string."""
    folded = _folded(names)
    plain = fold(inline_tags.plain(string))
    counts: Counter[str] = Counter()
    rest, end = [], 0
    for start, stop, kind in found(plain, folded):
        item = plain[start:stop]
        counts[measured(item) if kind in _MEASURES else item] += 1
        rest.append(plain[end:start])
        end = stop
    rest.append(plain[end:])
    counts.update(map(value, NUMBER.findall(" ".join(rest))))
    return counts
