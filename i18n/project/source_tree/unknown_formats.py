"""Sources that nobody can read here: pages as a generator takes them, and documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import PurePosixPath

from i18n.errors import counted

_OF_PAGES = (
    *(".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rst", ".rest", ".adoc", ".asciidoc", ".asc"),
    *(".textile", ".org", ".wiki", ".mediawiki", ".creole", ".pod", ".rmd", ".qmd", ".ipynb"),
    *(".tex", ".texi", ".dita", ".docbook", ".dbk", ".doc", ".docx", ".odt", ".rtf", ".epub"),
    *(".php", ".phtml", ".jsp", ".asp", ".aspx", ".cshtml", ".erb", ".ejs", ".haml", ".slim"),
    *(".pug", ".jade", ".hbs", ".mustache", ".handlebars", ".njk", ".liquid", ".twig", ".jinja"),
    *(".jinja2", ".j2", ".tmpl", ".gohtml", ".vue", ".svelte", ".astro", ".jsx", ".tsx"),
)
"""Suffixes of files that hold the words of pages."""

_WAY_OUT = (
    "let the program that makes your site build it, and name the folder that it writes to "
    '(`sources = "…"` in the settings)'
)


def without_pages(paths: Sequence[str], known: Collection[str]) -> str:
    """Why there is nothing to translate among some files that hold words, and what to do; ""
    where there is no such file. `known` are the suffixes of pages that can be read."""
    kinds = Counter(suffix for path in paths if (suffix := _suffix(path)) not in known)
    told = [
        f"{counted(kinds[one], f'{one} file')}"
        for one, _ in kinds.most_common()
        if one in _OF_PAGES
    ]
    if not told:
        return ""
    example = next(path for path in paths if _suffix(path) in _OF_PAGES)
    what = f"no page in it can be read: {', '.join(told[:4])}, such as {example}"
    return f"{what}. Pages end in {' '.join(sorted(known))}: {_WAY_OUT}"


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
