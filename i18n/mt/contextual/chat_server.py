"""A chat server asked by OpenAI's client library, until it answers or has had its time.

Text goes to the named address and nowhere else: no redirect is followed, and no proxy of the
environment is used. The key stands in the request's header and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from i18n.errors import EngineError
from i18n.mt import retry_after
from i18n.mt.contextual.chat import ChatSettings
from i18n.mt.contextual.chat_prompt import Asked
from i18n.mt.contextual.prices import Usage, likely_tokens
from i18n.mt.contextual.spending import Receipt

WAITS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Seconds before each further try, a minute in all: the usual limits are by the minute."""

LONGEST = 120.0
"""Seconds that a busy server may ask us to wait."""

CONNECT, WORK = 10.0, 180.0
"""Seconds without a byte after which the server is given up."""

MISSING = "needs OpenAI's client library: pip install 'i18n-pipeline[openai]'"

_BUSY = {408, 409, 425, 429, 500, 502, 503, 504}
_FORMS = ("json_schema", "json_object", "")
"""How the answer's form is asked for, the strictest first; not every server knows each."""


class RefusedError(Exception):
    """The model answered nothing of use: it refused, or stopped."""


class TooLongError(Exception):
    """The request is longer than what the model reads."""


class ChatServer:
    """One server and model, with its client."""

    def __init__(self, settings: ChatSettings, pause: Callable[[float], None]) -> None:
        try:
            import openai
        except ImportError as error:
            raise EngineError(f"{settings.name} {MISSING}") from error
        self._openai = openai
        self._settings = settings
        self._pause = pause
        self._form = 0
        self._options: dict[str, Any] = {"temperature": 0, "seed": 1}
        self._limit = "max_tokens"
        timeout = openai.Timeout(WORK, connect=CONNECT)
        self._http = openai.DefaultHttpxClient(
            follow_redirects=False, trust_env=False, timeout=timeout
        )
        self._client: Any = openai.OpenAI(
            api_key=settings.key or "none",
            base_url=settings.url,
            organization="",
            project="",
            max_retries=0,
            http_client=self._http,
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def ask(self, request: Asked, tokens: int, receipt: Receipt) -> str:
        """What the model says to a request, in at most so many tokens. Raises EngineError,
        RefusedError, TooLongError."""
        waits = list(WAITS)
        while True:
            try:
                return self._said(self._once(request, tokens), request, receipt)
            except self._openai.APIStatusError as error:
                receipt.used = Usage(requests=1)
                if error.status_code not in (400, 422) or not self._adapted(self._words(error)):
                    self._wait(_asked_to_wait(error), waits, self._final(error))
            except self._openai.APITimeoutError as error:
                # It may have worked for us: that counts, and is not tried again.
                raise EngineError(
                    f"{self._where} gave no answer in {WORK:.0f} seconds; try again later"
                ) from error
            except self._openai.APIConnectionError as error:
                receipt.used = Usage(requests=1)
                self._wait(0.0, waits, None if waits else self._unreachable(error))
            except (self._openai.OpenAIError, ValueError, TypeError) as error:
                raise EngineError(f"{self._where} answered something odd; {_IS_IT}") from error

    def _final(self, error: Any) -> Exception | None:
        """What to raise where waiting does not help."""
        waitable = error.status_code in _BUSY and not _is_quota(error)
        asked = _asked_to_wait(error)
        return None if waitable and asked <= LONGEST else self._refusal(error)

    def _wait(self, asked: float, waits: list[float], final: Exception | None) -> None:
        if final is not None:
            raise final
        if not waits:
            raise EngineError(f"{self._where} is busy; try again later")
        self._pause(max(asked, waits.pop(0)))

    def _once(self, request: Asked, tokens: int) -> Any:
        form = _FORMS[self._form]
        more: dict[str, Any] = {}
        if form == "json_schema":
            schema = {"name": "translations", "strict": True, "schema": request.schema}
            more["response_format"] = {"type": form, "json_schema": schema}
        elif form:
            more["response_format"] = {"type": form}
        return self._client.chat.completions.create(
            model=self._settings.model,
            messages=[
                {"role": "system", "content": request.system},
                {"role": "user", "content": request.user},
            ],
            **{self._limit: tokens},
            **self._options,
            **more,
        )

    def _adapted(self, said: str) -> bool:
        """Whether a server refuses one of our wishes, which it is spared from now on: the form
        of the answer, an option, the older name of the limit."""
        if any(one in said for one in ("response_format", "json_schema", "json_object")):
            self._form += 1
            return self._form < len(_FORMS)
        if self._limit == "max_tokens" and self._limit in said:
            self._limit = "max_completion_tokens"
            return True
        name = next((one for one in self._options if one in said), None)
        if name is not None:
            del self._options[name]
        return name is not None

    def _said(self, answer: Any, request: Asked, receipt: Receipt) -> str:
        choices: Any = getattr(answer, "choices", None)
        message = choices[0].message if choices else None
        content = getattr(message, "content", None)
        receipt.used = _used(answer, request, content or "")
        if message is None:
            raise EngineError(f"{self._where} answered something odd; {_IS_IT}")
        if getattr(message, "refusal", None):
            raise RefusedError("the engine refused")
        reason = choices[0].finish_reason
        if reason == "length":
            raise RefusedError("the engine's answer is cut off")
        if reason == "content_filter":
            raise RefusedError("a filter of the engine kept its answer back")
        if not content:
            raise RefusedError("the engine answered nothing")
        return str(content)

    @property
    def _where(self) -> str:
        return f"{self._settings.name} ({self._settings.url})"

    def _unreachable(self, error: Exception) -> EngineError:
        reason = self._hidden(str(error.__cause__ or error))
        section = f"[engines.{self._settings.name}]"
        return EngineError(
            f"{self._where} cannot be reached: {reason}; start it, or mend “url” in {section}"
        )

    def _refusal(self, error: Any) -> Exception:
        """What the server said, with what to do about it."""
        code, said = error.status_code, self._words(error)
        if 300 <= code < 400:
            return EngineError(
                f"{self._where} sends us on to another address, which we never follow"
            )
        if code == 413 or any(one in said for one in _TOO_LONG):
            return TooLongError("it is longer than what the model reads")
        what = f"{self._where} refuses ({code}): {said}"
        return EngineError(f"{what}; {self._hint(error, code, said)}")

    def _hint(self, error: Any, code: int, said: str) -> str:
        name, section = self._settings.key_name, f"[engines.{self._settings.name}]"
        if code in (401, 403):
            if self._settings.key:
                return f"is the key in {name} right?"
            return f"put your key into the environment variable {name}"
        if _is_quota(error) or code == 402:
            return "your account there has no money or quota left"
        if code == 404 or "model" in said:
            return f"are “model” and “url” in {section} right?"
        return "try again later" if code in _BUSY else f"look at {section}"

    def _words(self, error: Any) -> str:
        """The server's own words in one short line, without the key should it repeat that."""
        body = error.body if isinstance(error.body, Mapping) else {}
        parts = [str(body.get(name) or "") for name in ("code", "message")]
        said = " ".join(filter(None, parts)) or str(error.body or error.message)
        return self._hidden(said)

    def _hidden(self, text: str) -> str:
        key = self._settings.key
        text = text.replace(key, "…") if key else text
        return " ".join(text.split())[:200]


_TOO_LONG = ("context_length", "context length", "too long")
_IS_IT = "is it a server of chat completions?"


def _is_quota(error: Any) -> bool:
    """Whether waiting does not help: money is used up."""
    body = error.body if isinstance(error.body, Mapping) else {}
    return "insufficient_quota" in (body.get("code"), body.get("type"))


def _used(answer: Any, request: Asked, content: str) -> Usage:
    """What the server says was used, or a guess where it says nothing."""
    usage = getattr(answer, "usage", None)
    words = sum(len(item.string.split()) for item in request.items.values())
    sent = getattr(usage, "prompt_tokens", None)
    received = getattr(usage, "completion_tokens", None)
    if not isinstance(sent, int) or not isinstance(received, int):
        sent, received = likely_tokens(request.system + request.user), likely_tokens(content)
    return Usage(max(sent, 0), max(received, 0), 1, words)


def _asked_to_wait(error: Any) -> float:
    headers = error.response.headers
    return retry_after.seconds(headers.get("retry-after"), headers.get("date"))
