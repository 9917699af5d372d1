"""All approved messages of a language in one bundle."""

from __future__ import annotations

from typing import Any

from i18n.languages.locales import language
from i18n.languages.plural_forms import forms
from i18n.model import Key, Message, Notes, State
from i18n.publishing.bundles.whole_site import Entry, Pool, pool, whole

OWN = forms(language("pt").plurals)  # 0 and 1, the rest
ENGLISH = forms("nplurals=2; plural=(n != 1);")


def entry(stem: str, source: str, text: str, *places: str, **more: Any) -> Entry:
    """A message of a catalog."""
    return Entry(stem, Message(Key("", source), text, State.APPROVED, places=places, **more))


def pooled(*entries: Entry, **headers: str) -> Pool:
    """A pool of Portuguese catalogs; `headers` are those that have another Plural-Forms."""
    known = {e.stem: OWN for e in entries}
    return pool(entries, known | {stem: forms(h) for stem, h in headers.items()}, OWN)


def texts(found: Pool) -> dict[str, str]:
    """The chosen texts by source."""
    return {e.message.key.source: e.message.text for e in found.entries}


def test_what_pages_agree_on_is_there_once_in_the_order_of_keys() -> None:
    """Contexts first, then sources."""
    found = pooled(entry("b", "Z", "z"), entry("a", "Z", "z"), entry("a", "A", "a"))
    assert [e.message.key.source for e in found.entries] == ["A", "Z"]
    assert found.disagreements == ()


def test_where_pages_differ_the_text_of_most_pages_wins() -> None:
    """Every loser is told beside its winner, once a text."""
    found = pooled(
        entry("a", "More", "Mais", "a.html"),
        entry("b", "More", "Ler mais", "b.html", "c.html"),
        entry("d", "More", "Mais", "d.html"),
        entry("e", "More", "Ler mais", "e.html"),
        entry("f", "More", "Outros", "f.html"),
    )
    assert texts(found) == {"More": "Ler mais"}
    told = [(one.message.text, best.stem) for one, best in found.disagreements]
    assert told == [("Mais", "b"), ("Outros", "b")]


def test_a_message_keeps_the_ids_of_all_its_catalogs() -> None:
    """A program's “Home” is found by its id, though a page's comes first."""
    page, ui = (
        entry("a", "Home", "Casa"),
        entry("ui", "Home", "Casa", notes=Notes(keys=("nav.home",))),
    )
    assert pooled(page, ui).entries[0].message.notes.all_keys == ("nav.home",)


def test_of_equals_the_first_page_wins() -> None:
    """Whatever the order in which catalogs are read."""
    one, other = entry("b", "More", "B", "b.html"), entry("a", "More", "A", "a.html")
    assert texts(pooled(one, other)) == texts(pooled(other, one)) == {"More": "A"}


def test_a_difference_that_a_translator_means_is_not_told() -> None:
    """`# check-ignore: inconsistent` is for this as well."""
    ignore = ("check-ignore: inconsistent",)
    found = pooled(entry("a", "More", "Mais"), entry("b", "More", "Outros", comments=ignore))
    assert found.disagreements == ()


def test_a_catalog_that_numbers_its_forms_otherwise_is_told_from_its_header() -> None:
    """The order of forms is the file's own business."""
    swapped = "nplurals=2; plural=(n > 1 ? 0 : 1);"
    usual = {"plural": "days", "forms": ("dia", "dias")}
    other = {"plural": "hours", "forms": ("horas", "hora")}
    found = pooled(
        entry("a", "day", "dia", **usual),
        entry("a", "year", "ano", **usual),
        entry("b", "hour", "horas", **other),
        b=swapped,
    )
    assert found.forms == OWN
    assert found.entries[1].message.forms == ("hora", "horas")


def test_a_catalog_that_counts_otherwise_is_left_out() -> None:
    """Where 0 takes the plural, its forms cannot be told from “0 and 1, the rest”."""
    usual = {"plural": "days", "forms": ("dia", "dias")}
    found = pooled(
        entry("a", "day", "dia", **usual),
        entry("a", "year", "ano", **usual),
        entry("b", "hour", "hora", **usual),
        b=ENGLISH.header,
    )
    assert [e.message.key.source for e in found.foreign] == ["hour"]
    assert texts(found).keys() == {"day", "year"}


def test_the_header_of_most_plural_messages_is_everyones() -> None:
    """A team that counts its own way gets that."""
    usual = {"plural": "days", "forms": ("dia", "dias")}
    found = pooled(entry("a", "day", "dia", **usual), entry("b", "x", "y"), a=ENGLISH.header)
    assert found.forms == ENGLISH


def test_a_message_must_be_whole() -> None:
    """Every form has a text, and there are as many as the header says."""
    plural = {"plural": "days"}
    assert whole(entry("a", "day", "dia", forms=("dia", "dias"), **plural).message, 2)
    assert not whole(entry("a", "day", "dia", forms=("dia", ""), **plural).message, 2)
    assert not whole(entry("a", "day", "dia", forms=("dia", "dias"), **plural).message, 3)
    assert not whole(entry("a", "It is so.", "<empty/>").message, 2)
