"""Which executor does the work of a run."""

from __future__ import annotations

import pytest

from i18n.execution import choice
from i18n.execution.choice import PAYS, Where, executor


@pytest.mark.parametrize(
    ("where", "workers", "processors", "found"),
    [
        ("here", 4, 4, None),
        ("auto", 0, 1, None),
        ("auto", 0, 4, (4, PAYS)),
        ("auto", 2, 1, (2, PAYS)),
        ("processes", 0, 1, (1, 0)),
        ("processes", 3, 1, (3, 0)),
    ],
)
def test_the_settings_and_the_processors_decide(
    monkeypatch: pytest.MonkeyPatch,
    where: Where,
    workers: int,
    processors: int,
    found: tuple[int, int] | None,
) -> None:
    """How many work, and from how many bytes of sources on it is worth it."""
    monkeypatch.setattr(choice, "processors", lambda: processors)
    with executor(where, workers) as chosen:
        assert (chosen and (chosen.width, chosen.least)) == found
