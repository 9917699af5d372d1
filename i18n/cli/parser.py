"""The command line's words: what each command takes, and how it explains itself."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from i18n import __version__
from i18n.cli.choices import UnknownWordError, choice, command_choice, nearest
from i18n.cli.command_list import LINES, command
from i18n.cli.command_spec import Argument, CommandSpec, Invocation

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
_JSON = "print JSON, for programs"


def parse(words: Sequence[str], program: str = PROGRAM) -> Invocation:
    """The command that the words name, with all that it is given; `program` is what the help
    calls the program. Ends the process for --help, --version and what nobody understands."""
    top = _top(program)
    try:
        found, unknown = top.parse_known_args(words)
    except UnknownWordError as error:
        top.error(str(error))
    spec = command(found.command)
    more = _command(spec, program).parse_known_args(found.rest, found)[1]
    if rest := [*unknown, *more]:
        top.error(_unknown(spec, rest[0]))
    return spec.invocation(vars(found))


def _top(program: str) -> ArgumentParser:
    """What stands before a command, and the command; what it is given is in `rest`."""
    top = _Top(
        program,
        usage="%(prog)s [-C DIR] COMMAND [...]",
        description=DESCRIPTION,
        formatter_class=_formatter,
    )
    _add_directory(top, Path())
    top.add_argument("--version", action="version", version=f"{INSTALLED} {__version__}")
    top.add_argument("command", metavar="COMMAND", help=SUPPRESS, type=command_choice(tuple(LINES)))
    rest = top.add_argument("rest", nargs="...", help=SUPPRESS)
    rest.required = False  # else Python 3.11 asks for it by name
    return top


class _Top(ArgumentParser):
    """The parser of the program, whose help lists the commands and reads no file of theirs."""

    def format_help(self) -> str:
        lines = "\n".join(f"  {name:<11}{line}" for name, line in LINES.items())
        self.epilog = EPILOG.format(commands=lines)
        return super().format_help()


def _command(spec: CommandSpec, program: str) -> ArgumentParser:
    """What a command takes."""
    line = LINES[spec.name]
    parser = _Command(
        f"{program} {spec.name}",
        description=f"{line[0].upper()}{line[1:]}.\n\n{spec.text}",
        formatter_class=_formatter,
    )
    parser.set_defaults(quiet=False, languages=[], format="text")
    _add_directory(parser, SUPPRESS)
    parser.add_argument("--quiet", action="store_true", help="print problems only")
    if spec.languages:
        parser.add_argument(
            "--lang", dest="languages", metavar="CODE", action="append", default=[], help=_LANG
        )
    if spec.json:
        parser.add_argument("--json", action="store_const", dest="format", const="json", help=_JSON)
    for argument in spec.arguments:
        parser.add_argument(argument.name, **_reading(argument, spec.name))
    return parser


def _add_directory(one: ArgumentParser, default: Any) -> None:
    one.add_argument("-C", dest="directory", metavar="DIR", type=Path, default=default, help=_DIR)


def _reading(argument: Argument, command: str) -> dict[str, Any]:
    """An argument as argparse takes it."""
    option = argument.name.startswith("-")
    how: dict[str, Any] = {"help": argument.help}
    if option and argument.field:
        how["dest"] = argument.field
    if argument.flag:
        return {**how, "action": "store_true"}
    how |= {"metavar": argument.metavar, "type": argument.read}
    if argument.default is not None:
        how["default"] = argument.default
    if argument.choices:
        how["metavar"] = f"{{{','.join(argument.choices)}}}"
        how["type"] = choice(argument.name if option else command, argument.choices)
    if argument.count:
        how["nargs"] = argument.count
    if argument.repeated:
        how |= {"action": "append", "default": []}
    return how


class _Command(ArgumentParser):
    """A command that takes its options anywhere: `engines install --engine argos es`."""

    within = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if self.within:
            return super().parse_known_args(args, namespace)
        self.within = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        except UnknownWordError as error:
            self.error(str(error))
        finally:
            self.within = False


def _unknown(spec: CommandSpec, given: str) -> str:
    """What a command says to a word that it does not take."""
    hint = f"`{spec.name} --help` says what it takes"
    if not given.startswith("-"):
        return f"{spec.name} takes no “{given}”; {hint}"
    names = ["--quiet", "--help", *["--lang"] * spec.languages, *["--json"] * spec.json]
    names += [one.name for one in spec.arguments if one.name.startswith("-")]
    if given in names:
        return f"{given} stands after the command: {spec.name} {given}"
    near = nearest(given.partition("=")[0], names)
    return f"{spec.name} has no {given}; {f'did you mean {near}?' if near else hint}"


def _formatter(prog: str) -> RawDescriptionHelpFormatter:
    return RawDescriptionHelpFormatter(prog, max_help_position=20, width=80)
