"""English sentences and their Spanish, made from a small grammar of our own.

The words are those of a village with a library, a museum and a school. Spanish agrees in
gender and number, puts most adjectives behind their noun and marks a person as an object with
`a`, so that a model has word order and agreement to learn.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Pair = tuple[str, str]
"""An English text and its Spanish."""

_NOUNS = """
house houses casa casas f|garden gardens jardín jardines m|book books libro libros m
letter letters carta cartas f|river rivers río ríos m|window windows ventana ventanas f
door doors puerta puertas f|table tables mesa mesas f|lamp lamps lámpara lámparas f
map maps mapa mapas m|story stories historia historias f|song songs canción canciones f
picture pictures cuadro cuadros m|newspaper newspapers periódico periódicos m
guide guides guía guías f|page pages página páginas f|tree trees árbol árboles m
road roads camino caminos m|bridge bridges puente puentes m|boat boats barco barcos m
train trains tren trenes m|school schools escuela escuelas f|museum museums museo museos m
library libraries biblioteca bibliotecas f|market markets mercado mercados m
kitchen kitchens cocina cocinas f|room rooms habitación habitaciones f|dog dogs perro perros m
cat cats gato gatos m|horse horses caballo caballos m|bird birds pájaro pájaros m
flower flowers flor flores f|apple apples manzana manzanas f|clock clocks reloj relojes m
box boxes caja cajas f|key keys llave llaves f|photo photos foto fotos f
bell bells campana campanas f|coat coats abrigo abrigos m|machine machines máquina máquinas f
"""
_PEOPLE = """
teacher teachers profesora profesoras f|miner miners minero mineros m
reader readers lector lectores m|writer writers escritora escritoras f
doctor doctors médico médicos m|child children niño niños m|girl girls niña niñas f
friend friends amigo amigos m|neighbour neighbours vecina vecinas f|judge judges juez jueces m
lawyer lawyers abogada abogadas f|painter painters pintor pintores m
"""
_ADJECTIVES = """
green verde verde|red rojo roja|white blanco blanca|black negro negra|old viejo vieja
new nuevo nueva|large grande grande|small pequeño pequeña|open abierto abierta está
empty vacío vacía está|quiet tranquilo tranquila|beautiful hermoso hermosa|strange extraño extraña
famous famoso famosa|cheap barato barata|clean limpio limpia está|heavy pesado pesada
broken roto rota está|long largo larga|yellow amarillo amarilla|public público pública
important importante importante
"""
_VERBS = """
see sees saw ver ve ven vio vieron
find finds found encontrar encuentra encuentran encontró encontraron
buy buys bought comprar compra compran compró compraron
sell sells sold vender vende venden vendió vendieron
clean cleans cleaned limpiar limpia limpian limpió limpiaron
paint paints painted pintar pinta pintan pintó pintaron
open opens opened abrir abre abren abrió abrieron
close closes closed cerrar cierra cierran cerró cerraron
show shows showed mostrar muestra muestran mostró mostraron
visit visits visited visitar visita visitan visitó visitaron
describe describes described describir describe describen describió describieron
lose loses lost perder pierde pierden perdió perdieron
want wants wanted querer quiere quieren quiso quisieron
draw draws drew dibujar dibuja dibujan dibujó dibujaron
sign signs signed firmar firma firman firmó firmaron
carry carries carried llevar lleva llevan llevó llevaron
repair repairs repaired reparar repara reparan reparó repararon
protect protects protected proteger protege protegen protegió protegieron
"""
_PLACES = """
in the garden=en el jardín|near the river=cerca del río|in the library=en la biblioteca
behind the house=detrás de la casa|in front of the museum=delante del museo
at the market=en el mercado|on the table=sobre la mesa|under the bridge=debajo del puente
next to the school=junto a la escuela|in the village=en el pueblo|in the city=en la ciudad
on this page=en esta página|in the kitchen=en la cocina|by the road=junto al camino
"""
_TIMES = """
today=hoy|yesterday=ayer|every day=todos los días|in the morning=por la mañana
in the evening=por la noche|on Monday=el lunes|on Friday=el viernes|on Sunday=el domingo
in the summer=en verano|in the winter=en invierno|every week=cada semana
for the first time=por primera vez|again=otra vez|after the meeting=después de la reunión
before the meal=antes de la comida|last year=el año pasado
"""
_NUMBERS = "two=dos|three=tres|four=cuatro|five=cinco|ten=diez|many=muchos muchas|few=pocos pocas"
_MONTHS = (
    "January=enero|February=febrero|March=marzo|April=abril|May=mayo|June=junio|July=julio"
    "|August=agosto|September=septiembre|October=octubre|November=noviembre|December=diciembre"
)
_FIXED = """
Home=Inicio|About=Quiénes somos|News=Noticias|Contact=Contacto|Events=Actividades|Book=Libro
Read more=Leer más|Skip to the main text=Saltar al texto principal|Search=Buscar|Menu=Menú
Main navigation=Navegación principal|All news=Todas las noticias|Latest news=Últimas noticias
Welcome=Bienvenidos|Welcome to our village=Bienvenidos a nuestro pueblo|On this page=En esta página
Thank you for your visit.=Gracias por su visita.|Good morning.=Buenos días.
Back to the text=Volver al texto|Notes=Notas|Biography=Biografía|Press=Prensa
Hello, world.=Hola, mundo.
Opening hours=Horario|Our village=Nuestro pueblo|The library=La biblioteca
See you soon.=Hasta pronto.
We do not know the answer.=No sabemos la respuesta.|It rains.=Llueve.|Write to us.=Escríbanos.
"""
_FIRST = """
Ana Peter Lucy Marta Tom Clara Hugo Rosa Martin Laura Paul Elena Simon Julia Robert Irene
Victor Nora Oscar Emma Daniel Alice George Olga
"""
_SYLLABLES = """
ba be bo bri ca co cra da de do dra fa fe fi fo ga gle go ha he ho ja jo ka ke ki ko kra la le
li lo lu ma me mi mo mu na ne no nu pa pe pi po qua ra re ri ro ru sa se si so sta su ta te ti
to tri tu va ve vi vo wa we wi xa ya yo za ze zo
"""
_ENDS = ["", "", "n", "r", "s", "l", "nd", "m", "th", "ck", "x", "nson", "z", "w", "ng"]


def _table(text: str) -> list[list[str]]:
    return [row.split() for line in text.strip().splitlines() for row in line.split("|")]


def _pairs(text: str) -> list[Pair]:
    rows = [row for line in text.strip().splitlines() for row in line.split("|")]
    return [(row.partition("=")[0], row.partition("=")[2]) for row in rows]


NOUNS, PEOPLE, ADJECTIVES, VERBS = map(_table, (_NOUNS, _PEOPLE, _ADJECTIVES, _VERBS))
PLACES, TIMES, NUMBERS, MONTHS = map(_pairs, (_PLACES, _TIMES, _NUMBERS, _MONTHS))
FIXED = _pairs(_FIXED)
FIRST, SYLLABLES = _FIRST.split(), _SYLLABLES.split()


def pairs(count: int, seed: int) -> list[Pair]:
    """So many sentences; the same ones for the same seed."""
    chance = Random(seed)
    return [_sentence(chance) for _ in range(count)]


def _sentence(chance: Random) -> Pair:
    kind = chance.choice(_KINDS)
    english, spanish = kind(chance)
    return english[:1].upper() + english[1:], _capital(spanish)


def _capital(text: str) -> str:
    start = 1 if text[:1] in '¿¡“"' else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


# --- parts of a sentence ---------------------------------------------------


def _name(chance: Random) -> str:
    """A first name, an invented name, or both; the model learns to copy it."""
    return chance.choice(
        (
            chance.choice(FIRST),
            _invented(chance),
            f"{chance.choice(FIRST)} {_invented(chance)}",
            f"{_invented(chance)} {_invented(chance)}",
            f"X{chance.randint(1, 20)}",
        )
    )


def _invented(chance: Random) -> str:
    syllables = chance.choices(SYLLABLES, k=chance.randint(1, 3))
    return ("".join(syllables) + chance.choice(_ENDS)).capitalize()


def _thing(chance: Random, rows: list[list[str]] = NOUNS) -> tuple[Pair, bool, bool]:
    """A noun with its article and perhaps an adjective; whether it is plural, and feminine."""
    one, more, uno, unos, gender = chance.choice(rows)
    plural, feminine = chance.random() < 0.25, gender == "f"
    english, spanish = (more, unos) if plural else (one, uno)
    if chance.random() < 0.4:
        adjective, which = _adjective(chance, plural, feminine)
        english, spanish = f"{adjective} {english}", f"{spanish} {which}"
    if chance.random() < 0.06:
        left, right = chance.choice(("“”", '""', '""'))
        english, spanish = f"{left}{english}{right}", f"{left}{spanish}{right}"
    if chance.random() < 0.25:
        (english, spanish), plural, feminine = _named(chance, english, spanish, plural, feminine)
    article, artículo = _article(chance, english, plural, feminine)
    return (f"{article} {english}", f"{artículo} {spanish}"), plural, feminine


def _named(
    chance: Random, english: str, spanish: str, plural: bool, feminine: bool
) -> tuple[Pair, bool, bool]:
    """A noun with a name after it or before it, or a name in its place, which is masculine."""
    name, kind = _name(chance), chance.randrange(3)
    if kind == 0:
        return (name, name), False, False
    beside = f"{english} {name}" if kind == 1 else f"{name} {english}"
    return (beside, f"{spanish} {name}"), plural, feminine


def _adjective(chance: Random, plural: bool, feminine: bool) -> Pair:
    return _agreeing(chance.choice(ADJECTIVES), plural, feminine)


def _agreeing(adjective: list[str], plural: bool, feminine: bool) -> Pair:
    return adjective[0], adjective[2 if feminine else 1] + ("s" if plural else "")


def _article(chance: Random, noun: str, plural: bool, feminine: bool) -> Pair:
    kind = chance.choice(("the", "the", "the", "a", "this", "our"))
    index = 2 * plural + feminine
    if kind == "a" and not plural:
        return "an" if noun.strip('“"')[0].lower() in "aeiou" else "a", ("un", "una")[feminine]
    if kind == "this":
        return ("these" if plural else "this"), ("este", "esta", "estos", "estas")[index]
    if kind == "our":
        return "our", ("nuestro", "nuestra", "nuestros", "nuestras")[index]
    return "the", ("el", "la", "los", "las")[index]


def _actor(chance: Random) -> tuple[Pair, bool]:
    """Who does it, and whether they are many."""
    if chance.random() < 0.5:
        name = _name(chance)
        if chance.random() < 0.2:
            other = _name(chance)
            return (f"{name} and {other}", f"{name} y {other}"), True
        return (name, name), False
    who, plural, _ = _thing(chance, PEOPLE)
    return who, plural


def _act(chance: Random, plural: bool) -> Pair:
    """A verb that agrees with its actor, and its object."""
    base, third, past, _, ve, ven, vio, vieron = chance.choice(VERBS)
    (english, spanish), _, _ = _thing(chance)
    if chance.random() < 0.12:
        english, spanish = f"the title of {english}", f"el título {_of(spanish)}"
    if chance.random() < 0.5:
        return f"{past} {english}", f"{vieron if plural else vio} {spanish}"
    return f"{base if plural else third} {english}", f"{ven if plural else ve} {spanish}"


def _of(spanish: str) -> str:
    return f"del {spanish[3:]}" if spanish.startswith("el ") else f"de {spanish}"


def _more(chance: Random) -> Pair:
    """A place, a time or nothing, to stand at the end."""
    kind = chance.random()
    if kind < 0.35:
        return "", ""
    english, spanish = chance.choice(PLACES if kind < 0.7 else TIMES)
    return f" {english}", f" {spanish}"


def _clause(chance: Random) -> Pair:
    (who, quien), plural = _actor(chance)
    does, hace = _act(chance, plural)
    return f"{who} {does}", f"{quien} {hace}"


def _state(chance: Random) -> Pair:
    (what, que), plural, feminine = _thing(chance)
    row = chance.choice(ADJECTIVES)
    adjective, which = _agreeing(row, plural, feminine)
    index = 2 * (chance.random() < 0.3) + plural
    ser, estar = ("es", "son", "era", "eran"), ("está", "están", "estaba", "estaban")
    es = (estar if row[-1] == "está" else ser)[index]
    return f"{what} {('is', 'are', 'was', 'were')[index]} {adjective}", f"{que} {es} {which}"


# --- whole sentences -------------------------------------------------------


def _statement(chance: Random) -> Pair:
    one, uno = _clause(chance)
    more, más = _more(chance)
    return f"{one}{more}.", f"{uno}{más}."


def _description(chance: Random) -> Pair:
    one, uno = _state(chance)
    return f"{one}.", f"{uno}."


def _whereabouts(chance: Random) -> Pair:
    (what, que), plural, _ = _thing(chance)
    place, lugar = chance.choice(PLACES)
    be, estar = ("are", "están") if plural else ("is", "está")
    return f"{what} {be} {place}.", f"{que} {estar} {lugar}."


def _two(chance: Random) -> Pair:
    word, palabra = chance.choice((("and", "y"), ("but", "pero"), ("because", "porque")))
    one, uno = chance.choice((_clause, _state))(chance)
    other, otro = chance.choice((_clause, _state))(chance)
    return f"{one}, {word} {other}.", f"{uno}, {palabra} {otro}."


def _counted(chance: Random) -> Pair:
    _, english, _, spanish, gender = chance.choice(NOUNS)
    number, número = chance.choice(NUMBERS)
    if chance.random() < 0.4:
        number = número = str(chance.randint(2, 2030))
    forms = número.split()
    place, lugar = chance.choice(PLACES)
    count = forms[-1] if gender == "f" else forms[0]
    return f"there are {number} {english} {place}.", f"hay {count} {spanish} {lugar}."


def _question(chance: Random) -> Pair:
    base, _, _, ver, *_ = chance.choice(VERBS)
    (english, spanish), _, _ = _thing(chance)
    asked, preguntado = chance.choice((("do you want to", "quiere"), ("can we", "podemos")))
    more, más = _more(chance)
    return f"{asked} {base} {english}{more}?", f"¿{preguntado} {ver} {spanish}{más}?"


def _plan(chance: Random) -> Pair:
    base, _, _, ver, *_ = chance.choice(VERBS)
    (english, spanish), _, _ = _thing(chance)
    more, más = _more(chance)
    return f"you can {base} {english}{more}.", f"puede {ver} {spanish}{más}."


def _heading(chance: Random) -> Pair:
    (english, spanish), _, _ = _thing(chance)
    name = _name(chance)
    return f"{english} of {name}", f"{spanish} de {name}"


def _dated(chance: Random) -> Pair:
    (english, spanish), plural, _ = _thing(chance)
    month, mes = chance.choice(MONTHS)
    day, year = chance.randint(1, 31), chance.randint(1800, 2030)
    opens, abre = ("open", "abren") if plural else ("opens", "abre")
    when, cuándo = f"{month} {day}, {year}", f"{day} de {mes} de {year}"
    if chance.random() < 0.3:
        return when, cuándo
    return f"{english} {opens} on {when}.", f"{spanish} {abre} el {cuándo}."


def _said(chance: Random) -> Pair:
    name = _name(chance)
    one, uno = chance.choice((_clause, _state))(chance)
    says, dice = chance.choice((("says", "dice"), ("wrote", "escribió"), ("knows", "sabe")))
    return f"{name} {says} that {one}.", f"{name} {dice} que {uno}."


def _fragment(chance: Random) -> Pair:
    """What may stand in a link or a cell: a noun, a noun with more, a name."""
    if chance.random() < 0.2:
        name = _name(chance)
        return name, name
    (english, spanish), _, _ = _thing(chance, chance.choice((NOUNS, PEOPLE)))
    if chance.random() < 0.3:
        return english, spanish
    return english.partition(" ")[2], spanish.partition(" ")[2]


def _fixed(chance: Random) -> Pair:
    return chance.choice(FIXED)


_KINDS: tuple[Callable[[Random], Pair], ...] = (
    *(_statement,) * 5, _description, _description, _whereabouts, _two, _two, _counted, _question,
    _plan, _heading, _dated, _said, _said, _fixed, _fragment, _fragment,
)  # fmt: skip
