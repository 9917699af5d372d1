"""What the settings of a site generator say of languages and folders."""

from __future__ import annotations

import contextlib
import posixpath
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from i18n.errors import PipelineError
from i18n.formats.data_values import values
from i18n.formats.data_values.scalar import DataForm
from i18n.storage import read

Strings = Mapping[tuple[str, ...], str]
"""What a file has by the names that lead to it, the numbers of a list among them: of a string
what it says, of all else ""."""

_FORMS: dict[str, DataForm] = {".yml": "yaml", ".yaml": "yaml", ".json": "json"}


@dataclass(frozen=True, slots=True)
class Config:
    """`languages` are the codes that a generator's settings name, the source's first if they say
    which that is; `content` the folder of pages, "" where they name none; `by_folder` says that
    each language has a folder; `hints` are what people have to change for us, a sentence each."""

    languages: tuple[str, ...] = ()
    content: str = ""
    by_folder: bool = False
    hints: tuple[str, ...] = ()


NOTHING = Config()
"""Settings that say nothing for us."""


def strings(path: Path) -> Strings:
    """What stands in a YAML, TOML or JSON file; none of one that cannot be read."""
    with contextlib.suppress(PipelineError, ValueError):
        text = read(path).decode("utf-8-sig")
        if path.suffix == ".toml":
            return dict(_flat(tomllib.loads(text), ()))
        form = _FORMS[path.suffix]
        said = {name: one.value for one in values.scalars(text, form) for name in one.paths}
        return {**{one.path: "" for one in values.names(text, form)}, **said}
    return {}


def _flat(table: Any, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if names:
        yield names, table if isinstance(table, str) else ""
    if isinstance(table, Mapping):
        for key, value in cast("Mapping[str, Any]", table).items():
            yield from _flat(value, (*names, key))
    elif isinstance(table, list):
        for number, value in enumerate(table):
            yield from _flat(value, (*names, str(number)))


def source(path: Path) -> str:
    """The text of a file of code; "" of one that cannot be read."""
    with contextlib.suppress(PipelineError):
        return read(path).decode("utf-8", "replace")
    return ""


# --- each generator's ----------------------------------------------------------------------


def mkdocs(path: Path) -> Config:
    """What mkdocs.yml says of its folder, and of languages to mkdocs-static-i18n."""
    found = strings(path)
    ours = {names: value for names, value in found.items() if "i18n" in names[:3]}
    languages = tuple(value for names, value in ours.items() if names[-1] == "locale")
    structure = next((v for names, v in ours.items() if names[-1] == "docs_structure"), "suffix")
    what = f"{path.name} names no languages: add the plugin mkdocs-static-i18n"
    hints = () if languages else (f"{what} (docs/generators/mkdocs.md)",)
    return Config(languages, found.get(("docs_dir",), ""), structure == "folder", hints)


def hugo(top: Path, paths: list[Path]) -> Config:
    """What Hugo's settings, in one file or several, say of languages."""
    found = {names: value for path in paths for names, value in _of_hugo(path).items()}
    default = next((v for n, v in found.items() if n[-1].lower() == "defaultcontentlanguage"), "")
    inside = (names[1] for names in found if names[0] == "languages" and len(names) > 1)
    codes = list(dict.fromkeys(inside))
    folders = {names[1]: v for names, v in found.items() if _is_folder_of_language(names)}
    content = next((v for names, v in found.items() if _is_content(names)), "")
    content = posixpath.dirname(next(iter(folders.values()))) if folders else content
    own = top / (content or "content") / (default or "en")
    hints = [
        f"the pages in “{code}” are in {there}: call that folder “{code}”, as we do"
        for code, there in folders.items()
        if posixpath.basename(there).lower() != code.lower()
    ]
    if len(codes) < _SEVERAL:
        hints.append(f"{paths[0].name} names no languages to translate into: add them to it")
    ordered = sorted(codes, key=lambda code: code.lower() != default.lower())
    known = tuple(ordered) or ((default,) if default else ())
    return Config(known, content, bool(folders) or own.is_dir(), tuple(hints))


_SEVERAL = 2


def _of_hugo(path: Path) -> Strings:
    """The strings of a file; what is in `languages.toml` stands below that name."""
    found = strings(path)
    if path.stem != "languages":
        return found
    return {("languages", *names): value for names, value in found.items()}


def _is_folder_of_language(names: tuple[str, ...]) -> bool:
    return len(names) == 3 and names[0] == "languages" and names[2].lower() == "contentdir"


def _is_content(names: tuple[str, ...]) -> bool:
    return len(names) == 1 and names[0].lower() == "contentdir"


_LOCALES = re.compile(r"\blocales\s*:\s*\[([^\]]*)\]")
_DEFAULT = re.compile(r"""\bdefaultLocale\s*:\s*["']([\w-]+)["']""")
_CODE = re.compile(r"""["']([\w-]+)["']""")


def docusaurus(path: Path) -> Config:
    """The locales that docusaurus.config.js names, if it does so in the plainest way."""
    text = source(path)
    listed = _LOCALES.search(text)
    default = _DEFAULT.search(text)
    codes = _CODE.findall(listed[1]) if listed else []
    first = [default[1]] if default else []
    known = tuple(dict.fromkeys((*first, *codes)))
    what = f"{path.name} names no languages to translate into: add them to `i18n.locales` there"
    return Config(known, hints=() if len(known) >= _SEVERAL else (what,))


_INPUT = re.compile(r"""\binput\s*:\s*["']([^"']+)["']""")


def eleventy(path: Path) -> Config:
    """The folder of pages that Eleventy's settings name."""
    found = _INPUT.search(source(path))
    return Config(content=found[1].removeprefix("./").strip("/") if found else "")
