"""Files from the network: resumed where they stopped, proved by their checksum, whole or not.

What has come of FILE lies in FILE.part until all of it has; a later try goes on from there with
`Range` (RFC 9110, 14). Without a published checksum it only does so where the server proves by
`If-Range` that the file is still the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from i18n.errors import EngineError, OutputError

WAITS = (1.0, 2.0, 4.0)
"""Seconds before each further try."""

PATIENCE = 30.0
"""Seconds without a byte after which a connection counts as dead."""

LARGEST_INDEX = 64 << 20
CHUNK = 1 << 18

Tell = Callable[[int, int], None]
"""Told how many bytes are there of how many; 0 where nobody knows."""

Pause = Callable[[float], None]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Published:
    """What is said of a file where it is offered: its size in bytes and its SHA-256, 0 and "" for
    what is not."""

    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """How to wait between tries, and how many seconds for a byte."""

    pause: Pause = time.sleep
    patience: float = PATIENCE


UNKNOWN, USUAL = Published(), Manners()


class _SafeOnly(HTTPRedirectHandler):
    """Redirects, but never from https to something that anybody on the way may change."""

    def redirect_request(self, req: Request, *rest: Any) -> Request | None:
        found = super().redirect_request(req, *rest)
        if found and req.type == "https" and found.type != "https":
            raise EngineError(f"{req.full_url} sends us on to an address that is not https")
        return found


def read(url: str, pause: Pause = time.sleep, patience: float = PATIENCE) -> bytes:
    """A small file, such as an index. Raises EngineError, which names the host."""

    def once() -> bytes:
        with _open(url, {}, patience) as answer:
            data: bytes = answer.read(LARGEST_INDEX)
            if answer.length:
                raise _CutError
            return data

    return _tried(once, url, pause)


def size_of(url: str, patience: float = PATIENCE) -> int:
    """The bytes that a file has, 0 where the server does not say."""
    try:
        with _open(url, {}, patience, method="HEAD") as answer:
            return int(answer.headers.get("Content-Length") or 0)
    except (OSError, http.client.HTTPException, ValueError, EngineError):
        return 0


def fetch(
    urls: Sequence[str],
    path: Path,
    tell: Tell,
    published: Published = UNKNOWN,
    manners: Manners = USUAL,
) -> None:
    """Put a file into `path`, from the first of the addresses that has it; `tell` hears how many
    bytes are there, and of how many.

    Raises EngineError where none has, or where what came is not what was published, and
    OutputError where the disk does not take it. What has come of it is kept for another try.
    """
    if published.sha256 and path.exists() and _right(path, published):
        return
    problem: EngineError | None = None
    for url in urls:
        try:
            _fetch(url, path, tell, published, manners)
            return
        except EngineError as error:
            problem = problem or error
    raise problem or EngineError(f"{path.name} has no address")


def _fetch(url: str, path: Path, tell: Tell, published: Published, manners: Manners) -> None:
    part = path.with_name(f"{path.name}.part")
    resumed = part.exists()

    def more() -> None:
        _more(url, part, tell, published, manners.patience)

    _tried(more, url, manners.pause)
    if not _right(part, published) and resumed:
        _forget(part)
        _tried(more, url, manners.pause)
    if not _right(part, published):
        _forget(part)
        raise EngineError(
            f"{url} does not have the checksum that was published; nothing was installed; try "
            "again later, or elsewhere if somebody on the way changes files"
        )
    _mark(part).unlink(missing_ok=True)
    part.replace(path)


def _more(url: str, part: Path, tell: Tell, published: Published, patience: float) -> None:
    """Fetch what is missing of a file. Raises _CutError where the connection ended before."""
    size = published.size
    have, mark = _kept(part, bool(published.sha256))
    if size and have == size:
        return
    headers = {"Range": f"bytes={have}-"} if have else {}
    if have and mark:
        headers["If-Range"] = mark
    with _opened(url, headers, part, patience) as answer:
        if answer.status != 206:
            have = 0
            _forget(part)
        total = size or (have + answer.length if answer.length is not None else 0)
        try:
            _note(part, answer.headers)
            have = _written(answer, part, have, total, tell)
        except _ReadError as error:
            raise _CutError from error.__cause__
        except OSError as error:
            raise _full(error, part, total) from error
    if total and have != total:
        raise _CutError


def _opened(url: str, headers: dict[str, str], part: Path, patience: float) -> Any:
    try:
        return _open(url, headers, patience)
    except HTTPError as error:
        if error.code == 416:  # what we have is longer than the file
            _forget(part)
        raise


def _written(answer: Any, part: Path, have: int, total: int, tell: Tell) -> int:
    """The bytes that are there now; raises _ReadError for the network, OSError for the disk."""
    with part.open("ab" if have else "wb") as file:
        while data := _chunk(answer):
            file.write(data)
            have += len(data)
            tell(have, total)
    return have


def _chunk(answer: Any) -> bytes:
    try:
        return bytes(answer.read1(CHUNK))
    except (OSError, http.client.HTTPException) as error:
        raise _ReadError from error


def _kept(part: Path, provable: bool) -> tuple[int, str]:
    """How much of a file may be gone on from, and the server's mark of it."""
    try:
        mark = _mark(part).read_text("latin-1")
    except OSError:
        mark = ""
    return (part.stat().st_size if part.exists() and (mark or provable) else 0), mark


def _note(part: Path, headers: Any) -> None:
    """Keep the server's mark of the file; a weak one cannot prove that bytes are the same."""
    mark = headers.get("ETag") or headers.get("Last-Modified") or ""
    _mark(part).write_text("" if mark.startswith("W/") else mark, "latin-1")


def _mark(part: Path) -> Path:
    return part.with_name(f"{part.name}.mark")


def _forget(part: Path) -> None:
    part.unlink(missing_ok=True)
    _mark(part).unlink(missing_ok=True)


def _right(path: Path, published: Published) -> bool:
    if published.size and path.stat().st_size != published.size:
        return False
    return not published.sha256 or _sha256(path) == published.sha256.lower()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _full(error: OSError, part: Path, total: int) -> OutputError:
    whole = f"; the whole file has {total / 1e6:,.1f} MB" if total else ""
    return OutputError(f"cannot be written: {error.strerror}{whole}", path=str(part))


# --- HTTP ------------------------------------------------------------------


class _CutError(Exception):
    """A connection that ended too early."""


class _ReadError(Exception):
    """The network's part of an OSError, apart from the disk's."""


def _open(url: str, headers: dict[str, str], patience: float, method: str = "GET") -> Any:
    if urlsplit(url).scheme not in ("http", "https"):
        raise EngineError(f"{url} is no address of the web")
    request = Request(url, headers={"User-Agent": "i18n-pipeline", **headers}, method=method)
    return build_opener(_SafeOnly()).open(request, timeout=patience)


def _tried(once: Callable[[], T], url: str, pause: Pause) -> T:
    """Do it again where that may help. Raises EngineError, which names the host."""
    host = urlsplit(url).netloc
    for wait in (*WAITS, None):
        try:
            return once()
        except HTTPError as error:
            with contextlib.closing(error):
                busy = error.code in (408, 416, 429) or error.code >= 500
            if not busy or wait is None:
                raise EngineError(
                    f"{host} answers {error.code} {error.reason} for {url}"
                ) from error
        except _CutError as error:
            if wait is None:
                again = "run the command again to go on from there"
                raise EngineError(f"{host} ended the connection too early; {again}") from error
        except (OSError, http.client.HTTPException) as error:
            reason = error.reason if isinstance(error, URLError) else error
            if wait is None or isinstance(reason, socket.gaierror):
                raise _unreachable(host, reason) from error
        pause(wait)
    raise AssertionError("the last try raises")


def _unreachable(host: str, reason: object) -> EngineError:
    said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    return EngineError(f"{host} cannot be reached: {said}")
