"""A small site in a temporary directory, and what people do to its catalogs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from i18n.formats.gettext import po
from i18n.model import Message, State
from pipeline import main

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
<title>Lamp</title>
<link rel="stylesheet" href="css/style.css">
<link rel="canonical" href="https://example.org/">
<meta property="og:locale" content="en_US">
</head>
<body>
<h1>The lamp</h1>
<p>Read <a href="news/a.html">the news</a>. It is short.</p>
<img src="img/lamp.svg" alt="a lamp">
</body>
</html>
"""
NEWS = """<!DOCTYPE html>
<html lang="en">
<head><title>News</title></head>
<body>
<p>Nothing is new. Go <a href="../index.html">home</a>.</p>
<p>Nothing else is new either.</p>
</body>
</html>
"""
TEXT = "Release\n\nThe lamp is lit. It burns.\n"


class Site:
    """A directory with three pages, and the command line run on it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("source_texts/index.html", INDEX)
        self.write("source_texts/news/a.html", NEWS)
        self.write("source_texts/press/b.txt", TEXT)
        self.write("source_texts/css/style.css", "p {}")
        self.write("source_texts/img/lamp.svg", "<svg/>")

    def __call__(self, *arguments: str) -> int:
        """Run a command here; its exit code."""
        return main(["-C", str(self.root), *arguments])

    def path(self, name: str) -> Path:
        """A file of the site."""
        return self.root / name

    def write(self, name: str, text: str) -> None:
        """Write a file of the site."""
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text, "utf-8", newline="")

    def read(self, name: str) -> str:
        """A file's text."""
        return self.path(name).read_bytes().decode()

    def tree(self, *folders: str) -> dict[str, bytes]:
        """Every file below some folders."""
        found = (p for folder in folders for p in self.path(folder).rglob("*") if p.is_file())
        return {p.relative_to(self.root).as_posix(): p.read_bytes() for p in found}

    def po(self, stem: str, folder: str = "es") -> str:
        """A catalog's path."""
        return f"locales/{folder}/LC_MESSAGES/{stem}.po"

    def messages(self, stem: str, folder: str = "es") -> dict[str, Message]:
        """A catalog's messages by source."""
        name = self.po(stem, folder)
        found, _ = po.read(self.read(name), name, folder)
        return {m.key.source: m for m in found.messages}

    def review(self, stem: str, change: Callable[[Message], Message], folder: str = "es") -> None:
        """Change every active message of a catalog, as a person in a PO editor does."""
        name = self.po(stem, folder)
        found, _ = po.read(self.read(name), name, folder)
        done = tuple(m if m.state is State.OBSOLETE else change(m) for m in found.messages)
        self.write(name, po.write(replace(found, messages=done)))


def approve(message: Message) -> Message:
    """Clear fuzzy; an empty message gets a text."""
    text = message.text or f"«{message.key.source}»"
    return replace(message, text=text, state=State.APPROVED, previous=None, previous_plural="")


def told(site: Site, capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, str, str]:
    """What a command answers and says."""
    capsys.readouterr()
    code = site(*command)
    said = capsys.readouterr()
    return code, said.out, said.err
