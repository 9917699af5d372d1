"""Which pages of a language are in its site: what `published.txt` says, and what it will say.

# a line of a person's
about.html
news/a.html<TAB>noticias/a.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from i18n.catalogs.coverage import Coverage
from i18n.errors import OutputError
from i18n.model import Language, Problem
from i18n.project.page_states import PageStates
from i18n.project.paths import Paths
from i18n.project.project import Project, still_sources
from i18n.publishing import policy
from i18n.stages.publish import inclusions
from i18n.storage import read, swap

_TRIES = 8


@dataclass(frozen=True, slots=True)
class PublicationRecord:
    """What `published.txt` of a language says: its pages, each with the path that it has, its
    own or a translated one, and the comment lines of people."""

    language: Language
    pages: Mapping[str, str]
    comments: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The record as its file has it."""
        pages = sorted(self.pages.items())
        lines = [f"{page}\t{path}" if path != page else page for page, path in pages]
        return "".join(f"{line}\n" for line in (*self.comments, *lines))


def parsed(text: str, language: Language) -> PublicationRecord:
    """A record read from the text of its file; spaces around lines do not count."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    comments = tuple(line for line in lines if line.startswith("#"))
    return PublicationRecord(language, {page: path or page for page, _, path in rows}, comments)


def load(paths: Paths, language: Language) -> PublicationRecord:
    """The record of the last build; an empty one where there is none."""
    path = paths.published(language)
    return _decoded(read(path) if path.is_file() else b"", language)


def _decoded(data: bytes, language: Language) -> PublicationRecord:
    return parsed(data.decode("utf-8-sig", "replace"), language)


def save(paths: Paths, record: PublicationRecord) -> bool:
    """Write a record; whether that changed anything. An empty one makes no new file. Comments
    are as people have them by now. Raises OutputError."""
    path = paths.published(record.language)
    for _ in range(_TRIES):
        before = read(path) if path.is_file() else None
        comments = _decoded(before or b"", record.language).comments
        data = replace(record, comments=comments).text.encode()
        if data == (before or b""):
            return False
        if swap(path, before, data, paths.root):
            return True
    raise OutputError("another program writes to it; run again", path=paths.name(path))


def published(project: Project, states: PageStates, before: PublicationRecord) -> tuple[str, ...]:
    """The pages that are in a language now, by the publishing rule and what was in before, and
    the fragments that these include."""
    rule = partial(project.settings.publishing, before.language.tag)
    found = tuple(
        page
        for page, state in sorted(states.coverage.items())
        if policy.present(state, rule(page), before=page in before.pages)
    )
    parts = (one for one in inclusions.needed(project, found) if rule(one).show != "none")
    return tuple(sorted((*found, *(one for one in parts if one in states.coverage))))


def unpublished(
    project: Project, states: PageStates, before: PublicationRecord, now: Sequence[str]
) -> list[Problem]:
    """A warning for each page that was in a language and is not any more."""
    sources = still_sources(project, before.pages)
    name = project.paths.name(project.paths.published(before.language))
    apart = {one.path: one.reason for one in project.left_out}
    problems = []
    for page in before.pages:
        if page in states.coverage and page not in now:
            why = _standing(project, before.language, page, states.coverage[page])
        elif page not in states.coverage and page not in sources:
            why = apart.get(page, "there is no such page")
        else:
            continue
        what = f"{page} is no longer published: {why}"
        problems.append(Problem(name, 0, "warning", "unpublished", what, before.language.tag))
    return problems


def _standing(project: Project, language: Language, page: str, state: Coverage) -> str:
    rule = project.settings.publishing(language.tag, page)
    if rule.show == "none":
        return "the settings leave it out"
    done = policy.share(state, rule)
    return f"{done:.0%} of it is {'drafted or ' if rule.show == 'drafts' else ''}approved now"


def renewed(
    project: Project,
    states: PageStates,
    before: PublicationRecord,
    now: Mapping[str, str],
) -> PublicationRecord:
    """The record of a build whose pages have the paths `now`; a page that cannot be read keeps
    its place in it."""
    sources = still_sources(project, before.pages)
    lost = {
        page: path
        for page, path in before.pages.items()
        if page in sources and page not in states.coverage
    }
    return PublicationRecord(before.language, {**lost, **now}, before.comments)
