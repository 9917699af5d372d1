"""Portuguese words of two meanings that Apertium takes in the wrong one.

Apertium turns words over without the sentence that the English source was: `saia` is a skirt and
"exit", `termos` "terms" and "if we had". Each rule says by which English words the one meaning is
told from the other; the words were found by asking Apertium's analyser which frequent words
of Portuguese it has two readings for that differ in Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Rule = tuple[str, str | Callable[[re.Match[str]], str]]

_DAYS = {"segunda": "Mon", "terça": "Tue", "quarta": "Wed", "quinta": "Thu", "sexta": "Fri"}

WEEKDAYS: Sequence[tuple[str, Sequence[Rule]]] = tuple(
    (
        rf"\b{english}(?:day|sday|nesday|rsday)s?\b",
        ((rf"{day}(?!-|s?-feira| (?:vez|parte|metade|maior|mão|mundial))", f"{day}-feira"),),
    )
    for day, english in _DAYS.items()
)
"""Short names of weekdays in Portuguese are its ordinals; with `-feira` they are days."""

_CALLED = {"diga": "díga", "muestre": "muéstre", "lleve": "lléve", "envíe": "envíe",
           "deje": "déje", "ayude": "ayúde", "llame": "lláme", "siga": "síga", "cuente": "cuénte",
           "escriba": "escríba", "permita": "permíta", "enseñe": "enséñe"}  # fmt: skip
"""Orders that Portuguese of Brazil begins with a pronoun, as Spanish never does."""

HOMOGRAPHS: Sequence[tuple[str, Sequence[Rule]]] = (
    (r"^(?!.*\bskirts?\b).*\b(?:exit|leave|quit|go out|get out|log out|sign out)", (
        (r"(?<=y )falda", "salga"), ("falda", "salga"))),
    (r"^(?!.*\bhave\b).*\bterms?\b", (
        (r"(?:tengamos|hayamos) (?:que|de)", "términos de"),
        (r"tenerlos que", "los términos de"),
        (r"tengamos|hayamos", "términos"))),
    (r"\b(?:cool|nice)\b", ((r"legal", "genial"), ("legales", "geniales"))),
    (r"^(?!.*\b(?:valleys?|dale)\b).*\b(?:worth|valid|voucher|ok(?:ay)?)\b", (("valle", "vale"),)),
    (r"^(?!.*\baccording\b).*\bsecond\b", (("según", "segundo"),)),
    (r"\b(?:me|us)\b", (
        (rf"^(me|nos) ({'|'.join(_CALLED)})", lambda m: _CALLED[m[2].lower()] + m[1].lower()),)),
    (r"\be-\w", ((r"y-([^\W\d_]+)", r"e-\1"),)),
    (r"^(?!.*\b(?:chair|coffee|cook|dinner|dining|eat|food|furniture|kitchen|room|sat|sit|wood))"
     r".*\btables?\b", (("mesa", "tabla"), ("mesas", "tablas"))),
    (r"^(?!.*\b(?:guitar|harp|knot|music|pull|rope|violin))"
     r".*\bstrings?\b", (("cuerda", "cadena"), ("cuerdas", "cadenas"))),
    (r"\bletters? \w\b", (("carta", "letra"), ("cartas", "letras"))),
    (r"\bis off\b", (("está fuera", "está apagado"),)),
    (r"\b(?:go|switch|move|back|return|continue|upgrade) to\b", (
        (r"^(volver|continuar|cambiar|actualizar|mudar|ir) para el", r"\1 al"),
        (r"^(volver|continuar|cambiar|actualizar|mudar|ir) para(?= (?:la|los|las)\b)", r"\1 a"))),
    (r"\bpasswords?\b", (("seña", "contraseña"), ("señas", "contraseñas"))),
    (r"\bgraphs?\b|\bcharts?\b", (("cuadro de", "gráfico de"),)),
    (r"^(?!.*\b(?:disabled|handicapped) (?:people|person|veteran|athlet|child))"
     r".*\bdisabled\b", (("deficientes?", "desactivado"),)),
    (r"\bpi\b", (("pino", "pi"),)),
    (r"\bshelters?\b", (("abro", "refugio"), ("abrigos", "refugios"), ("abrigo", "refugio"))),
    (r"\b(?:secure|safe|insurance)", (("coge", "segura"), ("cogen", "seguras"))),
    (r"\b(?:parts?|pieces?|plays?)\b", (("pida", "pieza"), ("pidas", "piezas"))),
    (r"\b(?:agreed)\b", (("despiertas", "acordadas"),)),
    (r"\b(?:talk|spoke|speak|said|say)", (("quebremos", "hablamos"),)),
    (r"\b(?:split|divided|shared)\b", ((r"hendid([oa]s?)", r"dividid\1"),)),
    (r"^(?!.*\balloy).*\bleagues?\b", (("aleación", "liga"), ("aleaciones", "ligas"))),
    (r"^(?!.*\balloy).*\b(?:turn|connect|link|call|switch)", (("aleación", "conecta"),)),
    (r"\b(?:purchas|buy|shopp|bought)", (("compraventa", "compra"), ("compraventas", "compras"))),
    (r"\b(?:record|serious|severe|burn)", (("grabe", "grave"),)),
    (r"\binternal", ((r"ingresa(?=[,.;]|$| )", "interna"),)),
    (r"\b(?:read)\b", (("faenas", "leídas"), ("faena", "leída"))),
    (r"\bsurpris", (("sorprendidas", "sorpresas"),)),
    (r"\bdiscover", ((r"descubrimientos(?= por)", "descubiertas"),)),
    (r"\b(?:effective)", (("realiza", "efectiva"),)),
    (r"\b(?:health|healthy)\b", ((r"(la )?salud[oe]", lambda m: f"{m[1] or ''}salud"),)),
    (r"\bgreet", (("la saludo", "el saludo"), ("las saludos", "los saludos"))),
    (r"\b(?:times)\b", ((r"equipos(?= (?:por|al?) )", "veces"), ("vece", "veces"))),
    (r"\b(?:great|excellent)\b", ((r"óptim([oa]s?)", r"excelente"),)),
    (r"\d an? (?:month|year|day|week|hour)\b", (
        (r"un (mes|año|día)", r"al \1"), (r"una (semana|hora)", r"a la \1"))),
    (r"[\d%] off\b", ((r"fuera|desconectado|de desconto", "de descuento"),)),
    (r"\beach\W*$", ((r"cada(?=\W*$)", "cada uno"),)),
    (r"\bonline\b", (("online", "en línea"),)),
    (r"\bfeedback\b", (("feedback", "comentarios"),)),
    (r"\bfooters?\b", (("rodapé", "pie de página"), ("rodapés", "pies de página"))),
    (r"^(?!.*\blower|.*\bget down).*\bdownload", (("bajar", "descargar"), ("baje", "descargue"),
                                                ("bajad([oa])", r"descargad\1"))),
    (r"\brequests?\b", ((r"pedido(s?) de(?= [A-Z]{2})", r"solicitud de"),)),
    (r"\bthreads?\b", (("tópico", "hilo"), ("tópicos", "hilos"))),
    (r"\bhow\b", ((r"^como(?= [a-z]+r\b)", "cómo"),)),
    (r"\bsuspended\b", (("suspenso", "suspendido"), ("suspensa", "suspendida"))),
)  # fmt: skip
"""Where the English source has the first, the reading that Apertium chose, and the right one."""

_ARTICLE = r"(?:(?P<article>a|la|o|lo|el|en el|uno?|una) )?"


def _ordinal(match: re.Match[str]) -> str:
    feminine = match["end"].startswith("la")
    lead = (match["article"] or "").lower()
    own = {"a": "la", "o": "el", "lo": "el", "uno": "un"}.get(lead, lead)
    number = match["number"]
    ending = ".ª" if feminine else ".er" if number[-1] in "13" and number[-2:] != "11" else ".º"
    return f"{own} {number}{ending}".strip()


ORDINALS: Sequence[Rule] = ((rf"{_ARTICLE}(?P<number>\d+)(?P<end>las?|el|los)", _ordinal),)
"""Apertium takes the letter of `2ª` for an article: `2la`."""
