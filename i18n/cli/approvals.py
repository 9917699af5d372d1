"""What `approve` and `unapprove` take, do and say: the one gives approvals, the other takes them
back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import exit_code, finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import OutputError, counted
from i18n.model import Problem
from i18n.project import git
from i18n.project.paths import Paths
from i18n.project.reading import catalogs_of
from i18n.stages.approval.approve import Approval, Command, carry_out, planned
from i18n.stages.approval.selection import Wanted
from i18n.stages.approval.undo import Undone, undo
from i18n.stages.reports import explain, problem_facts
from i18n.stages.session import opened

SHOWN = 20
"""So many pages are named, those with most texts first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalOptions(CommandOptions):
    """What `approve` and `unapprove` are given."""

    pages: tuple[str, ...]
    all: bool
    routes: tuple[str, ...]
    copied: bool
    memory: bool
    texts: tuple[str, ...]
    by: str
    dry_run: bool
    undo: bool

    @property
    def wanted(self) -> Wanted:
        """Which messages are meant."""
        return Wanted(self.pages, self.routes, self.copied, self.memory, self.texts)


def command(name: Command, text: str) -> CommandSpec:
    """The specification of one of the two."""
    return CommandSpec(
        name=name,
        text=f"{text}\n\n{_TEXT}",
        invocation=starting(ApprovalOptions, partial(_run, name)),
        arguments=_ARGUMENTS,
        json=True,
    )


_TEXT = """\
PAGE is a path such as news/a.html, with or without its suffix, a folder (news/)
or a pattern ("news/*"). Filters narrow that down: --route, --copied and
--memory say who drafted (any of them), --text what the text says. --dry-run
shows each text and writes nothing. --undo puts everything back as it was before
the last such command: states, comments and dates. What somebody has changed
since stays, and is named. 20 such commands can be undone, the last first."""

_ARGUMENTS = (
    Argument("pages", "pages, folders or patterns", "PAGE", count="*"),
    Argument("--all", "all pages", flag=True),
    Argument(
        "--route", "what this route drafted, or one of its legs", "ROUTE", "routes", repeated=True
    ),
    Argument("--copied", "what was copied: names, numbers and the like alone", flag=True),
    Argument("--memory", "what people approved elsewhere for the same source", flag=True),
    Argument(
        "--text", "what has these words, here or in its source", "WORDS", "texts", repeated=True
    ),
    Argument(
        "--by", 'the translator, as "Ana <ana@example.org>" (default: git\'s)', "NAME", default=""
    ),
    Argument("--dry-run", "say what would be done, and write nothing", flag=True),
    Argument("--undo", "undo the last time, whole", flag=True),
)


def _run(name: Command, options: ApprovalOptions, terminal: Terminal) -> int:
    _prove_clear(name, options)
    if options.dry_run:
        return _undo(name, options, terminal) if options.undo else _plan(name, options, terminal)
    with opened(options.directory) as left:
        work = _undo if options.undo else _do
        return work(name, options, terminal, left)


def _prove_clear(name: Command, options: ApprovalOptions) -> None:
    """Raise OutputError where nobody can know what is meant: all must be said."""
    named = options.wanted != Wanted()
    if options.undo and (named or options.all or options.languages):
        raise OutputError(f"{name} --undo takes back all of the last time; name nothing beside it")
    if not options.undo and not named and not options.all:
        what = "name pages, or a filter such as --copied or --text WORDS, or say --all"
        raise OutputError(f"{name} what? {what}")


def _by(options: ApprovalOptions, paths: Paths) -> str:
    return options.by or git.person(paths.root)


# --- giving and taking back --------------------------------------------------------------


def _plan(name: Command, options: ApprovalOptions, terminal: Terminal) -> int:
    paths, languages = catalogs_of(options.directory, options.languages)
    found = [one for _, one in planned(paths, name, languages, options.wanted)]
    if options.format == "text":
        for one in found:
            _show(terminal, paths, one)
    return _told(name, options, terminal, found, ())


def _do(
    name: Command, options: ApprovalOptions, terminal: Terminal, left: tuple[Problem, ...]
) -> int:
    paths, languages = catalogs_of(options.directory, options.languages)
    plans = planned(paths, name, languages, options.wanted)
    done = carry_out(paths, name, plans, _by(options, paths))
    return _told(name, options, terminal, done, left)


def _show(terminal: Terminal, paths: Paths, found: Approval) -> None:
    """Every text that would be changed, with its place."""
    for (stem, _), message in found.messages:
        where = f"{paths.po_name(found.language, stem)}:{message.line}"
        text = " | ".join(message.forms) if message.plural else message.text
        doubt = f"  [{message.origin.doubt}]" if message.origin and message.origin.doubt else ""
        terminal.say(f"{where}: “{explain.named(message)}” → “{text}”{doubt}")


def _told(
    name: Command,
    options: ApprovalOptions,
    terminal: Terminal,
    found: Sequence[Approval],
    left: tuple[Problem, ...],
) -> int:
    problems = [*left, *(problem for one in found for problem in one.problems)]
    if options.format == "json":
        facts = {one.language.tag: _facts(one) for one in found}
        terminal.json({"languages": facts, "problems": problem_facts.problems(problems)})
        return exit_code(problems)
    for one in found:
        _say(name, options, terminal, one)
    return finish(terminal, problems)


def _say(name: Command, options: ApprovalOptions, terminal: Terminal, found: Approval) -> None:
    would = "would be " if options.dry_run else ""
    done = "approved" if name == "approve" else "no longer approved"
    pages = Counter(page for _, message in found.messages for page in message.places)
    where = f" on {counted(len(pages), 'page')}" if pages else ""
    count = counted(len(found.messages), "text")
    terminal.say(f"{found.language.name}: {count} {would}{done}{where}.")
    for page, number in pages.most_common(SHOWN):
        terminal.say(f"  {page}  {number:,}")
    if len(pages) > SHOWN:
        terminal.say(f"  … and {counted(len(pages) - SHOWN, 'more page')}")
    if found.doubted:
        terminal.say(f"  {counted(found.doubted, 'draft')} of them had a doubt (“# check: …”).")
    if found.outdated:
        what = f"{counted(found.outdated, 'text')} of them"
        terminal.say(f"  {what} had been written for an earlier source.")


def _facts(found: Approval) -> dict[str, Any]:
    return {
        "texts": len(found.messages),
        "doubted": found.doubted,
        "outdated": found.outdated,
        "messages": [
            {
                "catalog": stem,
                "context": key.context,
                "source": key.source,
                "text": list(message.forms) if message.plural else message.text,
                "pages": list(message.places),
            }
            for (stem, key), message in found.messages
        ],
    }


# --- undoing -----------------------------------------------------------------------------


def _undo(
    name: Command, options: ApprovalOptions, terminal: Terminal, left: tuple[Problem, ...] = ()
) -> int:
    paths, _ = catalogs_of(options.directory, ())
    done = undo(paths, name, _by(options, paths), dry=options.dry_run)
    problems = [*left, *(problem for one in done for problem in one.problems)]
    if options.format == "json":
        facts = {one.language.tag: {"restored": one.restored, "copies": one.copies} for one in done}
        terminal.json({"languages": facts, "problems": problem_facts.problems(problems)})
        return exit_code(problems)
    for one in done:
        _say_undone(options, terminal.say, one)
    return finish(terminal, problems)


def _say_undone(options: ApprovalOptions, say: Callable[[str], None], one: Undone) -> None:
    would = "would be" if options.dry_run else "is" if one.restored == 1 else "are"
    say(f"{one.language.name}: {counted(one.restored, 'text')} {would} as before.")
    if one.copies:
        what = counted(one.copies, "copy").replace("copys", "copies")
        verb = "would be drafts" if options.dry_run else "drafts"
        say(f"  {what} of them on other pages, approved by a run since: {verb} again.")
