"""Addresses that scripts read: in attributes of their own, in their strings, in their settings.

Nobody but a script knows what its strings mean. What looks like a relative path to a file may be
one; whether it is, the files of the site tell. A root (`data-url_root="../"`, `base_url = "."`)
says by its name what it is: the folder from which a script makes addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["address", "root"]

_ROOT_NAME = (
    r"(?:base|base_?url|root|root_?url|url_?root|content_?root|site_?root|root_?path|path_?to_?root"
    r"|rel_?path|rel_?root|path2root|baseurl|docroot)"
)
_ROOT_VALUE = r"\.{1,2}(?:/\.\.)*/?"
_ROOT_ATTRIBUTE = re.compile(rf"data-(?:[\w-]*[-_])?{_ROOT_NAME}", re.IGNORECASE)
_ADDRESS_ATTRIBUTE = re.compile(
    r"data-(?:[\w-]*-)?(?:src|href|url|uri|link|background|bg|image|img|poster|thumb(?:nail)?|include"
    r"|template|path|file|json|feed|source|original|full|large|lazy|remote|load|page|partial|fragment)"
    r"|hx-(?:get|post)|w3-include-html|ic-get-from|up-href|include-html|longdesc|manifest"
    r"|data-main|data-pdf|data-video|data-audio|data-icon|data-index|data-search",
    re.IGNORECASE,
)
_SUFFIXES = (
    r"html?|xhtml|json|jsonl|geojson|jsx?|mjs|cjs|css|xml|txt|md|csv|tsv|svg|png|jpe?g|gif|webp|avif"
    r"|ico|bmp|woff2?|ttf|otf|mp[34]|m4[av]|web[mp]|ogg|og[av]|wav|pdf|zip|wasm|vtt|srt|webmanifest"
    r"|ya?ml|php"
)
_ANY_PATH = re.compile(
    rf"(?:\.{{1,2}}/)*[\w%+~@.-]+(?:/[\w%+~@.-]*)*(?:[?#][^\s\"'`<>]*)?|{_ROOT_VALUE}"
)
_STRING = re.compile(
    rf"(?P<name>\b{_ROOT_NAME}[\"']?\s*[:=]\s*)?(?P<quote>[\"'`])"
    rf"(?:(?P<root>{_ROOT_VALUE})|(?P<path>(?:\.{{1,2}}/)*[\w%+~@-][\w%+~@./-]*\.(?:{_SUFFIXES})"
    r"(?:[?#][^\s\"'`<>]*)?))(?P=quote)",
    re.IGNORECASE,
)


_FOLDER = re.compile(r":\s*\"(?P<path>\.{1,2}/(?:[\w%+~@.-]+/)*)\"")


class Found(NamedTuple):
    """Where an address stands, and what it is."""

    start: int
    end: int
    kind: Kind


def of_attribute(name: str, value: str) -> Kind | None:
    """What the value of an attribute may be."""
    if not value or not _ANY_PATH.fullmatch(value):
        return None
    if _ROOT_ATTRIBUTE.fullmatch(name) and re.fullmatch(_ROOT_VALUE, value):
        return "root"
    known = _ADDRESS_ATTRIBUTE.fullmatch(name) is not None
    return "address" if known and ("." in value or "/" in value) else None


def in_script(text: str, start: int, end: int) -> Iterator[Found]:
    """The strings of a script, or of its data, that may be addresses."""
    for found in _STRING.finditer(text, start, end):
        if found["path"]:
            yield Found(*found.span("path"), "address")
        elif found["name"]:
            yield Found(*found.span("root"), "root")


def folders(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The folders that an import map names for modules: `{"imports": {"lib/": "./js/"}}`."""
    for found in _FOLDER.finditer(text, start, end):
        yield found.span("path")
