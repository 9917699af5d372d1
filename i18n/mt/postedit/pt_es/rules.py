"""What Portuguese leaves in Spanish that came by way of it, mended by the English source.

Apertium turns Portuguese into Spanish word by word; what the two languages say differently
stays Portuguese: `se a cópia falhar` becomes `si la copia fallar`, `esse` for "this" becomes
`ese`, a network's `porta` a `puerta`. Each rule was found on pages of a manual and kept
because it also brought other pages of it nearer to their human translations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from i18n.languages.language_tags import base
from i18n.late import known
from i18n.model import Edge, Translation
from i18n.mt.postedit.pt_es.homographs import HOMOGRAPHS, ORDINALS, WEEKDAYS
from i18n.mt.postedit.pt_es.lexicon import LACKING, OTHERWISE
from i18n.mt.postedit.pt_es.pronouns import SUBJECTS, THIS
from i18n.mt.postedit.pt_es.verbs import PASSIVE, PRESENT

Replacement = str | Callable[[re.Match[str]], str]
Rule = tuple[str, Replacement]


def fix(names: Sequence[str], source: str, done: Translation, leg: Edge) -> Translation:
    """A leg's result with what that leg is known to get wrong put right, by the families named;
    `source` is what the route was asked. Only the legs of an English source by Portuguese to
    Spanish have rules."""
    families = _BY_LEG.get((base(leg.source), base(leg.target)), {})
    for name in names:
        for wanted, rules in families.get(name, ()):
            if not wanted or known(wanted, re.I).search(source):
                for pattern, replacement in rules:
                    done = replaced(done, pattern, replacement)
    return done


def replaced(done: Translation, pattern: str, replacement: Replacement) -> Translation:
    """`re.sub` that keeps the first letter's case and the spans of unknown words; a word that is
    replaced is no longer unknown."""
    text, end, shift, spans = "", 0, 0, list(done.unknown)
    moved: list[tuple[int, int]] = []
    for match in known(rf"\b(?:{pattern})(?!\w)", re.I).finditer(done.text):
        new = replacement(match) if callable(replacement) else match.expand(replacement)
        if new == match.group():
            continue
        new = new[:1].upper() + new[1:] if match.group()[0].isupper() else new
        before = [span for span in spans if span[1] <= match.start()]
        moved += [(a + shift, b + shift) for a, b in before]
        spans = [span for span in spans if span[0] >= match.end()]
        text += done.text[end : match.start()] + new
        end, shift = match.end(), shift + len(new) - len(match.group())
    if not end:
        return done
    moved += [(a + shift, b + shift) for a, b in spans]
    return Translation(text + done.text[end:], tuple(moved))


# --- words --------------------------------------------------------------------------

_HE = {
    "la": "el", "las": "los", "una": "un", "unas": "unos", "de la": "del", "a la": "al",
    "esta": "este", "estas": "estos", "esa": "ese", "esas": "esos", "otra": "otro",
    "otras": "otros", "muchas": "muchos", "todas las": "todos los", "algunas": "algunos",
    "nueva": "nuevo", "misma": "mismo", "cada una de las": "cada uno de los",
    "la misma": "el mismo", "una nueva": "un nuevo", "la primera": "el primer",
}  # fmt: skip
_SHE = {own: other for other, own in _HE.items()} | {"el primer": "la primera"}


def noun(old: str, new: str, she: bool = False) -> Rule:
    """A noun for one of the other gender, with what stands before it and a participle behind."""
    table = _SHE if she else _HE
    before = "|".join(sorted(table, key=len, reverse=True))
    ends = r"(?P<end>o)(?P<s>s?)" if she else r"(?P<end>a)(?P<s>s?)"

    def swapped(match: re.Match[str]) -> str:
        lead = table.get((match["lead"] or "").lower(), "")
        tail = match["tail"] or ""
        if tail:
            tail = tail[: -len(match["end"] + match["s"])] + ("a" if she else "o") + match["s"]
        return f"{lead} {new}{tail}".strip()

    return (
        rf"(?:(?P<lead>{before}) )?{old}(?P<tail> \w+(?:[ai]d|iert|uest|crit|ech){ends})?",
        swapped,
    )


_ALONE = r"(?= (?:sobre|de|del|en|que|para|por|a|como|y)\b|[,.;:)]|$)"

WORDS: Sequence[tuple[str, Sequence[Rule]]] = (
    (
        r"^(?!.*\b(?:(?:in|under|under the|high|takes?) command|command of)\b).*\bcommands?\b",
        ((r"mando(s?)", r"comando\1"),),
    ),
    (r"^(?!.*\bhave\b).*\bterms\b", (("hayamos", "términos"),)),
    (r"\bports?\b(?!.*\bdoor)", (noun("puerta", "puerto"), noun("puertas", "puertos"))),
    (
        r"\bdefaults?\b",
        (
            (r"por (?:patrón|norma)", "por defecto"),
            (r"(?<=[ao] )patrón", "predeterminado"),
            (r"normalizad([oa]s?)", r"predeterminad\1"),
        ),
    ),
    (
        r"^(?!.*\b(?:boss|employer|patron|pattern)).*\bstandards?\b",
        (("patrón", "estándar"), ("patrones", "estándares"), (r"normalizad[oa](?!s)", "estándar"),
         (r"normalizad[oa]s", "estándares")),
    ),
    (
        r"^(?!.*\bde-?sal)",
        ((r"desala(s?)", r"de esa\1"), ("desale", "de ese"), ("desales", "de esos")),
    ),
    (r"\blinks?\b", (("link", "enlace"), ("links", "enlaces"))),
    (r"\bkernels?\b", (("(?<!-)kernel(?!-)", "núcleo"), ("kernels", "núcleos"))),
    (r"\bdesktops?\b", (("(?<!-)desktop(?!-)", "escritorio"),
                           ("desktops", "escritorios"))),
    (r"\bback-?ups?\b", ((r"backup(s?)", r"respaldo\1"),)),
    (r"\be-?mails?\b", (("e-?mail", "correo"), ("e-?mails", "correos"))),
    (r"\b(?:disks?|drives?)\b", ((r"disco(s?) rígidos?", r"disco\1 duro\1"),)),
    (r"\blanguages?\b", (noun("lengua", "idioma"), noun("lenguas", "idiomas"))),
    (r"\bperformance\b", (("desempeño", "rendimiento"),)),
    (r"\binvolv", ((r"envuelve(n?)", r"implica\1"), ("envolver", "implicar"))),
    (r"\baccording to\b", (("en consonancia con", "según"),)),
    (
        r"\bchang",
        (noun("alteración", "cambio"), noun("alteraciones", "cambios"), ("alterar", "cambiar")),
    ),
    (r"^(?!.*\b(?:re-?search|investigat)).*\bsearch", (("investigación", "búsqueda"),
      ("investigaciones", "búsquedas"))),
    (
        r"\binformation\b",
        (
            (r"(l|est|es)as informaciones" + _ALONE, r"\1a información"),
            ("informaciones" + _ALONE, "información"),
        ),
    ),
    (r"\b(?:so|as) (?:on|forth)\b", (("así por delante", "así sucesivamente"),)),
    (r"\bthen\b", (("en ?seguida", "luego"),)),
    (r"\bcommunications?\b", (("comunicacional(?:es)?", "de comunicación"),)),
    (r"\bsimilar", (("semejante", "similar"), ("semejantes", "similares"))),
    (r"\bapproach", ((r"(una|la|esta|esa) abordaje", lambda m: f"{_HE[m[1].lower()]} enfoque"),
                     ("abordaje", "enfoque"))),
    (r"\bnext\b|\bclos|\bnear", ((r"prójim([oa]s?)", r"próxim\1"),)),
    (r"\bhappen", ((r"acontece(n?)", r"ocurre\1"),)),
    (r"\bdelet|\bremov", ((r"excluye(n?)", r"elimina\1"), ("excluir", "eliminar"))),
    (r"\balerts?\b", (noun("alerta", "alerta", True), noun("alertas", "alertas", True),
      (r"(alertas?) (roj|amarill|automátic|crític|nuev|públic|únic)o(s?)", r"\1 \2a\3"))),
    (r"\b(?:go|goes|going|jump|move|relocate|return|skip|travel)\w* to\b",
     ((r"(ir|va|van|fue|fueron|volver|volvió) para el", r"\1 al"),
      (r"(ir|va|van|fue|fueron|volver|volvió) para(?= (?:la|los|las)\b)", r"\1 a"))),
    (r"\bawait|\bwait", ((r"aguardad([oa]s?)", r"esperad\1"), ("aguardar", "esperar"))),
    (r"\bnominat", ((r"(e )?indicación", lambda m: f"{'y ' if m[1] else ''}nominación"),
                    (r"(e )?indicaciones", lambda m: f"{'y ' if m[1] else ''}nominaciones"))),
)  # fmt: skip
"""Where the English source has the first, the words that Portuguese brought, and Spanish ones."""

LEXICON: Sequence[Rule] = (
    (r"([ye]) / ([ou])", r"\1/\2"),
    *LACKING,
    *(noun(old, new) for old, new in OTHERWISE),
)

Conditional = tuple[str, Sequence[Rule]]
"""Rules, and a regular expression that the English source must match."""

FAMILIES: Mapping[str, Sequence[Conditional]] = {
    "lexicon": (("", LEXICON),),
    "verbs": (("", PASSIVE), (r"^(?!.*\bwhether\b)", PRESENT)),
    "words": WORDS,
    "homographs": ((r"\d(?:st|nd|rd|th)\b|first|second|third", ORDINALS), *HOMOGRAPHS),
    "weekdays": WEEKDAYS,
    "pronouns": (*THIS, *SUBJECTS),
}
"""By name, in the order in which they mend."""

_BY_LEG: Mapping[tuple[str, str], Mapping[str, Sequence[Conditional]]] = {
    ("en", "pt"): {"weekdays": WEEKDAYS},
    ("pt", "es"): {name: some for name, some in FAMILIES.items() if name != "weekdays"},
}
