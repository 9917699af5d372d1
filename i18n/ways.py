"""What drafting is made of: a route through the engines, how it is asked, and a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from i18n.model import Edge, Translation


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
