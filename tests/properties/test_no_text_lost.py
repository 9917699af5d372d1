"""What holds for any history of a site: no word of a person is lost, by whatever happens.

Pages are edited, cut otherwise, killed in the middle of a run; people approve, edit, comment
and break messages. In between the pipeline runs.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalogs import three_way_merge
from i18n.catalogs.merge import update
from i18n.catalogs.ownership import APART, human_texts, with_draft
from i18n.catalogs.template import template
from i18n.formats.gettext import po
from i18n.formats.page_formats import parse
from i18n.languages.locales import language
from i18n.model import Catalog, Cut, Message, Origin, State, whole
from i18n.project.language_catalogs import LanguageCatalogs, sentences, updated
from i18n.segmentation import boundaries
from tests.support.sample import Site, approve

PSEUDO = "en-XA"
SPANISH = sentences(language("es"))
SPOKEN: Cut = partial(boundaries.boundaries, language="en")
SENTENCES = (
    "The lamp is lit.",
    "The lamp is <b>new</b>.",
    'See <a href="a.html">the news</a>.',
    "Nobody saw it.",
    "<em>It burns.</em>",
    "Who lit it?",
    "Yes.",
)

SETTINGS = f'languages = ["es", "{PSEUDO}"]\n\n[engines]\norder = ["pseudo"]\n'

Block = tuple[str, tuple[str, ...]]
"""An author's context and some sentences."""


# --- what happens to pages ---------------------------------------------------------


def html(blocks: list[Block]) -> str:
    """A page of paragraphs."""
    return "".join(
        f"<p{f' data-i18n-context={context}' if context else ''}>{' '.join(said)}</p>\n"
        for context, said in blocks
    )


def edited(blocks: list[Block], chance: random.Random) -> list[Block]:
    """A page after an editor has changed one thing."""
    done = list(blocks) or [("", ("Yes.",))]
    at = chance.randrange(len(done))
    context, said = done[at]
    cut = chance.randrange(len(said) + 1)
    new = chance.choice(SENTENCES)
    change = chance.choice(
        ["insert", "delete", "move", "split", "join", "reword", "duplicate", "context", "extend"]
    )
    if change == "insert":
        done.insert(at, ("", (new,)))
    elif change == "delete":
        del done[at]
    elif change == "move":
        done.insert(chance.randrange(len(done)), done.pop(at))
    elif change == "split" and 0 < cut < len(said):
        done[at : at + 1] = [(context, said[:cut]), (context, said[cut:])]
    elif change == "join" and at + 1 < len(done):
        done[at : at + 2] = [(context, said + done[at + 1][1])]
    elif change == "reword":
        done[at] = (context, (*said[:-1], said[-1].replace("lamp", "old lamp")))
    elif change == "duplicate":
        done.insert(at, done[at])
    elif change == "context":
        done[at] = ("" if context else "menu", said)
    elif change == "extend":
        done[at] = (context, (*said, new))
    return done


# --- what people do ------------------------------------------------------------------


def reviewed(message: Message, chance: random.Random) -> Message:
    """A message after a person has seen it, and perhaps a machine before."""
    what = chance.choice(["draft", "approve", "approve", "edit", "comment", "flag", "leave"])
    if message.state is State.EMPTY and what in ("draft", "approve"):
        message = with_draft(message, f"d {message.key.source}", Origin("machine", "pseudo"))
    if what == "approve":
        return replace(message, state=State.APPROVED, previous=None) if message.text else message
    if what == "edit":
        text = f"{chance.choice('áéíóú')} {message.key.source}"
        return replace(message, text=text, state=State.DRAFT)
    if what == "comment":
        return replace(message, comments=(*message.comments, "Ana: hm"))
    return replace(message, flags=("max-length:90",)) if what == "flag" else message


def after_review(catalog: Catalog, chance: random.Random) -> Catalog:
    """A catalog after people have seen it."""
    messages = (m if m.state is State.OBSOLETE else reviewed(m, chance) for m in catalog.messages)
    return replace(catalog, messages=tuple(messages))


# --- over any history ------------------------------------------------------------------


def approvals(catalog: Catalog) -> dict[object, str]:
    """What is approved, by key."""
    return {m.key: m.text for m in catalog.messages if m.state is State.APPROVED}


def wanted(blocks: list[Block], cut: Cut) -> tuple[Message, ...]:
    """The messages of a page."""
    return template([parse(html(blocks), "a.html", cut, "en")])


@settings(derandomize=True, max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_whatever_editors_and_people_do_no_human_text_is_lost(
    chance: random.Random, steps: int
) -> None:
    """Each is there in some state; updating twice is updating once."""
    blocks: list[Block] = [("", SENTENCES[:3]), ("", SENTENCES[3:5])]
    catalog = Catalog("es", ())
    for _ in range(steps):
        messages = wanted(blocks, chance.choice((SPOKEN, SPOKEN, whole)))
        new = update(catalog, messages, sentences=SPANISH)
        assert human_texts(catalog) <= human_texts(new)
        assert update(new, messages, sentences=SPANISH) == new
        assert po.read(po.write(new), "a.po", "es")[0].messages == new.messages
        catalog = after_review(new, chance)
        blocks = edited(blocks, chance)


@settings(derandomize=True, max_examples=60)
@given(st.randoms(use_true_random=False), st.booleans(), st.booleans())
def test_what_is_undone_restores_every_approval(
    chance: random.Random, starts_whole: bool, other_cut: bool
) -> None:
    """An editor's change or another segmentation, there and back."""
    cuts = (whole, SPOKEN) if starts_whole else (SPOKEN, whole)
    blocks: list[Block] = [("", SENTENCES[:3]), ("menu", SENTENCES[2:])]
    messages = wanted(blocks, cuts[0])
    old = after_review(update(Catalog("es", ()), messages), chance)
    other = wanted(blocks if other_cut else edited(blocks, chance), cuts[other_cut])
    there = update(old, other, sentences=SPANISH)
    back = update(there, messages, sentences=SPANISH)
    assert approvals(old).items() <= approvals(back).items()


@settings(derandomize=True, max_examples=60)
@given(st.randoms(use_true_random=False), st.sampled_from(["cut", "rename", "both"]), st.booleans())
def test_an_edit_in_a_branch_is_seen_whatever_the_other_did(
    chance: random.Random, what: str, turned: bool
) -> None:
    """Cut otherwise or renamed there: after the merge and an update it is a text or a conflict,
    or, where both happened, kept with the old page under a comment that says so."""
    cuts = chance.sample((SPOKEN, whole), 2)
    blocks: list[Block] = [("", SENTENCES[:3]), ("menu", SENTENCES[2:])]
    before = brought({}, "a", blocks, cuts[0])
    base = {"a": after_review(before["a"], chance)}
    name, cut = ("a" if what == "cut" else "b"), cuts[what != "rename"]
    ours, edits = brought(base, name, blocks, cut), after_review(base["a"], chance)
    pair = (ours["a"], edits) if turned else (edits, ours["a"])
    met = three_way_merge.merged(base["a"], *pair, SPANISH)[0]
    assert po.read(po.write(met), "a.po", "es")[0].messages == met.messages
    found = brought({**ours, "a": met}, name, blocks, cut)
    said = {m.text for m in edits.messages if m.text} - human_texts(base["a"])
    left = (m for m in met.messages if what == "both" and APART in m.comments)
    active = (m for m in found[name].messages if m.state is not State.OBSOLETE)
    shown = " ".join(text for m in (*active, *left) for text in (m.text, *m.comments))
    for text in said - {m.text for m in base["a"].messages}:
        assert all(word in shown for word in set("áéíóú") & set(text))


def brought(
    catalogs: dict[str, Catalog], name: str, blocks: list[Block], cut: Cut
) -> dict[str, Catalog]:
    """The catalogs of a language whose one page has that name."""
    old = LanguageCatalogs(language("es"), catalogs, catalogs)
    return dict(updated(old, {name: wanted(blocks, cut)}).catalogs)


# --- the commands ----------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site in two languages, drafted by no engine that may be missing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1385000000")
    return made(tmp_path)


def made(root: Path) -> Site:
    """A site that is the same each time."""
    site = Site(root)
    site.write("i18n.toml", SETTINGS)
    return site


def catalogs(site: Site) -> Iterator[tuple[str, Catalog]]:
    """Every catalog that is on disk."""
    for path in sorted(site.path("locales").rglob("*.po")):
        folder = path.relative_to(site.path("locales")).parts[0]
        yield f"{folder} {path.name}", po.read(path.read_text("utf-8"), path.name, folder)[0]


def human(site: Site) -> set[str]:
    """Every text of a person in the catalogs on disk."""
    return {text for name, found in catalogs(site) for text in human_texts(found)}


def test_the_order_of_languages_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over a history of edits, reviews and cuts two sites have the same bytes, and lose none."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1385000000")
    trees = []
    for order in (("es", PSEUDO), (PSEUDO, "es")):
        site, chance = made(tmp_path / order[0]), random.Random(7)
        blocks: list[Block] = [("", SENTENCES[:3]), ("", SENTENCES[3:])]
        for cut in ("sentence", "block", "sentence"):
            site.write("i18n.toml", f'segmentation = "{cut}"\n{SETTINGS}')
            site.write("source_texts/news/a.html", html(blocks))
            before = human(site)
            site("run", "--quiet", "--lang", order[0], "--lang", order[1])
            assert before <= human(site)
            for folder in ("es", "en_XA"):
                site.review("news/a", partial(reviewed, chance=chance), folder)
            blocks = edited(blocks, chance)
        trees.append(site.tree("locales", "site", "preview"))
    assert trees[0] == trees[1]


def test_another_segmentation_and_back_is_published_as_before(site: Site) -> None:
    """The pages stay in the site throughout, and come back with the same words."""
    site("run", "--quiet", "--lang", "es")
    for stem in ("index", "news/a", "press/b"):
        site.review(stem, approve)
    site("run", "--quiet", "--lang", "es")
    before = site.tree("site")
    site.write("i18n.toml", f'segmentation = "block"\n{SETTINGS}')
    assert site("run", "--quiet", "--lang", "es") == 0
    assert {m.state for m in site.messages("news/a").values()} <= {State.APPROVED, State.OBSOLETE}
    assert site.path("site/es/news/a.html").is_file()
    site.write("i18n.toml", SETTINGS)
    assert site("run", "--quiet", "--lang", "es") == 0
    assert site.tree("site") == before


KILLED = """
import os, signal, sys
from i18n import storage
real, left = storage.swap, int(sys.argv[2])
def swap(*arguments):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments)
storage.swap = swap
from pipeline import main
main(["-C", sys.argv[1], "run", "--quiet"])
"""


@pytest.mark.parametrize("writes", [2, 4])
def test_a_killed_run_loses_nothing_and_the_next_one_ends_it(site: Site, writes: int) -> None:
    """kill -9 just before one of its writes, others done: a file is the old one or the new."""
    site("run", "--quiet")
    for stem in ("index", "news/a", "press/b"):
        site.review(stem, approve)
        site.review(stem, lambda m: replace(m, comments=("Ana",)), "en_XA")
    for name in ("index.html", "news/a.html"):
        text = site.read(f"source_texts/{name}")
        site.write(f"source_texts/{name}", text.replace("short", "old").replace("Nothing", "Much"))
    before = human(site)
    command = [sys.executable, "-c", KILLED, str(site.root), str(writes)]
    done = subprocess.run(command, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == -9
    assert before <= human(site)
    site("run", "--quiet")
    after = human(site)
    assert before <= after
    tree = site.tree("locales", "site", "preview")
    site("run", "--quiet")
    assert site.tree("locales", "site", "preview") == tree


POISONS = (
    "POISON <script>x</script>",  # a tag of its own
    "POISON",  # a link lost
    'POISON <a href="https://example.org/">x</a>',
    "POISON <a1>x</a2>",
)


def test_one_percent_of_poison_harms_only_itself(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those strings fall back, all are listed, every page stays, and the exit code says so."""
    for page in range(10):
        said = "".join(
            f'<p>Line {n} of page {page}. See <a href="index.html">it {n}</a>.</p>'
            for n in range(20)
        )
        site.write(f"source_texts/p{page}.html", f"<!DOCTYPE html>\n<html lang=en><p>{said}")
    site("run", "--quiet", "--lang", "es")
    stems = ["index", "news/a", "press/b", *(f"p{page}" for page in range(10))]
    for stem in stems:
        site.review(stem, approve)
    site("run", "--quiet", "--lang", "es")
    pages = sorted(site.tree("site/es"))
    for page, poison in enumerate(POISONS):
        victim = f"See <a1>it {page}</a1>."
        site.review(
            f"p{page}",
            lambda m, v=victim, p=poison: replace(m, text=p) if m.key.source == v else m,  # type: ignore[misc]
        )
    capsys.readouterr()
    assert site("run", "--quiet", "--lang", "es") == 1
    listed = capsys.readouterr().err
    assert sorted(site.tree("site/es")) == pages
    for page in range(len(POISONS)):
        text = site.read(f"site/es/p{page}.html")
        assert text.count('<span lang="en">') == 1
        assert f'<span lang="en">See <a href="index.html">it {page}</a>.</span>' in text
        assert f"p{page}.po:" in listed
    assert not [name for name, data in site.tree("site").items() if b"POISON" in data]


# --- small promises -----------------------------------------------------------------------


def test_previous_sources_survive_every_write(site: Site) -> None:
    """`#|` of a message, and `#~|` of one that has gone since."""
    site("run", "--quiet", "--lang", "es")
    site.review("news/a", approve)
    text = site.read("source_texts/news/a.html")
    site.write("source_texts/news/a.html", text.replace("else is new", "else is old"))
    site("run", "--quiet", "--lang", "es")
    assert '#| msgid "Nothing else is new either."' in site.read(site.po("news/a"))
    site.review("news/a", lambda m: replace(m, text=f"{m.text} ¡ya!") if m.previous else m)
    site.write("source_texts/news/a.html", "<p>Gone.</p>")
    site("run", "--quiet", "--lang", "es")
    assert '#~| msgid "Nothing else is new either."' in site.read(site.po("news/a"))
    site.write("source_texts/news/a.html", "<p>Gone for good.</p>")
    site("run", "--quiet", "--lang", "es")
    assert '#~| msgid "Nothing else is new either."' in site.read(site.po("news/a"))
