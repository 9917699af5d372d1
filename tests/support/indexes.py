"""The indexes of models, served on the loopback in the forms that their publishers use."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.support.server import Server

FILES = {
    "model.{}.intgemm.alphas.bin": b"a model " * 40_000,
    "vocab.{}.spm": b"a vocabulary " * 500,
    "lex.50.50.{}.s2t.bin": b"a shortlist " * 3_000,
}
"""What stands for a Firefox model where nothing is translated."""

RECORDS = "/v1/buckets/main/collections/translations-models-v2/records"


def zst(data: bytes) -> bytes:
    """A Zstandard frame of raw blocks (RFC 8878, 3.1): whole and valid, not smaller."""
    blocks = [data[start : start + 100_000] for start in range(0, len(data), 100_000)] or [b""]
    frame = [b"\x28\xb5\x2f\xfd\xe0", len(data).to_bytes(8, "little")]
    for number, block in enumerate(blocks, 1):
        frame += [(len(block) << 3 | (number == len(blocks))).to_bytes(3, "little"), block]
    return b"".join(frame)


def records(
    server: Server,
    source: str,
    target: str,
    files: Mapping[str, bytes] | None = None,
    suffix: str = ".zst",
    **facts: Any,
) -> list[dict[str, Any]]:
    """Mozilla's records of one model, whose attachments the server has from now on."""
    found = []
    pair = f"{source}{target}".lower()
    for pattern, data in (files or FILES).items():
        name = pattern.format(pair)
        packed = _packed(data, suffix)
        version = facts.get("version", "3.0")
        location = f"main-workspace/translations-models-v2/{version}-{len(server.files)}{suffix}"
        server.files[f"/cdn/{location}"] = packed
        found.append(
            {
                "name": name,
                "fileType": name.split(".")[0],
                "sourceLanguage": source,
                "targetLanguage": target,
                "version": "3.0",
                "architecture": "base-memory",
                "filter_expression": "",
                "decompressedHash": hashlib.sha256(data).hexdigest(),
                "decompressedSize": len(data),
                "attachment": {
                    "filename": f"{name}{suffix}",
                    "location": location,
                    "hash": hashlib.sha256(packed).hexdigest(),
                    "size": len(packed),
                    "mimetype": "application/zstd",
                },
                **facts,
            }
        )
    return found


def _packed(data: bytes, suffix: str) -> bytes:
    if suffix == ".zst":
        return zst(data)
    return gzip.compress(data) if suffix else data


def mozilla(server: Server, *models: list[dict[str, Any]]) -> str:
    """Serve these records; the address for FXTRANSLATE_RECORDS_URL."""
    root = {"capabilities": {"attachments": {"base_url": f"{server.url}/cdn/"}}}
    server.files["/v1/"] = json.dumps(root).encode()
    data = [record for model in models for record in model]
    server.files[RECORDS] = json.dumps({"data": data}).encode()
    return server.url + RECORDS


def argos(server: Server, *packages: Path, **facts: Any) -> str:
    """Serve an index of these packages; the address for ARGOS_PACKAGE_INDEX."""
    index = []
    for package in packages:
        about = json.loads((package / "metadata.json").read_bytes())
        server.files[f"/v1/{package.name}.argosmodel"] = zipped(package)
        links = ["ipfs://QmZ33D", f"{server.url}/v1/{package.name}.argosmodel"]
        names = {"from_name": about["from_code"], "to_name": about["to_code"]}
        index.append({**about, **names, "argos_version": "1.9", "links": links, **facts})
    server.files["/index.json"] = json.dumps(index).encode()
    return f"{server.url}/"


def zipped(*folders: Path) -> bytes:
    """The folders as a zip file, each below its own name, as `.argosmodel` is."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                archive.write(path, path.relative_to(folder.parent))
    return found.getvalue()
