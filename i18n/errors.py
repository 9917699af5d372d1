"""What stops a run. Everything a person must look at is a `model.Problem` instead.

PipelineError
├── SettingsError       the settings file: unknown key, wrong value
├── LanguageError       a language code nobody knows
├── SourceError         a source page that cannot be read
├── CatalogError        a PO file that cannot be read, or a merge that would lose words
├── EngineError         a translation engine, model or program that is missing or failed
└── OutputError         a file or folder that cannot be written
"""

from __future__ import annotations


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


def printable(words: str) -> str:
    """Somebody's words as a message can show them."""
    return "".join(c if c.isprintable() else "?" for c in words)


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


class OutputError(PipelineError):
    """A file or folder of ours cannot be written."""
