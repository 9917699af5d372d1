"""The drafts of a language, where an engine of the settings gives no answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from i18n.errors import EngineError
from i18n.languages.locales import language
from i18n.model import Edge, Key, Message, Translation
from i18n.stages.extract import extract
from i18n.stages.translate import Drafted, Helpers, translate
from tests.stages.test_route_plan import DOWN, FAIR, Offering, project


class Answering(Offering):
    """The same, with one answer to everything."""

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """The answer, as often as it is asked for."""
        return [Translation("La lámpara arde.") for _ in sentences]


def drafted(root: Path, *, strict: bool) -> Drafted:
    """A site of one sentence, with an engine that works and one that is down."""
    message = Message(Key("", "The lamp burns."), places=("a.html",))
    found = replace(project(root), templates={"a": (message,)})
    helpers = Helpers([Offering(*DOWN), Answering(*FAIR)], lambda place: None, strict=strict)
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
