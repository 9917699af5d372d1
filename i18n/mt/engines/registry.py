"""Translation engines, one file each; `routes` plans a way through them."""

from __future__ import annotations

from pathlib import Path

from i18n.model import Engine
from i18n.mt.engines.apertium import Apertium
from i18n.mt.engines.argos import Argos
from i18n.mt.engines.firefox import Firefox
from i18n.mt.engines.libretranslate import LibreTranslate
from i18n.mt.engines.pseudo import Pseudo


def engines(models: tuple[Path, ...] = (), url: str = "", key: str = "") -> tuple[Engine, ...]:
    """Every engine there is; none of them loads a library, model or process before its use.

    `models` are the settings' folders of Firefox models, `url` and `key` a LibreTranslate server.
    """
    return Argos(), Firefox(models), Apertium(), LibreTranslate(url, key), Pseudo()
