"""A whole site: every page in every language that has it, linked, labelled and accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape

from i18n.model import Page, Segment
from i18n.publishing import fields, review
from i18n.publishing.editions import Build, place
from i18n.publishing.fields import Place
from i18n.publishing.links import Here
from i18n.publishing.rendering import Rendering, render


@dataclass(frozen=True, slots=True)
class Written:
    """A page of the site: where it goes, which source it is of, and its text."""

    path: str
    source: str
    text: str


def write(build: Build) -> Iterator[Written]:
    """Every page of the build, the source language first."""
    source = build.home
    at_home = {path: path for path in build.untranslated}
    at_home |= {path: place(path, source, build) for path in build.paths}
    for edition in (source, *build.editions):
        own = {path: place(path, edition, build) for path in edition.pages}
        there, away = {**at_home, **own}, frozenset(build.paths - edition.pages)
        away |= build.untranslated if edition is not source else frozenset()
        for page in build.pages:
            if page.path in own:
                file = own[page.path]
                here = Here(
                    page.path, file, there, away, build.base_url, base_of(page), edition.targets
                )
                yield Written(file, page.path, _page(Place(page, edition, build, here)))


def _page(at: Place) -> str:
    texts = at.edition.texts[at.page.path]
    return render(at.page, Rendering(texts, partial(fields.write, at=at), _mark(at)))


def _mark(at: Place) -> Callable[[Segment, str, bool], str] | None:
    """How sentences are marked: those in the source language as such, all in a preview."""
    language, source = at.language, at.build.source
    if language.tag == source.tag:
        return None
    turned = source.direction != language.direction
    direction = f' dir="{source.direction}"' if turned else ""
    sheet = at.edition.review.get(at.page.path)
    state = review.marker(sheet) if sheet else None

    def mark(segment: Segment, written: str, translated: bool) -> str:
        if not translated:
            written = f'<span lang="{source.tag}"{direction}>{written}</span>'
        return state(segment, written) if state else written

    return mark


def base_of(page: Page) -> str:
    """The page's `<base href>`, "" for none."""
    found = (_BASE.search(part) for part in page.parts if isinstance(part, str))
    return next((unescape(m[2] or m[3]) for m in found if m), "")


_BASE = re.compile(r"""<base\s(?:[^>]*\s)?href\s*=\s*(?:(["'])(.*?)\1|([^\s>"']+))""", re.I | re.S)
