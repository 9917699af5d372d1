"""Random files of UI strings, as YAML and TOML write them: in every language all texts are there,
each in its form, and nothing else has changed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import tomlkit
import yaml
from hypothesis import given
from hypothesis import strategies as st

from i18n.catalogs.template import template
from i18n.formats.ui_strings import resource
from i18n.formats.ui_strings.json_serialize import Forms
from i18n.formats.ui_strings.resource import UiStrings
from i18n.model import Key, Message, State

LANGUAGES = [
    Forms({"one": 0, "few": 1, "many": 2, "other": 2}, tag="ru"),
    Forms({"one": 0, "many": 1, "other": 1}, tag="es"),
    Forms({"other": 0}, tag="ja"),
    Forms({"zero": 0, "one": 1, "other": 2}, zero_is_shared=True, tag="lv"),
    Forms({"zero": 0, "one": 1, "two": 2, "few": 3, "many": 4, "other": 5}, tag="ar"),
]
NAMES = st.text("abcdefghé-_.: '\"#", min_size=1, max_size=6)
WORDS = st.text("abcdé,.!'\"#:- {}\n", max_size=10).map(lambda text: f"w{text}w")
TABLES = st.fixed_dictionaries({"one": WORDS, "other": WORDS}, optional={"zero": WORDS})
FILES = st.dictionaries(NAMES, WORDS | TABLES | st.integers(0, 9), min_size=1, max_size=5)
STYLES: list[dict[str, Any]] = [
    *({"default_style": style, "default_flow_style": False} for style in ("'", '"', "|", ">")),
    *({"default_flow_style": flow, "indent": 3} for flow in (True, False, None)),
    {"default_flow_style": False, "line_break": "\r\n"},
]


def said(one: UiStrings, forms: Forms) -> Mapping[Key, Message]:
    """Every message with a text, or its forms, made of its source."""
    count = max(forms.by_category.values()) + 1
    return {
        m.key: replace(
            m,
            text=f"x {m.key.source}",
            forms=tuple(f"{number}:{m.plural}" for number in range(count)) if m.plural else (),
            state=State.APPROVED,
        )
        for m in template([one.page])
    }


def meant(value: Any, forms: Forms) -> Any:
    """What a program shall read instead of a value."""
    if isinstance(value, str):
        return f"x {value}"
    if isinstance(value, int):
        return value
    texts = {name: f"{number}:{value['other']}" for name, number in forms.by_category.items()}
    if "zero" in value and not forms.zero_is_shared:
        texts["zero"] = f"x {value['zero']}"
    return {name: texts.get(name, texts["other"]) for name in value} | texts


@given(FILES, st.sampled_from(STYLES), st.sampled_from(LANGUAGES))
def test_yaml(tree: dict[str, Any], style: dict[str, Any], forms: Forms) -> None:
    _check(tree, yaml.safe_dump(tree, allow_unicode=True, **style), "en.yaml", forms)


@given(FILES, st.sampled_from(LANGUAGES))
def test_toml(tree: dict[str, Any], forms: Forms) -> None:
    _check(tree, tomlkit.dumps(tree), "en.toml", forms)


def _check(tree: dict[str, Any], text: str, name: str, forms: Forms) -> None:
    load = yaml.safe_load if name.endswith("yaml") else tomllib.loads
    one = resource.parse(text, name)
    found = resource.localized(one, said(one, forms), forms)
    words = [value for value in tree.values() if not isinstance(value, int)]
    assert load(text if found is None else found) == {
        key: meant(value, forms) for key, value in tree.items()
    }
    assert (found is None) is not bool(words)
