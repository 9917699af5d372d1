"""Pages that were gone when a setting gave them another catalog, and are here again.

What people said of such a page waits as obsolete in the catalog that it had: one of its own, its
folder's or the site's. It goes to the one that the page has now, before anything is merged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from i18n.catalogs.moving.renamed import words_of
from i18n.catalogs.ownership import (
    handed_on,
    has_text,
    is_handed_on,
    is_waiting,
    set_aside,
    standing,
)
from i18n.model import Catalog, Key, Message, State
from i18n.segmentation.joining import overlap, words_only

Templates = Mapping[str, Sequence[Message]]
_Kept = tuple[Counter[str], bool]
"""The words that wait in a catalog, and whether others are in use there."""


def with_returned(
    catalogs: Mapping[str, Catalog], templates: Templates, language: str
) -> dict[str, Catalog]:
    """The catalogs of a language, by stem, with what waits for pages that are here again."""
    active = [m for found in catalogs.values() for m in found.messages if _in_use(m)]
    known = {place for m in active for place in m.places}
    new = any(
        place not in known for wanted in templates.values() for m in wanted for place in m.places
    )
    brought: dict[str, dict[Key, Message]] = {}
    given: dict[str, set[Key]] = {}
    waiting = {stem: _kept(found) for stem, found in catalogs.items() if new}
    for stem, wanted in templates.items():
        there = {m.key: m for m in catalogs[stem].messages} if stem in catalogs else {}
        for page in sorted({place for m in wanted for place in m.places} - known):
            needed = [m for m in wanted if page in m.places]
            for other in (*former(page), *_under_another_name(page, needed, waiting)):
                if other != stem and other in catalogs:
                    for m in _waiting(catalogs[other], needed):
                        if _is_open(there.get(m.key)):
                            _take(brought.setdefault(stem, {}), m)
                            given.setdefault(other, set()).add(m.key)
    none = Catalog(language, ())
    return {
        stem: _changed(catalogs.get(stem, none), brought.get(stem, {}), given.get(stem, set()))
        for stem in {**catalogs, **brought}
    }


def _in_use(message: Message) -> bool:
    return message.state is not State.OBSOLETE


def former(page: str) -> Iterator[str]:
    """The catalogs that a page may have had: its own, its folder's, the site's."""
    folder = (PurePosixPath(page).parent / "messages").as_posix()
    yield from dict.fromkeys((*of_its_own(page), folder, "messages"))


def of_its_own(page: str) -> tuple[str, str]:
    """The catalogs that no other page has had, either."""
    return page, PurePosixPath(page).with_suffix("").as_posix()


def _kept(found: Catalog) -> _Kept:
    return words_of(m for m in found.messages if is_waiting(m)), any(map(_in_use, found.messages))


def _under_another_name(
    page: str, needed: Sequence[Message], waiting: Mapping[str, _Kept]
) -> Iterator[str]:
    """The catalog that keeps just what a page has, whatever that was called before it was gone,
    and however it is cut; or most of it, where nothing else was in that catalog."""
    words = words_of(needed)
    some = [
        stem
        for stem, (kept, in_use) in waiting.items()
        if kept and (kept == words if in_use else _is_most(kept, words))
    ]
    known = frozenset(former(page))
    yield from (stem for stem in some if len(some) == 1 and stem not in known)


def _is_most(kept: Counter[str], words: Counter[str]) -> bool:
    return kept <= words and 2 * kept.total() > words.total()


def _waiting(found: Catalog, needed: Iterable[Message]) -> Iterator[Message]:
    """What a catalog keeps of a page's words, however they were cut."""
    words: dict[str, list[str]] = {}
    for one in needed:
        words.setdefault(one.key.context, []).append(words_only(one.key.source))
    for m in found.messages:
        if is_waiting(m) and m.key.context in words:
            mine = words_only(m.key.source)
            if any(overlap(mine, other) for other in words[m.key.context]):
                yield m


def _is_open(there: Message | None) -> bool:
    """Whether the page's catalog has no word of its own on a message; a remark beside a machine's
    draft, which keeps its origin, is none."""
    if there is None:
        return True
    nobodys = is_handed_on(there) or not has_text(there) or there.origin is not None
    return nobodys and not _in_use(there)


def _take(brought: dict[Key, Message], message: Message) -> None:
    """Let a message come; where two catalogs keep different texts of it, in doubt."""
    other = brought.setdefault(message.key, message)
    if (other.text, other.forms, other.flags) != (message.text, message.forms, message.flags):
        flags = tuple(dict.fromkeys(("fuzzy", *other.flags)))
        brought[message.key] = replace(other, flags=flags)


def _changed(found: Catalog, brought: Mapping[Key, Message], given: set[Key]) -> Catalog:
    """A catalog with what comes and what goes; an older text of its own is set aside."""
    if not brought and not given:
        return found
    messages = {m.key: handed_on(m) if m.key in given else m for m in found.messages}
    for key, m in brought.items():
        before = messages.get(key)
        if before and has_text(before) and (before.text, before.forms) != (m.text, m.forms):
            earlier = set_aside(standing(before))
            messages.setdefault(earlier.key, earlier)
        messages[key] = m
    return replace(found, messages=tuple(messages.values()))
