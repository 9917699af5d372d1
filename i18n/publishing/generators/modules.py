"""What a page in MDX imports: relative paths of files, from where the translated page stands."""

from __future__ import annotations

import re

from i18n.formats.markdown.document import document
from i18n.publishing.generators.tree_links import Spot, file

_PARTS = frozenset({"module", "expression", "jsx"})
_NAMED = re.compile(
    r"""(?P<before>\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)(?P<quote>["'])"""
    r"""(?P<path>\.{1,2}/[^"'\r\n]+)(?P=quote)"""
)
_MARK = re.compile(r"\b(?:import|require|from)\b")


def with_modules(text: str, dialect: str, at: Spot) -> str:
    """A page's text whose imports and calls of `require` lead where the source's do; those in
    examples of code stay."""
    if not at.reads_files or not _MARK.search(text) or "./" not in text:
        return text
    found = document(text, dialect)
    if not found.dialect.mdx:
        return text
    out, end = [], 0
    for part in found.mask.inline:
        if part.what in _PARTS:
            moved = _NAMED.sub(lambda one: _moved(one, at), text[part.start : part.end])
            out += [text[end : part.start], moved]
            end = part.end
    return "".join((*out, text[end:]))


def _moved(found: re.Match[str], at: Spot) -> str:
    path = file(found["path"], at)
    return f"{found['before']}{found['quote']}{path}{found['quote']}"
