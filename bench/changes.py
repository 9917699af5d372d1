"""What a run costs where little has changed, as a share of a run of the whole site.

    python -m bench.changes [PAGES [FOLDER]]

The site is that of `bench.site` in three languages: one approved, one without a text, one drafted
by the pseudo engine. Start-up is taken off everywhere. The most that is asked for is beside each
share. A folder that is given is kept, and used again.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import site
from bench.hostile import Used, measured
from i18n.formats.gettext import po

LANGUAGES = ("es", "pt", "en-XA")
OURS = (sys.executable, "pipeline.py")


@dataclass(frozen=True, slots=True)
class Change:
    """What happens before a command, and the most that this may cost, in percent."""

    name: str
    command: str
    most: float
    happens: Callable[[Path], None] = lambda folder: None


def edit_page(folder: Path) -> None:
    """One paragraph of a page is another one."""
    path = folder / "source_texts" / "000" / "00007.html"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"<p>.*?</p>", "<p>This is quite another text.</p>", text, count=1))


def approve_message(folder: Path) -> None:
    """One message of a catalog is translated and approved."""
    path = folder / "locales" / "pt" / "LC_MESSAGES" / "000" / "00009.po"
    text = path.read_text("utf-8")
    found, _ = po.read(text, path.name, "pt")
    last = found.messages[-1].key.source
    assert 'msgstr ""' in text
    before, _, after = text.rpartition('msgstr ""')
    path.write_text(f'{before}msgstr "O texto ({len(last)})"{after}', "utf-8")


def add_page(folder: Path) -> None:
    """There is a new page, with texts of its own."""
    path = folder / "source_texts" / "000" / "new.html"
    path.write_text("<!DOCTYPE html><html lang='en'><title>A new page</title><p>It is quite new.")


def rename_page(folder: Path) -> None:
    """The new page has another name."""
    path = folder / "source_texts" / "000" / "new.html"
    path.rename(path.with_name("newer.html"))


def remove_page(folder: Path) -> None:
    """The page is gone."""
    (folder / "source_texts" / "000" / "newer.html").unlink()


CHANGES = (
    Change("nothing changed: `run`", "run", 1.0),
    Change("`extract`", "extract", 1.0),
    Change("`check`", "check", 1.0),
    Change("`status`", "status", 1.0),
    Change("`build --review`", "build --review", 1.0),
    Change("one edited page: `run`", "run", 2.0, edit_page),
    Change("one approved message: `run`", "run", 2.0, approve_message),
    Change("one more page: `run`", "run", 2.0, add_page),
    Change("a renamed page: `run`", "run", 2.0, rename_page),
    Change("a page removed: `run`", "run", 2.0, remove_page),
)


def main(pages: int, folder: Path) -> None:
    """Print the table."""
    print(f"| {pages:,} pages in {len(LANGUAGES)} languages | CPU s | share | at most | peak MB |")
    print("|---|---|---|---|---|", flush=True)
    for line in rows(pages, folder):
        print(line, flush=True)


def rows(pages: int, folder: Path) -> Iterator[str]:
    """The lines of the table."""
    start = _used("--version").cpu
    if not (folder / "i18n.toml").exists():
        site.make(pages, folder, LANGUAGES)
        yield _row("`extract` from nothing", _run(folder, "extract"), start)
        site.approve(folder, LANGUAGES[0])
    for path in (folder / ".i18n").glob("*.sqlite*"):
        path.unlink()
    whole = _run(folder, "run")
    yield _row("a run of all", whole, start)
    for one in CHANGES:
        one.happens(folder)
        used = _run(folder, one.command)
        share = 100 * (used.cpu - start) / (whole.cpu - start)
        yield _row(one.name, used, start, f"{share:.2f} %", f"{one.most:.0f} %")


def _row(name: str, used: Used, start: float, share: str = "", most: str = "") -> str:
    return f"| {name} | {used.cpu - start:.2f} | {share} | {most} | {used.peak:.0f} |"


def _run(folder: Path, command: str) -> Used:
    return _used("-C", str(folder), *command.split())


def _used(*words: str) -> Used:
    return measured([*OURS, *words])


if __name__ == "__main__":
    count = int(sys.argv[1]) if sys.argv[1:] else 1_000
    if sys.argv[2:]:
        main(count, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as name:
            main(count, Path(name))
