"""What must hold of every site: whole, closed, equal to its sources, and nobody's drafts in it."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from i18n.formats.gettext import po
from i18n.model import Message, State
from i18n.mt.engines.pseudo import pseudo
from tests.support import whole_site
from tests.support.sample import Site
from tests.support.whole_site import BASE, crawled

ROOT = Path(__file__).parents[2]
PAGES = 500


def stems(site: Site, folder: str) -> list[str]:
    """All catalogs of a language."""
    top = site.path(f"locales/{folder}/LC_MESSAGES")
    return sorted(p.relative_to(top).with_suffix("").as_posix() for p in top.rglob("*.po"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """This repository's own site, all of it approved, in Arabic too."""
    site = object.__new__(Site)
    site.root = tmp_path_factory.mktemp("sample")
    for name in ("source_texts", "locales"):
        shutil.copytree(ROOT / name, site.path(name))
    site.write("i18n.toml", 'languages = ["es", "pt", "ar"]\nbase_url = "https://example.org"\n')
    assert site("extract", "--quiet") == 0
    for folder in ("es", "pt", "ar"):
        for stem in stems(site, folder):
            whole_site.review(site, folder, stem)
    assert site("build", "--quiet") == 0
    return site


def test_the_sample_site_is_whole(sample: Site) -> None:
    """No broken link or asset, no avoidable exit, hreflang reciprocal, the sitemap as the heads,
    anchors equal in all languages."""
    assert crawled(sample.root) == ()
    assert len(list(sample.path("site/ar").rglob("*.html"))) == 9


def test_a_site_of_many_pages_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five hundred, a seventh of them not in Spanish, an eleventh not in Arabic."""
    monkeypatch.setattr(os, "fsync", lambda file: None)  # the disk's time is not the subject
    site = whole_site.many(tmp_path, PAGES)
    assert crawled(site.root) == ()
    assert len(list(site.path("site").rglob("*.html"))) == PAGES + 428 + 454


# --- what a page may differ in ---------------------------------------------------------

_WORDS = {"alt", "title", "placeholder", "aria-label", "content", "summary", "label", "abbr"}
_PLACED = {"href", "src", "srcset", "style", "action"}
_OF_LANGUAGE = {"lang", "dir", "hreflang"}


def skeleton(path: Path) -> Counter[tuple[str, ...]]:
    """A page's tags as html5lib reads them, without what a language may decide."""
    tree = html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)
    found: Counter[tuple[str, ...]] = Counter()
    for place in tree.iterfind(".//*[@data-i18n-languages]"):
        del place[:]  # where the source asks for the list of languages
    for one in tree.iter():
        if not isinstance(one.tag, str) or (one.tag == "link" and one.get("rel") == "alternate"):
            continue
        said = sorted(
            name if name in _WORDS | _PLACED else f"{name}={value}"
            for name, value in one.attrib.items()
            if name not in _OF_LANGUAGE
        )
        if one.tag not in ("b", "i", "em", "strong", "span", "br"):
            found[(one.tag, *said)] += 1
    return found


def test_a_page_differs_from_its_source_in_its_words_alone(sample: Site) -> None:
    """Lang, dir, addresses and the head's list of translations aside, as another parser sees it."""
    for source in sorted(sample.path("source_texts").rglob("*.html")):
        name = source.relative_to(sample.path("source_texts"))
        for tag in ("es", "pt", "ar"):
            assert skeleton(sample.path(f"site/{tag}/{name}")) == skeleton(source), (tag, name)


# --- what nobody approved ---------------------------------------------------------------

CANARY = "quokka"


def canary(message: Message, number: int) -> Message:
    """In turn: approved, a draft, a person's changed draft, approved with an error."""
    text = message.text if number % 4 == 0 else f"{CANARY} {message.key.source} {CANARY}"
    message = whole_site.translated(message, {}, State.APPROVED)
    if number % 4 == 1:
        return replace(message, text=text, state=State.DRAFT)
    if number % 4 == 2:
        previous = message.key._replace(source=f"{CANARY} before")
        return replace(message, text=text, state=State.DRAFT, previous=previous)
    return replace(message, text=f"{text}<a99>x</a99>") if number % 4 == 3 else message


def test_no_word_that_nobody_approved_is_in_the_site(tmp_path: Path) -> None:
    """Not in a page, an MO file, a JSON file or a name: fuzzy, obsolete or with an error."""
    site = Site(tmp_path)
    whole_site.sources(site)
    settings = f'languages = ["es"]\nbase_url = "{BASE}"\n[publish]\nthreshold = 0\nkeep = 0\n'
    site.write("i18n.toml", settings)
    assert site("extract", "--quiet") == 0
    for stem in stems(site, "es"):
        found, _ = po.read(site.read(site.po(stem)), site.po(stem), "es")
        done = [canary(message, number) for number, message in enumerate(found.messages)]
        gone = replace(done[0], text=CANARY, state=State.OBSOLETE, previous=None)
        gone = replace(gone, key=gone.key._replace(source="Gone for good"))
        site.write(site.po(stem), po.write(replace(found, messages=(*done, gone))))
        assert CANARY in site.read(site.po(stem))
    assert site("build", "--quiet") == 1
    built = site.tree("site")
    assert "site/es/index.html" in built
    assert any(name.endswith(".mo") for name in built)
    for name, data in built.items():
        assert CANARY.encode() not in data, name
        assert CANARY not in name
    assert CANARY in site.read("preview/es/index.html")


# --- what a translation cannot do ----------------------------------------------------------

ATTACKS = {
    "a script": "{}<script>alert(1)</script>",
    "a script's tag of ours": "<script1>{}</script1>",
    "a handler": '<b onclick="alert(1)">{}</b>',
    "a handler on a link": '<a1 onclick="alert(1)">{}</a1>',
    "an address of its own": '<a href="javascript:alert(1)">{}</a>',
    "an image": "{}<img src=x onerror=alert(1)>",
    "an extra link": "{} <a1>y</a1>",
    "a link that no source has": "{} <a7>y</a7>",
    "an unclosed tag": "{} <a1>",
    "a stray end": "{}</a1>",
    "half a tag": "{} <img src='",
    "an end of the page": "{}</body></html>",
    "a style": "<style>*{{display:none}}</style>{}",
    "an entity": "{} &lt;script&gt; <script>",
    **{f"U+{code:04X}": f"{{}} {chr(code)}x" for code in (*range(0x202A, 0x202F), 0x2066, 0x2068)},
    "an end of no isolate": "{} \u2069x",
    "a null": "{} \x01",
}
SOURCES = ("Go <a1>home to the lamp</a1>.", "Why nothing is new", "the news")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with its catalogs approved, not built yet."""
    site = Site(tmp_path_factory.mktemp("plain"))
    whole_site.sources(site)
    settings = f'languages = ["es"]\nbase_url = "{BASE}"\n[publish]\nkeep = 0\nthreshold = 0\n'
    site.write("i18n.toml", settings)
    assert site("extract", "--quiet") == 0
    for stem in stems(site, "es"):
        whole_site.review(site, "es", stem)
    return site


def only(site: Site, source: str, text: str | None) -> None:
    """Approve a text for one source on the news page, or take the approval away."""

    def change(message: Message) -> Message:
        if message.key.source != source:
            return message
        state = State.EMPTY if text is None else State.APPROVED
        return replace(message, text=text or "", state=state)

    site.review("news/a", change)


@pytest.fixture(scope="module")
def fallen_back(plain: Site) -> dict[str, str]:
    """The news page as it is while one of its sources has no translation."""
    pages = {}
    for source in SOURCES:
        only(plain, source, None)
        assert plain("build", "--quiet") == 0
        pages[source] = plain.read("site/es/news/a.html")
        only(plain, source, pseudo(source))
    return pages


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_translation_cannot_change_a_page(
    plain: Site, fallen_back: dict[str, str], attack: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It falls back, in a text, a heading and a title, with an error that names its line."""
    for source in SOURCES[:1] if attack.startswith("<a1") else SOURCES:
        only(plain, source, attack.format(pseudo(source)))
        capsys.readouterr()
        assert plain("build", "--quiet") == 1
        assert "news/a.po:" in capsys.readouterr().err
        assert plain.read("site/es/news/a.html") == fallen_back[source]
        only(plain, source, pseudo(source))


def test_a_closed_isolate_is_let_through(plain: Site) -> None:
    """Right-to-left texts need them: a name in Latin letters within Arabic."""
    only(plain, SOURCES[1], "Por qué \u2066Lamp\u2069 es nueva")
    assert plain("build", "--quiet") == 0
    assert "\u2066Lamp\u2069" in plain.read("site/es/news/a.html")
    only(plain, SOURCES[1], pseudo(SOURCES[1]))
