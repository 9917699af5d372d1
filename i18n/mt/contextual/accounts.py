"""The paid engines of a site: the servers and accounts that its settings name."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.model import Engine
from i18n.mt.contextual.chat import Chat, ChatSettings
from i18n.mt.contextual.deepl import DeepL, DeepLSettings
from i18n.mt.contextual.spending import Spending


@dataclass(frozen=True, slots=True)
class Accounts:
    """The servers that a site has the use of: chat servers, an account at DeepL, for some `pairs`
    of languages, and where their cost is written down."""

    chats: tuple[ChatSettings, ...]
    deepl: DeepLSettings | None
    pairs: tuple[tuple[str, str], ...]
    spending: Spending


def engines(accounts: Accounts) -> tuple[Engine, ...]:
    """An engine for each; none of them loads its client or asks anybody before its use."""
    found: list[Engine] = [Chat(one, accounts.pairs, accounts.spending) for one in accounts.chats]
    if accounts.deepl is not None:
        found.append(DeepL(accounts.deepl, accounts.pairs, accounts.spending))
    return tuple(found)
