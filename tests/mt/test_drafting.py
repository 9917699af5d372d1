"""Drafts of a machine: what is asked, what is accepted, what stays empty and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest

from i18n.languages import identification
from i18n.model import Draft, Edge, Translation
from i18n.mt.drafting import DraftJob, draft_all
from i18n.mt.masking import Masked
from i18n.mt.postedit.edits import edits
from i18n.mt.postedit.untranslated import Replacements, resolve_unknown
from i18n.mt.routing import Route, Translate
from i18n.mt.source_string import SourceString
from i18n.placeables import inline_tags, protected
from i18n.segmentation import boundaries

NONE: frozenset[str] = frozenset()
DIRECT = Route((Edge("other", "en", "es", 0.5, "1"),))
PIVOT = Route((Edge("first", "en", "pt", 0.9, "1"), Edge("last", "pt", "es", 0.9, "1")))
BACK = Route((Edge("first", "pt", "en", 0.9, "1"),))
DICTIONARY = Route((Edge("last", "es", "ca", 0.9, "1"),))

Fake = Callable[[Route, Sequence[str]], list[Translation]]


def _job(
    target: str,
    routes: tuple[Route, ...],
    translate: Translate,
    names: frozenset[str],
    **more: Any,
) -> DraftJob:
    """A job with the edits of the language."""
    return DraftJob(target, routes, translate, names, edit=edits(target), **more)


def _fake(answers: dict[str, str], calls: list[str] | None = None) -> Fake:
    """An engine that knows some sentences; `*word` marks a word it does not know."""

    def translate(route: Route, sentences: Sequence[str]) -> list[Translation]:
        if calls is not None:
            calls.extend(sentences)
        return [
            _marked(answers.get(f"{route.legs[-1].engine}: {s}", answers.get(s, f"*{s}")))
            for s in sentences
        ]

    return translate


def _marked(answer: str) -> Translation:
    text, spans = "", []
    for part in answer.split(" "):
        word = part.lstrip("*")
        start = len(text)
        if part.startswith("*"):
            spans.append((start, start + len(word.rstrip(".,:"))))
        text += word + " "
    return Translation(text[:-1], tuple(spans))


def _draft(
    string: str,
    answers: dict[str, str],
    ways: Sequence[Route] = (PIVOT,),
    names: frozenset[str] = NONE,
    spare: tuple[Route, ...] = (),
) -> Draft:
    return draft_all([string], _job("es", tuple(ways), _fake(answers), names, spare=spare))[0]


def test_a_sentence_is_drafted_by_the_best_route() -> None:
    """The draft says its route."""
    done = _draft("The cat sleeps.", {"The cat sleeps.": "El gato duerme."})
    assert done == Draft("El gato duerme.", PIVOT.name)


def test_equal_strings_are_asked_once_and_progress_reaches_the_end() -> None:
    """Order and number of the drafts are those of the strings."""
    calls: list[str] = []
    seen: list[int] = []
    engine = _fake({"The cat sleeps.": "El gato duerme.", "A dog.": "Un perro."}, calls)
    strings = ["The cat sleeps.", "A dog.", "The cat sleeps."]
    done = draft_all(strings, _job("es", (PIVOT,), engine, NONE), seen.append)
    assert [one.text for one in done] == ["El gato duerme.", "Un perro.", "El gato duerme."]
    assert sorted(calls) == ["A dog.", "The cat sleeps."]
    assert seen[-1] == 3


def test_no_text_is_sent_twice_along_a_route() -> None:
    """However many ways of asking there are, the texts that place the tags are the same."""
    calls: list[str] = []
    engine = _fake({"the cat": "el gato"}, calls)
    done = draft_all(["See <a1>the cat</a1> of {n}."], _job("es", (DIRECT,), engine, NONE))[0]
    assert done.route == DIRECT.name
    assert len(calls) > 3
    assert len(calls) == len(set(calls))


def test_a_string_with_nothing_to_translate_is_copied() -> None:
    """Names, numbers and codes alone."""
    assert _draft("Okoye: {n}", {}, names=frozenset({"Okoye"})) == Draft("Okoye: {n}", "copy")


def test_placeholders_travel_as_tokens() -> None:
    """The engine never sees them, the draft has them."""
    done = _draft("Open {file} now.", {"Open X1 now.": "Abra x1 ahora."})
    assert done.text == "Abra {file} ahora."


def test_a_bent_name_is_straightened() -> None:
    """A name that the engine adapted is given back as the source has it."""
    done = _draft(
        "Only Simon came.", {"Only Simon came.": "Sólo Simão vino."}, names=frozenset({"Simon"})
    )
    assert done.text == "Sólo Simon vino."


def test_a_name_that_the_engine_translates_is_masked() -> None:
    """The second masking hides it as an invented word."""
    token = protected.INVENTED[0]
    answers = {
        "Read Songs of Flour today.": "Lea Canciones de Harina hoy.",
        f"Read {token} today.": f"Lea {token} hoy.",
    }
    done = _draft("Read Songs of Flour today.", answers, names=frozenset({"Songs of Flour"}))
    assert done.text == "Lea Songs of Flour hoy."


def test_an_item_that_every_token_loses_is_kept_by_cutting_the_sentence() -> None:
    """The last way translates the pieces, and the reviewer is told."""
    answers = {"Open ": "Abra ", " now.": " ahora."}
    loses = _fake(answers)

    def engine(route: Route, sentences: Sequence[str]) -> list[Translation]:
        return [
            got if s in answers else Translation("Abra ahora.")
            for s, got in zip(sentences, loses(route, sentences), strict=True)
        ]

    done = draft_all(["Open {file} now."], _job("es", (PIVOT,), engine, NONE))[0]
    assert done == Draft("Abra {file} ahora.", PIVOT.name, ("this was translated in pieces",))


def test_an_unknown_word_is_respelt_when_a_dictionary_has_the_result() -> None:
    """A regular ending of the neighbour language."""
    answers = {"Deep devotion.": "Profunda *devoção.", "devoción": "devoció"}
    done = _draft("Deep devotion.", answers, spare=(DICTIONARY,))
    assert done == Draft("Profunda devoción.", PIVOT.name)


def test_an_unknown_word_is_looked_up_by_way_of_the_source() -> None:
    """Another choice of words, which needs no look where its meaning stands in the source."""
    answers = {
        "The core burns.": "El *cerne arde.",
        "first: cerne": "Core",
        "core": "núcleo",
        "last: núcleo": "nucli",
        "last: arde": "crema",
    }
    done = _draft("The core burns.", answers, spare=(DICTIONARY, BACK))
    assert done == Draft("El núcleo arde.", PIVOT.name)


def test_residue_sends_the_sentence_to_the_next_route() -> None:
    """No foreign word is written; a weaker route is said to be one."""
    answers = {
        "last: The core burns.": "El *cerne arde.",
        "other: The core burns.": "El centro arde.",
    }
    done = _draft("The core burns.", answers, (PIVOT, DIRECT))
    assert done == Draft(
        "El centro arde.", DIRECT.name, (f"this came by a weaker route: {DIRECT.name}",)
    )


def test_a_respelt_word_that_no_dictionary_has_is_marked_for_the_reviewer() -> None:
    """Less work than a weaker engine's sentence, and than an empty one."""
    answers = {
        "last: The parting burns.": "El *particionamento arde.",
        "other: The parting burns.": "La partida arde.",
    }
    done = _draft("The parting burns.", answers, (PIVOT, DIRECT))
    assert done.text == "El particionamiento arde."
    assert "“particionamiento”" in done.doubt


def test_a_part_of_a_file_name_is_no_unknown_word() -> None:
    """Apertium reads `apt.co` as a host, and marks the rest."""
    answer = Translation("Lea apt.conf ya.", ((10, 12),))
    source = SourceString("Read apt.conf now.", NONE)
    known = Replacements({})
    done = resolve_unknown(answer, Masked(answer.text, ()), source, known)
    assert (done.text, done.left) == ("Lea apt.conf ya.", ())


def test_loans_that_technical_prose_keeps_are_not_looked_up() -> None:
    """`guión` is for a film."""
    answers = {"The script burns.": "El *script arde.", "last: script": "guión"}
    assert _draft("The script burns.", answers).text == "El script arde."


def test_a_word_that_no_route_can_do_is_flagged() -> None:
    """An empty line would be more work for a reviewer than one word."""
    done = _draft("The core burns.", {"The core burns.": "El *cerne arde."})
    assert done == Draft("El cerne arde.", PIVOT.name, ("the word “cerne”",))


@pytest.mark.parametrize(
    ("answer", "doubt"),
    [
        ("El gato's duerme en el tejado verde.", "English"),
        ("El gato duerme quieto and tranquilo en el tejado.", "another language is left: and"),
    ],
)
def test_a_word_of_another_language_is_flagged_where_no_route_does_better(
    answer: str, doubt: str
) -> None:
    """A weaker route that leaves none comes first."""
    source = "The cat sleeps quietly on the green roof there."
    done = _draft(source, {source: answer})
    assert done.text == answer
    assert doubt in done.doubt
    better = "El gato duerme tranquilo en el tejado."
    both = {f"last: {source}": answer, f"other: {source}": better}
    assert _draft(source, both, (PIVOT, DIRECT)).text == better


def test_drafting_works_without_any_edit() -> None:
    """Post-editing is a function of the job; without it engines' texts are taken as they are."""
    source = "Where is it?"
    engine = _fake({source: "Dónde está?"})
    assert draft_all([source], DraftJob("es", (PIVOT,), engine))[0].text == "Dónde está?"
    assert draft_all([source], _job("es", (PIVOT,), engine, NONE))[0].text == "¿Dónde está?"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("El gato gato gato gato duerme en el tejado.", "repeats"),
        ("El gato.", "short"),
        ("El cat sleeps quietly there.", "source"),
        ("El gato duerme tranquilamente en el tejado verde de la.", "stopped"),
        ("O gato dorme calmo sobre uma casa branca.", "another language is left: "),
    ],
)
def test_ravings_are_refused(answer: str, why: str) -> None:
    """Repetition, absurd length, the source's words, another language."""
    source = "The cat sleeps quietly on the green roof there."
    done = _draft(source, {source: answer})
    assert not done.text
    assert why in done.why


def test_jargon_between_words_of_the_target_is_better_than_nothing() -> None:
    """A reviewer is told; words of the source alone are refused."""
    source = "The new kernel loads modules with the initramfs."
    answer = "El nuevo kernel carga modules con initramfs modules."
    done = _draft(source, {source: answer})
    assert (done.text, done.doubt) == (answer, "mostly the source's words")


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("See oven-heating.html now.", "Vea oven-heating.html ahora."),
        ("Run <b>oven-heating</b> now.", "Corra oven-heating ahora."),
        ("Set door=open at night.", "Ponga door=open de noche."),
        ("A cell with =SUM(A1:B2) in it.", "Una celda con =SUM(A1:B2) dentro."),
        ("It says 車 there.", "Allí dice *車."),
        ("Run oven-door-config for oven-door-lamp.", "Use oven-door-config y oven-door-lamp."),
    ],
)
def test_what_machines_call_things_is_no_residue(source: str, answer: str) -> None:
    """File names, commands, settings, formulas, other scripts."""
    flat = source.replace("<b>", "").replace("</b>", "")
    masked = {flat: answer, "oven-heating": "oven-heating"}
    masked |= {
        flat.replace(item, "X1"): answer.replace(item, "X1")
        for item in ("oven-heating.html", "door=open", "=SUM(A1:B2)")
    }
    assert inline_tags.plain(_draft(source, masked).text) == answer.replace("*", "")


def test_an_aside_of_the_engine_is_no_parenthesis_and_for_the_reviewer_to_take_out() -> None:
    source = "The cat sleeps quietly on the green roof there."
    done = _draft(source, {source: "El gato (el felino) duerme en el tejado."})
    assert done.text == "El gato el felino duerme en el tejado."
    assert done.doubt == "the engine added a parenthesis"


def test_numbers_must_come_through() -> None:
    """Another number is another fact."""
    done = _draft("In 2013 it rained.", {"In 2013 it rained.": "En 2012 llovió."})
    assert "2013" in done.why


@pytest.mark.parametrize(
    ("source", "answer", "draft"),
    [
        ("Where is it?", "Dónde está?", "¿Dónde está?"),
        ("How good!", "qué bien!", "¡Qué bien!"),
        ("Opening hours", "Horario de apertura.", "Horario de apertura"),
        ("It rains.", "Llueve", "Llueve."),
        ("He said “yes”.", 'Dijo "sí".', "Dijo “sí”."),
        ("On 4 May it rained.", "En 4 de mayo llovió.", "El 4 de mayo llovió."),
        ("OPEN EVERY DAY", "Abierto todos los días", "ABIERTO TODOS LOS DÍAS"),
    ],
)
def test_manners(source: str, answer: str, draft: str) -> None:
    """First capital, final stop, quotes, opening marks, dates, capitals throughout."""
    asked = source.capitalize() if source.isupper() else source
    assert _draft(source, {asked: answer}).text == draft


def test_tags_are_in_the_draft() -> None:
    """The sentence is translated whole; the link finds its words."""
    answers = {
        "Visit the old town today.": "Visite hoy el casco antiguo.",
        'Visit "the old town" today.': 'Visite hoy "el casco antiguo".',
        "the old town": "el casco antiguo",
    }
    done = _draft("Visit <a1>the old town</a1> today.", answers)
    assert done == Draft("Visite hoy <a1>el casco antiguo</a1>.", PIVOT.name)


def test_no_engine_is_asked_where_a_tag_goes_that_encloses_what_stays() -> None:
    """Nor for the whole sentence where the words of the tags tell."""
    calls: list[str] = []
    answers = {
        "Read Oxford today.": "Lea hoy Oxford.",
        "See the map today.": "Vea hoy el mapa.",
        "the map": "el mapa",
    }
    engine = _fake(answers, calls)
    strings = ["Read <b>Oxford</b> today.", "See <b>the map</b> today."]
    done = draft_all(strings, _job("es", (DIRECT,), engine, NONE))
    assert [one.text for one in done] == ["Lea hoy <b>Oxford</b>.", "Vea hoy <b>el mapa</b>."]
    assert sorted(calls) == sorted(answers)


def test_the_weakest_routes_are_only_for_what_has_nothing() -> None:
    """Their sentence is no better than one with a word that is marked."""
    last = [Route((Edge(f"last{n}", "en", "es", 0.3, "1"),)) for n in range(2)]
    answers = {"last1: The core burns.": "El centro arde."}
    marked = {"last: The core burns.": "El *cerne arde.", "last0: The core burns.": "*core arde."}
    ways = (PIVOT, *last)
    assert _draft("The core burns.", {**marked, **answers}, ways).text == "El cerne arde."
    lost = dict.fromkeys(marked, "El arde arde arde arde.")
    assert _draft("The core burns.", {**lost, **answers}, ways).text == "El centro arde."


def test_a_label_in_capitals_is_translated_apart() -> None:
    """So that it does not disturb the sentence after it."""
    answers = {"Good advice": "Buen consejo", "Bake bread.": "Hornee pan."}
    done = _draft("<b>GOOD ADVICE</b> Bake bread.", answers)
    assert done.text == "<b>BUEN CONSEJO</b> Hornee pan."


def test_the_parts_of_a_title_are_translated_apart() -> None:
    """And keep their separator."""
    done = _draft(
        "Opening hours | Our bakery",
        {"Opening hours": "Horario", "Our bakery": "Nuestra panadería"},
    )
    assert done == Draft("Horario | Nuestra panadería", PIVOT.name)


def test_crossed_markup_stays_empty() -> None:
    """Nobody but a person can say where such tags go."""
    assert _draft("<b>one <i>two</b> three</i>", {}).why == "its markup crosses"


@pytest.mark.parametrize("text", ["<b>one</b> two " * 61, "word " * 4001])
def test_what_no_machine_makes_sense_of_is_not_asked(text: str) -> None:
    """A sentence of hundreds of tags, or of many pages: placing the tags takes their square."""
    calls: list[str] = []
    done = draft_all([text.strip()], _job("es", (DIRECT,), _fake({}, calls), NONE))[0]
    assert not done.text
    assert "too long for a machine" in done.why
    assert calls == []


def test_the_next_route_is_tried_before_a_message_stays_empty() -> None:
    """What one engine makes a mess of, another may know; the reviewer is told which it was."""
    source = "The cat sleeps quietly on the green roof."
    answers = {
        f"last: {source}": "El gato gato gato gato duerme en el tejado.",
        f"other: {source}": "El gato duerme tranquilo en el tejado verde.",
    }
    done = _draft(source, answers, (PIVOT, DIRECT))
    assert done.route == DIRECT.name
    assert "weaker" in done.doubt


def test_a_phrase_that_an_engine_leaves_half_english_is_asked_as_a_sentence() -> None:
    """With a stop at its end, which the draft has not; that is not asked of a sentence."""
    answers = {"Bread and salt": "Pan and salt", "Bread and salt.": "Pan y sal."}
    assert _draft("Bread and salt", answers, (DIRECT,)).text == "Pan y sal"
    calls: list[str] = []
    draft_all(["Bread and salt."], _job("es", (DIRECT,), _fake({}, calls), NONE))
    assert not any(text.endswith("..") for text in calls)


def test_a_draft_in_another_language_is_refused() -> None:
    """The library tells whole sentences; our own lists only the small words."""
    source = "Green houses reflect morning light beautifully, grandmother says."
    answer = "Casas verdes refletem luz matinal belissimamente, diz avó."
    done = draft_all(
        [source],
        _job("es", (PIVOT,), _fake({source: answer}), NONE, identify=identification.speaks),
    )[0]
    assert "pt" in done.why


def test_a_language_is_not_asked_for_where_small_words_tell_it() -> None:
    """Loading what tells languages takes a second."""

    def speaks(text: str, tongues: frozenset[str]) -> str:
        raise AssertionError(text)

    source = "The cat of the house sleeps quietly on the green roof."
    answer = "El gato de la casa duerme quieto en el tejado verde, y los perros también."
    engine = _fake({source: answer})
    done = draft_all([source], _job("es", (PIVOT,), engine, NONE, identify=speaks))[0]
    assert done.text == answer


def test_the_sentences_of_a_block_are_translated_apart() -> None:
    """An engine runs them together; tags, spaces and placeholders stay where they were."""
    answers = {
        "It rains.": "Llueve.",
        "Go home.": "Vaya a casa.",
        "Go": "Vaya",
        'It "rains".': 'Esto "llueve".',
        '"Go" home.': '"Vaya" a casa.',
    }
    engine = _fake(answers)
    cut = partial(boundaries.boundaries, language="en")
    for source, text in (
        ("It rains.  Go home.", "Llueve.  Vaya a casa."),
        ("It rains. <b>Go</b> home.", "Llueve. <b>Vaya</b> a casa."),
    ):
        done = draft_all([source], _job("es", (PIVOT,), engine, NONE, cut=cut))[0]
        assert done.text == text


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("Now sit back and wait.", "Ara assegui's i esperi."),
        ("To warn them, call the baker.", "Per avisar-los, truqui al forner."),
        ("The sound card can be found.", "La placa de so pot trobar-se."),
    ],
)
def test_what_catalan_writes_is_no_other_language(source: str, answer: str) -> None:
    """A pronoun behind a verb, short words that English and Spanish have too."""
    way = Route((Edge("first", "en", "es", 0.9, "1"), Edge("last", "es", "ca", 0.9, "1")))
    done = draft_all([source], _job("ca", (way,), _fake({source: answer}), NONE))[0]
    assert done.text == answer


def test_an_english_genitive_is_none_in_catalan_either() -> None:
    """Behind a word of the source."""
    source = "The baker's bread is good."
    engine = _fake({source: "El pa de baker's és bo."})
    done = draft_all([source], _job("ca", (DIRECT,), engine, NONE))[0]
    assert "English" in done.doubt


def test_a_token_of_letters_and_digits_stays() -> None:
    """No dictionary has it."""
    done = _draft("Call 0x13 now.", {"Call 0x13 now.": "Llame a *0x13 ya."})
    assert done.text == "Llame a 0x13 ya."


def test_the_words_inside_a_choice_are_left_to_the_reviewer() -> None:
    """They agree with what stands around them, which no engine sees."""
    choice = "{n, plural, one {# file} other {# files}}"
    done = _draft(f"There are {choice} here.", {"There are X1 here.": "Hay X1 aquí."})
    assert done.text == f"Hay {choice} aquí."
    assert "{n, …}" in done.doubt


def test_an_aside_at_the_end_of_a_name_is_taken_off() -> None:
    """Engines take a name for the title of an article."""
    done = _draft("Graymere", {"Graymere": "Graymere (en inglés)"})
    assert (done.text, done.doubts) == ("Graymere", ())
    done = _draft("Gray house", {"Gray house": "Casa gris (en inglés)"})
    assert (done.text, done.doubts) == ("Casa gris", ("the engine added a parenthesis",))


def test_no_draft_has_a_parenthesis_more_than_its_source() -> None:
    """Beside one of the source's, an invented one cannot be told."""
    source = "The cat (a tom) sleeps on the green roof there."
    answer = "El gato (un macho) duerme (tranquilo) en el tejado verde."
    assert _draft(source, {source: answer}).text.count("(") <= 1


@pytest.mark.parametrize("left", ["don't", "I'm", "we'll", "it's", "What's"])
def test_no_english_contraction_is_left_in_a_draft(left: str) -> None:
    """A draft that has one is none."""
    source = f"The old baker says {left} in the green house."
    done = _draft(source, {source: f"El viejo panadero dice {left} en la casa verde."})
    assert left not in done.text


def test_a_century_may_be_in_roman_numerals() -> None:
    """Its number is not lost, and no other one may be."""
    source = "The 18th century was long."
    assert _draft(source, {source: "El siglo XVIII fue largo."}).text == "El siglo XVIII fue largo."
    assert _draft(source, {source: "El siglo XVII fue largo."}).text == ""
    done = _draft(source, {source: "El siglo 18.º fue largo."})
    assert done.text == "El siglo XVIII fue largo."


def test_the_spaces_around_a_text_stay() -> None:
    """Strings of programs are put together with them."""

    def translate(route: Route, texts: Sequence[str]) -> list[Translation]:
        return [Translation("un gato") for _ in texts]

    done = draft_all(["  a cat  "], _job("es", (DIRECT,), translate, NONE))[0]
    assert done.text == "  un gato  "
