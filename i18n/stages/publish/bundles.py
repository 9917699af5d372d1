"""The bundles of a site: what gettext's readers and the libraries of browsers load.

site/i18n/pt_BR/LC_MESSAGES/news/a.mo               a catalog, under gettext's name of the language
site/i18n/merged/pt_BR/LC_MESSAGES/messages.mo      all of them; no language is called “merged”
site/i18n/pt-BR/i18next.json, icu.json, jed.json, gettext.js.json       the same as JSON
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from i18n.errors import counted
from i18n.formats.gettext import mo
from i18n.languages import locales, plural_forms
from i18n.languages.plural_forms import PluralForms
from i18n.model import Catalog, Key, Language, Message, Problem
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.project.settings import Settings
from i18n.publishing.bundles import json_formats, whole_site
from i18n.publishing.bundles.approved import Bundle
from i18n.publishing.bundles.json_formats import Strings
from i18n.publishing.bundles.whole_site import Entry, Pool
from i18n.stages.publish.editions import Ready

Header = tuple[tuple[str, str], ...]

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Compiled:
    """Files of the site by path, and what is not in them as its catalog has it; `others` are
    files that stay as they are."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All files."""
        return (*self.files, *self.others)


Tell = Callable[[Entry, str], Problem]
"""A Problem of an entry, saying where it is."""


def compiled(project: Project, ready: Ready) -> Compiled:
    """Every bundle that the settings ask for, of approved messages only."""
    done = by_language(project, ready).values()
    files = {path: data for one in done for path, data in one.files.items()}
    return Compiled(files, tuple(problem for one in done for problem in one.problems))


def by_language(project: Project, ready: Ready) -> dict[str, Compiled]:
    """The same, for each language by itself."""
    return {
        one.language.tag: _language(project, one, bundles)
        for one, bundles in ready
        if project.settings.bundles
    }


def renewed(
    project: Project,
    catalogs: LanguageCatalogs,
    found: Mapping[str, Bundle],
    changed: Collection[str],
) -> Compiled:
    """The bundles of a language of which some catalogs have changed: the MO of the others stay."""
    if not project.settings.bundles:
        return Compiled({}, ())
    return _language(project, catalogs, found, changed)


def kept(project: Project, catalogs: LanguageCatalogs) -> list[str]:
    """What stays as the last build has it while catalogs of a language cannot be read: their own
    MO, and the bundles of all pages, which would lose their texts."""
    sources = {*project.templates, *(project.paths.stem(path) for path in project.unread)}
    lost = sorted(catalogs.unreadable & sources)
    if not lost:
        return []
    language = catalogs.language
    found = [*(_mo_path(language, stem) for stem in lost), _merged_path(language)]
    return found + [_json_path(language.tag, name) for name in json_formats.SHAPES]


def _mo_path(language: Language, stem: str) -> str:
    return f"i18n/{language.folder}/LC_MESSAGES/{stem}.mo"


def _merged_path(language: Language) -> str:
    return f"i18n/merged/{language.folder}/LC_MESSAGES/messages.mo"


def _json_path(tag: str, name: str) -> str:
    return f"i18n/{tag}/{name}.json"


def _language(
    project: Project,
    catalogs: LanguageCatalogs,
    bundles: Mapping[str, Bundle],
    changed: Collection[str] | None = None,
) -> Compiled:
    """One language: an MO a catalog, or each that has `changed`, and all of them as one in every
    shape."""
    settings, language = project.settings, catalogs.language
    tell = partial(_problem, project, catalogs)
    forms = {stem: _forms(catalogs.catalogs[stem], language) for stem in bundles}
    every = [Entry(stem, m) for stem, found in bundles.items() for m in found.messages]
    entries = [one for one in every if whole_site.whole(one.message, forms[one.stem].count)]
    problems = [*_incomplete(every, forms, tell)]
    if not entries:
        return Compiled({}, tuple(problems))
    pool = whole_site.pool(entries, forms, plural_forms.forms(language.plurals))
    problems += _unpooled(pool, project, catalogs, tell)
    out: dict[str, bytes] = {}
    others: list[str] = []
    if "mo" in settings.bundles:
        heads = {stem: catalogs.catalogs[stem].header for stem in bundles}
        new = [one for one in entries if changed is None or one.stem in changed]
        out = _mo_files(new, heads, forms, language)
        others = [_mo_path(language, stem) for stem in dict.fromkeys(e.stem for e in entries)]
        head = _header((("Project-Id-Version", settings.project),), language, pool.forms)
        out[_merged_path(language)] = mo.write(head, (entry.message for entry in pool.entries))
    json = _json_files(pool, language.tag, settings, tell)
    files = {**out, **json.files}
    rest = tuple(name for name in others if name not in files)
    return Compiled(files, (*problems, *json.problems), rest)


def _mo_files(
    entries: Sequence[Entry],
    heads: Mapping[str, Header],
    forms: Mapping[str, PluralForms],
    language: Language,
) -> dict[str, bytes]:
    """The MO of every catalog that has something to publish."""
    stems: dict[str, list[Message]] = {}
    for entry in entries:
        stems.setdefault(entry.stem, []).append(entry.message)
    return {
        _mo_path(language, stem): mo.write(_header(heads[stem], language, forms[stem]), messages)
        for stem, messages in stems.items()
    }


def _json_files(pool: Pool, tag: str, settings: Settings, tell: Tell) -> Compiled:
    """The JSON shapes that the settings name; a message that some cannot say is one Problem."""
    wanted = [name for name in json_formats.SHAPES if name in settings.bundles]
    if not wanted:
        return Compiled({}, ())
    bridge = plural_forms.bridge(
        pool.forms, locales.plural_categories(tag), locales.plural_category(tag)
    )
    messages = tuple(entry.message for entry in pool.entries)
    strings = Strings(tag, pool.forms.header, bridge.form, messages, settings.bundle_keys)
    shaped = {name: json_formats.SHAPES[name](strings) for name in wanted}
    out = {_json_path(tag, name): json_formats.text(one).encode() for name, one in shaped.items()}
    problems = [] if bridge.exact else _contradiction(pool, tell)
    left: dict[Key, list[str]] = {}
    for name, one in shaped.items():
        for message, why in one.left:
            left.setdefault(message.key, []).append(f"{name} ({why})")
    entries = {entry.message.key: entry for entry in pool.entries}
    problems += [tell(entries[k], f"is left out of {', '.join(why)}") for k, why in left.items()]
    return Compiled(out, tuple(problems))


# --- headers -----------------------------------------------------------------------


def _forms(catalog: Catalog, language: Language) -> PluralForms:
    """A catalog's own Plural-Forms; the language's where it has none that can be read."""
    try:
        return plural_forms.forms(dict(catalog.header).get("Plural-Forms", ""))
    except ValueError:
        return plural_forms.forms(language.plurals)


def _header(fields: Header, language: Language, forms: PluralForms) -> Header:
    """A header that says what readers must know, whatever the catalog's own has of it."""
    needed = {
        "Language": language.folder,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": forms.header,
    }
    return tuple({**dict(fields), **needed}.items())


# --- what is said ------------------------------------------------------------------


def _incomplete(
    every: Sequence[Entry], forms: Mapping[str, PluralForms], tell: Tell
) -> Iterator[Problem]:
    for one in every:
        count = forms[one.stem].count
        if one.message.plural and not whole_site.whole(one.message, count):
            yield tell(
                one, f"needs {counted(count, 'plural form')}, all with text; it is in no bundle"
            )


def _unpooled(
    pool: Pool, project: Project, catalogs: LanguageCatalogs, tell: Tell
) -> Iterator[Problem]:
    for loser, winner in pool.disagreements:
        where = project.paths.po_name(catalogs.language, winner.stem)
        yield tell(
            loser,
            f"the bundle of all pages has “{_shown(winner.message.text)}” of "
            f"{where}:{winner.message.line}, not “{_shown(loser.message.text)}”",
        )
    for entry in pool.foreign:
        what = f"its catalog's Plural-Forms is not “{pool.forms.header}”"
        yield tell(entry, f"{what}; it is in no bundle but the catalog's own MO")


def _contradiction(pool: Pool, tell: Tell) -> list[Problem]:
    """CLDR's classes, which i18next and ICU go by, against a file's own formula."""
    what = f"“{pool.forms.header}” is not CLDR's rule; in JSON some numbers have another form"
    return [tell(entry, what) for entry in pool.entries if entry.message.plural][:1]


def _problem(project: Project, catalogs: LanguageCatalogs, entry: Entry, what: str) -> Problem:
    path = project.paths.po_name(catalogs.language, entry.stem)
    quote = _shown(entry.message.key.source)
    tag = catalogs.language.tag
    return Problem(path, entry.message.line, "warning", "bundle", what, tag, quote)


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
