"""A chat server asked by OpenAI's client library, until it answers or has had its time.

Text goes to the named address and nowhere else: no redirect is followed, and no proxy of the
environment is used. The key stands in the request's header and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from i18n.errors import EngineError
from i18n.mt import retry_after
from i18n.mt.contextual.attempts import (
    LONGEST,
    OVERDUE,
    BusyError,
    OverdueError,
    OversizeError,
    bounded,
    within,
)
from i18n.mt.contextual.chat import ChatSettings
from i18n.mt.contextual.chat_prompt import Asked
from i18n.mt.contextual.prices import Usage, likely_tokens
from i18n.mt.contextual.spending import Receipt
from i18n.mt.contextual.trust.keys import hidden, prove_key

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

    def __init__(self, settings: ChatSettings) -> None:
        try:
            import openai
        except ImportError as error:
            raise EngineError(f"{settings.name} {MISSING}") from error
        prove_key(settings.key, settings.key_name)
        self._openai = openai
        self._settings = settings
        self._form = 0
        self._options: dict[str, Any] = {"temperature": 0, "seed": 1}
        self._limit = "max_tokens"
        timeout = openai.Timeout(WORK, connect=CONNECT)
        self._http = openai.DefaultHttpxClient(
            follow_redirects=False,
            trust_env=False,
            timeout=timeout,
            headers={"Accept-Encoding": "gzip"},
            event_hooks={"response": [_read]},
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
        RefusedError, TooLongError, and BusyError where it is to be tried again. `receipt` says
        what is known to be used: of an answer that never came to its end, nothing is."""
        while True:
            try:
                answer = within(OVERDUE, partial(self._once, request, tokens))
                return self._said(answer, request, receipt)
            except self._openai.APIStatusError as error:
                if error.status_code < 500 or error.status_code == 503:
                    receipt.used = Usage(requests=1)
                if error.status_code not in (400, 422) or not self._adapted(self._words(error)):
                    raise self._refused(error) from error
            except (self._openai.APITimeoutError, OverdueError) as error:
                # It may have worked for us: that counts, and is not tried again.
                raise EngineError(
                    f"{self._where} gave no whole answer in time; try again later"
                ) from error
            except OversizeError as error:
                raise self._unbelievable(error) from error
            except self._openai.APIConnectionError as error:
                raise self._broken(error, receipt) from error
            except (self._openai.OpenAIError, ValueError, TypeError, RecursionError) as error:
                raise EngineError(f"{self._where} answered something odd; {_IS_IT}") from error

    def _refused(self, error: Any) -> Exception:
        """What to raise for a refusal, by whether waiting helps."""
        if error.status_code not in _BUSY or _is_quota(error):
            return self._refusal(error)
        after = _asked_to_wait(error)
        busy = EngineError(f"{self._where} is busy; try again later")
        final = busy if after <= LONGEST else self._refusal(error)
        return BusyError(final, after) if isinstance(final, EngineError) else final

    def _broken(self, error: Exception, receipt: Receipt) -> Exception:
        """What to raise where there is no answer, or half of one. Who was never reached has not
        worked for us."""
        cause = error.__cause__
        if isinstance(cause, OversizeError):
            return self._unbelievable(cause)
        final = self._unreachable(error)
        if "Connect" not in type(cause).__name__:
            return BusyError(final)
        receipt.used = Usage(requests=1)
        return BusyError(final, most=2)

    def _unbelievable(self, error: OversizeError) -> EngineError:
        return EngineError(f"{self._where} cannot be read: {error}")

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
        first = choices[0] if isinstance(choices, list) and choices else None
        message = getattr(first, "message", None)
        content = getattr(message, "content", None)
        if not isinstance(content, str | None):
            message, content = None, None
        receipt.used = _used(answer, request, content or "")
        if message is None:
            raise EngineError(f"{self._where} answered something odd; {_IS_IT}")
        if getattr(message, "refusal", None):
            raise RefusedError("the engine refused")
        reason = getattr(first, "finish_reason", None)
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
        return hidden(text, self._settings.key)


_TOO_LONG = ("context_length", "context length", "too long")
_IS_IT = "is it a server of chat completions?"


def _is_quota(error: Any) -> bool:
    """Whether waiting does not help: money is used up."""
    body = error.body if isinstance(error.body, Mapping) else {}
    return "insufficient_quota" in (body.get("code"), body.get("type"))


_MOST = 10**12
"""Tokens that anybody can have used."""


def _used(answer: Any, request: Asked, content: str) -> Usage:
    """What the server says was used, or a guess where it says nothing."""
    usage = getattr(answer, "usage", None)
    words = sum(len(item.string.split()) for item in request.items.values())
    sent = getattr(usage, "prompt_tokens", None)
    received = getattr(usage, "completion_tokens", None)
    if not isinstance(sent, int) or not isinstance(received, int) or sent < 1 > received:
        sent, received = likely_tokens(request.system + request.user), likely_tokens(content)
    return Usage(min(max(sent, 0), _MOST), min(max(received, 0), _MOST), 1, words)


def _asked_to_wait(error: Any) -> float:
    headers = error.response.headers
    return retry_after.seconds(headers.get("retry-after"), headers.get("date"))


def _read(response: Any) -> None:
    """Read an answer as far as one may go; the client has no door for this."""
    coding = response.headers.get("content-encoding", "")
    response._content = bounded(response.iter_bytes(), coding)
