"""A response put together: what its edits are told, and what the reviewer is."""

from __future__ import annotations

from i18n.model import Translation
from i18n.mt import requests
from i18n.mt.assembly import Assembled, assemble
from i18n.mt.drafting import unedited
from i18n.mt.postedit.edits import Edit
from i18n.mt.postedit.lexical_lookup import Replacement
from i18n.mt.postedit.untranslated import Replacements
from i18n.mt.requests import Response
from i18n.mt.source_string import SourceString


def _assembled(
    text: str, response: Response, known: Replacements | None = None, edit: Edit = unedited
) -> Assembled | None:
    source = SourceString(text, frozenset())
    return assemble(requests.prepare(source, "bare"), response, known or Replacements({}), edit)


def test_edits_are_told_which_words_stand_for_unknown_ones() -> None:
    """Articles go by them: what an engine did not know it could not make agree."""
    told: list[frozenset[str]] = []

    def edit(text: str, source: SourceString, resolved: frozenset[str]) -> str:
        told.append(resolved)
        return text

    known = Replacements({"lâmpada": Replacement("lámpara", "spelt")})
    response = (Translation("Encienda lo lâmpada.", ((12, 19),)),)
    done = _assembled("Light the lamp.", response, known, edit)
    assert done
    assert done.text == "Encienda lo lámpara."
    assert told == [frozenset({"lámpara"})]


def test_a_token_that_is_missing_or_doubled_makes_no_text() -> None:
    """Before anything is mended or placed."""
    for answer in ("Abra ya.", "Abra X1 X1 ya."):
        assert _assembled("Open {file} now.", (Translation(answer),)) is None
    done = _assembled("Open {file} now.", (Translation("Abra X1 ya."),))
    assert done == Assembled("Abra {file} ya.", flat="Abra {file} ya.")


def test_a_tag_whose_place_is_a_guess_is_told() -> None:
    """Nothing of the response says where the words of the link went."""
    answers = ("Hoy llueve mucho en la costa.", "", "zzz")
    done = _assembled("It rains <a1>cats and dogs</a1> today.", tuple(map(Translation, answers)))
    assert done
    assert "<a1>" in done.text
    assert done.doubts == ("the place of <a1>",)
