"""The compiled catalogs that gettext's readers load."""

from __future__ import annotations

import gettext
import io

from i18n.formats.gettext import mo
from i18n.model import Key, Message, State

HEADER = (
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
)


def test_gettext_reads_words_contexts_and_plurals() -> None:
    """Python's own reader finds every message under its key."""
    messages = (
        Message(Key("", "Open"), "Abierto", State.APPROVED),
        Message(Key("verb", "Open"), "Abrir", State.APPROVED),
        Message(Key("", "%d page"), "", State.APPROVED, plural="%d pages", forms=("%d p", "%d pp")),
    )
    reader = gettext.GNUTranslations(io.BytesIO(mo.write(HEADER, messages)))
    assert reader.gettext("Open") == "Abierto"
    assert reader.pgettext("verb", "Open") == "Abrir"
    assert reader.ngettext("%d page", "%d pages", 1) == "%d p"
    assert reader.ngettext("%d page", "%d pages", 2) == "%d pp"
    assert reader.gettext("Closed") == "Closed"


def test_bytes_do_not_depend_on_the_order_of_messages() -> None:
    """Two catalogs with the same messages compile to the same file."""
    one, two = (Message(Key("", s), s.upper(), State.APPROVED) for s in "ab")
    assert mo.write(HEADER, (one, two)) == mo.write(HEADER, (two, one))
