"""What a claim says of a situation that its content describes, and whether it says so plainly.

A view is never more definite than its claims.  A claim is *plain* on a situation if it asserts the
situation explicitly or takes it for granted, without hedge, condition or prediction, and if the
encoder does not doubt the reading (no low confidence).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from diplograph import vocab
from diplograph.argument.graph import ASSERTS, CONCEDES, DENIES, DOUBTS, SUPPOSES, SUPPOSES_NOT, UNMODALISED, Claim
from diplograph.terms import Iri


class Standing(StrEnum):
    """The position of a viewpoint on a situation; see `standing`."""

    ASSERTED = "asserted"
    DENIED = "denied"
    DENIED_TOGETHER = "denied together"
    DOUBTED = "doubted"
    LEFT_OPEN = "left open"
    RECOMMENDED = "recommended"
    ADVISED_AGAINST = "advised against"
    APPRAISED = "appraised"
    SUPPOSED = "supposed"
    BELOW_FLOOR = "below the floor"


def standing(claim: Claim, types: frozenset[Iri], *, event: bool, alone: bool) -> Standing:
    """Return the position of a claim on a situation that its content describes.

    Args:
        claim: the claim.
        types: its claim types.
        event: whether the situation is an event.
        alone: whether it is the only situation that the content describes.

    Returns:
        asserted; denied, or denied together with others, if the denial does not say
        which of them is not so; doubted, which is neither; left open, which includes declined
        recommendations; recommended or advised against, for an action, which does not make
        it real; appraised, for an event that is only valued or compared and need not
        happen; supposed, for what is put forward for the sake of argument, or would be
        the case under some other condition.

    """
    if vocab.claim_type.counterfactual in types or claim.stance in (SUPPOSES, SUPPOSES_NOT):
        return Standing.SUPPOSED
    if claim.stance in (ASSERTS, CONCEDES):
        if vocab.claim_type.prescriptive in types:
            return Standing.RECOMMENDED
        return Standing.APPRAISED if event and types <= _APPRAISING else Standing.ASSERTED
    if claim.stance == DENIES:
        if vocab.claim_type.prescriptive in types:
            return Standing.ADVISED_AGAINST
        return Standing.DENIED if alone else Standing.DENIED_TOGETHER
    return Standing.DOUBTED if claim.stance == DOUBTS else Standing.LEFT_OPEN


_APPRAISING: Final = {vocab.claim_type.evaluative, vocab.claim_type.comparative}
_SAID: Final = (None, vocab.explicitness.explicit, vocab.explicitness.presupposed)


def plain(claim: Claim, types: frozenset[Iri], where: Standing, *, conditional: bool) -> bool:
    """Tell whether a claim may be read as a plain statement of what it asserts, with its holder named."""
    unhedged = claim.likelihood in (None, UNMODALISED) and not claim.confidence and not claim.cue
    sure = claim.explicitness in _SAID and claim.encoder_confidence != vocab.confidence.low
    said = where == Standing.ASSERTED and vocab.claim_type.predictive not in types
    return said and unhedged and sure and not conditional
