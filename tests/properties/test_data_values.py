"""Random trees of data, written by the libraries that sites use: read back whole, whatever text
takes the place of another."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import tomlkit
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.formats.data_values.scalar import DataForm, Names
from i18n.formats.data_values.values import replaced, scalars

SIGNS = " \n\t'\"\\:#-?,[]{}|>&*!%@`~=.0129aéñ中😀yesNOnull<$\u00a0\u2028\x85"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=12) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=8
)
WORDS = st.text("abcé. ", min_size=1, max_size=6)
LEAVES = TEXTS | st.integers(-99, 99) | st.booleans()


def trees(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(
        TEXTS,
        st.recursive(
            leaves,
            lambda inner: (
                st.lists(inner, max_size=3) | st.dictionaries(TEXTS | WORDS, inner, max_size=3)
            ),
            max_leaves=8,
        ),
        max_size=4,
    )


def strings(tree: Any, path: Names = ()) -> dict[Names, str]:
    """Every string of a tree, by its path."""
    if isinstance(tree, str):
        return {path: tree}
    found: dict[Names, str] = {}
    if isinstance(tree, list):
        tree = dict(enumerate(tree))
    for name, inner in tree.items() if isinstance(tree, dict) else ():
        found |= strings(inner, (*path, str(name)))
    return found


def put(tree: Any, values: dict[Names, str], path: Names = ()) -> Any:
    """The tree with other strings."""
    if isinstance(tree, dict):
        return {name: put(inner, values, (*path, name)) for name, inner in tree.items()}
    if isinstance(tree, list):
        return [put(inner, values, (*path, str(n))) for n, inner in enumerate(tree)]
    return values.get(path, tree)


def changed(text: str, form: DataForm, data: st.DataObject) -> tuple[str, dict[Names, str]]:
    """The text with some of its strings replaced, and which."""
    there = [one.path for one in scalars(text, form)]
    chosen = data.draw(st.lists(st.sampled_from(there), unique=True)) if there else []
    values = {path: data.draw(TEXTS) for path in chosen}
    return replaced(text, form, values), values


STYLES: list[dict[str, Any]] = [
    *({"default_style": style} for style in ("'", '"', "|", ">", None)),
    *({"default_flow_style": flow, "width": 20} for flow in (True, False)),
    {"default_flow_style": False, "indent": 4, "explicit_start": True, "line_break": "\r\n"},
]


@settings(deadline=None)
@given(trees(LEAVES), st.sampled_from(STYLES), st.booleans(), st.data())
def test_yaml(tree: dict[str, Any], style: dict[str, Any], wide: bool, data: st.DataObject) -> None:
    text = yaml.safe_dump(tree, allow_unicode=wide, **style)
    tree = yaml.safe_load(text)  # PyYAML writes some line ends that it does not read
    there = {one.path: one.value for one in scalars(text, "yaml")}
    assert there.items() <= strings(tree).items()
    new, values = changed(text, "yaml", data)
    assert yaml.safe_load(new) == put(tree, values)


@settings(deadline=None)
@given(trees(LEAVES), st.data())
def test_toml(tree: dict[str, Any], data: st.DataObject) -> None:
    text = tomlkit.dumps(tree)
    assert {one.path: one.value for one in scalars(text, "toml")} == strings(tree)
    new, values = changed(text, "toml", data)
    assert tomllib.loads(new) == put(tree, values)


@settings(deadline=None)
@given(trees(LEAVES), st.sampled_from([None, 1]), st.booleans(), st.data())
def test_json(tree: dict[str, Any], indent: int | None, narrow: bool, data: st.DataObject) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=narrow)
    assert {one.path: one.value for one in scalars(text, "json")} == strings(tree)
    new, values = changed(text, "json", data)
    assert json.loads(new) == put(tree, values)
