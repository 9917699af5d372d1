"""What every command is given: the site, the languages, and how to tell what was found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Format = Literal["text", "json", "github"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandOptions:
    """The options that all commands share.

    `directory` is the site's, `languages` are the codes that were named, () for all; `quiet`
    prints problems only. A command that has no such option has its default.
    """

    directory: Path
    quiet: bool
    languages: tuple[str, ...]
    format: Format
