"""The addresses of a language's pages: what catalogs say, what is taken, what was before."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from i18n.catalogs import page_slugs
from i18n.model import Language, Message, Problem, State
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, still_sources
from i18n.publishing import editions, layout
from i18n.storage import read, write

REDIRECTS = "_redirects"
"""Where Netlify, Cloudflare Pages and GitLab Pages read what moved."""
REDIRECTS_JSON = "i18n/redirects.json"


def check(project: Project) -> Iterator[Problem]:
    """Source pages and files that the layout puts at the same place."""
    taken = {asset: asset for asset in project.assets}
    for path in project.page_paths:
        tag = project.source.tag
        file = layout.place(path, tag, project.settings.places, original=True)
        if file in taken:
            what = f"the layout puts it at {file}, where {taken[file]} goes; rename one of them"
            where = project.paths.source_name(path)
            yield Problem(where, 0, "error", "collision", what)
        taken.setdefault(file, path)


def choose(
    project: Project, catalogs: LanguageCatalogs, pages: Sequence[str]
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The translated paths of a language's pages. An address that another page or file has is
    an error-level Problem, and its page keeps the source's address."""
    if not project.settings.slugs:
        return {}, ()
    tag, places = catalogs.language.tag, project.settings.places
    at_home = {layout.place(p, "", places, original=True): p for p in project.at_hand}
    taken = {**{asset: asset for asset in project.assets}, **at_home}
    wanted = {page: _translated(project, catalogs, page) for page in pages}
    own = {page: layout.place(page, tag, places, original=False) for page in pages}
    chosen, problems = {}, []
    for page, message in sorted(wanted.items()):
        if message is None:
            continue
        path = page_slugs.translated(page, [message])
        file = layout.place(path, tag, places, original=False)
        # Every page keeps its own place free, to fall back to.
        others = taken | {there: other for other, there in own.items() if other != page}
        if there := _there(file, others):
            problems.append(_taken(project, catalogs, message, file, others[there], page))
        else:
            chosen[page] = path
            taken[file] = page
    return chosen, tuple(problems)


def _there(file: str, taken: Collection[str]) -> str:
    """What is at a file's place, would be a folder of it, or it a folder of that; "" if none."""
    above = {parent.as_posix() for parent in PurePosixPath(file).parents}
    found = (one for one in taken if one == file or one in above or one.startswith(f"{file}/"))
    return next(found, "")


def _translated(project: Project, catalogs: LanguageCatalogs, page: str) -> Message | None:
    """The approved message that gives a page another address."""
    found = catalogs.catalogs.get(project.paths.stem(page))
    for message in found.messages if found else ():
        if message.state is State.APPROVED and page_slugs.translated(page, [message]) != page:
            return message
    return None


def _taken(
    project: Project, catalogs: LanguageCatalogs, message: Message, file: str, other: str, page: str
) -> Problem:
    name = project.paths.stem(page)
    where = project.paths.po_name(catalogs.language, name)
    what = f"{file} would be where {other} is already; choose another address for {page}"
    return Problem(where, message.line, "error", "address", what, catalogs.language.tag)


# --- what moved ------------------------------------------------------------------


def moved(build: editions.Build, before: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Where pages were, or would be without a translated address, to where they are now: paths
    below the host. `before` has, by language, the pages of the paths of former times."""
    everyone = (build.home, *build.editions)
    now = {editions.place(path, one, build) for one in everyone for path in one.pages}
    found = {}
    for edition in build.editions:
        former = {path: path for path in edition.slugs} | {**before.get(edition.language.tag, {})}
        for path, page in former.items():
            old = editions.place(path, replace(edition, slugs={}), build)
            if old not in now and page in edition.pages:
                new = editions.place(page, edition, build)
                found[layout.address(old, build.base_url)] = layout.address(new, build.base_url)
    return dict(sorted(found.items()))


def redirects(found: Mapping[str, str]) -> dict[str, bytes]:
    """The files that tell a server what moved.

    Format: https://docs.netlify.com/manage/routing/redirects/overview/ , `from to status`.
    """
    if not found:
        return {}
    lines = "".join(f"{old} {new} 301\n" for old, new in found.items())
    whole = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    return {REDIRECTS: lines.encode(), REDIRECTS_JSON: whole.encode()}


def former(project: Project, language: Language) -> dict[str, str]:
    """The paths that pages of a language had before, to the pages."""
    path = project.paths.addresses(language)
    if not path.is_file():
        return {}
    lines = read(path).decode("utf-8-sig", "replace").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2 and not page_slugs.fault(pair[0])}


def followed(
    project: Project, language: Language, before: Mapping[str, str], now: Mapping[str, str]
) -> dict[str, str]:
    """The paths that pages had before, to the pages as they are called now. `before` and `now`
    have the path of each page; one that is gone, and at whose translated path another is now,
    got that name."""
    pages = still_sources(project, before)
    at = {path: page for page, path in now.items()}
    names = {old: at[path] for old, path in before.items() if old not in pages and path in at}
    known = {**former(project, language), **{path: page for page, path in before.items()}}
    return {**names, **{path: names.get(page, page) for path, page in known.items()}}


def remember(
    project: Project, language: Language, before: Mapping[str, str], now: Mapping[str, str]
) -> bool:
    """Keep the paths that pages had and have no more: `path<TAB>page` a line; whether that is
    news. `before` and `now` have the path of each page."""
    old = former(project, language)
    pages = followed(project, language, before, now)
    known = {p: page for p, page in pages.items() if p in old or p not in (page, now.get(page))}
    if known == old:
        return False
    path = project.paths.addresses(language)
    lines = "".join(f"{old}\t{page}\n" for old, page in sorted(known.items()))
    return write(path, lines.encode(), project.root)
