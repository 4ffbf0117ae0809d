"""Evaluate an argument graph: which claims are accepted from a viewpoint.

The definitions are those of `diplograph.argument.framework`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from diplograph.answers.result import Table
from diplograph.argument.framework import Attitude, Framework
from diplograph.argument.graph import Argument, Holders
from diplograph.argument.labelling import Labelling, Status
from diplograph.argument.nodes import IN
from diplograph.errors import UsageError
from diplograph.terms import Iri


class Semantics(StrEnum):
    """How arguments are evaluated; see Dung (1995)."""

    GROUNDED = "grounded"
    PREFERRED = "preferred"


class Evaluated(NamedTuple):
    """The status of one claim under a semantics.

    ``attitude`` is the viewpoint's position on the claim, regardless of the arguments;
    ``conditions`` are those on which it depends, and ``unmet`` those of them that are not met;
    ``credulous`` is empty under grounded semantics; both it and ``sceptical`` are empty
    if a limit left them open.
    """

    claim: Iri
    holder: Iri
    stance: Iri
    hedge: str | None
    reporter: Iri | None
    paraphrase: str
    attitude: Attitude
    status: Status
    sceptical: bool | None
    credulous: bool | None
    conditions: str | None
    unmet: str | None


@dataclass(frozen=True)
class Acceptance:
    """The claims accepted under a semantics; made by `evaluate`.

    Attributes:
        labels: the grounded labelling.
        credulous: for preferred semantics, the claims accepted in some extension; else None.
        sceptical: the claims accepted in every extension; under grounded semantics there is only one.
        not_computed: the claims for which a limit left this open.

    """

    labels: Labelling
    sceptical: frozenset[Iri]
    credulous: frozenset[Iri] | None = None
    not_computed: frozenset[Iri] = frozenset()

    @property
    def framework(self) -> Framework:
        """The argument graph that was evaluated."""
        return self.labels.framework

    def status(self, claim: Iri) -> Status:
        """Return the status of a claim under grounded semantics."""
        return self.labels.status(claim)

    def support(self, claim: Iri) -> list[Iri]:
        """Return the ungrounded claims on which an accepted claim rests, with defences and assumptions.

        As long as none of them is rejected, ``claim`` stays accepted.  It is empty if it is not accepted.
        """
        return sorted(owed_to(self.labels, claim, first_grounds=True))

    @property
    def rows(self) -> Table[Evaluated]:
        """One row per claim; see `Evaluated`."""
        return Table(Evaluated, map(self._row, self.framework.argument.claims))

    def _row(self, iri: Iri) -> Evaluated:
        one = self.framework.argument.claims[iri]
        conditions = self.framework.argument.conditions_of.get(iri, [])
        known = iri not in self.not_computed
        return Evaluated(
            claim=iri,
            holder=one.holder,
            stance=one.stance,
            hedge=one.hedge or None,
            reporter=one.reporter,
            paraphrase=one.paraphrase,
            attitude=self.framework.attitude(iri),
            status=self.status(iri),
            sceptical=iri in self.sceptical if known else None,
            credulous=iri in self.credulous if known and self.credulous is not None else None,
            conditions="; ".join(c.text() for c in conditions) or None,
            unmet="; ".join(c.text() for c in conditions if self.labels.met(c) is False) or None,
        )


def owed_to(labels: Labelling, claim: Iri, *, first_grounds: bool) -> set[Iri]:
    """Return the claims on which the acceptance of ``claim`` depends: accepted ones, and what it assumes.

    One derivation is followed, including defences; it holds as long as none of its claims is rejected.

    Args:
        labels: the labelling.
        claim: the claim; the result is empty if it is not accepted.
        first_grounds: return only the accepted claims that rest on nothing but being said.

    """
    if not labels.accepts(claim):
        return set()
    framework = labels.framework
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
        elif label != IN and node in framework.assumed:
            found.add(framework.assumed[node])
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
    semantics: Semantics | str = Semantics.GROUNDED,
    time_limit: float = 10.0,
) -> Acceptance:
    """Evaluate the argument from a viewpoint.

    Args:
        argument: the argument graph.
        holders: whose view.
        semantics: grounded, or preferred, which needs clingo.
        time_limit: seconds for preferred semantics; the answer lists the claims left open.

    Raises:
        UsageError: there are no such semantics, or clingo is not installed.

    """
    try:
        asked = Semantics(semantics)
    except ValueError:
        raise UsageError(f"semantics={semantics}", "unknown semantics", "Use grounded or preferred.") from None
    framework = Framework(argument, holders)
    labels = framework.label()
    grounded = frozenset(c for c in argument.claims if labels.accepts(c))
    if asked == Semantics.GROUNDED:
        return Acceptance(labels, grounded)
    from diplograph.argument.preferred import preferred  # clingo is an extra

    found = preferred(labels, time_limit)
    claims = framework.by_node
    return Acceptance(
        labels,
        grounded | {claims[n] for n in found.every if n in claims},
        grounded | {claims[n] for n in found.some if n in claims},
        frozenset(claims[n] for n in found.unknown if n in claims),
    )
