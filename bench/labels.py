"""Drafts of labels, to be judged by a reader: right, wrong with a doubt, wrong without one.

Usage: python -m bench.labels LANGUAGE FILE

FILE has a label a line: buttons, menu items, titles, fields of pages that no rule was made from.
Printed are the label, its draft and what a reviewer is told, with tabs between.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from i18n.model import Draft
from i18n.mt import cache, routing
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.drafting import draft_all
from i18n.mt.engines.registry import engines
from i18n.placeables import names


def drafts(tag: str, labels: list[str], stored: Path) -> list[Draft]:
    """A draft for each label, by the routes of this machine."""
    stored.parent.mkdir(parents=True, exist_ok=True)
    with closing(cache.connect(stored)) as answers:
        every = [cache.Remembering(one, answers) for one in engines()]
        edges = tuple(edge for one in every for edge in one.edges())
        ways = EngineRoutes("en", tag, routing.routes(edges, "en", tag), tuple(every), edges)
        found = draft_all(labels, draft_job(ways, names.names(labels)))
        for one in every:
            one.close()
        return found


def main() -> None:
    """Read, draft, print."""
    tag, file = sys.argv[1:]
    labels = [line for line in Path(file).read_text("utf-8").splitlines() if line.strip()]
    for label, draft in zip(labels, drafts(tag, labels, Path(".i18n/bench.sqlite")), strict=True):
        sys.stdout.write(f"{label}\t{draft.text}\t{draft.doubt}\n")


if __name__ == "__main__":
    main()
