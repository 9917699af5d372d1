"""Where elements end that have no end tag, or the wrong one: HTML's rules over our tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from i18n.formats.html.elements import (
    BARRIERS,
    BLOCKS,
    CLOSES_P,
    CONTEXT,
    HEADINGS,
    IMPLIED,
    P_SCOPE,
    SCOPE,
)
from i18n.formats.html.stack import Stack
from i18n.formats.html.tokenizer import Token

_ENDING = HEADINGS | IMPLIED.keys() | CONTEXT.keys()


def implied_ends(stack: Stack, name: str) -> Iterable[int]:
    """What the start tag of a block ends: places on the stack, each of which, with all above
    it, is to be closed before the next is asked for."""
    places = stack.places
    if name in _ENDING or places["p"] or places["svg"] or places["math"]:
        return _implied_ends(stack, name)
    return ()


def _implied_ends(stack: Stack, name: str) -> Iterator[int]:
    if stack.places["svg"] or stack.places["math"]:
        yield stack.nearest(("svg", "math"))
    if stack.places["p"] and name in CLOSES_P and stack.find("p") > stack.nearest(P_SCOPE):
        yield stack.find("p")
    if name in HEADINGS and stack.elements[-1].name in HEADINGS:
        yield len(stack.elements) - 1
    if name in IMPLIED:
        names, barriers = IMPLIED[name]
        if (found := stack.nearest(names)) > stack.nearest(barriers):
            yield found
    if name in CONTEXT and (found := stack.nearest(CONTEXT[name])) >= 0:
        yield found + 1


def ended(stack: Stack, name: str) -> int:
    """What the end tag of a block ends: a place on the stack, -1 for nothing."""
    at = stack.nearest(HEADINGS) if name in HEADINGS else stack.find(name)
    return at if at > barrier(stack, name) else -1


def ended_by(stack: Stack, token: Token) -> int:
    """What any end tag ends where every element is on the stack: a place, -1 for nothing."""
    if token.name in BLOCKS and token.depth == 0:
        return ended(stack, token.name)
    at = stack.find(token.name)
    own = at > 0 and stack.elements[at].role == "block"
    return at if at > (barrier(stack, token.name) if own else stack.nearest_block) else -1


def barrier(stack: Stack, name: str) -> int:
    """The innermost element beyond which an end tag of this name does not reach."""
    barriers = P_SCOPE if name == "p" else BARRIERS.get(name, SCOPE)
    return stack.nearest(other for other in barriers if other != name)
