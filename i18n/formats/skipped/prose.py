"""Whether a string that is no message reads like words for people."""

from __future__ import annotations

import re

from i18n.placeables import protected

_WORDS = re.compile(r"[^\W\d_]{2,}[,.;:!?'’\"”)]*\s+[(\"“‘']*[^\W\d_]{2}|[^\W\d_]{3,}\s+[aAI]\s")
_CODE = re.compile(r"^\s*[{\[(<]|[{}=;<>|\\]|&&|\w\(|::|\w/\w+/\w|^\s*[.#][\w-]+|\b\d+px\b|->")


def is_prose(text: str) -> bool:
    """Whether a string has two words side by side and no sign of a program."""
    return bool(_WORDS.search(text)) and not _CODE.search(text) and protected.readable(text)


def is_spoken(text: str) -> bool:
    """Whether there is anything in a text to be read aloud: a letter or a digit."""
    return any(map(str.isalnum, text))
