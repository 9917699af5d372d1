"""The example sites in a folder of their own, built by the generators that they are for."""

from __future__ import annotations

import contextlib
import functools
import os
import posixpath
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from pipeline import main

EXAMPLES = Path(__file__).parents[2] / "examples"
PROGRAMS = Path(sys.executable).parent
"""Where the generators are that come as Python packages."""

HOST = "http://host"


def example(name: str, root: Path) -> Path:
    """A copy of an example, with the pages that its catalogs have, and its preview."""
    found = root / name
    shutil.copytree(EXAMPLES / name, found)
    assert main(["-C", str(found), "build", "--quiet"]) == 0
    return found


def kept(site: Path) -> dict[Path, bytes]:
    """All files but those that may be deleted at any time."""
    found = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path: path.read_bytes() for path in found if ".i18n" not in path.parts}


def mkdocs(site: Path, out: Path) -> str:
    """Build a site with MkDocs; a warning of any kind ends it. What it said."""
    return _done(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)], site
    )


def hugo(site: Path, out: Path) -> str:
    """Build a site with Hugo; a warning of any kind ends it. What it said."""
    return _done([str(PROGRAMS / "hugo"), "--panicOnWarning", "--destination", str(out)], site)


def _done(words: list[str], site: Path) -> str:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "HUGO_CACHEDIR": str(site / ".cache")}
    done = subprocess.run(words, cwd=site, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


# --- looking at what was built ---------------------------------------------------------


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on a web server of the loopback: its address, with a slash at the end."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class Html(HTMLParser):
    """A page's language, ids, and the addresses that it names."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.language = ""
        self.ids: set[str] = {"", "top"}
        self.addresses: list[str] = []
        self.headings: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what can be led to, and what leads."""
        values = {name: value or "" for name, value in attrs}
        self.language = values.get("lang", "") if tag == "html" else self.language
        self.ids |= {values[name] for name in ("id", "name") if name in values}
        if tag in ("h2", "h3") and "id" in values:
            self.headings.append(values["id"])
        if tag in ("a", "img", "script", "link"):
            self.addresses += [values[name] for name in ("href", "src") if name in values]


def broken(top: Path, base: str) -> list[tuple[str, str]]:
    """The links within a built site that lead nowhere: page and address. `base` is the folder
    of the site's own address."""
    pages = {path.relative_to(top).as_posix(): Html(path) for path in sorted(top.rglob("*.html"))}
    found = []
    for name, page in pages.items():
        here = f"{HOST}{base}/{name}"
        for address in page.addresses:
            parts = urlsplit(urljoin(here, address))
            if f"{parts.scheme}://{parts.netloc}" != HOST:
                continue
            path = unquote(parts.path).removeprefix(f"{base}/")
            names = (path, posixpath.join(path, "index.html"))
            there = next((one for one in names if (top / one).is_file()), None)
            if there is None or (there in pages and parts.fragment not in pages[there].ids):
                found.append((name, address))
    return found
