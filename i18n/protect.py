"""What must survive translation: found, masked before an engine, verified afterwards.

Sentences here are translators' strings; a lone tag (`<code1/>`) and an escape (`&lt;`) are
things to protect like a URL. Names are known for a whole batch of texts: `names` finds them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from i18n import inline

Rung = Literal["bare", "names", "words", "marks", "digits"]
"""How items are hidden: names and terms not at all, the rest as `X1`; names as invented words;
all as (other) invented words; all as `X1`; all as four-digit numbers. By measurement each saves
some of what the one before loses."""

RUNGS: tuple[Rung, ...] = ("bare", "names", "words", "marks", "digits")
"""In the order in which they are tried."""

_INVENTED = """
Zorvex Brimtal Kelvor Tandrix Morvel Pralden Vostrik Quandel Ferlox Drimsel Halvorn Jastrel
Kordvan Lumbrix Nelvast Ostrel Parvim Rendolk Salvrix Tormel Ulbrek Vandrel Welbrin Yastrem
Zendral Balvort Corvald Delbrin Ermald Folvant Gerdrin Holbrex Imrald Jolvent Kastrin Lorvand
Malbrek Nordrel Ombrel Pelvant"""
INVENTED = tuple(_INVENTED.split())
"""Words of no language that the engines copy letter for letter."""

# --- what is protected -------------------------------------------------------

_PROTECTED = re.compile(
    r"""
    (?P<tag> </?[a-z][a-z0-9-]*/?> | &(?:lt|amp); )
  | (?P<url> (?:https?|ftp|mailto|file):[^\s<>"”’]*[\w/] | www\.[^\s<>"”’]*[\w/] )
  | (?P<email> [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
  | (?P<placeholder>
        \{\{.*?\}\} | \$\{[^{}]*\} | \{\w*(?:[^{}]|\{[^{}]*\})*\}
      | %\(\w+\)[-+\#0]*\d*(?:\.\d+)?[a-zA-Z] | %\d+\$[a-zA-Z] | (?<![\w%])%[sdifux](?!\w)
      | \$[A-Za-z_]\w* )
  | (?P<option> (?<![\w-])--?[A-Za-z][\w-]*(?:=[^\s,;.)]+)? )
  | (?P<path> (?<![\w/.])(?:~|\.{1,2})?/(?:[\w.+-]+/)*[\w.+-]*\w/? | (?<!\w)[A-Z]:\\[\w\\.-]+ )
  | (?P<file> (?<![\w.])[\w+-]+(?:\.[\w+-]+)*\.(?:[a-z]{2,5}\d?|[ch7])(?![\w(.]) )
  | (?P<code> \b\w+\(\) | \b[A-Za-z]\w*_\w+ | (?<!\w)[\#@]\w+
      | \b[vV]?\d+(?:\.\d+){2,}[\w.-]*\b | \bv\d[\w.]*\b | [<>]{1,2}(?=\s|$) )
  | (?P<term> \b[A-Za-z]+\d\w*\b | \b[a-z]+[A-Z]\w*\b )
    """,
    re.X,
)
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,\u00a0\u202f]*(?:(?<=\d)|(?=$))")
_LETTERS = re.compile(r"[^\W\d_]{2}")

Kind = str


@dataclass(frozen=True, slots=True)
class Item:
    """A protected stretch of a sentence and the token that stands for it."""

    token: str
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence fit for an engine."""

    text: str
    items: tuple[Item, ...]


def found(sentence: str, names: frozenset[str]) -> Iterator[tuple[int, int, Kind]]:
    """The protected stretches of a sentence, in order, none overlapping."""
    spans = [(*match.span(), str(match.lastgroup)) for match in _PROTECTED.finditer(sentence)]
    for match in _pattern(names).finditer(sentence):
        if all(match.end() <= start or match.start() >= end for start, end, _ in spans):
            spans.append((*match.span(), "name"))
    yield from sorted(spans)


def placeholders(text: str) -> tuple[str, ...]:
    """The placeholders of a text, in order."""
    return tuple(
        text[start:end] for start, end, kind in found(text, frozenset()) if kind == "placeholder"
    )


@lru_cache(maxsize=8)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Any of the names, the longest first, whole words, accents and apostrophes as written."""
    if not names:
        return re.compile(r"(?!)")
    longest = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0]") for name in longest)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


def words_to_translate(sentence: str, names: frozenset[str]) -> bool:
    """Whether anything is left for an engine once the protected things are taken out."""
    rest, end = [], 0
    for start, stop, _ in found(sentence, names):
        rest.append(sentence[end:start])
        end = stop
    return _LETTERS.search("".join([*rest, sentence[end:]])) is not None


# --- masks -------------------------------------------------------------------

_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof)\.? $")


def mask(sentence: str, names: frozenset[str], rung: Rung = "names") -> Masked:
    """The sentence with a token for each protected item; a title goes with its name."""
    out: list[str] = []
    items: list[Item] = []
    end = 0
    tokens = {kind: _tokens(kind, sentence) for kind in ("X", "invented", "other", "digits")}
    for start, stop, kind in found(sentence, names):
        if kind in ("name", "term") and rung == "bare":
            continue
        if kind == "name" and (title := _HONORIFIC.search(sentence, end, start)):
            start = title.start()
        token = next(tokens[_scheme(kind, rung)], "")
        if not token:
            break
        out += sentence[end:start], token
        items.append(Item(token, sentence[start:stop], kind))
        end = stop
    return Masked("".join([*out, sentence[end:]]), tuple(items))


def _scheme(kind: Kind, rung: Rung) -> str:
    if rung == "digits":
        return "digits"
    if rung == "words":
        return "other"
    if rung == "marks":
        return "X"
    return "invented" if kind == "name" else "X"


def _tokens(scheme: str, sentence: str) -> Iterator[str]:
    """Tokens of a scheme that the sentence does not hold already."""
    pool: Sequence[str] = INVENTED
    if scheme == "other":  # another word may lead an engine to another wording
        pool = INVENTED[::-1]
    elif scheme == "X":
        pool = [f"X{number}" for number in range(1, 50)]
    elif scheme == "digits":
        pool = [str(4718 + 13 * number) for number in range(50)]
    lower = sentence.lower()
    return (token for token in pool if token.lower() not in lower)


def unmask(text: str, masked: Masked) -> str | None:
    """The text with its items back; None when one is missing, doubled or run into a word."""
    places: list[tuple[int, int, Item]] = []
    for item in masked.items:
        hits = list(_tolerant(item.token).finditer(text))
        if len(hits) != 1:
            return None
        places.append((*hits[0].span(), item))
    out: list[str] = []
    end = 0
    for start, stop, item in sorted(places, key=lambda place: place[0]):
        if start < end:
            return None
        out += text[end:start], item.text
        end = stop
    return "".join([*out, text[end:]])


@lru_cache(maxsize=256)
def _tolerant(token: str) -> re.Pattern[str]:
    """A token as engines re-space and re-case it."""
    spaced = r"\s*".join(map(re.escape, token))
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.I)


# --- verification --------------------------------------------------------------


def lost(source: str, draft: str, names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """What of the source's protected things is missing or doubled in the draft."""
    wanted, got = _inventory(source, names), _inventory(draft, names)
    tags, drafted = inline.tags(source), inline.tags(draft)
    wrong = [str(tag) for tag in tags | drafted if tags[tag] != drafted[tag]]
    plain = fold(inline.plain(source))
    for item in wanted | got:
        # An engine may write "two" as 2, and take apart "DNS-based", where DNS is half a word.
        most = max(wanted[item], plain.count(item))
        if not wanted[item] <= got[item] <= most and (wanted[item] or not item.isdigit()):
            wrong.append(item)
    return tuple(wrong)


def _inventory(string: str, names: frozenset[str]) -> Counter[str]:
    """How often each protected thing but tags stands in a translator's string."""
    folded = frozenset(fold(name) for name in names)
    plain = fold(inline.plain(string))
    counts: Counter[str] = Counter()
    rest, end = [], 0
    for start, stop, _ in found(plain, folded):
        counts[plain[start:stop]] += 1
        rest.append(plain[end:start])
        end = stop
    rest.append(plain[end:])
    for number in _NUMBER.findall(" ".join(rest)):
        counts[re.sub(r"\D", "", number)] += 1
    return counts


def fold(text: str) -> str:
    """Text without accents, its apostrophes straight: how names are compared."""
    decomposed = unicodedata.normalize("NFD", text.replace("’", "'").replace("´", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


# --- names -----------------------------------------------------------------------

_CONNECTORS = "de|del|la|las|los|da|do|dos|das|di|du|des|le|van|von|der|den|el|al|bin|ibn|y|e"
_CONNECTING = frozenset(_CONNECTORS.split("|"))
_WORD = r"[^\W\d_](?:[^\W_]|[-’'.&](?=[^\W\d_]))*"
_CAPITAL = r"(?=[^\W\d_a-zß-öø-ÿ])" + _WORD
_RUN = re.compile(
    rf"{_CAPITAL}(?:(?:[ ](?:{_CONNECTORS}))*[ ]{_CAPITAL}|[ ]of[ ](?:the[ ])?{_CAPITAL})*"
)
_ANY_WORD = re.compile(_WORD)
_POSSESSIVE = re.compile(r"[’'´]s?$")
_GENITIVE = re.compile(r"(?<=[’'´]s) (?<!\b[Ll]et.s )(?<!\b[Ii]t.s )|(?<=s[’'´]) ")
_SENTENCE_START = re.compile(
    r"(?:^|(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)[.!?:…]|\d\.)[\s\"“”‘’'«(\[¿¡*-]*$"
)
_COMMON_SHAPE = re.compile(
    r".{3,}(?:tions?|sions?|ments?|ness|ships?|it(?:y|ies)|isms?|ings?|ial|ional|ical|ive|ous"
    r"|able|ible|istry|ology|graphy|ances?|ences?|ics|ful|less|hood|ally|ates?|ides?|ures?|ages?|ed|ists?|ers)$"
)

_COMMON = """
a about act acts after agency alliance ally allied all also although america american among an
and annual any appendix article as assembly association at award awards back bank bar before
best big bill board book books both branch bureau business but by cabinet campaign case center
central centre chamber chapter charter chief church circuit citizen city civil clause club code
college commission committee company conference congress constitution contents convention
corporate corporation council country county court criminal day days declaration democratic
department director district division each east eastern economic editor edition embassy empire
end even every example executive federal federation few figure file find first for forum
foundation free from full fund further general get global go government governor great group
guide handbook he head help her here high his history home house how however human i if in index
industrial industry inn institute institution international internet introduction is island it
its job journal judge judicial justice king labor labour lake last latin law laws league legal
less let liberation library license like list live local long magistrate magistrates main major
make manual many map market matters may member members metal military minister ministry mine
miner more most mountain movement museum my national nations new news next no north northern
not note notice now of office officer official old on one only open or order organization other
our over own page part party peace people police policy political prime president press prince
private prize product professor program project public queen question read red reform region
regional report representative republic research resolution right rights river road royal rule
rules school science sea search second secretary section security see senate senator series
service several she since site small so social society some south southern spring standard
star state states steel step still street summer summit supreme system table task team than that
the their them then there these they third this those thus time tip title to today tool top
tower trade treaty tribunal two under union unions united university until up us use user valley
version very vice visit war was we web website week welcome west western what when where whether
which while white who why winter with women work worker workers working world year yes yet you
your youth zone
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept
oct nov dec mr mrs ms miss dr prof sir madam lord lady saint st captain colonel general sergeant
minister ambassador chancellor chairman chairwoman chair doctor professor father mother bishop
pope president deputy mayor attorney
africa asia europe oceania antarctica afghanistan albania algeria argentina armenia australia
austria azerbaijan bangladesh belarus belgium bolivia bosnia botswana brazil britain bulgaria
cambodia cameroon canada chile china colombia congo croatia cuba cyprus czechia denmark ecuador
egypt england estonia ethiopia finland france georgia germany ghana greece guatemala guinea
haiti holland honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica
japan jordan kazakhstan kenya korea kuwait latvia lebanon libya lithuania luxembourg malaysia
malta mexico moldova mongolia morocco mozambique nepal netherlands nicaragua niger nigeria
norway pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia
rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden
switzerland syria taiwan tanzania thailand tunisia turkey uganda ukraine uruguay usa venezuela
vietnam wales yemen zambia zimbabwe kingdom zealand salvador
african arab arabic argentine asian australian austrian belgian bolivian brazilian british
bulgarian canadian catalan chilean chinese colombian croatian cuban czech danish dutch
ecuadorian egyptian english estonian european finnish flemish french galician german greek
hebrew hindi hispanic hungarian icelandic indian indonesian iranian iraqi irish israeli italian
japanese korean latino latvian lithuanian mexican moroccan norwegian persian peruvian polish
portuguese romanian russian scottish serbian slovak slovenian spanish swedish swiss syrian thai
turkish ukrainian uruguayan venezuelan vietnamese welsh basque christian catholic jewish muslim
protestant soviet christmas easter
athens beijing berlin bern brussels cologne copenhagen dublin edinburgh florence geneva hamburg
havana istanbul jerusalem lisbon london milan moscow munich naples nuremberg york paris
philadelphia prague rome seville stockholm tokyo turin venice vienna warsaw zurich atlantic
pacific mediterranean alps rhine danube thames pyrenees
un eu nato uk us ngo ngos imf who aids gdp dna rna ussr ok etc am pm
"""
COMMON = frozenset(_COMMON.split())
"""Capitalised English words that have their own form in the target language, or none to keep:
function words, what institutions are called, titles, calendar, countries, peoples, languages,
cities with names of their own, acronyms that are translated."""


def names(sentences: Iterable[str]) -> frozenset[str]:
    """The names in a batch of texts: capitalised runs that stay as they are in any language.

    Running text is the witness, headings are not: a word counts when it is capitalised inside
    a sentence and nowhere lower-case. A run of common words counts as a title of a work when
    it recurs; a run with a name at its head and three words or more, likewise as a whole.
    """
    texts = [
        _PROTECTED.sub(" ", inline.plain(sentence)).replace("\u00a0", " ") for sentence in sentences
    ]
    lower = {word for text in texts for word in _ANY_WORD.findall(text) if word[0].islower()}
    runs: Counter[str] = Counter()
    inside: set[str] = set()
    for text in texts:
        prose = running(text)
        for run, initial in _runs(text):
            runs[run] += 1
            if prose and not initial:
                inside.add(run)
    proper = {word for run in inside for word in _ANY_WORD.findall(run) if _proper(word, lower)}
    proper = {_POSSESSIVE.sub("", word) for word in proper} - _CONNECTING
    out = {core for text in texts for run, _ in _runs(text) for core in _cores(run, proper)}
    out |= {run for run in inside if runs[run] > 1 and _whole(run, proper, lower)}
    return frozenset(out)


def running(text: str) -> bool:
    """Whether a text is prose rather than a heading in title case: by its longer words, and
    a heading has no full stop."""
    long = [word for word in _ANY_WORD.findall(text) if len(word) > 3]
    lower = sum(1 for word in long if word[0].islower())
    return lower > 2 or lower * 2 > len(long) or (lower > 0 and text.rstrip('"”’) ')[-1:] == ".")


def _runs(text: str) -> Iterator[tuple[str, bool]]:
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


def _proper(word: str, lower: set[str]) -> bool:
    bare = _POSSESSIVE.sub("", word)
    small = bare.lower()
    if len(bare) < 2 or not bare[0].isupper() or small in COMMON or small.rstrip("s") in COMMON:
        return False
    if any(char.isupper() for char in bare[1:]):
        return True
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
