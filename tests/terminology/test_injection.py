"""Terms before and after an engine."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.languages import inflection
from i18n.mt.masking import MASKINGS, Masking, mask, unmask
from i18n.placeables import protected
from i18n.terminology import glossary, injection
from i18n.terminology.glossary import Term, Terms

FIELD = (
    Term("union", {"es": ("sindicato",), "pt": ("sindicato",)}),
    Term("union leader", {"es": ("dirigente sindical",)}),
    Term("red notice", {"es": ("notificación roja",)}),
    Term("ruling", {"es": ("resolución",)}, forbidden={"es": ("mandato",)}),
    Term("Rosa Nunez Lind", {"es": ("Rosa Núñez Lind",)}),
    Term("Police Board", {"es": ("Junta de Policía",)}),
    Term("BreadNET", keep=True),
)
ES = glossary.terms(FIELD, "es")
WORDS = injection.engine_renderings(
    [
        ("union", "unión"),
        ("union", "La unión."),
        ("red notice", "aviso rojo"),
        ("ruling", "Decisión"),
        ("union leader", "líder de la unión"),
    ]
)


# --- before ----------------------------------------------------------------------


def test_a_name_takes_its_rendering_with_it() -> None:
    """The engine sees it masked like any name; what is not to be translated stays as it is."""
    ready = injection.insert_names("The <b>Police Board</b> saw Rosa Nunez Lind of BreadNET.", ES)
    assert ready.string == "The <b>Junta de Policía</b> saw Rosa Núñez Lind of BreadNET."
    assert ready.kept == ("Junta de Policía", "Rosa Núñez Lind", "BreadNET")


def test_a_rendering_in_small_letters_starts_a_sentence_with_a_capital() -> None:
    """`General Secretary` is `secretario general` inside one, and all in capitals in another."""
    known = glossary.terms([Term("General Secretary", {"es": ("secretario general",)})], "es")
    for source, own in [
        ("General Secretary, elected", "Secretario general, elected"),
        ("The General Secretary", "The secretario general"),
        ("THE GENERAL SECRETARY", "THE SECRETARIO GENERAL"),
    ]:
        assert injection.insert_names(source, known).string == own


def test_common_nouns_and_addresses_are_left_to_the_engine() -> None:
    """No mask for a word that the sentence goes by, none inside a path or placeholder."""
    string = "The union’s page is https://breadnet.org/BreadNET, see {BreadNET}."
    assert injection.insert_names(string, ES) == (string, ())


def test_the_words_of_a_name_have_its_accents_alone_too() -> None:
    """A surname that the glossary has in a full name only."""
    known = injection.with_accented_names(ES)
    assert injection.insert_names("Ms Nunez and Lind", known).string == "Ms Núñez and Lind"


# --- after -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "draft", "better"),
    [
        ("The union met.", "La unión se reunió.", "El sindicato se reunió."),
        ("of the union", "de la unión", "del sindicato"),
        ("to the union", "a la unión", "al sindicato"),
        ("Unions met.", "Uniones se reunieron.", "Sindicatos se reunieron."),
        ("all the unions", "todas las uniones", "todos los sindicatos"),
        ("the Mexican union", "la unión mexicana", "el sindicato mexicano"),
        ("The union makes public", "La unión publica", "El sindicato publica"),
        ("the other union", "la otra unión", "el otro sindicato"),
        ("the red notice", "el aviso rojo", "la notificación roja"),
        ("of the red notices", "de los avisos rojos", "de las notificaciones rojas"),
        ("the ruling", "el mandato", "la resolución"),
        ("say <q>the union</q>", "dicen <q>la unión</q>", "dicen <q>el sindicato</q>"),
        ("the ruling", "la decisión", "la resolución"),
        ("The union is a union.", "La unión es un sindicato.", "El sindicato es un sindicato."),
        ("<b>Union</b> rules", "Reglas de la <b>unión</b>", "Reglas del <b>sindicato</b>"),
    ],
)
def test_the_engines_word_is_exchanged_and_its_company_agrees(
    source: str, draft: str, better: str
) -> None:
    """Number and capital as in the draft; articles and adjectives in the new gender."""
    assert injection.apply_terms(draft, source, ES, WORDS)[0] == better


def test_what_is_right_is_left_alone() -> None:
    """Also in another form, and the longest term counts."""
    for source, text in [
        ("The unions met.", "Los sindicatos se reunieron."),
        ("The union leader spoke.", "La dirigente sindical habló."),
        ("A European Union of bakers met.", "Una Unión Europea de panaderos se reunió."),
    ]:
        assert injection.apply_terms(text, source, ES, WORDS) == (text, ())


def test_a_term_without_a_place_is_a_doubt() -> None:
    """The draft is kept, and its reviewer told."""
    done = injection.apply_terms("El gremio se reunió.", "The union met.", ES, WORDS)
    assert done == ("El gremio se reunió.", ("“union” should be “sindicato”",))


def test_portuguese_contractions_agree_too() -> None:
    """`da`, `na` and `pela` as well."""
    known = glossary.terms(FIELD, "pt")
    draft = "O chefe da união votou na união e pela união."
    words = injection.engine_renderings([("union", "a união")])
    done = injection.apply_terms(draft, "union union union", known, words)
    assert done[0] == "O chefe do sindicato votou no sindicato e pelo sindicato."
    notice = glossary.terms([Term("red notice", {"pt": ("notificação vermelha",)})], "pt")
    draft = "Interpol cancela o aviso vermelho."
    words = injection.engine_renderings([("red notice", "Aviso vermelho")])
    done = injection.apply_terms(draft, "the red notice", notice, words)
    assert done[0] == "Interpol cancela a notificação vermelha."


def test_nothing_happens_without_a_glossary() -> None:
    """No term, no change."""
    draft = "La unión."
    assert injection.insert_names("The union.", Terms()).string == "The union."
    assert injection.apply_terms(draft, "The union.", Terms(), {}) == (draft, ())


PIECES = ["the", "union", "unions", "Rosa Nunez Lind", "BreadNET", "{x}", "<b>", "</b>", "<img1/>",
          "https://a.org/BreadNET", "12", "Police Board", "Okoye", "."]  # fmt: skip


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(MASKINGS))
def test_masking_a_worded_string_loses_nothing(words: list[str], masking: Masking) -> None:
    """Tags, placeholders and renderings are all there after a way through the masks."""
    string = " ".join(words)
    ready = injection.insert_names(string, ES)
    names = frozenset({*ready.kept, "Okoye"})
    masked = mask(ready.string, names, masking)
    assert unmask(masked.text, masked) == ready.string
    own = ready.string
    for source, rendering in (
        ("Rosa Nunez Lind", "Rosa Núñez Lind"),
        ("Police Board", "Junta de Policía"),
    ):
        own = own.replace(rendering, source)
    assert own == string


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "La", "unión", "uniones", "aviso", "rojo"]), max_size=14))
def test_an_exchange_keeps_every_protected_thing(words: list[str]) -> None:
    """Whatever a draft holds."""
    text = " ".join(words)
    done, _ = injection.apply_terms(text, "union unions red notice ruling", ES, WORDS)
    assert protected.lost(text, done, frozenset({"Okoye", "BreadNET"})) == ()


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("es", "resolución", "resoluciones"),
        ("es", "voz", "voces"),
        ("pt", "nação", "nações"),
        ("pt", "sindical", "sindicais"),
        ("ca", "unió", "unions"),
        ("fr", "journal", "journaux"),
        ("it", "banca", "banche"),
        ("de", "Gewerkschaft", "Gewerkschaften"),
        ("ru", "профсоюз", "профсоюзами"),
    ],
)
def test_forms_of_a_word_are_known(language: str, one: str, other: str) -> None:
    """Number, gender and case; accents aside."""
    assert inflection.stem(one, language) == inflection.stem(other, language)


# --- in company ------------------------------------------------------------------


def _settled(draft: str, own: str, language: str, engine: str = "") -> str:
    """A draft for a source with the term, after the glossary; `engine` is the engines' word."""
    known = glossary.terms([Term("thing", {language: (own,)})], language)
    told = injection.engine_renderings([("thing", engine)] if engine else [])
    return injection.apply_terms(draft, "One thing.", known, told)[0]


@pytest.mark.parametrize(
    ("draft", "own", "better"),
    [
        ("Compró un frazada.", "frazada", "Compró una frazada."),
        ("El frazada rojo está en la cama.", "frazada", "La frazada roja está en la cama."),
        ("Este frazada es viejo y pesado.", "frazada", "Esta frazada es vieja y pesada."),
        ("Los nuevos frazadas son baratos.", "frazada", "Las nuevas frazadas son baratas."),
        ("La aula está vacía.", "aula", "El aula está vacía."),
        ("El fin de la aula.", "aula", "El fin del aula."),
        ("Una antigua aula.", "aula", "Una antigua aula."),
        ("Las aulas.", "aula", "Las aulas."),
        ("El guía llegó cansado.", "guía", "El guía llegó cansado."),
        ("Los archivos de configuración creados.", "configuración", ""),
        ("La casa de la frazada fue vendida.", "frazada", ""),
        ("La máquina bajo la mesa.", "máquina", ""),
        ("Cuando la programó.", "programa", ""),
    ],
)
def test_spanish_agrees_with_a_word_that_the_engine_knows(
    draft: str, own: str, better: str
) -> None:
    """Articles, adjectives and what is said of it; what speaks of another noun stays."""
    assert _settled(draft, own, "es") == (better or draft)


@pytest.mark.parametrize(
    ("draft", "own", "language", "better"),
    [
        ("A manta vermelho é velho e pesado.", "manta", "pt", "A manta vermelha é velha e pesada."),
        ("Meu agenda está na mesa.", "agenda", "pt", "Minha agenda está na mesa."),
        ("Foi a museo.", "museo", "pt", "Foi a museo."),
        ("La aula està buida.", "aula", "ca", "L'aula està buida."),
        ("Els alumnes de la aula.", "aula", "ca", "Els alumnes de l'aula."),
        ("La unitat i la universitat.", "unitat", "ca", "La unitat i la universitat."),
        ("Les agendes van ser trobats.", "agenda", "ca", "Les agendes van ser trobades."),
        ("Un mitjà d'instal·lació fet a mida.", "instal·lació", "ca", ""),
    ],
)
def test_portuguese_and_catalan_agree_too(draft: str, own: str, language: str, better: str) -> None:
    """With their contractions and elisions."""
    assert _settled(draft, own, language) == (better or draft)


@pytest.mark.parametrize(
    ("draft", "engine", "own", "language", "better"),
    [
        ("Dos salas de clase pintadas.", "sala de clase", "aula", "es", "Dos aulas pintadas."),
        (
            "La unión fue fundada ayer.",
            "unión",
            "sindicato",
            "es",
            "El sindicato fue fundado ayer.",
        ),
        (
            "Las lámparas están encendidas.",
            "lámpara",
            "farol",
            "es",
            "Los faroles están encendidos.",
        ),
        ("A decisão foi publicada.", "decisão", "acórdão", "pt", "O acórdão foi publicado."),
        ("La decisió va ser publicada.", "decisió", "acord", "ca", "L'acord va ser publicat."),
    ],
)
def test_what_is_said_of_an_exchanged_word_agrees(
    draft: str, engine: str, own: str, language: str, better: str
) -> None:
    """Its number is that of the engine's word, whose first part tells it."""
    assert _settled(draft, own, language, engine) == better
