"""Values that are on disk where they are many."""

from __future__ import annotations

import pytest

from i18n.execution import spilled
from i18n.execution.spilled import InOrder, Made, Spilled, overlaid


@pytest.fixture(autouse=True)
def only_two_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spilled, "SPARED", 2)


def test_many_values_are_equal_when_they_are_asked_for() -> None:
    values = {f"{number}.html": ("text", number) for number in range(9)}
    kept = Spilled(values.items())
    assert dict(kept) == values
    assert list(kept) == list(values)
    assert kept["7.html"] == ("text", 7)
    assert "8.html" in kept
    assert "9.html" not in kept
    assert kept.get("9.html") is None


def test_few_are_the_very_values() -> None:
    values = [["a"], ["b"], ["c"]]
    kept = Spilled(zip("ab", values, strict=False))
    assert kept["a"] is values[0]
    kept.put("c", values[2])
    assert kept["a"] == values[0]
    assert kept["a"] is not values[0]
    assert kept["c"] is not values[2]


def test_a_value_can_be_replaced_while_others_are_read() -> None:
    kept: Spilled[int] = Spilled((str(n), n) for n in range(4))
    read = iter(kept.values())
    assert next(read) == 0
    assert kept["3"] == 3
    kept.put("2", 5)
    assert kept["3"] == 3
    assert [*read] == [1, 5, 3]


def test_the_last_value_of_a_name_stands_where_its_first_did() -> None:
    kept = Spilled((name, 0) for name in "abcd")
    assert kept["c"] == 0
    for number, name in enumerate("ac", 1):
        kept.put(name, number)
    assert [*kept.items()] == [("a", 1), ("b", 0), ("c", 2), ("d", 0)]


def test_what_is_made_when_it_is_asked_for_is_made_anew_once_others_were() -> None:
    asked: list[str] = []

    def make(name: str) -> str:
        asked.append(name)
        return name.upper()

    made = Made("abcdef", make)
    assert not asked
    assert made["a"] == made["a"] == "A"
    assert asked == ["a"]
    assert list(made.values()) == list("ABCDEF")
    assert "z" not in made
    assert made.get("z") is None
    assert len(made) == 6


def test_changed_values_stand_where_the_old_ones_did() -> None:
    now = overlaid({"b": 2, "z": 3}, Spilled((name, 0) for name in "abc"))
    assert [*now.items()] == [("a", 0), ("b", 2), ("c", 0), ("z", 3)]


def test_values_in_order_are_a_sequence() -> None:
    named = Spilled((name, name.upper()) for name in "abcd")
    every = InOrder(named)
    assert [*every] == ["A", "B", "C", "D"]
    assert every[-1] == "D"
    assert [*every[1:3]] == ["B", "C"]
    assert len(InOrder(named, "db")) == 2
    assert [*InOrder(named, "db")] == ["D", "B"]
