"""The commands: what each is called, how it explains itself, what it takes."""

from __future__ import annotations

import contextlib
from argparse import ArgumentTypeError
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_COSMETIC = "keep approvals of sources that changed in looks only, such as a typo"
_FORMAT = "text for people (default), json, or github's annotations"
_LEAST = "exit code 1 if less than N %% of a language's words are approved"
_SITE = "look at the built site too: links, languages, heads, marks"
_EFFORT = "how much people changed the drafts, by route"
_DRY = "say what a run would do, and write nothing"
_DRY_INSTALL = "say what would be fetched, and fetch nothing"
_MODEL = "languages, files or folders/ to install, or names to remove"
_MEMORY = "a .tmx or .csv file"
_TERMS = "a .tbx or .csv file to import"
_ADD = "add what is suggested to the glossary"
_FILES = "base, ours, theirs and the name, as git gives them"
_REFERENCES = "two folders (or pages), source and human translation; or files"
_ROUTE = "only this route, by its name; may be given again"
_SAMPLE = "so many sentences, always the same ones; 0 for all (default: 500)"
_REPORT = "write a page with charts and the worst sentences, such as report.html"
_SET = "write the measured order to locales/quality.json, for the next run"
_REDO = "draft anew what a machine drafted before and nobody touched"


Option = tuple[tuple[str, ...], Mapping[str, Any]]
"""An argument's names and, as argparse takes it, how it is read."""


def _option(*names: str, **how: Any) -> Option:
    return names, how


def _percent(text: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 <= (number := float(text.removesuffix("%"))) <= 100:
            return number
    raise ArgumentTypeError(f"“{text}” is no number from 0 to 100")


@dataclass(frozen=True, slots=True)
class Form:
    """A command as the help shows it, whether it takes --lang and --json, and what else."""

    name: str
    line: str
    text: str
    lang: bool = True
    json: bool = False
    options: tuple[Option, ...] = ()


FORMS = (
    Form(
        "run",
        "extract, translate, check and build",
        "Brings the catalogs up to date with the pages, drafts what nobody has\n"
        "translated, checks everything, and writes site/ (approved) and preview/ (drafts\n"
        "too). What people wrote is never changed. A second run changes nothing.",
        json=True,
        options=(_option("--dry-run", action="store_true", help=_DRY),),
    ),
    Form(
        "extract",
        "bring templates and catalogs up to date with the pages",
        "Writes locales/templates/ and merges it into locales/<language>/. A changed\n"
        "sentence keeps its translation as fuzzy with the previous source; a deleted one\n"
        "keeps it as obsolete.",
        options=(_option("--cosmetic", action="store_true", help=_COSMETIC),),
    ),
    Form(
        "translate",
        "draft what nobody has translated",
        "Fills empty messages, from what people approved elsewhere or by the best\n"
        "installed route. Drafts are fuzzy until a person clears the mark.",
        options=(_option("--redo", action="store_true", help=_REDO),),
    ),
    Form(
        "check",
        "look for what is wrong in the catalogs",
        "Tags, placeholders, numbers, empty and unchanged texts. Errors are in approved\n"
        "messages only: such a message falls back to the source until it is mended. With\n"
        "--site the built site as well: links, languages, heads, marks. For continuous\n"
        "integration: --fail-under 90 --format github.",
        json=True,
        options=(
            _option("--format", choices=("text", "json", "github"), help=_FORMAT),
            _option("--fail-under", metavar="N", type=_percent, default=0.0, help=_LEAST),
            _option("--site", action="store_true", help=_SITE),
        ),
    ),
    Form(
        "build",
        "write site/ and preview/ from the catalogs",
        "Needs no translation engine. A page is published in a language when all its\n"
        "words are approved, and stays while 80 % are; published.txt beside the catalogs\n"
        "records it.",
        lang=False,
    ),
    Form(
        "rollback",
        "put the release before this one back into site/",
        "A build keeps the release that it replaced. The catalogs stay as they are: the\n"
        "next build publishes them again. A second rollback undoes the first.",
        lang=False,
    ),
    Form(
        "status",
        "how far each language and each page is",
        "Messages and words by state, for each page: empty, draft, approved, problems,\n"
        "and whether it is in the site. With --effort how much people changed the drafts\n"
        "that they approved, by route: the share left unchanged, the words edited for\n"
        "each word approved, and chrF of the drafts against the approved texts.",
        json=True,
        options=(_option("--effort", action="store_true", help=_EFFORT),),
    ),
    Form(
        "why",
        "why a page reads as it does, sentence by sentence",
        "Says for each sentence of PAGE, a path below the sources folder, who gave it its\n"
        "text, or why it is in English: new, not approved, changed, a failed check. With\n"
        "TEXT only for the sentences that hold it. `index` is index.html, if no other is.\n"
        "Files of UI strings are pages here; TEXT may be a key, such as menu.home.",
        options=(
            _option("page", metavar="PAGE", help="such as news/a.html"),
            _option("text", metavar="TEXT", nargs="?", default="", help="words in it"),
        ),
    ),
    Form(
        "engines",
        "what can translate here, and by which routes",
        "Installed language pairs, the routes to each language, and what to install for\n"
        "more. `engines install es` fetches the best model for Spanish (the one command\n"
        "that needs the network); it also takes a FILE.argosmodel, or a folder or zip of\n"
        "Firefox models. `engines list` says which models are here, `engines remove NAME`\n"
        "takes one away.",
        json=True,
        options=(
            _option("action", nargs="?", choices=("list", "install", "remove")),
            _option("what", metavar="WHAT", nargs="*", help=_MODEL),
            _option("--engine", choices=("firefox", "argos"), help="only its models"),
            _option("--dry-run", action="store_true", help=_DRY_INSTALL),
        ),
    ),
    Form(
        "evaluate",
        "measure the routes by pages that people have translated",
        "Compares drafts with people's translations: give a folder of pages and the\n"
        "folder of their translations, or .po, .tmx or .csv files. chrF and BLEU through\n"
        "the pipeline and by the bare route, tags in place, names kept, words of another\n"
        "language, and speed. With --set, runs take the routes in the measured order.",
        json=True,
        options=(
            _option("paths", metavar="PATH", type=Path, nargs="+", help=_REFERENCES),
            _option("--route", metavar="NAME", action="append", default=[], help=_ROUTE),
            _option("--sample", metavar="N", type=int, default=500, help=_SAMPLE),
            _option("--report", metavar="FILE", type=Path, help=_REPORT),
            _option("--set", action="store_true", help=_SET),
        ),
    ),
    Form(
        "tm",
        "bring in or take out a translation memory (TMX, CSV)",
        "What people approved is remembered by itself, on all pages. `tm import` adds\n"
        "what they translated elsewhere and is not here yet (it is kept in\n"
        "locales/memory/), `tm export` writes all of it to a file.",
        options=(
            _option("action", choices=("import", "export"), metavar="{import,export}"),
            _option("files", metavar="FILE", type=Path, nargs="+", help=_MEMORY),
        ),
    ),
    Form(
        "terms",
        "suggest or bring in terms for glossary.csv",
        "`terms suggest` lists the names and phrases that the pages repeat and the\n"
        "glossary does not have; with --add they become its rows. `terms import` brings\n"
        "in glossaries of other tools; what is there already stays. Drafts use the\n"
        "glossary, and check looks whether translations do.",
        json=True,
        options=(
            _option("action", choices=("suggest", "import"), metavar="{suggest,import}"),
            _option("files", metavar="FILE", type=Path, nargs="*", help=_TERMS),
            _option("--add", action="store_true", help=_ADD),
        ),
    ),
    Form(
        "git-merge",
        "merge catalogs message by message, for git",
        "With --install sets this repository up, once: from then on `git merge` and\n"
        "`git pull` merge two people's catalogs by message. Where both gave one message\n"
        "different texts it keeps both, one of them as a comment, and is fuzzy.",
        lang=False,
        options=(
            _option("--install", action="store_true", help="set this repository up"),
            _option("files", metavar="FILE", type=Path, nargs="*", help=_FILES),
        ),
    ),
    Form(
        "roundtrip",
        "show that pages come back byte for byte",
        "Parses and renders every page below PATH without translating it, and compares\n"
        "the bytes. Exit code 1 if any differs.",
        lang=False,
        options=(
            _option("paths", metavar="PATH", type=Path, nargs="+", help="file or folder"),
            _option("--out", metavar="DIR", type=Path, help="write rendered pages there"),
        ),
    ),
)
