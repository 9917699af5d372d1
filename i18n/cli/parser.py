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
from i18n.cli.forms import FORMS, Form

PROGRAM = "pipeline.py"
INSTALLED = "i18n-pipeline"
"""What the program is called from here, and where it is installed."""

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


def parser(program: str = PROGRAM) -> ArgumentParser:
    """The arguments of every command; the result names the command in `command`. `program` is
    what the help calls the program."""
    top = _Parser(
        program,
        usage="%(prog)s [-C DIR] COMMAND [...]",
        description=DESCRIPTION,
        epilog=EPILOG.format(commands="\n".join(f"  {f.name:<11}{f.line}" for f in FORMS)),
        formatter_class=_formatter,
    )
    top.add_argument("-C", dest="dir", metavar="DIR", type=Path, default=Path(), help=_DIR)
    top.add_argument("--version", action="version", version=f"{INSTALLED} {__version__}")
    commands = top.add_subparsers(
        parser_class=_Command,
        prog=program,
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
    """An argument parser that guesses what an unknown word was meant to be."""

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(_unknown(found.command, rest[0]))
        return found

    def error(self, message: str) -> NoReturn:
        if found := _CHOICE.match(message):
            known = found["known"].replace("'", "").split(", ")
            near = get_close_matches(found["given"], known, 1)
            what, rest = f"{self._named(found['what'])} takes no", f"it takes {', '.join(known)}"
            if found["what"] == "COMMAND":
                what, rest = "there is no command", "--help lists them all"
            hint = f"did you mean “{near[0]}”?" if near else rest
            message = f"{what} “{found['given']}”; {hint}"
        super().error(message)

    def _named(self, argument: str) -> str:
        """An option by its name, anything else by its command's."""
        return argument if argument.startswith("-") else self.prog.split()[-1]


_CHOICE = re.compile(
    r"argument (?P<what>\S+): invalid choice: '(?P<given>[^']*)' \(choose from (?P<known>.*)\)"
)


def _unknown(command: str, given: str) -> str:
    """What a command says to a word that it does not take."""
    hint = f"`{command} --help` says what it takes"
    if not given.startswith("-"):
        return f"{command} takes no “{given}”; {hint}"
    form = next(form for form in FORMS if form.name == command)
    names = ["--quiet", "--help", *["--lang"] * form.lang, *["--json"] * form.json]
    names += [name for option, _ in form.options for name in option if name.startswith("-")]
    if given in names:
        return f"{given} stands after the command: {command} {given}"
    near = get_close_matches(given.partition("=")[0], names, 1)
    return f"{command} has no {given}; {f'did you mean {near[0]}?' if near else hint}"


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
