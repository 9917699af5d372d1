"""A built page as `check --site` sees it: template code is neither markup nor an address."""

from __future__ import annotations

from i18n.publishing.sitecheck.page import read_page
from i18n.publishing.sitecheck.references import references


def test_code_is_no_markup() -> None:
    """Tags in code are none, and attributes between code are as they are without it."""
    seen = read_page(
        '<p {% if a > b %}title="x"{% endif %}>One <%= f("<b>") %></p>\n<a name="<?= $a ?>">'
    )
    assert [one.name for one in seen.elements] == ["p", "a"]
    assert seen.elements[0].attributes == (("title", "x"),)
    assert seen.elements[1].line == 2


def test_code_leads_nowhere() -> None:
    """What it will be is for a program to say."""
    page = '<a href="{{ url }}"></a><a href="a/<?= $x ?>.html"></a><a href="[url]"></a><a href="b">'
    assert [one.value for one in references(read_page(page))] == ["b"]
