"""A server on the loopback that speaks chat completions, well or as badly as a test wants.

It knows the Spanish of some sentences and nothing else. What it does with the items of a request
is a function on the list of (id, source, translation), so that a test can shift, drop, join,
double or invent; what it sends back may be anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

Row = tuple[str, str, str]
Twist = Callable[[list[Row]], list[Row]]
Say = Callable[[str], dict[str, Any]]

SPANISH = {
    "The miners left the town in winter.": "Los mineros dejaron el pueblo en invierno.",
    "The union paid for the road to the coast.": "El sindicato pagó el camino hasta la costa.",
    "Nobody has counted the lamps that were lost.": "Nadie ha contado las lámparas perdidas.",
    "The court heard 12 witnesses in <a1>one week</a1>.": (
        "El tribunal oyó a 12 testigos en <a1>una semana</a1>."
    ),
    "The old bridge is open to walkers again.": (
        "El puente viejo vuelve a estar abierto a los peatones."
    ),
    "Write to {name} before the end of the month.": "Escriba a {name} antes de que acabe el mes.",
}
"""What it knows; of other sentences it says that they are in Spanish."""


def straight(rows: list[Row]) -> list[Row]:
    """Every item as it should be."""
    return rows


def stopped(content: str) -> dict[str, Any]:
    """An answer that came to its end."""
    return {"finish_reason": "stop", "message": {"role": "assistant", "content": content}}


class ChatStandIn:
    """What the server does: `twist` with the items, `say` with the text of the answer; `asked` is
    the body of every request, `used` the tokens that it says were used."""

    def __init__(self) -> None:
        self.twist: Twist = straight
        self.say: Say = stopped
        self.refused: list[tuple[int, dict[str, Any]]] = []
        self.asked: list[dict[str, Any]] = []
        self.used: tuple[int, int] | None = (100, 50)

    def __call__(self, method: str, path: str, body: bytes) -> tuple[int, bytes] | None:
        if path != "/v1/chat/completions":
            return None
        self.asked.append(json.loads(body))
        if self.refused:
            status, error = self.refused.pop(0)
            return status, json.dumps({"error": error}).encode()
        return 200, json.dumps(self._answer(self.asked[-1])).encode()

    def _answer(self, body: dict[str, Any]) -> dict[str, Any]:
        rows = self.twist([_row(one) for one in messages(body)])
        found = {key: {"source": source, "translation": text} for key, source, text in rows}
        answer: dict[str, Any] = {
            "id": "1",
            "object": "chat.completion",
            "created": 0,
            "model": body["model"],
            "choices": [{"index": 0, **self.say(json.dumps(found, ensure_ascii=False))}],
        }
        if self.used:
            names = ("prompt_tokens", "completion_tokens")
            answer["usage"] = {**dict(zip(names, self.used, strict=True)), "total_tokens": 0}
        return answer


def messages(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of a request."""
    found: list[dict[str, Any]] = json.loads(body["messages"][1]["content"])["messages"]
    return found


def _row(entry: dict[str, Any]) -> Row:
    found = re.fullmatch(r"(\[k[0-9a-f]+\] )(.*)", entry["source"], re.DOTALL)
    assert found
    mark, source = found.groups()
    text = entry.get("fixed") or SPANISH.get(source, f"En español: {source}")
    return entry["id"], entry["source"], mark + text
