"""The addresses that pages give themselves in front matter: each language needs one of its own.

Hugo's `url` and Starlight's `slug` stand for the whole address, the language's folder included,
as `permalink` does in Eleventy and Jekyll; with the source's, two pages would be at one place.

https://gohugo.io/content-management/urls/#url
https://starlight.astro.build/reference/frontmatter/#slug
https://www.11ty.dev/docs/permalinks/
https://jekyllrb.com/docs/permalinks/
"""

from __future__ import annotations

from i18n.errors import SourceError
from i18n.formats import front_matter
from i18n.formats.data_values import values
from i18n.publishing.generators.tree_links import Spot
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


def with_permalink(text: str, at: Spot) -> str:
    """A page's text whose address has the language's folder in front."""
    address = _address(text, at.tree)
    relative = at.tree.generator.startswith("hugo") and not address.startswith("/")
    if not address or relative:
        return text
    matter = front_matter.read(text)
    assert matter is not None, "it has an address"
    assert matter.form is not None, "it was read"
    slash = "/" if address.startswith("/") else ""
    first, _, rest = address.lstrip("/").partition("/")
    inner = rest if rest and is_own(first, at.tree) else address.lstrip("/")
    moved: dict[tuple[str, ...], str] = {
        (_NAMES[at.tree.generator],): f"{slash}{at.prefix}/{inner}"
    }
    try:
        new = values.replaced(text[matter.start : matter.stop], matter.form, moved)
    except SourceError:
        return text
    return text[: matter.start] + new + text[matter.stop :]
