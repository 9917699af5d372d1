"""`assets = "copied"`: every language's folder has the files of the site too, so that relative
addresses in scripts lead somewhere; for a page that a language has not, a page that leads on."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from urllib.parse import quote

from i18n import storage
from i18n.errors import SourceError
from i18n.model import Code, Field, Page, Parts, Problem, Segment
from i18n.placeables import script_addresses
from i18n.project.project import Project
from i18n.project.settings import Settings
from i18n.publishing import editions, layout
from i18n.publishing.editions import Build, Edition
from i18n.publishing.fields import quoted

_LEADING_ON = (
    '<!DOCTYPE html>\n<html lang="{tag}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
    '<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content={refresh}>\n'
    '<link rel="canonical" href={link}>\n<p><a href={link} hreflang="{tag}">{title}</a></p>\n'
    "</html>\n"
)


_LARGEST = 300_000
"""Bytes of a script that is looked at; larger ones are libraries."""

_OF_SCRIPT = re.compile(r"(?:\bimport\b[^;\n]*|\bfrom\s*|\bimportScripts\(\s*|\bnew URL\(\s*)$")
"""What stands before an address that is read from the script's own folder."""

_WORKERS = re.compile(r"(?:sw|service-?worker|workbox[\w-]*)\.m?js", re.I)
_ADVICE = (
    "so that it leads to the source language from the folders of others, or nowhere; say "
    'assets = "copied" in the settings, or assets = "shared" where it is right so '
    "(docs/publishing.md)"
)


RULE = "script-addresses"


def check(project: Project, elsewhere: Problem | None = None) -> Iterator[Problem]:
    """What tells that scripts make addresses from the page that they are on, where the settings do
    not say whether each language has the files of the site. `elsewhere` is what is known of a page
    of which a part of a site has nothing."""
    if not is_open(project.settings):
        return
    if root := elsewhere or naming_root(project, project.pages):
        yield root
        return
    for path in project.assets:
        if (found := _address(project, path)) is not None:
            line, address = found
            name = project.paths.source_name(path)
            what = "the script reads an address from the page that it is on, "
            yield Problem(name, line, "warning", RULE, what + _ADVICE, "", address)
            return


def is_open(settings: Settings) -> bool:
    """Whether the settings leave open what folders of languages have."""
    return not settings.assets and settings.layout == "folder" and settings.tree is None


def is_script(path: str) -> bool:
    """Whether a file is a script, by its name."""
    return path.lower().endswith((".js", ".mjs"))


def naming_root(project: Project, pages: Iterable[Page]) -> Problem | None:
    """What tells of the first of some pages that names the folder from which scripts make
    addresses; it has no line."""
    for page in pages:
        if root := next((one for one in _fields(page.parts) if one.kind == "root"), None):
            name = project.paths.source_name(page.path)
            what = "scripts make addresses from the folder that this page names, "
            return Problem(name, 0, "warning", RULE, what + _ADVICE, "", root.raw)
    return None


def _fields(parts: Parts) -> Iterator[Field]:
    for part in parts:
        if isinstance(part, Field):
            yield part
        elif isinstance(part, Segment):
            for atom in part.text:
                if isinstance(atom, Code):
                    yield from _fields(atom.parts)


def _address(project: Project, path: str) -> tuple[int, str] | None:
    """The first address of a page or file of ours in a script, with its line."""
    if not is_script(path) or _WORKERS.fullmatch(PurePath(path).name):
        return None
    try:
        data = storage.read(project.paths.sources / path)
    except SourceError:
        return None
    text = data.decode("utf-8", "replace") if len(data) <= _LARGEST else ""
    there = {*project.assets, *(project.part.pages if project.part else project.at_hand)}
    for found in script_addresses.in_script(text, 0, len(text)):
        said = text[found.start : found.end]
        own = _OF_SCRIPT.search(text, max(0, found.start - 200), found.start - 1)
        if not own and posixpath.normpath(re.sub(r"[?#].*", "", said)) in there:
            return text.count("\n", 0, found.start) + 1, said
    return None


def copies(project: Project, build: Build) -> dict[str, bytes | Path]:
    """What the folders of a build's languages have besides their pages."""
    if not build.copied or build.layout.kind != "folder":
        return {}
    found: dict[str, bytes | Path] = {}
    for edition in _apart(build):
        for asset in project.assets:
            found[f"{edition.language.tag}/{asset}"] = project.paths.sources / asset
        for path in sorted(build.paths - edition.pages):
            if path.lower().endswith((".html", ".htm")):
                found[editions.place(path, edition, build)] = _leading_on(path, edition, build)
    return found


def _apart(build: Build) -> tuple[Edition, ...]:
    """The editions that have a folder of their own."""
    return build.editions if build.layout.source_at_root else (build.home, *build.editions)


def _leading_on(path: str, edition: Edition, build: Build) -> bytes:
    """A page that leads to the one in the source language."""
    here = editions.place(path, edition, build)
    there = layout.shown(editions.place(path, build.home, build))
    link = quote(posixpath.relpath(there or ".", posixpath.dirname(here) or "."))
    link += "/" if not there or there.endswith("/") else ""
    refresh = quoted(f"0; url={link}")
    text = _LEADING_ON.format(tag=build.source.tag, title=path, refresh=refresh, link=quoted(link))
    return text.encode()
