"""Models from the network: what the indexes offer, the best way to a language, fetching one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from i18n.errors import EngineError
from i18n.model import Edge, Progress
from i18n.mt import routing
from i18n.mt.engines import argos, firefox
from i18n.mt.models import download, store
from i18n.mt.models import index as indexes
from i18n.mt.models.download import Published
from i18n.mt.models.index import Offer

ARGOS = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
FIREFOX = (
    "https://firefox.settings.services.mozilla.com/v1/buckets/main/collections/"
    "translations-models-v2/records"
)
ENGINES = ("firefox", "argos")
"""The engines whose models can be fetched."""


def offers(engine: str | None) -> tuple[list[Offer], tuple[EngineError, ...]]:
    """What the indexes offer, and why one gave no answer. Raises EngineError where none did."""
    readers = {"firefox": _firefox_offers, "argos": _argos_offers}
    found: list[Offer] = []
    silent = []
    asked = [engine] if engine else ENGINES
    for name in asked:
        try:
            found += readers[name]()
        except EngineError as error:
            silent.append(error)
    if len(silent) == len(asked):
        why = "; ".join(map(str, silent))
        raise EngineError(f"{why}; try again later, or bring a file: engines install FILE")
    return found, tuple(silent)


def _argos_offers() -> tuple[Offer, ...]:
    """The index, at the address that Argos's own programs take from the same variable."""
    base = os.environ.get("ARGOS_PACKAGE_INDEX") or ARGOS
    return indexes.of_argos(download.read(f"{base.rstrip('/')}/index.json"))


def _firefox_offers() -> tuple[Offer, ...]:
    """The records, at the address that `fxtranslate` takes from the same variable."""
    url = os.environ.get("FXTRANSLATE_RECORDS_URL") or FIREFOX
    root, buckets, _ = url.partition("/buckets/")
    if not buckets:
        raise EngineError(f"FXTRANSLATE_RECORDS_URL is no list of records: {url}")
    base = indexes.attachments(download.read(f"{root}/"))
    return indexes.of_firefox(download.read(url), base)


def way(
    found: Sequence[Offer],
    edges: Sequence[Edge],
    source: str,
    target: str,
    silent: Sequence[EngineError],
) -> routing.Route:
    """The best route over what there is and what there could be. Raises EngineError."""
    offered = [offer.edge for offer in found]
    pairs = {(edge.engine, edge.source, edge.target) for edge in offered}
    others = [edge for edge in edges if (edge.engine, edge.source, edge.target) not in pairs]
    for way in routing.routes([*offered, *others], source, target, limit=1):
        return way
    known = ", ".join(sorted({edge.target for edge in offered if edge.source == source}))
    asked = "".join(f"; {one}" for one in silent)
    raise EngineError(
        f"nobody offers a model from {source} to {target}; there are: {known or 'none'}{asked}"
    )


def missing(way: routing.Route, found: Sequence[Offer]) -> list[Offer]:
    """The offers on the way that are not installed, or not in this version."""
    there = {(one.engine, one.source, one.target, one.version) for one in store.installed()}
    offered = {offer.edge: offer for offer in found}
    legs = [offered[leg] for leg in way.legs if leg in offered]
    return [one for one in legs if (one.engine, one.source, one.target, one.version) not in there]


def fetch(offer: Offer, progress: Progress) -> Path:
    """Fetch a model and put it in place. Raises EngineError and OutputError."""
    root = store.root_of(offer.engine)
    with store.staging_folder(root) as bench:
        fetched: list[Path] = []
        whole = sum(part.size for part in offer.parts)

        def tell(done: int, total: int) -> None:
            before = sum(file.stat().st_size for file in fetched)
            progress(offer.name, before + done, whole or total)

        for part in offer.parts:
            file = bench / f"{offer.name.replace(' ', '-')}-{part.name}"
            download.fetch(part.urls, file, tell, Published(part.size, part.sha256))
            fetched.append(file)
        try:
            return _placed(offer, fetched, bench, root)
        finally:
            for file in fetched:
                file.unlink(missing_ok=True)


def _placed(offer: Offer, fetched: Sequence[Path], bench: Path, root: Path) -> Path:
    new = bench / "new"
    new.mkdir()
    if offer.engine == "argos":
        store.extract(fetched[0], new)
        package = store.package_in(new, fetched[0])
        if {(one.source, one.target) for one in argos.packages(new)} != {offer.pair}:
            raise EngineError(f"{offer.parts[0].urls[0]} is a package for other languages")
        return store.put_in_place(package, root, package.name)
    for file, part in zip(fetched, offer.parts, strict=True):
        data = firefox.unpacked(file.read_bytes(), part.name, part.plain)
        store.store(new / part.name.removesuffix(".zst").removesuffix(".gz"), data)
    store.describe(new, offer.source, offer.target, offer.version)
    return store.put_in_place(new, root, f"{offer.source}-{offer.target}")
