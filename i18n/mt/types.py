"""How drafting asks for what it does not know: translations, and what language a text is in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from i18n.model import Translation
from i18n.mt.routing import Route

Translate = Callable[[Route, Sequence[str]], list[Translation]]
"""Sentences by a route, in order, one result each. Raises EngineError."""

IdentifyLanguage = Callable[[str, frozenset[str]], str]
"""Which of some languages a text is in, by their tags."""
