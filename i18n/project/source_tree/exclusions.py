"""Which files of the sources are not for translators: patterns of the settings, and our own.

A pattern is read like a line of a `.gitignore`, relative to the sources folder:

robots.txt     a file or folder of this name anywhere; of a folder all that is in it
_sources/      a folder of this name anywhere
/old.html      at the top only; a slash in the middle says so too: `legal/terms.html`
*  ?  [a-z]    any characters of a name, one, one of some ([!a-z] of all others); never a slash
docs/**/api    with any folders between, or none

A name that begins with a dot is matched only where the pattern has the dot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

UNSEEN = (".*", "node_modules/", "bower_components/", "__pycache__/", "htmlcov/")
"""What is never looked at, so neither translated nor published."""

_SEEN = ".well-known/"
"""The one folder with a dot that is published."""

COPIED = (
    *("robots.txt", "humans.txt", "ads.txt", "app-ads.txt", "security.txt", "/.well-known/"),
    *("llms.txt", "llms-full.txt", "sitemap.txt", "urllist.txt"),
    *("google[0-9a-f]*[0-9]*.html", "yandex_[0-9a-f]*.html", "pinterest-[0-9a-f]*[0-9]*.html"),
    *("naver[0-9a-f]*[0-9]*.html", "baidu_verify_*.html", "loaderio-*", "BingSiteAuth.xml"),
    *("*[-_]site[-_]verification*", "*[-_]domain[-_]verification*"),
    *("_sources/", "genindex.html", "genindex-*.html", "py-modindex.html", "modindex.html"),
    *("allclasses-index.html", "allpackages-index.html", "index-all.html", "*.LICENSE.txt"),
    *("_modules/", "apple-developer-domain-association*", "CMakeLists.txt", "requirements.txt"),
    *("md5sums.txt", "sha*sums.txt", "SHA*SUMS.txt", "checksums.txt"),
)
"""What no reader looks at: it is published as it is. Texts for machines, proofs of ownership,
raw sources and indexes that generators write, licences that bundlers collect, lists that programs
read."""


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A file that would be translated and is not, or a folder (with a slash at its end) that is
    never looked at; the pattern that says so, and whether that is the settings'."""

    path: str
    pattern: str
    by_settings: bool
    published: bool

    @property
    def reason(self) -> str:
        """Why it is left out, for people."""
        if self.by_settings:
            return f"“{self.pattern}” in “exclude” of the settings leaves it out of translation"
        return (
            f"“{self.pattern}” is left out of translation; “include” in the settings says otherwise"
        )


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What the settings leave out, beside what we do, and what they bring back: that wins. `more`
    are patterns of ours for this kind of site."""

    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    more: tuple[str, ...] = ()

    def copied(self, path: str) -> LeftOut | None:
        """What leaves a file out of translation; None for a file that may be translated."""
        if _first(self.include, path):
            return None
        own = _first(self.exclude, path)
        pattern = own or _first((*COPIED, *self.more), path)
        return LeftOut(path, pattern, bool(own), True) if pattern else None

    def unseen(self, path: str) -> LeftOut | None:
        """What keeps a file, or a folder (its path ends in a slash), from being looked at."""
        for top, pattern in _unseen_tops(path):
            above = top[: top.rstrip("/").rfind("/") + 1]
            named = (one for one in self.include if _matches(one, path) or _leads(one, path))
            if all(above and _matches(one, above) for one in named):
                return LeftOut(path, pattern, False, False)
        return None

    def idle(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The settings, each with its name, that match none of some paths."""
        wanted = {*self.exclude, *self.include}
        for path in paths if wanted else ():
            wanted -= {one for one in wanted if _matches(one, path)}
        for key, patterns in (("exclude", self.exclude), ("include", self.include)):
            yield from ((key, one) for one in patterns if one in wanted)


def fault(pattern: str) -> str:
    """What is wrong with a pattern, "" for nothing."""
    if not pattern.strip("/"):
        return "it names nothing"
    if pattern.startswith("!"):
        return "“!” says nothing here; what is to be translated after all goes into “include”"
    if "\\" in pattern:
        return "write “/” between folders, and [*] for a star"
    if {"..", "."}.intersection(pattern.split("/")):
        return "it must be relative to the sources folder, without “./” and “../”"
    return ""


def _unseen_tops(path: str) -> Iterator[tuple[str, str]]:
    """The folders on the way to a path, and the path, that are unseen by their own name."""
    if not _unseen().search(f"/{path}"):
        return
    for top in accumulate(re.findall(r"[^/]+/?", path)):
        if top == _SEEN:
            continue
        name = top.rstrip("/").rpartition("/")[2] + top[len(top.rstrip("/")) :]
        if pattern := next((one for one in UNSEEN if _matches(one, name)), ""):
            yield top, pattern


@lru_cache(maxsize=1)
def _unseen() -> re.Pattern[str]:
    """What tells fast that nothing on a path is unseen."""
    names = (re.escape(one) for one in UNSEEN if one.endswith("/"))
    return re.compile(rf"/(?:\.|{'|'.join(names)})")


# --- patterns ---------------------------------------------------------------------


def _first(patterns: Sequence[str], path: str) -> str:
    """The first pattern that matches a path, "" for none."""
    return next((one for one in patterns if _matches(one, path)), "")


def _matches(pattern: str, path: str) -> bool:
    """Whether a pattern names a path, or a folder that it is in."""
    return _expression(pattern).match(path) is not None


def _leads(pattern: str, folder: str) -> bool:
    """Whether a pattern that is bound to the top may match something in a folder."""
    parts, depth = pattern.strip("/").split("/"), folder.count("/")
    if not folder.endswith("/") or not _is_bound(pattern) or len(parts) <= depth:
        return False
    return re.match("".join(map(_part, parts[:depth])) + r"\Z", folder) is not None


def _is_bound(pattern: str) -> bool:
    """Whether a pattern starts from the top: it has a slash before its end."""
    return "/" in pattern.rstrip("/") and not pattern.startswith("**/")


@lru_cache(maxsize=512)
def _expression(pattern: str) -> re.Pattern[str]:
    parts = pattern.strip("/").split("/")
    start = "" if _is_bound(pattern) else "(?:.*/)?"
    inner = "".join(map(_part, parts[:-1]))
    below = "/" if pattern.endswith("/") else "(?:/|$)"
    last = _name(parts[-1]) + below
    if parts[-1] == "**":
        last = "[^/.]" + ("[^/]*/" if pattern.endswith("/") else "")
    return re.compile(start + inner + last)


def _part(part: str) -> str:
    """A folder on the way."""
    return "(?:[^/.][^/]*/)*" if part == "**" else _name(part) + "/"


_WILD = re.compile(r"\*+|\?|\[([!^]?)(\]?[^\]]*)\]")


def _name(part: str) -> str:
    """A name with its wild cards."""
    found, at = "" if part.startswith(".") else "(?=[^/.])", 0
    for wild in _WILD.finditer(part):
        found += re.escape(part[at : wild.start()])
        if wild[0][0] == "[":
            found += f"(?!/)[{'^' if wild[1] else ''}{_class(wild[2])}]"
        else:
            found += "[^/]" if wild[0] == "?" else "[^/]*"
        at = wild.end()
    return found + re.escape(part[at:])


def _class(letters: str) -> str:
    """The characters of a class; a range that runs backwards holds none."""
    safe = re.sub(r"[\\\[\]^&~|]", r"\\\g<0>", letters)
    return re.sub(r"(\\?.)-(\\?.)", _range, safe, flags=re.S)


def _range(found: re.Match[str]) -> str:
    low, high = found[1][-1], found[2][-1]
    return found[0] if low <= high else re.escape(low + high)
