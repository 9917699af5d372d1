"""Which executor does the work of a run."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Literal

from i18n.execution.executor import Executor
from i18n.execution.processes import Processes
from i18n.execution.scheduler import Scheduler

Where = Literal["auto", "here", "processes", "dask"]
"""By the size of a site; in our own process; in worker processes of this machine; on a cluster."""

PAYS = 1_500_000
"""So many bytes of sources take longer to be read, merged and rendered here than workers take to
start: measured in docs/speed.md."""


NO_SCHEDULER = Scheduler()


@contextlib.contextmanager
def executor(
    where: Where, workers: int, scheduler: Scheduler = NO_SCHEDULER
) -> Iterator[Executor | None]:
    """Who does the work of a run, by the settings, till it ends or is interrupted; None for our
    own process. No process is started before there is work; a cluster must be there at once.
    Raises ClusterError."""
    if where == "dask":
        from i18n.execution.cluster import Cluster

        with contextlib.closing(Cluster(scheduler, workers)) as cluster:
            yield cluster
        return
    width = workers or processors()
    if where == "here" or (where == "auto" and width < 2):
        yield None
        return
    with contextlib.closing(Processes(width, PAYS if where == "auto" else 0)) as found:
        yield found


def processors() -> int:
    """How many processors we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
