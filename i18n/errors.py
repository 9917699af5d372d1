"""What stops a run. Everything a person must look at is a `model.Problem` instead.

PipelineError
├── SettingsError       the settings file: unknown key, wrong value
├── LanguageError       a language code nobody knows
├── SourceError         a source page that cannot be read
├── CatalogError        a PO file that cannot be read, or a merge that would lose words
├── EngineError         a translation engine, model or program that is missing or failed
├── ClusterError        a cluster that cannot be reached, is lost, or has workers of another version
└── OutputError         a file or folder that cannot be written
"""

from __future__ import annotations

import re


class PipelineError(Exception):
    """Something the user can act on; its text says where, what, and what to do."""

    def __init__(self, what: str, *, path: str = "", line: int = 0) -> None:
        super().__init__(what)
        self.what = what
        self.path = path
        self.line = line

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.what}" if where else self.what


_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
    r"\U000e0000-\U000e007f]"
)
"""What commands a terminal, ends a line, turns the direction of what follows, cannot be seen,
or is half a character."""


def printable(words: str) -> str:
    """Somebody's words as a line can show them: what a terminal would obey instead of showing
    stands as its escape, such as `\\x1b` or `\\u202e`, and an odd byte of a file's name as
    `\\xff`. Letters of every script stay."""
    return _UNSEEN.sub(_escape, words)


def _escape(found: re.Match[str]) -> str:
    if "\udc80" <= found[0] <= "\udcff":  # a byte that is no UTF-8, as Python holds it
        return f"\\x{ord(found[0]) - 0xDC00:02x}"
    return found[0].encode("unicode_escape").decode()


def undecodable(error: Exception) -> tuple[str, int]:
    """Which byte no encoding explains and in which line it is; line 0 where that is unknown."""
    if not isinstance(error, UnicodeDecodeError):
        return str(error), 0
    line = error.object.count(b"\n", 0, error.start) + 1
    return f"byte {error.start} is 0x{error.object[error.start]:02x}", line


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`, `1,200 errors`: how a message says how many."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


class SettingsError(PipelineError):
    """The settings name something that does not exist, or give it a value it cannot have."""


class LanguageError(PipelineError):
    """A language code that CLDR does not know."""


class SourceError(PipelineError):
    """A source page that cannot be read as text."""


class CatalogError(PipelineError):
    """A PO file that cannot be read, or an update that would lose a person's words."""


class EngineError(PipelineError):
    """A translation engine, one of its models or its program is missing or has failed."""


class ClusterError(PipelineError):
    """A cluster that should do the work cannot be reached, is lost, or is not for us."""


class OutputError(PipelineError):
    """A file or folder of ours cannot be written."""
