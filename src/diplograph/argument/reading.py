"""Read the argument graph, or the claims of some holders, with saved questions, from any executor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from diplograph import vocab
from diplograph.answers.asker import Asker
from diplograph.answers.labels import rows_about
from diplograph.answers.position import CONDITIONS
from diplograph.argument.alignments import read as read_alignments
from diplograph.argument.graph import (
    PRESCRIPTIVE,
    Argument,
    Claim,
    Condition,
    ConditionKind,
    Conflict,
    Holders,
    Inference,
    Preference,
)
from diplograph.terms import Iri

if TYPE_CHECKING:
    from diplograph.answers.methods import ClaimPositions, ClaimsVoiced, ConditionsAll

_KINDS: Final = {kind: ConditionKind(word) for kind, word in CONDITIONS.items()}


def read(asker: Asker) -> Argument:
    """Read the argument graph with saved questions.

    Raises:
        DataError, ArgumentCycle: see `Argument`.

    """
    claims = {row.claim: _claim(row, asker.drafts) for row in asker.bundled.claim_positions()}
    premises: dict[tuple[Iri, Iri, Iri], tuple[dict[Iri, None], dict[Iri, None]]] = {}
    conflicts, preferences = [], []
    for step in asker.bundled.steps_all():
        if step.type is None:
            preferences.append(Preference(step.step, step.source, step.target, step.arguer))
        elif step.part == vocab.dg.attacker:
            conflicts.append(Conflict(step.step, step.type, step.source, step.target, step.arguer))
        else:
            held, schemes = premises.setdefault((step.target, step.step, step.arguer), ({}, {}))
            held[step.source] = None
            schemes[step.type] = None
    return Argument(
        claims,
        tuple(
            Inference(iri, conclusion, tuple(held), tuple(schemes), arguer)
            for (conclusion, iri, arguer), (held, schemes) in sorted(premises.items())
        ),
        tuple(conflicts),
        tuple(preferences),
        frozenset(r.claim for r in asker.bundled.claim_types() if r.type == PRESCRIPTIVE),
        tuple(map(_condition, asker.bundled.conditions_all())),
        read_alignments(asker),
    )


def read_voiced(asker: Asker, holders: Holders) -> Argument:
    """Read the claims that some hold or report, with their conditions but without steps, with saved questions.

    Raises:
        DataError: see `Argument`.

    """
    claims = {
        row.claim: _claim(row, asker.drafts) for row in rows_about(asker, "claims_voiced", "voice", holders.named or ())
    }
    conditions = tuple(map(_condition, rows_about(asker, "conditions_all", "claim", claims)))
    stated = {condition.on for condition in conditions} - claims.keys()
    claims |= {row.claim: _claim(row, asker.drafts) for row in rows_about(asker, "claim_positions", "claim", stated)}
    return Argument(claims, conditions=conditions, alignments=read_alignments(asker))


def _claim(row: ClaimPositions | ClaimsVoiced, drafts: Mapping[Iri, str]) -> Claim:
    return Claim.of(
        row,
        drafts,
        proposition=row.proposition,
        explicitness=row.explicitness,
        encoder_confidence=row.encoder_confidence,
    )


def _condition(row: ConditionsAll) -> Condition:
    return Condition(row.claim, _KINDS[row.kind], row.condition)
