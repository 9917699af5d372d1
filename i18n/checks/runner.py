"""What is wrong with a translation: one function a rule, gathered by what it looks at.

A rule sees translators' strings and says what it found in words that help. Whether a finding
stops a message from being published is its level: an error does. A translator dismisses a
warning, never an error, with a comment of the message: `# check-ignore: end-punctuation`.
"""

from __future__ import annotations

import difflib
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from types import MappingProxyType

from i18n.catalogs import page_slugs
from i18n.checks import (
    dates_times,
    leftovers,
    markup,
    number_words,
    numbers,
    opposites,
    plural_forms,
    target_language,
    terminology,
    typography,
    ui_strings,
)
from i18n.checks.finding import Finding, Level, Rule
from i18n.model import KIND, MERGED, Message, Problem, State
from i18n.placeables import inline_tags, template_code
from i18n.terminology.glossary import NONE, Terms

__all__ = [
    "NAMES",
    "RULES",
    "Finding",
    "across",
    "check",
    "core",
    "errors",
    "findings",
    "ignored",
    "usable",
]

_OF_NUMBERS = (*numbers.RULES, *number_words.RULES, *dates_times.RULES)
_OF_LANGUAGE = (*target_language.RULES, *opposites.RULES, *leftovers.RULES)

RULES: tuple[Rule, ...] = (*markup.RULES, *_OF_NUMBERS, *_OF_LANGUAGE, *typography.RULES)
"""Every rule about one message, what breaks a page first."""

NAMES = (
    *dict.fromkeys(rule.__name__.replace("_", "-") for rule in (*RULES, *ui_strings.RULES)),
    "plural-forms",
    terminology.NAME,
    "inconsistent",
)
"""What findings are called, and what a `# check-ignore:` may name."""

_PSEUDO = "en-XA"
_IGNORE = re.compile(r"\s*check-ignore:\s*(.*)")


def findings(
    source: str, translation: str, language: str, known: Terms = NONE, *, once: bool = False
) -> tuple[Finding, ...]:
    """What every rule, that of a glossary too, says of a translation, errors first.

    Of accented English, which is not meant to be read, only the markup counts. `once` says that
    nobody asks for this text again: what is found is not kept then.
    """
    found = _general(source, translation, language, _found if once else _kept)
    if translation == MERGED or language == _PSEUDO:
        return found
    own = terminology.rule(known)(source, translation, language)
    return tuple(sorted((*found, *own), key=lambda f: f.level))


def _general(
    source: str, translation: str, language: str, said: _Said | None = None
) -> tuple[Finding, ...]:
    """What the rules say that need no glossary."""
    said = said or _kept
    rest = _beside(markup.RULES if language == _PSEUDO else RULES)
    breaking = said(markup.BREAKING, source, translation, language)
    found = (*breaking, *said(rest, source, translation, language))
    return tuple(sorted(found, key=lambda f: f.level)) if breaking else found


@cache
def _beside(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that only warn."""
    return tuple(rule for rule in rules if rule not in markup.BREAKING)


def _breaking(source: str, translation: str, language: str) -> tuple[Finding, ...]:
    """The errors among what rules say: a build asks for no more, which is a third of the work."""
    found = _kept(markup.BREAKING, source, translation, language)
    return tuple(f for f in found if f.level == "error") if found else found


_Said = Callable[[tuple[Rule, ...], str, str, str], tuple[Finding, ...]]


def _found(
    rules: tuple[Rule, ...], source: str, translation: str, language: str
) -> tuple[Finding, ...]:
    if translation == MERGED:
        return ()
    read = _without_code(_composed(source), _composed(translation))
    found = [
        finding
        for rule in rules
        for finding in rule(*(read if rule in _OF_WORDS else (source, translation)), language)
    ]
    return tuple(sorted(found, key=lambda f: f.level))


_kept: _Said = cache(_found)
"""The same, without a bound: a build asks for all texts thrice, for its bundles, sheets and
report."""


_OF_WORDS = frozenset((*_OF_NUMBERS, *_OF_LANGUAGE, *typography.RULES))
"""The rules to which template code is a word of no language, whatever stands in it."""


def _composed(string: str) -> str:
    """A string whose accents are part of their letters: some keyboards write them apart."""
    return string if string.isascii() else unicodedata.normalize("NFC", string)


def _without_code(source: str, translation: str) -> tuple[str, str]:
    """Both with a plain placeholder for each piece of template code, the same for the same."""
    ours, theirs = template_code.code(source), template_code.code(translation)
    if not ours and not theirs:
        return source, translation
    pieces = [*(source[a:b] for a, b in ours), *(translation[a:b] for a, b in theirs)]
    names = {code: f"{{code{'x' * at}}}" for at, code in enumerate(dict.fromkeys(pieces))}
    return (
        template_code.replaced(source, ours, names.__getitem__),
        template_code.replaced(translation, theirs, names.__getitem__),
    )


def usable(message: Message, language: str, plurals: str = "") -> bool:
    """Whether a message's text, in every form, can stand on a page: no rule calls it an error.

    `plurals` are the catalog's Plural-Forms.
    """
    found = _of_text(_breaking, message, language, plurals)
    return all(f.level == "warning" for f in found)


def _of_text(
    rules: plural_forms.Findings, message: Message, language: str, plurals: str
) -> tuple[Finding, ...]:
    """What rules say of a message, and those for UI strings where it is one."""
    if message.notes.block == KIND:
        page, more = rules, partial(_kept, ui_strings.RULES)

        def rules(source: str, text: str, language: str) -> tuple[Finding, ...]:
            return (*page(source, text, language), *more(source, text, language))

    if message.plural:
        return plural_forms.findings(rules, message, language, plurals)
    return rules(message.key.source, message.text, language)


def check(
    messages: Iterable[Message],
    path: str,
    language: str,
    known: Terms = NONE,
    *,
    plurals: str = "",
    once: bool = False,
) -> Iterator[Problem]:
    """The problems of a catalog's active messages, `known` being the language's glossary and
    `plurals` the catalog's Plural-Forms. Only approved texts can have errors; empty messages
    are counted, not listed: the first of them says where they begin. `once` is as in
    `findings`."""
    empties: list[Message] = []
    rules = partial(findings, known=known, once=once)
    for message in messages:
        if page_slugs.holds(message):
            yield from _of_address(message, path, language)
            continue
        if message.state is State.EMPTY:
            empties.append(message)
        elif message.state in (State.APPROVED, State.DRAFT):
            yield from _of_message(message, path, language, rules, plurals)
    if empties:
        yield _untranslated(empties, path, language)


def errors(
    messages: Iterable[Message], path: str, language: str, *, plurals: str = ""
) -> Iterator[Problem]:
    """The errors among what `check` finds."""
    for message in messages:
        if page_slugs.holds(message):
            yield from _of_address(message, path, language)
        elif message.state is State.APPROVED:
            # Of the forms of a plural the warnings too say which is looked at.
            rules = _general if message.plural else _breaking
            for finding in _of_text(rules, message, language, plurals):
                if finding.level == "error":
                    yield _problem(finding, finding.level, message, path, language)


def _untranslated(empties: Sequence[Message], path: str, language: str) -> Problem:
    """How many messages of a catalog have no text, at the first of them."""
    first, count = empties[0], len(empties)
    what = f"{count:,} messages from here on have no text; translate them"
    if count == 1:
        what = "it has no text; translate it"
    quote = _shortened(first.key.source)
    return Problem(path, first.line, "warning", "untranslated", what, language, quote)


def _of_message(
    message: Message, path: str, language: str, rules: plural_forms.Findings, plurals: str
) -> Iterator[Problem]:
    dismissed = ignored(message)
    for finding in _of_text(rules, message, language, plurals):
        if finding.level == "warning" and finding.rule in dismissed:
            continue
        level: Level = finding.level if message.state is State.APPROVED else "warning"
        yield _problem(finding, level, message, path, language)
    for name in sorted(dismissed.difference(NAMES)) if dismissed else ():
        near = difflib.get_close_matches(name, NAMES, 1)
        hint = f"; did you mean “{near[0]}”?" if near else f"; rules are {', '.join(NAMES)}"
        text = f"check-ignore names no rule: “{name}”{hint}"
        yield Problem(path, message.line, "warning", "check-ignore", text, language)


def _problem(finding: Finding, level: Level, message: Message, path: str, language: str) -> Problem:
    quote = _shortened(message.key.source)
    what = sys.intern(finding.message)  # few things are said of very many texts
    return Problem(path, message.line, level, finding.rule, what, language, quote)


def _of_address(message: Message, path: str, language: str) -> Iterator[Problem]:
    if message.state is State.APPROVED and (why := page_slugs.fault(message.text)):
        yield Problem(path, message.line, "error", "address", why, language)


def ignored(message: Message) -> frozenset[str]:
    """The rules that a translator dismissed for a message."""
    lists = (match[1] for comment in message.comments if (match := _IGNORE.match(comment)))
    return frozenset(name for text in lists for name in re.split(r"[,\s]+", text) if name)


def across(
    catalogs: Mapping[str, Iterable[Message]],
    language: str,
    cores: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Problem]:
    """One source text with different approved translations, over all catalogs of a language.

    Texts of one word may well differ, and so may those to which an author gave contexts.
    Case, tags and the mark at the end do not count: `cores` are sources without these, as far as
    they are known.
    """
    found: dict[tuple[str, str], list[tuple[str, Message]]] = {}
    for path, messages in catalogs.items():
        for message in messages:
            plain = message.text != MERGED and not message.plural
            if message.state is State.APPROVED and plain:
                source = cores.get(message.key.source) or core(message.key.source)
                if " " in source:
                    found.setdefault((message.key.context, source), []).append((path, message))
    for some in found.values():
        if len(some) == 1:
            continue
        group: dict[str, list[tuple[str, Message]]] = {}
        for one in some:
            group.setdefault(core(one[1].text), []).append(one)
        usual = max(group.values(), key=len)
        path, example = usual[0]
        for texts in group.values():
            for where, message in texts if texts is not usual else ():
                if "inconsistent" not in ignored(message):
                    other = f"“{_shortened(example.text)}” in {path}:{example.line}"
                    what = f"elsewhere it is {other}; choose one"
                    quote = _shortened(message.key.source)
                    yield Problem(
                        where, message.line, "warning", "inconsistent", what, language, quote
                    )


def core(string: str) -> str:
    """A text without what may differ between two places."""
    return " ".join(inline_tags.plain(string).casefold().split()).strip(
        " .:!?¡¿…。：！？\u00a0\u202f"
    )


@lru_cache(maxsize=16)  # the findings of a text come one after the other
def _shortened(source: str) -> str:
    return source if len(source) <= 60 else f"{source[:59]}…"
