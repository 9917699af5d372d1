"""All approved messages of a language in one: the bundle of a whole site.

Pages may translate one source text differently. The text that most pages have is taken, and of
equals that of the first page; the others are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.checks.runner import ignored
from i18n.languages import plural_forms
from i18n.languages.plural_forms import PluralForms
from i18n.model import MERGED, Key, Message


@dataclass(frozen=True, slots=True)
class Entry:
    """A message and the stem of its catalog."""

    stem: str
    message: Message


@dataclass(frozen=True, slots=True)
class Pool:
    """The chosen entries in order of their keys, with their forms numbered as `forms` says.

    `disagreements` are losers, each beside its winner; `foreign` are entries that are left out
    because their catalog numbers its forms in a way that cannot be told from `forms`.
    """

    entries: tuple[Entry, ...]
    forms: PluralForms
    disagreements: tuple[tuple[Entry, Entry], ...] = ()
    foreign: tuple[Entry, ...] = ()


def whole(message: Message, count: int) -> bool:
    """Whether a message says something of its own, in every one of a catalog's plural forms."""
    if message.plural:
        return len(message.forms) == count and all(message.forms)
    return message.text not in ("", MERGED)


def pool(entries: Sequence[Entry], forms: Mapping[str, PluralForms], own: PluralForms) -> Pool:
    """One entry for each key; `forms` are those of each catalog, `own` the language's."""
    groups: dict[Key, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.message.key, []).append(entry)
    chosen, losers = [], []
    for key in sorted(groups, key=lambda k: (k.context, k.source)):
        best = _best(groups[key])
        asked = dict.fromkeys(one for e in groups[key] for one in e.message.notes.all_keys)
        chosen.append(_asked_by(best, tuple(asked)) if asked else best)
        others = {_said(e.message): e for e in reversed(groups[key])}
        others.pop(_said(best.message))
        losers += [(loser, best) for loser in reversed(others.values()) if _open(loser)]
    shared = _common(forms, chosen, own)
    told = [(entry, _under(entry.message, forms[entry.stem], shared)) for entry in chosen]
    return Pool(
        tuple(
            entry if message is entry.message else replace(entry, message=message)
            for entry, message in told
            if message
        ),
        shared,
        tuple(losers),
        tuple(entry for entry, message in told if not message),
    )


def _asked_by(entry: Entry, keys: tuple[str, ...]) -> Entry:
    """An entry with the keys of all programs that ask for its text."""
    notes = replace(entry.message.notes, keys=keys, more_keys=())
    return replace(entry, message=replace(entry.message, notes=notes))


def _best(group: Sequence[Entry]) -> Entry:
    """The first entry that says what most pages say."""
    if len(group) == 1:
        return group[0]
    pages: dict[tuple[str, ...], set[str]] = {}
    for entry in group:
        pages.setdefault(_said(entry.message), set()).update(_pages(entry))
    return min(group, key=lambda e: (-len(pages[_said(e.message)]), min(_pages(e)), e.stem))


def _pages(entry: Entry) -> tuple[str, ...]:
    return entry.message.places or (entry.stem,)


def _said(message: Message) -> tuple[str, ...]:
    return (message.plural, *(message.forms or (message.text,)))


def _open(entry: Entry) -> bool:
    """Whether nobody has said yet that this text may differ."""
    return "inconsistent" not in ignored(entry.message)


# --- one Plural-Forms for all ------------------------------------------------------


def _common(
    forms: Mapping[str, PluralForms], entries: Sequence[Entry], own: PluralForms
) -> PluralForms:
    """The Plural-Forms of a pool: that of most of its plural messages, else the language's."""
    stems = Counter(entry.stem for entry in entries if entry.message.plural)
    votes: Counter[tuple[int, ...]] = Counter()
    for stem, count in stems.items():
        votes[forms[stem].of] += count
    return max((forms[stem] for stem in stems), key=lambda one: votes[one.of], default=own)


def _under(message: Message, file: PluralForms, forms: PluralForms) -> Message | None:
    """A message whose forms are numbered as `forms` has them; None where its own catalog's
    numbers are other ones that cannot be told from it."""
    if not message.plural or file.same(forms):
        return message
    class_of = dict(zip(plural_forms.NUMBERS, map(str, forms.of), strict=True))
    found = plural_forms.bridge(file, [str(n) for n in range(forms.count)], class_of.__getitem__)
    if not found.exact:
        return None
    mine = tuple(message.forms[found.form[str(n)]] for n in range(forms.count))
    return replace(message, forms=mine, text=mine[0])
