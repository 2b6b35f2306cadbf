#===----------------------------------------------------------------------===#
# This source file is part of Penna.
# Licensed under the Apache License, Version 2.0. See LICENSE.
#===----------------------------------------------------------------------===#
"""Bar and line plots as SVG, drawn with nothing but text."""
import math
from html import escape

WIDTH, LEFT, RIGHT, TOP = 760, 250, 110, 56
OURS, OTHERS, INK = "#1b5e8c", "#b9b9b0", "#222222"


def shown(seconds):
    """A time as people say it."""
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def document(title, note, height, parts):
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="13" fill="{INK}">',
        f"<title>{escape(title)}</title>", f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        label(16, 24, title, size=16), label(16, 44, note, size=12, color="#666666"), *parts, "</svg>", ""])


def label(x, y, text, anchor="start", size=13, color=INK):
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" font-size="{size}" fill="{color}">{escape(text)}</text>'


def bars(title, note, rows, logarithmic=False):
    """Rows of name, seconds, and whether they are ours."""
    least, most = min(row[1] for row in rows), max(row[1] for row in rows)
    room = WIDTH - LEFT - RIGHT
    decades = (math.floor(math.log10(least)), math.ceil(math.log10(most)))

    def length(seconds):
        if not logarithmic:
            return room * seconds / most
        return max(2, room * (math.log10(seconds) - decades[0]) / max(1, decades[1] - decades[0]))

    height = TOP + 32 * len(rows) + (30 if logarithmic else 10)
    parts = []
    if logarithmic:
        for decade in range(decades[0], decades[1] + 1):
            x = LEFT + length(10.0 ** decade) if decade > decades[0] else LEFT
            parts.append(f'<line x1="{x:.0f}" x2="{x:.0f}" y1="{TOP}" y2="{height - 26}" stroke="#e4e4e0"/>')
            parts.append(label(x, height - 10, shown(10.0 ** decade), "middle", 11, "#666666"))
    for index, (name, seconds, ours) in enumerate(rows):
        y = TOP + 32 * index
        width = length(seconds)
        parts.append(label(LEFT - 10, y + 20, name, "end"))
        parts.append(f'<rect x="{LEFT}" y="{y + 5}" width="{width:.1f}" height="22" fill="{OURS if ours else OTHERS}"/>')
        parts.append(label(LEFT + width + 8, y + 20, shown(seconds)))
    return document(title, note, height, parts)


def growth(title, note, points):
    """Points of payslips and seconds, both on scales of tens, with the line of the least time a payslip."""
    height, bottom, side = 420, 60, 80
    xs, ys = [math.log10(x) for x, _ in points], [math.log10(y) for _, y in points]
    x_range = (math.floor(min(xs)), math.ceil(max(xs)))
    y_range = (math.floor(min(ys)), math.ceil(max(ys)))

    def place(x, y):
        return (side + (WIDTH - side - 40) * (x - x_range[0]) / (x_range[1] - x_range[0]),
                height - bottom - (height - bottom - TOP) * (y - y_range[0]) / (y_range[1] - y_range[0]))

    parts = []
    for decade in range(x_range[0], x_range[1] + 1):
        x, _ = place(decade, y_range[0])
        parts.append(f'<line x1="{x:.0f}" x2="{x:.0f}" y1="{TOP}" y2="{height - bottom}" stroke="#e4e4e0"/>')
        parts.append(label(x, height - bottom + 20, f"{10 ** decade:,}".replace(",", " "), "middle", 12, "#666666"))
    for decade in range(y_range[0], y_range[1] + 1):
        _, y = place(x_range[0], decade)
        parts.append(f'<line x1="{side}" x2="{WIDTH - 40}" y1="{y:.0f}" y2="{y:.0f}" stroke="#e4e4e0"/>')
        parts.append(label(side - 8, y + 4, shown(10.0 ** decade), "end", 12, "#666666"))
    parts.append(label(WIDTH / 2, height - 14, "payslips", "middle", 12, "#666666"))
    places = [place(x, y) for x, y in zip(xs, ys)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    parts.append(f'<polyline points="{line}" fill="none" stroke="{OURS}" stroke-width="2"/>')
    for (x, y), (payslips, seconds) in zip(places, points):
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{OURS}"/>')
        # The text stands under the line, which rises.
        parts.append(label(min(x + 8, WIDTH - 130), y + 20, f"{shown(seconds)}, {shown(seconds / payslips)} each", size=12))
    return document(title, note, height, parts)
