"""The words in a page's front matter, each a segment where it stands."""

from __future__ import annotations

from i18n.errors import SourceError
from i18n.formats import front_matter
from i18n.formats.data_values.scalar import Scalar, Where
from i18n.formats.data_values.slices import quoting_of
from i18n.formats.data_values.values import scalars
from i18n.formats.front_matter import FrontMatter
from i18n.formats.html.spots import Note, Source, Spot, segment
from i18n.formats.text_keys import TextKeys
from i18n.formats.ui_strings.entry import text_of, worth

BLOCK = "front matter"
"""The kind of block that such a segment stands in."""


def spots(source: Source, keys: TextKeys) -> tuple[Spot, ...]:
    """A spot for each value that has a name of words, in order; none in front matter that cannot
    be read (see `fault`)."""
    matter = front_matter.read(source.text)
    try:
        found = _scalars(source.text, matter, "")
    except SourceError:
        return ()
    return tuple(
        _spot(source, matter, one)
        for one in found
        if matter and keys.holds(one.paths) and worth(one.value)
    )


def _spot(source: Source, matter: FrontMatter, one: Scalar) -> Spot:
    assert matter.form is not None, "it was read"
    start, end = matter.start + one.start, matter.start + one.end
    note = Note(block=BLOCK, lines=(f"its name: {'.'.join(one.path)}",))
    raw = (source.text[start:end],)
    text = text_of(one.value.strip())
    quoting = quoting_of(matter.form, one)
    return Spot(start, end, segment(text, raw, note, quoting, source.line(start)))


def _scalars(text: str, matter: FrontMatter | None, path: str) -> tuple[Scalar, ...]:
    if matter is None or matter.form is None:
        return ()
    where = Where(path, text.count("\n", 0, matter.start) + 1)
    return scalars(text[matter.start : matter.stop], matter.form, where)


def fault(text: str, path: str) -> SourceError | None:
    """Why front matter cannot be read, with the line; None where it can, or there is none."""
    try:
        _scalars(text, front_matter.read(text), path)
    except SourceError as error:
        return error
    return None
