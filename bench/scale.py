"""What sites of some sizes take, first and every day: the measured tables of docs/scale.md.

    python -m bench.scale [PAGES]

A site of so many pages, and one of a quarter of them, with approved texts in one language and
no engine. What a page takes is the difference of the two; what is said of larger sites is that, so
many times.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pipeline
from bench import clusters, site
from bench.processes import ROOT, Cost, measured, way

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
DOC = ROOT / "docs" / "scale.md"
SIZES = (10_000, 100_000, 1_000_000)
EDITED = 10


@dataclass(frozen=True, slots=True)
class Row:
    """What one kind of run took on the sites: pages to costs."""

    name: str
    costs: dict[int, Cost]

    def at(self, pages: int) -> tuple[float, float]:
        """Seconds of CPU and megabytes of a site of so many pages, along a straight line."""
        (few, one), (many, other) = sorted(self.costs.items())
        times = (pages - many) / (many - few)
        cpu = other.cpu + max(0.0, other.cpu - one.cpu) * times
        return cpu, other.memory + max(0.0, other.memory - one.memory) * times


def main(pages: int) -> None:
    """Measure, and write the tables."""
    found: dict[str, dict[int, Cost]] = {}
    disk: dict[str, float] = {}
    network: dict[str, float] = {}
    for count in (pages // 4, pages):
        with tempfile.TemporaryDirectory() as folder:
            for name, cost in _runs(count, Path(folder)):
                print(f"{count:7,} pages, {name}: {cost}", flush=True)
                found.setdefault(name, {})[count] = cost
            disk = _disk(Path(folder, "here"))
            network = _network(Path(folder)) if count < pages else network
    rows = [Row(name, costs) for name, costs in found.items()]
    lines = [*_sizes(rows, pages), "", *_lines("disk", disk, pages), ""]
    lines += [*_lines("network", network, pages // 4), "", *_throughput()]
    before, rest = DOC.read_text("utf-8").split(BEGIN)
    text = "\n".join(lines)
    DOC.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}", "utf-8")


def _runs(count: int, folder: Path) -> Iterator[tuple[str, Cost]]:
    made = folder / "made"
    site.make(count, made)
    measured(made, "extract")
    site.approve(made, "es")
    for where in ("here", "processes", "dask"):
        copy = folder / where
        shutil.copytree(made, copy)
        with way(where, copy) as cluster:
            yield f"first run, {_NAMES[where]}", measured(copy, "run", cluster)
        if where == "here":
            yield f"{EDITED} pages edited", _edited(copy, EDITED)
            yield "nothing changed", measured(copy, "run")


_NAMES = {"here": "one process", "processes": "two processes", "dask": "Dask, two workers"}


def _edited(folder: Path, count: int) -> Cost:
    for path in sorted(folder.glob("source_texts/*/*.html"))[:count]:
        text = path.read_text("utf-8")
        path.write_text(text.replace("</body>", "<p>One more sentence here.</p></body>"), "utf-8")
    return measured(folder, "run")


def _sizes(rows: list[Row], pages: int) -> Iterator[str]:
    heads = "".join(f" {size:,} |" for size in SIZES)
    yield f"| CPU s, peak MB | {pages // 4:,} | {pages:,} |{heads}"
    yield "|---|---|---|" + "---|" * len(SIZES)
    for row in rows:
        shown = [(one.cpu, one.memory) for _, one in sorted(row.costs.items())]
        shown += [row.at(size) for size in SIZES]
        cells = "".join(f" {cpu:,.1f}, {memory:,.0f} |" for cpu, memory in shown)
        yield f"| {row.name} |{cells}"


def _disk(folder: Path) -> dict[str, float]:
    """The megabytes of each folder of a site."""
    return {
        one.name: sum(f.stat().st_size for f in one.rglob("*") if f.is_file()) / 1e6
        for one in sorted(folder.iterdir())
        if one.is_dir()
    }


def _network(folder: Path) -> dict[str, float]:
    """The megabytes that the first run of a site sends to a cluster and gets back."""
    copy = folder / "network"
    shutil.copytree(folder / "made", copy)
    with way("dask", copy), clusters.counted() as found:
        pipeline.main(["-C", str(copy), "run", "--quiet"])
    return {"to the scheduler": found[0] / 1e6, "back": found[1] / 1e6}


def _lines(what: str, found: dict[str, float], pages: int) -> Iterator[str]:
    heads = "".join(f" {size:,} |" for size in SIZES)
    yield f"| {what}, MB | {pages:,} |{heads}"
    yield "|---|---|" + "---|" * len(SIZES)
    for name, size in found.items():
        cells = "".join(f" {size * one / pages:,.0f} |" for one in SIZES)
        yield f"| {name} | {size:,.1f} |{cells}"


def _throughput() -> Iterator[str]:
    yield "| workers | sentences of a stand-in engine a second | a second of CPU |"
    yield "|---|---|---|"
    for workers in (1, 2, 3):
        wall, used = clusters.throughput(workers)
        yield f"| {workers} | {wall:.1f} | {used:.1f} |"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
