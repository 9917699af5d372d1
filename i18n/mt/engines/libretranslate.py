"""A LibreTranslate server that the settings name, spoken to over HTTP.

The API is that of https://docs.libretranslate.com: GET /languages, GET /frontend/settings,
POST /translate.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from i18n.errors import EngineError
from i18n.model import Edge, Translation
from i18n.mt.engines.batch import translate_batch

if TYPE_CHECKING:
    from i18n.mt.engines.libretranslate_server import Server

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
server does not say so."""

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

    def _ask(
        self, path: str, body: Mapping[str, Any] | None, patience: float, waits: Sequence[float]
    ) -> Any:
        return self._server.ask(path, body, patience, waits)

    @cached_property
    def _server(self) -> Server:
        """Who is asked. Most sites name no server, and pay for no HTTP."""
        from i18n.mt.engines.libretranslate_server import Server

        return Server(self._url, self._key, self._pause)

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
        from i18n.mt.engines.libretranslate_server import TooMuchError

        done: list[str] = []
        while len(done) < len(texts):
            batch = next(_batches(texts[len(done) :], self._texts, self._limit or CHARACTERS))
            try:
                done += self._batch(batch, codes)
            except TooMuchError as error:
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
