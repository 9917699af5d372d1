"""What requests cost, before and after they are made.

Before, tokens are guessed from bytes: tokenizers of chat models take some 3 to 4 bytes of English
and 2 to 3 of other European languages for a token, and never more than one token for a byte
(byte-pair encoding starts from bytes), which is the bound that a budget goes by.
"""

from __future__ import annotations

from dataclasses import dataclass

BYTES_A_TOKEN = 3.2
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """Money for a million units of what is sent and of what comes back, in whatever money the
    settings mean; None where the settings do not say. The units are tokens, of DeepL characters."""

    sent: float | None = None
    received: float | None = None

    @property
    def known(self) -> bool:
        """Whether money can be reckoned."""
        return self.sent is not None and self.received is not None

    def of(self, used: Usage) -> float:
        """What some use costs; 0 where the price is not known."""
        if self.sent is None or self.received is None:
            return 0.0
        return (used.sent * self.sent + used.received * self.received) / MILLION


@dataclass(frozen=True, slots=True)
class Usage:
    """What a request or many used: units sent and received, requests, words of the source."""

    sent: int = 0
    received: int = 0
    requests: int = 0
    words: int = 0

    def plus(self, other: Usage) -> Usage:
        """Both together."""
        return Usage(
            self.sent + other.sent,
            self.received + other.received,
            self.requests + other.requests,
            self.words + other.words,
        )


UNKNOWN = Price()


def likely_tokens(text: str) -> int:
    """About how many tokens a text is."""
    return round(len(text.encode("utf-8", "replace")) / BYTES_A_TOKEN) + 1
