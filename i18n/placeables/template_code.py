"""Template code in a text: where each piece of it starts and ends.

A piece is found by its marks, and is one thing from its first mark to its last: quoted text inside
it may hold the closing mark (`{{ '}}' }}`, `<?php $a->b('?>') ?>`), braces inside it may nest
(`${ {a: 1} }`). What begins like code and does not end is no code. The work grows with the text:
no look-out for an end is made twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from i18n.late import late
from i18n.placeables import directives
from i18n.placeables.template_families import PATTERNS, UNREAD


class Span(NamedTuple):
    """A piece of code, `text[start:end]`."""

    start: int
    end: int


_VELOCITY = r"\#(?=(?:if|elseif|foreach|set|macro|parse|include)[ ]?\()"
_RAZOR = r"@(?<![A-Za-z0-9_@.]@)(?=[A-Z]\w*\.[A-Z])"
_MARKS = (
    r"\{\{|\{%|\{#|\{!!|\{[:/@][A-Za-z]|<%|<\?(?:[Pp][Hh][Pp]\b|=|\s)"
    rf"|\$!(?=[A-Za-z{{])|\$\{{|#\{{|@\{{|%\{{|\*\||\[\[|\[\((?=[ ]?[$#@*~]\{{)|\[%(?=[-+\# ]|\w)"
    rf"|{_VELOCITY}|</?[#@](?=[A-Za-z])|<\#(?=--)|</%(?=[a-z])|{_RAZOR}|%%?[A-Za-z_]|{directives.MARK}"
)
_CODE_OF_PAGES = late(_MARKS)
_CODE = late(rf"{_MARKS}|\{{")
"""Each choice begins with a plain character, which makes a search ten times as fast."""

_SIGNS = tuple(
    map(
        re.compile,
        (
            r"\{(?:[{%#]|!!|[:/@][A-Za-z]|(?<=[$#@%]\{))",
            r"%(?:[%A-Za-z_]|(?<=<%))",
            r"\?(?<=<\?)(?:[Pp][Hh][Pp]\b|=|\s)",
            r"\*(?=\|)",
            r"\$(?=![A-Za-z{])",
            r"\[(?=\[|%[-+# \w]|\([ ]?[$#@*~]\{)",
            rf"[\#@](?:(?<=<.)|(?<=</.))(?=[A-Za-z]|--)|{_VELOCITY}|{_RAZOR}",
            directives.MARK,
        ),
    )
)
"""Where one of these is not, no mark is: each begins with a plain sign that pages seldom have, and
so is sought at no cost."""

_QUOTED = (
    r"(?<!\w)\"(?:[^\"\\\n]|\\.){0,250}\"|(?<!\w)'(?:[^'\\\n]|\\.){0,250}'|`(?:[^`\\]|\\.){0,250}`"
)
_ENDED = "(?:<|&lt;)/[A-Za-z]"
_BRACE = late(rf"{_QUOTED}|[{{}}]|{_ENDED}")
_IN_TAG = late(rf"{_QUOTED}|%\}}|\{{%|{_ENDED}")
_IN_PHP = late(
    r"//[^\n]*?(?=\?>|\n|\Z)|\#(?!\[)[^\n]*?(?=\?>|\n|\Z)|/\*"
    r"|\"(?:[^\"\\]|\\.){0,4000}\"|'(?:[^'\\]|\\.){0,4000}'|\?>|<\?|</[A-Za-z]"
    r"|<<<[ ]*[\"']?(?P<name>[A-Za-z_]\w*)[\"']?\n"
)
_SVELTE = late(r"\{(?:#(?:if|each|await|key|snippet)|[:/]\w+|@\w+)\b", re.IGNORECASE)
_SVELTE_SIGN = late(r"\{(?:#|(?<==\{))")
_SVELTE_PAGE = late(r"\{#(?:if|each|await|key|snippet)\b[^{}#]*\}|\s(?:on|bind|use):\w+=\{")
_MAKO = late(
    r"<%(?:def|block|include|inherit|namespace|page|call|text|doc)\b"
    r"(?:[^<>%\"]|\"[^\"<>\n]{0,200}\"){0,400}>"
)
_CHOICE = late(r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\b")
_OPERATOR = late(r"&&|\|\||=>|[=!]==?|\?\.|\w\(| [<>]=? ")
_KEYWORD = late(r"\{%[-+~]?\s*(\w+)")
_END_TAG = late(_ENDED)
_DEEPEST = 12
_LONGEST_REMARK = 4_000
_LONGEST = 1000
"""Characters of a text in single braces that is no choice of texts."""


def code(text: str) -> tuple[Span, ...]:
    """The code in a translator's string, in order: what stands in it as in its source."""
    return _found(text).code if marked(text) else ()


def marked(text: str) -> bool:
    """Whether anything in a text begins like code; most texts have nothing of the kind."""
    if any(sign in text for sign in "{%<[@*#") or "$!" in text:
        return _CODE.search(text) is not None
    return False


def held(text: str) -> tuple[Span, ...]:
    """Code, and what stands in single braces: `{n}`, `{n, plural, …}`. No sentence starts there."""
    return _found(text).held if marked(text) else ()


def code_of_page(text: str, start: int = 0, *, braces: bool = False) -> tuple[Span, ...]:
    """The code of a whole page from `start` on. Single braces, of which styles and scripts are
    full, are asked for where a page is Svelte's, or so the caller says."""
    if not braces and _SVELTE_SIGN.search(text, start):
        braces = _SVELTE_PAGE.search(text, start) is not None
    if not braces and not _signed(text, start):
        return ()
    marks = _CODE if braces else _CODE_OF_PAGES
    return tuple(span for span, solid in _each(text, start, marks) if solid)


def _signed(text: str, start: int) -> bool:
    return any(sign.search(text, start) for sign in _SIGNS)


class _Found(NamedTuple):
    held: tuple[Span, ...]
    code: tuple[Span, ...]


@lru_cache(maxsize=1 << 14)
def _found(text: str) -> _Found:
    found = tuple(_each(text, 0, _CODE))
    held = tuple(span for span, _ in found)
    code = tuple(one for each in found for one in _solid(text, *each))
    return _Found(_with(held, beside(text, code)), _with(code, beside(text, code)))


def _with(spans: tuple[Span, ...], more: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted({*spans, *more})) if more else spans


def beside(text: str, code: Sequence[Span]) -> tuple[Span, ...]:
    """What is code because of other code in a text: `@auth` beside `@endauth`."""
    return tuple(Span(*one) for one in directives.beside(text, code))


def _solid(text: str, span: Span, solid: bool) -> Iterator[Span]:
    """What is code of a piece: all of it, or what stands in braces that are a text's own
    (`var options = {url: '{{ url }}'}`). Of a choice of texts nothing is."""
    if solid:
        yield span
    elif not _CHOICE.match(text, span.start):
        inner = text[span.start + 1 : span.end]
        for (start, end), each in _each(inner, 0, _CODE_OF_PAGES):
            if each:
                yield Span(span.start + 1 + start, span.start + 1 + end)


def _each(text: str, start: int, marks: re.Pattern[str]) -> Iterator[tuple[Span, bool]]:
    """Every piece of code or of text in single braces, and whether it is the former."""
    at = start
    while begun := marks.search(text, at):
        begin, mark = begun.start(), begun[0]
        end, solid = _end(text, begin, mark)
        if end > begin:
            yield Span(begin, end), solid
            at = end
        else:
            at = begin + 1


def _end(text: str, at: int, mark: str) -> tuple[int, bool]:
    """Where what begins at a mark ends, -1 for nowhere, and whether it is code."""
    if mark[:2] in ("{{", "{%", "{#", "<%") or mark == "{!!":
        return _ENDS[mark[:2]](text, at), True
    if mark.startswith("<?"):
        return _php(text, at, mark), True
    if mark[0] == "{":
        return _single(text, at)
    if mark == "@" and (end := directives.end(text, at)) > 0:
        return end, True
    if mark.endswith("{"):
        return _balanced(text, at + 1), True
    for pattern in PATTERNS.get(mark[0], ()):
        if found := pattern.match(text, at):
            return found.end(), True
    return -1, False


# --- how each kind ends --------------------------------------------------------------


def _double(text: str, at: int) -> int:
    """The end of `{{ … }}`, `{{{ … }}}`, `{{< … >}}`, `{{!-- … --}}`."""
    if text.startswith("{{!--", at):
        return _after(text, "--}}", at, "{{!--")
    end = _balanced(text, at, "{{")
    if end > 0 and text.endswith("}}", at, end):
        return end
    end = _after(text, "}}", at, "{{")
    return -1 if _END_TAG.search(text, at, max(at, end)) else end


def _tag(text: str, at: int) -> int:
    """The end of `{% … %}`; of a comment and of code that is shown as such, that of its end."""
    end = -1
    for found in _IN_TAG.finditer(text, at + 2):
        if found[0] == "%}":
            end = found.end()
        if found[0] in ("%}", "{%") or found[0][0] in "<&":
            break
    if end < 0:
        end = _after(text, "%}", at, "{%")
        end = -1 if _END_TAG.search(text, at, max(at, end)) else end
    keyword = _KEYWORD.match(text, at)
    if end > 0 and keyword and keyword[1] in UNREAD:
        closing = _unread(keyword[1]).search(text, end)
        return closing.end() if closing and closing["end"] else end
    return end


@cache
def _unread(keyword: str) -> re.Pattern[str]:
    """The tag that ends a block, or begins another."""
    return re.compile(rf"\{{%[-+~]?\s*(?:{keyword}\b|(?P<end>end{keyword}\s*[-+~]?%\}}))")


def _remark(text: str, at: int) -> int:
    """The end of `{# … #}`, and of Svelte's `{#if …}`."""
    if _SVELTE.match(text, at) and (end := _balanced(text, at)) > 0 and text[end - 2] != "#":
        return end
    end = _after(text, "#}", at + 1, "{#")
    wide = text[at + 2 : at + 3] in (" ", "\n", "\r", "\t", "-", "#", "+")
    return end if wide or "\n" not in text[at : max(at, end)] else -1


def _angle(text: str, at: int) -> int:
    """The end of `<% … %>` and `<%-- … --%>`."""
    if text.startswith("<%--", at):
        return _after(text, "--%>", at, "<%--")
    if mako := _MAKO.match(text, at):
        return mako.end()
    return _after(text, "%>", at, "<%")


def _unescaped(text: str, at: int) -> int:
    """The end of Blade's `{!! … !!}`."""
    return _after(text, "!!}", at, "{!!")


_ENDS: dict[str, Callable[[str, int], int]] = {
    "{{": _double,
    "{%": _tag,
    "{#": _remark,
    "<%": _angle,
    "{!": _unescaped,
}


def _php(text: str, at: int, mark: str) -> int:
    """The end of PHP: outside its strings and block comments; a last piece, in which no element
    ends but in these, may have none."""
    position = at + len(mark)
    tagged = False
    while found := _IN_PHP.search(text, position):
        position = found.end()
        if found[0] == "?>":
            return position
        if found[0] == "<?":
            return _after(text, "?>", at, "<?")
        tagged = tagged or found[0].startswith("</")
        if found[0] == "/*":
            position = max(position, text.find("*/", position, position + _LONGEST_REMARK))
        elif found["name"]:
            closing = re.compile(rf"^[ \t]*{found['name']}\b", re.MULTILINE)
            last = closing.search(text, position, position + _LONGEST_REMARK)
            position = last.end() if last else position
    end = _after(text, "?>", at, "<?")
    return len(text) if end < 0 and mark.lower() == "<?php" and not tagged else end


def _single(text: str, at: int) -> tuple[int, bool]:
    """The end of what stands in single braces, and whether it is code rather than words."""
    end = _balanced(text, at)
    if end < 0:
        return -1, False
    inner = text[at:end]
    if _CHOICE.match(text, at) or not (_SVELTE.match(text, at) or _OPERATOR.search(inner)):
        held = _CHOICE.match(text, at) or (end - at <= _LONGEST and "\n" not in inner)
        return end if held else -1, False
    return end, True


def _balanced(text: str, at: int, mark: str = "") -> int:
    """After the brace that closes the one at `at`, -1 for none. A `mark` does not come again, and
    no element ends before."""
    depth = 0
    opened = at
    for found in _BRACE.finditer(text, at):
        sign = found[0]
        if sign == "{":
            again = mark and found.start() > opened + depth and text.startswith(mark, found.start())
            depth += 1
            if again or depth > _DEEPEST:
                return -1
        elif sign == "}":
            depth -= 1
            if not depth:
                return found.end()
        elif sign[0] in "<&":
            return -1
    return -1


def _after(text: str, close: str, at: int, mark: str) -> int:
    """After the next closing mark, -1 where there is none before the same kind begins again."""
    start = at + len(mark)
    again = text.find(mark, start)
    end = text.find(close, start, again if again >= 0 else len(text))
    return end + len(close) if end >= 0 else -1


# --- texts around code -----------------------------------------------------------------


def hidden(text: str, spans: Sequence[Span], sign: str) -> str:
    """The text with every character of some spans replaced by a sign: offsets stay as they are."""
    return replaced(text, spans, lambda code: sign * len(code))


def without(text: str, instead: str) -> str:
    """A text with something else in place of every piece of its code."""
    return replaced(text, code(text), lambda _: instead)


def replaced(text: str, spans: Sequence[Span], change: Callable[[str], str]) -> str:
    """A text with each of some spans changed."""
    if not spans:
        return text
    out: list[str] = []
    end = 0
    for start, stop in spans:
        out += text[end:start], change(text[start:stop])
        end = stop
    return "".join([*out, text[end:]])
