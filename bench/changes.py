"""What a run costs where little has changed, as a share of a run of the whole site.

    python -m bench.changes [PAGES [PARAGRAPHS [FOLDER]]]

The site is that of `bench.site` in three languages: one approved, one without a text, one drafted
by the pseudo engine. What `run` takes on a site of one page in which nothing has changed is its
start-up, and is taken off everywhere. The most that is asked for is beside each share. A folder
that is given is kept, and used again. Without arguments the table goes into docs/speed.md.
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
DOCS = Path(__file__).parent.parent / "docs"
BEGIN, END = "<!-- changes: begin -->", "<!-- changes: end -->"


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
    Change("nothing changed: `extract`", "extract", 1.0),
    Change("nothing changed: `check`", "check", 1.0),
    Change("nothing changed: `status`", "status", 1.0),
    Change("nothing changed: `build --review`", "build --review", 1.0),
    Change("one edited page", "run", 2.0, edit_page),
    Change("one approved message", "run", 2.0, approve_message),
    Change("one more page", "run", 2.0, add_page),
    Change("a renamed page", "run", 2.0, rename_page),
    Change("a page removed", "run", 2.0, remove_page),
)


def main(pages: int, paragraphs: int, folder: Path) -> list[str]:
    """Print the table."""
    what = f"{pages:,} pages in {len(LANGUAGES)} languages"
    lines = [f"| {what} | CPU s | share | at most | peak MB |", "|---|---|---|---|---|"]
    print(*lines, sep="\n", flush=True)
    for line in rows(pages, paragraphs, folder):
        print(line, flush=True)
        lines.append(line)
    return lines


def rows(pages: int, paragraphs: int, folder: Path) -> Iterator[str]:
    """The lines of the table."""
    start = _start_up()
    if not (folder / "i18n.toml").exists():
        site.make(pages, folder, LANGUAGES, paragraphs)
        yield _row("`extract` from nothing", _run(folder, "extract"), start)
        site.approve(folder, LANGUAGES[0])
    for path in (folder / ".i18n").glob("*.sqlite*"):
        path.unlink()
    whole = _run(folder, "run")
    yield _row("`run` of all", whole, start)
    for one in CHANGES:
        one.happens(folder)
        used = _run(folder, one.command)
        share = 100 * (used.cpu - start) / (whole.cpu - start)
        yield _row(one.name, used, start, f"{share:.2f} %", f"{one.most:.0f} %")


def _start_up() -> float:
    """The CPU of a run that has nothing to do on a site of one page."""
    with tempfile.TemporaryDirectory() as name:
        site.make(1, Path(name), LANGUAGES)
        return min(_run(Path(name), "run").cpu for _ in range(4))


def _row(name: str, used: Used, start: float, share: str = "", most: str = "") -> str:
    return f"| {name} | {max(0, used.cpu - start):.2f} | {share} | {most} | {used.peak:.0f} |"


def _run(folder: Path, command: str) -> Used:
    return measured([*OURS, "-C", str(folder), *command.split()])


def document(lines: list[str]) -> None:
    """Put the table into docs/speed.md."""
    path = DOCS / "speed.md"
    before, _, rest = path.read_text("utf-8").partition(BEGIN)
    path.write_text(f"{before}{BEGIN}\n{chr(10).join(lines)}\n{END}{rest.partition(END)[2]}")


if __name__ == "__main__":
    count, size = (int(word) for word in (sys.argv[1:2] or ["1000"]) + (sys.argv[2:3] or ["8"]))
    if sys.argv[3:]:
        main(count, size, Path(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as top:
            table = main(count, size, Path(top))
        if not sys.argv[1:]:
            document(table)
