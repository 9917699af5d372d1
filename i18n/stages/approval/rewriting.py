"""A catalog written again with other comments: no date, state or mark changes, and what a person
saves meanwhile stays."""

from __future__ import annotations

from collections.abc import Callable

from i18n import storage
from i18n.errors import CatalogError, OutputError
from i18n.formats.gettext import charset, po
from i18n.model import Catalog, Language
from i18n.project.language_catalogs import parsed
from i18n.project.paths import Paths
from i18n.project.saving import TRIES


def rewritten(
    paths: Paths, language: Language, stem: str, change: Callable[[Catalog], Catalog]
) -> bool:
    """Write a catalog as `change` makes it of what is in its file; whether that was otherwise.

    Raises CatalogError where it cannot be read or written faithfully, OutputError where it
    cannot be written.
    """
    path, name = paths.po(language, stem), paths.po_name(language, stem)
    for _ in range(TRIES):
        data = storage.read(path)
        found, _ = parsed(paths.po_name(language, stem), language, data)
        wanted = change(found)
        if wanted == found:
            return False
        form = po.form(charset.text_of(data, name), name, language.tag, found.messages)
        text = po.write(wanted, form)
        if po.read(text, name, language.tag, form)[0].messages != wanted.messages:
            raise CatalogError("it cannot be written faithfully, and was left as it is", path=name)
        if storage.swap(path, data, charset.bytes_of(text, data), paths.root):
            return True
    what = "another program writes to it, and it was left to that; close it there, then"
    raise OutputError(f"{what} run again", path=name)
