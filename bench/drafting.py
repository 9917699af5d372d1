"""Words a CPU second: drafting beside its bare engines, and beside Argos's own loop.

    python -m bench.drafting [LANGUAGE [WORDS [MANUAL…]]]

Prose of manuals of Debian goes along the best route out of the box. `engines` is each sentence
through Firefox's model and then Apertium, with nothing of ours around them; drafting is what
`translate` does, with an empty cache, its second opinions counted apart. Each is a process of its
own, whose CPU counts with that of all that it starts. The loop is Argos's `translate`, sentence by
sentence, with a model of the size that Argos publishes (its weights are noise), on a part of
the same sentences. The table goes into `docs/speed.md`.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from time import process_time

from bench import argos, argos_model, corpora
from bench.hostile import measured
from bench.peers import DOCS
from i18n.catalogs.template import template
from i18n.formats import page_formats
from i18n.mt.engines.argos import packages
from i18n.mt.evaluation.ratings import spoken
from i18n.segmentation.boundaries import boundaries

MANUALS = ("debian-handbook", "developers-reference", "maint-guide")
BEGIN, END = "<!-- drafting: begin -->", "<!-- drafting: end -->"
GOAL = 0.75
LOOPED = 15
"""One in so many sentences goes through the loop, which takes its time."""


def main(language: str, words: int, manuals: Sequence[str]) -> None:
    """Measure, print, and write the table."""
    lines = [
        "| to " + language + ", words a CPU second | words | bare engines | drafting | ratio"
        " | with second opinions | Argos's loop |",
        "|---|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for manual in manuals:
            lines.append(_row(manual, language, words, Path(folder)))
            print(lines[-1], flush=True)
    document = DOCS / "speed.md"
    before, _, rest = document.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    document.write_text(f"{before}{BEGIN}\n{chr(10).join(lines)}\n{END}{after}", "utf-8")


def _row(manual: str, language: str, words: int, folder: Path) -> str:
    """A manual's line of the table."""
    strings = list(_strings(manual, words))
    count = sum(len(spoken(one).split()) for one in strings)
    file = folder / f"{manual}.json"
    file.write_text(json.dumps(strings), "utf-8")
    work = [sys.executable, "-m", "bench.draft_work"]
    bare, ours, advised = (
        count / measured([*work, way, language, str(file)]).cpu
        for way in ("engines", "draft", "draft-advised")
    )
    loop = _looped([spoken(one) for one in strings][::LOOPED], folder / manual)
    return (
        f"| {manual} | {count:,} | {bare:.0f} | {ours:.0f} | {ours / bare:.2f} (goal {GOAL})"
        f" | {advised:.0f} | {loop:.0f} |"
    )


def _strings(manual: str, words: int) -> Iterator[str]:
    """What translators get of a manual's pages, in an order by chance, up to so many words."""
    paths = corpora.pages(manual)
    random.Random(7).shuffle(paths)
    cut = partial(boundaries, language="en")
    pages = (page_formats.parse(p.read_text("utf-8", "replace"), p.name, cut) for p in paths)
    for message in template(pages):
        if words <= 0:
            return
        words -= len(spoken(message.key.source).split())
        yield message.key.source


def _looped(sentences: Sequence[str], folder: Path) -> float:
    """Words a CPU second of Argos's own loop."""
    with zipfile.ZipFile(argos.SMALL) as archive:
        archive.extractall(folder / "small")
    (small,) = (folder / "small").iterdir()
    argos_model.write(folder / "large" / small.name, small / "sentencepiece.model")
    os.environ["ARGOS_PACKAGES_DIR"] = str(folder / "large")
    (package,) = packages(folder / "large")
    loop = argos.loop(package)
    loop(sentences[:1])  # loads what it needs
    start = process_time()
    loop(sentences)
    return sum(len(one.split()) for one in sentences) / (process_time() - start)


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        given[0] if given else "es",
        int(given[1]) if given[1:] else 12_000,
        given[2:] or MANUALS,
    )
