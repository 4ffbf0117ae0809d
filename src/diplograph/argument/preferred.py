"""Preferred semantics: what is accepted in some, and in every, maximal set of claims that defends itself."""

from __future__ import annotations

import time
from collections import defaultdict
from typing import Final, NamedTuple

from diplograph.argument.framework import Framework
from diplograph.argument.labelling import Labelling
from diplograph.argument.nodes import FOE, MEMBER, NEED, UNDECIDED
from diplograph.errors import MissingPackage

# Preferred extensions of one part of the framework are listed up to this number.
MOST_EXTENSIONS: Final = 10_000

# Complete labellings, as in ASPARTIX (Egly, Gaggl and Woltran, "Answer-set programming
# encodings for argumentation frameworks", Argument & Computation 1(2), 2010), lifted
# from arguments to rules; the heuristic keeps those with most rules in.
_COMPLETE = """
1 { in(X) ; out(X) ; undecided(X) } 1 :- node(X).
lost(X) :- need(Y,X), out(Y).       lost(X) :- foe(Y,X), in(Y).
short(X) :- need(Y,X), not in(Y).   short(X) :- foe(Y,X), not out(Y).
:- rule(X), in(X), short(X).        :- rule(X), not in(X), not short(X).
:- rule(X), out(X), not lost(X).    :- rule(X), lost(X), not out(X).
got(X) :- member(Y,X), in(Y).       left(X) :- member(Y,X), not out(Y).
:- any(X), in(X), not got(X).       :- any(X), got(X), not in(X).
:- any(X), out(X), left(X).         :- any(X), not out(X), not left(X).
#heuristic in(X) : rule(X). [1,true]
#defined need/2.  #defined foe/2.  #defined member/2.
#show in/1.
"""


_ASP: Final = {NEED: "need", FOE: "foe", MEMBER: "member"}


class Preferred(NamedTuple):
    """The undecided nodes that are in in some or in every preferred extension, and those that a limit left open."""

    some: set[int]
    every: set[int]
    unknown: set[int]


def preferred(labels: Labelling, time_limit: float) -> Preferred:
    """Return what preferred semantics decide among the nodes that the grounded labelling leaves undecided.

    These nodes fall into unconnected parts, each of which is solved separately.

    Raises:
        MissingPackage: clingo is not installed.

    """
    try:
        import clingo  # noqa: F401
    except ImportError:
        raise MissingPackage("clingo", "argument") from None
    answer = Preferred(set(), set(), set())
    deadline = time.monotonic() + time_limit
    for part in _parts(labels):
        found = _extensions(labels.framework, part, deadline)
        if found is None:
            answer.unknown.update(part)
        else:
            answer.some.update(*found)
            answer.every.update(set.intersection(*found))
    return answer


def _parts(labels: Labelling) -> list[set[int]]:
    framework = labels.framework
    touching: dict[int, set[int]] = defaultdict(set)
    undecided = {n for n in range(len(framework)) if labels.of[n] == UNDECIDED}
    for node in undecided:
        for target, _ in framework.edges_of(node):
            if target in undecided:
                touching[node].add(target)
                touching[target].add(node)
    parts = []
    while undecided:
        part = set()
        todo = [undecided.pop()]
        while todo:
            node = todo.pop()
            part.add(node)
            fresh = touching[node] & undecided
            undecided -= fresh
            todo += fresh
        parts.append(part)
    return parts


def _extensions(framework: Framework, part: set[int], deadline: float) -> list[set[int]] | None:
    """Return the nodes that are in, for each preferred extension of one part; None if a limit was reached.

    Settled neighbours can be left out: an undecided node needs no node that is out, and so on.
    """
    import clingo

    facts = []
    for node in part:
        facts.append(f"node({node}). {'rule' if framework.is_rule(node) else 'any'}({node}).")
        facts += [f"{_ASP[kind]}({node},{target})." for target, kind in framework.edges_of(node) if target in part]
    control = clingo.Control(["--heuristic=Domain", "--enum-mode=domRec", "0"])
    control.add("base", [], _COMPLETE + "\n".join(facts))
    control.ground([("base", [])])
    found: list[set[int]] = []
    with control.solve(yield_=True, async_=True) as handle:
        while True:
            handle.resume()
            if not handle.wait(max(deadline - time.monotonic(), 0)):
                handle.cancel()
                return None
            model = handle.model()
            if model is None:
                return found
            if len(found) == MOST_EXTENSIONS:
                handle.cancel()
                return None
            found.append({atom.arguments[0].number for atom in model.symbols(shown=True)})
