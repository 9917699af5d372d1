"""What work on a Dask cluster of this machine takes: its processes are not below ours.

    python -m bench.clusters

prints the throughput of a stand-in engine that only needs a processor, with 1, 2 and 3 workers.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from bench import stand_in_engine
from i18n.execution.cluster import Cluster, Later
from i18n.execution.scheduler import Scheduler
from i18n.execution.seam import mapped
from i18n.execution.task import Packed
from tests.support import cluster as members

BATCHES, SENTENCES = 48, 10
_TICK = os.sysconf("SC_CLK_TCK")


def cpu(found: members.Cluster) -> float:
    """The seconds of CPU that a cluster has used so far."""
    return sum(map(_cpu, processes(found)))


def processes(found: members.Cluster) -> list[int]:
    """The scheduler's and the workers'."""
    every = [*found.workers, *filter(None, [found.scheduler])]
    return [one.process.pid for one in every]


def _cpu(process: int) -> float:
    after_name = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICK


@contextlib.contextmanager
def started(workers: int) -> Iterator[members.Cluster]:
    """A cluster of so many workers."""
    with tempfile.TemporaryDirectory() as folder, members.cluster(Path(folder), workers) as found:
        yield found


def throughput(workers: int) -> tuple[float, float]:
    """Sentences of the stand-in engine a second, and a second of CPU of the whole cluster."""
    items = [[f"{batch} {one}" for one in range(SENTENCES)] for batch in range(BATCHES)]
    with started(workers) as found, contextlib.closing(Cluster(Scheduler(found.address))) as there:
        list(mapped(stand_in_engine.TASK, items[:1] * workers, there))  # all is loaded then
        before, begun = cpu(found), time.monotonic()
        list(mapped(stand_in_engine.TASK, (item for item in items), there))
        wall, used = time.monotonic() - begun, cpu(found) - before
    return BATCHES * SENTENCES / wall, BATCHES * SENTENCES / used


@contextlib.contextmanager
def counted() -> Iterator[list[int]]:
    """The bytes that this process sends to a cluster, and those that come back, as they grow:
    batches, what tasks are made of, and answers. Dask's own messages are little beside them."""
    found = [0, 0]
    tasks: set[str] = set()

    def submit(self: Cluster, task: Packed, batch: Packed) -> Later:
        found[0] += len(batch.data) + (0 if task.key in tasks else len(task.data))
        tasks.add(task.key)
        return _SUBMIT(self, task, batch)

    def result(self: Later) -> bytes:
        data = _RESULT(self)
        found[1] += len(data)
        return data

    with mock.patch.object(Cluster, "submit", submit), mock.patch.object(Later, "result", result):
        yield found


_SUBMIT, _RESULT = Cluster.submit, Later.result


def main() -> None:
    """Print the throughput."""
    print(f"stand-in engine on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print("  workers  sentences a second  a second of CPU")
    for workers in (1, 2, 3):
        wall, used = throughput(workers)
        print(f"  {workers:7} {wall:19.1f} {used:16.1f}")


if __name__ == "__main__":
    main()
