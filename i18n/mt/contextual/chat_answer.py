"""A chat model's answer, believed as far as it proves what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from i18n.mt.contextual.chat_prompt import Asked, mark
from i18n.mt.contextual.message_context import Answer
from i18n.mt.contextual.trust.likeness import shuffled

_MARK = re.compile(r"\[k[0-9a-f]{6,}\]")


class UnreadableError(ValueError):
    """An answer that is no JSON object, or has one key twice."""


def answers(said: str, request: Asked) -> dict[str, Answer]:
    """The answer to each item of a request, by id. Raises UnreadableError for an answer of which
    nothing can be believed."""
    found = _object(said)
    for key, pair in request.fixed.items():
        if _translation(found.get(key), key) != pair.translation:
            changed = Answer(why=_CHANGED, prompt=request.shown, final=False)
            return dict.fromkeys(request.items, changed)
    given = {key: _answer(found.get(key), key, item.string) for key, item in request.items.items()}
    texts = [one.text for one in given.values() if one.text]
    if shuffled({item.string: given[key].text for key, item in request.items.items()}):
        mixed = Answer(why=_SHUFFLED, prompt=request.shown, final=False)
        return dict.fromkeys(request.items, mixed)
    return {
        key: Answer(
            "" if (doubled := _doubled(one.text, texts)) else one.text,
            _DOUBLED if doubled else one.why,
            request.shown,
            final=bool(one.text) and not doubled,
        )
        for key, one in given.items()
    }


_CHANGED = "the engine changed a translation that people approved"
_SHUFFLED = "the engine seems to have answered to other texts"
_DOUBLED = "the engine gave one answer to several messages"


def _doubled(text: str, texts: list[str]) -> bool:
    """Whether a text that is a sentence is the answer to another message too."""
    return len(text.split()) > 3 and texts.count(text) > 1


def _answer(given: Any, key: str, source: str) -> Answer:
    if given is None:
        return Answer(why="the engine left it out")
    if not isinstance(given, Mapping) or _one_line(given.get("source")) != _one_line(
        mark(key) + source
    ):
        return Answer(why="the engine answered to another text")
    text = _translation(given, key)
    if text is None:
        return Answer(why="the engine answered to another text")
    if not text.strip():
        return Answer(why="the engine left it out")
    # A source may hold such a mark by itself; the answer then holds it as often.
    if sorted(_MARK.findall(text)) != sorted(_MARK.findall(source)):
        return Answer(why="the engine joined several texts")
    outer = source.strip() == source
    return Answer(text.strip() if outer else text)


def _translation(given: Any, key: str) -> str | None:
    """The text of an answer that carries its mark, without it; None for another."""
    text = given.get("translation") if isinstance(given, Mapping) else None
    start = mark(key).rstrip()
    if not isinstance(text, str) or not text.startswith(start):
        return None
    rest = text.removeprefix(start)
    return rest.removeprefix(" ")


def _one_line(text: Any) -> str | None:
    return " ".join(text.split()) if isinstance(text, str) else None


# --- the object in what was said ---------------------------------------------------


def _object(said: str) -> dict[str, Any]:
    """The one JSON object in what a model said, in a code fence or among words perhaps."""
    decoder = json.JSONDecoder(object_pairs_hook=_once)
    start = said.find("{")
    if start < 0:
        raise UnreadableError("the engine's answer holds no JSON object")
    try:
        found, _ = decoder.raw_decode(said, start)
    except (ValueError, RecursionError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("the engine's answer is cut off or no JSON") from error
    return dict(found)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise UnreadableError("the engine answered twice to one message")
    return found
