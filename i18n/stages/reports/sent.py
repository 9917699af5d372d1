"""What paid engines were sent for messages."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping

from i18n.model import Key, Language, Message
from i18n.mt import cache
from i18n.mt.contextual.remembered import last_prompt
from i18n.project.project import Project, terms_of
from i18n.terminology import injection


def sent(
    project: Project, language: Language, messages: Iterable[Message]
) -> Mapping[Key, tuple[str, str]]:
    """The engine that was asked last for each message, and what it was sent; of those only for
    which one was, and that is still known."""
    path = project.paths.state("machine.sqlite")
    if not path.is_file():
        return {}
    terms = injection.with_accented_names(terms_of(project, language))
    known, _ = cache.connect_if_possible(path)
    with contextlib.closing(known):
        found = {
            one.key: last_prompt(
                known, injection.insert_names(one.key.source, terms).string, language.tag
            )
            for one in messages
        }
    return {key: told for key, told in found.items() if told is not None}
