"""One catalog read and written, by a process of its own: what `bench.update` measures.

    python -m bench.catalog_work update OLD.po NEW.pot
    python -m bench.catalog_work compile|copy FILE.po
    python -m bench.catalog_work start

It imports what the work needs, and nothing that measures.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from i18n.formats.gettext import po


def update_one(old_file: str, new_file: str) -> None:
    """Read, update and write: what msgmerge does."""
    from i18n.catalogs.merge import update

    old, _ = po.read(Path(old_file).read_text("utf-8"), old_file, "es")
    new, _ = po.read(Path(new_file).read_text("utf-8"), new_file)
    po.write(update(old, new.messages))


def compile_one(file: str) -> None:
    """Read, and write the MO file: what msgfmt does."""
    from i18n.formats.gettext import mo

    found, _ = po.read(Path(file).read_text("utf-8"), file, "es")
    mo.write(found.header, found.messages)


def copy_one(file: str) -> None:
    """Read and write: what msgcat does."""
    po.write(po.read(Path(file).read_text("utf-8"), file, "es")[0])


if __name__ == "__main__":
    gc.set_threshold(50_000, 20, 100)  # as `pipeline.main` does
    match sys.argv[1:]:
        case ["update", old_name, new_name]:
            update_one(old_name, new_name)
        case ["compile", name]:
            compile_one(name)
        case ["copy", name]:
            copy_one(name)
