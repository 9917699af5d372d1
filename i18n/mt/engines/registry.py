"""All engines there are, one file each; `mt.routing` plans a way through them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from i18n.model import Engine
from i18n.mt.engines.apertium import Apertium, packages
from i18n.mt.engines.argos import Argos
from i18n.mt.engines.firefox import Firefox
from i18n.mt.engines.libretranslate import KEY as LIBRETRANSLATE_KEY
from i18n.mt.engines.libretranslate import LibreTranslate
from i18n.mt.engines.pseudo import LANGUAGE, Pseudo

__all__ = ["LIBRETRANSLATE_KEY", "PSEUDO", "allowed", "engines", "packages"]

PSEUDO = LANGUAGE
"""The language of the pseudo engine."""


def engines(models: tuple[Path, ...] = (), url: str = "", key: str = "") -> tuple[Engine, ...]:
    """Every engine there is; none of them loads a library, model or process before its use.

    `models` are the settings' folders of Firefox models, `url` and `key` a LibreTranslate server.
    """
    return Argos(), Firefox(models), Apertium(), LibreTranslate(url, key), Pseudo()


def allowed(found: Sequence[Engine], order: Sequence[str], target: str) -> tuple[Engine, ...]:
    """Those that the settings allow by name, all for none; for the pseudo-language its own."""
    names = (Pseudo.name,) if target == LANGUAGE else order
    return tuple(engine for engine in found if not names or engine.name in names)
