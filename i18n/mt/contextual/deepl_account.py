"""DeepL asked by its client library, until it answers or has had its time.

Text goes to the named address and nowhere else: no redirect is followed, and no proxy of the
environment is used. The client does not try again by itself: each try is in the ledger.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from i18n.errors import EngineError
from i18n.model import Edge
from i18n.mt import retry_after
from i18n.mt.contextual.attempts import OVERDUE, BusyError, OverdueError, bounded, within
from i18n.mt.contextual.deepl import KEPT, DeepLSettings, Told
from i18n.mt.contextual.message_context import Pair
from i18n.mt.contextual.prices import Usage
from i18n.mt.contextual.spending import Receipt
from i18n.mt.contextual.trust.keys import hidden, prove_key

MISSING = "deepl needs DeepL's client library: pip install 'i18n-pipeline[deepl]'"

_TARGETS = {"en": "EN-US", "pt": "PT-PT", "zh-hans": "ZH-HANS", "zh-hant": "ZH-HANT"}
"""What DeepL wants to know more of."""


WORK = 60.0
"""Seconds without a byte after which DeepL is given up."""


class DeepLAccount:
    """One account, with its client."""

    def __init__(self, settings: DeepLSettings) -> None:
        try:
            import deepl
        except ImportError as error:
            raise EngineError(MISSING) from error
        if not settings.key:
            raise EngineError(
                f"deepl: put your key into the environment variable {settings.key_name}"
            )
        prove_key(settings.key, settings.key_name)
        deepl.http_client.max_network_retries = 0
        deepl.http_client.min_connection_timeout = WORK
        self._deepl = deepl
        self._settings = settings
        self._after = 0.0
        self._client: Any = deepl.DeepLClient(
            settings.key, server_url=settings.url or None, send_platform_info=False
        )
        session = self._client._client._session  # it has no door for this
        session.trust_env = False
        session.max_redirects = 0
        session.hooks["response"].append(self._read)

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def ask(self, told: Told, receipt: Receipt) -> list[str]:
        """The translations of some texts with tags. Raises EngineError, and BusyError where it is
        to be tried again."""
        more: dict[str, Any] = {"glossary": told.glossary} if told.glossary else {}
        if self._settings.formality:
            more["formality"] = self._settings.formality
        work = partial(
            self._client.translate_text,
            list(told.texts),
            source_lang=told.edge.source.split("-")[0].upper(),
            target_lang=target(told.edge.target),
            context=told.context or None,
            tag_handling="xml",
            ignore_tags=[KEPT],
            split_sentences="0",
            preserve_formatting=True,
            **more,
        )
        return [str(one.text) for one in self._told(work, receipt)]

    @contextlib.contextmanager
    def glossary(self, rows: Sequence[Pair], edge: Edge) -> Iterator[str]:
        """A glossary of some terms at DeepL, there as long as it is used; "" where DeepL has none
        for the languages."""
        made = self._made(rows, edge) if rows else None
        try:
            yield made.glossary_id if made else ""
        finally:
            if made:
                with contextlib.suppress(self._deepl.DeepLException):
                    self._client.delete_glossary(made)

    def _made(self, rows: Sequence[Pair], edge: Edge) -> Any:
        entries = {row.source: row.translation for row in rows}
        languages = (edge.source.split("-")[0], edge.target.split("-")[0])
        try:
            return self._client.create_glossary("i18n-pipeline", *languages, entries)
        except (self._deepl.DeepLException, ValueError):
            return None  # not for these languages, or not in this plan: the checks know the terms

    def _told(self, work: Callable[[], Any], receipt: Receipt) -> Any:
        """An answer of the client, or what to do about its refusal. What DeepL refuses before it
        has translated anything costs nothing."""
        self._after = 0.0
        try:
            return within(OVERDUE, work)
        except OverdueError as error:
            raise EngineError("deepl gave no whole answer in time; try again later") from error
        except (self._deepl.DeepLException, ValueError, TypeError, KeyError) as error:
            status = getattr(error, "http_status_code", None) or 0
            if 400 <= status < 500 or status == 503:
                receipt.used = Usage(requests=1)
            raise self._refusal(error, status) from error

    def _refusal(self, error: Exception, status: int) -> Exception:
        if isinstance(error, self._deepl.AuthorizationException):
            return EngineError(f"deepl refuses the key in {self._settings.key_name}; is it right?")
        if isinstance(error, self._deepl.QuotaExceededException):
            return EngineError("deepl: your account has no characters left this month")
        if status == 429 or status >= 500:
            return BusyError(EngineError("deepl is busy; try again later"), self._after)
        if isinstance(error, self._deepl.ConnectionException):
            final = EngineError(f"deepl cannot be reached: {self._hidden(error)}")
            return BusyError(final, most=2) if error.should_retry else final
        return EngineError(f"deepl refuses: {self._hidden(error)}")

    def _read(self, response: Any, **_: Any) -> None:
        """Read an answer as far as one may go, and how long it asks us to wait; the client has no
        door for this."""
        headers = response.headers
        self._after = retry_after.seconds(headers.get("Retry-After"), headers.get("Date"))
        chunks = response.iter_content(65_536)
        response._content = bounded(chunks, headers.get("Content-Encoding", ""))
        response._content_consumed = True

    def _hidden(self, error: Exception) -> str:
        """The client's words in one short line, without the key."""
        return hidden(str(error), self._settings.key)


def target(tag: str) -> str:
    """A language as DeepL calls it."""
    return _TARGETS.get(tag.lower(), tag).upper()
