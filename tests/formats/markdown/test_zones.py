"""Where code is in Markdown, before any parser has read it."""

from __future__ import annotations

import pytest

from i18n.formats.markdown.extensions.containers import is_prose
from i18n.formats.markdown.zones import blanked, outside, zones


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a `b` c", ["`b`"]),
        ("a ``b ` c`` d", ["``b ` c``"]),
        ("a `b\nc` d", ["`b\nc`"]),
        ("a `b\n\nc` d", []),
        ("a \\`b` c` d", ["` c`"]),
        ("```\na\n```\nb", ["```\na\n```"]),
        ("> ~~~ x\n> a\n> ~~~\nb", ["~~~ x\n> a\n> ~~~"]),
        ("- ```\n  a\n  ```", ["```\n  a\n  ```"]),
        ("````\n```\n````", ["````\n```\n````"]),
        ("```\na\n    ```\nb", ["```\na\n    ```\nb"]),
        ("``` `x\na", []),
        ("```\nnever ends", ["```\nnever ends"]),
    ],
)
def test_fences_and_spans(text: str, code: list[str]) -> None:
    """As CommonMark has them."""
    assert [text[one.start : one.end] for one in zones(text).code] == code


def test_a_fence_may_hold_prose() -> None:
    """Then its lines are markers, and what is in it is looked at."""
    found = zones("````{note}\n`a`\n```py\nb\n```\n````\n", 0, is_prose)
    assert len(found.markers) == 2
    assert len(found.code) == 2


def test_code_is_blanked_in_place() -> None:
    """Lines and offsets stay."""
    text = "a `{{ x }}` b\n"
    found = zones(text).code
    assert blanked(text, found) == "a xxxxxxxxx b\n"
    assert [outside(found, at) for at in (1, 2, 10, 11)] == [True, False, False, True]
