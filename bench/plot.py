"""A bar for each ratio, as SVG: no library, no script, readable on light and dark pages."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDE, HIGH, LEFT, SCALE, LONGEST = 860, 22, 390, 100, 4.0


def bars(title: str, rows: Sequence[tuple[str, float, float]]) -> str:
    """A plot of rows (name, ratio, most): green up to what is asked for, else red; the mark is
    the goal. A longer bar than LONGEST is cut."""
    height = HIGH * (len(rows) + 2)
    found = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{height}" '
        f'viewBox="0 0 {WIDE} {height}" font-family="sans-serif" font-size="13" fill="#888">',
        f'<text x="8" y="16">{escape(title)} (shorter is quicker; the mark is the goal)</text>',
    ]
    for number, (name, ratio, most) in enumerate(rows, 1):
        top = HIGH * number + 4
        colour = "#1a7f37" if ratio <= most else "#cf222e"
        width = min(ratio, LONGEST) * SCALE
        goal = LEFT + min(most, LONGEST) * SCALE
        found += [
            f'<text x="8" y="{top + 14}">{escape(name.replace("`", ""))}</text>',
            f'<rect x="{LEFT}" y="{top + 2}" width="{width:.1f}" height="{HIGH - 8}" '
            f'fill="{colour}"/>',
            f'<rect x="{goal:.1f}" y="{top}" width="2" height="{HIGH - 4}"/>',
            f'<text x="{LEFT + width + 8:.1f}" y="{top + 14}">{ratio:.2f}</text>',
        ]
    return "\n".join([*found, "</svg>\n"])
