"""Which reader a suffix chooses."""

from __future__ import annotations

import pytest

from i18n.errors import SourceError
from i18n.formats.page_formats import (
    FEED_SUFFIXES,
    HTML_SUFFIXES,
    PLAIN_SUFFIXES,
    SUFFIXES,
    parse,
)
from i18n.model import raw
from tests.support.formats import texts


@pytest.mark.parametrize("suffix", [*SUFFIXES, *FEED_SUFFIXES])
def test_every_suffix_is_read(suffix: str) -> None:
    """Each suffix of the lists has a reader, in capitals too."""
    assert raw(parse("Hello", "a" + suffix.upper()).parts) == "Hello"


@pytest.mark.parametrize("suffix", [*HTML_SUFFIXES, *PLAIN_SUFFIXES])
def test_words_alone_are_a_page(suffix: str) -> None:
    """HTML and plain text need no frame."""
    assert texts(parse("Hello", "a" + suffix)) == ["Hello"]


@pytest.mark.parametrize(
    ("name", "what"), [("a.doc", ".doc is no format"), ("a", "its name has no suffix")]
)
def test_an_unknown_suffix_is_a_source_error(name: str, what: str) -> None:
    """It names the file, and the suffixes that are known."""
    with pytest.raises(SourceError) as stopped:
        parse("", name)
    assert str(stopped.value).startswith(f"{name}: {what}")
    assert all(suffix in str(stopped.value) for suffix in (*SUFFIXES, *FEED_SUFFIXES))
