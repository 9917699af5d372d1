"""What a piece of template code does on its page: says something, or steers what comes after it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

from i18n.late import late
from i18n.placeables import directives, template_code

Kind = Literal["says", "opens", "closes", "parts", "silent"]
"""Code that may put words on the page; the first and the last piece around a stretch of it
(`{% if a %}`, `{% endif %}`); one between two such stretches (`{% else %}`); code that shows
nothing."""


class Role(NamedTuple):
    """What a piece of code does; `name` is the same for two that open and close one stretch."""

    kind: Kind
    name: str = ""


SAYS = Role("says")
_SILENT = Role("silent")

_TAG = late(r"\{%[-+~]?\s*(end)?_?(\w*)")
_PARTING = frozenset(("else", "elif", "elsif", "elseif", "elseIf", "empty", "when", "plural"))
_OPENING = frozenset(
    [
        "if",
        "unless",
        "ifchanged",
        "ifequal",
        "ifnotequal",
        "for",
        "tablerow",
        "block",
        "with",
        "case",
        "blocktrans",
        "blocktranslate",
        "trans_block",
        "autoescape",
        "spaceless",
        "filter",
        "macro",
        "call",
        "embed",
        "sandbox",
        "verbatim",
        "raw",
        "capture",
        "paginate",
        "form",
        "comment",
        "set_block",
        "apply",
        "cache",
        "switch",
        "language",
        "localize",
        "localtime",
    ]
)
_QUIET = frozenset(
    [
        "extends",
        "load",
        "import",
        "from",
        "set",
        "assign",
        "increment",
        "decrement",
        "do",
        "break",
        "continue",
        "layout",
        "section",
        "comment",
        "use",
        "deprecated",
        "flush",
        "types",
        "liquid",
        "schema",
        "javascript",
        "stylesheet",
    ]
)
_BRACES = late(r"\{\{\{?[-~]?\s*([#^/!<%]*)\s*([\w.-]*)")
_GO_OPENING = frozenset(("if", "range", "with", "block", "define"))
_GO_QUIET = late(r"\{\{-?\s*(?:\$\w+\s*:?=|/\*)")
_SVELTE = late(r"\{([#:/@])(\w+)")
_WORDS = {
    "freemarker": late(
        r"<(?:/#(?P<closes>\w+)|#(?:(?P<parts>else|elseif|case|default|sep|recover)"
        r"|(?P<opens>if|list|items|switch|macro|function|attempt|compress|escape|noescape|noparse"
        r"|foreach|autoesc|noautoesc|outputformat|assign(?=\s+\w+\s*>))"
        r"|(?P<silent>assign|global|local|import|setting|ftl|return|stop|break|continue))\b)"
    ),
    "toolkit": late(
        r"\[%[-+~=]?\s*(?:(?P<closes>END)|(?P<parts>ELSE|ELSIF|CASE|CATCH|FINAL)|(?P<opens>IF"
        r"|UNLESS|FOREACH|FOR|WHILE|BLOCK|FILTER|WRAPPER|SWITCH|TRY)|(?P<silent>SET|USE))\b"
    ),
    "velocity": late(
        r"#\{?(?:(?P<closes>end)|(?P<parts>else|elseif)|(?P<opens>if|foreach|macro)"
        r"|(?P<silent>set|break|stop))\b"
    ),
}
_REMARK = late(r"\[%[-+~=]?#")
_AT = late(r"@(end|else(?! if))?(\w*)")
_AT_OPENS = late(
    "if|unless|isset|empty|foreach|forelse|for|while|switch|section|push|pushOnce|prepend|can"
    "|cannot|canany|component|slot|error|env|auth|guest|once|production|session|fragment"
)
_AT_QUIET = frozenset(("extends", "csrf", "method", "props", "aware", "php", "inject", "break"))
_SCRIPT = late(r"<(?:%|\?(?:php\b)?)[-_]?\s*", re.IGNORECASE)
_SCRIPT_ENDS = late(r"[-_;\s]*[%?]>\Z")
_CONTROL = late(
    r"(?:if|unless|for|foreach|while|until|case|switch|begin)\b|.*(?:\bdo(?:\s*\|[^|]*\|)?|\{)\s*\Z",
    re.DOTALL,
)
_NOTHING = late(r"(?:#|//|/\*|--|@|\$[\w>\[\]'\"-]+\s*=[^=>]|(?:use|require|include)(?:_once)?\b)")


def role(code: str) -> Role:
    """What a piece of code does, as far as its first words tell; in doubt, it says something."""
    if code.startswith("{%"):
        return _tag(code)
    if code.startswith("{{"):
        return _braces(code)
    if code.startswith("{#") and code.endswith("#}"):
        return _SILENT
    if code.startswith(("<%", "<?")):
        return _script(code)
    if code[0] in "%#" and directives.is_line(code):
        return Role("parts")
    if code[0] in "@}":
        return _directive(code)
    if code.startswith(("<#", "</#", "[%", "#")):
        return _in_words(code)
    if found := _SVELTE.match(code):
        kinds: dict[str, Role] = {
            "#": Role("opens", f"svelte {found[2]}"),
            "/": Role("closes", f"svelte {found[2]}"),
            ":": Role("parts"),
        }
        return kinds.get(found[1], SAYS)
    return SAYS


def stretches(string: str) -> Counter[tuple[str, ...]]:
    """The code that steers, in order, of each stretch from `{% if a %}` to its `{% endif %}`; what
    neither opens nor closes one here is by itself. In a translation they are the same, whatever
    their order."""
    found: Counter[tuple[str, ...]] = Counter()
    open_: list[str] = []
    depth = 0
    for code, kind in _steering(string):
        depth += (kind == "opens") - (kind == "closes")
        open_.append(code)
        if depth <= 0:
            found[tuple(open_)] += 1
            open_, depth = [], 0
    found.update([tuple(open_)] if open_ else [])
    return found


def _steering(string: str) -> Iterator[tuple[str, Kind]]:
    """The code of a text that steers; a tag of a name that nobody knows (`{% slot a %}`) opens what
    another (`{% endslot %}`) closes."""
    found = [string[start:end] for start, end in template_code.code(string)]
    roles = [role(code) for code in found]
    ended = {one.name for one in roles if one.kind == "closes"}
    for code, one in zip(found, roles, strict=True):
        if one.kind == "says" and (tag := _TAG.match(code)) and tag[2] in ended:
            yield code, "opens"
        elif one.kind not in ("says", "silent"):
            yield code, one.kind


def closed(string: str) -> bool:
    """Whether what the code of a text opens, and nothing else, is closed in it."""
    depth = 0
    for _, kind in _steering(string):
        depth += (kind == "opens") - (kind == "closes")
        if depth < 0 or (kind == "parts" and not depth):
            return False
    return not depth


def _tag(code: str) -> Role:
    found = _TAG.match(code)
    ends, name = (found[1], found[2]) if found else ("", "")
    if ends:
        return Role("closes", name)
    if name in _PARTING:
        return Role("parts")
    if name in _QUIET:
        return _SILENT
    return Role("opens", name) if name in _OPENING else SAYS


def _braces(code: str) -> Role:
    """Handlebars, Go and Hugo."""
    found = _BRACES.match(code)
    sign, name = (found[1], found[2]) if found else ("", "")
    if code.startswith("{{--") or sign.startswith("!") or _GO_QUIET.match(code):
        return _SILENT
    if sign in ("<", "%", "</", "%/"):
        return SAYS
    if sign.startswith("#"):
        return Role("opens", f"braces {name}")
    if sign == "/":
        return Role("closes", f"braces {name}")
    if sign == "^":
        return Role("opens", f"braces {name}") if name else Role("parts")
    if name == "else":
        return Role("parts")
    if name == "end":
        return Role("closes", "go")
    return Role("opens", "go") if name in _GO_OPENING and " " in code[4:-2].strip() else SAYS


def _directive(code: str) -> Role:
    """Blade and Angular."""
    if code[-1] in "{}" and not code.startswith("@{"):
        return Role("opens" if code[-1] == "{" else "closes", "block")
    found = _AT.match(code)
    said, name = (found[1], found[2]) if found else ("", "")
    if name == "php" or name in _AT_QUIET:
        return _SILENT
    if said == "end":
        return Role("closes", name.lower())
    if said == "else" or name in ("case", "default") or code == "@empty":
        return Role("parts")
    opens = _AT_OPENS.fullmatch(name) and (name != "section" or "," not in code)
    return Role("opens", name) if opens else SAYS


def _in_words(code: str) -> Role:
    """FreeMarker, Template Toolkit and Velocity, which say it in words."""
    if code.startswith("<#--") or _REMARK.match(code):
        return _SILENT
    for family, found in ((one, pattern.match(code)) for one, pattern in _WORDS.items()):
        if found:
            kind: Kind = cast(Kind, found.lastgroup)
            name = (found["opens"] or found["closes"] or "") if family == "freemarker" else ""
            return Role(kind, f"{family} {name}") if kind in ("opens", "closes") else Role(kind)
    return SAYS


def _script(code: str) -> Role:
    """ERB, EJS, JSP, ASP and PHP."""
    if code.startswith("<%--"):
        return _SILENT
    begun = _SCRIPT.match(code)
    body = _SCRIPT_ENDS.sub("", code[begun.end() if begun else 2 :])
    if body.startswith("="):
        return Role("opens", "script") if re.search(r"\bdo(?:\s*\|[^|]*\|)?\Z", body) else SAYS
    first = re.match(r"\}?\s*(\w*)", body)
    word = first[1].lower() if first else ""
    if word in ("else", "elseif", "elsif", "when", "rescue"):
        return Role("parts")
    if word.startswith("end") or body.strip().startswith("}"):
        return Role("closes", "script")
    if _CONTROL.match(body) or (code.startswith("<?") and body.endswith(":")):
        return Role("opens", "script")
    return _SILENT if _NOTHING.match(body) else SAYS
