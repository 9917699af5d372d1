"""PHP files that return an array: their strings, and new ones in their place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.errors import SourceError
from i18n.formats.data_values.scalar import Names, Where
from i18n.formats.data_values.values import replaced, scalars

PHP = """\
<?php
// 'x' => 'no' ];
declare(strict_types=1);
use Shop\\Words; # none
return [
    'a' => 'It\\'s :name', /* ] */
    "b" => "Say \\"hi\\" \\u{e9} \\n\\$5",
    'n' => array('x' => 'X', 'y' => ['one', 'two', 3, 'thr' . 'ee', __('call, me'), fn($x) => [1]]),
    'v' => "has $var and {$more}",
    'h' => <<<EOT
  a ' ] text
  EOT, Words::class => 'of a class',
    12 => 'twelve',
    'on two lines' => 'a
b',
];
"""


def found(text: str) -> dict[Names, str]:
    return {one.path: one.value for one in scalars(text, "php")}


def test_strings_have_the_names_that_lead_to_them() -> None:
    """What PHP puts together or fills in is none."""
    assert found(PHP) == {
        ("a",): "It's :name",
        ("b",): 'Say "hi" é \n$5',
        ("n", "x"): "X",
        ("n", "y", "0"): "one",
        ("n", "y", "1"): "two",
        ("Words::class",): "of a class",
        ("12",): "twelve",
        ("on two lines",): "a\nb",
    }


def test_new_strings_are_quoted_as_the_old() -> None:
    new = replaced(
        PHP, "php", {("a",): "L'«:name» \\", ("b",): '$x "q"\n{$y}', ("n", "y", "1"): "dos"}
    )
    assert new == (
        PHP.replace("'It\\'s :name'", "'L\\'«:name» \\\\'")
        .replace('"Say \\"hi\\" \\u{e9} \\n\\$5"', '"\\$x \\"q\\"\\n{\\$y}"')
        .replace("'two'", "'dos'")
    )


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("<?php return 3;", 1, "returns no array"),
        ("<?php class A {}", 1, "returns no array"),
        ("['a' => 'b']", 1, "returns no array"),
        ("<?php return ['a' => 'b',\n", 2, "has no end"),
        ("<?php return [\n'a' => 'b',\n\"a\" => 'c'];", 3, "stands twice"),
    ],
)
def test_what_is_no_array_of_strings_is_refused_with_its_line(
    text: str, line: int, what: str
) -> None:
    with pytest.raises(SourceError, match=what) as caught:
        scalars(text, "php", Where("a.php"))
    assert (caught.value.path, caught.value.line) == ("a.php", line)


TEXTS = st.text(st.sampled_from("ab é'\"\\$x{}[]()=>,;|:\n\t#/*?"), max_size=10)
TREES = st.dictionaries(
    TEXTS,
    st.recursive(
        TEXTS | st.integers(0, 9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


def written(value: Any, single: bool) -> str:
    """A value in PHP: strings in single or double quotes."""
    if isinstance(value, dict):
        pairs = (f"{written(k, single)} => {written(v, single)}" for k, v in value.items())
        return f"array({', '.join(pairs)})" if single else f"[{', '.join(pairs)},]"
    if isinstance(value, list):
        return f"[{', '.join(written(one, single) for one in value)}]"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    if single:
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
    for sign, code in (("\\", "\\\\"), ('"', '\\"'), ("$", "\\$"), ("\n", "\\n")):
        text = text.replace(sign, code)
    return f'"{text}"'


def strings(tree: Any, path: Names = ()) -> dict[Names, str]:
    """Every string of a tree, by its path."""
    if isinstance(tree, str):
        return {path: tree}
    if isinstance(tree, list):
        tree = dict(enumerate(tree))
    out: dict[Names, str] = {}
    for name, inner in tree.items() if isinstance(tree, dict) else ():
        out |= strings(inner, (*path, str(name)))
    return out


@given(TREES, st.booleans(), st.data())
def test_any_array(tree: dict[str, Any], single: bool, data: st.DataObject) -> None:
    """Whatever text takes the place of another, all others stay."""
    text = f"<?php // é\nreturn {written(tree, single)};\n"
    there = strings(tree)
    assert found(text) == there
    chosen = data.draw(st.lists(st.sampled_from(sorted(there)), unique=True)) if there else []
    values = {path: data.draw(TEXTS) for path in chosen}
    assert found(replaced(text, "php", values)) == {**there, **values}
