"""The engines that a site's settings name, made for a command and closed at its end."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence

from i18n.errors import SettingsError
from i18n.model import Engine
from i18n.mt.contextual import accounts
from i18n.mt.contextual.accounts import Accounts
from i18n.mt.contextual.chat import ChatSettings
from i18n.mt.contextual.deepl import DeepLSettings
from i18n.mt.contextual.prices import Price
from i18n.mt.contextual.spending import Budget, Spending
from i18n.mt.engines.registry import LIBRETRANSLATE_KEY, PSEUDO
from i18n.mt.engines.registry import engines as all_engines
from i18n.project.engine_settings import DeepLAccount
from i18n.project.paths import Paths


@contextlib.contextmanager
def closing(found: Sequence[Engine]) -> Iterator[Sequence[Engine]]:
    """Engines, closed at the end."""
    try:
        yield found
    finally:
        for engine in found:
            engine.close()


def made(paths: Paths, languages: Iterable[str]) -> tuple[Engine, ...]:
    """The engines of a site, the paid ones for some languages. Raises SettingsError where the
    settings name what is not there."""
    settings = paths.settings
    for folder in paths.models:
        if not folder.is_dir():
            raise SettingsError(f"[engines] models: there is no folder “{folder}”")
    server = settings.engines.libretranslate
    key = os.environ.get(LIBRETRANSLATE_KEY) or server.key
    free = all_engines(paths.models, server.url, key)
    made = (*accounts.engines(_accounts(paths, languages)), *free)
    names = [engine.name for engine in made]
    for name in settings.engines.order:
        if name not in names:
            known = ", ".join(names)
            raise SettingsError(f"[engines] order: there is no engine “{name}”; known are {known}")
    return made


def spending(paths: Paths) -> Spending:
    """The ledger of a site, with its budget."""
    limits = paths.settings.engines.budget
    return Spending(paths.state("spending"), Budget(limits.run, limits.month))


def _accounts(paths: Paths, languages: Iterable[str]) -> Accounts:
    engines = paths.settings.engines
    chats = tuple(
        ChatSettings(
            one.name,
            one.url,
            one.model,
            one.key_env,
            os.environ.get(one.key_env, ""),
            Price(one.input_price, one.output_price),
            one.concurrency,
        )
        for one in engines.chats
    )
    deepl = _deepl(engines.deepl) if engines.deepl is not None else None
    source = paths.settings.source_language
    pairs = tuple((source, one) for one in languages if one not in (source, PSEUDO))
    return Accounts(chats, deepl, pairs, spending(paths))


def _deepl(account: DeepLAccount) -> DeepLSettings:
    return DeepLSettings(
        account.url,
        account.key_env,
        os.environ.get(account.key_env, ""),
        account.formality,
        Price(account.price, None if account.price is None else 0.0),
    )
