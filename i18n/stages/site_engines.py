"""The engines that a site's settings name, made for a command and closed at its end."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence

from i18n.errors import SettingsError
from i18n.model import Engine
from i18n.mt.engines.registry import LIBRETRANSLATE_KEY
from i18n.mt.engines.registry import engines as all_engines
from i18n.project.paths import Paths


@contextlib.contextmanager
def closing(found: Sequence[Engine]) -> Iterator[Sequence[Engine]]:
    """Engines, closed at the end."""
    try:
        yield found
    finally:
        for engine in found:
            engine.close()


def made(paths: Paths) -> tuple[Engine, ...]:
    """The engines of a site. Raises SettingsError where the settings name what is not there."""
    settings = paths.settings
    for folder in paths.models:
        if not folder.is_dir():
            raise SettingsError(f"[engines] models: there is no folder “{folder}”")
    server = settings.engines.libretranslate
    made = all_engines(paths.models, server.url, os.environ.get(LIBRETRANSLATE_KEY) or server.key)
    names = [engine.name for engine in made]
    for name in settings.engines.order:
        if name not in names:
            known = ", ".join(names)
            raise SettingsError(f"[engines] order: there is no engine “{name}”; known are {known}")
    return made
