"""Filling a catalog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from i18n.catalogs.ownership import machine_owned
from i18n.memory.lookup import Lookup, MemoryMatch
from i18n.memory.units import TranslationUnit
from i18n.model import Catalog, Draft, Key, Message, State
from i18n.stages.drafting.pretranslation import Filled, pretranslation, untranslated
from i18n.stages.drafting.pretranslation import fill as fill_in
from i18n.stages.route_plan import MIN_SCORE, min_score

HELLO = Message(Key("", "Hello"), places=("a.html",))
BYE = Message(Key("", "Bye"), places=("a.html",))
MACHINE = {"Hello": Draft("Hola", "argos en-es"), "Bye": Draft("", why="tags were lost")}


def nothing(_: TranslationUnit) -> None:
    """A memory without memories."""


def remembers(score: int, text: str = "Buenas") -> Lookup:
    """A memory with one text for everything."""
    return lambda _: MemoryMatch(text, "b.html", score)


def fill(
    catalog: Catalog,
    lookup: Lookup,
    drafts: Mapping[str, Draft],
    path: str,
    *,
    redo: bool = False,
    least: int = MIN_SCORE,
    plurals: str = "",
) -> Filled:
    """A catalog looked up and filled."""
    found = pretranslation(catalog, lookup, redo=redo, plurals=plurals)
    return fill_in(found, drafts, path, least)


def test_a_machine_drafts_what_is_empty() -> None:
    """The draft carries its route and belongs to nobody; what failed stays EMPTY and says why."""
    done = fill(Catalog("es", (HELLO, BYE)), nothing, MACHINE, "a.po")
    hello, bye = done.catalog.messages
    assert (hello.text, hello.state) == ("Hola", State.DRAFT)
    assert hello.origin is not None
    assert hello.origin.detail == "argos en-es"
    assert machine_owned(hello)
    assert bye == BYE
    assert done.routes == (("argos en-es", 1),)
    assert [(p.level, p.rule, p.told) for p in done.problems] == [
        ("warning", "no-draft", "tags were lost — “Bye”")
    ]


def test_a_doubt_goes_with_the_draft() -> None:
    """A reviewer is told where to look."""
    drafts = {"Hello": Draft("Hola", "x", doubts=("the place of <a1>",))}
    (hello,) = fill(Catalog("es", (HELLO,)), nothing, drafts, "a.po").catalog.messages
    assert hello.origin is not None
    assert hello.origin.doubt == "the place of <a1>"


def test_people_come_before_machines() -> None:
    """A text approved on another page is drafted first, with its page."""
    done = fill(Catalog("es", (HELLO,)), remembers(100), MACHINE, "a.po")
    (hello,) = done.catalog.messages
    assert (hello.text, hello.state) == ("Buenas", State.DRAFT)
    assert hello.origin is not None
    assert (hello.origin.kind, hello.origin.told) == ("memory", "100% b.html")
    assert done.routes == (("memory", 1),)


def test_the_same_sentence_in_the_same_place_is_approved() -> None:
    """The trade's 101 %: context, kind of block and both neighbours agree."""
    (hello,) = fill(Catalog("es", (HELLO,)), remembers(101), {}, "a.po").catalog.messages
    assert (hello.text, hello.state) == ("Buenas", State.APPROVED)


def test_a_near_match_is_offered_where_it_helps_more_than_the_machine() -> None:
    """A very near one first, a less near one where the machine has nothing."""
    catalog = Catalog("es", (HELLO, BYE))
    sure = fill(catalog, remembers(95), MACHINE, "a.po").catalog.messages
    assert [m.text for m in sure] == ["Buenas", "Buenas"]
    less = fill(catalog, remembers(76), MACHINE, "a.po").catalog.messages
    assert [m.text for m in less] == ["Hola", "Buenas"]
    weak = fill(catalog, remembers(76), MACHINE, "a.po", least=75).catalog.messages
    assert [m.text for m in weak] == ["Buenas", "Buenas"]


def test_a_weaker_route_yields_to_less_near_matches() -> None:
    """As measured: a model for the pair drafts better than two engines in a row."""
    assert (min_score(0.85), min_score(0.81), min_score(0.60)) == (85, 80, 80)


FILES = Message(Key("", "A file"), plural="{n} files", forms=("", ""))
ENGLISH = "nplurals=2; plural=(n != 1);"
POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"


def test_a_plural_message_asks_for_each_form() -> None:
    """The singular for 1 alone; the number in figures and, if that fails, as it is."""
    catalog = Catalog("pl", (FILES,))
    assert list(pretranslation(catalog, nothing, plurals=POLISH).strings_for_mt(MIN_SCORE)) == [
        "A file",
        "22 files",
        "{n} files",
        "11 files",
        "{n} files",
    ]
    assert list(
        pretranslation(catalog, nothing, plurals="nplurals=1; plural=0;").strings_for_mt(MIN_SCORE)
    ) == [
        "11 files",
        "{n} files",
    ]


def test_every_form_gets_its_draft() -> None:
    """One mark over all of them; the numeral gives way to the placeholder."""
    drafts = {
        "A file": Draft("Plik", "x"),
        "22 files": Draft("22 pliki", "x", doubts=("look",)),
        "{n} files": Draft("{n} pliki?", "y"),
        "11 files": Draft("jedenaście", "x"),
    }
    done = fill(Catalog("pl", (FILES,)), nothing, drafts, "a.po", plurals=POLISH)
    (files,) = done.catalog.messages
    assert (files.text, files.forms) == ("Plik", ("Plik", "{n} pliki", "{n} pliki?"))
    assert files.origin is not None
    assert (files.origin.detail, files.origin.doubt) == ("x; y", "look")
    assert machine_owned(files)
    assert not machine_owned(replace(files, forms=("Plik", "{n} pliki", "{n} plików")))


def test_without_one_form_there_is_no_draft() -> None:
    """The message stays EMPTY and says why."""
    drafts = {"A file": Draft("Un archivo", "x"), "{n} files": Draft("", why="lost")}
    done = fill(Catalog("es", (FILES,)), nothing, drafts, "a.po", plurals=ENGLISH)
    assert done.catalog.messages == (FILES,)
    assert [p.told for p in done.problems] == ["lost — “A file”"]


def test_messages_that_hold_several_texts_are_for_people() -> None:
    """A machine sees one placeholder in ICU's choices."""
    choice = Message(Key("", "{n, plural, one {# book} other {# books}}"))
    assert untranslated(Catalog("es", (choice,))) == ()


def test_what_anybody_owns_is_not_touched() -> None:
    """Approved, edited and drafted messages stay, whatever the machine offers."""
    person = replace(HELLO, text="Qué tal", state=State.DRAFT)
    assert fill(Catalog("es", (person,)), nothing, MACHINE, "a.po").catalog.messages == (person,)


def test_redo_is_for_untouched_drafts() -> None:
    """And where the machine fails this time the old draft stays."""
    first = fill(Catalog("es", (HELLO,)), nothing, MACHINE, "a.po").catalog
    assert untranslated(first) == ()
    again = pretranslation(first, nothing, redo=True)
    assert [*again.strings_for_mt(MIN_SCORE)] == ["Hello"]
    better = {"Hello": Draft("¡Hola!", "firefox en-es")}
    assert fill(first, nothing, better, "a.po", redo=True).catalog.messages[0].text == "¡Hola!"
    worse = {"Hello": Draft("", why="no")}
    assert fill(first, nothing, worse, "a.po", redo=True).catalog == first
