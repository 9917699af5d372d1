"""When a page is in a language, and what of it is shown there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Any, Literal

from i18n.catalogs.coverage import Coverage

Show = Literal["approved", "drafts", "none"]


@dataclass(frozen=True, slots=True)
class Publish:
    """The rule of a page in a language.

    `threshold` to enter and `keep` to stay are shares of its words, 0 to 1, that can be
    shown. `show` says which these are: "approved" ones; "drafts" too, and the page then bears
    a notice; "none" leaves the page out. `notice` is the notice's text, "" for our own.
    """

    threshold: float = 1.0
    keep: float = 0.8
    show: Show = "approved"
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """Changes of the rule for a language ("" for all) and pages by pattern ("" for all)."""

    language: str
    pattern: str
    changes: tuple[tuple[str, Any], ...]


def rule(amendments: Sequence[Amendment], language: str, path: str) -> Publish:
    """The rule of one page in a language: what is said of fewer pages counts more, then what
    is said of the language, then what is said later. `*` in a pattern matches any folders."""
    found = Publish()
    ours = [a for a in amendments if a.language in ("", language)]
    for one in sorted(ours, key=lambda a: (a.pattern != "", a.language != "")):
        if not one.pattern or fnmatchcase(path, one.pattern):
            found = replace(found, **dict(one.changes))
    return replace(found, keep=min(found.keep, found.threshold))


def share(count: Coverage, given: Publish) -> float:
    """The share of a page's words that its rule lets readers see; a page without any is
    complete."""
    drafts = count.words_draft if given.show == "drafts" else 0
    return (count.words_approved + drafts) / count.words if count.words else 1.0


def present(count: Coverage, given: Publish, *, before: bool) -> bool:
    """Whether a page is in a language. `before` says that it was until now."""
    return given.show != "none" and share(count, given) >= (
        given.keep if before else given.threshold
    )
