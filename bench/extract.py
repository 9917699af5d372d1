"""Extraction and rebuilding of HTML pages, beside lxml and translate-toolkit."""

from __future__ import annotations

import gc
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

from bench.side_by_side import ratios, show
from i18n.catalogs.template import template
from i18n.formats import page_formats
from i18n.formats.gettext import po
from i18n.model import Catalog
from i18n.segmentation.boundaries import boundaries

HANDBOOK = Path("/usr/share/doc/debian-handbook/html/en-US")
OWN = Path(__file__).parent.parent / "source_texts"

LXML = (
    "import sys, lxml.html as h;"
    "[h.tostring(h.fromstring(open(name, 'rb').read())) for name in sys.argv[1:]]"
)


def main() -> None:
    """Print the ratios for Debian's handbook if it is installed, else for our own pages."""
    pages = sorted(HANDBOOK.glob("*.html")) or sorted(OWN.rglob("*.html")) * 12
    files = [str(page) for page in pages]
    commands = {
        "lxml: parse and serialise": [sys.executable, "-c", LXML, *files],
        "ours: parse, segment, template, PO": [sys.executable, "-m", "bench.extract", *files],
    }
    program = shutil.which("html2po", path=str(Path(sys.executable).parent))
    with tempfile.TemporaryDirectory() as out:
        if program:
            source = str(pages[0].parent)
            commands["html2po"] = [program, "--progress=none", source, out]
        base = "html2po" if program else "lxml: parse and serialise"
        show(f"extraction of {len(files)} pages, CPU over {base}", ratios(commands, base, 3))


def one(files: list[str]) -> None:
    """A PO template of every page."""
    gc.set_threshold(50_000, 20, 100)  # as `pipeline.main` does
    sentences = partial(boundaries, language="en")
    for name in files:
        page = page_formats.parse(Path(name).read_text("utf-8", "replace"), name, sentences)
        po.write(Catalog("", template([page])))


if __name__ == "__main__":
    one(sys.argv[1:]) if len(sys.argv) > 1 else main()
