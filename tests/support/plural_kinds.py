"""A language for every way to count that the installed locale data have."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from babel import localedata

from i18n.languages.locales import language, plural_categories


@lru_cache(maxsize=1)
def plural_kinds() -> Mapping[tuple[str, tuple[str, ...]], str]:
    """Languages by their Plural-Forms and classes of numbers."""
    found: dict[tuple[str, tuple[str, ...]], str] = {}
    for code in sorted(localedata.locale_identifiers()):
        known = language(code)
        found.setdefault((known.plurals, plural_categories(known.tag)), known.tag)
    return found
