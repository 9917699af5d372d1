"""How far each page is in a language, counted once and passed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from i18n.catalogs.coverage import Coverage, coverage
from i18n.execution.spilled import Made
from i18n.model import Message, State
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project


@dataclass(frozen=True, slots=True)
class PageStates:
    """The messages of each page in a language, and how far it is by words. Pages whose catalog
    cannot be read are left out. Of pages that are not at hand, `usable` says how far they are as
    readers get them."""

    messages: Mapping[str, Sequence[Message]]
    coverage: Mapping[str, Coverage]
    usable: Mapping[str, Coverage] = field(default_factory=dict)


def page_states(project: Project, catalogs: LanguageCatalogs) -> PageStates:
    """Count the pages of a language.

    An approved message that fails a check counts as approved: it falls back alone, and does
    not take its page away.
    """
    messages = messages_by_page(project, catalogs)
    return PageStates(messages, {path: coverage(some) for path, some in messages.items()})


def messages_by_page(
    project: Project, catalogs: LanguageCatalogs
) -> Mapping[str, Sequence[Message]]:
    """The messages of each page in a language; obsolete ones are a page's where the catalog is
    its own."""
    stem = project.paths.stem
    read = [path for path in project.at_hand if stem(path) not in catalogs.unreadable]
    if project.settings.catalogs == "page":
        return Made(read, lambda path: catalogs.catalogs[stem(path)].messages)
    messages: dict[str, list[Message]] = {path: [] for path in read}
    for message in (m for c in catalogs.catalogs.values() for m in c.messages):
        for path in message.places if message.state is not State.OBSOLETE else ():
            if path in messages:
                messages[path].append(message)
    return messages
