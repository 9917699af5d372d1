"""A text that no engine can draft, on many pages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from i18n.model import State
from tests.support.sample import Site

PAGES = ("about", "give", "index")
FOOTER = "<footer><p>Made by hand.</p></footer>"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Three pages with one footer, that no engine can draft."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "none"))
    found = Site(tmp_path)
    found.write("i18n.toml", 'languages = ["es"]\n[engines]\norder = ["argos"]\n')
    for name in PAGES:
        found.write(f"source_texts/{name}.html", f"<p>Only on {name}.</p>{FOOTER}")
    return found


@pytest.mark.parametrize("command", [("run",), ("status",), ("why", "give.html", "hand")])
def test_it_is_named_once_with_what_to_do(
    site: Site, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    """Where it stands, on how many pages; texts of one page are not named."""
    site("run")
    line = site.read(site.po("about")).split("\n").index('msgid "Made by hand."') + 1
    capsys.readouterr()
    site(*command)
    out = capsys.readouterr().out
    where = f"locales/es/LC_MESSAGES/about.po:{line - 2}"
    assert f"the same text stands on 3 pages; fill it in once: {where}\n" in out
    assert out.count("fill it in once") == 1


def test_filled_in_once_it_is_on_all_pages(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """One run later nothing is left to say."""
    site("run")
    facts = status(site, capsys)
    assert [(one["source"], one["pages"]) for one in facts] == [("Made by hand.", 3)]
    site.review(
        "give",
        lambda m: (
            replace(m, text="Hecho a mano.", state=State.APPROVED)
            if m.key.source == "Made by hand."
            else m
        ),
    )
    site("run")
    assert {site.messages(stem)["Made by hand."].state for stem in PAGES} == {State.APPROVED}
    assert status(site, capsys) == []


def status(site: Site, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """What `status --json` says of such texts."""
    capsys.readouterr()
    site("status", "--json")
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["languages"]["es"][
        "repeated_gaps"
    ]
    return found
