"""A whole run here, in two processes and on Dask with two workers, beside each other: wall, CPU
and memory.

    python -m bench.processes [PAGES]

The site is that of `bench.site`, with a language that has approved texts, and no engine. Memory is
the greatest sum of the proportional set sizes of the run and its workers (`smaps_rollup`), those of
the cluster and its scheduler too; so is CPU.
"""

from __future__ import annotations

import contextlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import clusters, site
from tests.support.cluster import Cluster

ROOT = Path(__file__).parent.parent
WAYS = ("here", "processes", "dask")
INTERVAL = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds of wall and CPU, and megabytes."""

    wall: float
    cpu: float
    memory: float


def main(pages: int) -> None:
    """Print what runs of a site of so many pages take."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made")
        site.make(pages, made)
        _pipeline(made, "extract").wait()
        site.approve(made, "es")
        print(f"run of {pages:,} pages, wall s, CPU s, peak MB")
        for where in WAYS:
            copy = Path(folder, where)
            shutil.copytree(made, copy)
            with way(where, copy) as cluster:
                found = measured(copy, "run", cluster)
            print(f"  {found.wall:8.1f} {found.cpu:8.1f} {found.memory:6.0f}  {where}", flush=True)


@contextlib.contextmanager
def way(where: str, site: Path) -> Iterator[Cluster | None]:
    """Let a site's settings say where its work is done; the cluster, where it is one."""
    with contextlib.ExitStack() as stack:
        found = stack.enter_context(clusters.started(2)) if where == "dask" else None
        more = f'scheduler = "{found.address}"\n' if found else "workers = 2\n"
        with (site / "i18n.toml").open("a", encoding="utf-8") as file:
            file.write(f'[run]\nexecutor = "{where}"\n{more}')
        yield found


def measured(folder: Path, command: str, cluster: Cluster | None = None) -> Cost:
    """What a command takes on a site, and on a cluster."""
    others = clusters.processes(cluster) if cluster else []
    used = clusters.cpu(cluster) if cluster else 0.0
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    process = _pipeline(folder, command)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_memory, (*_family(process.pid), *others))))
        time.sleep(INTERVAL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    cpu += clusters.cpu(cluster) - used if cluster else 0.0
    return Cost(time.monotonic() - begun, cpu, peak / 1024)


def _pipeline(folder: Path, command: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "pipeline.py", "-C", str(folder), command, "--quiet"]
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(words, cwd=ROOT, stdout=nowhere, stderr=nowhere)


def _family(process: int) -> Iterator[int]:
    """A process and all below it."""
    yield process
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))


def _memory(process: int) -> int:
    """The proportional set size of a process in kilobytes."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
