"""What is mended in Spanish texts."""

from __future__ import annotations

from i18n.mt.postedit.tables import EditTables

_CALENDAR = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
)
_MONTH = rf"(?:{'|'.join(_CALENDAR[:12])})"
_DAY = rf"(?:{'|'.join(_CALENDAR[12:])})"
_HAVE = "ha|han|he|hemos|había|habían"
_ASKED = "[Cc]omo:cómo [Qq]ue:qué [Cc]uando:cuándo [Dd]onde:dónde [Cc]ual:cuál [Qq]uien:quién"

_MANNERS = (
    (rf"\b([Dd]e) ((?i:{_DAY})) (?:el|al) ((?i:{_DAY}))\b", r"\1 \2 a \3"),
    (rf"\b([Ee])n (?=\d{{1,2}} de {_MONTH}\b)", r"\1l "),
    (rf"\b({_HAVE}) (se|me|nos|lo|la|le|los|las|les) (?=\w+[aeiíou]d?[so]\b)", r"\2 \1 "),
    (r"\b([^\W\d_]+[aeií]r)-s[ei]\b", r"\1se"),
    *(
        (rf"(?<=\b(?:{before})) (l[oa]s?) (\w{{2,}}){ending}\b", rf" \2{own}\1")
        for before in ("puede", "pueden", "debe", "deben", "de", "para", "a", "y", "o")
        for ending, own in (("áis", "ar"), ("éis", "er"), ("ís", "ir"))
    ),
    (r"\b([^\W\d_]+(?:ó|[aeo]n?))-s[ei]\b", r"se \1"),
    (r"(?<=[a-záéíóúñ])-(?=General\b|Geral\b)", " "),
    (r"(?<!^)\bnos (?=[A-ZÁÉÍÓÚ][a-z])", "en los "),
    # `y` before the sound i is `e`, `o` before the sound o is `u`.
    (r"(?<=[^\W_] )y (?=(?:[ií]|h[ií](?![aeo]))[a-záéíóúñ]{2})", "e "),
    (r"(?<=[^\W_] )o (?=h?[oó][a-záéíóúñ]{2})", "u "),
)

_QUESTION_WORDS = (
    (r"(?<=¿)Lo que(?= (?:es|hay|son|está|pasa))", "Qué"),
    (r"(?<=¿)lo que(?= (?:es|hay|son|está|pasa))", "qué"),
    *(
        (rf"(?<=¿){plain}\b", accented)
        for pair in (*_ASKED.split(), "[Cc]uanto:cuánto", "[Cc]uantos:cuántos", "[Cc]uales:cuáles")
        for plain, accented in [pair.split(":")]
    ),
)
"""What a question opens with has its accent."""

SPANISH = EditTables(
    calendar=_CALENDAR,
    manners=_MANNERS,
    days=("en(?: el)?", "el"),
    without_article={"el": "", "la": "", "los": "", "las": "", "del": "de ", "al": "a "},
    opens_questions=True,
    question_words=_QUESTION_WORDS,
)
