"""Two people's edits of one catalog."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalogs.branch_edits import recover_branch_edits
from i18n.catalogs.merge import update
from i18n.catalogs.ownership import human_texts, with_draft
from i18n.catalogs.three_way_merge import merged
from i18n.formats.gettext import po
from i18n.languages.locales import language
from i18n.model import Catalog, Key, Message, Origin, State
from i18n.project.git import merge as git_merge
from i18n.project.language_catalogs import sentences
from tests.support.sample import Site, approve, needs_git

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


def test_an_approval_and_a_comment_are_both_kept() -> None:
    """A text that both have is in the state that one of them gave it; flags are kept, too."""
    mine = edit(BASE, "One", "d One")
    (one, *rest) = BASE.messages
    said = replace(one, comments=("Ana: hm",), flags=("max-length:9",))
    for ours, theirs in (
        (mine, replace(BASE, messages=(said, *rest))),
        (replace(BASE, messages=(said, *rest)), mine),
    ):
        (found, *_) = merged(BASE, ours, theirs)[0].messages
        assert (found.text, found.state) == ("d One", State.APPROVED)
        assert (found.comments, found.flags) == (("Ana: hm",), ("max-length:9",))


def test_an_approval_and_another_text_clash() -> None:
    """To approve a draft is to choose its words."""
    found, clashes = merged(BASE, edit(BASE, "One", "Uno"), edit(BASE, "One", "d One"))
    assert (texts(found)["One"], clashes) == (("Uno", State.DRAFT), 1)
    assert found.messages[0].comments == ("conflict, the other text: d One",)


# --- messages that one side has otherwise ----------------------------------------------

SPANISH = sentences(language("es"))
ONE, TWO = "The museum opens at 9.", "Come to Toledo."
BLOCK = f"{ONE} {TWO}"
UNO, DOS = "El museo abre a las 9.", "Venga a Toledo."


def approved(*pairs: tuple[str, str]) -> Catalog:
    """A catalog that somebody has approved."""
    said = (Message(Key("", s), t, State.APPROVED, places=("a.html",)) for s, t in pairs)
    return Catalog("es", tuple(said))


def cut(catalog: Catalog, *sources: str) -> Catalog:
    """A catalog after its page has these messages."""
    wanted = tuple(Message(Key("", s), places=("a.html",)) for s in sources)
    return update(catalog, wanted, sentences=SPANISH)


def active(catalog: Catalog) -> dict[str, tuple[str, State]]:
    """Source to text and state of what the page has."""
    return {
        m.key.source: (m.text, m.state) for m in catalog.messages if m.state is not State.OBSOLETE
    }


WHOLE = approved((BLOCK, f"{UNO} {DOS}"))
PARTS = approved((ONE, UNO), (TWO, DOS))


@pytest.mark.parametrize("turned", [False, True])
def test_an_edit_of_a_block_is_one_of_its_sentences(turned: bool) -> None:
    """Where the other side has cut it; the sentences that were not edited stay as they are."""
    sides = cut(WHOLE, ONE, TWO), edit(WHOLE, BLOCK, f"{UNO} Vengan a Toledo.")
    ours, theirs = reversed(sides) if turned else sides
    found, clashes = merged(WHOLE, ours, theirs, SPANISH)
    assert clashes == 0
    assert active(found) == {
        ONE: (UNO, State.APPROVED),
        TWO: ("Vengan a Toledo.", State.APPROVED),
    }
    assert human_texts(ours) | human_texts(theirs) <= human_texts(found) | {f"{UNO} {DOS}", DOS}
    assert cut(found, ONE, TWO) == found


@pytest.mark.parametrize("turned", [False, True])
def test_an_edit_of_a_sentence_is_one_of_its_block(turned: bool) -> None:
    """Where the other side has joined it."""
    sides = cut(PARTS, BLOCK), edit(PARTS, TWO, "Vengan a Toledo.")
    ours, theirs = reversed(sides) if turned else sides
    found, clashes = merged(PARTS, ours, theirs, SPANISH)
    assert (active(found), clashes) == (
        {BLOCK: (f"{UNO} Vengan a Toledo.", State.APPROVED)},
        0,
    )


def test_an_edit_of_a_block_and_of_its_sentence_clash() -> None:
    """That sentence alone: both texts are there, as fuzzy."""
    ours = edit(cut(WHOLE, ONE, TWO), TWO, "Ven a Toledo.")
    theirs = edit(WHOLE, BLOCK, f"{UNO} Vengan a Toledo.")
    found, clashes = merged(WHOLE, ours, theirs, SPANISH)
    assert clashes == 1
    assert active(found) == {ONE: (UNO, State.APPROVED), TWO: ("Ven a Toledo.", State.DRAFT)}
    (message,) = (m for m in found.messages if m.key.source == TWO)
    assert message.comments == ("conflict, the other text: Vengan a Toledo.",)


def test_an_edit_that_cannot_be_parted_surely_is_fuzzy() -> None:
    """With the block as previous source."""
    theirs = edit(WHOLE, BLOCK, "Venga a Toledo y vea el museo, que abre a las 9.")
    found, _ = merged(WHOLE, cut(WHOLE, ONE, TWO), theirs, SPANISH)
    assert {state for _, state in active(found).values()} == {State.DRAFT}
    assert all(m.previous == Key("", BLOCK) for m in found.messages if m.key.source in (ONE, TWO))


def test_an_approved_draft_of_a_block_is_approved_in_its_sentences() -> None:
    """The drafts of the other side make room."""
    base = Catalog("es", (with_draft(WHOLE.messages[0], f"{UNO} {DOS}", Origin("machine", "x")),))
    (one, two) = cut(base, ONE, TWO).messages
    drafts = (with_draft(one, "d", Origin("machine", "x")), two)
    found, _ = merged(base, Catalog("es", drafts), edit(base, BLOCK, f"{UNO} {DOS}"), SPANISH)
    assert active(found) == active(PARTS)


def test_both_sides_new_and_cut_otherwise_clash() -> None:
    """Nothing tells which was first: ours is how it is cut, both texts are there."""
    found, clashes = merged(Catalog("es", ()), PARTS, edit(WHOLE, BLOCK, f"{UNO} Ven."), SPANISH)
    assert clashes == 1
    assert active(found) == {ONE: (UNO, State.APPROVED), TWO: (DOS, State.DRAFT)}


def test_an_edit_of_a_sentence_that_was_reworded_meets_its_new_form() -> None:
    """A draft made of the old text is one of the edited text; where the new form has a text of
    its own by now, both are there."""
    old = approved(("The museum opens at nine in the morning.", "El museo abre a las nueve."))
    new = "The museum opens at nine in the evening."
    theirs = edit(old, old.messages[0].key.source, "El museo se abre a las nueve.")
    found, _ = merged(old, cut(old, new), theirs, SPANISH)
    assert active(found) == {new: ("El museo se abre a las nueve.", State.DRAFT)}
    mine = edit(cut(old, new), new, "El museo abre a las nueve de la tarde.")
    found, clashes = merged(old, mine, theirs, SPANISH)
    assert (active(found)[new][1], clashes) == (State.DRAFT, 1)


@pytest.mark.parametrize("there", [PARTS, WHOLE])
def test_an_edit_of_a_page_that_was_renamed_is_seen_under_its_new_name(there: Catalog) -> None:
    """In the next update, however its blocks are cut there: both texts, as fuzzy."""
    for base, edited in (
        (PARTS, edit(PARTS, TWO, "Vengan a Toledo.")),
        (WHOLE, edit(WHOLE, BLOCK, f"{UNO} Vengan a Toledo.")),
    ):
        left, _ = merged(base, cut(base), edited, SPANISH)
        other = approved((TWO, "Visite Toledo."))
        found = recover_branch_edits(
            {"a": left, "b": there, "c": other},
            {"a": cut(left), "b": there, "c": other},
            SPANISH,
        )
        (*_, last) = found["b"].messages
        assert last.state is State.DRAFT
        assert last.comments[0].endswith("Vengan a Toledo.")
        assert found["b"].messages[:-1] == there.messages[:-1]
        assert found["c"] == other
        assert cut(found["a"]) == found["a"]


def test_an_edit_of_a_page_that_was_renamed_comes_before_its_draft() -> None:
    """A machine's untouched draft under the new name makes room."""
    base = approved((ONE, UNO), (TWO, ""))
    base = replace(base, messages=(base.messages[0], replace(want(TWO), state=State.EMPTY)))
    left, _ = merged(base, cut(base), edit(base, TWO, DOS), SPANISH)
    draft = with_draft(want(TWO), "x", Origin("machine", "x"))
    there = replace(base, messages=(base.messages[0], draft))
    found = recover_branch_edits({"a": left, "b": there}, {"a": cut(left), "b": there}, SPANISH)
    assert active(found["b"]) == active(PARTS)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("base", "sources"), [(WHOLE, (ONE, TWO)), (PARTS, (BLOCK,))])
def test_an_approval_taken_back_in_a_branch_stays_so_however_the_other_cuts(
    base: Catalog, sources: tuple[str, ...], turned: bool
) -> None:
    """Block or sentence, here or there."""
    doubted = edit(base, base.messages[-1].key.source, base.messages[-1].text, State.DRAFT)
    sides = cut(base, *sources), doubted
    ours, theirs = reversed(sides) if turned else sides
    found, _ = merged(base, ours, theirs, SPANISH)
    assert active(found)[sources[-1]][1] is State.DRAFT
    back = cut(found, *(m.key.source for m in base.messages))
    assert active(back)[base.messages[-1].key.source][1] is State.DRAFT


@pytest.mark.parametrize("turned", [False, True])
def test_a_text_taken_out_in_a_branch_is_not_approved_by_a_remark_in_the_other(
    turned: bool,
) -> None:
    """It is kept, as fuzzy."""
    base = approved((ONE, UNO))
    remarked = replace(base, messages=(replace(base.messages[0], comments=("Ana: hm",)),))
    sides = edit(base, ONE, "", State.EMPTY), remarked
    ours, theirs = reversed(sides) if turned else sides
    assert active(merged(base, ours, theirs, SPANISH)[0]) == {ONE: (UNO, State.DRAFT)}


def test_a_doubt_in_a_branch_reaches_a_page_that_was_renamed() -> None:
    """The text is the same; its approval is not."""
    base = approved((ONE, UNO), (TWO, DOS))
    left, _ = merged(base, cut(base), edit(base, TWO, DOS, State.DRAFT), SPANISH)
    found = recover_branch_edits({"a": left, "b": PARTS}, {"a": cut(left), "b": PARTS}, SPANISH)
    assert active(found["b"]) == {ONE: (UNO, State.APPROVED), TWO: (DOS, State.DRAFT)}


def want(source: str) -> Message:
    """A message of a template."""
    return Message(Key("", source), places=("a.html",))


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
def test_git_merges_a_block_edited_here_into_sentences_there(tmp_path: Path) -> None:
    """With the site's own commands: the branch that switched its segmentation has the edit."""
    site = Site(tmp_path)

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True)

    git("init", "-q", "-b", "main")
    site.write("i18n.toml", 'languages = ["es"]\nsegmentation = "block"\n')
    site("extract")
    site.review("press/b", approve)
    site.review("press/b", lambda m: replace(m, text=m.text.replace("«", "").replace("»", "")))
    assert site("git-merge", "--install") == 0
    git("add", "-A")
    git("commit", "-qm", "site")
    git("checkout", "-qb", "other")
    site.review("press/b", lambda m: replace(m, text=m.text.replace("It burns", "Arde")))
    git("commit", "-qam", "other")
    git("checkout", "-q", "main")
    site.write("i18n.toml", 'languages = ["es"]\n')
    site("extract")
    git("commit", "-qam", "sentences")
    git("merge", "-q", "--no-edit", "other")
    assert site("extract") == 0
    found = site.messages("press/b")
    assert (found["It burns."].text, found["It burns."].state) == ("Arde.", State.APPROVED)
    assert found["The lamp is lit."].state is State.APPROVED


@pytest.mark.parametrize("state", [False, True])
def test_a_merge_removes_what_one_that_was_killed_left(tmp_path: Path, state: bool) -> None:
    """At the top of a repository; in a site's own directory a run does so, and knows what it is."""
    left = tmp_path / f".i18n-{'0' * 16}.tmp"
    texts = [po.write(replace(catalog, header=(("Language", "es"),))) for catalog in (BASE,) * 3]
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    for path, text in zip((left, base, ours, theirs), ("half", *texts), strict=True):
        path.write_text(text, "utf-8")
    if state:
        (tmp_path / ".i18n").mkdir()
    assert git_merge(base, ours, theirs, "a.po") == 0
    assert left.exists() == state


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
