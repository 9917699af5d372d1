"""What a cluster that is not there, or not for us, leads to; a real one is in tests/integration."""

from __future__ import annotations

import socket
import sys

import pytest

from i18n.errors import ClusterError
from i18n.execution import cluster
from i18n.execution.choice import executor
from i18n.execution.cluster import MISSING, Cluster
from i18n.execution.scheduler import Patience, Scheduler

SOON = Patience(connect=0.3)


def test_without_the_library_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(ClusterError, match=r"pip install 'i18n-pipeline\[dask\]'") as raised,
        executor("dask", 0, Scheduler("tcp://127.0.0.1:1")),
    ):
        pass
    assert raised.value.what == MISSING


def test_a_scheduler_that_is_not_there_is_not_waited_for_long() -> None:
    """Nobody listens at its address."""
    with pytest.raises(ClusterError, match=r"no way to the scheduler tcp://127\.0\.0\.1:1: "):
        Cluster(Scheduler("tcp://127.0.0.1:1"), patience=SOON)


def test_what_says_nothing_is_not_waited_for_long() -> None:
    """Something else listens there, or the scheduler hangs."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(ClusterError, match=f"no way to the scheduler {address}: "):
            Cluster(Scheduler(address), patience=SOON)


@pytest.mark.parametrize(
    "scheduler",
    [
        Scheduler("tls://127.0.0.1:1"),
        Scheduler("tls://127.0.0.1:1", "/none/ca.pem", "/none/cert.pem", "/none/key.pem"),
        Scheduler("tcp://127.0.0.1:1", "/none/ca.pem", "/none/cert.pem", "/none/key.pem"),
    ],
)
def test_tls_that_cannot_be_is_said(scheduler: Scheduler) -> None:
    """No files, files that are not there, or an address without it."""
    with pytest.raises(ClusterError, match="no way to the scheduler t"):
        Cluster(scheduler, patience=SOON)


def test_files_for_tls_are_given_to_dask() -> None:
    """Where none are named, Dask's own settings count."""
    assert cluster._security(Scheduler("tls://h:1")) is None
    found = cluster._security(Scheduler("tls://h:1", "a", "b", "c"))
    assert (found.tls_ca_file, found.tls_client_cert, found.tls_client_key) == ("a", "b", "c")
    assert found.require_encryption
