"""Read the argument of a document, by the short names of its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from diplograph.argument.graph import Conflict, Holders, Inference, Preference
from diplograph.argument.what_if import WhatIf, refusals
from diplograph.export.material import texts
from diplograph.site.document import Document
from diplograph.site.records import Change, Weakest
from diplograph.terms import Iri

if TYPE_CHECKING:
    from diplograph.argument.actor_network import Network
    from diplograph.argument.viewpoint import Viewpoint


class Argued(Document):
    """A document with its argument; no other module of the site reads inferences and conflicts."""

    def short(self, iris: Iterable[str]) -> tuple[str, ...]:
        """Return the short names of claims."""
        return tuple(self.id(iri) for iri in iris)

    @cached_property
    def iris(self) -> dict[str, Iri]:
        """The IRIs of the claims by their short names."""
        return {self.id(iri): Iri(iri) for iri in self.material.claims}

    def legs(self, claim: str) -> list[Inference]:
        """Return the inferences to a claim."""
        return self.argument.legs.get(self.iris[claim], [])

    def uses(self, claim: str) -> list[Inference]:
        """Return the inferences from a claim."""
        return self.argument.uses.get(self.iris[claim], [])

    def attacks(self, iri: str) -> list[Conflict]:
        """Return the conflicts against a claim or inference, by IRI."""
        return self.argument.attacks.get(Iri(iri), [])

    @cached_property
    def attacking(self) -> dict[str, list[Conflict]]:
        """The conflicts in which each claim is the attacker, by IRI."""
        found: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.argument.conflicts:
            found[conflict.attacker].append(conflict)
        return found

    @cached_property
    def _preferences(self) -> dict[str, list[Preference]]:
        found: dict[str, list[Preference]] = defaultdict(list)
        for preference in self.argument.preferences:
            found[preference.over].append(preference)
        return found

    def outweighed(self, conflict: Conflict) -> Preference | None:
        """Return the preference for the attacked side, if there is one."""
        attacked = self.argument.inference.get(conflict.attacked)
        sides = {conflict.attacked} if attacked is None else {attacked.conclusion, *attacked.premises}
        return next((p for p in self._preferences.get(conflict.attacker, ()) if p.preferred in sides), None)

    def outweighing(self, claim: str) -> list[Preference]:
        """Return the preferences for other claims over a claim."""
        return self._preferences.get(self.iris[claim], [])

    def opposed(self, claim: str) -> tuple[str, ...]:
        """Return the claims that deny what a claim asserts, or assert what it denies."""
        return self.short(sorted(self.argument.opposed(self.iris[claim])))

    @cached_property
    def about(self) -> dict[str, list[str]]:
        """The claims on each proposition."""
        found: dict[str, list[str]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.proposition].append(claim.id)
        return found

    def conditions(self, claim: str) -> list[tuple[str, str]]:
        """Return the conditions of a claim: if, only if or unless, and the claim with the content."""
        found = self.argument.conditions_of.get(self.iris[claim], ())
        return sorted((str(condition.kind), self.id(condition.on)) for condition in found)

    def named(self, claim: str, key: Iri) -> tuple[str, ...]:
        """Return the claims that a claim names by a property, such as its bounds."""
        return self.short(sorted(iri for iri in texts(self.material.claims[self.iris[claim]], key)))

    @cached_property
    def viewpoint(self) -> Viewpoint:
        """The viewpoint of the page: the authors', or anyone's if they hold no claims."""
        held = {claim.holder.iri for claim in self.claims.values()}
        authors = [author for author in self.authors if author in held]
        return self.kg.viewpoint(*authors) if authors else self.kg.anyone()

    @cached_property
    def thesis(self) -> str:
        """The short name of the thesis, the claim to which the argument leads; empty if there is none."""
        found = self.argument.thesis(self.viewpoint.holders)
        return self.id(found) if found else ""

    @cached_property
    def recommendations(self) -> tuple[str, ...]:
        """The recommendations of the authors, positive and negative, in the order of the text."""
        return tuple(sorted(self.short(self.argument.recommendations(self.viewpoint.holders))))

    @cached_property
    def strength(self) -> dict[str, Weakest]:
        """The weakest hedge in the argument for each recommendation, and for the thesis if it is one."""
        order = ("weak", "mid", "strong")
        legs: dict[str, list[str]] = defaultdict(list)
        for row in self.viewpoint.strength():
            bearers = [self.claims[self.id(b)] for b in (row.likelihood_of, row.confidence_of) if b]
            ranked = sorted((order.index(b.hedge.strength), b.id) for b in bearers if b.hedge)
            if row.leg:
                legs[self.id(row.claim)].append(ranked[0][1] if ranked else "")

        def weakest(bearers: list[str]) -> str:
            hedges = ((self.claims[b].hedge, b) for b in bearers if b)
            return min(((order.index(h.strength), b) for h, b in hedges if h), default=(0, ""))[1]

        return {claim: Weakest(len(found), sum(map(bool, found)), weakest(found)) for claim, found in legs.items()}

    @cached_property
    def changes(self) -> dict[str, Change]:
        """The effect of refusing each claim, without claims whose refusal has no effect."""
        ends = {p for step in self.argument.inferences for p in step.premises}
        ends |= {x.attacker for x in self.argument.conflicts} | {p.preferred for p in self.argument.preferences}
        ends |= {c for c in self.argument.claims if self.argument.opposed(c)}
        ends |= {condition.on for condition in self.argument.conditions}
        views: dict[Holders, list[Iri]] = defaultdict(list)
        for claim in sorted(ends):
            own = Holders.of(self.argument.claims[claim].holder)
            views[self.viewpoint.holders if claim in self._argued else own].append(claim)
        every = (one for whose, claims in views.items() for one in refusals(self.argument, whose, claims))
        made = ((self.id(claim), self._change(result)) for claim, result in every)
        return {claim: change for claim, change in sorted(made) if change.fallen or change.standing or change.risen}

    def _change(self, result: WhatIf) -> Change:
        thesis = result.thesis
        # Causes first: what falls because of the claim itself, then what falls because of that.
        steps = {c.claim: len(result.explain(c.claim)) for c in result.fallen}
        fallen = sorted(steps, key=lambda c: (steps[c], c))
        return Change(
            tuple((self.id(c), self.short(result.lost.get(c, ()))) for c in fallen),
            tuple(self.id(c.claim) for c in result.standing),
            tuple(self.id(c.claim) for c in result.risen),
            (self.id(thesis.claim), thesis.before, thesis.after) if thesis else None,
            result.holders == self.viewpoint.holders,
        )

    @cached_property
    def _argued(self) -> frozenset[Iri]:
        return frozenset(c for c in self.argument.claims if self.argument.holds(self.viewpoint.holders, c))

    def network(self, holder: str | None = None, on: str | None = None) -> Network:
        """Return the relations between actors that a holder, or else the authors, assert; see `Viewpoint.network`."""
        return (self.viewpoint if holder is None else self.kg.viewpoint(holder)).network(on)

    @cached_property
    def smallest(self) -> dict[str, tuple[str, ...]]:
        """A smallest set of premises to refuse so that a recommendation or the thesis falls."""
        found = {}
        for claim in dict.fromkeys((self.thesis, *self.recommendations)):
            if claim and self.legs(claim):
                # Far more than any took, so that two builds are the same on a busy machine, too.
                cruxes = self.viewpoint.cruxes(self.iris[claim], time_limit=5)
                if cruxes.found and cruxes.exact:
                    found[claim] = self.short(cruxes.found[0].premises)
        return found
