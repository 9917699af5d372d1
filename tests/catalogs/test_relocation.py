"""Messages whose pages have another catalog now, by a setting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from i18n.catalogs.ownership import human_texts, is_handed_on, machine_owned
from i18n.languages.locales import language
from i18n.model import Catalog, Key, Message, Notes, State
from i18n.project.language_catalogs import LanguageCatalogs, updated

PAGES = ("a.html", "b.html")


def want(source: str, *pages: str) -> Message:
    """A message of a template."""
    return Message(Key("", source), notes=Notes("paragraph"), places=pages)


def said(source: str, text: str, state: State, page: str, *comments: str) -> Message:
    """What somebody said on a page."""
    return replace(want(source, page), text=text, state=state, comments=comments)


def page(*messages: Message) -> Catalog:
    """A catalog."""
    return Catalog("es", messages)


APART = {"a": (want("Hello", "a.html"),), "b": (want("Hello", "b.html"),)}
TOGETHER = {"messages": (want("Hello", *PAGES),)}
Templates = Mapping[str, tuple[Message, ...]]


def to(catalogs: dict[str, Catalog], templates: Templates) -> dict[str, Catalog]:
    """The catalogs after a run with these templates, done at once, with every text kept."""
    new = dict(updated(LanguageCatalogs(language("es"), catalogs, catalogs), templates).catalogs)
    again = dict(updated(LanguageCatalogs(language("es"), new, new), templates).catalogs)
    assert again == new
    texts = {text for one in catalogs.values() for text in human_texts(one)}
    assert texts <= {text for one in new.values() for text in human_texts(one)}
    return new


def active(found: Catalog) -> list[tuple[str, State]]:
    """Texts and states of what is in use."""
    return [(m.text, m.state) for m in found.messages if m.state is not State.OBSOLETE]


def both(ours: str, state: State, theirs: str, other: State) -> dict[str, Catalog]:
    """Two pages that say something of the same source."""
    return {
        "a": page(said("Hello", ours, state, "a.html")),
        "b": page(said("Hello", theirs, other, "b.html")),
    }


AGREED = both("Hola", State.APPROVED, "Hola", State.APPROVED)


def test_what_pages_agree_on_is_that_of_the_site() -> None:
    """Their own catalogs keep it as handed on."""
    found = to(AGREED, TOGETHER)
    assert active(found["messages"]) == [("Hola", State.APPROVED)]
    assert all(is_handed_on(m) for stem in "ab" for m in found[stem].messages)
    assert [active(to(found, APART)[stem]) for stem in "ab"] == [[("Hola", State.APPROVED)]] * 2


@pytest.mark.parametrize("text", ["Hola", ""])
def test_an_approval_taken_back_for_the_site_stays_so_on_its_pages(text: str) -> None:
    """Made fuzzy, or emptied; and the other way round."""
    state = State.DRAFT if text else State.EMPTY
    there = to(AGREED, TOGETHER)
    (message, *_) = there["messages"].messages
    doubted = page(replace(message, text=text, state=state))
    back = to({**there, "messages": doubted}, APART)
    assert [active(back[stem]) for stem in "ab"] == [[("Hola", State.DRAFT)]] * 2
    again = to(to(AGREED, TOGETHER), APART)
    doubted = page(said("Hello", text, state, "a.html"))
    again = {**again, "a": doubted, "b": Catalog("es", ())}
    one = {"messages": (want("Hello", "a.html"),)}
    assert active(to(again, one)["messages"])[0][1] is State.DRAFT


@pytest.mark.parametrize(
    ("theirs", "other"), [("Hola", State.DRAFT), ("Buenas", State.APPROVED), ("Ea", State.DRAFT)]
)
def test_where_pages_differ_nothing_is_guessed(theirs: str, other: State) -> None:
    """The site has an offer that nobody owns, and each page its own word again."""
    old = both("Hola", State.APPROVED, theirs, other)
    there = to(old, TOGETHER)
    (message,) = there["messages"].messages
    assert (message.text, message.state) == ("Hola", State.DRAFT)
    assert machine_owned(message)
    back = to(there, APART)
    assert [active(back[stem]) for stem in "ab"] == [active(old[stem]) for stem in "ab"]


def test_what_is_chosen_for_the_site_is_that_of_its_pages() -> None:
    """An offer approved is the last word."""
    there = to(both("Hola", State.APPROVED, "Buenas", State.APPROVED), TOGETHER)
    (message,) = there["messages"].messages
    chosen = page(replace(message, state=State.APPROVED))
    back = to({**there, "messages": chosen}, APART)
    assert [active(back[stem]) for stem in "ab"] == [[("Hola", State.APPROVED)]] * 2
    assert "Buenas" in human_texts(back["b"])


def test_a_page_that_only_a_machine_translated_takes_what_the_other_has() -> None:
    """As if it were new there."""
    old = {"a": AGREED["a"], "b": page(want("Hello", "b.html"))}
    assert active(to(old, TOGETHER)["messages"]) == [("Hola", State.APPROVED)]


def test_comments_of_all_pages_come_along() -> None:
    """They do not make pages differ."""
    old = {
        "a": page(said("Hello", "Hola", State.APPROVED, "a.html", "Ana: hm")),
        "b": page(said("Hello", "Hola", State.APPROVED, "b.html", "Luis: ok")),
    }
    (message,) = to(old, TOGETHER)["messages"].messages
    assert (message.state, message.comments) == (State.APPROVED, ("Ana: hm", "Luis: ok"))


def test_a_site_is_cut_otherwise_and_grouped_otherwise_at_once() -> None:
    """Approvals come along; one doubted since does not come back."""
    old = {"a": page(said("One. Two.", "Uno. Dos.", State.APPROVED, "a.html"))}
    cut = {"messages": (want("One.", "a.html"), want("Two.", "a.html"))}
    there = to(old, cut)
    assert active(there["messages"]) == [("Uno.", State.APPROVED), ("Dos.", State.APPROVED)]
    (one, *rest) = there["messages"].messages
    doubted = {**there, "messages": page(replace(one, state=State.DRAFT), *rest)}
    whole = {"a": (want("One. Two.", "a.html"),)}
    assert active(to(there, whole)["a"]) == active(old["a"])
    assert active(to(doubted, whole)["a"]) == [("Uno. Dos.", State.DRAFT)]


def test_a_page_removed_after_it_moved_comes_back_as_it_was_last() -> None:
    """It is looked for where it went."""
    there = to(to(AGREED, TOGETHER), {})
    assert [active(to(there, APART)[stem]) for stem in "ab"] == [[("Hola", State.APPROVED)]] * 2
    (message, *_) = to(AGREED, TOGETHER)["messages"].messages
    doubted = {**to(AGREED, TOGETHER), "messages": page(replace(message, state=State.DRAFT))}
    back = to(to(doubted, {}), APART)
    assert [active(back[stem]) for stem in "ab"] == [[("Hola", State.DRAFT)]] * 2


def test_messages_wait_where_they_are_for_a_catalog_that_cannot_be_read() -> None:
    """Nothing goes into a file that nobody knows."""
    old = LanguageCatalogs(language("es"), AGREED, AGREED, frozenset({"messages"}))
    found = updated(old, TOGETHER).catalogs
    assert [active(found[stem]) for stem in "ab"] == [[("Hola", State.APPROVED)]] * 2
