"""The scan finds the same tags as the tokenizer of html5lib."""

from __future__ import annotations

from typing import Any

import pytest
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes
from hypothesis import given, settings

from i18n.formats.html.elements import RAW, RCDATA
from i18n.formats.html.tokenizer import attributes, scan
from tests.formats.test_identity import soups

STARTS = {tokenTypes["StartTag"], tokenTypes["EmptyTag"]}


def theirs(text: str) -> list[tuple[str, str]]:
    """Tags as html5lib reads them, told of raw text as its tree builder would."""
    tokenizer: Any = HTMLTokenizer(text)
    found: list[tuple[str, str]] = []
    for token in tokenizer:
        name = token.get("name") or ""
        if token["type"] in STARTS:
            found.append(("start", name))
            if name == "script":
                tokenizer.state = tokenizer.scriptDataState
            elif name == "plaintext":
                tokenizer.state = tokenizer.plaintextState
            elif name in RCDATA:
                tokenizer.state = tokenizer.rcdataState
            elif name in RAW:
                tokenizer.state = tokenizer.rawtextState
        elif token["type"] == tokenTypes["EndTag"]:
            found.append(("end", name))
    return found


def ours(text: str) -> list[tuple[str, str]]:
    kinds = {"start": "start", "empty": "start", "end": "end"}
    return [(kinds[token.kind], token.name) for token in scan(text) if token.kind in kinds]


@settings(derandomize=True, max_examples=500, deadline=None)
@given(soups)
def test_tags_agree_with_html5lib(text: str) -> None:
    """On random soup without pictures, tags are found as WHATWG says."""
    text = text.replace("svg", "u").replace("math", "u").replace("\0", "").replace("\udc80", "")
    assert ours(text) == theirs(text)


@pytest.mark.parametrize(
    "text",
    [
        "<!--><b>--><i>",
        "<!---><b>--><i>",
        "<!----><b>",
        "<!-- --!><b>",
        "<!-- -- ><b>--><i>",
        "<!-x><b>",
        "</ x><b></><i>",
        "<b/c=d/e><i>",
        "<b =c><i = 'd'e=\"f\"g>",
        "<b c='>'><i>",
        "<b c=d'e><i>",
        "<script><!-- <script></script> --></script><b>",
        "<script><!--></script><b>",
        "<script><!-- <b> </script><i>",
        "<title><b></title><i>",
        "<textarea></textareas></textarea ><b>",
        "<style></style/><b>",
        "<a<b>",
        "<b c",
        "<b c='",
        "</",
        "<",
        "</b c='>'><i>",
    ],
)
def test_hard_cases_agree_with_html5lib(text: str) -> None:
    """The corners of the tokenizer are the standard's."""
    assert ours(text) == theirs(text)


def test_attributes_have_their_places() -> None:
    """An attribute is known by its slice and the slice of its value; the first of two counts."""
    text = "<a B = 'c d' e f=g/ b=2 h=\"\">"
    token = next(scan(text))
    found = {
        name: (text[one.start : one.end], text[one.value_start : one.value_end], one.quote)
        for name, one in attributes(text, token).items()
        if one.value_start >= 0
    }
    assert found == {
        "b": ("B = 'c d'", "c d", "'"),
        "f": ("f=g/", "g/", "unquoted"),
        "h": ('h=""', "", '"'),
    }


def test_cdata_counts_in_pictures_only() -> None:
    """In svg a CDATA section ends with its own mark, elsewhere at the first bracket."""
    assert ours("<svg><![CDATA[ <b> ]]><i></svg>") == [
        ("start", "svg"),
        ("start", "i"),
        ("end", "svg"),
    ]
    assert ours("<p><![CDATA[ <b> ]]>") == [("start", "p")]


def test_self_closing_tags() -> None:
    """A slash closes a tag in pictures and in XML, not in HTML."""
    kinds = [token.kind for token in scan("<b/><svg/><svg><g/><g a=b/></svg><br>")]
    assert kinds == ["start", "empty", "start", "empty", "start", "end", "empty"]
    assert [token.kind for token in scan("<b/>", xml=True)] == ["empty"]
