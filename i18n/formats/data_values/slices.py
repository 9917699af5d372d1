"""One text of a data file in another language, by its slice alone."""

from __future__ import annotations

import re

from i18n.formats.data_values import yaml_styles
from i18n.formats.data_values.scalar import DataForm, Scalar
from i18n.formats.data_values.values import replaced, scalars
from i18n.model import Quoting

_FRAMES: dict[Quoting, tuple[DataForm, str, str]] = {
    "yaml": ("yaml", "k: ", ""),
    "yaml inline": ("yaml", "{k: ", " }"),
    "toml": ("toml", "k = ", ""),
    "json value": ("json", '{"k": ', "}"),
}
_INDENTED = re.compile(r"[|>][-+]?\d")
"""A block that says how far it is indented: how many spaces its words begin with, only all of
the file can tell. They get none, in double quotes."""


def quoting_of(form: DataForm, scalar: Scalar) -> Quoting:
    """How a segment says that it stands so in its source."""
    if form == "yaml":
        return "yaml inline" if scalar.inline else "yaml"
    return "toml" if form == "toml" else "json value"


def written(raw: str, quoting: Quoting, words: str) -> str:
    """The slice with other words, quoted as before, in double quotes where they would not be read
    back otherwise. White space around the words stays that of the source."""
    form, start, end = _FRAMES[quoting]
    text = f"{start}{raw}{end}"
    one = scalars(text, form)[0]
    bare = one.value.strip()
    if words == bare:
        return raw
    lead, _, trail = one.value.partition(bare)
    value = f"{lead}{words}{trail}" if bare else words
    if quoting == "yaml" and _INDENTED.match(raw):
        return yaml_styles.quoted(one, text, value.removeprefix(lead))
    return replaced(text, form, {("k",): value})[len(start) :].removesuffix(end)
