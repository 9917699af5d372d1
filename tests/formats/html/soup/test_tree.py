"""Our tokens as a tree: the elements that a browser has, at the offsets where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.formats.html.soup.tree import tree


@pytest.mark.parametrize(
    ("text", "grown"),
    [
        ("<ul><li>a<li>b</ul>c", "<ul><li>a</li><li>b</li></ul>c"),
        ("<p>a<p>b<div>c", "<p>a</p><p>b</p><div>c</div>"),
        ("<h1>a</h2>b", "<h1>a</h1>b"),
        ("<b>a</i></p>b", "<b>ab</b>"),
        ("<br></br><img>a", "<br/><img/>a"),
        ("<a class='x y'>&lt;</a>", '<a class="x y">&lt;</a>'),
        (
            "<select><option>a<option>b</select>",
            "<select><option>a</option><option>b</option></select>",
        ),
        ("<script>'<p>'</script><!--<p>-->", "<script>'<p>'</script>"),
        ("<svg><g/><path/></svg>b", "<svg><g></g><path></path></svg>b"),
        (
            "<table><tr><td>a<td>b<tr><td>c</table>",
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>",
        ),
        (
            "<!doctype html><title>a</title><p>b",
            "<html><head><title>a</title></head><body><p>b</p></body></html>",
        ),
        (
            "<!doctype html><meta name=x>a<body id=b>c</body>d",
            '<html><head><meta name="x"/></head><body>acd</body></html>',
        ),
        ("<html><head></head><body>a</html>b", "<html><head></head><body>ab</body></html>"),
        ("<p>a</p>b", "<p>a</p>b"),
    ],
)
def test_elements_end_where_they_do_in_a_browser(text: str, grown: str) -> None:
    """Implied, wrong and missing tags included."""
    assert str(tree(text, xml=False)) == grown


@given(st.text(alphabet="<>/ab=pliu '\"-!"))
def test_every_element_knows_its_start_tag(text: str) -> None:
    """Whatever the markup is."""
    for one in tree(text, xml=False).find_all(True):
        at = one.sourcepos
        assert at is None or text[at : at + 1 + len(one.name)].lower() == f"<{one.name}"
