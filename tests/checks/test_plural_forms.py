"""Plural messages, form by form."""

from __future__ import annotations

import pytest

from i18n.checks import runner, ui_strings
from i18n.languages.locales import language
from i18n.model import Key, Message, Notes, State

FILES = ("{n} file of {name}", "{n} files of {name}")


def errors(tag: str, source: tuple[str, str], *forms: str) -> list[str]:
    """What is wrong with the forms of a language."""
    singular, plural = source
    message = Message(
        Key("", singular),
        forms[0],
        State.APPROVED,
        notes=Notes("string"),
        plural=plural,
        forms=forms,
    )
    plurals = language(tag).plurals
    found = runner.check((message,), "a.po", tag, plurals=plurals)
    wrong = [p.message for p in found if p.level == "error"]
    assert runner.usable(message, tag, plurals) == (not wrong)
    return wrong


def test_good_forms_pass() -> None:
    """Each beside the source that suits it."""
    assert errors("es", FILES, "{n} archivo de {name}", "{n} archivos de {name}") == []
    assert errors("ja", FILES, "{name}の{n}ファイル") == []
    assert errors("es", ("One file", "{n} files"), "Un archivo", "{n} archivos") == []


def test_forms_of_few_numbers_may_leave_the_number_out() -> None:
    """And no other placeholder; Arabic's form for none is free."""
    assert errors("es", FILES, "Un archivo de {name}", "{n} archivos de {name}") == []
    assert errors("es", FILES, "{n} archivo", "{n} archivos de {name}") == [
        "form 0: {name} is missing; copy it as it is"
    ]
    more = ["{n} من {name}"] * 4
    assert errors("ar", FILES, "لا شيء", "ملف من {name}", *more) == []


@pytest.mark.parametrize(
    ("tag", "forms"),
    [("es", ["Un archivo de {name}", "Archivos de {name}"]), ("ru", ["Файл {name}", *FILES])],
)
def test_forms_of_many_numbers_must_not(tag: str, forms: list[str]) -> None:
    """Russian has one form for 1, 21 and 31."""
    wrong = errors(tag, FILES, *forms)
    assert len(wrong) == 1
    assert "{n} is missing" in wrong[0]


def test_every_form_has_a_text_and_there_are_as_many_as_the_header_says() -> None:
    """Or the message falls back."""
    assert errors("es", ("File", "Files"), "Archivo", "") == [
        "form 1: there is no text; <empty/> leaves a sentence out"
    ]
    assert errors("es", ("File", "Files"), "Archivo") == [
        "1 plural form, where “nplurals=2; plural=(n != 1);” asks for 2; write as many"
    ]


def test_strings_of_programs_take_no_markup_and_keep_line_ends() -> None:
    """In every form."""
    wrong = errors("es", ("File\n", "Files\n"), "Archivo", "&lt;i>Archivos\n")
    assert wrong == [
        "form 0: add the line end at the end",
        "form 1: “<i” is not in the source; delete it",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{n, plural, one {# día} other {# días}}", 0),
        ("{n, plural, one {# día}}", 1),
        ("En {g, select, male {él}}", 1),
        ("{n, plural, one {{g, select, male {él} other {x}}} other {z}}", 0),
        ("{n, plural, one {{g, select, male {él}}} other {z}}", 1),
        ("{n, plural, one {another {x}}}", 1),
    ],
)
def test_a_choice_has_its_other(text: str, found: int) -> None:
    """ICU's readers refuse the whole message without it."""
    assert len(list(ui_strings.choices("{n, plural, other {#}}", text, "es"))) == found


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("One|Many", "Uno|Muchos", 0),
        ("One|Many", "Uno", 1),
        ("One", "Uno|Dos", 1),
        ("None", "Nada", 0),
    ],
)
def test_the_parts_of_a_text_are_as_many(source: str, text: str, found: int) -> None:
    """Laravel and Docusaurus part plurals at `|`."""
    assert len(list(ui_strings.bars(source, text, "es"))) == found


def test_a_missing_placeholder_is_known_by_field() -> None:
    """No other finding names one, however it is worded."""
    lost, made = runner.findings("{n} files", "{m} archivos", "es")
    assert (lost.missing, made.missing) == ("{n}", "")
