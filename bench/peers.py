"""All ratios beside the peers, in one run: the table and the plot of `docs/speed.md`.

    python -m bench.peers [ROUNDS]

Each command is a whole process; the commands of a row run in turn, and the least CPU of each
counts. What is not installed is left out. The peers are looked for in `.venv-bench`
(`scripts/peers.sh` makes it), then in our own environment and on the PATH.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import corpora, plot
from bench.hostile import measured
from bench.site import approve
from bench.update import HEADER, catalog
from i18n.formats.gettext import po
from i18n.model import Catalog

DOCS = Path(__file__).parent.parent / "docs"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
OURS = [sys.executable, "pipeline.py", "-C"]
PATH = os.pathsep.join(
    [".venv-bench/bin", str(Path(sys.executable).parent), os.environ.get("PATH", "")]
)


@dataclass(frozen=True, slots=True)
class Row:
    """What is compared: our command and a peer's, and the ratio that is asked for at most.
    `fresh` are what is removed before each of our runs."""

    name: str
    peer: str
    most: float
    ours: Sequence[str]
    theirs: Sequence[str]
    fresh: Sequence[Path] = ()


def main(rounds: int = 3) -> None:
    """Measure, print, and write the table and the plot."""
    lines = ["| | ours, CPU s | peer | CPU s | ratio | goal |", "|---|---|---|---|---|---|"]
    drawn = []
    with tempfile.TemporaryDirectory() as name:
        for row in _rows(Path(name)):
            if not shutil.which(row.theirs[0], path=PATH):
                continue
            mine, other = _least(row, rounds)
            ratio = mine / other
            drawn.append((row.name, ratio, row.most))
            line = (
                f"| {row.name} | {mine:.2f} | {row.peer} | {other:.2f} | {ratio:.2f} | {row.most} |"
            )
            print(line, flush=True)
            lines.append(line)
    document = DOCS / "speed.md"
    before, _, rest = document.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    document.write_text(f"{before}{BEGIN}\n{chr(10).join(lines)}\n{END}{after}", "utf-8")
    (DOCS / "speed.svg").write_text(plot.bars("CPU over the peer's", drawn), "utf-8")


def _least(row: Row, rounds: int) -> tuple[float, float]:
    """The least CPU of ours and of the peer."""
    ours, theirs = [], []
    program = shutil.which(row.theirs[0], path=PATH) or row.theirs[0]
    for _ in range(rounds):
        for path in row.fresh:
            shutil.rmtree(path, ignore_errors=True)
        ours.append(measured(row.ours).cpu)
        theirs.append(measured([program, *row.theirs[1:]]).cpu)
    return min(ours), min(theirs)


def _rows(folder: Path) -> Iterator[Row]:
    start = ["--help"]
    yield Row(
        "`--help`", "html2po", 2.0, [sys.executable, "pipeline.py", *start], ["html2po", *start]
    )
    for package in ("debian-handbook", "aptitude-doc-en"):
        yield from _manual(package, folder)
    for count in (1_000, 10_000, 100_000):
        yield from _catalogs(count, folder)


def _manual(package: str, folder: Path) -> Iterator[Row]:
    """The templates, catalogs and pages of a manual."""
    pages = corpora.pages(package)
    source = str(pages[0].parent)
    out, back = str(folder / f"{package}.po"), str(folder / f"{package}.html")
    site = folder / package
    (site / "source_texts").mkdir(parents=True)
    for page in pages:
        shutil.copy(page, site / "source_texts")
    (site / "i18n.toml").write_text('languages = ["es"]\n[engines]\norder = ["pseudo"]\n')
    html2po = ["html2po", "--progress=none", source, out]
    library = [sys.executable, "-m", "bench.extract", *map(str, pages)]
    yield Row(f"templates of {package}", "html2po", 0.4, library, html2po)
    extract = [*OURS, str(site), "extract"]
    made = [site / "locales", site / ".i18n"]
    yield Row(f"`extract` of {package}, one language", "html2po", 0.8, extract, html2po, made)
    approve(site, "es")
    po2html = ["po2html", "--progress=none", "-t", source, "-i", out, "-o", back]
    build = [*OURS, str(site), "build"]
    made = [site / "site", site / "preview", site / ".i18n"]
    yield Row(f"`build` of {package}, site and preview", "po2html", 2.0, build, po2html, made)
    cut = ["po4a-gettextize", "-f", "xhtml", "-M", "UTF-8", "-p", "/dev/null"]
    masters = [word for page in pages for word in ("-m", str(page))]
    yield Row(f"templates of {package}", "po4a", 0.1, library, [*cut, *masters])


def _catalogs(count: int, folder: Path) -> Iterator[Row]:
    """A catalog updated, and compiled."""
    old, wanted = catalog(count)
    one, two = folder / f"{count}.po", folder / f"{count}.pot"
    one.write_text(po.write(old), "utf-8")
    two.write_text(po.write(Catalog("", wanted, HEADER)), "utf-8")
    work = [sys.executable, "-m", "bench.catalog_work"]
    update = [*work, "update", str(one), str(two)]
    merge = ["msgmerge", "-q", "-N", "--no-wrap", "-o", os.devnull, str(one), str(two)]
    yield Row(f"update of {count:,} messages", "msgmerge -N", 2.0, update, merge)
    compiled = [*work, "compile", str(one)]
    yield Row(
        f"MO of {count:,} messages", "msgfmt", 2.0, compiled, ["msgfmt", "-o", os.devnull, str(one)]
    )
    if count == 10_000:
        toolkit = ["pocompile", "--progress=none", str(one), str(folder / "x.mo")]
        yield Row(f"MO of {count:,} messages", "pocompile", 1.0, compiled, toolkit)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 3)
