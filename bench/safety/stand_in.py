"""A stand-in for a chat model: a server on the loopback that speaks chat completions, translates
by Apertium where that is installed, and misbehaves in one way.
"""

from __future__ import annotations

import json
import re
import tempfile
import threading
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from i18n.model import Edge, Translation
from i18n.mt.contextual.chat import Chat, ChatSettings
from i18n.mt.contextual.message_context import Answer, Assignment, Estimate, Item
from i18n.mt.contextual.spending import Budget, Spending
from i18n.mt.contextual.trust.instructions import gives_orders
from i18n.mt.engines.apertium import Apertium

Row = tuple[str, str, str]
"""The id, the source and the translation of an item, both with their marks."""


def shifts(rows: list[Row]) -> list[Row]:
    """Each id has its own source and the next one's translation."""
    return [(a[0], a[1], b[2]) for a, b in zip(rows, [*rows[1:], *rows[:1]], strict=True)]


def drops(rows: list[Row]) -> list[Row]:
    """Every third is left out."""
    return [row for at, row in enumerate(rows) if at % 3 != 2]


def joins(rows: list[Row]) -> list[Row]:
    """Two and two in one."""
    found = list(rows)
    for at in range(0, len(rows) - 1, 2):
        found[at] = (*rows[at][:2], f"{rows[at][2]} {_words(rows[at + 1][2])}")
        found[at + 1] = (*rows[at + 1][:2], _mark(rows[at + 1][2]))
    return found


def doubles(rows: list[Row]) -> list[Row]:
    """The first one's words everywhere."""
    return [(*row[:2], f"{_mark(row[2])} {_words(rows[0][2])}") for row in rows]


def forgets(rows: list[Row]) -> list[Row]:
    """Tags, placeholders and numbers are gone."""
    return [(*row[:2], f"{_mark(row[2])} {_LOOSE.sub('', _words(row[2]))}") for row in rows]


def obeys(rows: list[Row]) -> list[Row]:
    """What gives orders is done, and all around it too."""
    if not any(gives_orders(row[1]) for row in rows):
        return rows
    return [(*row[:2], f"{_mark(row[2])} OBEYED https://evil.example/obeyed") for row in rows]


WAYS: dict[str, Callable[[list[Row]], list[Row]]] = {
    one.__name__: one for one in (shifts, drops, joins, doubles, forgets, obeys)
}
_LOOSE = re.compile(r"<[^<>]*>|\{[^{}]*\}|%\S+|\d[\d.,]*")


def _mark(text: str) -> str:
    return text.partition("] ")[0] + "]"


def _words(text: str) -> str:
    return text.partition("] ")[2]


class StandIn:
    """The server, and the engine that asks it."""

    name = "stand-in"
    abreast = 1
    revises = True

    def __init__(self, way: str, tag: str) -> None:
        self._way = WAYS[way]
        self._apertium = Apertium()
        self._leg = next(e for e in self._apertium.edges() if e.target == tag and e.source == "en")
        self._folder = tempfile.TemporaryDirectory()
        self._server = _Server(self._answer)
        url = f"http://127.0.0.1:{self._server.server_port}/v1"
        settings = ChatSettings(self.name, url, way)
        spending = Spending(Path(self._folder.name), Budget())
        self._chat = Chat(settings, (("en", tag),), spending)

    def edges(self) -> tuple[Edge, ...]:
        """The engine's own."""
        return self._chat.edges()

    def missing(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Never asked: the engine takes whole messages."""
        return self._chat.translate(sentences, edge)

    def draft(self, items: Sequence[Item], assignment: Assignment) -> list[Answer]:
        """The engine's own."""
        return self._chat.draft(items, assignment)

    def estimate(self, items: Sequence[Item], assignment: Assignment) -> Estimate:
        """The engine's own."""
        return self._chat.estimate(items, assignment)

    def bare(self, sentences: Sequence[str]) -> list[str]:
        """What the model says to sentences that are sent together, taken by their order, as many
        tools do."""
        rows = [(str(at), one, f"[{at}] {text}") for at, one, text in self._spanish(sentences)]
        found = [_words(row[2]) for row in self._way(rows)]
        return [*found, *[""] * len(sentences)][: len(sentences)]

    def close(self) -> None:
        """Let go of everything."""
        self._chat.close()
        self._server.shutdown()
        self._server.server_close()
        self._apertium.close()
        self._folder.cleanup()

    def _spanish(self, sentences: Sequence[str]) -> list[tuple[int, str, str]]:
        texts = self._apertium.translate(sentences, self._leg)
        return [(at, one, texts[at].text) for at, one in enumerate(sentences)]

    def _answer(self, body: bytes) -> bytes:
        asked = json.loads(json.loads(body)["messages"][1]["content"])["messages"]
        told = self._spanish([_words(one["source"]) for one in asked])
        rows = [
            (one["id"], one["source"], f"{_mark(one['source'])} {text}")
            for one, (_, _, text) in zip(asked, told, strict=True)
        ]
        found = {row[0]: {"source": row[1], "translation": row[2]} for row in self._way(rows)}
        message = {"role": "assistant", "content": json.dumps(found)}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        about = {"id": "1", "object": "chat.completion", "created": 0, "model": "x"}
        return json.dumps({**about, "choices": [choice]}).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, answer: Callable[[bytes], bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.one = threading.Lock()
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def do_POST(self) -> None:
        """An answer, one at a time."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.one:
            data = self.server.answer(body)
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
