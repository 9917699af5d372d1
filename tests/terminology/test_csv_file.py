"""`glossary.csv` and TBX: read as people and tools write them, written so that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.errors import CatalogError
from i18n.terminology import csv_file, tbx
from i18n.terminology.glossary import ALL, Glossary, Term
from i18n.terminology.merge import merged

PLAIN = """source,es,pt-BR,do_not_translate,forbidden,forbidden_es,case,note,domain
union,sindicato | gremio,sindicato,,unión,,,of workers,law
Los Mineros,,,yes,,,exact,,
"""


def read(text: str | bytes, target: str = "") -> list[Term]:
    """The terms of a file in which nothing is odd."""
    data = text.encode() if isinstance(text, str) else text
    found, problems = csv_file.read(data, "g.csv", "en", target)
    assert problems == ()
    return list(found.terms)


def test_a_row_is_a_term() -> None:
    """Renderings are parted by a bar, columns that mean nothing here are kept."""
    assert read(PLAIN) == [
        Term(
            "union",
            {"es": ("sindicato", "gremio"), "pt-BR": ("sindicato",)},
            forbidden={ALL: ("unión",)},
            note="of workers",
            others={"domain": "law"},
        ),
        Term("Los Mineros", keep=True, case="exact"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode("utf-8-sig"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.replace("\nLos", "\n\n,,,,,,,,\nLos").encode(),
        PLAIN.replace("do_not_translate", "Do not translate").replace("pt-BR", "pt_BR").encode(),
        PLAIN.replace("yes", " X ").encode(),
    ],
)
def test_spreadsheets_of_all_kinds_are_read(data: bytes) -> None:
    """A mark, other line ends, delimiters, encodings, blank rows, names of columns."""
    assert read(data) == read(PLAIN)


def test_exports_of_other_tools_are_read() -> None:
    """Crowdin's columns, and Weblate's or OmegaT's with the language that is imported."""
    wanted = [Term("union", {"es": ("sindicato",)}, note="of workers")]
    assert read("Term [en],Description [en],Term [es]\nunion,of workers,sindicato\n") == wanted
    assert read("source\ttarget\tcomment\nunion\tsindicato\tof workers\n", "es") == wanted


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("term,es\n", 0, ""),
        ("es,note\nx,y\n", 1, "no column “source”"),
        ("source,forbiden_es\n", 1, "did you mean “forbidden_es”"),
        ("source,xx\n", 1, "“xx”"),
        ("source,es,es\n", 1, "two columns are “es”"),
        ('source,es\n"union,sindicato\n', 2, "not CSV"),
        (b"source,es\nunion,uni\xf3n\n", 2, "not UTF-8"),
    ],
)
def test_a_file_that_is_no_glossary_is_an_error_with_its_line(
    text: str | bytes, line: int, what: str
) -> None:
    """Where, what, and what to do."""
    data = text.encode() if isinstance(text, str) else text
    if not line:
        assert csv_file.read(data, "g.csv")[0].terms == ()
        return
    with pytest.raises(CatalogError) as caught:
        csv_file.read(data, "g.csv")
    assert caught.value.line == line
    assert what in str(caught.value)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("union,maybe,", "do_not_translate is “maybe”"),
        ("union,,loud", "case is “loud”; write sentence, exact, any"),
        ("union,,,x", "has 4 cells, the header row 3"),
        (",yes,", "no source"),
    ],
)
def test_a_cell_that_means_nothing_is_reported(row: str, what: str) -> None:
    """With its line; the rest of the row counts."""
    text = f"source,do_not_translate,case\n\n{row}\n"
    _, (problem,) = csv_file.read(text.encode(), "g.csv")
    assert (problem.path, problem.line) == ("g.csv", 3)
    assert what in problem.message


def test_writing_keeps_the_form_of_the_file() -> None:
    """Its delimiter, its mark, its line ends, its columns and their order."""
    data = PLAIN.replace(",", ";").replace("\n", "\r\n").encode("utf-8-sig")
    found, _ = csv_file.read(data, "g.csv")
    assert csv_file.write(found, data) == data
    more = merged(found, [Term("exile", {"ca": ("exili",)})]).glossary
    assert b"domain;ca\r\n" in csv_file.write(more, data)


def test_a_cell_that_a_spreadsheet_would_run_is_guarded() -> None:
    """And comes back as it was."""
    found = Glossary((Term("=SUM(A1)", {"es": ("-x",)}),))
    data = csv_file.write(found)
    assert b"'=SUM" in data
    assert read(data) == list(found.terms)


CELLS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="|"), max_size=8
)
TEXTS = CELLS.map(str.strip).filter(bool)
MANY = st.dictionaries(
    st.sampled_from(["es", "pt-BR"]),
    st.lists(TEXTS, min_size=1, max_size=2, unique=True).map(tuple),
)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(
    st.lists(
        st.builds(
            Term,
            TEXTS,
            targets=MANY,
            keep=st.booleans(),
            forbidden=MANY,
            case=st.sampled_from(["sentence", "exact", "any"]),
            note=CELLS.map(str.strip),
        ),
        max_size=5,
    )
)
def test_what_is_written_is_read_back(terms: list[Term]) -> None:
    """No term and no cell is lost, whatever its characters."""
    data = csv_file.write(Glossary(tuple(terms)))
    assert read(data) == terms
    found, _ = csv_file.read(data, "g.csv")
    assert csv_file.write(found, data) == data


# --- TBX -------------------------------------------------------------------------

OLD = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1"><descrip type="definition">workers together</descrip>
<langSet xml:lang="en"><tig><term>union</term><termNote type="partOfSpeech">noun</termNote></tig>
<ntig><termGrp><term>trade union</term></termGrp></ntig></langSet>
<langSet xml:lang="es"><tig><term>gremio</term></tig>
<tig><term>sindicato</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<tig><term>unión</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>"""

NEW = """<?xml version="1.0"?>
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="c1"><basic:definition>workers together</basic:definition>
<langSec xml:lang="en"><termSec><term>union</term><min:partOfSpeech>noun</min:partOfSpeech>
</termSec><termSec><term>trade union</term></termSec></langSec>
<langSec xml:lang="es"><termSec><term>gremio</term></termSec>
<termSec><term>sindicato</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>unión</term>
<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize("text", [OLD, NEW], ids=["2008", "2019"])
def test_both_dialects_of_tbx_are_read(text: str) -> None:
    """The preferred first, the deprecated forbidden, each term of the source an entry."""
    wanted = {"es": ("sindicato", "gremio")}, {"es": ("unión",)}
    assert list(tbx.read(text.encode(), "t.tbx", "en")) == [
        Term(source, wanted[0], forbidden=wanted[1], note="workers together")
        for source in ("union", "trade union")
    ]


@pytest.mark.parametrize(
    ("said", "no", "yes"),
    [
        ('<descrip type="Translation needed">{}</descrip>', "No", "Yes"),
        ('<descrip type="translationNeeded">{}</descrip>', "false", "true"),
        ('<admin type="doNotTranslate">{}</admin>', "yes", "no"),
        ('<descripGrp><descrip type="x-translation-needed">{}</descrip></descripGrp>', "No.", "1"),
        ("<x:translationNeeded>{}</x:translationNeeded>", "no", "yes"),
        ("<note>Translation needed: {}</note>", "no", "yes"),
    ],
)
@pytest.mark.parametrize("inside", [False, True])
def test_a_term_that_needs_no_translation_stays_as_it_is(
    said: str, no: str, yes: str, inside: bool
) -> None:
    """Whether the entry says so or the term does; a yes says nothing."""
    entry = (
        "<martif><text><body><termEntry>{}<langSet xml:lang='en'><tig><term>WebSphere</term>{}"
        "</tig></langSet></termEntry></body></text></martif>"
    )

    def read(words: str) -> Term:
        text = entry.format("" if inside else words, words if inside else "")
        (found,) = tbx.read(text.encode(), "t.tbx", "en")
        return found

    assert read(said.format(no)) == Term("WebSphere", keep=True)
    assert not read(said.format(yes)).keep


def test_a_language_may_keep_a_term_that_others_translate() -> None:
    """What a section of a language says is of that language."""
    text = (
        "<tbx xml:lang='en'><conceptEntry><langSec><termSec><term>Lamp</term></termSec></langSec>"
        "<langSec xml:lang='es'><descrip type='translationNeeded'>no</descrip></langSec>"
        "<langSec xml:lang='fr'><termSec><term>Lampe</term></termSec></langSec>"
        "</conceptEntry></tbx>"
    )
    (found,) = tbx.read(text.encode(), "t.tbx", "en")
    assert found == Term("Lamp", targets={"fr": ("Lampe",), "es": ("Lamp",)})


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<tmx/>", "not TBX"),
        ("<martif>", "not XML"),
        ('<!DOCTYPE a [<!ENTITY e "x">]><martif>&e;</martif>', "entity"),
        ('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><martif>&e;</martif>', "entity"),
    ],
)
def test_what_is_no_tbx_or_may_mean_harm_is_refused(text: str, what: str) -> None:
    """No entity is ever resolved."""
    with pytest.raises(CatalogError, match=what):
        list(tbx.read(text.encode(), "t.tbx", "en"))
