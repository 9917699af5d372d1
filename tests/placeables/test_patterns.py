"""What a thing of the machine looks like."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.placeables import patterns
from i18n.placeables.patterns import PROTECTED

PIECES = (
    *"aBz_09 .,-/\\(){}%$@#<>`=+:;&~é€’\n\u00a0",
    *("https:", "www.", "xwww.a", "http://a", "mailto:a@b.c", "foo.conf", "Ctrl", "Alt+", "F1"),
    *("5 km", "v1.2.3", "e.g.", "SUM(", "a=", "%s", "&lt;", "<b1>"),
    *(" and ", " word, ", " end. ", "it; "),
)
EVERYWHERE = re.compile(PROTECTED.pattern.replace(patterns._MAY_START, ""), re.X)


@settings(max_examples=2000, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_nothing_starts_where_nothing_is_looked_for(text: str) -> None:
    """To pass over ordinary words finds what to look at every letter finds."""
    found, wanted = (
        [(one.span(), one.lastgroup) for one in pattern.finditer(text)]
        for pattern in (PROTECTED, EVERYWHERE)
    )
    assert found == wanted
