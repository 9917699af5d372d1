"""The same pairs through translate-toolkit's pofilter; `pytest -s` prints the table."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import polib
import pytest

from tests.checks.test_seeded import found, rules
from tests.support.check_pairs import FAULTS, pairs, spoilt

BESIDE_PYTHON = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
POFILTER = shutil.which("pofilter", path=BESIDE_PYTHON) or ""
FAILED = re.compile(r"\(pofilter\) (\w+):")

Asked = tuple[str, str, str]
"""(language, source, translation)"""


def failures(asked: list[Asked], folder: Path) -> dict[Asked, set[str]]:
    """The names of the tests that each translation fails, with pofilter's own settings."""
    by_language: dict[str, list[Asked]] = defaultdict(list)
    for one in dict.fromkeys(asked):
        by_language[one[0]].append(one)
    out: dict[Asked, set[str]] = {}
    for language, some in by_language.items():
        catalog = polib.POFile()
        catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": language}
        for number, (_, source, text) in enumerate(some):
            catalog.append(polib.POEntry(msgid=source, msgstr=text, msgctxt=str(number)))
        before, after = folder / f"{language}.po", folder / f"{language}-out.po"
        catalog.save(str(before))
        command = [POFILTER, "--progress=none", f"--language={language}", str(before), str(after)]
        subprocess.run(command, check=True, capture_output=True)
        for entry in polib.pofile(str(after)) if after.exists() else ():
            if entry.msgctxt:
                out[some[int(entry.msgctxt)]] = set(FAILED.findall(entry.tcomment))
    return out


@pytest.mark.skipif(not POFILTER, reason="translate-toolkit's pofilter is not installed")
def test_ahead_of_pofilter(tmp_path: Path) -> None:
    """In every class of fault we find at least as much, with fewer false alarms; within one in
    twenty, since each release of pofilter finds a few more or fewer.

    For pofilter any test counts that the good translation passes, for us only the right rule.
    """
    good = [(pair.language, pair.source, pair.translation) for pair in pairs()]
    bad = {
        fault.name: [
            (pair.language, pair.source, text, pair.translation) for pair, text in spoilt(fault)
        ]
        for fault in FAULTS
    }
    asked = good + [(lang, source, text) for some in bad.values() for lang, source, text, _ in some]
    failed = failures(asked, tmp_path)
    lines, behind = [], []
    for fault in FAULTS:
        hits, tries = found(fault)
        theirs = sum(
            bool(failed.get((lang, source, text), set()) - failed.get((lang, source, was), set()))
            for lang, source, text, was in bad[fault.name]
        )
        lines.append(f"| {fault.name} | {tries} | {hits / tries:.0%} | {theirs / tries:.0%} |")
        if hits < theirs - tries / 20:
            behind.append(lines[-1])
    alarms = sum(bool(rules(source, text, lang)) for lang, source, text in good)
    theirs = sum(bool(failed.get(one)) for one in good)
    share = [f"{alarms / len(good):.1%}", f"{theirs / len(good):.1%}"]
    lines.append(f"| false alarms on good pairs | {len(good)} | {share[0]} | {share[1]} |")
    sys.stdout.write(
        "\n".join(["", "| fault | tries | ours | pofilter |", "|---|---:|---:|---:|", *lines, ""])
    )
    assert behind == []
    assert alarms < theirs
