"""Money spent on engines, and a budget that is a hard stop.

Each request is written down before it is sent, with the most that it can cost, and again when it
is done, with what it did cost; a request that was never done counts with the most, so that a run
that is cut off cannot hide what it spent. One run of a site at a time spends. The ledger is a CSV
file a month, `.i18n/spending/2026-11.csv`; the months are those of UTC.
"""

from __future__ import annotations

import contextlib
import csv
import datetime
import os
import secrets
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from i18n.errors import EngineError
from i18n.mt.contextual.prices import Price, Usage

FIELDS = ("time", "request", "engine", "model", "state", "sent", "received", "words", "cost")


NO_MONEY = "the budget is used up"


class BudgetError(EngineError):
    """The budget does not allow another request."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be spent in a run and in a month, None for no limit."""

    run: float | None = None
    month: float | None = None

    @property
    def limited(self) -> bool:
        """Whether there is a limit at all."""
        return self.run is not None or self.month is not None


@dataclass(frozen=True, slots=True)
class Payee:
    """Who is paid: an engine, its model, its price."""

    engine: str
    model: str
    price: Price


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the ledger: a request, sent or done, and what it used and cost."""

    time: str
    request: str
    engine: str
    model: str
    done: bool
    used: Usage
    cost: float


def now() -> datetime.datetime:
    """The time, in UTC."""
    return datetime.datetime.now(datetime.UTC)


class Receipt:
    """A request under way: `used` is what it turned out to use."""

    def __init__(self) -> None:
        self.used: Usage | None = None


class Spending:
    """The ledger of a site, and what of the budget is left for this run."""

    def __init__(
        self,
        folder: Path,
        budget: Budget,
        clock: Callable[[], datetime.datetime] = now,
    ) -> None:
        self._folder = folder
        self._budget = budget
        self._clock = clock
        self._free = threading.Condition()
        self._spent = 0.0
        self._under_way: set[str] = set()

    @property
    def limited(self) -> bool:
        """Whether there is a limit: then requests go one at a time."""
        return self._budget.limited

    @contextlib.contextmanager
    def request(self, payee: Payee, most: Usage) -> Iterator[Receipt]:
        """A request that uses at most so much. Raises BudgetError where the budget does not
        allow it, EngineError where the ledger cannot be written: then nothing is sent. Of a
        request that nothing is known of in the end, the most counts."""
        key = secrets.token_hex(8)
        self._reserve(key, payee, most)
        receipt = Receipt()
        try:
            yield receipt
        finally:
            used = most if receipt.used is None else receipt.used
            with self._free:
                self._spent += payee.price.of(used)
                self._under_way.remove(key)
                with contextlib.suppress(OSError):  # the most is written down already
                    self._write(self._row(key, payee, used, "done"))
                self._free.notify_all()

    def _reserve(self, key: str, payee: Payee, most: Usage) -> None:
        """Write a request down. Where there is a limit, requests go one at a time, and one may
        start while anything is left: so the limit is passed by less than one request, whatever
        that turns out to cost."""
        with self._free:
            while self._budget.limited and self._under_way:
                self._free.wait()
            for limit, spent, what in self._limits():
                if spent >= limit:
                    raise BudgetError(_told(limit, spent, what))
            try:
                self._write(self._row(key, payee, most, "sent"))
            except OSError as error:
                what = f"nothing is sent, since its cost cannot be written down: {error.strerror}"
                raise EngineError(f"{payee.engine}: {what}") from error
            self._under_way.add(key)

    def _limits(self) -> Iterator[tuple[float, float, str]]:
        if self._budget.run is not None:
            yield self._budget.run, self._spent, "run"
        if self._budget.month is not None:
            yield self._budget.month, sum(one.cost for one in entries(self._file())), "month"

    def _row(self, key: str, payee: Payee, used: Usage, state: str) -> tuple[str, ...]:
        return (
            self._clock().strftime("%Y-%m-%dT%H:%M:%SZ"),
            key,
            payee.engine,
            payee.model,
            state,
            str(used.sent),
            str(used.received),
            str(used.words),
            f"{payee.price.of(used):.6f}",
        )

    def _file(self) -> Path:
        return self._folder / f"{self._clock():%Y-%m}.csv"

    def _write(self, row: tuple[str, ...]) -> None:
        """One line, in one call, on the disk before the request goes out."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._file()
        line = _line(FIELDS) + _line(row) if not path.exists() else _line(row)
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
        try:
            os.write(number, line.encode())
            os.fsync(number)
        finally:
            os.close(number)


def _line(row: tuple[str, ...]) -> str:
    return ",".join(f'"{one}"' if any(c in one for c in ',"\n') else one for one in row) + "\n"


def _told(limit: float, spent: float, what: str) -> str:
    return (
        f"the budget of this {what} is used up: {spent:.2f} of {limit:.2f} spent;"
        f" “{what}” in [engines.budget] sets it"
    )


def entries(path: Path) -> tuple[Entry, ...]:
    """The requests of a month, each once: as it was done, or as it was sent. Lines that are none
    are passed over."""
    found: dict[str, Entry] = {}
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return ()
    for row in csv.DictReader(text.splitlines()):
        try:
            used = Usage(int(row["sent"]), int(row["received"]), 1, int(row["words"]))
            done, cost = row["state"] == "done", float(row["cost"])
            one = Entry(row["time"], row["request"], row["engine"], row["model"], done, used, cost)
        except (KeyError, TypeError, ValueError):
            continue
        if done or one.request not in found:
            found[one.request] = one
    return tuple(found.values())
