"""One canonical form: RDF Dataset Canonicalization (RDFC-1.0, W3C 2024), sorted, and its digest.

Two graphs say the same when their canonical forms are equal, whatever their blank nodes
are called.  The algorithm takes cubic to factorial time over blank nodes that differ in
nothing but each other, so the work is estimated first, and too much of it is refused.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations

import pyoxigraph as ox

from diplograph.errors import DataError

# What takes some seconds: 250 blank nodes in a row, say, as in a list of equal members.
MOST_WORK = 250**3


def canonical(statements: Iterable[ox.Quad], where: str = "graph") -> list[ox.Quad]:
    """Return statements sorted, without repeats, blank nodes by their canonical names; ``where`` is for the error.

    Raises:
        DataError: too many of the blank nodes differ in nothing but each other.

    """
    quads = set(statements)
    if any(_is_blank(quad) for quad in quads):
        if _work(quads) > MOST_WORK:
            what = "too many blank nodes differ in nothing but each other, so they cannot be compared"
            raise DataError(where, what, "Give them IRIs, or spread them over several graphs.")
        dataset = ox.Dataset(quads)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        quads = set(dataset)
    return sorted(quads, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)))


def lines(triples: Iterable[ox.Triple], where: str = "graph") -> list[str]:
    """Return a graph as sorted lines of N-Triples, its blank nodes named canonically; raises as `canonical`."""
    return sorted(f"{quad.triple} ." for quad in canonical(map(_quad, triples), where))


def digest(canonical_lines: Iterable[str]) -> str:
    """Return the SHA-256 of a canonical graph, in hexadecimal.

    >>> digest(lines([]))[:8]
    'e3b0c442'
    """
    whole = hashlib.sha256()
    for line in canonical_lines:
        whole.update(line.encode("utf-8") + b"\n")
    return whole.hexdigest()


def same(one: Iterable[ox.Triple], other: Iterable[ox.Triple], where: str = "graph") -> bool:
    """Tell whether two graphs say the same; raises as `canonical`."""
    return canonical(map(_quad, one), where) == canonical(map(_quad, other), where)


def _quad(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object)


def _is_blank(quad: ox.Quad) -> bool:
    return any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name))


def _work(quads: Iterable[ox.Quad]) -> int:
    """Return a bound of the steps that RDFC-1.0 takes, its sections 4.6 and 4.8 taken together.

    Blank nodes with a first-degree hash of their own cost nothing.  The others, group by
    group of those that are linked, cost the cube of their number, times every order in
    which the neighbours that look alike can be taken.
    """
    of: dict[ox.BlankNode, list[tuple[str, ...]]] = defaultdict(list)
    for quad in quads:
        terms = (quad.subject, quad.object, quad.graph_name)
        for node in {term for term in terms if isinstance(term, ox.BlankNode)}:
            shown = ("_:a" if t == node else "_:z" if isinstance(t, ox.BlankNode) else str(t) for t in terms)
            of[node].append((quad.predicate.value, *shown))
    look = {node: tuple(sorted(seen)) for node, seen in of.items()}
    alike: dict[tuple[tuple[str, ...], ...], int] = defaultdict(int)
    for seen in look.values():
        alike[seen] += 1
    unclear = {node for node, seen in look.items() if alike[seen] > 1}
    # Of each unclear node, its unclear neighbours by how they are linked and what they look like.
    near: dict[ox.BlankNode, dict[object, set[ox.BlankNode]]] = {node: defaultdict(set) for node in unclear}
    for quad in quads:
        blank = [(at, t) for at, t in enumerate((quad.subject, quad.object, quad.graph_name)) if t in unclear]
        for (at, one), (other_at, other) in permutations(blank, 2):
            if isinstance(one, ox.BlankNode) and isinstance(other, ox.BlankNode) and one != other:
                near[one][quad.predicate, at, other_at, look[other]].add(other)
    return sum(
        len(group) ** 3 * math.prod(math.factorial(min(len(k), 20)) for node in group for k in near[node].values())
        for group in _linked({node: set().union(*kinds.values()) for node, kinds in near.items()})
    )


def _linked(near: dict[ox.BlankNode, set[ox.BlankNode]]) -> Iterator[set[ox.BlankNode]]:
    """Yield the groups of nodes that are linked with each other."""
    left = set(near)
    while left:
        todo = [left.pop()]
        group = set(todo)
        while todo:
            new = near[todo.pop()] & left
            left -= new
            group |= new
            todo += new
        yield group
