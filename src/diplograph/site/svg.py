"""Draw SVG: measured and wrapped text, and elements with escaped text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Final

# Widths of the printable ASCII characters in thousandths of the type size: Liberation Sans, which has the metrics
# of Arial and Helvetica. DejaVu Sans, which stands in for all of them on a bare Linux, is a sixth wider.
_REGULAR: Final = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
    556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
    556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
    500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_BOLD: Final = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722,
    611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556,
    611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778,
    556, 556, 500, 389, 280, 389, 584,
)  # fmt: skip
_SLACK: Final = 1.17


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in pixels, estimated slightly too large.

    >>> width("mm", 10) > width("ii", 10)
    True
    """
    widths = _BOLD if bold else _REGULAR
    total = 0
    for char in text:
        code = ord(char)
        if 32 <= code < 127:
            total += widths[code - 32]
        elif unicodedata.combining(char) or unicodedata.category(char) == "Cf":
            continue
        else:
            total += 1000 if unicodedata.east_asian_width(char) in "WF" else 640
    return total * size * _SLACK / 1000


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the lines of a text that fit into ``room`` pixels; nothing is cut off, a longer word is split.

    >>> wrap("one two three", 50, 12)
    ['one two', 'three']
    """
    lines: list[str] = []
    line: list[str] = []
    used, space = 0.0, width(" ", size, bold=bold)
    for word in _words(text, room, size, bold=bold):
        wide = width(word, size, bold=bold)
        if line and used + space + wide > room:
            lines.append(" ".join(line))
            line, used = [], 0.0
        used += wide + (space if line else 0)
        line.append(word)
    return [*lines, " ".join(line)] if line or not lines else lines


def _words(text: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    for word in text.split():
        while width(word, size, bold=bold) > room and len(word) > 1:
            cut = len(word) - 1
            while cut > 1 and width(word[:cut], size, bold=bold) > room:
                cut -= 1
            yield word[:cut]
            word = word[cut:]
        yield word


def lines(text: list[str], x: float, y: float, step: float, css: str = "") -> str:
    """Return a text element of several lines, the first with its baseline at ``y``."""
    mark = f' class="{css}"' if css else ""
    if len(text) == 1:
        return f'<text{mark} x="{n(x)}" y="{n(y)}">{escape(text[0])}</text>'
    down = f' dy="{n(step)}"'
    spans = "".join(f'<tspan x="{n(x)}"{down}>{escape(line)}</tspan>' for line in text[1:])
    return f'<text{mark} x="{n(x)}" y="{n(y)}">{escape(text[0])}{spans}</text>'


def n(number: float) -> str:
    """Return a coordinate in its shortest form.

    >>> n(12.0), n(3.25)
    ('12', '3.2')
    """
    return f"{number:.1f}".removesuffix(".0")


# The signs of the stances in a box of 16 by 16; the fuller the disc, the further it goes along with the claim.
_RING: Final = "M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8Zm0 2a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 8 2.8Z"
_DOTS: Final = "".join(
    f'<circle cx="{x}" cy="{y}" r="1.5"/>'
    for x, y in ((8, 1.8), (12.4, 3.6), (14.2, 8), (12.4, 12.4), (8, 14.2), (3.6, 12.4), (1.8, 8), (3.6, 3.6))
)
GLYPHS: Final = {
    "a": '<circle cx="8" cy="8" r="7"/>',
    "c": '<path fill-rule="evenodd" d="M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8Zm0 1.9a5.3 5.3 0 0 1 0 10.6Z"/>',
    "o": f'<path fill-rule="evenodd" d="{_RING}"/>',
    "q": '<path d="M6.3 1A7.2 7.2 0 0 0 6.3 15L6.8 13A5.2 5.2 0 0 1 6.8 3Z'
    'M9.7 1A7.2 7.2 0 0 1 9.7 15L9.2 13A5.2 5.2 0 0 0 9.2 3Z"/>',
    "n": '<path fill-rule="evenodd" d="M8 .6a7.4 7.4 0 1 0 0 14.8A7.4 7.4 0 0 0 8 .6Z'
    "m0 2.2c1.1 0 2.2.4 3 1L3.8 11A5.2 5.2 0 0 1 8 2.8Z"
    'm0 10.4a5.2 5.2 0 0 1-2.7-.8l7.1-7.1A5.2 5.2 0 0 1 8 13.2Z"/>',
    "s": _DOTS,
    "e": _DOTS + '<path d="M12.6 1.9l1.5 1.5L3.4 14.1L1.9 12.6Z"/>',
    "d": f'<path fill-rule="evenodd" d="{_RING}M4.3 6.9h7.4v2.2H4.3Z"/>',
}


def sign_url(sign: str) -> str:
    """Return a sign as the address of an image, quoted, for a style sheet to mask with."""
    picture = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>{GLYPHS[sign]}</svg>"
    encoded = picture.replace('"', "'").replace("<", "%3C").replace(">", "%3E").replace("#", "%23")
    return f'"data:image/svg+xml,{encoded}"'


def symbols() -> str:
    """Return the signs as definitions that pictures of one page share, each at its place in a box."""
    return "".join(
        f'<g id="g{sign}"><svg x="9" y="7" width="11" height="11" viewBox="0 0 16 16">{shape}</svg></g>'
        for sign, shape in GLYPHS.items()
    )
