"""What a paid engine was sent for a message."""

from __future__ import annotations

import contextlib

from i18n.model import Message
from i18n.mt import cache
from i18n.mt.contextual.remembered import last_prompt
from i18n.project.project import Project, terms_of
from i18n.terminology import injection


def sent(project: Project, message: Message, tag: str) -> tuple[str, str] | None:
    """The engine that was asked last for a message, and what it was sent; None where none was, or
    nothing is known of it any more."""
    path = project.paths.state("machine.sqlite")
    if not path.is_file():
        return None
    language = next(one for one in project.languages if one.tag == tag)
    terms = injection.with_accented_names(terms_of(project, language))
    string = injection.insert_names(message.key.source, terms).string
    known, _ = cache.connect_if_possible(path)
    with contextlib.closing(known):
        return last_prompt(known, string, tag)
