"""DeepL asked by its client library, until it answers or has had its time.

Text goes to the named address and nowhere else: no redirect is followed, and no proxy of the
environment is used. The client tries again by itself, with longer and longer pauses.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from i18n.errors import EngineError
from i18n.model import Edge
from i18n.mt.contextual.deepl import KEPT, DeepLSettings
from i18n.mt.contextual.message_context import Pair

MISSING = "deepl needs DeepL's client library: pip install 'i18n-pipeline[deepl]'"

_TARGETS = {"en": "EN-US", "pt": "PT-PT", "zh-hans": "ZH-HANS", "zh-hant": "ZH-HANT"}
"""What DeepL wants to know more of."""


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
        self._deepl = deepl
        self._settings = settings
        self._client: Any = deepl.DeepLClient(
            settings.key, server_url=settings.url or None, send_platform_info=False
        )
        session = self._client._client._session  # it has no door for this
        session.trust_env = False
        session.max_redirects = 0

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def ask(self, texts: Sequence[str], edge: Edge, context: str, glossary: str) -> list[str]:
        """The translations of some texts with tags. Raises EngineError."""
        more: dict[str, Any] = {"glossary": glossary} if glossary else {}
        if self._settings.formality:
            more["formality"] = self._settings.formality
        found = self._told(
            self._client.translate_text,
            list(texts),
            source_lang=edge.source.split("-")[0].upper(),
            target_lang=target(edge.target),
            context=context or None,
            tag_handling="xml",
            ignore_tags=[KEPT],
            split_sentences="0",
            preserve_formatting=True,
            **more,
        )
        return [str(one.text) for one in found]

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

    def _told(self, ask: Any, *args: Any, **options: Any) -> Any:
        """An answer of the client, or what to do about its refusal."""
        try:
            return ask(*args, **options)
        except self._deepl.AuthorizationException as error:
            raise EngineError(
                f"deepl refuses the key in {self._settings.key_name}; is it right?"
            ) from error
        except self._deepl.QuotaExceededException as error:
            raise EngineError("deepl: your account has no characters left this month") from error
        except self._deepl.TooManyRequestsException as error:
            raise EngineError("deepl is busy; try again later") from error
        except self._deepl.ConnectionException as error:
            raise EngineError(f"deepl cannot be reached: {self._hidden(error)}") from error
        except (self._deepl.DeepLException, ValueError, TypeError, KeyError) as error:
            raise EngineError(f"deepl refuses: {self._hidden(error)}") from error

    def _hidden(self, error: Exception) -> str:
        """The client's words in one short line, without the key."""
        return " ".join(str(error).replace(self._settings.key, "…").split())[:200]


def target(tag: str) -> str:
    """A language as DeepL calls it."""
    return _TARGETS.get(tag.lower(), tag).upper()
