"""`glossary.csv`: a row a term, as people keep it in a spreadsheet.

    source,es,pt,do_not_translate,forbidden_es,case,note
    union,sindicato | gremio,sindicato,,unión,,of workers
    Los Mineros,,,yes,,,

Only `source` is needed. A column named by a language holds its renderings, parted by `|`, the
one to use first; `forbidden` those never to use, `forbidden_es` those of one language. Other
columns are kept as they are. Exports of other tools are read too: `term [es]` (Crowdin) and
`target` (Weblate, with the language that is being imported) are columns of a language.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import cast, get_args

from i18n.errors import CatalogError, LanguageError
from i18n.formats import csv_rows
from i18n.languages.locales import language
from i18n.late import late
from i18n.model import Problem
from i18n.terminology.glossary import ALL, Case, Glossary, Term

_OWN = ("source", "do_not_translate", "forbidden", "case", "note")
_SAME = {
    "term": "source",
    "donottranslate": "do_not_translate",
    "dnt": "do_not_translate",
    "notes": "note",
    "comment": "note",
    "comments": "note",
    "description": "note",
    "definition": "note",
}
_YES = frozenset(("yes", "y", "true", "1", "x", "✓", "sí", "si", "sim"))
_NO = frozenset(("", "no", "n", "false", "0", "-", "não", "nao"))
_TAG = late(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.I)
_CROWDIN = late(r"(term|description|note)s?_\[(.+)\]")
_FIRST = ("source",)


def read(
    data: bytes, path: str, source_language: str = "en", target: str = ""
) -> tuple[Glossary, tuple[Problem, ...]]:
    """The terms of a file, and a Problem for each cell that means nothing.

    `target` is the language of a column `target`. Raises CatalogError, with the line, where the
    file is no CSV or a column has no meaning.
    """
    rows = csv_rows.read(data, path)
    line, header = next(rows, (1, []))
    if not header:
        return Glossary(), ()
    meanings = [_meaning(name, path, line, source_language, target) for name in header]
    if "source" not in meanings:
        what = "the header row has no column “source”; it should be such as source,es,note"
        raise CatalogError(what, path=path, line=line)
    if doubled := _doubled(meanings):
        raise CatalogError(f"two columns are “{doubled}”; keep one", path=path, line=line)
    terms: list[Term] = []
    problems: list[Problem] = []
    for line, row in rows:
        if len(row) > len(header):
            what = f"this row has {len(row)} cells, the header row {len(header)}"
            what += "; quote the cell that has a comma"
            problems.append(Problem(path, line, "error", "glossary", what))
        cells = {m or n: c.strip() for m, n, c in zip(meanings, header, row, strict=False)}
        own = {m for m in meanings if m}
        if cells.get("source"):
            problems += _odd(cells, path, line)
            terms.append(_term(cells, own, line))
        else:
            what = "this row has no source; fill it in or delete the row"
            problems.append(Problem(path, line, "warning", "glossary", what))
    return Glossary(tuple(terms), tuple(header)), tuple(problems)


def _doubled(meanings: Iterable[str]) -> str:
    """The first meaning that two columns have; "" for none."""
    seen: set[str] = set()
    for meaning in filter(None, meanings):
        if meaning in seen:
            return meaning
        seen.add(meaning)
    return ""


def _meaning(name: str, path: str, line: int, source_language: str, target: str) -> str:
    """What a column is to us: one of ours, a language's tag, `forbidden_` and a tag, or ""."""
    plain = re.sub(r"[\s_-]+", "_", name.strip().lower())
    if match := _CROWDIN.fullmatch(plain):
        tag = _language(match[2], path, line)
        ours = match[1] == "term"
        if tag == source_language:
            return "source" if ours else "note"
        return tag if ours else ""
    plain = _SAME.get(plain, plain)
    if plain == "target" and target:
        return target
    if plain in _OWN:
        return plain
    if plain.startswith("forbidden_"):
        return f"forbidden_{_language(plain.removeprefix('forbidden_'), path, line)}"
    if _TAG.fullmatch(name.strip()) and (tag := _language_or(name.strip(), path, line)):
        return tag
    known = (*_OWN, "forbidden_es")
    if near := difflib.get_close_matches(plain, known, 1, 0.8):
        what = f"there is no column “{name.strip()}”; did you mean “{near[0]}”?"
        raise CatalogError(what, path=path, line=line)
    return ""


def _language(code: str, path: str, line: int) -> str:
    try:
        return language(code).tag
    except LanguageError as error:
        raise CatalogError(
            f"a column names a language: {error.what}", path=path, line=line
        ) from error


def _language_or(code: str, path: str, line: int) -> str:
    """The tag of a language; "" for a longer word that is none, such as `pos`."""
    try:
        return language(code).tag
    except LanguageError:
        return _language(code, path, line) if len(code) == 2 else ""


def _odd(cells: Mapping[str, str], path: str, line: int) -> Iterable[Problem]:
    keep, case = cells.get("do_not_translate", ""), cells.get("case", "")
    if keep.lower() not in _YES | _NO:
        what = f"do_not_translate is “{keep}”; write yes, or nothing"
        yield Problem(path, line, "error", "glossary", what)
    if case and case.lower() not in get_args(Case):
        what = f"case is “{case}”; write {', '.join(get_args(Case))}, or nothing"
        yield Problem(path, line, "error", "glossary", what)


def _term(cells: Mapping[str, str], own: set[str], line: int) -> Term:
    case = cells.get("case", "").lower()
    tags = [name for name in cells if name in own and name not in _OWN]
    never = {t.removeprefix("forbidden_"): _split(cells[t]) for t in tags if t[:10] == "forbidden_"}
    if general := _split(cells.get("forbidden", "")):
        never[ALL] = general
    return Term(
        source=cells["source"],
        targets={t: found for t in tags if t[:10] != "forbidden_" and (found := _split(cells[t]))},
        keep=cells.get("do_not_translate", "").lower() in _YES,
        forbidden={tag: found for tag, found in never.items() if found},
        case=cast("Case", case) if case in get_args(Case) else "sentence",
        note=cells.get("note", ""),
        others={name: cell for name, cell in cells.items() if name not in own and cell},
        line=line,
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for one in cell.split("|") if (found := one.strip())))


# --- writing -----------------------------------------------------------------


def write(found: Glossary, like: bytes | None = None, source_language: str = "en") -> bytes:
    """A glossary as a file, in the manner of the file that it was; its columns stay in their
    order, those that it needs besides come after them."""
    header = list(found.columns or _FIRST)
    meanings = [_meaning(name, "", 1, source_language, "") for name in header]
    known = {*meanings, *header}
    for name in (*_needed(found.terms), *([] if found.columns else ["note"])):
        if name not in known:
            known.add(name)
            header.append(name)
            meanings.append(name)
    rows = [
        [_cell(term, *pair) for pair in zip(meanings, header, strict=True)] for term in found.terms
    ]
    return csv_rows.write([header, *rows], like)


def _needed(terms: Sequence[Term]) -> tuple[str, ...]:
    """The columns without which something of the terms would be lost."""
    tags = sorted({tag for term in terms for tag in term.targets})
    never = sorted({tag for term in terms for tag in term.forbidden})
    own = [
        *tags,
        *(["do_not_translate"] if any(term.keep for term in terms) else []),
        *(f"forbidden_{tag}" if tag else "forbidden" for tag in never),
        *(["case"] if any(term.case != "sentence" for term in terms) else []),
        *(["note"] if any(term.note for term in terms) else []),
        *sorted({name for term in terms for name in term.others}),
    ]
    return tuple(own)


def _cell(term: Term, meaning: str, name: str) -> str:
    if not meaning or meaning in term.others:
        return term.others.get(name, "")
    if meaning == "do_not_translate":
        return "yes" if term.keep else ""
    if meaning == "case":
        return "" if term.case == "sentence" else term.case
    if meaning.startswith("forbidden"):
        return " | ".join(term.forbidden.get(meaning[10:], ()))
    if meaning in ("source", "note"):
        return term.source if meaning == "source" else term.note
    return " | ".join(term.targets.get(meaning, ()))
