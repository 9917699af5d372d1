"""The ledger: what is sent is written down first, and a limit is a hard stop."""

from __future__ import annotations

import contextlib
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


def test_a_line_that_was_cut_off_takes_no_other_along(tmp_path: Path) -> None:
    """The next request stands on a line of its own, and what was sent counts."""
    ledger = Spending(tmp_path, Budget(month=2.5), at(11))
    spend(ledger)
    path = tmp_path / "2026-11.csv"
    whole = path.read_bytes()
    path.write_bytes(whole[:-5])  # the row that says “done”: the most counts
    spend(Spending(tmp_path, Budget(month=2.5), at(11)))
    assert [one.cost for one in entries(path)] == [1.0, 1.0]
    spend(Spending(tmp_path, Budget(month=2.5), at(11)))
    with pytest.raises(BudgetError):
        spend(Spending(tmp_path, Budget(month=2.5), at(11)))


@pytest.mark.parametrize("size", range(0, 200, 7))
def test_a_ledger_cut_off_anywhere_still_counts(tmp_path: Path, size: int) -> None:
    """No beginning of it is taken for damage, and no cost for a smaller one."""
    spend(Spending(tmp_path, Budget(), at(11)))
    path = tmp_path / "2026-11.csv"
    path.write_bytes(path.read_bytes()[: 70 + size])
    spend(Spending(tmp_path, Budget(month=9.0), at(11)))
    assert {one.cost for one in entries(path)} == {1.0}


ROW = '2026-11-03T12:00:00Z,00ff,openai,"small, 1",done,1,0,0,'


@pytest.mark.parametrize(
    "line",
    [
        f"{ROW}nan",
        f"{ROW}-5.000000",
        f"{ROW}inf",
        f"{ROW}1e-9",
        "\0\0\0\0",
        "garbage",
        "x" * 200_000,
        ROW.replace(",1,0,0,", ",-1,0,0,1.000000"),
        ROW.replace(",1,0,0,", ",²,0,0,1.000000"),
        '"' + ROW,
    ],
)
def test_what_nobody_can_read_stops_the_spending(tmp_path: Path, line: str) -> None:
    """Where there is a limit for the month; what is wrong is said."""
    spend(Spending(tmp_path, Budget(), at(11)))
    path = tmp_path / "2026-11.csv"
    path.write_text(path.read_text() + line + "\n")
    spend(Spending(tmp_path, Budget(run=1.0), at(11)))
    with pytest.raises(EngineError, match=r"2026-11.csv: line 4 is no request; mend or delete it"):
        spend(Spending(tmp_path, Budget(month=9.0), at(11)))


def test_a_ledger_without_its_first_line_counts(tmp_path: Path) -> None:
    """Somebody took it for one too many."""
    spend(Spending(tmp_path, Budget(), at(11)))
    path = tmp_path / "2026-11.csv"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[1:]))
    with pytest.raises(BudgetError):
        spend(Spending(tmp_path, Budget(month=1.0), at(11)))


def test_a_ledger_that_cannot_be_read_stops_the_spending(tmp_path: Path) -> None:
    """A folder lies in its place."""
    (tmp_path / "2026-11.csv").mkdir()
    with pytest.raises(EngineError, match="nobody knows what was spent"):
        spend(Spending(tmp_path, Budget(month=9.0), at(11)))


def test_a_request_that_passes_midnight_counts_once(tmp_path: Path) -> None:
    """In the month in which it began."""
    months = iter([10, 10, 11, 11, 11])
    ledger = Spending(tmp_path, Budget(month=9.0), lambda: at(next(months))())
    spend(ledger)
    assert [path.name for path in tmp_path.iterdir()] == ["2026-10.csv"]
    (one,) = entries(tmp_path / "2026-10.csv")
    assert (one.done, one.cost) == (True, 1.0)


def test_two_runs_at_once_pass_a_month_by_less_than_one_request(tmp_path: Path) -> None:
    """Each is a run of its own, as `evaluate` beside `run`; they share the ledger."""

    def work(_: int) -> None:
        ledger = Spending(tmp_path, Budget(month=4.5), at(11))
        with contextlib.suppress(BudgetError):
            for _ in range(10):
                spend(ledger)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))
    assert len(entries(tmp_path / "2026-11.csv")) == 5
