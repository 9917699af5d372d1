"""What must survive translation: found, masked, brought back, verified."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.languages.folding import fold
from i18n.mt.masking import MASKINGS, Masking, mask, unmask
from i18n.placeables import protected

NONE: frozenset[str] = frozenset()


NAMED = ("Ann", "Anna", "Anna Lee", "Anne-Marie", "Lee", "Leeds", "New York", "O’Neil")


@pytest.mark.parametrize(
    "item",
    [
        "{name}", "{0}", "{{ user.name }}", "${total}", "%s", "%(count)d", "%1$s", "$HOME",
        "$t(nav.home)",
        "{n, plural, one {# day} other {# days}}", "https://example.org/a?b=1", "www.example.org",
        "ana@example.org", "--force", "--level=3", "/etc/hosts", "~/notes", "notes.txt",
        "main_window", "run()", "#weekend", "2.10.3", "v1.4", "<code1/>", "&lt;",
        "$12.50",
        "=SUM(A1:B2)", "ROUND(x; 2)", "exp(a*x)", "door=open", "uid=ana,ou=people,dc=org",
        "bread.conf.rye-site",
        "US$5",
    ],
)  # fmt: skip
def test_things_of_the_machine_are_protected(item: str) -> None:
    """Placeholders, addresses, paths, options, code, versions and lone tags leave the sentence."""
    masked = mask(f"Please look at {item} before noon.", NONE)
    assert item not in masked.text
    assert unmask(masked.text, masked) == f"Please look at {item} before noon."


def test_ordinary_text_is_left_alone() -> None:
    """Words, numbers, units, abbreviations and hyphens are no items."""
    text = (
        "In 2013, e.g. on page 12, 1,000 well-known people paid 5% (and/or 3.50) for file(s) a day."
    )
    assert mask(text, NONE, "bare").text == text


def test_a_token_that_the_sentence_holds_is_not_used() -> None:
    """The sentence's own X1 is not taken for a mask."""
    masked = mask("Put X1 beside {name}.", NONE, "marks")
    assert unmask(masked.text, masked) == "Put X1 beside {name}."
    assert len({item.token for item in masked.items}) == len(masked.items)


def test_tokens_are_recognised_when_an_engine_respaces_or_recases_them() -> None:
    """`x 1` is X1; nothing else is."""
    masked = mask("Open {name} now.", NONE)
    assert unmask("Abra x 1 ahora.", masked) == "Abra {name} ahora."


@pytest.mark.parametrize("answer", ["Abra ahora.", "Abra X1 y X1 ahora.", "Abra X12 ahora."])
def test_a_lost_or_doubled_item_is_never_guessed(answer: str) -> None:
    """Without exactly one token there is no answer."""
    assert unmask(answer, mask("Open {name} now.", NONE)) is None


def test_a_title_is_masked_with_its_name() -> None:
    """`Mr. Zorvex` would come back broken, so the token stands for both."""
    masked = mask("Then Mr. Okoye spoke.", frozenset({"Okoye"}))
    assert [item.text for item in masked.items] == ["Mr. Okoye"]


def test_a_genitive_stays_outside_the_mask() -> None:
    """The engine translates the relation, not the name."""
    masked = mask("They read Okoye’s letter.", frozenset({"Okoye"}))
    assert masked.text.endswith("’s letter.")


@settings(derandomize=True, max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["the", "cat", "{name}", "{0}", "Okoye", "https://a.org/b", "saw", "X1", "4718", "12",
             "Zorvex", "<code1/>", "%s", "--all", "Rosa Lind", "eth0", "a_b"]
        ),
        min_size=1,
        max_size=25,
    ),
    st.sampled_from(MASKINGS),
)  # fmt: skip
def test_unmask_undoes_mask(words: list[str], masking: Masking) -> None:
    """Whatever the sentence and the items: masking loses nothing."""
    sentence = " ".join(words)
    masked = mask(sentence, frozenset({"Okoye", "Rosa Lind"}), masking)
    assert unmask(masked.text, masked) == sentence
    assert protected.lost(sentence, sentence, frozenset({"Okoye", "Rosa Lind"})) == ()


def test_a_string_of_names_numbers_and_codes_has_no_words_to_translate() -> None:
    """It is copied, not sent to an engine."""
    names = frozenset({"Okoye"})
    assert not protected.words_to_translate("Okoye, {name}: 12", names)
    assert protected.words_to_translate("Okoye bakes", names)


# --- verification ----------------------------------------------------------------


def test_a_complete_draft_has_lost_nothing() -> None:
    """Digits may be grouped in another way, accents may differ."""
    source = "Gomez paid 1,000 for {thing} in <a1>2013</a1>."
    draft = "Gómez pagó 1.000 por {thing} en <a1>2013</a1>."
    assert protected.lost(source, draft, frozenset({"Gomez"})) == ()


@pytest.mark.parametrize(
    ("draft", "item"),
    [
        ("Okoye pagó 12 en <a1>{b}</a1> ana@b.org.", "{a}"),
        ("Okoye pagó {a} 12 {a} en <a1>{b}</a1> ana@b.org.", "{a}"),
        ("Okoye pagó {a} en <a1>{b}</a1> ana@b.org.", "12"),
        ("Pagó {a} 12 en <a1>{b}</a1> ana@b.org.", "Okoye"),
        ("Okoye pagó {a} 12 en {b} ana@b.org.", "<a1>"),
        ("Okoye pagó {a} 12 en <a1>{b}</a1>.", "ana@b.org"),
    ],
)
def test_what_is_missing_or_doubled_is_named(draft: str, item: str) -> None:
    """A draft is refused for each of them."""
    source = "Okoye paid {a} 12 at <a1>{b}</a1> ana@b.org."
    assert item in protected.lost(source, draft, frozenset({"Okoye"}))


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Add 5% of salt.", "Añada 5%5% de sal."),
        ("Pay $5 now.", "Pague $5$5 ahora."),
        ("It takes 696s.", "Tarda 696s.696s."),
        ("Look for 7,702%.", "Busque 7.702%.7.702%."),
    ],
)
def test_a_measure_that_runs_into_itself_is_doubled(source: str, draft: str) -> None:
    """Though a number by itself may be a word of the source: two is 2."""
    assert protected.lost(source, draft)
    assert protected.lost("Two at 5 GB.", "2 de 5 GB.") == ()


def test_a_name_freed_from_a_compound_is_not_doubled() -> None:
    """`DNS-based` may become a phrase with DNS in it."""
    names = frozenset({"DNS"})
    assert protected.lost("DNS and DNS-based names", "DNS y nombres basados en DNS", names) == ()


def test_a_name_that_the_source_has_not_is_a_word() -> None:
    """`Com`, a name elsewhere, starts a Catalan sentence."""
    assert protected.lost("As it rains.", "Com que plou.", frozenset({"Com"})) == ()


@pytest.mark.parametrize("unit", ["a.", "a-", "a+", "A.", "A-", "a:", "a@", "a/", "a(1, ", "a=b,"])
def test_looking_for_what_is_kept_takes_time_by_the_length_of_a_text(unit: str) -> None:
    """Forty thousand signs that begin like a name and go on: by their square it were minutes."""
    found = protected.found(unit * (40_000 // len(unit)), frozenset())
    assert all(start < end for start, end, _ in found)


def test_names_are_folded_once_and_not_for_every_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site of a thousand names has a hundred thousand texts."""
    names = frozenset(f"Nàme{number}ville" for number in range(500))
    folded: list[str] = []

    def counting(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr(protected, "fold", counting)
    for number in range(100):
        text = f"It is {number} miles to Nàme{number}ville."
        assert protected.lost(text, text, names) == ()
    assert sum(one in names for one in folded) == len(names)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.frozensets(st.sampled_from(NAMED), min_size=1),
    st.lists(st.sampled_from((*NAMED, " ", "\u00a0", "-", "s", ".")), max_size=9).map("".join),
)
def test_the_longest_name_counts_as_a_whole_word(names: frozenset[str], text: str) -> None:
    """However many there are: as if all were tried, one after the other."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0]") for name in longest)
    wanted = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")
    found = [text[a:b] for a, b, kind in protected.found(text, names) if kind == "name"]
    assert found == wanted.findall(text)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("It says E = mc there.", "E = mc"),
        ("Take x = 5 first.", "x = 5"),
        ("A line is y = mx + b here.", "y = mx + b"),
        ("B&Q sells it.", "B&Q"),
        ("$ pip install some tool", "$ pip install some tool"),
        ("sudo apt install nginx", "sudo apt install nginx"),
        ("Run npm install to get it.", "npm install"),
        ("Type git push -f origin/main now", "git push -f origin/main"),
    ],
)
def test_formulas_firms_and_commands_are_protected(text: str, item: str) -> None:
    """Each as one thing."""
    assert item in {text[start:end] for start, end, _ in protected.found(text, NONE)}


@pytest.mark.parametrize(
    "text", ["Q&A", "If you = me", "Make a git of it", "$ 5 off", "Go run home"]
)
def test_what_looks_like_these_is_not(text: str) -> None:
    """Questions and answers, prices, prose."""
    assert not [kind for _, _, kind in protected.found(text, NONE) if kind == "code"]


@pytest.mark.parametrize("draft", ["un valor en (0,1)", "un valor en (0; 1)", "un valor en (0, 1)"])
def test_a_pair_of_numbers_in_brackets_is_no_decimal(draft: str) -> None:
    """What writes decimals with a comma would have one number there."""
    assert not protected.lost("a value in (0, 1)", draft)
    assert protected.lost("a value in (0, 1)", "un valor en (0, 2)")
    assert not protected.lost("a value of (0.5)", "un valor de (0,5)")
