"""Markdown of other people: does it come back byte for byte, and does a page whose every text is
translated have the blocks of its source?

    python -m bench.markdown FOLDER… [--dialect NAME] [--hostile]

Prints how many files, units and messages there are, how many files come back as they are, how many
pseudo-translated pages a reference parser (markdown-it) reads as the same blocks, and how many
units stay in the source language.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

from i18n.catalogs.template import key_of
from i18n.formats.markdown.document import document
from i18n.formats.markdown.units import Unit
from i18n.formats.page_formats import MARKDOWN_SUFFIXES, parse
from i18n.formats.told import Told
from i18n.model import Field, raw, segments
from i18n.placeables import inline_tags
from i18n.project.settings import Settings
from i18n.project.source_tree.parsing import cut
from i18n.publishing import markdown_pages
from i18n.publishing.rendering import Rendering

ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
TARGET = re.compile(r"^[ \t]*\([\w./ -]+\)=[ \t]*\n", re.MULTILINE)
"""MyST's targets, which a translated heading gets and its source has not."""

HOSTILE = ("*", "<b", "&lt;", "1.", "===", "[y](z)", "<!--", "#", "_x", "`", "|", "{", "- ", "~~")


def pseudo(string: str) -> str:
    """A string with accents on its words."""
    return inline_tags.join(
        token.translate(ACCENTS) if type(token) is str else token
        for token in inline_tags.tokens(string)
    )


def hostile(string: str) -> str:
    """A string with signs of markup at every seventh space."""
    out, count = [], 0
    for token in inline_tags.tokens(string):
        if type(token) is not str:
            out.append(token)
            continue
        words = []
        for word in token.split(" "):
            count += 1
            words.append(word)
            if count % 7 == 3 and word:
                words.append(HOSTILE[(count + len(string)) % len(HOSTILE)])
        out.append(" ".join(words))
    return inline_tags.join(out)


def shape(text: str, parser: MarkdownIt) -> list[str]:
    """The blocks of a text, as the reference parser has them."""
    text = TARGET.sub("", text)
    return [f"{one.type} {one.tag} {one.level}" for one in parser.parse(text) if one.block]


def files(paths: list[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (
            one for one in found if one.suffix.lower() in MARKDOWN_SUFFIXES and one.is_file()
        )


def main() -> None:
    """Read, translate and compare every file that is named."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("paths", nargs="+")
    arguments.add_argument("--dialect", default="")
    arguments.add_argument("--hostile", action="store_true")
    arguments.add_argument("--every", type=int, default=1)
    given = arguments.parse_args()
    counts: Counter[str] = Counter()
    parser = MarkdownIt("gfm-like", {"linkify": False})
    begun = time.process_time()
    for path in list(files(given.paths))[:: given.every]:
        one(path, given.dialect, hostile if given.hostile else pseudo, parser, counts)
    counts["seconds"] = round(time.process_time() - begun)
    for name, number in counts.items():
        print(f"{name}: {number:,}")


def one(path, dialect, change, parser, counts) -> None:  # type: ignore[no-untyped-def]
    """Count one file."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        counts["not in UTF-8"] += 1
        return
    counts["files"] += 1
    page = parse(text, path.name, SENTENCES, told=Told(dialect=dialect))
    counts["byte for byte"] += raw(page.parts) == text
    found = [one for one in document(text, page.dialect).items if isinstance(one, Unit)]
    counts["units"] += len(found)
    if unread := [one for one in found if not one.tokens]:
        counts["units that cannot be read"] += len(unread)
        print(f"{path}: cannot be read: {text[unread[0].start : unread[0].end][:80]!r}")
    texts = {key_of(s): change(key_of(s).source) for s in segments(page.parts)}
    counts["messages"] += len(texts)
    if not texts:
        return
    new, kept = markdown_pages.render(page, Rendering(texts, _field))
    counts["translated pages"] += 1
    counts["units in the source language"] += len(kept)
    for each in kept:
        print(f"{path}:{each.line}: stays: {each.text[:80]!r}")
    same = shape(text, parser) == shape(new, parser)
    counts["same blocks by the reference parser"] += same
    if not same:
        print(f"{path}: other blocks")


def _field(field: Field) -> str:
    if field.kind == "body":
        return ""
    return f"[{field.value}]" if field.kind == "label" else field.raw


SENTENCES = cut(Settings())

if __name__ == "__main__":
    main()
