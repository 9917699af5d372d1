"""How much the checks find in people's translations, and how often they cry over them.

Usage: python -m bench.checks [--good N] [--tries N] LANGUAGE=TEXTS...

TEXTS are a .po, .tmx or .csv file, or SOURCE:HUMAN, a folder of pages and one of their
translations; take ones that no rule was made from. Of the pairs of a language N are looked at as
they are (2,000), and every fault of tests/support/check_pairs.py is put into N of them (300),
always the same ones. A fault counts as found by us when a rule that is meant for it says
something new, by pofilter, which `make test` installs, when any of its tests does. People err, so
that what is found in their texts is no false alarm by itself: `--read FILE` writes it down.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from i18n.languages.locales import language
from i18n.stages.evaluation import references
from tests.checks.test_pofilter import Asked, failures
from tests.checks.test_seeded import rules
from tests.support.check_pairs import FAULTS, Fault, Pair

MEANING = frozenset(
    [
        "numbers",
        "number-words",
        "roman-numerals",
        "dates",
        "times",
        "units",
        "negation",
        "opposites",
        "names",
    ]
)
"""The rules that look at what is said; the others at how it is written."""


def pairs(tag: str, texts: Sequence[str]) -> list[Pair]:
    """The translated sentences of three words and more, each source once, in an order that has
    nothing to do with where they stand."""
    found: dict[str, Pair] = {}
    for one in texts:
        paths = [Path(part) for part in one.split(":")]
        for pair in references.read(paths, "en", language(tag)).pairs:
            if pair.human != pair.source and pair.source.count(" ") > 1 and "\n" not in pair.source:
                found.setdefault(pair.source, Pair(tag, pair.source, pair.human))
    return sorted(found.values(), key=_digest)


def _digest(pair: Pair) -> bytes:
    return hashlib.sha256(f"{pair.source}\0{pair.translation}".encode()).digest()


def spoilt(fault: Fault, some: Sequence[Pair], tries: int) -> list[tuple[Pair, str]]:
    """So many pairs with a fault in them, of those that it fits."""
    found: list[tuple[Pair, str]] = []
    for pair in some:
        text = fault.spoil(pair.language.split("-")[0], pair.source, pair.translation)
        if text is not None and text != pair.translation:
            found.append((pair, text))
        if len(found) == tries:
            break
    return found


def ours(fault: Fault, some: Sequence[tuple[Pair, str]]) -> int:
    """How many of some faults a right rule notices."""
    hits = 0
    for pair, text in some:
        new = rules(pair.source, text, pair.language)
        new -= rules(pair.source, pair.translation, pair.language)
        hits += any(rule in new for rule in fault.rules or new)
    return hits


Failed = Mapping[Asked, set[str]]
"""Which tests of pofilter's each text fails."""


def theirs(some: Sequence[tuple[Pair, str]], failed: Failed) -> int:
    """How many of some faults pofilter notices."""
    return sum(
        bool(
            failed.get((p.language, p.source, text), set())
            - failed.get((p.language, p.source, p.translation), set())
        )
        for p, text in some
    )


def alarms(some: Sequence[Pair]) -> Iterator[tuple[Pair, Counter[str]]]:
    """The pairs with a finding."""
    for pair in some:
        if said := rules(pair.source, pair.translation, pair.language):
            yield pair, said


def alarm_line(tag: str, some: Sequence[Pair], failed: Failed) -> str:
    """How many untouched pairs of a language have a finding, of ours and of pofilter's."""
    found = list(alarms(some))
    meaning = sum(any(rule in MEANING for rule in said) for _, said in found)
    others = sum(bool(failed.get((p.language, p.source, p.translation))) for p in some)
    by_rule = Counter(rule for _, said in found for rule in said)
    shares = (f"{one / len(some):.1%}" for one in (meaning, len(found), others))
    told = ", ".join(f"{rule} {count}" for rule, count in by_rule.most_common(6))
    return f"| {tag} | {len(some):,} | {' | '.join(shares)} | {told} |"


def asked(found: Mapping[str, Sequence[Pair]], bad: Iterable[tuple[Pair, str]]) -> list[Asked]:
    """All that pofilter is to look at."""
    good = [(p.language, p.source, p.translation) for some in found.values() for p in some]
    for pair, text in bad:
        good.append((pair.language, pair.source, text))
        good.append((pair.language, pair.source, pair.translation))
    return good


def report(found: Mapping[str, Sequence[Pair]], good: int, tries: int) -> Iterator[str]:
    """Two tables, line by line."""
    bad = {
        fault: [one for group in found.values() for one in spoilt(fault, group, tries)]
        for fault in FAULTS
    }
    untouched = {tag: some[:good] for tag, some in found.items()}
    with tempfile.TemporaryDirectory() as folder:
        every = asked(untouched, (one for some in bad.values() for one in some))
        failed = failures(every, Path(folder))
    yield from ("| fault | tries | ours | pofilter |", "|---|---:|---:|---:|")
    for fault, some in bad.items():
        if some:
            shares = (count / len(some) for count in (ours(fault, some), theirs(some, failed)))
            yield f"| {fault.name} | {len(some):,} | {' | '.join(f'{one:.0%}' for one in shares)} |"
    yield ""
    yield "| language | untouched | rules of meaning | any rule | pofilter | most |"
    yield "|---|---:|---:|---:|---:|---|"
    for tag, group in untouched.items():
        yield alarm_line(tag, group, failed)


def main() -> None:
    """Measure."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("texts", nargs="+", metavar="LANGUAGE=TEXTS")
    parser.add_argument("--good", type=int, default=2000)
    parser.add_argument("--tries", type=int, default=300)
    parser.add_argument("--read", type=Path, metavar="FILE", help="where findings are written")
    given = parser.parse_args()
    named: dict[str, list[str]] = {}
    for one in given.texts:
        tag, _, texts = one.partition("=")
        named.setdefault(tag, []).append(texts)
    found = {tag: pairs(tag, texts) for tag, texts in named.items()}
    if given.read:
        lines = [
            f"{tag}\t{','.join(said)}\t{pair.source}\t{pair.translation}\n"
            for tag, some in found.items()
            for pair, said in alarms(some[: given.good])
        ]
        given.read.write_text("".join(lines), "utf-8")
    for line in report(found, given.good, given.tries):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
