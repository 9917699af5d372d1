"""The fields of a PO file's header, and back."""

from __future__ import annotations

from collections.abc import Iterable


def fields(value: str) -> tuple[tuple[str, str], ...]:
    """A header's fields in their order. A line without a colon goes on with the field before
    it; where there is none before it, it is a field without a name."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in value.split("\n"):
        before, colon, after = line.partition(":")
        if colon:
            name, found[before] = before, [after.strip()]
        elif line.strip():
            found.setdefault(name, []).append(line.strip())
    return tuple((name, "\n".join(lines)) for name, lines in found.items())


def text(header: Iterable[tuple[str, str]]) -> str:
    """Fields as the msgstr of a header."""
    return "".join(f"{name}: {value}\n" if name else f"{value}\n" for name, value in header)
