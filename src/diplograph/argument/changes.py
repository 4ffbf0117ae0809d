"""What falls if something is not granted, and on which premises a claim turns.

Both relabel the framework of `diplograph.argument.acceptance` under grounded semantics.  To
reject a claim is to refuse its content: whoever else says the same is refused with it.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from diplograph.answers.result import Result, table
from diplograph.argument.acceptance import IN, OUT, STATUS, Framework, Labels, owed_to
from diplograph.argument.graph import Argument, Conflict, Holders, named_claims, told
from diplograph.errors import BadValue
from diplograph.namespaces import curie
from diplograph.terms import Iri

# A search for cruxes stops, and says so, where it would have to keep more sets of premises than this.
MOST_SETS = 200_000


class Change(NamedTuple):
    """What becomes of one claim: its status before and after, and the last steps by which it fell, one a leg."""

    claim: Iri
    before: str
    after: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class WhatIf:
    """What follows from a change; made by `what_if`.

    Attributes:
        argument: the graph.
        holders: whose view.
        reject: the claims refused, with those that say the same.
        accept: the claims taken for granted, with those that say the same.
        fallen: the claims that were accepted and are so no longer, those refused apart.
        standing: the accepted claims that lost an inference and stand on others.
        risen: the claims that were not accepted and now are, those granted apart.
        thesis: what becomes of the thesis; None where the viewpoint argues for nothing.
        recommendations: what becomes of each recommendation.
        lost: for each claim that fell, the claims whose fall brought it down, one a leg.

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
        """Return the shortest explanation of why ``claim`` fell, causes first; empty where it did not.

        Shortest is what counts fewest steps as a tree; a step that is needed twice is told once.
        """
        because = {change.claim: change.because for change in self.fallen}
        steps: list[str] = []
        seen: set[Iri] = set()
        todo = [(claim, False)]
        while todo:
            one, told_before = todo.pop()
            if told_before:
                steps += because.get(one, (f"{one.curie} is refused",) if one in self.lost else ())
            elif one not in seen:
                seen.add(one)
                todo.append((one, True))
                todo += [(cause, False) for cause in reversed(self.lost.get(one, ()))]
        return steps

    @property
    def rows(self) -> Result[Any]:
        """One row a change: group, claim, stance, paraphrase, before, after, because (the steps, joined by "; ")."""
        groups = (
            ("thesis", (self.thesis,) if self.thesis else ()),
            ("recommendation", self.recommendations),
            ("fallen", self.fallen),
            ("standing", self.standing),
            ("risen", self.risen),
        )
        columns = ("group", "claim", "stance", "paraphrase", "before", "after", "because")
        return table(columns, ((name, *self._told(change)) for name, them in groups for change in them), "Change")

    def _told(self, change: Change) -> tuple[object, ...]:
        one = self.argument.claims[change.claim]
        return (one.iri, one.stance, one.paraphrase, change.before, change.after, "; ".join(change.because))

    def to_text(self) -> str:
        """Return the answer in words, a line a claim."""
        lines = [f"according to {told(self.holders)}"]
        lines += [f"refused: {self.argument.claims[c].text()}" for c in self.reject]
        lines += [f"granted: {self.argument.claims[c].text()}" for c in self.accept]
        turned = tuple(change for change in self.recommendations if change.before != change.after)
        heads = [
            (f"{len(self.fallen)} claims fall", self.fallen),
            (f"{len(self.standing)} stand on other legs", self.standing),
            (f"{len(self.risen)} come to stand", self.risen),
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
        return "\n".join(lines)


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
        without_preferences: True for none of them, or the preferences to leave out.

    Raises:
        BadValue: an unknown claim or preference; one content both rejected and accepted;
            opposite contents both accepted; nothing to change.

    """
    rejected = _with_companions(argument, named_claims(reject, "reject", argument))
    accepted = _with_companions(argument, named_claims(accept, "accept", argument))
    both = sorted(set(rejected) & set(accepted))
    if both:
        raise BadValue(both[0].curie, "both rejected and accepted", "Whoever says the same is meant, too; keep one.")
    granted = {(argument.claims[c].proposition, argument.claims[c].sign): c for c in accepted}
    for (proposition, sign), claim in granted.items():
        if sign and (proposition, -sign) in granted:
            other = granted[proposition, -sign].curie
            raise BadValue(claim.curie, f"accepted together with its opposite, {other}", "Keep one.")
    without = _without(argument, without_preferences)
    if not rejected and not accepted and not without:
        raise BadValue("", "nothing is changed", "Reject or accept a claim, or leave preferences out.")
    before = Framework(argument, holders)
    # Refusing alone leaves the rules as they are, so one framework will do.
    after = before if not accepted and not without else Framework(argument, holders, accepted, without)
    return _compared(argument, before, before.label(), after, after.label(rejected), rejected, accepted)


def _with_companions(argument: Argument, claims: Iterable[Iri]) -> tuple[Iri, ...]:
    return tuple(dict.fromkeys(c for claim in claims for c in argument.companions(claim)))


def _without(argument: Argument, asked: bool | Collection[Iri]) -> frozenset[Iri]:
    known = frozenset(p.iri for p in argument.preferences)
    if isinstance(asked, bool):
        return known if asked else frozenset()
    for iri in asked:
        if iri not in known:
            raise BadValue(curie(iri), "no preference of this graph", "Name one that `preferences_all` lists.")
    return frozenset(asked)


def _compared(
    argument: Argument,
    before: Framework,
    old: Labels,
    after: Framework,
    new: Labels,
    rejected: tuple[Iri, ...],
    accepted: tuple[Iri, ...],
) -> WhatIf:
    was = {c: STATUS[old.of[n]] for c, n in before.claim.items()}
    now = {c: STATUS[new.of[n]] for c, n in after.claim.items()}
    accepts = STATUS[IN]
    reasons, causes = _reasons(argument, before, old, after, new, rejected)

    def change(claim: Iri) -> Change:
        return Change(claim, was[claim], now[claim], reasons.get(claim, ()))

    touched = set(rejected) | set(accepted)
    lost = {
        step.conclusion: step
        for step in argument.inferences
        if old.of[before.step[step.iri]] == IN != new.of[after.step[step.iri]]
    }
    free = [c for c in argument.claims if c not in touched]
    thesis = argument.thesis(before.holders)
    return WhatIf(
        argument,
        before.holders,
        rejected,
        accepted,
        tuple(change(c) for c in free if was[c] == accepts != now[c]),
        tuple(change(c) for c in free if c in lost and now[c] == accepts),
        tuple(change(c) for c in free if was[c] != accepts == now[c]),
        change(thesis) if thesis else None,
        tuple(change(c) for c in argument.recommendations(before.holders)),
        causes,
    )


def _reasons(
    argument: Argument,
    before: Framework,
    old: Labels,
    after: Framework,
    new: Labels,
    rejected: tuple[Iri, ...],
) -> tuple[dict[Iri, tuple[str, ...]], dict[Iri, tuple[Iri, ...]]]:
    """Return for each claim that fell the last steps of its shortest explanation, and the fallen claims they name.

    A claim falls by an attack that now stands, or with all its legs; a leg by an undercut, or with the premise
    that is quickest explained.  Claims are taken in the order of the argument, grounds first, each once.
    """
    told: dict[Iri, tuple[str, ...]] = {}
    causes: dict[Iri, tuple[Iri, ...]] = dict.fromkeys(rejected, ())
    cost = dict.fromkeys(rejected, 1)
    for claim in _grounds_first(argument):
        if claim in cost or not (old.of[before.claim[claim]] == IN != new.of[after.claim[claim]]):
            continue
        attack = _attack(argument, before, after, old, new, claim)
        if attack:
            told[claim], causes[claim], cost[claim] = (attack,), (), 1
            continue
        steps, lost = [], []
        for leg in argument.legs.get(claim, ()):
            if old.of[before.step[leg.iri]] != IN:
                continue
            undercut = next(
                (x for x in argument.attacks.get(leg.iri, ()) if _changed(x, before, after, old, new)), None
            )
            if undercut:
                steps.append(f"{leg.iri.curie} to {claim.curie} is undercut by {undercut.attacker.curie}")
                continue
            premise = min((p for p in leg.premises if p in cost), key=lambda p: (cost[p], p))
            steps.append(f"{leg.iri.curie} to {claim.curie} loses {premise.curie}")
            lost.append(premise)
        told[claim], causes[claim] = tuple(steps), tuple(lost)
        cost[claim] = len(steps) + sum(cost[p] for p in lost)
    return told, causes


def _changed(conflict: Conflict, before: Framework, after: Framework, old: Labels, new: Labels) -> bool:
    """Say whether a conflict counts, and not as it did before."""
    state = _state(after, new, conflict.iri)
    return state is not None and state != OUT and state != _state(before, old, conflict.iri)


def _state(framework: Framework, labels: Labels, step: Iri) -> int | None:
    return labels.of[framework.step[step]] if step in framework.step else None


def _attack(
    argument: Argument, before: Framework, after: Framework, old: Labels, new: Labels, claim: Iri
) -> str | None:
    """Return in words what newly defeats, or holds in doubt, every rule for ``claim``."""
    if new.of[after.challenge[claim]] == old.of[before.challenge[claim]]:
        return None
    for conflict in argument.attacks.get(claim, ()):
        if _changed(conflict, before, after, old, new):
            return f"{conflict.attacker.curie} speaks against {claim.curie} ({conflict.iri.curie}), unanswered"
    for other in argument.opposed(claim):
        if new.of[after.claim[other]] != old.of[before.claim[other]]:
            return f"{other.curie} contradicts {claim.curie}"
    return f"{claim.curie} is challenged"


def _grounds_first(argument: Argument) -> list[Iri]:
    """Return the claims so that each stands after all that it rests on (Kahn, 1962)."""
    waiting = {c: sum(len(leg.premises) for leg in argument.legs.get(c, ())) for c in argument.claims}
    order = [c for c, count in waiting.items() if count == 0]
    for claim in order:
        for further in argument.further(claim):
            waiting[further] -= 1
            if waiting[further] == 0:
                order.append(further)
    return order


class Crux(NamedTuple):
    """Premises whose rejection together defeats a claim: how many claims fall, and how many premises are hedged."""

    premises: tuple[Iri, ...]
    falls: int
    hedged: int


@dataclass(frozen=True)
class Cruxes:
    """The smallest sets of premises on which a claim turns; made by `cruxes`.

    Attributes:
        argument: the graph.
        holders: whose view.
        claim: the claim.
        found: the sets, all of one size, those that bring most down first, then the more hedged.
        exact: whether these are all of that size, and none is smaller.
        note: what was not computed, or why there is none.

    """

    argument: Argument
    holders: Holders
    claim: Iri
    found: tuple[Crux, ...]
    exact: bool
    note: str

    @property
    def rows(self) -> Result[Any]:
        """One row a premise: rank of its set, falls, hedged, premise, holder, stance, paraphrase, hedge."""

        def lines() -> Iterable[tuple[object, ...]]:
            for rank, crux in enumerate(self.found, 1):
                for premise in crux.premises:
                    one = self.argument.claims[premise]
                    yield rank, crux.falls, crux.hedged, premise, one.holder, one.stance, one.paraphrase, one.hedge

        columns = ("rank", "falls", "hedged", "premise", "holder", "stance", "paraphrase", "hedge")
        return table(columns, lines(), "Premise")


def cruxes(
    argument: Argument,
    holders: Holders,
    claim: Iri,
    *,
    first_grounds: bool = False,
    time_limit: float = 10.0,
) -> Cruxes:
    """Return the smallest sets of premises whose rejection leaves ``claim`` not accepted.

    The search is Reiter's hitting-set tree ("A theory of diagnosis from first principles",
    Artificial Intelligence 32, 1987, 57-95), breadth first: while the claim stands, one
    of the premises that it now owes its standing to has to go.

    Args:
        argument: the graph.
        holders: whose view.
        claim: the claim; rejecting itself does not count.
        first_grounds: only consider claims that are given no ground, on which the
            argument rests in the end, and not those on the way.
        time_limit: seconds, after which the answer says how far it got.

    """
    deadline = time.monotonic() + time_limit
    framework = Framework(argument, holders)
    labels = framework.label()
    if labels.of[framework.claim[claim]] != IN:
        return Cruxes(argument, holders, claim, (), True, "the claim is not accepted as it is")
    accepted = {c for c in argument.claims if labels.of[framework.claim[c]] == IN}
    leader = {c: min(argument.companions(c)) for c in argument.claims}
    own = leader[claim]
    # What the claim owes its standing to, with the refusals that this presupposes.
    known: list[tuple[frozenset[Iri], frozenset[Iri]]] = []
    found: list[Crux] = []
    level: set[frozenset[Iri]] = {frozenset()}
    size = 0
    while level and not found:
        following: set[frozenset[Iri]] = set()
        for refused in sorted(level, key=sorted):
            if time.monotonic() > deadline or len(following) > MOST_SETS:
                note = f"stopped: of the sets of {size} premises not all were tried, of larger ones none"
                return Cruxes(argument, holders, claim, _ranked(found), False, note)
            needed = next((n for n, given in known if given <= refused and not n & refused), None)
            if needed is None:
                everyone = _with_companions(argument, refused)
                labels = framework.label(everyone)
                if labels.of[framework.claim[claim]] != IN:
                    left = accepted.difference(everyone)
                    falls = sum(labels.of[framework.claim[c]] != IN for c in left)
                    hedged = sum(argument.claims[c].hedge is not None for c in refused)
                    found.append(Crux(tuple(sorted(refused)), falls, hedged))
                    continue
                owed = owed_to(framework, labels, claim, first_grounds=first_grounds)
                needed = frozenset(leader[premise] for premise in owed) - {own}
                known.append((needed, refused))
            following |= {refused | {ground} for ground in needed}
        level = following
        size += 1
    note = "" if found else "no set of premises defeats it: it does not rest on what is merely said"
    return Cruxes(argument, holders, claim, _ranked(found), True, note)


def _ranked(found: Iterable[Crux]) -> tuple[Crux, ...]:
    return tuple(sorted(found, key=lambda crux: (-crux.falls, -crux.hedged, crux.premises)))
