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


COLOURS = ("#1a7f37", "#0969da", "#bf8700")
"""One for each pair of lines."""

AREA, TOP, EDGE = (560, 300), 40, 60


def curves(title: str, series: Sequence[tuple[str, Sequence[tuple[float, float]]]]) -> str:
    """A plot of lines (name, points): each two in a colour, the second of them dashed; the
    vertical axis begins where it matters."""
    across = max(x for _, points in series for x, _ in points) or 1.0
    low = min(y for _, points in series for _, y in points)
    high = max(y for _, points in series for _, y in points)
    base, top = int(low) // 5 * 5, (int(high) // 5 + 1) * 5
    wide, high_ = AREA

    def at(x: float, y: float) -> str:
        down = TOP + high_ - high_ * (y - base) / (top - base)
        return f"{EDGE + wide * x / across:.1f},{down:.1f}"

    found = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide + 340}" height="{high_ + 90}" '
        f'viewBox="0 0 {wide + 340} {high_ + 90}" font-family="sans-serif" font-size="13" '
        'fill="#888">',
        f'<text x="8" y="18">{escape(title)}</text>',
    ]
    for value in range(base, top + 1, 5):
        level = at(0, value).split(",")[1]
        found += [
            f'<line x1="{EDGE}" x2="{EDGE + wide}" y1="{level}" y2="{level}" stroke="#8884"/>',
            f'<text x="24" y="{float(level) + 4:.1f}">{value}</text>',
        ]
    for number in range(5):
        money = across * number / 4
        place = at(money, base).split(",")[0]
        found.append(f'<text x="{float(place) - 10:.1f}" y="{TOP + high_ + 20}">{money:.1f}</text>')
    for number, (name, points) in enumerate(series):
        colour = COLOURS[number // 2 % len(COLOURS)]
        dash = ' stroke-dasharray="5 4"' if number % 2 else ""
        line = " ".join(at(x, y) for x, y in points)
        high_text = TOP + 20 * number + 10
        found += [
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>',
            f'<line x1="{EDGE + wide + 20}" x2="{EDGE + wide + 50}" y1="{high_text - 4}" '
            f'y2="{high_text - 4}" stroke="{colour}" stroke-width="2"{dash}/>',
            f'<text x="{EDGE + wide + 58}" y="{high_text}">{escape(name)}</text>',
        ]
    return "\n".join([*found, "</svg>\n"])
