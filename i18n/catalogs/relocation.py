"""Messages whose pages have another catalog now: by a setting, one for each page, each folder
or the whole site.

They go there as they are, before anything is merged, so that it is as if they had always stood
there: the merge then sees what people said last. Where pages that come together agree on a
text, that is the text, and what they leave behind is marked as handed on. Where they do not,
nothing is guessed: there is a draft that nobody owns, and each page's own word stays with the
catalog that it left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from i18n.catalogs.merge import update
from i18n.catalogs.moving.returned_pages import former
from i18n.catalogs.ownership import (
    APART,
    as_it_was,
    handed_on,
    has_text,
    in_doubt,
    is_doubted,
    is_handed_on,
    is_lent,
    is_only_commented,
    machine_owned,
    offer,
    restored,
    retired,
    reused,
    set_aside,
    standing,
    was_lent,
)
from i18n.model import Catalog, Key, Message, State
from i18n.segmentation.joining import Sentences, overlap, words_only

Templates = Mapping[str, Sequence[Message]]


def relocated(
    catalogs: Mapping[str, Catalog], templates: Templates, sentences: Sentences
) -> dict[str, Catalog]:
    """The catalogs of a language, by stem, with each message in the catalogs of its pages.

    What stands on no page, or on pages that are gone, stays where it is. Each catalog is
    brought up to date with its pages before it is left: pages may have in common what they
    have now, or what they had.
    """
    home = _homes(templates)
    if not _all_moves(catalogs, home):
        return dict(catalogs)
    had = {stem: _places(found) for stem, found in catalogs.items()}
    before = catalogs
    catalogs = {
        stem: _up_to_date(found, templates, home, sentences) for stem, found in catalogs.items()
    }
    moves = [
        replace(move, fresh=_is_fresh(move, had[move.start].get(move.message.key)))
        for move in _all_moves(catalogs, home)
    ]
    work = _Work({stem: _Held(found) for stem, found in catalogs.items()})
    for move in moves:
        work.leave(move)
    for (stem, _), some in _by_target(moves).items():
        work.arrive(stem, some)
    for move in moves:
        work.bring(move)
        work.bring_shared(move, catalogs[move.start])
    work.keep(before, home)
    language = next(iter(catalogs.values())).language
    return {stem: held.catalog(language) for stem, held in work.held.items()}


def _all_moves(catalogs: Mapping[str, Catalog], home: Mapping[str, str]) -> list[_Move]:
    return [
        move
        for stem, found in sorted(catalogs.items())
        for m in found.messages
        for move in _moves(m, stem, home)
    ]


def _places(found: Catalog) -> dict[Key, set[str]]:
    return {m.key: set(m.places) for m in found.messages if m.state is not State.OBSOLETE}


def _is_fresh(move: _Move, pages: set[str] | None) -> bool:
    return pages is not None and not pages.intersection(move.places)


def _up_to_date(
    found: Catalog, templates: Templates, home: Mapping[str, str], sentences: Sentences
) -> Catalog:
    """A catalog with the messages that its pages have now, wherever they go."""
    active = [m for m in found.messages if m.state is not State.OBSOLETE]
    pages = {place for m in active for place in m.places if place in home}
    wanted: dict[Key, Message] = {}
    for stem in sorted({home[page] for page in pages}):
        for m in templates[stem]:
            if places := tuple(place for place in m.places if place in pages):
                earlier = wanted[m.key].places if m.key in wanted else ()
                wanted[m.key] = replace(wanted.get(m.key, m), places=(*earlier, *places))
    stray = [m for m in active if m.key not in wanted and not pages.intersection(m.places)]
    known = {m.key for m in stray}
    rest = replace(found, messages=tuple(m for m in found.messages if m.key not in known))
    now = update(rest, tuple(wanted.values()), sentences=sentences)
    return replace(now, messages=(*now.messages, *stray))


def _homes(templates: Templates) -> dict[str, str]:
    """The catalog of each page that has one alone."""
    found: dict[str, set[str]] = {}
    for stem, messages in templates.items():
        for m in messages:
            for place in m.places:
                found.setdefault(place, set()).add(stem)
    return {place: stems.pop() for place, stems in found.items() if len(stems) == 1}


@dataclass(frozen=True, slots=True)
class _Move:
    """A message that goes from one catalog to another with some of its pages; `left` are the
    others. It is `fresh` where it was there before, but on other pages."""

    message: Message
    start: str
    target: str
    places: tuple[str, ...]
    left: tuple[str, ...]
    fresh: bool = False


def _moves(message: Message, stem: str, home: Mapping[str, str]) -> Iterable[_Move]:
    if message.state is State.OBSOLETE or APART in message.comments:
        return
    targets: dict[str, list[str]] = {}
    for place in message.places:
        targets.setdefault(home.get(place, stem), []).append(place)
    left = tuple(targets.pop(stem, ()))
    if not any(place in home for place in left):  # those are gone: the message follows the others
        left = ()
    for target, places in targets.items():
        yield _Move(message, stem, target, tuple(places), left)


def _by_target(moves: Iterable[_Move]) -> dict[tuple[str, Key], list[_Move]]:
    found: dict[tuple[str, Key], list[_Move]] = {}
    for move in moves:
        found.setdefault((move.target, move.message.key), []).append(move)
    return found


class _Held:
    """A catalog while messages come and go."""

    def __init__(self, found: Catalog | None) -> None:
        self.found = found
        self.messages = {m.key: m for m in found.messages} if found else {}

    def catalog(self, language: str) -> Catalog:
        """The catalog as it is now."""
        return replace(self.found or Catalog(language, ()), messages=tuple(self.messages.values()))

    def keep(self, message: Message) -> None:
        """Take what comes as obsolete; an older text is put aside."""
        there = self.messages.get(message.key)
        said = (there.text, there.forms) if there and has_text(there) else None
        if there is not None and said not in (None, (message.text, message.forms)):
            self.put_aside(there)
        self.messages[message.key] = message

    def put_aside(self, message: Message) -> Key:
        """Keep a text that has no place any more; where."""
        earlier = set_aside(retired(standing(message)))
        self.messages.setdefault(earlier.key, earlier)
        return earlier.key


@dataclass(frozen=True, slots=True)
class _Work:
    """The catalogs of a language by stem."""

    held: dict[str, _Held] = field(default_factory=dict)

    def leave(self, move: _Move) -> None:
        """A message in the catalog that it leaves: on the pages that it has left, or obsolete."""
        messages = self.held[move.start].messages
        message = move.message
        if move.left:
            own = messages.pop(set_aside(message).key, None) if _is_offer(message) else None
            stays = replace(as_it_was(own), key=message.key) if own else message
            messages[message.key] = replace(stays, notes=message.notes, places=move.left)
        elif machine_owned(message):
            messages.pop(message.key, None)
        else:
            messages[message.key] = retired(message)

    def bring(self, move: _Move) -> None:
        """With a draft that we made of obsolete messages, these: they are the last word."""
        start, target = self.held[move.start], self.held.setdefault(move.target, _Held(None))
        if move.message.state is State.APPROVED and was_lent(move.message):
            for one in _pieces(move.message, start.messages):
                start.messages[one.key] = handed_on(one)
        for one in _lenders(move.message, start.messages):
            there = target.messages.get(one.key)
            if _is_open(there) or (there and _is_a_machine_s(there) and not _is_a_machine_s(one)):
                target.keep(one)
                start.messages[one.key] = handed_on(one)
            elif there and there.state is State.OBSOLETE and restored(one).state is State.DRAFT:
                flags = tuple(dict.fromkeys(("fuzzy", *there.flags)))  # a doubt of one page
                target.messages[one.key] = replace(there, flags=flags)
            elif restored(one).state is State.DRAFT and move.message.previous == one.key:
                doubt = target.put_aside(one)
                came = target.messages[move.message.key]
                if came.previous == one.key:
                    target.messages[came.key] = replace(came, previous=doubt)

    def bring_shared(self, move: _Move, found: Catalog) -> None:
        """With a draft that we made of approved messages that other pages have still, these."""
        target = self.held.setdefault(move.target, _Held(None))
        for one in _shared(move.message, found.messages):
            if _is_open(target.messages.get(one.key)):
                target.keep(retired(one))

    def keep(self, before: Mapping[str, Catalog], home: Mapping[str, str]) -> None:
        """What a page that goes has in a block now, and other pages have alone still: with the
        page, as obsolete, until it is cut so again. Not what that block has taken over."""
        pages = self._pages()
        for stem, m in ((stem, m) for stem, found in before.items() for m in found.messages):
            owned = m.state is not State.OBSOLETE and has_text(m) and not machine_owned(m)
            for place in m.places if owned else ():
                target = self.held.get(home.get(place, stem))
                if target is None or not _is_open(target.messages.get(m.key)):
                    continue
                words, context = words_only(m.key.source), m.key.context
                there = pages.get(place, ())
                now = next((one for one in there if _is_piece(one.key, context, words)), None)
                if now is not None and (machine_owned(now) or is_lent(now)):
                    target.keep(retired(m))

    def _pages(self) -> dict[str, list[Message]]:
        found: dict[str, list[Message]] = {}
        for held in self.held.values():
            for m in held.messages.values():
                for place in m.places:
                    found.setdefault(place, []).append(m)
        return found

    def arrive(self, stem: str, moves: Sequence[_Move]) -> None:
        """A message in the catalog that it comes to, with all of it that comes."""
        held = self.held.setdefault(stem, _Held(None))
        here = held.messages.get(moves[0].message.key)
        stays = here is not None and here.state is not State.OBSOLETE
        if here is not None and not stays and has_text(here) and not is_handed_on(here):
            moves = [move for move in moves if not move.fresh]  # the page has its own word
            if not moves:
                return
        came = [
            replace(move.message, places=move.places)
            for move in moves
            if not (stays and self._says_nothing(move))
        ]
        own = self._own_words(held, here) if here and stays else []
        now, agreed = _together([*([here] if here and stays else []), *own, *came])
        if own and not agreed and here:
            now = here
        known = set(here.places) if here and stays else set()
        for move in moves:
            # A page that a run that was cut off has left in both says two things of its text.
            if not known.isdisjoint(move.places) or (agreed and not machine_owned(now)):
                self._hand_on(move)
        if here is None or not has_text(here) or machine_owned(here) or (stays and agreed):
            if here is not None and is_only_commented(here) and here.text != now.text:
                held.put_aside(here)
            held.messages[now.key] = now if stays else _with_remarks(now, here)
        elif (here.text, here.forms) == (now.text, now.forms) and not machine_owned(now):
            held.messages[now.key] = _with_remarks(now, here)
        elif stays or not machine_owned(now) or not agreed:
            held.put_aside(here)
            held.messages[now.key] = now
        elif not _is_offer(now):  # somebody took its text out
            was = in_doubt(as_it_was(here))
            held.messages[now.key] = replace(was, notes=now.notes, places=now.places)

    def _own_words(self, held: _Held, here: Message) -> list[Message]:
        """What the pages of an offer said before, which did not agree."""
        if not _is_offer(here):
            return []
        there = [held.messages.get(set_aside(here).key)]
        for place in here.places:
            found = (self.held.get(stem) for stem in former(place))
            there += [one.messages.get(here.key) for one in found if one and one is not held]
        return [
            replace(as_it_was(one), key=here.key, places=here.places)
            for one in there
            if one and one.state is State.OBSOLETE and has_text(one) and not is_handed_on(one)
        ]

    def _says_nothing(self, move: _Move) -> bool:
        """Whether a message is a draft that we made of others, of which nobody doubts any."""
        lenders = _lenders(move.message, self.held[move.start].messages)
        sure = all(restored(one).state is State.APPROVED for one in lenders)
        return bool(lenders) and sure and is_lent(move.message)

    def _hand_on(self, move: _Move) -> None:
        messages = self.held[move.start].messages
        same = messages.get(move.message.key)
        if same is not None and same.state is State.OBSOLETE and has_text(same):
            messages[same.key] = handed_on(same)


def _lenders(message: Message, there: Mapping[Key, Message]) -> list[Message]:
    """The obsolete messages that a draft was made of, if we made it."""
    if message.state is not State.DRAFT or is_doubted(message, there) or machine_owned(message):
        return []
    return _pieces(message, there)


def _shared(message: Message, there: Iterable[Message]) -> list[Message]:
    """What a draft that we made of others has from messages that other pages have still."""
    if not is_lent(message):
        return []
    words = words_only(message.key.source)
    return [
        m
        for m in there
        if m.state is State.APPROVED
        and m.text in message.text
        and m.key.context == message.key.context
        and words_only(m.key.source) in words
    ]


def _pieces(message: Message, there: Mapping[Key, Message]) -> list[Message]:
    words = words_only(message.key.source)
    return [
        m
        for m in there.values()
        if m.state is State.OBSOLETE
        and not is_handed_on(m)
        and m.key != message.key
        and (m.key == message.previous or _is_piece(m.key, message.key.context, words))
    ]


def _is_open(there: Message | None) -> bool:
    """Whether a catalog has no word of its own on a message that comes as obsolete."""
    if there is None:
        return True
    return there.state is State.OBSOLETE and (is_handed_on(there) or not has_text(there))


def _is_a_machine_s(there: Message) -> bool:
    """Whether nobody has said anything of an obsolete message's text itself."""
    return there.state is State.OBSOLETE and is_only_commented(as_it_was(there))


def _is_piece(key: Key, context: str, words: str) -> bool:
    return key.context == context and overlap(words, words_only(key.source))


def _with_remarks(message: Message, before: Message | None) -> Message:
    if before is None:
        return message
    comments = tuple(dict.fromkeys(standing(before).comments + message.comments))
    return replace(message, comments=comments)


def _together(messages: Sequence[Message]) -> tuple[Message, bool]:
    """What several pages say, or an offer where they do not agree; and whether they do."""
    said = [m for m in messages if not machine_owned(m) and has_text(m)]
    if not said:
        return next(filter(has_text, messages), messages[0]), True
    said = [m for m in said if not is_only_commented(m)] or said
    first, *rest = [m for m in said if not reused(m)] or said
    if all((m.text, m.forms, m.state) == (first.text, first.forms, first.state) for m in rest):
        comments = tuple(dict.fromkeys(c for m in (first, *messages) for c in m.comments))
        flags = tuple(dict.fromkeys(f for m in (first, *rest) for f in m.flags))
        doubted = any(m.previous is None for m in (first, *rest))
        previous = None if doubted else first.previous
        return replace(first, comments=comments, flags=flags, previous=previous), True
    return offer(first), False


def _is_offer(message: Message) -> bool:
    origin = message.origin
    offered = has_text(message) and machine_owned(message)
    return offered and origin is not None and origin.kind == "memory"
