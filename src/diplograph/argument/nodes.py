"""Numbered nodes for rules and claims, and their grounded labelling.

A node is an *all* node (a rule: in when all it needs are in and all its foes are out)
or an *any* node (in when a member is in, out when all are).  Nodes are labelled in,
out or undecided (Caminada, "On the issue of reinstatement in argumentation", JELIA
2006), each once, so that a labelling is linear in nodes and edges.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

UNDECIDED, IN, OUT = 0, 1, 2
# The kinds of edges: a node is needed by a rule, is a foe of a rule, or is a member of an *any* node.
NEED, FOE, MEMBER = 0, 1, 2
# An edge is packed into one number, target * KINDS + kind, since two arrays hold all of them.
KINDS = 3


class Settled(NamedTuple):
    """The label of each node, and the node that settled it.

    ``reason`` holds, for an *any* node that is in and an *all* node that is out, the
    node that settled it, else -1.
    """

    labels: bytearray
    reason: list[int]


class Nodes:
    """A growing graph of *all* and *any* nodes."""

    def __init__(self) -> None:
        self._any: list[bool] = []
        self._missing: list[int] = []
        # Edges as numbers in two arrays: a list for each node would cost more than the rest.
        self._sources = array("l")
        self._targets = array("l")

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self._any)

    @property
    def edges(self) -> int:
        """The number of edges, to which the cost of a labelling is proportional."""
        return len(self._sources)

    def any_of(self, members: Iterable[int] = ()) -> int:
        """Add a node that is in if one of its members is in; return its number."""
        node = self._node(any_of=True)
        for member in members:
            self.join(member, node)
        return node

    def rule(self, needs: Iterable[int], foes: Iterable[int]) -> int:
        """Add a node that is in if all ``needs`` are in and all ``foes`` are out; return its number."""
        node = self._node(any_of=False)
        for need in needs:
            self._edge(need, NEED, node)
        for foe in foes:
            self._edge(foe, FOE, node)
        return node

    def join(self, member: int, node: int) -> None:
        """Make a node a member of an *any* node."""
        self._edge(member, MEMBER, node)

    def is_rule(self, node: int) -> bool:
        """Tell whether ``node`` is an *all* node."""
        return not self._any[node]

    def _node(self, *, any_of: bool) -> int:
        self._any.append(any_of)
        self._missing.append(0)
        return len(self._any) - 1

    def _edge(self, source: int, kind: int, target: int) -> None:
        self._sources.append(source)
        self._targets.append(target * KINDS + kind)
        self._missing[target] += 1

    def settle(self, fixed: Iterable[tuple[int, int, int]] = ()) -> Settled:
        """Return the grounded labelling.

        Args:
            fixed: nodes with a label that the edges do not change: node, label, reason; the first entry counts.

        """
        labels = bytearray(len(self))
        reason = [-1] * len(self)
        missing = self._missing.copy()
        todo: deque[int] = deque()
        for node, label, why in fixed:
            if labels[node] == UNDECIDED:
                labels[node], reason[node] = label, why
                todo.append(node)
        for node in self._free:
            if labels[node] == UNDECIDED:
                labels[node] = OUT if self._any[node] else IN
                todo.append(node)
        starts, edges = self._outward
        while todo:
            node = todo.popleft()
            inside = labels[node] == IN
            for edge in edges[starts[node] : starts[node + 1]]:
                target, kind = divmod(edge, KINDS)
                if labels[target] != UNDECIDED:
                    continue
                if inside and kind == MEMBER:
                    labels[target], reason[target] = IN, node
                elif kind == (FOE if inside else NEED):
                    labels[target], reason[target] = OUT, node
                else:
                    missing[target] -= 1
                    if missing[target]:
                        continue
                    labels[target] = OUT if kind == MEMBER else IN
                todo.append(target)
        return Settled(labels, reason)

    @cached_property
    def _free(self) -> list[int]:
        """The nodes without an edge to them, which are settled first."""
        return [node for node, count in enumerate(self._missing) if not count]

    @cached_property
    def _outward(self) -> tuple[array[int], array[int]]:
        """The offsets at which the edges of each node start, and the edges, sorted by node (a counting sort)."""
        starts = array("l", bytes(array("l").itemsize * (len(self) + 2)))
        for source in self._sources:
            starts[source + 2] += 1
        for node in range(2, len(starts)):
            starts[node] += starts[node - 1]
        edges = array("l", bytes(array("l").itemsize * len(self._targets)))
        for source, target in zip(self._sources, self._targets, strict=True):
            edges[starts[source + 1]] = target
            starts[source + 1] += 1
        return starts, edges

    def edges_of(self, node: int) -> Iterator[tuple[int, int]]:
        """Yield each node to which an edge leads from ``node``, with its kind: `NEED`, `FOE` or `MEMBER`."""
        starts, edges = self._outward
        for edge in edges[starts[node] : starts[node + 1]]:
            yield divmod(edge, KINDS)

    @cached_property
    def neighbours(self) -> tuple[dict[int, list[int]], ...]:
        """The needs, foes and members of each node: the reversed edges."""
        turned: tuple[dict[int, list[int]], ...] = ({}, {}, {})
        for source, edge in zip(self._sources, self._targets, strict=True):
            target, kind = divmod(edge, KINDS)
            turned[kind].setdefault(target, []).append(source)
        return turned
