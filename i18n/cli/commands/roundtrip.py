"""`roundtrip`: the proof that pages come back byte for byte."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import OK, PROBLEMS, finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.model import Problem
from i18n.project.settings import load
from i18n.project.source_tree import parsing
from i18n.stages import roundtrip


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundtripOptions(CommandOptions):
    """What `roundtrip` is given."""

    paths: tuple[Path, ...]
    out: Path | None


def round_trip(options: RoundtripOptions, terminal: Terminal) -> int:
    """Show that pages come back byte for byte."""
    settings, _ = load(options.directory)
    cut = parsing.cut(settings)
    count = 0
    differing: list[Path] = []
    unread: list[Problem] = []
    with terminal.progress() as progress:
        for given in options.paths:
            total = len(roundtrip.find(given, settings.strings))
            for trip in roundtrip.trips(
                given, cut, settings.source_language, settings.strings, settings.told
            ):
                count += 1
                progress(f"{given}", count, total)
                if isinstance(trip, Problem):
                    unread.append(trip)
                    continue
                if not trip.identical:
                    differing.append(trip.path)
                if options.out:
                    roundtrip.save(trip, options.out)
    for path in differing:
        terminal.tell(f"differs: {path}")
    same = count - len(differing) - len(unread)
    told = f"{counted(count, 'file')}, {same} identical, {len(differing)} differing"
    terminal.say(f"{told}, {len(unread)} unreadable" if unread else told)
    return max(finish(terminal, unread), PROBLEMS if differing else OK)


COMMAND = CommandSpec(
    name="roundtrip",
    text=(
        "Parses and renders every page below PATH without translating it, and compares\n"
        "the bytes. Exit code 1 if any differs."
    ),
    invocation=starting(RoundtripOptions, round_trip),
    arguments=(
        Argument("paths", "file or folder", "PATH", count="+", read=Path),
        Argument("--out", "write rendered pages there", "DIR", read=Path),
    ),
    languages=False,
)
