"""What `bench.drafting` measures, each a process of its own: drafting, and engines alone.

    python -m bench.draft_work WAY LANGUAGE STRINGS.json

STRINGS.json is a list of translators' strings. WAY is `draft` (as `translate` does it, without
second opinions), `draft-advised` (with them), `engines` (the plain sentences through the engines
of the best route, nothing of ours around them) or `nothing` (what reading the strings costs).
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from i18n.model import Draft
from i18n.mt import cache, drafting, routing, second_opinion
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.engines import firefox
from i18n.mt.engines.registry import engines
from i18n.mt.evaluation.ratings import spoken
from i18n.placeables import names


def main(way: str, language: str, strings: Sequence[str]) -> None:
    """Do it once."""
    gc.set_threshold(50_000, 20, 100)  # as `pipeline.main` does
    if way == "engines":
        bare(language, [spoken(one) for one in strings])
    elif way != "nothing":
        for one in draft(language, strings, advised=way == "draft-advised"):
            print(json.dumps([one.text, one.route, one.doubts, one.why], ensure_ascii=False))


def draft(language: str, strings: Sequence[str], *, advised: bool) -> list[Draft]:
    """The drafts of some strings, by all the engines that are here, behind an empty cache."""
    if not advised:
        second_opinion.others = lambda routes: ()
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(cache.connect(Path(folder, "machine.sqlite"))) as stored,
    ):
        every = tuple(cache.Remembering(one, stored) for one in engines())
        edges = tuple(edge for one in every for edge in one.edges())
        routes = routing.routes(edges, "en", language)
        ways = EngineRoutes("en", language, routes, every, edges)
        done = drafting.draft_all(strings, draft_job(ways, names.names(strings)))
        for one in every:
            one.close()
    return done


def bare(language: str, sentences: Sequence[str]) -> list[str]:
    """The sentences through each engine of the best route, which is given nothing else."""
    every = engines()
    edges = [edge for one in every for edge in one.edges()]
    done = list(sentences)
    for leg in routing.routes(edges, "en", language)[0].legs:
        if leg.engine == "firefox":
            done = _firefox(leg.source, leg.target, done)
        else:
            done = _apertium(f"{leg.source}-{leg.target}", done)
    return done


def _firefox(source: str, target: str, sentences: Sequence[str]) -> list[str]:
    from fxtranslate import Translator

    folders = (*firefox.wheel_folders(), firefox.cache_folder())
    model = next(
        one
        for folder in folders
        for one in firefox.models(folder)
        if (one.source, one.target) == (source, target)
    )
    translator = Translator(*(Path(file).read_bytes() for file in model.files()))
    return [translator.translate(one) for one in sentences]


def _apertium(pair: str, sentences: Sequence[str]) -> list[str]:
    data = "\n\n".join(sentences)
    done = subprocess.run(
        ["apertium", "-u", pair], input=data, text=True, capture_output=True, check=True
    )
    return done.stdout.split("\n\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], json.loads(Path(sys.argv[3]).read_text("utf-8")))
