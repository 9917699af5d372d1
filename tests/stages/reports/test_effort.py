"""How much people changed the drafts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.catalogs.ownership import draft_mark, with_draft
from i18n.model import Key, Message, Origin, State
from i18n.stages.reports.effort import efforts

ROUTE = Origin("machine", "firefox en-pt")


def drafted(source: str, draft: str, origin: Origin = ROUTE) -> Message:
    """A message with a draft."""
    return with_draft(Message(Key("", source)), draft, origin)


def approved(source: str, draft: str, text: str, origin: Origin = ROUTE) -> Message:
    """A message whose draft a person approved as some text."""
    return replace(drafted(source, draft, origin), text=text, state=State.APPROVED)


SAME = approved("One two three four.", "Um dois três quatro.", "Um dois três quatro.")
CHANGED = approved("Five six.", "Cinco seis.", "Cinco <b>sete</b>.")
DRAFTS = {draft_mark("Five six.", "Cinco seis."): "Cinco seis."}


def test_the_effort_of_a_route() -> None:
    """One of two is unchanged; one of the eight words and stops approved was replaced."""
    (found,) = efforts([SAME, CHANGED], DRAFTS)
    assert (found.route, found.approved, found.words) == ("firefox en-pt", 2, 6)
    assert (found.unchanged, found.unknown) == (1, 0)
    assert found.edit_rate == pytest.approx(1 / 8)
    assert found.chrf is not None
    assert 50 < found.chrf < 100


def test_drafts_left_alone_need_no_record() -> None:
    """Their mark says that they are the draft."""
    (found,) = efforts([SAME], {})
    assert (found.unchanged, found.edit_rate, found.chrf) == (1, 0, 100)


def test_a_draft_that_is_lost_is_counted_and_not_guessed() -> None:
    """A text that does not have the mark is no draft of it."""
    (found,) = efforts([CHANGED], {CHANGED.origin.mark: "else"} if CHANGED.origin else {})
    assert (found.approved, found.unknown, found.edit_rate, found.chrf) == (1, 1, None, None)


def test_known_drafts_stand_for_the_lost_ones() -> None:
    """Else a route would look the better the more of its changed drafts are lost."""
    lost = approved("Seven eight.", "Sete oito.", "Sete nove.")
    (found,) = efforts([SAME, CHANGED, lost], DRAFTS)
    assert found.unknown == 1
    assert found.edit_rate == pytest.approx(2 / 11)


def test_only_what_a_person_approved_counts() -> None:
    """Not what is still a draft, or obsolete, nor what memory approved or nobody drafted."""
    waiting = drafted("A b.", "A b.")
    gone = replace(SAME, state=State.OBSOLETE)
    full = approved("C d.", "C d.", "C d.", Origin("memory", "a.html", score=101))
    copied = approved("E", "E", "E", Origin("machine", "copy"))
    own = replace(SAME, origin=None)
    assert efforts([waiting, gone, full, copied, own], {}) == ()


def test_memory_is_a_route_as_well() -> None:
    """The same source from elsewhere, and one that is like it."""
    same = approved("C d.", "C d.", "C d.", Origin("memory", "a.html", score=100))
    near = approved("E f.", "E f.", "E f.", Origin("memory", "a.html", score=87))
    routes = [found.route for found in efforts([near, same, SAME, SAME], {})]
    assert routes == ["firefox en-pt", "memory, near match", "memory, same source"]
