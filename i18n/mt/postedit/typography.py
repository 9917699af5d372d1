"""A translation's manners: capitals, stops, quotes and spaces as in the source and the target."""

from __future__ import annotations

import re
from collections.abc import Mapping

from i18n.languages.language_tags import base
from i18n.late import known, late
from i18n.mt.postedit.tables import Editing, EditTables
from i18n.mt.source_string import SourceString, pieces
from i18n.placeables import protected
from i18n.placeables.patterns import measured, roman


def match_typography(text: str, source: SourceString, editing: Editing) -> str:
    """The text with the source's first capital, final stop and quotes, and the manners of its
    language, where these are known."""
    flat, tables = source.flat, editing.tables
    hidden = _hidden(flat)
    text = _mannerly(_put(text, hidden), _put(flat, hidden), tables)
    for item, letter in hidden.items():
        text = text.replace(letter, protected.written(item, editing.target))
    text = _numbered(_dated(_measured(text, flat, editing.target), flat, tables), flat)
    text = _centuries(_abbreviated(text, flat, editing.target), flat)
    if source.is_all_caps:
        cut, between = pieces(text, source.names)
        return "".join(p.upper() + b for p, b in zip(cut, between, strict=True))
    return text


def _dated(text: str, flat: str, tables: EditTables | None) -> str:
    """A day takes the words that days take, though the engine saw no date."""
    days = set(re.findall(r"\bon (<time\d+/>)", flat, re.I))
    if not days or tables is None:
        return text
    written, right = tables.days

    def day(found: re.Match[str]) -> str:
        if found[2] not in days:
            return found[0]
        return f"{right.capitalize() if found[1][0].isupper() else right} {found[2]}"

    return re.sub(rf"\b({written}) (<time\d+/>)", day, text, flags=re.I)


def _abbreviated(text: str, flat: str, target: str) -> str:
    """`No. 5` with the sign of the target; engines were asked for `number 5`."""
    sign = _NUMBER_SIGNS.get(base(target))
    if not sign or not re.search(r"\bN?n?[or]\.[ \u00a0]\d", flat):
        return text
    place = re.compile(r"\b(?:(N)|n)[úu]mero (?=\d)")
    return place.sub(lambda m: f"{sign.capitalize() if m[1] else sign} ", text)


_NUMBER_SIGNS = {"es": "n.º", "pt": "n.º", "ca": "núm."}


def _centuries(text: str, flat: str) -> str:
    """Centuries in Roman numerals, as the languages of the Romans write them."""
    if not re.search(r"\bcentur(?:y|ies)\b", flat, re.I):
        return text
    return _CENTURY.sub(lambda m: m[1] + roman(int(m[2])), text)


_CENTURY = late(r"\b((?:[Ss]iglos?|[Ss]éculos?|[Ss]egles?) )(\d{1,2})(?:\.?[ºoèa]+\.?|th)?(?!\w)")


def _measured(text: str, flat: str, target: str) -> str:
    """Quantities that an engine wrote in its own way (`1884 %` of 1,884 %) as the target has
    them."""
    own = [protected.written(item, target) for item in protected.measures(flat)]
    wanted = {measured(item): item for item in own}
    for item in protected.measures(text) if wanted else ():
        if item not in own and measured(item) in wanted:
            place = re.compile(rf"(?<![\w.,]){re.escape(item)}(?!\w)")
            text = wanted[measured(item)].join(place.split(text))
    return text


_FIRST = 0x10600
"""A block of letters without case that no page has (Linear A): one stands for each item, so
that it counts as a word and nothing in it is taken for a quote or a stop."""

_MOST = 300


def _hidden(flat: str) -> dict[str, str]:
    """A letter for each protected item of a sentence, the longest first."""
    found = {flat[a:b]: kind for a, b, kind in protected.found(flat, frozenset())}
    longest = sorted(found, key=lambda item: (-len(item), item))[:_MOST]
    return {item: chr(_FIRST + number) for number, item in enumerate(longest)}


def _put(text: str, hidden: Mapping[str, str]) -> str:
    for item, letter in hidden.items():
        text = text.replace(item, letter)
    return text


def _mannerly(text: str, flat: str, tables: EditTables | None) -> str:
    """The stops, months, quotes and words of a text in which items are hidden."""
    text = re.sub(r"(?<=\S) (?=[,.;:!?)])(?!\.\w)", "", re.sub(r"\s*[ \t\n]\s*", " ", text.strip()))
    text = _calendar(_ended(text, flat), flat, tables)
    if text.count(")") > text.count("("):
        text = text.replace("))", ")", 1)
    for rule, replacement in tables.manners if tables else ():
        text = known(rule).sub(replacement, text)
    if tables and tables.opens_questions:
        text = _opened(text)
        for rule, replacement in tables.question_words:
            text = known(rule).sub(replacement, text)
    return _headed(_bound(_quoted(text, flat), flat), flat)


_MONTHS_AND_DAYS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
]
_ANY_MONTH_OR_DAY = late(rf"\b(?:{'|'.join(one[:3] for one in _MONTHS_AND_DAYS)})")


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
    if have.group() == f"…{want.group()}" and "…" in flat:
        return text
    return bare[: have.start()] + want.group() + tail


_CLAUSE = late(r"([?!])[?!]*(?=[\s\"”»)]|$)")
_START = late(r"(?:^|[.!?…:][\"”»)]*\s|[\"“«(](?=\S)|\n)[\W_]*(?=[^\W_]|<)")


def _opened(text: str) -> str:
    """Spanish opens its questions and exclamations, those inside a text too."""
    out, end = "", 0
    for match in _CLAUSE.finditer(text):
        piece, mark = text[end : match.end()], {"?": "¿", "!": "¡"}[match[1]]
        starts = [
            start.end()
            for start in _START.finditer(piece, 0, match.start() - end)
            if not _closed_since(piece, start.end())
        ]
        if starts and not {"¿", "¡"} & set(piece) and _WORDY.search(piece):
            piece = piece[: starts[-1]] + mark + piece[starts[-1] :]
        out, end = out + piece, match.end()
    return out + text[end:]


def _closed_since(piece: str, start: int) -> bool:
    """Whether what starts there is a parenthesis or quotation that ends before the mark."""
    return bool(_OPENS.search(piece[:start])) and bool(_CLOSES.search(piece, start))


_OPENS = late(r"[(“«][\W_]*$")
_CLOSES = late(r"[)”»](?=\s*[^\W\d_])")
_WORDY = late(r"[^\W\d_][\"”»)]*[?!]+$")


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


def _bound(text: str, flat: str) -> str:
    """No-break spaces after what stands before one in the source."""
    for word in re.findall(r"(?<!\S)(\S+)\u00a0", flat):
        places = list(re.finditer(rf"(?<!\S){re.escape(word)} ", text))
        if len(places) == 1:
            text = f"{text[: places[0].end() - 1]}\u00a0{text[places[0].end() :]}"
    return text


def _headed(text: str, flat: str) -> str:
    """The first letter large or small as in the source."""
    theirs, ours = re.search(r"[^\W_]", flat), re.search(r"[^\W_]", text)
    if not theirs or not ours or not theirs.group().isupper() or text[:1] == "<":
        return text
    return text[: ours.start()] + ours.group().upper() + text[ours.end() :]


_NUMBERING = late(r"(?:\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+|[\[(]\w{1,2}[\])])\s+(?=([^\W\d_]))")
"""The number of a heading or note, and the letter behind it: `10.3.1. Network`."""


def _numbered(text: str, flat: str) -> str:
    """The first letter behind a number large as in the source: the number is hidden by then."""
    theirs, ours = _NUMBERING.match(flat), _NUMBERING.match(text)
    if not theirs or not ours or not theirs[1].isupper():
        return text
    return text[: ours.end()] + ours[1].upper() + text[ours.end() + 1 :]


def _calendar(text: str, flat: str, tables: EditTables | None) -> str:
    """Months and days of the week in small letters but at a sentence's start, where the source
    has them: elsewhere they may be names."""
    if tables is None or not _ANY_MONTH_OR_DAY.search(flat):
        return text
    for english, own in zip(_MONTHS_AND_DAYS, tables.calendar, strict=True):
        if re.search(rf"\b(?:{english}|{english[:3]}\.?|{english[:4]}\.)(?!\w)", flat):
            text = re.sub(rf"(?<=[\w,;)–-] ){own}\b", own, text, flags=re.I)
    return text
