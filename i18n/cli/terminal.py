"""What a person sees: tables, bars, problems; `pipeline` makes it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from i18n.cli.output import Line, Output, to_nobody
from i18n.cli.plain_table import plain_table
from i18n.cli.progress_lines import progress_lines
from i18n.errors import counted, printable
from i18n.model import Problem, Progress
from i18n.stages.reports.in_brief import LOUD

if TYPE_CHECKING:
    from i18n.stages.engines import Survey
    from i18n.stages.reports.forecast import Forecast

_WIDTH = re.compile("[2-9][0-9]|[1-9][0-9]{2,3}")
"""Columns or lines of a terminal in which something can be shown."""

SHOWN = 20
"""Problems that a run prints one by one; `check` prints all."""


def flush() -> None:
    """Hand on what is still to be printed, before Python does and fails where nobody reads."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # closed by who started us
                stream.flush()
        except BrokenPipeError:
            to_nobody(stream)


class Terminal:
    """Standard output for what was asked, standard error for bars and problems."""

    def __init__(self, quiet: bool = False) -> None:
        self.quiet = quiet
        for name in ("COLUMNS", "LINES"):
            if not _WIDTH.fullmatch(os.environ.get(name, "80")):
                del os.environ[name]  # nothing could be shown in it; rich asks the terminal then
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(AttributeError):  # somebody's own stream
                stream.reconfigure(errors="replace")  # type: ignore[union-attr]
        self.out = Output("stdout")
        self.err = Output("stderr")

    def say(self, line: str) -> None:
        """A line for the editor, unless only problems are wanted."""
        if not self.quiet:
            self.tell(line)

    def tell(self, line: str) -> None:
        """A line that was asked for, whatever else is wanted."""
        self.out.write([((printable(line), ""),)])

    def json(self, facts: object) -> None:
        """Facts for a machine; what a terminal would obey is escaped as JSON does it."""
        self.out.write_plain([_json(facts)])

    def lines(self, found: Sequence[str]) -> None:
        """Lines for a machine, as they are but for what a terminal would obey."""
        self.out.write_plain(map(printable, found))

    def fail(self, what: str) -> None:
        """What stopped the run, in one line."""
        self.err.write([(("error: ", "bold red"), (printable(what), ""))])

    def progress(self) -> AbstractContextManager[Progress]:
        """Bars on a terminal; elsewhere a line now and then, so that a log shows what is done."""
        return self._bars("count")

    def downloads(self) -> AbstractContextManager[Progress]:
        """The same, counting bytes."""
        return self._bars("bytes")

    def _bars(self, unit: Literal["count", "bytes"]) -> AbstractContextManager[Progress]:
        if self.quiet:
            return contextlib.nullcontext(lambda what, done, total: None)
        if not self.err.is_terminal:
            return contextlib.nullcontext(progress_lines(self._note, time.monotonic, unit))
        from i18n.cli import console

        return console.bars(self.err.console, unit)

    def _note(self, line: str) -> None:
        self.err.write([((printable(line), ""),)])

    # --- problems ----------------------------------------------------------------

    def problems(self, found: Sequence[Problem]) -> None:
        """Every problem on a line as `path:line: level: message [rule]`."""
        self.err.write(map(_line, _ordered(found)))

    def in_brief(self, found: Sequence[Problem], counts: Mapping[str, int]) -> None:
        """The errors, and the warnings counted; `counts` are how many more of these there are."""
        ordered = _ordered(found)
        loud = [p for p in ordered if p.level == "error" or p.rule in LOUD]
        shown = loud[:SHOWN]
        self.err.write(map(_line, shown))
        told = set(shown)
        self._rest([p for p in ordered if p not in told], counts)

    def _rest(self, found: Sequence[Problem], counts: Mapping[str, int]) -> None:
        errors = sum(p.level == "error" for p in found)
        if errors:
            self.err.wrap(f"… and {counted(errors, 'more error')}; `check` lists them all")
        warnings = Counter(p.rule for p in found if p.level == "warning" and p.path)
        warnings.update(counts)
        bare = (p for p in found if p.level == "warning" and not p.path)
        self.err.write(map(_line, bare))
        if warnings and not self.quiet:
            told = ", ".join(f"{count} {rule}" for rule, count in sorted(warnings.items()))
            self.say(f"Warnings: {told}. `check` lists them.")

    # --- tables --------------------------------------------------------------------

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """A table; columns after the first are numbers, and a zero is shown as a dot. Where there
        is no terminal, each row is a line."""
        if self.quiet:
            return
        cells = [[_cell(value) for value in row] for row in rows]
        told, names = printable(title), [*map(printable, columns)]
        if not self.out.is_terminal:
            self.out.write_plain(plain_table(told, names, cells))
            return
        from i18n.cli import console

        console.table(self.out.console, told, names, cells)

    def pages(self, facts: Mapping[str, Any]) -> None:
        """The status of one language, page by page."""
        columns = ("Page", "messages", "words", "empty", "draft", "approved", "problems", "site")
        wide = self._room()
        rows = [_page_row(_folded(path, wide), page) for path, page in facts["pages"].items()]
        whole = {**facts, "published": f"{facts['published']}/{len(rows)}"}
        strings = facts["strings"].items()
        rows += [
            _page_row(_folded(path, wide), {**one, "published": "by key"}) for path, one in strings
        ]
        title = f"{facts['name']}, drafted by {facts['route'] or 'nobody: no route'}"
        self.table(title, columns, [*rows, _page_row("All", whole)])
        if kept := facts["obsolete"]:
            self.say(f"{counted(kept, 'obsolete message')} kept.")

    def _room(self) -> int:
        """Columns that a page's path may take; 0 where no line ends."""
        return max(1, self.out.console.width - _COUNTS) if self.out.is_terminal else 0

    def left_out(self, found: Sequence[Mapping[str, Any]]) -> None:
        """How many files are not for translators, by the pattern that says so."""
        kinds = ((True, "Not for translators", "file"), (False, "Not looked at", "folder"))
        for published, what, noun in kinds:
            some = Counter(one["pattern"] for one in found if one["published"] is published)
            counts = [f"{counted(n, noun)} by “{pattern}”" for pattern, n in some.most_common()]
            if counts:
                self.say(f"{what}: {', '.join(counts)} (`status --json` lists them).")

    def front_matter(self, facts: Mapping[str, Any]) -> None:
        """How much of the pages' words stands in front matter."""
        if facts and facts["texts"]:
            where = f"{counted(facts['texts'], 'text')} on {counted(facts['pages'], 'page')}"
            self.say(f"In front matter: {where} (`status --json` lists the names).")

    def effort(self, facts: Mapping[str, Any]) -> None:
        """How much people changed the drafts of one language, route by route."""
        if not facts["routes"]:
            self.say(f"{facts['name']}: no draft has been approved yet.")
            return
        columns = (
            f"{facts['name']}, drafted by",
            "approved",
            "words",
            "unchanged",
            "edits",
            "chrF",
        )
        self.table("", columns, [_effort_row(route) for route in facts["routes"]])
        if unknown := sum(route["unknown"] for route in facts["routes"]):
            self.say(
                f"{unknown} of the changed drafts are not known any more; the rest stands for them."
            )

    def forecast(self, found: Mapping[str, Forecast]) -> None:
        """What a run would do."""
        columns = ("Language", "unsettled", "restored", "to draft", "words", "in", "out")
        rows = [
            (name, f.unsettled, f.restored, f.new, f.words, len(f.entering), len(f.leaving))
            for name, f in found.items()
        ]
        self.table("A run would", columns, rows)
        for name, one in found.items():
            for page in one.entering:
                self.say(f"{name}: {page} would enter the site.")
            for page in one.leaving:
                self.say(f"{name}: {page} would leave the site.")

    def reason(self, source: str, why: str) -> None:
        """A sentence and why it reads as it does."""
        self.say(f"  {source}")
        if not self.quiet:
            self.out.write([((f"      {printable(why)}", "dim"),)])

    def survey(self, found: Survey) -> None:
        """Edges, routes, and what is missing."""
        edges: dict[str, list[str]] = {}
        for edge in found.edges:
            edges.setdefault(edge.engine, []).append(f"{edge.source}-{edge.target}")
        self.say("Installed")
        for engine, pairs in edges.items():
            self.say(f"  {engine}: {', '.join(sorted(pairs))}")
        self.say("Routes, best first")
        for language, ways in found.best:
            none = f"none; `engines install {language}` gets one, where there is one"
            self.say(f"  {language}: {'; '.join(way.name for way in ways) or none}")
        if found.missing:
            self.say("For more")
        for line in found.missing:
            self.say(f"  {line}")


def _json(facts: object) -> str:
    """JSON whose letters can be read, and whose other characters a terminal does not obey."""
    lines = json.dumps(facts, ensure_ascii=False, indent=2).split("\n")
    if all(line == printable(line) for line in lines):
        return "\n".join(lines)
    return json.dumps(facts, indent=2)


def _ordered(found: Iterable[Problem]) -> list[Problem]:
    """Problems, each once, by level, place, rule and words. The words are asked for only where
    all else is equal: there may be millions."""
    ordered: list[Problem] = []
    for _, some in groupby(sorted(set(found), key=_order), _order):
        ordered += sorted(some, key=lambda one: one.told)
    return ordered


def _order(problem: Problem) -> tuple[str, str, str, int, str]:
    return problem.level, problem.language, problem.path, problem.line, problem.rule


def _line(problem: Problem) -> Line:
    where = f"{problem.path}:{problem.line}" if problem.line else problem.path
    style = "bold red" if problem.level == "error" else "yellow"
    lead = f"{where}: " if where else ""
    language = f"{problem.language}: " if problem.language and not where else ""
    said = f": {language}{problem.told} [{problem.rule}]"
    return (printable(lead), ""), (problem.level, style), (printable(said), "")


def _cell(value: object) -> str:
    if value is True:
        return "yes"
    if value is False or value == 0:
        return "·"
    if isinstance(value, int):
        return f"{value:,}"
    return "\n".join(printable(line) for line in str(value).split("\n"))


def _page_row(name: str, facts: Mapping[str, Any]) -> tuple[object, ...]:
    keys = ("messages", "words", "empty", "draft", "approved", "problems", "published")
    return (name, *(facts[key] for key in keys))


_COUNTS = 60
"""Columns that the counts of a page take."""


def _folded(path: str, wide: int) -> str:
    """A path that is too long for its column, on two lines that part at a folder; with no room
    named (0) on one."""
    path = printable(path)
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}\n  {name}" if slash and 0 < wide < len(path) else path


def _effort_row(route: Mapping[str, Any]) -> tuple[object, ...]:
    edits = "?" if route["edit_rate"] is None else f"{route['edit_rate']:.0%}"
    chrf = "?" if route["chrf"] is None else f"{route['chrf']:.1f}"
    same = f"{route['unchanged'] / route['approved']:.0%}"
    return (route["route"], route["approved"], route["words"], same, edits, chrf)
