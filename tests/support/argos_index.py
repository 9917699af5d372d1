"""Argos's own package code, told to install our small model from an index on the loopback."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

MODEL = Path(__file__).parent.parent / "data/argos/translate-en_es-1_0.argosmodel"
ENTRY = {
    "package_version": "1.0", "argos_version": "1.9", "code": "translate-en_es",
    "from_code": "en", "from_name": "English", "to_code": "es", "to_name": "Spanish",
}  # fmt: skip
NEEDS = pytest.mark.skipif(
    not (find_spec("argostranslate") and find_spec("ctranslate2")),
    reason="argos-translate-lt is not installed",
)
_INSTALL = """
import json, sys
from argostranslate import package
package.update_package_index()
(found,) = package.get_available_packages()
found.install()
json.dump([[p.from_code, p.to_code, p.package_version]
           for p in package.get_installed_packages()], sys.stdout)
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def index(folder: Path) -> Iterator[str]:
    """Serve an index with our model, as Argos's is; the address ends with a slash."""
    data = MODEL.read_bytes()
    (folder / MODEL.name).write_bytes(data)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        digest = hashlib.sha256(data).hexdigest()
        entry = {**ENTRY, "links": [address + MODEL.name], "sha256": digest}
        (folder / "index.json").write_text(json.dumps([entry]))
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield address
        finally:
            server.shutdown()
            thread.join()


def install(home: Path, address: str) -> list[list[str]]:
    """What Argos's own code lists after it has installed what the index offers."""
    code = asked(home, _INSTALL, ARGOS_PACKAGE_INDEX=address)
    found: list[list[str]] = json.loads(code)
    return found


def asked(home: Path, code: str, **more: str) -> str:
    """What code prints in an interpreter of its own, whose home is private."""
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    mine = {name: str(home / name) for name in names}
    environment = {**os.environ, **mine, "HOME": str(home), **more}
    environment["ARGOS_PACKAGES_DIR"] = str(home / "packages")
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout
