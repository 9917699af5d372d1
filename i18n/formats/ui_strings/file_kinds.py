"""Which tool's a file of UI strings is: by its name, its folders and its shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from i18n.formats.data_values.scalar import DataForm, Scalar
from i18n.formats.text_keys import OF_DATA, TextKeys
from i18n.languages.language_tags import agree

FileKind = Literal[
    "po",  # gettext's
    "i18next",  # any other JSON: names and texts
    "docusaurus",  # JSON of `{"message": …, "description": …}`
    "laravel",  # PHP arrays, and JSON in `lang/` whose names are words
    "rails",  # YAML below the name of its language
    "mkdocs",  # mkdocs.yml
    "data",  # `_data/`, `data/`, Docusaurus' `_category_`: words by their names
    "messages",  # YAML and TOML of names and texts, as Hugo's `i18n/` has them
]

FORMS: dict[str, DataForm] = {
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".toml": "toml",
    ".php": "php",
}
"""The suffixes of data files that can hold UI strings, lower case."""

MKDOCS = ("mkdocs.yml", "mkdocs.yaml")


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a file beside its text: the source language, and which values of data
    files are words."""

    language: str = "en"
    data: TextKeys = OF_DATA


USUAL = Hints()
"""English, and the usual names."""


def form_of(path: str) -> DataForm | None:
    """The language of data that a file is in; None for PO."""
    return FORMS.get(PurePosixPath(path).suffix.lower())


def kind_of(path: str, found: Sequence[Scalar], hints: Hints) -> FileKind:
    """Whose a data file with some texts is."""
    pure, form = PurePosixPath(path), form_of(path)
    folders = pure.parts[:-1]
    if form == "php" or (form == "json" and folders[-1:] == ("lang",) and _by_words(found)):
        return "laravel"
    if data_folder(path) or pure.stem == "_category_":
        return "data"
    if form == "json":
        return "docusaurus" if _described(found) else "i18next"
    if pure.name.lower() in MKDOCS:
        return "mkdocs"
    return "rails" if form == "yaml" and _below_language(found, hints.language) else "messages"


def data_folder(path: str) -> str:
    """The folder of data that a file is in, "" for none: `_data` of Jekyll and Eleventy, Hugo's
    `data`, where JSON may be anything."""
    folders = PurePosixPath(path).parts[:-1]
    for name in ("_data", "data"):
        if name in folders and (name == "_data" or form_of(path) in ("yaml", "toml")):
            return "/".join(folders[: folders.index(name) + 1])
    return ""


def _by_words(found: Sequence[Scalar]) -> bool:
    """Whether most texts have words for their names, as in Laravel's JSON, and not in i18next's."""
    named = [one for one in found if len(one.path) == 1 and one.path[0].strip()]
    words = sum(" " in one.path[0] or one.path[0] == one.value for one in named)
    return len(named) == len(found) and 2 * words > len(found)


def _described(found: Sequence[Scalar]) -> bool:
    """Whether each text is the message or the description of a name, as Docusaurus writes them."""
    messages = {one.path[0] for one in found if one.path[-1] == "message"}
    shaped = all(len(one.path) == 2 and one.path[1] in ("message", "description") for one in found)
    return bool(found) and shaped and messages == {one.path[0] for one in found}


def _below_language(found: Sequence[Scalar], language: str) -> bool:
    """Whether all texts stand below one name, that of the source language."""
    roots = {one.path[0] for one in found if one.path}
    return len(roots) == 1 and agree(next(iter(roots)), language) and len(found[0].path) > 1
