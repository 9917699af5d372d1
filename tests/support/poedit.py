"""Poedit, driven as a person does: by its window's keys, on a screen that nobody sees."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

PROGRAMS = ("poedit", "Xvfb", "xdotool")
CONFIG = "translator_name=Ana\ntranslator_email=ana@example.org\ncheck_for_updates=0\n"
PATIENCE = 40.0
"""Seconds until what should happen has not."""


def missing() -> str:
    """The program that driving Poedit lacks here, "" for none."""
    return next((name for name in PROGRAMS if not shutil.which(name)), "")


def save(path: Path, home: Path, key: str = "") -> None:
    """Open a catalog, save it and quit; or press a key on its first message and save again.

    `home` is an empty folder for what Poedit keeps. Raises TimeoutError.
    """
    with _screen() as display, _poedit(path, _private(home, display)) as (process, window):
        # A window is there before it hears its keys; saving twice does no harm, so it is first.
        before = path.stat().st_mtime_ns
        _until(lambda: path.stat().st_mtime_ns != before, "save", lambda: window("key", "ctrl+s"))
        if key:
            window("key", key)
            _until(lambda: window(modified=True), f"answer {key}")
            _until(lambda: not window(modified=True), "save", lambda: window("key", "ctrl+s"))
        _until(lambda: process.poll() is not None, "quit", lambda: window("key", "ctrl+q"))


@contextmanager
def _screen() -> Iterator[str]:
    """A screen of its own, by name."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1000x700x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True) as server:
        try:
            assert server.stdout
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def _private(home: Path, display: str) -> dict[str, str]:
    """An environment in which Poedit asks nothing, phones nobody and leaves nothing behind."""
    folder = home / "config" / "poedit"
    folder.mkdir(parents=True)
    (folder / "config").write_text(CONFIG)
    (home / "run").mkdir(mode=0o700)
    return {
        "PATH": os.environ["PATH"],
        "DISPLAY": display,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        "GSETTINGS_BACKEND": "memory",
        "GIO_USE_VFS": "local",
        "NO_AT_BRIDGE": "1",
        "LC_ALL": "C.UTF-8",
    }


class _Window:
    """Poedit's window with a catalog, as xdotool finds it by its title."""

    def __init__(self, name: str, environment: dict[str, str]) -> None:
        self._name = re.escape(name)
        self._environment = environment

    def __call__(self, *words: str, modified: bool = False) -> bool:
        """Whether it is there, after doing something to it; `modified`, with unsaved changes."""
        title = f"{self._name}.*modified" if modified else self._name
        focus = ("windowfocus", *words) if words else ()
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title, *focus],
            env=self._environment,
            capture_output=True,
            check=False,
        )
        return done.returncode == 0


@contextmanager
def _poedit(
    path: Path, environment: dict[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], _Window]]:
    """Poedit with a catalog open, and its window."""
    quiet = subprocess.DEVNULL
    window = _Window(path.name, environment)
    command = ["poedit", str(path)]
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            try:
                _until(lambda: window() or process.poll() is not None, "open")
            except TimeoutError:
                pytest.skip(f"Poedit opens no window here within {PATIENCE:.0f} s")
            assert process.poll() is None, "Poedit ended at once"
            yield process, window
        finally:
            process.kill()


def _until(done: Callable[[], bool], what: str, again: Callable[[], object] = bool) -> None:
    """Wait until something is so, and do something for it now and again."""
    end = monotonic() + PATIENCE
    while not done():
        if monotonic() > end:
            raise TimeoutError(f"Poedit does not {what}")
        again()
        sleep(0.1)
