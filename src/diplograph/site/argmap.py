"""Draw the map of the argument around one claim, and return the same content as a nested list.

Left to right: what the claim supports ← the claim ← its reasons and objections.  A box is
level with the first of its dependents, and takes the height of all of them.  So the columns
need no layout engine, and nothing can overlap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

from diplograph import vocab
from diplograph.argument.graph import Conflict, Inference
from diplograph.site.boxes import BECAUSE, BOUND, BUT, NARROW, PAD, WIDE, Ink, Node, Step, box, pill
from diplograph.site.material import Essay
from diplograph.site.svg import lines, n
from diplograph.site.wording import Said, spelt

GAP = 100
LEVEL: Final = 16  # where lines meet a box, below its top
APART, BETWEEN = 8, 18  # boxes of one step, and steps
UNDER_CLAIM, UNDER_PREMISE, SUPPORTED = 8, 3, 6


@dataclass(frozen=True)
class Map:
    """A drawn map: its size, its SVG elements, and the same as a nested list of (word, claims, note) steps."""

    wide: float
    high: float
    body: str
    root: Node
    left: list[Step]


class Drawing:
    """Builds and draws the map of one claim.

    Args:
        essay: the document.
        claim: the short name of the claim.
        link: the prefix for the address of a claim, so that boxes link to its card.
        boxes: the boxes that the maps of one page share, by name, to which those of this map are added; without
            it, each map has its own.

    """

    def __init__(self, essay: Essay, claim: str, link: str = "#", boxes: dict[str, str] | None = None) -> None:
        self.essay, self.claim, self.link, self.boxes = essay, claim, link, boxes

    def draw(self) -> Map | None:
        """Return the map; None if it would show fewer than two steps."""
        root = Node(self.essay.claims[self.claim])
        left = self._supported()
        root.steps = self._under(self.claim, UNDER_CLAIM)
        if not root.steps and len(left) < 2:
            return None  # with at most one step, a list is enough
        if not left:
            for node in (node for step in root.steps for node in step.nodes if node.said):
                assert node.said
                node.steps = self._under(node.said.id, UNDER_PREMISE)
        deep = any(node.steps for step in root.steps for node in step.every())
        columns = 1 + bool(left) + bool(root.steps) + deep
        wide = WIDE if columns == 2 else NARROW
        return self._drawn(root, left, wide)

    # Content

    def _node(self, claim: str) -> Node:
        return Node(self.essay.claims[claim])

    def _supported(self) -> list[Step]:
        steps = []
        for use in self.essay.uses(self.claim):
            others = len(use.premises) - 1
            note = f"with {spelt(others).lower()} other{'s' * (others > 1)}" if others else ""
            steps.append(Step(BECAUSE, [self._node(self.essay.id(use.conclusion))], note))
        for conflict in self.essay.attacking.get(self.essay.iris[self.claim], ()):
            attacked = self.essay.argument.inference.get(conflict.attacked)
            target = attacked.conclusion if attacked else conflict.attacked
            beaten = self.essay.outweighed(conflict) is not None
            note = "a reason for it" if attacked else ""
            steps.append(Step(BUT, [self._node(self.essay.id(target))], note, beaten))
        return _folded(steps, SUPPORTED, "claims that rest on it or meet it")

    def _under(self, claim: str, most: int) -> list[Step]:
        reasons = _folded([self._reason(leg) for leg in self.essay.legs(claim)], most, "reasons", "reason")
        depends = [Step(kind, [self._node(on)]) for kind, on in self.essay.conditions(claim)]
        bounds = [Step(BOUND, [self._node(other)]) for other in self.essay.named(claim, vocab.dg.boundedBy)]
        reasons += _folded(depends, UNDER_PREMISE, "conditions", "condition")
        reasons += _folded(bounds, UNDER_PREMISE, "bounds", "bound")
        against = [self._objection(x) for x in self.essay.attacks(self.essay.iris[claim])]
        listed = {step.nodes[0].said.id for step in against if step.nodes[0].said}
        against += [Step(BUT, [self._node(c)], "the opposite") for c in self.essay.opposed(claim) if c not in listed]
        return [*reasons, *(against if most == UNDER_CLAIM else _folded(against, most, "objections", "objection"))]

    def _reason(self, leg: Inference) -> Step:
        undercuts = [
            (self._node(self.essay.id(x.attacker)), self.essay.outweighed(x) is not None)
            for x in self.essay.attacks(leg.iri)
        ]
        return Step(BECAUSE, [self._node(self.essay.id(p)) for p in leg.premises], undercuts=undercuts)

    def _objection(self, conflict: Conflict) -> Step:
        return Step(
            BUT, [self._node(self.essay.id(conflict.attacker))], beaten=self.essay.outweighed(conflict) is not None
        )

    # Layout

    def _drawn(self, root: Node, left: list[Step], wide: float) -> Map:
        out = Ink()
        x = 3.0 + (wide + GAP if left else 0)
        top = 18.0 if any(len(step.nodes) > 1 for step in root.steps[:1]) else 3.0
        bottom = self._place(root, x, top, wide)
        if left:
            y = top
            for step in left:
                node = step.nodes[0]
                node.x, node.y, node.wide = 3, y, wide
                y += node.high + BETWEEN
                bottom = max(bottom, y - BETWEEN)
            self._lines_left(root, left, out)
        right = self._lines(root, out)
        for node in (root, *(step.nodes[0] for step in left)):
            self._boxes(node, out, mine=node is root)
        return Map(max(right, x + wide) + 3, bottom + 4, out.drawn(), root, left)

    def _place(self, node: Node, x: float, y: float, wide: float) -> float:
        """Place a node and its dependents below ``y``; return the lower end."""
        node.x, node.y, node.wide = x, y, wide
        below = y
        for number, step in enumerate(node.steps):
            below += BETWEEN if number else 0
            if number and step.nodes[0].steps == [] and len(step.nodes) > 1:
                below += 4  # room for “together”
            for place, each in enumerate(step.every()):
                below = self._place(each, x + wide + GAP, below + (APART if place else 0), wide)
        return max(y + node.high, below)

    # Drawing

    def _lines(self, node: Node, out: Ink) -> float:
        """Draw the connections of a node to its steps, and theirs; return the right edge."""
        edge = node.x + node.wide
        right = edge
        for kind in (BECAUSE, BUT):
            steps = [s for s in node.steps if (s.kind == BUT) == (kind == BUT)]
            if steps:
                self._spine(node, steps, kind, out)
        for step in node.steps:
            self._step(edge, step, out)
            for each in step.every():
                right = max(right, self._lines(each, out))
        return right

    def _spine(self, node: Node, steps: list[Step], kind: str, out: Ink) -> None:
        edge = node.x + node.wide
        against = kind == BUT
        both = against and any(s.kind != BUT for s in node.steps)
        enter = node.y + LEVEL + (13 if both else 0)
        spine = edge + (20 if against else 12)
        levels = [step.nodes[0].y + LEVEL for step in steps]
        css = "at" if against else "su"
        out.line(css, f"M{n(spine)} {n(enter)}H{n(edge + 1)}")
        out.head(edge + 1, enter)
        low, high = min((enter, *levels)), max((enter, *levels))
        if low != high:
            out.line(css, f"M{n(spine)} {n(low)}V{n(high)}")
        for level in levels:
            out.line(css, f"M{n(spine)} {n(level)}H{n(edge + 26)}")

    def _step(self, edge: float, step: Step, out: Ink) -> None:
        level = step.nodes[0].y + LEVEL
        near = edge + GAP
        css = "at" if step.kind == BUT else "su"
        end = pill(edge + 26, level, step, out)
        out.line(css, f"M{n(end)} {n(level)}H{n(near)}")
        if step.beaten:
            out.line("no", f"M{n(end + 2)} {n(level + 5)}l4 -10m1 10l4 -10")
        if len(step.nodes) > 1:
            last = step.nodes[-1].y + LEVEL
            stops = "".join(f"M{n(near - 8)} {n(each.y + LEVEL)}h8" for each in step.nodes[1:])
            out.line("su", f"M{n(near - 8)} {n(level)}V{n(last)}{stops}")
        for node, beaten in step.undercuts:
            at = node.y + LEVEL
            middle = edge + 40
            out.line("at", f"M{n(near)} {n(at)}H{n(middle)}V{n(level + 10)}")
            out.head(middle, level + 10, up=True)
            out.append(lines(["it does", "not", "follow"], middle + 4, at - 28, 11, "tn"))
            if beaten:
                out.line("no", f"M{n(near - 14)} {n(at + 5)}l4 -10m1 10l4 -10")
                out.append(lines(["outweighed"], middle + 4, at + 14, 11, "tn"))

    def _lines_left(self, root: Node, left: list[Step], out: Ink) -> None:
        spine = root.x - 12
        levels = []
        for step in left:
            node = step.nodes[0]
            edge, level = node.x + node.wide, node.y + LEVEL
            css = "at" if step.kind == BUT else "su"
            levels.append(level)
            if node.said:
                out.line(css, f"M{n(edge + 26)} {n(level)}H{n(edge + 1)}")
                out.head(edge + 1, level)
                end = pill(edge + 26, level, step, out)
            else:
                end = edge
            if step.beaten:
                out.line("no", f"M{n(end + 1)} {n(level + 5)}l4 -10m1 10l4 -10")
            out.line(css, f"M{n(end)} {n(level)}H{n(spine)}")
        out.line("su", f"M{n(spine)} {n(root.y + LEVEL)}H{n(root.x)}")
        if levels and max(levels) > root.y + LEVEL:
            out.line("su", f"M{n(spine)} {n(root.y + LEVEL)}V{n(max(levels))}")

    def _boxes(self, node: Node, out: Ink, *, mine: bool = False) -> None:
        out.append(self._box(node, mine=mine))
        for step in node.steps:
            for each in step.every():
                self._boxes(each, out)

    def _box(self, node: Node, *, mine: bool) -> str:
        if not node.said:
            return (
                f'<rect class="bx f" x="{n(node.x)}" y="{n(node.y)}" width="{n(node.wide)}" height="28" rx="3"/>'
                + lines([node.stub], node.x + PAD, node.y + 18.5, 14, "ts")
            )
        place = f'x="{n(node.x)}" y="{n(node.y)}"'
        if self.boxes is None:
            shape = f'<g class="b" transform="translate({n(node.x)} {n(node.y)})">{box(node, " me" * mine)}</g>'
        else:
            name = f"{'b' if node.wide == NARROW else 'bw'}-{node.said.id}"
            if name not in self.boxes:
                self.boxes[name] = box(node, " o")
            shape = f'<use{" class=me" * mine} href="#{name}" {place}/>'
        return shape if mine else f'<a href="{escape(self.link + node.said.id)}">{shape}</a>'


def _folded(steps: list[Step], most: int, nouns: str, noun: str = "") -> list[Step]:
    """Return the first steps with at most ``most`` boxes in total, and a stub for the rest.

    No step is split.
    """
    kept: list[Step] = []
    boxes = 0
    for place, step in enumerate(steps):
        size = len(step.every())
        if kept and boxes + size > most:
            rest = len(steps) - place
            word = (noun or nouns) if rest == 1 else nouns
            kept.append(Step(steps[place].kind, [Node(None, f"{rest} more {word}")]))
            return kept
        kept.append(step)
        boxes += size
    return kept


def argument_map(essay: Essay, claim: str, boxes: dict[str, str] | None = None) -> Map | None:
    """Return the map around a claim; None if it has fewer than two steps; see `Drawing`."""
    return Drawing(essay, claim, boxes=boxes).draw()


def claims_in(drawn: Map) -> Iterable[Said]:
    """Yield the claims in a map, with its central claim first."""
    todo = [drawn.root, *(step.nodes[0] for step in drawn.left)]
    while todo:
        node = todo.pop(0)
        if node.said:
            yield node.said
        todo += [each for step in node.steps for each in step.every()]
