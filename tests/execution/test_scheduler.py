"""Where a cluster is."""

from __future__ import annotations

import pytest

from i18n.execution.scheduler import fault


@pytest.mark.parametrize("address", ["tcp://host:8786", "tls://10.0.0.1:1", "tcp://[::1]:8786"])
def test_an_address_has_a_host_and_a_port(address: str) -> None:
    """With or without encryption."""
    assert fault(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "",
        "host:8786",
        "tcp://host",
        "tcp://:8786",
        "http://host:80",
        "tcp://a b:1",
        "tcp://h:99999",
    ],
)
def test_anything_else_is_no_address(address: str) -> None:
    """With an example of one."""
    assert "tcp://host:8786" in fault(address)
