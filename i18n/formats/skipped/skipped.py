"""Page -> what of it becomes no message, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from i18n.formats.page_formats import FEED_SUFFIXES, PLAIN_SUFFIXES
from i18n.formats.skipped.page_texts import of_markup
from i18n.formats.skipped.plain_lines import of_lines
from i18n.formats.skipped.skipped_text import SkippedText
from i18n.formats.told import Told
from i18n.model import Page


def skipped(page: Page, language: str, told: Told) -> Iterator[SkippedText]:
    """The texts of a page that are no messages, in order; `language` is the source language, `told`
    what the settings say of pages."""
    suffix = PurePath(page.path).suffix.lower()
    if suffix in PLAIN_SUFFIXES:
        return of_lines(page)
    xml = suffix in (".xhtml", ".xht", *FEED_SUFFIXES)
    return of_markup(page, language, told, xml=xml)
