"""What engines are told of a message: its page, its headings, its neighbours, terms, examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.errors import SourceError
from i18n.languages.locales import language
from i18n.model import Catalog, Key, Message, Notes, State
from i18n.mt.contextual.message_context import Pair
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.stages.drafting.message_contexts import message_contexts, style_of
from i18n.terminology.glossary import NONE

ES = language("es")


def said(source: str, kind: str, text: str = "") -> Message:
    """A message of a page, approved if it has a text."""
    state = State.APPROVED if text else State.EMPTY
    return Message(Key("", source), text, state, notes=Notes(kind), places=("a.html",))


CATALOG = Catalog(
    "es",
    (
        said("Mines", "page title"),
        said("The mines", "heading 1", "Las minas"),
        said("History", "heading 2"),
        said("They left.", "paragraph", "Se fueron."),
        said("They came back.", "paragraph"),
        said("Maps", "heading 2"),
        said("See below.", "paragraph"),
    ),
)


def test_a_message_is_told_with_its_page_and_its_neighbours() -> None:
    """The headings are those above it, the outermost first."""
    found = message_contexts(LanguageCatalogs(ES, {"a": CATALOG}, {}), NONE, None)
    back, maps = found["They came back."], found["See below."]
    assert (back.title, back.headings) == ("Mines", ("The mines", "History"))
    assert back.before[-1] == Pair("They left.", "Se fueron.")
    assert back.after[0] == Pair("Maps")
    assert maps.headings == ("The mines", "Maps")
    assert found["Maps"].headings == ("The mines",)
    assert "They left." not in found


def test_a_style_is_a_file_of_the_site(tmp_path: Path) -> None:
    """Its text as it stands; none where there is no file."""
    paths = Paths(tmp_path, Settings())
    assert style_of(paths, ES) == ""
    (tmp_path / "style").mkdir()
    (tmp_path / "style/es.md").write_text("Tutea al lector.\n", "utf-8")
    assert style_of(paths, ES) == "Tutea al lector."
    (tmp_path / "style/es.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="not UTF-8"):
        style_of(paths, ES)
