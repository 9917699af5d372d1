"""Which indented lines are code, and which are words that stand farther in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.formats.plain_text.lines import Line

_SIGNS = re.compile(
    r"[{}<>|\\=~]|(?:[)\]}\"'\d]|^\S+)\s*;|\w\(|::"
    r"|->|(?<!\w)--?\w|[$%#>]\s|\[\w[^\]]*\]|\w+/\w+/|(?<!\w)[/~]\w|\w_\w|@\w+:"
    r"|^\s*(?:sudo|git|make|cd|npm|pip3?|apt(?:-get)?|docker|python3?|curl|import|def|class)\s"
)
_WORD = re.compile(r"(?<![\w/.-])[^\W\d_]{2,}(?![\w/(=-])")
_STOPPED = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")
_FEW = 3

_FENCE = re.compile(r"(?P<sign>`{3,}|~{3,})[ \t]*[\w.+#-]*")
_OPTION = re.compile(r"--?[\w?][\w?-]*(?:[ =,\[<]\S*)*")
_SPECIFIED = re.compile(rf"{_OPTION.pattern}(?:[ \t]{{2,}}|\t)(?=\S)")
_COMMAND = re.compile(
    r"(?:\$ |\./\w|(?:sudo|make|git|cd|cp|mv|rm|npm|npx|yarn|pip3?|apt(?:-get)?|brew|docker|meson"
    r"|ninja|cmake|cargo|go|curl|wget|tar|mkdir|export|python3?)(?:\s|$))"
)
_BLANK = re.compile(r"_{3,}")


def is_fence(line: Line, *, above: bool) -> bool:
    """Whether a line begins code in the manner of Markdown; `above` tells whether a line of words
    stands above it, of which tildes would be the underline."""
    found = _FENCE.fullmatch(line.words)
    return found is not None and not (
        above and line.words[0] == "~" and line.words == found["sign"]
    )


def is_end(line: Line, fence: str) -> bool:
    """Whether a line ends the code that a fence begins."""
    size = len(fence) - len(fence.lstrip(fence[0]))
    return len(line.words) >= size and not line.words.strip(fence[0])


def names_option(words: str) -> bool:
    """Whether words are nothing but an option of a program, and what it takes."""
    return _OPTION.fullmatch(words) is not None


def is_code(lines: Sequence[Line]) -> bool:
    """Whether lines that are indented by four columns or more are of a program. Words are said
    in sentences, or begin with a capital and go on."""
    if _SPECIFIED.match(lines[0].words) or any(_BLANK.search(one.words) for one in lines):
        return not is_said(lines)
    if sum(bool(_SIGNS.search(line.words)) for line in lines) * 3 > len(lines):
        return True
    said = [len(_WORD.findall(line.words)) for line in lines]
    if len(lines) > 1 and sum(said) >= _FEW * len(lines):
        return False
    first = lines[0].words.lstrip("\"'“‘«(*-–•")[:1]
    spoken = first.isupper() or _STOPPED.search(lines[-1].words)
    return not (spoken and (said[0] >= _FEW or (len(lines) == 1 and said[0] >= _FEW - 1)))


def are_commands(lines: Sequence[Line]) -> bool:
    """Whether each of some lines is what one types, wherever it stands."""
    typed = all(_COMMAND.match(one.words) and not _STOPPED.search(one.words) for one in lines)
    return typed and (len(lines) > 1 or lines[0].words.startswith(("./", "$ ", "sudo ")))


def is_said(lines: Sequence[Line]) -> bool:
    """Whether lines beside options of a program, or beside blanks to be filled in, are words: they
    have no sign of a program."""
    said = [_BLANK.sub(" ", _SPECIFIED.sub("", line.words, count=1)) for line in lines]
    if sum(map(bool, map(_SIGNS.search, said))) * 3 > len(lines):
        return False
    return any(map(_WORD.search, said))
