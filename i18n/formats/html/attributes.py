"""Which attributes hold words, which lead somewhere, and what they say of the words inside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from i18n.formats.html.elements import (
    AREA_NAMES,
    AREA_ROLES,
    AREAS,
    EXACT,
    OPAQUE,
    SEALED,
    names,
)
from i18n.formats.html.spots import Note, Source, Spot, insertion, simple
from i18n.formats.html.stack import UNCHOSEN, Choice, Scope
from i18n.formats.html.tokenizer import HIDDEN, Attribute, Token, attributes
from i18n.formats.html.values import metas
from i18n.formats.html.whitespace import attribute_value
from i18n.languages.language_tags import same_language
from i18n.late import late
from i18n.model import Field, FieldKind
from i18n.placeables import script_addresses, template_code

_SCOPING = frozenset(("lang", "xml:lang", "translate", "data-i18n-note", "data-i18n-context"))

_TELLING = late(
    r"[\s/\"'](?:(?:xml:)?lang|translate|data-i18n|title|alt|aria-|placeholder|label|abbr|summary"
    r"|value|content|(?:xlink:)?href|hreflang|src|imagesrcset|action|formaction|poster|data|background"
    r"|style|standby|hx-|w3-|ic-|up-|include-html|longdesc)"
)

_AREA = late("|".join(re.escape(one) for one in sorted((*AREA_NAMES, *AREA_ROLES, "&"))))

_TEXTS = {
    "alt": "alt text",
    "title": "tooltip",
    "placeholder": "placeholder",
    "aria-label": "accessible label",
    "aria-description": "accessible description",
    "aria-roledescription": "accessible name of a role",
    "aria-placeholder": "placeholder",
    "aria-valuetext": "accessible value",
    "aria-braillelabel": "accessible label",
    "aria-brailleroledescription": "accessible name of a role",
    "hx-confirm": "question before an action",
    "hx-prompt": "question before an action",
}
_ASIDE = {
    **dict.fromkeys(
        names(
            "data-bs-title data-bs-content data-bs-original-title data-original-title data-tooltip"
            " data-tip data-tippy-content data-confirm data-placeholder data-loading-text"
            " data-turbo-confirm data-disable-with data-turbo-submits-with"
        ),
        re.compile(r"[^\W\d_a-z][^\W_]*|.*\S\s+[^\W\d_]{2}.*", re.DOTALL),
    ),
    **dict.fromkeys(
        names(
            "data-title data-content data-label data-caption data-heading data-message data-hint"
            " data-error-message data-success-message data-msg data-alt data-text data-description"
        ),
        re.compile(r".*\S\s+[^\W\d_]{2}.*", re.DOTALL),
    ),
}
"""Attributes of scripts and styles that mostly hold words, and what reads as words in them: a
name with a capital, where nobody looks for it by that, or more than one word."""

_TEXTS_OF = {
    ("option", "label"): "option",
    ("optgroup", "label"): "option group",
    ("track", "label"): "label of a text track",
    ("th", "abbr"): "short table heading",
    ("td", "abbr"): "short table cell",
    **{
        (cell, f"data-{name}"): "heading of the column, shown on small screens"
        for cell in ("td", "th")
        for name in ("label", "title", "th", "heading", "header", "column")
    },
    ("object", "standby"): "text while an object loads",
    ("menuitem", "label"): "menu item",
    ("table", "summary"): "table summary",
}
_NOTES = 4
_LINKS = frozenset({("a", "href"), ("area", "href"), ("form", "action")})
_ASSETS = frozenset({"src", "poster", "background", "xlink:href"})
_MUTE = frozenset(("id", "class", "rel", "type", "name", "xmlns"))
_NAVIGATION = names(
    "alternate next prev previous first last index contents toc up home start chapter section"
    " author help license copyright glossary search bookmark"
)
_CODE = names("pre code kbd samp tt")
_TEMPLATE = late(
    r"text/html|(?:text/|application/)?(?:x-|ng-|vnd\.)*(?:template|tmpl|handlebars|mustache|jsrender"
    r"|jquery-tmpl|underscore|ejs|hogan|ractive|dot|nunjucks|kendo|knockout)(?:-(?:template|tmpl"
    r"|mustache))?"
)
"""Types of scripts that hold the HTML of a template."""

TEMPLATE_SIGNS = (
    *("text/html", "template", "tmpl", "handlebars", "mustache", "jsrender", "underscore", "ejs"),
    *("hogan", "ractive", "x-dot", "nunjucks", "kendo", "knockout"),
)
"""What stands in each page that has one."""


_EMPTY_OPTION = late(r"[^<>]*>\s*(?=</(?:option|datalist)|<option)", re.IGNORECASE)
_CSS_URL = late(
    r"""(?:\burl\(\s*+(?>(?:"|'|&quot;|&\#0*39;|&apos;)?)|@import\s+["'])
    (?P<url>[^\s"'()<>&]++(?>(?:&(?!quot;|\#0*39;|apos;)[^\s"'()<>&]*+)*))""",
    re.IGNORECASE | re.VERBOSE,
)
_REFRESH = late(r"""[^;,]*+[;,]\s*+url\s*+=\s*+["']?+(?P<url>[^"'\s]++)""", re.IGNORECASE)


@lru_cache(maxsize=1024)  # most tags without a link are written the same way many times
def telling(tag: str) -> bool:
    """Whether a tag may say something of interest; most do not."""
    return _TELLING.search(tag.lower()) is not None or "notranslate" in tag


def scoping(tag: str, found: Mapping[str, Attribute]) -> bool:
    """Whether a tag may say something of the words inside."""
    return not _SCOPING.isdisjoint(found) or "translate" in tag


def narrow(
    scope: Scope,
    name: str,
    text: str,
    found: Mapping[str, Attribute],
    home: str,
    choice: Choice = UNCHOSEN,
) -> Scope:
    """The scope inside an element, given the one around it. `home` is the page's language,
    `choice` what is known of the element beside its tag."""
    chosen, own = choice.translated, scope.own
    said = _value(text, found, "translate").lower() if "translate" in found else None
    asked = said in ("yes", "") if chosen is None else chosen
    refused, foreign = scope.refused, scope.foreign
    if asked:
        refused, foreign, own = False, False, ""
    elif chosen is False or said == "no" or "notranslate" in _value(text, found, "class").split():
        refused = True
    if not asked and (tongue := language(text, found)):
        own = (choice.own or own) if same_language(tongue, home) else ""
        foreign = bool(own) or not same_language(tongue, home)
    granted = asked or (scope.asked and not refused)
    opaque = scope.opaque or name in OPAQUE or (name in SEALED and not asked)
    opaque = (opaque or (name in EXACT and not granted)) and not chosen
    notes = scope.notes
    if "data-i18n-note" in found:
        notes = (*notes, _value(text, found, "data-i18n-note"))[-_NOTES:]
    context = _value(text, found, "data-i18n-context") or scope.context
    translated = not (refused or foreign or opaque)
    inner = Scope(translated, refused, foreign, opaque, granted, context, notes, own)
    return scope if inner == scope else inner


def area(text: str, token: Token) -> str:
    """What the part of a page is called that a block's start tag begins, "" for none."""
    kind = AREAS.get(token.name, "")
    if kind not in ("", "list") or token.end - token.start == len(token.name) + 2:
        return kind
    if not _names_area(text[token.start : token.end]):
        return kind
    found = attributes(text, token)
    if role := AREA_ROLES.get(_value(text, found, "role").lower()):
        return role
    said = f"{_value(text, found, 'id')} {_value(text, found, 'class')}".lower().split()
    return next((AREA_NAMES[one] for one in said if one in AREA_NAMES), kind)


@lru_cache(maxsize=1024)
def _names_area(tag: str) -> bool:
    """Whether a tag may say what part of a page it begins."""
    return _AREA.search(tag.lower()) is not None


def is_data(text: str, found: Mapping[str, Attribute]) -> bool:
    """Whether a script holds structured data whose texts are for readers."""
    kind = _value(text, found, "type").lower().split(";")[0]
    return kind == "application/ld+json" and _value(text, found, "translate").lower() != "no"


def is_markup(text: str, tag: Token) -> bool:
    """Whether a script is a template of a part of the page: HTML that scripts put in."""
    kind = _value(text, attributes(text, tag), "type").lower()
    return _TEMPLATE.fullmatch(kind) is not None


def language(text: str, found: Mapping[str, Attribute]) -> str:
    """The language an element names, "" when it names none."""
    tongue = _value(text, found, "lang") or _value(text, found, "xml:lang")
    if not tongue or tongue.isalpha():
        return "" if tongue.lower() == "und" else tongue
    return "" if template_code.code(tongue) else tongue


def spots(
    source: Source, token: Token, found: Mapping[str, Attribute], scope: Scope, heading: str
) -> tuple[Spot, ...]:
    """The segments and fields of a start tag. `heading` is the one it stands under."""
    return tuple(_spots(source, token, found, scope, heading))


def named(
    source: Source,
    found: Mapping[str, Attribute],
    names: Sequence[str],
    scope: Scope,
    heading: str,
) -> Iterator[Spot]:
    """The segments of attributes that the settings name."""
    for name in names if scope.spoken else ():
        one = found.get(name)
        if one and one.value_start >= 0:
            note = Note(scope.context, scope.notes, f"attribute {name}", heading)
            if spot := simple(source, one.value_start, one.value_end, note, one.quote):
                yield spot


def together(spots: Iterable[Spot], more: Iterable[Spot]) -> tuple[Spot, ...]:
    """Spots in order; of two at one place the first counts."""
    found = {(one.start, one.end): one for one in (*more, *spots)}
    return tuple(sorted(found.values(), key=lambda one: one.start))


def is_code(name: str, found: Mapping[str, Attribute], outer: Scope, inner: Scope) -> bool:
    """Whether an element is code, not within code, that does not say how it runs."""
    return name in _CODE and inner.opaque and not outer.opaque and "dir" not in found


def code_spot(token: Token) -> Spot:
    """Where code may say that it runs from left to right."""
    return insertion(token.start + 1 + len(token.name), "code")


def html_spots(text: str, token: Token, found: Mapping[str, Attribute]) -> tuple[Spot, ...]:
    """The fields of the `<html>` tag: lang and dir, also where they are missing."""
    start = token.start + 1 + len(token.name)
    missing = [name for name in ("lang", "dir") if name not in found]
    present = [
        _field(text, found, "dir" if name == "dir" else "lang", name)
        for name in found
        if name in ("lang", "xml:lang", "dir")
    ]
    added = [insertion(start, "dir" if name == "dir" else "lang", name) for name in missing]
    return (*added, *present)


def css_spots(text: str, start: int, end: int) -> Iterator[Spot]:
    """The files that a style names."""
    for url in _CSS_URL.finditer(text, start, end):
        raw = url["url"]
        if not raw.startswith("#") and raw[:5].lower() != "data:":
            yield Spot(*url.span("url"), Field("asset", raw, "", attribute_value(raw)))


def _spots(
    source: Source, token: Token, found: Mapping[str, Attribute], scope: Scope, heading: str
) -> Iterator[Spot]:
    if token.name == "link" and "hreflang" in found and _rel(source.text, found, "alternate"):
        yield Spot(token.start, token.end, Field("alternate", source.text[token.start : token.end]))
        return
    mixed = source.scanned is not source.text
    for key, one in found.items():
        name = key.rstrip(HIDDEN) if mixed else key
        if one.value_start < 0 or name in _MUTE:
            continue
        linked = name == "hreflang" and (token.name, "href") in _LINKS and "href" in found
        if linked and scope.own != "choice":
            raw, value = source.text[one.start : one.end], _value(source.text, found, "href")
            yield Spot(one.start, one.end, Field("hreflang", raw, name, value))
        elif name == "style":
            yield from css_spots(source.text, one.value_start, one.value_end)
        elif name == "content" and token.name == "meta":
            yield from _meta(source, found, scope)
        elif kind := _leads(source.text, token.name, name, found, scope):
            yield _field(source.text, found, kind, key)
        elif scope.spoken and (what := holds(source.text, token.name, name, found)):
            note = Note(scope.context, scope.notes, what, heading)
            if spot := simple(source, one.value_start, one.value_end, note, one.quote):
                yield spot


def _meta(source: Source, found: Mapping[str, Attribute], scope: Scope) -> Iterator[Spot]:
    text, one = source.text, found["content"]
    given = (_value(text, found, one) for one in ("name", "property", "itemprop"))
    name = next(filter(None, given), "").lower()
    if name == "og:url":
        yield _field(text, found, "canonical", "content")
    elif name == "og:locale":
        yield _field(text, found, "locale", "content")
    elif name in ("og:image", "og:image:url", "twitter:image"):
        yield _field(text, found, "asset", "content")
    elif _value(text, found, "http-equiv").lower() == "refresh":
        if url := _REFRESH.match(text, one.value_start, one.value_end):
            raw = url["url"]
            yield Spot(*url.span("url"), Field("link", raw, "", attribute_value(raw)))
    elif scope.spoken and (what := metas.kind(name)):
        note = Note(scope.context, scope.notes, what)
        if spot := simple(source, one.value_start, one.value_end, note, one.quote):
            yield spot


def _leads(
    text: str, element: str, name: str, found: Mapping[str, Attribute], scope: Scope
) -> FieldKind | None:
    """What kind of field an attribute is."""
    if (element, name) == ("a", "href") and scope.own == "choice":
        return "original" if "hreflang" in found or "lang" in found else "link"
    if (element, name) in _LINKS or name == "formaction":
        return "asset" if "hreflang" in found else "link"
    if name in ("srcset", "imagesrcset"):
        return "srcset"
    if name == "href" and element == "link":
        return _relation(_value(text, found, "rel").lower().split())
    if name == "xlink:href" and element == "a":
        return "link"
    if name in _ASSETS or (element, name) in (("object", "data"),):
        return "asset"
    if name == "href" and element in ("image", "use", "feimage"):
        return "asset"
    if name in ("data-srcset", "data-lazy-srcset"):
        return "srcset"
    if kind := script_addresses.of_attribute(name, _value(text, found, name)):
        return kind
    if name in ("lang", "xml:lang") and scope.translated and _value(text, found, name):
        return "lang"
    return None


def _rel(text: str, found: Mapping[str, Attribute], kind: str) -> bool:
    return kind in _value(text, found, "rel").lower().split()


def _relation(rel: list[str]) -> FieldKind:
    if "canonical" in rel:
        return "canonical"
    if "stylesheet" not in rel and _NAVIGATION.intersection(rel):
        return "link"
    return "asset"


def holds(text: str, element: str, name: str, found: Mapping[str, Attribute]) -> str:
    """What a translator calls the text of an attribute, "" when it is none."""
    if name == "value" and element in ("input", "option"):
        return _what_a_value_is(text, element, found)
    if name == "title" and element in ("link", "style"):
        return "link title" if _rel(text, found, "alternate") else ""
    if known := _TEXTS_OF.get((element, name)) or _TEXTS.get(name):
        return known
    aside = _ASIDE.get(name)
    return f"attribute {name}" if aside and aside.fullmatch(_value(text, found, name)) else ""


def _what_a_value_is(text: str, element: str, found: Mapping[str, Attribute]) -> str:
    """A button's words; and what a datalist proposes, which readers see where nothing else is."""
    if element == "input":
        kind = _value(text, found, "type").lower()
        return "button" if kind in ("submit", "button", "reset") else ""
    bare = "label" not in found and _EMPTY_OPTION.match(text, found["value"].value_end)
    return "option" if bare else ""


def _field(text: str, found: Mapping[str, Attribute], kind: FieldKind, name: str) -> Spot:
    one = found[name]
    value, raw = _value(text, found, name), text[one.start : one.end]
    return Spot(one.start, one.end, Field(kind, raw, name.rstrip(HIDDEN), value))


def _value(text: str, found: Mapping[str, Attribute], name: str) -> str:
    one = found.get(name)
    if one is None or one.value_start < 0:
        return ""
    return attribute_value(text[one.value_start : one.value_end]).strip()
