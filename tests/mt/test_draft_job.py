"""What a drafting job is made of, for `translate` and for `evaluate`."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.model import Edge, Translation
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.routing import Route
from i18n.mt.source_string import SourceString

NONE: frozenset[str] = frozenset()
FIRST, LAST = Edge("one", "en", "pt", 0.9, "1"), Edge("one", "pt", "es", 0.9, "1")
BACK, OUT = Edge("one", "pt", "en", 0.9, "1"), Edge("one", "es", "ca", 0.9, "1")
SERVER = Edge("far", "es", "fr", 0.9, "1", remote=True)


class Answering:
    """An engine that has one answer for each pair."""

    name = "one"
    abreast = 1

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers = answers

    def edges(self) -> tuple[Edge, ...]:
        """All of them."""
        return FIRST, LAST, BACK, OUT

    def missing(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """The pair's answer."""
        return [Translation(self.answers[edge.target]) for _ in sentences]

    def close(self) -> None:
        """Nothing to let go of."""


def routes(engine: Answering) -> EngineRoutes:
    """English to Spanish through Portuguese, with what else is on offer."""
    edges = (*engine.edges(), SERVER)
    return EngineRoutes("en", "es", (Route((FIRST, LAST)),), (engine,), edges)


def test_a_job_mends_by_language_and_can_leave_families_out() -> None:
    """Typography is that of Spanish; by its name a family is left out, to be measured."""
    source = SourceString("Who is it?", NONE)
    job = draft_job(routes(Answering({})), NONE)
    assert job.edit("quien es?", source, NONE) == "¿Quién es?"
    bare = draft_job(routes(Answering({})), NONE, frozenset({"typography"}))
    assert bare.edit("quien es?", source, NONE) == "quien es?"


def test_a_job_mends_what_each_leg_returns() -> None:
    """Here a word that Portuguese brought into Spanish, by the family of words."""
    engine = Answering({"pt": "O desempenho é bom.", "es": "El desempeño es bueno."})
    job = draft_job(routes(engine), NONE)
    done = job.translate(job.routes[0], ["The performance is good."])
    assert done == [Translation("El rendimiento es bueno.")]
    bare = draft_job(routes(engine), NONE, frozenset({"words"}))
    assert (
        bare.translate(job.routes[0], ["The performance is good."])[0].text == engine.answers["es"]
    )


def test_only_what_is_here_serves_as_a_dictionary() -> None:
    """Out of the target, and from the language between back to the source; no server is asked
    for single words."""
    found = {way.name for way in draft_job(routes(Answering({})), NONE).spare}
    assert found == {"one es-ca", "one pt-en"}
