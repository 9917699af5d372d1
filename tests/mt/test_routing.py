"""Which way a text goes, and what becomes of words nobody knew."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from i18n.errors import EngineError
from i18n.model import Edge, Translation
from i18n.mt import routing
from i18n.mt.routing import fit, plan


def edge(engine: str, pair: str, quality: float) -> Edge:
    """An edge from `en-pt`."""
    source, _, target = pair.partition("-")
    return Edge(engine, source, target, quality, "1")


FIREFOX = edge("firefox", "en-pt", 0.85)
EDGES = (
    FIREFOX,
    edge("apertium", "pt-es", 0.95),
    edge("apertium", "es-ca", 0.96),
    edge("apertium", "es-pt-BR", 0.95),
    edge("apertium", "en-es", 0.60),
    edge("apertium", "en-ca", 0.61),
    edge("pseudo", "*-en-XA", 1.0),
)


class Echo:
    """An engine that writes its pair after each text and knows no capitalized word."""

    def __init__(self, name: str, *edges: Edge) -> None:
        self.name = name
        self.abreast = 1
        self._edges = edges

    def edges(self) -> tuple[Edge, ...]:
        """Those it was given."""
        return self._edges

    def missing(self) -> tuple[str, ...]:
        """Always something."""
        return (f"{self.name}: more",)

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Append the target; the first word is unknown on the way to Portuguese."""
        return [
            Translation(f"{text} {edge.target}", ((0, text.index(" ")),) if edge is FIREFOX else ())
            for text in sentences
        ]

    def close(self) -> None:
        """Nothing to do."""


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("es", "firefox en-pt + apertium pt-es"),
        ("es-MX", "firefox en-pt + apertium pt-es"),
        ("ca", "firefox en-pt + apertium pt-es + apertium es-ca"),
        ("pt", "firefox en-pt"),
        ("pt-BR", "firefox en-pt"),
        ("en-XA", "pseudo *-en-XA"),
    ],
)
def test_the_best_route_is_the_measured_one(target: str, name: str) -> None:
    """Through Portuguese to Spanish and Catalan; a regional tag uses the general model."""
    assert plan(EDGES, "en", target).name == name


def test_a_direct_neural_model_beats_the_way_through_portuguese() -> None:
    """An installed Argos or Firefox model for the pair is chosen."""
    for direct in (edge("argos", "en-es", 0.84), edge("firefox", "en-es", 0.88)):
        assert plan((*EDGES, direct), "en", "es").legs == (direct,)


def test_the_priors_of_the_engines_give_the_measured_order() -> None:
    """The tables in the engines' files agree with what was measured."""
    from i18n.mt.engines import apertium, argos, firefox

    through = firefox.MEASURED["en", "pt"] * apertium.MEASURED["pt", "es"]
    assert min(argos.QUALITY, firefox.QUALITY) > through > apertium.QUALITY
    assert through * apertium.MEASURED["es", "ca"] > apertium.MEASURED["en", "ca"]


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("apertium en-es", "apertium en-es"),
        ("Apertium", "apertium en-es"),
        ("firefox en-pt + apertium pt-es", "firefox en-pt + apertium pt-es"),
    ],
)
def test_a_named_route_wins(named: str, name: str) -> None:
    """A route is named in full or by the one engine it uses."""
    assert plan(EDGES, "en", "es", named).name == name


def test_a_route_that_is_not_there_is_an_error_that_helps() -> None:
    """The error lists the routes there are, or says where to look."""
    with pytest.raises(EngineError, match=r"'argos' from en to es; there are: firefox en-pt"):
        plan(EDGES, "en", "es", "argos")
    with pytest.raises(EngineError, match="no installed engine leads from en to de"):
        plan(EDGES, "en", "de")


def test_no_route_visits_a_language_twice_or_has_four_legs() -> None:
    """Ties and order do not depend on the order of the edges."""
    found = routing.routes(EDGES, "en", "ca", limit=None)
    assert found == routing.routes(EDGES[::-1], "en", "ca", limit=None)
    for route in found:
        stations = [leg.source for leg in route.legs]
        assert len(set(stations)) == len(stations) <= 3


@pytest.mark.parametrize(
    ("offered", "wanted", "fits"),
    [
        ("pt", "pt", True), ("pt", "pt-BR", True), ("pt-BR", "pt", True), ("es", "es-MX", True),
        ("pt-BR", "pt-PT", True), ("ca-valencia", "ca", True), ("zh-Hant", "zh-TW", True),
        ("zh", "zh-Hans", True), ("pt", "es", False), ("zh", "zh-Hant", False),
        ("sr-Latn", "sr", False), ("en", "en-XA", False), ("en-XA", "en", False),
    ],
)  # fmt: skip
def test_tags_fit_across_regions_not_across_scripts(offered: str, wanted: str, fits: bool) -> None:
    """A pseudo-language fits only itself."""
    assert bool(fit(offered, wanted)) is fits


def test_a_word_unknown_on_the_way_is_unknown_at_the_end() -> None:
    """It is found where it stands verbatim; a longer word that holds it is another word."""
    engines = (Echo("firefox", FIREFOX), Echo("apertium"))
    (done,) = routing.translate(plan(EDGES, "en", "es"), ["Zug Zugs Zug"], engines)
    assert done.text == "Zug Zugs Zug pt es"
    assert done.unknown == ((0, 3), (9, 12))


def test_the_survey_says_what_there_is_and_what_is_missing() -> None:
    """Routes by language, then a line for each thing that could be added."""
    found = routing.survey((Echo("firefox", *EDGES),), "en", ["pt", "de"])
    assert [route.name for route in found.best[0][1]] == [
        "firefox en-pt",
        "apertium en-es + apertium es-pt-BR",
    ]
    assert found.best[1] == ("de", ())
    assert found.missing == ("firefox: more",)


def test_an_unknown_engine_is_an_error() -> None:
    """The error names those there are."""
    with pytest.raises(EngineError, match="there is no engine 'x'; there are: firefox"):
        routing.find((Echo("firefox"),), "x")


def test_measured_routes_change_places_among_themselves_only() -> None:
    """A prior is no chrF: the others stay where they are."""
    ways = routing.routes(EDGES, "en", "ca", limit=None)
    names = [way.name for way in ways]
    found = routing.ordered(ways, {names[0]: 50.0, names[-1]: 60.0, "gone": 70.0})
    assert [way.name for way in found] == [names[-1], *names[1:-1], names[0]]
    assert routing.ordered(ways, {}) == ways


def test_what_a_leg_returns_is_mended_before_the_next() -> None:
    """By what the route was asked."""
    way = plan(EDGES, "en", "es", "firefox en-pt + apertium pt-es")
    engines = (Echo("firefox", *EDGES), Echo("apertium", *EDGES))

    def mend(source: str, done: Translation, leg: Edge) -> Translation:
        return Translation(f"{done.text} [{source}, {leg.target}]")

    found = routing.translate(way, ["a b"], engines, mend)
    assert found[0].text == "a b pt [a b, pt] es [a b, es]"
