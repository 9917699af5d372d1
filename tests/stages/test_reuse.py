"""What people approved goes to the same texts on other pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from i18n.formats.gettext import po
from i18n.model import Message, State
from tests.support.sample import Site

NO_ENGINE = 'languages = ["es"]\n[engines]\norder = ["argos"]\n'
PSEUDO = 'languages = ["en-XA"]\n[engines]\norder = ["pseudo"]\n'
NAVIGATION = ("Home", "Who we are", "Our work", "Give")
FOOTER = ("All rights are with the house.", "Write to us at once.")
PAGES = ("give", "index", "who", "work")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site of four pages with one navigation and one footer, without an engine."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "none"))
    found = Site(tmp_path)
    for name in ("index.html", "news/a.html", "press/b.txt"):
        found.path(f"source_texts/{name}").unlink()
    found.write("i18n.toml", NO_ENGINE)
    for name in PAGES:
        found.write(f"source_texts/{name}.html", page(name))
    return found


def page(name: str, links: str = "", footer: str = "") -> str:
    """A page whose title and heading are among the links."""
    title = dict(zip(("index", "who", "work", "give"), NAVIGATION, strict=True))[name]
    nav = links or "".join(f'<li><a href="{n}.html">{n}</a></li>' for n in NAVIGATION)
    foot = footer or "".join(f"<p>{text}</p>" for text in FOOTER)
    return (
        f"<html><head><title>{title}</title></head><body>"
        f"<header><img src='l.png' alt='Sign of the house'><nav><ul>{nav}</ul></nav></header>"
        f"<main><h1>{title}</h1><p>Only on page {name}.</p><p>Come in.</p>"
        f"<p>Leave page {name}.</p><button>Send it</button></main>"
        f"<footer>{foot}</footer></body></html>"
    )


def folder(site: Site) -> str:
    """The folder of the one language."""
    return "en_XA" if "en-XA" in site.read("i18n.toml") else "es"


def run(site: Site) -> None:
    """Run; a second run finds nothing to do."""
    assert site("run", "--quiet") == 0
    before = site.tree("locales")
    assert site("run", "--quiet") == 0
    assert site.tree("locales") == before


def change(
    site: Site, stem: str, sources: tuple[str, ...], how: Callable[[Message], Message]
) -> None:
    """Change some messages of a catalog, as a person does."""
    site.review(stem, lambda m: how(m) if m.key.source in sources else m, folder(site))


def approve(site: Site, stem: str, *sources: str, text: str = "«{}»") -> None:
    """Approve texts in a catalog."""
    change(
        site,
        stem,
        sources,
        lambda m: replace(m, text=text.format(m.key.source), state=State.APPROVED, previous=None),
    )


def fuzzy(message: Message) -> Message:
    """A message whose approval a person takes back."""
    return replace(message, state=State.DRAFT)


def states(site: Site, source: str) -> dict[str, State]:
    """The state of a text on each page that has it."""
    found = {stem: site.messages(stem, folder(site)).get(source) for stem in PAGES}
    return {stem: one.state for stem, one in found.items() if one is not None}


@pytest.mark.parametrize("stem", PAGES)
@pytest.mark.parametrize("engine", [NO_ENGINE, PSEUDO])
def test_a_navigation_approved_on_one_page_is_approved_on_all(
    site: Site, stem: str, engine: str
) -> None:
    """One run, whichever page it was, over drafts and empty messages alike: first and last
    links, too, and those whose text the page has in its title."""
    site.write("i18n.toml", engine)
    site("run", "--quiet")
    approve(site, stem, *NAVIGATION, *FOOTER, "Sign of the house", "Send it")
    run(site)
    for source in (*NAVIGATION, *FOOTER, "Sign of the house", "Send it"):
        assert set(states(site, source).values()) == {State.APPROVED}, source
    other = next(one for one in PAGES if one != stem)
    assert site.messages(other, folder(site))["Give"].text == "«Give»"


def test_a_sentence_that_recurs_elsewhere_is_a_draft(site: Site) -> None:
    """Its neighbours in the text are others; the draft is what people approved, not a machine's."""
    site.write("i18n.toml", PSEUDO)
    site("run", "--quiet")
    approve(site, "who", "Come in.")
    run(site)
    assert states(site, "Come in.") == {
        stem: State.APPROVED if stem == "who" else State.DRAFT for stem in PAGES
    }
    found = site.messages("work", folder(site))["Come in."]
    assert found.text == "«Come in.»"
    assert found.origin is not None
    assert found.origin.told == "100% who.html"


def test_what_marks_the_page_itself_does_not_part_a_navigation(site: Site) -> None:
    """The link to the page at hand is a word, or says that it is."""
    for name in PAGES:
        current = dict(zip(("index", "who", "work", "give"), NAVIGATION, strict=True))[name]
        links = "".join(
            f"<li><strong>{n} <em>(here)</em></strong></li>"
            if n == current
            else f'<li><a href="{n}.html">{n}</a></li>'
            for n in NAVIGATION
        )
        site.write(f"source_texts/{name}.html", page(name, links))
    site("run", "--quiet")
    approve(site, "index", *NAVIGATION)
    run(site)
    for source in ("Who we are", "Our work", "Give"):  # each is title and heading of one page
        assert set(states(site, source).values()) == {State.APPROVED}, source


def test_a_menu_without_the_elements_for_it_is_one_all_the_same(site: Site) -> None:
    """Labels side by side: two neighbours in common tell the place."""
    for name in PAGES:
        text = page(name, "".join(f"<div><a href='{n}.html'>{n}</a></div>" for n in NAVIGATION))
        for tag in ("header", "nav", "ul"):
            text = text.replace(f"<{tag}>", "<div>").replace(f"</{tag}>", "</div>")
        site.write(f"source_texts/{name}.html", text)
    site("run", "--quiet")
    approve(site, "work", *NAVIGATION)
    run(site)
    for source in NAVIGATION:
        assert set(states(site, source).values()) == {State.APPROVED}, source


def framed(name: str) -> str:
    """A page made of `div`, whose banner, sidebar and teasers stand among texts of its own."""
    own = "".join(f"<div><h3>{word} of {name}</h3><a href='#'>Read more</a></div>" for word in "AB")
    posts = f"<h3>Recent posts</h3><ul><li>Post by {name}</li></ul><h3>Need help?</h3>"
    notice = "<div><p>We count visits.</p><p>You can say no.</p><p>Fine</p><p>No</p></div>"
    return (
        f"<html><head><title>Page {name}</title></head><body>{notice}<p>First of {name}.</p>"
        f"<div class='crumbs'><a href='#'>You are here</a> / <span>Page {name}</span></div>"
        f"<p>Come in.</p>{own}<p>More of {name}.</p>"
        f"<aside>{posts}<p>Only {name}.</p><p>We write monthly.</p><p>{name} again.</p></aside>"
        f"<p>Last of {name}.</p></body></html>"
    )


def test_what_stands_on_many_pages_is_of_the_frame_of_the_site(site: Site) -> None:
    """Labels wherever they stand, headings, and sentences in a part of the site: whatever the
    texts around them. A sentence in running text waits for a person."""
    for name in PAGES:
        site.write(f"source_texts/{name}.html", framed(name))
    site("run", "--quiet")
    frame = ("Read more", "Recent posts", "Need help?", "We write monthly.", "We count visits.")
    approve(site, "who", *frame, "Come in.")
    run(site)
    for source in frame:
        assert set(states(site, source).values()) == {State.APPROVED}, source
    assert states(site, "Come in.")["give"] is State.DRAFT


def test_what_stands_around_a_heading_of_its_own_is_another_place(site: Site) -> None:
    """The heading is in the catalog once, at the page's title: the page says what stands where."""
    for name in PAGES:
        text = (
            f"<title>{name}</title><nav>Home</nav><h1>{name}</h1><p>Come in.</p><footer>Us</footer>"
        )
        site.write(f"source_texts/{name}.html", f"<html><head>{text}</html>")
    site("run", "--quiet")
    approve(site, "give", "Come in.")
    run(site)
    assert states(site, "Come in.")["who"] is State.DRAFT


def test_a_label_on_two_pages_is_of_no_frame(site: Site) -> None:
    """Too few pages say that it is always the same."""
    for name in PAGES[:2]:
        site.write(f"source_texts/{name}.html", framed(name))
    site("run", "--quiet")
    approve(site, "give", "Recent posts")
    run(site)
    assert states(site, "Recent posts")["index"] is State.DRAFT


def test_two_translations_of_one_place_approve_none(site: Site) -> None:
    """The commoner is a draft, and it says what the other is."""
    site("run", "--quiet")
    approve(site, "give", "Home", text="Inicio")
    approve(site, "work", "Home", text="Inicio")
    approve(site, "index", "Home", text="Portada")
    run(site)
    found = site.messages("who")["Home"]
    assert (found.state, found.text) == (State.DRAFT, "Inicio")
    assert found.origin is not None
    assert found.origin.doubt == "elsewhere it is also “Portada”"


@pytest.mark.parametrize(
    "touch",
    [
        fuzzy,
        lambda m: replace(m, text="Mío", state=State.DRAFT),
        lambda m: replace(m, text="", state=State.EMPTY),
        lambda m: replace(m, comments=("do not use",), state=State.DRAFT),
    ],
)
def test_what_a_person_touched_is_never_approved(
    site: Site, touch: Callable[[Message], Message]
) -> None:
    """Taken back, changed, emptied, remarked on: it waits for a person, on every run."""
    site.write("i18n.toml", PSEUDO)
    site("run", "--quiet")
    change(site, "who", ("Home",), lambda m: replace(m, state=State.APPROVED))
    site("run", "--quiet")
    change(site, "who", ("Home",), touch)
    approve(site, "work", "Home")
    run(site)
    assert site.messages("who", folder(site))["Home"].state is not State.APPROVED
    assert site.messages("give", folder(site))["Home"].state is State.APPROVED


def test_a_copy_that_a_person_takes_back_stays_taken_back(site: Site) -> None:
    """The page that it came from is still approved, and so are the others."""
    site("run", "--quiet")
    approve(site, "index", *NAVIGATION)
    run(site)
    change(site, "who", ("Home",), fuzzy)
    run(site)
    found = states(site, "Home")
    assert found.pop("who") is State.DRAFT
    assert set(found.values()) == {State.APPROVED}


@pytest.mark.parametrize("how", [fuzzy, lambda m: replace(m, text="", state=State.EMPTY)])
def test_an_approval_taken_back_is_taken_back_everywhere(
    site: Site, how: Callable[[Message], Message]
) -> None:
    """Nobody looked at the copies: they are drafts again, and say why. Approving the text anew
    brings them back."""
    site("run", "--quiet")
    approve(site, "index", *NAVIGATION)
    run(site)
    change(site, "index", ("Home",), how)
    run(site)
    assert State.APPROVED not in states(site, "Home").values()
    copy = site.messages("who")["Home"]
    assert copy.text == "«Home»"
    assert copy.origin is not None
    assert copy.origin.doubt == "withdrawn on index.html"
    assert set(states(site, "Give").values()) == {State.APPROVED}
    approve(site, "index", "Home", text="Portada")
    run(site)
    assert {site.messages(stem)["Home"].text for stem in PAGES} == {"Portada"}
    assert set(states(site, "Home").values()) == {State.APPROVED}


def test_a_correction_goes_to_all_copies(site: Site) -> None:
    """The text that they came from was changed."""
    site("run", "--quiet")
    approve(site, "index", *NAVIGATION)
    run(site)
    approve(site, "index", "Give", text="Dar")
    run(site)
    assert {site.messages(stem)["Give"].text for stem in PAGES} == {"Dar"}
    assert set(states(site, "Give").values()) == {State.APPROVED}


def test_a_page_that_is_gone_takes_nothing_back(site: Site) -> None:
    """What was approved there stays approved elsewhere."""
    site("run", "--quiet")
    approve(site, "index", *NAVIGATION)
    run(site)
    site.path("source_texts/index.html").unlink()
    run(site)
    assert {site.messages(stem)["Home"].state for stem in ("who", "work")} == {State.APPROVED}


def test_no_order_matters(site: Site, tmp_path: Path) -> None:
    """What is approved on two pages at once, or on one after the other, ends the same."""
    other = Site(tmp_path / "other")
    for name in ("index.html", "news/a.html", "press/b.txt"):
        other.path(f"source_texts/{name}").unlink()
    for name in ("i18n.toml", *(f"source_texts/{one}.html" for one in PAGES)):
        other.write(name, site.read(name))
    for one in (site, other):
        one("run", "--quiet")
        approve(one, "work", "Home", "Our work")
    site("run", "--quiet")
    for one in (site, other):
        approve(one, "give", "Give", *FOOTER)
        run(one)
    for stem in PAGES:
        ours, theirs = site.messages(stem), other.messages(stem)
        assert [*ours.values()] == [*theirs.values()]


def test_catalogs_of_folders_share_as_pages_do(site: Site) -> None:
    """A text stands there once, with all its pages."""
    site.write("i18n.toml", f'catalogs = "folder"\n{NO_ENGINE}')
    site.write("source_texts/more/who.html", page("who"))
    site("run", "--quiet")
    approve(site, "messages", *NAVIGATION)
    run(site)
    found, _ = po.read(site.read(site.po("more/messages")), "", "es")
    assert {m.state for m in found.messages if m.key.source in NAVIGATION} == {State.APPROVED}
