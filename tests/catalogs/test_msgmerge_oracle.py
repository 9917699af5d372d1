"""Our merge beside GNU msgmerge's.

The rules agree on what stays, what comes back and what goes. Where we differ, and why:

| case | msgmerge --previous | ours |
|---|---|---|
| a new source similar to one that stays | takes its text as fuzzy | EMPTY |
| a reworded source | the old entry becomes the fuzzy one | the approved pair stays, obsolete |
| a machine's untouched draft that goes | kept as obsolete | dropped |
| flags it does not know | dropped | kept |
| a context renamed | fuzzy guess, also of two at once | only where it is the only one |
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from i18n.catalogs.merge import update
from i18n.formats.gettext import po
from i18n.model import Catalog, Key, Message, Notes, State

pytestmark = pytest.mark.skipif(
    not shutil.which("msgmerge"), reason="gettext's msgmerge is not installed"
)

HEADER = (("Language", "es"), ("Content-Type", "text/plain; charset=UTF-8"))
KEYS = st.builds(
    Key,
    st.sampled_from(["", "menu"]),
    st.sampled_from(["Home", "The court met.", "One & two", "Tab\there", 'Say "no"', "Ñandú"]),
)
STATES = st.sampled_from([State.APPROVED, State.DRAFT, State.EMPTY, State.OBSOLETE])


def message(key: Key, state: State) -> Message:
    """A person's message."""
    text = "" if state is State.EMPTY else f"«{key.source}» {key.context}"
    return Message(key, text, state, comments=("Ana: note",) if state is State.DRAFT else ())


CATALOGS = st.dictionaries(KEYS, STATES, max_size=8).map(
    lambda found: Catalog("es", tuple(message(k, s) for k, s in found.items()), HEADER)
)
TEMPLATES = st.lists(KEYS, unique=True, max_size=8).map(
    lambda keys: tuple(Message(key, notes=Notes("paragraph"), places=("a.html",)) for key in keys)
)


def msgmerged(folder: Path, old: Catalog, wanted: tuple[Message, ...]) -> Catalog:
    """What msgmerge makes of the same catalog and template, without fuzzy matching."""
    (folder / "old.po").write_text(po.write(old), "utf-8")
    (folder / "new.pot").write_text(po.write(Catalog("", wanted, HEADER)), "utf-8")
    command = ["msgmerge", "--quiet", "--previous", "--no-fuzzy-matching", "--no-wrap"]
    done = subprocess.run(
        [*command, folder / "old.po", folder / "new.pot"], capture_output=True, check=True
    )
    return po.read(done.stdout.decode(), "merged.po", "es")[0]


def facts(catalog: Catalog) -> set[tuple[Key, str, bool, tuple[str, ...]]]:
    """What a translator would call the same: key, text, whether it needs work, comments."""
    return {
        (m.key, m.text, m.state is State.DRAFT, m.comments)
        for m in catalog.messages
        if m.state is not State.OBSOLETE and m.previous is None and m.text
    }


@settings(
    derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(old=CATALOGS, wanted=TEMPLATES)
def test_what_stays_and_what_comes_back_is_what_msgmerge_says(
    tmp_path: Path, old: Catalog, wanted: tuple[Message, ...]
) -> None:
    """Same key, same text, same state; obsolete entries return; the order is the template's."""
    theirs = msgmerged(tmp_path, old, wanted)
    ours = update(old, wanted)
    assert facts(ours) == facts(theirs)
    assert [m.key for m in ours.messages if m.state is not State.OBSOLETE] == [
        m.key for m in theirs.messages if m.state is not State.OBSOLETE
    ]


@settings(
    derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(old=CATALOGS, wanted=TEMPLATES)
def test_what_msgmerge_keeps_as_obsolete_we_keep(
    tmp_path: Path, old: Catalog, wanted: tuple[Message, ...]
) -> None:
    """Nothing that it would save is lost here."""
    theirs = msgmerged(tmp_path, old, wanted)
    gone = {m.key: m.text for m in theirs.messages if m.state is State.OBSOLETE}
    kept = {m.key: m.text for m in update(old, wanted).messages if m.state is State.OBSOLETE}
    assert gone.items() <= kept.items()
