"""What can be had: the two indexes of models, as their publishers write them.

Argos: `index.json` of argosopentech/argospm-index, a list of packages with `links`. Firefox: the
records of Remote Settings' collection `translations-models-v2`, one a file, with its attachment.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from i18n.errors import EngineError
from i18n.model import Edge
from i18n.mt.engines import argos, firefox


@dataclass(frozen=True, slots=True)
class Part:
    """A file to fetch: where it is, the first address being the best, and what is known of it.

    `size` in bytes, 0 where it is not published; `sha256` of the file as it is sent, `plain` of
    what is in it, "" where they are not published.
    """

    name: str
    urls: tuple[str, ...]
    size: int = 0
    sha256: str = ""
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A model of an engine for a pair of BCP 47 tags, and the files that it is made of."""

    engine: str
    source: str
    target: str
    version: str
    parts: tuple[Part, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """Source and target."""
        return self.source, self.target

    @property
    def edge(self) -> Edge:
        """What it would be once it is installed."""
        if self.engine == argos.Argos.name:
            return Edge(self.engine, *self.pair, argos.QUALITY, self.version)
        quality = firefox.MEASURED.get(self.pair, firefox.QUALITY)
        return Edge(self.engine, *self.pair, quality, self.version)

    @property
    def name(self) -> str:
        """`firefox en-es 3.0`."""
        return f"{self.engine} {self.source}-{self.target} {self.version}"


_URL = re.compile(r"https?://[!-~]+")

_FILE = re.compile(r"\w[\w.+-]*")
"""A name that cannot lead out of a folder."""


# --- Argos -----------------------------------------------------------------


def of_argos(data: bytes) -> tuple[Offer, ...]:
    """The translation packages of an index, the newest of a pair. Raises EngineError."""
    found: dict[tuple[str, str], Offer] = {}
    for about in _json(data, "the Argos index", list):
        offer = _argos(about) if isinstance(about, dict) else None
        if offer is None:
            continue
        other = found.get((offer.source, offer.target))
        if other is None or newer(offer.version, other.version):
            found[offer.source, offer.target] = offer
    return tuple(found[pair] for pair in sorted(found))


def _argos(about: Mapping[str, Any]) -> Offer | None:
    """The offer, None where it is no translation or can only be had by other means than HTTP."""
    source, target, links = (about.get(key) for key in ("from_code", "to_code", "links"))
    if about.get("type", "translate") != "translate" or not isinstance(links, list):
        return None
    urls = tuple(str(link) for link in links if _URL.fullmatch(str(link)))
    if not (isinstance(source, str) and isinstance(target, str) and urls):
        return None
    name = f"translate-{source}_{target}.argosmodel"
    version = str(about.get("package_version", ""))
    if not _FILE.fullmatch(name):
        return None
    pair = argos.tag(source), argos.tag(target)
    return Offer(argos.Argos.name, *pair, version, (Part(name, urls),))


# --- Firefox ---------------------------------------------------------------

_MAJOR = 3
"""The version of the model format that `fxtranslate` reads, as Firefox does."""

_DESKTOP = {
    "",
    "env.appinfo.OS != 'Android'",
    "env.appinfo.OS != 'Android' || env.channel != 'release'",
}
"""The filters of records that a released Firefox on a desktop takes; the others are trials, or
smaller models for telephones."""

_SIZES = ("tiny", "base-memory", "base")
"""Mozilla's architectures, the best last."""


def of_firefox(data: bytes, attachments: str) -> tuple[Offer, ...]:
    """The models whose files are all there, the best of a pair; `attachments` is the address
    that their locations are below. Raises EngineError."""
    groups: dict[tuple[str, str, str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for record in _json(data, "the list of Firefox models", dict).get("data", ()):
        if isinstance(record, dict) and _released(record):
            source, target = record["sourceLanguage"], record["targetLanguage"]
            size = str(record.get("architecture") or "")
            groups[source, target, record["version"], size].append(record)
    best: dict[tuple[str, str], Offer] = {}
    for group in sorted(groups, key=_rank):
        source, target, version, _ = group
        parts = tuple(_parts(groups[group], attachments))
        if _whole(parts):
            best[source, target] = Offer(firefox.Firefox.name, source, target, version, parts)
    return tuple(best[pair] for pair in sorted(best))


def _released(record: Mapping[str, Any]) -> bool:
    version = re.fullmatch(r"(\d+)\.(\d+)", str(record.get("version")))
    tags = (record.get("sourceLanguage"), record.get("targetLanguage"))
    return (
        version is not None
        and int(version[1]) == _MAJOR
        and record.get("filter_expression", "") in _DESKTOP
        and all(re.fullmatch(r"[A-Za-z]{2,3}(-\w{2,8})*", str(tag)) for tag in tags)
    )


def _rank(group: tuple[str, str, str, str]) -> tuple[list[int], int]:
    """A newer version before a larger architecture: Mozilla retrains what it had."""
    _, _, version, architecture = group
    size = _SIZES.index(architecture) if architecture in _SIZES else -1
    return _numbers(version), size


def _parts(records: Iterable[Mapping[str, Any]], attachments: str) -> Iterable[Part]:
    for record in records:
        kind, name, sent = (record.get(key) for key in ("fileType", "name", "attachment"))
        if kind not in ("model", "lex", "vocab", "srcvocab", "trgvocab"):
            continue
        if not isinstance(sent, dict) or not _FILE.fullmatch(str(name)):
            continue
        packed = str(sent.get("filename", ""))
        suffix = packed[-4:] if packed.endswith(".zst") else packed[-3:]
        suffix = suffix if suffix in (".zst", ".gz") else ""
        url = f"{attachments.rstrip('/')}/{str(sent.get('location', '')).lstrip('/')}"
        size = sent.get("size")
        if not _URL.fullmatch(url):
            continue
        yield Part(
            f"{name}{suffix}",
            (url,),
            size if isinstance(size, int) else 0,
            str(sent.get("hash", "")),
            str(record.get("decompressedHash") or ""),
        )


def _whole(parts: tuple[Part, ...]) -> bool:
    kinds = {part.name.split(".")[0] for part in parts}
    return "model" in kinds and ("vocab" in kinds or {"srcvocab", "trgvocab"} <= kinds)


def attachments(data: bytes) -> str:
    """The address of attachments, from what a Remote Settings server says of itself at its
    root. Raises EngineError."""
    try:
        about = _json(data, "the Remote Settings server's root", dict)
        return str(about["capabilities"]["attachments"]["base_url"])
    except (KeyError, TypeError) as error:
        raise EngineError("the Remote Settings server does not say where its files are") from error


# --- both ------------------------------------------------------------------


def newer(one: str, other: str) -> bool:
    """Whether a version comes after another, number by number."""
    return _numbers(one) > _numbers(other)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def _json(data: bytes, what: str, kind: type) -> Any:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise EngineError(f"{what} is not JSON; is it the right address?") from error
    if not isinstance(found, kind):
        raise EngineError(f"{what} has another form than we know; is it the right address?")
    return found
