"""A site's UI strings in its languages: JSON in the file's own shape, PO and MO for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from i18n.errors import SourceError
from i18n.formats.gettext import mo, po
from i18n.formats.ui_strings import resource
from i18n.formats.ui_strings.json_serialize import Forms
from i18n.formats.ui_strings.resource import UiStrings
from i18n.languages import locales, plural_forms
from i18n.model import Catalog, Key, Language, Message, Problem
from i18n.project import language_catalogs, ui_string_files
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.publishing.bundles.approved import Bundle
from i18n.stages.publish.editions import Ready


class Written(NamedTuple):
    """The files of UI strings by path, and what could not be written."""

    files: dict[str, bytes]
    problems: tuple[Problem, ...]


def write(project: Project, ready: Ready, *, preview: bool) -> Written:
    """What the site's languages have of its UI strings, by path; drafts too in a preview. What
    the sources have themselves under such a path is left to them."""
    out: dict[str, bytes] = {}
    problems: list[Problem] = []
    for catalogs, bundles in ready:
        for one in project.strings:
            rule = project.settings.publishing(catalogs.language.tag, one.path)
            found = bundles.get(project.paths.stem(one.path))
            if found is not None and (preview or rule.show != "none"):
                shown = _messages(found, drafts=preview or rule.show == "drafts")
                try:
                    out |= _files(project, catalogs, one, shown)
                except SourceError as error:
                    problems.append(_unwritten(project, catalogs.language, error))
    taken = frozenset(project.assets)
    return Written({p: data for p, data in out.items() if p not in taken}, tuple(problems))


def _unwritten(project: Project, language: Language, error: SourceError) -> Problem:
    where = f"{project.settings.sources}/{error.path}"
    what = f"in {language.name}: {error.what}"
    return Problem(where, error.line, "error", "unwritten", what, language.tag)


def _messages(bundle: Bundle, *, drafts: bool) -> dict[Key, Message]:
    shown = bundle.messages + bundle.drafts if drafts else bundle.messages
    return {message.key: message for message in shown}


def _files(
    project: Project, catalogs: LanguageCatalogs, one: UiStrings, messages: Mapping[Key, Message]
) -> dict[str, bytes]:
    if one.is_po:
        return _gettext(project, catalogs, one, messages)
    found = resource.localized(one, messages, _forms(project, catalogs, one))
    path = _place(project, one.path, catalogs.language)
    return {} if found is None else {path: found.encode()}


def _place(project: Project, path: str, language: Language) -> str:
    """Where a file goes in a language. PO has gettext's folders, unless its own name the
    source language."""
    source = project.source.tag
    if not path.lower().endswith(resource.PO_SUFFIXES):
        return ui_string_files.place(path, source, language.tag, project.settings.places)
    name = PurePosixPath(path).with_suffix(".po").as_posix()
    own = ui_string_files.renamed(name, source, language.folder)
    return own if own != name else f"i18n/{language.folder}/LC_MESSAGES/{name}"


def _forms(project: Project, catalogs: LanguageCatalogs, one: UiStrings) -> Forms:
    """How a language counts, by the catalog that holds the strings."""
    found = catalogs.catalogs[project.paths.stem(one.path)]
    tag = catalogs.language.tag
    category = locales.plural_category(tag)
    by_category = plural_forms.by_category(
        language_catalogs.plurals(found, catalogs.language),
        locales.plural_categories(tag),
        category,
    )
    return Forms(by_category, any(category(n) == "zero" for n in range(1, 101)), tag)


def _gettext(
    project: Project, catalogs: LanguageCatalogs, one: UiStrings, messages: Mapping[Key, Message]
) -> dict[str, bytes]:
    """PO and MO under gettext's path, with the program's own msgids."""
    found = resource.gettext(one, messages)
    if not found:
        return {}
    catalog = catalogs.catalogs[project.paths.stem(one.path)]
    header = language_catalogs.for_readers(catalog, catalogs.language) or language_catalogs.header(
        catalog, catalogs.language, project.settings
    )
    path = _place(project, one.path, catalogs.language)
    compiled = PurePosixPath(path).with_suffix(".mo").as_posix()
    whole = Catalog(catalogs.language.tag, found, header)
    return {path: po.write(whole).encode(), compiled: mo.write(header, found)}


def check(project: Project) -> Iterator[Problem]:
    """Files of the sources that stand where UI strings in a language go: they stay."""
    taken = frozenset(project.assets)
    for strings in project.string_paths:
        for language in project.languages:
            path = _place(project, strings, language)
            if path in taken:
                what = f"stands where {strings} in {language.name} goes; take it out to let it"
                where = project.paths.source_name(path)
                yield Problem(where, 0, "warning", "collision", what, language.tag)


def kept(project: Project, languages: Iterable[LanguageCatalogs]) -> list[str]:
    """What the last build has of UI strings that cannot be read now, or whose catalog cannot."""
    lost = ui_string_files.chosen(project.unread, project.settings.strings)
    found = []
    for one in languages:
        mine = (s.path for s in project.strings if project.paths.stem(s.path) in one.unreadable)
        found += [_place(project, path, one.language) for path in (*lost, *mine)]
    return [*found, *(PurePosixPath(path).with_suffix(".mo").as_posix() for path in found)]
