"""What a build says of itself, for machines: the sitemap and the manifest."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from i18n.catalogs.coverage import Coverage
from i18n.publishing import layout
from i18n.publishing.editions import Build, alternates, place
from i18n.publishing.fields import quoted


def sitemap(build: Build) -> str:
    """sitemap.xml with every page of every language and its alternates, but for those that tell
    searches to leave them out; "" without base URL.

    Format: https://www.sitemaps.org/protocol.html and Google's xhtml:link extension.
    """
    if not build.base_url:
        return ""
    entries = []
    for path in (one for one in build.paths if one not in build.unlisted):
        found = alternates(path, build)
        own = [e for e in build.editions if path in e.pages and path not in e.unreviewed]
        for edition in (build.home, *own):
            address = layout.url(place(path, edition, build), build.base_url)
            lines = [f"<loc>{escape(address, quote=False)}</loc>"]
            lines += [
                f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoted(there)}/>'
                for tag, there in found
            ]
            entries.append("<url>" + "".join(lines) + "</url>")
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return head + "\n".join(entries) + "\n</urlset>\n"


Records = Mapping[str, Mapping[str, Any]]
"""What a manifest says of each page, by language."""


def manifest(build: Build, built: Mapping[str, bytes], files: Iterable[str]) -> str:
    """What the build holds, for machines: per page and language its file, the shares of its
    words that stand there approved, as drafts and in the source language, and the file's
    SHA-256; and the names of all its files. `unreviewed` marks the pages that show drafts to
    readers, `part` those that others include."""
    return text(build, records(build, built), files)


def records(build: Build, built: Mapping[str, bytes]) -> Records:
    """What a manifest says of the pages of a build."""
    pages: dict[str, Any] = {}
    for path in build.by_path or [page.path for page in build.pages]:
        file = place(path, build.home, build)
        part = {"part": True} if path in build.parts else {}
        languages = {build.source.tag: {"file": file, **part, "sha256": _digest(built[file])}}
        for edition in build.editions:
            if path in edition.pages:
                file = place(path, edition, build)
                open_ = path in edition.unreviewed
                count = edition.shown.get(path, edition.coverage[path])
                shares = _shares(count, build.preview or open_)
                shares |= {"unreviewed": True} if open_ else {}
                languages[edition.language.tag] = {
                    "file": file,
                    **shares,
                    **part,
                    "sha256": _digest(built[file]),
                }
        pages[path] = languages
    return pages


def text(build: Build, pages: Records, files: Iterable[str]) -> str:
    """A manifest, from what it says of each page."""
    names = {
        language.tag: {"name": language.own_name, "dir": language.direction}
        for language in (build.source, *(edition.language for edition in build.editions))
    }
    whole = {
        "files": sorted(files),
        "generator": "i18n-pipeline",
        "languages": names,
        "pages": pages,
        "preview": build.preview,
        "source_language": build.source.tag,
    }
    return _json(whole, "\n") + "\n"


def _json(value: Any, line: str) -> str:
    """What `json.dumps` makes with an indent of 1 and sorted keys, in half the time: its own C
    code knows no indents. `line` begins a line as deep as the value stands."""
    deeper = f"{line} "
    if (
        isinstance(value, dict)
        and value
        and not any(isinstance(v, _NESTED) for v in value.values())
    ):
        return f"{{{deeper}{_flat(deeper).encode(value)[1:-1]}{line}}}"
    if isinstance(value, list) and value and not any(isinstance(one, _NESTED) for one in value):
        return f"[{deeper}{_flat(deeper).encode(value)[1:-1]}{line}]"
    if isinstance(value, Mapping) and value:
        items = (f"{_string(name)}: {_json(value[name], deeper)}" for name in sorted(value))
        return f"{{{deeper}{f',{deeper}'.join(items)}{line}}}"
    if isinstance(value, list) and value:
        return f"[{deeper}{f',{deeper}'.join(_json(one, deeper) for one in value)}{line}]"
    return _string(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


_NESTED = (Mapping, list, tuple)
_string = json.encoder.encode_basestring


@functools.cache
def _flat(deeper: str) -> json.JSONEncoder:
    """What writes the items of something in which nothing else is, each on a line."""
    return json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(f",{deeper}", ": "))


def _shares(count: Coverage, drafts: bool) -> dict[str, Any]:
    words = count.words or 1
    draft = round(count.words_draft / words, 4) if drafts else 0.0
    approved = round(count.share, 4)
    return {"approved": approved, "draft": draft, "source": round(1 - approved - draft, 4)}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
