"""Front matter: the settings at the start of a page that a generator (Jekyll, Hugo) reads."""

from __future__ import annotations

import re

from i18n.placeables import template_code
from i18n.placeables.template_flow import role

_BLOCK = re.compile(r"\ufeff?(?P<mark>---|\+\+\+)(?P<kind>[a-z]{0,10})[ \t]*\r?\n")
_SETTING = re.compile(r"[ \t]*(?:[\w\"'.-]+[ \t]*[:=]|- |#)")
_KINDS = frozenset(("js", "javascript", "json", "yaml", "toml", "coffee", "lua"))
_SPACE = re.compile(r"\s*")


def end(text: str) -> int:
    """Where the front matter of a page ends, with its line; 0 where there is none.

    YAML between two lines `---`, or TOML between two lines `+++`; its first line is a setting, a
    list or a remark, or there is none. After the first mark may stand what it is (`---js`).
    """
    begun = _BLOCK.match(text)
    if begun is None:
        return 0
    mark = re.escape(begun["mark"])
    closing = re.compile(rf"^{mark}[ \t]*(?:\r?\n|\Z)", re.MULTILINE).search(text, begun.end())
    if closing is None:
        return 0
    inner = text[begun.end() : closing.start()].lstrip()
    said = begun["kind"] in _KINDS if begun["kind"] else not inner or _SETTING.match(inner)
    return closing.end() if said else 0


def start_of_page(text: str, after: int) -> int:
    """Where something may be added at the start of a page: behind its front matter and behind
    code that must come first (`{% extends %}`, `<?php ?>`)."""
    at = max(after, int(text.startswith("\ufeff")))
    for start, stop in template_code.code_of_page(text, at):
        code = text[start:stop]
        if text[at:start].strip() or not (code.startswith("<?") or role(code).kind == "silent"):
            break
        at = stop
    return at
