"""The translation memory: what it keeps, and how near matches are found."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from i18n.errors import CatalogError, OutputError
from i18n.languages.language_tags import agree
from i18n.memory import similarity
from i18n.memory.store import Memory
from i18n.memory.units import TranslationUnit, for_languages, units, units_to_fill
from i18n.model import Catalog, Key, Message, Notes, State


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    """An empty memory."""
    with Memory(tmp_path / "memory.sqlite") as opened:
        yield opened


def unit(source: str, text: str = "", **more: str) -> TranslationUnit:
    """A Spanish unit."""
    return TranslationUnit(source, text or f"«{source}»", **{"language": "es", **more})


# --- what is remembered ---------------------------------------------------------

MESSAGES = (
    Message(Key("", "News"), "Noticias", State.APPROVED, notes=Notes("page title")),
    Message(Key("", "Old"), "Viejo", State.OBSOLETE),
    Message(
        Key("verb", "Read <a1>it</a1>."),
        "Léalo.",
        State.APPROVED,
        notes=Notes("paragraph", "The lamp", lines=("<a1> = <a href>",)),
        places=("a.html", "b.html"),
    ),
    Message(Key("", "New"), "Nuevo", State.DRAFT, notes=Notes("paragraph")),
)


def test_approved_messages_are_remembered_with_their_place() -> None:
    """Context, kind of block, neighbours (approved or not) and page; nothing else counts."""
    assert list(units(Catalog("es", MESSAGES))) == [
        TranslationUnit(
            "News", "Noticias", kind="page title", after="Read <a1>it</a1>.", language="es"
        ),
        TranslationUnit(
            "Read <a1>it</a1>.", "Léalo.", "verb", "paragraph", "News", "New", "a.html", "es"
        ),
    ]


def test_every_active_message_has_a_place_to_ask_for() -> None:
    """In the order of the messages, without texts."""
    found = list(units_to_fill(Catalog("es", MESSAGES)))
    assert [one.source for one in found] == ["News", "Read <a1>it</a1>.", "New"]
    assert not any(one.text for one in found)


def test_plural_messages_are_not_remembered() -> None:
    """Their forms are no one text."""
    plural = Message(Key("", "day"), "día", State.APPROVED, plural="days", forms=("día", "días"))
    assert list(units(Catalog("es", (plural,)))) == []


def test_a_sentence_left_out_is_not_remembered() -> None:
    """Its words stand in a neighbour, here and nowhere else."""
    left_out = Message(Key("", "So it is."), "<empty/>", State.APPROVED, notes=Notes("paragraph"))
    assert list(units(Catalog("es", (left_out,)))) == []


def test_a_catalog_is_read_again_only_when_it_changed(memory: Memory) -> None:
    """By its digest; what it no longer has is forgotten."""
    unread = iter([unit("Read again")])
    assert memory.refresh("es", "a", "1", [unit("One"), unit("Two")])
    assert not memory.refresh("es", "a", "1", unread)
    assert list(unread)
    assert memory.refresh("es", "a", "2", [unit("Two"), unit("Three")])
    assert [one.source for one in memory.units("es")] == ["Two", "Three"]
    assert memory.exact("One", "es") == ()
    assert memory.near("One", "es") == ()


def test_a_catalog_that_fails_while_it_is_read_changes_nothing(memory: Memory) -> None:
    """It is replaced as a whole or not at all."""

    def broken() -> Iterator[TranslationUnit]:
        yield unit("Two")
        raise CatalogError("bad line")

    memory.refresh("es", "a", "1", [unit("One")])
    with pytest.raises(CatalogError, match="bad line"):
        memory.refresh("es", "a", "2", broken())
    assert [one.source for one in memory.units("es")] == ["One"]
    assert not memory.refresh("es", "a", "1", [])


def test_vanished_catalogs_are_forgotten(memory: Memory) -> None:
    """Those of the other languages stay."""
    for language in ("es", "pt"):
        for stem in ("a", "b"):
            memory.refresh(language, stem, "1", [unit(stem, language=language)])
    memory.keep("es", ["b", "new"])
    assert [one.source for one in memory.units("es")] == ["b"]
    assert [one.source for one in memory.units("pt")] == ["a", "b"]


def test_what_was_remembered_is_there_in_the_next_run(tmp_path: Path) -> None:
    """With every field."""
    one = TranslationUnit("Src <a1>é</a1>", "Txt", "ctx", "heading 2", "B", "A", "p.html", "es")
    with Memory(tmp_path / "m") as memory:
        memory.refresh("es", "a", "1", [one])
    with Memory(tmp_path / "m") as memory:
        assert memory.exact(one.source, "es") == (one,)
        assert [match.unit for match in memory.near(one.source, "es")] == [one]


# --- exact matches ---------------------------------------------------------------


def test_the_commonest_text_comes_first(memory: Memory) -> None:
    """Among equals the one of the first catalog, whatever was read first."""
    memory.refresh("es", "c", "1", [unit("Home", "Inicio"), unit("Read", "Leer")])
    memory.refresh("es", "b", "1", [unit("Home", "Casa"), unit("Read", "Lea", page="b")])
    memory.refresh("es", "a", "1", [unit("Home", "Inicio", page="a")])
    assert [(one.text, one.page) for one in memory.exact("Home", "es")] == [
        ("Inicio", "a"),
        ("Casa", ""),
    ]
    assert [one.text for one in memory.exact("Read", "es")] == ["Lea", "Leer"]


def test_languages_do_not_mix(memory: Memory) -> None:
    """What was approved in one says nothing of another."""
    memory.refresh("es", "a", "1", [unit("The lamp is lit.")])
    assert memory.exact("The lamp is lit.", "pt") == ()
    assert memory.near("The lamp is lit.", "pt") == ()


HERE = TranslationUnit("Open", "Abrir", "", "button", "Name", "Close", "a.html", "es")


@pytest.mark.parametrize("field", ["context", "kind", "before", "after", "source"])
def test_a_full_match_stands_in_the_same_place(memory: Memory, field: str) -> None:
    """Context, kind of block and both neighbours agree; the page may be another."""
    memory.refresh("es", "a", "1", [HERE])
    assert memory.full(replace(HERE, text="", page="b.html")) == HERE
    assert memory.full(replace(HERE, text="", **{field: "other"})) is None


def test_two_texts_for_one_place_are_no_full_match(memory: Memory) -> None:
    """Somebody has to choose."""
    memory.refresh("es", "a", "1", [HERE])
    memory.refresh("es", "b", "1", [replace(HERE, page="b.html")])
    assert memory.full(HERE) == HERE
    memory.refresh("es", "c", "1", [replace(HERE, text="Abierto")])
    assert memory.full(HERE) is None


@pytest.mark.parametrize("more", [{}, {"kind": "button"}, {"before": "Name"}])
def test_an_unknown_place_is_never_the_same(memory: Memory, more: dict[str, str]) -> None:
    """Units from a spreadsheet know no neighbours, a lone message has none."""
    memory.refresh("es", "a", "1", [unit("Open", **more)])
    assert memory.exact("Open", "es")
    assert memory.full(unit("Open", **more)) is None


def test_what_is_refreshed_after_a_question_counts_for_the_next(memory: Memory) -> None:
    """Answers are kept at hand only as long as they hold."""
    for text in ("Uno", "Dos"):
        memory.refresh("es", "a", text, [unit("One", text)])
        assert [one.text for one in memory.exact("One", "es")] == [text]
        assert [match.unit.text for match in memory.near("One", "es")] == [text]
    memory.keep("es", [])
    assert memory.exact("One", "es") == ()


# --- near matches ----------------------------------------------------------------


def scores(memory: Memory, source: str, **more: int) -> list[tuple[int, str]]:
    """Scores and sources of the near matches."""
    return [(match.score, match.unit.source) for match in memory.near(source, "es", **more)]


def test_near_matches_are_ranked_by_likeness(memory: Memory) -> None:
    """The same string has 100; what is under the threshold, or too much, is left out."""
    found = ("The court met in March.", "The court met in May.", "The court sat.", "Nobody came.")
    memory.refresh("es", "a", "1", [unit(one) for one in found])
    assert scores(memory, "The court met in March.") == [
        (100, "The court met in March."),
        (90, "The court met in May."),
    ]
    assert scores(memory, "The court met in March.", limit=1)[1:] == []
    assert len(scores(memory, "The court met in March.", threshold=60)) == 3


def test_only_the_same_string_has_100(memory: Memory) -> None:
    """A difference in case, in tags or in white space is one."""
    memory.refresh("es", "a", "1", [unit("Read <b>the book</b> now.")])
    assert scores(memory, "Read the book now.") == [(97, "Read <b>the book</b> now.")]
    assert scores(memory, "Read <b>the book</b> now.")[0][0] == 100
    assert scores(memory, "read <b>the book</b> now.")[0][0] < 100


def test_a_misspelt_lone_word_is_found(memory: Memory) -> None:
    """Short strings are known by their letters too."""
    memory.refresh("es", "a", "1", [unit("Installation"), unit("Configuration")])
    assert scores(memory, "Instalation") == [(95, "Installation")]


def test_scripts_without_spaces_are_searched_too(memory: Memory) -> None:
    """Two letters are their word."""
    one = "翻訳メモリは承認されたすべての文を記憶して、別のページで使えるようにします。長い。"
    memory.refresh("es", "a", "1", [unit(one)])
    assert scores(memory, one.replace("別の", "ほかの"))[0][1] == one


def test_each_source_is_one_match(memory: Memory) -> None:
    """However often it stands somewhere; its commonest text is shown."""
    memory.refresh("es", "a", "1", [unit("The lamp.", t) for t in ("A", "B", "B")])
    (match,) = memory.near("The lamp!", "es")
    assert match.unit.text == "B"


def test_the_order_of_reading_does_not_show(tmp_path: Path) -> None:
    """Two memories of the same catalogs, one of them with a history, answer the same."""
    chance = random.Random(3)
    sources = [sentence(chance) for _ in range(400)]
    stems = {f"s{n}": sources[n * 40 : n * 40 + 50] for n in range(10)}
    answers = []
    for order in (sorted(stems), sorted(stems, reverse=True)):
        with Memory(tmp_path / order[0]) as memory:
            for stem in order:
                memory.refresh("es", stem, "0", [unit(s, stem) for s in stems[stem][:5]])
                memory.refresh("es", stem, "1", [unit(s, stem) for s in stems[stem]])
            answers.append([memory.near(one, "es", 60) for one in sources])
    assert answers[0] == answers[1]


WORDS = [a + b for a in ("lam", "cour", "rea", "ma", "no", "si") for b in ("p", "t", "der", "ch")]


def sentence(chance: random.Random) -> str:
    """Some words and a number."""
    found = chance.choices(WORDS, k=chance.randint(1, 14))
    return " ".join(found).capitalize() + f" {chance.randint(1, 9)}."


def test_nearly_all_is_found_that_asking_every_string_finds(memory: Memory) -> None:
    """At least nine of ten best matches, against rapidfuzz on all 5,000 (bench/memory.py has
    the large numbers)."""
    chance = random.Random(5)
    sources = list(dict.fromkeys(sentence(chance) for _ in range(5000)))
    memory.refresh("es", "a", "1", [unit(one) for one in sources])
    asked = right = 0
    for one in chance.sample(sources, 100):
        words = one.split()
        words[chance.randrange(len(words))] = chance.choice(WORDS)
        question = " ".join(words)
        best = process.extractOne(question, sources, scorer=fuzz.ratio, score_cutoff=75)
        if best:
            asked += 1
            found = memory.near(question, "es")
            right += bool(found) and fuzz.ratio(question, found[0].unit.source) >= best[1]
    assert asked > 50
    assert right >= 0.9 * asked


def test_of_a_feature_that_nearly_all_strings_share_only_some_are_listed(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest is found by what is rare in it, something by what is not."""
    monkeypatch.setattr("i18n.memory.fuzzy_index._COMMON", 700)
    monkeypatch.setattr("i18n.memory.fuzzy_index._READ_AT_MOST", 500)
    for part in range(4):
        more = [unit(f"Page {n} of the book") for n in range(part * 500, part * 500 + 500)]
        memory.refresh("es", str(part), "1", more)
    assert scores(memory, "Page 1234 of a book")[0][1] == "Page 1234 of the book"
    assert scores(memory, "Pages of the book")


@settings(derandomize=True, max_examples=200)
@given(st.text(), st.text(), st.integers(50, 100))
def test_likeness_keeps_its_bounds(one: str, other: str, threshold: int) -> None:
    """From the threshold to 100, which only the same string has; of a fitting length."""
    for score, found in similarity.alike(one, [other, one], threshold):
        assert threshold <= score <= 100
        assert (score == 100) == (found == one)
        words = similarity.words_of(found)
        if similarity.words_of(one):
            assert similarity.key(words) in similarity.fitting(similarity.words_of(one), threshold)


# --- the file -----------------------------------------------------------------------


def test_a_file_that_is_no_memory_is_made_anew(tmp_path: Path) -> None:
    """Losing it loses nothing."""
    path = tmp_path / "memory.sqlite"
    path.write_bytes(b"this is no database, and longer than a header would be" * 30)
    with Memory(path) as memory:
        assert memory.refresh("es", "a", "1", [unit("One")])
    with Memory(path) as memory:
        assert memory.exact("One", "es")


def test_a_memory_of_another_version_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its tables may be others."""
    with Memory(tmp_path / "m") as memory:
        memory.refresh("es", "a", "1", [unit("One")])
    monkeypatch.setattr("i18n.memory.schema._VERSION", 99)
    with Memory(tmp_path / "m") as memory:
        assert memory.refresh("es", "a", "1", [unit("One")])


def test_a_memory_of_what_was_forgotten_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forgotten sources stay in the file until they are most of it."""
    monkeypatch.setattr("i18n.memory.schema._SPARE", 10)
    with Memory(tmp_path / "m") as memory:
        for digest in ("1", "2", "3"):
            memory.refresh("es", "a", digest, [unit(f"{digest} {n}") for n in range(10)])
    with Memory(tmp_path / "m") as memory:
        assert not memory.refresh("es", "a", "3", [])
        memory.refresh("es", "a", "4", [unit("One")])
    with Memory(tmp_path / "m") as memory:
        assert memory.refresh("es", "a", "4", [unit("One")])


def test_a_memory_whose_file_cannot_be_made_ends_with_the_run(tmp_path: Path) -> None:
    """It says why, and does all else that a memory does."""
    with Memory(tmp_path / "no" / "m") as memory:
        assert memory.fault == "unable to open database file"
        assert memory.refresh("es", "a", "1", [unit("One")])
        assert memory.exact("One", "es")


def test_damage_found_later_is_an_error_that_mends_itself(tmp_path: Path) -> None:
    """The memory is empty from then on; the next run fills it."""
    path = tmp_path / "memory.sqlite"
    with Memory(path) as memory:
        memory.refresh("es", "a", "1", (unit(f"Sentence {n}") for n in range(3000)))
    data = path.read_bytes()
    half = len(data) // 2
    path.write_bytes(data[:half] + b"\xff" * (len(data) - half))
    with Memory(path) as memory:
        with pytest.raises(OutputError, match=r"memory\.sqlite: .* made anew, run again"):
            list(memory.units("es"))
        assert memory.fault
        assert memory.exact("Sentence 1", "es") == ()
        assert memory.refresh("es", "a", "1", [unit("One")])


# --- units from elsewhere -------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        ("es", "es", True),
        ("es-MX", "es", True),
        ("ES_es", "es", True),
        ("pt", "pt-BR", True),
        ("pt-PT", "pt-BR", False),
        ("es", "est", False),
    ],
)
def test_a_tag_that_says_more_or_less_is_the_same_language(
    one: str, other: str, agreed: bool
) -> None:
    """But two different countries are not."""
    assert agree(one, other) is agreed
    assert agree(other, one) is agreed


def test_units_from_elsewhere_come_under_our_languages() -> None:
    """What is in none of them is left out."""
    found = for_languages([unit("A", language="es-MX"), unit("B", language="fr")], ["es", "pt"])
    assert list(found) == [unit("A", language="es")]
