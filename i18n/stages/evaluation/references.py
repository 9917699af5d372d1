"""Human translations to measure by: two folders of pages, PO catalogs, or memories (TMX, CSV)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from i18n import storage
from i18n.errors import PipelineError, SourceError
from i18n.formats import page_formats
from i18n.formats.gettext import po
from i18n.memory import interchange
from i18n.memory.units import for_languages
from i18n.model import Language, Page, State
from i18n.mt.evaluation.alignment import Pair, Paired, paired, together
from i18n.placeables import inline_tags
from i18n.project.encodings import decode_anything
from i18n.segmentation import boundaries
from i18n.stages import roundtrip

USAGE = "evaluate takes a folder of pages and one of their translations, or .po, .tmx, .csv files"


def read(paths: Sequence[Path], source: str, target: Language) -> Paired:
    """The pairs of two folders or pages, or of files. Raises PipelineError without any."""
    folders = [
        path for path in paths if path.is_dir() or path.suffix.lower() in page_formats.SUFFIXES
    ]
    if folders and (len(paths) != 2 or len(folders) != 2):
        raise PipelineError(USAGE)
    found = (
        _pages(paths[0], paths[1], source, target)
        if folders
        else together(_file(path, source, target) for path in paths)
    )
    if not found.pairs:
        what = f"there is nothing in {target.name} beside a source in these files"
        raise PipelineError(f"{what}; of a catalog only approved texts count")
    return found


def _pages(ours: Path, theirs: Path, source: str, target: Language) -> Paired:
    """Pages of the same name below two folders; below the language's folder of the second if
    that has one."""
    below = (theirs / name for name in (target.tag, target.folder))
    top = next((folder for folder in below if folder.is_dir()), theirs)
    found = []
    for file, name in roundtrip.pages(ours):
        other = top if top.is_file() else top / name
        if other.is_file() and other != file:
            found.append(paired(_page(file, name, source), _page(other, name, target.tag)))
    if not found:
        raise SourceError("no page in it has the name of one in the first", path=str(theirs))
    return together(found)


def _page(file: Path, name: str, language: str) -> Page:
    text, _, _ = decode_anything(storage.read(file), name)
    return page_formats.parse(
        text, name, partial(boundaries.boundaries, language=language), language
    )


def _file(path: Path, source: str, target: Language) -> Paired:
    if path.suffix.lower() in (".po", ".pot"):
        found = _catalog(path, target)
    else:
        read = interchange.read_any(path.name, storage.read(path), source, target.tag)
        found = [
            Pair(unit.source, unit.text, path.name) for unit in for_languages(read, [target.tag])
        ]
    told = [pair for pair in found if pair.human and pair.human != pair.source]
    pairs = tuple(one for pair in told for one in _marked_up(pair, source))
    return Paired(pairs, len(found), len(found), len(found) - len(told))


def _catalog(path: Path, target: Language) -> list[Pair]:
    text, _, _ = decode_anything(storage.read(path), str(path))
    catalog, _ = po.read(text, str(path), target.tag)
    return [
        Pair(message.key.source, message.text, path.name)
        for message in catalog.messages
        if message.state is State.APPROVED and not message.plural
    ]


def _marked_up(pair: Pair, source: str) -> tuple[Pair, ...]:
    """A pair of other tools' strings, which hold HTML, with tags of ours."""
    if not inline_tags.strays(pair.source):
        return (pair,)
    one, other = (
        page_formats.parse(f"<p>{text}</p>", "string.html", language=source)
        for text in (pair.source, pair.human)
    )
    return tuple(replace(found, page=pair.page) for found in paired(one, other).pairs)
