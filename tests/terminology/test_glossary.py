"""Terms: how they are found in texts, and how glossaries are merged."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.terminology import glossary
from i18n.terminology.glossary import ALL, Case, Glossary, Term
from i18n.terminology.merge import contradictions, merged


def term(source: str, es: str = "", case: Case = "sentence") -> Term:
    """A term with a Spanish rendering."""
    return Term(source, {"es": (es or f"¿{source}?",)}, case=case)


def found(text: str, *terms: Term) -> list[str]:
    """The stretches of a text that are terms."""
    known = glossary.terms(terms, "es")
    return [text[hit.start : hit.end] for hit in glossary.find(text, known)]


# --- finding ---------------------------------------------------------------------


def test_whole_words_are_found_in_singular_and_plural() -> None:
    """Neither a part of a word nor one of a compound."""
    terms = term("union"), term("red notice"), term("policy")
    assert found("The union, two unions, red notices, policies.", *terms) == [
        "union",
        "unions",
        "red notices",
        "policies",
    ]
    assert found("A reunion of non-union and union-led unionists.", *terms) == []


def test_the_longest_term_wins() -> None:
    """Wherever the shorter one starts."""
    terms = term("union"), term("union leader"), term("trade union"), term("leader of men")
    text = "A union leader of men in a trade union; a union leader"
    assert found(text, *terms) == ["union", "leader of men", "trade union", "union leader"]


def test_a_term_in_small_letters_is_found_at_the_start_and_in_headings() -> None:
    """A capital inside a sentence makes it part of a name."""
    assert found("Union members. Unions met.", term("union")) == ["Union", "Unions"]
    assert found("The European Union was founded then.", term("union")) == []
    assert found("THE UNION TODAY", term("union")) == ["UNION"]
    assert found("The Red Notice Explained", term("red notice")) == ["Red Notice"]


def test_a_term_with_capitals_needs_them() -> None:
    """`March` is no `march`."""
    assert found("The March of March", term("March")) == ["March", "March"]
    assert found("They march on.", term("March")) == []


def test_the_case_rule_is_the_editors() -> None:
    """`any` finds every form, `exact` only its own."""
    assert found("The Union and a UNION", term("union", case="any")) == ["Union", "UNION"]
    assert found("Unions and a union", term("union", case="exact")) == ["union"]


def test_accents_and_apostrophes_of_the_source_do_not_count() -> None:
    """A page may write a name in both ways."""
    assert found("Rosa Núñez’s lamp", term("Rosa Nunez")) == ["Rosa Núñez"]


def test_tags_end_a_term() -> None:
    """Half of a term in a link is no term, a term in a link is one."""
    assert found("a <a1>red</a1> notice, a <a1>red notice</a1>", term("red notice")) == [
        "red notice"
    ]


def test_a_column_of_another_region_serves_where_there_is_no_better() -> None:
    """`pt-BR` for `pt`, `es` for `es-MX`; never `pt-PT` for `pt-BR`."""
    terms = (Term("bus", {"pt-BR": ("ônibus",), "pt-PT": ("autocarro",), "es": ("autobús",)}),)

    def rendering(tag: str) -> list[str]:
        return [one for e in glossary.terms(terms, tag).entries for one in e.renderings]

    assert rendering("pt") == ["ônibus"]
    assert rendering("pt-PT") == ["autocarro"]
    assert rendering("pt-AO") == []
    assert rendering("es-MX") == ["autobús"]


def test_two_rows_of_one_term_both_count() -> None:
    """The first has the say; what one forbids and the other wants is allowed."""
    rows = Term("union", {"es": ("sindicato",)}), Term("union", {"es": ("gremio",)})
    never = Term("union", {}, forbidden={ALL: ("unión", "gremio")})
    (entry,) = glossary.terms((*rows, never), "es").entries
    assert entry.renderings == ("sindicato", "gremio")
    assert entry.forbidden == ("unión",)


WORDS = st.sampled_from(
    ["red", "notice", "notices", "union", "Rosa", "Lind", "a", "of", ",", "<b>"]
)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=20), st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=6))
def test_terms_never_overlap_and_none_found_is_part_of_a_longer_one(
    words: list[str], sources: list[list[str]]
) -> None:
    """Every hit is as long as any term that overlaps it."""
    text = " ".join(words)
    terms = [term(" ".join(source), case="any") for source in sources]
    known = glossary.terms(terms, "es")
    hits = glossary.find(text, known)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    alone = [h for t in terms for h in glossary.find(text, glossary.terms([t], "es"))]
    for other in alone:
        over = [h for h in hits if h.start < other.end and other.start < h.end]
        assert over
        assert max(h.end - h.start for h in over) >= other.end - other.start


def test_ten_thousand_terms_cost_hardly_more_than_ten() -> None:
    """Finding is linear in the text, whatever the glossary."""
    text = "The worker of the plant number 17 wrote a letter about safety. " * 50
    many = [term(f"plant number {n} of zone {n % 7}") for n in range(10_000)]
    few, all_ = glossary.terms(many[:10], "es"), glossary.terms(many, "es")

    def cost(known: glossary.Terms) -> float:
        start = time.process_time()
        for _ in range(3):
            glossary.find(text, known)
        return time.process_time() - start

    assert cost(all_) < 5 * cost(few) + 0.05


# --- merging ---------------------------------------------------------------------


def test_a_merge_adds_extends_and_reports_conflicts() -> None:
    """What is there stays first; what differs is kept beside it, and said."""
    old = Glossary((Term("union", {"es": ("sindicato",)}, line=2),), ("source", "es"))
    new = [
        Term("union", {"es": ("gremio",), "pt": ("sindicato",)}),
        Term("exile", {"es": ("exilio",)}),
    ]
    done = merged(old, new)
    assert (done.added, done.extended) == (1, 1)
    assert done.glossary.terms[0].targets == {"es": ("sindicato", "gremio"), "pt": ("sindicato",)}
    assert done.conflicts == (
        "“union” is “sindicato | gremio” (es) now: the first is used, all are accepted",
    )


def test_what_the_glossary_forbids_is_not_brought_in_as_good() -> None:
    """Nor what it uses as forbidden; both are said."""
    old = Glossary((Term("union", {"es": ("sindicato",)}, forbidden={"es": ("unión",)}),))
    done = merged(old, [Term("union", {"es": ("unión",)}, forbidden={"es": ("sindicato",)})])
    assert done.glossary.terms == old.terms
    assert len(done.conflicts) == 2


RENDERINGS = st.dictionaries(
    st.sampled_from(["es", "pt", "ca"]),
    st.lists(st.sampled_from(["uno", "dos", "tres"]), min_size=1, max_size=3, unique=True).map(
        tuple
    ),
    max_size=2,
)
TERMS = st.lists(
    st.builds(
        Term,
        st.sampled_from(["a", "b", "c d"]),
        targets=RENDERINGS,
        keep=st.booleans(),
        forbidden=RENDERINGS,
        note=st.sampled_from(["", "n"]),
    ),
    max_size=5,
)


def _said(terms: tuple[Term, ...] | list[Term]) -> set[tuple[str, str, str]]:
    return {
        (t.source, tag, one)
        for t in terms
        for by in (t.targets, t.forbidden)
        for tag, some in by.items()
        for one in some
    }


@settings(derandomize=True, max_examples=200, deadline=None)
@given(TERMS, TERMS)
def test_a_merge_loses_no_term_and_no_rendering(old: list[Term], new: list[Term]) -> None:
    """Every one of both is there afterwards, and merging again changes nothing."""
    done = merged(Glossary(tuple(old)), new).glossary
    assert _said(old) | _said(new) <= _said(done.terms)
    assert {t.source for t in (*old, *new)} == {t.source for t in done.terms}
    assert merged(done, new).glossary == done


@pytest.mark.parametrize(
    ("terms", "line", "what"),
    [
        ([Term("a", line=2), Term("a", line=3)], 3, "is in line 2 already"),
        (
            [Term("a", {"es": ("x",)}, line=2), Term("a", {"es": ("y",)}, line=3)],
            3,
            "another translation in line 2",
        ),
        ([Term("a", {"es": ("x",)}, keep=True, line=2)], 2, "not to be translated"),
        ([Term("a", {"es": ("x",)}, forbidden={ALL: ("x",)}, line=2)], 2, "and forbidden"),
    ],
)
def test_contradictions_are_reported_with_their_line(
    terms: list[Term], line: int, what: str
) -> None:
    """Duplicates, and rows that want two things at once."""
    ((where, said),) = contradictions(terms)
    assert where == line
    assert what in said
