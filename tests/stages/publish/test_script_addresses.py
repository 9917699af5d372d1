"""A build says where scripts make addresses from the page that they are on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sample import Site


@pytest.mark.parametrize(
    ("settings", "files", "place"),
    [
        ("", {"a.html": "<script>var path_to_root = '../';</script><p>Hi"}, "a.html"),
        ("", {"a.js": "\nload('data/b.json');", "data/b.json": "1"}, "a.js:2"),
        ('assets = "shared"\n', {"a.html": "<script>var path_to_root = '../';</script>"}, ""),
        ('assets = "copied"\n', {"a.js": "load('data/b.json');", "data/b.json": "1"}, ""),
        ("", {"a.js": "import x from './b.js'; load('c.json');", "b.js": ""}, ""),
        ("", {"sw.js": "keep(['data/b.json']);", "data/b.json": "1"}, ""),
    ],
)
def test_a_script_that_makes_addresses_is_named_once(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    settings: str,
    files: dict[str, str],
    place: str,
) -> None:
    """Unless the settings say how the site has its files; modules and workers know their own
    folder."""
    site = Site(tmp_path)
    site.write("i18n.toml", f'languages = ["es"]\n{settings}')
    site.write("source_texts/page.html", "<html><body><p>Hello")
    for name, text in files.items():
        site.write(f"source_texts/{name}", text)
    site("build")
    said = [one for one in capsys.readouterr().err.splitlines() if "[script-addresses]" in one]
    assert len(said) == bool(place)
    assert all(one.startswith(f"source_texts/{place}: warning: ") for one in said)
