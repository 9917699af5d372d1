"""Links and files in a generator's tree: what each generator makes of them, in another language.

MkDocs and its plugin find the page and the file of the language by themselves, so all stays in
Markdown; an attribute of HTML is for browsers. The other generators fall into two kinds:

- Docusaurus and Starlight read relative paths of files from the file that names them, so those
  are written from where the translated file stands.
- Hugo, Starlight, Eleventy and Jekyll know pages by addresses, where each language has a folder:
  an address of a page leads to the page in the language, where that is published.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from i18n.publishing.generators.trees import Generator, Tree, inner, is_own, key_of_language

_BY_FILE = frozenset[Generator]({"docusaurus", "starlight"})
_BY_ADDRESS = frozenset[Generator]({"hugo", "hugo-folder", "starlight", "eleventy", "jekyll"})
_HUGO = frozenset[Generator]({"hugo", "hugo-folder"})
_MKDOCS = frozenset[Generator]({"mkdocs", "mkdocs-folder"})
_FALLS_BACK = frozenset[Generator]({"starlight", "mkdocs", "mkdocs-folder"})
"""What shows the source page at the address of a page that a language lacks."""

_DATED = re.compile(r"_(?:posts|drafts)/(\d{4})-(\d\d?)-(\d\d?)-")
_PAGE = re.compile(r"\.(?:mdx?|markdown|html?)$", re.I)


EMPTY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Pages:
    """The source pages of a tree: `keys` has each by its address, as `key` makes that."""

    tree: Tree
    keys: Mapping[str, str]


def pages(paths: Iterable[str], tree: Tree, own: Mapping[str, str] = EMPTY) -> Pages:
    """The pages of a tree by their addresses, by those that they give themselves (`own`) and by
    those that their files have; of two with one address the first."""
    found = {key(address): path for path, address in own.items()}
    for path in paths:
        found.setdefault(key(_DATED.sub(_date, inner(path, tree))), path)
    return Pages(tree, found)


def _date(found: re.Match[str]) -> str:
    """A post's date as Jekyll's addresses have it, and its name."""
    return f"{found[1]}/{int(found[2]):02}/{int(found[3]):02}/"


def key(path: str) -> str:
    """An address or a page's path so that all that mean one page are equal: a/b for a/b.md,
    /a/b/, a/b.html, a/b/index.html."""
    stem = _PAGE.sub("", path).strip("/").lower()
    folder, _, name = stem.rpartition("/")
    found = folder if name in ("index", "_index") else stem
    return "" if found == "." else found.removeprefix("_")


@dataclass(frozen=True, slots=True)
class Spot:
    """A page whose links are written, in a language. `path` is the source's, `file` where the
    page is written; `there` has the file of every source page as readers of the language get it,
    and `away` names those that they get in the source language. `base` is the folder of the
    site's own address, "" for none."""

    path: str
    file: str
    tag: str
    pages: Pages
    there: Mapping[str, str]
    away: frozenset[str]
    base: str = ""
    prefix: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "prefix", key_of_language(self.tag, self.tree))

    @property
    def tree(self) -> Tree:
        """The generator's."""
        return self.pages.tree

    @property
    def reads_files(self) -> bool:
        """Whether relative paths are read from the file that names them."""
        return self.tree.generator in _BY_FILE


def link(value: str, at: Spot, *, in_html: bool = False) -> str:
    """The value of a link, or of what names a file, as the page in the language has it;
    `in_html` says that it stands in an attribute, where no generator reads it."""
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return value
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("@"):
        return value
    if parts.path.startswith("/"):
        return _absolute(value, parts, at) if at.tree.generator in _BY_ADDRESS else value
    if at.tree.generator in _MKDOCS:
        return _relative(value, parts, at) if in_html else value
    if at.tree.generator in _BY_FILE:
        return _from_file(value, parts, at)
    if at.tree.generator in _HUGO and not in_html and (found := _beside(parts.path, at)):
        return _relref(found, parts, at) if found in at.away else value
    return _relative(value, parts, at) if at.tree.generator in _BY_ADDRESS else value


# --- addresses -------------------------------------------------------------------------


def _absolute(value: str, parts: SplitResult, at: Spot) -> str:
    """An address from the top of the site on, with the language's folder before it."""
    path = parts.path
    base = at.base if path.startswith(f"{at.base}/") else ""
    rest = _without_own(path[len(base) :], at)
    page = at.pages.keys.get(key(unquote(rest)))
    if page is None or (page in at.away and at.tree.generator not in _FALLS_BACK):
        return value
    return urlunsplit(parts._replace(path=f"{base}/{at.prefix}{rest}"))


def _without_own(path: str, at: Spot) -> str:
    """An address without the folder of the source language."""
    first, slash, rest = path.lstrip("/").partition("/")
    return f"/{rest}" if slash and is_own(first, at.tree) else path


def _relative(value: str, parts: SplitResult, at: Spot) -> str:
    """An address from the page on, for a browser: what is in the language is as far away as in
    the source, anything else is not."""
    own = key(_DATED.sub(_date, inner(at.path, at.tree)))
    folder = _folder(own, at)
    target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    if target.startswith(".."):
        return value
    page = at.pages.keys.get(key(target))
    if page is not None and (page not in at.away or at.tree.generator in _FALLS_BACK):
        return value
    if page is None and at.tree.generator in _HUGO and not parts.path.startswith("../"):
        return value
    if page is None and at.tree.generator in _HUGO and not posixpath.splitext(target)[1]:
        return value
    start = posixpath.join(at.prefix, folder)
    path = quote(posixpath.relpath(target, start))
    return urlunsplit(parts._replace(path=path + ("/" if parts.path.endswith("/") else "")))


def _folder(own: str, at: Spot) -> str:
    """The folder that a browser reads a page's relative addresses from. Jekyll has a.html, the
    others a/."""
    is_index = posixpath.splitext(posixpath.basename(at.path))[0].partition(".")[0] == "index"
    if at.tree.generator == "jekyll" and not is_index:
        return posixpath.dirname(own)
    return own


# --- files --------------------------------------------------------------------------------


def _from_file(value: str, parts: SplitResult, at: Spot) -> str:
    """A relative path to a file, from where the translated page stands; a relative address
    without a suffix is for browsers."""
    if not posixpath.splitext(parts.path.rstrip("/"))[1] or parts.path.endswith("/"):
        return value
    path = unquote(parts.path)
    moved = file(path, at)
    return value if moved == path else urlunsplit(parts._replace(path=quote(moved)))


def file(path: str, at: Spot) -> str:
    """A relative path to a file from where the translated page stands; as it is where that leads
    to the file already, and where it leads out of the tree."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(at.path), path))
    goal = at.there.get(target, target)
    here = posixpath.normpath(posixpath.join(posixpath.dirname(at.file), path))
    if target.startswith("..") or here == goal:
        return path
    moved = posixpath.relpath(goal, posixpath.dirname(at.file))
    return moved if moved.startswith(".") or not path.startswith(".") else f"./{moved}"


# --- Hugo ---------------------------------------------------------------------------------


def _beside(path: str, at: Spot) -> str:
    """The source page that a path in a page of Hugo names, from the page's folder on; "" for
    none.

    https://gohugo.io/methods/page/getpage/
    """
    folder = posixpath.dirname(inner(at.path, at.tree))
    found = key(posixpath.normpath(posixpath.join(folder, unquote(path))))
    return at.pages.keys.get(found, "")


def _relref(page: str, parts: SplitResult, at: Spot) -> str:
    """A link to a page in the source language: Hugo knows its address.

    https://gohugo.io/shortcodes/relref/
    """
    path = _logical(page, at) + (f"#{parts.fragment}" if parts.fragment else "")
    return f'{{{{< relref path="{path}" lang="{_source_key(at)}" >}}}}'


def _logical(page: str, at: Spot) -> str:
    """A page as Hugo names it: from the top of the content on, without suffix."""
    stem = posixpath.splitext(inner(page, at.tree))[0]
    name = posixpath.basename(stem)
    return "/" + (posixpath.dirname(stem) if name in ("index", "_index") else stem)


def _source_key(at: Spot) -> str:
    return key_of_language(at.tree.source, at.tree)


_REF = re.compile(
    r'\{\{(?P<open>[<%])\s*(?P<name>(?:rel)?ref)\s+(?P<quote>["`]|)(?P<path>[^"`\s]+)(?P=quote)'
    r"\s*(?P<close>[>%])\}\}"
)


def with_references(text: str, at: Spot) -> str:
    """A page's text whose `ref` and `relref` name the source language where the page that they
    mean is not in this one: Hugo builds no page with a reference that leads nowhere."""
    if at.tree.generator not in _HUGO or "ref" not in text:
        return text
    return _REF.sub(lambda found: _reference(found, at), text)


def _reference(found: re.Match[str], at: Spot) -> str:
    path, mark, fragment = found["path"].partition("#")
    page = _beside(path, at) if path and not path.startswith("/") else ""
    page = page or _named(path, at)
    if page not in at.away or found["close"] != {"<": ">"}.get(found["open"], "%"):
        return found[0]
    start, end = f"{{{{{found['open']}", f"{found['close']}}}}}"
    goal = f"{_logical(page, at)}{mark}{fragment}"
    return f'{start} {found["name"]} path="{goal}" lang="{_source_key(at)}" {end}'


def _named(path: str, at: Spot) -> str:
    """The page that a reference names from the top on, or by its bare name; "" for none."""
    wanted = key(path)
    page = at.pages.keys.get(wanted, "")
    if not page and wanted and "/" not in path:
        twins = [one for name, one in at.pages.keys.items() if name.rpartition("/")[2] == wanted]
        page = twins[0] if len(twins) == 1 else ""
    return page
