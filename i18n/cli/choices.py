"""Words of which there are few: read, or refused with the one that was meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches


class UnknownWordError(Exception):
    """A word that is none of those that can stand in its place."""


def choice(what: str, known: Sequence[str]) -> Callable[[str], str]:
    """What reads a value of `what`, an option or a command. It raises UnknownWordError, with
    the nearest word or all of them."""
    return _chosen(known, f"{what} takes no", f"it takes {', '.join(known)}")


def command_choice(known: Sequence[str]) -> Callable[[str], str]:
    """What reads the name of a command. It raises UnknownWordError, with the nearest name."""
    return _chosen(known, "there is no command", "--help lists them all")


def nearest(given: str, known: Sequence[str]) -> str:
    """The word that is most like the given one, "" where none is."""
    return next(iter(get_close_matches(given, known, 1)), "")


def _chosen(known: Sequence[str], refusal: str, rest: str) -> Callable[[str], str]:
    def chosen(given: str) -> str:
        if given in known:
            return given
        near = nearest(given, known)
        hint = f"did you mean “{near}”?" if near else rest
        raise UnknownWordError(f"{refusal} “{given}”; {hint}")

    return chosen
