"""`assets = "copied"`: every language's folder has the files of the site too, so that relative
addresses in scripts lead somewhere; for a page that a language has not, a page that leads on."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import quote

from i18n.project.project import Project
from i18n.publishing import editions, layout
from i18n.publishing.editions import Build, Edition
from i18n.publishing.fields import quoted

_LEADING_ON = (
    '<!DOCTYPE html>\n<html lang="{tag}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
    '<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content={refresh}>\n'
    '<link rel="canonical" href={link}>\n<p><a href={link} hreflang="{tag}">{title}</a></p>\n'
    "</html>\n"
)


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
