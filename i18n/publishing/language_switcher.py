"""The links from a page to its other languages, where the source marks a place for them."""

from __future__ import annotations

from i18n.model import Language
from i18n.publishing import links
from i18n.publishing.editions import Build, place
from i18n.publishing.links import Here
from i18n.publishing.rendering import escape

_LISTS = frozenset({"ul", "ol", "menu"})


def content(element: str, here: Here, language: Language, build: Build) -> str:
    """What stands in an element that is marked with `data-i18n-languages` on a page in a
    language: every language that has the page by its own name, the page's own without a link.
    In a list each is an item. "" where no other language has the page."""
    editions = [one for one in build.editions if here.path in one.pages]
    if not editions:
        return ""
    found = []
    for edition in (build.home, *editions):
        one = edition.language
        what = f'lang="{one.tag}" dir="{one.direction}"'
        name = escape(one.own_name, "html")
        if one.tag == language.tag:
            item = f'<span {what} aria-current="true">{name}</span>'
        else:
            file = place(here.path, edition, build)
            goal = escape(links.link_to(file, here, pretty=build.layout.pretty), '"')
            item = f'<a href="{goal}" hreflang="{one.tag}" {what}>{name}</a>'
        found.append(f"<li>{item}</li>" if element in _LISTS else item)
    return "\n".join(found)
