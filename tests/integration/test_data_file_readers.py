"""What comes out of UI strings, as the tools read it whose files they are."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config

from i18n.model import Message, State
from tests.support.sample import Site, approve

HUGO = shutil.which("hugo", path=str(Path(sys.executable).parent))
SETTINGS = """\
languages = ["es", "ru"]
strings = ["i18n/*", "mkdocs.yml", "config/locales/*", "_data/*"]
[engines]
order = ["pseudo"]
"""
WORDS = """\
# The words of the theme
home: Home
reading:
  one: One minute
  other: "{{ .Count }} minutes"
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setenv("COLUMNS", "80")
    found = Site(tmp_path)
    found.write("i18n.toml", SETTINGS)
    return found


def approved(message: Message) -> Message:
    """A person's text in every form, which says which form it is."""
    forms = tuple(f"«{message.plural} {number}»" for number in range(len(message.forms)))
    done = approve(message)
    return replace(done, text=forms[0], forms=forms, state=State.APPROVED) if forms else done


def reviewed(site: Site, stem: str) -> None:
    """Draft, approve everything of a file in both languages, and build."""
    assert site("run") == 0
    for folder in ("es", "ru"):
        site.review(stem, approved, folder)
    assert site("run") == 0


@pytest.mark.skipif(not HUGO, reason="Hugo is not installed")
@pytest.mark.parametrize("suffix", ["yaml", "toml"])
def test_hugo_counts_with_our_forms(site: Site, suffix: str) -> None:
    """Every number has the form of its language, in both of Hugo's formats."""
    text = WORDS
    if suffix == "toml":
        text = 'home = "Home"\n[reading]\none = "One minute"\nother = "{{ .Count }} minutes"\n'
    site.write(f"source_texts/i18n/en.{suffix}", text)
    reviewed(site, "i18n/en")
    hugo = site.root / "hugo"
    shutil.copytree(
        site.path("site/i18n"),
        hugo / "i18n",
        ignore=shutil.ignore_patterns("LC_MESSAGES", "*.json"),
    )
    (hugo / "layouts").mkdir()
    numbers = " ".join(f'{{{{ i18n "reading" {n} }}}};' for n in (1, 3, 5))
    (hugo / "layouts" / "index.html").write_text(f'{{{{ i18n "home" }}}}; {numbers}')
    (hugo / "hugo.toml").write_text(
        'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap"]\n'
        "[languages.en]\n[languages.es]\n[languages.ru]\n"
    )
    done = subprocess.run([str(HUGO)], cwd=hugo, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    said = [(hugo / "public" / one / "index.html").read_text("utf-8") for one in (".", "es", "ru")]
    assert said == [
        "Home; One minute; 3 minutes; 5 minutes;",
        "«Home»; «1 minutes 0»; «3 minutes 1»; «5 minutes 1»;",
        "«Home»; «1 minutes 0»; «3 minutes 1»; «5 minutes 2»;",
    ]


def test_mkdocs_has_its_titles(site: Site) -> None:
    """With the paths and all other settings as they were."""
    text = "site_name: Lamp and pen  # c\nnav:\n  - Home: index.md\n  - The guide:\n    - a.md\n"
    site.write("source_texts/mkdocs.yml", text)
    reviewed(site, "mkdocs")
    site.write("site/docs/index.md", "# Home\n")
    config = load_config(str(site.path("site/mkdocs.es.yml")))
    assert config.site_name == "«Lamp and pen»"
    assert config.nav == [{"«Home»": "index.md"}, {"«The guide»": ["a.md"]}]
    assert site.read("site/mkdocs.yml") == text


def test_rails_has_its_language_at_the_top(site: Site) -> None:
    """And every form that its own plural rules ask for."""
    text = "en:\n  items:\n    one: One item\n    other: '%{count} items'\n  bye: Bye\n"
    site.write("source_texts/config/locales/en.yml", text)
    reviewed(site, "config/locales/en")
    found = yaml.safe_load(site.read("site/config/locales/ru.yml"))
    assert found == {
        "ru": {
            "items": {
                "one": "«%{count} items 0»",
                "few": "«%{count} items 1»",
                "many": "«%{count} items 2»",
                "other": "«%{count} items 2»",
            },
            "bye": "«Bye»",
        }
    }
    assert set(yaml.safe_load(site.read("site/config/locales/es.yml"))) == {"es"}


def test_what_nobody_approved_stays_in_the_source_language(site: Site) -> None:
    """A data file is whole in every language, or not there."""
    text = "- title: Home\n  url: /\n- title: The lamp\n  url: /lamp\n"
    site.write("source_texts/_data/en/nav.yml", text)
    assert site("run") == 0
    assert not site.path("site/_data/es/nav.yml").exists()

    def one(message: Message) -> Message:
        return approve(message) if message.key.source == "Home" else message

    site.review("_data/en/nav", one, "es")
    assert site("run") == 0
    found: Any = yaml.safe_load(site.read("site/_data/es/nav.yml"))
    assert [item["title"] for item in found] == ["«Home»", "The lamp"]
    assert [item["url"] for item in found] == ["/", "/lamp"]


def test_titles_that_would_be_one_name_are_an_error_of_that_file(site: Site) -> None:
    """The others are built; the file says where."""
    site.write("source_texts/mkdocs.yml", "site_name: A site\nnav: {One: a.md, Two: b.md}\n")
    assert site("run") == 0

    def same(message: Message) -> Message:
        return replace(message, text="Mismo", state=State.APPROVED, origin=None)

    site.review("mkdocs", same, "es")
    assert site("run") == 1
    assert not site.path("site/mkdocs.es.yml").exists()
    assert site.path("site/index.html").exists()


def test_a_second_run_writes_no_file(site: Site) -> None:
    site.write("source_texts/i18n/en.yaml", WORDS)
    reviewed(site, "i18n/en")
    folders = ("locales", "site", "preview")
    before = {n: site.path(n).stat().st_mtime_ns for n in site.tree(*folders)}
    assert site("run") == 0
    assert {n: site.path(n).stat().st_mtime_ns for n in site.tree(*folders)} == before


def test_front_matter_on_its_way_through_a_site(site: Site) -> None:
    """Approved words in the page of each language, in the source's own quotes."""
    text = "---\nlayout: base\ntitle: 'The lamp'\n---\n<p>Words here.</p>\n"
    site.write("source_texts/a.html", text)
    reviewed(site, "a")
    assert site.read("site/es/a.html") == (
        "---\nlayout: base\ntitle: '«The lamp»'\n---\n<p>«Words here.»</p>\n"
    )


def test_toml_front_matter_is_read_by_its_own_reader(site: Site) -> None:
    site.write(
        "source_texts/a.html", '+++\ndate = 2026-11-29\ntitle = "Lamp"\n+++\n<p>Words.</p>\n'
    )
    reviewed(site, "a")
    matter = site.read("site/es/a.html").split("+++")[1]
    assert tomllib.loads(matter)["title"] == "«Lamp»"
