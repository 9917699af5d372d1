"""What can translate on this machine, and the models that can be added or taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from i18n.errors import LanguageError, PipelineError
from i18n.languages.locales import language
from i18n.model import Edge
from i18n.mt import routing
from i18n.mt.models import fetch, store
from i18n.mt.models.fetch import fetch as fetch_model
from i18n.mt.models.index import Offer
from i18n.mt.models.install import Needed, Offered, from_file, needed, size_of
from i18n.mt.models.store import Installed, path_for_people
from i18n.mt.routing import Survey
from i18n.project import route_scores
from i18n.project.paths import Paths
from i18n.project.settings import load
from i18n.stages.site_engines import closing, made

__all__ = [
    "Installed",
    "Needed",
    "Offer",
    "Offered",
    "Survey",
    "fetch_model",
    "from_file",
    "installed",
    "needed",
    "offered",
    "path_for_people",
    "remove",
    "size_of",
    "source_and_targets",
    "survey",
]


def survey(root: Path, codes: Sequence[str]) -> Survey:
    """What the engines of a site offer for some languages, or for all of the site's."""
    settings, _ = load(root)
    languages = [language(code).tag for code in codes] or settings.languages
    with closing(made(Paths(root, settings), languages)) as engines:
        measured = {tag: route_scores.load(Paths(root, settings), tag) for tag in languages}
        return routing.survey(engines, settings.source_language, languages, measured)


# --- models that are here --------------------------------------------------


def installed(root: Path, engine: str | None) -> list[Installed]:
    """The models that a site can use; those of one engine where it is named."""
    settings, _ = load(root)
    folders = Paths(root, settings).models
    found = store.installed(folders)
    return [one for one in found if engine in (None, one.engine)]


def survey_facts(found: Survey) -> dict[str, Any]:
    """What the engines offer as plain facts."""
    return {
        "edges": [asdict(edge) for edge in found.edges],
        "routes": {language: [way.name for way in ways] for language, ways in found.best},
        "missing": list(found.missing),
    }


def remove(root: Path, name: str, engine: str | None) -> Installed:
    """Take a model away, by its name or pair; what it was. Raises PipelineError where none or
    several have that name."""
    one = _named(name, installed(root, engine))
    store.remove(one)
    return one


def _named(name: str, found: Sequence[Installed]) -> Installed:
    fitting = [one for one in found if name == one.name]
    fitting = fitting or [one for one in found if name == f"{one.source}-{one.target}"]
    fitting = [one for one in fitting if one.ours] or fitting
    if not fitting:
        known = ", ".join(dict.fromkeys(one.name for one in found if one.ours)) or "none"
        raise PipelineError(
            f"there is no model “{name}” to remove; `engines install` put here: {known}"
        )
    if len(fitting) > 1:
        which = ", ".join(f"{one.engine} {one.name}" for one in fitting)
        raise PipelineError(
            f"“{name}” is more than one model: {which}; say which name, or --engine"
        )
    return fitting[0]


# --- models that can be had ------------------------------------------------


def source_and_targets(root: Path, codes: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """A site's source language, and the languages to install models for. Raises
    LanguageError."""
    settings, _ = load(root)
    tags = tuple(dict.fromkeys(language(code).tag for code in codes))
    if settings.source_language in tags:
        raise LanguageError(f"“{settings.source_language}” is the source language")
    return settings.source_language, tags


def offered(root: Path, engine: str | None) -> Offered:
    """What the indexes offer, asked over the network. Raises EngineError where none answers."""
    offers, silent = fetch.offers(engine)
    return Offered(tuple(offers), tuple(_edges(root, engine)), silent)


def _edges(root: Path, engine: str | None) -> list[Edge]:
    """What is installed already, servers aside."""
    settings, _ = load(root)
    local = [one for one in made(Paths(root, settings), ()) if one.name != "libretranslate"]
    with closing(local) as found:
        edges, _ = routing.offered(found)
    return [edge for edge in edges if engine in (None, edge.engine)]
