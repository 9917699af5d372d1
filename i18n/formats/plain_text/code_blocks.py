"""Which indented lines are code, and which are words that stand farther in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.formats.plain_text.lines import Line

_SIGNS = re.compile(
    r"[{};<>|\\=~]|\w\(|::|->|(?<!\w)--?\w|[$%#>]\s|\[\w[^\]]*\]|\w+/\w+/|(?<!\w)[/~]\w|\w_\w|@\w+:"
    r"|^\s*(?:sudo|git|make|cd|npm|pip3?|apt(?:-get)?|docker|python3?|curl|import|def|class)\s"
)
_WORD = re.compile(r"(?<![\w/.-])[^\W\d_]{2,}(?![\w/(=-])")
_STOPPED = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")
_FEW = 3

FENCE = re.compile(r"(?:`{3,}|~{3,})")
"""What begins and ends code in the manner of Markdown."""


def is_code(lines: Sequence[Line]) -> bool:
    """Whether lines that are indented by four columns or more are of a program. Words are said
    in sentences, or begin with a capital and go on."""
    if sum(bool(_SIGNS.search(line.words)) for line in lines) * 3 > len(lines):
        return True
    said = [len(_WORD.findall(line.words)) for line in lines]
    if len(lines) > 1 and sum(said) >= _FEW * len(lines):
        return False
    first = lines[0].words.lstrip("\"'“‘«(*-–•")[:1]
    spoken = first.isupper() or _STOPPED.search(lines[-1].words)
    return not (spoken and (said[0] >= _FEW or (len(lines) == 1 and said[0] >= _FEW - 1)))
