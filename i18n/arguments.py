"""The command line's words: what each command takes, and how it explains itself."""

from __future__ import annotations

import contextlib
import re
from argparse import (
    SUPPRESS,
    ArgumentParser,
    ArgumentTypeError,
    RawDescriptionHelpFormatter,
)
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from i18n import __version__

PROGRAM = "pipeline.py"

DESCRIPTION = """\
Translate a site: English pages in source_texts/ become PO catalogs in locales/,
drafted by a machine, reviewed by people, published in site/."""

EPILOG = """\
commands (COMMAND --help says more):
{commands}

the common path:
  run                    do everything; run it again after any change
  (review the catalogs)  open locales/es/LC_MESSAGES/*.po in a PO editor;
                         a message is approved when it is no longer fuzzy
  run                    publish what is approved

exit codes: 0 clean (warnings included), 1 a message, page or file has an error,
2 the command could not run."""

_DIR = "the site's directory, with source_texts/ in it (default: here)"
_LANG = "only this language, such as es or pt-BR; may be given again (default: all)"
_COSMETIC = "keep approvals of sources that changed in looks only, such as a typo"
_FORMAT = "text for people (default), json, or github's annotations"
_LEAST = "exit code 1 if less than N %% of a language's words are approved"
_JSON = "print facts for a machine"
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


@dataclass(frozen=True, slots=True)
class Form:
    """A command as the help shows it, and whether it takes --lang and --json."""

    name: str
    line: str
    text: str
    lang: bool = True
    json: bool = False


FORMS = (
    Form(
        "run",
        "extract, translate, check and build",
        "Brings the catalogs up to date with the pages, drafts what nobody has\n"
        "translated, checks everything, and writes site/ (approved) and preview/ (drafts\n"
        "too). What people wrote is never changed. A second run changes nothing.",
        json=True,
    ),
    Form(
        "extract",
        "bring templates and catalogs up to date with the pages",
        "Writes locales/templates/ and merges it into locales/<language>/. A changed\n"
        "sentence keeps its translation as fuzzy with the previous source; a deleted one\n"
        "keeps it as obsolete.",
    ),
    Form(
        "translate",
        "draft what nobody has translated",
        "Fills empty messages, from what people approved elsewhere or by the best\n"
        "installed route. Drafts are fuzzy until a person clears the mark.",
    ),
    Form(
        "check",
        "look for what is wrong in the catalogs",
        "Tags, placeholders, numbers, empty and unchanged texts. Errors are in approved\n"
        "messages only: such a message falls back to the source until it is mended. For\n"
        "continuous integration: --fail-under 90 --format github.",
        json=True,
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
    ),
    Form(
        "why",
        "why a page reads as it does, sentence by sentence",
        "Says for each sentence of PAGE, a path below the sources folder, who gave it its\n"
        "text, or why it is in English: new, not approved, changed, a failed check. With\n"
        "TEXT only for the sentences that hold it. `index` is index.html, if no other is.",
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
    ),
    Form(
        "evaluate",
        "measure the routes by pages that people have translated",
        "Compares drafts with people's translations: give a folder of pages and the\n"
        "folder of their translations, or .po, .tmx or .csv files. chrF and BLEU through\n"
        "the pipeline and by the bare route, tags in place, names kept, words of another\n"
        "language, and speed. With --set, runs take the routes in the measured order.",
        json=True,
    ),
    Form(
        "tm",
        "bring in or take out a translation memory (TMX, CSV)",
        "What people approved is remembered by itself, on all pages. `tm import` adds\n"
        "what they translated elsewhere (it is kept in locales/memory/), `tm export`\n"
        "writes all of it to a file.",
    ),
    Form(
        "terms",
        "suggest or bring in terms for glossary.csv",
        "`terms suggest` lists the names and phrases that the pages repeat and the\n"
        "glossary does not have; with --add they become its rows. `terms import` brings\n"
        "in glossaries of other tools; what is there already stays. Drafts use the\n"
        "glossary, and check looks whether translations do.",
        json=True,
    ),
    Form(
        "git-merge",
        "merge catalogs message by message, for git",
        "With --install sets this repository up, once: from then on `git merge` and\n"
        "`git pull` merge two people's catalogs by message. Where both gave one message\n"
        "different texts it keeps both, one of them as a comment, and is fuzzy.",
        lang=False,
    ),
    Form(
        "roundtrip",
        "show that pages come back byte for byte",
        "Parses and renders every page below PATH without translating it, and compares\n"
        "the bytes. Exit code 1 if any differs.",
        lang=False,
    ),
)


def parser() -> ArgumentParser:
    """The arguments of every command; the result names the command in `command`."""
    top = _Parser(
        PROGRAM,
        usage="%(prog)s [-C DIR] COMMAND [...]",
        description=DESCRIPTION,
        epilog=EPILOG.format(commands="\n".join(f"  {f.name:<11}{f.line}" for f in FORMS)),
        formatter_class=_formatter,
    )
    top.add_argument("-C", dest="dir", metavar="DIR", type=Path, default=Path(), help=_DIR)
    top.add_argument("--version", action="version", version=f"i18n-pipeline {__version__}")
    commands = top.add_subparsers(
        prog=PROGRAM, help=SUPPRESS, metavar="COMMAND", dest="command", required=True
    )
    for form in FORMS:
        _fill(
            commands.add_parser(
                form.name,
                description=f"{form.line[0].upper()}{form.line[1:]}.\n\n{form.text}",
                formatter_class=_formatter,
            ),
            form,
        )
    return top


def _fill(command: ArgumentParser, form: Form) -> None:
    command.set_defaults(quiet=False, lang=[], format="text")
    _common(command, lang=form.lang, json=form.json)
    if form.name == "extract":
        command.add_argument("--cosmetic", action="store_true", help=_COSMETIC)
    if form.name == "translate":
        command.add_argument("--redo", action="store_true", help=_REDO)
    if form.name == "run":
        command.add_argument("--dry-run", action="store_true", help=_DRY)
    if form.name == "check":
        command.add_argument("--format", choices=("text", "json", "github"), help=_FORMAT)
        command.add_argument("--fail-under", metavar="N", type=_percent, default=0.0, help=_LEAST)
    if form.name == "status":
        command.add_argument("--effort", action="store_true", help=_EFFORT)
    if form.name == "why":
        command.add_argument("page", metavar="PAGE", help="such as news/a.html")
        command.add_argument("text", metavar="TEXT", nargs="?", default="", help="words in it")
    if form.name == "engines":
        command.add_argument("action", nargs="?", choices=("list", "install", "remove"))
        command.add_argument("what", metavar="WHAT", nargs="*", help=_MODEL)
        command.add_argument("--engine", choices=("firefox", "argos"), help="only its models")
        command.add_argument("--dry-run", action="store_true", help=_DRY_INSTALL)
    if form.name == "tm":
        command.add_argument("action", choices=("import", "export"))
        command.add_argument("files", metavar="FILE", type=Path, nargs="+", help=_MEMORY)
    if form.name == "terms":
        _terms(command)
    if form.name == "evaluate":
        command.add_argument("paths", metavar="PATH", type=Path, nargs="+", help=_REFERENCES)
        command.add_argument("--route", metavar="NAME", action="append", default=[], help=_ROUTE)
        command.add_argument("--sample", metavar="N", type=int, default=500, help=_SAMPLE)
        command.add_argument("--report", metavar="FILE", type=Path, help=_REPORT)
        command.add_argument("--set", action="store_true", help=_SET)
    if form.name == "git-merge":
        command.add_argument("--install", action="store_true", help="set this repository up")
        command.add_argument("files", metavar="FILE", type=Path, nargs="*", help=_FILES)
    if form.name == "roundtrip":
        command.add_argument("paths", metavar="PATH", type=Path, nargs="+", help="file or folder")
        command.add_argument("--out", metavar="DIR", type=Path, help="write rendered pages there")


def _json(command: ArgumentParser) -> None:
    """One way to say it, whether a command knows further formats or not."""
    more: Any = {"default": SUPPRESS}
    command.add_argument(
        "--json", action="store_const", dest="format", const="json", help=_JSON, **more
    )


def _percent(text: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 <= (number := float(text.removesuffix("%"))) <= 100:
            return number
    raise ArgumentTypeError(f"“{text}” is no number from 0 to 100")


class _Parser(ArgumentParser):
    """An argument parser that guesses what an unknown command was meant to be."""

    def error(self, message: str) -> NoReturn:
        if found := re.match(r"argument COMMAND: invalid choice: '([^']*)'", message):
            near = get_close_matches(found[1], [form.name for form in FORMS], 1)
            hint = f"did you mean “{near[0]}”?" if near else "--help lists them all"
            message = f"there is no command “{found[1]}”; {hint}"
        super().error(message)


def _common(command: ArgumentParser, *, lang: bool, json: bool) -> None:
    """What commands take alike."""
    more: Any = {"default": SUPPRESS}
    command.add_argument("-C", dest="dir", metavar="DIR", type=Path, help=_DIR, **more)
    command.add_argument("--quiet", action="store_true", help="print problems only", **more)
    if lang:
        command.add_argument("--lang", metavar="CODE", action="append", help=_LANG, **more)
    if json:
        _json(command)


def _terms(command: ArgumentParser) -> None:
    """`suggest` and `import` take different things."""
    actions = command.add_subparsers(
        prog=command.prog, metavar="ACTION", dest="action", required=True
    )
    suggest = actions.add_parser(
        "suggest", help="what the pages repeat", formatter_class=_formatter
    )
    suggest.add_argument("--add", action="store_true", help=_ADD)
    bring = actions.add_parser("import", help="from .tbx or .csv files", formatter_class=_formatter)
    bring.add_argument("files", metavar="FILE", type=Path, nargs="+", help=_TERMS)
    command.set_defaults(add=False, files=[])
    for one in (suggest, bring):
        _common(one, lang=True, json=True)


def _formatter(prog: str) -> RawDescriptionHelpFormatter:
    return RawDescriptionHelpFormatter(prog, max_help_position=20, width=80)
