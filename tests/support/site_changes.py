"""What happens to a site between two runs: pages are edited, catalogs reviewed, files spoilt."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from i18n.errors import PipelineError
from i18n.formats.gettext import po
from i18n.model import Message, State
from tests.support.sample import Site, approve

WORDS = (
    *("the", "court", "met", "river", "winter", "letter", "people", "market"),
    *("garden", "stone", "Paris", "Anna", "Smith"),
)
FOLDERS = ("es", "es", "pt", "en_XA")
_NAV = '<nav><a href="p0.html">Home</a> <a href="p1.html">News</a></nav>'
_BLOCKS = ("<h2", "<p>", "<ul")

Change = Callable[[Site, random.Random], None]


def _new_sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randrange(3, 8))).capitalize() + "."


_SHARED = [_new_sentence(random.Random(number)) for number in range(14)]


def sentence(chance: random.Random) -> str:
    """A sentence that other pages may have too."""
    return chance.choice(_SHARED) if chance.random() < 0.5 else _new_sentence(chance)


def page(chance: random.Random, name: str, pages: int) -> str:
    """A page with a navigation, links, headings, paragraphs and lists."""
    body = "".join(
        f"<h2>{sentence(chance)[:-1]}</h2>\n"
        f'<p>{sentence(chance)} See <a href="p{chance.randrange(pages)}.html">it</a>.</p>\n'
        f"<ul><li>{sentence(chance)[:-1]}</li><li>{sentence(chance)}</li></ul>\n"
        for _ in range(2)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>{name}</title></head>\n<body>{_NAV}\n'
        f"<main>{body}</main><footer><p>All rights.</p></footer></body></html>\n"
    )


def made(root: Path, chance: random.Random, pages: int = 6) -> Site:
    """A site of some pages in three languages."""
    site = Site.__new__(Site)
    site.root = root
    for number in range(pages):
        name = f"source_texts/p{number}.html"
        site.write(name, page(chance, f"Page {number}", pages))
    site.write("source_texts/css/a.css", "p {}")
    site.write("source_texts/inc/foot.html", FOOT)
    site.write("source_texts/js/app.js", 'load("inc/foot.html");\n')
    site.write("source_texts/with.html", page(chance, "With parts", pages).replace(*_INCLUDING))
    for name, other in (("guide", "intro"), ("intro", "guide")):
        site.write(f"source_texts/{name}.md", markdown(chance, other))
    switch(site, chance)
    return site


FOOT = (
    '<p>Read <a href="p1.html">the news</a> and <a href="news/">more news</a>.</p>\n'
    '<div data-href="p2.html" data-json="data/b.json">See <a href="#x">below</a>.</div>\n'
)
"""A part of other pages."""
_INCLUDING = (
    "<footer>",
    "<p>The <b>linux-image-<em><code>x</code></em>.prerm</b> file.</p>\n"
    '<div data-include="inc/foot.html"></div><div data-href="n1.html"></div>\n'
    '<a href="news">News of the day</a> <a href="guide.md">Guide</a><footer>',
)


def markdown(chance: random.Random, other: str) -> str:
    """A page in Markdown, with front matter, that leads to headings of another page and its own."""
    head = chance.choice(HEADINGS)
    goal = chance.choice(HEADINGS).lower().replace(" ", "-")
    return (
        f"---\ntitle: {sentence(chance)[:-1]}\nlayout: page\n---\n\n# {head}\n\n"
        f"{sentence(chance)} See [it]({other}.md#{goal}), [this](#{goal}) and [that](p1.html).\n\n"
        f"## {chance.choice(HEADINGS)}\n\n- {sentence(chance)}\n- {sentence(chance)}\n"
    )


HEADINGS = ("Winter market", "Letters to people", "The stone garden", "Rivers")


def switch(site: Site, chance: random.Random) -> None:
    """Some settings or other."""
    lines = ['languages = ["es", "en-XA", "pt"]']
    lines += ['base_url = "https://a.example"'] if chance.random() < 0.5 else []
    lines += ["source_at_root = false"] if chance.random() < 0.3 else []
    lines += ["[engines]", 'order = ["pseudo"]']
    lines += ["[publish]", "threshold = 0.3", "keep = 0.2"] if chance.random() < 0.7 else []
    lines += ["[publish.pt]", 'show = "drafts"'] if chance.random() < 0.3 else []
    site.write("i18n.toml", "\n".join(lines) + "\n")


def any_page(site: Site, chance: random.Random) -> Path:
    """One of the pages."""
    return chance.choice(sorted(site.path("source_texts").rglob("*.html")))


def _blocks(lines: list[str]) -> list[int]:
    return [number for number, line in enumerate(lines) if line.startswith(_BLOCKS)]


def edit_page(site: Site, chance: random.Random) -> None:
    """A block is new, another one, gone, or changes places with another."""
    path = any_page(site, chance)
    lines = path.read_text("utf-8").split("\n")
    if not (blocks := _blocks(lines)):
        return
    at, kind = chance.choice(blocks), chance.randrange(5)
    if kind == 0:
        lines[at] = f"<p>{sentence(chance)} {sentence(chance)}</p>"
    elif kind == 1:
        del lines[at]
    elif kind == 2:
        lines.insert(at, f"<p>{sentence(chance)}</p>")
    elif kind == 3:
        lines[at] = lines[at].replace(".", "?", 1)
    else:
        other = chance.choice(blocks)
        lines[at], lines[other] = lines[other], lines[at]
    path.write_text("\n".join(lines), "utf-8")


def edit_markdown(site: Site, chance: random.Random) -> None:
    """Another text, heading or title of front matter, or front matter that nobody can read."""
    path = chance.choice(sorted(site.path("source_texts").rglob("*.md")))
    text, kind = path.read_text("utf-8"), chance.randrange(5)
    if kind == 0:
        text = markdown(chance, chance.choice(["intro", "guide"]))
    elif kind == 1:
        text = text.replace("## ", f"## {chance.choice(HEADINGS)}\n\n{sentence(chance)}\n\n## ", 1)
    elif kind == 2:
        text = text.replace("layout: page", "layout: [page").replace("layout: [page\nx", "x")
    elif kind == 3:
        text = text.replace("layout: [page", "layout: page") + f"\n{sentence(chance)}\n"
    else:
        old, new = chance.sample(HEADINGS, 2)
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def edit_part(site: Site, chance: random.Random) -> None:
    """A part of other pages is another one, or they include it no more, or again."""
    kind, path = chance.randrange(3), site.path("source_texts/with.html")
    if kind == 0 and site.path("source_texts/inc/foot.html").is_file():
        site.write("source_texts/inc/foot.html", f"{FOOT}<p>{sentence(chance)}</p>\n")
    elif kind == 1 and path.is_file():
        text = path.read_text("utf-8")
        new = text.replace('data-include="', 'data-was="')
        new = new if new != text else text.replace('data-was="', 'data-include="')
        path.write_text(new, "utf-8")
    else:
        site.write("source_texts/js/app.js", chance.choice(['load("foot.html");', "", "// no"]))


def hide_page(site: Site, chance: random.Random) -> None:
    """A page tells searches to leave it out, or does no more."""
    path, meta = any_page(site, chance), '<meta name="robots" content="noindex">'
    text = path.read_text("utf-8")
    new = text.replace(meta, "") if meta in text else text.replace("<title>", f"{meta}<title>")
    path.write_text(new, "utf-8")


def change_asset(site: Site, chance: random.Random) -> None:
    """A file that is no page is new, another one, or gone."""
    names = ("css/a.css", "data/b.json", "img/a.png", "es/a.css", "inc/p1.html.txt")
    path = site.path(f"source_texts/{chance.choice(names[: 4 if chance.random() < 0.1 else 3])}")
    if path.suffix == ".json":
        path = path.with_suffix(".csv")
    if path.is_file() and chance.random() < 0.4:
        path.unlink()
    else:
        site.write(path.relative_to(site.root).as_posix(), f"p {{}} {chance.randrange(9)}")


def change_news(site: Site, chance: random.Random) -> None:
    """A folder to which pages lead has an index, or has none any more."""
    path = site.path("source_texts/news/index.html")
    if path.is_file():
        path.unlink()
    else:
        text = page(chance, "All news", 6).replace('href="p', 'href="../p')
        site.write("source_texts/news/index.html", text)


def move_text(site: Site, chance: random.Random) -> None:
    """A block goes from one page to another."""
    start, target = any_page(site, chance), any_page(site, chance)
    lines, others = (one.read_text("utf-8").split("\n") for one in (start, target))
    if start != target and (blocks := _blocks(lines)):
        others.insert(4, lines.pop(chance.choice(blocks)))
        start.write_text("\n".join(lines), "utf-8")
        target.write_text("\n".join(others), "utf-8")


def rename_label(site: Site, chance: random.Random) -> None:
    """A link of the navigation has another name on one page."""
    path = any_page(site, chance)
    name = chance.choice(["Press", "News items", "News"])
    path.write_text(path.read_text("utf-8").replace(">News<", f">{name}<"), "utf-8")


def _changed(message: Message, kind: int) -> Message:
    if kind <= 1:
        return approve(message)
    if kind == 2:
        return replace(message, state=State.DRAFT) if message.text else message
    if kind == 3:
        return replace(approve(message), text=message.key.source.upper())
    if kind == 4:
        return replace(message, text="", state=State.EMPTY, origin=None)
    if kind == 5:
        return replace(message, comments=(*message.comments, "look here"))
    return replace(message, text=f"{message.text} x") if message.text else message


def _reviewed(site: Site, chance: random.Random, *, whole: bool) -> None:
    folder = chance.choice(FOLDERS)
    paths = sorted(site.path(f"locales/{folder}/LC_MESSAGES").rglob("*.po"))
    if not paths:
        return
    path = chance.choice(paths)
    try:
        found, _ = po.read(path.read_text("utf-8"), path.name, folder.replace("_", "-"))
    except PipelineError:  # somebody has spoilt it
        return
    messages = [*found.messages]
    active = [n for n, m in enumerate(messages) if m.state is not State.OBSOLETE]
    for number in active if whole else chance.sample(active, min(1, len(active))):
        messages[number] = _changed(messages[number], 0 if whole else chance.randrange(7))
    path.write_bytes(po.write(replace(found, messages=tuple(messages))).encode())


def review_message(site: Site, chance: random.Random) -> None:
    """Somebody approves a message, writes one, empties one, remarks on one, takes one back."""
    _reviewed(site, chance, whole=False)


def review_catalog(site: Site, chance: random.Random) -> None:
    """Somebody approves a whole catalog."""
    _reviewed(site, chance, whole=True)


def spoil_catalog(site: Site, chance: random.Random) -> None:
    """A catalog is gone, has a message of nobody's, wakes what is obsolete, or is no PO."""
    paths = sorted(site.path("locales").rglob("*.po"))
    path, kind = chance.choice(paths), chance.randrange(4)
    data = path.read_bytes()
    if kind == 0:
        path.unlink()
    elif kind == 1:
        path.write_bytes(data + b'\nmsgid "A new one"\nmsgstr "Uno"\n')
    elif kind == 2:
        path.write_bytes(data.replace(b"#~ ", b""))
    else:
        path.write_bytes(data + _NONSENSE)


_NONSENSE = b"\nnonsense\n"


def has_spoilt_catalog(site: Site) -> bool:
    """Whether a catalog cannot be read: all of the site is looked at then."""
    return any(path.read_bytes().endswith(_NONSENSE) for path in site.root.rglob("*.po"))


def spoil_output(site: Site, chance: random.Random) -> None:
    """Somebody edits or deletes what a build wrote."""
    path = site.path(chance.choice(sorted(site.tree("site", "preview"))))
    if chance.random() < 0.5:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + b" ")


def upload(site: Site, chance: random.Random) -> None:
    """Somebody puts a file of theirs into the site."""
    site.write(f"site/upload{chance.randrange(3)}.txt", str(chance.random()))


def rename_page(site: Site, chance: random.Random) -> None:
    """A page has another name, or is gone."""
    path = any_page(site, chance)
    if chance.random() < 0.5:
        path.rename(path.with_name(f"r{chance.randrange(9)}.html"))
    elif len([*site.path("source_texts").rglob("*.html")]) > 3:
        path.unlink()


def add_page(site: Site, chance: random.Random) -> None:
    """There is a new page."""
    site.write(f"source_texts/n{chance.randrange(5)}.html", page(chance, "New", 6))


def add_terms(site: Site, chance: random.Random) -> None:
    """There is a glossary, or another one."""
    site.write("glossary.csv", f"source,es,pt\nriver,río,{chance.choice(['rio', 'ribeira'])}\n")


def forget(site: Site, chance: random.Random) -> None:
    """One of the files that may be deleted is."""
    if paths := sorted(site.path(".i18n").glob("*.sqlite*")):
        chance.choice(paths).unlink()


def touch(site: Site, chance: random.Random) -> None:
    """Another time, the same bytes."""
    os.utime(site.path(chance.choice(sorted(site.tree("source_texts", "locales", "site")))))


def go_back(site: Site, chance: random.Random) -> None:
    """Somebody goes back to the release before."""
    site("rollback")


CHANGES: tuple[tuple[Change, float], ...] = (
    (edit_page, 12),
    (review_message, 12),
    (review_catalog, 5),
    (move_text, 3),
    (spoil_catalog, 2),
    (touch, 2),
    (rename_label, 1),
    (spoil_output, 1),
    (upload, 1),
    (rename_page, 3),
    (add_page, 3),
    (edit_markdown, 6),
    (edit_part, 3),
    (hide_page, 2),
    (change_asset, 3),
    (change_news, 2),
    (forget, 1),
    (go_back, 1),
    (switch, 0.4),
    (add_terms, 0.3),
)
"""Each change with how often it happens."""


def happen(site: Site, chance: random.Random) -> None:
    """A change or two."""
    changes, weights = zip(*CHANGES, strict=True)
    for change in chance.choices(changes, weights, k=1 if chance.random() < 0.7 else 2):
        change(site, chance)
