"""How well inline tags are placed: drafts beside people's translations of the same pages.

    python -m bench.tags LANGUAGE ORIGINALS TRANSLATIONS [--part tuning|held-out|all]
                         [--most SENTENCES] [--cache FILE] [--misses COUNT]

Both folders hold the same HTML pages. Blocks are paired by their order and markup, sentences
by their order in a block. A span is *decidable* when the words that the person's tag encloses
stand in our draft once; it is *right* when our tag encloses exactly these. Pages are parted in
two halves by their names: rules are made on the one and judged on the other.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from time import process_time

from i18n.formats import page_formats
from i18n.model import Code, Draft, Field, Page, Segment
from i18n.mt import cache, routing
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.drafting import draft_all
from i18n.mt.engines.registry import engines
from i18n.mt.tag_projection import tree as tag_tree
from i18n.placeables import inline_tags, names
from i18n.project.encodings import decode
from i18n.segmentation import boundaries
from i18n.stages import site_engines

SEED = "tags"
Block = tuple[Segment, ...]
Mark = tuple[str, str]
"""What tells tags apart in both languages: the element and where it leads."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with tags and what a person made of it."""

    page: str
    source: Segment
    human: Segment


@dataclass(frozen=True, slots=True)
class Placed:
    """What the tags of a sentence enclose: its flat words, and each span's mark and words."""

    text: str
    spans: tuple[tuple[Mark, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decidable span: what the person's tag encloses and what ours does."""

    pair: Pair
    draft: Draft
    wanted: str
    got: tuple[str, ...]
    once: bool
    doubtful: bool

    @property
    def right(self) -> bool:
        return self.wanted in self.got

    @property
    def same_words(self) -> bool:
        return tag_tree.words(self.wanted) in [tag_tree.words(one) for one in self.got]


# --- pages ---------------------------------------------------------------------


def pages(folder: Path, language: str) -> dict[str, Page]:
    """The HTML pages of a folder by their names without a language: `ch01.es.html` is `ch01`."""
    cut = partial(boundaries.boundaries, language=language)
    found = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        text, _ = decode(path.read_bytes(), name)
        found[re.sub(r"(\.[a-z]{2}([-_]\w+)?)?\.html$", "", name)] = page_formats.parse(
            text, name, cut, language
        )
    return found


def part(name: str) -> str:
    """The half that a page is in."""
    return "tuning" if zlib.crc32(f"{SEED}{name}".encode()) % 2 else "held-out"


def blocks(page: Page) -> list[Block]:
    """The sentences of a page, those of one block together."""
    found: list[list[Segment]] = []
    joined = False
    for one in page.parts:
        if isinstance(one, Field) and one.kind == "gap":
            joined = True
        elif isinstance(one, Segment):
            if joined:
                found[-1].append(one)
            else:
                found.append([one])
            joined = False
    return [tuple(block) for block in found]


def pairs(name: str, page: Page, human: Page) -> Iterator[Pair]:
    """The sentences with paired tags that a person translated with the same tags."""
    ours, theirs = blocks(page), blocks(human)
    matcher = SequenceMatcher(None, [*map(_shape, ours)], [*map(_shape, theirs)], autojunk=False)
    for start, other, size in matcher.get_matching_blocks():
        for one, two in zip(ours[start : start + size], theirs[other : other + size], strict=True):
            if len(one) == len(two):
                for source, translation in zip(one, two, strict=True):
                    if _comparable(source, translation):
                        yield Pair(name, source, translation)


def _shape(block: Block) -> tuple[object, ...]:
    return (
        block[0].block,
        block[0].quoting,
        *sorted(mark for one in block for mark in _marks(one)),
    )


def _marks(one: Segment) -> list[Mark]:
    return [_mark(atom) for atom in one.text if isinstance(atom, Code) and atom.kind != "close"]


def _mark(code: Code) -> Mark:
    links = [one.value for one in code.parts if isinstance(one, Field) and one.kind == "link"]
    return code.name, re.sub(r"(\.[a-z]{2}([-_]\w+)?)?\.html", "", " ".join(links))


def _comparable(source: Segment, human: Segment) -> bool:
    paired = any(isinstance(atom, Code) and atom.kind == "open" for atom in source.text)
    if not paired or source.text == human.text or Counter(_marks(source)) != Counter(_marks(human)):
        return False
    both = inline_tags.encode(source.text), inline_tags.encode(human.text)
    return all(map(inline_tags.nested, both)) and both[0] != both[1]


# --- spans -----------------------------------------------------------------------


def placed(string: str, model: Segment) -> Placed:
    """What the tags of a translator's string enclose, the tags being those of a segment."""
    atoms = zip(model.text, inline_tags.tags_of(model.text), strict=True)
    marks = {
        tag.label: _mark(a) for a, tag in atoms if isinstance(a, Code) and tag and a.kind == "open"
    }
    text, tree = tag_tree.parse(string)
    paired = [one for one in tag_tree.walk(tree) if one.tag.kind == "open"]
    outer = {(one.start, one.end): one for one in reversed(paired)}
    found = tuple(
        (marks[one.tag.label], _bare(text[one.start : one.end])) for one in [*outer.values()][::-1]
    )
    return Placed(_bare(text), found)


def _bare(text: str) -> str:
    return " ".join(text.split())


def verdicts(pair: Pair, draft: Draft) -> Iterator[Verdict]:
    """The decidable spans of a sentence."""
    human = placed(inline_tags.encode(pair.human.text), pair.human)
    ours = placed(draft.text, pair.source)
    whole = len(tag_tree.words(human.text))
    for mark, wanted in human.spans:
        words = tag_tree.words(wanted)
        if not words or len(words) == whole:
            continue
        hits = re.findall(rf"(?<!\w){re.escape(wanted)}(?!\w)", ours.text)
        if hits:
            got = tuple(words for other, words in ours.spans if other == mark)
            doubtful = "the place of" in draft.doubt
            yield Verdict(pair, draft, wanted, got, len(hits) == 1, doubtful)


# --- drafts -----------------------------------------------------------------------


def drafts(
    strings: Sequence[str], every: Sequence[str], language: str, stored: Path
) -> list[Draft]:
    """What the pipeline drafts, in order; `every` string of the pages tells the names."""
    with site_engines.closing(
        [cache.Remembering(one, cache.connect(stored)) for one in engines()]
    ) as made:
        edges = [edge for engine in made for edge in engine.edges()]
        ways = routing.routes(edges, "en", language)
        return draft_all(
            strings,
            draft_job(
                EngineRoutes("en", language, ways, tuple(made), tuple(edges)), names.names(every)
            ),
            lambda done: tell(f"\r{done} of {len(strings)}", end=""),
        )


def main() -> None:
    """Pair, draft, compare, tell."""
    asked = _arguments()
    ours, theirs = pages(asked.originals, "en"), pages(asked.translations, asked.language)
    every = [
        inline_tags.encode(s.text)
        for page in ours.values()
        for block in blocks(page)
        for s in block
    ]
    both = [name for name in ours if name in theirs and asked.part in ("all", part(name))]
    found = [pair for name in both for pair in pairs(name, ours[name], theirs[name])]
    unique = {inline_tags.encode(pair.source.text): pair for pair in reversed(found)}
    chosen = spread(list(unique.values())[::-1], asked.most)
    tell(f"{len(both)} pages, {len(found)} sentences with tags, {len(chosen)} taken")
    strings = [inline_tags.encode(pair.source.text) for pair in chosen]
    start = process_time()
    with tempfile.TemporaryDirectory() as folder:
        done = drafts(strings, every, asked.language, asked.cache or Path(folder) / "cache.sqlite")
    tell(f"\n{process_time() - start:.1f} s of CPU beside the engines' own processes")
    report(chosen, done, asked.misses)


def spread(found: Sequence[Pair], most: int | None) -> list[Pair]:
    """At most so many, from everywhere."""
    step = len(found) / min(most or len(found), len(found)) if found else 1
    return [found[int(number * step)] for number in range(int(len(found) / step))]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.tags")
    parser.add_argument("language")
    parser.add_argument("originals", type=Path)
    parser.add_argument("translations", type=Path)
    parser.add_argument("--part", choices=("tuning", "held-out", "all"), default="all")
    parser.add_argument("--most", type=int)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    return parser.parse_args()


def report(chosen: Sequence[Pair], done: Sequence[Draft], misses: int) -> None:
    """The shares, and some of the misses."""
    drafted = [(pair, draft) for pair, draft in zip(chosen, done, strict=True) if draft.text]
    every = [v for pair, draft in drafted for v in verdicts(pair, draft)]
    found = [v for v in every if v.once]
    tell(
        f"{len(drafted)} of {len(chosen)} drafted; doubtful: "
        f"{_share(['the place of' in draft.doubt for _, draft in drafted])}"
    )
    tell(f"decidable spans        {_share([v.right for v in found])} right")
    tell(f"  by words alone       {_share([v.same_words for v in found])}")
    tell(f"  in doubtful drafts   {_share([v.right for v in found if v.doubtful])}")
    tell(f"  in sure drafts       {_share([v.right for v in found if not v.doubtful])}")
    tell(f"occurring, once or not {_share([v.right for v in every])}")
    for one in [v for v in found if not v.right][:misses]:
        tell(
            f"\n{one.pair.page}: wanted «{one.wanted}», got {' | '.join(one.got)}"
            f"{' (doubtful)' if one.doubtful else ''}"
        )
        tell(f"  {inline_tags.encode(one.pair.source.text)}\n  {one.draft.text}")
        tell(f"  {inline_tags.encode(one.pair.human.text)}")


def _share(found: Sequence[bool]) -> str:
    return f"{sum(found)}/{len(found)} = {sum(found) / max(1, len(found)):.1%}"


def tell(line: str, end: str = "\n") -> None:
    """A line of the report."""
    sys.stdout.write(line + end)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
