"""Numbers without words, where languages write them differently."""

from __future__ import annotations

import pytest

from i18n.formats.page_formats import parse
from i18n.languages import dates_numbers
from i18n.publishing.rendering import Rendering, render


def spanish(text: str, language: str = "en", tag: str = "es") -> str:
    """A page in another language, nothing of it translated."""
    page = parse(text, "a.html", language=language, form=dates_numbers.form)

    def write(field: object) -> str:
        from i18n.model import Field

        assert isinstance(field, Field)
        if field.kind != "value":
            return field.raw
        return dates_numbers.write(field.value, field.name, tag)

    return render(page, Rendering({}, write))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("50,000+", "50.000+"),
        ("$85,600", "$85.600"),
        ("$5.00", "$5,00"),
        ("99.9%", "99,9%"),
        ("10,000 – 25,000", "10.000 – 25.000"),
        ("1,234,567.89", "1.234.567,89"),
        ("1.2", "1.2"),
        ("1.2.3", "1.2.3"),
        ("2024", "2024"),
        ("12,34", "12,34"),
        ("192.168.0.1", "192.168.0.1"),
        ("v1,000", "v1,000"),
    ],
)
def test_numbers_alone_have_the_marks_of_the_language(text: str, wanted: str) -> None:
    """What may be a version or a section stays."""
    assert spanish(f"<td>{text}</td>") == f"<td>{wanted}</td>"


def test_the_page_says_how_its_numbers_are_written() -> None:
    """A point is a mark of thousands in Spanish."""
    assert spanish("<p>50.000</p>", "es", "en") == "<p>50,000</p>"


def test_numbers_of_what_is_not_translated_stay() -> None:
    """Code and what the author protects."""
    for text in ("<pre>50,000</pre>", "<p translate=no>50,000</p>", "<code>50,000</code>"):
        assert spanish(text) == text
