"""The bundles of a site: what gettext's readers and the libraries of browsers load.

site/i18n/pt_BR/LC_MESSAGES/news/a.mo               a catalog, under gettext's name of the language
site/i18n/merged/pt_BR/LC_MESSAGES/messages.mo      all of them; no language is called “merged”
site/i18n/pt-BR/i18next.json, icu.json, jed.json, gettext.js.json       the same as JSON
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from i18n import files, languages, mo, plurals, pooling, shapes
from i18n.compose import Ready
from i18n.model import Catalog, Language, Message, Problem
from i18n.plurals import Forms
from i18n.pooling import Entry, Pool
from i18n.settings import Settings
from i18n.shapes import Strings
from i18n.shelf import Shelf
from i18n.workspace import Project

_RULE = "bundle"
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Compiled:
    """Files of the site by path, and what is not in them as its catalog has it."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def compiled(project: Project, ready: Ready) -> Compiled:
    """Every bundle that the settings ask for, of approved messages only."""
    out: dict[str, bytes] = {}
    problems: list[Problem] = []
    for one, bundles in ready if project.settings.bundles else ():
        forms = {stem: _forms(one.catalogs[stem], one.language) for stem in bundles}
        entries = []
        for stem, found in bundles.items():
            for message in found.messages:
                if pooling.whole(message, forms[stem].count):
                    entries.append(Entry(stem, message))
                elif message.plural:
                    what = f"has not {forms[stem].count} plural forms and is in no bundle"
                    problems.append(_problem(project, one, stem, message, what))
        done = _language(project, one, entries, forms)
        out |= done.files
        problems += done.problems
    return Compiled(out, tuple(problems))


def _language(
    project: Project, catalogs: Shelf, entries: Sequence[Entry], forms: Mapping[str, Forms]
) -> Compiled:
    """One language: an MO a catalog, and the pool of all in every shape."""
    settings, language = project.settings, catalogs.language
    if not entries:
        return Compiled({}, ())
    pool = pooling.pool(entries)
    problems = [_disagreement(project, catalogs, *pair) for pair in pool.disagreements]
    shared = pooling.common(forms, pool.entries, plurals.forms(language.plurals))
    messages = []
    for entry in pool.entries:
        if found := pooling.under(entry.message, forms[entry.stem], shared):
            messages.append(found)
        else:
            what = f"its Plural-Forms is not “{shared.header}”; it is in no bundle but its own MO"
            problems.append(_problem(project, catalogs, entry.stem, entry.message, what))
    out: dict[str, bytes] = {}
    if "mo" in settings.bundles:
        out = _mo_files(catalogs, entries, forms)
        head = _header((("Project-Id-Version", settings.project),), language, shared)
        out[f"i18n/merged/{language.folder}/LC_MESSAGES/messages.mo"] = mo.write(head, messages)
    shaped = _json_files(
        project,
        catalogs,
        pool,
        Strings(language.tag, shared.header, {}, tuple(messages), settings.bundle_keys),
        shared,
    )
    return Compiled({**out, **shaped.files}, (*problems, *shaped.problems))


def _mo_files(
    catalogs: Shelf, entries: Sequence[Entry], forms: Mapping[str, Forms]
) -> dict[str, bytes]:
    stems: dict[str, list[Message]] = {}
    for entry in entries:
        stems.setdefault(entry.stem, []).append(entry.message)
    top = f"i18n/{catalogs.language.folder}/LC_MESSAGES"
    return {
        f"{top}/{stem}.mo": mo.write(
            _header(catalogs.catalogs[stem].header, catalogs.language, forms[stem]), messages
        )
        for stem, messages in stems.items()
    }


def _json_files(
    project: Project, catalogs: Shelf, pool: Pool, strings: Strings, forms: Forms
) -> Compiled:
    """The JSON shapes that the settings name; a message that some cannot say is one Problem."""
    bridge = plurals.bridge(forms, *languages.plural_classes(strings.language))
    strings = replace(strings, form=bridge.form)
    wanted = [name for name in shapes.SHAPES if name in project.settings.bundles]
    out: dict[str, bytes] = {}
    left: dict[tuple[str, str], list[str]] = {}
    for name in wanted:
        shaped = shapes.SHAPES[name](strings)
        out[f"i18n/{strings.language}/{name}.json"] = shapes.text(shaped).encode()
        for message, why in shaped.left:
            left.setdefault((message.key.context, message.key.source), []).append(f"{name}: {why}")
    stems = {(e.message.key.context, e.message.key.source): e for e in pool.entries}
    problems = []
    for key, reasons in left.items():
        what = f"is left out of {'; of '.join(reasons)}"
        problems.append(_problem(project, catalogs, stems[key].stem, stems[key].message, what))
    plural = [entry for entry in pool.entries if entry.message.plural]
    if plural and not bridge.exact and {"i18next", "icu"} & {*wanted}:
        what = (
            f"by “{forms.header}” some numbers have another form than by CLDR, which JSON follows"
        )
        problems.append(_problem(project, catalogs, plural[0].stem, plural[0].message, what))
    return Compiled(out, tuple(problems))


# --- headers -----------------------------------------------------------------------


def _forms(catalog: Catalog, language: Language) -> Forms:
    """A catalog's own Plural-Forms; the language's where it has none that can be read."""
    try:
        return plurals.forms(dict(catalog.header).get("Plural-Forms", ""))
    except ValueError:
        return plurals.forms(language.plurals)


def _header(
    fields: Sequence[tuple[str, str]], language: Language, forms: Forms
) -> tuple[tuple[str, str], ...]:
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


def _disagreement(project: Project, catalogs: Shelf, loser: Entry, winner: Entry) -> Problem:
    where = _name(project.settings, project, catalogs, winner.stem)
    what = (
        f"“{_shown(loser.message.text)}” is not in the bundle of all pages, which has "
        f"“{_shown(winner.message.text)}” of {where}:{winner.message.line}"
    )
    return _problem(project, catalogs, loser.stem, loser.message, what)


def _problem(project: Project, catalogs: Shelf, stem: str, message: Message, what: str) -> Problem:
    path = _name(project.settings, project, catalogs, stem)
    text = f"{what} — “{_shown(message.key.source)}”"
    return Problem(path, message.line, "warning", _RULE, text, catalogs.language.tag)


def _name(settings: Settings, project: Project, catalogs: Shelf, stem: str) -> str:
    return files.po_name(project.root, settings, catalogs.language, stem)


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
