"""Read the argument graph, or the claims of some holders, with saved questions, from any executor."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
    from diplograph.answers.methods import ClaimPositions, ClaimsVoiced, ConditionsOf, StepsAll

_KINDS: Final = {kind: ConditionKind(word) for kind, word in CONDITIONS.items()}


def read(asker: Asker, about: Collection[Iri] | None = None) -> Argument:
    """Read the argument graph with saved questions.

    Args:
        asker: where to read it.
        about: the claims between which to read it, without alignments; None for all, with alignments.

    Raises:
        DataError, ArgumentCycle: see `Argument`.

    """
    claims = {row.claim: _claim(row, asker.drafts) for row in rows_about(asker, "claim_positions", "claim", about)}
    premises: dict[tuple[Iri, Iri, Iri], tuple[dict[Iri, None], dict[Iri, None]]] = {}
    conflicts, preferences = [], []
    step: StepsAll
    for step in rows_about(asker, "steps_all", "source", about):
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
        frozenset(r.claim for r in rows_about(asker, "claim_types", "claim", about) if r.type == PRESCRIPTIVE),
        _conditions(rows_about(asker, "conditions_of", "claim", about), claims),
        read_alignments(asker) if about is None else (),
    )


def documents_of(asker: Asker, holders: Holders) -> list[Iri]:
    """Return the documents in which some hold or report claims, sorted."""
    rows = rows_about(asker, "documents_of_holder", "holder", holders.named)
    return sorted({row.document for row in rows})


def read_in_parts(asker: Asker, documents: Sequence[Iri], at_once: int) -> Iterator[Argument]:
    """Yield the argument of some documents at a time: as steps join claims of one document, these are parts of it."""
    for begin in range(0, len(documents), at_once):
        made = rows_about(asker, "document_of", "document", documents[begin : begin + at_once])
        yield read(asker, {row.claim for row in made})


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
