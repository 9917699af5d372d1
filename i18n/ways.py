"""What drafting is made of: a route through the engines, how it is asked, and a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from i18n.model import Edge, Translation

COPY = "copy"
"""The route of a string with nothing to translate: names, numbers and codes alone."""


class Route(Protocol):
    """A way through the engines; see `i18n.engines.routes`."""

    @property
    def name(self) -> str: ...

    @property
    def legs(self) -> tuple[Edge, ...]: ...


R = TypeVar("R", bound=Route)
Translate = Callable[[R, Sequence[str]], list[Translation]]

Speaks = Callable[[str, frozenset[str]], str]
"""Which of some languages a text is in, by their tags."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the machine offers for a string: `text` ("" for nothing, then `why` says the reason),
    the `route` it came by, and `doubt`, what a reviewer should look at ("" for nothing).

    `rough` is for want of any text: one with words of the machine's own making, all in `doubt`."""

    text: str
    route: str = ""
    doubt: str = ""
    why: str = ""
    rough: str = ""
