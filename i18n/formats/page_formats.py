"""Text of a known format -> Page. A format knows the nouns, and no catalog, disk or language."""

from __future__ import annotations

from pathlib import PurePath

from i18n.errors import SourceError
from i18n.formats.feed import parse_feed
from i18n.formats.html.parser import parse_html
from i18n.formats.markdown.reader import parse_markdown
from i18n.formats.plain_text import parse_plain
from i18n.formats.told import NOTHING, Told
from i18n.model import Cut, Form, Page, formless, whole

HTML_SUFFIXES = (".html", ".htm", ".xhtml")
PLAIN_SUFFIXES = (".txt", ".text")
MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdx")
FEED_SUFFIXES = (".xml", ".atom", ".rss")

SUFFIXES = (*HTML_SUFFIXES, *PLAIN_SUFFIXES, *MARKDOWN_SUFFIXES)
"""The suffixes of sources that can be read, lower case; FEED_SUFFIXES are those of files that
are sources where `is_feed` says so."""


def parse(
    text: str,
    path: str,
    cut: Cut = whole,
    language: str = "en",
    form: Form = formless,
    told: Told = NOTHING,
) -> Page:
    """The page of a source text, read as its suffix says; any text is one.

    `cut` says where sentences start, `language` the source language, unless the page names
    another, `form` what text of `<time>` and `<data>` every language writes its own way,
    `told` what the settings say of pages. Raises SourceError for a suffix that is not known.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix in HTML_SUFFIXES:
        return parse_html(text, path, cut, language, form, told)
    if suffix in MARKDOWN_SUFFIXES:
        return parse_markdown(text, path, cut, language, form, told)
    if suffix in FEED_SUFFIXES:
        return parse_feed(text, path, cut, language, form)
    if suffix in PLAIN_SUFFIXES:
        return parse_plain(text, path, cut, told)
    kinds = " ".join((*SUFFIXES, *FEED_SUFFIXES))
    what = f"{suffix} is no format of pages" if suffix else "its name has no suffix"
    raise SourceError(f"{what}; pages end in {kinds}", path=path)
