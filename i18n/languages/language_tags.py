"""Language tags as text: which language they mean, and whether two mean the same one."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def base(tag: str) -> str:
    """The language without its script and region, in lower case: `pt` for `pt-BR` and `pt_BR`."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, regions and scripts aside (`pt-BR` and `pt`)."""
    return base(one) == base(other)


def agree(one: str, other: str) -> bool:
    """Whether two tags can mean one language: equal, or one says more than the other. `pt-PT`
    and `pt-BR` do not."""
    ones, others = (tag.replace("_", "-").lower().split("-") for tag in (one, other))
    shared = min(len(ones), len(others))
    return ones[:shared] == others[:shared]
