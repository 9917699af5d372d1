"""A stand-in for a paid model of an assumed quality: a server on the loopback that speaks chat
completions.

It gives people's translation of a share of the texts, chosen by their digest, and of the others
the draft of a weaker free route. What it says was used is reckoned from bytes, as `--estimate`
does.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from i18n.mt.contextual.prices import likely_tokens


class Model(ThreadingHTTPServer):
    """Knows the `humans`' texts and the `weaker` ones by their sources, and gives the first for
    the share `quality` of all sources."""

    daemon_threads = True

    def __init__(self, humans: Mapping[str, str], weaker: Mapping[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.humans, self.weaker = humans, weaker
        self.quality = 1.0

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def text(self, source: str) -> str:
        """What it makes of a source; "" for what it was told nothing of."""
        human, weaker = self.humans.get(source, ""), self.weaker.get(source, "")
        return human if human and share(source) < self.quality else weaker or human


def share(source: str) -> float:
    """A number from 0 to 1 that a source always has."""
    return int.from_bytes(hashlib.sha256(source.encode()).digest()[:6]) / 2**48


@contextmanager
def serving(model: Model) -> Iterator[Model]:
    """The server while it is wanted."""
    with model:
        threading.Thread(target=model.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield model
        finally:
            model.shutdown()


class _Handler(BaseHTTPRequestHandler):
    server: Model
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def do_POST(self) -> None:
        """An answer to each message of the request."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        system, user = (one["content"] for one in body["messages"])
        found = {one["id"]: self._row(one) for one in json.loads(user)["messages"]}
        said = json.dumps(found, ensure_ascii=False)
        message = {"role": "assistant", "content": said}
        sent, received = likely_tokens(system + user), likely_tokens(said)
        usage = {"prompt_tokens": sent, "completion_tokens": received, "total_tokens": 0}
        answer = {
            "id": "1",
            "object": "chat.completion",
            "created": 0,
            "model": body["model"],
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": usage,
        }
        data = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _row(self, entry: Mapping[str, str]) -> dict[str, str]:
        mark, _, source = entry["source"].partition("] ")
        text = entry.get("fixed") or self.server.text(source)
        return {"source": entry["source"], "translation": f"{mark}] {text}"}
