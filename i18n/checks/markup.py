"""What must come through letter by letter: tags, placeholders, addresses, code."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from i18n.checks.finding import Finding, Level
from i18n.errors import counted
from i18n.languages.language_tags import base
from i18n.late import late
from i18n.placeables import inline_tags, prose, protected, template_code
from i18n.placeables.inline_tags import Tag
from i18n.placeables.patterns import CHOICE
from i18n.placeables.prose import TICKED, without_addresses, without_ticked, words
from i18n.placeables.template_flow import stretches


def tags(source: str, translation: str, language: str) -> Iterator[Finding]:
    """Markup that is missing, doubled, foreign or does not close.

    A tag stands for a link and its target, an image, sealed code: losing one is an error.
    Tags that only style (`b i em strong span br …`) may be dropped or repeated.
    """
    if "<" not in source and "<" not in translation:
        return
    if _same_tags(source, translation):
        return
    wanted, found = inline_tags.tags(source), inline_tags.tags(translation)
    known = Counter(stray[:2] for stray in inline_tags.strays(source))
    for stray in inline_tags.strays(translation):
        known[stray[:2]] -= 1
        if known[stray[:2]] >= 0:
            continue
        yield Finding("error", "tags", f"“{stray}” is no tag of the source; write &lt; for a <")
    for tag, count in _once(found - wanted).items():
        if tag not in wanted:
            yield Finding("error", "tags", f"{tag} is not in the source; delete it")
        else:
            times = f"{count + wanted[tag]} times, not {counted(wanted[tag], 'time')}"
            yield Finding(_level(tag), "tags", f"{tag} stands {times}; delete the rest")
    for tag in _once(wanted - found):
        yield Finding(_level(tag), "tags", f"{tag} is missing; put it in")
    if inline_tags.nested(source) and not inline_tags.nested(translation):
        what = "a tag is not closed, or closed in the wrong order; do as the source does"
        yield Finding("error", "tags", what)


def _same_tags(source: str, translation: str) -> bool:
    """Whether both have the same tags in the same order, and nothing else that begins like one:
    most have."""
    ours, theirs = inline_tags.tokens(source), inline_tags.tokens(translation)
    tags = [token for token in theirs if isinstance(token, Tag)]
    same = tags == [token for token in ours if isinstance(token, Tag)]
    return same and translation.count("<") == len(tags)


def _once(tags: Counter[Tag]) -> Counter[Tag]:
    """The tags without the ends of those whose start is among them: one fault, one finding."""
    starts = {tag.label for tag in tags if tag.kind == "open"}
    return Counter({t: n for t, n in tags.items() if t.kind != "close" or t.label not in starts})


def _level(tag: Tag) -> Level:
    return "warning" if tag.name in inline_tags.SOFT else "error"


def placeholders(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A placeholder such as {name} or %(count)d that is missing, doubled or made up.

    Of `{n, plural, …}` only the variable and the kind count: its branches are translated.
    """
    if not _marked(source) and not _marked(translation):
        return
    wanted, found = _placeholders(source), _placeholders(translation)
    for item in _entered(translation) - _entered(source):
        yield Finding("error", "placeholders", f"a tag stands inside {item}; put it outside")
    for item in wanted - found:
        if item[0] in _RUN_INTO and _count(item, translation) >= wanted[item]:
            continue  # Chinese runs letters into it
        what = f"{item} is missing; copy it as it is"
        yield Finding("error", "placeholders", what, missing=item)
    for item in found - wanted:
        often = " as often" if item in wanted else ""
        yield Finding("error", "placeholders", f"{item} is not in the source{often}; delete it")
    if wanted != found:
        return
    for item in _code(source) - _code(translation):
        yield Finding("error", "placeholders", f"{item} is written otherwise; copy it as it is")
    if "}" in wanted and source.count("}") != translation.count("}"):
        what = "a } more or less than in the source ends a block elsewhere; copy each as it is"
        yield Finding("error", "placeholders", what)
    if stretches(source) != stretches(translation):
        what = "template code stands in another order; put it in that of the source"
        yield Finding("error", "placeholders", what)


def _code(string: str) -> Counter[str]:
    """The code of a string; what is escaped (`&lt;%= x %>`) is none, though it reads the same."""
    return Counter(string[start:end] for start, end in template_code.code(string))


def _entered(string: str) -> Counter[str]:
    """The placeholders that a tag stands in: they are there only once the tags are gone."""
    if "<" not in string or not _MARKED.search(string):
        return Counter()
    apart = [one for one in inline_tags.tokens(string) if isinstance(one, str)]
    whole = Counter(item for one in apart for item in protected.placeholders(one))
    return Counter(protected.placeholders(inline_tags.plain(string))) - whole


_MARKED = late(r"[{%$*@#]|<\?|\[\[|th:")
_RUN_INTO = ("%", "$")


def _marked(string: str) -> bool:
    """Whether there may be a placeholder or code in a string."""
    return _MARKED.search(inline_tags.plain(string)) is not None


def _placeholders(string: str) -> Counter[str]:
    if not _marked(string):
        return Counter()
    items = protected.placeholders(inline_tags.plain(string))
    return Counter(f"{{{m[1]}, {m[2]}, …}}" if (m := CHOICE.match(i)) else i for i in items)


def addresses(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A web or e-mail address in the text that is missing or changed.

    It may point to the same place in the other language (en.wikipedia.org, /en/, lang=en).
    """
    ours, theirs = prose.addresses(words(source)), prose.addresses(words(translation))
    if ours == theirs:
        return
    wanted, found = Counter(ours), Counter(theirs)
    local = Counter(_unlocalized(one, language) for one in found.elements())
    for item in wanted - found:
        if not local[_unlocalized(item, language)]:
            yield Finding("error", "addresses", f"{item} is missing; copy it as it is")
    same = {_unlocalized(item, language) for item in wanted}
    for item in found - wanted:
        if _unlocalized(item, language) not in same:
            yield Finding("warning", "addresses", f"{item} is not in the source; delete it")


def _unlocalized(address: str, language: str) -> str:
    """An address without the parts that name a language."""
    codes = "|".join(dict.fromkeys(("en", base(language), re.escape(language))))
    return re.sub(rf"(?<=[/.=_-])(?:{codes})(?=[/.&_-]|$)|(?<=//)(?:{codes}|www)\.", "", address)


_VERBATIM = frozenset({"option", "path", "file", "code"})


def code(source: str, translation: str, language: str) -> Iterator[Finding]:
    """Code that was changed: `in backquotes` (an error), options, paths, file names, calls."""
    text, other = words(source), words(translation)
    if "`" in text:
        ticked = Counter(TICKED.findall(text))
        for item in ticked - Counter(TICKED.findall(other)):
            level: Level = "warning" if _count(item[1:-1], other) else "error"
            yield Finding(level, "code", f"{item} is missing or changed; copy it as it is")
    rest = without_addresses(without_ticked(text))
    for item, count in Counter(_verbatim(rest)).items():
        if _count(item, other) < count:
            yield Finding("warning", "code", f"{item} is missing or changed; copy it as it is")


_HINT = late(r"[/\\_]|[.(](?<=\w.)\w|\(\)|-(?<!\w-)\w|--\w")


def _verbatim(text: str) -> Iterator[str]:
    if not _HINT.search(text):
        return
    for start, end, kind in protected.found(text, frozenset()):
        item = text[start:end]
        if text[start - 1 : start] == ")":  # term(s)/phrase
            continue
        if kind in _VERBATIM and _NAMED.search(item) and not _LOOSE.fullmatch(item):
            yield item


_NAMED = late(r"[^\W\d_]{2}|^-")
_LOOSE = late(r"[#@]\w+|[vV]?[\d.]+")


def _count(item: str, text: str) -> int:
    """How often an item stands in a text as a whole."""
    if item not in text:
        return 0
    return len(re.findall(rf"(?<![A-Za-z0-9_]){re.escape(item)}(?![A-Za-z0-9_])", text))


def empty(source: str, translation: str, language: str) -> Iterator[Finding]:
    """An approved text with nothing in it to read."""
    if not inline_tags.plain(translation).strip() and inline_tags.plain(source).strip():
        yield Finding("error", "empty", "there is no text; <empty/> leaves a sentence out")


_OVERRIDE = late("[\u202a-\u202e]")
_ISOLATED = late("[\u2066-\u2068][^\u2066-\u2069]*\u2069")
_ISOLATE = late("[\u2066-\u2069]")
_CONTROL = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd]")
_UNSAFE = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]")


def unsafe(source: str, translation: str, language: str) -> Iterator[Finding]:
    """Characters that turn the reading direction, break the page or stand for lost ones.

    Direction isolates are as they should be where each is closed.
    """
    if not _UNSAFE.search(translation):
        return
    left_open = _ISOLATE.findall(_ISOLATED.sub("", translation))
    for char in dict.fromkeys(_OVERRIDE.findall(translation) + left_open):
        if char not in source:
            yield Finding("error", "unsafe", f"direction override U+{ord(char):04X}; delete it")
    for char in dict.fromkeys(_CONTROL.findall(translation)):
        if char not in source:
            yield Finding("error", "unsafe", f"control character U+{ord(char):04X}; delete it")


_HIDDEN = late("[\u00ad\u180e\u200b-\u200f\u2060-\u2069\u0640\ufff9-\ufffb]")
_SPACELESS = frozenset(["km", "th", "lo", "my", "bo", "dz", "ja", "zh"])
_JOINERS = frozenset("\u200c\u200d")
_JOINING = "fa ur ps ar ckb hi mr ne bn ta te kn ml gu pa si km my dz bo sd ug"
_JOINED = frozenset(_JOINING.split())
_RIGHT_TO_LEFT = frozenset(["ar", "fa", "he", "ur", "ps", "yi", "ckb", "sd", "ug", "dv"])


def invisible(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A soft hyphen, joiner, direction mark or kashida where the language does not use it."""
    tongue = base(language)
    for char in dict.fromkeys(_HIDDEN.findall(translation)):
        usual = (
            (char in _JOINERS and tongue in _JOINED)
            or (char in "\u200e\u200f\u2066\u2067\u2068\u2069" and tongue in _RIGHT_TO_LEFT)
            or (char == "\u200b" and tongue in _SPACELESS)
        )
        if char not in source and not usual:
            name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
            yield Finding("warning", "invisible", f"an invisible {name}; delete it")


_ENTITY = late(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]{1,30});")
_ESCAPED = late("[&ÃâÂÎ]")
_MOJIBAKE = late("Ã[\u0080-\u00bf\u0192\u201a]|â€.|Â[\u00a0-\u00bf]|Î[\u00b1-\u00bf]Ï")


def escapes(source: str, translation: str, language: str) -> Iterator[Finding]:
    """`&nbsp;` or `&eacute;` that a reader would see as such, and letters gone wrong (`Ã©`)."""
    if not _ESCAPED.search(translation):
        return
    text, other = inline_tags.plain(translation), inline_tags.plain(source)
    for found, advice in ((_ENTITY, "write the character itself"), (_MOJIBAKE, "retype it")):
        for item in _new(found.findall(text), other):
            yield Finding("warning", "escapes", f"“{item}” would be shown as it is; {advice}")


def _new(items: Iterable[str], source: str) -> Iterator[str]:
    return (item for item in dict.fromkeys(items) if item not in source)


_EDGE = late(
    r"(?P<before>[^\W\d_])?<(?P<close>/?)(?P<label>[a-z][a-z0-9-]*)/?>(?P<after>[^\W\d_])?"
)
_UNSPACED = frozenset(["zh", "ja", "th", "lo", "km", "my", "bo", "dz"])


def tag_spaces(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A word that runs into a link or an image: `el<a1>enlace</a1>sigue`."""
    if base(language) in _UNSPACED or "<" not in translation:
        return
    known = set(_glued(source))
    for tag, side in _glued(translation):
        if (tag, side) not in known:
            yield Finding("warning", "tag-spaces", f"a space is missing {side} {tag}; add it")


def _glued(string: str) -> Iterator[tuple[str, str]]:
    """The tags with a letter outside that touches a letter inside."""
    for match in _EDGE.finditer(string):
        before, close, after = match["before"], match["close"], match["after"]
        if before and after:
            yield match.group()[len(before) : -len(after)], "after" if close else "before"


BREAKING = (tags, placeholders, addresses, code, empty, unsafe)
"""The rules that may call a text an error, so that it stands on no page."""

RULES = (*BREAKING, invisible, escapes, tag_spaces)
