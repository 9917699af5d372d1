"""Approved messages as JSON; tests/test_readers.py loads it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from i18n.languages import plural_forms
from i18n.languages.locales import language, plural_categories, plural_category
from i18n.model import Key, Message, Notes, State
from i18n.publishing.bundles import json_formats
from i18n.publishing.bundles.json_formats import Shaped, Strings
from i18n.publishing.bundles.shape_names import By


def strings(*messages: Message, tag: str = "fr", by: By = "source") -> Strings:
    """Messages of a language with its own plurals."""
    header = language(tag).plurals
    form = plural_forms.bridge(
        plural_forms.forms(header), plural_categories(tag), plural_category(tag)
    ).form
    return Strings(tag, header, form, messages, by)


def approved(source: str, text: str, context: str = "", **more: Any) -> Message:
    """An approved message."""
    return Message(Key(context, source), text, State.APPROVED, **more)


FILES = approved(
    "%(num)d file",
    "%(num)d fichier",
    "mail",
    plural="%(num)d files",
    forms=("%(num)d fichier", "%(num)d fichiers"),
)
OPEN = approved("Open", "Ouvrir l’œil d'or", "verb")
HOME = approved("Home", "Accueil")


def test_i18next_has_a_key_for_every_class_and_the_context_last() -> None:
    """JSON v4."""
    assert json_formats.i18next(strings(FILES, OPEN, HOME)).content == {
        "%(num)d file\x04mail_one": "{{num}} fichier",
        "%(num)d file\x04mail_many": "{{num}} fichiers",
        "%(num)d file\x04mail_other": "{{num}} fichiers",
        "Open\x04verb": "Ouvrir l’œil d'or",
        "Home": "Accueil",
    }


def test_icu_has_one_message_with_an_arm_for_every_class() -> None:
    """The context, which ICU has no place for, is part of the key."""
    assert json_formats.icu(strings(FILES, OPEN)).content == {
        "mail\x04%(num)d file": (
            "{num, plural, one {{num} fichier} many {{num} fichiers} other {{num} fichiers}}"
        ),
        "verb\x04Open": "Ouvrir l’œil d''or",
    }


def test_jed_has_lists_of_forms_without_the_plural_source() -> None:
    """The shape of Jed 1.1; the older one would shift every form."""
    content = json_formats.jed(strings(FILES, HOME)).content
    assert content["locale_data"]["messages"] == {
        "": {"domain": "messages", "lang": "fr", "plural_forms": language("fr").plurals},
        "mail\x04%(num)d file": ["%(num)d fichier", "%(num)d fichiers"],
        "Home": ["Accueil"],
    }


def test_gettext_js_has_bare_strings_and_lists() -> None:
    """And its own names in the header."""
    assert json_formats.gettext_js(strings(FILES, HOME)).content == {
        "": {"language": "fr", "plural-forms": language("fr").plurals},
        "mail\x04%(num)d file": ["%(num)d fichier", "%(num)d fichiers"],
        "Home": "Accueil",
    }


def test_by_id_every_given_id_is_a_key() -> None:
    """The notes of UI strings name them; what has none keeps its context and source."""
    ids = Notes("string", keys=("nav.open", "menu.open"))
    one = strings(
        replace(OPEN, notes=ids), replace(FILES, notes=Notes(keys=("files",))), HOME, by="id"
    )
    assert {*json_formats.icu(one).content} == {"nav.open", "menu.open", "files", "Home"}
    assert {*json_formats.gettext_js(one).content} == {"", "nav.open", "menu.open", "files", "Home"}
    plural = {"files_one", "files_many", "files_other"}
    assert {*json_formats.i18next(one).content} == {"nav.open", "menu.open", "Home"} | plural
    assert json_formats.keys(OPEN, "id") == json_formats.keys(OPEN, "source") == ("verb\x04Open",)


def test_bundles_are_sorted_and_readable() -> None:
    """Letters as they are, a line a message, the same bytes for any order."""
    one, other = json_formats.icu(strings(OPEN, HOME)), json_formats.icu(strings(HOME, OPEN))
    assert json_formats.text(one) == json_formats.text(other)
    assert json_formats.text(one) == (
        '{\n "Home": "Accueil",\n "verb\\u0004Open": "Ouvrir l’œil d\'\'or"\n}\n'
    )


# --- what is left out ----------------------------------------------------------------


def left(shaped: Shaped) -> list[str]:
    """Why messages are left out."""
    return [why for _, why in shaped.left]


@pytest.mark.parametrize("name", json_formats.SHAPES)
def test_a_text_with_other_placeholders_than_its_source_is_in_no_shape(name: str) -> None:
    """Lost, made up, or renamed."""
    for source, text in [("{name} left", "partió"), ("left", "{name} partió"), ("%s", "{x}")]:
        shaped = json_formats.SHAPES[name](strings(approved(source, text)))
        assert len(shaped.left) == 1, (source, text)


def test_a_plural_form_need_not_say_the_number_but_all_else() -> None:
    """`one` may say it in words."""
    more: dict[str, Any] = {
        "plural": "{n} files of {who}",
        "forms": ("un de {who}", "{n} de {who}"),
    }
    assert left(json_formats.icu(strings(approved("{n} file of {who}", "", **more)))) == []
    more["forms"] = ("un", "{n} de {who}")
    found = left(json_formats.icu(strings(approved("{n} file of {who}", "", **more))))
    assert found == ["“who” is a placeholder of one text and not of another"]


def test_an_icu_message_stays_one() -> None:
    """i18next has no way to say it; gettext's readers give it to whoever reads ICU."""
    text = "{n, plural, one {un’ora} other {# ore}}"
    one = strings(approved("{n, plural, one {an hour} other {# hours}}", text))
    assert [*json_formats.icu(one).content.values()] == [text]
    assert left(json_formats.i18next(one)) == ["it has no way to say an ICU message"]
    assert json_formats.jed(one).left == ()
    broken = strings(approved("{n, plural, one {an hour} other {# hours}}", text[:-1]))
    assert left(json_formats.icu(broken)) == ["its braces do not close"]


def test_two_messages_cannot_have_one_key() -> None:
    """The first keeps it."""
    opens = approved("Open", "", plural="Open all", forms=("Ouvrir", "Tout ouvrir"))
    clash = strings(opens, approved("Open_one", "autre"))
    assert left(json_formats.i18next(clash)) == ["the key “Open_one” is another message's"]
    same: dict[str, Any] = {"notes": Notes(keys=("open",))}
    twice = strings(approved("Open", "Ouvrir", **same), approved("On", "Oui", **same), by="id")
    assert left(json_formats.jed(twice)) == ["the key “open” is another message's"]
