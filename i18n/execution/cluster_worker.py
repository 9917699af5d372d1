"""What a worker of a cluster does for us, and what it says of itself.

A worker may have been started with another version of ours, or another Python: it then has other
results. Each batch says what it was made with, and a worker that differs refuses it.
"""

from __future__ import annotations

import gc
from functools import cache
from threading import Lock

from i18n.execution import worker
from i18n.execution.known_files import KnownFiles
from i18n.execution.own_version import Facts, own_facts
from i18n.execution.task import Packed

_ONE = Lock()
"""A worker answers one batch at a time, however many threads it has: Python runs one of them, and
what is kept for a task is for one at a time."""


class OtherVersionError(Exception):
    """A worker has another version of ours, of Python or of a library; its text says which."""


@cache
def facts() -> Facts:
    """What results depend on here, as it was when it was asked first: who exchanges our files
    under a running process does not change the code that it has loaded."""
    return own_facts(KnownFiles({}))


def kept(data: bytes) -> bytes:
    """What a task is made of, to be kept where it is needed."""
    return data


def answered(wanted: Facts, key: str, data: bytes, batch: bytes) -> bytes:
    """The answer to a batch, as `worker.answer` has it. Raises OtherVersionError where this is no
    place for it, and MemoryError."""
    if told := difference(facts(), wanted):
        raise OtherVersionError(told)
    with _ONE:
        gc.set_threshold(50_000, 20, 100)  # as `pipeline.main` does
        return worker.answer(Packed(key, data), batch)


def difference(there: Facts, here: Facts) -> str:
    """How a worker differs from what is wanted: `Python 3.12.1 (here 3.11.7)`; "" where it does
    not."""
    known, wanted = dict(there), dict(here)
    return ", ".join(
        f"{name} {known.get(name) or 'none'} (here {wanted.get(name) or 'none'})"
        for name in sorted(wanted.keys() | known.keys())
        if known.get(name) != wanted.get(name)
    )
