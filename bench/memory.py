"""How fast a near match is found in a large memory, and how many are found.

    python bench/memory.py [SEGMENTS] [QUESTIONS] [TEXT_DIR]

Sentences are made from words that are as frequent as Zipf says or, given a directory of HTML
texts, from its own sentences and from random walks through them. Questions are sentences
with a few edits, and some unrelated ones. Recall is measured against rapidfuzz asked about
every sentence: a question counts as answered when the best score is the same.
"""

from __future__ import annotations

import html
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).parent.parent))

from rapidfuzz import fuzz, process

from i18n.memory.store import Memory
from i18n.memory.units import TranslationUnit

THRESHOLD = 75
VOCABULARY = 60_000
SYLLABLES = [c + v for c in "bcdfghjklmnprstvwz" for v in ("a", "e", "i", "o", "u", "er", "an")]

_TAGS = re.compile(r"<script.*?</script>|<style.*?</style>|<pre.*?</pre>|<!--.*?-->", re.S)
_BLOCK = re.compile(r"</?(?:p|div|li|h\d|td|th|title|dt|dd|br|ul|ol|table|tr)\b[^>]*>")
_STOP = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


def zipf(count: int, chance: random.Random) -> Iterator[str]:
    """Sentences of invented words, the frequent ones short; a tenth are headings or labels."""
    invented = (
        "".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4, 5))))
        for _ in range(2 * VOCABULARY)
    )
    words = sorted(
        dict.fromkeys(invented),
        key=lambda word: len(word) + chance.random() * 6,
    )[:VOCABULARY]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    for _ in range(count):
        short = chance.random() < 0.1
        length = chance.randint(1, 4) if short else max(3, int(chance.lognormvariate(2.6, 0.5)))
        found = chance.choices(words, cum_weights=weights, k=length)
        if chance.random() < 0.1:
            found[chance.randrange(length)] = str(chance.randint(1, 3000))
        yield " ".join(found).capitalize() + ("" if short else ".")


def texts(folder: Path) -> list[str]:
    """The sentences of some HTML files, each once."""
    found: dict[str, None] = {}
    for path in sorted(folder.rglob("*.html")):
        page = _BLOCK.sub("\n", _TAGS.sub("", path.read_text("utf-8", "replace")))
        for line in html.unescape(re.sub(r"<[^>]*>", "", page)).split("\n"):
            for sentence in _STOP.split(" ".join(line.split())):
                if re.search("[A-Za-z]{3}", sentence) and len(sentence) < 600:
                    found[sentence] = None
    return list(found)


def walks(real: list[str], count: int, chance: random.Random) -> Iterator[str]:
    """The real sentences, then as many as are wanted in which a word follows two others as it
    does somewhere in them: like, but not the same."""
    after: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for sentence in real:
        words = ["", "", *sentence.split(), ""]
        for one, two, three in zip(words, words[1:], words[2:], strict=False):
            after[one, two].append(three)
    # Without jumps most walks would be real sentences again.
    anywhere = list(after)
    seen = set(real)
    yield from real[:count]
    while len(seen) < count:
        words, state = [], ("", "")
        while (word := chance.choice(after[state])) and len(words) < 60:
            words.append(word)
            state = state[1], word
            if chance.random() < 0.1:
                state = chance.choice(anywhere)
        sentence = " ".join(words)
        if words and sentence not in seen:
            seen.add(sentence)
            yield sentence


def edited(sentence: str, others: list[str], chance: random.Random) -> str:
    """A sentence as a revision leaves it: one to three of its words are other ones."""
    words = sentence.split()
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3))):
        at = chance.randrange(len(words))
        strange = chance.choice(chance.choice(others).split())
        match chance.choice(("replace", "insert", "delete", "typo", "number", "case")):
            case "replace":
                words[at] = strange
            case "insert":
                words.insert(at, strange)
            case "delete" if len(words) > 1:
                del words[at]
            case "typo" if len(words[at]) > 3:
                cut = chance.randrange(1, len(words[at]) - 1)
                words[at] = words[at][:cut] + words[at][cut + 1 :]
            case "number":
                words[at] = re.sub(r"\d+", lambda m: str(int(m[0]) + 1), words[at])
            case _:
                words[at] = words[at].swapcase()
    return " ".join(words)


def main() -> None:
    """Build, ask, compare, tell."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    asked = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    chance = random.Random(7)
    if len(sys.argv) > 3:
        real = texts(Path(sys.argv[3]))
        sentences = list(walks(real, count, chance))
        pool = real[:count] if asked % 2 == 0 else sentences
    else:
        sentences = list(zipf(count, chance))
        pool = sentences
    questions = [edited(chance.choice(pool), sentences, chance) for _ in range(asked * 9 // 10)]
    strangers = list(zipf(asked - len(questions), chance))
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder) / "memory.sqlite", sentences, questions + strangers)


def measure(path: Path, sentences: list[str], questions: list[str]) -> None:
    """Everything that is told."""
    around = ["", *sentences, ""]
    units = (
        TranslationUnit(
            source, source[::-1], "", "paragraph", before, after, f"page{n // 50}.html", "es"
        )
        for n, (before, source, after) in enumerate(
            zip(around, sentences, around[2:], strict=False)
        )
    )
    start = perf_counter()
    with Memory(path) as memory:
        memory.refresh("es", "all", "1", units)
        built = perf_counter() - start
    size = sum(one.stat().st_size for one in path.parent.iterdir())
    tell(f"{len(sentences):,} segments: built in {built:.1f} s, {size / 1e6:.0f} MB")
    started = [first(path, question) for question in questions[:5]]
    tell(f"a new process: open and answer {median(started) * 1000:.0f} ms, imports included")
    with Memory(path) as memory:
        start = perf_counter()
        again = memory.refresh("es", "all", "1", iter(()))
        tell(f"unchanged catalog: {(perf_counter() - start) * 1000:.2f} ms ({again})")
        one = [TranslationUnit(f"{q} One more.", "x", language="es") for q in questions]
        start = perf_counter()
        memory.refresh("es", "more", "1", one)
        tell(f"a catalog of {len(one)} more: {(perf_counter() - start) * 1000:.0f} ms")
        memory.keep("es", ["all"])
        memory.near(questions[0], "es")
        ask(memory, sentences, questions)


def ask(memory: Memory, sentences: list[str], questions: list[str]) -> None:
    """Time and recall."""
    times, cpu, right, found_some, five, five_found = [], [], 0, 0, 0, 0
    missed = []
    for question in questions:
        start, before = perf_counter(), process_time()
        found = memory.near(question, "es", THRESHOLD)
        times.append((perf_counter() - start) * 1000)
        cpu.append((process_time() - before) * 1000)
        every = process.extract(
            question, sentences, scorer=fuzz.ratio, score_cutoff=THRESHOLD, limit=5
        )
        if not every:
            continue
        found_some += 1
        best = round(every[0][1], 6)
        mine = round(fuzz.ratio(question, found[0].unit.source), 6) if found else 0
        right += mine >= best
        five += len(every)
        five_found += min(len(found), len(every))
        if mine < best:
            missed.append((best, mine, question, every[0][0]))
    for what, spent in (("elapsed", times), ("CPU", cpu)):
        late = quantiles(spent, n=20)[-1]
        tell(f"near, {what}: median {median(spent):.1f} ms, 95 % {late:.1f}, most {max(spent):.1f}")
    tell(
        f"recall: best found {right}/{found_some} = {right / max(found_some, 1):.1%}; "
        f"of the first five {five_found}/{five}"
    )
    for best, mine, question, answer in missed[:8]:
        tell(f"  missed {best:.0f} (has {mine:.0f}): {question[:70]} | {answer[:70]}")


def first(path: Path, question: str) -> float:
    """Seconds that a new process takes to open the memory and answer once, without Python's
    own start."""
    code = (
        "import sys; from time import perf_counter as t; from pathlib import Path; s = t();"
        "from i18n.memory.store import Memory; m = Memory(Path(sys.argv[1]));"
        "m.near(sys.argv[2], 'es'); sys.stdout.write(str(t() - s))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), question],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        check=True,
        text=True,
    )
    return float(done.stdout)


def tell(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
