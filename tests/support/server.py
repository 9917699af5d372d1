"""A web server on the loopback that behaves as badly as a test wants."""

from __future__ import annotations

import contextlib
import hashlib
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Server(ThreadingHTTPServer):
    """Serves `files` by path. `cuts`: bytes after which each next answer breaks off; `statuses`:
    what each next request gets instead of its file; `seen`: every request as it came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, bytes] = {}
        self.cuts: list[int] = []
        self.statuses: list[tuple[int, dict[str, str]]] = []
        self.ranges = True
        self.tags = True
        self.stall = threading.Event()
        self.silent = False
        self.answers: Any = None
        self.seen: list[tuple[str, str, dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        """Where it is, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A server that runs meanwhile."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.stall.set()
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def do_HEAD(self) -> None:
        """A file's headers."""
        self._answer(b"")

    def do_GET(self) -> None:
        """A file, or a part of it."""
        self._answer(b"")

    def do_POST(self) -> None:
        """What the test's own function makes of the body."""
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def do_DELETE(self) -> None:
        """What the test's own function makes of it."""
        self._answer(b"")

    def _answer(self, body: bytes) -> None:
        server = self.server
        server.seen.append((self.command, self.path, dict(self.headers), body))
        if server.silent:
            server.stall.wait(30)
            return
        status, headers, data = self._found(body)
        if status == 200 and "ETag" in headers:
            status, data = self._ranged(headers, data)
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command == "HEAD":
            return
        cut = server.cuts.pop(0) if server.cuts and self.command == "GET" else None
        self.wfile.write(data[:cut])
        self.close_connection = cut is not None

    def _found(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        server = self.server
        if server.statuses:
            status, headers = server.statuses.pop(0)
            return status, dict(headers), b'{"error": "so it is"}'
        if server.answers:
            found = server.answers(self.command, self.path, body)
            if found is not None:
                return found[0], {}, found[1]
        data = server.files.get(self.path)
        if data is None:
            return 404, {}, b"no such file"
        return 200, {"ETag": f'"{hashlib.sha256(data).hexdigest()[:8]}"'}, data

    def _ranged(self, headers: dict[str, str], data: bytes) -> tuple[int, bytes]:
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        tag = headers["ETag"]
        if not self.server.tags:
            del headers["ETag"]
        if not (wanted and self.server.ranges) or self.headers.get("If-Range", tag) != tag:
            return 200, data
        start = int(wanted[1])
        if start >= len(data):
            return 416, b""
        headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        return 206, data[start:]
