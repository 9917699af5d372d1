"""One seam: the same results in the same order, here or elsewhere, whatever happens there."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from i18n.execution import processes, seam
from i18n.execution.executor import Executor, NoWorkerError
from i18n.execution.processes import Processes
from i18n.execution.seam import LOST, mapped
from i18n.execution.task import Failed, Packed, Task
from tests.support import tasks

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def two() -> Iterator[Executor]:
    """Two worker processes."""
    with contextlib.closing(Processes(2)) as found:
        yield found


def test_results_come_in_the_order_of_the_items(two: Executor) -> None:
    """By whomever, and with more items than fit into a batch."""
    items = range(-300, 13)
    expected = [3 * item for item in items]
    assert list(mapped(tasks.TIMES, items, None)) == expected
    assert list(mapped(tasks.TIMES, items, two)) == expected


def test_work_is_done_elsewhere_by_several(two: Executor) -> None:
    """Each batch by one process, none of them this one."""
    found = set(mapped(tasks.PROCESS, range(10 * seam.BATCH_ITEMS), two))
    assert os.getpid() not in found
    assert 1 <= len(found) <= 2


def test_an_exception_costs_its_item_only(two: Executor) -> None:
    """It is said where the exception was raised, the same here and elsewhere."""
    found = list(mapped(tasks.TIMES, [1, 13, 2], two))
    assert found == list(mapped(tasks.TIMES, [1, 13, 2], None))
    assert (found[0], found[2]) == (3, 6)
    assert isinstance(found[1], Failed)
    assert found[1].what.startswith("ValueError: 13 brings no luck (tasks.py:")


def test_a_task_that_cannot_begin_fails_for_each_item(two: Executor) -> None:
    """Nothing else is stopped by it."""
    for executor in (None, two):
        found = list(mapped(tasks.BROKEN, [1, 2], executor))
        assert [isinstance(one, Failed) for one in found] == [True, True]


def test_a_worker_that_is_killed_costs_nothing_the_first_time(
    two: Executor, tmp_path: Path
) -> None:
    """Its batch is run once more."""
    task = Task(tasks.dying, tasks.same, str(tmp_path))
    items = [*range(100), 1001, *range(100)]
    assert list(mapped(task, items, two)) == items


def test_an_item_that_kills_its_worker_twice_is_named(two: Executor, tmp_path: Path) -> None:
    """The others of its batch have their results, and it is never run in our own process."""
    task = Task(tasks.dying, tasks.same, str(tmp_path))
    items = [1, -1, 2]
    assert list(mapped(task, items, two)) == [1, Failed(LOST), 2]


def test_few_items_are_asked_for_ahead(two: Executor) -> None:
    """A site is not held in memory because results are waited for."""
    asked = []

    def items() -> Iterator[int]:
        for number in range(-100 * seam.BATCH_ITEMS, 0):
            asked.append(number)
            yield number

    found = mapped(tasks.TIMES, items(), two)
    next(found)
    assert len(asked) <= (2 * two.width + 2) * seam.BATCH_ITEMS
    assert len(list(found)) == 100 * seam.BATCH_ITEMS - 1


def test_where_no_process_can_be_started_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A system may have none for us."""

    def none() -> processes.Worker:
        raise NoWorkerError

    monkeypatch.setattr(processes, "Worker", none)
    with contextlib.closing(Processes(2)) as executor:
        assert list(mapped(tasks.PROCESS, [1, 2], executor)) == [os.getpid()] * 2


class _Cluster:
    """An executor of another kind: it only has to answer batches, in any order."""

    width = 2
    least = 0

    class _Later:
        def __init__(self, task: Packed, batch: Packed) -> None:
            self._sent = task, batch

        def result(self) -> bytes:
            task, batch = self._sent
            from i18n.execution.worker import answer

            return answer(task, batch.data)

    def submit(self, task: Packed, batch: Packed) -> _Later:
        return self._Later(task, batch)

    def close(self) -> None: ...


def test_another_executor_has_to_answer_batches_and_no_more() -> None:
    """What plugs in gets bytes and gives bytes."""
    assert list(mapped(tasks.TIMES, [1, 13, 2], _Cluster()))[::2] == [3, 6]


INTERRUPTED = """
import contextlib, signal, sys
from i18n.execution.processes import Processes
from i18n.execution.seam import mapped
from i18n.execution.task import Task
from tests.support import tasks
signal.signal(signal.SIGINT, signal.default_int_handler)  # a test in the background ignores it
with contextlib.suppress(KeyboardInterrupt), contextlib.closing(Processes(2)) as executor:
    task = Task(tasks.waiting, tasks.same, sys.argv[1])
    print("ready", flush=True)
    list(mapped(task, range(1000), executor))
print("stopped")
"""


def test_ctrl_c_stops_all_workers_at_once(tmp_path: Path) -> None:
    """None is waited for, and none is left."""
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    while len(list(tmp_path.iterdir())) < 2:
        os.sched_yield()
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30)[0] == "stopped\n"
    for one in tmp_path.iterdir():
        with pytest.raises(ProcessLookupError):
            os.kill(int(one.name), 0)


def test_workers_end_when_the_run_is_killed(tmp_path: Path) -> None:
    """They read that nobody is there any more."""
    code = (
        "import os, sys, signal\n"
        "from i18n.execution.processes import Processes\n"
        "from i18n.execution.seam import mapped\n"
        "from tests.support import tasks\n"
        "print(next(mapped(tasks.PROCESS, [1], Processes(1))), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    worker = int(done.stdout)
    while _is_running(worker):
        os.sched_yield()


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
