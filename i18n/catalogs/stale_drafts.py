"""Drafts that say what another source said."""

from __future__ import annotations

from i18n.model import Message, State
from i18n.segmentation.joining import overlap, words_only


def is_stale(message: Message) -> bool:
    """Whether a draft was written for another source (`#| msgid`), and not for the same words cut
    otherwise."""
    if message.state is not State.DRAFT or message.previous is None:
        return False
    ours, theirs = words_only(message.key.source), words_only(message.previous.source)
    return not overlap(ours, theirs)
