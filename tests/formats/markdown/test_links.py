"""Where links and images lead, as fields of a page."""

from __future__ import annotations

from i18n.model import Code, Field, segments
from tests.support.markdown import page


def test_links_in_indented_tags_are_found_whole() -> None:
    """What MDX takes away at the start of lines moves no address."""
    source = "<Steps>\n  1. Read [this](/one/) first, [that][x] later.\n\n  [x]: /two/\n</Steps>\n"
    found = page(source, "mdx", "a.mdx")
    inner = (a.parts for s in segments(found.parts) for a in s.text if isinstance(a, Code))
    parts = [*found.parts, *(part for some in inner for part in some)]
    links = [one.value for one in parts if isinstance(one, Field) and one.kind == "link"]
    assert sorted(links) == ["/one/", "/two/"]
