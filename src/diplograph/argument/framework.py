"""Build a structured argumentation framework from an argument graph and a viewpoint: rules and defeats.

The framework is an instance of ASPIC+ (Modgil and Prakken, "A general account of
argumentation with preferences", Artificial Intelligence 195, 2013, 361-397; "The
ASPIC+ framework for structured argumentation: a tutorial", Argument & Computation
5(1), 2014, 31-62), without strict rules and ordinary premises:

* Axioms: that a claim has been made.
* Defeasible rules: *said*, from the fact that a claim was made to the claim; each inference,
  from its premises to its conclusion; each conflict with a claim, from the attacker
  to a reason against the attacked; *doubt*, from nothing to a reason against a claim
  that the viewpoint does not hold.  What the viewpoint holds and argues for rests on
  the inferences alone: *said* is a rule for it only if it is given no ground.
* Contradictories: a claim and each reason against it; two claims that take opposite
  stances on one proposition.
* Attack: rebuttal at the conclusion of a rule, which includes undermining, since every
  premise is the conclusion of a rule; an undercut is a conflict with an inference.
* Conditions, as in Carneades (Gordon, Prakken and Walton, "The Carneades model of
  argument and burden of proof", Artificial Intelligence 171, 2007, 875-896): *if* is an
  assumption, *only if* a premise, *unless* an exception.  A premise is one more premise of
  every rule for the claim, its content held or not; an assumption and an exception undercut
  every rule for it: an assumption where its content is shown not to be so, an exception
  where its content is shown to be so.  Only what the viewpoint holds, what is granted, or what
  follows from these can show it.  A viewpoint prefers what it supposes to what it does not hold.
* A recorded doubt is a reason against what is asserted, but cannot defeat it: it leaves the
  assertion undecided at most, and the holders of what is doubted reject it.
* Preference: the last-link principle on the top rules.  An arguer's preference for a
  claim over another orders the conflict between them against the rules for the claim
  attacked; a rebuttal by the weaker side is no defeat.  Of two claims on one proposition
  the viewpoint prefers its own.  Opposite preferences within one viewpoint cancel out.
  There is one deviation: if an arguer prefers the conclusion or a premise of an inference
  to its undercutter, the undercut does not count; in ASPIC+ no preference prevents an undercut.

What is outweighed is not given up: a concession ("true, but") is accepted together with what
outweighs it, since only the reason drawn from it is defeated.

Arguments are evaluated by Dung's semantics ("On the acceptability of arguments",
Artificial Intelligence 77, 1995, 321-357): a claim is *accepted* where an argument for
it is in the grounded extension, *rejected* where that extension defeats every argument
for it, else *undecided*.  A claim that is out is *not applicable*, rather than rejected,
where one of its conditions is not met, or where it rests on inferences alone, without *said*,
and one of these fails only because premises of it are not applicable.  Since defeat depends on
the top rules only, and no ground rests on itself, arguments need not be built: rules are
labelled in, out or undecided (Caminada, "On the issue of reinstatement in argumentation",
JELIA 2006), each once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

from diplograph.argument.graph import (
    COMMITTED,
    DOUBTS,
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    REJECTS,
    Argument,
    Claim,
    Condition,
    ConditionKind,
    Conflict,
    Holders,
)
from diplograph.argument.labelling import Labelling
from diplograph.argument.nodes import IN, OUT, Nodes
from diplograph.terms import Iri

# The side of a claim on a proposition is its sign, or this.
DOUBTING: Final = 2
# The sides that oppose a claim, by its own side.
_FACING: Final[Mapping[int, tuple[int, ...]]] = {
    POSITIVE: (NEGATIVE, DOUBTING),
    NEGATIVE: (POSITIVE,),
    DOUBTING: (POSITIVE,),
}


class Attitude(StrEnum):
    """The position of a viewpoint on a claim, regardless of the arguments."""

    HOLDS = "holds"
    REJECTS = "rejects"
    DOUBTS = "doubts"
    LEAVES_OPEN = "leaves open"


class _Tested(NamedTuple):
    """The nodes for the content of a condition: that it is accepted, that it is shown, that it is shown to fail."""

    standing: int
    shown: int
    failing: int


class Framework(Nodes):
    """The rules and defeats of an argument graph from one viewpoint.

    A node is an *all* node (a rule: in when all it needs are in and all its foes are
    out) or an *any* node (in when a member is in, out when all are): a claim has its
    rules as members, a challenge what defeats the rules of a claim.

    Args:
        argument: the argument graph.
        holders: whose view.
        accept: claims that are granted.
        without: preferences to ignore.

    Attributes:
        held: the claims that the viewpoint holds.
        prefers: pairs of claims, of which it prefers the first.
        claim: the node of each claim.
        challenge: the node of what defeats each claim.
        said: the claim of each node that is its *said*.
        step: the node of each inference, and of each conflict that has weight.

    """

    def __init__(
        self,
        argument: Argument,
        holders: Holders,
        accept: Collection[Iri] = (),
        without: Collection[Iri] = (),
    ) -> None:
        super().__init__()
        self.argument = argument
        self.holders = holders
        self.accepted = frozenset(accept)
        self.held = {c for c in argument.claims if argument.holds(holders, c)}
        self.prefers = self._preferences(frozenset(without))
        self.claim = {c: self.any_of() for c in argument.claims}
        self.challenge = {c: self.any_of() for c in argument.claims}
        self.said: dict[int, Iri] = {}
        self.step: dict[Iri, int] = {}
        self._tested = {iri: self._test(iri) for iri in dict.fromkeys(c.on for c in argument.conditions)}
        self._rules()
        self._conflicts()
        self._opposition()

    def _preferences(self, without: frozenset[Iri]) -> set[tuple[Iri, Iri]]:
        pairs = {
            (p.preferred, p.over)
            for p in self.argument.preferences
            if p.iri not in without and p.arguer in self.holders
        }
        return {(a, b) for a, b in pairs if (b, a) not in pairs}

    def adopted(self, claim: Iri) -> bool:
        """Tell whether the viewpoint gives ``claim`` a ground: its own inference, or one from what it holds."""
        return any(
            leg.arguer in self.holders or self.held.issuperset(leg.premises)
            for leg in self.argument.legs.get(claim, ())
        )

    @cached_property
    def _sides(self) -> set[tuple[Iri, int]]:
        """The propositions on which the viewpoint takes a side, each with that side."""
        held = map(self.argument.claims.__getitem__, self.held)
        return {(claim.proposition, claim.sign) for claim in held if claim.sign != NEUTRAL}

    def attitude(self, claim: Iri) -> Attitude:
        """Return the position of the viewpoint on the claim, regardless of the arguments.

        It rejects claims that it reports with rejection, and claims whose opposite it holds; it
        doubts claims that it neither holds nor rejects but puts in doubt.
        """
        if claim in self.held:
            return Attitude.HOLDS
        one = self.argument.claims[claim]
        if one.stance not in COMMITTED:
            return Attitude.LEAVES_OPEN
        verdict = one.reporter_stance if self.holders.named is not None and one.reporter in self.holders else None
        if verdict == REJECTS or self._opposed(one):
            return Attitude.REJECTS
        doubted = any(doubt in self.held for doubt in self.argument.doubted_by(claim))
        return Attitude.DOUBTS if doubted else Attitude.LEAVES_OPEN

    def _opposed(self, claim: Claim) -> bool:
        if claim.stance == DOUBTS:
            return (claim.proposition, POSITIVE) in self._sides
        return (claim.proposition, -claim.sign) in self._sides

    def _test(self, condition: Iri) -> _Tested:
        """Return the nodes of a condition's content.

        Content that the viewpoint holds fails if it falls.  Content that it only supposes fails
        through what the viewpoint holds against it, and then falls.
        """
        one = self.argument.claims[condition]
        standing, shown, failing = (self.any_of() for _ in range(3))
        self.join(self.claim[condition], standing)
        stands = self._stands(condition)
        if stands:
            self.join(self.claim[condition], shown)
            self.join(self.rule([], [self.claim[condition]]), failing)
        for other in self.argument.about[one.proposition]:
            if other.iri != condition and one.polarity and other.sign and self._stands(other.iri):
                if other.sign == one.polarity:
                    self.join(self.claim[other.iri], standing)
                    self.join(self.claim[other.iri], shown)
                elif not stands:
                    self.join(self.claim[other.iri], failing)
        if not stands:
            for conflict in self.argument.attacks.get(condition, ()):
                if self._stands(conflict.attacker) and (condition, conflict.attacker) not in self.prefers:
                    self.join(self.claim[conflict.attacker], failing)
            self.join(failing, self.challenge[condition])
        return _Tested(standing, shown, failing)

    def _terms(self, claim: Iri) -> tuple[list[int], list[int]]:
        """Return the needs and the foes that all rules for ``claim`` share."""
        needs, foes = [], [self.challenge[claim]]
        for condition in self.argument.conditions_of.get(claim, ()):
            tested = self._tested[condition.on]
            match condition.kind:
                case ConditionKind.IF:
                    foes.append(tested.failing)
                case ConditionKind.ONLY_IF:
                    needs.append(tested.standing)
                case ConditionKind.UNLESS:
                    foes.append(tested.shown)
        return needs, foes

    def _rules(self) -> None:
        for step in self.argument.inferences:
            undercuts = [self._undercut(x, step.iri) for x in self.argument.attacks.get(step.iri, ())]
            needs, foes = self._terms(step.conclusion)
            foes += [u for u in undercuts if u is not None]
            node = self.rule([*needs, *(self.claim[p] for p in step.premises)], foes)
            self.step[step.iri] = node
            self.join(node, self.claim[step.conclusion])
        for claim, node in self.claim.items():
            if claim not in self.held or not self.adopted(claim):
                said = self.rule(*self._terms(claim))
                self.said[said] = claim
                self.join(said, node)
            if not self._stands(claim):
                self.join(self.rule([], [node]), self.challenge[claim])

    def _undercut(self, conflict: Conflict, inference: Iri) -> int | None:
        step = self.argument.inference[inference]
        if any((winner, conflict.attacker) in self.prefers for winner in (*step.premises, step.conclusion)):
            return None
        self.step[conflict.iri] = self.rule([self.claim[conflict.attacker]], [])
        return self.step[conflict.iri]

    def _conflicts(self) -> None:
        claims = self.argument.claims
        for conflict in self.argument.conflicts:
            attacker, attacked = conflict.attacker, conflict.attacked
            if attacked not in claims or (attacked, attacker) in self.prefers:
                continue
            if claims[attacker].contradicts(claims[attacked]):
                continue  # as they stand
            foes = [] if (attacker, attacked) in self.prefers else [self.claim[attacked]]
            self.step[conflict.iri] = self.rule([self.claim[attacker]], foes)
            self.join(self.step[conflict.iri], self.challenge[attacked])

    def _opposition(self) -> None:
        """Add the defeats between claims with opposite stances on a proposition, and those of doubt on assertions.

        A claim is challenged by the whole other side at once, so that a dispute with
        many on each side stays linear; only claims that preferences compare are paired one by one.
        """
        hubs: dict[tuple[Iri, int, bool], int] = {}
        weighing = {claim for pair in self.prefers for claim in pair}
        for proposition, claims in self.argument.about.items():
            sides = defaultdict(list)
            for claim in claims:
                sides[_side(claim)].append(claim.iri)
            pairs = [(side, facing) for side in sides for facing in _FACING.get(side, ()) if facing in sides]
            for iri, facing in ((iri, facing) for side, facing in pairs for iri in sides[side]):
                others, stands = sides[facing], self._stands(iri)
                key = (proposition, facing, stands)
                if iri in weighing:
                    against = self.any_of(self.claim[o] for o in others if not self._outranks(iri, o))
                else:
                    if key not in hubs:
                        hubs[key] = self.any_of(self.claim[o] for o in others if not stands or self._stands(o))
                    against = hubs[key]
                if facing == DOUBTING:
                    against = self.rule([against], [self.claim[iri]])
                self.join(against, self.challenge[iri])

    def _stands(self, claim: Iri) -> bool:
        return claim in self.held or claim in self.accepted

    def _outranks(self, claim: Iri, other: Iri) -> bool:
        if other in self.accepted:
            return False
        if (claim, other) in self.prefers or (other, claim) in self.prefers:
            return (claim, other) in self.prefers
        return self._stands(claim) and not self._stands(other)

    def label(self, reject: Iterable[Iri] = ()) -> Labelling:
        """Return the grounded labelling, with the claims of ``reject`` refused outright.

        Linear in nodes and edges: each node is settled once, and passes it on to each neighbour once.
        """
        refused = frozenset(reject)
        fixed: list[tuple[int, int, int]] = []
        for claim in refused:
            fixed += [(self.challenge[claim], IN, -1), (self.claim[claim], OUT, self.challenge[claim])]
            if claim in self._tested:
                fixed.append((self._tested[claim].failing, IN, -1))
        fixed += [(self.claim[claim], IN, -1) for claim in self.accepted]
        return Labelling(self, *self.settle(fixed), refused)

    @cached_property
    def assumed(self) -> dict[int, Iri]:
        """The node by which each merely supposed content fails, and the condition that supposes it."""
        return {nodes.failing: iri for iri, nodes in self._tested.items() if not self._stands(iri)}

    def unmet(self, condition: Condition) -> tuple[int, int]:
        """Return the node that decides a condition, and its label if the condition is not met."""
        tested = self._tested[condition.on]
        match condition.kind:
            case ConditionKind.IF:
                return tested.failing, IN
            case ConditionKind.ONLY_IF:
                return tested.standing, OUT
            case ConditionKind.UNLESS:
                return tested.shown, IN

    @cached_property
    def by_node(self) -> dict[int, Iri]:
        """The claim of each node that stands for a claim."""
        return {node: claim for claim, node in self.claim.items()}


def _side(claim: Claim) -> int:
    return DOUBTING if claim.stance == DOUBTS else claim.sign
