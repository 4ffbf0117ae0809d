"""Read the argument graph, or the claims of some holders, with saved questions, from any executor."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
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
    from diplograph.answers.methods import ClaimPositions, ClaimsVoiced, ConditionsOf

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
        _conditions(asker.bundled.conditions_of(), claims),
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
    depending = list(rows_about(asker, "conditions_of", "claim", claims))
    stated = {row.condition for row in depending} - claims.keys()
    claims |= {row.claim: _claim(row, asker.drafts) for row in rows_about(asker, "claim_positions", "claim", stated)}
    return Argument(claims, conditions=_conditions(depending, claims), alignments=read_alignments(asker))


def _claim(row: ClaimPositions | ClaimsVoiced, drafts: Mapping[Iri, str]) -> Claim:
    return Claim.of(
        row,
        drafts,
        proposition=row.proposition,
        explicitness=row.explicitness,
        encoder_confidence=row.encoder_confidence,
    )


def _conditions(rows: Iterable[ConditionsOf], claims: Collection[Iri]) -> tuple[Condition, ...]:
    return tuple(
        Condition(row.claim, _KINDS[row.kind], row.condition)
        for row in rows
        if row.claim in claims and row.condition in claims
    )
