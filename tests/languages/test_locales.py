"""Language codes into what the locale data say of them."""

from __future__ import annotations

import gettext
import random
from collections.abc import Callable

import pytest

from i18n.errors import LanguageError
from i18n.languages.language_tags import same_language
from i18n.languages.locales import language, plural_category, plural_header
from tests.support.plural_kinds import plural_kinds


def test_a_language_has_all_its_names() -> None:
    """Tags for pages, folder names for gettext, locales for Open Graph, names for people."""
    es = language("es")
    assert (es.tag, es.folder, es.locale, es.direction) == ("es", "es", "es_ES", "ltr")
    assert (es.name, es.own_name) == ("Spanish", "Español")


def test_both_spellings_of_a_code_are_one_language() -> None:
    """`pt-BR` and `pt_BR` name the same thing."""
    assert language("pt-BR") == language("pt_BR")
    assert (language("pt_BR").tag, language("pt-BR").folder) == ("pt-BR", "pt_BR")


@pytest.mark.parametrize(
    ("code", "tag", "folder"),
    [
        ("zh-Hant", "zh-Hant", "zh_Hant"),
        ("zh_TW", "zh-TW", "zh_TW"),
        ("sr-Latn", "sr-Latn", "sr_Latn"),
        ("ca-ES-valencia", "ca-ES-valencia", "ca_ES@valencia"),
        ("en-XA", "en-XA", "en_XA"),
    ],
)
def test_scripts_regions_and_variants_are_kept(code: str, tag: str, folder: str) -> None:
    """The code a team chose is the code in its pages and folders."""
    assert (language(code).tag, language(code).folder) == (tag, folder)


def test_right_to_left_languages_say_so() -> None:
    """Arabic and Hebrew run from right to left."""
    assert [language(c).direction for c in ("ar", "he", "fa", "es")] == ["rtl"] * 3 + ["ltr"]


def test_an_unknown_code_is_refused_with_a_guess() -> None:
    """A typo gets the nearest known code, not a default."""
    with pytest.raises(LanguageError, match="unknown language “pt-BX”; did you mean “pt-BR”"):
        language("pt-BX")
    with pytest.raises(LanguageError, match="unknown language “”"):
        language("")
    with pytest.raises(LanguageError, match="unknown language “Spanish”; did you mean “es”"):
        language("Spanish")
    for code, meant in {"sp": "es", "jp": "ja", "cz": "cs", "port": "pt"}.items():
        with pytest.raises(LanguageError, match=f"“{code}”; did you mean “{meant}”"):
            language(code)
    with pytest.raises(LanguageError, match="qqqq"):
        language("qqqq")


@pytest.mark.parametrize(
    "code",
    ["es.UTF-8", "es@euro", "es.", "es-xxxx", "de-1996", "../es", "es/x", "", "e", "español"],
)
def test_a_code_with_a_part_that_nobody_knows_is_refused(code: str) -> None:
    """Dropping the part would be a guess; a folder name must never come of it."""
    with pytest.raises(LanguageError):
        language(code)


def test_an_old_code_is_the_language_it_became() -> None:
    """Hebrew was `iw`."""
    assert language("iw").folder == "he"


def test_regions_do_not_make_another_language() -> None:
    """A route to Portuguese serves Brazilian Portuguese."""
    assert same_language("pt-BR", "pt")
    assert not same_language("pt", "es")


def form_of(header: str) -> Callable[[int], int]:
    """A header's formula, as gettext reads it."""
    return gettext.c2py(header.partition("plural=")[2].rstrip(";"))


DICE = random.Random(3)
WIDE = (*range(2001), *(1000 * n + DICE.randrange(1, 1000) for n in range(2, 3001, 7)), 100_000)
MILLIONS = (1_000_000, 2_000_000, 30_000_000)


def test_plural_forms_agree_with_cldr_for_every_language() -> None:
    """Two whole numbers share a form exactly when CLDR puts them into one class. A class of
    exact millions alone, as in Spanish, may have no form of its own."""
    wrong = []
    for (header, _), code in plural_kinds().items():
        form, category = form_of(header), plural_category(code)
        pairs = {(form(n), category(n)) for n in WIDE}
        classes = {c: f for f, c in pairs}
        if not len(pairs) == len(classes) == len({f for f, _ in pairs}):
            wrong.append(code)
        wrong += [code for n in MILLIONS if classes.get(category(n), form(n)) != form(n)]
    assert wrong == []


def test_the_number_of_plural_forms_is_the_number_that_occurs() -> None:
    """`nplurals` is exactly how many forms the formula can give."""
    for header, _ in plural_kinds():
        form, count = form_of(header), int(header.partition(";")[0].removeprefix("nplurals="))
        assert {form(n) for n in (*WIDE, *MILLIONS)} == {*range(count)}, header


@pytest.mark.parametrize(
    ("code", "header"),
    [
        ("es", "nplurals=2; plural=(n != 1);"),
        ("fr", "nplurals=2; plural=(n > 1);"),
        ("ja", "nplurals=1; plural=0;"),
        (
            "pl",
            "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
        ),
        (
            "ar",
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
            "n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);",
        ),
    ],
)
def test_catalogs_keep_the_header_that_po_tools_write(code: str, header: str) -> None:
    """Not another wording of the same."""
    assert language(code).plurals == header


def test_plural_forms_come_of_rules_that_no_po_tool_knows() -> None:
    """Samogitian: its "many" is for fractions. A class of millions has no form either."""
    rules = (
        ("one", "n % 10 = 1 and n % 100 != 11"),
        ("two", "n = 2"),
        ("few", "n != 2 and n % 10 = 2..9 and n % 100 != 11..19"),
        ("many", "f != 0"),
    )
    millions = ("many", "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5")
    for header in (plural_header(rules), plural_header((*rules[:3], millions))):
        form = form_of(header)
        assert header.startswith("nplurals=4;")
        assert [form(n) for n in (1, 21, 2, 3, 22, 11, 12, 0, 10**6)] == [0, 0, 1, 2, 2, 3, 3, 3, 3]


def test_rules_that_a_po_tool_knows_get_its_header() -> None:
    """Chuvash, new in CLDR 48, counts as Colognian does."""
    assert plural_header((("zero", "n = 0"), ("one", "n = 1"))) == language("ksh").plurals
