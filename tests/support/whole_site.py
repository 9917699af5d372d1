"""Built sites for the tests that crawl them: a small one with something of everything, and one
of many pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from i18n.catalogs import page_slugs
from i18n.model import Message, Problem, State
from i18n.mt.engines.pseudo import pseudo
from i18n.project import sources as project_sources
from i18n.project.paths import Paths
from i18n.project.settings import load
from i18n.stages import site_check
from i18n.stages.extract import extract
from tests.support.sample import Site

BASE = "https://example.org/lamp"

HEAD = """<meta charset="utf-8">
<title>{title}</title>
<meta name="description" content="All about {title}.">
<link rel="canonical" href="{url}">
<meta property="og:url" content="{url}">
<meta property="og:locale" content="en_US">
<link rel="stylesheet" href="{up}css/style.css">
<script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "WebPage", "headline": "About {title}",
 "inLanguage": "en", "url": "{url}"}}
</script>
"""
INDEX = """<h1 id="top-of-it">The lamp of the house</h1>
<p>Read <a href="news/a.html">the news of today</a>, or <a href="legal.html">the law</a>.</p>
<p>See <a href="news/a.html#why">why it is so</a> and <a href="press/b.txt">the release</a>.</p>
<p><a href="news/a.html"><img src="img/lamp.svg" srcset="img/lamp.svg 1x, img/big.svg 2x"
 alt="a lamp on a table"></a></p>
<form action="/search"><input name="q" placeholder="Look for words"></form>
<p style="background: url(img/big.svg)">Run <code>make lamp and be done</code> at once.</p>
"""
NEWS = """<h1>Nothing new today</h1>
<h2 id="why">Why nothing is new</h2>
<p>All lamps burn. Go <a href="../index.html">home to the lamp</a>.</p>
<p>Nothing else is new either, <em>as you see</em>.</p>
"""
LEGAL = """<h1>The law of lamps</h1>
<p>No lamp may burn at noon.</p>
"""
EARLY = """<h1>An early page</h1>
<p>Nobody has looked at this. Back to <a href="index.html">the lamp</a>.</p>
"""
SETTINGS = f"""languages = ["es", "ar"]
base_url = "{BASE}"
slugs = true
[publish.paths."early.html"]
show = "drafts"
"""


def page(title: str, path: str, body: str) -> str:
    """A whole page at a path."""
    url = f"{BASE}/{path}".removesuffix("index.html")
    head = HEAD.format(title=title, url=url, up="../" * path.count("/"))
    start = f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}</head>\n'
    return f"{start}<body>\n{body}</body>\n</html>\n"


def sources(site: Site) -> None:
    """Write the small site's sources."""
    site.write("source_texts/index.html", page("the lamp", "index.html", INDEX))
    site.write("source_texts/news/a.html", page("the news", "news/a.html", NEWS))
    site.write("source_texts/legal.html", page("the law", "legal.html", LEGAL))
    site.write("source_texts/early.html", page("early work", "early.html", EARLY))
    site.write("source_texts/img/big.svg", "<svg/>")
    site.write("source_texts/css/style.css", "p { background: url(../img/big.svg) }")


def translated(message: Message, addresses: Mapping[str, str], state: State) -> Message:
    """A message with another text, so that no word of the source is left to see."""
    if page_slugs.holds(message):
        text = addresses.get(message.key.source, "")
        return replace(message, text=text, state=State.APPROVED if text else State.EMPTY)
    text = message.text if message.state is State.APPROVED else pseudo(message.key.source)
    return replace(message, text=text, state=state, previous=None, previous_plural="")


def review(
    site: Site, folder: str, stem: str, state: State = State.APPROVED, **addresses: str
) -> None:
    """Translate a catalog and approve it, or leave it as a person's draft."""
    chosen = {name.replace("__", "/"): text for name, text in addresses.items()}
    site.review(stem, partial(translated, addresses=chosen, state=state), folder)


def build(root: Path, facts: str = SETTINGS) -> Site:
    """The small site, built: `legal.html` is in English alone, `early.html` not reviewed."""
    site = Site(root)
    sources(site)
    site.write("i18n.toml", facts)
    assert site("extract", "--quiet") == 0
    for folder in ("es", "ar"):
        review(site, folder, "index")
        review(site, folder, "press/b")
        review(site, folder, "early", State.DRAFT)
        review(site, folder, "news/a", news__a="noticias/a" if folder == "es" else "")
    assert site("build", "--quiet") == 0
    return site


def crawled(root: Path) -> tuple[Problem, ...]:
    """What `check --site` says of a site."""
    settings, named = load(root)
    quiet: Callable[[str, int, int], None] = lambda what, done, total: None  # noqa: E731
    project = project_sources.read(Paths(root, settings), named, quiet)
    catalogs = [extract(project, one) for one in project.languages]
    return site_check.check(project, catalogs, quiet)


def rehash(site: Site) -> None:
    """Make the manifest know the bytes that its pages have now."""
    name = "site/i18n-manifest.json"
    facts = json.loads(site.read(name))
    for editions in facts["pages"].values():
        for one in editions.values():
            path = site.path(f"site/{one['file']}")
            if path.is_file():
                one["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    site.write(name, json.dumps(facts))


# --- many pages ----------------------------------------------------------------------

_SUBJECTS = ("The keeper", "A neighbour", "The night nurse", "Our oldest reader", "The clerk")
_VERBS = ("trims", "carries", "lends", "repairs", "remembers", "paints", "sells")
_OBJECTS = ("a small lamp", "the green glass", "an oil can", "the long wick", "one brass hook")
_ENDS = ("at the pier", "before the rain", "after supper", "in the old mill", "without a word")


def sentence(number: int) -> str:
    """One of 875 plain sentences, or one with a number of its own."""
    parts = []
    rest = number
    for words in (_SUBJECTS, _VERBS, _OBJECTS, _ENDS):
        rest, at = divmod(rest, len(words))
        parts.append(words[at])
    return f"{' '.join(parts)}{f' on day {rest}' if rest else ''}."


def _many(number: int, count: int) -> str:
    """A page among many: two sentences of its own, links to four others and an anchor."""
    there = [(number + step) % count for step in (1, 7, 50, count // 2)]
    links = " ".join(f'<a href="{_relative(one, number)}#part">part {one}</a>' for one in there)
    words = f"{sentence(2 * number)} {sentence(2 * number + 1)}"
    picture = f'<img src="{"../" if number else ""}img/lamp.svg" alt="lamp {number}">'
    heading = f'<h1 id="part">Page number {number}</h1>'
    return f"{heading}\n<p>{words}</p>\n<p>See {links}.</p>\n{picture}\n"


def path(number: int) -> str:
    """Where a page among many stands: 25 in a folder, the first at the top."""
    return f"part{number // 25}/p{number}.html" if number else "index.html"


def _relative(there: int, here: int) -> str:
    return path(there) if not here else f"../{path(there)}"


def many(root: Path, count: int) -> Site:
    """A site of many pages in English, Spanish and Arabic, 25 to a catalog; every seventh page
    is not in Spanish, every eleventh not in Arabic."""
    site = Site(root)
    for name in ("news/a.html", "press/b.txt"):
        site.path(f"source_texts/{name}").unlink()
    settings = f'languages = ["es", "ar"]\nbase_url = "{BASE}"\ncatalogs = "folder"\n'
    site.write("i18n.toml", settings)
    for number in range(count):
        text = page(f"part {number}", path(number), _many(number, count))
        site.write(f"source_texts/{path(number)}", text)
    assert site("extract", "--quiet") == 0
    for folder, without in (("es", 7), ("ar", 11)):
        left_out = {path(number) for number in range(0, count, without)}
        for part in sorted({path(number).rpartition("/")[0] for number in range(count)}):
            stem = f"{part}/messages" if part else "messages"
            site.review(stem, partial(_unless, left_out=left_out), folder)
    assert site("build", "--quiet") == 0
    return site


def _unless(message: Message, left_out: set[str]) -> Message:
    if left_out.issuperset(message.places):
        return message
    return translated(message, {}, State.APPROVED)
