"""Whether a string that is no message reads like words for people."""

from __future__ import annotations

import json
import re
from html import unescape

from i18n.placeables import protected

_WORDS = re.compile(r"[^\W\d_]{2,}[,.;:!?'’\"”)]*\s+[(\"“‘']*[^\W\d_]{2}|[^\W\d_]{3,}\s+[aAI]\s")
_CODE = re.compile(r"^\s*[{\[(<]|[{}=;<>|\\]|&&|\w\(|::|\w/\w+/\w|^\s*[.#][\w-]+|\b\d+px\b|->")
_WORD = re.compile(r"[^\W\d_][a-zß-ÿ]+(?:[-'’][^\W\d_]+)?(?:[.!?:…]|\.\.\.)?")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.S)
_SLOT = re.compile(r"\$\{[^{}]*\}|(?<!\w)\{\w+\}")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->")
_NAMING = re.compile(
    r"[\s'\"](?:alt|title|placeholder|aria-label|label)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I
)
_STYLED = re.compile(r"[\w-]+\s*:[^;]*;")


def is_prose(text: str) -> bool:
    """Whether a string has two words side by side and no sign of a program."""
    return bool(_WORDS.search(text)) and not _CODE.search(text) and protected.readable(text)


def is_spoken(text: str) -> bool:
    """Whether there is anything in a text to be read aloud: a letter or a digit."""
    return any(map(str.isalnum, text))


def is_word(text: str) -> bool:
    """Whether a string is one word with a capital, as on a button."""
    return text[:1].isupper() and _WORD.fullmatch(text) is not None


def says_something(string: str) -> bool:
    """Whether a string of a program, as it is written there, is more than a word and for readers:
    its escapes mean characters; `${name}` and markup stand between its words."""
    text = _SLOT.sub("", meant(string))
    if (words := _TAG.sub(_named_in_tag, text)) != text:
        between = [one.strip() for one in words.split("\n")]
        whole = unescape(" ".join(between))
        return is_prose(whole) or any(is_prose(one) or is_word(one) for one in between)
    if ";" in text and not _STYLED.search(text):
        text = text.replace(";", ",")
    return is_prose(text)


def meant(string: str) -> str:
    """A string of a program with its escapes as the characters that they mean."""
    return _ESCAPE.sub(_character, string) if "\\" in string else string


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    sign = escape[4]
    return json.loads(f'"\\{sign}"') if sign in "bfnrt" else sign.replace("\n", "")


def _named_in_tag(tag: re.Match[str]) -> str:
    said = (found[1] or found[2] or "" for found in _NAMING.finditer(tag[0]))
    return "\n".join(("", *said, ""))
