"""Where: towns as points on a land outline without borders, because a border is a claim.

The outline is Natural Earth's land at 1:110 million (public domain), projected once, when
the site was written: `assets/land.txt` has a polygon a line, in tenths of a degree of
longitude and of latitude, which grows downwards.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files
from math import cos, radians

from diplograph.site.svg import lines, n, width

ROOM = 90.0  # tenths of a degree around the outermost points
WIDE = 720.0


@cache
def _polygons() -> list[tuple[str, tuple[float, float, float, float]]]:
    text = (files("diplograph.site") / "assets" / "land.txt").read_text(encoding="ascii")
    return [(line, _box(line)) for line in text.splitlines() if line]


def _box(path: str) -> tuple[float, float, float, float]:
    xs, ys = [], []
    x = y = 0.0
    for command, body in re.findall(r"([Ml])([^Mlz]*)", path):
        numbers = list(map(float, re.findall(r"-?\d+(?:\.\d+)?", body)))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
            xs.append(x)
            ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)


def land_map(points: list[tuple[str, str, float, float]], link: str = "#") -> tuple[float, float, str] | None:
    """Return width, height and elements of a map: towns as (address, name, latitude, longitude).

    A name stands right of its point, or left of it, above or below, where there is room.
    None where there is no point.
    """
    if not points:
        return None
    xs = [long * 10 for *_, long in points]
    ys = [-lat * 10 for _, _, lat, _ in points]
    left, right = min(xs) - ROOM, max(xs) + ROOM
    top, bottom = min(ys) - ROOM, max(ys) + ROOM
    squeeze = cos(radians(-(top + bottom) / 20))
    scale = WIDE / ((right - left) * squeeze)
    high = (bottom - top) * scale
    shapes = [p for p, (x0, y0, x1, y1) in _polygons() if x1 > left and x0 < right and y1 > top and y0 < bottom]
    move = f"scale({scale * squeeze:.4f} {scale:.4f}) translate({n(-left)} {n(-top)})"
    out = [f'<g transform="{move}"><path class="l" d="{"".join(shapes)}"/></g>']
    dots = [((x - left) * squeeze * scale, (y - top) * scale) for x, y in zip(xs, ys, strict=True)]
    out += _names(points, dots, link)
    return WIDE, high, "".join(out)


def _names(points: list[tuple[str, str, float, float]], dots: list[tuple[float, float]], link: str) -> list[str]:
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in dots]
    out = []
    for (address, name, *_), (x, y) in sorted(zip(points, dots, strict=True), key=lambda item: item[1]):
        wide = width(name, 12.5, bold=True)
        places = ((9, 4, ""), (-9 - wide, 4, ""), (-wide / 2, -10, ""), (-wide / 2, 20, ""), (9, -8, ""), (9, 17, ""))
        boxes = [(x + dx, y + dy - 11, x + dx + wide, y + dy + 3) for dx, dy, _ in places]
        free = next((b for b in boxes if not any(_meet(b, t) for t in taken)), boxes[0])
        taken.append(free)
        out.append(
            f'<a href="{escape(link + address)}"><circle class="pt" cx="{n(x)}" cy="{n(y)}" r="4.5"/>'
            f"{lines([name], free[0], free[1] + 11, 14, 'tp')}</a>"
        )
    return out


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
