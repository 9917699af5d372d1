"""Texts of YAML, TOML and JSON: found with their names, written back where they stood."""

from __future__ import annotations

import pytest

from i18n.errors import SourceError
from i18n.formats.data_values.scalar import DataForm, Names, Where
from i18n.formats.data_values.values import names, replaced, scalars

YAML = """\
# the front page
title: Hello world  # short
quote: 'It''s here'
lines: "a\\nb"
poem: | # keep
  one
    two

# between
lead: >-
  folded words stand here
  on two lines

  and more
count: 12
on: yes
date: 2026-11-29
hero:
  "a.b": {text: Go on, link: /a}
  list:
  - item
  - - deep
"""


def found(text: str, form: DataForm) -> dict[Names, str]:
    return {one.path: one.value for one in scalars(text, form)}


def test_yaml_texts_have_the_names_that_lead_to_them() -> None:
    """Numbers, dates, yes and no are none."""
    assert found(YAML, "yaml") == {
        ("title",): "Hello world",
        ("quote",): "It's here",
        ("lines",): "a\nb",
        ("poem",): "one\n  two\n",
        ("lead",): "folded words stand here on two lines\nand more",
        ("hero", "a.b", "text"): "Go on",
        ("hero", "a.b", "link"): "/a",
        ("hero", "list", "0"): "item",
        ("hero", "list", "1", "0"): "deep",
    }


def test_a_yaml_slice_is_the_text_with_its_quotes() -> None:
    slices = {one.path: YAML[one.start : one.end] for one in scalars(YAML, "yaml")}
    assert slices["title",] == "Hello world"
    assert slices["quote",] == "'It''s here'"
    assert slices["poem",] == "| # keep\n  one\n    two\n\n"


def test_new_yaml_texts_stand_in_the_style_of_the_old() -> None:
    """Double quotes only where the text would not be read as the same string."""
    new = replaced(
        YAML,
        "yaml",
        {
            ("title",): "Hola: mundo",
            ("quote",): "L'altre",
            ("lines",): "ñ\n“q”",
            ("poem",): "uno\n  dos\ntres\n",
            ("lead",): "palabras dobladas están aquí escritas\ny más",
            ("hero", "a.b", "text"): "Ve, y no",
            ("hero", "list", "0"): "no",
        },
    )
    assert new == (
        YAML.replace("Hello world", '"Hola: mundo"')
        .replace("'It''s here'", "'L''altre'")
        .replace('"a\\nb"', '"ñ\\n“q”"')
        .replace("  one\n    two\n", "  uno\n    dos\n  tres\n")
        .replace(
            "  folded words stand here\n  on two lines\n\n  and more\n",
            "  palabras dobladas están\n  aquí escritas\n\n  y más\n",
        )
        .replace("Go on", '"Ve, y no"')
        .replace("- item", '- "no"')
    )


@pytest.mark.parametrize(
    "value",
    [
        *("yes", "No", "off", "y", "null", "~", "12", "1,000", "1:30", "0x1F", "1e3", ".5"),
        *("2026-11-29", "2026-1-2 10:00:00", ":symbol", "<<", "=", ".inf", "-", "", " a", "a "),
        *("a: b", "a #b", "a:", "- a", "? a", "# a", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">"),
        *("{{ x }}", "[a]", "'a'", '"a"', "a\tb", "a\nb", "\ta", "---", "...", "a\u2028b", "\x07"),
    ],
)
def test_a_plain_text_gets_quotes_where_some_reader_would_misread_it(value: str) -> None:
    new = replaced("a: text  # c\nb: 1\n", "yaml", {("a",): value})
    assert found(new, "yaml") == {("a",): value}
    quoted = new.startswith('a: "') and new.endswith('"  # c\nb: 1\n')
    assert quoted or value in ("", "a\tb", "a:b")


def test_a_word_stays_without_quotes() -> None:
    for value in ("2026 en revisión", "¿Qué?", "Sí: no", "a:b", "it's", "a, b", "x # y"[:1]):
        new = replaced("a: text\n", "yaml", {("a",): value})
        assert new == (f"a: {value}\n" if ": " not in value else f'a: "{value}"\n')


def test_an_alias_is_one_text_that_is_read_at_several_paths() -> None:
    text = "a: &t Stop\nb: *t\nbase: &b\n  k: Word\nx:\n  <<: *b\ny:\n  <<: [*b]\n"
    assert [(one.path, one.aliases) for one in scalars(text, "yaml")] == [
        (("a",), (("b",),)),
        (("base", "k"), (("x", "k"), ("y", "k"))),
    ]
    assert replaced(text, "yaml", {("a",): "Alto"}) == text.replace("Stop", "Alto")


def test_aliases_of_aliases_do_not_run_away() -> None:
    lines = ["a0: &a0 [word]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    with pytest.raises(SourceError, match="too many values"):
        scalars("\n".join(lines), "yaml")


@pytest.mark.parametrize(
    "text",
    [
        "a: !!str 12\nb: !env HOME\nc: !!int '7'\n",
        "a: &x !!str 12\n",
        "a: !!str &x # c\n  12\n",
    ],
)
def test_a_tag_says_what_is_text(text: str) -> None:
    assert found(text, "yaml") == {("a",): "12"}
    new = replaced(text, "yaml", {("a",): "doce"})
    assert new == text.replace("12", "doce")


def test_several_documents_are_as_the_items_of_a_list() -> None:
    text = "---\na: x\n---\nb: why\n...\n"
    assert found(text, "yaml") == {("0", "a"): "x", ("1", "b"): "why"}
    assert found("---\na: x\n", "yaml") == {("a",): "x"}
    assert replaced(text, "yaml", {("1", "b"): "z"}) == text.replace("why", "z")


@pytest.mark.parametrize("form", ["", "-", "+", "2", "2-", "4+"])
@pytest.mark.parametrize("sign", ["|", ">"])
def test_a_block_keeps_its_sign(sign: str, form: str) -> None:
    step = int(form.rstrip("-+") or 3)
    text = f"x:\n a: {sign}{form}  # c\n{' ' * (1 + step)}old\n\n b: 1\n"
    value = found(text, "yaml")["x", "a"].replace("old", "new")
    assert replaced(text, "yaml", {("x", "a"): value}) == text.replace("old", "new")


def test_a_block_may_end_otherwise() -> None:
    assert replaced("a: |\n  x\nb: 1\n", "yaml", {("a",): "y"}) == "a: |-\n  y\nb: 1\n"
    assert replaced("a: |-\n  x\nb: 1\n", "yaml", {("a",): "y\n"}) == "a: |\n  y\nb: 1\n"
    assert replaced("a: |\n  x", "yaml", {("a",): "y"}) == "a: |\n  y"


def test_a_block_that_cannot_hold_a_text_gives_way_to_quotes() -> None:
    new = replaced("a: |  # c\n  x\n\nb: 1\n", "yaml", {("a",): "  y"})
    assert new == 'a: "  y"  # c\n\nb: 1\n'


def test_line_ends_of_windows_and_a_byte_order_mark_stay() -> None:
    text = "\ufeffa: one\r\nb: |\r\n  two\r\n  three\r\nc: x\r\n"
    new = replaced(text, "yaml", {("a",): "uno", ("b",): "dos\ntres\n"})
    assert new == "\ufeffa: uno\r\nb: |\r\n  dos\r\n  tres\r\nc: x\r\n"


def test_tabs_that_only_part_words_are_as_good_as_spaces() -> None:
    """A text that holds one is left alone then; in front of a name a tab is none of YAML."""
    text = "a:\tone\t# c\nb: 'two'\t\nc: 'x\ty'\nd: |\n  three\n"
    assert found(text, "yaml") == {("a",): "one", ("b",): "two", ("d",): "three\n"}
    new = replaced(text, "yaml", {("a",): "uno", ("b",): "dos", ("d",): "tres\n"})
    assert new == text.replace("one", "uno").replace("two", "dos").replace("three", "tres")


def test_names_can_be_the_texts() -> None:
    text = "nav:\n  - Home: index.md\n  - 'The guide':\n      - a.md\n  - {In line: b.md}\n"
    assert [one.value for one in names(text, "yaml")][1:] == ["Home", "The guide", "In line"]
    new = replaced(
        text,
        "yaml",
        {},
        renamed={("nav", "0", "Home"): "Inicio: aquí", ("nav", "1", "The guide"): "La guía"},
    )
    assert new == text.replace("Home", '"Inicio: aquí"').replace("The guide", "La guía")


@pytest.mark.parametrize(
    ("text", "form", "line", "what"),
    [
        ("a: 1\nb: [\n", "yaml", 3, "not YAML"),
        ("a: 1\nb: 2\na: 3\n", "yaml", 3, "stands twice"),
        ("a: 1\nb:\n  c: x\n  c: y\n", "yaml", 4, "stands twice"),
        ("a: 1\n\tb: 2\n", "yaml", 2, "not YAML"),
        ("a: 1\nb: \x01\n", "yaml", 2, "cannot hold"),
        ("[" * 300 + "]" * 300, "yaml", 1, "too deeply"),
        ("{{ if .x }}\na: 1\n", "yaml", 2, "not YAML"),
        ("a = 1\na = 2\n", "toml", 2, "not TOML"),
        ("a = 1\nb = \n", "toml", 2, "not TOML"),
        ('a = 1\nb = """\n', "toml", 3, "not TOML"),
        ('{"a": 1,\n"b": }', "json", 2, "not JSON"),
        ('{"a": 1,\n"a": 2}', "json", 2, "stands twice"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(
    text: str, form: DataForm, line: int, what: str
) -> None:
    with pytest.raises(SourceError, match=what) as caught:
        scalars(text, form, Where("a.md", 11))
    assert (caught.value.path, caught.value.line) == ("a.md", 10 + line)


TOML = """\
title = "Hello"  # c
a.b."c.d" = 'lit'
m = \"\"\"
x
y\"\"\"
n = '''q'''
when = 1979-05-27 07:32:00
list = [
  "one", # 1
  {k = "v", l.m = "w"},
  ["n", 1.5],
]

[[menu.main]]
name = "One"
[[menu.main]]
name = 'Two'
[menu.main.sub]
z = "Z"
[[menu.main.deep]]
u = "U"
"""


def test_toml_texts_have_the_names_that_lead_to_them() -> None:
    assert found(TOML, "toml") == {
        ("title",): "Hello",
        ("a", "b", "c.d"): "lit",
        ("m",): "x\ny",
        ("n",): "q",
        ("list", "0"): "one",
        ("list", "1", "k"): "v",
        ("list", "1", "l", "m"): "w",
        ("list", "2", "0"): "n",
        ("menu", "main", "0", "name"): "One",
        ("menu", "main", "1", "name"): "Two",
        ("menu", "main", "1", "sub", "z"): "Z",
        ("menu", "main", "1", "deep", "0", "u"): "U",
    }


def test_new_toml_texts_are_quoted_as_the_old() -> None:
    new = replaced(
        TOML,
        "toml",
        {
            ("title",): 'Di "hola" \\',
            ("a", "b", "c.d"): "l'altre",
            ("m",): 'é\n"""z"',
            ("n",): "p\nr",
            ("list", "1", "l", "m"): "W",
            ("menu", "main", "1", "name"): "Dos",
        },
    )
    assert new == (
        TOML.replace('"Hello"', '"Di \\"hola\\" \\\\"')
        .replace("'lit'", '"l\'altre"')
        .replace('\nx\ny"""', '\né\n""\\"z\\""""')
        .replace("q", "p\nr")
        .replace('"w"', '"W"')
        .replace("Two", "Dos")
    )


def test_toml_with_line_ends_of_windows_and_a_byte_order_mark() -> None:
    text = "\ufeff" + TOML.replace("\n", "\r\n")
    assert found(text, "toml") == found(TOML, "toml")
    new = replaced(text, "toml", {("m",): "u\nv"})
    assert new == text.replace("x\r\ny", "u\r\nv")


def test_json_strings_stand_where_they_stood() -> None:
    text = '{ "a" : ["x",\t{"b":"y"}], "n": 1 }'
    assert found(text, "json") == {("a", "0"): "x", ("a", "1", "b"): "y"}
    assert replaced(text, "json", {("a", "1", "b"): 'ñ"'}) == text.replace('"y"', '"ñ\\""')


def test_a_path_without_a_text_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no text at"):
        replaced("a: 1\n", "yaml", {("a",): "x"})


def test_nothing_changed_is_nothing_written() -> None:
    assert replaced(YAML, "yaml", {("title",): "Hello world"}) == YAML


def test_json_texts_say_whether_a_list_is_around_them() -> None:
    """However deep they are within it."""
    text = '{"a": "one", "b": ["two", {"c": "three"}], "d": {"e": "four"}}'
    assert [one.value for one in scalars(text, "json") if one.in_list] == ["two", "three"]
