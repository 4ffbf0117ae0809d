"""Compute what changes if claims are rejected or granted: a relabelling under grounded semantics.

To reject a claim is to refuse its content, so every other claim that holds or supposes the same
is refused with it.  Thus a condition is refused by refusing the claim that supposes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

from diplograph.answers.result import Table
from diplograph.argument.framework import Framework
from diplograph.argument.graph import Argument, Condition, ConditionKind, Conflict, Holders, named_claims
from diplograph.argument.labelling import Labelling, Status
from diplograph.argument.nodes import IN, OUT
from diplograph.errors import BadValue
from diplograph.namespaces import curie
from diplograph.screen import visible
from diplograph.terms import Iri


class Change(NamedTuple):
    """One claim: its status before and after, and the last steps by which it fell, one per leg."""

    claim: Iri
    before: Status
    after: Status
    because: tuple[str, ...]


class Group(StrEnum):
    """The groups under which changes are listed."""

    THESIS = "thesis"
    RECOMMENDATION = "recommendation"
    FALLEN = "fallen"
    STANDING = "standing"
    RISEN = "risen"


class Changed(NamedTuple):
    """A row of `WhatIf.rows`; ``because`` joins the steps by "; "."""

    group: Group
    claim: Iri
    holder: Iri
    stance: Iri
    hedge: str | None
    reporter: Iri | None
    paraphrase: str
    before: Status
    after: Status
    because: str | None


@dataclass(frozen=True)
class WhatIf:
    """The consequences of a change; made by `what_if`.

    Attributes:
        argument: the graph.
        holders: whose view.
        reject: the claims refused, with those that say the same.
        accept: the claims taken for granted, with those that say the same.
        fallen: the claims that are no longer accepted, without those refused.  Claims with an unmet
            condition are not applicable, nor are claims that rest only on them.
        standing: the accepted claims that lost an inference and stand on others.
        risen: the claims that were not accepted and now are, without those granted.
        thesis: the change of the thesis; None if the viewpoint argues for nothing.
        recommendations: the change of each recommendation.
        lost: for each claim that fell, the claims whose fall caused it, one per leg.

    """

    argument: Argument
    holders: Holders
    reject: tuple[Iri, ...]
    accept: tuple[Iri, ...]
    fallen: tuple[Change, ...]
    standing: tuple[Change, ...]
    risen: tuple[Change, ...]
    thesis: Change | None
    recommendations: tuple[Change, ...]
    lost: Mapping[Iri, tuple[Iri, ...]]

    def explain(self, claim: Iri) -> list[str]:
        """Return the shortest explanation of why ``claim`` fell, causes first; empty if it did not fall.

        The shortest one has the fewest steps as a tree; a step that is needed twice is given once.
        """
        because = {change.claim: change.because for change in self.fallen}
        steps: list[str] = []
        seen: set[Iri] = set()
        todo = [(claim, False)]
        while todo:
            one, causes_given = todo.pop()
            if causes_given:
                steps += because.get(one, (f"{one.short} is refused",) if one in self.lost else ())
            elif one not in seen:
                seen.add(one)
                todo.append((one, True))
                todo += [(cause, False) for cause in reversed(self.lost.get(one, ()))]
        return steps

    @property
    def rows(self) -> Table[Changed]:
        """One row per change; see `Changed`."""
        groups = (
            (Group.THESIS, (self.thesis,) if self.thesis else ()),
            (Group.RECOMMENDATION, self.recommendations),
            (Group.FALLEN, self.fallen),
            (Group.STANDING, self.standing),
            (Group.RISEN, self.risen),
        )
        return Table(Changed, (self._row(group, change) for group, changes in groups for change in changes))

    def _row(self, group: Group, change: Change) -> Changed:
        one = self.argument.claims[change.claim]
        return Changed(
            group=group,
            claim=one.iri,
            holder=one.holder,
            stance=one.stance,
            hedge=one.hedge or None,
            reporter=one.reporter,
            paraphrase=one.paraphrase,
            before=change.before,
            after=change.after,
            because="; ".join(change.because) or None,
        )

    def to_text(self) -> str:
        """Return the answer in words, one line per claim."""
        lines = [f"according to {self.holders.text()}"]
        lines += [f"refused: {self.argument.claims[c].text()}" for c in self.reject]
        lines += [f"granted: {self.argument.claims[c].text()}" for c in self.accept]
        turned = tuple(change for change in self.recommendations if change.before != change.after)
        heads = [
            (f"{_count(self.fallen, 'claim falls', 'claims fall')}", self.fallen),
            (f"{_count(self.standing, 'claim survives', 'claims survive')} on other legs", self.standing),
            (f"{_count(self.risen, 'claim becomes', 'claims become')} accepted", self.risen),
            ("the thesis", (self.thesis,) if self.thesis else ()),
            (f"{len(turned)} of {len(self.recommendations)} recommendations change", turned),
        ]
        for head, changes in heads:
            lines.append(f"{head}:" if changes else f"{head}.")
            for change in changes:
                became = change.after if change.before == change.after else f"{change.before} → {change.after}"
                lines.append(f"  {became}: {self.argument.claims[change.claim].text()}")
                steps = self.explain(change.claim) if change is self.thesis else change.because
                lines += [f"      {step}" for step in steps]
        return "\n".join(map(visible, lines))


def _count(changes: Collection[Change], one: str, many: str) -> str:
    return f"{len(changes)} {one if len(changes) == 1 else many}"


def what_if(
    argument: Argument,
    holders: Holders,
    *,
    reject: Iterable[Iri] = (),
    accept: Iterable[Iri] = (),
    without_preferences: bool | Collection[Iri] = False,
) -> WhatIf:
    """Return what changes from a viewpoint if claims are refused or granted, or preferences do not count.

    Args:
        argument: the graph.
        holders: whose view.
        reject: claims to refuse.
        accept: claims to grant.
        without_preferences: True to leave out all preferences, or the preferences to leave out.

    Raises:
        BadValue: an unknown claim or preference; one content both rejected and accepted;
            opposite contents both accepted; nothing to change.

    """
    asked = named_claims(accept, "accept", argument)
    rejected = with_same_content(argument, named_claims(reject, "reject", argument))
    accepted = with_same_content(argument, asked)
    if both := sorted(set(rejected) & set(accepted)):
        raise BadValue(
            f"{both[0].short}",
            "both rejected and accepted",
            "Claims of the same content count, too; keep one of the two.",
        )
    _no_opposites(argument, asked)
    without = _without(argument, without_preferences)
    if not rejected and not accepted and not without:
        raise BadValue("what-if", "nothing is changed", "Reject or accept a claim, or leave preferences out.")
    before = Framework(argument, holders)
    # Refusing alone does not change the rules, so one framework suffices.
    after = before if not accepted and not without else Framework(argument, holders, accepted, without)
    return _compared(Relabelling(before.label(), after.label(rejected)), rejected, accepted)


def refusals(argument: Argument, holders: Holders, claims: Iterable[Iri]) -> Iterator[tuple[Iri, WhatIf]]:
    """Yield for each claim what changes if it alone is refused, as `what_if` does; the rules are built only once.

    Raises:
        BadValue: an unknown claim.

    """
    framework = Framework(argument, holders)
    before = framework.label()
    for claim in named_claims(claims, "reject", argument):
        rejected = with_same_content(argument, [claim])
        yield claim, _compared(Relabelling(before, framework.label(rejected)), rejected, ())


def with_same_content(argument: Argument, claims: Iterable[Iri]) -> tuple[Iri, ...]:
    """Return ``claims``, each followed by those that hold or suppose the same content."""
    return tuple(dict.fromkeys(c for claim in claims for c in argument.same_content(claim)))


def _no_opposites(argument: Argument, accepted: Iterable[Iri]) -> None:
    granted: dict[tuple[Iri, int], Iri] = {}
    for iri in accepted:
        claim = argument.claims[iri]
        other = granted.get((claim.proposition, -claim.polarity)) if claim.polarity else None
        if other:
            raise BadValue(iri.short, f"accepted together with its opposite, {other.short}", "Keep one of the two.")
        granted.setdefault((claim.proposition, claim.polarity), iri)


def _without(argument: Argument, asked: bool | Collection[Iri]) -> frozenset[Iri]:
    known = frozenset(p.iri for p in argument.preferences)
    if isinstance(asked, bool):
        return known if asked else frozenset()
    for iri in asked:
        if iri not in known:
            raise BadValue(curie(iri), "not a preference of this graph", "Name one that `preferences_all` lists.")
    return frozenset(asked)


def _compared(both: Relabelling, rejected: tuple[Iri, ...], accepted: tuple[Iri, ...]) -> WhatIf:
    argument, holders = both.argument, both.before.framework.holders
    named = {*rejected, *accepted}
    free = [c for c in argument.claims if c not in named]
    lost = {step.conclusion for step in argument.inferences if both.lost(step.iri)}
    thesis = argument.thesis(holders)
    return WhatIf(
        argument=argument,
        holders=holders,
        reject=rejected,
        accept=accepted,
        fallen=tuple(both.change(c) for c in free if both.fell(c)),
        standing=tuple(both.change(c) for c in free if c in lost and c in both.after.accepted),
        risen=tuple(both.change(c) for c in free if both.rose(c)),
        thesis=both.change(thesis) if thesis else None,
        recommendations=tuple(both.change(c) for c in argument.recommendations(holders)),
        lost={claim: reason.causes for claim, reason in both.reasons.items()},
    )


class Reason(NamedTuple):
    """Why a claim fell: the last steps, the fallen claims that they name, and the total number of steps."""

    steps: tuple[str, ...]
    causes: tuple[Iri, ...]
    cost: int


_FAILED: Final = {
    ConditionKind.IF: "holds if {}, which fails",
    ConditionKind.ONLY_IF: "holds only if {}, which is not accepted",
    ConditionKind.UNLESS: "holds unless {}, which is accepted",
}


@dataclass(frozen=True)
class Relabelling:
    """Two labellings of the same argument from the same viewpoint, before and after a change."""

    before: Labelling
    after: Labelling

    @property
    def argument(self) -> Argument:
        """The argument."""
        return self.before.framework.argument

    def change(self, claim: Iri) -> Change:
        """Return the change of a claim, and why it fell, if it did."""
        reason = self.reasons.get(claim)
        return Change(claim, self.before.status(claim), self.after.status(claim), reason.steps if reason else ())

    def fell(self, claim: Iri) -> bool:
        """Tell whether a claim was accepted and no longer is."""
        return claim in self._fallen

    def rose(self, claim: Iri) -> bool:
        """Tell whether a claim is accepted and was not before."""
        return claim in self._risen

    @cached_property
    def _fallen(self) -> frozenset[Iri]:
        return self.before.accepted - self.after.accepted

    @cached_property
    def _risen(self) -> frozenset[Iri]:
        return self.after.accepted - self.before.accepted

    def lost(self, inference: Iri) -> bool:
        """Tell whether an inference counted and no longer does."""
        return self.before.step(inference) == IN != self.after.step(inference)

    def newly_counts(self, conflict: Conflict) -> bool:
        """Tell whether a conflict counts, in another way than before."""
        state = self.after.step(conflict.iri)
        return state is not None and state != OUT and state != self.before.step(conflict.iri)

    def newly_unmet(self, condition: Condition) -> bool:
        """Tell whether a condition was met and no longer is."""
        return self.before.met(condition) is True and self.after.met(condition) is not True

    @cached_property
    def reasons(self) -> dict[Iri, Reason]:
        """For each claim that fell, the last steps of its shortest explanation; no steps for those refused.

        Claims are taken in the order of the argument, grounds first, each once.
        """
        found = dict.fromkeys(self.after.refused, Reason((), (), 1))
        for claim in self.argument.grounds_first:
            if claim not in found and self.fell(claim):
                found[claim] = self._why_fell(claim, found)
        return found

    def _why_fell(self, claim: Iri, found: Mapping[Iri, Reason]) -> Reason:
        """Return why a claim fell: a condition, an attack that now succeeds, or the loss of all its legs."""
        for condition in self.argument.conditions_of.get(claim, ()):
            if self.newly_unmet(condition):
                step = f"{claim.short} " + _FAILED[condition.kind].format(condition.on.short)
                known = condition.on in found
                cost = found[condition.on].cost if known else 0
                return Reason((step,), (condition.on,) if known else (), 1 + cost)
        if attack := self._attack(claim):
            return Reason((attack,), (), 1)
        steps: list[str] = []
        causes: list[Iri] = []
        for leg in self.argument.legs.get(claim, ()):
            if self.before.step(leg.iri) != IN:
                continue
            undercut = next((x for x in self.argument.attacks.get(leg.iri, ()) if self.newly_counts(x)), None)
            if undercut:
                steps.append(f"{leg.iri.short} to {claim.short} is undercut by {undercut.attacker.short}")
                continue
            # A leg falls with the premise that has the shortest explanation.
            premise = min((p for p in leg.premises if p in found), key=lambda p: (found[p].cost, p))
            steps.append(f"{leg.iri.short} to {claim.short} loses {premise.short}")
            causes.append(premise)
        return Reason(tuple(steps), tuple(causes), len(steps) + sum(found[p].cost for p in causes))

    def _attack(self, claim: Iri) -> str | None:
        """Return in words what newly defeats, or leaves in doubt, every rule for ``claim``."""
        node = self.before.framework.challenge[claim], self.after.framework.challenge[claim]
        if self.before.of[node[0]] == self.after.of[node[1]]:
            return None
        for conflict in self.argument.attacks.get(claim, ()):
            if self.newly_counts(conflict):
                return f"{conflict.attacker.short} speaks against {claim.short} ({conflict.iri.short}), unanswered"
        for other in self.argument.opposed(claim):
            if self.before.status(other) != self.after.status(other):
                return f"{other.short} contradicts {claim.short}"
        for other in self.argument.doubted_by(claim):
            if self.before.status(other) != self.after.status(other):
                return f"{other.short} doubts {claim.short}"
        return f"{claim.short} is challenged"
