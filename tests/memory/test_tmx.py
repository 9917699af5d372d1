"""Translation memories as files: TMX, CSV, and what other tools make of them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.errors import CatalogError
from i18n.formats.gettext import po
from i18n.memory import csv_file, interchange, tmx
from i18n.memory.units import TranslationUnit, every_unit
from i18n.model import Catalog, Code, Key, Message, Notes, State
from i18n.placeables import inline_tags

ONE = TranslationUnit(
    "Visit the <a1>book <b>site</b></a1>.<br2/> Tom & “Jo” < 3",
    "Visite el <a1>sitio <b>del libro</b></a1>.<br2/> Tom & «Jo» < 3",
    "verb",
    "heading 2",
    "Before.",
    "After <i>it</i>.",
    "news/a.html",
    "pt-BR",
)

# --- ours ------------------------------------------------------------------------


def test_tags_are_inline_elements() -> None:
    """A pair is <bpt> and <ept>, a lone tag <ph>, each with the tag itself as its content."""
    data = tmx.write([ONE], "en").decode()
    assert (
        'Visit the <bpt i="2" x="1" type="a1">&lt;a1&gt;</bpt>book '
        '<bpt i="1" x="2" type="b">&lt;b&gt;</bpt>site<ept i="1">&lt;/b&gt;</ept>'
        '<ept i="2">&lt;/a1&gt;</ept>.<ph x="3" type="br2">&lt;br2/&gt;</ph>'
        " Tom &amp; “Jo” &lt; 3</seg>"
    ) in data
    assert '<tuv xml:lang="pt-BR"><seg>Visite el <bpt i="2" x="1" type="a1">' in data
    assert '<prop type="x-kind">heading 2</prop>' in data


STRINGS = (
    st.lists(
        st.one_of(
            st.sampled_from(
                ["<a1>", "</a1>", "<b>", "</b>", "<br2/>", "</x/>", "<B>", "&lt;", "&amp;"]
            ),
            st.sampled_from(
                ["]]>", "<!--", "'=1", "=1", "''-", "\r\n", "\r", "\t", "\v", '"', ";"]
            ),
            st.text(max_size=5),
        ),
        min_size=1,
        max_size=8,
    )
    .map("".join)
    .filter(bool)
)
PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
)
UNITS = st.lists(
    st.builds(
        TranslationUnit,
        STRINGS,
        STRINGS,
        PLAIN,
        PLAIN,
        PLAIN,
        PLAIN,
        PLAIN,
        st.sampled_from(["es", "pt-BR", "zh-Hant"]),
    ),
    max_size=4,
)


@settings(derandomize=True, max_examples=150)
@given(UNITS)
def test_tmx_gives_back_every_unit(units: list[TranslationUnit]) -> None:
    """Whatever its tags, white space and characters, even those that XML has not."""
    assert list(tmx.read(tmx.write(units, "en"), "m.tmx")) == units


@settings(derandomize=True, max_examples=150)
@given(UNITS.map(lambda found: [replace(u, before="", after="") for u in found]))
def test_csv_gives_back_every_unit(units: list[TranslationUnit]) -> None:
    """All but the neighbours, for which a spreadsheet has no use."""
    assert list(csv_file.read(csv_file.write(units), "m.csv")) == units


# --- from other tools: TMX -----------------------------------------------------------


def tmx_file(body: str, head: str = '<?xml version="1.0"?>', srclang: str = "en") -> bytes:
    """A TMX file around some units."""
    header = f'<header srclang="{srclang}" segtype="sentence" adminlang="en"/>'
    return f'{head}<tmx version="1.4">{header}<body>{body}</body></tmx>'.encode()


def tu(source: str, target: str, more: str = "") -> str:
    """A unit from English to Spanish."""
    return (
        f'<tu>{more}<tuv xml:lang="en"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="es"><seg>{target}</seg></tuv></tu>'
    )


def read(data: bytes, source_language: str = "") -> list[tuple[str, str]]:
    """Sources and texts."""
    return [(u.source, u.text) for u in tmx.read(data, "m.tmx", source_language)]


def test_omegat_s_memories_are_read_with_their_place() -> None:
    """Its tags are the same as ours; a file, the text before and after are the place."""
    props = '<prop type="file">a.html</prop><prop type="prev">B</prop><prop type="next">A</prop>'
    source = '<bpt i="0" x="0">&lt;a0&gt;</bpt>Home<ept i="0">&lt;/a0&gt;</ept>'
    (unit,) = tmx.read(tmx_file(tu(source, "Inicio", props)), "m.tmx")
    assert unit == TranslationUnit("<a0>Home</a0>", "Inicio", "", "", "B", "A", "a.html", "es")


def test_tags_as_text_are_tags() -> None:
    """So they stand in OmegaT's files of level 1, and in those that po2tmx makes of our PO
    files, contexts included."""
    context = '<prop type="x-context">verb</prop>'
    body = tu("The &lt;a1&gt;book&lt;/a1&gt; &amp;lt;b", "El libro", context)
    (unit,) = tmx.read(tmx_file(body), "m.tmx")
    assert unit == TranslationUnit("The <a1>book</a1> &lt;b", "El libro", "verb", language="es")


def test_native_markup_is_numbered_as_our_pages_are() -> None:
    """So that other tools' units match our messages."""
    source = (
        '<bpt i="1" x="1">&lt;a href="x"&gt;</bpt>A<ept i="1">&lt;/a&gt;</ept> '
        '<bpt i="2" x="2">&lt;b&gt;</bpt>B<ept i="2">&lt;/b&gt;</ept> '
        '<ph x="3">&lt;img src="x"/&gt;</ph>'
    )
    target = (
        '<ph x="3">&lt;img src="x"/&gt;</ph> <bpt i="1" x="1">&lt;a href="x"&gt;</bpt>a'
        '<ept i="1">&lt;/a&gt;</ept>'
    )
    ((found, text),) = read(tmx_file(tu(source, target)))
    code = Code("a", "open", ("<a>",), bare=False), Code("a", "close", ("</a>",))
    bold = Code("b", "open", ("<b>",)), Code("b", "close", ("</b>",))
    image = Code("img", "empty", ("<img>",), bare=False)
    assert found == inline_tags.encode(
        (code[0], "A", code[1], " ", bold[0], "B", bold[1], " ", image)
    )
    assert text == "<img2/> <a1>a</a1>"


def test_other_inline_elements_are_read() -> None:
    """<hi> is as good as its words, <it> half a pair, <sub> part of its code, a code without
    markup a lone tag."""
    source = (
        '<hi type="b">So</hi> <it pos="begin" x="1">&lt;i&gt;</it>it <it pos="end" x="1">'
        '&lt;/i&gt;</it><ph x="2">{0<sub>inner</sub>}</ph>'
    )
    assert read(tmx_file(tu(source, "Así"))) == [("So <i>it </i><x1/>", "Así")]


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1", "windows-1252", "gb18030"]
)
def test_encodings_are_those_of_the_file(encoding: str) -> None:
    """By its mark or its declaration."""
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    text = tmx_file(tu("Café", "Árbol"), head).decode()
    assert read(text.encode(encoding)) == [("Café", "Árbol")]


def test_a_wrong_declaration_of_utf_16_is_forgiven() -> None:
    """Some tools write it over UTF-8."""
    data = tmx_file(tu("Café", "Árbol"), '<?xml version="1.0" encoding="UTF-16"?>')
    assert read(data) == [("Café", "Árbol")]


def test_languages_are_found_however_they_are_marked() -> None:
    """`lang` as well as `xml:lang`, with a country, in any case, several in a unit; a unit
    without the source language, without its own or without words is left out."""
    body = (
        '<tu><tuv lang="EN-us"><seg>Home</seg></tuv><tuv lang="es-mx"><seg>Inicio</seg></tuv>'
        '<tuv lang="PT_br"><seg>Início</seg></tuv><tuv lang="fr"><seg/></tuv>'
        "<tuv><seg>?</seg></tuv></tu>"
        '<tu><tuv lang="de"><seg>Haus</seg></tuv><tuv lang="es"><seg>Casa</seg></tuv></tu><tu/>'
    )
    found = list(tmx.read(tmx_file(body), "m.tmx"))
    assert [(u.text, u.language) for u in found] == [("Inicio", "es-MX"), ("Início", "pt-BR")]


def test_the_source_language_may_be_any_of_a_file_s() -> None:
    """The caller's word goes before the unit's, that before the file's; `*all*` is the first."""
    body = tu("Home", "Inicio").replace("<tu>", '<tu srclang="es">')
    assert read(tmx_file(body)) == [("Inicio", "Home")]
    assert read(tmx_file(tu("Home", "Inicio")), "es") == [("Inicio", "Home")]
    assert read(tmx_file(tu("Home", "Inicio"), srclang="*all*")) == [("Home", "Inicio")]


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">'


def test_a_document_type_is_not_fetched() -> None:
    """HTML's entities are known all the same."""
    assert read(tmx_file(tu("a&nbsp;b &amp; c&#233;", "d"), DOCTYPE)) == [("a\xa0b & cé", "d")]


@pytest.mark.parametrize(
    "inner",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY % p SYSTEM "http://example.org/p.dtd"> %p;',
    ],
)
def test_a_file_that_defines_an_entity_is_refused(inner: str) -> None:
    """No file is read for it, nothing grows."""
    head = f'<?xml version="1.0"?>\n<!DOCTYPE tmx [{inner}]>'
    with pytest.raises(CatalogError, match=r"m\.tmx:2: it defines an XML entity"):
        read(tmx_file(tu("&x;", "d"), head))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<tmx>\n<body>\n<tu></body>", r"m\.tmx:3: this is not XML"),
        (b"<xliff/>", r"m\.tmx:1: this is not TMX"),
        (b"", r"m\.tmx:1: this is not XML"),
        (b'<?xml version="1.0" encoding="nonsense"?><tmx/>', r"m\.tmx:1: its encoding"),
        (b'<?xml version="1.0" encoding="hex"?><tmx/>', r"m\.tmx:1: its encoding"),
        (b"<tmx>\n\xff</tmx>", r"m\.tmx:2: this is not XML"),
    ],
)
def test_what_is_no_tmx_is_an_error_with_its_line(data: bytes, what: str) -> None:
    """It says where and what."""
    with pytest.raises(CatalogError, match=what):
        read(data)


def test_the_translate_toolkit_reads_and_writes_our_files() -> None:
    """Its words are ours, and what it saves comes back as it went, places included."""
    pytest.importorskip("lxml", reason="the translate-toolkit's TMX needs lxml")
    storage = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is missing")
    theirs = storage.tmxfile.parsestring(tmx.write([ONE], "en"))
    (unit,) = theirs.units
    assert "Before." not in unit.source
    assert unit.source.startswith("Visit the ")
    out = io.BytesIO()
    theirs.serialize(out)
    assert list(tmx.read(out.getvalue(), "m.tmx")) == [ONE]
    theirs.addtranslation("The <a1>lamp</a1> &", "en", "La <a1>lámpara</a1> &", "es")
    assert list(tmx.read(bytes(theirs), "m.tmx"))[1:] == [
        TranslationUnit("The <a1>lamp</a1> &", "La <a1>lámpara</a1> &", language="es")
    ]


# --- CSV -------------------------------------------------------------------------------


def test_formulas_are_made_safe_and_come_back() -> None:
    """A spreadsheet sees an apostrophe before them; one that was there stays."""
    units = [
        TranslationUnit(s, s, language="es")
        for s in ("=1+1", "-", "@x", "'=1", "'tis", "''-''", "+")
    ]
    data = csv_file.write(units)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["source", "target", "language", "context", "page", "note"]
    assert [row[0] for row in rows[1:]] == ["'=1+1", "'-", "'@x", "''=1", "'tis", "'''-''", "'+"]
    assert list(csv_file.read(data, "m.csv")) == units


@pytest.mark.parametrize(
    "data",
    [
        b"source,target,language\r\nHome,Inicio,es\r\n",
        b"\xef\xbb\xbfLanguage;Target;Source;Else\nes;Inicio;Home;x",
        "target\tsource\tlanguage\nInicio\tHome\tes\n\n\t\tes\n".encode("utf-16"),
    ],
)
def test_csv_of_other_programs_is_read(data: bytes) -> None:
    """Columns in any order, other columns, other delimiters, other encodings with a mark."""
    assert list(csv_file.read(data, "m.csv")) == [TranslationUnit("Home", "Inicio", language="es")]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"a,b\n", r"m\.csv:1: the header row has no column “source”"),
        (b"", r"m\.csv:1: the header row has no column “source”"),
        (b"source,target,language\nHome\n", r"m\.csv:2: this row has 1 cells, the header row 3"),
        (b"source,target,language\nHome,Inicio,\n", r"m\.csv:2: this row does not say its lang"),
        (b'source,target,language\n"Home,Inicio,es\n', r"m\.csv:\d: this is not CSV"),
        (b"source,target,language\nHome,\xff,es\n", r"m\.csv:2: this is not UTF-8"),
    ],
)
def test_what_is_no_csv_of_ours_is_an_error_with_its_line(data: bytes, what: str) -> None:
    """It says where and what."""
    with pytest.raises(CatalogError, match=what):
        list(csv_file.read(data, "m.csv"))


@pytest.mark.parametrize(
    "data",
    [
        b'en,es,pt-BR\n"Two\nlines","Dos\nl\xc3\xadneas",Duas\n',
        '\ufeffES;PT_br;EN;id number\n"Dos\nlíneas";Duas;"Two\nlines";7\n'.encode(),
        'source\tes\tpt_BR\n"Two\nlines"\t"Dos\nlíneas"\tDuas\n'.encode(),
    ],
)
def test_a_csv_may_have_a_column_a_language(data: bytes) -> None:
    """Named by tags in any case; one of them, or `source`, is the source's."""
    assert list(csv_file.read(data, "m.csv", "en")) == [
        TranslationUnit("Two\nlines", "Dos\nlíneas", language="es"),
        TranslationUnit("Two\nlines", "Duas", language="pt-BR"),
    ]
    assert csv_file.names_languages(data, "m.csv")


def test_a_csv_of_two_columns_is_in_the_language_that_was_named() -> None:
    """As `terms import` takes it; without a name it is an error."""
    data = b"source,target\nHome,Inicio\n"
    assert list(csv_file.read(data, "m.csv", "en", "es")) == [
        TranslationUnit("Home", "Inicio", language="es")
    ]
    assert not csv_file.names_languages(data, "m.csv")
    with pytest.raises(CatalogError, match=r"m\.csv:2: .* name it, such as --lang es"):
        list(csv_file.read(data, "m.csv", "en"))


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("foo,bar", "source"),
        ("source,translation", "target"),
        ("fr,de", "source"),
        ("en", "target"),
    ],
)
def test_columns_that_say_nothing_are_named(header: str, missing: str) -> None:
    """With what there should be."""
    first = header.split(",", 1)[0]
    what = rf"m\.csv:1: the header row has no column “{missing}”, only “{first}”.* such as en,es"
    with pytest.raises(CatalogError, match=what):
        list(csv_file.read(f"{header}\na,b\n".encode(), "m.csv", "en"))


# --- plurals and catalogs -------------------------------------------------------------

DAYS = Catalog(
    "pl",
    (
        Message(
            Key("calendar", "%d day"),
            "%d dzień",
            State.APPROVED,
            notes=Notes("string"),
            places=("app.pot",),
            plural="%d days",
            forms=("%d dzień", "%d dni", "%d dnia"),
        ),
        Message(Key("", "Home"), "Start", State.APPROVED),
        Message(Key("", "one"), "x", State.DRAFT, plural="many", forms=("x", "y", "z")),
    ),
    (("Language", "pl"), ("Content-Type", "text/plain; charset=UTF-8")),
)
FORMS = [
    TranslationUnit(
        source, text, "calendar", "string", page="app.pot", language="pl", plural=f"{n} of 3"
    )
    for n, (source, text) in enumerate(
        (("%d day", "%d dzień"), ("%d days", "%d dni"), ("%d days", "%d dnia"))
    )
]


def test_each_form_of_an_approved_plural_is_a_unit() -> None:
    """The one for 1 beside the singular, the others beside the plural."""
    assert [u for u in every_unit(DAYS) if u.plural] == FORMS
    assert [u.source for u in every_unit(DAYS) if not u.plural] == ["Home"]


@pytest.mark.parametrize("name", ["m.tmx", "m.csv"])
def test_forms_go_to_other_tools_and_come_back(name: str) -> None:
    """Each knows which it is."""
    data = interchange.write_any(name, FORMS, "en")
    assert list(interchange.read_any(name, data, "en")) == FORMS


def test_a_catalog_is_a_memory_too() -> None:
    """What is approved in it, in the language of its header."""
    data = po.write(DAYS).encode()
    found = list(interchange.read_any("old.po", data, "en"))
    assert [(u.source, u.text, u.language, u.page) for u in found] == [
        ("Home", "Start", "pl", "old.po"),
        *((u.source, u.text, "pl", "app.pot") for u in FORMS),
    ]
    nameless = po.write(replace(DAYS, header=())).encode()
    assert [u.language for u in interchange.read_any("old.po", nameless, "en", "pl")] == ["pl"] * 4
    with pytest.raises(CatalogError, match=r"old\.po:1: its header names no Language; name it"):
        list(interchange.read_any("old.po", nameless, "en"))


# --- any -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["locales/memory/m.tmx", "locales/memory/M.CSV"])
def test_files_are_read_and_written_by_their_suffix(name: str) -> None:
    """A unit that stands on no page stands on the file."""
    units = [TranslationUnit("Home", "Inicio", kind="link", page="a.html", language="es")]
    assert list(interchange.read_any(name, interchange.write_any(name, units, "en"))) == units
    pageless = interchange.write_any(name, [replace(units[0], page="")], "en")
    assert [u.page for u in interchange.read_any(name, pageless)] == [name.rpartition("/")[2]]


def test_another_suffix_is_an_error() -> None:
    """It says which there are."""
    with pytest.raises(CatalogError, match=r"m\.xlsx: a translation memory is one of \.tmx"):
        list(interchange.read_any("m.xlsx", b""))
    with pytest.raises(CatalogError, match=r"m\.xlsx: "):
        interchange.write_any("m.xlsx", [], "en")


def test_imported_files_serve_our_languages() -> None:
    """In the order of their names, under our tags."""
    files = {
        "b.tmx": tmx.write([TranslationUnit("B", "b", page="p", language="es-AR")], "en"),
        "a.csv": csv_file.write(
            [TranslationUnit("A", "a", language="es"), TranslationUnit("A", "x", language="de")]
        ),
    }
    found = list(interchange.imported(files, ["es", "pt"], "en"))
    assert [(u.source, u.page, u.language) for u in found] == [
        ("A", "a.csv", "es"),
        ("B", "p", "es"),
    ]
