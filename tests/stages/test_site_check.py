"""What `check --site` finds on a built site: nothing on a good one, each fault on a bad one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from i18n.model import State
from i18n.mt.engines.pseudo import pseudo
from tests.integration.test_layouts import LAYOUTS
from tests.support import whole_site
from tests.support.sample import Site
from tests.support.whole_site import BASE, SETTINGS, crawled, rehash

ES, NEWS = "site/es/index.html", "site/es/noticias/a.html"
AR, EN = "site/ar/index.html", "site/index.html"
MANIFEST, MAP = "site/i18n-manifest.json", "site/sitemap.xml"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with nothing wrong."""
    return whole_site.build(tmp_path_factory.mktemp("good"))


def copied(site: Site, to: Path) -> Site:
    """Another copy of a built site, to be broken."""
    shutil.copytree(site.root, to, dirs_exist_ok=True)
    broken = object.__new__(Site)
    broken.root = to
    return broken


def test_nothing_is_wrong_with_a_good_site(good: Site) -> None:
    """Two languages, one from right to left, pages not reviewed and pages that one lacks."""
    assert crawled(good.root) == ()


@pytest.mark.parametrize("name", LAYOUTS)
def test_nothing_is_wrong_in_any_layout(name: str, tmp_path: Path) -> None:
    """Suffixes, negotiation, pretty and translated addresses."""
    tables = SETTINGS[SETTINGS.index("[") :] if "slugs" in LAYOUTS[name] else ""
    rest = SETTINGS.replace("slugs = true\n", LAYOUTS[name]) if not tables else SETTINGS
    site = whole_site.build(tmp_path, rest)
    assert crawled(site.root) == ()


def _alternate(tag: str, path: str) -> str:
    return f'<link rel="alternate" hreflang="{tag}" href="{BASE}/{path}">\n'


SELF = _alternate("es", "es/")
HEADING = "The lamp of the house"
DATA = '"inLanguage": "es"'
TITLE = f"<title>{pseudo('the lamp')}</title>"

FAULTS = [
    ("a link to nothing", ES, 'href="noticias/a.html">', 'href="noticias/b.html">', "broken-link"),
    ("a style to nothing", ES, "../css/style.css", "css/style.css", "broken-asset"),
    ("an image to nothing", ES, 'src="../img/lamp.svg"', 'src="img/lamp.svg"', "broken-asset"),
    ("a candidate to nothing", ES, "../img/big.svg 2x", "../img/huge.svg 2x", "broken-asset"),
    ("a CSS file to nothing", ES, "url(../img/big.svg)", "url(img/big.svg)", "broken-asset"),
    ("an anchor that is not there", ES, "a.html#why", "a.html#who", "anchor"),
    ("an exit", ES, 'href="noticias/a.html">', 'href="../news/a.html">', "exit"),
    (
        "an exit that says so",
        ES,
        'href="noticias/a.html">',
        'href="../news/a.html" hreflang="en">',
        "exit",
    ),
    ("an exit without a word", ES, ' hreflang="en">', ">", "exit-unmarked"),
    ("no lang", ES, ' lang="es"', "", "lang"),
    ("another lang", ES, ' lang="es"', ' lang="en"', "lang"),
    ("a doubled lang", ES, ' lang="es"', ' lang="es" lang="en"', "lang-doubled"),
    ("a dir of another language", ES, 'dir="ltr"', 'dir="rtl"', "dir"),
    ("no dir where it is needed", AR, ' dir="rtl"', "", "dir"),
    ("a stale dir", AR, "<body", '<body dir="ltr"', "dir"),
    (
        "a relative hreflang",
        ES,
        f'"es" href="{BASE}/es/"',
        '"es" href="/lamp/es/"',
        "hreflang-absolute",
    ),
    ("no hreflang of itself", ES, SELF, "", "hreflang-self"),
    ("no x-default", ES, _alternate("x-default", ""), "", "hreflang-default"),
    ("a language that does not point back", ES, _alternate("en", ""), "", "hreflang-return"),
    ("a doubled hreflang", ES, SELF, SELF * 2, "hreflang-doubled"),
    (
        "an hreflang to nothing",
        ES,
        _alternate("ar", "ar/"),
        _alternate("ar", "ar/x"),
        "hreflang-target",
    ),
    (
        "an hreflang to another page",
        ES,
        _alternate("ar", "ar/"),
        _alternate("ar", "ar/news/a.html"),
        "hreflang-target",
    ),
    ("a stranger's hreflang", ES, SELF, SELF + _alternate("de", "de/"), "hreflang-target"),
    (
        "an hreflang of what nobody reviewed",
        "site/es/early.html",
        "</head>",
        f"{SELF}</head>",
        "hreflang",
    ),
    ("no canonical link", ES, f'<link rel="canonical" href="{BASE}/es/">', "", "canonical"),
    (
        "the source's canonical link",
        ES,
        f'canonical" href="{BASE}/es/"',
        f'canonical" href="{BASE}/"',
        "canonical",
    ),
    (
        "a canonical link elsewhere on a source page",
        EN,
        f'canonical" href="{BASE}/"',
        f'canonical" href="{BASE}/b"',
        "canonical",
    ),
    ("another og:url", ES, f'og:url" content="{BASE}/es/"', f'og:url" content="{BASE}/"', "og-url"),
    ("another og:locale", ES, "es_ES", "en_US", "og-locale"),
    ("data that is no JSON", ES, DATA, "inLanguage", "data lost-markup"),
    ("data in another language", ES, DATA, '"inLanguage": "en"', "data-language"),
    (
        "data that leads to nothing",
        ES,
        f'"url": "{BASE}/es/"',
        f'"url": "{BASE}/fr/"',
        "broken-link",
    ),
    ("a doubled id", ES, "<p>", '<p id="top-of-it">', "doubled-id foreign-markup"),
    ("an anchor of its own", NEWS, 'id="why"', 'id="porque"', "anchor anchors foreign-markup"),
    ("no title", ES, TITLE, "", "title"),
    ("an empty title", ES, TITLE, "<title> </title>", "title"),
    ("another charset", ES, 'charset="utf-8"', 'charset="us-ascii"', "charset foreign-markup"),
    ("bytes of another charset", ES, 'charset="utf-8"', 'charset="utf-16"', "charset"),
    (
        "a notice in the public site",
        ES,
        "<h1",
        '<div data-i18n-notice="">Draft</div><h1',
        "unreviewed",
    ),
    (
        "a noindex in the public site",
        ES,
        "</head>",
        '<meta name="robots" content="noindex"></head>',
        "unreviewed",
    ),
    (
        "no noindex where nobody reviewed",
        "site/es/early.html",
        "noindex",
        "index",
        "unreviewed foreign-markup",
    ),
    ("a script", ES, "</body>", "<script>alert(1)</script></body>", "foreign-markup"),
    ("a handler", ES, "<h1", '<h1 onclick="alert(1)"', "foreign-markup"),
    ("a scheme", ES, 'href="noticias/a.html">', 'href="javascript:alert(1)">', "foreign-markup"),
    ("a link of its own", ES, "</p>", '<a href="https://example.com/">x</a></p>', "foreign-markup"),
    ("lost code", ES, "<code>", "", "lost-markup"),
    ("words of the source", ES, pseudo(HEADING), HEADING, "unmarked"),
    (
        "a sitemap without a page",
        MAP,
        f"<loc>{BASE}/es/</loc>",
        f"<loc>{BASE}/ar/</loc>",
        "sitemap",
    ),
    (
        "a sitemap with a page of its own",
        MAP,
        "</urlset>",
        "<url><loc>x</loc></url></urlset>",
        "sitemap",
    ),
    ("a sitemap with other translations", MAP, 'hreflang="ar"', 'hreflang="fr"', "sitemap"),
    ("a sitemap that is no XML", MAP, "</urlset>", "", "sitemap"),
    ("a redirect to nothing", "site/_redirects", "noticias/a.html", "noticias/b.html", "redirect"),
    ("a redirect in a circle", "site/_redirects", "noticias/a.html", "news/a.html", "redirect"),
    ("redirects that are no JSON", "site/i18n/redirects.json", "}", "", "redirect"),
    ("an unapproved page", "locales/es/published.txt", "index.html\n", "", "published"),
    (
        "a page that is recorded and not there",
        "locales/es/published.txt",
        "index.html\n",
        "index.html\nlegal.html\n",
        "published",
    ),
    ("a preview", MANIFEST, '"preview": false', '"preview": true', "manifest"),
    ("a manifest that is none", MANIFEST, "{", "", "manifest"),
]


@pytest.mark.parametrize(
    ("path", "old", "new", "rules"), [pytest.param(*f[1:], id=f[0]) for f in FAULTS]
)
def test_each_fault_is_found(
    good: Site, tmp_path: Path, path: str, old: str, new: str, rules: str
) -> None:
    """By its rule, and by no other that has nothing to do with it."""
    site = copied(good, tmp_path)
    before = site.read(path)
    assert old in before
    site.write(path, before.replace(old, new, 1))
    if path != MANIFEST:
        rehash(site)
    found = crawled(site.root)
    assert {one.rule for one in found} == set(rules.split())
    if path.endswith(".html"):
        assert all(one.path == path for one in found if one.rule != "anchor"), found


def _listed(name: str) -> Callable[[Site], None]:
    def change(site: Site) -> None:
        facts = json.loads(site.read(MANIFEST))
        facts["files"].remove(name)
        site.write(MANIFEST, json.dumps(facts))

    return change


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (lambda site: site.write(NEWS, site.read(NEWS) + "\n"), "hash"),
        (lambda site: site.path("site/img/big.svg").unlink(), "missing-file broken-asset"),
        (lambda site: site.write("site/es/b.html", "<p>"), "extra-file"),
        (
            lambda site: site.path(EN).unlink(),
            "missing-file broken-link foreign-markup hreflang-target sitemap",
        ),
        (_listed("es/index.html"), "manifest extra-file"),
        (lambda site: site.path(MAP).unlink(), "missing-file sitemap"),
    ],
    ids=[
        "other bytes",
        "a lost file",
        "a file of nobody",
        "a lost page",
        "a page off the list",
        "no sitemap",
    ],
)
def test_each_fault_of_the_whole_is_found(
    good: Site, tmp_path: Path, change: Callable[[Site], None], rules: str
) -> None:
    """Files that are lost, changed or foreign."""
    site = copied(good, tmp_path)
    change(site)
    assert {one.rule for one in crawled(site.root)} == set(rules.split())


def test_what_people_put_beside_the_build_is_let_be(good: Site, tmp_path: Path) -> None:
    """A hidden file is nobody's page, and other files are but a warning."""
    site = copied(good, tmp_path)
    site.write("site/.well-known/x", "")
    site.write("site/CNAME", "example.org")
    assert [(one.path, one.level) for one in crawled(site.root)] == [("site/CNAME", "warning")]


def test_what_is_rightly_alike_in_both_languages_is_not_reported(tmp_path: Path) -> None:
    """Names and cognates that a translation leaves as they are, also beside a tag; what no
    translation says is."""
    site = Site(tmp_path)
    names = "<p>Ana Marin, Hotel Central, Lima</p><p>Panorama <b>del rey Juan Carlos</b></p>"
    site.write("source_texts/index.html", whole_site.page("x", "index.html", names))
    site.write("i18n.toml", f'languages = ["es"]\nbase_url = "{BASE}"\n')
    assert site("extract", "--quiet") == 0
    site.review("index", lambda m: replace(m, text=m.key.source, state=State.APPROVED))
    assert site("build", "--quiet") == 0
    assert crawled(site.root) == ()
    site.review("index", lambda m: replace(m, text="Hola"))
    assert [one.message.split("”")[0] for one in crawled(site.root) if one.rule == "unmarked"] == [
        "“Ana Marin, Hotel Central, Lima",
        "“del rey Juan Carlos",
    ]


def test_what_the_sources_have_too_is_one_line(tmp_path: Path) -> None:
    """A link, an image, an anchor, a file in CSS: no error, and no line for each language."""
    site = Site(tmp_path)
    body = '<a href="no.html">a b</a> <img src="no.png" alt="c d"> <a href="#no">e f</a>'
    site.write("source_texts/index.html", whole_site.page("x", "index.html", body))
    site.write("source_texts/css/style.css", "p { background: url(no.png) }")
    site.write("i18n.toml", f'languages = ["es"]\nbase_url = "{BASE}"\n')
    assert site("extract", "--quiet") == 0
    whole_site.review(site, "es", "index")
    assert site("build", "--quiet") == 0
    (told,) = crawled(site.root)
    assert (told.level, told.rule) == ("warning", "source-site")
    assert "2 broken-asset, 2 anchor, 1 broken-link; the first is in site/" in told.message
    assert site("check", "--site", "--quiet") == 0


def test_what_we_made_worse_is_an_error(tmp_path: Path) -> None:
    """Though the sources have faults of the same kind."""
    site = Site(tmp_path)
    body = '<a href="no.html">a b</a> <a href="news/a.html">c d</a>'
    site.write("source_texts/index.html", whole_site.page("x", "index.html", body))
    site.write("i18n.toml", f'languages = ["es"]\nbase_url = "{BASE}"\n')
    assert site("extract", "--quiet") == 0
    whole_site.review(site, "es", "index")
    assert site("build", "--quiet") == 0
    site.path("site/news/a.html").unlink()
    found = {(one.path, one.rule) for one in crawled(site.root) if one.level == "error"}
    assert ("site/index.html", "broken-link") in found
    assert ("site/es/index.html", "broken-link") not in found


def test_the_command_says_what_and_where(
    good: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 on errors; with --lang only what is that language's or the whole's."""
    assert good("check", "--site", "--quiet", "--lang", "es") == 0
    site = copied(good, tmp_path)
    site.write(ES, site.read(ES).replace("a.html#why", "a.html#who"))
    rehash(site)
    capsys.readouterr()
    assert site("check", "--quiet") == 0
    assert site("check", "--site", "--lang", "ar") == 0
    capsys.readouterr()
    assert site("check", "--site", "--lang", "es") == 1
    assert "site/es/index.html:23: error: “noticias/a.html#who”" in capsys.readouterr().err
    assert site("check", "--site", "--json") == 1
    assert "“noticias/a.html#who”" in capsys.readouterr().out


def test_without_a_build_it_cannot_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says what to do."""
    site = Site(tmp_path)
    assert site("check", "--site") == 2
    assert "run `build` first" in capsys.readouterr().err


def test_every_rule_is_documented() -> None:
    """docs/checks.md names all that these tests know."""
    text = (Path(__file__).parents[2] / "docs" / "checks.md").read_text("utf-8")
    names = {rule for fault in FAULTS for rule in fault[-1].split()}
    assert not {name for name in names if f"`{name}`" not in text}


def test_what_the_settings_say_of_elements_is_no_finding(tmp_path: Path) -> None:
    """What is skipped reads as in the source, and named attributes have other words."""
    site = Site(tmp_path)
    facts = f'languages = ["es"]\nbase_url = "{BASE}"\n'
    site.write("i18n.toml", f'{facts}[html]\nskip = [".bot"]\nattributes = ["data-tip"]\n')
    body = "<div class=bot>All of these words stay here.</div><p data-tip='A lamp'>Read it now.</p>"
    site.write("source_texts/index.html", whole_site.page("the lamp", "index.html", body))
    assert site("extract", "--quiet") == 0
    for stem in ("index", "news/a", "press/b"):
        whole_site.review(site, "es", stem)
    assert site("build", "--quiet") == 0
    page = site.read("site/es/index.html")
    assert "All of these words stay here." in page
    assert "data-tip='A lamp'" not in page
    assert {p.rule for p in whole_site.crawled(tmp_path)} & {"unmarked", "foreign-markup"} == set()


def test_a_choice_of_languages_leads_to_the_language_that_it_says(tmp_path: Path) -> None:
    """On the Spanish page English leads to the English page, in English."""
    site = Site(tmp_path)
    site.write("i18n.toml", f'languages = ["es"]\nbase_url = "{BASE}"\n')
    links = '<a lang="en" href="../index.html">English</a> <a lang="es" href="../es/">Español</a>'
    body = f"<p>Read it now.</p><nav>{links}</nav>"
    site.write("source_texts/news/a.html", whole_site.page("the lamp", "news/a.html", body))
    assert site("extract", "--quiet") == 0
    for stem in ("index", "news/a"):
        whole_site.review(site, "es", stem)
    assert site("build", "--quiet") == 0
    assert '<a lang="en" href="../../index.html">English</a>' in site.read("site/es/news/a.html")
    assert {p.rule for p in crawled(tmp_path)} & {"exit", "exit-unmarked", "broken-link"} == set()
