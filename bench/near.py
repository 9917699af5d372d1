"""Near matches of people's translations beside the machine's drafts: which of the two is nearer
to what people wrote, by how alike the sources are.

    python -m bench.near [DIR] [LANGUAGE=FOLDER ...] [--each N]

DIR holds a folder of pages in English (`en-US`) and one in each LANGUAGE, with the same names
and blocks, such as Debian's package debian-handbook. Every text leaves the memory in turn, and
is compared with the best of the others: chrF of both drafts against the people's text, in
bands of five points, of at most N texts each. The threshold in `i18n/draft.py` is from here.
"""

from __future__ import annotations

import random
import sys
import tempfile
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from i18n.checks.runner import findings
from i18n.formats import page_formats
from i18n.languages.locales import language
from i18n.memory.near_match import Tongues, fitted
from i18n.memory.store import Memory
from i18n.memory.units import TranslationUnit
from i18n.model import Draft, Segment, segments, whole
from i18n.mt import cache, routing
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.drafting import draft_all
from i18n.mt.evaluation.metrics import Grams, grams, score
from i18n.placeables import inline_tags, names
from i18n.project.encodings import decode
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.segmentation import boundaries
from i18n.stages.site_engines import made
from i18n.storage import read

HANDBOOK = "/usr/share/doc/debian-handbook/html"
LANGUAGES = ("es=es-ES", "pt-BR=pt-BR", "ca=ca-ES")
LEAST, STEP = 75, 5
Found = tuple[int, str, str, str]
"""How alike, the source, the text of the one that is like it, the text that people gave."""


def main() -> None:
    """A table for each language."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("dir", nargs="?", type=Path, default=Path(HANDBOOK))
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--each", type=int, default=60)
    options = parser.parse_args()
    for pair in options.languages:
        tag, _, folder = pair.partition("=")
        texts = dict(pairs(options.dir / "en-US", options.dir / folder, tag))
        measure(texts, tag, options.each)


def pairs(ours: Path, theirs: Path, tag: str) -> Iterator[tuple[str, str]]:
    """Sources with their translations, sentence by sentence where both have as many."""
    for path in sorted(ours.glob("*.html")):
        one, other = blocks(path, "en"), blocks(theirs / path.name, tag)
        if len(one) != len(other):
            continue
        for mine, yours in zip(one, other, strict=True):
            yield from sentences(inline_tags.encode(mine.text), inline_tags.encode(yours.text), tag)


def blocks(path: Path, language: str) -> list[Segment]:
    """The blocks of a page; none of a page that is not there."""
    if not path.is_file():
        return []
    text, _ = decode(read(path), path.name)
    return list(segments(page_formats.parse(text, path.name, whole, language).parts))


def sentences(one: str, other: str, tag: str) -> Iterator[tuple[str, str]]:
    """A block's sentences; blocks with tags stay whole. What nobody translated is left out."""
    mine, yours = cut(one, "en"), cut(other, tag)
    found = zip(mine, yours, strict=True) if len(mine) == len(yours) else [(one, other)]
    yield from (pair for pair in found if pair[0] != pair[1] and inline_tags.words(pair[0]) > 2)


def cut(string: str, language: str) -> list[str]:
    """A string's sentences."""
    if "<" in string:
        return [string]
    ends = [0, *boundaries.boundaries(string, language=language), len(string)]
    return [string[start:end].strip() for start, end in pairwise(ends)]


def measure(texts: dict[str, str], tag: str, each: int) -> None:
    """Print a language's table."""
    bands: dict[int, list[Found]] = defaultdict(list)
    for found in near(texts, tag):
        bands[found[0] // STEP * STEP].append(found)
    chance = random.Random(7)
    chosen = {band: chance.sample(some, min(each, len(some))) for band, some in bands.items()}
    drafts = drafted([one[1] for some in chosen.values() for one in some], list(texts), tag)
    tell(f"{tag}: {len(texts)} texts, {sum(map(len, bands.values()))} of them with a near match")
    tell("  alike      texts  memory  machine  memory is better, as good; by route")
    for band in sorted(chosen):
        row(band, [one for one in chosen[band] if drafts[one[1]].text], drafts)


def near(texts: dict[str, str], tag: str) -> Iterator[Found]:
    """The texts that others are like, each with the best of those, as a run would take it."""
    tongues = Tongues("en", tag, language(tag).plurals)
    with tempfile.TemporaryDirectory() as folder, Memory(Path(folder) / "memory") as memory:
        units = (TranslationUnit(source, text, language=tag) for source, text in texts.items())
        memory.refresh(tag, "all", "1", units)
        for source, text in texts.items():
            for match in memory.near(source, tag, LEAST):
                made = fitted(match.unit.text, match.unit.source, source, tongues)
                if match.score == 100 or made is None:
                    continue
                wrong = (f for f in findings(source, made.text, tag) if f.level == "error")
                if next(wrong, None) is None:
                    yield match.score, source, made.text, text
                    break


def drafted(wanted: Sequence[str], everything: Sequence[str], tag: str) -> dict[str, Draft]:
    """What the machine makes of some sources."""
    site = Paths(Path(), Settings())
    stored = site.state("machine.sqlite")
    with closing(cache.connect(stored)) as known:
        engines = [cache.Remembering(engine, known) for engine in made(site, (tag,))]
        edges = [edge for engine in engines for edge in engine.edges()]
        ways = routing.routes(edges, "en", tag)
        done = draft_all(
            wanted,
            draft_job(
                EngineRoutes("en", tag, ways, tuple(engines), tuple(edges)), names.names(everything)
            ),
        )
        for engine in engines:
            engine.close()
    return dict(zip(wanted, done, strict=True))


def row(band: int, found: Sequence[Found], drafts: dict[str, Draft]) -> None:
    """A band's line: the sums of both, and how often memory is at least as good."""
    by_memory, by_machine = Grams(), Grams()
    better, same = 0, 0
    ways: dict[str, int] = defaultdict(int)
    for _, source, other, text in found:
        wanted = inline_tags.plain(text)
        mine = grams(inline_tags.plain(other), wanted)
        theirs = grams(inline_tags.plain(drafts[source].text), wanted)
        by_memory, by_machine = by_memory.plus(mine), by_machine.plus(theirs)
        better += score(mine) > score(theirs)
        same += score(mine) == score(theirs)
        ways[drafts[source].route] += 1
    names = ", ".join(f"{count} {name}" for name, count in sorted(ways.items()))
    tell(
        f"  {band}-{band + STEP - 1} %  {len(found):>7}  {score(by_memory):6.1f}  "
        f"{score(by_machine):7.1f}  {better / max(1, len(found)):6.0%} {same:>3}; {names}"
    )


def tell(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
