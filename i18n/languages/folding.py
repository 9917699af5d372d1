"""Text without accents: how names and words of two languages are compared."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Text without accents, its apostrophes straight: how names are compared."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.replace("’", "'").replace("´", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
