"""A LibreTranslate server asked over HTTP, until it answers or has had its time.

Text goes to the named address and nowhere else: no redirect is followed, and no proxy of the
environment is used.
"""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from i18n.errors import EngineError
from i18n.mt import retry_after
from i18n.mt.engines.libretranslate import KEY

LONGEST = 120.0
"""Seconds that a busy server may ask us to wait."""

_BUSY = {408, 429, 500, 502, 503, 504}
_TOO_MUCH = {400, 413, 429}  # a limit by the minute may count texts, and be below our number


class Server:
    """One server: its address, its key, and how to wait for it."""

    def __init__(self, url: str, key: str, pause: Callable[[float], None]) -> None:
        self._url = url
        self._key = key
        self._pause = pause
        self._opener = build_opener(ProxyHandler({}), _Stay())

    def ask(
        self, path: str, body: Mapping[str, Any] | None, patience: float, waits: Sequence[float]
    ) -> Any:
        """The answer as JSON, asked for again after each of `waits` while the server is busy; it is
        given up after `patience` seconds without a byte. Raises EngineError, TooMuchError for a
        request that the server does not take."""
        for wait in (*waits, None):
            try:
                return self._once(path, body, patience)
            except HTTPError as error:
                with error:
                    problem = self._refusal(error)
                asked = _asked_to_wait(error) if error.code in _BUSY else 0.0
                if error.code not in _BUSY or wait is None or asked > LONGEST:
                    raise problem from error
                self._pause(max(asked, wait))
            except (OSError, http.client.HTTPException) as error:
                if wait is None:
                    raise self._unreachable(error) from error
                self._pause(wait)
        raise AssertionError("the last try raises")

    def _once(self, path: str, body: Mapping[str, Any] | None, patience: float) -> Any:
        data = None
        if body is not None:
            data = json.dumps({**body, **({"api_key": self._key} if self._key else {})}).encode()
        headers = {"Content-Type": "application/json", "Accept-Language": "en"}
        request = Request(self._url + path, data, headers)
        with self._opener.open(request, timeout=patience) as answer:
            try:
                return json.loads(answer.read())
            except ValueError as error:
                raise EngineError(f"{self._url}{path} is not JSON: no LibreTranslate?") from error

    def _unreachable(self, error: Exception) -> EngineError:
        reason = getattr(error, "reason", error)
        said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return EngineError(
            f"the LibreTranslate server {self._url} cannot be reached: {said}; start it, or mend "
            "the address in [engines.libretranslate]"
        )

    def _refusal(self, error: HTTPError) -> EngineError:
        """What the server said, with what to do about it."""
        if 300 <= error.code < 400:
            place = urlsplit(error.headers.get("Location", ""))
            where = f"{place.scheme}://{place.netloc}" if place.netloc else "another page"
            what = f"it sends us on to {where}; put that into [engines.libretranslate] if it is "
            return EngineError(f"{self._url}: {what}your server")
        said = self._said(error)
        what = f"{self._url} refuses ({error.code}): {said}"
        if error.code in (401, 403) or "API key" in said:
            hint = f"is the key in {KEY} right?" if self._key else f"put your key into {KEY}"
            return EngineError(f"{what}; {hint}")
        return TooMuchError(what) if error.code in _TOO_MUCH else EngineError(what)

    def _said(self, error: HTTPError) -> str:
        """The server's own words in one short line, without the key should it repeat that."""
        try:
            text = str(json.loads(error.read(100_000))["error"])
        except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
            text = str(error.reason)
        text = text.replace(self._key, "…") if self._key else text
        return " ".join(text.split())[:200]


class TooMuchError(EngineError):
    """A request that the server does not take; perhaps it takes half of it."""


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """No redirect is followed, wherever it leads."""


def _asked_to_wait(error: HTTPError) -> float:
    return retry_after.seconds(error.headers.get("Retry-After"), error.headers.get("Date"))
