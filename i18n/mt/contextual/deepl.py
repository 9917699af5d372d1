"""DeepL, for those who have an account, by DeepL's own client library.

The API is that of https://developers.deepl.com: texts with tags (`tag_handling=xml`), with what
stands around them (`context`, which is not billed), glossaries and formality. Each text stands in
an element with an id, so that an answer in another's place is seen.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from i18n.errors import EngineError
from i18n.model import Edge, Translation
from i18n.mt.contextual.attempts import tried
from i18n.mt.contextual.message_context import (
    Answer,
    Assignment,
    Estimate,
    Item,
    MessageContext,
    Pair,
)
from i18n.mt.contextual.prices import UNKNOWN, Price, Usage
from i18n.mt.contextual.spending import NO_MONEY, BudgetError, Payee, Spending
from i18n.mt.contextual.trust.instructions import gives_orders
from i18n.mt.contextual.trust.keys import LEAK, leaks
from i18n.placeables import inline_tags, protected

if TYPE_CHECKING:
    from i18n.mt.contextual.deepl_account import DeepLAccount

NAME = "deepl"
QUALITY = 0.92
"""The prior, above every model that runs here and a little below a chat model with context."""

TEXTS, CHARACTERS = 50, 60_000
"""What one request holds at most (DeepL takes 50 texts and 128 KiB)."""

KEPT = "x"
"""The element around what is not to be translated, which DeepL is told to leave alone."""


@dataclass(frozen=True, slots=True)
class DeepLSettings:
    """An account: `url` is the server, "" for the one that the key is for, `key_name` the
    environment variable of the key, `formality` as in DeepL's API."""

    url: str = ""
    key_name: str = "I18N_DEEPL_KEY"
    key: str = field(default="", repr=False)
    formality: str = ""
    price: Price = UNKNOWN


@dataclass(frozen=True, slots=True)
class Told:
    """A request: texts with tags, between which languages, what stands around them, and the
    glossary that they go by, "" for none."""

    texts: Sequence[str]
    edge: Edge
    context: str
    glossary: str


class DeepL:
    """A contextual engine from the site's language to those of its targets."""

    name = NAME
    abreast = 1
    revises = False

    def __init__(
        self,
        settings: DeepLSettings,
        pairs: Sequence[tuple[str, str]],
        spending: Spending,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings = settings
        self._pairs = tuple(pairs)
        self._spending = spending
        self._pause = pause

    def edges(self) -> tuple[Edge, ...]:
        """The site's pairs. DeepL is not asked, since every run asks for edges: what it has not, it
        refuses."""
        about = f"{self._settings.url} {self._settings.formality}"
        version = hashlib.sha256(about.encode()).hexdigest()[:12]
        return tuple(
            Edge(NAME, source, target, QUALITY, version, remote=True)
            for source, target in self._pairs
        )

    def missing(self) -> tuple[str, ...]:
        """Nothing: who has an account knows."""
        return ()

    def close(self) -> None:
        """Let go of the connections."""
        if "_account" in self.__dict__:
            self._account.close()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Translate strings that stand nowhere. Raises EngineError where one has no answer."""
        items = [Item(sentence) for sentence in sentences]
        found = self.draft(items, Assignment(edge, edge.source, edge.target))
        for answer in found:
            if answer.why:
                raise EngineError(f"DeepL: {answer.why}")
        return [Translation(answer.text) for answer in found]

    def draft(self, items: Sequence[Item], assignment: Assignment) -> list[Answer]:
        """An answer for each item; what was refused once is not asked again, since DeepL knows
        no reasons. Raises EngineError where DeepL gives none at all."""
        known: dict[int, Answer] = {
            id(item): Answer(why=item.reason) for item in items if item.reason
        }
        new = [item for item in items if not item.reason]
        with self._account.glossary(_rows(new), assignment.edge) as glossary:
            for group in batches(new):
                known |= self._asked(group, assignment, glossary)
        return [known[id(item)] for item in items]

    def estimate(self, items: Sequence[Item], assignment: Assignment) -> Estimate:
        """What it takes to draft some items: DeepL counts the characters of the source."""
        used = Usage()
        for batch in batches(items):
            used = used.plus(_use(batch))
        price = self._settings.price
        return Estimate(used, price.of(used) if price.known else None)

    def _asked(
        self, items: Sequence[Item], assignment: Assignment, glossary: str
    ) -> dict[int, Answer]:
        texts = [marked(item.string) for item in items]
        context = around(items)
        prompt = "\n".join((f"context: {context}", *texts))

        def once() -> list[str]:
            with self._spending.request(self._payee, _use(items)) as receipt:
                return self._account.ask(Told(texts, assignment.edge, context, glossary), receipt)

        try:
            said = tried(once, self._pause)
        except BudgetError:
            return {id(item): Answer(why=NO_MONEY, asked=False) for item in items}
        if len(said) != len(texts):
            why = "DeepL answered to another number of texts"
            return {id(item): Answer(why=why, prompt=prompt, final=False) for item in items}
        return {
            id(item): self._believed(answer(text, item.string, prompt))
            for item, text in zip(items, said, strict=True)
        }

    def _believed(self, found: Answer) -> Answer:
        return replace(found, text="", why=LEAK) if leaks(found.text, self._settings.key) else found

    @cached_property
    def _account(self) -> DeepLAccount:
        """Who is asked. Most sites have none, and pay for no client."""
        from i18n.mt.contextual.deepl_account import DeepLAccount

        return DeepLAccount(self._settings)

    @property
    def _payee(self) -> Payee:
        return Payee(NAME, "", self._settings.price)


def batches(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items by page and section, since the context goes with the request."""

    def section(item: Item) -> tuple[str, tuple[str, ...]]:
        return item.context.page, item.context.headings

    ordered = sorted(items, key=lambda one: (one.context.page, one.context.position))
    for _, group in groupby(ordered, key=section):
        batch: list[Item] = []
        for item in group:
            size = sum(len(one.string) for one in batch)
            if batch and (len(batch) == TEXTS or size + len(item.string) > CHARACTERS):
                yield batch
                batch = []
            batch.append(item)
        if batch:
            yield batch


def around(items: Sequence[Item]) -> str:
    """What DeepL is told beside the texts: the page, its headings, the texts around them."""
    first, last = items[0].context, items[-1].context
    said = [first.title, *first.headings, *_sources(first, before=True)]
    said += [item.string for item in items] + _sources(last, before=False)
    seen = dict.fromkeys(inline_tags.plain(one) for one in said if one and not gives_orders(one))
    return "\n".join(seen)[:4_000]


def _sources(context: MessageContext, *, before: bool) -> list[str]:
    return [pair.source for pair in (context.before if before else context.after)]


def _use(items: Sequence[Item]) -> Usage:
    words = sum(len(item.string.split()) for item in items)
    return Usage(sum(len(item.string) for item in items), 0, 1, words)


def _rows(items: Sequence[Item]) -> tuple[Pair, ...]:
    return tuple(dict.fromkeys(term for item in items for term in item.context.terms))


# --- tags ----------------------------------------------------------------------


def marked(string: str) -> str:
    """A string as XML in an element that says which one it is, with what is protected in
    elements of its own."""
    return f'<m id="{_id(string)}">{"".join(_xml(string))}</m>'


def _xml(string: str) -> Iterator[str]:
    for token in inline_tags.tokens(string):
        if isinstance(token, inline_tags.Tag):
            yield str(token)
        elif isinstance(token, inline_tags.Verbatim):
            yield _kept(token)
        else:
            end = 0
            for start, stop, _ in protected.found(token, frozenset()):
                yield _escaped(token[end:start]) + _kept(token[start:stop])
                end = stop
            yield _escaped(token[end:])


def _kept(text: str) -> str:
    return f"<{KEPT}>{_escaped(text)}</{KEPT}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _unescaped(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        text = text.replace(entity, sign)
    return text.replace("&amp;", "&")


def answer(said: str, string: str, prompt: str) -> Answer:
    """What came back for a string, if it is that string's."""
    start, end = f'<m id="{_id(string)}">', "</m>"
    if not said.startswith(start) or not said.endswith(end) or said.count("<m id=") != 1:
        return Answer(why="DeepL answered to another text", prompt=prompt)
    inner = said.removeprefix(start).removesuffix(end)
    parts = _TAGS.split(re.sub(rf"</?{KEPT}>", "", inner))
    text = "".join(
        part if number % 2 else inline_tags.escape(_unescaped(part))
        for number, part in enumerate(parts)
    )
    return Answer(text, "" if text.strip() else "DeepL left it out", prompt)


_TAGS = re.compile(r"(</?[a-z][a-z0-9-]*/?>)")


def _id(string: str) -> str:
    return hashlib.sha256(string.encode("utf-8", "surrogatepass")).hexdigest()[:8]
