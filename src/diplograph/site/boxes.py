"""The boxes of a map of an argument and the words between them, as SVG: claims in, elements and their sizes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from diplograph.site.svg import lines, n, width, wrap
from diplograph.site.wording import Said

NARROW, WIDE = 214, 332
TEXT, HEAD, LINE, PAD = 12.5, 11.5, 15, 9

BECAUSE, BUT, BOUND = "because", "but", "within"
CONDITIONS: Final = ("if", "only if", "unless")


@dataclass
class Node:
    """A claim in the map, with its dependents; without a claim, a stub that counts what is left out."""

    said: Said | None
    stub: str = ""
    steps: list[Step] = field(default_factory=list)
    x: float = 0
    y: float = 0
    wide: float = NARROW

    @property
    def inside(self) -> float:
        """Return the width of the innermost box."""
        return self.wide - 2 * 6 * len(self.said.reports if self.said else ())

    def texts(self) -> tuple[list[str], list[str], list[str], list[list[str]]]:
        """Return the wrapped lines of the head, the paraphrase, the hedge, and each report."""
        assert self.said, "a stub has no claim"
        room = self.inside - 2 * PAD
        head = wrap(self.said.lead, room - 15, HEAD, bold=True)
        body = wrap(self.said.paraphrase, room, TEXT)
        hedge = wrap(f"≈ {self.said.hedge.text}", room, TEXT) if self.said.hedge else []
        return head, body, hedge, [wrap(r.text, self.wide - 24, HEAD) for r in self.said.reports]

    @property
    def high(self) -> float:
        """Return the height of the box."""
        if not self.said:
            return 28
        head, body, hedge, reports = self.texts()
        own = 8 + LINE * (len(head) + len(body) + len(hedge)) + 6
        return own + sum(14 * len(r) + 8 + 6 for r in reports)


@dataclass
class Step:
    """A step to a claim: reasons, an objection or a condition, with the claims that undercut it."""

    kind: str
    nodes: list[Node]
    note: str = ""
    beaten: bool = False
    undercuts: list[tuple[Node, bool]] = field(default_factory=list)

    def every(self) -> list[Node]:
        """Return the nodes of the step, with those that undercut it last."""
        return [*self.nodes, *(node for node, _ in self.undercuts)]


class Ink(list[str]):
    """The elements of a picture; all lines of a kind form one path under the boxes."""

    def __init__(self) -> None:
        super().__init__()
        # The kinds of lines under the boxes, in this order.
        self.paths: dict[str, list[str]] = {"su": [], "at": [], "hd": [], "no": []}

    def line(self, css: str, path: str) -> None:
        """Draw a line of a kind."""
        self.paths[css].append(path)

    def head(self, x: float, y: float, *, up: bool = False) -> None:
        """Draw an arrowhead with its tip at a point; it points left, or up."""
        self.line("hd", f"M{n(x)} {n(y)}" + ("l-4 8h8z" if up else "l8 -4v8z"))

    def drawn(self) -> str:
        """Return all elements."""
        paths = (f'<path class="{css}" d="{"".join(found)}"/>' for css, found in self.paths.items() if found)
        return "".join((*paths, *self))


def box(node: Node, outer: str) -> str:
    """Return the elements of a box, with its upper left corner at 0, 0, and a class for its outer edge."""
    assert node.said, "a stub has no claim"
    said = node.said
    head, body, hedge, reports = node.texts()
    parts: list[str] = []
    x, y, wide, high = 0.0, 0.0, node.wide, node.high
    for report in reports:
        parts.append(
            f'<rect class="bx rp{outer}" x="{n(x)}" y="{n(y)}" width="{n(wide)}" height="{n(high)}" rx="3"/>'
            + lines(report, x + PAD, y + 15, 14, "tr")
        )
        outer = ""
        top = 14 * len(report) + 8
        x, y, wide, high = x + 6, y + top, wide - 12, high - top - 6
    sign = said.verb.sign
    at = 17 + LINE * len(head)
    inner = (
        f'<rect class="bx{outer}" width="{n(wide)}" height="{n(high)}" rx="3"/>'
        f'<path class="b{sign}" d="M2 1v{n(high - 2)}"/><use class="s{sign}" href="#g{sign}"/>'
        + lines(head, PAD + 15, 17, LINE, f"th s{sign}")
        + lines(body, PAD, at, LINE)
        + (lines(hedge, PAD, at + LINE * len(body), LINE, "tf") if hedge else "")
    )
    return "".join(parts) + (f'<g transform="translate({n(x)} {n(y)})">{inner}</g>' if parts else inner)


def pill(x: float, level: float, step: Step, out: Ink) -> float:
    """Draw the word of a step from ``x`` on; return its right end."""
    wide = _PILLS[step.kind]
    variant = "-t" if len(step.nodes) > 1 and step.kind == BECAUSE else "-o" if step.beaten else ""
    out.append(f'<use href="#p-{step.kind.replace(" ", "-")}{variant}" x="{n(x)}" y="{n(level)}"/>')
    if step.note:
        out.append(lines([step.note], x + wide / 2, level + (32 if step.beaten else 20), 11, "tn m"))
    return x + wide


_PILLS: Final = {kind: round(width(kind, 12, bold=True) + 9) for kind in (BECAUSE, BUT, BOUND, *CONDITIONS)}
_SHAPES: Final = {BECAUSE: 'class="pl" rx="9"', BUT: 'class="pl d"'} | dict.fromkeys(
    (BOUND, *CONDITIONS), 'class="pl t" rx="9"'
)


def pills() -> str:
    """Return the words of the steps as definitions that the maps of one page share."""
    plain = {
        kind: f'<rect {_SHAPES[kind]} y="-9" width="{wide}" height="18"/>{lines([kind], wide / 2, 4, 12, "tp m")}'
        for kind, wide in _PILLS.items()
    }
    noted = {
        f"{BECAUSE}-t": plain[BECAUSE] + lines(["together"], _PILLS[BECAUSE] / 2, -12, 11, "tn m"),
        f"{BUT}-o": plain[BUT] + lines(["outweighed"], _PILLS[BUT] / 2, 20, 11, "tn m"),
    }
    return "".join(f'<g id="p-{name.replace(" ", "-")}">{shape}</g>' for name, shape in (plain | noted).items())
