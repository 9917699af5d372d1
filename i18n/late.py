"""Regular expressions that are compiled when they are first asked for.

There are some four hundred, which take longer to compile than most commands take to run, and a
command needs a few dozen.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, cast


class _Late:
    """A pattern to be: the first method asked for compiles it, and the methods stay at hand."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._asked = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        pattern = re.compile(*self._asked)
        for one in ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"):
            setattr(self, one, getattr(pattern, one))
        return getattr(pattern, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at its first use. An error in a pattern is raised there."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


@lru_cache(maxsize=4096)
def known(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile` with a long memory, for patterns that are put together. That of `re` holds 512,
    and drafting asks every text for more: each would be compiled again and again."""
    return re.compile(pattern, flags)
