"""Every command has a file, a specification in it, and typed options."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, is_dataclass
from importlib import import_module
from pathlib import Path

import pytest

from i18n.cli import command_list, commands
from i18n.cli.command_spec import CommandSpec
from i18n.cli.options import CommandOptions
from i18n.cli.parser import parse

FOLDER = Path(commands.__file__).parent
STEMS = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
SPECS = command_list.commands()

each = pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)


def least(spec: CommandSpec) -> list[str]:
    """The shortest line that a command takes: its name, and a word for each that it needs."""
    needed = [one for one in spec.arguments if one.name[0] != "-" and one.count in ("", "+")]
    return [spec.name, *((one.choices or ("a.html",))[0] for one in needed)]


def test_every_file_of_a_command_is_in_the_list() -> None:
    """And every command of the list has its file, of the same name."""
    assert sorted(one.name.replace("-", "_") for one in SPECS) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_a_file_holds_the_command_of_its_name(stem: str) -> None:
    """Its specification is a value of that file."""
    found = import_module(f"{commands.__name__}.{stem}").COMMAND
    assert isinstance(found, CommandSpec)
    assert found in SPECS
    assert found.name.replace("-", "_") == stem


@each
def test_options_past_the_parser_are_dataclasses(spec: CommandSpec) -> None:
    """Frozen, and without any list that somebody could change."""
    found = parse(least(spec)).options
    assert is_dataclass(found)
    assert isinstance(found, CommandOptions)
    assert not hasattr(found, "__dict__")
    with pytest.raises(FrozenInstanceError):
        found.quiet = True  # type: ignore[misc]
    assert not any(isinstance(getattr(found, one.name), list) for one in fields(found))


@each
def test_every_argument_has_its_field(spec: CommandSpec) -> None:
    """What is read is given to the command."""
    found = parse(least(spec)).options
    taken = {one.field or one.name.lstrip("-").replace("-", "_") for one in spec.arguments}
    assert taken | {"directory", "quiet", "languages", "format"} == {f.name for f in fields(found)}


def read(line: str) -> CommandOptions:
    """What a command is given by a line."""
    return parse(line.split()).options


def test_what_is_shared_stands_before_or_after_a_command() -> None:
    """-C at either place, --lang again and again."""
    assert read("-C a run").directory == read("run -C a").directory == Path("a")
    assert read("-C b run -C a").directory == Path("a")
    assert read("run --lang es --lang ca --quiet").languages == ("es", "ca")
    assert (read("run").format, read("run --json").format) == ("text", "json")
    assert read("build").languages == ()


def test_only_the_command_asked_for_is_read() -> None:
    """`extract` pays for no other command's imports."""
    code = (
        "import sys; from i18n.cli.parser import parse; parse(['extract']);"
        "print([name for name in sys.modules if name.startswith('i18n.cli.commands.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['i18n.cli.commands.extract']"


def test_help_reads_the_list_only() -> None:
    """No command's file, no stage and nothing that a stage needs."""
    code = (
        "import sys; from pipeline import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print({name.split('.')[1] for name in sys.modules if name.startswith('i18n.')})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    rooms = ast.literal_eval(done.stdout.splitlines()[-1])
    assert rooms == {"cli", "errors", "model"}
