"""Read one encoding of a text for comparison: its passages, claims and steps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from diplograph import vocab
from diplograph.answers.asker import Asker
from diplograph.errors import DataError
from diplograph.spelling import compare_key
from diplograph.terms import Iri


class PassageKey(NamedTuple):
    """The identity of a passage in two encodings: its digest, and its number among those with this digest."""

    digest: str
    nth: int


class Coded(NamedTuple):
    """A claim with the codes to compare.  Actors are compared by name, since their slugs may differ."""

    claim: Iri
    passages: frozenset[PassageKey]
    holder: str
    stance: str
    reporter: str
    reporter_stance: str
    types: str
    likelihood: str
    confidence: str
    paraphrase: str
    described: frozenset[str]

    @property
    def text(self) -> str:
        """The claim in words, with holder, stance, hedge and reporter."""
        hedge = f" ({self.confidence} confidence)" if self.confidence else ""
        if not self.confidence and self.likelihood != vocab.likelihood.unmodalised.slug:
            hedge = f" ({self.likelihood})"
        reporter = f", as {self.reporter} reports, who {self.reporter_stance}" if self.reporter else ""
        return f"{self.claim.short} {self.holder} {self.stance}{hedge}{reporter}: {self.paraphrase}"


@dataclass(frozen=True)
class Encoding:
    """One encoder's encoding of a text.

    Attributes:
        kg: the graph.
        passages: key of each passage, in text order, with its IRI.
        claims: the claims, in the order of their IRIs.
        drafted: the number of claims that a model drafted; a person has decided on each of them.

    """

    kg: Asker
    passages: dict[PassageKey, Iri]
    claims: tuple[Coded, ...]
    drafted: int


def read(kg: Asker, where: str) -> Encoding:
    """Read an encoding with saved questions.

    Args:
        kg: a graph of one document.
        where: its name in errors.

    Raises:
        DataError: the graph holds no passages, or those of several documents, or undecided drafts of a model.

    """
    if kg.drafts:
        what = f"it holds {len(kg.drafts)} undecided drafts of a model, which are nobody's encoding"
        raise DataError(where, what, "Decide on each with `diplograph review`.")
    rows = kg.bundled.passage_digests()
    documents = {row.document for row in rows}
    if len(documents) != 1:
        what = "it holds the passages of several documents" if documents else "it holds no passages"
        raise DataError(where, what, "Name the folder of one document.")
    seen: dict[str, int] = defaultdict(int)
    passages: dict[PassageKey, Iri] = {}
    for row in rows:
        passages[PassageKey(row.digest, seen[row.digest])] = row.passage
        seen[row.digest] += 1
    claims = tuple(_claims(kg, {iri: key for key, iri in passages.items()}))
    drafted = {row.thing for row in kg.bundled.drafts_decided()}
    return Encoding(kg, passages, claims, sum(claim.claim in drafted for claim in claims))


def _claims(kg: Asker, keys: dict[Iri, PassageKey]) -> list[Coded]:
    ask = kg.bundled
    names = kg.names.of("actor")

    def name(actor: Iri | None) -> str:
        return compare_key((names.get(actor) or [actor.slug])[0]) if actor else ""

    at = defaultdict(set)
    for anchored in ask.passage_claims():
        if anchored.passage in keys:
            at[anchored.claim].add(keys[anchored.passage])
    types = defaultdict(set)
    for typed in ask.claim_types():
        types[typed.claim].add(typed.type.slug)
    fillers = defaultdict(set)
    for filled in ask.situation_participants():
        fillers[filled.situation].add(filled.participant.slug)
    described: dict[Iri, set[str]] = defaultdict(set)
    for row in ask.claim_situations():
        described[row.claim] |= fillers[row.situation] | ({row.type.slug} if row.type else set())
    return [
        Coded(
            claim=row.claim,
            passages=frozenset(at[row.claim]),
            holder=name(row.holder),
            stance=row.stance.slug,
            reporter=name(row.reporter),
            reporter_stance=row.reporter_stance.slug if row.reporter_stance else "",
            types="+".join(sorted(types[row.claim])),
            likelihood=row.likelihood.slug if row.likelihood else "",
            confidence=row.confidence.slug if row.confidence else "",
            paraphrase=row.paraphrase,
            described=frozenset(described[row.claim]),
        )
        for row in ask.claim_positions()
    ]
