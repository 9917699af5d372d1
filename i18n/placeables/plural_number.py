"""The placeholder that stands for the number in a plural message, and numerals in its place.

Engines take `{{count}} files` for a file of that name, and `12 files` for what it is.
"""

from __future__ import annotations

import re

from i18n.placeables import inline_tags, protected

_NUMBER = re.compile(
    r"%(?:\(\w+\)|\d+\$)?[-+0 ]*[diu]|\{\{\s*(?:count|n|num|number|total)\b.*\}\}|"
    r"\$?\{\s*(?:count|n|num|number|total)\b.*\}|\{\d*\}"
)


def placeholder(source: str) -> str:
    """The placeholder that holds the number: the only one, or the one that looks like it; ""
    where there is none."""
    found = protected.placeholders(inline_tags.plain(source))
    likely = [one for one in found if _NUMBER.fullmatch(one)]
    return found[0] if len(found) == 1 else likely[0] if len(likely) == 1 else ""


def spoken(source: str, number: int) -> str:
    """The source with a numeral for its number; "" where that could not be undone."""
    held = placeholder(source)
    if not held or source.count(held) != 1 or re.search(r"\d", source.replace(held, "")):
        return ""
    return source.replace(held, str(number))


def restored(draft: str, source: str, number: int) -> str:
    """A draft of such a source with the placeholder back; "" where it has not just that
    numeral."""
    if re.findall(r"\d+", draft) != [str(number)]:
        return ""
    return draft.replace(str(number), placeholder(source))
