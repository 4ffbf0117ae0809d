"""Explain a claim: a tree of its grounds and conditions down to the passages, as text, rows or a diagram."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import Final, NamedTuple

from diplograph.answers.asker import Asker
from diplograph.answers.result import Table
from diplograph.argument.graph import Argument
from diplograph.screen import visible
from diplograph.terms import Iri


class LineKind(StrEnum):
    """The kinds of lines in a tree."""

    CLAIM = "claim"
    CONDITION = "condition"
    INFERENCE = "inference"
    PASSAGE = "passage"


class Line(NamedTuple):
    """A line of a tree: an item, its depth, and the item above it.

    A condition is the claim that states it; ``label`` says how the claim above depends
    on it.  ``again`` says that a claim has been expanded further up; ``link`` leads to
    the words of a passage.
    """

    depth: int
    kind: LineKind
    iri: Iri
    above: Iri | None
    text: str
    again: bool = False
    link: Iri | None = None
    label: str | None = None


class Tree(tuple[Line, ...]):
    """A tree of grounds, in reading order."""

    __slots__ = ()

    def to_text(self) -> str:
        """Return the tree as indented text."""
        return "\n".join(
            "  " * line.depth
            + visible(line.text)
            + (" (see above)" if line.again else "")
            + (f" {line.link}" if line.link else "")
            for line in self
        )

    def to_table(self) -> Table[Line]:
        """Return the tree as rows; see `Line`."""
        return Table(Line, self)

    def to_mermaid(self) -> str:
        """Return a Mermaid flowchart: claims boxed, conditions in hexagons, inferences rounded, passages as flags."""
        nodes = {
            line.iri: f"    {_node(line.iri)}" + _MERMAID[line.kind].format(_wrapped(line.text, "<br>"))
            for line in reversed(self)
        }
        return "\n".join(["flowchart BT", *reversed(nodes.values()), *dict.fromkeys(map(_mermaid_arrow, self[1:]))])

    def to_dot(self) -> str:
        """Return the tree as a Graphviz digraph."""
        nodes = {
            line.iri: f'    "{line.iri.short}" [shape={_DOT[line.kind]}, label="{_wrapped(line.text, _BREAK)}"];'
            for line in reversed(self)
        }
        arrows = dict.fromkeys(map(_dot_arrow, self[1:]))
        return "\n".join(["digraph grounds {", "    rankdir=BT;", *reversed(nodes.values()), *arrows, "}"])


_MERMAID: Final = {
    LineKind.CLAIM: '["{}"]',
    LineKind.CONDITION: '{{{{"{}"}}}}',
    LineKind.INFERENCE: '("{}")',
    LineKind.PASSAGE: '>"{}"]',
}
_DOT: Final = {
    LineKind.CLAIM: "box",
    LineKind.CONDITION: "hexagon",
    LineKind.INFERENCE: "ellipse",
    LineKind.PASSAGE: "note",
}
_BREAK: Final = "\\n"


def _mermaid_arrow(line: Line) -> str:
    arrow = f"-. {line.label} .->" if line.label else "-->"
    return f"    {_node(line.iri)} {arrow} {_node(line.above or line.iri)}"


def _dot_arrow(line: Line) -> str:
    style = f' [style=dashed, label="{line.label}"]' if line.label else ""
    return f'    "{line.iri.short}" -> "{(line.above or line.iri).short}"{style};'


def _node(iri: Iri) -> str:
    return "".join(c if c.isalnum() else "_" for c in iri.short)


def _wrapped(text: str, line_break: str) -> str:
    import textwrap  # only for maps

    safe = text.replace("\\", "/").replace('"', "'")
    return line_break.join(textwrap.wrap(safe, 48))


def why(asker: Asker, argument: Argument, claim: Iri) -> Tree:
    """Return the tree of grounds of ``claim``, down to the passages that state them.

    Below a claim come its passages, its conditions and the inferences to it; below an
    inference come its premises.  A claim that is a ground twice is expanded once.  A condition
    is supposed, so its grounds are not shown.
    """
    passages = defaultdict(list)
    for row in asker.bundled.links_of():
        passages[row.claim].append(row)
    lines: list[Line] = []

    def stated(depth: int, iri: Iri) -> None:
        for row in passages[iri]:
            where = f"in {row.passage.short} ({row.section})"
            lines.append(Line(depth, LineKind.PASSAGE, row.passage, iri, where, link=row.link))

    seen: set[Iri] = set()
    todo: list[tuple[int, Iri, Iri | None]] = [(0, claim, None)]
    while todo:
        depth, iri, above = todo.pop()
        step = argument.inference.get(iri)
        if step:
            schemes = ", ".join(s.slug for s in step.schemes)
            text = f"because {iri.short} ({schemes}; {step.arguer.slug})"
            lines.append(Line(depth, LineKind.INFERENCE, iri, above, text))
            todo += [(depth + 1, premise, iri) for premise in reversed(step.premises)]
            continue
        lines.append(Line(depth, LineKind.CLAIM, iri, above, argument.claims[iri].text(), iri in seen))
        if iri in seen:
            continue
        seen.add(iri)
        stated(depth + 1, iri)
        for condition in argument.conditions_of.get(iri, ()):
            on = argument.claims[condition.on]
            kind = condition.kind
            lines.append(Line(depth + 1, LineKind.CONDITION, on.iri, iri, f"{kind} {on.text()}", label=kind))
            stated(depth + 2, on.iri)
        todo += [(depth + 1, leg.iri, iri) for leg in reversed(argument.legs.get(iri, []))]
    return Tree(lines)
