"""Templates, ownership, the merge and its proof."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalogs.coverage import coverage
from i18n.catalogs.merge import carry_moved, update
from i18n.catalogs.ownership import (
    assert_nothing_lost,
    draft_mark,
    human_texts,
    is_handed_on,
    machine_owned,
    with_draft,
    with_forms,
)
from i18n.catalogs.template import template
from i18n.errors import CatalogError
from i18n.formats.gettext import po
from i18n.model import Catalog, Code, Key, Message, Notes, Origin, Page, Segment, State

ROUTE = Origin("machine", "firefox en-pt + apertium pt-es")


def want(*sources: str, context: str = "") -> tuple[Message, ...]:
    """Messages of a template."""
    return tuple(
        Message(Key(context, s), notes=Notes("paragraph"), places=("a.html",)) for s in sources
    )


def approved(source: str, text: str, context: str = "") -> Message:
    """A message that a person approved."""
    return Message(
        Key(context, source), text, State.APPROVED, notes=Notes("paragraph"), places=("a.html",)
    )


def drafted(source: str, text: str) -> Message:
    """A message that a machine drafted and nobody has looked at."""
    return with_draft(want(source)[0], text, ROUTE)


def states(catalog: Catalog) -> dict[str, tuple[str, State]]:
    """Source to text and state."""
    return {m.key.source: (m.text, m.state) for m in catalog.messages}


SENTENCE = "The union has asked the court to cancel the notice."
CHANGED = "The union has asked the tribunal to cancel the notice."
DELETED = Catalog("es", (approved(SENTENCE, "El sindicato…"),))


def test_a_template_has_each_key_once_with_all_its_pages() -> None:
    """Three equal cells are one message; a context makes another."""
    cell = Segment(("Yes",), ("Yes",), block="table cell")
    pages = (
        Page("a.html", (cell, "|", cell, "|", replace(cell, context="vote"))),
        Page("b.html", (cell,)),
    )
    assert [(m.key, m.places) for m in template(pages)] == [
        (Key("", "Yes"), ("a.html", "b.html")),
        (Key("vote", "Yes"), ("a.html",)),
    ]


def test_an_alt_text_within_a_sentence_is_a_message_of_its_own() -> None:
    """It follows the sentence that holds the image."""
    alt = Segment(("a lamp",), ("a lamp",), quoting='"')
    img = Code("img", "empty", ('<img alt="', alt, '">'), bare=False)
    sentence = Segment(("See ", img, " now."), ("See ", img, " now."))
    (first, second) = template([Page("a.html", (sentence,))])
    assert (first.key.source, second.key.source) == ("See <img1/> now.", "a lamp")
    assert first.notes == Notes(lines=('<img1/> = <img alt="a lamp">',))


def test_the_same_key_stays_as_it_is() -> None:
    """Text, comments and state of a person are not touched; notes and places are renewed."""
    mine = replace(approved("Hello", "Hola"), comments=("Ana: sure",), notes=Notes("old"))
    (message,) = update(Catalog("es", (mine,)), want("Hello")).messages
    assert message == replace(mine, notes=Notes("paragraph"))


def test_an_obsolete_message_comes_back_as_it_was() -> None:
    """Restoring a deleted sentence restores its approval, and a draft returns as a draft."""
    draft = replace(approved("Bye", "Adiós"), state=State.DRAFT)
    old = Catalog("es", (approved("Hello", "Hola"), draft))
    gone = update(old, ())
    assert {m.state for m in gone.messages} == {State.OBSOLETE}
    back = update(gone, want("Hello", "Bye"))
    assert states(back) == {"Hello": ("Hola", State.APPROVED), "Bye": ("Adiós", State.DRAFT)}


def test_a_reworded_sentence_keeps_its_text_as_a_draft_with_the_previous_source() -> None:
    """A person looks at it again; the approved pair stays as obsolete, to come back."""
    new = update(DELETED, want(CHANGED))
    first, second = new.messages
    assert (first.text, first.state) == ("El sindicato…", State.DRAFT)
    assert first.previous == Key("", SENTENCE)
    assert not machine_owned(first)
    assert (second.key.source, second.state) == (SENTENCE, State.OBSOLETE)


def test_undoing_a_rewording_restores_the_approval() -> None:
    """There and back is as if nothing had happened."""
    there = update(DELETED, want(CHANGED))
    assert update(there, want(SENTENCE)) == DELETED


def test_two_rewordings_in_a_row_leave_one_obsolete_message() -> None:
    """The borrowed text in between was never a person's word on that sentence."""
    twice = update(update(DELETED, want(CHANGED)), want(CHANGED + " Soon."))
    assert [m.state for m in twice.messages] == [State.DRAFT, State.OBSOLETE]
    assert twice.messages[0].previous == Key("", SENTENCE)


def test_neighbours_of_a_changed_sentence_are_untouched() -> None:
    """Four of five sentences keep their approval, byte for byte."""
    five = tuple(
        approved(f"Sentence number {n} of {n * 7} words.", f"Frase {n}.") for n in range(5)
    )
    wanted = want(*(m.key.source for m in five[:2]), CHANGED, *(m.key.source for m in five[3:]))
    new = update(Catalog("es", five), wanted)
    kept = [m for m in new.messages if m.state is State.APPROVED]
    assert kept == [five[0], five[1], five[3], five[4]]


def test_a_staying_message_gives_its_text_to_no_other() -> None:
    """“Create account” does not inherit “Delete account”."""
    old = Catalog("es", (approved("Delete account", "Eliminar cuenta"),))
    new = update(old, want("Delete account", "Create account"))
    assert states(new)["Create account"] == ("", State.EMPTY)


def test_two_contexts_renamed_at_once_never_swap() -> None:
    """Nobody can tell which is which, so none is guessed; both are kept as obsolete."""
    old = Catalog("es", (approved("Open", "Abrir", "verb"), approved("Open", "Abierto", "state")))
    new = update(old, want("Open", context="v") + want("Open", context="s"))
    assert [m.text for m in new.messages if m.state is State.DRAFT] in ([], ["Abrir", "Abierto"])
    assert {"Abrir", "Abierto"} <= human_texts(new)


def test_one_renamed_context_keeps_its_text_for_review() -> None:
    """The same words under a new context may need other words."""
    old = Catalog("es", (approved("Open", "Abrir", "verb"),))
    (first, _) = update(old, want("Open", context="button")).messages
    assert (first.text, first.state, first.previous) == ("Abrir", State.DRAFT, Key("verb", "Open"))


def test_a_changed_plural_is_a_draft_that_shows_the_previous_one() -> None:
    """Of the same singular or of another; every form is kept."""
    day = Message(Key("", "One day of the year"), "Un día", State.APPROVED)
    old = Catalog("es", (replace(day, plural="{n} days", forms=("Un día", "{n} días")),))
    for single in ("One day of the year", "One day of that year"):
        new = Message(Key("", single), plural="{n} days or more")
        (first, *_) = update(old, (new,)).messages
        assert (first.forms, first.state) == (("Un día", "{n} días"), State.DRAFT)
        assert (first.previous, first.previous_plural) == (day.key, "{n} days")
        assert update(update(old, (new,)), (new,)) == update(old, (new,))


def test_an_untouched_draft_of_a_changed_plural_makes_room() -> None:
    """Whether its plural is another, new, or gone; a person's plural stays."""
    day = Message(Key("", "One day"), plural="{n} days", forms=("", ""))
    drafted = with_draft(day, ("Un día", "{n} días"), ROUTE)
    for plural in ("{n} long days", ""):
        (found,) = update(Catalog("es", (drafted,)), (replace(day, plural=plural),)).messages
        assert (found.state, found.plural, found.forms) == (State.EMPTY, plural, ())
    ours = replace(drafted, state=State.APPROVED)
    assert update(Catalog("es", (ours,)), (replace(day, plural=""),)).messages == (ours,)


def test_a_plural_message_that_comes_back_has_all_its_forms() -> None:
    """Also where the first is the empty one."""
    day = Message(Key("", "One day"), plural="{n} days", forms=("", "{n} días"))
    old = Catalog("es", (replace(day, state=State.APPROVED),))
    gone = update(old, ())
    assert gone.messages[0].state is State.OBSOLETE
    assert update(gone, (day,)) == old


def test_plural_messages_have_as_many_forms_as_their_language() -> None:
    """Empty ones are added and taken away, a text never."""
    day = Message(Key("", "One day"), plural="{n} days", forms=("", ""))
    sized = [with_forms(Catalog("", (day,)), count).messages[0].forms for count in (1, 3)]
    assert sized == [("",), ("", "", "")]
    said = replace(day, forms=("a", "b"))
    assert with_forms(Catalog("", (said,)), 1).messages == (said,)


def test_formats_are_the_sources_flags_and_others_peoples() -> None:
    """A draft with `python-format` is nobody's; a flag of a person stays beside the source's."""
    wanted = Message(Key("", "%s"), flags=("python-format",))
    assert machine_owned(with_draft(wanted, "%s", ROUTE))
    assert not machine_owned(replace(wanted, flags=("mine",)))
    old = Message(Key("", "%s"), "%s", State.APPROVED, flags=("c-format", "mine"))
    (found,) = update(Catalog("es", (old,)), (wanted,)).messages
    assert found.flags == ("mine", "python-format")


def test_a_template_tells_the_names_of_a_string_and_its_plural() -> None:
    """Of every place that has it."""
    parts = [
        Segment(("File",), (), block="string", key=name, plural=plural, flags=flags)
        for name, plural, flags in (("a", (), ()), ("b", ("Files",), ("c-format",)))
    ]
    (found,) = template([Page("en.json", tuple(parts))])
    assert found.notes == Notes("string", keys=("a", "b"))
    assert (found.plural, found.forms, found.flags) == ("Files", ("", ""), ("c-format",))


def test_an_untouched_draft_of_a_vanished_source_is_dropped() -> None:
    """A machine can write it again."""
    assert update(Catalog("es", (drafted("Hello", "Hola"),)), ()).messages == ()


def test_an_untouched_draft_of_a_changed_source_makes_room() -> None:
    """The changed sentence is EMPTY, to be drafted anew, and shows no previous source."""
    old = Catalog("es", (drafted(SENTENCE, "El sindicato…"),))
    assert update(old, want(CHANGED)).messages == want(CHANGED)


def test_an_edited_draft_is_a_persons_for_ever() -> None:
    """Changing a draft without clearing fuzzy is enough to own it."""
    edited = replace(drafted(SENTENCE, "El sindicato…"), text="La unión…")
    assert not machine_owned(edited)
    new = update(Catalog("es", (edited,)), want(CHANGED))
    assert (new.messages[0].text, new.messages[0].previous) == ("La unión…", Key("", SENTENCE))


def test_a_draft_that_another_tool_moved_is_a_persons() -> None:
    """msgmerge leaves our comment over a source that it does not belong to."""
    moved = replace(drafted(SENTENCE, "El sindicato…"), key=Key("", CHANGED))
    assert not machine_owned(moved)


def test_a_commented_draft_is_a_persons() -> None:
    """A reviewer's note is a word of a person."""
    noted = replace(drafted(SENTENCE, "El sindicato…"), comments=("Ana: “corte”?",))
    new = update(Catalog("es", (noted,)), ())
    assert new.messages[0].comments == ("Ana: “corte”?",)


def test_approving_a_draft_unchanged_makes_it_a_persons() -> None:
    """After approval a changed source keeps the text, without the machine's mark."""
    done = replace(drafted(SENTENCE, "El sindicato…"), state=State.APPROVED)
    new = update(Catalog("es", (done,)), want(CHANGED))
    assert (new.messages[0].text, new.messages[0].origin) == ("El sindicato…", None)
    assert new.messages[1].origin is None


def test_what_moves_to_another_page_keeps_its_approval() -> None:
    """A renamed page, or a paragraph that went elsewhere."""
    before = {"a": DELETED, "b": Catalog("es", ())}
    after = {"a": update(DELETED, ()), "b": update(before["b"], want(SENTENCE))}
    found = carry_moved(before, after)
    assert found["b"].messages == DELETED.messages
    assert found["a"].messages[0].state is State.OBSOLETE


def page(path: str, *said: Message) -> Catalog:
    """A page's catalog."""
    return Catalog("es", tuple(replace(m, places=(path,)) for m in said))


def test_a_page_renamed_there_and_back_keeps_what_was_said_meanwhile() -> None:
    """The older text is set aside, not put back."""
    old = Message(Key("", "Hello"), "Hola", State.APPROVED, notes=Notes("paragraph"))
    there = page("b.html", replace(old, text="Buenas", comments=("Ana: hm",)))
    left = page("a.html", replace(old, state=State.OBSOLETE))
    wanted = (Message(Key("", "Hello"), notes=Notes("paragraph"), places=("a.html",)),)
    found = carry_moved(
        {"a": left, "b": there}, {"a": update(left, wanted), "b": update(there, ())}
    )
    (first, earlier) = found["a"].messages
    assert (first.text, first.state, first.comments) == ("Buenas", State.APPROVED, ("Ana: hm",))
    assert (earlier.text, earlier.state) == ("Hola", State.OBSOLETE)
    assert po.read(po.write(found["a"]), "a.po", "es")[0].messages == found["a"].messages


def test_an_approval_taken_back_under_another_name_of_the_page_stays_so() -> None:
    """Made fuzzy or emptied there; one that nobody doubted comes back, also after a removal."""
    wanted = {stem: (replace(want("Hello")[0], places=(f"{stem}.html",)),) for stem in "ab"}
    old = page("a.html", approved("Hello", "Hola"))

    def renamed(a: Catalog, b: Catalog, to: str) -> dict[str, Catalog]:
        new = {s: update(one, wanted[s] if s == to else ()) for s, one in {"a": a, "b": b}.items()}
        return carry_moved({"a": a, "b": b}, new)

    there = renamed(old, Catalog("es", ()), "b")
    assert is_handed_on(there["a"].messages[0])
    for text, state in (("Hola", State.DRAFT), ("", State.EMPTY)):
        doubted = replace(there["b"], messages=(replace(want("Hello")[0], text=text, state=state),))
        back = renamed(there["a"], doubted, "a")["a"]
        assert [(m.text, m.state) for m in back.messages] == [("Hola", State.DRAFT)]
    back = renamed(there["a"], there["b"], "a")["a"]
    assert [(m.text, m.state) for m in back.messages] == [("Hola", State.APPROVED)]
    removed = renamed(there["a"], there["b"], "")
    back = renamed(removed["a"], removed["b"], "a")["a"]
    assert [(m.text, m.state) for m in back.messages] == [("Hola", State.APPROVED)]


def test_a_text_doubted_under_another_context_or_source_does_not_come_back_approved() -> None:
    """What it was lent for says nothing until somebody approves it there."""
    menu = Catalog("es", (approved("Book", "Libro"),))
    there = update(menu, want("Book", context="verb"))
    assert update(there, want("Book")).messages[0].state is State.APPROVED
    for state in (State.APPROVED, State.DRAFT):
        first = replace(there.messages[0], state=state, previous=None)
        back = update(replace(there, messages=(first, *there.messages[1:])), want("Book"))
        assert back.messages[0].state is state


def test_what_moves_has_the_plural_and_the_comments_of_its_place() -> None:
    """Another plural is looked at again; what was said of an empty message stays; what a draft
    was made of is still shown."""
    lamp = Message(
        Key("", "%d lamp"), "%d a", State.APPROVED, plural="%d lamps", forms=("%d a", "b")
    )
    was = page("a.html", lamp)
    empty = replace(lamp, text="", forms=("", ""), state=State.EMPTY, plural="%d lights")
    there = page("b.html", replace(empty, comments=("Ana: hm",)))
    (found,) = carry_moved({"a": was, "b": there}, {"a": update(was, ()), "b": there})["b"].messages
    assert (found.state, found.plural, found.previous_plural) == (
        State.DRAFT,
        "%d lights",
        "%d lamps",
    )
    assert (found.forms, found.comments) == (("%d a", "b"), ("Ana: hm",))
    draft = page("a.html", replace(lamp, state=State.DRAFT, previous=Key("", "%d lamp old")))
    there = page("b.html", replace(empty, plural="%d lamps"))
    (found,) = carry_moved({"a": draft, "b": there}, {"a": update(draft, ()), "b": there})[
        "b"
    ].messages
    assert found.previous == Key("", "%d lamp old")


def test_a_borrowed_draft_with_a_flag_of_its_own_is_kept() -> None:
    """Somebody has worked on it."""
    old = page("a.html", Message(Key("", "The old lamp is lit."), "Luce.", State.APPROVED))
    new = update(old, (Message(Key("", "The new lamp is lit.")),))
    flagged = replace(new.messages[0], flags=("max-length:9",))
    gone = update(replace(new, messages=(flagged, *new.messages[1:])), ())
    assert ("max-length:9",) in [tuple(f for f in m.flags if f != "fuzzy") for m in gone.messages]


def test_what_is_copied_or_ambiguous_is_not_moved() -> None:
    """A text that stays where it was, another kind of block, or two texts prove nothing."""
    other = Catalog("es", (approved(SENTENCE, "Otra cosa"),))
    new = update(Catalog("es", ()), want(SENTENCE))
    stays = {"a": DELETED, "b": Catalog("es", ())}
    assert carry_moved(stays, {"a": DELETED, "b": new})["b"] == new
    two = {"a": DELETED, "b": other, "c": Catalog("es", ())}
    gone = {"a": update(DELETED, ()), "b": update(other, ()), "c": new}
    assert carry_moved(two, gone)["c"] == new
    heading = replace(new, messages=(replace(new.messages[0], notes=Notes("heading 2")),))
    assert carry_moved(stays, {"a": update(DELETED, ()), "b": heading})["b"] == heading


def test_a_cosmetic_change_keeps_approvals_and_can_be_undone() -> None:
    """A typo mended in the source unsettles nobody; the previous source is on record."""
    typo = SENTENCE.replace("asked", "aksed")
    machine = replace(approved(typo, "El sindicato…"), origin=replace(ROUTE, mark="12345678"))
    old = Catalog("es", (machine,))
    new = update(old, want(SENTENCE), cosmetic=True)
    assert new.messages == (replace(machine, key=Key("", SENTENCE), previous=Key("", typo)),)
    assert update(new, want(typo), cosmetic=True) == old
    assert update(new, want(SENTENCE)) == new


def test_a_cosmetic_change_is_a_small_one() -> None:
    """Another sentence is looked at again, and so is what nobody had approved."""
    far = "The union has lost all hope that a court might cancel the notice."
    (first, _) = update(DELETED, want(far), cosmetic=True).messages
    assert first.state is State.DRAFT
    draft = Catalog("es", (replace(DELETED.messages[0], state=State.DRAFT),))
    assert update(draft, want(CHANGED), cosmetic=True).messages[0].state is State.DRAFT


def test_the_proof_refuses_a_loss() -> None:
    """Should a rule ever be wrong, the run stops before it writes."""
    with pytest.raises(CatalogError, match="would lose 1 translation, such as “Hola”"):
        assert_nothing_lost(Catalog("es", (approved("Hello", "Hola"),)), Catalog("es", ()))


def test_a_mark_depends_on_source_and_text() -> None:
    """Eight hex digits of both."""
    assert len({draft_mark("a", "b"), draft_mark("a", "c"), draft_mark("b", "b")}) == 3
    assert len(draft_mark("a", "b")) == 8


def test_coverage_counts_messages_and_words() -> None:
    """Obsolete messages are counted, their words are not."""
    gone = replace(approved("old words", "x"), state=State.OBSOLETE)
    found = coverage(
        (approved("one two", "x"), drafted("three", "y"), *want("four five six"), gone)
    )
    assert (found.messages, found.words) == (3, 6)
    assert (found.empty, found.draft, found.approved, found.obsolete) == (1, 1, 1, 1)
    assert found.share == pytest.approx(2 / 6)
    assert coverage(()).share == 1.0


# --- properties ----------------------------------------------------------------

VOCABULARY = ("the union", "a court", "Mexico", "the notice", "was", "cancelled", "today", "never")
SOURCES = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=5).map(" ".join)
TEMPLATES = st.lists(
    st.tuples(st.sampled_from(["", "menu"]), SOURCES), max_size=8, unique=True
).map(lambda keys: tuple(Message(Key(c, s), places=("a.html",)) for c, s in keys))


def reviewed(catalog: Catalog, choices: list[int]) -> Catalog:
    """What people and machines do between two runs: draft, approve, edit, comment, leave."""
    done = []
    for number, message in enumerate(catalog.messages):
        choice = choices[number % len(choices)] if choices else 0
        if message.state is State.OBSOLETE or choice == 0:
            done.append(message)
        elif message.state is State.EMPTY:
            done.append(with_draft(message, f"draft {message.key.source}", ROUTE))
        elif choice == 1:
            done.append(replace(message, state=State.APPROVED, previous=None))
        elif choice == 2:
            done.append(replace(message, text=f"edited {number}"))
        else:
            done.append(replace(message, comments=(*message.comments, "Ana: hm")))
    return replace(catalog, messages=tuple(done))


STEPS = st.lists(st.tuples(TEMPLATES, st.lists(st.integers(0, 3), max_size=6)), max_size=6)


@settings(derandomize=True, max_examples=300)
@given(STEPS)
def test_over_any_history_no_human_text_is_lost(
    steps: list[tuple[tuple[Message, ...], list[int]]],
) -> None:
    """Whatever happens to pages and catalogs, a person's words stay in some state."""
    catalog = Catalog("es", ())
    for wanted, choices in steps:
        before = human_texts(catalog)
        catalog = update(catalog, wanted)
        assert before <= human_texts(catalog)
        assert update(catalog, wanted) == catalog
        keys = [m.key for m in catalog.messages]
        assert len(set(keys)) == len(keys)
        assert [m.key for m in catalog.messages if m.state is not State.OBSOLETE] == [
            m.key for m in wanted
        ]
        catalog = reviewed(catalog, choices)


@settings(derandomize=True, max_examples=200)
@given(TEMPLATES, TEMPLATES, st.lists(st.integers(0, 3), max_size=6))
def test_restoring_a_source_restores_its_approvals(
    one: tuple[Message, ...], other: tuple[Message, ...], choices: list[int]
) -> None:
    """A page that changes and changes back has the approvals it had."""
    old = reviewed(reviewed(update(Catalog("es", ()), one), [1] * 8), [1, *choices])
    back = update(update(old, other), one)
    was = {m.key: m.text for m in old.messages if m.state is State.APPROVED}
    now = {m.key: m.text for m in back.messages if m.state is State.APPROVED}
    assert was == now


def test_a_draft_that_was_left_blank_is_the_machines() -> None:
    """OmegaT puts the source in its place, as fuzzy; what somebody wrote is theirs."""
    draft = drafted("The boats come home.", "Los barcos vuelven a casa.")
    assert machine_owned(replace(draft, text="The boats come home."))
    assert not machine_owned(replace(draft, text="Los barcos vuelven."))
    assert not machine_owned(replace(draft, text="The boats come home.", comments=("as in X",)))
