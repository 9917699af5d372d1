"""A Dask cluster of processes on this machine, for tests: each is waited for till it is ready."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parents[2]


@dataclass
class Member:
    """A process of a cluster."""

    process: subprocess.Popen[str]
    reading: Thread

    def kill(self) -> None:
        """End it at once, as a machine does that loses its power."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """Leave nothing of it."""
        self.kill()
        self.reading.join()
        assert self.process.stderr
        self.process.stderr.close()


@dataclass
class Cluster:
    """A scheduler and its workers."""

    folder: Path
    address: str = ""
    scheduler: Member | None = None
    workers: list[Member] = field(default_factory=list)
    options: tuple[str, ...] = ()

    def start(self) -> None:
        """Start the scheduler, at a port of its own."""
        host = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
        words = ("distributed.cli.dask_scheduler", *host, *self.options)
        self.scheduler, found = started(words, r"Scheduler at:\s+(\S+)", self.folder)
        self.address = found[1]

    def worker(self, *prefix: str, path: Path = ROOT) -> Member:
        """One more worker, which has our code from a folder; a `prefix` runs it elsewhere."""
        how = ("--no-nanny", "--no-dashboard", "--nthreads", "1", "--memory-limit", "0")
        folder = ("--local-directory", str(self.folder), "--death-timeout", "60")
        words = ("distributed.cli.dask_worker", self.address, *how, *folder, *self.options)
        ready = r"Registered to:\s+(\S+)"
        found, _ = started(words, ready, self.folder, {"PYTHONPATH": str(path)}, prefix)
        self.workers.append(found)
        return found

    def close(self) -> None:
        """End all of it."""
        for one in (*self.workers, *filter(None, [self.scheduler])):
            one.close()


def started(
    words: Sequence[str],
    ready: str,
    folder: Path,
    more: Mapping[str, str] = {},
    prefix: Sequence[str] = (),
) -> tuple[Member, re.Match[str]]:
    """A process of Dask's, once it has said that it is ready."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    process = subprocess.Popen(
        [*prefix, sys.executable, "-P", "-m", *words],
        cwd=folder,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    said = []
    assert process.stderr
    for line in process.stderr:
        said.append(line)
        if found := re.search(ready, line):
            rest = Thread(target=deque, args=(process.stderr, 0), daemon=True)  # pipes get full
            rest.start()
            return Member(process, rest), found
    process.wait()
    process.stderr.close()
    raise AssertionError("".join(said))


@contextlib.contextmanager
def cluster(folder: Path, workers: int, *options: str) -> Iterator[Cluster]:
    """A scheduler and some workers, ended at the end."""
    found = Cluster(folder, options=options)
    try:
        found.start()
        for _ in range(workers):
            found.worker()
        yield found
    finally:
        found.close()
