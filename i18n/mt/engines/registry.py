"""All engines there are, one file each; `mt.routing` plans a way through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from i18n.model import Engine
from i18n.mt.contextual.spending import Spending
from i18n.mt.engines.apertium import Apertium
from i18n.mt.engines.argos import Argos
from i18n.mt.engines.chat import Chat, ChatSettings
from i18n.mt.engines.deepl import DeepL, DeepLSettings
from i18n.mt.engines.firefox import Firefox
from i18n.mt.engines.libretranslate import KEY as LIBRETRANSLATE_KEY
from i18n.mt.engines.libretranslate import LibreTranslate
from i18n.mt.engines.pseudo import LANGUAGE, Pseudo

__all__ = ["LIBRETRANSLATE_KEY", "Accounts", "ChatSettings", "DeepLSettings", "allowed", "engines"]


@dataclass(frozen=True, slots=True)
class Accounts:
    """The servers that a site has the use of: chat servers, an account at DeepL, for some `pairs`
    of languages, and where their cost is written down."""

    chats: tuple[ChatSettings, ...]
    deepl: DeepLSettings | None
    pairs: tuple[tuple[str, str], ...]
    spending: Spending


def engines(
    models: tuple[Path, ...] = (),
    url: str = "",
    key: str = "",
    accounts: Accounts | None = None,
) -> tuple[Engine, ...]:
    """Every engine there is; none of them loads a library, model or process before its use.

    `models` are the settings' folders of Firefox models, `url` and `key` a LibreTranslate server.
    """
    own = (Argos(), Firefox(models), Apertium(), LibreTranslate(url, key), Pseudo())
    if accounts is None:
        return own
    paid: list[Engine] = [Chat(one, accounts.pairs, accounts.spending) for one in accounts.chats]
    if accounts.deepl is not None:
        paid.append(DeepL(accounts.deepl, accounts.pairs, accounts.spending))
    return (*paid, *own)


def allowed(found: Sequence[Engine], order: Sequence[str], target: str) -> tuple[Engine, ...]:
    """Those that the settings allow by name, all for none; for the pseudo-language its own."""
    names = (Pseudo.name,) if target == LANGUAGE else order
    return tuple(engine for engine in found if not names or engine.name in names)
