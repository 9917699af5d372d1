"""Template code is not there while a string is drafted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from i18n.model import Edge, Translation
from i18n.mt.drafting import DraftJob, draft_all
from i18n.mt.engines.pseudo import pseudo
from i18n.mt.routing import Route
from i18n.mt.sealing import out_of_order, seal, unseal
from i18n.placeables import template_code
from tests.support.template_sentences import CODE

ROUTE = Route((Edge("pseudo", "*", "en-XA", 1.0, "1"),))


def accented(route: Route, sentences: Sequence[str]) -> list[Translation]:
    return [Translation(pseudo(one)) for one in sentences]


def backwards(route: Route, sentences: Sequence[str]) -> list[Translation]:
    """An engine that says everything the other way round."""
    return [Translation(" ".join(reversed(one.split()))) for one in sentences]


def test_a_sealed_string_has_tags_for_its_code() -> None:
    """Each piece has one of its own, which the string has not yet."""
    sealed = seal("See <x1>{{ a }}</x1> and {{ a }} for {n}.")
    assert sealed.text == "See <x1><x2/></x1> and <x3/> for <x4/>."
    assert unseal("<x4/> <x1><x3/></x1> <x2/>", sealed) == "{n} <x1>{{ a }}</x1> {{ a }}"


def test_simple_placeholders_alone_stay() -> None:
    """Engines know them."""
    assert seal("Hello {name}, %d files.").code == ()


@pytest.mark.parametrize("code", [*CODE, "{n}", "%s", "%(count)d", "${n}"])
def test_no_tag_enters_code_and_no_engine_touches_it(code: str) -> None:
    """Whatever becomes of the words, the code is in the draft as it is, once."""
    for frame in (
        "You have <a1>{} unread letters</a1>.",
        "Send <i>{} free samples</i> to <b>the town</b>.",
        "<em>Save</em> all of it to {} today.",
    ):
        for engine in (accented, backwards):
            job = DraftJob("en-XA", (ROUTE,), engine)
            (draft,) = draft_all([frame.format(code)], job)
            if draft.text:
                assert draft.text.count(code) == 1
                rest = draft.text.replace(code, "")
                assert not template_code.code(rest)
            assert draft.text or engine is backwards


def test_code_that_steers_stays_in_order() -> None:
    """A draft that begins with `{% endif %}` is none."""
    source = "Some {% if a %} more {% endif %} words"
    job = DraftJob("es", (ROUTE,), backwards)
    (draft,) = draft_all([source], job)
    assert not draft.text or not out_of_order(draft.text, source)
    assert out_of_order("words {% endif %} more {% if a %}", source)
