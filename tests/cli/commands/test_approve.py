"""Commands `approve` and `unapprove`: many texts at once, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from i18n import storage
from i18n.catalogs.ownership import with_draft
from i18n.model import Message, Origin, State
from tests.support.sample import Site, approve, needs_git

ANA = "Ana <ana@example.org>"


ROUTE = Origin("machine", "firefox en-pt + apertium pt-es")


def draft(message: Message) -> Message:
    """What a machine makes of a message without a text."""
    return with_draft(message, f"«{message.key.source}»", ROUTE) if not message.text else message


@pytest.fixture
def drafted(site: Site) -> Site:
    """A site whose Spanish is drafted, and nothing of it approved."""
    site("extract", "--lang", "es", "--quiet")
    for stem in ("index", "news/a", "press/b"):
        site.review(stem, draft)
    return site


def states(site: Site, stem: str) -> dict[str, State]:
    """How far each message of a catalog is."""
    return {source: m.state for source, m in site.messages(stem).items()}


def said(site: Site, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """A command's exit code and what it says."""
    capsys.readouterr()
    code = site(*words)
    return code, *capsys.readouterr()


def test_a_page_is_approved_as_a_translator_does_it(
    drafted: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fuzzy is cleared, the header says who and when, the other pages are as they were."""
    before = drafted.tree("locales")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    code, out, err = said(drafted, capsys, "approve", "news/a", "--lang", "es", "--by", ANA)
    assert (code, err) == (0, "")
    assert out.startswith("Spanish: 4 texts approved on 1 page.\n  news/a.html  4\n")
    assert set(states(drafted, "news/a").values()) == {State.APPROVED}
    text = drafted.read(drafted.po("news/a"))
    assert f'"Last-Translator: {ANA}\\n"' in text
    assert '"PO-Revision-Date: 2023-11-14 22:13+0000\\n"' in text
    after = drafted.tree("locales")
    assert [name for name in after if after[name] != before[name]] == [drafted.po("news/a")]
    drafted("run", "--lang", "es", "--quiet")
    assert drafted.path("site/es/news/a.html").exists()


def test_nothing_is_meant_by_nothing(drafted: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """All must be said, and a page must be one."""
    before = drafted.tree("locales")
    for words, what in (
        (["approve"], "or say --all"),
        (["unapprove", "--lang", "es"], "or say --all"),
        (["approve", "news/b"], "did you mean news/a.html?"),
        (["approve", "--undo", "--all"], "name nothing beside it"),
        (["approve", "--undo"], "there is no `approve` to undo here"),
    ):
        code, _, err = said(drafted, capsys, *words)
        assert (code, what in err) == (2, True), err
    assert drafted.tree("locales") == before


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        (["news/"], {"news/a"}),
        (["n*/?.html"], {"news/a"}),
        (["news/a", "press/b.txt"], {"news/a", "press/b"}),
        (["--all"], {"index", "news/a", "press/b"}),
        (["--text", "NOTHING"], {"news/a"}),
        (["--text", "burns", "--text", "nothing is"], {"news/a", "press/b"}),
        (["press/", "--text", "nothing"], set()),
        (["--route", "apertium pt-es"], {"index", "news/a", "press/b"}),
        (["--route", "apertium en-es"], set()),
        (["--memory"], set()),
        (["--copied"], set()),
    ],
)
def test_pages_and_filters_say_which(drafted: Site, words: list[str], chosen: set[str]) -> None:
    """Folders, patterns, words of a text, routes."""
    assert drafted("approve", *words, "--lang", "es", "--quiet") == 0
    stems = ("index", "news/a", "press/b")
    assert {s for s in stems if State.APPROVED in states(drafted, s).values()} == chosen


@pytest.mark.parametrize(
    ("origin", "flag"),
    [
        (Origin("machine", "copy", "00000000"), "--copied"),
        (Origin("memory", "x.html", "00000000", score=100), "--memory"),
    ],
)
def test_what_was_copied_or_remembered_can_be_approved_by_itself(
    drafted: Site, origin: Origin, flag: str
) -> None:
    """A near match of the memory says something else: it is to be read."""
    drafted.review("news/a", lambda m: replace(m, origin=origin))
    near = Origin("memory", "x.html", "00000000", score=87)
    drafted.review("press/b", lambda m: replace(m, origin=near))
    assert drafted("approve", flag, "--lang", "es", "--quiet") == 0
    assert set(states(drafted, "news/a").values()) == {State.APPROVED}
    assert set(states(drafted, "press/b").values()) == {State.DRAFT}


def test_what_a_check_calls_an_error_is_not_approved(
    drafted: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named with its line, the rest is approved, and the exit code says it."""
    name = drafted.po("news/a")
    drafted.review(
        "news/a", lambda m: replace(m, text=m.text.replace("<a1>", "").replace("</a1>", ""))
    )
    code, out, err = said(drafted, capsys, "approve", "news/a", "--lang", "es")
    assert code == 1
    assert "3 texts approved" in out
    assert f"{name}:" in err
    assert "error: not approved: <a1> is missing; put it in" in err
    left = [source for source, state in states(drafted, "news/a").items() if state is State.DRAFT]
    assert left == ["Go <a1>home</a1>."]


def test_a_dry_run_shows_each_text_and_writes_nothing(
    drafted: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its place; for a program as JSON."""
    before = drafted.tree(".")
    code, out, _ = said(drafted, capsys, "approve", "press/b", "--lang", "es", "--dry-run")
    assert code == 0
    assert f"{drafted.po('press/b')}:" in out
    assert "“The lamp is lit.” → “" in out
    assert "Spanish: 3 texts would be approved on 1 page." in out
    _, out, _ = said(drafted, capsys, "approve", "press/b", "--lang", "es", "--dry-run", "--json")
    facts = json.loads(out)["languages"]["es"]
    assert [one["source"] for one in facts["messages"]] == [
        "Release",
        "The lamp is lit.",
        "It burns.",
    ]
    assert drafted.tree(".") == before


def test_an_undo_restores_every_byte(
    drafted: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """States, comments and dates; step by step to the first; and what is undone is gone."""
    drafted.review("press/b", approve)
    trees = [drafted.tree("locales")]
    for number, words in enumerate((["news/a"], ["--all"])):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_900_000_000 + 86400 * number))
        assert drafted("approve", *words, "--lang", "es", "--quiet") == 0
        trees.append(drafted.tree("locales"))
    assert len({str(tree) for tree in trees}) == 3
    _, out, _ = said(drafted, capsys, "approve", "--undo", "--dry-run")
    assert "would be as before" in out
    assert drafted.tree("locales") == trees[2]
    assert drafted("approve", "--undo", "--quiet") == 0
    assert drafted.tree("locales") == trees[1]
    assert drafted("approve", "--undo", "--quiet") == 0
    assert drafted.tree("locales") == trees[0]
    assert drafted("approve", "--undo", "--quiet") == 2


def test_an_undo_leaves_what_was_changed_since(
    drafted: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person's later word stays and is named; the others of the catalog are as they were."""
    before = drafted.messages("news/a")
    drafted("approve", "news/a", "--lang", "es", "--quiet")

    def edit(message: Message) -> Message:
        ours = message.key.source == "Nothing is new."
        return replace(message, text="Nada es nuevo.") if ours else message

    drafted.review("news/a", edit)
    code, out, err = said(drafted, capsys, "approve", "--undo")
    assert code == 1, err
    assert "Spanish: 3 texts are as before." in out
    assert "error: changed since, and left as it is — “Nothing is new.”" in err
    now = drafted.messages("news/a")
    assert now.pop("Nothing is new.").text == "Nada es nuevo."
    before.pop("Nothing is new.")
    assert {m.key: replace(m, places=()) for m in now.values()} == {
        m.key: replace(m, places=()) for m in before.values()
    }


def test_an_undo_takes_copies_on_other_pages_along(site: Site) -> None:
    """A run between brought the approval to where the same text stands at the same place."""
    for name in ("a", "b"):
        site.write(f"source_texts/{name}.html", "<p>The lamp is lit.</p><p>It burns well.</p>")
    site("extract", "--lang", "es", "--quiet")
    site.review("a", draft)
    site.review("b", draft)
    site("approve", "a", "--lang", "es", "--quiet")
    site("run", "--lang", "es", "--quiet")
    assert set(states(site, "b").values()) == {State.APPROVED}
    site("approve", "--undo", "--quiet")
    assert set(states(site, "a").values()) == {State.DRAFT}
    assert set(states(site, "b").values()) == {State.DRAFT}
    site("run", "--lang", "es", "--quiet")
    assert set(states(site, "b").values()) == {State.DRAFT}


def test_an_approval_taken_back_is_a_persons_word(drafted: Site) -> None:
    """No machine changes the text, no run approves it again, and the undo gives it back."""
    drafted("approve", "--all", "--lang", "es", "--quiet")
    drafted("run", "--lang", "es", "--quiet")
    assert drafted("unapprove", "news/a", "--lang", "es", "--quiet") == 0
    texts = {m.key: m.text for m in drafted.messages("news/a").values()}
    drafted("translate", "--redo", "--lang", "es", "--quiet")
    drafted("run", "--lang", "es", "--quiet")
    assert set(states(drafted, "news/a").values()) == {State.DRAFT}
    assert {m.key: m.text for m in drafted.messages("news/a").values()} == texts
    assert drafted("unapprove", "--undo", "--quiet") == 0
    assert set(states(drafted, "news/a").values()) == {State.APPROVED}


def test_a_save_meanwhile_is_kept_and_the_rest_approved(
    drafted: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A translator saves the catalog in the moment before it is written."""
    swap = storage.swap
    done: list[int] = []

    def late(message: Message) -> Message:
        ours = message.key.source == "Nothing is new."
        return replace(message, text="Nada es nuevo.", origin=None) if ours else message

    def saved_first(*words: Any) -> bool:
        if not done:
            done.append(1)
            drafted.review("news/a", late)
        return swap(*words)

    monkeypatch.setattr(storage, "swap", saved_first)
    assert drafted("approve", "news/a", "--lang", "es", "--quiet") == 1
    found = drafted.messages("news/a")
    assert (found["Nothing is new."].text, found["Nothing is new."].state) == (
        "Nada es nuevo.",
        State.DRAFT,
    )
    rest = {m.state for source, m in found.items() if source != "Nothing is new."}
    assert rest == {State.APPROVED}
    monkeypatch.undo()
    assert drafted("approve", "--undo", "--quiet") == 0
    found = drafted.messages("news/a")
    assert {m.state for m in found.values()} == {State.DRAFT}
    assert found["Nothing is new."].text == "Nada es nuevo."


@needs_git
def test_git_says_who_approves(drafted: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody says it otherwise."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, str(drafted.path("gitconfig")))
    drafted.write("gitconfig", "[user]\n\tname = Ben\n\temail = ben@example.org\n")
    drafted("approve", "press/b", "--lang", "es", "--quiet")
    assert "Last-Translator: Ben <ben@example.org>" in drafted.read(drafted.po("press/b"))
