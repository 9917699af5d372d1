"""Which meta elements hold words for readers: of search results, shared links, apps."""

from __future__ import annotations

import re

from i18n.formats.html.elements import names

_KINDS = {
    "description": "meta description",
    "abstract": "meta description",
    "summary": "meta description",
    "subject": "meta subject",
    "topic": "meta subject",
    "keywords": "meta keywords",
    "news_keywords": "meta keywords",
    "title": "page title",
    "headline": "page title",
    "alternativeheadline": "page title",
    "application-name": "name of the application",
    "apple-mobile-web-app-title": "name of the application",
    "application-title": "name of the application",
    "msapplication-tooltip": "tooltip",
    "slogan": "slogan",
    "caption": "caption",
    "articlesection": "section of an article",
}
"""By the name, or by what stands behind its last point (`DCTERMS.title`); `itemprop` too."""

_SHARED = {
    "title": "title when shared",
    "description": "description when shared",
    "site_name": "site name when shared",
    "alt": "alt text when shared",
    "section": "section of an article",
    "tag": "tag of an article",
}
"""By what stands behind the last colon: `og:image:alt`, `article:section`."""

_NUMBERED = re.compile(r"(?:twitter:)(label|data)\d+")
_SCHEMES = names("og twitter article fb book video music product profile")

_MACHINE = names(
    "viewport generator robots og:locale og:locale:alternate og:url og:image googlebot bingbot"
    " theme-color color-scheme format-detection referrer"
    " msapplication-tilecolor msapplication-config msapplication-tileimage twitter:card og:type"
    " apple-mobile-web-app-capable apple-mobile-web-app-status-bar-style mobile-web-app-capable"
    " handheldfriendly mobileoptimized csrf-token csrf-param progid originator rating revisit-after"
    " distribution language expires date charset"
)


def kind(name: str) -> str:
    """What a translator calls the content of a meta element of that name (in small letters), ""
    where it holds no words, or we do not know it."""
    if found := _NUMBERED.fullmatch(name):
        return "label when shared" if found[1] == "label" else "value when shared"
    scheme, colon, rest = name.partition(":")
    if colon:
        return _SHARED.get(rest.rpartition(":")[2], "") if scheme in _SCHEMES else ""
    return _KINDS.get(name) or _KINDS.get(name.rpartition(".")[2], "")


def is_for_machines(name: str) -> bool:
    """Whether no reader ever sees the content of a meta element of that name."""
    return name in _MACHINE or "verif" in name
