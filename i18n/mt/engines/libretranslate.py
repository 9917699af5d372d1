"""A LibreTranslate server that the settings name, spoken to over HTTP.

The API is that of https://docs.libretranslate.com: GET /languages, GET /frontend/settings,
POST /translate. Text goes to the named address and nowhere else: no redirect is followed, and
no proxy of the environment is used.
"""

from __future__ import annotations

import email.utils
import hashlib
import http.client
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import Message
from functools import partial
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from i18n.errors import EngineError
from i18n.model import Edge, Translation
from i18n.mt.engines.batch import translate_batch

QUALITY = 0.83
"""The prior of a pair with English, a little below the same model without a server between."""

INDIRECT = 0.69
"""The prior of any other pair: such servers go through English, so twice as much is lost."""

KEY = "I18N_LIBRETRANSLATE_KEY"
"""The environment variable that holds the key of the server's API."""

TEXTS, CHARACTERS = 50, 5_000
"""What one request holds at most, where the server does not want less."""

SHORTEST = 16
"""Characters that any server must take at once: no text can be cut into less."""

LOOK, WORK = 10.0, 120.0
"""Seconds without a byte after which the server is given up: to be looked at, to translate."""

WAITS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Seconds before each further try, a minute in all: the usual limits are by the minute, and the
server does not say so. One that asks for more gets it, up to LONGEST."""

LONGEST = 120.0

_BUSY = {408, 429, 500, 502, 503, 504}
_TOO_MUCH = {400, 413, 429}  # a limit by the minute may count texts, and be below our number
_TAGS = {"pb": "pt-BR", "zt": "zh-Hant"}  # older servers; newer ones give BCP 47

_KEEP = r"(?:&#?\w+;|\S*_\S*)"
"""What a server does not give back: it unescapes entities, and Argos's decoder makes every
underscore a space."""


class LibreTranslate:
    """An engine for the pairs of one server; without an address it offers nothing."""

    name = "libretranslate"
    abreast = 1

    def __init__(
        self, url: str = "", key: str = "", pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._url = url.rstrip("/")
        self._key = key
        self._pause = pause
        self._opener = build_opener(ProxyHandler({}), _Stay())
        self._pairs: dict[tuple[str, str], tuple[str, str]] | None = None
        self._failed: EngineError | None = None
        self._version = ""
        self._limit = 0
        self._texts = TEXTS

    def edges(self) -> tuple[Edge, ...]:
        """The server's pairs, asked for once. Raises EngineError where it gives no answer."""
        return tuple(
            Edge(
                self.name, *pair, QUALITY if "en" in pair else INDIRECT, self._version, remote=True
            )
            for pair in sorted(self._known())
        )

    def missing(self) -> tuple[str, ...]:
        """Nothing: who has a server knows."""
        return ()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Translate in requests of the size that the server takes. Raises EngineError."""
        codes = self._known().get((edge.source, edge.target))
        if codes is None:
            raise EngineError(f"{self._url} offers no pair {edge.source}-{edge.target}")
        ask = partial(self._translated, codes=codes)
        return translate_batch(sentences, ask, keep=_KEEP, limit=self._limit)

    def close(self) -> None:
        """There is no connection between requests."""

    # --- what the server is ------------------------------------------------

    def _known(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Pairs of tags and the server's codes for them."""
        if self._failed:
            raise self._failed
        if self._pairs is None:
            try:
                self._pairs = self._looked() if self._url else {}
            except EngineError as error:
                self._failed = error
                raise
        return self._pairs

    def _looked(self) -> dict[tuple[str, str], tuple[str, str]]:
        languages = self._ask("/languages", None, LOOK, WAITS[:1])
        try:
            pairs = _pairs(languages)
        except (TypeError, KeyError, AttributeError) as error:
            raise EngineError(f"{self._url}/languages is not LibreTranslate's list") from error
        about = json.dumps([self._url, languages], sort_keys=True)
        self._version = hashlib.sha256(about.encode()).hexdigest()[:12]
        try:
            limits = self._ask("/frontend/settings", None, LOOK, ())
        except EngineError:  # switched off; then its refusals tell
            limits = {}
        self._limit = _limit(limits, "charLimit", 0, SHORTEST)
        self._texts = min(TEXTS, _limit(limits, "batchLimit", TEXTS))
        return pairs

    # --- text ----------------------------------------------------------------

    def _translated(self, texts: list[str], codes: tuple[str, str]) -> list[Translation]:
        done: list[str] = []
        while len(done) < len(texts):
            batch = next(_batches(texts[len(done) :], self._texts, self._limit or CHARACTERS))
            try:
                done += self._batch(batch, codes)
            except _TooMuchError as error:
                if len(batch) == 1:
                    raise EngineError(str(error)) from error
                self._texts = len(batch) // 2
        return [Translation(text) for text in done]

    def _batch(self, texts: list[str], codes: tuple[str, str]) -> list[str]:
        body = {"q": texts, "source": codes[0], "target": codes[1], "format": "text"}
        answer = self._ask("/translate", body, WORK, WAITS)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        given = found if isinstance(found, list) else []
        if len(given) != len(texts) or not all(isinstance(text, str) for text in given):
            raise EngineError(f"{self._url} answered something that is not a translation")
        return given

    # --- HTTP ----------------------------------------------------------------

    def _ask(
        self, path: str, body: Mapping[str, Any] | None, patience: float, waits: Sequence[float]
    ) -> Any:
        """The answer as JSON, tried again while the server is busy. Raises EngineError."""
        for wait in (*waits, None):
            try:
                return self._once(path, body, patience)
            except HTTPError as error:
                with error:
                    problem = self._refusal(error)
                asked = _after(error.headers) if error.code in _BUSY else 0.0
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
        return _TooMuchError(what) if error.code in _TOO_MUCH else EngineError(what)

    def _said(self, error: HTTPError) -> str:
        """The server's own words in one short line, without the key should it repeat that."""
        try:
            text = str(json.loads(error.read(100_000))["error"])
        except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
            text = str(error.reason)
        text = text.replace(self._key, "…") if self._key else text
        return " ".join(text.split())[:200]


class _TooMuchError(EngineError):
    """A request that the server does not take; perhaps it takes half of it."""


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """No redirect is followed, wherever it leads."""


def _pairs(languages: Any) -> dict[tuple[str, str], tuple[str, str]]:
    """Every language and its targets; old servers give no targets and mean all."""
    codes = [str(one["code"]) for one in languages]
    return {
        (_TAGS.get(source, source), _TAGS.get(target, target)): (source, target)
        for source, one in zip(codes, languages, strict=True)
        for target in map(str, one.get("targets", codes))
        if source != target
    }


def _limit(limits: Any, name: str, default: int, least: int = 1) -> int:
    """A limit of the server; what is not positive means none."""
    value = limits.get(name) if isinstance(limits, dict) else None
    return max(value, least) if isinstance(value, int) and value > 0 else default


def _batches(texts: Sequence[str], count: int, characters: int) -> Iterator[list[str]]:
    """The texts in order, so many in a batch and so many characters, at least one text."""
    batch: list[str] = []
    for text in texts:
        if batch and (len(batch) == count or sum(map(len, batch)) + len(text) > characters):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def _after(headers: Message) -> float:
    """The seconds of Retry-After (RFC 9110, 10.2.3), a date being one by the server's clock."""
    value = headers.get("Retry-After", "").strip()
    if value.isdigit():
        return float(value)
    try:
        until = email.utils.parsedate_to_datetime(value)
        now = email.utils.parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):
        return 0.0
