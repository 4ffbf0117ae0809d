"""The labelling of a framework: which claims are accepted, and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from diplograph.argument.graph import Condition, Inference
from diplograph.argument.nodes import IN, OUT, UNDECIDED
from diplograph.terms import Iri

if TYPE_CHECKING:
    from diplograph.argument.framework import Framework


class Status(StrEnum):
    """The status of a claim under grounded semantics."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True)
class Labelling:
    """A labelling of the nodes of a framework; made by `Framework.label`.

    Attributes:
        framework: the framework that was labelled.
        of: the label of each node: `IN`, `OUT` or `UNDECIDED`.
        reason: for an *any* node that is in and an *all* node that is out, the node that settled it, else -1.
        refused: the claims that were refused outright.

    """

    framework: Framework
    of: bytearray
    reason: list[int]
    refused: frozenset[Iri] = frozenset()

    def __repr__(self) -> str:
        return f"<Labelling: {len(self.accepted)} of {len(self.framework.claim)} claims accepted>"

    @cached_property
    def accepted(self) -> frozenset[Iri]:
        """The claims that are accepted."""
        return frozenset(claim for claim, node in self.framework.claim.items() if self.of[node] == IN)

    def accepts(self, claim: Iri) -> bool:
        """Tell whether the claim is accepted."""
        return self.of[self.framework.claim[claim]] == IN

    def status(self, claim: Iri) -> Status:
        """Return the status of the claim."""
        label = self.of[self.framework.claim[claim]]
        if label == IN:
            return Status.ACCEPTED
        if label == UNDECIDED:
            return Status.UNDECIDED
        return Status.NOT_APPLICABLE if claim in self.not_applicable else Status.REJECTED

    def step(self, step: Iri) -> int | None:
        """Return the label of an inference or conflict; None if it has no weight for the viewpoint."""
        node = self.framework.step.get(step)
        return None if node is None else self.of[node]

    def met(self, condition: Condition) -> bool | None:
        """Tell whether a condition is met; None if that is undecided."""
        node, unmet = self.framework.unmet(condition)
        label = self.of[node]
        return None if label == UNDECIDED else label != unmet

    @cached_property
    def not_applicable(self) -> frozenset[Iri]:
        """The claims that are out, but not defeated; defined in `diplograph.argument.framework`."""
        found: set[Iri] = set()
        if not self.framework.argument.conditions:
            return frozenset()
        argument = self.framework.argument
        said = set(self.framework.said.values())
        for claim in argument.grounds_first:
            if self.of[self.framework.claim[claim]] != OUT or claim in self.refused:
                continue
            unmet = any(self.met(condition) is False for condition in argument.conditions_of.get(claim, ()))
            lapsed = claim not in said and any(self._lapsed(leg, found) for leg in argument.legs.get(claim, ()))
            if unmet or lapsed:
                found.add(claim)
        return frozenset(found)

    def _lapsed(self, leg: Inference, not_applicable: Collection[Iri]) -> bool:
        """Tell whether an inference fails only because premises are not applicable."""
        out = [premise for premise in leg.premises if self.of[self.framework.claim[premise]] == OUT]
        undercut = any(self.step(x.iri) == IN for x in self.framework.argument.attacks.get(leg.iri, ()))
        return bool(out) and not undercut and all(premise in not_applicable for premise in out)
