"""The words of a string: what a reader sees of it, and what of that is running prose."""

from __future__ import annotations

import re
from functools import lru_cache

from i18n.placeables import inline_tags, protected, template_code


@lru_cache(maxsize=4096)
def words(string: str) -> str:
    """What a reader sees of a translator's string: a lone tag leaves a gap, others nothing."""
    return "".join(
        token if isinstance(token, str) else "\ufffc" if token.kind == "single" else ""
        for token in inline_tags.tokens(string)
    )


WEB = re.compile(
    r"(?:(?:https?|ftp|file)://|mailto:|www\.)[!#-;=?-_a-~]*[\w/]|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+",
    re.ASCII,
)
"""Addresses: ASCII only, so that no full-width stop or letter sticks to one."""


_TECHNICAL = re.compile(r"[`/\\_<>{}%$@#&*\[\d]|[.(](?<=\w.)\S|-(?<!\w-)|[A-Z](?<=[a-z].)")


TICKED = re.compile(r"`[^`\n]+`")


_QUOTE = re.compile('[«“„「『"‘]')


QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|「[^」]*」|『[^』]*』|\"[^\"]*\"|‘[^’]*’(?!\w)")


def addresses(text: str) -> list[str]:
    """The web and e-mail addresses in a text."""
    return WEB.findall(text) if _may_hold_addresses(text) else []


def without_addresses(text: str, gap: str = " ") -> str:
    """A text with a gap where an address was."""
    return WEB.sub(gap, text) if _may_hold_addresses(text) else text


def _may_hold_addresses(text: str) -> bool:
    return "@" in text or ":" in text or "www." in text


def without_ticked(text: str, gap: str = " ") -> str:
    """A text with a gap where code in backquotes was."""
    return TICKED.sub(gap, text) if "`" in text else text


@lru_cache(maxsize=4096)
def prose(string: str) -> str:
    """The running words of a string: no addresses, code, placeholders, files or options."""
    text = words(string)
    if not _TECHNICAL.search(text):
        return text
    text = template_code.without(text, " ")
    return protected.blanked(without_ticked(without_addresses(text)))


@lru_cache(maxsize=4096)
def unquoted_prose(string: str) -> str:
    """`prose` without what stands in quotation marks: the text's own voice."""
    text = prose(string)
    return QUOTED.sub(" ", text) if _QUOTE.search(text) else text
