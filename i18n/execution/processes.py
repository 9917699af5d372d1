"""Worker processes of this machine: started when there is work, never forked, ended with us."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread

from i18n.execution.executor import LostBatchError, NoWorkerError
from i18n.execution.task import Packed
from i18n.execution.worker import GREETING, TASKS, read_frame, write_frame

PATIENCE = 10.0
"""Seconds that a thread of ours may take to notice that its process was ended."""


class Later:
    """The answer of a process to a batch: bytes, or why there is none."""

    def __init__(self) -> None:
        self._there = Event()
        self._found: bytes | LostBatchError | NoWorkerError = b""

    def give(self, found: bytes | LostBatchError | NoWorkerError) -> None:
        """Let who waits for the answer have it."""
        self._found = found
        self._there.set()

    def result(self) -> bytes:
        """The answer, once it is there. Raises LostBatchError or NoWorkerError."""
        self._there.wait()
        if isinstance(self._found, bytes):
            return self._found
        raise self._found


_Job = tuple[Later, Packed, Packed]


class Processes:
    """So many worker processes, each with a thread here that gives it one batch after another.

    A process that dies is replaced when there is more to do. Where none can be started the
    batches come back.
    """

    def __init__(self, width: int, least: int = 0) -> None:
        self.width = width
        self.least = least
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._running: set[Worker] = set()
        self._lock = Lock()
        self._closed = False

    def submit(self, task: Packed, batch: Packed) -> Later:
        """Send a batch to the next worker that is free."""
        if len(self._threads) < self.width:
            self._threads.append(Thread(target=self._work, daemon=True))
            self._threads[-1].start()
        answer = Later()
        self._jobs.put((answer, task, batch))
        return answer

    def close(self) -> None:
        """End all workers. They hold nothing that could be lost."""
        with self._lock:
            self._closed = True
            for one in self._running:
                one.kill()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(PATIENCE)

    def _work(self) -> None:
        worker: Worker | None = None
        while (job := self._jobs.get()) is not None:
            answer, task, batch = job
            try:
                worker = worker or self._started()
                answer.give(worker.ask(task, batch))
            except (LostBatchError, NoWorkerError) as error:
                self._ended(worker)
                worker = None
                answer.give(error)
        self._ended(worker)

    def _started(self) -> Worker:
        with self._lock:  # a process that is just being started is ended too
            if self._closed:
                raise NoWorkerError
            worker = Worker()
            self._running.add(worker)
        try:
            worker.greeted()
        except NoWorkerError:
            self._ended(worker)
            raise
        return worker

    def _ended(self, worker: Worker | None) -> None:
        if worker is not None:
            with self._lock:
                self._running.discard(worker)
            worker.close()


class Worker:
    """A process of ours that runs `execution.worker.serve`. Raises NoWorkerError where the
    system has no process for us."""

    def __init__(self) -> None:
        import subprocess  # where no process is wanted nobody waits for it

        root = str(Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._known: list[str] = []
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", "from i18n.execution.worker import serve; serve()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
                start_new_session=True,  # Ctrl-C is for us, who then end our workers
            )
        except OSError as error:
            raise NoWorkerError(str(error)) from error

    def greeted(self) -> None:
        """Wait till it can work. Raises NoWorkerError where it ends before."""
        assert self._process.stdout
        if self._process.stdout.readline() != GREETING:
            raise NoWorkerError

    def ask(self, task: Packed, batch: Packed) -> bytes:
        """The answer to a batch. Raises LostBatchError where the process is gone."""
        assert self._process.stdin
        assert self._process.stdout
        with contextlib.suppress(OSError):  # what has died is noticed when it should answer
            write_frame(self._process.stdin, task.key.encode())
            write_frame(self._process.stdin, b"" if task.key in self._known else task.data)
            write_frame(self._process.stdin, batch.data)
            self._process.stdin.flush()
        found = read_frame(self._process.stdout)
        if found is None:
            raise LostBatchError
        self._remember(task.key)
        return found

    def _remember(self, key: str) -> None:
        """What the other end keeps: the last few tasks, as it counts them itself."""
        self._known = [*(one for one in self._known if one != key), key][-TASKS:]

    def kill(self) -> None:
        """End the process; whoever waits for it notices."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def close(self) -> None:
        """End the process, and leave nothing of it."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()
        self._process.wait()
