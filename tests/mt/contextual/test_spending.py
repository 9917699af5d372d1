"""The ledger: what is sent is written down first, and a limit is a hard stop."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from i18n.errors import EngineError
from i18n.mt.contextual.prices import Price, Usage
from i18n.mt.contextual.spending import Budget, BudgetError, Payee, Spending, entries

PAYEE = Payee("openai", "small, 1", Price(1.0, 1.0))
MONEY = Usage(1_000_000, 0, 1, 10)


def at(month: int) -> Callable[[], datetime.datetime]:
    """A clock that stands still."""
    return lambda: datetime.datetime(2026, month, 3, 12, tzinfo=datetime.UTC)


def spend(ledger: Spending, used: Usage | None = MONEY) -> None:
    """One request."""
    with ledger.request(PAYEE, MONEY) as receipt:
        receipt.used = used


def test_a_request_is_written_down_before_it_goes_out(tmp_path: Path) -> None:
    """With the most that it can cost; so a run that is cut off has spent that."""
    ledger = Spending(tmp_path, Budget(), at(11))
    with ledger.request(PAYEE, MONEY):
        (one,) = entries(tmp_path / "2026-11.csv")
        assert (one.done, one.cost, one.model) == (False, 1.0, "small, 1")


def test_what_nothing_is_known_of_counts_with_the_most(tmp_path: Path) -> None:
    """A request that broke off may have been worked on."""
    ledger = Spending(tmp_path, Budget(), at(11))
    with pytest.raises(ValueError, match="broken"), ledger.request(PAYEE, MONEY):
        raise ValueError("broken")
    (one,) = entries(tmp_path / "2026-11.csv")
    assert (one.done, one.cost) == (True, 1.0)


def test_a_limit_is_passed_by_less_than_one_request(tmp_path: Path) -> None:
    """From as many threads as may be, whatever each turns out to cost."""
    ledger = Spending(tmp_path, Budget(run=4.5), at(11))
    done = []
    lock = threading.Lock()

    def work(_: int) -> None:
        try:
            spend(ledger)
        except BudgetError:
            return
        with lock:
            done.append(1)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(30)))
    assert len(done) == 5


def test_each_month_has_a_limit_of_its_own(tmp_path: Path) -> None:
    """And a file."""
    spend(Spending(tmp_path, Budget(month=1.0), at(10)))
    ledger = Spending(tmp_path, Budget(month=1.0), at(11))
    spend(ledger)
    with pytest.raises(BudgetError, match=r"this month is used up: 1.00 of 1.00"):
        spend(ledger)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-10.csv", "2026-11.csv"]


def test_lines_that_are_none_are_passed_over(tmp_path: Path) -> None:
    """A line may have been cut off with the machine."""
    ledger = Spending(tmp_path, Budget(), at(11))
    spend(ledger)
    path = tmp_path / "2026-11.csv"
    path.write_text(path.read_text() + "2026-11-03T12:00:00Z,abc,ope\n")
    spend(ledger)
    assert len(entries(path)) == 2


def test_without_a_limit_requests_go_at_the_same_time(tmp_path: Path) -> None:
    """None waits for another."""
    ledger = Spending(tmp_path, Budget(), at(11))
    with ledger.request(PAYEE, MONEY), ledger.request(PAYEE, MONEY):
        assert len(entries(tmp_path / "2026-11.csv")) == 2


def test_what_cannot_be_written_down_is_not_sent(tmp_path: Path) -> None:
    """A file lies where the ledger's folder goes."""
    (tmp_path / "spending").write_text("")
    ledger = Spending(tmp_path / "spending", Budget(), at(11))
    with pytest.raises(EngineError, match="nothing is sent"), ledger.request(PAYEE, MONEY):
        raise AssertionError("sent")
