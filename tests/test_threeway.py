"""Two people's edits of one catalog."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalog import human_texts, with_draft
from i18n.model import Catalog, Key, Message, Origin, State
from i18n.threeway import merged
from tests.sample import Site, approve, needs_git

BASE = Catalog(
    "es",
    tuple(
        with_draft(Message(Key("", s), places=("a.html",)), f"d {s}", Origin("machine", "argos"))
        for s in ("One", "Two", "Three")
    ),
    (("PO-Revision-Date", "2026-01-01 00:00+0000"), ("Last-Translator", "nobody")),
)


def edit(catalog: Catalog, source: str, text: str, state: State = State.APPROVED) -> Catalog:
    """A person's edit of one message."""
    return replace(
        catalog,
        messages=tuple(
            replace(m, text=text, state=state) if m.key.source == source else m
            for m in catalog.messages
        ),
    )


def texts(catalog: Catalog) -> dict[str, tuple[str, State]]:
    """Source to text and state."""
    return {m.key.source: (m.text, m.state) for m in catalog.messages}


def test_edits_of_different_messages_are_both_kept() -> None:
    """Neighbours do not clash."""
    found, clashes = merged(BASE, edit(BASE, "One", "Uno"), edit(BASE, "Two", "Dos"))
    assert clashes == 0
    assert texts(found) == {
        "One": ("Uno", State.APPROVED),
        "Two": ("Dos", State.APPROVED),
        "Three": ("d Three", State.DRAFT),
    }


def test_a_person_wins_over_a_machine() -> None:
    """A new draft of the other side does not clash with an edit."""
    redrafted = edit(BASE, "One", "otro", State.DRAFT)
    redrafted = replace(
        redrafted,
        messages=(
            with_draft(
                replace(BASE.messages[0], state=State.EMPTY), "otro", Origin("machine", "x")
            ),
            *BASE.messages[1:],
        ),
    )
    for ours, theirs in (
        (edit(BASE, "One", "Uno"), redrafted),
        (redrafted, edit(BASE, "One", "Uno")),
    ):
        found, clashes = merged(BASE, ours, theirs)
        assert (texts(found)["One"], clashes) == (("Uno", State.APPROVED), 0)


def test_two_texts_of_one_message_are_both_kept_and_fuzzy() -> None:
    """Nobody's words are chosen silently."""
    found, clashes = merged(BASE, edit(BASE, "One", "Uno"), edit(BASE, "One", "Un"))
    assert clashes == 1
    assert texts(found)["One"] == ("Uno", State.DRAFT)
    assert found.messages[0].comments == ("conflict, the other text: Un",)


def test_headers_do_not_clash() -> None:
    """The later date, and the name of the side that changed it."""
    ours = replace(BASE, header=(("PO-Revision-Date", "2026-03-01"), ("Last-Translator", "nobody")))
    theirs = replace(BASE, header=(("PO-Revision-Date", "2026-02-01"), ("Last-Translator", "Ana")))
    assert merged(BASE, ours, theirs)[0].header == (
        ("PO-Revision-Date", "2026-03-01"),
        ("Last-Translator", "Ana"),
    )


def test_new_messages_of_both_sides_are_kept_in_place() -> None:
    """What only they have follows what it follows there."""
    new = Message(Key("", "New"), places=("a.html",))
    theirs = replace(BASE, messages=(BASE.messages[0], new, *BASE.messages[1:]))
    assert list(texts(merged(BASE, BASE, theirs)[0])) == ["One", "New", "Two", "Three"]


MESSAGES = st.builds(
    lambda source, text, state, comment: Message(
        Key("", source), text if state is not State.EMPTY else "", state, comments=comment
    ),
    st.sampled_from(["One", "Two", "Three"]),
    st.sampled_from(["uno", "dos", "tres"]),
    st.sampled_from(list(State)),
    st.sampled_from([(), ("Ana: hm",)]),
)
CATALOGS = st.lists(MESSAGES, unique_by=lambda m: m.key).map(lambda ms: Catalog("es", tuple(ms)))


@settings(derandomize=True, max_examples=400)
@given(CATALOGS, CATALOGS, CATALOGS)
def test_no_text_that_a_side_wrote_is_lost(base: Catalog, ours: Catalog, theirs: Catalog) -> None:
    """What is in neither result nor comments was in the base and replaced by a person."""
    found, _ = merged(base, ours, theirs)
    kept = human_texts(found) | {
        c.removeprefix("conflict, the other text: ") for m in found.messages for c in m.comments
    }
    was = {(m.key, m.text) for m in base.messages}
    for side in (ours, theirs):
        written = {m.text for m in side.messages if m.text and (m.key, m.text) not in was}
        assert written <= kept
    assert merged(base, found, found)[0].messages == found.messages


def test_git_merges_two_reviewers_by_message(tmp_path: Path) -> None:
    """Set up by one command; afterwards `git merge` does it."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    site = Site(tmp_path)

    def git(*arguments: str) -> str:
        identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
        done = subprocess.run(
            ["git", *identity, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        return done.stdout

    git("init", "-q", "-b", "main")
    site("run", "--lang", "en-XA")
    assert site("git-merge", "--install") == 0
    git("add", "-A")
    git("commit", "-qm", "site")
    git("checkout", "-qb", "other")
    site.review("index", lambda m: approve(m) if m.key.source == "Lamp" else m, "en_XA")
    git("commit", "-qam", "other")
    git("checkout", "-q", "main")
    site.review("index", lambda m: approve(m) if m.key.source != "Lamp" else m, "en_XA")
    git("commit", "-qam", "mine")
    git("merge", "-q", "other")
    assert {m.state for m in site.messages("index", "en_XA").values()} == {State.APPROVED}


@needs_git
def test_install_tells_git_how_to_merge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Catalogs by message, the drafts' record by line; said once, whatever stands there."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    site = Site(tmp_path)
    site.write(".gitattributes", "*.png -diff")
    assert site("git-merge", "--install") == 0
    assert site("git-merge", "--install") == 0
    assert site.read(".gitattributes").splitlines() == [
        "*.png -diff",
        "locales/**/*.po merge=i18n-po",
        "locales/*/drafts.jsonl merge=union",
    ]
    assert "merge.i18n-po is set" in capsys.readouterr().out
