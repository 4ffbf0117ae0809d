"""Draw maps: towns as points on a land outline without borders, because a border is a claim.

The outline is Natural Earth's land at 1:110 million (public domain), converted in advance:
`assets/land.txt` has one polygon per line, in tenths of a degree of longitude and of
latitude, with latitude growing downwards.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files
from math import cos, radians
from typing import NamedTuple

from diplograph.site.svg import lines, n, width

ROOM = 90.0  # tenths of a degree around the outermost points
APART = 40.0  # degrees of longitude between parts of the world with separate maps
WIDE, SIZE = 720.0, 16.0


class Point(NamedTuple):
    """A town: its address, its name, and its position in degrees."""

    address: str
    name: str
    lat: float
    long: float


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


class Land(NamedTuple):
    """A drawn map: its size, and its elements."""

    wide: float
    high: float
    body: str


def land_maps(points: list[Point], link: str = "#") -> list[Land]:
    """Return a map for each part of the world that has points, the one with the most points first.

    A name is placed beside its point, wherever there is space.
    """
    groups: list[list[Point]] = []
    for point in sorted(points, key=lambda p: p.long):
        if groups and point.long - groups[-1][-1].long <= APART:
            groups[-1].append(point)
        else:
            groups.append([point])
    return [_drawn(group, link) for group in sorted(groups, key=lambda g: (-len(g), g[0].long))]


def _drawn(points: list[Point], link: str) -> Land:
    xs, ys = [p.long * 10 for p in points], [-p.lat * 10 for p in points]
    left, right = min(xs) - ROOM, max(xs) + ROOM
    top, bottom = min(ys) - ROOM * 0.7, max(ys) + ROOM * 0.7
    squeeze = cos(radians(-(top + bottom) / 20))
    scale = WIDE / ((right - left) * squeeze)
    high = (bottom - top) * scale
    shapes = [p for p, (x0, y0, x1, y1) in _polygons() if x1 > left and x0 < right and y1 > top and y0 < bottom]
    move = f"scale({scale * squeeze:.4f} {scale:.4f}) translate({n(-left)} {n(-top)})"
    dots = [((x - left) * squeeze * scale, (y - top) * scale) for x, y in zip(xs, ys, strict=True)]
    names = _names(points, dots, link)
    return Land(WIDE, high, f'<g transform="{move}"><path class="l" d="{"".join(shapes)}"/></g>{names}')


def _names(points: list[Point], dots: list[tuple[float, float]], link: str) -> str:
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in dots]
    out = []
    for point, (x, y) in sorted(zip(points, dots, strict=True), key=lambda item: item[1]):
        wide = width(point.name, SIZE, bold=True)
        places = ((9, 5), (-9 - wide, 5), (-wide / 2, -11), (-wide / 2, 22), (9, -9), (9, 19), (-9 - wide, 19))
        boxes = [(x + dx, y + dy - 13, x + dx + wide, y + dy + 4) for dx, dy in places]
        inside = [b for b in boxes if b[0] >= 2 and b[2] <= WIDE - 2] or boxes
        free = next((b for b in inside if not any(_meet(b, t) for t in taken)), inside[0])
        taken.append(free)
        out.append(
            f'<a href="{escape(link + point.address)}"><circle class="pt" cx="{n(x)}" cy="{n(y)}" r="5"/>'
            f"{lines([point.name], free[0], free[1] + 13, 14, 'tl')}</a>"
        )
    return "".join(out)


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
