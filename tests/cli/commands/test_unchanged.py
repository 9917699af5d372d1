"""`check` and `status` of a site that is as the last run left it."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from i18n.formats import page_formats
from i18n.formats.gettext import po
from tests.support.sample import Site, approve, told

COMMANDS = [
    ("check",),
    ("check", "--json"),
    ("check", "--format", "github", "--fail-under", "50"),
    ("check", "--lang", "es"),
    ("status",),
    ("status", "--json"),
    ("status", "--lang", "pt", "--json"),
]


@pytest.fixture
def left(site: Site) -> Site:
    """A site after a run: something approved, something wrong, something empty."""
    site.write("i18n.toml", 'languages = ["es", "pt", "en-XA"]\n[engines]\norder = ["pseudo"]\n')
    site.write("source_texts/other.html", "<p>Read <a href='index.html'>it</a>.</p><p>It is short.")
    site("run")
    site.review("news/a", approve)
    wrong = replace(approve(site.messages("index")["The lamp"]), text="La lámpara 1")
    site.review("index", lambda m: wrong if m.key == wrong.key else m)
    site("run")
    return site


@pytest.mark.parametrize("command", COMMANDS)
def test_it_is_told_without_a_look_what_one_would_tell(
    left: Site,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
) -> None:
    """In the same words and order; no page and no catalog is read."""
    with monkeypatch.context() as patched:
        patched.setattr(page_formats, "parse", None)
        patched.setattr(po, "read", None)
        known = told(left, capsys, *command)
    shutil.rmtree(left.path(".i18n"))
    assert known == told(left, capsys, *command)


def test_whatever_changes_is_seen(left: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A catalog that somebody has reviewed since."""
    before = told(left, capsys, "status")
    left.review("index", approve)
    assert told(left, capsys, "status") != before
