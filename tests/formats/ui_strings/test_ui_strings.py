"""UI strings read, and written back in another language."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalogs.template import template
from i18n.errors import SourceError
from i18n.formats.gettext import comments, po
from i18n.formats.ui_strings import entry, resource
from i18n.formats.ui_strings.json_serialize import Forms
from i18n.formats.ui_strings.resource import UiStrings
from i18n.model import Catalog, Key, Message, State
from i18n.placeables import inline_tags
from i18n.project import ui_string_files
from i18n.publishing.layout import Layout
from i18n.publishing.rendering import IDENTITY, render

ENGLISH = Forms({"one": 0, "other": 1})
SPANISH = Forms({"one": 0, "many": 1, "other": 1})


def read(source: object) -> UiStrings:
    """A JSON file of strings."""
    return resource.parse(json.dumps(source, ensure_ascii=False), "en.json")


def messages(one: UiStrings) -> tuple[Message, ...]:
    """Its template."""
    return template([one.page])


def said(one: UiStrings, say: Callable[[str], str]) -> dict[Key, Message]:
    """Every message with a text made of its source."""
    return {
        m.key: replace(
            m,
            text=say(m.key.source),
            forms=(say(m.key.source), say(m.plural)) if m.plural else (),
            state=State.APPROVED,
        )
        for m in messages(one)
    }


def written(one: UiStrings, say: Callable[[str], str], forms: Forms = ENGLISH) -> Any:
    """The file in another language, as a program loads it."""
    found = resource.localized(one, said(one, say), forms)
    assert found is not None
    return json.loads(found)


def same(text: str) -> str:
    """Every source is its own translation."""
    return text


# --- reading JSON ----------------------------------------------------------------


def test_names_flat_and_nested_are_notes_and_ids() -> None:
    """The key of a message is its words; one message for the same words, with every name."""
    one = read({"home": "Home", "nav": {"home": "Home", "news.all": "All news"}})
    assert [(m.key, comments.note_lines(m.notes)) for m in messages(one)] == [
        (Key("", "Home"), ("string", "key: home", "key: nav.home")),
        (Key("", "All news"), ("string", "key: nav.news.all")),
    ]
    assert [name for name, _ in resource.ids(one)] == ["home", "nav.home", "nav.news.all"]


def test_plurals_are_one_message() -> None:
    """i18next's key_one and key_other, wherever they stand; key_zero is a text of its own."""
    one = read(
        {"file_other": "{{count}} files", "x": "X y", "file_one": "A file", "file_zero": "None"}
    )
    assert [(m.key.source, m.plural) for m in messages(one)] == [
        ("X y", ""),
        ("A file", "{{count}} files"),
        ("None", ""),
    ]
    assert resource.ids(one)[1] == ("file", Key("", "A file"))


def test_ordinals_and_lone_forms_are_no_plurals() -> None:
    """Nothing in gettext counts 1st, 2nd, 3rd."""
    one = read(
        {"nth_ordinal_one": "{{count}}st", "nth_ordinal_other": "{{count}}th", "a_one": "One"}
    )
    assert [m.plural for m in messages(one)] == ["", "", ""]


def test_one_singular_with_two_plurals_is_two_messages() -> None:
    """The second has its name for a context."""
    one = read({"a_one": "One", "a_other": "Many", "b_one": "One", "b_other": "All"})
    assert [(m.key, m.plural) for m in messages(one)] == [
        (Key("", "One"), "Many"),
        (Key("b", "One"), "All"),
    ]


def test_the_end_of_a_name_is_a_context_beside_its_base_or_the_same_words() -> None:
    """i18next's key_context; `page_title` alone is just a name."""
    one = read(
        {
            "friend": "Friend",
            "friend_male": "Friend",
            "open_verb": "Open",
            "open_noun": "Open",
            "page_title": "Title",
        }
    )
    assert [m.key.context for m in messages(one)] == ["", "male", "verb", "noun", ""]


def test_contexts_go_with_plurals() -> None:
    """key_context_plural, as i18next orders them."""
    one = read({"f_one": "F", "f_other": "Fs", "f_male_one": "F", "f_male_other": "Fs"})
    assert [(m.key, m.plural) for m in messages(one)] == [
        (Key("", "F"), "Fs"),
        (Key("male", "F"), "Fs"),
    ]


def test_what_has_no_words_is_no_message() -> None:
    """Numbers, signs, empty and unholdable texts."""
    assert messages(read({"a": 3, "b": "—", "c": "", "d": None, "e": "x\0", "f": True})) == ()


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('{"a": "b"\n"c": "d"}', 2, "not JSON"),
        ('["a"]', 1, "a list or a single value"),
        ('{\n"a": "b",\n"a": "c"}', 3, "stands twice"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, 0, "too deeply"),
    ],
)
def test_what_is_no_file_of_strings_says_where_and_why(text: str, line: int, what: str) -> None:
    """File, line, and what to do."""
    with pytest.raises(SourceError, match=what) as raised:
        resource.parse(text, "en.json")
    assert raised.value.line == line
    assert raised.value.path == "en.json"


def test_lines_are_those_of_the_texts() -> None:
    """For messages about them."""
    one = resource.parse('{\n "a": {\n  "b":\n "Bee"}, "c": ["See"]}', "en.json")
    assert [e.line for e in one.entries] == [4, 4]


def test_names_that_no_catalog_can_hold_are_left_out() -> None:
    """Half a character, gettext's own mark; UTF-8 holds the rest."""
    one = resource.parse('{"a\\ud800": "Home", "n\\ud800": 3, "b": "News"}', "en.json")
    assert [m.key.source for m in messages(one)] == ["News"]
    found = resource.localized(one, said(one, str.upper), ENGLISH)
    assert found is not None
    assert json.loads(found.encode()) == {"n\ud800": 3, "b": "NEWS"}


# --- markup ----------------------------------------------------------------------


def test_markup_is_numbered_as_in_pages() -> None:
    """Also the numbered tags of React's Trans; what does not close is words."""
    one = read({"a": 'Go <a href="/x">on</a>, <b>now</b>', "b": "Hi <1>you</1>", "c": "if a <b"})
    assert [m.key.source for m in messages(one)] == [
        "Go <a1>on</a1>, <b>now</b>",
        "Hi <x1>you</x1>",
        "if a &lt;b",
    ]
    assert written(one, same) == {
        "a": 'Go <a href="/x">on</a>, <b>now</b>',
        "b": "Hi <1>you</1>",
        "c": "if a <b",
    }


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "&lt;script>x&lt;/script>",
        "Open <img src=x onerror=y>",
        "<b>Open</b>",
        "&lt;b>Open&lt;/b>",
        "&lt;!-- x",
        "",
        "  ",
    ],
)
def test_a_translation_adds_no_tag_and_is_never_empty(text: str) -> None:
    """Spelt out in words it counts as one: a script may well show it as markup."""
    assert (
        resource.localized(read({"a": "Open"}), said(read({"a": "Open"}), lambda _: text), ENGLISH)
        is None
    )


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    [
        "<b>x</b>",
        '<a href="/">y</a>',
        "&lt;b>",
        "a <b",
        "{{n}}",
        "<code>a<b</code>",
        "\\u00e9",
        "\u2028 x",
    ]
)


@given(TEXTS)
def test_any_value_survives_the_translators_string(value: str) -> None:
    """Read as words and tags, shown, and put back."""
    text = entry.text_of(value)
    assert entry.value_of(text) == value
    if entry.worth(value):
        assert entry.translated(inline_tags.encode(text), text) == value


NAMES = st.text('abc_.é"\\ ', min_size=1, max_size=5).map(lambda name: f"{name}~")
TREES = st.recursive(
    TEXTS | st.integers() | st.none() | st.booleans(),
    lambda inner: st.dictionaries(NAMES, inner, max_size=4) | st.lists(inner, max_size=3),
    max_leaves=12,
)


@settings(derandomize=True, max_examples=200)
@given(st.dictionaries(NAMES, TREES, max_size=5), st.sampled_from([None, 2, "\t"]), st.booleans())
def test_any_file_comes_back_in_its_own_shape(tree: Any, indent: Any, ascii_only: bool) -> None:
    """The page is the file; every text translated by itself gives it back, but for empty ones."""
    text = json.dumps(tree, indent=indent, ensure_ascii=ascii_only)
    one = resource.parse(text, "en.json")
    assert render(one.page, IDENTITY) == text
    found = resource.localized(one, said(one, same), ENGLISH)
    if found is not None:
        assert json.loads(found) == _kept(tree)


def _kept(tree: Any, listed: bool = False) -> Any:
    """A tree without the texts that cannot be translated: empty or with odd characters."""
    if isinstance(tree, dict):
        found = {k: _kept(v, listed) for k, v in tree.items()}
        kept = {k: v for k, v in found.items() if v is not ...}
        return kept if kept or not tree else ...
    if isinstance(tree, list):
        return [_kept(one, True) for one in tree]
    if isinstance(tree, str) and not listed and not entry.worth(tree):
        return tree if tree and tree.isprintable() else ...
    return tree


# --- writing JSON ----------------------------------------------------------------


def test_untranslated_names_are_left_out() -> None:
    """Never empty; the program falls back. An object without any goes too."""
    one = read({"a": "Home", "b": {"c": "News"}, "n": 3, "s": "—"})
    texts = {key: m for key, m in said(one, str.upper).items() if key.source == "Home"}
    found = resource.localized(one, texts, ENGLISH)
    assert found is not None
    assert json.loads(found) == {"a": "HOME", "n": 3, "s": "—"}
    assert resource.localized(one, {}, ENGLISH) is None


def test_a_list_is_there_as_a_whole_or_not_at_all() -> None:
    """Its items are known by their place."""
    one = read({"a": "Home", "l": ["One day", {"t": "Two days", "n": 2}, "—"]})
    texts = said(one, str.upper)
    found = resource.localized(one, texts, ENGLISH)
    assert found is not None
    assert json.loads(found)["l"] == ["ONE DAY", {"t": "TWO DAYS", "n": 2}, "—"]
    del texts[Key("", "Two days")]
    found = resource.localized(one, texts, ENGLISH)
    assert found is not None
    assert json.loads(found) == {"a": "HOME"}


def test_a_plural_has_every_category_of_the_language() -> None:
    """Where the source has its first form; a form that lacks a text leaves all out."""
    one = read({"f_one": "A file", "f_other": "Files", "z": "End"})
    assert list(written(one, str.upper, SPANISH).items()) == [
        ("f_one", "A FILE"),
        ("f_many", "FILES"),
        ("f_other", "FILES"),
        ("z", "END"),
    ]
    texts = said(one, str.upper)
    plural = texts[Key("", "A file")]
    texts[plural.key] = replace(plural, forms=("X", ""))
    found = resource.localized(one, texts, SPANISH)
    assert found is not None
    assert json.loads(found) == {"z": "END"}


@pytest.mark.parametrize("zero_first", [True, False])
def test_a_text_for_none_counts_more_than_the_category_zero_unless_that_is_shared(
    zero_first: bool,
) -> None:
    """Arabic's zero is for 0 alone, Latvian's for 10 and 20 too."""
    zero = {"f_zero": "None"}
    rest = {"f_one": "A file", "f_other": "Files"}
    one = read({**zero, **rest} if zero_first else {**rest, **zero})
    by_category = {"zero": 1, "one": 0, "other": 1}
    assert written(one, str.upper, Forms(by_category))["f_zero"] == "NONE"
    assert written(one, str.upper, Forms(by_category, True))["f_zero"] == "FILES"


@pytest.mark.parametrize(
    "layout", ['{\n  "a": "Home"\n}\n', '{\n\t"a": "Home"\n}', '{"a":"Home"}', '{"a": "Home"}\n']
)
def test_the_layout_of_the_file_stays(layout: str) -> None:
    """Its indent, its spaces, its last line end."""
    one = resource.parse(layout, "en.json")
    assert resource.localized(one, said(one, str.upper), ENGLISH) == layout.replace("Home", "HOME")


# --- PO --------------------------------------------------------------------------

POT = r"""msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

#. For the menu
#: src/app.py:3
#, python-format
msgctxt "menu"
msgid "Open %s"
msgstr ""

msgid "%d file"
msgid_plural "%d files"
msgstr[0] ""
msgstr[1] ""

msgid "Go <a href='/'>on</a>"
msgstr ""
"""
NAMED = """msgid "nav.home"
msgstr "Home"

msgid "files"
msgid_plural "files"
msgstr[0] "A file"
msgstr[1] "Files"
"""


def test_a_pot_keeps_contexts_plurals_notes_and_formats() -> None:
    """Its places in the program give way to the file's own."""
    menu, files, link = messages(resource.parse(POT, "app.pot"))
    assert menu.key == Key("menu", "Open %s")
    assert comments.note_lines(menu.notes) == ("string", "For the menu")
    assert menu.flags == ("python-format",)
    assert menu.places == ("app.pot",)
    assert (files.key.source, files.plural) == ("%d file", "%d files")
    assert link.key.source == "Go <a1>on</a1>"


def test_a_program_gets_its_own_msgids_and_markup() -> None:
    """What has no text in every form is left out."""
    one = resource.parse(POT, "app.pot")
    texts = said(one, str.upper)
    del texts[Key("menu", "Open %s")]
    texts[Key("", "Go <a1>on</a1>")] = replace(
        texts[Key("", "Go <a1>on</a1>")], text="<a1>Sigue</a1>"
    )
    found = resource.gettext(one, texts)
    assert [(m.key.source, m.plural, m.text) for m in found] == [
        ("%d file", "%d files", "%D FILE"),
        ("Go <a href='/'>on</a>", "", "<a href='/'>Sigue</a>"),
    ]
    whole = Catalog("es", found)
    assert po.read(po.write(whole), "x.po", "es")[0].messages == found


def test_a_po_can_give_names_to_its_texts() -> None:
    """The msgstr is the source text, the msgid comes back."""
    one = resource.parse(NAMED, "en.po")
    assert [(m.key.source, m.plural, comments.note_lines(m.notes)) for m in messages(one)] == [
        ("Home", "", ("string", "key: nav.home")),
        ("A file", "Files", ("string", "key: files")),
    ]
    found = resource.gettext(one, said(one, str.upper))
    assert [(m.key.source, m.forms or m.text) for m in found] == [
        ("nav.home", "HOME"),
        ("files", ("A FILE", "FILES")),
    ]


def test_a_broken_po_says_where() -> None:
    """As catalogs do."""
    with pytest.raises(SourceError) as raised:
        resource.parse('msgid "a\nmsgstr ""\n', "app.pot")
    assert raised.value.line == 1


# --- places ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("i18n/en.json", "i18n/pt-BR.json"),
        ("locales/en/app.json", "locales/pt-BR/app.json"),
        ("app.en.json", "app.pt-BR.json"),
        ("i18n/app.json", "pt-BR/i18n/app.json"),
        ("open.json", "pt-BR/open.json"),
    ],
)
def test_a_file_goes_where_its_own_language_stood(path: str, there: str) -> None:
    """Else where the layout puts pages."""
    assert ui_string_files.place(path, "en", "pt-BR", Layout()) == there


def test_other_layouts_name_the_language_before_the_suffix() -> None:
    """Nobody negotiates JSON."""
    assert ui_string_files.place("app.json", "en", "es", Layout("suffix")) == "app.es.json"
    assert ui_string_files.place("app.json", "en", "es", Layout("apache")) == "app.es.json"


def test_patterns_name_the_strings_and_every_pot_is_one() -> None:
    """Other JSON is data; what is in another language already is no source."""
    paths = ("app.pot", "data.json", "i18n/en.json", "i18n/es.json", "i18n/readme.md", "x.po")
    chosen = ui_string_files.chosen(paths, ("i18n/*",))
    assert chosen == ("app.pot", "i18n/en.json", "i18n/es.json")
    assert ui_string_files.sources(chosen, "en", ["es"], Layout()) == ("app.pot", "i18n/en.json")


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("_data/nav.yml", "_data/es/nav.yml"),
        ("site/_data/a/nav.json", "site/_data/es/a/nav.json"),
        ("_data/en/nav.yml", "_data/es/nav.yml"),
        ("data/menu.toml", "data/es/menu.toml"),
        ("data/menu.json", "es/data/menu.json"),
        ("config/locales/devise.en.yml", "config/locales/devise.es.yml"),
        ("lang/en/shop.php", "lang/es/shop.php"),
        ("i18n/en/code.json", "i18n/es/code.json"),
        ("mkdocs.yml", "mkdocs.es.yml"),
    ],
)
def test_each_tool_finds_its_files(path: str, there: str) -> None:
    """In a folder of the language, or under its name, as the tool has it."""
    assert ui_string_files.place(path, "en", "es", Layout("folder")) == there
