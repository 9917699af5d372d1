"""The drafts of a language, where an engine of the settings gives no answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from i18n.errors import EngineError
from i18n.languages.locales import language
from i18n.memory.lookup import MemoryMatch
from i18n.model import Edge, Key, Message, Translation
from i18n.stages.extract import extract
from i18n.stages.translate import Drafted, Helpers, translate
from i18n.terminology.glossary import Glossary, Term
from tests.stages.test_route_plan import DOWN, FAIR, Offering, project


class Answering(Offering):
    """The same, with one answer to everything."""

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """The answer, as often as it is asked for."""
        return [Translation("La lámpara arde.") for _ in sentences]


def drafted(root: Path, *, strict: bool, near: int = 0) -> Drafted:
    """A site of one sentence, with an engine that works and one that is down; the memory has a
    sentence as near as that."""
    message = Message(Key("", "The lamp burns."), places=("a.html",))
    found = replace(project(root), templates={"a": (message,)})
    match = MemoryMatch("La lámpara luce.", "b.html", near) if near else None
    helpers = Helpers([Offering(*DOWN), Answering(*FAIR)], lambda place: match, strict=strict)
    spanish = language("es")
    return translate(found, extract(found, spanish), helpers, lambda what, done, total: None)


def test_a_run_drafts_with_the_engines_that_answer(tmp_path: Path) -> None:
    """And hands on why the other did not."""
    done = drafted(tmp_path, strict=False)
    assert [m.text for m in done.catalogs.catalogs["a"].messages] == ["La lámpara arde."]
    assert done.routes == (("fair en-es", 1),)
    assert list(map(str, done.absent)) == ["down gives no answer"]


def test_strictly_nothing_is_drafted_by_a_weaker_engine(tmp_path: Path) -> None:
    """Else it would stand where the absent one's draft should."""
    done = drafted(tmp_path, strict=True)
    assert done.routes == ()
    assert isinstance(done.stopped, EngineError)
    assert str(done.stopped) == "down gives no answer"


@pytest.mark.parametrize(("near", "route"), [(79, "fair en-es"), (80, "memory")])
def test_a_near_match_is_offered_where_it_helps_more_than_the_route(
    tmp_path: Path, near: int, route: str
) -> None:
    """By the least score that the route plan sets."""
    assert drafted(tmp_path, strict=False, near=near).routes == ((route, 1),)


def test_a_name_of_the_glossary_must_be_in_the_draft(tmp_path: Path) -> None:
    """Its rendering is put in before an engine is asked, and is a name from then on: here the
    engine forgets it until it is asked for the pieces around it."""

    class Other(Offering):
        def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
            return [Translation("Ya viene.") for _ in sentences]

    message = Message(Key("", "The Red Lamp comes."), places=("a.html",))
    terms = Glossary((Term("Red Lamp", targets={"es": ("Ateneo Rojo",)}),))
    found = replace(project(tmp_path), templates={"a": (message,)}, glossary=terms)
    helpers = Helpers([Other(*FAIR)], lambda place: None)
    spanish = language("es")
    done = translate(found, extract(found, spanish), helpers, lambda what, done, total: None)
    assert ["Ateneo Rojo" in one.text for one in done.catalogs.catalogs["a"].messages] == [True]
