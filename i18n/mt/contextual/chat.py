"""Any server that speaks chat completions: OpenAI, Azure, Mistral, OpenRouter, Ollama, llama.cpp,
vLLM, LM Studio.

The API is that of https://platform.openai.com/docs/api-reference/chat. Items go by page, some at a
time, each told by an id (`contextual.chat_prompt`), and what comes back is believed as far as it
proves itself (`contextual.chat_answer`). What cannot be believed is asked for again, each item
alone; drafting decides about that what can.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import groupby
from typing import TYPE_CHECKING

from i18n.errors import EngineError
from i18n.model import Edge, Translation
from i18n.mt.contextual import chat_prompt
from i18n.mt.contextual.attempts import tried
from i18n.mt.contextual.chat_answer import UnreadableError, answers
from i18n.mt.contextual.message_context import Answer, Assignment, Estimate, Item
from i18n.mt.contextual.prices import UNKNOWN, Price, Usage, likely_tokens
from i18n.mt.contextual.spending import NO_MONEY, BudgetError, Payee, Spending
from i18n.mt.contextual.trust.keys import LEAK, leaks

if TYPE_CHECKING:
    from i18n.mt.contextual.chat_server import ChatServer

QUALITY = 0.93
"""The prior of a chat model, above every model that runs here: on the public tests of the last
years (WMT 2024, general task) the best of them are first in most pairs."""

MESSAGES, CHARACTERS = 20, 4_000
"""What one request holds at most."""

ROOM = 400
"""Tokens of an answer besides its texts."""


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """A server and a model of it: `name` is what routes call it. `key` is the key of its API,
    `key_name` the environment variable that holds that. `abreast` is how many requests it may be
    sent at a time."""

    name: str
    url: str
    model: str
    key_name: str = ""
    key: str = field(default="", repr=False)
    price: Price = UNKNOWN
    abreast: int = 4


class Chat:
    """A contextual engine from the site's language to those of its targets."""

    abreast = 1
    revises = True

    def __init__(
        self,
        settings: ChatSettings,
        pairs: Sequence[tuple[str, str]],
        spending: Spending,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = settings.name
        self._settings = settings
        self._pairs = tuple(pairs)
        self._spending = spending
        self._pause = pause

    def edges(self) -> tuple[Edge, ...]:
        """The site's pairs. The server is not asked: a model says nothing of languages."""
        about = f"{self._settings.url} {self._settings.model} {chat_prompt.VERSION}"
        version = hashlib.sha256(about.encode()).hexdigest()[:12]
        return tuple(Edge(self.name, *pair, QUALITY, version, remote=True) for pair in self._pairs)

    def missing(self) -> tuple[str, ...]:
        """Nothing: who has a server knows."""
        return ()

    def close(self) -> None:
        """Let go of the connections."""
        if "_server" in self.__dict__:
            self._server.close()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Translate strings that stand nowhere. Raises EngineError where one has no answer."""
        items = [Item(sentence) for sentence in sentences]
        found = self.draft(items, Assignment(edge, edge.source, edge.target))
        for answer in found:
            if answer.why:
                raise EngineError(f"{self.name}: {answer.why}")
        return [Translation(answer.text) for answer in found]

    def draft(self, items: Sequence[Item], assignment: Assignment) -> list[Answer]:
        """An answer for each item. Where the budget ends, the rest has none, and says so. Raises
        EngineError where the server gives none at all."""
        stopped: list[EngineError] = []
        work = partial(self._batch, assignment=assignment, stopped=stopped)
        groups = list(batches(items))
        abreast = 1 if self._spending.limited else self._settings.abreast
        with ThreadPoolExecutor(abreast) as workers:
            try:
                found = [one for some in workers.map(work, groups) for one in some]
            finally:
                workers.shutdown(cancel_futures=True)
        if stopped and not any(one.text for one in found):
            raise stopped[0]
        by_item = dict(zip((id(item) for group in groups for item in group), found, strict=True))
        return [by_item[id(item)] for item in items]

    def estimate(self, items: Sequence[Item], assignment: Assignment) -> Estimate:
        """About what it takes to draft some items, asked once."""
        used = Usage()
        for batch in batches(items):
            used = used.plus(likely(chat_prompt.asked(batch, assignment)))
        price = self._settings.price
        return Estimate(used, price.of(used) if price.known else None)

    def _batch(
        self, items: Sequence[Item], assignment: Assignment, stopped: list[EngineError]
    ) -> list[Answer]:
        """The answers to some items; those that cannot be believed asked for alone. What stops
        the server for one batch stops it for those that follow; what it has answered is paid for,
        and stays."""
        found = self._unless_stopped(items, assignment, stopped)
        if len(items) == 1:
            return found
        return [
            answer
            if answer.text or not answer.asked
            else self._unless_stopped([item], assignment, stopped)[0]
            for item, answer in zip(items, found, strict=True)
        ]

    def _unless_stopped(
        self, items: Sequence[Item], assignment: Assignment, stopped: list[EngineError]
    ) -> list[Answer]:
        try:
            if not stopped:
                return self._asked(items, assignment)
        except EngineError as error:
            stopped.append(error)
        return [Answer(why=str(stopped[0]), asked=False) for _ in items]

    def _asked(self, items: Sequence[Item], assignment: Assignment) -> list[Answer]:
        """The answers of one request, or why there are none."""
        from i18n.mt.contextual.chat_server import RefusedError, TooLongError

        request = chat_prompt.asked(items, assignment)
        bound = most(request)

        def once() -> str:
            with self._spending.request(self._payee, bound) as receipt:
                return self._server.ask(request, bound.received, receipt)

        try:
            given = answers(tried(once, self._pause), request)
        except BudgetError:
            return [Answer(why=NO_MONEY, asked=False) for _ in items]
        except (UnreadableError, RefusedError, TooLongError) as error:
            return [Answer(why=str(error), prompt=request.shown, final=False) for _ in items]
        key = self._settings.key
        return [
            replace(one, text="", why=LEAK) if leaks(one.text, key) else one
            for one in given.values()
        ]

    @cached_property
    def _server(self) -> ChatServer:
        """Who is asked. Most sites name no server, and pay for no client."""
        from i18n.mt.contextual.chat_server import ChatServer

        return ChatServer(self._settings)

    @property
    def _payee(self) -> Payee:
        return Payee(self.name, self._settings.model, self._settings.price)


def batches(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items by page, in the order of the page, as many as one request holds. What is asked
    again stands alone."""
    ordered = sorted(items, key=lambda one: (one.context.page, one.context.position))
    for _, group in groupby(ordered, key=lambda one: one.context.page):
        batch: list[Item] = []
        strings: set[str] = set()
        for item in group:
            full = len(batch) == MESSAGES or sum(map(len, strings)) > CHARACTERS
            if batch and (full or item.reason or batch[-1].reason or item.string in strings):
                yield batch
                batch, strings = [], set()
            batch.append(item)
            strings.add(item.string)
        if batch:
            yield batch


def likely(request: chat_prompt.Asked) -> Usage:
    """About what a request uses: the answer holds each source again, and its translation."""
    texts = sum(likely_tokens(item.string) for item in request.items.values())
    texts += sum(likely_tokens(pair.source) for pair in request.fixed.values())
    count = len(request.items) + len(request.fixed)
    sent = likely_tokens(request.system + request.user)
    words = sum(len(item.string.split()) for item in request.items.values())
    return Usage(sent, round(2.3 * texts) + 25 * count, 1, words)


def most(request: chat_prompt.Asked) -> Usage:
    """The most that a request can use: no token is shorter than a byte. The answer is bounded by
    what we say to the server."""
    sent = len((request.system + request.user).encode("utf-8", "replace")) + ROOM
    texts = sum(len(item.string) for item in request.items.values())
    texts += sum(len(f"{pair.source}{pair.translation}") for pair in request.fixed.values())
    count = len(request.items) + len(request.fixed)
    words = sum(len(item.string.split()) for item in request.items.values())
    return Usage(sent, 2 * texts + 60 * count + ROOM, 1, words)
