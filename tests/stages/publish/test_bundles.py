"""The bundles that a build writes, and what Python's readers make of them."""

from __future__ import annotations

import gettext
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from babel.support import Translations

from i18n.formats.gettext import po
from i18n.languages.locales import language
from i18n.project import sources
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.stages.publish.bundles import Compiled, compiled
from i18n.stages.publish.editions import approved_bundles
from tests.support.sample import Site, approve

ARABIC = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=ISO-8859-6\n"

msgid "Open"
msgstr "مفتوح"

msgctxt "verb"
msgid "Open"
msgstr "افتح"

msgid "%(num)s file"
msgid_plural "%(num)s files"
msgstr[0] "لا ملفات %(num)s"
msgstr[1] "ملف %(num)s"
msgstr[2] "ملفان %(num)s"
msgstr[3] "%(num)s ملفات"
msgstr[4] "%(num)s ملفًا"
msgstr[5] "%(num)s ملف"

#, fuzzy
msgid "Draft"
msgstr "canary"

msgid "Empty"
msgstr ""

msgid "Read <a1>this</a1>"
msgstr "canary"

msgid "Merged"
msgstr "<empty/>"

msgctxt "page address"
msgid "news"
msgstr "canary"

msgid "%(num)s day"
msgid_plural "%(num)s days"
msgstr[0] "canary %(num)s"
msgstr[1] "canary %(num)s"

#~ msgid "Gone"
#~ msgstr "canary"
"""
ALL = ("mo", "i18next", "icu", "jed", "gettext.js")
MERGED = "i18n/merged/ar/LC_MESSAGES/messages.mo"


def compile_(root: Path, tag: str, bundles: tuple[str, ...] = ALL, **catalogs: str) -> Compiled:
    """The bundles of some catalogs, written below `root` as well."""
    (root / "source_texts").mkdir(exist_ok=True)
    settings = Settings(languages=(tag,), bundles=bundles)
    project = sources.read(Paths(root, settings), True, lambda *_: None)
    read = {stem: po.read(text, f"{stem}.po", tag)[0] for stem, text in catalogs.items()}
    found = LanguageCatalogs(language(tag), read, read)
    done = compiled(project, [(found, approved_bundles(found).bundles)])
    for name, data in done.files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return done


def test_one_of_each_shape_and_an_mo_a_catalog(tmp_path: Path) -> None:
    """MO under gettext's name of the language, JSON under that of pages."""
    text = 'msgid "Open"\nmsgstr "Abrir"\n'
    done = compile_(tmp_path, "pt-BR", index=text, messages=text)
    assert sorted(done.files) == [
        "i18n/merged/pt_BR/LC_MESSAGES/messages.mo",
        "i18n/pt-BR/gettext.js.json",
        "i18n/pt-BR/i18next.json",
        "i18n/pt-BR/icu.json",
        "i18n/pt-BR/jed.json",
        "i18n/pt_BR/LC_MESSAGES/index.mo",
        "i18n/pt_BR/LC_MESSAGES/messages.mo",
    ]
    assert done.problems == ()
    assert done == compile_(tmp_path, "pt-BR", index=text, messages=text)


def test_only_what_is_asked_for_is_written(tmp_path: Path) -> None:
    """`bundles = []` writes none."""
    text = 'msgid "Open"\nmsgstr "Abrir"\n'
    assert [*compile_(tmp_path, "es", ("icu",), a=text).files] == ["i18n/es/icu.json"]
    assert compile_(tmp_path, "es", (), a=text).files == {}


def test_nothing_that_nobody_approved_is_in_any_byte(tmp_path: Path) -> None:
    """Drafts, obsolete and wrong messages, addresses; half a plural, which is an error of
    check by the language's own rule; nothing is empty."""
    done = compile_(tmp_path, "ar", ui=ARABIC)
    assert len(done.files) == 6
    for data in done.files.values():
        assert b"canary" not in data
        assert b'""' not in data.replace(b'"": {', b"")
        assert b"Merged" not in data
    assert done.problems == ()


def test_a_language_with_nothing_approved_has_no_bundle(tmp_path: Path) -> None:
    """No file says less than no file."""
    assert compile_(tmp_path, "es", a='msgid "Open"\nmsgstr ""\n').files == {}


def test_pages_that_differ_are_told_with_the_winner(tmp_path: Path) -> None:
    """Where, what, and which text the site's bundle has."""
    one, other = 'msgid "More"\nmsgstr "Más"\n', 'msgid "More"\nmsgstr "Ver más"\n'
    done = compile_(tmp_path, "es", b=other, a=one)
    (problem,) = done.problems
    assert (problem.path, problem.line) == ("locales/es/LC_MESSAGES/b.po", 1)
    assert problem.level == "warning"
    assert problem.told == (
        "the bundle of all pages has “Más” of locales/es/LC_MESSAGES/a.po:1, not “Ver más” — “More”"
    )
    assert json.loads(done.files["i18n/es/icu.json"]) == {"More": "Más"}


def test_what_a_shape_cannot_say_is_told(tmp_path: Path) -> None:
    """Once a message, with all shapes that lack it."""
    done = compile_(tmp_path, "es", a='msgid "%(x).2f of $t(y)"\nmsgstr "%(x).2f de $t(y)"\n')
    (problem,) = done.problems
    assert problem.told == (
        "is left out of i18next (it has no way to say “%(x).2f”), "
        "icu (it has no way to say “%(x).2f”) — “%(x).2f of $t(y)”"
    )


def test_a_header_against_cldr_is_told(tmp_path: Path) -> None:
    """Libraries in browsers count by CLDR, whatever the file says."""
    text = (
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        'msgid "%(n)d day"\nmsgid_plural "%(n)d days"\nmsgstr[0] "%(n)d d"\nmsgstr[1] "%(n)d dd"\n'
    )
    (problem,) = compile_(tmp_path, "es", a=text).problems
    assert problem.message.startswith("“nplurals=2; plural=(n > 1);” is not CLDR's rule")


def test_a_build_publishes_bundles_and_lists_them(tmp_path: Path) -> None:
    """A second build changes nothing."""
    site = Site(tmp_path)
    site.write("i18n.toml", 'languages = ["es"]\nbundles = ["mo", "i18next"]\n')
    site("extract", "--quiet")
    site.review("index", approve)
    site("build", "--quiet")
    assert json.loads(site.read("site/i18n/es/i18next.json"))["The lamp"] == "«The lamp»"
    listed = json.loads(site.read("site/i18n-manifest.json"))["files"]
    bundles = {"i18n/es/i18next.json", "i18n/merged/es/LC_MESSAGES/messages.mo"}
    assert bundles < {*listed}
    before = site.tree("site")
    site("build", "--quiet")
    assert site.tree("site") == before


# --- Python's readers ------------------------------------------------------------------

FORMS = {0: 0, 1: 1, 2: 2, 5: 3, 11: 4, 100: 5}
SAID = ("لا ملفات 0", "ملف 1", "ملفان 2", "5 ملفات", "11 ملفًا", "100 ملف")


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """The folder of merged MO files."""
    compile_(tmp_path, "ar", ui=ARABIC)
    return tmp_path / "i18n/merged"


def told(text: Callable[[str], object], context: Callable[[str, str], object], plural: Any) -> None:
    """Assert that a reader says what the catalog says."""
    assert text("Open") == "مفتوح"
    assert context("verb", "Open") == "افتح"
    assert [plural("%(num)s file", "%(num)s files", n) for n in FORMS] == [*SAID]
    assert [text(word) for word in ("Draft", "Empty", "Gone")] == ["Draft", "Empty", "Gone"]


def test_gettext_and_babel_load_it(merged: Path) -> None:
    """The domain is gettext's own default."""
    for found in (
        gettext.translation("messages", merged, ["ar"]),
        Translations.load(merged, ["ar"]),
    ):
        told(
            found.gettext, found.pgettext, lambda s, p, n, f=found: f.ngettext(s, p, n) % {"num": n}
        )


def test_jinja_loads_it(merged: Path) -> None:
    """New-style gettext, which fills in by itself."""
    jinja2 = pytest.importorskip("jinja2")
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"])
    found = gettext.translation("messages", merged, ["ar"])
    environment.install_gettext_translations(found, newstyle=True)

    def text(word: str) -> str:
        return str(environment.from_string("{{ gettext(word) }}").render(word=word))

    def context(name: str, word: str) -> str:
        return str(environment.from_string("{{ pgettext(c, w) }}").render(c=name, w=word))

    block = "{% trans num=n %}{{ num }} file{% pluralize %}{{ num }} files{% endtrans %}"
    told(text, context, lambda s, p, n: environment.from_string(block).render(n=n))


def test_flask_babel_loads_it(merged: Path) -> None:
    """By its two settings."""
    flask = pytest.importorskip("flask")
    flask_babel = pytest.importorskip("flask_babel")
    app = flask.Flask("readers")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(merged)
    flask_babel.Babel(app, locale_selector=lambda: "ar")
    with app.test_request_context("/"):
        told(flask_babel.gettext, flask_babel.pgettext, flask_babel.ngettext)


def test_django_loads_it(merged: Path, tmp_path: Path) -> None:
    """Under the domain that it insists on."""
    django = pytest.importorskip("django")
    conf = pytest.importorskip("django.conf")
    translation = pytest.importorskip("django.utils.translation")
    there = tmp_path / "locale/ar/LC_MESSAGES/django.mo"
    there.parent.mkdir(parents=True)
    shutil.copy(merged / "ar/LC_MESSAGES/messages.mo", there)
    conf.settings.configure(LOCALE_PATHS=[tmp_path / "locale"])
    django.setup()
    with translation.override("ar"):
        told(
            translation.gettext,
            translation.pgettext,
            lambda s, p, n: translation.ngettext(s, p, n) % {"num": n},
        )
