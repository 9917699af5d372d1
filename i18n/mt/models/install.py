"""Models put in place: from a file, or by the best way that the indexes offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from i18n.errors import EngineError
from i18n.model import Edge
from i18n.mt.engines import firefox
from i18n.mt.models import download, fetch, store
from i18n.mt.models.index import Offer

# --- from a file -----------------------------------------------------------


def from_file(path: Path, *, dry_run: bool = False) -> tuple[Path, ...]:
    """Install what a package, a zip file or a folder holds; the folders of the models.

    A dry run only looks whether there is such a file. Raises EngineError and OutputError.
    """
    if not path.exists():
        raise EngineError("there is no such file", path=str(path))
    if dry_run:
        return ()
    if path.suffix == ".argosmodel":
        root = store.root_of("argos")
        with store.staging_folder(root) as bench:
            store.extract(path, bench / "new")
            package = store.package_in(bench / "new", path)
            return (store.put_in_place(package, root, package.name),)
    root = store.root_of("firefox")
    with store.staging_folder(root) as bench:
        return _firefox_files(path, bench, root)


def _firefox_files(path: Path, bench: Path, root: Path) -> tuple[Path, ...]:
    """Every Firefox model in a folder or zip file, each loaded once to prove it."""
    given = path
    if path.is_file():
        given = bench / "zip"
        store.extract(path, given)
        inner = list(given.iterdir())
        given = inner[0] if len(inner) == 1 and inner[0].is_dir() else given
    store.copy_models(given, bench / "loose")
    found = list(firefox.models(bench / "loose"))
    if not found:
        wanted = "model.enes….bin and its vocab.enes.spm, say"
        raise EngineError(f"holds no Firefox model: {wanted}", path=str(path))
    for model in found:
        firefox.prove(model)
    built = [store.firefox_folder(model, bench / "new") for model in found]
    return tuple(store.put_in_place(one, root, one.name) for one in built)


# --- from the network ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Offered:
    """What the indexes offer, what is installed already, and why an index gave no answer."""

    offers: tuple[Offer, ...]
    edges: tuple[Edge, ...]
    silent: tuple[EngineError, ...]


@dataclass(frozen=True, slots=True)
class Needed:
    """The best route to a language, by its name, and the models on it that are to be fetched."""

    language: str
    route: str
    missing: tuple[Offer, ...]


def needed(found: Offered, source: str, targets: Sequence[str]) -> Iterator[Needed]:
    """The way to each language, one after the other. Raises EngineError where there is none."""
    for tag in targets:
        way = fetch.way(found.offers, found.edges, source, tag, found.silent)
        yield Needed(tag, way.name, tuple(fetch.missing(way, found.offers)))


def size_of(offers: Sequence[Offer]) -> int:
    """How many bytes are to be fetched; 0 where a server does not say."""
    parts = [part for offer in offers for part in offer.parts]
    sizes = [part.size or download.size_of(part.urls[0]) for part in parts]
    return sum(sizes) if all(sizes) else 0
