"""The note that a run makes of what it is about to hand on from one catalog to another."""

from __future__ import annotations

import contextlib
import json

from i18n import storage
from i18n.catalogs.moving.handing_on import HandedOn
from i18n.errors import PipelineError
from i18n.model import Key, Language
from i18n.project.paths import Paths


def noted(paths: Paths, language: Language) -> dict[str, frozenset[Key]]:
    """What a run noted that was cut off; nothing where none was, or the note cannot be read."""
    with contextlib.suppress(PipelineError, OSError, ValueError, TypeError, AttributeError):
        path = paths.state(_name(language))
        if path.is_file():
            found = json.loads(storage.read(path))
            return {stem: frozenset(Key(*key) for key in keys) for stem, keys in found.items()}
    return {}


def note(paths: Paths, language: Language, handed: HandedOn) -> None:
    """Make the note. Where nothing can be kept, there is none."""
    text = {
        stem: sorted([key.context, key.source] for key in keys) for stem, keys in handed.items()
    }
    with contextlib.suppress(PipelineError, OSError):
        storage.write(paths.state(_name(language)), json.dumps(text).encode(), paths.root)


def forget(paths: Paths, language: Language) -> None:
    """Delete the note: all is written."""
    with contextlib.suppress(PipelineError, OSError):
        storage.remove(paths.state(_name(language)), paths.root)


def _name(language: Language) -> str:
    return f"handed-on-{language.folder}.json"
