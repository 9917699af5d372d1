"""Keys of accounts: what one can be, and that none comes back in what servers say."""

from __future__ import annotations

from i18n.errors import EngineError

LEAK = "the engine's answer holds the key of its account"

SHORTEST = 8
"""Letters of a key that is a secret; servers at home take any word for one."""


def prove_key(key: str, name: str) -> None:
    """Raise EngineError for what no header can carry; it does not say the key."""
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise EngineError(f"the key in {name} has a space, a line end or a letter that no key has")


def leaks(text: str, key: str) -> bool:
    """Whether a text holds a key, whatever stands between its signs."""
    return len(key) >= SHORTEST and _signs(key) in _signs(text)


def hidden(text: str, key: str) -> str:
    """A server's words in one short line, without the key should it repeat that."""
    if leaks(text, key):
        text = text.replace(key, "…")
        if leaks(text, key):
            return "it repeats your key"
    return " ".join(text.split())[:200]


def _signs(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
