"""Front matter: the settings at the start of a page that a generator (Jekyll, Hugo) reads."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from i18n.formats.data_values.scalar import DataForm
from i18n.placeables import template_code
from i18n.placeables.template_flow import role

_BLOCK = re.compile(r"\ufeff?(?P<mark>---|\+\+\+)(?P<kind>[a-z]{0,10})[ \t]*\r?\n")
_OBJECT = re.compile(r"\ufeff?(?=\{\s*(?:\"|\}))")
_SETTING = re.compile(r"[ \t]*(?:[\w\"'.-]+[ \t]*[:=]|- |#)")
_FORMS: dict[str, DataForm | None] = {
    "yaml": "yaml",
    "toml": "toml",
    "json": "json",
    **dict.fromkeys(("js", "javascript", "coffee", "lua")),
}
_CLOSINGS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Front matter: `text[start:stop]` is in the language of data `form` (None: in a language of
    programs), and it ends, with its last line, at `end`."""

    form: DataForm | None
    start: int
    stop: int
    end: int


def end(text: str) -> int:
    """Where the front matter of a page ends, with its line; 0 where there is none."""
    found = read(text)
    return found.end if found else 0


def read(text: str) -> FrontMatter | None:
    """The front matter of a page: YAML between two lines `---`, or TOML between two lines `+++`;
    its first line is a setting, a list or a remark, or there is none. After the first mark may
    stand what it is (`---js`). Or a JSON object, as Hugo has it.
    """
    begun = _BLOCK.match(text)
    if begun is None:
        return _object(text)
    closing = _CLOSINGS[begun["mark"]].search(text, begun.end())
    if closing is None or (begun["kind"] and begun["kind"] not in _FORMS):
        return None
    inner = text[begun.end() : closing.start()].lstrip()
    if not begun["kind"] and inner and not _SETTING.match(inner):
        return None
    usual: DataForm = "yaml" if begun["mark"] == "---" else "toml"
    form = _FORMS[begun["kind"]] if begun["kind"] else usual
    return FrontMatter(form, begun.end(), closing.start(), closing.end())


def _object(text: str) -> FrontMatter | None:
    """A JSON object at the start of a page, alone on its lines."""
    begun = _OBJECT.match(text)
    if begun is None:
        return None
    try:
        _, stop = json.JSONDecoder().raw_decode(text, begun.end())
    except (ValueError, RecursionError):
        return None
    line = _REST.match(text, stop)
    return FrontMatter("json", begun.end(), stop, line.end()) if line else None


_REST = re.compile(r"[ \t]*(?:\r?\n|\Z)")


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
