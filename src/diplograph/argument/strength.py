"""The strength of the argument for each recommendation: its weakest hedge, and its conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from diplograph.answers.asker import Asker
from diplograph.answers.result import Table
from diplograph.argument.graph import UNMODALISED, Argument, ConditionKind, Holders, Inference
from diplograph.terms import Iri


class Chain(NamedTuple):
    """One line of argument to a recommendation.

    ``leg`` is the inference to it; ``likelihood`` and ``confidence`` are the weakest of all
    claims on which the leg rests, each next to its claim, and empty if no such claim is
    hedged; ``conditions`` are those of the recommendation and of all these claims.
    """

    claim: Iri
    holder: Iri
    stance: Iri
    hedge: str | None
    reporter: Iri | None
    paraphrase: str
    leg: Iri | None
    likelihood: Iri | None
    likelihood_of: Iri | None
    confidence: Iri | None
    confidence_of: Iri | None
    conditions: str | None


class _Weakest(NamedTuple):
    band: Iri | None
    claim: Iri | None


def strength(asker: Asker, argument: Argument, holders: Holders) -> Table[Chain]:
    """Return the weakest hedge in the argument for each recommendation, leg by leg.

    Likelihood and confidence are two scales and are never combined (ICD 203); a possibility
    without a band counts as weaker than any band.  The *only if* conditions of a claim
    count as part of the argument for it.

    Returns:
        One row for each inference to each prescriptive claim that one of ``holders``
        holds, and one without an inference where it has none.

    """
    rank = {row.hedge: row.rank or 0 for row in asker.bundled.hedge_ranks()}
    rows = []
    for claim in argument.recommendations(holders):
        one = argument.claims[claim]
        legs: Iterable[Inference | None] = argument.legs.get(claim) or [None]
        for leg in legs:
            below = _below(argument, [*(leg.premises if leg else ()), *_needed(argument, claim)])
            likelihood = _weakest({c: argument.claims[c].likelihood for c in below}, rank)
            confidence = _weakest({c: argument.claims[c].confidence for c in below}, rank)
            depends = [c for on in (claim, *sorted(below)) for c in argument.conditions_of.get(on, ())]
            rows.append(
                Chain(
                    claim=claim,
                    holder=one.holder,
                    stance=one.stance,
                    hedge=one.hedge or None,
                    reporter=one.reporter,
                    paraphrase=one.paraphrase,
                    leg=leg and leg.iri,
                    likelihood=likelihood.band,
                    likelihood_of=likelihood.claim,
                    confidence=confidence.band,
                    confidence_of=confidence.claim,
                    conditions="; ".join(f"{c.claim.short} {c.text()}" for c in depends) or None,
                )
            )
    return Table(Chain, rows)


def _needed(argument: Argument, claim: Iri) -> list[Iri]:
    """Return the claims that are *only if* conditions of ``claim``."""
    return [c.on for c in argument.conditions_of.get(claim, ()) if c.kind == ConditionKind.ONLY_IF]


def _below(argument: Argument, claims: Iterable[Iri]) -> set[Iri]:
    """Return ``claims`` and all that they rest on, including their *only if* conditions."""
    found: set[Iri] = set()
    todo = list(claims)
    while todo:
        claim = todo.pop()
        if claim not in found:
            found.add(claim)
            todo += [premise for leg in argument.legs.get(claim, ()) for premise in leg.premises]
            todo += _needed(argument, claim)
    return found


def _weakest(hedges: Mapping[Iri, Iri | None], rank: Mapping[Iri, int]) -> _Weakest:
    hedged = [(rank.get(band, 0), claim, band) for claim, band in hedges.items() if band and band != UNMODALISED]
    if not hedged:
        return _Weakest(None, None)
    _, claim, band = min(hedged)
    return _Weakest(band, claim)
