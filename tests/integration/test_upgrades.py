"""Sites that earlier versions left, brought up to date: every approval and every word of a person
comes through, whatever has become of what a message is."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from i18n.catalogs import page_slugs
from i18n.catalogs.ownership import human_texts, machine_owned
from i18n.formats.gettext import po
from i18n.model import Catalog, Message, State
from i18n.placeables import inline_tags
from tests.support.sample import Site

FIXTURES = Path(__file__).parents[1] / "fixtures" / "upgrades"
SITES = ("blocks", "sentences")
OPEN = (State.DRAFT, State.EMPTY)
_TAG = re.compile(r"<[^>]*>")
_MARKUP = re.compile(r"<[^>]*>|\{[{%].*?[%}]\}")


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A copy of a site as it was left."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000001")
    found = copied(request.param, tmp_path / "site")
    found.path("state").rename(found.path(".i18n"))
    return found


def copied(name: str, root: Path) -> Site:
    """A copy of a fixture."""
    found = object.__new__(Site)
    found.root = root
    shutil.copytree(FIXTURES / name, found.root)
    return found


def catalogs(site: Site, folder: str = "es") -> dict[str, Catalog]:
    """What is on disk, by stem."""
    top = site.path(f"locales/{folder}/LC_MESSAGES")
    return {
        path.relative_to(top).with_suffix("").as_posix(): po.read(
            path.read_text("utf-8"), path.name, folder
        )[0]
        for path in sorted(top.rglob("*.po"))
    }


def approved(found: dict[str, Catalog]) -> list[tuple[str, Message]]:
    """Every approved message with its catalog."""
    return [
        (stem, m) for stem, one in found.items() for m in one.messages if m.state is State.APPROVED
    ]


def seen(text: str) -> str:
    """What is left of a text or a page for readers: no tag, no white space."""
    return "".join(unescape(_TAG.sub("", text)).split())


def published(site: Site, folder: str) -> dict[str, str]:
    """What readers see of each page, texts of attributes too."""
    top = site.path(f"site/{folder}")
    pages = {
        p: p.read_text("utf-8") for p in sorted(top.rglob("*")) if p.suffix in (".html", ".txt")
    }
    return {
        page.relative_to(top).as_posix(): seen(text) + "".join(unescape(text).split())
        for page, text in pages.items()
    }


def came_through(before: dict[str, Catalog], after: dict[str, Catalog]) -> list[str]:
    """Approvals that are no longer there: neither the message, nor messages with all its words."""
    lost = []
    words = {stem: "".join(seen(m.text) for s, m in approved(after) if s == stem) for stem in after}
    for stem, old in approved(before):
        now = {m.key: m for m in after[stem].messages}.get(old.key)
        if now is not None and (now.state, now.text, now.forms) == (old.state, old.text, old.forms):
            continue
        kept = now is None or now.state is State.OBSOLETE
        said = (seen(part).strip("·|,") for part in _MARKUP.split(old.text))
        parts = [part for part in said if any(map(str.isalpha, part))]
        bare = not inline_tags.words(_MARKUP.sub("", old.key.source).replace("v1.2.3", ""))
        if not (kept and (bare or all(part in words[stem] for part in parts))):
            lost.append(f"{stem}: {old.key.source} = {old.text}: {now}")
    return lost


def test_every_approval_comes_through_and_is_published(site: Site) -> None:
    """The run is clean, and a second one has nothing to do."""
    before = {folder: catalogs(site, folder) for folder in ("es", "en_XA")}
    assert site("run", "--quiet") == 0
    for folder, old in before.items():
        new = catalogs(site, folder)
        assert came_through(old, new) == []
        texts = {text for one in new.values() for text in human_texts(one)}
        assert {text for one in old.values() for text in human_texts(one)} <= texts
    pages = published(site, "es")
    assert sorted(pages) == ["hours.txt", "index.html", "noticias.html", "prices.html"]
    for stem, message in approved(before["es"]):
        name = "noticias" if stem == "news" else stem
        page = next((text for path, text in pages.items() if path.startswith(f"{name}.")), None)
        if page is not None and not page_slugs.holds(message):
            assert seen(inline_tags.plain(message.text)) in page, message
    assert '"letters_other": "{{count}} cartas"' in site.read("site/app/es.json")
    tree = site.tree("locales", "site", "preview")
    assert site("run", "--quiet") == 0
    assert site.tree("locales", "site", "preview") == tree


def test_what_was_not_approved_is_not_approved_now(site: Site) -> None:
    """A person's fuzzy text stays so, a machine's draft is a draft."""
    before = catalogs(site)
    assert site("run", "--quiet") == 0
    after = catalogs(site)
    for stem, found in before.items():
        now = {m.key: m for m in after[stem].messages}
        for old in found.messages:
            if old.state is State.DRAFT and not machine_owned(old) and old.key in now:
                assert (now[old.key].text, now[old.key].state) == (old.text, State.DRAFT)


@pytest.mark.parametrize(
    "settings",
    [
        {"segmentation": "other"},
        {"catalogs": "site"},
        {"segmentation": "other", "catalogs": "folder"},
    ],
)
def test_another_setting_and_back_brings_every_approval_back(
    site: Site, settings: dict[str, str]
) -> None:
    """With catalogs that have no marks of ours yet."""
    facts = site.read("i18n.toml")
    before = catalogs(site)
    now = "block" if 'segmentation = "block"' in facts else "sentence"
    other = facts
    if "segmentation" in settings:
        turned = "sentence" if now == "block" else "block"
        other = other.replace(f'segmentation = "{now}"', f'segmentation = "{turned}"')
    if "catalogs" in settings:
        other = f'catalogs = "{settings["catalogs"]}"\n{other}'
    site.write("i18n.toml", other)
    assert site("run", "--quiet") == 0
    site.write("i18n.toml", facts)
    assert site("run", "--quiet") == 0
    assert came_through(before, catalogs(site)) == []


def test_a_page_that_went_before_comes_back_approved(site: Site) -> None:
    """From the catalog that it left."""
    site.write("source_texts/offer.html", "<p>This offer is over. It was a good one.</p>\n")
    assert site("run", "--quiet") == 0
    assert "Esta oferta ha terminado. Era buena." in site.read("site/es/offer.html")


def test_an_approval_taken_back_stays_so_through_other_settings(site: Site) -> None:
    """In catalogs of an earlier version, too."""
    facts = site.read("i18n.toml")
    assert site("run", "--quiet") == 0
    doubted = "Damos las gracias"
    site.review("news", lambda m: replace(m, state=State.DRAFT) if doubted in m.text else m)
    whole = facts.replace('"sentence"', '"block"')
    for text in (facts.replace('"block"', '"sentence"'), f'catalogs = "site"\n{whole}', facts):
        site.write("i18n.toml", text)
        assert site("run", "--quiet") == 0
        for name in ("noticias", "news"):
            if site.path(f"site/es/{name}.html").is_file():
                assert doubted not in site.read(f"site/es/{name}.html")


def test_siblings_and_lines_keep_their_approvals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links in a row, paths, tags, legends, badges and lines of an address, which were one message
    with what stood beside them: each has its part, approved, and the way back is the same."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000001")
    site = copied("siblings", tmp_path / "site")
    before = catalogs(site)
    assert site("extract", "--quiet") == 0
    after = catalogs(site)
    assert came_through(before, after) == []
    waiting = {m.key.source for one in after.values() for m in one.messages if m.state in OPEN}
    assert waiting == {"A red lamp", "You can see it from the street."}
    texts = {m.key.source: m.text for one in after.values() for m in one.messages}
    assert texts["Imprint of ours"] == "Aviso legal"
    assert texts["Most popular"] == "El más popular"
    assert texts["12 Mill Lane,"] == "12 Mill Lane,"
    tree = site.tree("locales")
    assert site("extract", "--quiet") == 0
    assert site.tree("locales") == tree
