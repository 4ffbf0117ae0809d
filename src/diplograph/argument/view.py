"""Read the view of named holders: what they assert, deny, doubt and leave open.

A viewpoint is one holder, several, or `diplograph.argument.graph.ANYONE`; there is no default.
A reported claim belongs to its holder.  A reporter shares it only by agreeing with it or
conceding it, and then it is marked as taken over.  A claim that a reporter qualifies is
accepted only in part, and it is unknown which part, so it does not count as theirs.
A concession is an assertion: its holder grants the content.

Only plain rows become plain triples, and only they count in a network; see `diplograph.argument.standing`.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from diplograph import vocab
from diplograph.answers.asker import Asker
from diplograph.answers.labels import rows_about
from diplograph.answers.position import words
from diplograph.answers.result import Result, Table
from diplograph.argument.graph import COMMITTED, TAKEN_OVER, UNMODALISED, Argument, Claim, Holders
from diplograph.argument.standing import Standing, plain, standing
from diplograph.errors import BadValue, NotHeld
from diplograph.namespaces import BASE, DCTERMS, DG, RDF, SKOS
from diplograph.terms import Iri

if TYPE_CHECKING:
    import rdflib

    from diplograph.answers.methods import ClaimSituations, ClaimTypes, SituationParticipants

PROV: Final = "http://www.w3.org/ns/prov#"


_ORDER: Final = {standing: place for place, standing in enumerate(Standing)}
_FLOORED: Final = (Standing.ASSERTED, Standing.DENIED, Standing.DENIED_TOGETHER, Standing.DOUBTED)


class Viewed(NamedTuple):
    """A situation and a claim of the viewpoint on it.

    ``position`` is that of `standing`, or below the floor; ``kind`` the class of the
    situation and ``type`` its type; ``cue`` the words that hedge; ``explicitness`` and
    ``encoder_confidence`` say how certain it is that the text makes the claim; ``conditions`` are those
    on which the claim depends; ``predicted`` says whether it is about the future;
    ``taken_over_by`` names the reporter of the viewpoint who shares it; ``plain`` says
    whether the row may be read as a plain statement, as the viewpoint's; the dates bound
    the situation.
    """

    position: Standing
    situation: Iri
    label: str
    kind: Iri
    type: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    paraphrase: str
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    explicitness: Iri | None
    encoder_confidence: Iri | None
    conditions: str | None
    predicted: bool
    plain: bool
    taken_over_by: Iri | None
    valence: Iri | None
    begin: datetime.date | None
    begin_latest: datetime.date | None
    end_earliest: datetime.date | None
    end: datetime.date | None

    def caveats(self) -> list[str]:
        """Return in words why the row is not plain."""
        found = []
        if self.confidence:
            found.append(f"confidence {words(self.confidence)}")
        elif self.likelihood and self.likelihood != UNMODALISED:
            found.append(f"likelihood {words(self.likelihood)}")
        if self.explicitness == vocab.explicitness.implied:
            found.append("implied, not said")
        if self.encoder_confidence == vocab.confidence.low:
            found.append("a reading of which the encoder is not sure")
        if self.conditions:
            found.append(self.conditions)
        if self.predicted:
            found.append("predicted")
        return found


class Participant(NamedTuple):
    """A participant in a situation, its role, and whether it is an actor."""

    role: Iri
    participant: Iri
    is_actor: bool


@dataclass(frozen=True)
class View:
    """The situations on which a viewpoint takes a position; made by `view`.

    Attributes:
        holders: whose view.
        floor: the likelihood below which nothing counts as asserted or denied, or None.
        rows: one row for each situation and claim on it; see `Viewed`.
        participants: those of each situation.

    """

    holders: Holders
    floor: Iri | None
    rows: Result[Viewed]
    participants: Mapping[Iri, list[Participant]]

    def of(self, *standings: Standing) -> tuple[Viewed, ...]:
        """Return the rows whose position is one of ``standings``."""
        return tuple(row for row in self.rows if row.position in standings)

    @cached_property
    def iri(self) -> Iri:
        """The IRI of the view, which names the holders and the floor."""
        named = self.holders.named
        who = "anyone" if named is None else "+".join(sorted(holder.slug for holder in named))
        return Iri(f"{BASE}view/{who}" + (f"/{self.floor.slug}" if self.floor else ""))

    def text(self) -> str:
        """Return the holders and the floor in words."""
        return self.holders.text() + (f" (from {self.floor.slug} on)" if self.floor else "")

    def to_graph(self) -> rdflib.Graph:
        """Return the asserted events, relations and causal links as plain triples, in a graph of their own.

        The predicate is the type of the situation; subject and object are its initiator
        and its recipient (else who is affected, benefits, or what it deals with), each end
        of a symmetric relation, or the cause and effect of a causal link.  Statuses,
        figures and situations with one participant are not binary and are left out, as is
        everything predicted, recommended, supposed, doubted or denied.

        The graph says whose view it is (a ``prov:Bundle``), and each triple is described
        by an ``rdf:Statement`` that leads to its situation, its claims and their holders.
        An assertion that is hedged, conditional, merely implied, or read with low confidence
        is described in this way, with a note that says why, but is not a plain triple.
        """
        import rdflib

        graph = rdflib.Graph(identifier=rdflib.URIRef(self.iri))
        for prefix, namespace in (("prov", PROV), ("dcterms", DCTERMS), ("skos", SKOS), ("dg", DG)):
            graph.bind(prefix, namespace)

        def add(subject: str, predicate: str, value: str, *, literal: bool = False) -> None:
            term = rdflib.Literal(value, lang="en") if literal else rdflib.URIRef(value)
            graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), term))

        add(self.iri, RDF + "type", PROV + "Bundle")
        add(self.iri, DCTERMS + "title", f"What {self.text()} asserts", literal=True)
        for holder in sorted(self.holders.named or ()):
            add(self.iri, PROV + "wasAttributedTo", holder)
        numbers: dict[tuple[str, str, str], str] = {}
        for row in self.of(Standing.ASSERTED):
            if row.predicted or row.type is None:
                continue
            for subject, value in self.ends(row.situation):
                triple = (subject, row.type, value)
                statement = numbers.setdefault(triple, f"{self.iri}#s-{len(numbers) + 1:03}")
                add(statement, RDF + "type", RDF + "Statement")
                for role, end in zip(("subject", "predicate", "object"), triple, strict=True):
                    add(statement, RDF + role, end)
                add(statement, DCTERMS + "isPartOf", self.iri)
                add(statement, DCTERMS + "subject", row.situation)
                add(statement, PROV + "wasDerivedFrom", row.claim)
                add(statement, PROV + "wasAttributedTo", row.holder)
                for caveat in row.caveats():
                    add(statement, SKOS + "note", f"{row.claim.curie}: {caveat}", literal=True)
                if row.plain:
                    add(*triple)
        return graph

    def ends(self, situation: Iri) -> list[tuple[Iri, Iri]]:
        """Return the pairs that a situation connects, as `to_graph` writes them."""
        roles = defaultdict(list)
        for one in self.participants.get(situation, ()):
            roles[one.role].append(one.participant)
        if roles[vocab.dg.cause] or roles[vocab.dg.effect]:
            return [(a, b) for a in roles[vocab.dg.cause] for b in roles[vocab.dg.effect]]
        if len(alike := roles[vocab.dg.participant]) > 1:
            return [(a, b) for a in alike for b in alike if a != b]
        receivers = next((roles[role] for role in _RECEIVING if roles[role]), [])
        return [(a, b) for a in roles[vocab.dg.initiator] for b in receivers if a != b]


_NOT_RECEIVING: Final = {vocab.dg.initiator, vocab.dg.participant, vocab.dg.bearer, vocab.dg.instrument}
_RECEIVING: Final = tuple(role for role in vocab.ROLES.values() if role not in _NOT_RECEIVING)


class Described(NamedTuple):
    """The situations that claims are about; made by `read`.

    ``types`` are those of each claim, ``participants`` are as in `View`, and ``rank`` is the
    position of each likelihood in the order.
    """

    situations: Sequence[ClaimSituations]
    types: dict[Iri, frozenset[Iri]]
    participants: Mapping[Iri, list[Participant]]
    rank: dict[Iri, int | None]


class _Participants(Mapping[Iri, list[Participant]]):
    """The participants of each situation, read on first use."""

    def __init__(self, ask: Callable[[], Iterable[SituationParticipants]]) -> None:
        self._ask = ask

    @cached_property
    def _of(self) -> dict[Iri, list[Participant]]:
        found = defaultdict(list)
        for row in self._ask():
            found[row.situation].append(Participant(row.role, row.participant, row.kind == vocab.dg.Actor))
        return dict(found)

    def __getitem__(self, situation: Iri) -> list[Participant]:
        return self._of[situation]

    def __iter__(self) -> Iterator[Iri]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)


def read(asker: Asker, claims: Collection[Iri] | None = None) -> Described:
    """Read the situations that the named claims, or all claims, are about, with saved questions."""
    if claims is None:
        types: Iterable[ClaimTypes] = asker.bundled.claim_types()
        situations: Sequence[ClaimSituations] = asker.bundled.claim_situations()
        participants = _Participants(asker.bundled.situation_participants)
    else:
        types = rows_about(asker, "claim_types", "claim", claims)
        situations = list(rows_about(asker, "claim_situations", "claim", claims))
        named = {row.situation for row in situations}
        participants = _Participants(lambda: rows_about(asker, "situation_participants", "situation", named))
    kinds = defaultdict(set)
    for row in types:
        kinds[row.claim].add(row.type)
    rank = {row.hedge: row.rank for row in asker.bundled.hedge_ranks() if row.scheme.slug == "likelihood"}
    return Described(situations, {claim: frozenset(found) for claim, found in kinds.items()}, participants, rank)


def view(all_of_it: Described, argument: Argument, holders: Holders, floor: Iri | None = None) -> View:
    """Return the view of ``holders``.

    Args:
        all_of_it: the situations that all claims are about.
        argument: the claims.
        holders: whose view.
        floor: a likelihood.  Claims held as less likely, as a possibility without a band,
            or with a confidence instead of a likelihood, are below it.  Unhedged claims
            are above any floor.

    Raises:
        NotHeld: nobody of ``holders`` holds or takes over any claim.
        BadValue: the floor has no place in the order of likelihoods.

    """
    spoken = speaking(argument, holders)
    rank = all_of_it.rank
    if floor is not None and rank.get(floor) is None:
        raise BadValue(f"floor={floor.slug}", "has no place in the order of likelihoods", "For example floor=likely.")
    described = [row for row in all_of_it.situations if row.claim in spoken]
    together = Counter(row.claim for row in described)
    rows = [_viewed(row, all_of_it, argument, holders, floor, alone=together[row.claim] == 1) for row in described]
    rows.sort(key=lambda row: (_ORDER[row.position], row.situation, row.claim))
    return View(holders, floor, Table(Viewed, rows), all_of_it.participants)


def _viewed(
    row: ClaimSituations, all_of_it: Described, argument: Argument, holders: Holders, floor: Iri | None, *, alone: bool
) -> Viewed:
    claim = argument.claims[row.claim]
    types = all_of_it.types.get(row.claim, frozenset())
    conditions = argument.conditions_of.get(row.claim, [])
    where = standing(claim, types, event=row.kind == vocab.dg.Event, alone=alone)
    if floor is not None and where in _FLOORED and _below(claim, all_of_it.rank, floor):
        where = Standing.BELOW_FLOOR
    return Viewed(
        position=where,
        situation=row.situation,
        label=row.label,
        kind=row.kind,
        type=row.type,
        claim=claim.iri,
        holder=claim.holder,
        stance=claim.stance,
        paraphrase=claim.paraphrase,
        likelihood=claim.likelihood,
        confidence=claim.confidence,
        cue=claim.cue,
        reporter=claim.reporter,
        reporter_stance=claim.reporter_stance,
        explicitness=claim.explicitness,
        encoder_confidence=claim.encoder_confidence,
        conditions="; ".join(condition.text() for condition in conditions) or None,
        predicted=vocab.claim_type.predictive in types,
        plain=plain(claim, types, where, conditional=bool(conditions)),
        taken_over_by=None if claim.holder in holders else claim.reporter,
        valence=row.valence,
        begin=row.begin,
        begin_latest=row.begin_latest,
        end_earliest=row.end_earliest,
        end=row.end,
    )


def _below(claim: Claim, rank: dict[Iri, int | None], floor: Iri) -> bool:
    if claim.likelihood == UNMODALISED and not claim.confidence:
        return False
    place = rank.get(claim.likelihood) if claim.likelihood else None
    least = rank[floor]
    return place is None or least is None or place < least


def speaking(argument: Argument, holders: Holders) -> dict[Iri, Claim]:
    """Return the claims of ``holders``: their own, whatever the stance, and those that they take over.

    Raises:
        NotHeld: there are none.

    """

    def speaks(claim: Claim) -> bool:
        shared = claim.reporter in holders and claim.reporter_stance in TAKEN_OVER
        return claim.holder in holders or (shared and claim.stance in COMMITTED)

    found = {iri: claim for iri, claim in argument.claims.items() if speaks(claim)}
    if not found:
        raise NotHeld(
            holders.text(), "holds no claim in this graph", "`diplograph query actors_who_hold_claims` lists who does."
        )
    return found
