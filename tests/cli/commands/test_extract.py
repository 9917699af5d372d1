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
    assert len(lines) == 4
