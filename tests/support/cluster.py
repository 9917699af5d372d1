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
    host: str = "127.0.0.1"
    address: str = ""
    scheduler: Member | None = None
    workers: list[Member] = field(default_factory=list)
    options: tuple[str, ...] = ()

    def start(self) -> None:
        """Start the scheduler, at a port of its own."""
        host = ("--host", self.host, "--port", "0", "--no-dashboard", "--no-show")
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


# --- machines ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Network:
    """A network of namespaces: the address of ours in it, and the names of the others."""

    host: str
    names: tuple[str, ...]


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


@contextlib.contextmanager
def network(count: int) -> Iterator[Network]:
    """A bridge of ours, and some network namespaces at it; they see nothing else of each other's
    network. Raises OSError or CalledProcessError where the system permits none."""
    net = f"10.213.{os.getpid() % 250}"
    bridge = f"i18n{os.getpid() % 100_000}"
    names = tuple(f"{bridge}-{number}" for number in range(count))
    try:
        _ip("link", "add", bridge, "type", "bridge")
        _ip("address", "add", f"{net}.1/24", "dev", bridge)
        _ip("link", "set", bridge, "up")
        for number, name in enumerate(names):
            ours = f"{bridge}v{number}"
            _ip("netns", "add", name)
            _ip("link", "add", ours, "type", "veth", "peer", "name", "eth0", "netns", name)
            _ip("link", "set", ours, "master", bridge, "up")
            _ip("-n", name, "address", "add", f"{net}.{number + 2}/24", "dev", "eth0")
            _ip("-n", name, "link", "set", "eth0", "up")
            _ip("-n", name, "link", "set", "lo", "up")
        yield Network(f"{net}.1", names)
    finally:
        for words in (*(("netns", "del", one) for one in names), ("link", "del", bridge)):
            with contextlib.suppress(OSError, subprocess.CalledProcessError):
                _ip(*words)


@contextlib.contextmanager
def machines(folder: Path, count: int) -> Iterator[Cluster]:
    """A scheduler here and some workers, each in a network namespace of its own."""
    with network(count) as net:
        found = Cluster(folder, net.host)
        try:
            found.start()
            for name in net.names:
                found.worker("ip", "netns", "exec", name)
            yield found
        finally:
            found.close()
