"""Template code in a string as a lone tag while the string is drafted: nobody can break what is not
there. A tag is a word of the sentence for engines, masks and the search for the places of tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count

from i18n.placeables import protected, template_code
from i18n.placeables.template_flow import stretches

_LONE = re.compile(r"<(?P<label>[a-z][a-z0-9-]*)/>")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A string with tags for its code, and the code by tag."""

    text: str
    code: tuple[tuple[str, str], ...] = ()


def seal(string: str) -> Sealed:
    """A string without code. Its placeholders go too where it has code or tags, which could end
    up inside one; engines do better on simple ones in a text that has no more."""
    if not template_code.code(string) and "<" not in string:
        return Sealed(string)
    spans = [
        (start, end)
        for start, end, kind in protected.found(string, frozenset())
        if kind == "placeholder"
    ]
    out: list[str] = []
    code: list[tuple[str, str]] = []
    end = 0
    labels = (f"x{number}" for number in count(1))
    for start, stop in spans:
        label = next(one for one in labels if f"<{one}" not in string)
        tag = f"<{label}/>"
        out += string[end:start], tag
        code.append((tag, string[start:stop]))
        end = stop
    return Sealed("".join([*out, string[end:]]), tuple(code))


def unseal(text: str, sealed: Sealed) -> str:
    """A draft of a sealed string with the code of its source."""
    if not sealed.code:
        return text
    code = dict(sealed.code)
    return _LONE.sub(lambda match: code.get(match[0], match[0]), text)


def out_of_order(text: str, source: str) -> bool:
    """Whether `{% endif %}` comes before its `{% if %}`, or the like."""
    return stretches(text) != stretches(source)
