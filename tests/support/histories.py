"""Random histories of a site whose reviewers approve, doubt and change their minds, with a model
of what the last of them said of each sentence on each page.

A sentence is “Abel says hello today.”, a translation of it “Abel dice kaba hoy.”: the name tells
which sentence it is, the word which text a person chose.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal

from i18n.catalogs.moving.handing_on import HandedOn, to_hand_on, together
from i18n.catalogs.ownership import human_texts, is_handed_on, with_draft
from i18n.catalogs.template import template
from i18n.catalogs.write_order import write_order
from i18n.formats.gettext import po
from i18n.formats.page_formats import parse
from i18n.languages.locales import language
from i18n.model import MERGED, Catalog, Cut, Key, Message, Origin, State, whole
from i18n.placeables import inline_tags
from i18n.project.language_catalogs import LanguageCatalogs, updated
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.segmentation import boundaries

SPOKEN: Cut = partial(boundaries.boundaries, language="en")
MACHINE = "maquina"
NAMES = ("Abel", "Boris", "Carla", "Dora", "Emil", "Frida", "Gina", "Hugo")
LINKED = {"Boris", "Frida"}
"""Sentences with a link, so that its number changes with the segmentation."""

Block = tuple[str, tuple[str, ...]]
"""An author's context, or what parts a row of links, and the names of some sentences."""

ROWS = ("·", "|", "→")
"""What stands between links."""

_SAID = re.compile(r"(\w+) dice (\w+)")
_ASKED = re.compile(r"(\w+) says hello today\.")


def html(blocks: tuple[Block, ...]) -> str:
    """A page of paragraphs and rows of links."""
    return "".join(_block(context, names) for context, names in blocks)


def _block(context: str, names: tuple[str, ...]) -> str:
    if context in ROWS:
        links = (f'<a href="{name}.html">{name} says hello today.</a>' for name in names)
        return f"<p>{f' {context} '.join(links)}</p>\n"
    note = f" data-i18n-context={context}" if context else ""
    return f"<p{note}>{' '.join(map(_sentence, names))}</p>\n"


def _sentence(name: str) -> str:
    shown = f'<a href="{name}.html">{name}</a>' if name.rstrip("xyz") in LINKED else name
    return f"{shown} says hello today."


def names(message: Message) -> list[str]:
    """The sentences of a message."""
    return _ASKED.findall(inline_tags.plain(message.key.source))


def said(message: Message) -> dict[str, str]:
    """The word that a text has for each sentence that is in it."""
    return dict(all_said(message))


def all_said(message: Message) -> set[tuple[str, str]]:
    """The sentences of a text, each with its word; with each where it is there twice."""
    return set(_SAID.findall(inline_tags.plain(message.text)))


def text_of(source: str, word: str) -> str:
    """A source's translation, with that word in each sentence."""
    return source.replace(" says hello today.", f" dice {word} hoy.")


@dataclass(frozen=True, slots=True)
class Refusal:
    """That a reviewer took an approval away: after so many steps, of a sentence `alone` or of a
    block that it is in; `emptied` says that nothing was left."""

    when: int
    alone: bool
    emptied: bool


@dataclass
class History:
    """A site after some steps, and what people said in them.

    `words` are the word that is approved for a sentence on a page, "" for none, by page and
    name; `approved` the pages that have a word approved, and since when, by name and word;
    `refused` what was taken back, by page, name and word. `every` are all words that were ever
    approved for a sentence, `disputed` the sentences of which anybody took one back. `told` is a
    line for each step. Where runs are `killed`, some are, between two catalogs.
    """

    chance: random.Random
    pages: dict[str, tuple[Block, ...]]
    cut: str = "sentence"
    grouping: Literal["page", "folder", "site"] = "page"
    gone: set[str] = field(default_factory=set)
    catalogs: dict[str, Catalog] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    approved: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    refused: dict[tuple[str, str, str], Refusal] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    exact: bool = True
    returned: set[str] = field(default_factory=set)
    count: int = 0
    shared: bool = True
    killed: bool = False
    every: dict[str, set[str]] = field(default_factory=dict)
    disputed: set[str] = field(default_factory=set)
    noted: HandedOn = field(default_factory=dict)
    fresh: set[tuple[Key, tuple[str, ...]]] = field(default_factory=set)

    @property
    def now(self) -> int:
        """How far the history is."""
        return len(self.told)

    # --- the pipeline ---------------------------------------------------------------

    def templates(self) -> dict[str, tuple[Message, ...]]:
        """What the pages have, by catalog."""
        paths = Paths(Path(), replace(Settings(), catalogs=self.grouping))
        cut = SPOKEN if self.cut == "sentence" else whole
        by_stem: dict[str, list[str]] = {}
        for path in sorted(self.pages.keys() - self.gone):
            by_stem.setdefault(paths.stem(path), []).append(path)
        return {
            stem: template([parse(html(self.pages[path]), path, cut, "en") for path in some])
            for stem, some in by_stem.items()
        }

    def run(self) -> None:
        """Bring the catalogs up to date; the run before may have been cut off."""
        if self.killed and self.chance.random() < 0.4:
            whole = self._cut_off()
            if self.chance.random() < 0.3:
                self.wrong()  # what pages have from others by now, they have
                self.review()
                self._run()
            else:
                self._run()
                if not self.shared:
                    assert _contents(self.catalogs) == _contents(whole), "cut off and run again"
        else:
            self._run()

    def _cut_off(self) -> dict[str, Catalog]:
        """A run that has written some of the catalogs only; what it would have made."""
        old = self._read()
        new = updated(old, self.templates()).catalogs
        order = write_order(
            self.catalogs, new, [stem for stem in new if new[stem] != self.catalogs.get(stem)]
        )
        writes = (*order.first, *order.then)
        done = writes[: self.chance.randint(0, len(writes))]
        self.catalogs = self.catalogs | {stem: _saved(found) for stem, found in done}
        self.noted = together(self.noted, to_hand_on(old.catalogs, new))
        self.told.append(f"cut off, {len(done)} of {len(writes)}: {[stem for stem, _ in writes]}")
        return {stem: _saved(found) for stem, found in new.items()}

    def _read(self) -> LanguageCatalogs:
        return LanguageCatalogs(language("es"), self.catalogs, self.catalogs, noted=self.noted)

    def _run(self) -> None:
        """Bring the catalogs up to date, as read back from their files, and draft."""
        self.fresh.clear()
        before = {text for one in self.catalogs.values() for text in human_texts(one)}
        templates = self.templates()
        new = updated(self._read(), templates)
        self.noted = {}
        again = updated(replace(new, read=new.catalogs, noted={}), templates)
        assert again.catalogs == new.catalogs, "twice is once"
        assert before <= {text for one in new.catalogs.values() for text in human_texts(one)}
        self.catalogs = {stem: _saved(one) for stem, one in new.catalogs.items()}

    def rename(self, old: str, new: str) -> None:
        """A page gets another name; what was said of it was said of that."""
        self.pages[new] = self.pages.pop(old)
        self.words = {(new if at == old else at, n): w for (at, n), w in self.words.items()}
        self.refused = {
            (new if at == old else at, n, w): one for (at, n, w), one in self.refused.items()
        }
        for pages in self.approved.values():
            if old in pages:
                pages[new] = pages.pop(old)

    # --- what reviewers do ----------------------------------------------------------

    def review(self) -> None:
        """Some reviewers look at some messages."""
        share = self.chance.choice((0.2, 0.5, 1.0))
        for stem, found in self.catalogs.items():
            done = (
                self._reviewed(m)
                if m.state is not State.OBSOLETE and self.chance.random() < share
                else m
                for m in found.messages
            )
            self.catalogs[stem] = _read_back(replace(found, messages=tuple(done)))

    def approve_all(self) -> None:
        """Every message is approved."""
        for stem, found in self.catalogs.items():
            done = (
                self._act(m, "approve") if m.state is not State.OBSOLETE else m
                for m in found.messages
            )
            self.catalogs[stem] = _read_back(replace(found, messages=tuple(done)))

    def empty_some(self, page: str) -> None:
        """Somebody takes texts of a page out."""
        for stem, found in self.catalogs.items():
            done = (
                self._act(m, "empty") if page in m.places and self.chance.random() < 0.5 else m
                for m in found.messages
            )
            self.catalogs[stem] = _read_back(replace(found, messages=tuple(done)))

    def _reviewed(self, message: Message) -> Message:
        acts = ["approve", "approve", "approve new", "change", "doubt", "doubt", "empty", "comment"]
        if len(names(message)) == 2 and self.chance.random() < 0.1:
            acts = ["approve merged"]
        return self._act(message, self.chance.choice(acts))

    def _act(self, message: Message, act: str) -> Message:
        was, done = message, message
        if (message.key, message.places) in self.fresh:
            return message  # who looks twice before a run has looked once
        previous = None if self.chance.random() < 0.5 else message.previous
        if act == "approve" and message.text:
            done = replace(message, state=State.APPROVED, previous=previous)
        elif act in ("approve", "approve new"):
            done = replace(
                message, text=self._new(message), state=State.APPROVED, previous=previous
            )
        elif act == "approve merged":
            self.exact = False
            self.disputed |= {*names(message)}  # nobody can tell which sentence has which part
            text = self._new(message).replace(" hoy. ", " y ", 1)
            done = replace(message, text=text, state=State.APPROVED, previous=previous)
        elif act == "change" and message.text:
            done = replace(message, text=self._new(message), state=State.DRAFT)
        elif act == "doubt" and message.state is State.APPROVED:
            done = replace(message, state=State.DRAFT)
        elif act == "empty" and message.text:
            done = replace(message, text="", state=State.EMPTY)
        elif act == "comment":
            done = replace(message, comments=(*message.comments, "Ana: hm"))
        if done != was:
            self.fresh.add((done.key, done.places))
            self._note(was, done, act)
        return done

    def _new(self, message: Message) -> str:
        self.count += 1
        letters = "bcdfghklmn"
        word = "".join(f"{letters[int(digit)]}a" for digit in f"{self.count:03}")
        return text_of(message.key.source, word)

    def _note(self, was: Message, done: Message, act: str) -> None:
        self.told.append(f"  {act}: {done.key.source} = {done.text} {done.places}")
        if done.text == MERGED:
            return
        now, before = said(done), said(was)
        if act in ("change", "doubt", "empty"):
            self.disputed |= {*names(done), *now}
        alone = len(names(done)) == 1
        for place in done.places:
            for name in {*names(done), *now}:
                spot = place, name
                if done.state is State.APPROVED:
                    self.words[spot] = now.get(name, "")
                    self.every.setdefault(name, set()).add(now.get(name, ""))
                    for word in {w for n, w in all_said(done) if n == name} or {""}:
                        self.approved.setdefault((name, word), {})[place] = self.now
                        self.refused.pop((*spot, word), None)
                elif act in ("change", "doubt", "empty"):
                    self.words[spot] = ""
                    if act == "empty" and len(done.places) > 1:
                        continue  # for each page it is as if nobody had seen it
                    for word in {before.get(name, ""), now.get(name, "")}:
                        refusal = Refusal(self.now, alone=alone, emptied=act == "empty")
                        self.refused[(*spot, word)] = refusal
                        self.approved.get((name, word), {}).pop(place, None)

    # --- what must hold -------------------------------------------------------------

    def published(self) -> Iterator[tuple[Message, str, str, str]]:
        """What readers see: each sentence that is approved, on each page, with its word."""
        for found in self.catalogs.values():
            for m in found.messages:
                if m.state is State.APPROVED:
                    for place in m.places:
                        for name, word in said(m).items():
                            if name in names(m):
                                yield m, place, name, word

    def wrong(self) -> list[str]:
        """What is published and its last reviewer did not approve."""
        return [
            f"{place}: {name} = {word}, but {self.refused.get((place, name, word))} in {m}"
            for m, place, name, word in self.published()
            if not self._may_be_seen(place, name, word)
        ]

    def _may_be_seen(self, place: str, name: str, word: str) -> bool:
        """Whether a reviewer approved it, here or where this page has it from, and none took
        that away here since."""
        found = self.approved.get((name, word), {})
        refusal = self.refused.get((place, name, word))
        if refusal is None or refusal.emptied or not refusal.alone or place in self.returned:
            seen = bool(found)  # a sentence may stand elsewhere, and a block be one of many
        else:
            seen = any(when >= refusal.when for when in found.values())
        if seen:  # the reviewer of a message says it for all its pages
            self.refused.pop((place, name, word), None)
            found[place] = self.now
        return seen

    def lost(self) -> list[str]:
        """What every reviewer approved and is not published: of a sentence that its pages agree
        on, or, if more is new at once than is looked for, that nobody ever disputed."""
        return [
            f"{m.key.source} in {m.places}: {m}"
            for found in self.catalogs.values()
            for m in found.messages
            if m.state not in (State.OBSOLETE, State.APPROVED) and self._is_approved(m)
        ]

    def _is_approved(self, message: Message) -> bool:
        if not self.exact and any(
            name in self.disputed or len(self.every.get(name, ())) != 1 for name in names(message)
        ):
            return False
        if not self.exact and self._waited_with_disputed(message):
            return False
        for name in names(message):
            some = {self.words.get((place, name), "") for place in message.places}
            if len(some) > 1 or "" in some:
                return False
        return not any(comment.startswith("conflict") for comment in message.comments)

    def _waited_with_disputed(self, message: Message) -> bool:
        """Whether a page that was gone has a sentence of the message in one block with one that
        somebody disputed, here or elsewhere. The block waited as a whole, in a catalog that does
        not say of which page it was: nobody can tell whose dispute is about it, so that all of
        it comes back as a draft."""
        asked = {*names(message)}
        return any(
            not asked.isdisjoint(block) and not self.disputed.isdisjoint(block)
            for place in self.returned.intersection(message.places)
            for _, block in self.pages[place]
        )


def _contents(catalogs: dict[str, Catalog]) -> set[tuple[str, Key, str, bool]]:
    """What is approved in catalogs, and what waits there or is handed on."""
    return {
        (stem, m.key, m.text, is_handed_on(m))
        for stem, found in catalogs.items()
        for m in found.messages
        if m.state is State.APPROVED
        or (m.state is State.OBSOLETE and m.text and "fuzzy" not in m.flags)
    }


def _saved(catalog: Catalog) -> Catalog:
    """A catalog with its drafts, sealed, written and read again."""
    return _read_back(
        replace(catalog, messages=tuple(_sealed(_drafted(m)) for m in catalog.messages))
    )


def _drafted(message: Message) -> Message:
    if message.state is not State.EMPTY:
        return message
    blank = replace(message, origin=None)
    return with_draft(blank, text_of(message.key.source, MACHINE), Origin("machine", "pseudo"))


def _sealed(message: Message) -> Message:
    if message.state is not State.APPROVED or message.origin is None:
        return message
    return replace(message, origin=replace(message.origin, approved=True, doubt=""))


def _read_back(catalog: Catalog) -> Catalog:
    text = po.write(catalog)
    return po.read(text, "a.po", "es")[0]


# --- histories ------------------------------------------------------------------------


def pages_of(chance: random.Random, *, shared: bool) -> dict[str, tuple[Block, ...]]:
    """Some pages in two folders; where they share sentences, in blocks of other shapes."""
    pages = {}
    for number, path in enumerate(("a.html", "b.html", "news/c.html")):
        pool = list(NAMES) if shared else [f"{name}{'xyz'[number]}" for name in NAMES]
        some = chance.sample(pool, chance.randint(2, 5))
        blocks: list[Block] = []
        while some:
            size = chance.randint(1, 3)
            context = chance.choice(("menu", *ROWS)) if chance.random() < 0.25 else ""
            blocks.append((context, tuple(some[:size])))
            some = some[size:]
        pages[path] = tuple(blocks)
    return pages


def stepped(history: History, *, moves: bool) -> None:
    """What happens between two runs, besides reviews: one thing, or two at once."""
    _step(history, moves=moves)
    if history.chance.random() < 0.15:
        history.exact = False  # what is new in more ways than one at once is not looked for
        _step(history, moves=moves)


def _step(history: History, *, moves: bool) -> None:
    chance = history.chance
    what = ["cut", "cut", "grouping", "both", "nothing"]
    what += ["delete", "empty and delete", "restore", "restore", "rename"] if moves else []
    step = chance.choice(what)
    if step in ("cut", "both"):
        history.cut = "block" if history.cut == "sentence" else "sentence"
    if step in ("grouping", "both"):
        history.grouping = chance.choice(("page", "folder", "site"))
        history.exact &= not history.gone  # those are not looked for in other catalogs
    if step == "rename" and not history.gone:
        old = chance.choice(sorted(history.pages))
        history.exact = False  # what is new in more ways than one at once is not looked for
        history.rename(old, old[1:] if old.startswith("z") else f"z{old}")
    elif step in ("delete", "empty and delete"):
        page = chance.choice(sorted(history.pages))
        if step == "empty and delete":
            history.empty_some(page)
        history.gone.add(page)
    elif step == "restore":
        history.returned |= history.gone
        history.gone.clear()
    history.told.append(f"{step}: {history.cut} {history.grouping} without {sorted(history.gone)}")
