"""English manuals from Debian's packages: the pages that everything is measured on.

What is installed below /usr/share is taken from there; else apt fetches the package, without
installing it, into `.bench/` once.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CACHE = Path(__file__).parent.parent / ".bench" / "corpora"
MANUALS = {
    "debian-handbook": "doc/debian-handbook/html/en-US",
    "aptitude-doc-en": "doc/aptitude/html/en",
    "debian-policy": "doc/debian-policy/policy.html",
    "developers-reference": "developers-reference",
    "debian-faq": "doc/debian/FAQ",
    "maint-guide": "doc/maint-guide/html",
}
"""Each package and the folder of its pages below /usr/share."""


def pages(package: str) -> list[Path]:
    """The pages of a package's manual. Raises FileNotFoundError where it cannot be had."""
    place = f"usr/share/{MANUALS[package]}"
    found = _html(Path("/", place)) or _html(CACHE / place)
    if not found:
        _fetch(package)
        found = _html(CACHE / place)
    if not found:
        raise FileNotFoundError(f"{package} has no pages in /{place}")
    return found


def _html(folder: Path) -> list[Path]:
    return sorted(
        one for one in folder.rglob("*.html") if one.is_file() and "locale" not in one.name
    )


def _fetch(package: str) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    for command in (["apt-get", "download", "-qq", package], ["sh", "-c", "dpkg -x *.deb ."]):
        try:
            subprocess.run(command, cwd=CACHE, check=True, stderr=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError) as error:
            sys.stderr.write(f"{package} could not be fetched: {error}\n")
    for archive in CACHE.glob("*.deb"):
        archive.unlink()
