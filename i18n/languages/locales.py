"""Language codes into what the locale data say of them. The only owner of babel.

Few commands write dates and numbers, for which it loads time zones: that is left until asked for.
Codes are BCP 47 (`pt-BR`) or gettext's (`pt_BR`); an unknown one is an error with a guess,
never a silent default.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import cache
from operator import eq
from typing import Literal

from babel import Locale, localedata
from babel.core import UnknownLocaleError, get_global
from babel.plural import PluralRule, to_gettext

from i18n.errors import LanguageError
from i18n.languages import plural_forms
from i18n.model import Language

PSEUDO = "en-XA"
"""CLDR's code for accented English, the pseudo engine's language."""

_ONE_OTHER = "nplurals=2; plural=(n != 1);"

CUSTOMARY = (
    "nplurals=1; plural=0;",
    _ONE_OTHER,
    "nplurals=2; plural=(n > 1);",
    "nplurals=2; plural=(n%10!=1 || n%100==11);",
    "nplurals=2; plural=(n!=1 && n!=2 && n!=3 && (n%10==4 || n%10==6 || n%10==9));",
    "nplurals=2; plural=(n>1 && (n<11 || n>99));",
    "nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
    "nplurals=3; plural=(n<=1 ? 0 : n<=10 ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "nplurals=3; plural=(n%10==1 && (n%100<11 || n%100>19) ? 0 : "
    "n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2);",
    "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 ? 1 : 2);",
    "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "nplurals=4; plural=(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : "
    "(n>=3 && n<=10) || (n>=13 && n<=19) ? 2 : 3);",
    "nplurals=4; plural=(n%10==1 ? 0 : n%10==2 ? 1 : n%20==0 ? 2 : 3);",
    "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4);",
    "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2 : "
    "n%100>=11 && n%100<=19 ? 3 : 4);",
    "nplurals=5; plural=(n%10==1 && n%100!=11 && n%100!=71 && n%100!=91 ? 0 : "
    "n%10==2 && n%100!=12 && n%100!=72 && n%100!=92 ? 1 : "
    "(n%10==3 || n%10==4 || n%10==9) && (n%100<10 || n%100>19) && (n%100<70 || n%100>79) "
    "&& (n%100<90 || n%100>99) ? 2 : n!=0 && n%1000000==0 ? 3 : 4);",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : "
    "n%100==2 || n%100==22 || n%100==42 || n%100==62 || n%100==82 "
    "|| (n%1000==0 && ((n%100000>=1000 && n%100000<=20000) || n%100000==40000 "
    "|| n%100000==60000 || n%100000==80000)) || (n!=0 && n%1000000==100000) ? 2 : "
    "n%100==3 || n%100==23 || n%100==43 || n%100==63 || n%100==83 ? 3 : "
    "n!=1 && (n%100==1 || n%100==21 || n%100==41 || n%100==61 || n%100==81) ? 4 : 5);",
)
"""Plural-Forms as PO tools write them. A language has the one that says what CLDR says of its
whole numbers, the forms in the order of CATEGORIES, and Babel's own wording where none does."""

_UNDER_A_MILLION = (*range(202), 1000, 1001, 1002, 2003, 10_000, 10_011, 40_000, 50_000, 100_000)
_PROBES = (*_UNDER_A_MILLION, 200_000, 1_000_000, 1_100_000, 2_000_000)
"""Numbers that tell apart the classes of all languages."""

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_@][A-Za-z0-9]+)*")
_SEPARATOR = re.compile("[-_@]")

_NO_GAP = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo", "dz"})
"""Languages that put no space between sentences (or, like Thai, write no stop to put it after)."""


@cache
def language(code: str) -> Language:
    """What is known of a language.

    Raises LanguageError for a code that CLDR does not know, with the nearest known one.
    """
    if code.replace("_", "-") == PSEUDO:
        return Language(PSEUDO, "en_XA", "en_XA", "ltr", _ONE_OTHER, " ", "Pseudo", "[Ƥşéûðó]")
    locale = _locale(code)
    written = _written(code, locale)
    variant = (locale.variant or "").lower()
    tag = "-".join((*written, variant) if variant else written)
    folder = "_".join(written)
    gap = "" if locale.language in _NO_GAP else " "
    return Language(
        tag=tag,
        folder=f"{folder}@{variant}" if variant else folder,
        locale=_open_graph(locale),
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        plurals=plural_header(tuple(locale.plural_form.rules.items())),
        gap=gap,
        name=locale.english_name or tag,
        own_name=_capitalized(locale.display_name or tag),
    )


CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories, in its order."""


def plural_categories(tag: str) -> tuple[str, ...]:
    """The categories into which a language's numbers fall, by CLDR."""
    there = {*_plural_rule(tag).tags, "other"}
    return tuple(name for name in CATEGORIES if name in there)


def plural_category(tag: str) -> Callable[[int], str]:
    """The CLDR category of a number in a language."""
    return _plural_rule(tag)


def _plural_rule(tag: str) -> PluralRule:
    return Locale("en").plural_form if tag == PSEUDO else _locale(tag).plural_form


def _locale(code: str) -> Locale:
    if not _CODE.fullmatch(code):
        raise LanguageError(_unknown(code))
    try:
        return Locale.parse(_SEPARATOR.sub("_", code))
    except (UnknownLocaleError, ValueError) as error:
        raise LanguageError(_unknown(code)) from error


def _written(code: str, locale: Locale) -> tuple[str, ...]:
    """The parts of a locale that the code names: Babel resolves `zh-TW` to `zh_Hant_TW`, but
    the code the team chose is the code they keep. A part that is lost on the way is no guess
    of ours to make."""
    named = {part.lower() for part in _SEPARATOR.split(code)[1:]}
    kept = [part for part in (locale.script, locale.territory) if part and part.lower() in named]
    if named - {part.lower() for part in kept} - {(locale.variant or "").lower()}:
        raise LanguageError(_unknown(code))
    return (locale.language, *kept)


def _unknown(code: str) -> str:
    english = Locale("en").languages
    for known_code, name in english.items():
        if code.lower() in (name.lower(), str(Locale("es").languages.get(known_code)).lower()):
            return f"unknown language “{code}”; did you mean “{known_code.replace('_', '-')}”?"
    if guess := _beginning(code) or _of_country(code):
        return f"unknown language “{code}”; did you mean “{guess}”?"
    known = [name.replace("_", "-") for name in localedata.locale_identifiers()]
    near = difflib.get_close_matches(code.replace("_", "-"), known, 1, 0.6)
    hint = f"; did you mean “{near[0]}”?" if near else "; write a BCP 47 code such as es or pt-BR"
    return f"unknown language “{code}”{hint}"


def _beginning(code: str) -> str:
    """The one language of two letters whose English name begins so: `sp`, `ger`."""
    names = Locale("en").languages.items()
    found = [c for c, name in names if len(c) == 2 and name.lower().startswith(code.lower())]
    return found[0] if code and len(found) == 1 else ""


def _of_country(code: str) -> str:
    """The language of a country, which people write for it: `jp`, `cz`."""
    try:
        return Locale.parse(f"und_{code.upper()}").language if len(code) == 2 else ""
    except (UnknownLocaleError, ValueError):
        return ""


def _open_graph(locale: Locale) -> str:
    """`language_TERRITORY`, with the likeliest territory where none is named."""
    name = "_".join(p for p in (locale.language, locale.script) if p)
    likely = get_global("likely_subtags").get(name, "").split("_")[-1]
    territory = locale.territory or likely
    return f"{locale.language}_{territory}" if territory else locale.language


@cache
def plural_header(rules: tuple[tuple[str, str], ...]) -> str:
    """The Plural-Forms of CLDR's rules. A class that only fractions have gets no form, and one
    that only exact millions have (in es, pt, fr, it, ca) none either, as in every PO tool."""
    rule = PluralRule(rules)
    reached: list[str] = []
    for probes in (_PROBES, _UNDER_A_MILLION):
        classes = [rule(n) for n in probes]
        reached = [name for name in CATEGORIES if name in classes]
        wanted = [reached.index(name) for name in classes]
        for header in CUSTOMARY:
            took = (plural_forms.form(header, number) for number in probes)
            if all(map(eq, took, wanted)):
                return header
    derived = to_gettext([(name, text) for name, text in rules if name in reached[:-1]])
    return derived.replace("!", "0 == ")  # Jed, a reader in browsers, knows no "!"


def _capitalized(name: str) -> str:
    return name[:1].upper() + name[1:]


# --- dates, times and numbers ----------------------------------------------------

DATE_FORMS = {
    "full": "yMd",
    "long": "yMd",
    "yMMMEd": "yMd",
    "yMMMd": "yMd",
    "yMd": "yMd",
    "medium": "yMd",
    "short": "yMd",
    "MMMMEEEEd": "yMd",
    "MMMEd": "yMd",
    "MMMMd": "Md",
    "MMMd": "Md",
    "yMMMM": "yM",
    "yMMM": "yM",
    "LLLL": "M",
    "cccc": "yMd",
    "y": "y",
}
"""CLDR's forms of dates, and what each needs of year, month and day: the four lengths,
skeletons, and the names of months and days that stand alone.

Source: https://www.unicode.org/reports/tr35/tr35-dates.html"""

TIME_FORMS = ("short", "medium", "Hm", "Hms", "hm", "h")
JOINS = ("long", "short")
NUMBER_FORMS = (
    *("decimal", "percent"),
    *(f"{kind} {digits}" for kind in ("long", "short") for digits in range(3)),
    *(f"fixed {digits}" for digits in range(1, 4)),
)
"""Grouped, in percent, compact (`50 million`, `50M`) with so many decimals, grouped with so many
decimals whatever they are."""


def date(when: datetime, form: str, code: str) -> str:
    """A date in one of DATE_FORMS."""
    from babel import dates

    locale = _spoken(code)
    if form in locale.date_formats:
        return dates.format_date(when, form, locale)
    return dates.format_date(when, _pattern(form, locale), locale)


def time(when: datetime, form: str, code: str) -> str:
    """A time in one of TIME_FORMS. Where the day has 24 hours, a full hour has its minutes."""
    from babel import dates

    locale = _spoken(code)
    if form in locale.time_formats or (form == "h" and "h" not in _clock(locale)):
        return dates.format_time(when, form if form != "h" else "short", None, locale)
    return dates.format_time(when, _pattern(form, locale), None, locale)


def date_and_time(day: str, hour: str, join: str, code: str) -> str:
    """A date and a time in one text."""
    pattern = str(_spoken(code).datetime_formats[join])
    return pattern.replace("'", "").replace("{1}", day).replace("{0}", hour)


def number(value: Decimal, form: str, code: str) -> str:
    """A number in one of NUMBER_FORMS; decimal where a language has no such compact form."""
    from babel import numbers

    locale = _spoken(code)
    if form == "percent":
        return numbers.format_percent(value, locale=locale)
    kind, _, digits = form.partition(" ")
    if kind == "fixed":
        return numbers.format_decimal(value, f"#,##0.{'0' * int(digits)}", locale)
    if digits and locale.compact_decimal_formats.get(kind):
        length: Literal["short", "long"] = "short" if kind == "short" else "long"
        return numbers.format_compact_decimal(
            value, format_type=length, locale=locale, fraction_digits=int(digits)
        )
    return numbers.format_decimal(value, locale=locale)


def _spoken(code: str) -> Locale:
    return _locale("en" if code.replace("_", "-") == PSEUDO else code)


def _clock(locale: Locale) -> str:
    return str(locale.time_formats["short"].pattern)


def _pattern(skeleton: str, locale: Locale) -> str:
    """The pattern of a skeleton. A locale that has it only with a shorter month or weekday
    says how the long one is placed: only the field's width changes."""
    known = {name: str(pattern) for name, pattern in locale.datetime_skeletons.items()}
    if skeleton in known or "MMMM" not in skeleton:
        return known.get(skeleton, skeleton)
    near = known.get(skeleton.replace("MMMM", "MMM").replace("EEEE", "E"), skeleton)
    if "MMMMd" in known and "EEEE" in skeleton:  # Spanish has "de" before long months only
        near = near.replace(known["MMMd"], known["MMMMd"])
    wide = re.sub(r"([ML])\1{2,3}", r"\1\1\1\1", near)
    return re.sub(r"([Ec])\1*", r"\1\1\1\1", wide) if "EEEE" in skeleton else wide
