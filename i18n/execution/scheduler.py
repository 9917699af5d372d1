"""Where a cluster is to be found, and how long it is waited for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Scheduler:
    """The `address` of a Dask scheduler, "" for none; `ca`, `cert` and `key` are the files that
    TLS needs, "" for what Dask's own settings say."""

    address: str = ""
    ca: str = ""
    cert: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Patience:
    """For how many seconds the way to a scheduler is tried, a scheduler may be silent, a cluster be
    without any worker, and an answer to one batch be missing; and after how many they are looked
    after."""

    connect: float = 10.0
    silence: float = 30.0
    workers: float = 60.0
    answer: float = 1800.0
    look: float = 5.0


def fault(address: str) -> str:
    """What is wrong with the address of a scheduler, "" for nothing."""
    try:
        parts = urlsplit(address)
        proper = parts.scheme in ("tcp", "tls") and parts.hostname and parts.port
    except ValueError:
        proper = None
    plain = proper and address.isprintable() and " " not in address
    return "" if plain else "it must be an address such as tcp://host:8786 or tls://host:8786"
