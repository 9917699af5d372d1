"""Which pages and catalogs have changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.languages.locales import language
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.stages.changes.changed_files import changed
from i18n.stages.changes.facts import SiteFacts

ROOT = Path("/site")
PATHS = Paths(ROOT, Settings())
SITE = SiteFacts({"a": "a.html", "feed.xml": "feed.xml"}, {"es": "es.json"}, (), (), (), (), (), "")
ONE, OTHER = "1" * 64, "2" * 64
PAGE, PO = "/site/source_texts/a.html", "/site/locales/es/LC_MESSAGES/a.po"


def what(
    before: dict[str, str], now: dict[str, str]
) -> tuple[set[str], dict[str, set[str]]] | None:
    """The pages and catalogs that have changed; None for more than these."""
    found = changed(PATHS, SITE, (language("es"),), before, now)
    return None if found is None else (found.pages, found.catalogs)


def test_edited_pages_and_catalogs_are_told() -> None:
    """By stem and language."""
    before = {PAGE: ONE, PO: ONE, "/site/glossary.csv": ONE}
    assert what(before, before | {PAGE: OTHER}) == ({"a"}, {})
    assert what(before, before | {PO: OTHER}) == (set(), {"es": {"a"}})


@pytest.mark.parametrize(
    "name",
    [
        *(
            "/site/glossary.csv",
            "/site/i18n.toml",
            "/site/site/a.html",
            "/site/source_texts/es.json",
        ),
        *("/site/source_texts/feed.xml", "/site/locales/es/LC_MESSAGES/b.po"),
        *("/site/locales/es/published.txt", "/site/locales/templates/a.pot"),
    ],
)
def test_anything_else_is_more(name: str) -> None:
    """Changed, new or gone."""
    assert what({name: ONE}, {name: OTHER}) is None
    assert what({}, {name: OTHER}) is None
    assert what({name: ONE}, {}) is None


def test_catalogs_that_come_or_go_are_more() -> None:
    """So are links in the place of anything."""
    assert what({}, {PO: ONE}) is None
    assert what({PO: ONE}, {}) is None
    for name in (PAGE, PO, "/site/source_texts/a.css"):
        assert what({name: ONE}, {name: f"elsewhere {ONE}"}) is None
        assert what({}, {name: f"elsewhere {ONE}"}) is None


def test_files_of_the_sources_that_come_go_or_hold_something_else_are_told() -> None:
    """Pages, and what is published as it is, from the folder of the sources on."""
    top = "/site/source_texts"
    before = {PAGE: ONE, f"{top}/a.css": ONE, f"{top}/b.css": ONE}
    now = {f"{top}/b.html": ONE, f"{top}/a.css": OTHER}
    found = changed(PATHS, SITE, (language("es"),), before, now)
    assert found
    assert found.came == {"b.html"}
    assert found.gone == {"a.html", "b.css"}
    assert found.others == {"a.css"}


def test_what_editors_leave_beside_a_catalog_is_nothing() -> None:
    """Poedit compiles what it saves."""
    assert what({}, {PO.replace(".po", ".mo"): ONE, f"{PO}~": ONE}) == (set(), {})
