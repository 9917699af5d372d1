"""Files of UI strings of every tool with their messages, and the same in Russian: a new case is
three new files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from i18n.catalogs.template import template
from i18n.formats.gettext import comments
from i18n.formats.ui_strings import resource
from i18n.formats.ui_strings.json_serialize import Forms
from i18n.formats.ui_strings.resource import UiStrings
from i18n.model import Key, Message, State
from i18n.publishing.rendering import IDENTITY, render

DATA = Path(__file__).parent / "data"
CASES = sorted(
    path for path in DATA.rglob("*.*") if path.is_file() and path.suffix not in (".expect", ".ru")
)
RUSSIAN = Forms({"one": 0, "few": 1, "many": 2, "other": 2}, tag="ru")


def read(path: Path) -> UiStrings:
    """A case, under its path in its site."""
    name = path.relative_to(DATA).as_posix().partition("/")[2]
    return resource.parse(path.read_bytes().decode(), name)


def said(one: UiStrings) -> Mapping[Key, Message]:
    """Every message with a text that shows its form."""
    return {
        m.key: replace(
            m,
            text=f"«{m.key.source}»",
            forms=tuple(f"«{m.plural} {number}»" for number in range(3)) if m.plural else (),
            state=State.APPROVED,
        )
        for m in template([one.page])
    }


def shown(one: UiStrings) -> str:
    """The messages of a file, one a block: kind, notes, texts."""
    lines: list[str] = [one.kind]
    for message in template([one.page]):
        lines += ["", " / ".join(comments.note_lines(message.notes))]
        lines += [f"   context {message.key.context}"] if message.key.context else []
        lines += [f"   {text!r}" for text in (message.key.source, message.plural) if text]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: str(path.relative_to(DATA)))
def test_messages_are_as_written_down(path: Path) -> None:
    assert shown(read(path)) == Path(f"{path}.expect").read_text("utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: str(path.relative_to(DATA)))
def test_the_file_in_russian_is_as_written_down(path: Path) -> None:
    one = read(path)
    found = resource.localized(one, said(one), RUSSIAN)
    assert found is not None
    assert found.encode() == Path(f"{path}.ru").read_bytes()


@pytest.mark.parametrize(
    ("value", "words"),
    [("Done.", True), ("Yes/No", True), ("page.title", False), ("/about/", False), ("a_b", False)],
)
def test_a_name_in_a_data_file_is_no_word(value: str, words: bool) -> None:
    """Whatever it is the value of."""
    assert bool(resource.parse(f"- name: {value}\n", "_data/a.yml").entries) is words


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("lang/en.json", '{"Save it": "Save it", "ok": "OK"}', "i18next"),
        ("lang/en.json", '{"Save it": "Save it", "Go": "Go"}', "laravel"),
        ("src/lang/en.json", '{"items_one": "Item", "items_other": "Items"}', "i18next"),
        ("i18n/en.json", '{"Save it": "Save it"}', "i18next"),
        ("a/en.json", '{"a": {"message": "A"}, "b": {"message": "B", "x": "y"}}', "i18next"),
        ("a/en.yml", "en: {a: b}", "rails"),
        ("a/en.yml", "es: {a: b}", "messages"),
        ("a/en.yml", "en: word", "messages"),
        ("data/a.json", '{"a": "word"}', "i18next"),
        ("_data/a.json", '{"a": "word"}', "data"),
    ],
)
def test_whose_a_file_is(path: str, text: str, kind: str) -> None:
    """Its folder and its shape say it."""
    assert resource.parse(text, path).kind == kind


@pytest.mark.parametrize("path", CASES, ids=lambda path: str(path.relative_to(DATA)))
def test_a_file_without_texts_is_none_and_as_a_page_itself(path: Path) -> None:
    one = read(path)
    assert resource.localized(one, {}, RUSSIAN) is None
    assert render(one.page, IDENTITY) == path.read_bytes().decode()
