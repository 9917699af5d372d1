"""MDX: code is none of a translator's business, what stands between tags is."""

from __future__ import annotations

import pytest

from i18n.formats.markdown.extensions import mdx
from tests.support.markdown import accented, changed, strings

PAGE = """\
import Tabs from '@theme/Tabs';
import {
  A,
  B
} from './c';

export const Box = ({children}) => {

  return <div># Not a heading {children}</div>;
};

# Hello {props.name}

<Tabs groupId="os">
  <TabItem value="a" label="Apple" default>

    Text in *here*.

    - one
      more

    ```js
    const a = `x`;
    ```

  </TabItem>
  <TabItem
    value="b"
    label='Bee "x"'
  >
    Glued text
  </TabItem>
</Tabs>

Inline <Icon name="x" /> and <b>bold</b> {a > b ? "c" : 'd'} end.

<Card title="A title" href="./b.md" onClick={() => {alert("no")}} />

<li>one</li>
<li>two</li>
"""


def test_the_texts_of_a_page() -> None:
    """What stands in tags, and named attributes; no import, export or expression."""
    assert strings(PAGE, name="a.mdx") == [
        "Hello <expression1/>",
        "Apple",
        "Text in <em>here</em>.",
        "one more",
        'Bee "x"',
        "Glued text",
        "Inline <icon1/> and <b>bold</b> <expression2/> end.",
        "A title",
        "one",
        "two",
    ]


def test_a_translated_page_has_the_same_code() -> None:
    """Lines of code stay, and what is indented in tags is written back where it was."""
    new = changed(PAGE, accented, name="a.mdx")
    assert new.splitlines()[:10] == PAGE.splitlines()[:10]
    assert '    value="b"\n    label=\'Béé "x"\'\n  >\n    Glúéd téxt\n  </TabItem>' in new
    assert "    - óné\n      móré\n" in new
    assert 'onClick={() => {alert("no")}}' in new


@pytest.mark.parametrize("sign", ["{", "<b", "<Tabs>", "{x}", "`", "import x", "&lt;a>"])
def test_a_translation_is_no_code(sign: str) -> None:
    """Signs of MDX in a translation are words: the page has no more parts than its source."""
    new = changed(
        "Some text\n\nMore *text*\n", lambda string: f"{sign} {string} {sign}", name="a.mdx"
    )
    assert not list(mdx.parts(new, 0)), new
    assert len(strings(new, name="a.mdx")) == 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{`a}`}", ["expression"]),
        ("{/* } */}", ["remark"]),
        ("<A b={'}'} c=\">\"/>", ["jsx"]),
        ("<A b={x > y}>", ["jsx"]),
        ("<>x</>", ["jsx", "jsx"]),
        ("a < b and {c", []),
        ("<http://x.org>", []),
        ("\\{a} \\<b>", []),
        ("import a from 'b'\n\nimport no\n", ["module"]),
        ("text\nimport a from 'b'", []),
    ],
)
def test_parts_are_found_by_their_quotes_and_braces(text: str, what: list[str]) -> None:
    """As JavaScript has them."""
    assert [one.what for one in mdx.parts(text, 0)] == what
