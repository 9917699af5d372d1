"""What a command is: its name, its help, its arguments, and how it starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import partial
from typing import Any, Literal, TypeVar

from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal

Options = TypeVar("Options", bound=CommandOptions)


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument as the help shows it and as it is read.

    `name` is `--such-as` for an option, else that of a positional argument. The value is kept
    as `field` of the command's options, by default under the argument's own name. A `flag`
    takes no value, a `repeated` option may be given again; `count` is how many values a
    positional argument takes, and `read` makes a value of each word.
    """

    name: str
    help: str | None = None
    metavar: str | None = None
    field: str = ""
    choices: tuple[str, ...] = ()
    count: Literal["", "?", "*", "+"] = ""
    read: Callable[[str], object] = str
    default: object = None
    flag: bool = False
    repeated: bool = False


SCHEDULER = Argument(
    "--scheduler",
    "do the work on the Dask cluster that this scheduler has: tcp://host:8786",
    "ADDRESS",
    default="",
)


@dataclass(frozen=True, slots=True)
class Invocation:
    """A command with all that it was given, ready to start."""

    options: CommandOptions
    run: Callable[[Terminal], int]


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A command as the help shows it, what it takes, and how it starts.

    `text` stands in its own help, after its line in the list of commands. `languages` and `json`
    say whether it has the options --lang and --json.
    """

    name: str
    text: str
    invocation: Callable[[Mapping[str, Any]], Invocation]
    arguments: tuple[Argument, ...] = ()
    languages: bool = True
    json: bool = False


def starting(
    options: type[Options], run: Callable[[Options, Terminal], int]
) -> Callable[[Mapping[str, Any]], Invocation]:
    """What makes typed options of the values that were read, and gives them to a command."""

    def invocation(values: Mapping[str, Any]) -> Invocation:
        given = options(**{one.name: _fixed(values[one.name]) for one in fields(options)})
        return Invocation(given, partial(run, given))

    return invocation


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
