"""Why the value of an attribute is no message, and what scripts in attributes say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.formats.html import attributes
from i18n.formats.html.soup.selectors import NO_WORDS
from i18n.formats.html.stack import Scope
from i18n.formats.html.tokenizer import Attribute
from i18n.formats.html.values import metas
from i18n.formats.skipped import scripts
from i18n.formats.skipped.prose import is_prose, is_spoken, is_word

_OWN_SYNTAX = re.compile(
    r"[:@#*(\[].*|(?:v-|x-|ng-|hx-|on)\w.*|d|points|transform|viewbox|sizes|media|allow|sandbox|csp"
    r"|headers|coords|xmlns.*|font-family|values|pattern|accept.*|autocomplete|integrity|nonce"
    r"|aria-(?:labelledby|describedby|controls|owns|details|activedescendant|flowto)|slot|part"
    r"|data-i18n.*|role|property|itemprop|itemtype|itemscope|scope|target|method|enctype|http-equiv|size|color"
    r"|face|frame|rules|profile|version|baseprofile|preserveaspectratio|stroke.*|fill.*|clip.*"
)
_SCRIPTED = re.compile(
    r"on\w.*|[:@#*(\[].*|(?:v|x|ng|data-ng|u)-.*|hx-(?:on|vals|vars).*|data-bind"
)
_WORDED = re.compile(
    r"data-[\w-]+|label|text|caption|heading|header|subtitle|message|hint|tooltip|prompt|legend"
)
"""Attributes in which a single word with a capital is named: readers may see it."""

_SENT = frozenset(("text", "search", "email", "tel", "url", "", "number", "range", "date"))


def of_script(name: str, value: str) -> Iterator[str]:
    """The words in the value of an attribute that is a program, or data for one."""
    if value[:1] in ("{", "["):
        for find in (scripts.of_data, scripts.of_program):
            if found := [value[low:high] for low, high in find(value, 0, len(value))]:
                yield from found
                return
    elif _SCRIPTED.fullmatch(name):
        yield from (value[low:high] for low, high in scripts.of_program(value, 0, len(value)))


def why_not(
    element: str, name: str, value: str, source: tuple[str, dict[str, Attribute]], scope: Scope
) -> str:
    """Why the value of an attribute is skipped, "" where it is nothing to read. `source` is the
    text of the page and the attributes beside it."""
    text, found = source
    if not is_spoken(value) or NO_WORDS.fullmatch(name):
        return ""
    if attributes.holds(text, element, name, found):
        if scope.spoken:
            return f"attribute {name}: no words"
        return f"attribute {name} of an element that is not translated"
    if _OWN_SYNTAX.fullmatch(name):
        return ""
    if element == "meta":
        return _why_not_meta(name, text, found)
    if element == "input" and name == "value":
        sent = _said(text, found, "type") in _SENT and any(map(str.isalpha, value))
        return "what a form sends" if sent else ""
    if is_prose(value) or (is_word(value) and _WORDED.fullmatch(name)):
        return (
            f"attribute {name}: not known to hold words; if readers see it, name it in "
            "`attributes` of [html]"
        )
    return ""


def _said(text: str, found: dict[str, Attribute], name: str) -> str:
    one = found.get(name)
    return text[one.value_start : one.value_end].strip().lower() if one else ""


def _why_not_meta(name: str, text: str, found: dict[str, Attribute]) -> str:
    names = (_said(text, found, one) for one in ("name", "property", "itemprop", "http-equiv"))
    called, value = next(filter(None, names), ""), _said(text, found, name)
    if name != "content" or not called or metas.is_for_machines(called) or "://" in value:
        return ""
    return f"meta {called}: not known to hold words" if any(map(str.isalpha, value)) else ""
