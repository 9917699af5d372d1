"""The door to data files: the texts of YAML, TOML, JSON or PHP, and new texts in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from i18n.formats.data_values import json_values, php_values, toml_values, yaml_values
from i18n.formats.data_values.scalar import Changes, DataForm, Names, Scalar, Where

Read = Callable[[str, Where], tuple[Scalar, ...]]
Write = Callable[[str, Changes, Where], str]

_READERS: dict[DataForm, tuple[Read, Write]] = {
    "yaml": (yaml_values.scalars, yaml_values.replaced),
    "toml": (toml_values.scalars, toml_values.replaced),
    "json": (json_values.scalars, json_values.replaced),
    "php": (php_values.scalars, php_values.replaced),
}
_NO_FILE = Where()


def scalars(text: str, form: DataForm, where: Where = _NO_FILE) -> tuple[Scalar, ...]:
    """The strings that are values, in order: never a number, a date, yes or no. What programs
    read at more than one path has `aliases`.

    `where` is the file and line that the text begins in. Raises SourceError, with the line, for
    what cannot be read, and where a name stands twice.
    """
    return tuple(one for one in _READERS[form][0](text, where) if not one.is_name)


def names(text: str, form: DataForm, where: Where = _NO_FILE) -> tuple[Scalar, ...]:
    """The names themselves, in order, each with the path that it makes; TOML and
    PHP have none here. Raises as `scalars` does."""
    return tuple(one for one in _READERS[form][0](text, where) if one.is_name)


def replaced(
    text: str,
    form: DataForm,
    values: Mapping[Names, str],
    where: Where = _NO_FILE,
    renamed: Mapping[Names, str] | None = None,
) -> str:
    """The text with other values, by path, and other names; quoted as each is, in double quotes
    where it would not be read back as meant otherwise. Everything else stays as it is: comments,
    order, anchors, blank lines, line ends.

    Raises SourceError as `scalars` does, and where the result would not be read as meant;
    ValueError for a path that has no string.
    """
    changes = {(path, False): value for path, value in values.items()}
    changes |= {(path, True): value for path, value in (renamed or {}).items()}
    return _READERS[form][1](text, changes, where)
