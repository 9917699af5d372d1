"""A page as a whole in another language: what is written by rule, and what runs which way."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from i18n.catalogs.coverage import Coverage
from i18n.formats.page_formats import parse
from i18n.languages import dates_numbers
from i18n.languages.locales import language
from i18n.model import Key
from i18n.publishing import pages as sites
from i18n.publishing.editions import Build, Edition
from tests.support.formats import cut
from tests.support.sample import Site, approve

LAMP = (
    '<html lang="en"><head></head><body>\n'
    '<p>On <time datetime="2014-11-08">November 8, 2014</time>, we lit <data value="1500">1,500'
    "</data> lamps. Nobody slept.</p>\n"
    '<p><time datetime="18:30">6:30 PM</time></p>\n'
    "<p>Type <kbd>make</kbd> now.</p>\n"
    '<pre>a = <code>b</code></pre><pre translate="yes">Dear all</pre><code dir="auto">x</code>\n'
    "</body></html>"
)
ARABIC = {
    Key("", "On <time1/>, we lit <data2/> lamps."): "في <time1/> أضأنا <data2/> مصباحًا.",
    Key("", "Type <kbd1/> now."): "اكتب <kbd1/> الآن.",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site on the disk."""
    return Site(tmp_path)


def written(tag: str, texts: Mapping[Key, str]) -> dict[str, str]:
    """The page in English and in another language."""
    page = parse(LAMP, "a.html", cut, "en", dates_numbers.form)
    edition = Edition(language(tag), {"a.html": texts}, {"a.html": Coverage()})
    build = Build((page,), language("en"), (edition,), say=dates_numbers.write)
    return {one.path: one.text for one in sites.write(build)}


def test_the_source_is_as_its_author_wrote_it() -> None:
    """Rules are for other languages."""
    assert written("ar", {})["a.html"] == LAMP


def test_dates_and_numbers_follow_the_language() -> None:
    """Within a sentence and alone."""
    page = written("es", {Key("", "On <time1/>, we lit <data2/> lamps."): "<time1/>: <data2/>."})
    assert '<time datetime="2014-11-08">8 de noviembre de 2014</time>: ' in page["es/a.html"]
    assert '<data value="1500">1.500</data>.' in page["es/a.html"]
    assert '<time datetime="18:30">18:30</time>' in page["es/a.html"]


def test_a_sentence_that_stays_in_the_source_language_keeps_its_dates() -> None:
    """No English sentence has a Spanish date."""
    page = written("es", {})["es/a.html"]
    assert '<span lang="en">On <time datetime="2014-11-08">November 8, 2014</time>, ' in page


def test_arabic_runs_from_right_to_left_and_code_does_not() -> None:
    """What the author said of an element's direction holds; code in code says nothing."""
    page = written("ar", ARABIC)["ar/a.html"]
    assert '<html dir="rtl" lang="ar">' in page or '<html lang="ar" dir="rtl">' in page
    assert 'في <time datetime="2014-11-08">8 نوفمبر 2014</time> أضأنا' in page
    assert '<data value="1500">1,500</data> مصباحًا.' in page
    assert '<span lang="en" dir="ltr">Nobody slept.</span>' in page
    assert 'اكتب <kbd dir="ltr">make</kbd> الآن.' in page
    assert '<pre dir="ltr">a = <code>b</code></pre>' in page
    assert '<pre translate="yes">' in page
    assert '<code dir="auto">x</code>' in page


def test_languages_that_run_as_the_source_say_nothing_of_code() -> None:
    """There is nothing to keep apart."""
    assert written("es", {})["es/a.html"].count("dir=") == 2


FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Lamp news</title>'
    '<link href="https://example.org/"/></feed>'
)


def test_a_feed_is_a_page_and_other_xml_a_file(site: Site) -> None:
    """A page's link to the feed leads to the feed in the page's language where it has one."""
    head = '<link rel="alternate" type="application/atom+xml" href="index.xml">'
    page = site.read("source_texts/index.html").replace("</head>", head + "</head>")
    site.write("source_texts/index.html", page)
    site.write("source_texts/index.xml", FEED)
    site.write("source_texts/map.xml", "<urlset/>")
    site.write("i18n.toml", 'languages = ["es"]\nbase_url = "https://example.org"\n')
    assert site("extract", "--quiet") == 0
    site.review("index", approve)
    assert site("build", "--quiet") == 0
    assert 'href="../index.xml" hreflang="en"' in site.read("site/es/index.html")
    assert site.read("site/map.xml") == "<urlset/>"
    site.review("index.xml", approve)
    assert site("build", "--quiet") == 0
    assert head in site.read("site/es/index.html")
    assert site.read("site/index.xml") == FEED
    assert site.read("site/es/index.xml") == FEED.replace("<feed", '<feed xml:lang="es"').replace(
        "Lamp news", "«Lamp news»"
    ).replace("org/", "org/es/").replace("www.w3.org/es/", "www.w3.org/")
    assert not site.path("site/es/map.xml").exists()


def test_a_feed_says_in_which_encoding_it_is(site: Site) -> None:
    """It is written in the same."""
    feed = '<?xml version="1.0" encoding="ISO-8859-1"?>' + FEED.replace("Lamp", "Café")
    site.path("source_texts/feed.atom").write_bytes(feed.encode("latin-1"))
    assert site("extract", "--quiet") == 0
    assert "Café news" in site.messages("feed.atom")
    site.review("feed.atom", approve)
    assert site("build", "--quiet") == 0
    assert "«Café news»".encode("latin-1") in site.path("site/es/feed.atom").read_bytes()
