"""LibreTranslate: a server of ours that speaks its API, and the real one where it is installed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.errors import EngineError
from i18n.model import Edge
from i18n.mt.engines.libretranslate import LibreTranslate
from tests.support.server import Server, serving

LANGUAGES: list[dict[str, Any]] = [
    {"code": "en", "name": "English", "targets": ["en", "es", "pt-BR", "zt"]},
    {"code": "es", "name": "Spanish", "targets": ["en", "pt-BR"]},
]


class Api:
    """What LibreTranslate 1.9 does: its limits, its refusals, its way with underscores."""

    def __init__(self) -> None:
        self.languages: object = LANGUAGES
        self.limits: dict[str, int] = {"charLimit": -1}
        self.batch = 0
        self.key = ""
        self.asked: list[dict[str, Any]] = []

    def __call__(self, method: str, path: str, body: bytes) -> tuple[int, bytes] | None:
        found = self._found(path, json.loads(body or b"{}"))
        return (found[0], json.dumps(found[1]).encode()) if found else None

    def _found(self, path: str, body: dict[str, Any]) -> tuple[int, object] | None:
        if path == "/languages":
            return 200, self.languages
        if path == "/frontend/settings":
            return 200, self.limits
        if path != "/translate":
            return None
        self.asked.append(body)
        if self.key and not body.get("api_key"):
            return 400, {"error": "Please contact the server operator to get an API key"}
        if self.key and body["api_key"] != self.key:
            return 403, {"error": f"Invalid API key {body['api_key']}"}
        if self.batch and len(body["q"]) > self.batch:
            return 400, {"error": f"Invalid request: request (…) exceeds text limit ({self.batch})"}
        if any(len(text) > self.limits["charLimit"] > 0 for text in body["q"]):
            return 400, {"error": "Invalid request: request exceeds text limit"}
        return 200, {"translatedText": [text.upper().replace("_", " ") for text in body["q"]]}


@pytest.fixture
def api() -> Api:
    """How the server behaves."""
    return Api()


@pytest.fixture
def server(api: Api) -> Iterator[Server]:
    """The server that behaves so."""
    with serving() as found:
        found.answers = api
        yield found


Engine = Callable[..., LibreTranslate]


@pytest.fixture
def engine(server: Server) -> Engine:
    """An engine for the server, without waiting between tries."""

    def made(key: str = "", pause: Callable[[float], None] = lambda s: None) -> LibreTranslate:
        return LibreTranslate(f"{server.url}/", key, pause)

    return made


SPANISH = Edge("libretranslate", "en", "es", 1, "")


def texts(engine: LibreTranslate, *sentences: str) -> list[str]:
    """Sentences in what passes for Spanish here."""
    return [one.text for one in engine.translate(sentences, SPANISH)]


def test_without_an_address_there_is_nothing() -> None:
    """No edge, no hint, and nobody is asked."""
    engine = LibreTranslate()
    assert (engine.edges(), engine.missing()) == ((), ())
    with pytest.raises(EngineError, match="offers no pair en-es"):
        engine.translate(["x"], SPANISH)


def test_the_pairs_are_those_of_the_server(engine: Engine, server: Server) -> None:
    """Asked for once; old codes become tags; a pair without English is worth less."""
    made = engine()
    edges = {(edge.source, edge.target): edge.quality for edge in made.edges()}
    assert set(edges) == {
        ("en", "es"), ("en", "pt-BR"), ("en", "zh-Hant"), ("es", "en"), ("es", "pt-BR"),
    }  # fmt: skip
    assert edges["es", "pt-BR"] < edges["en", "es"]
    made.edges()
    assert [path for _, path, _, _ in server.seen] == ["/languages", "/frontend/settings"]


def test_the_version_changes_with_the_server_and_its_languages(engine: Engine, api: Api) -> None:
    """It is part of the cache's key, and holds neither the address nor the key."""
    one = engine("secret").edges()[0].version
    assert one == engine("other").edges()[0].version
    api.languages = [*LANGUAGES, {"code": "ca", "targets": ["en"]}]
    assert one != engine().edges()[0].version


def test_an_old_server_gives_no_targets_and_means_all(engine: Engine, api: Api) -> None:
    """Every pair of different languages."""
    api.languages = [{"code": "en", "name": "English"}, {"code": "es", "name": "Spanish"}]
    assert [(e.source, e.target) for e in engine().edges()] == [("en", "es"), ("es", "en")]


def test_a_batch_goes_in_one_request_as_plain_text(engine: Engine, api: Api) -> None:
    """In the server's own codes, each sentence once, in order."""
    assert texts(engine(), "one", "two", "one", "", "...") == ["ONE", "TWO", "ONE", "", "..."]
    assert api.asked == [{"q": ["one", "two"], "source": "en", "target": "es", "format": "text"}]
    edge = Edge("libretranslate", "en", "zh-Hant", 1, "")
    engine().translate(["x"], edge)
    assert api.asked[-1]["target"] == "zt"


def test_what_a_server_would_spoil_does_not_reach_it(engine: Engine, api: Api) -> None:
    """It unescapes entities and makes underscores spaces; line breaks are ours."""
    source = "write &lt; or\nsnake_case now"
    assert texts(engine(), source) == ["WRITE &lt; OR\nsnake_case NOW"]
    sent = "".join(api.asked[0]["q"])
    assert not set("&_\n") & set(sent)


def test_requests_keep_to_the_limits_that_the_server_tells(engine: Engine, api: Api) -> None:
    """So many texts, so many characters; a longer text goes in pieces."""
    api.limits = {"charLimit": 40, "batchLimit": 3}
    api.batch = 3
    sentences = [f"sentence number {number}" for number in range(10)] + ["word " * 30 + "end"]
    assert texts(engine(), *sentences) == [one.upper() for one in sentences]
    assert max(len(one["q"]) for one in api.asked) <= 3
    assert max(sum(map(len, one["q"])) for one in api.asked) <= 40


def test_a_limit_that_the_server_keeps_to_itself_is_found(engine: Engine, api: Api) -> None:
    """A refused request is halved; what has been translated is not sent again."""
    api.batch = 7
    sentences = [f"sentence {number}" for number in range(30)]
    assert texts(engine(), *sentences) == [one.upper() for one in sentences]
    accepted = [text for one in api.asked if len(one["q"]) <= 7 for text in one["q"]]
    assert accepted == sentences


def test_without_its_settings_page_a_server_still_serves(engine: Engine, server: Server) -> None:
    """Some switch it off."""
    made = engine()
    before = server.answers
    server.answers = lambda *asked: (
        (404, b"") if asked[1] == "/frontend/settings" else before(*asked)
    )
    assert texts(made, "one") == ["ONE"]


def test_a_busy_server_is_asked_again_when_it_says(engine: Engine, server: Server) -> None:
    """Seconds or a date; otherwise after longer and longer pauses."""
    pauses: list[float] = []
    made = engine(pause=pauses.append)
    made.edges()
    date = "Sun, 06 Nov 1994 08:49:{} GMT"
    later = {"Retry-After": date.format(37), "Date": date.format(17)}
    undated = {"Retry-After": date.format(37)}
    server.statuses = [(429, {"Retry-After": "17"}), (503, {}), (500, later), (503, undated)]
    assert texts(made, "one") == ["ONE"]
    assert pauses == [17, 2, 20, 8]


def test_a_server_that_stays_busy_is_an_error(engine: Engine, server: Server) -> None:
    """With its own words; so is one that asks for more patience than anybody has."""
    made = engine()
    made.edges()
    server.statuses = [(429, {})] * 7
    with pytest.raises(EngineError, match=r"refuses \(429\): so it is"):
        texts(made, "one")
    assert server.statuses == []
    server.statuses = [(429, {})] * 7
    assert texts(made, "one", "two") == ["ONE", "TWO"]
    server.statuses = [(429, {"Retry-After": "86400"})]
    with pytest.raises(EngineError, match="429"):
        texts(made, "one")


def test_a_connection_that_breaks_is_tried_again(engine: Engine, server: Server) -> None:
    """In the middle of an answer."""
    made = engine()
    made.edges()
    before = server.answers
    broken = [True]

    def breaking(*request: Any) -> Any:
        if request[1] == "/translate" and broken:
            broken.clear()
            raise ConnectionError
        return before(*request)

    server.answers = breaking
    assert texts(made, "one") == ["ONE"]


def test_a_wrong_key_says_where_the_right_one_goes(engine: Engine, api: Api) -> None:
    """And never repeats it, not even where the server does."""
    api.key = "right"
    with pytest.raises(EngineError, match="put your key into I18N_LIBRETRANSLATE_KEY"):
        texts(engine(), "one", "two")
    assert len(api.asked) == 1
    with pytest.raises(EngineError, match="is the key in I18N_LIBRETRANSLATE_KEY right") as caught:
        texts(engine("s3cret"), "one")
    assert "s3cret" not in str(caught.value)
    assert texts(engine("right"), "one") == ["ONE"]


def test_a_refused_language_is_the_servers_own_words(engine: Engine, server: Server) -> None:
    """With the address."""
    made = engine()
    made.edges()
    server.statuses = [(400, {})]
    with pytest.raises(EngineError, match=rf"{server.url} refuses \(400\): so it is"):
        texts(made, "one")
    with pytest.raises(EngineError, match="offers no pair en-xx"):
        made.translate(["one"], Edge("libretranslate", "en", "xx", 1, ""))


def test_no_redirect_is_followed(engine: Engine, server: Server) -> None:
    """No text goes to a host that the settings do not name, whatever the server says."""
    with serving() as other:
        for status in (301, 302, 307, 308):
            made = engine()
            made.edges()
            server.statuses = [(status, {"Location": f"{other.url}/translate"})]
            with pytest.raises(EngineError, match=f"sends us on to {other.url}; put that into"):
                texts(made, "one")
        assert other.seen == []


def test_no_proxy_of_the_environment_is_used(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would read the text."""
    with serving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        assert texts(engine(), "one") == ["ONE"]
        assert proxy.seen == []


def test_a_server_that_is_not_there_is_asked_twice_and_then_never(engine: Engine) -> None:
    """The error names the address and the setting."""
    with serving() as gone:
        url = gone.url
    pauses: list[float] = []
    made = LibreTranslate(url, pause=pauses.append)
    for _ in range(3):
        with pytest.raises(EngineError, match=rf"{url} cannot be reached: .*\[engines\.libretr"):
            made.edges()
    assert pauses == [1]


@pytest.mark.parametrize(
    ("path", "answer", "message"),
    [
        ("/languages", b"<html>", "is not JSON: no LibreTranslate"),
        ("/languages", b'{"a": 1}', "is not LibreTranslate's list"),
        ("/translate", b'{"translatedText": ["one", "two"]}', "not a translation"),
        ("/translate", b'{"translatedText": "one"}', "not a translation"),
        ("/translate", b'{"translatedText": [1]}', "not a translation"),
        ("/translate", b"[]", "not a translation"),
    ],
)
def test_an_answer_of_another_kind_is_an_error(
    engine: Engine, server: Server, path: str, answer: bytes, message: str
) -> None:
    """Never a text under the wrong sentence."""
    before = server.answers
    server.answers = lambda *asked: (200, answer) if asked[1] == path else before(*asked)
    with pytest.raises(EngineError, match=message):
        texts(engine(), "one")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.text(max_size=60), max_size=12), st.integers(1, 5), st.integers(16, 50))
def test_every_sentence_comes_back_in_its_place(
    sentences: list[str], batch: int, limit: int
) -> None:
    """Whatever the limits, and none but their letters changed."""
    api = Api()
    api.batch = batch
    api.limits = {"charLimit": limit, "batchLimit": 4}
    engine = LibreTranslate("http://127.0.0.1", pause=lambda seconds: None)

    def ask(path: str, body: Any, *rest: object) -> Any:
        found = api._found(path, body or {})
        assert found
        if found[0] == 400:
            from i18n.mt.engines.libretranslate_server import TooMuchError

            raise TooMuchError("too much")
        return found[1]

    engine._ask = ask  # type: ignore[method-assign, assignment]
    done = texts(engine, *sentences)
    assert [one.casefold() for one in done] == [one.upper().casefold() for one in sentences]


REAL = os.environ.get("I18N_TEST_LIBRETRANSLATE", "")


@pytest.mark.skipif(not REAL, reason="I18N_TEST_LIBRETRANSLATE names no server with en-es")
def test_a_real_server_translates_as_one_sentence_at_a_time() -> None:
    """A batch is what its sentences are alone; nothing is lost on the way."""
    made = LibreTranslate(REAL)
    assert ("en", "es") in {(edge.source, edge.target) for edge in made.edges()}
    sentences = ["The house is green.", "He reads a book.", "The house is green."]
    batch = texts(made, *sentences, "", "Use snake_case\nor &lt; here.")
    assert batch[:2] == [texts(made, one)[0] for one in sentences[:2]]
    assert batch[2:4] == [batch[0], ""]
    assert all(kept in batch[4] for kept in ("snake_case", "\n", "&lt;"))
    with pytest.raises(EngineError, match=r"refuses \(400\)"):
        made._batch(["one"], ("en", "xx"))
