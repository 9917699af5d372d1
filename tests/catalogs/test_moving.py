"""What comes with pages to other catalogs, what does not come back, and what a cut-off run left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from i18n.catalogs.moving.handing_on import HandedOn, to_hand_on
from i18n.catalogs.ownership import handed_on, is_handed_on, is_waiting, offer, with_draft
from i18n.catalogs.write_order import write_order
from i18n.languages.locales import language
from i18n.model import Catalog, Key, Message, Notes, Origin, State
from i18n.project.language_catalogs import LanguageCatalogs, updated

ONE, TWO = "One is here.", "Two is here."
BOTH = f"{ONE} {TWO}"
ROUTE = Origin("machine", "pseudo")
Catalogs = dict[str, Catalog]
Templates = Mapping[str, tuple[Message, ...]]


def want(source: str, *pages: str) -> Message:
    """A message of a template."""
    return Message(Key("", source), notes=Notes("paragraph"), places=pages or ("a.html",))


def said(source: str, *pages: str, state: State = State.APPROVED) -> Message:
    """What a person said, word for word."""
    return replace(want(source, *pages), text=spanish(source), state=state)


def spanish(source: str) -> str:
    """A translation."""
    return source.replace("is here", "está")


def drafted(source: str, *pages: str) -> Message:
    """What a machine said."""
    return with_draft(want(source, *pages), spanish(source), ROUTE)


def catalog(*messages: Message) -> Catalog:
    """A catalog."""
    return Catalog("es", messages)


def run(catalogs: Catalogs, templates: Templates, noted: HandedOn | None = None) -> Catalogs:
    """The catalogs after a run, which is done at once; `noted` is what a run that was cut off was
    about to hand on."""
    old = LanguageCatalogs(language("es"), catalogs, catalogs, noted=noted or {})
    new = dict(updated(old, templates).catalogs)
    again = LanguageCatalogs(language("es"), new, new)
    assert dict(updated(again, templates).catalogs) == new
    return new


def active(found: Catalog) -> list[tuple[str, State]]:
    """Sources and states of what is in use."""
    return [(m.key.source, m.state) for m in found.messages if m.state is not State.OBSOLETE]


def changed(catalogs: Catalogs, stem: str, source: str, **facts: object) -> Catalogs:
    """Somebody changes a message."""
    messages = tuple(
        replace(m, **facts) if m.key.source == source else m  # type: ignore[arg-type]
        for m in catalogs[stem].messages
    )
    return {**catalogs, stem: replace(catalogs[stem], messages=messages)}


PAGE = {"a": (want(ONE), want(TWO))}
SITE = {"messages": (want(ONE), want(TWO))}
SITE_BLOCK = {"messages": (want(BOTH),)}


def test_a_page_that_was_gone_finds_its_approvals_in_another_catalog() -> None:
    """The setting was changed while it was away; whatever it is cut into now."""
    gone = run({"a": catalog(said(ONE), said(TWO))}, {})
    assert active(run(gone, SITE)["messages"]) == [(ONE, State.APPROVED), (TWO, State.APPROVED)]
    back = run(gone, SITE_BLOCK)
    assert active(back["messages"]) == [(BOTH, State.APPROVED)]
    assert all(map(is_handed_on, back["a"].messages))


def test_what_was_doubted_before_its_page_went_is_no_more_there() -> None:
    """The sentences that a block was made of wait for it, and do not outlive the doubt."""
    there = run({"a": catalog(said(ONE), drafted(TWO))}, {"a": (want(BOTH),)})
    for facts in ({"text": "", "state": State.EMPTY}, {"text": "Otra cosa.", "previous": None}):
        doubted = changed(there, "a", BOTH, **facts)
        back = run(run(doubted, {}), PAGE)
        assert (ONE, State.APPROVED) not in active(back["a"]), facts


def test_both_settings_at_once_bring_no_emptied_block_back() -> None:
    """Somebody took its text out, and no run has seen that yet."""
    there = run({"a": catalog(said(ONE), said(TWO))}, SITE_BLOCK)
    emptied = changed(there, "messages", BOTH, text="", state=State.EMPTY)
    assert State.APPROVED not in dict(active(run(emptied, PAGE)["a"])).values()


def test_a_draft_of_ours_says_nothing_against_an_approved_block() -> None:
    """A sentence in two blocks: one approved, one joined of it and of a machine's draft."""
    three = "Three is here."
    pages = ("a.html", "b.html")
    old = {"messages": catalog(said(ONE, *pages), said(TWO), drafted(three, "b.html"))}
    blocks = {"messages": (want(BOTH), want(f"{ONE} {three}", "b.html"))}
    sentences = {"messages": (want(ONE, *pages), want(TWO), want(three, "b.html"))}
    back = dict(active(run(run(old, blocks), sentences)["messages"]))
    assert (back[ONE], back[TWO]) == (State.APPROVED, State.APPROVED)


def test_what_went_into_a_block_has_not_moved_to_another_page() -> None:
    """That has the same words by chance."""
    old = {"a": catalog(said(ONE), drafted(TWO)), "b": catalog(drafted(ONE, "b.html"))}
    there = run(old, {"a": (want(BOTH),), "b": (want(ONE, "b.html"),)})
    back = run(there, {"a": PAGE["a"], "b": (want(ONE, "b.html"),)})
    assert active(back["a"])[0] == (ONE, State.APPROVED)


def test_an_approved_block_speaks_for_a_sentence_that_only_a_machine_drafted() -> None:
    """It stands elsewhere in the catalog, too."""
    old = {"messages": catalog(said(BOTH), drafted(ONE, "b.html"))}
    new = run(old, {"messages": (want(ONE, "a.html", "b.html"), want(TWO))})
    assert active(new["messages"]) == [(ONE, State.APPROVED), (TWO, State.APPROVED)]


def test_a_remark_beside_a_machine_s_draft_is_no_word_on_its_text() -> None:
    """Two pages come together: one approved it."""
    remark = replace(drafted(ONE, "b.html"), comments=("Ana: hm",))
    old = {"a": catalog(said(ONE)), "b": catalog(remark)}
    new = run(old, {"messages": (want(ONE, "a.html", "b.html"),)})
    assert active(new["messages"]) == [(ONE, State.APPROVED)]
    assert new["messages"].messages[0].comments == ("Ana: hm",)


def test_a_page_keeps_what_it_had_alone_when_others_have_it_still() -> None:
    """The page has it in a block now, in a catalog of its own."""
    pages = ("a.html", "b.html")
    old = {"messages": catalog(said(ONE, *pages), drafted(TWO))}
    there = run(old, {"a": (want(BOTH),), "b": (want(ONE, "b.html"),)})
    back = run(there, {"a": PAGE["a"], "b": (want(ONE, "b.html"),)})
    assert active(back["a"])[0] == (ONE, State.APPROVED)


# --- a run that was cut off ------------------------------------------------------------


def cut_off(old: Catalogs, templates: Templates, written: int) -> tuple[Catalogs, Catalogs]:
    """What a run leaves that is killed after so many catalogs, and what it would have made."""
    whole = run(old, templates)
    stems = [stem for stem in whole if whole[stem] != old.get(stem)]
    order = write_order(old, whole, stems)
    return {**old, **dict((*order.first, *order.then)[:written])}, whole


MOVED = {"a": (want(ONE),), "b": (want(TWO, "b.html"),)}
OLD = {"a": catalog(said(ONE), said(TWO)), "b": catalog()}


@pytest.mark.parametrize("written", [0, 1, 2])
def test_a_cut_off_run_hands_on_what_it_was_about_to(written: int) -> None:
    """A sentence goes to another page, and the run is killed before the page it comes from says
    so: the next one does."""
    left, whole = cut_off(OLD, MOVED, written)
    assert run(left, MOVED, to_hand_on(OLD, whole)) == whole


def test_what_was_withdrawn_in_the_new_place_does_not_come_back_in_the_old_one() -> None:
    """Though the run was cut off in which it moved."""
    left, whole = cut_off(OLD, MOVED, 1)
    there = changed(run(left, MOVED, to_hand_on(OLD, whole)), "b", TWO, state=State.DRAFT)
    back = run(there, {"a": PAGE["a"], "b": ()})
    assert dict(active(back["a"]))[TWO] is State.DRAFT


def test_a_text_that_two_pages_have_in_common_hands_nothing_on() -> None:
    """One drops it: the other has not got it from there."""
    old = {"a": catalog(said(ONE), said(TWO)), "b": catalog(said(TWO, "b.html"))}
    left, whole = cut_off(old, MOVED, 1)
    there = changed(run(left, MOVED, to_hand_on(old, whole)), "b", TWO, state=State.DRAFT)
    back = run(there, {"a": PAGE["a"], "b": (want(TWO, "b.html"),)})
    assert dict(active(back["a"]))[TWO] is State.APPROVED


@pytest.mark.parametrize("written", [0, 1])
def test_words_that_are_cut_otherwise_where_they_come_to_are_written_there_first(
    written: int,
) -> None:
    """Both settings are changed at once, and the run is killed."""
    old = {"a": catalog(said(BOTH))}
    left, whole = cut_off(old, SITE, written)
    assert run(left, SITE, to_hand_on(old, whole)) == whole
    assert active(whole["messages"]) == [(ONE, State.APPROVED), (TWO, State.APPROVED)]


def test_what_somebody_doubts_in_either_of_two_catalogs_is_doubted() -> None:
    """A run that was cut off has left the message in both."""
    left, _ = cut_off({"a": catalog(said(ONE))}, {"messages": (want(ONE),)}, 1)
    for stem in ("a", "messages"):
        for facts in ({"state": State.DRAFT}, {"text": "", "state": State.EMPTY}):
            found = run(changed(left, stem, ONE, **facts), {"messages": (want(ONE),)})
            assert (ONE, State.APPROVED) not in active(found["messages"]), (stem, facts)


# --- another name ----------------------------------------------------------------------


def test_a_page_that_is_renamed_and_cut_otherwise_at_once_keeps_its_approvals() -> None:
    """It has the same words. What is doubted under the new name is doubted under the old one."""
    there = run({"a": catalog(said(ONE), said(TWO))}, {"z": (want(BOTH, "z.html"),)})
    assert active(there["z"]) == [(BOTH, State.APPROVED)]
    doubted = changed(there, "z", BOTH, state=State.DRAFT)
    assert State.APPROVED not in dict(active(run(doubted, PAGE)["a"])).values()


def test_of_two_pages_with_the_same_words_none_is_taken_for_the_other() -> None:
    """Both are gone, and a new one has their words."""
    old = {"a": catalog(said(ONE)), "b": catalog(replace(said(ONE, "b.html"), text="Otra cosa."))}
    assert active(run(old, {"z": (want(ONE, "z.html"),)})["z"]) == [(ONE, State.EMPTY)]


# --- what other pages have, too ------------------------------------------------------------


def test_a_page_that_goes_takes_its_approval_along_from_no_other() -> None:
    """Another page has the same text as a machine's draft: it is told of the person's, and the
    page that is here again has its approval."""
    old = {"a": catalog(said(ONE)), "b": catalog(drafted(ONE, "b.html"))}
    other = {"b": (want(ONE, "b.html"),)}
    gone = run(old, other)
    assert active(gone["b"]) == [(ONE, State.DRAFT)]
    assert active(run(gone, {"a": (want(ONE),), **other})["a"]) == [(ONE, State.APPROVED)]


def test_sentences_that_other_pages_have_still_are_joined_for_the_page_that_has_a_block() -> None:
    """Nothing of the catalog goes."""
    both = ("a.html", "b.html")
    old = {"messages": catalog(said(ONE, *both), said(TWO, *both))}
    new = run(old, {"messages": (want(BOTH), want(ONE, "b.html"), want(TWO, "b.html"))})
    assert set(active(new["messages"])) == {(one, State.APPROVED) for one in (BOTH, ONE, TWO)}


def test_an_approved_block_gives_sentences_that_stand_elsewhere_as_drafts() -> None:
    """Nothing in the catalog is new."""
    parts = [drafted(one, "b.html") for one in (ONE, TWO)]
    both = ("a.html", "b.html")
    new = run(
        {"messages": catalog(said(BOTH), *parts)},
        {"messages": (want(ONE, *both), want(TWO, *both))},
    )
    assert active(new["messages"]) == [(ONE, State.APPROVED), (TWO, State.APPROVED)]


def test_a_page_restored_under_another_name_has_its_approvals() -> None:
    """One catalog keeps just what it has."""
    gone = run({"a": catalog(said(ONE), said(TWO))}, {})
    back = run(gone, {"z": (want(ONE, "z.html"), want(TWO, "z.html"))})
    assert active(back["z"]) == [(ONE, State.APPROVED), (TWO, State.APPROVED)]


@pytest.mark.parametrize("state", [State.APPROVED, State.DRAFT])
def test_what_waits_is_offered_to_a_page_that_has_it_later(state: State) -> None:
    """It left its page while the other could not be read: as a draft, before any machine's."""
    gone = run({"a": catalog(said(ONE, state=state), said(TWO))}, {"a": (want(TWO),)})
    pages = {"a": (want(TWO),), "b": (want(ONE, "b.html"), want("More.", "b.html"))}
    found = run(gone, pages)["b"].messages[0]
    assert (found.text, found.state) == (spanish(ONE), State.DRAFT)
    assert found.origin is not None
    assert found.origin.told == "100% a"
    assert is_waiting(run(gone, pages)["a"].messages[1])


def test_a_sentence_taken_out_of_the_old_one_of_two_catalogs_is_not_approved_in_the_new() -> None:
    """A run that was cut off had joined it to a block there; the other sentence is as it was."""
    old = {"messages": catalog(said(ONE), said(TWO))}
    half, _ = cut_off(old, {"a": (want(BOTH),)}, 1)
    assert active(half["a"]) == [(BOTH, State.APPROVED)]
    emptied = changed(half, "messages", TWO, text="", state=State.EMPTY)
    there = run(emptied, {"a": (want(BOTH),)})
    assert active(there["a"]) == [(BOTH, State.DRAFT)]
    back = dict(active(run(there, PAGE)["a"]))
    assert (back[ONE], back[TWO]) == (State.APPROVED, State.DRAFT)


def test_a_page_that_is_renamed_and_cut_otherwise_is_written_under_its_new_name_first() -> None:
    """A run may be killed between the two catalogs."""
    old = {"a": catalog(said(ONE), said(TWO))}
    new = run(old, {"z": (want(BOTH, "z.html"),)})
    order = write_order(old, new, new)
    assert [[stem for stem, _ in some] for some in (order.first, order.then)] == [["z"], ["a"]]


def test_what_is_doubted_in_another_catalog_does_not_wait_in_the_page_s_own() -> None:
    """It was joined to a block in between, which nobody looked at."""
    both = ("a.html", "b.html")
    waits = replace(said(ONE, state=State.OBSOLETE), notes=Notes(), places=())
    changed = replace(offer(said(ONE, *both), "a"), text="Otra cosa.")
    old = {"a": catalog(waits), "messages": catalog(changed, said(TWO))}
    other = (want(ONE, "b.html"),)
    joined = run(old, {"messages": (want(BOTH), *other)})
    assert active(run(joined, {**PAGE, "b": other})["a"])[0] == (ONE, State.DRAFT)


def test_a_page_restored_under_another_name_and_cut_otherwise_has_its_approvals() -> None:
    """What a machine had drafted there did not wait."""
    gone = run({"a": catalog(said(ONE), said(TWO), drafted("More.", "a.html"))}, {})
    page = (want(BOTH, "z.html"), want("More.", "z.html"))
    for stem in ("z", "messages"):
        found = active(run(gone, {stem: page})[stem])
        assert found == [(BOTH, State.APPROVED), ("More.", State.EMPTY)]


def test_a_page_that_has_less_in_common_with_one_that_is_gone_is_another() -> None:
    """Their sentence in common is a draft."""
    gone = run({"a": catalog(said(ONE))}, {})
    page = (want(ONE, "z.html"), want("Much more than that is here.", "z.html"))
    assert active(run(gone, {"z": page})["z"])[0] == (ONE, State.DRAFT)


def test_what_a_page_s_catalog_handed_on_does_not_come_back_by_what_others_keep() -> None:
    """Its page had another text of it until now, in a catalog that it leaves."""
    gone = replace(said(ONE, state=State.OBSOLETE), notes=Notes(), places=())
    other = offer(replace(said(ONE), text="Otra cosa."), "a.html")
    old = {"a": catalog(handed_on(gone)), "b": catalog(gone), "messages": catalog(other)}
    assert active(run(old, {"a": (want(ONE),)})["a"]) == [(ONE, State.DRAFT)]


def test_a_sentence_doubted_on_one_page_is_not_approved_there_for_another() -> None:
    """It was joined to a block and went to a catalog in which the other page's is approved."""
    three = "Three is here."
    other = catalog(said(TWO, "b.html"), said(three, "b.html", state=State.DRAFT))
    old = {"a": catalog(said(ONE), said(TWO, state=State.DRAFT)), "b": other}
    block = want(f"{TWO} {three}", "b.html")
    blocks = run(old, {"a": (want(BOTH),), "b": (block,)})
    site = run(blocks, {"messages": (want(BOTH), block)})
    sentences = (want(ONE), want(TWO, "a.html", "b.html"), want(three, "b.html"))
    assert active(run(site, {"messages": sentences})["messages"])[1] == (TWO, State.DRAFT)


def test_a_remark_beside_a_machine_s_draft_keeps_no_approval_away() -> None:
    """Its page is gone, as was the page that has the approval."""
    remark = replace(drafted(ONE, "b.html"), comments=("Ana: hm",))
    gone = run({"a": catalog(said(ONE)), "messages": catalog(remark)}, {})
    assert active(run(gone, {"messages": (want(ONE),)})["messages"]) == [(ONE, State.APPROVED)]


def test_a_doubt_that_other_pages_overrule_reaches_what_waits_in_its_page_s_own_catalog() -> None:
    """Two catalogs become one, and their texts differ: all have an offer."""
    waits = replace(said(ONE, state=State.OBSOLETE), notes=Notes(), places=())
    doubted = replace(said(ONE, state=State.DRAFT), text="Otra cosa.")
    three = said(ONE, "news/c.html")
    old = {"a": catalog(waits), "messages": catalog(doubted), "news/messages": catalog(three)}
    site = run(old, {"messages": (want(ONE, "a.html", "news/c.html"),)})
    back = run(site, {"a": (want(ONE),), "news/c": (want(ONE, "news/c.html"),)})
    assert active(back["a"]) == [(ONE, State.DRAFT)]
