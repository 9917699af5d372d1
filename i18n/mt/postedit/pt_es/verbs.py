"""Spanish verbs where Portuguese has another form: conditions, the passive."""

from __future__ import annotations

import re

_THIRDS = """
ser:es estar:está ir:va haber:hay dar:da poder:puede querer:quiere tener:tiene venir:viene
decir:dice saber:sabe mantener:mantiene obtener:obtiene contener:contiene preferir:prefiere
requerir:requiere pensar:piensa encontrar:encuentra probar:prueba mostrar:muestra cerrar:cierra
comenzar:comienza empezar:empieza volver:vuelve perder:pierde entender:entiende seguir:sigue
contar:cuenta negar:niega recordar:recuerda resolver:resuelve mover:mueve pedir:pide
sugerir:sugiere elegir:elige enviar:envía continuar:continúa variar:varía convertir:convierte
sentir:siente servir:sirve corregir:corrige medir:mide repetir:repite extender:extiende
defender:defiende devolver:devuelve colgar:cuelga jugar:juega acordar:acuerda rodar:rueda
"""
_THIRD = dict(pair.split(":") for pair in _THIRDS.split())

_INDICATIVES = """
esté:está estén:están sea:es sean:son tenga:tiene tengan:tienen haya:hay quiera:quiere
quieran:quieren pueda:puede puedan:pueden desee:desea deseen:desean necesite:necesita
necesiten:necesitan haga:hace hagan:hacen exista:existe existan:existen falle:falla
funcione:funciona funcionen:funcionan use:usa usen:usan decida:decide sepa:sabe vaya:va
contenga:contiene contengan:contienen prefiera:prefiere llame:llama llamen:llaman
encuentre:encuentra encuentren:encuentran trabaje:trabaja trabajen:trabajan
"""
_INDICATIVE = dict(pair.split(":") for pair in _INDICATIVES.split())


def now(infinitive: str) -> str:
    """The third person of the present.

    >>> [now(verb) for verb in ("fallar", "querer", "incluir", "existir")]
    ['falla', 'quiere', 'incluye', 'existe']
    """
    if infinitive in _THIRD:
        return _THIRD[infinitive]
    if re.search(r"[^gq]uir$", infinitive):
        return infinitive[:-2] + "ye"
    return infinitive[:-2] + ("a" if infinitive.endswith("ar") else "e")


# Subjects that leave no doubt of their number: a pronoun, or a determiner and one word.
_ONE = r"(?:usted|uno|alguien|él|ella|(?:el|la|un|una|su|este|esta|ese|esa|ningún|ninguna) \w+)"
_MANY = r"(?:ustedes|ellos|ellas|(?:los|las|sus|estos|estas|esos|esas) \w+)"
_LITTLE = r"(?:no )?(?:se )?"
_NO_VERBS = """
familiar popular similar particular militar regular irregular singular escolar nuclear auxiliar
titular lugar mujer hogar taller placer ayer alquiler solar lunar polar dólar azúcar cáncer líder
primer tercer cualquier celular muscular molecular circular vulgar ejemplar peculiar impar
"""
_INFINITIVE = rf"(?P<verb>(?!(?:{'|'.join(_NO_VERBS.split())})\b)[a-záéíóúñ]{{2,}}[aei]r)"


def _conditional(match: re.Match[str]) -> str:
    found = match["verb"].lower()
    own = _INDICATIVE.get(found) or now(found)
    return match["lead"] + own + ("n" if match["many"] and found not in _INDICATIVE else "")


PRESENT = (
    (rf"(?P<lead>si (?:{_ONE} |(?P<many>{_MANY}) )?{_LITTLE}){_INFINITIVE}", _conditional),
    (
        rf"(?P<lead>(?<!como )si (?:{_ONE} |(?P<many>{_MANY}) )?{_LITTLE})"
        rf"(?P<verb>{'|'.join(_INDICATIVE)})",
        _conditional,
    ),
)
"""The future subjunctive after `if` looks like an infinitive: `se falhar`."""


_DONE = {"hech": "hacer", "puest": "poner", "escrit": "escribir", "descrit": "describir",
         "vist": "ver", "abiert": "abrir", "resuelt": "resolver", "leíd": "leer"}  # fmt: skip
_ER = ("extend", "proteg", "establec", "restablec", "obten", "manten", "conten", "deten", "vend",
       "recog", "ofrec", "exced", "corromp", "promov", "reconoc", "conoc", "aprend")  # fmt: skip
_PART = rf"(?P<part>\w+[ai]d|{'|'.join(_DONE)})[oa]s?"


def infinitive(participle: str) -> str:
    """The verb of a regular participle's stem, `usad`; of `-id` that in -ir but for a few."""
    if participle in _DONE:
        return _DONE[participle]
    if participle.endswith("ad"):
        return participle[:-2] + "ar"
    return participle[:-2] + ("er" if participle[:-2] in _ER else "ir")


_MODAL = r"(?P<modal>puede|pueden|debe|deben|podría|podrían|debería|deberían|podrá|podrán)"
PASSIVE = (
    (
        rf"{_MODAL} ser (?:{_PART})(?! por\b)",
        lambda match: f"{match['modal']} {infinitive(match['part'].lower())}se",
    ),
)
"""`pode ser usado`, where nobody is named who does it: `puede usarse`."""
