"""Texts that somebody edited in one branch while another branch renamed their page.

The merge of the branches leaves such a text in the old catalog with a comment of ours. Here
the catalog of the page's new name gets it: where that has nothing of a person's, as it is;
else both texts are there, to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from i18n.catalogs.merge import in_new_place
from i18n.catalogs.ownership import (
    APART,
    in_doubt,
    is_handed_on,
    machine_owned,
    restored,
    with_conflict,
)
from i18n.catalogs.resegmentation import resegmented
from i18n.model import Catalog, Key, Message, State
from i18n.segmentation.joining import Sentences

_SAME = 0.5
"""The least share of a page's words that the same page has under another name."""


def recover_branch_edits(
    before: Mapping[str, Catalog], after: Mapping[str, Catalog], sentences: Sentences
) -> dict[str, Catalog]:
    """The catalogs of a language, by stem, with what was edited apart from its page, cut as the
    page is now. `before` are the catalogs as read, `after` those brought up to date."""
    found = dict(after)
    for old in _left(before, after):
        texts = {stem: _texts(old, one, sentences) for stem, one in after.items()}
        shared = {stem: _share(texts[stem], one) for stem, one in after.items()}
        best = max(shared, key=lambda stem: shared[stem])
        if shared[best] >= _SAME:
            found[best] = _with_texts(found[best], texts[best])
    return found


def _left(before: Mapping[str, Catalog], after: Mapping[str, Catalog]) -> Iterator[Catalog]:
    """Catalogs without a page that have such texts, all of their messages active again."""
    for stem, old in before.items():
        edited = any(APART in m.comments for m in old.messages if m.state is not State.OBSOLETE)
        if edited and all(m.state is State.OBSOLETE for m in after[stem].messages):
            messages = (_active(m) for m in old.messages)
            yield replace(old, messages=tuple(messages))


def _active(message: Message) -> Message:
    gone = message.state is State.OBSOLETE and not is_handed_on(message)
    return restored(message) if gone else message


def _texts(old: Catalog, found: Catalog, sentences: Sentences) -> dict[Key, Message]:
    """What a catalog says for the messages of another."""
    wanted = [m for m in found.messages if m.state is not State.OBSOLETE]
    keys = {m.key for m in wanted}
    same = {m.key: m for m in old.messages if m.key in keys}
    edited = tuple(m for m in old.messages if m.key not in keys or APART in m.comments)
    return same | dict(resegmented(replace(old, messages=edited), wanted, sentences).messages)


def _share(texts: Mapping[Key, Message], found: Catalog) -> float:
    """How much of a catalog's words are there, between 0 and 1."""
    keys = [m.key for m in found.messages if m.state is not State.OBSOLETE]
    there = sum(len(key.source) for key in keys if key in texts)
    return there / max(1, sum(len(key.source) for key in keys))


def _with_texts(found: Catalog, texts: Mapping[Key, Message]) -> Catalog:
    messages = (
        _met(m, texts[m.key])
        if m.state is not State.OBSOLETE and m.key in texts and APART in texts[m.key].comments
        else m
        for m in found.messages
    )
    return replace(found, messages=tuple(messages))


def _met(message: Message, edited: Message) -> Message:
    if machine_owned(message):
        return in_new_place(edited, message)
    if (message.text, message.forms) == (edited.text, edited.forms):
        return message if edited.state is State.APPROVED else in_doubt(message)
    return with_conflict(message, edited)
