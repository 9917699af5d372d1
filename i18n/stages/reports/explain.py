"""Why a page, or a file of UI strings, reads as it does, sentence by sentence."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import PurePosixPath

from i18n.catalogs.ownership import machine_owned, mark_of, shows_match
from i18n.checks import runner
from i18n.errors import SourceError
from i18n.model import Catalog, Message, State
from i18n.placeables import inline_tags
from i18n.publishing.policy import Publish
from i18n.terminology.glossary import NONE, Terms


def page(given: str, pages: Sequence[str]) -> str:
    """The page that somebody means: by its path, or without what is clear by itself, the
    suffix or the folders. Raises SourceError, with what is like it, where it is none or many."""
    wanted = PurePosixPath(given).as_posix()
    tail = f"/{wanted}"
    small = tail.casefold()
    ways = (
        [path for path in pages if wanted == path],
        [path for path in pages if wanted == _stem(path)],
        [path for path in pages if f"/{path}".endswith(tail) or f"/{_stem(path)}".endswith(tail)],
        [path for path in pages if f"/{path}\n/{_stem(path)}\n".casefold().count(f"{small}\n")],
    )
    found = next((some for some in ways if some), [])
    if len(found) == 1:
        return found[0]
    if found:
        raise SourceError(f"which page is this: {', '.join(found[:5])}?", path=given)
    stems = {_stem(path): path for path in pages}
    near = difflib.get_close_matches(_stem(wanted), stems, 1)
    hint = f"did you mean {stems[near[0]]}?" if near else f"there are {', '.join(pages[:5])} …"
    raise SourceError(f"there is no such page; {hint}", path=given)


def _stem(path: str) -> str:
    return PurePosixPath(path).with_suffix("").as_posix()


def standing(share: float, published: bool, rule: Publish) -> str:
    """Why a page is or is not in the site, by the share of its words that readers may see."""
    if rule.show == "none":
        return "not in the site: the settings leave it out"
    what = "approved or drafted" if rule.show == "drafts" else "approved"
    done = f"{share:.0%} of its words are {what}"
    if published:
        return f"in the site: {done}"
    return f"not in the site: {done}, it takes {rule.threshold:.0%}"


def by_key(share: float, rule: Publish) -> str:
    """The same of a file of UI strings, each of which is in the site as soon as it may be."""
    if rule.show == "none":
        return "not in the site: the settings leave it out"
    what = "approved or drafted" if rule.show == "drafts" else "approved"
    return f"in the site key by key: {share:.0%} of its words are {what}"


def named(message: Message) -> str:
    """A message's source; of a UI string its plural and the keys that ask for it, too."""
    told = " | ".join(filter(None, (message.key.source, message.plural)))
    keys = message.notes.all_keys
    return f"{told}  ({', '.join(keys)})" if keys else told


def reason(message: Message, language: str, known: Terms = NONE) -> str:
    """Why a message reads as it does in a language, in a few words for an editor; `known` is
    the language's glossary."""
    if message.state is State.EMPTY:
        return "untranslated: nobody and no machine has given it a text"
    found = list(runner.check((message,), "", language, known))
    errors = [p.message for p in found if p.level == "error"]
    if errors:
        return f"approved, but falls back to the source: {errors[0]}"
    said = [p.message for p in found if p.rule == "terms"]
    own = _approved_reason if message.state is State.APPROVED else _draft_reason
    return "; ".join([own(message), *said])


def _approved_reason(message: Message) -> str:
    if message.origin is None:
        return "approved"
    by = "remembered: " if message.origin.kind == "memory" else "drafted by "
    if message.origin.mark == mark_of(message):
        return f"approved as {by}{message.origin.told}"
    return f"approved, a person's words; at first {by}{message.origin.told}"


def _draft_reason(message: Message) -> str:
    if machine_owned(message) and message.previous is not None and message.origin is not None:
        like = f"a translation of “{message.previous.source}”"
        return f"from memory, {message.origin.told}: {like}; nobody has approved it here"
    if message.previous is not None and not shows_match(message):
        return f"its source changed, it was “{message.previous.source}”; approve it anew"
    if message.origin is not None and machine_owned(message):
        if message.origin.kind == "memory":
            return f"from memory, {message.origin.told}; nobody has approved it here"
        return f"drafted by {message.origin.detail}; nobody has approved it"
    return "a person has worked on it, and not approved it yet"


def messages(catalog: Catalog, page: str, text: str) -> tuple[Message, ...]:
    """The active messages of a page whose source or translation holds a text; of UI strings
    also those that a key names."""
    return tuple(
        m
        for m in catalog.messages
        if page in m.places
        and m.state is not State.OBSOLETE
        and (text in m.notes.all_keys or any(text in one for one in _words(m)))
    )


def _words(message: Message) -> list[str]:
    return [
        inline_tags.plain(one)
        for one in (message.key.source, message.plural, message.text, *message.forms)
    ]
