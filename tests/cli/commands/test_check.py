"""Command `check`: where and what."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from i18n.catalogs.ownership import machine_owned, with_draft
from i18n.model import Origin, State
from tests.support.sample import Site, approve


def test_check_prints_where_and_what(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a problem, in the form that editors can jump to."""
    site("extract", "--lang", "es")
    site.review("index", lambda m: replace(approve(m), text="Uno"))
    capsys.readouterr()
    assert site("check", "--lang", "es") == 1
    captured = capsys.readouterr()
    lines = captured.err.splitlines()
    assert next(line for line in lines if "error: <a1> is missing" in line).startswith(
        "locales/es/LC_MESSAGES/index.po:"
    )
    assert captured.out.startswith("1 error, ")
    capsys.readouterr()
    assert site("check", "--lang", "es", "--json") == 1
    assert json.loads(capsys.readouterr().out)["problems"]


def test_findings_on_approved_texts_are_written_beside_them_and_taken_out(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PO editor shows them; no state, date or mark changes, and a person's comment stays."""
    site("extract", "--lang", "es")
    site.review("news/a", lambda m: replace(approve(m), comments=("Ana: sure",)))
    name = site.po("news/a")
    good = site.read(name)
    site.write(name, good.replace("«Nothing is new.»", "Nada es nuevo"))
    before = site.read(name)
    others = site.tree("locales")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    site("check", "--annotate", "--lang", "es", "--quiet")
    lines = site.read(name).splitlines()
    new = [line for line in lines if line not in before.splitlines()]
    assert [line for line in lines if line not in new] == before.splitlines()
    assert "# finding: end-punctuation: the full stop at the end is missing; add it" in new
    assert all(line.startswith("# finding: ") for line in new)
    assert {n: d for n, d in site.tree("locales").items() if n != name} == {
        n: d for n, d in others.items() if n != name
    }
    again = site.read(name)
    site("check", "--annotate", "--lang", "es", "--quiet")
    assert site.read(name) == again
    site.write(name, again.replace("Nada es nuevo", "«Nothing is new.»"))
    site("check", "--annotate", "--lang", "es", "--quiet")
    left = [line for line in site.read(name).splitlines() if "full stop" in line]
    assert left == []


def test_a_finding_makes_no_draft_a_persons(site: Site) -> None:
    """What stood beside an approval goes with it: nobody wrote it."""
    site("extract", "--lang", "es")
    route = Origin("machine", "firefox en-pt")
    site.review("press/b", lambda m: with_draft(m, "Nada de nada", route))
    site.review("press/b", lambda m: replace(m, comments=("finding: length: odd",)))
    assert all(machine_owned(m) for m in site.messages("press/b").values())
    site.review("press/b", lambda m: replace(m, state=State.APPROVED))
    site("check", "--annotate", "--lang", "es", "--quiet")
    site.review("press/b", lambda m: replace(m, state=State.DRAFT))
    site("extract", "--lang", "es")
    assert "finding:" not in site.read(site.po("press/b"))
