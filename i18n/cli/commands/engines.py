"""`engines list`, `engines install` and `engines remove`: models for more languages.

The network is asked by `engines install LANG` alone, and only while it runs.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import OK, finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import PipelineError, counted
from i18n.model import Problem
from i18n.stages.engines import (
    Offer,
    fetch_model,
    from_file,
    installed,
    needed,
    offered,
    path_for_people,
    remove,
    size_of,
    source_and_targets,
    survey,
    survey_facts,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnginesOptions(CommandOptions):
    """What `engines` is given."""

    action: Literal["list", "install", "remove"] | None
    what: tuple[str, ...]
    engine: Literal["firefox", "argos"] | None
    dry_run: bool


def engines(options: EnginesOptions, terminal: Terminal) -> int:
    """What can translate here, and how that changes."""
    actions = {"list": _list, "install": _install, "remove": _remove}
    if options.action is None:
        return show_engines(options, terminal)
    return actions[options.action](options, terminal)


# --- list and remove -------------------------------------------------------


def _list(options: EnginesOptions, terminal: Terminal) -> int:
    found = installed(options.directory, options.engine)
    if options.format == "json":
        terminal.json({"models": [{**asdict(one), "folder": str(one.folder)} for one in found]})
        return OK
    for one in found:
        pair, size = f"{one.source}-{one.target}", _megabytes(one.size)
        about = f"{one.engine:<8} {one.name:<22} {pair:<8} {one.version or '-':<5} {size:>7}"
        terminal.say(f"{about}  {path_for_people(one.folder)}")
    total = _megabytes(sum(one.size for one in found))
    terminal.say(f"{counted(len(found), 'model')}, {total}. `engines` shows all that translates.")
    return OK


def _remove(options: EnginesOptions, terminal: Terminal) -> int:
    if not options.what:
        raise PipelineError("say which model, by a name that `engines list` shows")
    for name in options.what:
        one = remove(options.directory, name, options.engine)
        terminal.say(f"Removed {one.engine} {one.name}, {_megabytes(one.size)}.")
    return OK


# --- install ---------------------------------------------------------------


def _install(options: EnginesOptions, terminal: Terminal) -> int:
    if not options.what:
        raise PipelineError("say for which language, such as: engines install es")
    given = [Path(what) for what in options.what if _is_path(what)]
    for path in given:
        _from_file(path, options, terminal)
    codes = [what for what in options.what if not _is_path(what)]
    return _from_network(codes, options, terminal) if codes else OK


def _is_path(what: str) -> bool:
    """A folder is written with a slash: a site may well have one of the name `es`."""
    return os.sep in what or Path(what).suffix in (".argosmodel", ".zip")


def _from_network(codes: Sequence[str], options: EnginesOptions, terminal: Terminal) -> int:
    source, targets = source_and_targets(options.directory, codes)
    found = offered(options.directory, options.engine)
    wanted: dict[Offer, None] = {}
    for way in needed(found, source, targets):
        wanted |= dict.fromkeys(way.missing)
        terminal.say(f"{way.language}: {way.route}{_takes(way.missing)}")
    if not options.dry_run:
        for offer in wanted:
            with terminal.downloads() as progress:
                folder = fetch_model(offer, progress)
            terminal.say(f"Installed {offer.name} in {path_for_people(folder)}.")
    silent = [Problem("", 0, "warning", "engine", str(one)) for one in found.silent]
    return finish(terminal, silent)


def _takes(missing: Sequence[Offer]) -> str:
    """What is to be fetched, and how much."""
    if not missing:
        return ", all of it installed"
    size = size_of(missing)
    about = f", {_megabytes(size)}" if size else ""
    names = " and ".join(offer.name for offer in missing)
    return f"; to be fetched: {names}{about}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB" if size >= 1e6 else f"{size / 1e3:,.0f} kB"


def _from_file(path: Path, options: EnginesOptions, terminal: Terminal) -> None:
    """Install what a package, a zip file or a folder holds."""
    folders = from_file(path, dry_run=options.dry_run)
    if options.dry_run:
        terminal.say(f"{path}: would be installed")
    for folder in folders:
        terminal.say(f"Installed {folder.name} in {path_for_people(folder)}.")


def show_engines(options: EnginesOptions, terminal: Terminal) -> int:
    """What can translate here, and by which route."""
    found = survey(options.directory, options.languages)
    if options.format == "json":
        terminal.json(survey_facts(found))
    else:
        terminal.survey(found)
    return OK


COMMAND = CommandSpec(
    name="engines",
    text=(
        "Lists the installed language pairs, the routes to each language, and what to\n"
        "install for more. `engines install es` fetches the best model for Spanish (the\n"
        "one command that needs the network); it also takes a FILE.argosmodel, or a\n"
        "folder or zip of Firefox models. `engines list` says which models are here,\n"
        "`engines remove NAME` takes one away."
    ),
    invocation=starting(EnginesOptions, engines),
    arguments=(
        Argument(
            "action",
            "what to do with models; without it the routes are shown",
            count="?",
            choices=("list", "install", "remove"),
        ),
        Argument(
            "what", "languages, files or folders/ to install, or names to remove", "WHAT", count="*"
        ),
        Argument("--engine", "only the models of this engine", choices=("firefox", "argos")),
        Argument("--dry-run", "say what would be fetched, and fetch nothing", flag=True),
    ),
    json=True,
)
