"""The command `evaluate`, by the engine that every machine has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from i18n.cli.commands.evaluate import show_evaluation
from i18n.cli.terminal import Terminal
from i18n.errors import SettingsError
from i18n.languages.locales import language
from i18n.mt.evaluation import runner
from i18n.mt.evaluation.alignment import Pair
from i18n.mt.evaluation.ratings import Quality, Rating, Share
from i18n.project import route_scores
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.stages.evaluation import references
from i18n.stages.evaluation.evaluate import Evaluation
from pipeline import main

pytest.importorskip("sacrebleu")

SOURCE = '<p>The lamp is <a href="x">lit</a> today.</p><p>It burns. It is red.</p>'
HUMAN = '<p>Thé lämp is <a href="x">lít</a> now.</p><p>Ït burns. It glows.</p>'
PO = 'msgid ""\nmsgstr "Language: en_XA\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
PO += 'msgid "The <b>lamp</b> burns."\nmsgstr "Ţhe <b>lamp</b> burns."\n\n'
PO += '#, fuzzy\nmsgid "It is red."\nmsgstr "Ït is rèd."\n'
TMX = """<tmx version="1.4"><header srclang="en"/><body><tu>
<tuv xml:lang="en"><seg>The &lt;a href="x"&gt;lamp&lt;/a&gt; burns.</seg></tuv>
<tuv xml:lang="es"><seg>La &lt;a href="x"&gt;lámpara&lt;/a&gt; arde.</seg></tuv>
</tu></body></tmx>"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page and its translation in two folders, and files of both."""
    monkeypatch.setenv("COLUMNS", "80")
    for name, text in (("en/a.html", SOURCE), ("xa/a.html", HUMAN), ("a.po", PO), ("a.tmx", TMX)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def evaluate(site: Path, *arguments: str) -> int:
    """Run the command; names of files are those of the site."""
    places = [str(site / one) if (site / one).exists() else one for one in arguments]
    return main(["-C", str(site), "evaluate", *places])


def facts(site: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """What it says as JSON."""
    assert evaluate(site, *arguments, "--json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_only_pages_of_folders_are_paired(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A template that lies beside the pages is no page."""
    for folder in ("en", "xa"):
        (site / folder / "a.pot").write_text(PO, "utf-8")
    assert facts(site, capsys, "en", "xa", "--lang", "en-XA")["pairs"] > 0


def test_two_folders_are_measured(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Through the pipeline and bare."""
    found = facts(site, capsys, "en", "xa", "--lang", "en-XA")
    assert found["pairs"] == 3
    route = found["routes"][0]
    assert route["route"] == "pseudo *-en-XA"
    assert route["drafted"] == {"count": 3, "total": 3}
    assert 0 < route["bare"]["chrf"] < 100


def test_a_catalog_is_measured_in_its_own_language(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only what is approved."""
    assert facts(site, capsys, "a.po")["pairs"] == 1


def test_memories_and_html_in_them_are_read(site: Path) -> None:
    """Other tools' strings get our tags."""
    found = references.read([site / "a.tmx"], "en", language("es"))
    assert found.pairs == (Pair("The <a1>lamp</a1> burns.", "La <a1>lámpara</a1> arde.", "a.tmx"),)


def test_the_table_fits_a_narrow_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """80 columns, with a route of three legs and the widest numbers as well."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "dumb")
    best, every = Quality(100.0, 100.0, Share(5, 5), 99_999), Share(5, 5)
    route = "firefox en-pt + apertium pt-es + apertium es-ca"
    rating = Rating(route, (), every, best, best, (100.0, 100.0), every, every)
    found = Evaluation(language("en"), language("ca"), 5, "Five pairs.", (rating,))
    show_evaluation(found, Terminal())
    told = capsys.readouterr().out
    assert all(len(line) <= 80 for line in told.splitlines())
    assert told.count("100.0") == 5
    assert "99,999" in told
    assert [leg for leg in route.split(" + ") if leg not in told] == []


def test_only_engines_that_a_run_may_use_are_measured(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is measured is what runs."""
    (site / "i18n.toml").write_text('[engines]\norder = ["pseudo"]\n')
    assert evaluate(site, "a.tmx", "--lang", "es") == 2
    assert "no installed engine leads from en to es" in " ".join(capsys.readouterr().err.split())


def test_the_report_is_written(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And named."""
    report = site / "report.html"
    assert evaluate(site, "en", "xa", "--lang", "en-XA", "--report", str(report)) == 0
    assert "<svg" in report.read_text("utf-8")
    assert "report.html" in capsys.readouterr().out


def test_what_was_measured_is_kept_for_the_next_run(site: Path) -> None:
    """In a file that a person can read."""
    assert evaluate(site, "en", "xa", "--lang", "en-XA", "--set", "--quiet") == 0
    known = json.loads((site / "locales/quality.json").read_text())
    assert list(known) == ["en-XA"]
    assert route_scores.load(Paths(site, Settings()), "en-XA") == known["en-XA"]
    assert route_scores.load(Paths(site, Settings()), "es") == {}


def test_a_broken_file_of_measures_says_what_to_do(site: Path) -> None:
    """It names the file."""
    (site / "locales").mkdir()
    (site / "locales/quality.json").write_text("[]")
    with pytest.raises(SettingsError, match=r"quality\.json"):
        route_scores.load(Paths(site, Settings()), "es")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("en", "xa"), "--lang es"),
        (("en", "--lang", "en-XA"), "evaluate takes"),
        (("en", "a.po", "--lang", "en-XA"), "evaluate takes"),
        (("a.tmx", "--lang", "fr"), "nothing in French beside a source in these files; of a"),
    ],
)
def test_what_cannot_be_measured_says_why(
    site: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], what: str
) -> None:
    """With exit code 2."""
    assert evaluate(site, *arguments) == 2
    assert what in " ".join(capsys.readouterr().err.split())


def test_a_sample_is_always_the_same_and_in_order() -> None:
    """Whatever comes before or after."""
    pairs = [Pair(f"The lamp number {n}", f"La lámpara {n}") for n in range(50)]
    found = runner.sampled(pairs, 10)
    assert len(found) == 10
    assert found == tuple(p for p in pairs if p in found)
    assert {*found} == {*runner.sampled(pairs[::-1], 10)}
    assert runner.sampled([*pairs, Pair("12", "12")], 0) == tuple(pairs)
