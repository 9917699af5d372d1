"""Catalogs beside GNU gettext on the same files: one updated of which 5 % is reworded, made an
MO file, and read and written again."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path

from bench.side_by_side import ratios, show
from i18n.formats.gettext import po
from i18n.model import Catalog, Key, Message, State

HEADER = (("Language", "es"), ("Content-Type", "text/plain; charset=UTF-8"))


def catalog(count: int) -> tuple[Catalog, tuple[Message, ...]]:
    """An approved catalog, and the template that rewords every twentieth message."""
    random.seed(7)
    words = [f"w{n}" for n in range(4000)]
    sources = [" ".join(random.choices(words, k=random.randint(6, 20))) for _ in range(count)]
    old = tuple(Message(Key("", s), f"t {s}", State.APPROVED, places=("a.html",)) for s in sources)
    new = [f"{s} reworded" if n % 20 == 0 else s for n, s in enumerate(sources)]
    wanted = tuple(Message(Key("", s), places=("a.html",)) for s in new)
    return Catalog("es", old, HEADER), wanted


def main() -> None:
    """Print the ratios for some sizes."""
    with tempfile.TemporaryDirectory() as name:
        for count in (1_000, 10_000, 100_000):
            _compare(Path(name), count)


def _compare(folder: Path, count: int) -> None:
    old, wanted = catalog(count)
    old_file, new_file = str(folder / f"{count}.po"), str(folder / f"{count}.pot")
    Path(old_file).write_text(po.write(old), "utf-8")
    Path(new_file).write_text(po.write(Catalog("", wanted, HEADER)), "utf-8")
    ours = [sys.executable, "-m", "bench.catalog_work"]
    to_null = ["--no-wrap", "-o", "/dev/null"]
    merge = ["msgmerge", "-q", *to_null, old_file, new_file]
    _show(
        f"update of {count:,} messages",
        {
            "ours": [*ours, "update", old_file, new_file],
            "ours, start-up alone": [*ours, "start"],
            "msgmerge -N": [*merge, "-N"],
            # It takes the square of what is reworded.
            **({"msgmerge --previous": [*merge, "--previous"]} if count <= 10_000 else {}),
        },
    )
    _show(
        f"MO of {count:,} messages",
        {
            "ours": [*ours, "compile", old_file],
            "msgfmt": ["msgfmt", "-o", "/dev/null", old_file],
        },
    )
    _show(
        f"reading and writing {count:,} messages",
        {"ours": [*ours, "copy", old_file], "msgcat": ["msgcat", *to_null, old_file]},
    )


def _show(title: str, commands: dict[str, list[str]]) -> None:
    """The ratios over gettext's first program, or over ours where it is not installed."""
    there = {name: words for name, words in commands.items() if shutil.which(words[0])}
    base = next((name for name in there if name.startswith("msg")), "ours")
    show(f"{title}, CPU over {base}", ratios(there, base))


if __name__ == "__main__":
    main()
