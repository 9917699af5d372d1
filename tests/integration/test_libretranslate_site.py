"""A LibreTranslate server of the settings, seen from the commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from i18n.mt.engines import libretranslate
from i18n.mt.engines.libretranslate import KEY
from tests.support.sample import Site
from tests.support.server import Server, serving

SECRET = "s3cret-key"


def api(method: str, path: str, body: bytes) -> tuple[int, bytes]:
    """A server that shouts."""
    if path == "/translate":
        return 200, json.dumps(
            {"translatedText": [q.upper() for q in json.loads(body)["q"]]}
        ).encode()
    languages = [{"code": "en", "targets": ["en", "es"]}]
    return 200, json.dumps(languages if path == "/languages" else {}).encode()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server with a key, and no waiting for it."""
    monkeypatch.setattr(libretranslate, "WAITS", (0.0,))
    monkeypatch.setenv(KEY, SECRET)
    monkeypatch.setenv("COLUMNS", "200")
    with serving() as found:
        found.answers = api
        yield found


@pytest.fixture
def site(tmp_path: Path, server: Server) -> Site:
    """A site that names the server, and the pseudo engine, which knows no Spanish."""
    found = Site(tmp_path)
    order = '[engines]\norder = ["libretranslate", "pseudo"]\n'
    found.write("i18n.toml", f'{order}[engines.libretranslate]\nurl = "{server.url}"\n')
    return found


def everything(site: Site) -> bytes:
    """Every byte below the site."""
    return b"".join(path.read_bytes() for path in site.root.rglob("*") if path.is_file())


def test_the_server_drafts_and_the_drafts_say_so(site: Site, server: Server) -> None:
    """Its key goes to it, and nowhere else: not into catalogs, cache or status."""
    assert site("run", "--lang", "es") == 0
    drafts = site.messages("index", "es").values()
    assert {m.origin.detail for m in drafts if m.origin} == {"libretranslate en-es"}
    bodies = [json.loads(body) for method, _, _, body in server.seen if method == "POST"]
    assert {body["api_key"] for body in bodies} == {SECRET}
    assert SECRET.encode() not in everything(site)
    server.seen.clear()
    assert site("run", "--lang", "es") == 0
    assert server.seen == []


def test_every_sentence_reaches_the_server_once(site: Site, server: Server) -> None:
    """In few requests; what it said is remembered."""
    site("run", "--lang", "es")
    bodies = [json.loads(body) for method, _, _, body in server.seen if method == "POST"]
    sent = [text for body in bodies for text in body["q"]]
    assert len(sent) == len(set(sent))
    server.seen.clear()
    site("translate", "--lang", "es", "--redo")
    assert [path for _, path, _, _ in server.seen if path == "/translate"] == []


def test_a_server_that_is_gone_is_a_warning_for_run_and_stops_translate(
    site: Site, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that no weaker engine drafts what the server should, unless a run is wanted anyway."""
    server.statuses = [(503, {})] * 50
    assert site("run", "--lang", "es") == 0
    said = capsys.readouterr()
    assert f"{server.url} refuses (503): so it is" in " ".join(said.err.split())
    assert (said.out + said.err).count("refuses (503)") == 1
    server.statuses = [(503, {})] * 50
    assert site("translate", "--lang", "es") == 2
    assert "refuses (503)" in capsys.readouterr().err


def test_a_route_that_the_settings_name_needs_its_server(
    site: Site, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, with the reason rather than that there is no such route."""
    settings = site.read("i18n.toml").replace(
        "[engines]", '[engines]\nroutes = {es = "libretranslate"}'
    )
    site.write("i18n.toml", settings)
    server.statuses = [(503, {})] * 50
    assert site("run", "--lang", "es") == 2
    assert "refuses (503)" in capsys.readouterr().err
    server.statuses = []
    assert site("run", "--lang", "es") == 0


def test_engines_shows_the_server_or_why_not(
    site: Site, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """Looking at it is no error."""
    assert site("engines") == 0
    assert "es: libretranslate en-es" in capsys.readouterr().out
    server.statuses = [(503, {})] * 50
    assert site("engines", "--json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert any("refuses (503)" in line for line in found["missing"])
    assert SECRET not in str(found)
