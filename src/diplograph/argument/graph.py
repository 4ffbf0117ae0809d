"""The attributed argument graph: who holds what, what follows from what, what speaks against what.

It is read once from saved questions, so that any executor will do, and then walked
in memory.  Premises of one inference carry their conclusion together; inferences
to one conclusion are separate legs.  A conflict is directed: the attacker speaks
against the attacked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from diplograph import vocab
from diplograph.answers.asker import Asker
from diplograph.errors import ArgumentCycle, BadValue, DataError
from diplograph.namespaces import curie
from diplograph.terms import Iri

ASSERTS: Final = vocab.stance.asserts
CONCEDES: Final = vocab.stance.concedes
DENIES: Final = vocab.stance.denies
DECLINES: Final = vocab.stance.declines
REJECTS: Final = vocab.reporter_stance.rejects
PRESCRIPTIVE: Final = vocab.claim_type.prescriptive
UNMODALISED: Final = vocab.likelihood.unmodalised
UNDERCUT: Final = vocab.conflict_type.undercut
# A holder takes responsibility for these; what he supposes or leaves open he does not hold.
COMMITTED: Final = frozenset({ASSERTS, CONCEDES, DENIES, DECLINES})
# A reporter who agrees with a claim or concedes it takes it over with its stance; one who qualifies it does not.
TAKEN_OVER: Final = frozenset({vocab.reporter_stance.agrees, vocab.reporter_stance.concedes})

POSITIVE, NEGATIVE, NEUTRAL = 1, -1, 0
_SIGNS = {ASSERTS: POSITIVE, CONCEDES: POSITIVE, DENIES: NEGATIVE}


class Anyone:
    """The viewpoint of anyone who is named as a holder; the only one is `ANYONE`."""

    def __repr__(self) -> str:
        return "ANYONE"


ANYONE: Final = Anyone()
Holders = frozenset[Iri] | Anyone


def told(holders: Holders) -> str:
    """Return whose view is meant, in words."""
    return "anyone named" if isinstance(holders, Anyone) else " or ".join(sorted(map(curie, holders)))


class Claim(NamedTuple):
    """One holder's position on one proposition, as the argument sees it."""

    iri: Iri
    proposition: Iri
    holder: Iri
    stance: Iri
    paraphrase: str
    likelihood: Iri | None
    confidence: Iri | None
    reporter: Iri | None
    reporter_stance: Iri | None

    @property
    def sign(self) -> int:
        """1 where the proposition is held to be so, -1 where it is denied, 0 where neither."""
        return _SIGNS.get(self.stance, NEUTRAL)

    @property
    def hedge(self) -> Iri | None:
        """The likelihood or confidence that hedges the claim, or None where the words do not hedge."""
        return self.confidence or (None if self.likelihood == UNMODALISED else self.likelihood)

    def text(self) -> str:
        """Return the claim in one line: CURIE, holder, stance, paraphrase, hedge."""
        told = f"{self.iri.curie} {self.holder.slug} {self.stance.slug}: {self.paraphrase}"
        if self.hedge:
            kind = "confidence" if self.confidence else "likelihood"
            told += f" [{kind}: {self.hedge.slug}]"
        if self.reporter:
            told += f" (reported by {self.reporter.slug}, who {self.reporter_stance and self.reporter_stance.slug})"
        return told


class Inference(NamedTuple):
    """A step from premises, taken together, to a conclusion."""

    iri: Iri
    conclusion: Iri
    premises: tuple[Iri, ...]
    schemes: tuple[Iri, ...]
    arguer: Iri


class Conflict(NamedTuple):
    """A step in which a claim speaks against a claim or, as an undercut, against an inference."""

    iri: Iri
    kind: Iri
    attacker: Iri
    attacked: Iri
    arguer: Iri


class Preference(NamedTuple):
    """A step that lets one of two claims win."""

    iri: Iri
    preferred: Iri
    over: Iri
    arguer: Iri


@dataclass(frozen=True)
class Argument:
    """Claims by IRI, and the steps that join them; make one with `read`.

    Raises:
        DataError: a step joins what is no claim (or attacks what is neither claim nor inference).
        ArgumentCycle: a claim is among its own grounds.

    """

    claims: Mapping[Iri, Claim]
    inferences: tuple[Inference, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    preferences: tuple[Preference, ...] = ()
    prescriptive: frozenset[Iri] = field(default=frozenset())

    def __post_init__(self) -> None:
        attackable = self.claims.keys() | {step.iri for step in self.inferences}
        for step in self.inferences:
            self._known(step.iri, (*step.premises, step.conclusion), self.claims)
        for conflict in self.conflicts:
            self._known(conflict.iri, [conflict.attacker], self.claims)
            self._known(conflict.iri, [conflict.attacked], attackable)
        for preference in self.preferences:
            self._known(preference.iri, (preference.preferred, preference.over), self.claims)
        cycle = self._cycle()
        if cycle:
            raise ArgumentCycle(cycle)

    @staticmethod
    def _known(step: Iri, named: Iterable[Iri], known: Collection[Iri]) -> None:
        for iri in named:
            if iri not in known:
                raise DataError(step.curie, f"{iri.curie} is no claim that the step can join", "Declare it whole.")

    def _cycle(self) -> list[Iri]:
        """Return a circle of grounds, or nothing: depth first, without recursion, so that no chain is too long."""
        done: set[Iri] = set()
        for start in self.claims:
            if start in done:
                continue
            path = [start]
            on_path = {start}
            todo = [iter(self.further(start))]
            while todo:
                following = next(todo[-1], None)
                if following is None:
                    todo.pop()
                    done.add(path[-1])
                    on_path.discard(path.pop())
                elif following in on_path:
                    return path[path.index(following) :]
                elif following not in done:
                    path.append(following)
                    on_path.add(following)
                    todo.append(iter(self.further(following)))
        return []

    @cached_property
    def legs(self) -> dict[Iri, list[Inference]]:
        """The inferences to each claim that has any."""
        found = defaultdict(list)
        for step in self.inferences:
            found[step.conclusion].append(step)
        return dict(found)

    @cached_property
    def uses(self) -> dict[Iri, list[Inference]]:
        """The inferences from each claim that has any."""
        found = defaultdict(list)
        for step in self.inferences:
            for premise in step.premises:
                found[premise].append(step)
        return dict(found)

    @cached_property
    def inference(self) -> dict[Iri, Inference]:
        """The inferences by IRI."""
        return {step.iri: step for step in self.inferences}

    @cached_property
    def attacks(self) -> dict[Iri, list[Conflict]]:
        """The conflicts against each claim or inference that has any."""
        found = defaultdict(list)
        for step in self.conflicts:
            found[step.attacked].append(step)
        return dict(found)

    @cached_property
    def about(self) -> dict[Iri, list[Claim]]:
        """The claims on each proposition."""
        found = defaultdict(list)
        for claim in self.claims.values():
            found[claim.proposition].append(claim)
        return dict(found)

    def further(self, claim: Iri) -> Iterable[Iri]:
        """Return the claims that are argued for from ``claim`` directly."""
        return (step.conclusion for step in self.uses.get(claim, ()))

    def companions(self, claim: Iri) -> list[Iri]:
        """Return the claims that say the same, whoever makes them, ``claim`` first."""
        one = self.claims[claim]
        if one.sign == NEUTRAL:
            return [claim]
        same = [c.iri for c in self.about[one.proposition] if c.sign == one.sign and c.iri != claim]
        return [claim, *same]

    def opposed(self, claim: Iri) -> list[Iri]:
        """Return the claims that deny what ``claim`` asserts, or assert what it denies."""
        one = self.claims[claim]
        return [c.iri for c in self.about[one.proposition] if c.sign * one.sign == NEGATIVE]

    def grounds(self, claim: Iri) -> set[Iri]:
        """Return all claims that ``claim`` rests on, directly or through others."""
        found: set[Iri] = set()
        todo = [claim]
        while todo:
            for step in self.legs.get(todo.pop(), ()):
                fresh = set(step.premises) - found
                found |= fresh
                todo += fresh
        return found

    def holds(self, holders: Holders, claim: Iri) -> bool:
        """Say whether one of ``holders`` commits himself to the claim, by his own mouth or by taking it over."""
        one = self.claims[claim]
        if one.stance not in COMMITTED:
            return False
        if isinstance(holders, Anyone) or one.holder in holders:
            return True
        return one.reporter in holders and one.reporter_stance in TAKEN_OVER

    def thesis(self, holders: Holders) -> Iri | None:
        """Return what the argument leads to in the end.

        Of the claims that one of ``holders`` holds, that have grounds and are ground
        for nothing, the one that rests on most claims; the first by IRI among equals.
        """
        ends = [c for c in self.legs if c not in self.uses and self.holds(holders, c)]
        return min(ends, key=lambda c: (-len(self.grounds(c)), c), default=None)

    def recommendations(self, holders: Holders) -> list[Iri]:
        """Return the prescriptive claims that one of ``holders`` holds: what to do, and what not to do."""
        return sorted(c for c in self.prescriptive if self.holds(holders, c))


def read(asker: Asker) -> Argument:
    """Read the argument graph by saved questions.

    Raises:
        DataError, ArgumentCycle: see `Argument`.

    """
    claims = {row.claim: Claim(*row) for row in asker.bundled.claim_positions()}
    premises: dict[tuple[Iri, Iri, Iri], tuple[dict[Iri, None], dict[Iri, None]]] = {}
    for row in asker.bundled.premises_of():
        held, schemes = premises.setdefault((row.inference, row.conclusion, row.arguer), ({}, {}))
        held[row.premise] = None
        schemes[row.scheme] = None
    return Argument(
        claims,
        tuple(
            Inference(iri, conclusion, tuple(held), tuple(schemes), arguer)
            for (iri, conclusion, arguer), (held, schemes) in premises.items()
        ),
        tuple(Conflict(r.conflict, r.type, r.attacker, r.attacked, r.arguer) for r in asker.bundled.conflicts_all()),
        tuple(Preference(r.preference, r.preferred, r.over, r.arguer) for r in asker.bundled.preferences_all()),
        frozenset(r.claim for r in asker.bundled.claims_by_type() if r.type == PRESCRIPTIVE),
    )


def named_claims(claims: Iterable[Iri], where: str, argument: Argument) -> list[Iri]:
    """Return the claims, sure to be in the graph.

    Raises:
        BadValue: one is not.

    """
    found = list(claims)
    for claim in found:
        if claim not in argument.claims:
            raise BadValue(f"{where}={claim.curie}", "no claim of this graph", "Name one that `claims_all` lists.")
    return found
