"""What stands in the spots of a page that its language decides."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise
from typing import cast
from urllib.parse import quote

from i18n.errors import counted
from i18n.model import Field, Language, Page, Quoting
from i18n.placeables import template_code
from i18n.publishing import language_switcher, layout, links, notices, review
from i18n.publishing.editions import Build, Edition, alternates, place
from i18n.publishing.links import Here
from i18n.publishing.rendering import escape

NOTICE_STYLE = (
    "margin:0;padding:.6em 1em;background:#fff3c4;color:#3d2f00;"
    "border-bottom:2px solid #c99a00;font:16px/1.4 system-ui,sans-serif;text-align:start"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A page in an edition of a build, as its fields see it."""

    page: Page
    edition: Edition
    build: Build
    here: Here

    @property
    def language(self) -> Language:
        """The edition's."""
        return self.edition.language


def write(field: Field, at: Place) -> str:
    """What stands in a spot that the language decides."""
    if field.kind == "head":
        return _head(at)
    if field.kind == "body":
        return _notice(field, at)
    if at.language.tag == at.build.source.tag and (
        field.kind not in _PLACED or (at.build.layout.natural and field.kind not in _NEVER_RAW)
    ):
        return field.raw
    if at.here.spot is not None and field.kind in _GENERATORS:
        return field.raw
    if field.kind in _CODED and (code := template_code.code(field.raw)):
        return _around_code(field, code, at)
    return _WRITERS[field.kind](field, at)


def _around_code(field: Field, code: Sequence[template_code.Span], at: Place) -> str:
    """An address with template code in it: what is around the code changes, the code never does."""
    if field.kind not in _ADDRESSES:
        return field.raw
    names = {f"{links.STAND_IN}{number}x": field.raw[a:b] for number, (a, b) in enumerate(code)}
    pieces = (field.raw[a:b] for a, b in pairwise((0, *(at for span in code for at in span), None)))
    rest = iter(names)
    raw = "".join(next(rest) if odd % 2 else piece for odd, piece in enumerate(pieces))
    found = _VALUE.fullmatch(raw) if field.name else None
    value = unescape(found["value"]).strip() if found else raw
    written = _WRITERS[field.kind](replace(field, raw=raw, value=value), at)
    return _NAME.sub(lambda match: names.get(match[0], match[0]), written)


_VALUE = re.compile(r"[^=]*=\s*(?P<quote>[\"']?)(?P<value>.*)(?P=quote)", re.DOTALL)
_NAME = re.compile(rf"{links.STAND_IN}\d+x")
_ADDRESSES = frozenset({"link", "original", "asset", "srcset"})
_CODED = _ADDRESSES | {"canonical", "lang", "dir", "hreflang", "locale"}


Writer = Callable[[Field, Place], str]


def _lang(field: Field, at: Place) -> str:
    return attribute(field, at.language.tag)


def _dir(field: Field, at: Place) -> str:
    return attribute(field, at.language.direction)


def _html(field: Field, at: Place) -> str:
    return f'<html lang="{at.language.tag}" dir="{at.language.direction}">'


def _gap(field: Field, at: Place) -> str:
    return (field.raw or " ") if at.language.gap else ""


def _link(field: Field, at: Place) -> str:
    value, leaves = links.link(field.value, at.here, in_html=bool(field.name))
    written = attribute(field, value)
    leaves = leaves and field.name.lower() == "href"
    return f'{written} hreflang="{at.build.source.tag}"' if leaves else written


def _original(field: Field, at: Place) -> str:
    """A link that says it leads to the source language."""
    target = links.resolve(field.value, at.here)
    if target is None or target not in at.build.paths:
        return attribute(field, links.link(field.value, at.here)[0])
    home = {target: place(target, at.build.home, at.build)}
    return attribute(field, links.link(field.value, replace(at.here, there=home))[0])


def _alternate(field: Field, at: Place) -> str:
    """The source's own list of languages goes where ours comes, and never to other languages."""
    original = at.language.tag == at.build.source.tag
    kept = original and (at.build.preview or not alternates(at.page.path, at.build))
    return field.raw if kept else ""


def _hreflang(field: Field, at: Place) -> str:
    """The language of a page of ours as readers get it; what its author says of others."""
    target = links.resolve(field.value, at.here)
    if target is None or target not in at.build.paths:
        return field.raw
    there = at.build.source if target in at.here.away else at.language
    written = re.sub(r"=.*", "", field.raw, flags=re.S)
    return f'{written}="{there.tag}"'


def _label(field: Field, at: Place) -> str:
    """The label of a reference that was its text: the text is another now."""
    return f"[{field.value}]"


def _asset(field: Field, at: Place) -> str:
    return attribute(field, links.asset(field.value, at.here, in_html=bool(field.name)))


def _srcset(field: Field, at: Place) -> str:
    return attribute(field, links.srcset(field.value, at.here))


def _canonical(field: Field, at: Place) -> str:
    """A page is its own original: never the source page, which would hide it from searches."""
    if not at.build.base_url:
        return ""
    return attribute(field, layout.url(at.here.file, at.build.base_url))


def _locale(field: Field, at: Place) -> str:
    return attribute(field, at.language.locale)


def _value(field: Field, at: Place) -> str:
    """A date or a number; as in the source where nobody says how the language writes it."""
    if at.build.say is None:
        return field.raw
    return escape(at.build.say(field.value, field.name, at.language.tag), "html")


def _code(field: Field, at: Place) -> str:
    """Code runs from left to right, whatever runs around it."""
    return ' dir="ltr"' if at.language.direction == "rtl" else ""


def _switcher(field: Field, at: Place) -> str:
    return language_switcher.content(field.name, at.here, at.language, at.build)


_WRITERS: dict[str, Writer] = {
    "lang": _lang,
    "dir": _dir,
    "html": _html,
    "gap": _gap,
    "alternate": _alternate,
    "hreflang": _hreflang,
    "link": _link,
    "original": _original,
    "asset": _asset,
    "srcset": _srcset,
    "canonical": _canonical,
    "locale": _locale,
    "value": _value,
    "code": _code,
    "switcher": _switcher,
    "label": _label,
}


_PLACED = frozenset({"alternate", "link", "original", "asset", "srcset", "canonical", "switcher"})
"""The fields that depend on where a page stands, not on its language."""


_NEVER_RAW = frozenset({"alternate", "switcher"})
_GENERATORS = frozenset({"alternate", "hreflang", "canonical"})
"""What a site generator writes itself, or the page's author for it."""


def attribute(field: Field, value: str) -> str:
    """An attribute with a new value, in the quotes it had; as it was if the value is the same."""
    if not field.name:
        # In CSS and the like only a path before the URL can have changed.
        return value.removesuffix(field.value) + field.raw if value.endswith(field.value) else value
    if field.raw and field.value == value:
        return field.raw
    quote: Quoting = "'" if field.raw.endswith("'") else '"'
    written = f"{field.name}={quote}{escape(value, quote)}{quote}"
    return written if field.raw else f" {written}"


# --- head and notice -------------------------------------------------------------


def _head(at: Place) -> str:
    end = "/>" if at.page.path.lower().endswith(".xhtml") else ">"
    if at.build.preview or at.page.path in at.edition.unreviewed:
        style = review.STYLE if at.page.path in at.edition.review else ""
        return f'<meta name="robots" content="noindex"{end}\n{style}'
    found = alternates(at.page.path, at.build)
    own = _canonical_link(at, end) if found else ""
    return own + "".join(
        f'<link rel="alternate" hreflang="{tag}" href={quoted(address)}{end}\n'
        for tag, address in found
    )


def _canonical_link(at: Place, end: str) -> str:
    """The page's own address as the canonical one, where its author gave none."""
    for part in at.page.parts:
        if isinstance(part, Field) and part.kind == "canonical" and part.name.lower() == "href":
            return ""
    address = layout.url(at.here.file, at.build.base_url)
    return f'<link rel="canonical" href={quoted(address)}{end}\n'


def quoted(value: str) -> str:
    """An attribute's value in double quotes."""
    return '"' + escape(value, '"') + '"'


def _notice(field: Field, at: Place) -> str:
    """What stands at the top of a page, or before the title of a feed, that is not, or not yet,
    reviewed; "" for others."""
    if at.build.preview:
        text, tag = notice(at.page.path, at.edition, at.build), "en"
    elif at.page.path in at.edition.unreviewed:
        text, tag = notices.unreviewed(at.language.tag, at.edition.unreviewed[at.page.path])
    else:
        return ""
    if field.name:
        return escape(f"[{text}] ", cast("Quoting", field.name))
    if not at.page.path.lower().endswith((".html", ".htm", ".xhtml")):
        return f"[{text}]\n\n"
    direction = at.language.direction if tag == at.language.tag else "ltr"
    return (
        f'<div data-i18n-notice="" lang="{tag}" dir="{direction}" style="{NOTICE_STYLE}">'
        f"{escape(text, 'html')}{_sheet_link(at)}</div>"
    )


def _sheet_link(at: Place) -> str:
    """A link from a preview to the list of its sentences, beside the source's."""
    if at.page.path not in at.edition.review:
        return ""
    sheet = review.sheet_path(at.page.path, at.edition, at.build.layout)
    there = posixpath.relpath(sheet, posixpath.dirname(at.here.file) or ".")
    return f' <a href={quoted(quote(there))} style="color:inherit">Sentence by sentence</a>'


def notice(path: str, edition: Edition, build: Build) -> str:
    """What a preview says of a page, in one line."""
    if edition.language.tag == build.source.tag:
        return f"Preview: the source page ({edition.language.name})."
    count, bad = edition.coverage[path], edition.faulty(path)
    faulty = f" ({bad} with an error)" if bad else ""
    return (
        f"Preview in {edition.language.name}, not for readers: "
        f"{count.approved} of {counted(count.messages, 'message')} approved{faulty}, "
        f"{counted(count.draft, 'draft')}, {count.empty} untranslated."
    )
