"""Tags put back into a plain translation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.mt.tag_projection import projection, tree
from i18n.placeables import inline_tags


def test_a_span_is_found_by_its_own_translation() -> None:
    """The window of the sentence that reads like the span."""
    done = projection.project(
        "Read the <a1>red book</a1> today.", "Lea hoy el libro rojo.", "", ["el libro rojo"]
    )
    assert done.text == "Lea hoy <a1>el libro rojo</a1>."


def test_quotes_in_a_second_translation_show_the_place() -> None:
    """Even where the span's own translation uses other words."""
    done = projection.project(
        "He quickly <b>gave up</b> the plan.",
        "Pronto abandonó el plan.",
        'Pronto "abandonó" el plan.',
        ["renunciado"],
    )
    assert done.text == "Pronto <b>abandonó</b> el plan."


def test_spans_may_change_places() -> None:
    """Each goes with its words."""
    done = projection.project(
        "a <b>white</b> <i>horse</i> runs", "corre un caballo blanco", "", ["blanco", "caballo"]
    )
    assert done.text == "corre un <i>caballo</i> <b>blanco</b>"


def test_nested_tags_stay_nested() -> None:
    """An inner tag is looked for inside its outer one."""
    done = projection.project(
        "Open the <a1>very <b>large</b> door</a1> now.",
        "Abra ahora la puerta muy grande.",
        'Abra ahora "la puerta muy grande".',
        ["la puerta muy grande", "grande"],
    )
    assert done.text == "Abra ahora <a1>la puerta muy <b>grande</b></a1>."


def test_punctuation_stays_where_the_source_has_it() -> None:
    """Inside a label that ends with a colon, outside a link before a stop."""
    done = projection.project(
        "<b>Note:</b> read <a1>this</a1>.", "Nota: lea esto.", "", ["Nota:", "esto"]
    )
    assert done.text == "<b>Nota:</b> lea <a1>esto</a1>."


def test_spaces_belong_to_the_tag_as_in_the_source() -> None:
    """A space inside the source's tag is inside the translation's."""
    done = projection.project("<b>Very </b>good", "Muy bueno", "", ["Muy"])
    assert done.text == "<b>Muy </b>bueno"


def test_a_line_break_follows_its_stop() -> None:
    """After the same punctuation as in the source."""
    done = projection.project("One day.<br/>Two nights.", "Un día. Dos noches.")
    assert done.text == "Un día.<br/>Dos noches."
    assert done.doubts == ()


def test_tags_at_the_ends_stay_at_the_ends() -> None:
    """An image in front, a break behind."""
    done = projection.project("<img1/> Two cats<br/>", "Dos gatos")
    assert done.text == "<img1/> Dos gatos<br/>"


@pytest.mark.parametrize(
    ("source", "plain", "alone", "want"),
    [
        (
            "Press <b>Save</b> <img1/> and go",
            "Pulse Guardar y siga",
            ["Guardar"],
            "Guardar</b> <img1/> y",
        ),
        (
            "<b>Name</b>,<br/>street and no",
            "Nombre, calle y n",
            ["Nombre"],
            "Nombre</b>,<br/>calle",
        ),
        ("One day <br/>John left home.", "Un día John salió.", [], "día <br/>John"),
    ],
)
def test_an_image_or_break_stays_beside_its_neighbour(
    source: str, plain: str, alone: list[str], want: str
) -> None:
    """A span or a word that stayed as it was; with the spaces of the source."""
    done = projection.project(source, plain, "", alone)
    assert want in done.text
    assert done.doubts == ()


def test_quotes_belong_to_the_span_that_has_them() -> None:
    """The signs beside a span tell its place where its words are of no help."""
    done = projection.project(
        "Use the <b>“Move”</b> tool.", "Use la herramienta “Mover”.", "", ["Moverse"]
    )
    assert done.text == "Use la herramienta <b>“Mover”</b>."


def test_an_article_stays_outside_or_inside_as_in_the_source() -> None:
    """People leave it where the author has it."""
    done = projection.project(
        "See <a1>chapter 4</a1> and <a2>the last part</a2>.",
        "Vea el capítulo 4 y la última parte.",
        'Vea el "capítulo 4" y "la última parte".',
        ["El capítulo 4", "última parte"],
    )
    assert done.text == "Vea el <a1>capítulo 4</a1> y <a2>la última parte</a2>."


def test_words_that_stayed_as_they_were_are_found_first() -> None:
    """Names, addresses and file names, signs and all."""
    done = projection.project(
        "Use <a1>lvm(8)</a1> on <b>/dev/sdc</b> of <i>linux-patch-*</i>.",
        "Use lvm(8) en /dev/sdc de linux-patch-*.",
        "",
        ["lvm (en inglés)", "el disco", "el parche"],
    )
    assert done.text == "Use <a1>lvm(8)</a1> en <b>/dev/sdc</b> de <i>linux-patch-*</i>."


def test_two_tags_of_one_name_keep_their_own_hints() -> None:
    """Bare tags share a label, not a place."""
    done = projection.project(
        "She <b>ran</b> and <b>hid</b>.",
        "Ella corrió y se escondió.",
        'Ella "corrió" y "se escondió".',
        ["corrido", "oculto"],
    )
    assert done.text == "Ella <b>corrió</b> y <b>se escondió</b>."


@pytest.mark.parametrize(
    ("source", "plain", "alone", "want"),
    [
        ("<b>Who?</b> All of us.", "¿Quién? Todos.", "¿Quién?", "<b>¿Quién?</b> Todos."),
        ("See <b>the “Help” page</b> now.", "Vea la página “Ayuda” ya.", "La página “Ayuda”",
         "Vea <b>la página “Ayuda”</b> ya."),
        ("He (<b>a baker</b>) left.", "Él (un panadero) salió.", "Un panadero",
         "Él (<b>un panadero</b>) salió."),
    ],
)  # fmt: skip
def test_signs_in_pairs_are_not_torn_apart(source: str, plain: str, alone: str, want: str) -> None:
    """A span takes in the other half of what it has one of."""
    assert projection.project(source, plain, "", [alone]).text == want


def test_a_break_follows_the_words_that_led_to_it() -> None:
    """Found by their own translation, and without the space that stood in its place."""
    done = projection.project(
        "Open daily<br/>from nine", "Abierto diariamente de nueve", "", ["Abierto diariamente"]
    )
    assert (done.text, done.doubts) == ("Abierto diariamente<br/>de nueve", ())


def test_a_guess_is_said() -> None:
    """Without any likeness the tag is somewhere, and the reviewer is told which."""
    done = projection.project("The <a1>moon</a1> rose over the sea.", "Salía ya sobre el agua.")
    assert "<a1>" in done.doubts
    assert inline_tags.nested(done.text)


def test_crossed_tags_are_refused() -> None:
    """No place is right for tags that cross in the source."""
    with pytest.raises(ValueError, match="<b>"):
        projection.project("<b>one <i>two</b> three</i>", "uno dos tres")


WORD = st.sampled_from(["sun", "moon", "sea,", "the", "(old)", "house.", "“red”", "a&lt;b", "7"])


def _markup() -> st.SearchStrategy[str]:
    def wrap(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.lists(
            st.one_of(WORD, inner.map("<T>{}</T>".format), st.sampled_from(["<S/>", "<br/>"])),
            max_size=5,
        ).map(lambda parts: " ".join(parts) if len(parts) % 2 else "".join(parts))

    return st.recursive(WORD, wrap, max_leaves=12)


def _numbered(shape: str) -> str:
    """Distinct labels for the T and S of a shape; pairs by nesting."""
    out, stack, number = "", [], 0
    while shape:
        if shape.startswith(("<T>", "<S/>")):
            number += 1
            paired = shape.startswith("<T>")
            out += f"<a{number}>" if paired else f"<code{number}/>"
            if paired:
                stack.append(number)
            shape = shape[3 if paired else 4 :]
        elif shape.startswith("</T>"):
            out += f"</a{stack.pop()}>"
            shape = shape[4:]
        else:
            out, shape = out + shape[0], shape[1:]
    return out


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    _markup().map(_numbered),
    st.lists(WORD, max_size=12),
    st.lists(st.one_of(WORD, st.just('"')), max_size=12).map(" ".join),
    st.lists(WORD, max_size=4),
)
def test_every_tag_comes_out_once_and_nested(
    source: str, words: list[str], marked: str, alone: list[str]
) -> None:
    """Whatever the translation: the words untouched, the tags complete, the nesting legal."""
    sealed = [str(tag) for tag in inline_tags.tags(source) if tag.name == "code"]
    plain = " ".join([*words, *sealed])
    done = projection.project(source, plain, marked, alone or tree.fragments(source))
    assert inline_tags.tags(done.text) == inline_tags.tags(source)
    assert inline_tags.nested(done.text)
    assert "".join(inline_tags.plain(done.text).split()) == "".join(
        inline_tags.plain(plain).split()
    )


@pytest.mark.parametrize(
    ("source", "plain", "alone", "want"),
    [
        (
            "Open the <b>Options</b> bar.",
            "Obri la barra d'Opcions.",
            "Opcions",
            "Obri la barra d'<b>Opcions</b>.",
        ),
        ("See <b>the oven</b> now.", "Ara vegi l'horn.", "l'horn", "Ara vegi <b>l'horn</b>."),
    ],
)
def test_an_elided_article_stays_outside(source: str, plain: str, alone: str, want: str) -> None:
    """Unless the span begins with one."""
    assert projection.project(source, plain, "", [alone]).text == want
