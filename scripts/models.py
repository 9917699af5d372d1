"""Fetch the best direct model for each language of this repository's site, if that is quick to
find out.

`make setup` calls this once a set of languages. The indexes have three seconds to answer; what
fails costs a line and nothing else: whatever is installed translates. `I18N_OFFLINE=1` asks
nobody. Only a model that goes straight from the source language and is better than every route
installed is fetched. `engines install` does more, and whenever it is asked.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from i18n.errors import PipelineError
from i18n.mt import routing
from i18n.mt.models.index import Offer
from i18n.mt.models.install import Offered
from i18n.project.settings import load
from i18n.stages.engines import fetch_model, offered, path_for_people, size_of

PATIENCE = 3.0
"""Seconds that the indexes have to answer."""


def main(root: Path, patience: float = PATIENCE) -> None:
    """A line for each model, or for what went wrong; never an error."""
    if os.environ.get("I18N_OFFLINE"):
        return
    try:
        settings, _ = load(root)
        found = _soon(lambda: offered(root, None), patience)
        if found is None:
            _tell("No index of models answers; `engines install` asks again, any time.")
            return
        for offer in wanted(found, settings.source_language, settings.languages):
            _fetch(offer)
    except (PipelineError, OSError) as error:
        _tell(f"No further model: {_line(error)}.")


def wanted(found: Offered, source: str, targets: Sequence[str]) -> list[Offer]:
    """For each language the best direct model on offer that beats the best route installed."""
    best = []
    for target in targets:
        here = routing.routes(found.edges, source, target, limit=1)
        direct = [
            one
            for one in found.offers
            if routing.fit(one.edge.source, source) and routing.fit(one.edge.target, target)
        ]
        offer = max(direct, key=lambda one: one.edge.quality, default=None)
        if offer and (not here or offer.edge.quality > here[0].quality):
            best.append(offer)
    return best


def _fetch(offer: Offer) -> None:
    size = size_of([offer])
    about = f", {size / 1e6:,.0f} MB" if size else ""
    _tell(f"Fetching the model {offer.engine} {offer.name}{about} ...")
    try:
        folder = fetch_model(offer, lambda *_: None)
    except (PipelineError, OSError) as error:
        _tell(f"It did not come: {_line(error)}. `engines install` goes on from there.")
        return
    _tell(f"Installed it in {path_for_people(folder)}.")


def _soon(ask: Callable[[], Offered], patience: float) -> Offered | None:
    """An answer, if it comes soon. Nobody waits for one that does not."""
    answers: list[Offered] = []

    def work() -> None:
        try:
            answers.append(ask())
        except (PipelineError, OSError):
            return

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(patience)
    return answers[0] if answers else None


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(float, sys.argv[2:]))
