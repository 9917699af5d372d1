"""Money spent on engines, and a budget that is a hard stop.

Each request is written down before it is sent, with the most that it can cost, and again when it
is done, with what it did cost; a request that was never done counts with the most, so that a run
that is cut off cannot hide what it spent. The ledger is a CSV file a month,
`.i18n/spending/2026-11.csv`, each request in that of the month in which it began; the months are
those of UTC. Where a line of it says nothing, nobody knows what was spent, and nothing is sent; the
beginning of a line, cut off with the machine, is none.
"""

from __future__ import annotations

import contextlib
import csv
import datetime
import fcntl
import math
import os
import re
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
        key, receipt = secrets.token_hex(8), Receipt()
        with self._alone(payee):
            path = self._reserve(key, payee, most)
            try:
                yield receipt
            finally:
                used = most if receipt.used is None else receipt.used
                with self._free:
                    self._spent += payee.price.of(used)
                    self._under_way.remove(key)
                    with contextlib.suppress(OSError):  # the most is written down already
                        self._write(path, self._row(key, payee, used, "done"))
                    self._free.notify_all()

    @contextlib.contextmanager
    def _alone(self, payee: Payee) -> Iterator[None]:
        """Hold the ledger, where a month has a limit: other runs of the site, and `evaluate`,
        wait until the request is done. A file system without locks holds nothing."""
        if self._budget.month is None:
            yield
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            number = os.open(self._folder, os.O_RDONLY | os.O_CLOEXEC)
        except OSError as error:
            raise EngineError(f"{payee.engine}: {_unwritten(error)}") from error
        try:
            with contextlib.suppress(OSError):
                fcntl.flock(number, fcntl.LOCK_EX)
            yield
        finally:
            os.close(number)

    def _reserve(self, key: str, payee: Payee, most: Usage) -> Path:
        """Write a request down, in the file that is given back. Where there is a limit, requests
        go one at a time, and one may start while anything is left: so the limit is passed by less
        than one request, whatever that turns out to cost."""
        with self._free:
            while self._budget.limited and self._under_way:
                self._free.wait()
            path = self._file()
            for limit, spent, what in self._limits(path):
                if not spent < limit:
                    raise BudgetError(_told(limit, spent, what))
            try:
                self._write(path, self._row(key, payee, most, "sent"))
            except OSError as error:
                raise EngineError(f"{payee.engine}: {_unwritten(error)}") from error
            self._under_way.add(key)
            return path

    def _limits(self, path: Path) -> Iterator[tuple[float, float, str]]:
        if self._budget.run is not None:
            yield self._budget.run, self._spent, "run"
        if self._budget.month is not None:
            yield self._budget.month, _sum(path), "month"

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

    def _write(self, path: Path, row: tuple[str, ...]) -> None:
        """One line, in one call, on the disk before the request goes out; on a line of its own,
        though the one before may have been cut off."""
        self._folder.mkdir(parents=True, exist_ok=True)
        number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
        try:
            size = os.fstat(number).st_size
            cut_off = size and os.pread(number, 1, size - 1) != b"\n"
            before = "\n" if cut_off else "" if size else _line(FIELDS)
            os.write(number, f"{before}{_line(row)}".encode())
            os.fsync(number)
        finally:
            os.close(number)


def _line(row: tuple[str, ...]) -> str:
    return ",".join(f'"{one}"' if any(c in one for c in ',"\n') else one for one in row) + "\n"


def _unwritten(error: OSError) -> str:
    return f"nothing is sent, since its cost cannot be written down: {error.strerror}"


def _told(limit: float, spent: float, what: str) -> str:
    return (
        f"the budget of this {what} is used up: {spent:.2f} of {limit:.2f} spent;"
        f" “{what}” in [engines.budget] sets it"
    )


def entries(path: Path) -> tuple[Entry, ...]:
    """The requests of a month, each once: as it was done, or as it was sent. Lines that are none
    are passed over."""
    try:
        return _read(path)[0]
    except OSError:
        return ()


def _sum(path: Path) -> float:
    """What a month took. Raises EngineError where that cannot be known."""
    try:
        found, odd = _read(path)
    except FileNotFoundError:
        return 0.0
    except OSError as error:
        raise EngineError(_unread(path, error.strerror or "it cannot be read")) from error
    if odd:
        raise EngineError(_unread(path, f"line {odd} is no request"))
    return math.fsum(one.cost for one in found)


def _unread(path: Path, why: str) -> str:
    where = "/".join(path.parts[-3:])
    return f"nothing is sent, since nobody knows what was spent: {where}: {why}; mend or delete it"


def _read(path: Path) -> tuple[tuple[Entry, ...], int]:
    """The requests of a month, and the number of the first line that says nothing, 0 for none.
    Raises OSError."""
    found: dict[str, Entry] = {}
    odd = 0
    for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), 1):
        one = _entry(line)
        if one and (one.done or one.request not in found):
            found[one.request] = one
        elif not (one or odd or _CUT_OFF.fullmatch(line) or line == ",".join(FIELDS)):
            odd = number
    return tuple(found.values()), odd


def _entry(line: str) -> Entry | None:
    """A line as a request; None for another."""
    try:
        row = next(csv.reader([line]), [])
    except csv.Error:
        return None
    if len(row) != len(FIELDS) or not _WHEN.fullmatch(row[0]) or row[4] not in ("sent", "done"):
        return None
    if not all(one.isascii() and one.isdigit() and len(one) < 16 for one in row[5:8]):
        return None
    if not _COST.fullmatch(row[8]):
        return None
    used = Usage(int(row[5]), int(row[6]), 1, int(row[7]))
    return Entry(row[0], row[1], row[2], row[3], row[4] == "done", used, float(row[8]))


_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.A)
_COST = re.compile(r"\d{1,18}\.\d{6}", re.A)
_CUT_OFF = re.compile(
    rf"[\dTZ:-]{{0,19}}|{_WHEN.pattern}(?:,(?:[^,\"\x00]*|\"[^\"\x00]*\"?)){{0,7}}"
    rf"|{_WHEN.pattern}(?:,(?:[^,\"\x00]*|\"[^\"\x00]*\")){{7}},\d*\.?\d{{0,5}}",
    re.A,
)
"""The beginning of a request's line."""
