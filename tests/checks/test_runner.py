"""What is wrong with a translation. How much of it is found: tests/checks/."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.checks import runner
from i18n.checks.finding import Finding
from i18n.checks.runner import NAMES, RULES, across, check, errors, findings, usable
from i18n.model import Key, Message, Notes, Origin, State
from tests.support.check_pairs import FAULTS, pairs, spoilt
from tests.support.template_sentences import CODE


def rules(source: str, translation: str, language: str = "es") -> list[tuple[str, str]]:
    """Level and rule of every finding."""
    return [(finding.level, finding.rule) for finding in findings(source, translation, language)]


@pytest.mark.parametrize(
    ("translation", "language", "fault"),
    [
        ("Son 1.000,5 km.", "es", ""),
        ("Son 1\u202f000,5 km.", "es", ""),
        ("Son 1000,5 km.", "es", ""),
        ("Son 1,000.5 km.", "es-MX", ""),
        ("Son 1.000,5 km.", "es-MX", ""),
        ("São 1.000,5 km.", "pt", ""),
        ("Son 1.000.5 km.", "es-MX", "numbers"),
        ("Son 10.005 km.", "es", "numbers"),
        ("Son 1,5 km.", "es", "numbers"),
        ("Son 1.000,5 m.", "es", "units"),
    ],
)
def test_a_quantity_may_have_the_marks_of_any_locale_but_one_value(
    translation: str, language: str, fault: str
) -> None:
    """A point or a comma for the decimals, as Mexico or Spain has it."""
    found = rules("It is 1,000.5 km.", translation, language)
    assert [rule for _, rule in found] == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Visit the <a1>site</a1>.", "Visita el <a1>sitio</a1>."),
        ("<a1>One</a1> and <a2>two</a2>", "<a2>Dos</a2> y <a1>uno</a1>"),
        ("Hello {name}, %d of %(n)s", "Hola {name}, %d de %(n)s"),
        ("In 2013 there were 1,000 at 6:30 PM", "En 2013 había 1.000 a las 18:30"),
        ("a < b & c", "a < b & c"),
        ("IndustriALL Global Union", "IndustriALL Global Union"),
        ("Museum of Modern Art", "Museum of Modern Art"),
        ("Ada Lovelace and the engine", "Ada Lovelace y la máquina"),
        ("She met the Bank of England", "Se reunió con el Bank of England"),
        ("On May 5, 2024 at 12 AM", "El 5/5/2024 a las 0:00"),
        ("In 1936–39 and the 1990s", "En 1936-1939 y los noventa"),
        ("The 19th century, chapter 3", "El siglo XIX, capítulo tres"),
        ("It cost $2 billion, 1,234.50 each", "Costó 2000 millones de dólares, 1.234,50 cada uno"),
        ("See https://en.wikipedia.org/wiki/A", "Véase https://es.wikipedia.org/wiki/A"),
        ("{n, plural, one {a file} other {files}}", "{n, plural, one {un archivo} other {varios}}"),
        ("USB a.k.a. stick", "Lápiz a.k.a. USB"),
        ("in debian/dists/main/images/", "en debian/dists/main/images/"),
        ("It works well.", "Funciona bien."),
        ("However, it works.", "Sin embargo, funciona."),
        ("It isn't enough.", "Falta algo."),
        ("What does `!x` do?", "¿Qué hace `!x`?"),
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
        ("Hello", "Ho\u200bla", "warning", "invisible"),
        ("Hello", "Ho\u2066la", "error", "unsafe"),
        ("Hello", "Ho\u00adla", "warning", "invisible"),
        ("Write to a@b.org", "Escribe a a@b.com", "error", "addresses"),
        ("Write to us", "Escríbenos a https://evil.example/x", "warning", "addresses"),
        ("Run `make`", "Ejecuta `hacer`", "error", "code"),
        ("Run `make`", "Ejecuta make", "warning", "code"),
        ("Edit conf.yaml", "Edita configuración.yaml", "warning", "code"),
        ("A walk", "Un&nbsp;paseo", "warning", "escapes"),
        ("A walk", "Un paseÃ³", "warning", "escapes"),
        ("the <a1>book</a1> here", "el<a1>libro</a1> aquí", "warning", "tag-spaces"),
        ("It costs 5", "Cuesta 50", "warning", "numbers"),
        ("It costs 1,000", "Cuesta 1", "warning", "numbers"),
        ("It is 5 km long", "Tiene 5 millas", "warning", "units"),
        ("It costs €5", "Cuesta $5", "warning", "units"),
        ("It is not ready.", "Está listo.", "warning", "negation"),
        ("It is ready.", "No está listo.", "warning", "negation"),
        ("The train is late.", "Le train est en retard avec nous.", "warning", "language"),
        ("The train is late.", "El tren está muito atrasado.", "warning", "residue"),
        ("We never saw it.", "Nunca the vimos.", "warning", "residue"),
        ("The doors of the old town", "Las doors of the old pueblo", "warning", "residue"),
        ("Is it?", "Lo es?", "warning", "opening-marks"),
        ("Go!", "Ve!", "warning", "opening-marks"),
        ("Go on.", "Sigue", "warning", "end-punctuation"),
        ("Why?", "¿Por qué.", "warning", "end-punctuation"),
        ("A “word”", "Una «palabra", "warning", "quotes"),
        ("A “word”", "Una palabra", "warning", "quotes"),
        ("A word (two)", "Una palabra (dos", "warning", "brackets"),
        ("A word", " Una palabra", "warning", "spaces"),
        ("A word", "Una  palabra", "warning", "spaces"),
        ("Of the town", "De de la ciudad", "warning", "doubled-words"),
        ("He says so", "Lo dice lo dice lo dice lo dice", "warning", "repetition"),
        ("A long walk along the river in spring", "Un", "warning", "length"),
        ("The river rose.", "el río creció.", "warning", "capital"),
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
        (0, "warning", "tags"),
        (0, "warning", "untranslated"),
    ]
    assert tuple(usable(one, "es") for one in (broken, draft, gone)) == (False, False, False)


def test_untranslated_messages_are_told_once_where_they_begin() -> None:
    """With the line, how many there are, and what to do."""
    one = Message(Key("", "Hello"), line=4)
    two = replace(one, key=Key("", "Goodbye"), line=9)
    assert [(p.line, p.told) for p in check((one,), "es.po", "es")] == [
        (4, "it has no text; translate it — “Hello”")
    ]
    assert [(p.line, p.told) for p in check((one, two), "es.po", "es")] == [
        (4, "2 messages from here on have no text; translate them — “Hello”")
    ]


@pytest.mark.parametrize(
    ("source", "text", "message"),
    [
        ("Read <a1>it</a1>.", "Lea <a1>x</a1><a1>x</a1>.", "<a1> stands 2 times, not 1 time; "),
        ("Hello there.", "Hola <b1>a ti</b1>.", "<b1> is not in the source; delete it"),
        ("Visit <a1>us</a1>.", "Visita.", "<a1> is missing; put it in"),
        ("Give {name}.", "Da {nombre}.", "{nombre} is not in the source; delete it"),
        ("Give {name}.", "Da {name} {name}.", "{name} is not in the source as often; delete it"),
        ("Did it go well?", "Fue bien.", "this ends in: full stop; end it as the source, in: "),
    ],
)
def test_a_finding_says_what_to_do(source: str, text: str, message: str) -> None:
    """Not only what is wrong."""
    assert any(f.message.startswith(message) for f in findings(source, text, "es"))


@pytest.mark.parametrize(
    ("language", "source", "translation", "rule"),
    [
        ("fr", "Who wrote it?", "Qui l’a écrit\u202f?", ""),
        ("fr", "Who wrote it?", "Qui l’a écrit ?", "french-spaces"),
        ("fr", "Who wrote it?", "Qui l’a écrit?", "french-spaces"),
        ("fr-CA", "Who wrote it?", "Qui l’a écrit?", ""),
        ("fr", "A “word”", "Un «\u00a0mot\u00a0»", ""),
        ("fr", "At 18:30, see http://a.org", "À 18:30, voir http://a.org", ""),
        ("el", "Who wrote it?", "Ποιος το έγραψε;", ""),
        ("el", "Who wrote it?", "Ποιος το έγραψε.", "end-punctuation"),
        ("el", "The train is late today.", "The wagon arrives with delay.", "language"),
        ("zh-Hans", "Who wrote it?", "这是谁写的？", ""),
        ("zh-Hans", "Do not touch the paintings.", "请勿触摸画作。", ""),
        ("zh-Hans", "Do not touch the paintings.", "请触摸画作。", "negation"),
        ("th", "It works.", "มันได้ผล", ""),
        ("de", "“Good,” she said.", "„Gut“, sagte sie.", ""),
        ("de", "They gave it to those who came.", "Sie gaben es denen, die die Reise machten.", ""),
        ("ca", "A lit lamp", "Un llum il·luminat", ""),
        ("pt-BR", "It is not far.", "Não é longe.", ""),
        ("pt-BR", "It is not far.", "No estaba muy lejos de aquí.", "language"),
        ("fa", "A word", "یک\u200cکلمه", ""),
        ("en-XA", "It is ready.", "[Ĩţ ĩš ŕéåðý ~~]", ""),
        ("en", "Esto no es nuevo para los vecinos.", "This is new to the neighbours.", "negation"),
        ("en", "Ποιος το έγραψε;", "Who wrote it?", ""),
        ("en", "Det är inte klart ännu.", "It is not ready yet.", ""),
        ("xx-unknown", "It is ready.", "Bla bla blo.", "doubled-words"),
    ],
)
def test_each_language_has_its_own_ways(
    language: str, source: str, translation: str, rule: str
) -> None:
    """Punctuation, spaces and small words are judged by the translation's language."""
    found = [name for _, name in rules(source, translation, language)]
    assert rule in found if rule else found == []


def test_a_translator_dismisses_warnings_but_no_errors() -> None:
    """`# check-ignore: rule, rule` silences warnings of its message; a wrong name is said."""
    comments = (
        "Ana: as agreed",
        "check-ignore: end-punctuation, negation tags",
        "check-ignore: kapital",
    )
    key = Key("", "It is <a1>ready</a1>.")
    message = Message(key, "no está lista", State.APPROVED, comments=comments)
    found = {(p.level, p.rule) for p in check((message,), "es.po", "es")}
    assert found == {("error", "tags"), ("warning", "capital"), ("warning", "check-ignore")}
    assert "did you mean “capital”?" in " ".join(p.message for p in check((message,), "", "es"))


def test_one_source_has_one_translation() -> None:
    """Another approved text for the same words is pointed at, wherever the other page is."""

    def approved(source: str, text: str, context: str = "", *comments: str) -> Message:
        return Message(Key(context, source), text, State.APPROVED, comments=comments, line=3)

    pages = {
        "a.po": (approved("Read more", "Leer más"), approved("New", "Nuevo")),
        "b.po": (approved("Read more.", "<b>Leer más</b>."), approved("New", "Nueva")),
        "c.po": (approved("Read more", "Sigue leyendo"), approved("Read more", "Más", "button")),
        "d.po": (approved("read more", "Seguir", "", "check-ignore: inconsistent"),),
    }
    found = list(across(pages, "es"))
    assert [(p.path, p.line, p.level, p.rule) for p in found] == [
        ("c.po", 3, "warning", "inconsistent")
    ]
    assert "“Leer más” in a.po:3" in found[0].message


_PIECES = """the no not el la não et 5 5,000 1.5 6:30 PM XIX km € % <a1> </a1> <img1/> <br/> &
    &lt; < > {name} %s {n, `make` https://a.org/b a@b.org /etc/x ¿ ? ¡ ! . … : ; « » “ ” " ( ) [
    \u200b \u202e \u2028
    \u00a0 \ufffc 字 。 Ж ; ñ É"""
PIECES = st.sampled_from(_PIECES.split(" "))
STRINGS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=14).map(" ".join))
_TAGS = "es pt-BR fr fr-CA de el zh-Hans ar th ru xx en en-XA"
LANGUAGES = st.sampled_from(_TAGS.split(" "))


@settings(derandomize=True, max_examples=400, deadline=None)
@given(STRINGS, STRINGS, LANGUAGES)
def test_no_rule_ever_fails(source: str, translation: str, language: str) -> None:
    """Whatever two strings hold, the findings are short lines with names of rules."""
    found = findings(source, translation, language)
    assert all(f.rule in NAMES and "\n" not in f.message.replace(translation, "") for f in found)
    assert list(found) == sorted(found, key=lambda f: f.level)
    message = Message(Key("", source), translation, State.APPROVED)
    assert usable(message, language) == all(f.level == "warning" for f in found)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14).map(" ".join), LANGUAGES)
def test_the_source_itself_has_no_error(source: str, language: str) -> None:
    """A text of the same structure can be published: at most it is said to be unchanged."""
    assert all(f.level == "warning" for f in findings(source, source, language)) or "<" in source


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_catches(rule: object) -> None:
    """The docstring of a rule is its documentation."""
    assert len((rule.__doc__ or "").split()) > 4


def test_every_rule_is_documented() -> None:
    """docs/checks.md has a line for each, in the order in which they run."""
    text = (Path(__file__).parents[2] / "docs" / "checks.md").read_text("utf-8")
    assert [line.split("`")[1] for line in text.splitlines() if line[:3] == "| `"] == [*NAMES]


def _broken(code: str) -> Iterator[str]:
    """Code as people and machines break it."""
    middle = len(code) // 2
    yield from ("", f"{code} {code}", code[:-1], code[1:])
    yield from (f"{code[:middle]}<b>{code[middle:]}", f"{code[:1]}</b>{code[1:]}")
    yield from (f"{code[:1]} {code[1:]}", f"{code[:-1]} {code[-1:]}")
    yield re.sub("[A-Za-z]{2,}", "nombre", code, count=1)
    yield code.replace("<", "&lt;")


@pytest.mark.parametrize("code", [*CODE, "{name}", "{0}", "%s", "%(count)d"])
def test_every_damage_to_code_is_an_error(code: str) -> None:
    """Missing, doubled, cut, translated, escaped, re-spaced, or with a tag in it."""
    source = f"<b>We sent</b> {code} to the shop."
    assert rules(source, f"<b>Enviamos</b> {code} a la tienda.") == []
    for broken in _broken(code):
        if broken != code:
            found = rules(source, f"<b>Enviamos</b> {broken} a la tienda.")
            assert "error" in {level for level, _ in found}, broken


def test_a_tag_inside_a_placeholder_is_an_error() -> None:
    """Without the tag the placeholder would be whole: nobody sees it by counting."""
    source = "See <a1>all {count} houses</a1>."
    found = findings(source, "Ver <a1>todas {count</a1>} casas.", "es")
    assert [one.message for one in found if one.rule == "placeholders"] == [
        "a tag stands inside {count}; put it outside"
    ]


def test_code_that_steers_in_another_order_is_an_error() -> None:
    """`{% endif %}` before `{% if a %}` breaks the page."""
    source = "See {% if a %}all{% endif %} houses"
    found = rules(source, "Ver {% endif %}todas{% if a %} casas")
    assert ("error", "placeholders") in found


def test_markup_that_the_source_has_is_no_fault() -> None:
    """A `<` before code may look like a tag once the code is out."""
    source = "At most <{{ n }}a few words"
    assert rules(source, "Como mucho <{{ n }}a palabras") == []
    assert ("error", "tags") in rules("At most {{ n }}", "Como mucho <{{ n }}a b>")


@pytest.mark.parametrize(
    ("source", "broken"),
    [
        ("@include('a') It is", "@include('a') @include('a') Es"),
        ("@if (a) { It } is", "@if (a) { Eso } es }"),
        ("@if (a) { It } is", "@if (a) { Eso es"),
        ("@if (a) { It } is", "} @if (a) { Eso es"),
        ("By *|A|**|B|*.", "De *|A|*|B|*."),
        ("#if($a)It#else no#end is", "#if($a)Eso#si_no no#end es"),
        ("#if($a)It#else no#end is", "#if($a)Eso#else no es"),
        ("<#if a>It</#if> is", "</#if>Eso<#if a> es"),
        ("[% IF a %]It[% END %] is", "[% END %]Eso[% IF a %] es"),
        ("$user.name is", "$user.nombre es"),
        ('th:text="a" is', 'th:texto="a" es'),
        ("{% slot a %}It{% endslot %} is", "{% endslot %}Eso{% slot a %} es"),
    ],
)
def test_damage_to_code_that_other_code_begins_or_ends(source: str, broken: str) -> None:
    """A brace, a mark that two share, a tag whose name nobody knows."""
    assert rules(source, source.replace("is", "es").replace("It", "Eso")) == []
    assert ("error", "placeholders") in rules(source, broken)


def test_what_stands_in_code_is_no_language() -> None:
    """A question mark of PHP needs no ¿."""
    assert rules("Hello <?php echo $a; ?>, dear.", "Hola <?php echo $a; ?>, querido.") == []


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ("Entre :min y :max.", False),
        ("Entre :Min y :max.", False),
        ("Entre :mín y :max.", True),
        ("Entre :min.", True),
        ("Entre :min y :max y :max.", True),
    ],
)
def test_names_with_a_colon_are_placeholders_of_ui_strings(translation: str, fault: bool) -> None:
    """As Laravel has them; in prose a colon is a colon."""
    key = Key("", "Between :min and :max.")
    string = Message(key, translation, State.APPROVED, notes=Notes("string"))
    assert usable(string, "es") is not fault
    assert usable(replace(string, notes=Notes("paragraph")), "es")


def test_a_text_is_looked_at_once_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build asks for its bundles, its sheets and its report, and a site may have a million."""
    asked: list[str] = []

    def counting(source: str, translation: str, language: str) -> Iterator[Finding]:
        asked.append(source)
        return iter(())

    monkeypatch.setattr(runner, "RULES", (counting,))
    for _ in range(3):
        for number in range(70_000):
            findings(f"Text {number}", f"Texto {number}", "es")
    assert len(asked) == 70_000


@pytest.mark.parametrize("name", ["", *sorted(fault.name for fault in FAULTS)])
def test_the_errors_alone_are_those_among_all(name: str) -> None:
    """A build asks for these, without the rules that only warn."""
    fault = next((one for one in FAULTS if one.name == name), None)
    found = spoilt(fault) if fault else ((pair, pair.translation) for pair in pairs())
    texts: dict[str, list[Message]] = {}
    for number, (pair, text) in enumerate(found):
        key = Key(str(number), pair.source)
        texts.setdefault(pair.language, []).append(Message(key, text, State.APPROVED))
    for language, messages in texts.items():
        every = [p for p in check(messages, "a.po", language) if p.level == "error"]
        assert list(errors(messages, "a.po", language)) == every
        wrong = [not usable(message, language) for message in messages]
        assert wrong == [_has_error(message, language) for message in messages]


def _has_error(message: Message, language: str) -> bool:
    return any(one.level == "error" for one in check((message,), "", language))


def test_of_two_languages_as_likely_the_first_word_decides() -> None:
    """Not the order in which a set happens to hold the words."""
    german, italian = "aber auch allen", "alla allo altri"
    for text, language in ((f"{german} {italian}", "de"), (f"{italian} {german}", "it")):
        told = [one.message for one in findings("Some words.", text, "ca")]
        assert f"this reads as “{language}”, not “ca”; translate it" in told


@pytest.mark.parametrize(
    ("source", "translation", "language", "rule"),
    [
        ("Open on Monday.", "Aberto na terça-feira.", "pt", "dates"),
        ("Since May 2019", "Depuis juin 2019", "fr", "dates"),
        ("The tour takes 3 days.", "La visita dura 3 hores.", "ca", "times"),
        ("Come in the evening.", "Kommen Sie morgens.", "de", "times"),
        ("Four lamps burn.", "Fünf Lampen brennen.", "de", "number-words"),
        ("The third lamp burns.", "La segunda lámpara arde.", "es", "number-words"),
        (
            "The first lamp (at 2) and the second",
            "Die Lampe (bei 2) und die dritte",
            "de",
            "number-words",
        ),
        ("Another lamp, then the second lamp", "Otra lámpara y la tercera", "es", "number-words"),
        ("It burns for %1 seconds.", "Arde %1 minutos.", "es", "times"),
        ("It burns for {n} days.", "Elle brûle {n} heures.", "fr", "times"),
        ("You can use the Orca help.", "Puede usar la ayuda de Orco.", "es", "names"),
        ("See part IV.", "Voir la partie VI.", "fr", "roman-numerals"),
        ("To the left and to the right", "A la derecha y a la derecha", "es", "opposites"),
        ("At least 5 lamps", "Como máximo 5 lámparas", "es", "opposites"),
        ("Paula Moreno sings.", "Canta Paulo Moreno.", "es", "names"),
        ("A lamp burns.", "Arde una lámpara (?).", "es", "notes"),
        ("A lamp burns.", "Arde una l\u0430mpara.", "es", "mixed-letters"),
    ],
)
def test_what_says_something_else_is_a_warning(
    source: str, translation: str, language: str, rule: str
) -> None:
    """Though it breaks nothing."""
    assert rule in [name for _, name in rules(source, translation, language)]


@pytest.mark.parametrize(
    ("source", "translation", "language"),
    [
        ("You may march on.", "Puede seguir adelante.", "es"),
        ("On 4/11/2013", "El 11 de abril de 2013", "es"),
        ("It opens Mon\u2013Fri.", "Abre de lunes a viernes.", "es"),
        ("Open on weekdays.", "Ouvert du lundi au vendredi.", "fr"),
        ("After two weeks", "Al cabo de quince días", "es"),
        ("In one year, and for an hour", "En un año, y durante una hora", "es"),
        ("There are 90 of them.", "Il y en a quatre-vingt-dix.", "fr"),
        ("At 9 p.m.", "A las 21 h", "es"),
        ("Wait a second.", "Warten Sie einen Moment.", "de"),
        ("On the 2nd floor, then the second", "En el 2.º piso, y luego el 2.º", "es"),
        ("It burns for %1 seconds.", "Arde %1 segundos.", "es"),
        ("The data field of a form", "El campo Dato de un formulario", "es"),
        ("A value in (0, 1)", "Un valor en (0,1)", "es"),
        ("It is bigger than you think.", "Il est plus grand que vous ne pensez.", "fr"),
        ("The time step is 5 s.", "Le pas de temps est de 5 s.", "fr"),
        ("It happens quite often.", "Nicht selten passiert es.", "de"),
        ("Up to", "Ata", "es"),  # a word of several languages is not judged by itself
        ("Louis XIV", "Luis XIV", "es"),
        ("In the 1400s", "En el siglo XV", "es"),
        ("Turn right, then left.", "Gire a la derecha y luego a la izquierda.", "es"),
        ("No more than 5 lamps", "Como máximo 5 lámparas", "es"),
        ("It is 10 miles away.", "Está a 16 km.", "es"),
        ("TODO LIST OF ALL", "LISTA DE TODO", "es"),
        ("Maria Theresa was here.", "María Teresa estuvo aquí.", "es"),
        ("Double the price!", "Verdoppelter Preis!", "de"),
        ("It is not only big.", "No solo es grande.", "es"),
        ("Why not come?", "¿Y si viene?", "es"),
        ("Move it up.", "Mou-ho cap amunt.", "ca"),
    ],
)
def test_what_says_the_same_otherwise_is_none(source: str, translation: str, language: str) -> None:
    """As each language says it."""
    assert rules(source, translation, language) == []


def test_accents_that_stand_apart_are_letters() -> None:
    """Some keyboards write them so: `más` is no `ma`, `año` no `an`."""
    text = unicodedata.normalize("NFD", "La máxima de este año está aquí.")
    assert rules("The maximum of this year is here.", text) == []
