"""Whole processes run in turn; the median of the ratios of their CPU times."""

from __future__ import annotations

import resource
import statistics
import subprocess
from collections.abc import Mapping, Sequence

ROUNDS = 5


def cpu(command: Sequence[str]) -> float:
    """The CPU seconds, user and system, that a command and its children take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratios(
    commands: Mapping[str, Sequence[str]], base: str, rounds: int = ROUNDS
) -> dict[str, float]:
    """Each command's CPU time over that of `base`, the median over some rounds."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(cpu(command))
    return {
        name: statistics.median(
            mine / theirs for mine, theirs in zip(found, times[base], strict=True)
        )
        for name, found in times.items()
    }


def show(title: str, found: Mapping[str, float]) -> None:
    """A ratio a line."""
    print(title)
    for name, ratio in found.items():
        print(f"  {ratio:8.2f}  {name}")
