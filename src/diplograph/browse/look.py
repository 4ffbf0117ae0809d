"""From a name to the card of what it means: the saved questions behind each card of `diplograph.browse.cards`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from diplograph import vocab
from diplograph.answers.labels import conditional, positions
from diplograph.answers.position import Position
from diplograph.answers.result import Result
from diplograph.browse.cards import (
    ActorCard,
    Aligned,
    Card,
    ClaimCard,
    Condition,
    EntityCard,
    PassageLink,
    Role,
    SituationCard,
    Step,
)
from diplograph.errors import DataError, UnknownEntity
from diplograph.terms import Iri

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

RowT = TypeVar("RowT")
Within = Callable[[Iterable[Iri]], "Asker"]


class _OfClaim(Protocol):
    @property
    def claim(self) -> Iri: ...


def _claims(rows: Iterable[_OfClaim]) -> list[Iri]:
    return [row.claim for row in rows]


def _one(rows: Result[RowT], iri: Iri) -> RowT:
    """Return the first row of an answer that a sound graph cannot leave empty."""
    if not rows:
        what = f"too little is said of it to answer {rows.name}"
        raise DataError(iri.curie, what, "Run `diplograph check` on the file it is in.")
    return rows[0]


def actor(kg: Asker, name: str) -> ActorCard:
    """Return the card of an actor; see `diplograph.Library.actor`."""
    base = _entity(kg, kg.identify("actor", name))
    events = tuple(kg.bundled.events_of(actor=base.iri))
    relations = tuple(kg.bundled.relations_of(actor=base.iri))
    statuses = tuple(kg.bundled.actor_statuses(actor=base.iri))
    about = {position.claim: position for position in base.about}
    claims = dict.fromkeys(_claims(events) + _claims(relations) + _claims(statuses))
    about |= positions(kg, claims.keys() - about.keys())
    held = kg.bundled.claims_by_holder(holder=base.iri)
    return ActorCard(
        iri=base.iri,
        kind=base.kind,
        label=base.label,
        definition=base.definition,
        names=base.names,
        identifiers=base.identifiers,
        about=base.about,
        work=base.work,
        events=events,
        relations=relations,
        statuses=statuses,
        described=tuple(about.get(claim) or _position(kg, claim) for claim in claims),
        holds=tuple(conditional(kg, (Position.of(row, kg.drafts) for row in held))),
        kin=tuple(kg.bundled.kin_of_actor(actor=base.iri)),
    )


def entity(kg: Asker, name: str, kind: str) -> EntityCard:
    """Return the card of a place, thing or work; see `diplograph.Library.place`."""
    return _entity(kg, kg.identify(kind, name))


def _entity(kg: Asker, iri: Iri) -> EntityCard:
    what = _one(kg.bundled.what_is(thing=iri), iri)
    names = (row.name for row in kg.bundled.instances_named(class_=what.class_, thing=iri))
    return EntityCard(
        iri,
        what.class_,
        what.label,
        what.definition,
        tuple(name for name in names if name != what.label),
        tuple(kg.bundled.actor_identifiers(entity=iri)),
        tuple(conditional(kg, (Position.of(row, kg.drafts) for row in kg.bundled.claims_about(entity=iri)))),
        tuple(kg.bundled.work_details(work=iri)) if what.class_ == vocab.dg.Work else (),
    )


def claim(kg: Asker, name: str) -> ClaimCard:
    """Return the card of a claim; see `diplograph.Library.claim`."""
    iri = kg.identify("claim", name)
    rows = kg.bundled.claim_card(claim=iri)
    known: dict[Iri, Position] = {}

    def position(other: Iri) -> Position:
        if other not in known:
            known[other] = _position(kg, other)
        return known[other]

    return ClaimCard(
        iri,
        Iri(vocab.dg.Claim),
        position(iri),  # which says so where there are no rows
        tuple(dict.fromkeys(row.type for row in rows if row.type)),
        rows[0].explicitness,
        tuple(position(row.bound) for row in kg.bundled.recommendation_bounds(claim=iri)),
        tuple(Condition(row.kind, position(row.condition)) for row in kg.bundled.conditions_all(claim=iri)),
        tuple(
            Step(row.inference, row.scheme, row.arguer, position(row.premise))
            for row in kg.bundled.premises_of(conclusion=iri)
        ),
        tuple(
            Step(row.conflict, row.type, row.arguer, position(row.attacker)) for row in kg.bundled.attacks_on(claim=iri)
        ),
        tuple(
            Step(row.inference, None, row.arguer, position(row.conclusion))
            for row in kg.bundled.conclusions_from(premise=iri)
        ),
        tuple(dict.fromkeys(PassageLink(row.passage, row.link) for row in rows if row.passage)),
        tuple(kg.bundled.encoder_notes(node=iri)),
        tuple(
            Aligned(row.kind, row.alignment, row.encoder_confidence, position(row.other), row.document)
            for row in kg.bundled.aligned_claims(claim=iri)
        ),
    )


def _position(kg: Asker, iri: Iri) -> Position:
    return next(conditional(kg, [Position.of(_one(kg.bundled.claim_card(claim=iri), iri), kg.drafts)]))


def situation(kg: Asker, name: str, kind: str = "situation") -> SituationCard:
    """Return the card of a situation; see `diplograph.Library.situation`."""
    iri = kg.identify(kind, name)
    what = _one(kg.bundled.what_is(thing=iri), iri)
    time = _one(kg.bundled.time_of(situation=iri), iri)
    causes = tuple(kg.bundled.causes_of(effect=iri))
    effects = tuple(kg.bundled.effects_of(cause=iri))
    links = dict.fromkeys([c.causal_link for c in causes] + [e.causal_link for e in effects])
    ends = (
        kg.bundled.event_participants(event=iri)
        if what.class_ == vocab.dg.Event
        else kg.bundled.relation_ends(relation=iri)
    )
    return SituationCard(
        iri,
        what.class_,
        what.label,
        what.type,
        time.when,
        time.begin,
        time.end,
        time.time,
        tuple(Role(row.role, row.participant) for row in ends),
        _positions(kg, iri),
        causes,
        effects,
        tuple(position for link in links for position in _positions(kg, link)),
        tuple(kg.bundled.measurements(measurement=iri)),
        tuple(kg.bundled.situation_setting(situation=iri)),
        tuple((row, _positions(kg, row.part)) for row in kg.bundled.parts_of(situation=iri)),
        tuple(kg.bundled.encoder_notes(node=iri)),
    )


def _positions(kg: Asker, iri: Iri) -> tuple[Position, ...]:
    return tuple(_position(kg, row.claim) for row in kg.bundled.who_says_so(situation=iri))


# The kinds that `show` looks through, each with its card.
_SHOWN = ("actor", "place", "thing", "work", "situation", "claim")


def show(kg: Asker, name: str, within: Within) -> Card:
    """Return the card of whatever is called ``name``; see `diplograph.Library.show`.

    Of things of several kinds the likeliest is shown, and the card lists the others.

    Args:
        kg: the graph.
        name: what to show.
        within: returns the graph of some documents.

    Raises:
        BadValue: several things of the likeliest kind have that name.
        UnknownEntity: nothing is; with the nearest names of all kinds.

    """
    iri, kind, others = _meant(kg, name)
    documents = _naming(kg, iri, kind)
    if len(documents) <= _FEW:
        card = _card(within(documents) if documents else kg, iri, kind)
    else:
        first = _first(kg, iri, kind, documents, within)
        card = _card(within(first), iri, kind)
        if isinstance(card, EntityCard):
            roles = tuple(kg.bundled.roles_in_numbers(thing=iri))
            card = replace(card, roles=roles, documents=tuple(first), among=len(documents))
    return replace(card, others=others)


def shown(kg: Asker, name: str, within: Within) -> Iterator[str]:
    """Yield the whole card of whatever is called ``name`` as text, one document after another where there are many.

    Args, raises: see `show`.

    """
    iri, kind, others = _meant(kg, name)
    documents = _naming(kg, iri, kind)
    if len(documents) <= _FEW:
        yield show(kg, name, within).to_text(None)
        return
    for document in documents:
        card = replace(_card(within([document]), iri, kind), others=others)
        head = document == documents[0]
        if text := card.to_text(None, head=False):
            yield (card.to_text(0).partition("\n\n")[0] + "\n" if head else "") + f"\nin {document.curie}\n{text}"


# What more documents name is shown by the first of them, with its numbers.
_FEW = 3


def _meant(kg: Asker, name: str) -> tuple[Iri, str, tuple[Iri, ...]]:
    """Return the thing with that name, its kind, and the other things with the same name."""
    hits = kg.names.hits("any", name)
    if not hits:
        raise UnknownEntity("thing", name, kg.names.near("any", name), "`diplograph find WORDS` looks further.")
    iri, others = kg.names.likeliest(hits, name)
    kind = next(kind for kind in _SHOWN if kg.names.hits(kind, iri))
    return Iri(iri), kind, tuple(map(Iri, others))


def _naming(kg: Asker, iri: Iri, kind: str) -> list[Iri]:
    """Return the documents in which something is spoken of, where it pays to ask each by itself."""
    if not kg.executor.large or kind in ("situation", "claim"):
        return []
    return [row.document for row in kg.bundled.documents_with(thing=iri)]


def _first(kg: Asker, iri: Iri, kind: str, documents: list[Iri], within: Within) -> list[Iri]:
    """Return the first document, and, if an actor does not speak in it, the first in which they do."""
    first = documents[:1]
    if kind != "actor" or within(first).bundled.documents_of_holder(holder=iri):
        return first
    return first + [row.document for row in list(kg.bundled.documents_of_holder(holder=iri))[:1]]


def _card(kg: Asker, iri: str, kind: str) -> Card:
    if kind == "actor":
        return actor(kg, iri)
    if kind == "claim":
        return claim(kg, iri)
    return situation(kg, iri) if kind == "situation" else entity(kg, iri, kind)
