"""CSS selectors of the settings: which elements of a page are for translators, against what we
say by ourselves, and which attributes hold words."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from i18n.formats.html.soup.tree import tree
from i18n.formats.html.stack import Choice
from i18n.formats.html.tokenizer import attributes, scan
from i18n.late import late

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from soupsieve import SoupSieve

_NAME = r"[A-Za-z_][\w.:-]*"
_ATTRIBUTE = late(rf"(?P<bare>{_NAME})|(?P<selector>.*\[\s*(?P<name>{_NAME})\s*\])", re.S)
NO_WORDS = late(
    r"id|class|name|for|(?:xlink:)?href|src|srcset|imagesrcset|srcdoc|style|(?:xml:)?lang|dir|rel"
    r"|type|translate|action|formaction|poster|background|hreflang|datetime|on.*|aria-.*by"
    r"|aria-controls|aria-owns",
    re.I,
)
_SAID = late(r"""=\s*(?:"[^"]*"|'[^']*')(?:\s*[is](?=\s*\]))?""")
_IMPLIED = frozenset(("html", "head", "body", "tbody", "tr"))
_NAMES = late(r"(?<![\w:=-])[a-z_][\w-]*")


@dataclass(frozen=True, slots=True)
class Selectors:
    """The table [html] of the settings: `skip` and `translate` are selectors of elements,
    `attributes` names of attributes, or selectors that end in one: `img[data-caption]`."""

    skip: tuple[str, ...] = ()
    translate: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


NONE = Selectors()


def chosen(text: str, selectors: Selectors, *, xml: bool) -> dict[int, Choice]:
    """What the settings say of the elements of a page, by the offsets of their start tags; of an
    element that is both skipped and translated, that it is skipped.

    A tree is built only for a page that has the names which a selector asks for.
    """
    if selectors == NONE:
        return {}
    small = text.lower()
    asked = [(one, Choice(True)) for one in selectors.translate]
    asked += [(one, Choice(False)) for one in selectors.skip]
    for selector, name in map(attribute_of, selectors.attributes):
        asked.append((selector or name, Choice(None, (name,))))
    asked = [(one, choice) for one, choice in asked if _may_match(one, small)]
    found: dict[int, Choice] = {}
    soup = None
    for selector, choice in asked:
        if selector in choice.attributes:
            places = _bearers(text, selector, xml=xml)
        else:
            soup = soup or tree(text, xml=xml)
            places = _places(soup, selector)
        for at in places:
            found[at] = _both(found.get(at, Choice()), choice)
    return found


def attribute_of(entry: str) -> tuple[str, str]:
    """The selector of an entry of `attributes`, "" for any element, and the attribute's name.

    Raises ValueError, with what is wrong, for what is none.
    """
    said = _ATTRIBUTE.fullmatch(entry.strip())
    if said is None:
        raise ValueError("neither an attribute's name nor a selector that ends in one: img[data-x]")
    name = (said["bare"] or said["name"]).lower()
    if NO_WORDS.fullmatch(name):
        raise ValueError(f"“{name}” holds no words")
    return said["selector"] or "", name


def fault(selector: str) -> str:
    """What is wrong with a selector, in a line; "" for nothing."""
    from soupsieve import SelectorSyntaxError

    try:
        _compiled(selector)
    except (SelectorSyntaxError, NotImplementedError) as error:
        return str(error).partition("\n")[0].rstrip(":. ")
    except RecursionError:
        return "it is too deep"
    return ""


def _both(one: Choice, other: Choice) -> Choice:
    translated = one.translated if other.translated is None else other.translated
    return Choice(translated, (*one.attributes, *other.attributes))


def _compiled(selector: str) -> SoupSieve:
    import soupsieve

    with warnings.catch_warnings(action="ignore"):  # of old names of pseudo-classes
        return soupsieve.compile(selector)


def _places(soup: BeautifulSoup, selector: str) -> Iterator[int]:
    """The start tags of the elements that a selector names."""
    for one in _compiled(selector).iselect(soup):
        if one.sourcepos is not None:
            yield one.sourcepos


def _bearers(text: str, name: str, *, xml: bool) -> Iterator[int]:
    """The start tags that have an attribute."""
    for token in scan(text, xml=xml):
        tag = token.kind in ("start", "empty") and name in text[token.start : token.end].lower()
        if tag and name in attributes(text, token):
            yield token.start


def _may_match(selector: str, small: str) -> bool:
    """Whether a page has the names that a selector asks for; True where that is hard to say."""
    plain = _SAID.sub("", selector.lower())
    if any(sign in plain for sign in "(\\\"'"):
        return True
    names = (set(_NAMES.findall(one)) - _IMPLIED for one in plain.split(","))
    return any(all(name in small for name in some) for some in names)
