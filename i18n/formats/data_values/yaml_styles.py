"""How YAML quotes a text: one slice in the style of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from i18n.formats.data_values.scalar import Scalar

_DATA = re.compile(
    r"[-+]?\.?\d[\d.,_:]*(?:[eE][-+]?\d+)?"  # numbers, also 1,000 and 1:30
    r"|[-+]?0[xob][\da-fA-F_]+"
    r"|\d{4}-\d\d?-\d\d?(?:[Tt ][\d:.Zz+ -]*)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|~|=|<<|---|\.\.\.|:.*"  # `:name` is a symbol to Ruby
    r"|(?i:y|n|yes|no|on|off|true|false|null)"
)
_HEADER = re.compile(r"(?P<sign>[|>])(?P<how>[-+\d]*)(?P<rest>[^\r\n]*)(?P<end>\r?\n|\r|\Z)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\0": "\\0",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
    "\ufeff": "\\uFEFF",
}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_PROSE = re.compile(
    r"(?:[^\W\d_]|[«“¿¡(])(?:[\w.,;!?'\"()/…’“”«»¿¡%{}+$=*&@<>|^~-]| (?! |\Z)|:(?=[\w/]))*"
)
"""Words without quotes that no reader takes for anything else, in a line of their own."""
_PARTING = re.compile(r"[,:{}\[\]]")
"""What parts things in a list or map of one line."""
_SINGLE_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def looks_like_data(value: str) -> bool:
    """Whether some reader of YAML (1.1, 1.2, Ruby's, Go's) takes a text without quotes for a
    number, a date, yes or no, nothing, or a symbol."""
    return _DATA.fullmatch(value) is not None


def quoted(scalar: Scalar, text: str, value: str) -> str:
    """A slice in double quotes; what stands behind the sign of a block, and blank lines at its
    end, stay."""
    string = '"' + _ESCAPED.sub(_escape, value) + '"'
    if scalar.style not in ("literal", "folded"):
        return string
    block = _block(scalar, text)
    return string + block.rest + block.tail


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return _ESCAPES.get(sign) or (
        f"\\x{ord(sign):02X}" if ord(sign) < 256 else f"\\u{ord(sign):04X}"
    )


def candidates(scalar: Scalar, text: str, value: str) -> Iterator[tuple[str, str]]:
    """Slices in the style of the source, the best first, each with a small document that
    holds it and nothing else but a key `k`; "" where there is no doubt."""
    if scalar.style == "plain" and not looks_like_data(value):
        if _PROSE.fullmatch(value) and not (scalar.inline and _PARTING.search(value)):
            yield value, ""
        elif "\n" not in value:
            yield value, _trial(scalar, value)
    elif scalar.style == "single" and not _SINGLE_UNFIT.search(value):
        piece = "'" + value.replace("'", "''") + "'"
        yield piece, ""
    elif scalar.style in ("literal", "folded") and not _SINGLE_UNFIT.search(
        value.replace("\n", "").replace("\t", "")
    ):
        yield from _blocks(scalar, text, value)


def _trial(scalar: Scalar, piece: str) -> str:
    if scalar.is_name:
        return f"{{{piece}: k}}" if scalar.inline else f"{piece}: k"
    return f"{{k: {piece}, }}" if scalar.inline else f"k: {piece}\n"


# --- blocks ----------------------------------------------------------------------


class _Block(NamedTuple):
    """The parts of a block: `how` are its indicators, `rest` what follows them in the line,
    `indent` that of its lines, `width` its longest line, `tail` its last line end and the blank
    lines behind."""

    sign: str
    how: str
    rest: str
    newline: str
    indent: int
    width: int
    tail: str


def _block(scalar: Scalar, text: str) -> _Block:
    found = _HEADER.match(text, scalar.start)
    assert found is not None, "a block begins with its sign"
    body = text[found.end() : scalar.end]
    lines = [line for line in _LINE.findall(body) if line]
    while lines and not lines[-1].strip():
        lines.pop()
    content = "".join(lines)
    full = content.rstrip("\r\n")
    first = next((line for line in lines if line.strip(" \r\n")), "")
    lead = scalar.value.lstrip("\n")
    indent = (len(first) - len(first.lstrip(" "))) - (len(lead) - len(lead.lstrip(" ")))
    wrapped = [line.rstrip() for line in lines if line.strip()]
    return _Block(
        found["sign"],
        found["how"],
        found["rest"],
        found["end"] or "\n",
        max(indent, 1),
        max(map(len, wrapped), default=0) - indent if len(wrapped) > 1 else 0,
        content[len(full) :] + body[len(content) :] or found["end"] * (not full),
    )


def _blocks(scalar: Scalar, text: str, value: str) -> Iterator[tuple[str, str]]:
    """The block with its own sign for the end (`-`, `+`, none), then with the others."""
    block = _block(scalar, text)
    number = re.sub(r"\D", "", block.how)
    own = re.sub(r"\d", "", block.how)
    step = int(number) if number else 2
    for chomp in dict.fromkeys((own, "", "-")):
        how = block.how if chomp == own else number + chomp
        lines = _lines(block, value)
        header = block.sign + how + block.rest
        tail = _tail(block, value, chomp)
        piece = header + block.newline + _body(lines, block.indent, block.newline) + tail
        trial = f"k: {block.sign}{how}\n" + _body(lines, step, "\n")
        yield piece, trial + tail.replace("\r\n", "\n")


def _tail(block: _Block, value: str, chomp: str) -> str:
    """The end of the last line; where every line end counts, as many as the value has."""
    if chomp != "+":
        return block.tail
    return block.newline * (len(value) - len(value.rstrip("\n")))


def _body(lines: list[str], indent: int, newline: str) -> str:
    return newline.join(" " * indent + line if line else "" for line in lines)


def _lines(block: _Block, value: str) -> list[str]:
    """The lines of a block; those of a folded one are wrapped where the source's are, and a
    line end is a blank line."""
    given = value.rstrip("\n").split("\n")
    if block.sign == "|":
        return given
    out: list[str] = []
    last = ""
    for line in given:
        if last and line and not (line + last)[0].isspace() and not last[0].isspace():
            out.append("")
        last = line or last
        out += _wrapped(line, block.width)
    return out


def _wrapped(line: str, width: int) -> list[str]:
    """A line wrapped at its single spaces; as it is for no width."""
    if not width or len(line) <= width:
        return [line]
    out: list[str] = []
    for word in re.split(r"(?<=\S) (?=\S)", line):
        if out and len(out[-1]) + 1 + len(word) <= width:
            out[-1] += f" {word}"
        else:
            out.append(word)
    return out
