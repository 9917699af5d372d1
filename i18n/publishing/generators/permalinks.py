"""Addresses in front matter: those that pages give themselves, of which each language needs one
of its own, and those that buttons and the like lead to.

Hugo's `url` and Starlight's `slug` stand for the whole address, the language's folder included,
as `permalink` does in Eleventy and Jekyll; with the source's, two pages would be at one place.

https://gohugo.io/content-management/urls/#url
https://starlight.astro.build/reference/frontmatter/#slug
https://www.11ty.dev/docs/permalinks/
https://jekyllrb.com/docs/permalinks/
"""

from __future__ import annotations

import re

from i18n.errors import SourceError
from i18n.formats import front_matter
from i18n.formats.data_values import values
from i18n.formats.data_values.scalar import Scalar
from i18n.publishing.generators.tree_links import Spot, link
from i18n.publishing.generators.trees import Generator, Tree, is_own

_NAMES: dict[Generator, str] = {
    "hugo": "url",
    "hugo-folder": "url",
    "starlight": "slug",
    "eleventy": "permalink",
    "jekyll": "permalink",
}
_STYLES = frozenset({"date", "pretty", "ordinal", "weekdate", "none"})
"""The ways of Jekyll to make addresses, which are none."""


def own(text: str, tree: Tree) -> str:
    """The address that a page gives itself; "" for none, or one that code makes."""
    found = _address(text, tree)
    return "" if "{" in found or ":" in found else found


def _address(text: str, tree: Tree) -> str:
    name, matter = _NAMES.get(tree.generator), front_matter.read(text)
    if name is None or matter is None or matter.form is None or name not in text[: matter.end]:
        return ""
    try:
        found = values.scalars(text[matter.start : matter.stop], matter.form)
    except SourceError:
        return ""
    address = next((one.value for one in found if one.path == (name,)), "")
    return "" if address in _STYLES else address


def with_addresses(text: str, at: Spot) -> str:
    """A page's text whose own address has the language's folder in front, and whose links in
    front matter lead to pages of the language."""
    matter = front_matter.read(text) if at.tree.generator in _NAMES else None
    if matter is None or matter.form is None:
        return text
    source = text[matter.start : matter.stop]
    try:
        found = values.scalars(source, matter.form)
        moved = {one.path: _moved(one, at) for one in found}
        changed = {one.path: moved[one.path] for one in found if moved[one.path] != one.value}
        new = values.replaced(source, matter.form, changed) if changed else source
    except SourceError:
        return text
    return text[: matter.start] + new + text[matter.stop :]


def _moved(one: Scalar, at: Spot) -> str:
    if one.path == (_NAMES[at.tree.generator],):
        return _own_moved(one.value, at)
    if at.tree.generator == "starlight" and _LINKS.fullmatch(".".join(one.path)):
        return link(one.value, at, in_html=True)
    return one.value


_LINKS = re.compile(r"hero\.actions\.\d+\.link|(?:prev|next)\.link")
"""Where Starlight has links: https://starlight.astro.build/reference/frontmatter/"""


def _own_moved(address: str, at: Spot) -> str:
    relative = at.tree.generator.startswith("hugo") and not address.startswith("/")
    if not address or relative or address in _STYLES:
        return address
    slash = "/" if address.startswith("/") else ""
    first, _, rest = address.lstrip("/").partition("/")
    inner = rest if rest and is_own(first, at.tree) else address.lstrip("/")
    return f"{slash}{at.prefix}/{inner}"
