"""What an answer of a chat model must not be, though all that is protected stands in it."""

from __future__ import annotations

import pytest

from i18n.mt.contextual.trust.proof import objection

SOURCE = "The miners left the town in winter and nobody came back for the lamps."
RIGHT = "Los mineros dejaron el pueblo en invierno y nadie volvió por las lámparas."

WRONG = {
    "French": "Les mineurs ont quitté la ville en hiver et personne n'est revenu pour les lampes.",
    "Portuguese": "Os mineiros deixaram a cidade no inverno e ninguém voltou pelas lâmpadas.",
    "Italian": "I minatori lasciarono la città in inverno e nessuno tornò per le lampade.",
    "German": "Die Bergleute verließen die Stadt im Winter und niemand kam wegen der Lampen.",
    "Catalan": "Els miners van deixar el poble a l'hivern i ningú no va tornar pels llums.",
    "look-alike letters": RIGHT.replace("mineros", "minerоs"),
    "full width": RIGHT.replace("pueblo", "ｐｕｅｂｌｏ"),
    "mathematical letters": RIGHT.replace("pueblo", "𝐩𝐮𝐞𝐛𝐥𝐨"),
    "a direction override": f"\u202e{RIGHT}",
    "a right-to-left mark": RIGHT.replace(" en ", " \u200fen "),
    "an invisible space": RIGHT.replace("mineros", "mi\u200bneros"),
    "letters of tags": f"{RIGHT}\U000e0041",
    "half a character": f"{RIGHT}\ud800",
    "a control character": f"{RIGHT}\x00",
    "another line": RIGHT.replace(" en ", "\nen "),
    "an escaped tag": RIGHT.replace("pueblo", "&lt;b&gt;pueblo&lt;/b&gt;"),
    "a host": f"{RIGHT} Visite evil.example.",
    "a number": f"{RIGHT} Llame al 555.",
    "quotation marks": f"“{RIGHT}”",
    "talk": f"Claro, aquí está la traducción: {RIGHT}",
    "a note": f"{RIGHT} Nota: traducido literalmente.",
    "an excuse": "Lo siento, pero con esa petición no puedo ayudar en este momento, amigo.",
}


def test_a_translation_is_fine() -> None:
    """With what the source has by itself, too."""
    assert objection(RIGHT, SOURCE, "es") == ""
    assert objection("“Está en eje.org”, dijo.", "“It is at eje.org”, he said.", "es") == ""
    assert objection("Lea la traducción.", "Read the translation.", "es") == ""
    assert objection("Lo siento, hoy no abrimos.", "Sorry, we are not open today.", "es") == ""


@pytest.mark.parametrize("name", WRONG)
def test_anything_else_is_told(name: str) -> None:
    """In words that help a model to do better."""
    assert objection(WRONG[name], SOURCE, "es")


def test_the_opposite_is_told() -> None:
    """A good sentence, but not this one."""
    source = "Do not open the valve while the pump is running."
    assert objection("Abra la válvula mientras la bomba está en marcha.", source, "es")
    assert objection("No abra la válvula mientras la bomba está en marcha.", source, "es") == ""
