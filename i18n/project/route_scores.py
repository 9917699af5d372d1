"""What `evaluate --set` measured: the chrF of each route, by language, in `quality.json`.

{"es": {"firefox en-pt + apertium pt-es": 64.2, "apertium en-es": 54.8}}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from i18n.errors import SettingsError
from i18n.project.paths import QUALITY, Paths
from i18n.storage import read, write

NAME = QUALITY

Measured = Mapping[str, float]
"""chrF by the name of a route."""


def load(paths: Paths, tag: str) -> Measured:
    """What was measured for a language. Raises SettingsError for a file that says nothing."""
    return _read(paths.quality).get(tag, {})


def save(paths: Paths, tag: str, measured: Measured) -> bool:
    """Put a language's measured routes in place of its former ones; whether that changed any."""
    path = paths.quality
    rounded = {name: round(value, 1) for name, value in measured.items()}
    known = {**_read(path), tag: rounded}
    return write(path, (json.dumps(known, indent=2, sort_keys=True) + "\n").encode(), paths.root)


def _read(path: Path) -> dict[str, dict[str, float]]:
    if not path.is_file():
        return {}
    try:
        found = json.loads(read(path))
        return {
            tag: {name: float(value) for name, value in ways.items()} for tag, ways in found.items()
        }
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        what = 'is not {language: {route: chrF}}; delete it, and run "evaluate --set" again'
        raise SettingsError(what, path=str(path)) from error
