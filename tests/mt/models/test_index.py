"""The two indexes, read: what is offered, and what is not for us."""

from __future__ import annotations

import json
from typing import Any

import pytest

from i18n.errors import EngineError
from i18n.mt.models import index as models_index
from i18n.mt.models.fetch import FIREFOX
from tests.support.indexes import records
from tests.support.server import Server, serving

CDN = "https://cdn.example/"


def firefox(*models: list[dict[str, Any]]) -> tuple[models_index.Offer, ...]:
    """What records offer."""
    data = [record for model in models for record in model]
    return models_index.of_firefox(json.dumps({"data": data}).encode(), CDN)


@pytest.fixture(scope="module")
def server() -> Any:
    """Only its addresses are used."""
    with serving() as found:
        yield found


def package(**facts: Any) -> dict[str, Any]:
    """An entry of Argos's index."""
    usual = {"package_version": "1.9", "from_code": "en", "to_code": "es", "type": "translate"}
    return {**usual, "links": ["https://a.example/translate-en_es-1_9.argosmodel"], **facts}


def test_an_argos_package_is_an_offer() -> None:
    """Its own codes become tags; of a pair the newest counts; only links of the web do."""
    index = [
        package(package_version="1.10", links=["ipfs://Qm", "https://a.example/new", "http://b/x"]),
        package(),
        package(to_code="pb"),
        package(to_code="de", links=["ipfs://Qm"]),
        package(to_code="fr", links=None),
        package(to_code="../../x"),
        {"type": "sbd", "from_codes": ["en"], "links": ["https://a.example/sbd"]},
        "nonsense",
    ]
    found = models_index.of_argos(json.dumps(index).encode())
    assert [(one.name, one.parts[0].urls) for one in found] == [
        ("argos en-es 1.10", ("https://a.example/new", "http://b/x")),
        ("argos en-pt-BR 1.9", ("https://a.example/translate-en_es-1_9.argosmodel",)),
    ]


def test_a_firefox_model_is_an_offer_of_all_its_files(server: Server) -> None:
    """With sizes and both checksums, below the address of attachments."""
    (found,) = firefox(records(server, "en", "zh-Hans"))
    assert (found.name, found.edge.quality) == ("firefox en-zh-Hans 3.0", 0.88)
    part = found.parts[0]
    assert part.name == "model.enzh-hans.intgemm.alphas.bin.zst"
    assert part.urls[0].startswith(f"{CDN}main-workspace/translations-models-v2/")
    assert part.size > 300_000
    assert len(part.sha256) == len(part.plain) == 64
    assert part.sha256 != part.plain


def test_the_newest_and_then_the_largest_released_model_counts(server: Server) -> None:
    """Not trials, not models for telephones, not a format that `fxtranslate` does not read."""
    models = [
        records(server, "en", "es", architecture="tiny"),
        records(server, "en", "es", architecture="base"),
        records(server, "en", "es", architecture="base-memory"),
        records(server, "en", "es", version="3.2a1"),
        records(server, "en", "es", version="3.1", filter_expression="env.appinfo.OS == 'Android'"),
        records(server, "en", "es", version="4.0"),
        records(server, "en", "it", version="2.9"),
    ]
    (found,) = firefox(*models)
    assert found.version == "3.0"
    base = next(one for one in models[1] if one["fileType"] == "model")
    assert found.parts[0].urls[0].endswith(base["attachment"]["location"])
    desktop = "env.appinfo.OS != 'Android' || env.channel != 'release'"
    newer = records(server, "en", "es", version="3.1", filter_expression=desktop)
    assert firefox(*models, newer)[0].version == "3.1"


def test_a_model_that_lacks_a_file_is_none(server: Server) -> None:
    """Nor is one whose file would go elsewhere."""
    whole = records(server, "en", "es")
    assert firefox([one for one in whole if one["fileType"] != "vocab"]) == ()
    assert firefox([{**one, "name": f"../{one['name']}"} for one in whole]) == ()
    assert firefox([{**one, "targetLanguage": "../es"} for one in whole]) == ()
    split = [dict(one) for one in whole] + [dict(whole[1]), dict(whole[1])]
    for one, kind in zip(split[-2:], ("srcvocab", "trgvocab"), strict=True):
        one |= {"fileType": kind, "name": f"{kind}.enes.spm"}
    assert len(firefox([one for one in split if one["fileType"] != "vocab"])) == 1


def test_what_is_no_index_is_an_error() -> None:
    """A login page of a hotel, say."""
    for data in (b"<html>", b"{}", b"3"):
        with pytest.raises(EngineError, match=r"Argos index .*right address"):
            models_index.of_argos(data)
    with pytest.raises(EngineError, match=r"Firefox models .*right address"):
        models_index.of_firefox(b"[]", CDN)
    with pytest.raises(EngineError, match="does not say where its files are"):
        models_index.attachments(b'{"capabilities": {}}')


def test_the_records_are_those_that_fxtranslate_reads(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same address, and the same pairs out of the same answer."""
    discovery = pytest.importorskip("fxtranslate").discovery
    monkeypatch.delenv("FXTRANSLATE_RECORDS_URL", raising=False)
    assert discovery.records_url() == FIREFOX
    data = records(server, "en", "es") + records(server, "es", "en", version="2.0")
    body = json.dumps({"data": data})
    ours = [(one.source, one.target) for one in models_index.of_firefox(body.encode(), CDN)]
    assert ours == [tuple(pair) for pair in discovery.model_pairs(body)]
