"""Updating a catalog of which 5 % is reworded, beside GNU msgmerge on the same files."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path

from bench.side_by_side import ratios, show
from i18n.catalogs.merge import update
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
    old_file, new_file = folder / f"{count}.po", folder / f"{count}.pot"
    old_file.write_text(po.write(old), "utf-8")
    new_file.write_text(po.write(Catalog("", wanted, HEADER)), "utf-8")
    ours = [sys.executable, "-m", "bench.update", str(old_file), str(new_file)]
    commands = {"ours": ours, "ours, start-up alone": [*ours[:3], "--nothing"]}
    if shutil.which("msgmerge"):
        theirs = ["msgmerge", "-q", "--no-wrap", "-o", "/dev/null", str(old_file), str(new_file)]
        commands["msgmerge -N"] = [*theirs, "-N"]
        if count <= 10_000:
            commands["msgmerge --previous"] = [*theirs, "--previous"]
    base = "msgmerge -N" if "msgmerge -N" in commands else "ours"
    rounds = 5 if count < 100_000 else 1
    show(f"update of {count:,} messages, CPU over {base}", ratios(commands, base, rounds))


def one(old_file: str, new_file: str) -> None:
    """Read, update and write: what msgmerge does."""
    old, _ = po.read(Path(old_file).read_text("utf-8"), old_file, "es")
    new, _ = po.read(Path(new_file).read_text("utf-8"), new_file)
    po.write(update(old, new.messages))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(*sys.argv[1:])
    elif len(sys.argv) == 1:
        main()
