"""Inputs that are far too large or odd, at two sizes: what doubling one costs, and the memory.

    python -m bench.hostile [SHARE [INPUT…]]

A command may take at most 2.3 times the CPU for twice the input, its start-up aside, and at most
8 times the input and 100 MB of memory; its input is what it reads, the page and, where there is
one, the catalog. SHARE scales all sizes: 1 takes an hour or two, 0.1 minutes. Drafting, which asks
an engine for every message, is done at a tenth of that.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.site import approve, one_page

COMMANDS = (("es", "extract"), ("es", "check"), ("es", "build"))
DRAFTING = (("en-XA", "translate"),)
"""Each with its language. What is checked and built is all approved; pseudo drafts."""
DRAFTED = 0.1
MOST_CPU, MOST_MEMORY, SPARE = 2.3, 8, 100
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Used:
    """What a command used: seconds of CPU, and megabytes at most, of how many it read."""

    cpu: float
    peak: float
    read: float = 0.0

    @property
    def allowed(self) -> float:
        """The megabytes that it may use."""
        return MOST_MEMORY * self.read + SPARE


# --- inputs ------------------------------------------------------------------


def paragraph(size: float) -> str:
    """One paragraph of so many characters, in sentences."""
    sentence = "The lamp of the keeper was lit again at {} in the evening, and nobody saw it. "
    count = int(size) // len(sentence)
    return f"<p>{''.join(map(sentence.format, range(count)))}</p>\n"


def tags(count: float) -> str:
    """One paragraph with so many inline elements."""
    return f"<p>{''.join(f'<b>word</b> {number} ' for number in range(int(count)))}</p>\n"


def garbage(size: float) -> str:
    """One line of letters and signs, as they fall."""
    dice = random.Random(7)
    signs = "abcdefghij ABCDEFGHIJ 0123456789 .?!,;:'<>&/=-()[]{}%$@#*|_~ÄéßЖ中。 " + '"'
    return "".join(dice.choices(signs, k=int(size))) + "\n"


def messages(count: float) -> str:
    """A page of so many short paragraphs, no two the same."""
    return "".join(f"<p>The lamp number {number} was lit.</p>\n" for number in range(int(count)))


INPUTS: dict[str, tuple[Callable[[float], str], float]] = {
    "a page of 50 MB": (lambda size: one_page(int(size)), 50 * MB),
    "a paragraph of 5 MB": (paragraph, 5 * MB),
    "100,000 inline elements": (tags, 100_000),
    "a line of 1 MB of garbage": (garbage, 1 * MB),
    "1,000,000 messages in a catalog": (messages, 1_000_000),
}
"""What makes each input, and its full size."""


# --- measuring ---------------------------------------------------------------


def main(share: float, chosen: Sequence[str]) -> int:
    """Print a table; 1 where anything is over a bound."""
    over = 0
    idle = _idle()
    print(
        f"| input, {share:g} of its size | MB read | command | CPU s | double | peak MB | allowed |"
    )
    print("|---|---|---|---|---|---|---|")
    for name, (made, size) in INPUTS.items():
        if chosen and not any(one in name for one in chosen):
            continue
        for commands, part in ((COMMANDS, share), (DRAFTING, share * DRAFTED)):
            half = dict(_used(made(size * part / 2), commands))
            for command, used in _used(made(size * part), commands):
                ratio = (used.cpu - idle) / max(0.05, half[command].cpu - idle)
                bad = ratio > MOST_CPU or used.peak > used.allowed
                over += bad
                print(
                    f"| {name} | {used.read:.1f} | {command} | {used.cpu:.1f} | {ratio:.2f} "
                    f"| {used.peak:.0f} | {used.allowed:.0f}{' **over**' if bad else ''} |",
                    flush=True,
                )
    return int(over > 0)


def _used(page: str, commands: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Used]]:
    """What some commands use on a site of one page, each with what it reads."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "source_texts").mkdir()
        (folder / "source_texts" / "a.html").write_text(page, "utf-8")
        for language, command in commands:
            settings = f'languages = ["{language}"]\n[engines]\norder = ["pseudo"]\n'
            (folder / "i18n.toml").write_text(settings)
            read = len(page.encode()) + _size(folder / "locales" / language)
            used = measured([sys.executable, "pipeline.py", "-C", name, command])
            yield command, replace(used, read=read / MB)
            if command == "extract":
                measured([sys.executable, "-m", "bench.hostile", "approve", name])


def _size(folder: Path) -> int:
    """The bytes of all catalogs in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*.po"))


def _idle() -> float:
    """What a command takes on next to nothing."""
    return min(used.cpu for _, used in _used("<p>One.</p>", COMMANDS))


def measured(command: Sequence[str]) -> Used:
    """A command run to its end, alone and with what it starts."""
    child = os.fork()
    if not child:
        try:
            _become(command)
        finally:
            os._exit(127)
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} failed")
    return Used(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / MB)


def _become(command: Sequence[str]) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    null = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(null, stream)
    os.execve(shutil.which(command[0]) or command[0], list(command), environment)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.argv[1:2] == ["approve"]:
        approve(Path(sys.argv[2]), "es")
    else:
        sys.exit(main(float(sys.argv[1]) if sys.argv[1:] else 1.0, sys.argv[2:]))
