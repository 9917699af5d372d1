"""What is wrong with a translation."""

from __future__ import annotations

import pytest

from i18n.checks import check, findings, usable
from i18n.model import Key, Message, Origin, State


def rules(source: str, translation: str) -> list[tuple[str, str]]:
    """Level and rule of every finding."""
    return [(finding.level, finding.rule) for finding in findings(source, translation)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Visit the <a1>site</a1>.", "Visita el <a1>sitio</a1>."),
        ("<a1>One</a1> and <a2>two</a2>", "<a2>Dos</a2> y <a1>uno</a1>"),
        ("Hello {name}, %d of %(n)s", "Hola {name}, %d de %(n)s"),
        ("In 2013 there were 1,000 at 6:30 PM", "En 2013 había 1.000 a las 18:30"),
        ("a < b & c", "a < b & c"),
        ("IndustriALL Global Union", "IndustriALL Global Union"),
        ("Merged into the next.", "<empty/>"),
    ],
)
def test_a_good_translation_gives_no_finding(source: str, translation: str) -> None:
    """Order, number formats, names and a sentence left out on purpose are fine."""
    assert rules(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "level", "rule"),
    [
        ("Visit the <a1>site</a1>.", "Visita el sitio.", "error", "tags"),
        ("See <img1/> now.", "Mira ahora.", "error", "tags"),
        ("Run <code1/>.", "Ejecuta <code1/><code1/>.", "error", "tags"),
        ("A <b>red</b> notice", "Una notificación roja", "warning", "tags"),
        ("One<br/>two", "Uno<br/>dos<br/>", "warning", "tags"),
        ("Hello", "Hola <script>", "error", "tags"),
        ("Hello", 'Hola <img src="x" onerror="alert(1)">', "error", "tags"),
        ("<a1>x <b>y</b></a1>", "<a1>x <b>y</a1></b>", "error", "tags"),
        ("Hello {name}", "Hola {nombre}", "error", "placeholders"),
        ("%s of %s", "%s", "error", "placeholders"),
        ("Hello", "   ", "error", "empty"),
        ("Hello", "H\u202eola", "error", "unsafe"),
        ("Hello", "Ho\u200bla", "error", "unsafe"),
        ("This is still English.", "This is still English.", "warning", "unchanged"),
        ("In 2013 it began", "En 2014 empezó", "warning", "numbers"),
    ],
)
def test_a_fault_is_found_with_its_level(
    source: str, translation: str, level: str, rule: str
) -> None:
    """What breaks the page or its meaning is an error, what only looks odd a warning."""
    assert (level, rule) in rules(source, translation)


def test_crossed_source_markup_may_stay_crossed() -> None:
    """Only a source whose tags are nested asks for nesting."""
    crossed = "<b>one <i>two</b> three</i>"
    assert rules(crossed, "<b>uno <i>dos</b> tres</i>") == []


def test_only_approved_texts_have_errors() -> None:
    """A draft's fault is a warning: nobody has said that it is right."""
    broken = Message(Key("", "Visit <a1>us</a1>"), "Visita", State.APPROVED, line=7)
    draft = Message(Key("", "See <a1>us</a1>"), "Mira", State.DRAFT, Origin("machine", "x", "y"))
    empty = Message(Key("", "Hello"))
    gone = Message(Key("", "Bye <a1>x</a1>"), "Adiós", State.OBSOLETE)
    found = list(check((broken, draft, empty, gone), "es.po", "es"))
    assert [(p.line, p.level, p.rule) for p in found] == [
        (7, "error", "tags"),
        (7, "error", "tags"),
        (0, "warning", "tags"),
        (0, "warning", "tags"),
        (0, "warning", "untranslated"),
    ]
    assert (usable(broken), usable(draft), usable(gone)) == (False, False, False)
