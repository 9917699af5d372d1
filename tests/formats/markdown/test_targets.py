"""Where a link leads and what its title says."""

from __future__ import annotations

import pytest

from i18n.formats.markdown.targets import target, unescaped


@pytest.mark.parametrize(
    ("text", "address", "title", "quote"),
    [
        ("u)", "u", "", ""),
        ("u 'T x')", "u", "T x", "'"),
        ('<u v> "T \\" x")', "u v", 'T \\" x', '"'),
        ("a(b)c (T))", "a(b)c", "T", "("),
        ('\n> u\n> "T")', "u", "T", '"'),
        ("<>)", "", "", ""),
        ("a\\)b)", "a\\)b", "", ""),
    ],
)
def test_an_address_and_a_title(text: str, address: str, title: str, quote: str) -> None:
    """As they stand in the source."""
    found = target(text, 0, len(text))
    assert found
    assert text[found.start : found.end] == address
    assert (found.quote, text[max(found.title_start, 0) : max(found.title_end, 0)]) == (
        quote,
        title,
    )


def test_nothing_is_no_address() -> None:
    """`[a]()` leads nowhere."""
    assert target(")", 0, 1) is None


def test_escapes_and_references_are_characters() -> None:
    """An escaped `&` begins no reference."""
    assert unescaped("a\\_b &amp; \\&lt; c\n> d") == "a_b & &lt; c d"
