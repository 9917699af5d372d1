"""The facts of a site as the store has them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from i18n.execution.work_store import WorkStore
from i18n.model import Language
from i18n.placeables.names import Evidence
from i18n.stages.changes.facts import CatalogFacts, PageFacts, SiteFacts
from i18n.stages.changes.facts import catalog_facts as catalog_from
from i18n.stages.changes.facts import page_facts as page_from
from i18n.stages.changes.facts import site_facts as site_from

SITE, PAGE, NAMES, CATALOG, APPROVED, WAITING = (
    *("site", "page", "names", "catalog", "approved", "waiting"),
)
"""The stages of the store in which facts are."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The facts of a site: as a whole, of pages by stem, of catalogs by language and stem."""

    site: SiteFacts
    pages: Mapping[str, PageFacts]
    catalogs: Mapping[str, Mapping[str, CatalogFacts]]
    key: str


def loaded(store: WorkStore, key: str, with_catalogs: bool = True) -> Kept | None:
    """The facts that the last run of a kind kept; None where it kept none."""
    data = store.result(SITE, key)
    if data is None:
        return None
    site = site_from(data)
    catalogs: dict[str, dict[str, CatalogFacts]] = {}
    for one in site.languages if with_catalogs else ():
        found = store.results(f"{CATALOG} {one.tag}")
        catalogs[one.tag] = {stem: catalog_from(data) for stem, data in found.items()}
    pages = {stem: page_from(data) for stem, data in store.results(PAGE).items()}
    return Kept(site, pages, catalogs, key)


def last(store: WorkStore) -> str | None:
    """The kind of the last run that kept facts: the languages that it was for."""
    return next(iter(store.results(SITE)), None)


def of(stage: str, language: Language) -> str:
    """A stage of a language."""
    return f"{stage} {language.tag}"


# --- what is asked for seldom ----------------------------------------------------------------


def as_bytes(found: Evidence) -> bytes:
    """What a template says of names, as the store keeps it."""
    sets = sorted(found.lower), sorted(found.inside), sorted(found.shown)
    return json.dumps([dict(found.runs), *sets]).encode()


def evidence(store: WorkStore, but: Iterable[str]) -> Iterator[Evidence]:
    """What templates say of names, but some."""
    passed = frozenset(but)
    for stem, data in store.results(NAMES).items():
        if stem not in passed:
            runs, *sets = json.loads(data)
            lower, inside, shown = map(frozenset, sets)
            yield Evidence(lower, runs, inside, shown)


def waiting(store: WorkStore, language: Language) -> Iterator[tuple[str, list[str]]]:
    """The catalogs of a language with the sources in each that wait for a text."""
    for stem, data in store.results(of(WAITING, language)).items():
        yield stem, json.loads(data)
