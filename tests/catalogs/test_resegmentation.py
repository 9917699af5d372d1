"""Approvals carried over when the same words are cut into messages otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.catalogs.merge import update as merged
from i18n.catalogs.ownership import human_texts, reused, standing, with_draft
from i18n.languages.locales import language
from i18n.model import MERGED, Catalog, Key, Message, Origin, State
from i18n.project.language_catalogs import sentences

SPANISH = sentences(language("es"))
ROUTE = Origin("machine", "pseudo")
BLOCK = "See <a1>a</a1>. Go <a2>on</a2>."
ONE, TWO = "See <a1>a</a1>.", "Go <a1>on</a1>."


def want(*sources: str, context: str = "") -> tuple[Message, ...]:
    """Messages of a template."""
    return tuple(Message(Key(context, s), places=("a.html",)) for s in sources)


def catalog(*pairs: tuple[str, str], context: str = "") -> Catalog:
    """An approved catalog; what has no text is EMPTY."""
    state = {True: State.APPROVED, False: State.EMPTY}
    made = (replace(want(s, context=context)[0], text=t, state=state[t != ""]) for s, t in pairs)
    return Catalog("es", tuple(made))


def update(old: Catalog, wanted: tuple[Message, ...]) -> Catalog:
    """The catalog brought up to date, which loses nothing and is done at once."""
    new = merged(old, wanted, sentences=SPANISH)
    assert human_texts(old) <= human_texts(new)
    assert merged(new, wanted, sentences=SPANISH) == new
    return new


def active(found: Catalog) -> list[tuple[str, State]]:
    """Texts and states in order."""
    return [(m.text, m.state) for m in found.messages if m.state is not State.OBSOLETE]


SENTENCES = catalog((ONE, "Vea <a1>a</a1>."), (TWO, "Siga <a1>así</a1>."))
WHOLE = catalog((BLOCK, "Vea <a1>a</a1>. Siga <a2>así</a2>."))


def test_approved_sentences_are_an_approved_block() -> None:
    """Their tags are numbered through; the sentences stay as obsolete."""
    new = update(SENTENCES, want(BLOCK))
    assert active(new) == active(WHOLE)
    assert [m.state for m in new.messages[1:]] == [State.OBSOLETE] * 2


def test_an_approved_block_is_approved_sentences() -> None:
    """Where there are as many, with the tags of each."""
    assert active(update(WHOLE, want(ONE, TWO))) == active(SENTENCES)


def test_there_and_back_restores_every_approval() -> None:
    """Either way, whatever else is kept."""
    there = update(SENTENCES, want(BLOCK))
    assert active(update(there, want(ONE, TWO))) == active(SENTENCES)
    there = update(WHOLE, want(ONE, TWO))
    assert active(update(there, want(BLOCK))) == active(WHOLE)


def test_the_author_s_context_holds_the_pieces_together() -> None:
    """Words under another context are other words."""
    one = catalog(("One.", "Uno."), ("Two.", "Dos."), context="menu")
    assert active(update(one, want("One. Two.", context="menu"))) == [("Uno. Dos.", State.APPROVED)]
    assert active(update(one, want("One. Two.")))[0][1] is not State.APPROVED


def test_a_block_is_no_more_approved_than_its_sentences() -> None:
    """A person's words, a draft's and the source's for none: all there, to be looked at."""
    (first, second, third) = catalog(("One.", "Uno."), ("Two.", ""), ("Three.", "")).messages
    old = Catalog("es", (replace(first, comments=("Ana: hm",)), with_draft(second, "Dos.", ROUTE)))
    (block, *_) = update(
        replace(old, messages=(*old.messages, third)), want("One. Two. Three.")
    ).messages
    assert (block.text, block.state) == ("Uno. Dos. Three.", State.DRAFT)
    assert block.comments == ("Ana: hm",)


def test_what_nobody_owns_is_drafted_anew() -> None:
    """Drafts of sentences make no block."""
    (one, two) = want("One.", "Two.")
    old = Catalog("es", (with_draft(one, "Uno.", ROUTE), with_draft(two, "Dos.", ROUTE)))
    assert update(old, want("One. Two.")).messages == want("One. Two.")


def test_a_sentence_merged_into_its_neighbour_is_in_the_block() -> None:
    """And a block that is left out leaves its sentences out."""
    old = catalog(("One.", "Uno y dos."), ("Two.", MERGED))
    assert active(update(old, want("One. Two."))) == [("Uno y dos.", State.APPROVED)]
    left = catalog(("One. Two.", MERGED))
    assert active(update(left, want("One.", "Two."))) == [(MERGED, State.APPROVED)] * 2


def test_where_the_counts_disagree_each_sentence_gets_about_its_part() -> None:
    """As fuzzy, with the block as previous source; the block stays as obsolete."""
    new = update(catalog(("One two. Three.", "Uno dos y tres.")), want("One two.", "Three."))
    assert active(new) == [("Uno dos y tres.", State.DRAFT), (MERGED, State.DRAFT)]
    assert {m.previous for m in new.messages[:2]} == {Key("", "One two. Three.")}
    assert new.messages[2].state is State.OBSOLETE


@pytest.mark.parametrize(
    ("old", "text", "new", "expected"),
    [
        ("A <a2>b</a2>.", "Un <a2>b</a2>.", "A <a1>b</a1>.", "Un <a1>b</a1>."),
        ("<b>Now.</b>", "<b>Ya.</b>", "Now.", "Ya."),
        ("Now.", "Ya.", "<img1/> Now.", "<img1/> Ya."),
        ("At\u00a0once.", "Ya.", "At once.", "Ya."),
    ],
)
def test_new_rules_for_tags_and_spaces_unsettle_nobody(
    old: str, text: str, new: str, expected: str
) -> None:
    """The same words with tags numbered, lifted out or taken in otherwise."""
    assert active(update(catalog((old, text)), want(new))) == [(expected, State.APPROVED)]


def test_a_boundary_that_an_editor_moves_keeps_the_approvals() -> None:
    """Two sentences become one, and another is parted; what stays gives its text, too."""
    old = catalog(("One.", "Uno."), ("Two.", "Dos."), ("Three. Four.", "Tres. Cuatro."))
    new = update(old, want("One. Two.", "Two.", "Three.", "Four."))
    assert active(new) == [(t, State.APPROVED) for t in ("Uno. Dos.", "Dos.", "Tres.", "Cuatro.")]


def test_what_stays_alone_gives_no_text() -> None:
    """A new block of words that all stand elsewhere is a new block."""
    old = catalog(("Yes.", "Sí."), ("No.", "No."))
    assert active(update(old, want("Yes.", "No.", "Yes. No.")))[2] == ("", State.EMPTY)


def test_changed_words_are_looked_at_again() -> None:
    """Only the very same words are carried over without a look."""
    (first, *_) = update(SENTENCES, want(BLOCK.replace("Go", "Come"))).messages
    assert first.state is not State.APPROVED


def test_one_sentence_in_two_blocks_that_differ_is_looked_at() -> None:
    """Nobody can tell which is right; both blocks are kept."""
    old = catalog(("Yes. One.", "Sí. Uno."), ("Yes. Two.", "Claro. Dos."))
    new = update(old, want("Yes.", "One.", "Two."))
    assert active(new) == [
        ("Sí.", State.DRAFT),
        ("Uno.", State.APPROVED),
        ("Dos.", State.APPROVED),
    ]


def test_sentences_that_a_translator_swapped_are_not_approved_crosswise() -> None:
    """Somebody must look at each; the block says what it was."""
    source = ("The museum of Toledo opens early.", "Our restaurant is in Aranjuez.")
    text = "Nuestro restaurante está en Aranjuez. El museo de Toledo abre temprano."
    new = update(catalog((" ".join(source), text)), want(*source))
    assert [state for _, state in active(new)] == [State.DRAFT] * 2
    assert {m.previous for m in new.messages[:2]} == {Key("", " ".join(source))}
    straight = " ".join(reversed(text.replace(". ", ".|").split("|")))
    fine = update(catalog((" ".join(source), straight)), want(*source))
    assert [state for _, state in active(fine)] == [State.APPROVED] * 2


def test_what_was_said_since_then_wins() -> None:
    """A sentence mended in its block comes back mended; the older text is set aside."""
    there = update(SENTENCES, want(BLOCK))
    mended = replace(there.messages[0], text="Vea <a1>a</a1>. Continúe <a2>así</a2>.")
    back = update(replace(there, messages=(mended, *there.messages[1:])), want(ONE, TWO))
    assert active(back) == [
        ("Vea <a1>a</a1>.", State.APPROVED),
        ("Continúe <a1>así</a1>.", State.APPROVED),
    ]
    again = update(back, want(BLOCK))
    assert active(again) == [(mended.text, State.APPROVED)]
    older = [m for m in again.messages if m.key.context.startswith("earlier ")]
    assert [m.text for m in older] == ["Siga <a1>así</a1>."]


@pytest.mark.parametrize("state", [State.DRAFT, State.APPROVED])
def test_a_block_does_not_come_back_over_newer_words(state: State) -> None:
    """Where its sentences, not all of them approved, say something else by now, both are there."""
    there = update(WHOLE, want(ONE, TWO))
    one, two, *rest = there.messages
    newer = replace(two, text="Continúe <a1>así</a1>.", state=state)
    doubted = replace(one, state=State.DRAFT)
    back = update(replace(there, messages=(doubted, newer, *rest)), want(BLOCK))
    assert active(back) == [(WHOLE.messages[0].text, State.DRAFT)]
    assert back.messages[0].comments == (
        "conflict, the other text: Vea <a1>a</a1>. Continúe <a2>así</a2>.",
    )


def test_a_sentence_that_comes_back_has_the_flags_it_had() -> None:
    """Beside those of its block."""
    old = Message(Key("", ONE), "Vea <a1>a</a1>.", State.OBSOLETE, flags=("fuzzy", "max-length:9"))
    whole = replace(WHOLE.messages[0], flags=("no-wrap",))
    new = update(replace(WHOLE, messages=(whole, old)), want(ONE, TWO))
    assert new.messages[0].flags in (("no-wrap", "max-length:9"), ("max-length:9",))
    assert new.messages[1].flags == ("no-wrap",)


def test_going_to_and_fro_sets_a_text_aside_once() -> None:
    """However often people change their mind about it."""
    found, texts = SENTENCES, ["Siga <a1>así</a1>.", "Continúe <a1>así</a1>."]
    for turn in range(6):
        (one, two, *rest) = update(found, want(ONE, TWO)).messages
        edited = replace(two, text=texts[turn % 2], state=State.APPROVED)
        found = update(replace(found, messages=(one, edited, *rest)), want(BLOCK))
    keys = [m.key for m in found.messages]
    assert len(set(keys)) == len(keys)
    assert any(key.context.startswith("earlier ") for key in keys)


def test_many_messages_that_begin_alike_take_little_time() -> None:
    """Every way to cut is tried once."""
    old = catalog(*((f"a{' a' * n}", f"t{n}") for n in range(60)))
    new = update(old, want("a " * 400 + "b"))
    assert active(new)[0][1] is not State.APPROVED


MENU = "<a1>Home</a1> <a2>News of 9</a2> | <b><a3>Prices <i>today</i></a3></b>"
LINKS = ("Home", "News of 9", "Prices <i>today</i>")


@pytest.mark.parametrize(
    "text",
    [
        "<a1>Inicio</a1> <a2>Noticias del 9</a2> | <b><a3>Precios de <i>hoy</i></a3></b>",
        "<b><a3>Precios de <i>hoy</i></a3></b> <a1>Inicio</a1> <a2>Noticias del 9</a2>",
    ],
)
def test_links_that_become_messages_of_their_own_keep_their_approvals(text: str) -> None:
    """Each link's text is that of its tag, whatever its order; and the other way round."""
    found = update(catalog((MENU.replace("|", ""), text.replace("|", ""))), want(*LINKS))
    texts = ("Inicio", "Noticias del 9", "Precios de <i>hoy</i>")
    assert active(found) == [(one, State.APPROVED) for one in texts]
    back = update(
        catalog(*zip(LINKS, texts, strict=True)), want("<a1>Home</a1> <a2>News of 9</a2>")
    )
    assert active(back) == [("<a1>Inicio</a1> <a2>Noticias del 9</a2>", State.APPROVED)]


@pytest.mark.parametrize("sign", ["|", "·", "→", "/", "•", "–"])
def test_a_row_of_links_is_the_same_words_whatever_parts_them(sign: str) -> None:
    """The signs between links belong to none of them: there and back, all stays approved."""
    row = f"<a1>Home</a1> {sign} <a2>Help</a2> {sign} Log in."
    text = f"<a1>Inicio</a1> {sign} <a2>Ayuda</a2> {sign} Entrar."
    links = (("Home", "Inicio"), ("Help", "Ayuda"), ("Log in.", "Entrar."))
    parted, whole = want(*dict(links)), want(row)
    assert active(update(catalog((row, text)), parted)) == active(catalog(*links))
    assert active(update(catalog(*links), whole)) == [(text, State.APPROVED)]
    there = update(catalog(*links), whole)
    assert active(update(there, parted)) == active(catalog(*links))


def test_a_word_between_links_is_no_sign() -> None:
    """It would be lost."""
    whole = catalog(("<a1>Home</a1> or <a2>Help</a2>", "<a1>Inicio</a1> o <a2>Ayuda</a2>"))
    assert active(update(whole, want("Home", "Help"))) == [("", State.EMPTY)] * 2


def test_elements_of_one_name_are_told_by_their_order() -> None:
    """Words outside of them are nobody's: then somebody must look."""
    old = "<span>$9</span> <span>a month</span>"
    found = update(catalog((old, "<span>9 $</span> <span>al mes</span>")), want("$9", "a month"))
    assert active(found) == [("9 $", State.APPROVED), ("al mes", State.APPROVED)]
    found = update(catalog((old, "<span>9 $</span> al <span>mes</span>")), want("$9", "a month"))
    assert {state for _, state in active(found)} == {State.DRAFT}


def test_template_code_that_is_lifted_out_unsettles_nobody() -> None:
    """Code around a sentence belongs to the page, or to the message; inside, to the words."""
    old = catalog(("{% if a %}Yes, {{ b }}.{% endif %}", "{% if a %}Sí, {{ b }}.{% endif %}"))
    new = update(old, want("Yes, {{ b }}."))
    assert active(new) == [("Sí, {{ b }}.", State.APPROVED)]
    assert active(update(new, want("{% if a %}Yes, {{ b }}.{% endif %}"))) == active(old)
    moved = catalog(("{% if a %}Yes.{% endif %}", "{% if a %}Sí{% endif %}."))
    assert active(update(moved, want("Yes."))) == [("Sí{% endif %}.", State.DRAFT)]


# --- approvals that people took back --------------------------------------------------------


def changed(found: Catalog, source: str, **facts: object) -> Catalog:
    """A catalog after a person has changed the message of a source."""
    messages = (replace(m, **facts) if m.key.source == source else m for m in found.messages)  # type: ignore[arg-type]
    return replace(found, messages=tuple(messages))


DOUBTED = {"state": State.DRAFT}
EMPTIED = {"state": State.EMPTY, "text": ""}


@pytest.mark.parametrize("facts", [DOUBTED, EMPTIED])
@pytest.mark.parametrize("marked", [True, False])
def test_a_block_does_not_come_back_approved_over_a_doubted_sentence(
    facts: dict[str, object], marked: bool
) -> None:
    """One made fuzzy, or emptied; also in a catalog of an earlier version, without our mark."""
    there = update(WHOLE, want(ONE, TWO))
    if not marked:
        there = replace(there, messages=tuple(map(standing, there.messages)))
    back = update(changed(there, TWO, **facts), want(BLOCK))
    assert active(back) == [(WHOLE.messages[0].text, State.DRAFT)]


@pytest.mark.parametrize("facts", [DOUBTED, EMPTIED])
@pytest.mark.parametrize("marked", [True, False])
def test_sentences_do_not_come_back_approved_over_a_doubted_block(
    facts: dict[str, object], marked: bool
) -> None:
    """The other way round."""
    there = update(SENTENCES, want(BLOCK))
    if not marked:
        there = replace(there, messages=tuple(map(standing, there.messages)))
    back = update(changed(there, BLOCK, **facts), want(ONE, TWO))
    texts = [m.text for m in SENTENCES.messages]
    assert active(back) == [(text, State.DRAFT) for text in texts]


def test_all_sentences_emptied_leave_no_approved_block() -> None:
    """Where nothing of a person's is left, its old text is a draft."""
    there = changed(update(WHOLE, want(ONE, TWO)), ONE, **EMPTIED)
    back = update(changed(there, TWO, **EMPTIED), want(BLOCK))
    assert active(back) == [(WHOLE.messages[0].text, State.DRAFT)]


def test_a_doubt_outlives_the_page() -> None:
    """The page goes with its sentences and comes back with blocks, or the other way round."""
    there = changed(update(WHOLE, want(ONE, TWO)), TWO, **DOUBTED)
    assert active(update(update(there, ()), want(BLOCK)))[0][1] is State.DRAFT
    there = changed(update(SENTENCES, want(BLOCK)), BLOCK, **DOUBTED)
    back = update(update(there, ()), want(ONE, TWO))
    assert [state for _, state in active(back)] == [State.DRAFT] * 2


def test_approvals_outlive_the_page_whatever_it_is_cut_into() -> None:
    """As long as nobody doubted them."""
    assert active(update(update(update(WHOLE, want(ONE, TWO)), ()), want(BLOCK))) == active(WHOLE)
    assert active(update(update(SENTENCES, ()), want(BLOCK))) == active(WHOLE)
    assert active(update(update(WHOLE, ()), want(ONE, TWO))) == active(SENTENCES)


def test_a_block_that_we_put_together_says_nothing_of_its_sentences() -> None:
    """One sentence was not approved; nobody has touched the block: each is as it was."""
    old = changed(SENTENCES, TWO, **DOUBTED)
    there = update(old, want(BLOCK))
    assert active(there) == [(WHOLE.messages[0].text, State.DRAFT)]
    assert active(update(there, want(ONE, TWO))) == active(old)


def test_a_block_that_we_put_together_and_a_person_changed_does() -> None:
    """Left fuzzy, no sentence of it is approved; with its mark the change is seen."""
    there = update(changed(SENTENCES, TWO, **DOUBTED), want(BLOCK))
    edited = changed(there, BLOCK, text=f"{WHOLE.messages[0].text} ¡Ya!")
    back = update(edited, want(ONE, TWO))
    assert [state for _, state in active(back)] == [State.DRAFT] * 2


def test_what_nobody_could_part_keeps_its_approval_until_somebody_says_otherwise() -> None:
    """The drafts made of a block are no doubt about it; one approved and doubted since is."""
    old = catalog(("One two. Three.", "Uno dos y tres."))
    there = update(old, want("One two.", "Three."))
    assert active(update(there, want("One two. Three."))) == active(old)
    approved = changed(there, "One two.", state=State.APPROVED)
    doubted = changed(update(approved, want("One two.", "Three.")), "One two.", **DOUBTED)
    back = update(doubted, want("One two. Three."))
    assert active(back)[0][1] is State.DRAFT


def test_what_another_page_approved_is_no_more_than_that_in_a_block() -> None:
    """Text of the memory stays the memory's, so that it can be taken back there."""
    origin = Origin("memory", "b.html", score=101)
    made = (with_draft(want(m.key.source)[0], m.text, origin) for m in SENTENCES.messages)
    old = replace(SENTENCES, messages=tuple(replace(m, state=State.APPROVED) for m in made))
    (block, *_) = update(old, want(BLOCK)).messages
    assert reused(block)
    assert all(map(reused, update(update(old, want(BLOCK)), want(ONE, TWO)).messages[:2]))


@pytest.mark.parametrize("marker", ["2.1 ", "1.1. ", "[x] ", "-> ", "1/ "])
def test_an_item_whose_marker_is_no_part_of_it_any_more_stays_approved(marker: str) -> None:
    """The translation has the marker too; without it, or where somebody doubted it, nothing is
    approved."""
    old = catalog((f"{marker}A lamp is lit.", f"{marker}Una lámpara arde."))
    assert active(update(old, want("A lamp is lit."))) == [("Una lámpara arde.", State.APPROVED)]
    other = catalog((f"{marker}A lamp is lit.", "Una lámpara arde."))
    assert active(update(other, want("A lamp is lit.")))[0][1] is not State.APPROVED
    doubted = changed(old, f"{marker}A lamp is lit.", state=State.DRAFT)
    assert active(update(doubted, want("A lamp is lit.")))[0][1] is not State.APPROVED
