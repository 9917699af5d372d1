"""Downloads from a server on the loopback: whole, resumed, proved, or nothing at all."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from i18n.errors import EngineError
from i18n.mt.models import download
from i18n.mt.models.download import Manners, Published
from tests.support.server import Server, serving

DATA = os.urandom(700_000)
SUM = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def server() -> Iterator[Server]:
    """One file on a server."""
    with serving() as found:
        found.files["/a.bin"] = DATA
        yield found


def fetch(server: Server, tmp_path: Path, **known: Any) -> Path:
    """The file, fetched without waiting between tries."""
    path = tmp_path / "a.bin"
    tell = known.pop("tell", lambda done, total: None)
    manners = Manners(known.pop("pause", lambda seconds: None))
    download.fetch([f"{server.url}/a.bin"], path, tell, Published(**known), manners)
    return path


def ranges(server: Server) -> list[str]:
    """What parts were asked for."""
    return [headers.get("Range", "") for _, _, headers, _ in server.seen]


def test_a_file_comes_whole_and_leaves_nothing_beside_it(server: Server, tmp_path: Path) -> None:
    """The bar is told how much there is."""
    told: list[tuple[int, int]] = []
    path = fetch(server, tmp_path, tell=lambda *at: told.append(at), sha256=SUM, size=len(DATA))
    assert path.read_bytes() == DATA
    assert told[-1] == (len(DATA), len(DATA))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("known", [{}, {"sha256": SUM}, {"size": len(DATA), "sha256": SUM}])
def test_a_connection_that_ends_early_is_gone_on_from(
    server: Server, tmp_path: Path, known: dict[str, Any]
) -> None:
    """Twice, and only what is missing is asked for."""
    server.cuts = [100_000, 200_000]
    assert fetch(server, tmp_path, **known).read_bytes() == DATA
    assert ranges(server) == ["", "bytes=100000-", "bytes=300000-"]


def test_the_next_run_goes_on_from_there(server: Server, tmp_path: Path) -> None:
    """What has come is kept; the file itself is not there before it is whole."""
    server.cuts = [50_000, 50_000, 50_000, 50_000]
    with pytest.raises(EngineError, match="ended the connection too early; run the command again"):
        fetch(server, tmp_path)
    assert not (tmp_path / "a.bin").exists()
    server.seen.clear()
    assert fetch(server, tmp_path).read_bytes() == DATA
    assert ranges(server) == ["bytes=200000-"]


def test_a_server_without_ranges_sends_all_again(server: Server, tmp_path: Path) -> None:
    """And the parts are not put together wrongly."""
    server.ranges = False
    server.cuts = [100_000]
    assert fetch(server, tmp_path, sha256=SUM).read_bytes() == DATA


def test_a_file_that_changed_meanwhile_is_fetched_anew(server: Server, tmp_path: Path) -> None:
    """Half of one and half of another is neither."""
    server.cuts = [100_000] * 4
    with pytest.raises(EngineError):
        fetch(server, tmp_path)
    server.files["/a.bin"] = DATA[::-1]
    assert fetch(server, tmp_path).read_bytes() == DATA[::-1]


def test_without_a_mark_or_checksum_nothing_is_gone_on_from(server: Server, tmp_path: Path) -> None:
    """Nobody could tell whether it is the same file."""
    server.tags = False
    server.cuts = [100_000]
    assert fetch(server, tmp_path).read_bytes() == DATA
    assert ranges(server) == ["", ""]


def test_what_is_left_of_another_file_does_not_stay(server: Server, tmp_path: Path) -> None:
    """A part whose end fits but whose checksum does not, and one that is too long."""
    part = tmp_path / "a.bin.part"
    for wrong in (b"x" * 1000, b"x" * len(DATA), b"x" * (len(DATA) + 5)):
        part.write_bytes(wrong)
        assert fetch(server, tmp_path, sha256=SUM, size=len(DATA)).read_bytes() == DATA
        (tmp_path / "a.bin").unlink()


def test_a_wrong_checksum_installs_nothing(server: Server, tmp_path: Path) -> None:
    """Nor is it kept."""
    server.files["/a.bin"] = DATA[:-1] + b"?"
    with pytest.raises(EngineError, match=r"a\.bin does not have the checksum that was published"):
        fetch(server, tmp_path, sha256=SUM)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_already_is_not_fetched(server: Server, tmp_path: Path) -> None:
    """Where its checksum proves it."""
    (tmp_path / "a.bin").write_bytes(DATA)
    fetch(server, tmp_path, sha256=SUM)
    assert server.seen == []


def test_a_busy_server_is_asked_again(server: Server, tmp_path: Path) -> None:
    """After longer and longer pauses."""
    pauses: list[float] = []
    server.statuses = [(503, {}), (429, {})]
    assert fetch(server, tmp_path, pause=pauses.append).read_bytes() == DATA
    assert pauses == [1, 2]


def test_a_missing_file_is_an_error_that_names_the_host(server: Server, tmp_path: Path) -> None:
    """At once; the next address may have it."""
    with pytest.raises(EngineError, match=r"127\.0\.0\.1:\d+ answers 404 Not Found for http://"):
        download.read(f"{server.url}/none")
    assert len(server.seen) == 1
    urls = [f"{server.url}/none", f"{server.url}/a.bin"]
    download.fetch(urls, tmp_path / "a.bin", lambda done, total: None)
    assert (tmp_path / "a.bin").read_bytes() == DATA


def test_a_server_that_says_nothing_is_given_up(server: Server) -> None:
    """It took the request and never answers."""
    server.silent = True
    with pytest.raises(EngineError, match="cannot be reached: timed out"):
        download.read(f"{server.url}/a.bin", lambda seconds: None, patience=0.05)
    assert len(server.seen) == 4


def test_where_nobody_listens_the_error_names_the_host() -> None:
    """No server, no network."""
    with serving() as gone:
        url = gone.url
    with pytest.raises(EngineError, match=r"127\.0\.0\.1:\d+ cannot be reached: Connection ref"):
        download.read(f"{url}/index.json", lambda seconds: None)
    with pytest.raises(EngineError, match="no address of the web"):
        download.read("file:///etc/hostname")


def test_a_redirect_is_followed(server: Server, tmp_path: Path) -> None:
    """As release pages and mirrors do."""
    server.statuses = [(302, {"Location": "/a.bin"})]
    assert fetch(server, tmp_path).read_bytes() == DATA


def test_a_size_is_asked_for_without_the_file(server: Server) -> None:
    """Unknown where the server does not say."""
    assert download.size_of(f"{server.url}/a.bin") == len(DATA)
    assert download.size_of(f"{server.url}/none") == 0


def test_a_full_disk_says_what_is_missing(server: Server, tmp_path: Path) -> None:
    """Here a limit on the size of files stands for the disk."""
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from i18n.mt.models import download\n"
        "from i18n.errors import OutputError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "try: download.fetch([sys.argv[1]], Path(sys.argv[2]), lambda done, total: None)\n"
        "except OutputError as error: print(error)\n"
    )
    command = [sys.executable, "-c", code, f"{server.url}/a.bin", str(tmp_path / "a.bin")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (
        "a.bin.part: cannot be written: File too large; the whole file has 0.7 MB" in result.stdout
    ), result.stderr
