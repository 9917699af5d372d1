"""Bars and histograms as inline SVG; two colours, `ours` and `bare`, come from the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from i18n.errors import counted

WIDTH = 360
"""User units, as wide as a phone: text stays readable there."""


def bars(rows: Sequence[tuple[str, float, float]]) -> str:
    """For each (label, ours, bare) two bars on a scale from 0 to 100, their values beside them."""
    height = 64 * len(rows)
    title = "; ".join(f"{label}: {ours:.1f}, bare {bare:.1f}" for label, ours, bare in rows)
    body = "".join(piece for n, row in enumerate(rows) for piece in _row(64 * n, *row))
    return _svg(height, title, body)


def _row(top: int, label: str, ours: float, bare: float) -> Iterator[str]:
    yield f'<text x="0" y="{top + 14}" font-size="12">{escape(label)}</text>'
    for number, (kind, value) in enumerate((("ours", ours), ("bare", bare))):
        y, width = top + 20 + 17 * number, (WIDTH - 40) * value / 100
        yield f'<rect class="{kind}" x="0" y="{y}" width="{width:.1f}" height="14" rx="2"/>'
        yield f'<text x="{width + 5:.1f}" y="{y + 11}" font-size="11">{value:.1f}</text>'


def histogram(series: Sequence[Sequence[float]]) -> str:
    """How many values of each series (ours, bare) lie in each tenth of 0 to 100."""
    counts = [[sum(_tenth(v) == n for v in values) for n in range(10)] for values in series]
    most = max((max(row) for row in counts), default=0) or 1
    step = WIDTH / 10
    body = f'<line x1="0" y1="140.5" x2="{WIDTH}" y2="140.5"/>'
    for number, (kind, row) in enumerate(zip(("ours", "bare"), counts, strict=False)):
        for tenth, count in enumerate(row):
            height, x = 120 * count / most, tenth * step + 3 + number * (step / 2 - 3)
            body += (
                f'<rect class="{kind}" x="{x:.1f}" y="{140 - height:.1f}" '
                f'width="{step / 2 - 4:.1f}" height="{height:.1f}"/>'
            )
    for tenth in range(0, 10, 2):
        x = tenth * step + 3
        body += f'<text class="soft" x="{x:.1f}" y="156" font-size="11">{tenth * 10}</text>'
    told = counted(most, "sentence")
    body += f'<text class="soft" x="0" y="12" font-size="11">{told}</text>'
    return _svg(162, "How many sentences have which chrF", body)


def _tenth(value: float) -> int:
    return min(9, max(0, int(value // 10)))


def _svg(height: int, title: str, body: str) -> str:
    return (
        f'<figure><svg viewBox="0 0 {WIDTH} {height}" role="img"><title>{escape(title)}</title>'
        f"{body}</svg></figure>"
    )
