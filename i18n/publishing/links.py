"""Where a link leads, and how it is written on a page that stands elsewhere than its source."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from i18n.model import INDEX
from i18n.placeables import template_code
from i18n.publishing.generators import tree_links
from i18n.publishing.generators.tree_links import Spot
from i18n.publishing.layout import shown


@dataclass(frozen=True, slots=True)
class Here:
    """A page as its links see it.

    `path` is the source's, `file` where this page is written. `there` has the file of every
    source page as this page's readers get it, and `away` names those that they get in the
    source language. `base_url` is the site's address without a slash at the end, "" if
    unknown; `base` is the page's `<base href>`. `targets` has other goals for links and files
    in this language: paths below the root, and addresses elsewhere as they are written. `spot`
    is the page in the tree of a site generator, where there is one.
    """

    path: str
    file: str
    there: Mapping[str, str]
    away: frozenset[str]
    base_url: str = ""
    base: str = ""
    targets: Mapping[str, str] = field(default_factory=dict)
    spot: Spot | None = None


def link(value: str, here: Here, *, in_html: bool = True) -> tuple[str, bool]:
    """A link's value on this page, and whether it leaves for a page in the source language.
    `in_html` says that it stands in an attribute, not in Markdown.

    A link that leads to the right file already stays as its author wrote it.
    """
    if here.spot is not None:
        own = here.targets.get(value.strip())
        return own or tree_links.link(value, here.spot, in_html=in_html), False
    target = resolve(value, here)
    if target is None or _foreign(here.targets.get(target, "")):
        return here.targets.get(target or value.strip(), value), False
    target = here.targets.get(target, target)
    return _toward(value, here.there.get(target, target), here), target in here.away


def asset(value: str, here: Here, *, in_html: bool = True) -> str:
    """The value of an attribute that names a file: every language uses the source's files."""
    return link(value, here, in_html=in_html)[0]


def _foreign(target: str) -> bool:
    return "//" in target


def srcset(value: str, here: Here) -> str:
    """Image candidates, each with its descriptor, re-based.

    Read as in https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
    """
    return ", ".join(
        " ".join(filter(None, (asset(match[1], here), _descriptor(match))))
        for match in _CANDIDATE.finditer(value)
    )


_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:,|\s+([^,]*)|$)")


def _descriptor(match: re.Match[str]) -> str:
    return " ".join((match[2] or "").split())


def resolve(value: str, here: Here) -> str | None:
    """The source path that a link means: a page, or another file below the root.

    None for other sites, other schemes, this very page, what lies above the root, and what
    template code begins: nobody knows where that leads.
    """
    if is_code(value):
        return None
    parts = _split(value)
    if parts is None or not (path := _within(parts, here.path, here)):
        return None
    target = posixpath.normpath(path)
    if target == ".." or target.startswith(("../", "/")):
        return None
    index = posixpath.normpath(posixpath.join(target, INDEX))
    return index if index in here.there and target not in here.there else target


STAND_IN = "i18ncode"
"""How a name begins that stands for template code in an address."""

_CODE = ("{", "[", "<", STAND_IN)


def is_code(value: str) -> bool:
    """Whether an address is, or begins with, template code."""
    start = value.lstrip()
    code = template_code.code(start) if not start.startswith(_CODE) else ()
    return start.startswith(_CODE) or (bool(code) and not code[0].start)


def _split(value: str) -> SplitResult | None:
    """A link's parts; None for what is no address at all, such as `http://[x`."""
    try:
        return urlsplit(value.strip())
    except ValueError:
        return None


def _within(parts: SplitResult, file: str, here: Here) -> str:
    """What an address means on a page at `file`, as a path below the site's root, its escapes
    read; "" for what is not below it, and for the page itself."""
    if parts.scheme or parts.netloc:
        whole = f"{parts.scheme}://{parts.netloc}{parts.path}"
        return unquote(_below(whole, here.base_url)) if here.base_url else ""
    if parts.path.startswith("/"):
        return unquote(_below(parts.path, urlsplit(here.base_url).path))
    folder = _folder(file, here)
    return posixpath.join(folder, unquote(parts.path)) if parts.path and folder else ""


def _folder(file: str, here: Here) -> str:
    """The folder that relative addresses start from on a page at `file`; "" if it is not ours.

    As in https://html.spec.whatwg.org/multipage/urls-and-fetching.html#fallback-base-url
    """
    own = posixpath.dirname(file) or "."
    parts = _split(here.base) if here.base else None
    if parts is None or not (parts.path or parts.netloc):
        return own
    found = _within(parts, file, replace(here, base=""))
    return found if found.endswith("/") or found in ("", ".") else posixpath.dirname(found) or "."


def _below(path: str, base: str) -> str:
    """A path below the site's address, without the leading slash; "." for the address itself."""
    if path.rstrip("/") == base.rstrip("/"):
        return "."
    return path[len(base) :].lstrip("/") if path.startswith(f"{base}/") else ""


def _toward(value: str, file: str, here: Here) -> str:
    """A link's value made to lead to a file of the site."""
    parts = urlsplit(value.strip())
    if _leads(_within(parts, here.file, here), file):
        return value
    goal = shown(file) if not parts.path.endswith(INDEX) else file
    spelled = _spelled(parts, here)
    goal = spelled if unquote(spelled) == goal else quote(goal)
    if parts.netloc or parts.path.startswith("/"):
        return urlunsplit(parts._replace(path=f"{urlsplit(here.base_url).path}/{goal}"))
    path = posixpath.relpath(goal or ".", _folder(here.file, here))
    if not goal or goal.endswith("/"):
        path += "/"
    return urlunsplit(parts._replace(path=path))


def _spelled(parts: SplitResult, here: Here) -> str:
    """The path that a relative address means, with the escapes that its author chose."""
    if parts.netloc or parts.path.startswith("/"):
        return ""
    path = posixpath.normpath(posixpath.join(_folder(here.path, here), parts.path))
    return f"{path}/" if parts.path.endswith("/") else path


def link_to(file: str, here: Here, *, pretty: bool) -> str:
    """A new link to a file of the site, relative where the page's base allows it. With `pretty`
    addresses an index page is known by its folder."""
    goal = shown(file) if pretty else file
    folder = _folder(here.file, here)
    if not folder:
        return f"{here.base_url}/{quote(goal)}"
    path = posixpath.relpath(goal or ".", folder)
    return quote(path) + ("/" if not goal or goal.endswith("/") else "")


def _leads(path: str, file: str) -> bool:
    """Whether a server that is asked for a path answers with a file."""
    return bool(path) and file in (
        posixpath.normpath(path),
        posixpath.normpath(posixpath.join(path, INDEX)),
    )
