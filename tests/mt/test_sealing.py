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


@pytest.mark.parametrize(
    ("text", "sealed"),
    [
        ("It grew fast<sup>1</sup> and well.", "It grew fast <x1/> and well."),
        ("Fast<sup><a1>[12]</a1></sup> it grew.", "Fast <x1/> it grew."),
        ("More<a1>[2]</a1> text.", "More <x1/> text."),
        ("Our pens<sup>®</sup> are good.", "Our pens <x1/> are good."),
        (
            "It is 25 m<sup>2</sup> and H<sub>2</sub>O.",
            "It is 25 m<sup>2</sup> and H<sub>2</sub>O.",
        ),
        ("The 5<sup>th</sup> of May.", "The 5<sup>th</sup> of May."),
        ("It is old.<a1>[4]</a1>", "It is old.<a1>[4]</a1>"),
    ],
)
def test_marks_of_notes_are_no_part_of_a_word(text: str, sealed: str) -> None:
    """They stand at it again in the draft, without a space."""
    found = seal(text)
    assert found.text == sealed
    assert unseal(found.text, found) == text


def test_an_icon_needs_no_space_inside() -> None:
    """An element without words stays without."""
    found = seal("The <a1>guide <i2></i2></a1> is here.")
    assert unseal("<a1>Guía <i2> </i2></a1> es.", found) == "<a1>Guía <i2></i2></a1> es."
