"""The models on this machine: which there are, put one in place as a whole, take one away.

An Argos package goes where Argos Translate keeps its own, a Firefox model into the cache of
`fxtranslate`; so the engines find them without any setting, as those programs do.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import stat
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from i18n.errors import EngineError, OutputError, PipelineError
from i18n.mt.engines import argos, firefox
from i18n.mt.models.home import home
from i18n.storage import exchanged, held, read


@dataclass(frozen=True, slots=True)
class Installed:
    """A model on this machine. `size` in bytes; `ours` where `engines remove` may take it away."""

    engine: str
    name: str
    source: str
    target: str
    version: str
    size: int
    folder: Path
    ours: bool


def installed(folders: Sequence[Path] = ()) -> tuple[Installed, ...]:
    """Every model, by engine and name; `folders` are the settings' folders of Firefox models."""
    found = [_argos(package) for package in argos.packages(argos.folder())]
    places = dict.fromkeys((*folders, firefox.cache_folder(), *firefox.wheel_folders()))
    found += [_firefox(model) for place in places for model in firefox.models(place)]
    return tuple(sorted(found, key=lambda one: (one.engine, one.name, one.folder)))


def _argos(package: argos.Package) -> Installed:
    folder = package.folder
    pair = package.source, package.target
    return Installed("argos", folder.name, *pair, package.version, _size(folder), folder, True)


def _firefox(model: firefox.Model) -> Installed:
    folder = model.model.parent
    version = firefox.described(folder).get("version", "")
    size = sum(Path(path).stat().st_size for path in set(model.files()))
    ours = folder.parent == firefox.cache_folder()
    name = folder.name if ours else f"{model.source}-{model.target}"
    return Installed("firefox", name, model.source, model.target, version, size, folder, ours)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


# --- putting in place ------------------------------------------------------


def root_of(engine: str) -> Path:
    """The folder that an engine's models are put into."""
    return argos.folder() if engine == "argos" else firefox.cache_folder()


@contextlib.contextmanager
def staging_folder(root: Path) -> Iterator[Path]:
    """A folder beside a root of models, on the same disk, that one run at a time works in.

    Half a model is never inside the root: Argos's own code stops at a folder that is none.
    What is left of a download stays for the next run, everything else goes. Raises OutputError.
    """
    bench = root.with_name(f".{root.name}.incoming")
    try:
        root.mkdir(parents=True, exist_ok=True)
        bench.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be made: {error.strerror}", path=str(bench)) from error
    with held(bench / "lock", "another installation is at work; wait for it to end"):
        _sweep(bench)
        try:
            yield bench
        finally:
            _sweep(bench)
            if {path.name for path in bench.iterdir()} <= {"lock"}:
                shutil.rmtree(bench, ignore_errors=True)


def _sweep(bench: Path) -> None:
    """What a run made there; one that was killed could not."""
    for path in bench.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


def put_in_place(built: Path, root: Path, name: str) -> Path:
    """Move a finished folder to its place in one step, where the system can; what was there
    goes with the staging folder. Raises OutputError."""
    target = root / name
    try:
        if not target.exists():
            built.rename(target)
        elif not exchanged(built, target):
            target.rename(built.with_name("old"))
            built.rename(target)
    except OSError as error:
        raise OutputError(f"cannot be put in place: {error.strerror}", path=str(target)) from error
    return target


def remove(one: Installed) -> None:
    """Take a model away, at once and as a whole. Raises PipelineError where it is not ours."""
    if not one.ours:
        raise PipelineError(
            "this model is not for `engines remove`: it is part of a Python package, or in a "
            "folder that the settings name",
            path=str(one.folder),
        )
    with staging_folder(one.folder.parent) as bench:
        one.folder.rename(bench / "removed")


# --- from files ------------------------------------------------------------


def extract(archive: Path, into: Path) -> None:
    """Unpack a zip file. Raises EngineError where it is damaged, or holds a link or a path that
    leads out of the folder, and OutputError where the disk does not take it."""
    try:
        with zipfile.ZipFile(archive) as found:
            for info in found.infolist():
                _inside(info, archive)
            if (broken := found.testzip()) is not None:
                raise EngineError(f"is damaged at {broken}; fetch it again", path=str(archive))
            into.mkdir(exist_ok=True)
            found.extractall(into)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise EngineError(f"is no zip file: {error}", path=str(archive)) from error
    except OSError as error:
        raise OutputError(f"cannot be unpacked: {error.strerror}", path=str(into)) from error


def _inside(info: zipfile.ZipInfo, archive: Path) -> None:
    path = PurePosixPath(info.filename)
    link = stat.S_ISLNK(info.external_attr >> 16)
    if link or path.is_absolute() or ".." in path.parts or re.search(r"[\\:\0]", info.filename):
        raise EngineError(
            f"is refused: its entry “{info.filename}” would lead out of its folder",
            path=str(archive),
        )


def package_in(folder: Path, given: Path) -> Path:
    """The one Argos package in an unpacked file. Raises EngineError where there is none."""
    found = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("_")]
    if len(found) != 1 or not (found[0] / "metadata.json").is_file():
        raise EngineError("is no Argos package: it has no folder with metadata", path=str(given))
    package = found[0]
    if not argos.packages(folder):
        raise EngineError("is no Argos package for translation", path=str(given))
    tokens = any((package / name).is_file() for name in ("sentencepiece.model", "bpe.model"))
    if not tokens or not (package / "model" / "model.bin").is_file():
        raise EngineError("is an Argos package without its model or tokens", path=str(given))
    return package


def firefox_folder(model: firefox.Model, into: Path) -> Path:
    """A folder with a Firefox model's files and what they are. Raises OutputError."""
    built = into / f"{model.source}-{model.target}"
    for path in map(Path, sorted(set(model.files()))):
        store(built / path.name, path.read_bytes())
    version = firefox.described(model.model.parent).get("version", "")
    describe(built, model.source, model.target, version)
    return built


def describe(folder: Path, source: str, target: str, version: str) -> None:
    """Write what a Firefox model is, in the words of Mozilla's own `metadata.json`."""
    about = {"sourceLanguage": source, "targetLanguage": target, "version": version}
    store(folder / "metadata.json", json.dumps(about, indent=2).encode() + b"\n")


def store(path: Path, data: bytes) -> None:
    """Write a file of a model that is still to be put in place. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=str(path)) from error


def copy_models(given: Path, into: Path) -> None:
    """Copy a folder of Firefox models, one level deep, what is packed unpacked. Raises
    EngineError for a damaged file, SourceError and OutputError."""
    for path in sorted((*given.glob("*"), *given.glob("*/*"))):
        if path.is_file() and re.search(r"\.(bin|spm|json)(\.gz|\.zst)?$", path.name):
            plain = re.sub(r"\.(gz|zst)$", "", path.name)
            data = firefox.unpacked(read(path), path.name)
            store(into / path.relative_to(given).with_name(plain), data)


def path_for_people(path: Path) -> str:
    """A path as people write it, `~` for their home."""
    return f"~{os.sep}{path.relative_to(home())}" if home() in path.parents else str(path)
