"""Which values of front matter and of data files are words for readers: by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

FRONT_MATTER = (
    # most generators
    *("title", "subtitle", "description", "summary", "excerpt", "tagline", "lead", "headline"),
    *("abstract", "intro", "heading", "subheading", "shortTitle", "short-title"),
    *("meta_title", "meta_description", "seo_title", "seo_description", "seo.title"),
    *("seo.description", "og.title", "og.description", "og_title", "og_description"),
    *("caption", "alt", "image_alt", "image.alt", "image.caption", "cover.alt", "cover.caption"),
    # Hugo
    *("linkTitle", "menu.*.name", "menu.*.title", "menus.*.name", "menus.*.title"),
    *("params.subtitle", "params.description", "params.summary"),
    # Docusaurus, MyST
    *("sidebar_label", "pagination_label", "title_meta", "short_title"),
    # Starlight, VitePress, VuePress
    *("hero.title", "hero.name", "hero.text", "hero.tagline", "hero.image.alt"),
    *("hero.actions.*.text", "actions.*.text", "heroText", "heroAlt", "actionText"),
    *("features.*.title", "features.*.details", "features.*.linkText", "footer"),
    *("sidebar.label", "sidebar.badge", "sidebar.badge.text", "banner.content"),
    *("prev.label", "next.label", "prev.text", "next.text", "titleTemplate"),
    # Eleventy, Jekyll
    *("eleventyNavigation.title", "eleventyNavigation.excerpt", "nav_title", "header.caption"),
)
"""The names in front matter that are words to every generator that knows them; none of these
names is a layout, an address, a date or a tag to another."""

DATA = (
    *("title", "subtitle", "description", "summary", "excerpt", "tagline", "lead", "headline"),
    *("name", "label", "text", "heading", "subheading", "caption", "alt", "content", "body"),
    *("message", "question", "answer", "quote", "placeholder", "tooltip", "details", "intro"),
    *("desc", "topic", "abstract", "motto"),
    *("button", "cta", "button_text", "link_text", "linkText", "copyright", "note", "role"),
)
"""The names in data files (Jekyll's `_data/`, Hugo's `data/`) that are words, at any depth."""

_NAME = re.compile(r'"([^"]+)"|([^."]+)')
_PATTERN = re.compile(rf"(?:{_NAME.pattern})(?:\.(?:{_NAME.pattern}))*")


@dataclass(frozen=True, slots=True)
class TextKeys:
    """Patterns of the names of values that are words. `hero.actions.*.text` are names one in
    another, `*` any name or each item of a list; a name with a dot is quoted (`"a.b".c`). The
    items of a list are meant with its name. Case does not count. `anywhere` says that a pattern
    may begin at any depth.
    """

    patterns: tuple[str, ...]
    anywhere: bool = False

    def holds(self, paths: Sequence[tuple[str, ...]]) -> bool:
        """Whether a value is words under each of the paths at which it is read."""
        return all(any(self._fits(pattern, path) for pattern in self.patterns) for path in paths)

    def _fits(self, pattern: str, path: tuple[str, ...]) -> bool:
        names = names_of(pattern)
        while path:
            end = path[-len(names) :] if self.anywhere else path
            if len(end) == len(names) and all(map(_is, names, end)):
                return True
            if not path[-1].isdecimal():
                return False
            path = path[:-1]
        return False


def _is(name: str, found: str) -> bool:
    return name == "*" or name == found.casefold()


@cache
def names_of(pattern: str) -> tuple[str, ...]:
    """The names of a pattern, in small letters: `a."b.c"` are `a` and `b.c`."""
    return tuple((quoted or bare).casefold() for quoted, bare in _NAME.findall(pattern))


def fault(pattern: str) -> str:
    """What is wrong with a pattern, "" for nothing."""
    return "" if _PATTERN.fullmatch(pattern) else "is no name such as title or hero.actions.*.text"


OF_FRONT_MATTER = TextKeys(FRONT_MATTER)
OF_DATA = TextKeys(DATA, anywhere=True)
