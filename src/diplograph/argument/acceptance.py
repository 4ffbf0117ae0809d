"""Which claims stand, from a viewpoint: a structured argumentation framework over the argument graph.

The framework is an instance of ASPIC+ (Modgil and Prakken, "A general account of
argumentation with preferences", Artificial Intelligence 195, 2013, 361-397; "The
ASPIC+ framework for structured argumentation: a tutorial", Argument & Computation
5(1), 2014, 31-62), without strict rules and ordinary premises:

* Axioms: that a claim has been made.
* Defeasible rules: *said*, from its having been made to the claim; each inference,
  from its premises to its conclusion; each conflict with a claim, from the attacker
  to a reason against the attacked; *doubt*, from nothing to a reason against a claim
  that the viewpoint does not hold.  What the viewpoint holds and argues for stands on
  the inferences alone: *said* is a rule for it only where it is given no ground.
* Contradictories: a claim and each reason against it; two claims that take opposite
  stances on one proposition.
* Attack: rebuttal at the conclusion of a rule, which a conflict that undermines comes to
  as well, since every premise is the conclusion of a rule; an undercut is a conflict
  with an inference.
* Preference: the last-link principle on the top rules.  An arguer's preference for a
  claim over another orders the conflict between them against the rules for the claim
  attacked; a rebuttal by the weaker side is no defeat.  Of two claims on one proposition
  the viewpoint prefers its own.  Opposite preferences within one viewpoint cancel out.
  One liberty is taken: where an arguer prefers the conclusion or a premise of an inference
  to its undercutter, the undercut does not count, while in ASPIC+ no preference stops one.

What is outweighed is not given up: a concession ("true, but") stands beside what
outweighs it, since only the reason drawn from it is defeated.

Arguments are evaluated by Dung's semantics ("On the acceptability of arguments",
Artificial Intelligence 77, 1995, 321-357): a claim is *accepted* where an argument for
it is in the grounded extension, *rejected* where that extension defeats every argument
for it, else *undecided*.  Since defeat depends on the top rules only, and no ground
rests on itself, arguments need not be built: rules are labelled in, out or undecided
(Caminada, "On the issue of reinstatement in argumentation", JELIA 2006), each once.
"""

from __future__ import annotations

import time
from array import array
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from diplograph.answers.result import Result, table
from diplograph.argument.graph import COMMITTED, NEUTRAL, REJECTS, Anyone, Argument, Conflict, Holders
from diplograph.errors import UsageError
from diplograph.terms import Iri

UNDECIDED, IN, OUT = 0, 1, 2
# What a node is to another: needed by a rule, a foe of a rule, a member of a claim or challenge.
NEED, FOE, MEMBER = 0, 1, 2
KINDS = 3
STATUS: Final = ("undecided", "accepted", "rejected")
# Preferred extensions of one part of the framework are listed up to this number.
MOST_EXTENSIONS = 10_000


class Labels(NamedTuple):
    """A labelling of the nodes of a framework, and what settled each: see `Framework.label`."""

    of: bytearray
    reason: list[int]


class Framework:
    """The rules, and what defeats what, from one viewpoint.

    A node is an *all* node (a rule: in when all it needs are in and all its foes are
    out) or an *any* node (in when a member is in, out when all are): a claim has its
    rules as members, a challenge what defeats the rules of a claim.

    Args:
        argument: the argument graph.
        holders: whose view.
        accept: claims that are taken for granted.
        without: preferences that do not count.

    """

    def __init__(
        self,
        argument: Argument,
        holders: Holders,
        accept: Collection[Iri] = (),
        without: Collection[Iri] = (),
    ) -> None:
        self.argument = argument
        self.holders = holders
        self.accepted = frozenset(accept)
        self.held = {c for c in argument.claims if argument.holds(holders, c)}
        self.prefers = self._preferences(frozenset(without))
        self._any: list[bool] = []
        self.missing: list[int] = []
        # Edges as numbers in two arrays: a list for each node would cost more than the rest.
        self._sources = array("l")
        self._targets = array("l")
        self.claim = {c: self._node(any_of=True) for c in argument.claims}
        self.challenge = {c: self._node(any_of=True) for c in argument.claims}
        self.said: dict[int, Iri] = {}
        self.step: dict[Iri, int] = {}
        self._rules()
        self._conflicts()
        self._opposition()

    def _preferences(self, without: frozenset[Iri]) -> set[tuple[Iri, Iri]]:
        pairs = {
            (p.preferred, p.over)
            for p in self.argument.preferences
            if p.iri not in without and (isinstance(self.holders, Anyone) or p.arguer in self.holders)
        }
        return {(a, b) for a, b in pairs if (b, a) not in pairs}

    def _node(self, *, any_of: bool = False) -> int:
        self._any.append(any_of)
        self.missing.append(0)
        return len(self._any) - 1

    def _edge(self, source: int, kind: int, target: int) -> None:
        self._sources.append(source)
        self._targets.append(target * KINDS + kind)
        self.missing[target] += 1

    def _rule(self, needs: Iterable[int], foes: Iterable[int]) -> int:
        node = self._node()
        for need in needs:
            self._edge(need, NEED, node)
        for foe in foes:
            self._edge(foe, FOE, node)
        return node

    def _join(self, member: int, node: int) -> None:
        self._edge(member, MEMBER, node)

    def adopted(self, claim: Iri) -> bool:
        """Say whether the viewpoint gives ``claim`` a ground: its own inference, or one from what it holds."""
        return any(
            isinstance(self.holders, Anyone) or leg.arguer in self.holders or self.held.issuperset(leg.premises)
            for leg in self.argument.legs.get(claim, ())
        )

    @cached_property
    def _sides(self) -> set[tuple[Iri, int]]:
        """The propositions on which the viewpoint takes a side, and which."""
        held = map(self.argument.claims.__getitem__, self.held)
        return {(claim.proposition, claim.sign) for claim in held if claim.sign != NEUTRAL}

    def attitude(self, claim: Iri) -> str:
        """Return whether the viewpoint holds the claim, rejects it or leaves it open, whatever the arguments.

        It rejects what it reports and rejects, and what it holds the opposite of.
        """
        if claim in self.held:
            return "holds"
        one = self.argument.claims[claim]
        opposite = (one.proposition, -one.sign) in self._sides
        told = not isinstance(self.holders, Anyone) and one.reporter in self.holders and one.reporter_stance == REJECTS
        return "rejects" if one.stance in COMMITTED and (opposite or told) else "leaves open"

    def _rules(self) -> None:
        for step in self.argument.inferences:
            undercuts = [self._undercut(x, step.iri) for x in self.argument.attacks.get(step.iri, ())]
            foes = [self.challenge[step.conclusion], *(u for u in undercuts if u is not None)]
            node = self._rule([self.claim[p] for p in step.premises], foes)
            self.step[step.iri] = node
            self._join(node, self.claim[step.conclusion])
        for claim, node in self.claim.items():
            if claim not in self.held or not self.adopted(claim):
                said = self._rule([], [self.challenge[claim]])
                self.said[said] = claim
                self._join(said, node)
            if claim not in self.held and claim not in self.accepted:
                self._join(self._rule([], [node]), self.challenge[claim])

    def _undercut(self, conflict: Conflict, inference: Iri) -> int | None:
        step = self.argument.inference[inference]
        if any((winner, conflict.attacker) in self.prefers for winner in (*step.premises, step.conclusion)):
            return None
        self.step[conflict.iri] = self._rule([self.claim[conflict.attacker]], [])
        return self.step[conflict.iri]

    def _conflicts(self) -> None:
        claims = self.argument.claims
        for conflict in self.argument.conflicts:
            attacker, attacked = conflict.attacker, conflict.attacked
            if attacked not in claims or (attacked, attacker) in self.prefers:
                continue
            one, two = claims[attacker], claims[attacked]
            if one.proposition == two.proposition and one.sign * two.sign < NEUTRAL:
                continue  # they contradict each other as they stand
            foes = [] if (attacker, attacked) in self.prefers else [self.claim[attacked]]
            self.step[conflict.iri] = self._rule([self.claim[attacker]], foes)
            self._join(self.step[conflict.iri], self.challenge[attacked])

    def _opposition(self) -> None:
        """Let claims with opposite stances on one proposition defeat each other.

        A claim is challenged by the whole other side at once, so that a dispute with
        many on each side stays linear; only those who weigh single claims are joined one by one.
        """
        hubs: dict[tuple[Iri, int, bool], int] = {}
        weighing = {claim for pair in self.prefers for claim in pair}
        for proposition, claims in self.argument.about.items():
            if len({c.sign for c in claims} - {NEUTRAL}) < 2:
                continue
            for claim in claims:
                if claim.sign == NEUTRAL:
                    continue
                held = claim.iri in self.held or claim.iri in self.accepted
                if claim.iri in weighing:
                    for other in claims:
                        if other.sign * claim.sign < NEUTRAL and not self._outranks(claim.iri, other.iri):
                            self._join(self.claim[other.iri], self.challenge[claim.iri])
                    continue
                key = (proposition, -claim.sign, held)
                if key not in hubs:
                    hubs[key] = self._node(any_of=True)
                    for other in claims:
                        if other.sign == -claim.sign and not (held and not self._stands(other.iri)):
                            self._join(self.claim[other.iri], hubs[key])
                self._join(hubs[key], self.challenge[claim.iri])

    def _stands(self, claim: Iri) -> bool:
        return claim in self.held or claim in self.accepted

    def _outranks(self, claim: Iri, other: Iri) -> bool:
        if other in self.accepted:
            return False
        if (claim, other) in self.prefers or (other, claim) in self.prefers:
            return (claim, other) in self.prefers
        return self._stands(claim) and not self._stands(other)

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self._any)

    @property
    def edges(self) -> int:
        """The number of edges, by which the cost of a labelling grows."""
        return len(self._sources)

    def label(self, reject: Iterable[Iri] = ()) -> Labels:
        """Return the grounded labelling, with the claims of ``reject`` refused outright.

        Linear in nodes and edges: each node is settled once, and tells each neighbour once.
        ``reason`` holds, for an *any* node that is in and an *all* node that is out, the
        node that settled it, else -1.
        """
        labels = bytearray(len(self._any))
        reason = [-1] * len(self._any)
        missing = self.missing.copy()
        todo: deque[int] = deque()

        def settle(node: int, label: int, why: int) -> None:
            if labels[node] == UNDECIDED:
                labels[node] = label
                reason[node] = why
                todo.append(node)

        for claim in reject:
            settle(self.challenge[claim], IN, -1)
            settle(self.claim[claim], OUT, self.challenge[claim])
        for claim in self.accepted:
            settle(self.claim[claim], IN, -1)
        for node, count in enumerate(missing):
            if count == 0:
                settle(node, OUT if self._any[node] else IN, -1)
        starts, edges = self._outward
        while todo:
            node = todo.popleft()
            inside = labels[node] == IN
            for edge in edges[starts[node] : starts[node + 1]]:
                target, kind = divmod(edge, KINDS)
                if inside and kind == MEMBER:
                    settle(target, IN, node)
                elif kind == (FOE if inside else NEED):
                    settle(target, OUT, node)
                else:
                    missing[target] -= 1
                    if missing[target] == 0:
                        settle(target, OUT if kind == MEMBER else IN, -1)
        return Labels(labels, reason)

    @cached_property
    def by_node(self) -> dict[int, Iri]:
        """The claim of each node that is one."""
        return {node: claim for claim, node in self.claim.items()}

    @cached_property
    def _outward(self) -> tuple[array[int], array[int]]:
        """Where the edges of each node start, and the edges, sorted by node (a counting sort)."""
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
        """Yield each node to which ``node`` is something, and what: `NEED`, `FOE` or `MEMBER`."""
        starts, edges = self._outward
        for edge in edges[starts[node] : starts[node + 1]]:
            yield divmod(edge, KINDS)

    @cached_property
    def neighbours(self) -> tuple[dict[int, list[int]], ...]:
        """What each node needs, its foes and its members: the edges the other way round."""
        turned: tuple[dict[int, list[int]], ...] = ({}, {}, {})
        for source, edge in zip(self._sources, self._targets, strict=True):
            target, kind = divmod(edge, KINDS)
            turned[kind].setdefault(target, []).append(source)
        return turned

    def is_rule(self, node: int) -> bool:
        """Say whether ``node`` is a rule, and not a claim or a challenge."""
        return not self._any[node]


@dataclass(frozen=True)
class Acceptance:
    """Which claims stand under a semantics; made by `evaluate`.

    Attributes:
        framework: what was evaluated.
        labels: the grounded labelling.
        credulous: for preferred semantics, the claims accepted in some extension; else None.
        sceptical: the claims accepted in every extension; under grounded semantics those in the one.
        not_computed: the claims of which a limit left it open whether they are.

    """

    framework: Framework
    labels: Labels
    sceptical: frozenset[Iri]
    credulous: frozenset[Iri] | None = None
    not_computed: frozenset[Iri] = frozenset()

    def status(self, claim: Iri) -> str:
        """Return accepted, rejected or undecided, under grounded semantics."""
        return STATUS[self.labels.of[self.framework.claim[claim]]]

    def support(self, claim: Iri) -> list[Iri]:
        """Return the claims without ground on which an accepted claim rests, defences included.

        As long as none of them is rejected, ``claim`` stays accepted.  Empty where it is not accepted.
        """
        return sorted(owed_to(self.framework, self.labels, claim, first_grounds=True))

    @property
    def rows(self) -> Result[Any]:
        """One row a claim: claim, holder, stance, paraphrase, attitude, status, sceptical, credulous.

        ``attitude`` says whether the viewpoint holds the claim, rejects it or leaves it
        open, whatever the arguments; ``credulous`` is empty under grounded semantics, and
        both are where a limit left them open.
        """
        argument = self.framework.argument

        def row(iri: Iri) -> tuple[object, ...]:
            one = argument.claims[iri]
            known = iri not in self.not_computed
            sceptical = iri in self.sceptical if known else None
            credulous = iri in self.credulous if known and self.credulous is not None else None
            head = (iri, one.holder, one.stance, one.paraphrase, self.framework.attitude(iri))
            return (*head, self.status(iri), sceptical, credulous)

        columns = ("claim", "holder", "stance", "paraphrase", "attitude", "status", "sceptical", "credulous")
        return table(columns, map(row, argument.claims), "Status")


def owed_to(framework: Framework, labels: Labels, claim: Iri, *, first_grounds: bool) -> set[Iri]:
    """Return the accepted claims, or those of them that are merely said, to which ``claim`` owes its acceptance.

    One derivation is followed, defences included; while nothing of it is rejected, it holds.
    """
    if labels.of[framework.claim[claim]] != IN:
        return set()
    needs, foes, members = framework.neighbours
    names = framework.said if first_grounds else framework.by_node
    found: set[Iri] = set()
    seen = {framework.claim[claim]}
    todo = [framework.claim[claim]]
    while todo:
        node = todo.pop()
        label = labels.of[node]
        if label == IN and node in names:
            found.add(names[node])
        if framework.is_rule(node):
            owes = [*needs.get(node, ()), *foes.get(node, ())] if label == IN else [labels.reason[node]]
        else:
            owes = [labels.reason[node]] if label == IN else members.get(node, [])
        for other in owes:
            if other >= 0 and other not in seen:
                seen.add(other)
                todo.append(other)
    return found


def evaluate(
    argument: Argument,
    holders: Holders,
    semantics: str = "grounded",
    time_limit: float = 10.0,
) -> Acceptance:
    """Evaluate the argument from a viewpoint.

    Args:
        argument: the argument graph.
        holders: whose view.
        semantics: ``grounded``, or ``preferred``, which needs clingo.
        time_limit: seconds for preferred semantics, after which what is open is told.

    Returns:
        The labels; see `Acceptance`.

    Raises:
        UsageError: no such semantics, or clingo is not installed.

    """
    if semantics not in ("grounded", "preferred"):
        raise UsageError(f"semantics={semantics}", "no such semantics", "Use grounded or preferred.")
    framework = Framework(argument, holders)
    labels = framework.label()
    grounded = frozenset(c for c, node in framework.claim.items() if labels.of[node] == IN)
    if semantics == "grounded":
        return Acceptance(framework, labels, grounded)
    some, every, unknown = preferred(framework, labels, time_limit)
    claims = framework.by_node
    return Acceptance(
        framework,
        labels,
        grounded | {claims[n] for n in every if n in claims},
        grounded | {claims[n] for n in some if n in claims},
        frozenset(claims[n] for n in unknown if n in claims),
    )


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


_ASP = {NEED: "need", FOE: "foe", MEMBER: "member"}


def preferred(framework: Framework, labels: Labels, time_limit: float) -> tuple[set[int], set[int], set[int]]:
    """Return the undecided nodes that are in some, in every preferred extension, and those left open by a limit.

    What the grounded labelling leaves undecided falls into parts that do not touch; each is solved by itself.

    Raises:
        UsageError: clingo is not installed.

    """
    try:
        import clingo  # noqa: F401
    except ImportError:
        raise UsageError(
            "semantics=preferred", "needs clingo, which is not installed", "pip install 'diplograph[argument]'"
        ) from None
    some: set[int] = set()
    every: set[int] = set()
    unknown: set[int] = set()
    deadline = time.monotonic() + time_limit
    for part in _parts(framework, labels):
        found = _extensions(framework, part, deadline)
        if found is None:
            unknown |= part
        else:
            some |= set.union(*found)
            every |= set.intersection(*found)
    return some, every, unknown


def _parts(framework: Framework, labels: Labels) -> list[set[int]]:
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
    """Return the nodes that are in, for each preferred extension of one part; None where a limit was met.

    Settled neighbours need no mention: what is undecided needs none of what is out, and so on.
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
