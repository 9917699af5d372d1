"""Language codes into what the locale data say of them."""

from __future__ import annotations

import gettext

import pytest
from babel import Locale, localedata

from i18n.errors import LanguageError
from i18n.languages.language_tags import same_language
from i18n.languages.locales import language


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


def test_plural_forms_agree_with_cldr_for_every_language() -> None:
    """Two whole numbers share a form exactly when CLDR puts them into one class."""
    wrong = []
    for code in localedata.locale_identifiers():
        header = language(code).plurals
        form = gettext.c2py(header.split("plural=")[1].rstrip(";"))
        rule = Locale.parse(code).plural_form
        pairs = {(form(n), rule(n)) for n in (*range(202), 1000, 1001, 1002, 2003, 10011)}
        if len(pairs) != len({f for f, _ in pairs}) or len(pairs) != len({c for _, c in pairs}):
            wrong.append(code)
    assert wrong == []


def test_the_number_of_plural_forms_is_the_number_that_occurs() -> None:
    """`nplurals` is exactly how many forms the formula can give."""
    for code in ("ar", "cy", "ga", "lv", "pl", "pt", "ja", "sl", "mt", "br"):
        count, formula = language(code).plurals.split(";")[:2]
        form = gettext.c2py(formula.split("plural=")[1])
        assert {form(n) for n in (*range(202), 10**6)} == set(range(int(count.split("=")[1])))
