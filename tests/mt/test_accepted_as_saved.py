"""Acceptance has the last word, on the text that is saved."""

from __future__ import annotations

import random
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.protected import TERMS
from i18n.model import Draft, Key, Message, Translation
from i18n.mt.acceptance import Expected, accept, damaged
from i18n.mt.drafting import DraftJob, draft_all
from i18n.mt.postedit.edits import edits
from i18n.mt.source_string import SourceString
from i18n.segmentation import boundaries
from i18n.stages.drafting import plural_pretranslation
from tests.mt.test_hostile_engine import ROUTE, SAMPLES, TRICKS, hostile

SPOILERS = ("{x}", "<a9>", "</a1>", "12", "X1", "", "palabra", "el el el el")


@settings(derandomize=True, max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(SAMPLES), min_size=2, max_size=6),
    st.integers(0, 10**6),
    st.sampled_from(sorted(TRICKS)),
    st.booleans(),
)
def test_what_is_saved_has_passed_acceptance(
    some: list[object], seed: int, trick: str, blocks: bool
) -> None:
    """Whole blocks too, and whatever terms do to a draft after its sentences were accepted."""
    texts = [one.text for one in some]  # type: ignore[attr-defined]
    strings = [" ".join(texts), f"<b>{texts[0]}</b> {texts[1]}"] if blocks else texts
    dice = random.Random(seed)

    def terms(text: str, string: str) -> tuple[str, tuple[str, ...]]:
        words = text.split(" ")
        words[dice.randrange(len(words))] = dice.choice(SPOILERS)
        return " ".join(words), ()

    job = DraftJob(
        "es",
        (ROUTE,),
        hostile(seed, [trick], 0.1),
        TERMS,
        cut=partial(boundaries.boundaries, language="en"),
        edit=edits("es"),
        terms=terms,
    )
    for string, done in zip(strings, draft_all(strings, job), strict=True):
        if done.text:
            source = SourceString(string, TERMS)
            assert accept(done.text, source, Expected("es")).use != "never"
            assert not damaged(done.text, source)


def test_terms_that_spoil_a_draft_are_left_out_and_the_reviewer_told() -> None:
    """The draft without them is better than none."""
    job = DraftJob(
        "es",
        (ROUTE,),
        lambda route, some: hostile(1, [], 0.0)(route, some),
        terms=lambda text, string: (text.replace("{n}", "n"), ()),
    )
    done = draft_all(["Open {n} files now."], job)[0]
    assert "{n}" in done.text
    assert "the glossary's terms have no place in it" in done.doubts


def test_what_terms_leave_in_doubt_is_told() -> None:
    """Behind what the reviewer is told already."""
    job = DraftJob(
        "es",
        (ROUTE,),
        hostile(1, [], 0.0),
        terms=lambda text, string: (text, ("“lamp” should be “lámpara”",)),
    )
    assert draft_all(["Open {n} files now."], job)[0].doubts[-1] == "“lamp” should be “lámpara”"


def test_a_block_is_proven_as_a_whole() -> None:
    """Sentences that were accepted one by one may be no text together."""
    job = DraftJob(
        "es",
        (ROUTE,),
        lambda route, some: [Translation("Siga adelante.") for _ in some],
        cut=partial(boundaries.boundaries, language="en"),
    )
    parts = ["Walk on ahead.", "Carry on there.", "Keep on going."]
    assert {one.text for one in draft_all(parts, job)} == {"Siga adelante."}
    done = draft_all([" ".join(parts)], job)[0]
    assert (done.text, done.why) == ("", "the engine repeats itself")


@settings(derandomize=True, max_examples=100, deadline=None)
@given(
    *[st.lists(st.sampled_from(["NUMBER", "7", "{n}", "{m}", "archivos"]), max_size=5)] * 2,
)
def test_a_plural_form_is_saved_with_its_placeholders_or_not_at_all(
    one: list[str], more: list[str]
) -> None:
    """Also where a numeral stood for one while an engine was asked. What an engine answers to
    the source as it is has been accepted before."""
    header = "nplurals=2; plural=(n != 1);"
    message = Message(Key("", "{n} file of {m}"), plural="{n} files of {m}")
    sources = (message.key.source, message.plural)
    drafts = {source: Draft(source.replace("of", "de"), "x") for source in sources}
    for source in plural_pretranslation.asked(message, header):
        if source not in sources:
            words = one if source.startswith("1 ") else more
            drafts[source] = Draft(" ".join(words).replace("NUMBER", source.split()[0]), "y")
    found = plural_pretranslation.drafted(message, drafts, header)
    assert found
    assert len(found[0]) == 2
    for form, source in zip(found[0], sources, strict=True):
        assert not damaged(form, SourceString(source, frozenset()))
