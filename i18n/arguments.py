"""The command line's words: what each command takes, and how it explains itself."""

from __future__ import annotations

import re
from argparse import (
    SUPPRESS,
    ArgumentParser,
    RawDescriptionHelpFormatter,
)
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from i18n import __version__
from i18n.forms import FORMS, Form

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
_JSON = "print facts for a machine"


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
        parser_class=_Command,
        prog=PROGRAM,
        help=SUPPRESS,
        metavar="COMMAND",
        dest="command",
        required=True,
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
    command.add_argument("-C", dest="dir", metavar="DIR", type=Path, default=SUPPRESS, help=_DIR)
    command.add_argument("--quiet", action="store_true", help="print problems only")
    if form.lang:
        command.add_argument("--lang", metavar="CODE", action="append", default=[], help=_LANG)
    if form.json:
        command.add_argument(
            "--json", action="store_const", dest="format", const="json", help=_JSON
        )
    for names, how in form.options:
        command.add_argument(*names, **how)


class _Parser(ArgumentParser):
    """An argument parser that guesses what an unknown command was meant to be."""

    def error(self, message: str) -> NoReturn:
        if found := re.match(r"argument COMMAND: invalid choice: '([^']*)'", message):
            near = get_close_matches(found[1], [form.name for form in FORMS], 1)
            hint = f"did you mean “{near[0]}”?" if near else "--help lists them all"
            message = f"there is no command “{found[1]}”; {hint}"
        super().error(message)


class _Command(_Parser):
    """A command that takes its options anywhere: `engines install --engine argos es`."""

    within = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if self.within:
            return super().parse_known_args(args, namespace)
        self.within = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self.within = False


def _formatter(prog: str) -> RawDescriptionHelpFormatter:
    return RawDescriptionHelpFormatter(prog, max_help_position=20, width=80)
