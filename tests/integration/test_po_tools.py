"""Our catalogs through the tools that people save them with."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from babel.messages import pofile

from i18n.catalogs.merge import update
from i18n.catalogs.ownership import human_texts, machine_owned, with_draft
from i18n.formats.gettext import charset, po
from i18n.languages.locales import language
from i18n.model import Catalog, Key, Message, Notes, Origin, State
from i18n.project.language_catalogs import header
from i18n.project.settings import Settings
from tests.support import poedit

ROUTE = Origin("machine", "firefox en-pt + apertium pt-es", doubt="the place of <a1>")
LONG = "A long sentence with <a1>a link</a1>, “quotes”, a \\ backslash and 1 < 2, said “Ana”. " * 3
WANTED = tuple(
    Message(Key(context, source), notes=Notes("paragraph", "News"), places=("news/a b.html",))
    for context, source in (
        ("", "Hello"),
        ("menu", "Hello"),
        ("", LONG),
        ("", "New"),
        ("", "Edited"),
    )
)


def sample() -> Catalog:
    """Approved, drafted with a doubt, edited, reworded and obsolete messages."""
    hello, menu, long, new, edited = WANTED
    messages = (
        Message(hello.key, "Hola", State.APPROVED, None, hello.notes, ("Ana: sure",), hello.places),
        with_draft(menu, "Hola", ROUTE),
        with_draft(long, LONG.replace("A long sentence", "Una frase larga"), ROUTE),
        new,
        Message(
            edited.key,
            "Mío",
            State.DRAFT,
            notes=edited.notes,
            places=edited.places,
            previous=Key("", "Edit"),
        ),
        Message(Key("", "Gone"), "Ido", State.OBSOLETE, comments=("why",)),
        Message(Key("x", "Gone"), "Ida", State.OBSOLETE, flags=("fuzzy",)),
    )
    found = Catalog("es", messages)
    return Catalog("es", messages, header(found, language("es"), Settings()))


def gnu(*command: str) -> Callable[[Path], None]:
    """A GNU program that reads a file and prints it."""

    def save(path: Path) -> None:
        if not shutil.which(command[0]):
            pytest.skip(f"gettext's {command[0]} is not installed")
        done = subprocess.run([*command, str(path)], capture_output=True, check=True)
        path.write_bytes(done.stdout)

    return save


def with_polib(path: Path) -> None:
    """polib, wrapping at 78 columns as it does by default."""
    polib.pofile(str(path)).save()


def with_toolkit(path: Path) -> None:
    """translate-toolkit, whose PO class is Weblate's and Virtaal's: a merge into itself."""
    program = shutil.which("pomerge", path=f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}")
    if not program:
        pytest.skip("translate-toolkit's pomerge is not installed")
    out = path.with_suffix(".out.po")
    command = [program, "--progress=none", "-t", str(path), str(path), str(out)]
    subprocess.run(command, capture_output=True, check=True)
    out.replace(path)


def with_poedit(path: Path) -> None:
    """Poedit, as a person opens a catalog in it, saves it and quits."""
    if name := poedit.missing():
        pytest.skip(f"{name} is not installed, and Poedit is driven with it")
    poedit.save(path, path.parent / "home")


def with_babel(path: Path) -> None:
    """Babel, which drops unknown header fields and turns previous sources into comments."""
    with path.open("rb") as file:
        catalog = pofile.read_po(file, locale="es")
    out = io.BytesIO()
    pofile.write_po(out, catalog)
    path.write_bytes(out.getvalue())


TOOLS = [
    pytest.param(gnu("msgcat"), id="msgcat"),
    pytest.param(gnu("msgcat", "--no-wrap", "--sort-output"), id="msgcat-sorted"),
    pytest.param(gnu("msgattrib"), id="msgattrib"),
    pytest.param(gnu("msgconv", "--to-code=UTF-8"), id="msgconv"),
    pytest.param(with_polib, id="polib"),
    pytest.param(with_toolkit, id="translate-toolkit"),
    pytest.param(with_babel, id="babel"),
    pytest.param(with_poedit, id="poedit"),
]


@pytest.mark.parametrize("save", TOOLS)
def test_a_tools_save_is_no_edit(save: Callable[[Path], None], tmp_path: Path) -> None:
    """No word is lost, no draft looks touched, nothing is approved, our next write is stable."""
    path = tmp_path / "es.po"
    path.write_text(po.write(sample()), "utf-8")
    save(path)
    found, problems = po.read(charset.text_of(path.read_bytes(), "es.po"), "es.po", "es")
    assert problems == ()
    assert human_texts(found) == human_texts(sample())
    states = {m.key: (m.text, m.state, machine_owned(m)) for m in found.messages}
    assert states == {m.key: (m.text, m.state, machine_owned(m)) for m in sample().messages}
    doubts = {m.key: m.origin.doubt for m in found.messages if m.origin}
    assert doubts == {m.key: m.origin.doubt for m in sample().messages if m.origin}
    once = update(found, WANTED)
    again, _ = po.read(po.write(once), "es.po", "es")
    assert again == once
    assert update(again, WANTED) == again


def test_poedits_needs_work_is_our_fuzzy(tmp_path: Path) -> None:
    """Clearing it there is the approval: the text, its origin and its mark stay."""
    if name := poedit.missing():
        pytest.skip(f"{name} is not installed, and Poedit is driven with it")
    drafted = with_draft(WANTED[0], "Hola", ROUTE)
    head = header(Catalog("es", (drafted,)), language("es"), Settings())
    path = tmp_path / "es.po"
    path.write_text(po.write(Catalog("es", (drafted,), head)), "utf-8")
    poedit.save(path, tmp_path / "home", "ctrl+u")
    found, _ = po.read(path.read_text("utf-8"), "es.po", "es")
    assert found.messages == (replace(drafted, state=State.APPROVED),)
