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
from i18n.mt.postedit.pt_es.gerunds import GERUNDS
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
    "última": "último", "la última": "el último",
    "de la última": "del último", "a la última": "al último",
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
    (r"\bheadings?\b", ((r"(nivel|línea)(s?) de cabeza", r"\1\2 de encabezado"),
                       ("cabeza", "encabezado"), ("cabezas", "encabezados"))),
    (r"\btemplates?\b", (noun("modelo", "plantilla", True), noun("modelos", "plantillas", True))),
    (r"\bdisplay", (("exhibición", "visualización"), ("exhibir", "mostrar"),
                    (r"exhibid([oa]s?)", r"mostrad\1"), ("exhibe", "muestra"))),
    (r"\bsav(?:e|ed|es|ing)\b(?!.*\bli(?:fe|ves)\b)", (("salvar", "guardar"), ("salve", "guarde"),
      (r"salvad([oa]s?)", r"guardad\1"), ("salvando", "guardando"))),
    (r"\bdates?\b", (("data", "fecha"), ("datas", "fechas"))),
    (r"\borders?\b", (noun("encomienda", "pedido"), noun("encomiendas", "pedidos"))),
    (r"\branges?\b", ((r"nueva(s?) gamma", r"nuevo\1 intervalo"),
                     noun("gamma", "intervalo"), noun("gammas", "intervalos"))),
    (r"\blayouts?\b", (("esbozo", "diseño"), ("esbozos", "diseños"))),
    (r"\bsearch(?:es|ed|ing)?\b", (("investigar", "buscar"), ("investigue", "busque"),
      (r"investigad([oa]s?)", r"buscad\1"), ("investigando", "buscando"))),
    (r"\bwatch\b.*\b(?:videos?|movies?|films?|trailers?|demos?|shows?)\b", (
        ("asista al", "vea el"), ("asista a", "vea"), ("asistir al", "ver el"),
        ("asistir a", "ver"))),
    (r"\bsubmissions?\b", (("sometimiento", "envío"), ("sometimientos", "envíos"),
                          ("sumisión", "envío"), ("sumisiones", "envíos"))),
    (r"\bsubmit", (("someter", "enviar"), ("someta", "envíe"), (r"sometid([oa]s?)", r"enviad\1"))),
    (r"^(?!.*\b(?:bar|venue|premises|local)\b).*\b(?:web)?sites?\b", (
        ("local", "sitio"), ("locales", "sitios"))),
    (r"\brevenues?\b|\bincome\b", (noun("receta", "ingreso"), noun("recetas", "ingresos"))),
    (r"\btags?\b", (("marcador", "etiqueta"), ("marcadores", "etiquetas"))),
    (r"^(?!.*\bplay).*\broles?\b", (("papel", "rol"), ("papeles", "roles"))),
    (r"\blog(?:ged|ging|s)? ?in\b", ((r"hacer el login|hacer login", "iniciar sesión"),
      (r"haga el login|haga login", "inicie sesión"))),
    (r"\b(?:enter|type)", (("teclee", "escriba"), ("teclea", "escribe"), ("teclear", "escribir"))),
    (r"\bready to\b", ((r"pront([oa]s?) para", r"list\1 para"),)),
    (r"\bready\b", ((r"pront([oa]s?)(?=\W*$)", r"list\1"),)),
    (r"\bitems?\b", ((r"ítem", "elemento"), (r"ítems|ítemes", "elementos"))),
    (r"\bcaptions?\b", (("captación", "leyenda"), ("captaciones", "leyendas"))),
    (r"\bbold\b", (("negrito", "negrita"),)),
    (r"\bcheckbox", ((r"caja(s?) de (?:verificación|selección)", r"casilla\1 de verificación"),)),
    (r"\bscreens?\b", (("tela", "pantalla"), ("telas", "pantallas"))),
    (r"\bschedul", (("agendamiento", "programación"), ("agendamientos", "programaciones"),
                    ("cronograma", "calendario"))),
    (r"\bremov(?:e|ing|ed)\b", (("remover", "quitar"), ("remueva", "quite"))),
    (r"\bchoose\b", ((r"^elección entre", "elegir entre"), ("^elección de", "elegir"))),
    (r"\b(?:types?|typing)\b|\bkeyboard", (("digitar", "escribir"), ("digite", "escriba"))),
    (r"\boffer\b", (("ofertamos", "ofrecemos"), ("ofertar", "ofrecer"))),
    (r"\bwrong\b", (("dio errado", "salió mal"), (r"errad([oa]s?)", r"incorrect\1"))),
    (r"\bshar(?:e|ed|ing)\b", (("divida", "comparta"), ("dividir", "compartir"))),
    (r"\butilit(?:y|ies)\b", (noun("utilitario", "utilidad", True),
                           noun("utilitarios", "utilidades", True))),
    (r"\b(?:display|sort|tab|reading) order\b", (("la orden", "el orden"),)),
    (r"\bbox\b", ((r"caja(s?) de (texto|diálogo|búsqueda)", r"cuadro\1 de \2"),)),
    (r"^(?!.*\bhow\b).*\bas\b", (("cómo", "como"),)),
    (r"\bboot(?:s|ed|ing)?\b", (("bota", "arranque"), ("botas", "arranques"))),
    (r"\b(?:start|end|due|arrival|departure|opening|closing) times?\b", (
        (r"tiempo(s?) de", r"hora\1 de"),)),
    (r"\b(?:search|look) for\b", ((r"(buscar|busque) por", r"\1"),)),
    (r"\bweb ?(?:page|site)", ((r"(página|sitio)(s?) de web", r"\1\2 web"),)),
    (r"\bdownloads?\b", (("download", "descarga"), ("downloads", "descargas"))),
    (r"\bforums?\b", (("forum", "foro"), ("forums", "foros"))),
    (r"\btopics?\b", (("tópico", "tema"), ("tópicos", "temas"))),
    (r"\busers?\b", (("utilizador", "usuario"), ("utilizadores", "usuarios"))),
    (r"\btokens?\b", ((r"nueva(s?) ficha", r"nuevo\1 token"), noun("ficha", "token"),
                     noun("fichas", "tokens"))),
    (r"\bqueues?\b", (("fila", "cola"), ("filas", "colas"))),
    (r"\bsurveys?\b", (("investigación", "encuesta"), ("investigaciones", "encuestas"))),
    (r"^(?!.*\barticle).*\bitems?\b", (("artículo", "elemento"), ("artículos", "elementos"))),
    (r"^(?!.*\bconnect).*\blinks?\b", (noun("conexión", "enlace"), noun("conexiones", "enlaces"))),
    (r"\bdefaults?\b", ((r"para el (?:patrón|estándar)", "a los valores predeterminados"),)),
    (r"\bresets?\b", (("redefinir", "restablecer"), ("redefina", "restablezca"))),
    (r"\binfo\b", ((r"más informaciones", "más información"), ("informaciones", "información"))),
    (r"\bissues?\b", (noun("cuestión", "problema"), noun("cuestiones", "problemas"))),
    (r"\bsubscrib", ((r"firme el", "suscríbase al"), ("firme", "suscríbase a"),
                    (r"firmar a(?! la| el)", "suscribirse a"), (r"firmar", "suscribirse"),
                    ("inscríbase", "suscríbase"))),
    (r"\bsubscriptions?\b", (("firma", "suscripción"), ("firmas", "suscripciones"))),
    (r"\bviews?\b", (("visualización", "vista"), ("visualizaciones", "vistas"))),
    (r"\bsince\W*$", (("desde entonces", "desde"),)),
    (r"\bdatasets?\b", (("dataset", "conjunto de datos"), ("datasets", "conjuntos de datos"))),
    (r"\btime spent\b", ((r"tiempo gasto", "tiempo empleado"),)),
    (r"\bpreviews?\b", ((r"(?:pre)?visualización", "vista previa"),
                      (r"(?:pre)?visualizaciones", "vistas previas"))),
    (r"\brows?\b", (("línea", "fila"), ("líneas", "filas"))),
    (r"\btabs?\b", (noun("guía", "pestaña"), noun("guías", "pestañas"))),
    (r"\bpost(?:s|ed)?\b", (("puesto", "entrada"), ("puestos", "entradas"))),
    (r"\b(?:calls?|changes?|chat|edit|job|orders?|payments?|purchases?|search|transactions?|versions?)"
     r" history\b", (noun("historia", "historial"), ("histórico", "historial"))),
    (r"\b(?:primary|foreign|private|public|secret|encryption|api) keys?\b", (
        (r"llave(s?)", r"clave\1"),)),
    (r"\btrash\b", (("basurera", "papelera"), ("basura", "papelera"))),
    (r"\bodd\b(?! (?:number|page|row|day))", (("impar", "extraño"), ("impares", "extraños"))),
    (r"\bfonts?\b", ((r"fonte(s?)", r"fuente\1"),)),
    (r"\bserial\b", ((r"(puerto|número)(s?) seriados?", r"\1\2 serie"),)),
    (r"\bcells?\b.*|\bmerged? cells\b", ((r"células (fusionadas|combinadas|vacías|seleccionadas)",
                                           r"celdas \1"),)),
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
    "gerunds": GERUNDS,
    "pronouns": (*THIS, *SUBJECTS),
}
"""By name, in the order in which they mend."""

_BY_LEG: Mapping[tuple[str, str], Mapping[str, Sequence[Conditional]]] = {
    ("en", "pt"): {"weekdays": WEEKDAYS},
    ("pt", "es"): {name: some for name, some in FAMILIES.items() if name != "weekdays"},
}
