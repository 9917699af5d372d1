"""DeepL: a server of ours that speaks its API, asked by DeepL's client library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from i18n.errors import EngineError
from i18n.mt.contextual.deepl import DeepL, DeepLSettings, answer, marked
from i18n.mt.contextual.message_context import Answer, Assignment, Item, MessageContext, Pair
from i18n.mt.contextual.prices import Price
from i18n.mt.contextual.spending import Budget, Spending, entries
from tests.support.chat_stand_in import SPANISH
from tests.support.server import Server, serving

KEY = "0123-secret:fx"
MINERS, UNION, LAMPS, COURT, BRIDGE, WRITE = SPANISH
XML = {marked(source): marked(source)[:19] + text for source, text in SPANISH.items()}


class Api:
    """What DeepL does: texts with their elements kept, glossaries."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.glossaries: list[tuple[str, dict[str, Any]]] = []
        self.order = 1
        self.status = 200

    def __call__(self, method: str, path: str, body: bytes) -> tuple[int, bytes] | None:
        if path.startswith("/v2/glossaries"):
            return self._glossary(method, json.loads(body or b"{}"))
        if path != "/v2/translate":
            return None
        self.asked.append(json.loads(body))
        if self.status != 200:
            return self.status, b'{"message": "no"}'
        texts = [{"text": _spanish(one)} for one in self.asked[-1]["text"]][:: self.order]
        about = {"detected_source_language": "EN", "billed_characters": 1}
        found = [{**about, **one} for one in texts]
        return 200, json.dumps({"translations": found}).encode()

    def _glossary(self, method: str, body: dict[str, Any]) -> tuple[int, bytes]:
        self.glossaries.append((method, body))
        about = {
            "glossary_id": "g1",
            "name": "x",
            "ready": True,
            "source_lang": "en",
            "target_lang": "es",
            "creation_time": "2026-01-01T00:00:00.000000Z",
            "entry_count": 1,
        }
        return (204, b"") if method == "DELETE" else (201, json.dumps(about).encode())


def _spanish(xml: str) -> str:
    """A text of ours in Spanish, in the element that it came in."""
    for source, text in SPANISH.items():
        if marked(source) == xml:
            start = xml[: xml.index(">") + 1]
            return f"{start}{text.replace('{name}', '<x>{name}</x>')}</m>"
    return xml


@pytest.fixture
def api() -> Api:
    """How the server behaves."""
    return Api()


@pytest.fixture
def server(api: Api) -> Iterator[Server]:
    """DeepL on the loopback."""
    with serving() as found:
        found.answers = api
        yield found


@pytest.fixture
def engine(server: Server, tmp_path: Path) -> Iterator[DeepL]:
    """An account there."""
    settings = DeepLSettings(server.url, "I18N_DEEPL_KEY", KEY, "prefer_less", Price(20.0, 0.0))
    found = DeepL(settings, (("en", "es"),), Spending(tmp_path, Budget()))
    yield found
    found.close()


def draft(engine: DeepL, *items: Item) -> list[Answer]:
    """The answers to some items."""
    return engine.draft(items, Assignment(engine.edges()[0], "English", "Spanish"))


def test_texts_come_back_with_their_tags_and_placeholders(engine: DeepL) -> None:
    """Each in an element that says which it is."""
    found = draft(engine, *map(Item, SPANISH))
    assert [one.text for one in found] == list(SPANISH.values())


def test_the_request_is_as_the_api_wants_it(engine: DeepL, api: Api, server: Server) -> None:
    """Tags, formality and what stands around; the key in the header alone."""
    around = MessageContext("a.html", 1, "Mines", ("History",), before=(Pair(UNION),))
    draft(engine, Item(MINERS, around))
    (body,) = api.asked
    assert (body["source_lang"], body["target_lang"]) == ("EN", "ES")
    assert (body["tag_handling"], body["formality"]) == ("xml", "prefer_less")
    assert body["context"].split("\n") == ["Mines", "History", UNION, MINERS]
    assert all(KEY.encode() not in one[3] for one in server.seen)


def test_answers_in_another_order_are_seen(engine: DeepL, api: Api) -> None:
    """Nobody gets another's text."""
    api.order = -1
    found = draft(engine, *map(Item, (MINERS, UNION)))
    assert [one.why for one in found] == ["DeepL answered to another text"] * 2


def test_terms_go_along_as_a_glossary_and_leave_nothing_behind(engine: DeepL, api: Api) -> None:
    """Made for the request, and deleted after it."""
    draft(engine, Item(UNION, MessageContext(terms=(Pair("union", "sindicato"),))))
    assert [method for method, _ in api.glossaries] == ["POST", "DELETE"]
    assert api.asked[0]["glossary_id"] == "g1"


REFUSALS = {403: "is it right", 456: "no characters left", 400: "refuses"}


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refusal_says_what_to_do(engine: DeepL, api: Api, status: int) -> None:
    """Without the key."""
    api.status = status
    with pytest.raises(EngineError, match=REFUSALS[status]) as found:
        draft(engine, Item(MINERS))
    assert KEY not in str(found.value)


def test_without_a_key_it_says_where_it_goes(tmp_path: Path) -> None:
    """And asks nobody."""
    engine = DeepL(
        DeepLSettings("http://127.0.0.1:9"), (("en", "es"),), Spending(tmp_path, Budget())
    )
    with pytest.raises(EngineError, match="I18N_DEEPL_KEY"):
        draft(engine, Item(MINERS))


def test_characters_are_what_it_costs(engine: DeepL, tmp_path: Path) -> None:
    """Those of the source."""
    draft(engine, Item(MINERS))
    (one,) = entries(next(tmp_path.glob("*.csv")))
    assert one.used.sent == len(MINERS)
    assert one.cost == pytest.approx(len(MINERS) * 20 / 1e6, abs=1e-6)


@pytest.mark.parametrize(
    "text", ["a < b & c > d", "&lt;b> is a tag", "2 &amp;lt; 3", "“quoted” {x}"]
)
def test_signs_survive_the_way_there_and_back(text: str) -> None:
    """Whatever stands in a string."""
    assert answer(marked(text), text, "").text == text
