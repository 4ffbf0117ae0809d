"""The attributed argument graph: claims with their holders, and the inferences, conflicts and preferences.

The premises of an inference support its conclusion together; several inferences to a
conclusion are separate legs.  A conflict is directed, from the attacker to the
attacked.  A condition makes one claim depend on the content of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from diplograph import vocab
from diplograph.answers.position import Position
from diplograph.argument.alignments import Alignment
from diplograph.errors import ArgumentCycle, BadValue, DataError
from diplograph.namespaces import curie
from diplograph.terms import Iri

if TYPE_CHECKING:
    pass

ASSERTS: Final = vocab.stance.asserts
CONCEDES: Final = vocab.stance.concedes
DENIES: Final = vocab.stance.denies
DECLINES: Final = vocab.stance.declines
DOUBTS: Final = vocab.stance.doubts
SUPPOSES: Final = vocab.stance.supposes
SUPPOSES_NOT: Final = vocab.stance.supposes_not
REJECTS: Final = vocab.reporter_stance.rejects
PRESCRIPTIVE: Final = vocab.claim_type.prescriptive
UNMODALISED: Final = vocab.likelihood.unmodalised
UNDERCUT: Final = vocab.conflict_type.undercut
# A holder is committed to these; they do not hold what they suppose or leave open.
COMMITTED: Final = frozenset({ASSERTS, CONCEDES, DENIES, DECLINES, DOUBTS})
# A reporter who agrees with a claim or concedes it takes it over with its stance; one who qualifies it does not.
TAKEN_OVER: Final = frozenset({vocab.reporter_stance.agrees, vocab.reporter_stance.concedes})

POSITIVE, NEGATIVE, NEUTRAL = 1, -1, 0
_SIGNS = {ASSERTS: POSITIVE, CONCEDES: POSITIVE, DENIES: NEGATIVE}
_POLARITIES = {**_SIGNS, SUPPOSES: POSITIVE, SUPPOSES_NOT: NEGATIVE}


@dataclass(frozen=True)
class Holders:
    """A set of holders: those ``named``, or `ANYONE`, which contains everybody."""

    named: frozenset[Iri] | None

    @classmethod
    def of(cls, *named: Iri) -> Holders:
        """Return the set of the named holders."""
        return cls(frozenset(named))

    def __contains__(self, who: Iri | None) -> bool:
        return who is not None and (self.named is None or who in self.named)

    def among(self, voices: Collection[Iri]) -> frozenset[Iri]:
        """Return the holders in the set, given all ``voices`` of the graph."""
        return frozenset(voices) if self.named is None else self.named

    def text(self) -> str:
        """Return the holders in words."""
        return "any holder" if self.named is None else " or ".join(sorted(map(curie, self.named)))


ANYONE: Final = Holders(None)


@dataclass(frozen=True, slots=True)
class Claim(Position):
    """One holder's position on one proposition, as the argument sees it."""

    proposition: Iri = field(kw_only=True)
    explicitness: Iri | None = None
    encoder_confidence: Iri | None = None

    @property
    def iri(self) -> Iri:
        """The IRI of the claim."""
        return self.claim

    @property
    def sign(self) -> int:
        """1 if the claim asserts the proposition, -1 if it denies it, else 0."""
        return _SIGNS.get(self.stance, NEUTRAL)

    @property
    def polarity(self) -> int:
        """As above, and also 1 or -1 if the claim merely supposes the proposition or its opposite."""
        return _POLARITIES.get(self.stance, NEUTRAL)

    @property
    def band(self) -> Iri | None:
        """The likelihood or confidence that hedges the claim, or None if it is not hedged."""
        return self.confidence or (None if self.likelihood == UNMODALISED else self.likelihood)

    def contradicts(self, other: Claim) -> bool:
        """Tell whether the two claims take opposite stances on the same proposition."""
        return self.proposition == other.proposition and self.sign * other.sign < NEUTRAL

    def doubts(self, other: Claim) -> bool:
        """Tell whether this claim doubts what the other asserts."""
        return self.stance == DOUBTS and self.proposition == other.proposition and other.sign == POSITIVE


class Inference(NamedTuple):
    """A step from premises, taken together, to a conclusion."""

    iri: Iri
    conclusion: Iri
    premises: tuple[Iri, ...]
    schemes: tuple[Iri, ...]
    arguer: Iri


class Conflict(NamedTuple):
    """A step in which a claim attacks a claim or, as an undercut, an inference."""

    iri: Iri
    kind: Iri
    attacker: Iri
    attacked: Iri
    arguer: Iri


class Preference(NamedTuple):
    """A step that prefers one of two claims."""

    iri: Iri
    preferred: Iri
    over: Iri
    arguer: Iri


class ConditionKind(StrEnum):
    """How a claim depends on a condition; defined in `diplograph.argument.framework`."""

    IF = "if"
    ONLY_IF = "only if"
    UNLESS = "unless"


class Condition(NamedTuple):
    """A condition: ``claim`` holds if, only if or unless the content of the claim ``on`` holds."""

    claim: Iri
    kind: ConditionKind
    on: Iri

    def text(self) -> str:
        """Return the condition in words, without the claim that depends on it."""
        return f"{self.kind} {self.on.short}"


T = TypeVar("T")


@dataclass(frozen=True)
class Argument:
    """Claims by IRI, the steps between them, and an encoder's alignments across documents.

    `diplograph.argument.reading.read` makes it.

    Alignments serve comparison only: nothing supports, attacks or is accepted by them.

    Raises:
        DataError: a step or condition refers to something that is not a claim (or attacks neither claim nor inference).
        ArgumentCycle: a claim is among its own grounds.

    """

    claims: Mapping[Iri, Claim]
    inferences: tuple[Inference, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    preferences: tuple[Preference, ...] = ()
    prescriptive: frozenset[Iri] = field(default=frozenset())
    conditions: tuple[Condition, ...] = ()
    alignments: tuple[Alignment, ...] = ()

    def __post_init__(self) -> None:
        attackable = self.claims.keys() | {step.iri for step in self.inferences}
        for step in self.inferences:
            self._known(step.iri, (*step.premises, step.conclusion), self.claims)
        for conflict in self.conflicts:
            self._known(conflict.iri, [conflict.attacker], self.claims)
            self._known(conflict.iri, [conflict.attacked], attackable)
        for preference in self.preferences:
            self._known(preference.iri, (preference.preferred, preference.over), self.claims)
        for condition in self.conditions:
            self._known(condition.claim, (condition.claim, condition.on), self.claims)
        _ = self.grounds_first

    def __repr__(self) -> str:
        steps = len(self.inferences) + len(self.conflicts) + len(self.preferences)
        return f"<Argument: {len(self.claims)} claims, {steps} steps>"

    @staticmethod
    def _known(step: Iri, named: Iterable[Iri], known: Collection[Iri]) -> None:
        for iri in named:
            if iri not in known:
                raise DataError(step.short, f"it joins {iri.short}, which is not a claim of this graph", "Declare it.")

    @cached_property
    def grounds_first(self) -> tuple[Iri, ...]:
        """The claims, each after everything that it rests on, including its *only if* conditions.

        Raises:
            ArgumentCycle: a claim is among its own grounds.

        """
        sorter = TopologicalSorter[Iri](dict.fromkeys(self.claims, ()))
        for step in self.inferences:
            sorter.add(step.conclusion, *step.premises)
        for condition in self.conditions:
            if condition.kind == ConditionKind.ONLY_IF:
                sorter.add(condition.claim, condition.on)
        try:
            return tuple(sorter.static_order())
        except CycleError as error:
            raise ArgumentCycle(error.args[1][1:]) from None

    def plus(self, *others: Argument) -> Argument:
        """Return an argument with the claims and steps of all."""
        new = [other for other in others if not other.claims.keys() <= self.claims.keys()]
        if not new:
            return self
        every = (self, *new)

        def together(parts: Iterable[Iterable[T]]) -> tuple[T, ...]:
            return tuple(dict.fromkeys(chain.from_iterable(parts)))

        return Argument(
            dict(chain.from_iterable(one.claims.items() for one in every)),
            together(one.inferences for one in every),
            together(one.conflicts for one in every),
            together(one.preferences for one in every),
            frozenset().union(*(one.prescriptive for one in every)),
            together(one.conditions for one in every),
            together(one.alignments for one in every),
        )

    @cached_property
    def legs(self) -> dict[Iri, list[Inference]]:
        """The inferences to each claim that has any."""
        return _grouped((step.conclusion, step) for step in self.inferences)

    @cached_property
    def uses(self) -> dict[Iri, list[Inference]]:
        """The inferences from each claim that has any."""
        return _grouped((premise, step) for step in self.inferences for premise in step.premises)

    @cached_property
    def inference(self) -> dict[Iri, Inference]:
        """The inferences by IRI."""
        return {step.iri: step for step in self.inferences}

    @cached_property
    def attacks(self) -> dict[Iri, list[Conflict]]:
        """The conflicts against each claim or inference that has any."""
        return _grouped((step.attacked, step) for step in self.conflicts)

    @cached_property
    def conditions_of(self) -> dict[Iri, list[Condition]]:
        """The conditions of each claim that has any."""
        return _grouped((condition.claim, condition) for condition in self.conditions)

    @cached_property
    def about(self) -> dict[Iri, list[Claim]]:
        """The claims on each proposition."""
        return _grouped((claim.proposition, claim) for claim in self.claims.values())

    def same_content(self, claim: Iri) -> list[Iri]:
        """Return the claims of any holder that hold or suppose the same, with ``claim`` first."""
        one = self.claims[claim]
        if one.polarity == NEUTRAL:
            return [claim]
        same = [c.iri for c in self.about[one.proposition] if c.polarity == one.polarity and c.iri != claim]
        return [claim, *same]

    def opposed(self, claim: Iri) -> list[Iri]:
        """Return the claims that deny what ``claim`` asserts, or assert what it denies."""
        one = self.claims[claim]
        return [c.iri for c in self.about[one.proposition] if c.contradicts(one)]

    def doubted_by(self, claim: Iri) -> list[Iri]:
        """Return the claims that doubt what ``claim`` asserts."""
        one = self.claims[claim]
        return [c.iri for c in self.about[one.proposition] if c.doubts(one)]

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
        """Tell whether one of ``holders`` commits to the claim, in their own words or by taking it over."""
        one = self.claims[claim]
        if one.stance not in COMMITTED:
            return False
        return one.holder in holders or (one.reporter in holders and one.reporter_stance in TAKEN_OVER)

    def thesis(self, holders: Holders) -> Iri | None:
        """Return the claim to which the argument ultimately leads, or None.

        Among the claims of ``holders`` that have grounds and are not grounds themselves,
        it is the one that rests on the most claims; among equals, the first by IRI.
        """
        ends = [c for c in self.legs if c not in self.uses and self.holds(holders, c)]
        return min(ends, key=lambda c: (-len(self.grounds(c)), c), default=None)

    def recommendations(self, holders: Holders) -> list[Iri]:
        """Return the prescriptive claims of ``holders``: what to do, and what not to do."""
        return sorted(c for c in self.prescriptive if self.holds(holders, c))


def _grouped(pairs: Iterable[tuple[Iri, T]]) -> dict[Iri, list[T]]:
    found: dict[Iri, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def named_claims(claims: Iterable[Iri], where: str, argument: Argument) -> list[Iri]:
    """Return the claims, checked to be in the graph.

    Raises:
        BadValue: one of them is not.

    """
    found = list(claims)
    for claim in found:
        if claim not in argument.claims:
            raise BadValue(f"{where}={claim.short}", "not a claim of this graph", "Name one that `claims_all` lists.")
    return found
