"""What a catalog says that others depend on, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from i18n.catalogs.coverage import coverage
from i18n.catalogs.ownership import machine_owned, reused
from i18n.catalogs.page_slugs import holds
from i18n.checks import runner
from i18n.memory.units import units
from i18n.model import Catalog, Key, Message, Notes, Problem, State
from i18n.publishing.bundles.approved import Bundle, usable_coverage
from i18n.stages.changes.facts import CatalogFacts, as_counts, as_row, digest, key_id
from i18n.stages.drafting.pretranslation import untranslated

ACROSS = "inconsistent"
"""The rule that looks at all catalogs of a language."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a catalog alone: by the checks, and of texts that machines could not
    draft."""

    checked: Sequence[Problem] = ()
    undrafted: Sequence[Problem] = ()


def facts(found: Catalog, bundle: Bundle, said: Said, recorded: Iterable[str]) -> CatalogFacts:
    """What is kept of a catalog. `recorded` are the marks of all drafts that people changed."""
    marks = {m.origin.mark for m in found.messages if m.origin}
    return CatalogFacts(
        texts(found),
        _ids(m for m in found.messages if is_spoken(m)),
        _ids(m for m in found.messages if reused(m)),
        _ids(m for m in found.messages if m.state is not State.EMPTY and machine_owned(m)),
        _ids(m for m in found.messages if m.state is State.EMPTY and not holds(m)),
        bool(untranslated(found)),
        units_of(found),
        digest(rows(found, bundle).decode()) if any(map(_is_approved, found.messages)) else "",
        as_counts(coverage(found.messages)),
        as_counts(usable_coverage(found.messages, bundle.texts(drafts=True).keys())),
        tuple(sorted(marks.intersection(recorded))),
        tuple(as_row(one) for one in said.checked),
        tuple(as_row(one) for one in said.undrafted),
    )


def units_of(found: Catalog) -> str:
    """A digest of what the memory takes of a catalog."""
    return digest(repr(list(units(found, witnesses=True))))


def _is_approved(message: Message) -> bool:
    return message.state is State.APPROVED


def texts(found: Catalog) -> str:
    """The keys of a catalog, each with a digest of its message and of those around it."""
    active = [m.key for m in found.messages if m.state is not State.OBSOLETE]
    sources = ["", *(key.source for key in active), ""]
    around = dict(zip(active, zip(sources, sources[2:], strict=False), strict=True))
    return " ".join(
        f"{key_id(m.key)}:{digest(_said(m, around.get(m.key)))}" for m in found.messages
    )


def _said(m: Message, around: tuple[str, str] | None) -> str:
    told = (m.text, m.state.name, m.origin, m.notes, m.comments, m.places, m.flags, m.previous)
    return repr((told, m.plural, m.forms, m.previous_plural, around))


def is_spoken(message: Message) -> bool:
    """Whether a person has a say in a message, which others may be given."""
    return not (message.state is State.EMPTY or machine_owned(message) or reused(message))


def _ids(messages: Iterable[Message]) -> str:
    return " ".join(key_id(m.key) for m in messages)


# --- what is approved, for what is made of all catalogs ------------------------------------


def rows(found: Catalog, bundle: Bundle) -> bytes:
    """The approved messages of a catalog, each with whether it may be published."""
    good = {m.key for m in bundle.messages}
    said = [_row(m, m.key in good) for m in found.messages if _is_approved(m)]
    return json.dumps([found.header, said], separators=(",", ":")).encode()


def _row(m: Message, good: bool) -> list[Any]:
    notes = [m.notes.block, m.notes.heading, m.notes.keys, m.notes.lines, m.notes.more_keys]
    who = [m.key.context, m.key.source, m.plural]
    core = runner.core(m.key.source)
    return [good, core, *who, m.text, m.forms, notes, m.comments, m.places, m.flags, m.line]


@dataclass(frozen=True, slots=True)
class Approved:
    """The approved messages of a catalog, and those that may be published; `cores` are their
    sources without what may differ between two places."""

    catalog: Catalog
    bundle: Bundle
    cores: Mapping[str, str]


def approved(data: bytes, language: str) -> Approved:
    """Those messages. Raises ValueError or TypeError where the data are none."""
    header, said = json.loads(data)
    known = [(good, core, _message(*rest)) for good, core, *rest in said]
    fields = tuple((str(name), str(value)) for name, value in header)
    return Approved(
        Catalog(language, tuple(m for _, _, m in known), fields),
        Bundle(language, tuple(m for good, _, m in known if good), ()),
        {m.key.source: core for _, core, m in known},
    )


def _message(*row: Any) -> Message:
    context, source, plural, text, forms, notes, comments, places, flags, line = row
    block, heading, keys, lines, more = notes
    return Message(
        Key(context, source),
        text,
        State.APPROVED,
        notes=Notes(block, heading, tuple(keys), tuple(lines), tuple(more)),
        comments=tuple(comments),
        places=tuple(places),
        flags=tuple(flags),
        plural=plural,
        forms=tuple(forms),
        line=line,
    )


def waiting(found: Catalog) -> bytes:
    """The sources of a catalog that wait for a text."""
    return json.dumps([one.source for one in untranslated(found)]).encode()


def by_catalog(found: Iterable[Problem], names: Mapping[str, str]) -> dict[str, list[Problem]]:
    """Problems by stem, without those across catalogs. `names` are the stems by the catalogs'
    paths."""
    mine: dict[str, list[Problem]] = {}
    for one in found:
        if one.rule != ACROSS and one.path in names:
            mine.setdefault(names[one.path], []).append(one)
    return mine
