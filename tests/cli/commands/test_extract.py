"""`extract --skipped`: what readers may meet and no translator sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sample import Site


def test_what_is_no_message_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the file, the line and why; of pages, styles and scripts."""
    site = Site(tmp_path)
    site.write("source_texts/a.html", "<p>Press\n<kbd>Ctrl</kbd> now.</p>")
    site.write("source_texts/a.css", "a::after { content: 'New' }\n")
    site.write("source_texts/a.js", "\nsay('Saved your work.')\n")
    site.write("source_texts/b.min.js", f"say('Saved your work.'); {'x' * 2000}\n")
    assert site("extract", "--skipped") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "source_texts/a.html:2: code: <kbd>: “Ctrl”",
        "source_texts/a.css:1: text in a style: “New”",
        "source_texts/a.js:2: text in a script: “Saved your work.”",
    ]
    assert lines[3].startswith("source_texts/b.min.js:1: text in a script: not looked at")
    assert len(lines) == 5


def test_files_that_are_copied_are_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pictures, data, manifests of apps, subtitles."""
    site = Site(tmp_path)
    site.write("source_texts/a.html", "<p>Hi")
    site.write(
        "source_texts/a.svg", "<svg><title>A lamp</title><text>On</text><style>a{}</style></svg>"
    )
    site.write("source_texts/b.json", '{"Name of": "Two words", "id": "x-1"}')
    site.write("source_texts/c.webmanifest", '{"name": "Lamp club", "short_name": "Lamp"}')
    site.write("source_texts/d.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nGood day.\n")
    assert site("extract", "--skipped") == 0
    assert capsys.readouterr().out.splitlines()[:-1] == [
        "source_texts/a.svg:1: text in a picture: “A lamp On”",
        "source_texts/b.json:1: text in data: “Two words”",
        "source_texts/c.webmanifest:1: text in the manifest of an app: “Lamp club”",
        "source_texts/c.webmanifest:1: text in the manifest of an app: “Lamp”",
        "source_texts/d.vtt:4: text in subtitles: “Good day.”",
    ]
