"""A Dask cluster that answers batches, by Dask's own client (`distributed`).

Batches and what their tasks are made of go through the scheduler, named by their content, so that
the same batch is the same piece of work whoever asks for it again. Nothing else leaves here. What
comes back is a pickle: who can run a worker of the cluster can run code here.

https://distributed.dask.org/en/stable/client.html
"""

from __future__ import annotations

import contextlib
import logging
import time
import warnings
from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping
from functools import partial
from threading import Lock, RLock, Thread
from typing import Any

from i18n.errors import ClusterError, counted
from i18n.execution import cluster_worker
from i18n.execution.cluster_worker import OtherVersionError
from i18n.execution.executor import LostBatchError
from i18n.execution.own_version import Facts
from i18n.execution.scheduler import Patience, Scheduler
from i18n.execution.task import Packed, packed
from i18n.execution.worker import TASKS

MISSING = "a cluster needs Dask's client: pip install 'i18n-pipeline[dask]'"
AGAIN = "nothing is half written; run again: what is finished is not done again"
ALIKE = "install the same on all machines and start the workers anew"

SHOWN = 5
"""So many workers are named in a message."""
GOODBYE = 5.0
"""Seconds for the scheduler to hear that we leave."""

USUAL = Patience()


class Cluster:
    """The workers of a cluster, as many as there are at the time, or `expected`, if that is said:
    a cluster that grows with its work has to be given some.

    Raises ClusterError where there is no client or no scheduler, or a worker of another version.
    """

    least = 0

    def __init__(
        self, scheduler: Scheduler, expected: int = 0, patience: Patience | None = None
    ) -> None:
        self.width = expected or 1
        self.patience = patience = patience or USUAL
        self._address = scheduler.address
        self._expected = expected
        self._client = _client(scheduler, patience)
        self._facts = cluster_worker.facts()
        self._version = packed(self._facts).key[:12]
        self._tasks: OrderedDict[str, Any] = OrderedDict()
        self._lost: Counter[str] = Counter()
        self._lock = RLock()
        self._looked = self._manned = time.monotonic()
        try:
            self._prove_alike()
            self.look()
        except BaseException:
            self.close()
            raise

    def submit(self, task: Packed, batch: Packed) -> Later:
        """Send a batch. Raises ClusterError."""
        if time.monotonic() - self._looked > self.patience.look:
            self.look()
        with self._lock, self._careful(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a large task, which is sent once
            there = self._client.submit(
                cluster_worker.answered,
                *(self._facts, task.key, self._told(task), batch.data),
                key=self._name(f"{task.key}-{batch.key}"),
            )
        return Later(self, task, batch, there)

    def close(self) -> None:
        """Leave the cluster, which drops what we wanted of it."""
        _leave(self._client)

    def lost(self, task: Packed, batch: Packed) -> None:
        """What was lost is asked for under another name: its own stands for the failure."""
        with self._lock:
            self._lost[f"{task.key}-{batch.key}"] += 1
            self._lost[task.key] += 1
            self._tasks.pop(task.key, None)

    def look(self) -> None:
        """See how many workers there are. Raises ClusterError where the scheduler is silent, or
        there has been no worker for a while."""
        with self._careful():
            client = self._client
            there = client.sync(client.scheduler.ncores, callback_timeout=self.patience.silence)
        self._looked = time.monotonic()
        self.width = self._expected or max(1, len(there))
        if there:
            self._manned = self._looked
        elif self._looked - self._manned > self.patience.workers:
            what = f"no worker has been there for {self.patience.workers:.0f} seconds"
            raise self.error(f"{what}; start some: dask worker {self._address}")

    def gone(self) -> bool:
        """Whether the scheduler is lost."""
        return bool(self._client.status != "running")

    def error(self, what: str) -> ClusterError:
        """What stops a run, with the cluster's name."""
        return ClusterError(f"the cluster of {self._address}: {what}")

    def lost_scheduler(self) -> ClusterError:
        """The scheduler has ended, or there is no way to it any more."""
        return self.error(f"its scheduler is lost; {AGAIN}")

    def _told(self, task: Packed) -> Any:
        """What a task is made of, on the cluster: it is sent once, and each worker fetches it."""
        if task.key not in self._tasks:
            name = self._name(task.key)
            self._tasks[task.key] = self._client.submit(cluster_worker.kept, task.data, key=name)
            while len(self._tasks) > TASKS:
                self._tasks.popitem(last=False)
        self._tasks.move_to_end(task.key)
        return self._tasks[task.key]

    def _name(self, digest: str) -> str:
        """What a piece of work is called on the cluster: by our version, too."""
        tries = self._lost[digest]
        return f"i18n-{self._version}-{digest}{f'-{tries}' if tries else ''}"

    @contextlib.contextmanager
    def _careful(self) -> Iterator[None]:
        """Whatever goes wrong when the cluster is spoken to means that it is lost."""
        if self.gone():
            raise self.lost_scheduler()
        try:
            yield
        except ClusterError:
            raise
        except Exception as error:
            raise self.lost_scheduler() from error

    def _prove_alike(self) -> None:
        """Raise ClusterError where workers differ from us, or the scheduler does not know us. A
        worker that says nothing now is asked with its first batch."""
        silence, said = self.patience.silence, {}
        with self._careful(), contextlib.suppress(TimeoutError):
            said = self._client.run(
                cluster_worker.facts, on_error="return", callback_timeout=silence
            )
        if odd := list(_odd(said, self._facts)):
            more = f"; and {counted(len(odd) - SHOWN, 'more worker')}" if odd[SHOWN:] else ""
            raise self.error(f"{'; '.join(odd[:SHOWN])}{more}; {ALIKE}")
        try:
            self._client.run_on_scheduler(cluster_worker.kept, b"", callback_timeout=silence)
        except Exception as error:
            if self.gone() or isinstance(error, TimeoutError):
                raise self.lost_scheduler() from error
            what = f"its scheduler has no i18n-pipeline that knows this one ({_said(error)})"
            raise self.error(f"{what}; {ALIKE}") from error


class Later:
    """The answer of a cluster to a batch."""

    def __init__(self, cluster: Cluster, task: Packed, batch: Packed, there: Any) -> None:
        self._cluster = cluster
        self._sent = task, batch
        self._there = there

    def result(self) -> bytes:
        """The answer, once it is there. Raises LostBatchError where the workers that had it have
        died, and ClusterError where nothing can go on."""
        cluster = self._cluster
        until = time.monotonic() + cluster.patience.answer
        while True:
            try:
                found: bytes = self._there.result(timeout=cluster.patience.look)
            except TimeoutError as error:
                cluster.look()
                if time.monotonic() > until:
                    what = f"no answer to a batch in {cluster.patience.answer:.0f} seconds"
                    raise cluster.error(f"{what}; {AGAIN}") from error
            except Exception as error:
                raise self._meaning(error) from error
            else:
                self._there.release()
                return found

    def _meaning(self, error: Exception) -> Exception:
        """What an error of the cluster is for us."""
        import concurrent.futures

        from distributed.scheduler import KilledWorker

        if self._cluster.gone():
            return self._cluster.lost_scheduler()
        if isinstance(error, KilledWorker | MemoryError | concurrent.futures.CancelledError):
            self._cluster.lost(*self._sent)
            return LostBatchError()
        if isinstance(error, OtherVersionError):
            return self._cluster.error(f"a worker has {error}; {ALIKE}")
        return self._cluster.error(f"a worker cannot do our work ({_said(error)}); {ALIKE}")


def _client(scheduler: Scheduler, patience: Patience) -> Any:
    """Dask's client, connected. Raises ClusterError."""
    try:
        import distributed
    except ImportError as error:
        raise ClusterError(MISSING) from error
    _hush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of other versions: we look at them ourselves
        coming = _Coming(distributed, scheduler, patience)
        coming.start()
        coming.join(2 * patience.connect)
    found, fault = coming.taken()
    if found is not None:
        return found
    why = _said(fault) if fault else "what listens there does not answer"
    what = f"there is no way to the scheduler {scheduler.address}: {why}"
    raise ClusterError(f"{what}; is it running, and is this its address?") from fault


class _Coming(Thread):
    """A client that is being connected. Dask waits for the first words of a scheduler without end,
    so that we wait for Dask."""

    def __init__(self, library: Any, scheduler: Scheduler, patience: Patience) -> None:
        super().__init__(daemon=True)
        self._make = partial(
            library.Client,
            scheduler.address,
            timeout=patience.connect,
            set_as_default=False,
            name="i18n-pipeline",
        )
        self._scheduler = scheduler
        self._lock = Lock()
        self._given_up = False
        self._client: Any = None
        self._error: Exception | None = None

    def run(self) -> None:
        """Connect; leave again at once where nobody waits for it any more."""
        try:
            found = self._make(security=_security(self._scheduler))
        except Exception as error:
            self._error = error
            return
        with self._lock:
            self._client = found
            unwanted = self._given_up
        if unwanted:
            _leave(found)

    def taken(self) -> tuple[Any, Exception | None]:
        """The client, or None and why; it is waited for no longer."""
        with self._lock:
            self._given_up = True
            return self._client, self._error


def _leave(client: Any) -> None:
    with contextlib.suppress(Exception):
        client.close(GOODBYE)


def _security(scheduler: Scheduler) -> Any:
    """What TLS needs; None for what Dask's settings say (distributed.comm.tls)."""
    if not (scheduler.ca or scheduler.cert or scheduler.key):
        return None
    from distributed import security

    untyped: Any = security
    return untyped.Security(
        require_encryption=True,
        tls_ca_file=scheduler.ca or None,
        tls_client_cert=scheduler.cert or None,
        tls_client_key=scheduler.key or None,
    )


def _hush() -> None:
    """Keep what Dask logs from the terminal, unless Dask's settings say what is to be logged."""
    import dask

    if dask.config.get("logging", None):
        return
    for name in ("distributed", "tornado", "asyncio"):
        known = [one for one in logging.root.manager.loggerDict if one.startswith(f"{name}.")]
        for logger in map(logging.getLogger, (name, *known)):
            logger.handlers = []
        logging.getLogger(name).handlers = [logging.NullHandler()]
        logging.getLogger(name).propagate = False


def _odd(said: Mapping[str, Any], here: Facts) -> Iterator[str]:
    """The workers that are not like us, and what they have."""
    for address, facts in sorted(said.items()):
        if isinstance(facts, Exception):
            yield f"worker {address} has no i18n-pipeline that knows this one ({_said(facts)})"
        elif told := cluster_worker.difference(facts, here):
            yield f"worker {address} has {told}"


def _said(error: BaseException) -> str:
    """An error of others in one line."""
    while error.__cause__ is not None:  # that a graph cannot be read, because of what
        error = error.__cause__
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
