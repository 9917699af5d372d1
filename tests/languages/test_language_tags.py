"""Language tags as text."""

from __future__ import annotations

import pytest

from i18n.languages.language_tags import base, same_language


@pytest.mark.parametrize("tag", ["pt", "pt-BR", "pt_BR", "PT-Latn-BR", "pt-", "Pt_br-x"])
def test_a_tag_without_script_and_region_is_its_language(tag: str) -> None:
    """However it is written."""
    assert base(tag) == "pt"
    assert same_language(tag, "pt-PT")


def test_a_longer_code_is_another_language() -> None:
    """Only whole subtags count."""
    assert base("est") == "est"
    assert not same_language("es", "est")
    assert base("") == ""
