"""Settings files into Settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.errors import LanguageError, PipelineError, SettingsError
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
        ('source_language = "xq"', "i18n.toml: unknown language “xq”"),
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
