"""Settings files into Settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from i18n.errors import LanguageError, PipelineError, SettingsError
from i18n.formats.text_keys import TextKeys
from i18n.project.settings import Settings, load
from i18n.publishing.policy import Publish


def given(tmp_path: Path, text: str, name: str = "i18n.toml") -> tuple[Settings, bool]:
    """The settings of a site with this settings file."""
    (tmp_path / name).write_text(text, "utf-8")
    return load(tmp_path)


def test_every_setting_has_a_default(tmp_path: Path) -> None:
    """A directory with no settings file is a site."""
    assert load(tmp_path) == (Settings(), False)
    assert given(tmp_path, "[project]\nname = 'x'\n", "pyproject.toml") == (Settings(), False)


def test_settings_stand_in_pyproject_or_a_file_of_their_own(tmp_path: Path) -> None:
    """Both spell the same keys; the file of its own wins."""
    table = 'languages = ["es", "pt_BR"]\nbase_url = "https://example.org/"\n'
    settings, named = given(tmp_path, f"[tool.i18n]\n{table}", "pyproject.toml")
    assert (settings.languages, settings.base_url) == (("es", "pt-BR"), "https://example.org")
    assert named
    assert given(tmp_path, 'segmentation = "block"\n')[0].segmentation == "block"


def test_publishing_has_a_rule_and_exceptions(tmp_path: Path) -> None:
    """A language may have its own shares; the rest is the general rule."""
    text = "[publish]\nthreshold = 0.9\n[publish.pt-BR]\nkeep = 0.5\n"
    settings, _ = given(tmp_path, text)
    assert settings.publishing("es", "a.html") == Publish(0.9, 0.8)
    assert settings.publishing("pt-BR", "a.html") == Publish(0.9, 0.5)


def test_a_page_is_never_harder_to_keep_than_to_publish(tmp_path: Path) -> None:
    """A low threshold lowers what it takes to stay."""
    assert given(tmp_path, "[publish]\nthreshold = 0.5\n")[0].publishing("es", "") == Publish(
        0.5, 0.5
    )


def test_engines_have_an_order_routes_and_models(tmp_path: Path) -> None:
    """A route is named per language."""
    text = (
        '[engines]\norder = ["apertium"]\nmodels = ["models"]\n'
        '[engines.routes]\nes = "apertium en-es"\n'
    )
    settings, _ = given(tmp_path, text)
    assert settings.engines.order == ("apertium",)
    assert (settings.route("es"), settings.route("pt")) == ("apertium en-es", "")


def test_a_server_has_an_address_and_hides_its_key(tmp_path: Path) -> None:
    """The key is in no message or log that shows the settings."""
    text = '[engines.libretranslate]\nurl = "http://localhost:5000/"\nkey = "s3cret"\n'
    settings, _ = given(tmp_path, text)
    server = settings.engines.libretranslate
    assert (server.url, server.key) == ("http://localhost:5000", "s3cret")
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[engines.libretranslate]\nurll = ''",
            "unknown setting “urll” in .engines.libretranslate.",
        ),
        ("[engines.libretranslate]\nurl = 'here'", "“url” must be an address such as"),
        ("[engines.libretranslate]\nurl = 'http://a:b@c'", "I18N_LIBRETRANSLATE_KEY"),
        ("[engines.libretranslate]\nurl = 'http://c/?api_key=b'", "I18N_LIBRETRANSLATE_KEY"),
        ("[engines.libretranslate]\nkey = 3", "“key” in .engines.libretranslate. must be a string"),
        ("[engines]\nlibretranslate = 'http://c'", "“libretranslate” must be a table"),
        ('langauges = ["es"]', "i18n.toml: unknown setting “langauges”; did you mean “languages”"),
        ("[publish]\ntreshold = 1", "unknown setting “treshold” in .publish.; did you mean “thres"),
        ("[publish]\nthreshold = 80", "must be a share, 0 to 1"),
        ('languages = "es"', "must be a list"),
        ("base_url = 3", "“base_url” must be a string, not 3"),
        ('segmentation = "word"', "must be one of sentence, block"),
        ('bundle_keys = "name"', "must be one of source, id"),
        ('bundles = "icu"', "must be a list of some of mo, i18next, icu, jed, gettext.js"),
        ('bundles = ["icu", "po"]', "must be a list of some of"),
        ('site = "../site"', "inside the site's directory"),
        ('[engines]\norder = "argos"', "must be a list of strings"),
        ("languages = [", "i18n.toml: this is not TOML"),
        ('publish = "all"', "“publish” must be a table"),
        ("engines = 3", "“engines” must be a table"),
        ('base_url = "example.org"', "must be an address such as https://example.org"),
        ('base_url = "http://[x"', "must be an address"),
        ('locales = "site/locales"', "“locales” must not be in the folder of “site”"),
        ('preview = "site"', "must not be in the folder of"),
        ('languages = ["xq"]', "i18n.toml: unknown language “xq”"),
        ('[targets.xq]\n"a" = "b"', "i18n.toml: unknown language “xq”"),
        ('[publish.pahts]\n"a" = 1', "i18n.toml: unknown language “pahts”"),
        ('exclude = "legacy/"', '“exclude” must be a list such as ."legacy/".'),
        ("include = [3]", '“include” must be a list such as ."robots.txt".'),
        ('exclude = [""]', "“exclude” must be a list such as"),
        ('exclude = ["!a.html"]', "“!a.html” in “exclude”: “!” says nothing here"),
        ('include = ["../a.html"]', "must be relative to the sources folder"),
        ("[html]\nskip = '.a'", "“skip” in .html. must be a list of strings"),
        ("[html]\nskip = ['.a', 'p[']", "“p.” in “skip” of .html.: this is no CSS selector: Malf"),
        ("[html]\ntranslate = ['']", "this is no CSS selector: Expected a selector at position 0"),
        ("[html]\nattributes = ['a b']", "“a b” in “attributes” of .html.: neither an attribute"),
        ("[html]\nattributes = ['a[href]']", "“a.href.” in “attributes” of .html.: “href” holds"),
        ("[html]\nattributes = ['p[[x]']", "“attributes” of .html.: this is no CSS selector"),
        ("[front_matter]\nkeys = 'title'", "“keys” in .front_matter. must be a list such as"),
        (
            "[front_matter]\nalso = ['a..b']",
            "“a..b” in “also” of .front_matter. is no name such as",
        ),
        ("[data]\nkey = []", "unknown setting “key” in .data.; did you mean “keys”"),
        ("[html]\nskips = []", "unknown setting “skips” in .html.; did you mean “skip”"),
        ('exlude = ["a"]', "unknown setting “exlude”; did you mean “exclude”"),
        ('source_language = "xq"', "i18n.toml: unknown language “xq”"),
        ("languages = [nan]", "“languages” must be a list such as"),
        ("languages = {}", "“languages” must be a list such as"),
        (f"site = 0x{'f' * 9000}", "“site” must be a string, not so great a number"),
        (f"site = {'1' * 9000}", "i18n.toml: this is not TOML: Exceeds the limit"),
        ("slugs = 2020-01-01", "“slugs” must be true or false, not “2020-01-01”"),
        ("slugs = [[]]", "“slugs” must be true or false, not a list"),
        (f"strings = {'[' * 5000}", "i18n.toml: its lists or tables are nested too deeply"),
        (f"{'a.' * 5000}a = 1", "i18n.toml: unknown setting “a”"),
        (f"site = {{{'a.' * 5000}a = 1}}", "“site” must be a string, not a table"),
        ("[publish]\nthreshold = nan", "must be a share, 0 to 1"),
        ("[publish]\nkeep = inf", "must be a share, 0 to 1"),
        (f"[publish]\nkeep = 0x{'f' * 9000}", "must be a share, 0 to 1"),
        ("[publish]\nshow = []", "must be one of"),
        ("[engines.routes]\nes = 3", "“routes” must be a table such as"),
        ('[engines]\nmodels = ["a\\u0000b"]', "“models” has a character that cannot be seen"),
        ('project = "a\\nLanguage: fr"', "“project” has a character that cannot be seen"),
        ('base_url = "https://example.org:x"', "must be an address"),
        ('base_url = "https://exa mple.org"', "must be an address"),
        ('base_url = "https://example.org/\\n"', "has a character that cannot be seen"),
        ('[targets.es]\n"a" = 1', "must hold lines such as"),
        ("[targets]\nes = 1", "must hold lines such as"),
    ],
)
def test_a_wrong_setting_is_refused_with_a_hint(tmp_path: Path, text: str, message: str) -> None:
    """Where, what, and what to do."""
    with pytest.raises(PipelineError, match=message) as caught:
        given(tmp_path, text)
    assert isinstance(caught.value, SettingsError | LanguageError)


def test_template_languages_are_named(tmp_path: Path) -> None:
    """A name that is none is an error with a guess."""
    settings, _ = given(tmp_path, 'templates = ["jinja", "php", "jinja"]\n')
    assert settings.templates == ("jinja", "php")
    with pytest.raises(SettingsError, match="no template language: “jinja2”; did you mean “jinja”"):
        given(tmp_path, 'templates = ["jinja2"]\n')
    with pytest.raises(SettingsError, match="“templates” must be a list"):
        given(tmp_path, 'templates = "jinja"\n')


def test_a_file_may_have_a_mark_and_the_line_ends_of_windows(tmp_path: Path) -> None:
    """As editors there save it."""
    (tmp_path / "i18n.toml").write_bytes(b'\xef\xbb\xbfproject = "x"\r\nslugs = true\r\n')
    found, _ = load(tmp_path)
    assert (found.project, found.slugs) == ("x", True)


@pytest.mark.parametrize("data", [b'project = "a"\nsite = "\xe9"', "site = 'a'".encode("utf-16")])
def test_a_file_that_is_not_utf_8_is_an_error_with_its_line(tmp_path: Path, data: bytes) -> None:
    """And with the byte."""
    (tmp_path / "i18n.toml").write_bytes(data)
    with pytest.raises(SettingsError, match=r"i18n.toml:[12]: this is not UTF-8: byte .*; save it"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["i18n.toml", "pyproject.toml"])
def test_what_stands_in_the_place_of_a_file_is_not_passed_over(tmp_path: Path, name: str) -> None:
    """A folder, a pipe, a link that leads nowhere: else a run would go by other settings."""
    path = tmp_path / name
    path.mkdir()
    with pytest.raises(SettingsError, match=f"{name}: is a folder, where a file is to be; mend it"):
        load(tmp_path)
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(SettingsError, match=f"{name}: is a pipe"):
        load(tmp_path)
    path.unlink()
    path.symlink_to("nowhere")
    with pytest.raises(SettingsError, match=f"{name}: cannot be read: No such file"):
        load(tmp_path)


def test_names_of_words_take_the_place_of_the_usual_ones_or_join_them(tmp_path: Path) -> None:
    """For front matter and for data files."""
    text = '[front_matter]\nkeys = ["title", "hero.*.text"]\n[data]\nalso = ["saying"]\n'
    settings, _ = given(tmp_path, text)
    assert settings.told.front_matter == TextKeys(("title", "hero.*.text"))
    assert settings.data.patterns[-1] == "saying"
    assert settings.data.holds([("people", "0", "saying")])
    assert settings.data.holds([("people", "0", "name")])
