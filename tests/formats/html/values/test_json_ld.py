"""Structured data in pages: which strings are texts, links and languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalogs.template import key_of
from i18n.formats.page_formats import parse
from i18n.model import Field, Page, segments
from i18n.publishing.rendering import Rendering, render
from tests.support.formats import shown
from tests.support.sample import Site, approve


def page(data: str, kind: str = "application/ld+json") -> Page:
    """A page with such a script."""
    return parse(f'<title>T</title><script type="{kind}">{data}</script><p>b', "a.html")


def texts(data: str) -> list[str]:
    """The texts of the script."""
    found = segments(page(data).parts)
    return [shown(one.text) for one in found if one.quoting in ("json", "html in json")]


def fields(data: str) -> list[tuple[str, str]]:
    """The fields of the script."""
    kinds = ("lang", "link", "asset")
    parts = page(data).parts
    return [(p.kind, p.value) for p in parts if isinstance(p, Field) and p.kind in kinds]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('{"headline": "A b", "datePublished": "May"}', ["A b"]),
        ('{"name": "Ada", "@type": "Person"}', []),
        ('{"@type": ["Thing", "NewsMediaOrganization"], "name": "Lamp Club"}', []),
        ('{"@type": "Question", "name": "Why?"}', ["Why?"]),
        ('{"@type": "Person", "name": "Ada", "award": {"name": "Best lamp"}}', ["Best lamp"]),
        ('[{"keywords": ["one", "two", 3, null]}]', ["one", "two"]),
        ('{"description": "see <b>this</b>"}', ["see <b>this</b>"]),
        ('{"skills": "Reading", "identifier": "x y"}', ["Reading"]),
        ('{"description": "https://example.org/a"}', []),
        ('{"text": "12"}', []),
        ('{"text": "broken}', []),
        ("", []),
        ('{"text": {"@value": "not a text key"}}', []),
    ],
)
def test_texts_are_what_readers_see(data: str, expected: list[str]) -> None:
    """Not names of people and firms, types, dates, or addresses."""
    assert texts(data) == expected


def test_links_files_and_the_language_follow() -> None:
    """Identifiers that are no address stay."""
    data = (
        '{"url": "a.html", "@id": "#me", "image": ["a.png"], "inLanguage": "en-US",'
        ' "item": "https://example.org/", "publisher": {"inLanguage": "fr"}}'
    )
    assert fields(data) == [
        ("link", "a.html"),
        ("asset", "a.png"),
        ("lang", "en-US"),
        ("link", "https://example.org/"),
    ]


def test_code_is_not_data() -> None:
    """Scripts of other types have no texts."""
    assert len(list(segments(page('{"name": "A b"}', "application/json").parts))) == 2
    assert (
        len(list(segments(page('{"name": "A b"}', 'application/ld+json" translate="no').parts)))
        == 2
    )


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text())
def test_any_text_comes_back_from_the_page(text: str) -> None:
    """Written as JSON in a script, it ends neither the string nor the script."""
    found = page('{"headline": "A b"}')
    given_text = "x" + text.replace("<", "‹").replace(">", "›").replace("&", "＆")
    keys = {key_of(one): given_text for one in segments(found.parts) if one.quoting == "json"}
    written = render(found, Rendering(keys, lambda field: field.raw))
    script = re.search(r"<script[^>]*>(.*?)</script>", written, re.S)
    assert script
    assert json.loads(script[1]) == {"headline": given_text}


def test_less_than_does_not_end_the_script(tmp_path: Path) -> None:
    """In Latin-1 pages, too, what the charset lacks is JSON's own escape."""
    site = Site(tmp_path)
    data = '{"headline": "A lamp", "inLanguage": "en", "url": "https://example.org/d.html"}'
    head = f'<meta charset="iso-8859-1"><script type="application/ld+json">{data}</script>'
    site.write(
        "source_texts/d.html", f"<html><head>{head}<title>Lamp</title></head><body>é</body></html>"
    )
    site.write("i18n.toml", 'base_url = "https://example.org"\nlanguages = ["cs"]\n')
    site("extract")
    site.review("d", approve, "cs")
    po = site.po("d", "cs")
    site.write(po, site.read(po).replace("«A lamp»", "Lampička &lt;/script>"))
    assert site("build") == 0
    written = site.path("site/cs/d.html").read_bytes().decode("iso-8859-1")
    script = written.split('ld+json">')[1].split("</script>")[0]
    assert json.loads(script) == {
        "headline": "Lampička </script>",
        "inLanguage": "cs",
        "url": "https://example.org/cs/d.html",
    }
    assert "Lampi\\u010dka" in script
