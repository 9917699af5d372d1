"""What a worker of a cluster refuses, and why."""

from __future__ import annotations

import pickle

import pytest

from i18n.execution import cluster_worker, worker
from i18n.execution.cluster_worker import OtherVersionError, answered, difference, facts
from i18n.execution.own_version import Facts
from i18n.execution.task import packed
from tests.support import tasks

HERE: Facts = (("i18n-pipeline", "2 (code b)"), ("Python", "3.11.7"), ("polib", "1.2.0"))


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (HERE, ""),
        ((HERE[0], ("Python", "3.12.1"), HERE[2]), "Python 3.12.1 (here 3.11.7)"),
        (
            (("i18n-pipeline", "1 (code a)"), HERE[1]),
            "i18n-pipeline 1 (code a) (here 2 (code b)), polib none (here 1.2.0)",
        ),
    ],
)
def test_what_differs_is_named_with_both_versions(there: Facts, told: str) -> None:
    """Ours, that of Python, and those of libraries."""
    assert difference(there, HERE) == told


def test_a_batch_of_another_version_is_refused() -> None:
    """It is not even read."""
    with pytest.raises(OtherVersionError, match="Python"):
        answered((("Python", "2.7"),), "key", b"", b"")


def test_a_batch_of_the_same_version_is_answered() -> None:
    """As any worker answers it."""
    task, batch = packed(tasks.TIMES), worker.batch_of([pickle.dumps(2), pickle.dumps(5)])
    found = answered(facts(), task.key, cluster_worker.kept(task.data), batch.data)
    assert pickle.loads(found) == [6, 15]
