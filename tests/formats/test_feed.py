"""Atom and RSS."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.catalogs.coverage import Coverage
from i18n.catalogs.template import key_of
from i18n.formats.feed import is_feed
from i18n.formats.page_formats import parse
from i18n.languages.locales import language
from i18n.model import raw, segments
from i18n.publishing import pages as publishing_pages
from i18n.publishing.editions import Build, Edition
from tests.support.formats import cut, texts

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Lamp &amp; Pen</title>
  <subtitle>News of the union. It is short.</subtitle>
  <link rel="self" href="https://example.org/feed.xml"/>
  <link href="https://example.org/"/>
  <id>https://example.org/news/a.html</id>
  <author><name>Lamp and Pen</name></author>
  <entry>
    <title type="html">The notice</title>
    <link href="news/a.html"/>
    <id>tag:example.org,2013:1</id>
    <summary>It is over.</summary>
    <content type="html"><![CDATA[<p>Read <a href="news/a.html">this</a>.</p>]]></content>
  </entry>
  <entry xml:lang="fr"><title>Bonjour</title></entry>
  <entry><title type="html">&lt;b>Bold&lt;/b></title><content type="xhtml"
    ><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello there.</p></div></content></entry>
</feed>
"""
RSS = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Lamp</title><link>https://example.org/?a=1&amp;b=2</link>
<description>About &amp; more</description><language>en-us</language>
<atom:link href="https://example.org/feed.xml" rel="self"/>
<item><title><![CDATA[Bed & board]]></title><link>https://example.org/news/a.html</link>
<description>&lt;p&gt;Left as it is&lt;/p&gt;</description>
<guid>https://example.org/news/a.html</guid><enclosure url="a.mp3"/></item>
</channel></rss>
"""
PAGES = ("index.html", "news/a.html", "feed.xml")


def spanish(feed: str, *, translated: bool = True) -> str:
    """The feed on a site that is in Spanish."""
    pages = (parse("<p>Hi</p>", PAGES[0]), parse("<p>Ho</p>", PAGES[1]), parse(feed, PAGES[2], cut))
    found = {key_of(one): f"«{key_of(one).source}»" for one in segments(pages[2].parts)}
    known = {path: found if translated else {} for path in PAGES}
    edition = Edition(language("es"), known, dict.fromkeys(PAGES, Coverage()))
    built = Build(pages, language("en"), (edition,), "https://example.org")
    written = {page.path: page.text for page in publishing_pages.write(built)}
    assert written["feed.xml"] == feed
    return written["es/feed.xml"]


def test_titles_and_summaries_are_messages() -> None:
    """So is HTML in CDATA or as XHTML; names, ids and escaped HTML are not."""
    assert texts(parse(ATOM, "feed.xml", cut)) == [
        "Lamp & Pen",
        "News of the union.",
        "It is short.",
        "The notice",
        "It is over.",
        "Read <a>this</a>.",
        "Hello there.",
    ]
    assert texts(parse(RSS, "feed.xml", cut)) == ["Lamp", "About & more", "Bed & board"]


@pytest.mark.parametrize("feed", [ATOM, RSS])
def test_a_feed_stays_well_formed(feed: str) -> None:
    """Translated or not."""
    for translated in (True, False):
        ET.fromstring(spanish(feed, translated=translated).encode())


def test_links_lead_to_pages_in_the_language_and_ids_stay() -> None:
    """The feed names itself, too."""
    atom, rss = spanish(ATOM), spanish(RSS)
    assert '<feed xml:lang="es" xmlns=' in atom
    assert '<link rel="self" href="https://example.org/es/feed.xml"/>' in atom
    assert '<link href="https://example.org/es/"/>' in atom
    assert '<link href="news/a.html"/>' in atom  # beside the feed in Spanish
    assert "<id>https://example.org/news/a.html</id>" in atom
    assert '<entry xml:lang="fr"><title>Bonjour<' in atom
    assert "<link>https://example.org/es/?a=1&amp;b=2</link>" in rss
    assert "<link>https://example.org/es/news/a.html</link>" in rss
    assert "<language>es</language>" in rss
    assert "<guid>https://example.org/news/a.html</guid>" in rss
    assert 'url="../a.mp3"' in rss
    assert "<title><![CDATA[«Bed & board»]]></title>" in rss


TITLES = [
    "<title>Lamp &amp; Pen</title>",
    "<title> <![CDATA[ Lamp & Pen]]></title>",
    '<title type="html">Lamp &amp;amp; Pen</title>',
    '<title type="html"><![CDATA[Lamp &amp; Pen]]></title>',
    '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Lamp &amp; Pen</div></title>',
    "<title></title>",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("root", ["feed", "channel"])
def test_a_feed_that_nobody_reviewed_says_so_before_its_title(title: str, root: str) -> None:
    """As pages do, in a preview and where drafts are shown to readers; its entries do not."""
    item = "<entry><title>Entry</title></entry><image><title>Picture</title></image>"
    body = f"{title}{item}"
    text = f"<feed>{body}</feed>" if root == "feed" else f"<rss><channel>{body}</channel></rss>"
    page = parse(text, "feed.xml", cut)
    for preview, said in ((True, "[Preview in Spanish, not for readers: "), (False, "[A & <b> ")):
        open_ = {} if preview else {"feed.xml": "A & <b> c"}
        edition = Edition(
            language("es"), {"feed.xml": {}}, {"feed.xml": Coverage()}, unreviewed=open_
        )
        built = Build((page,), language("en"), (edition,), preview=preview)
        written = {one.path: one.text for one in publishing_pages.write(built)}
        there = ET.fromstring(written["es/feed.xml"]).iter()
        titles = ["".join(one.itertext()) for one in there if one.tag == "title"]
        assert unescape(titles[0].strip()).startswith(said)
        assert titles[1:] == ["Entry", "Picture"]
        assert (written["feed.xml"] == text) is not preview


def test_other_xml_is_no_feed() -> None:
    """It stays as it is."""
    for text in ("<svg/>", "<urlset><title>x</title></urlset>", "", "<?xml?>", "rss <rss>"):
        assert not is_feed(text)
        assert parse(text, "a.xml").parts in ((text,), ())
    assert is_feed('\ufeff<?xml version="1.0"?>\n<!-- <a> --><!DOCTYPE rss>\n<rss version="2.0">')


@given(
    st.lists(st.sampled_from([*"<>/&;!-[]\"' ", "title", "feed", "CDATA", "]]>", "link", "Word"]))
)
def test_any_text_comes_back(pieces: list[str]) -> None:
    """However broken the feed."""
    for text in ("<feed>" + "".join(pieces), ATOM[:400] + "".join(pieces) + ATOM[400:]):
        assert raw(parse(text, "a.xml", cut).parts) == text


def test_template_code_in_a_feed_is_code() -> None:
    """A generator's own feed has words between its code."""
    entry = (
        "<title>News of {{ a < b }}</title><link href='<%= x > y %>'/><summary>{{ s }}</summary>"
    )
    source = f"<feed xmlns='x'>{{% for p in posts %}}<entry>{entry}</entry>{{% endfor %}}</feed>"
    page = parse(source, "a.xml")
    assert raw(page.parts) == source
    assert texts(page) == ["News of {{ a < b }}"]
