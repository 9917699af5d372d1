"""`engines list`, `engines install` and `engines remove`: models for more languages.

The network is asked by `engines install LANG` alone, and only while it runs.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from i18n.cli.exit_codes import OK, finish
from i18n.cli.terminal import Terminal
from i18n.errors import EngineError, LanguageError, PipelineError, counted
from i18n.languages.locales import language
from i18n.model import Edge, Problem
from i18n.mt import routing
from i18n.mt.engines import firefox
from i18n.mt.models import download, fetch, store
from i18n.mt.models.index import Offer
from i18n.mt.models.store import Installed, short
from i18n.project import route_scores
from i18n.project.paths import Paths
from i18n.project.settings import load
from i18n.stages.reports import status
from i18n.stages.session import Options, closing, made


def engines(options: Options, terminal: Terminal) -> int:
    """What can translate here, and how that changes."""
    actions = {"list": _list, "install": _install, "remove": _remove}
    if options.action is None:
        return show_engines(options, terminal)
    return actions[options.action](options, terminal)


# --- list and remove -------------------------------------------------------


def _list(options: Options, terminal: Terminal) -> int:
    found = _installed(options)
    if options.format == "json":
        terminal.json({"models": [{**asdict(one), "folder": str(one.folder)} for one in found]})
        return OK
    for one in found:
        pair, size = f"{one.source}-{one.target}", _megabytes(one.size)
        about = f"{one.engine:<8} {one.name:<22} {pair:<8} {one.version or '-':<5} {size:>7}"
        terminal.say(f"{about}  {short(one.folder)}")
    total = _megabytes(sum(one.size for one in found))
    terminal.say(f"{counted(len(found), 'model')}, {total}. `engines` shows all that translates.")
    return OK


def _remove(options: Options, terminal: Terminal) -> int:
    if not options.what:
        raise PipelineError("say which model, by a name that `engines list` shows")
    for name in options.what:
        one = _named(name, _installed(options))
        store.remove(one)
        terminal.say(f"Removed {one.engine} {one.name}, {_megabytes(one.size)}.")
    return OK


def _installed(options: Options) -> list[Installed]:
    settings, _ = load(options.dir)
    folders = [options.dir / Path(path).expanduser() for path in settings.engines.models]
    found = store.installed(folders)
    return [one for one in found if options.engine in (None, one.engine)]


def _named(name: str, found: Sequence[Installed]) -> Installed:
    """The model of that name or pair. Raises PipelineError where it is none or several."""
    fitting = [one for one in found if name == one.name]
    fitting = fitting or [one for one in found if name == f"{one.source}-{one.target}"]
    fitting = [one for one in fitting if one.ours] or fitting
    if not fitting:
        known = ", ".join(dict.fromkeys(one.name for one in found if one.ours)) or "none"
        raise PipelineError(
            f"there is no model “{name}” to remove; `engines install` put here: {known}"
        )
    if len(fitting) > 1:
        which = ", ".join(f"{one.engine} {one.name}" for one in fitting)
        raise PipelineError(
            f"“{name}” is more than one model: {which}; say which name, or --engine"
        )
    return fitting[0]


# --- install ---------------------------------------------------------------


def _install(options: Options, terminal: Terminal) -> int:
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


def _from_network(codes: Sequence[str], options: Options, terminal: Terminal) -> int:
    settings, _ = load(options.dir)
    tags = list(dict.fromkeys(language(code).tag for code in codes))
    if settings.source_language in tags:
        raise LanguageError(f"“{settings.source_language}” is the source language")
    found, silent = fetch.offers(options.engine)
    edges = _edges(options)
    wanted: dict[Offer, None] = {}
    for tag in tags:
        way = fetch.way(found, edges, settings.source_language, tag, silent)
        missing = fetch.missing(way, found)
        wanted |= dict.fromkeys(missing)
        terminal.say(f"{tag}: {way.name}{_takes(missing)}")
    if not options.dry_run:
        for offer in wanted:
            with terminal.downloads() as progress:
                folder = fetch.fetch(offer, progress)
            terminal.say(f"Installed {offer.name} in {short(folder)}.")
    return finish(terminal, [Problem("", 0, "warning", "engine", str(one)) for one in silent])


def _takes(missing: Sequence[Offer]) -> str:
    """What is to be fetched, and how much."""
    if not missing:
        return ", all of it installed"
    parts = [part for offer in missing for part in offer.parts]
    sizes = [part.size or download.size_of(part.urls[0]) for part in parts]
    size = f", {_megabytes(sum(sizes))}" if all(sizes) else ""
    names = " and ".join(offer.name for offer in missing)
    return f"; to be fetched: {names}{size}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB" if size >= 1e6 else f"{size / 1e3:,.0f} kB"


def _edges(options: Options) -> list[Edge]:
    """What is installed already, servers aside."""
    settings, _ = load(options.dir)
    local = [one for one in made(Paths(options.dir, settings)) if one.name != "libretranslate"]
    with closing(local) as found:
        edges, _ = routing.offered(found)
    return [edge for edge in edges if options.engine in (None, edge.engine)]


def _from_file(path: Path, options: Options, terminal: Terminal) -> None:
    """Install what a package, a zip file or a folder holds."""
    if not path.exists():
        raise EngineError("there is no such file", path=str(path))
    if options.dry_run:
        terminal.say(f"{path}: would be installed")
        return
    argos_root, firefox_root = map(store.root_of, ("argos", "firefox"))
    if path.suffix == ".argosmodel":
        with store.workbench(argos_root) as bench:
            store.extract(path, bench / "new")
            package = store.package_in(bench / "new", path)
            folders = [store.put(package, argos_root, package.name)]
    else:
        with store.workbench(firefox_root) as bench:
            folders = _firefox_files(path, bench, firefox_root)
    for folder in folders:
        terminal.say(f"Installed {folder.name} in {short(folder)}.")


def _firefox_files(path: Path, bench: Path, root: Path) -> list[Path]:
    """Every Firefox model in a folder or zip file, each loaded once to prove it."""
    given = path
    if path.is_file():
        given = bench / "zip"
        store.extract(path, given)
        inner = list(given.iterdir())
        given = inner[0] if len(inner) == 1 and inner[0].is_dir() else given
    store.loose(given, bench / "loose")
    found = list(firefox.models(bench / "loose"))
    if not found:
        wanted = "model.enes….bin and its vocab.enes.spm, say"
        raise EngineError(f"holds no Firefox model: {wanted}", path=str(path))
    for model in found:
        firefox.prove(model)
    built = [store.gather(model, bench / "new") for model in found]
    return [store.put(one, root, one.name) for one in built]


def show_engines(options: Options, terminal: Terminal) -> int:
    """What can translate here, and by which route."""
    settings, _ = load(options.dir)
    with closing(made(Paths(options.dir, settings))) as engines:
        languages = [language(code).tag for code in options.lang] or settings.languages
        measured = {tag: route_scores.load(Paths(options.dir, settings), tag) for tag in languages}
        found = routing.survey(engines, settings.source_language, languages, measured)
    if options.format == "json":
        terminal.json(status.survey(found))
    else:
        terminal.survey(found)
    return OK
