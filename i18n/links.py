"""Where a link leads, and how it is written on a page that lives in a language's folder."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Here:
    """A page as its links see it.

    `path` is the source's, `prefix` the language's folder with its slash ("" at the root).
    `pages` are all source pages, `present` those that this language has. `base_url` is the
    site's address without a slash at the end, "" if unknown. `fixed` says that the page has a
    `<base href>`: its relative links mean the same wherever the page is, and stay.
    """

    path: str
    prefix: str
    pages: frozenset[str]
    present: frozenset[str]
    base_url: str = ""
    fixed: bool = False


def link(value: str, here: Here) -> tuple[str, bool]:
    """A link's value on this page, and whether it leaves for a page in the source language.

    Same-language where that page exists; otherwise the source page; files are reached where
    they are, in the source's folders.
    """
    target = resolve(value, here)
    if target is None or not here.prefix:
        return value, False
    if target in here.pages:
        if target in here.present:
            return _same_language(value, here), False
        return _from_root(value, here), True
    return _from_root(value, here), False


def asset(value: str, here: Here) -> str:
    """The value of an attribute that names a file: every language uses the source's files."""
    if resolve(value, here) is None or not here.prefix:
        return value
    return _from_root(value, here)


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

    None for other sites, other schemes, this very page, and what lies above the root.
    """
    parts = _split(value)
    if parts is None or here.fixed:
        return None
    path = parts.path
    if parts.scheme or parts.netloc:
        path = (
            _below(f"{parts.scheme}://{parts.netloc}{path}", here.base_url) if here.base_url else ""
        )
    elif path.startswith("/"):
        path = _below(path, urlsplit(here.base_url).path)
    elif path:
        path = posixpath.join(posixpath.dirname(here.path), path)
    if not path:
        return None
    target = posixpath.normpath(unquote(path))
    if target == ".." or target.startswith(("../", "/")):
        return None
    index = posixpath.normpath(posixpath.join(target, INDEX))
    return index if index in here.pages and target not in here.pages else target


def _split(value: str) -> SplitResult | None:
    """A link's parts; None for what is no address at all, such as `http://[x`."""
    try:
        return urlsplit(value.strip())
    except ValueError:
        return None


def _below(path: str, base: str) -> str:
    """A path below the site's address, without the leading slash; "." for the address itself."""
    if path.rstrip("/") == base.rstrip("/"):
        return "."
    return path[len(base) :].lstrip("/") if path.startswith(f"{base}/") else ""


def _same_language(value: str, here: Here) -> str:
    """Relative links hold as they are; absolute ones gain the language's folder."""
    parts = urlsplit(value)
    if parts.netloc or parts.path.startswith("/"):
        base = urlsplit(here.base_url).path
        rest = parts.path[len(base) :].lstrip("/")
        return urlunsplit(parts._replace(path=f"{base}/{here.prefix}{rest}"))
    return value


def _from_root(value: str, here: Here) -> str:
    """A link out of the language's folder to where the source has its file."""
    parts = urlsplit(value)
    if parts.netloc or parts.path.startswith("/"):
        return value
    folder = posixpath.dirname(here.path)
    target = posixpath.normpath(posixpath.join(folder, parts.path))
    start = posixpath.normpath(posixpath.join(here.prefix, folder))
    path = posixpath.relpath(target, start)
    if parts.path.endswith("/"):
        path += "/"
    return urlunsplit(parts._replace(path=path))


def url(path: str, prefix: str, base_url: str) -> str:
    """The absolute address of a page; an index page is known by its folder."""
    if posixpath.basename(path) == INDEX:
        path = path[: -len(INDEX)]
    return f"{base_url}/{prefix}{quote(path)}"
