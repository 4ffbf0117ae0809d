"""Cards: what a reader wants to know of one thing at once, answered from saved questions.

A card is data (frozen, typed; see its fields) and text (``str(card)``). Nothing in
it is told as fact: every relation, event and paraphrase stands beside who holds it,
with which stance and hedge, and on whose report.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from diplograph import vocab
from diplograph.answers.position import Position
from diplograph.answers.result import Result
from diplograph.errors import DataError, UnknownEntity
from diplograph.screen import visible
from diplograph.terms import Iri

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker
    from diplograph.answers.methods import ActorIdentifiers, ActorStatuses, CausesOf, EffectsOf, EventsOf, RelationsOf

LIMIT = 10


class _Said(Protocol):
    """What the rows of several questions have in common: the claim that says so."""

    @property
    def claim(self) -> Iri: ...


@dataclass(frozen=True, slots=True)
class Step:
    """One step of argument: its scheme or type, who makes it, and the claim at its other end."""

    step: Iri
    type: Iri | None
    arguer: Iri
    position: Position


@dataclass(frozen=True, slots=True)
class PassageLink:
    """A passage in which a claim stands, with a link into the published text where there is one."""

    passage: Iri
    link: Iri | None


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what takes part in a situation, and in which role."""

    role: Iri
    participant: Iri


@dataclass(frozen=True, slots=True)
class Card:
    """What every card begins with: the IRI of the thing and its class; and ``others`` that have its name."""

    iri: Iri
    kind: Iri
    others: tuple[Iri, ...] = field(default=(), kw_only=True)

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """Yield heading and lines of each part of the card."""
        raise NotImplementedError

    def to_text(self, limit: int | None = LIMIT) -> str:
        """Return the card as text; ``limit`` is the number of lines in each part, None for all."""
        lines: list[str] = []
        also = [f"also with this name: {', '.join(other.curie for other in self.others)}"] if self.others else []
        for heading, part in self.sections():
            shown = part if limit is None else part[:limit]
            if not lines:
                lines += [heading, *part, *also]
            elif part:
                lines += ["", f"{heading} ({len(part)})", *(f"  {line}" for line in shown)]
                if len(shown) < len(part):
                    lines.append(f"  … and {len(part) - len(shown)} more")
        return "\n".join(map(visible, lines))

    def __str__(self) -> str:
        return self.to_text()


@dataclass(frozen=True, slots=True)
class EntityCard(Card):
    """A place, thing or work: its names, what it is known by elsewhere, and what is claimed about it."""

    label: str
    definition: str | None
    names: tuple[str, ...]
    identifiers: tuple[ActorIdentifiers, ...]
    about: tuple[Position, ...]

    def head(self) -> tuple[str, list[str]]:
        """Return the first part: name, kind, definition, other names, identifiers."""
        lines = [f"{self.iri.curie}, {self.kind.slug}"]
        lines += [self.definition] if self.definition else []
        lines += ["also called " + ", ".join(self.names)] if self.names else []
        lines += [f"{row.match.slug}: {row.identifier.curie}" for row in self.identifiers]
        return self.label, lines

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """See `Card.sections`."""
        yield self.head()
        yield "claims about it", list(map(str, self.about))

    __str__ = Card.__str__


@dataclass(frozen=True, slots=True)
class ActorCard(EntityCard):
    """An actor: besides what every `EntityCard` has, what it does, is and holds.

    ``events``, ``relations`` and ``statuses`` have a row for each claim that describes
    one, so that it is plain who says so; the whole `Position` of each of these claims is
    in ``described``. ``holds`` are the actor's own claims.
    """

    events: tuple[EventsOf, ...]
    relations: tuple[RelationsOf, ...]
    statuses: tuple[ActorStatuses, ...]
    described: tuple[Position, ...]
    holds: tuple[Position, ...]

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """See `Card.sections`."""
        positions = {position.claim: position for position in self.described}
        yield self.head()
        yield (
            "events, as described",
            _grouped(((f"{row.role.slug} in {row.event.curie}: {row.label}", row) for row in self.events), positions),
        )
        yield (
            "relations, as described",
            _grouped(
                (
                    (f"{row.role.slug}, {row.type.slug}, {row.relation.curie}: {row.label}", row)
                    for row in self.relations
                ),
                positions,
            ),
        )
        yield (
            "conditions, as described",
            _grouped(((f"{row.type.slug}, {row.status.curie}: {row.label}", row) for row in self.statuses), positions),
        )
        yield "claims held", list(map(str, self.holds))
        yield "claims about it", list(map(str, self.about))

    __str__ = Card.__str__


@dataclass(frozen=True, slots=True)
class ClaimCard(Card):
    """A claim: who holds it and how, on what grounds, against what, for what, and where it stands.

    ``explicitness`` says whether the words state it or take it for granted; ``premises``
    of one step work together. ``bounds`` and ``conditions`` are claims that limit it.
    """

    position: Position
    types: tuple[Iri, ...]
    explicitness: Iri | None
    bounds: tuple[Position, ...]
    conditions: tuple[Position, ...]
    premises: tuple[Step, ...]
    attackers: tuple[Step, ...]
    supports: tuple[Step, ...]
    passages: tuple[PassageLink, ...]

    @property
    def holder(self) -> Iri:
        """Who holds the claim."""
        return self.position.holder

    @property
    def reporter(self) -> Iri | None:
        """Who tells of it, where the holder does not speak for himself."""
        return self.position.reporter

    @property
    def stance(self) -> Iri:
        """The holder's stance towards the paraphrase."""
        return self.position.stance

    @property
    def reporter_stance(self) -> Iri | None:
        """What the reporter makes of it."""
        return self.position.reporter_stance

    @property
    def paraphrase(self) -> str:
        """What the claim is about, without polarity."""
        return self.position.paraphrase

    @property
    def hedge(self) -> str:
        """How it is hedged, with the cue; empty where it is not."""
        return self.position.hedge

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """See `Card.sections`."""
        one = self.position
        lines = [f"holder: {one.holder.curie}", f"stance: {one.stance.slug}", f"paraphrase: {one.paraphrase}"]
        lines.append(f"hedge: {one.hedge or 'none'}")
        if self.types:
            lines.append(f"type: {', '.join(kind.slug for kind in self.types)}")
        if self.explicitness:
            lines.append(f"said: {self.explicitness.slug}")
        if one.reporter:
            lines.append(f"reporter: {one.reporter.curie}")
        if one.reporter_stance:
            lines.append(f"reporter's stance: {one.reporter_stance.slug}")
        yield f"{self.iri.curie}, Claim", lines
        yield "bounds", list(map(str, self.bounds))
        yield "conditions", list(map(str, self.conditions))
        yield "premises", list(map(_step, self.premises))
        yield "attackers", list(map(_step, self.attackers))
        yield "supports", list(map(_step, self.supports))
        yield "passages", [p.passage.curie + (f" {p.link}" if p.link else "") for p in self.passages]

    __str__ = Card.__str__


@dataclass(frozen=True, slots=True)
class SituationCard(Card):
    """An event, relation, status, causal link or measurement as described, and who says so.

    ``begin`` and ``end`` are the earliest and latest day that ``when`` (EDTF) leaves
    open; ``causes`` and ``effects`` have a row for each claim on the causal link, whose
    `Position` is in ``causal``.
    """

    label: str
    type: Iri | None
    when: str | None
    begin: datetime.date | None
    end: datetime.date | None
    time_cue: str | None
    participants: tuple[Role, ...]
    positions: tuple[Position, ...]
    causes: tuple[CausesOf, ...]
    effects: tuple[EffectsOf, ...]
    causal: tuple[Position, ...]

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """See `Card.sections`."""
        lines = [f"{self.iri.curie}, {self.kind.slug}" + (f", {self.type.slug}" if self.type else "")]
        if self.when:
            span = f" ({self.begin} to {self.end})" if self.begin and self.begin != self.end else ""
            lines.append(f"when: {self.when}{span}")
        lines += [f"when: “{self.time_cue}”"] if self.time_cue else []
        yield self.label, lines
        yield "participants", [f"{p.role.slug}: {p.participant.curie}" for p in self.participants]
        yield "who says so", list(map(str, self.positions)) or ["nobody in this graph"]
        causal = {position.claim: position for position in self.causal}
        yield (
            "causes, as described",
            _grouped(((f"{row.type.slug}: {row.cause.curie}: {row.cause_label}", row) for row in self.causes), causal),
        )
        yield (
            "effects, as described",
            _grouped(
                ((f"{row.type.slug}: {row.effect.curie}: {row.effect_label}", row) for row in self.effects), causal
            ),
        )

    __str__ = Card.__str__


def _step(step: Step) -> str:
    kind = f" ({step.type.slug.replace('-', ' ')})" if step.type else ""
    return f"{step.step.slug}{kind}, argued by {step.arguer.curie}: {step.position}"


def _grouped(rows: Iterable[tuple[str, _Said]], positions: dict[Iri, Position]) -> list[str]:
    """Put who says so behind each thing said; a claim's own position tells hedge and reporter, too."""
    groups: dict[str, list[str]] = {}
    for text, row in rows:
        groups.setdefault(text, []).append(positions[row.claim].held)
    return [f"{text} [{'; '.join(dict.fromkeys(said))}]" for text, said in groups.items()]


RowT = TypeVar("RowT")


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
    return ActorCard(
        iri=base.iri,
        kind=base.kind,
        label=base.label,
        definition=base.definition,
        names=base.names,
        identifiers=base.identifiers,
        about=base.about,
        events=events,
        relations=relations,
        statuses=statuses,
        described=tuple(about.get(claim) or _position(kg, claim) for claim in claims),
        holds=tuple(map(Position.of, kg.bundled.claims_by_holder(holder=base.iri))),
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
        tuple(map(Position.of, kg.bundled.claims_about(entity=iri))),
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
        tuple(position(row.condition) for row in kg.bundled.recommendation_conditions(claim=iri)),
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
    )


def _position(kg: Asker, iri: Iri) -> Position:
    return Position.of(_one(kg.bundled.claim_card(claim=iri), iri))


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
    )


def _positions(kg: Asker, iri: Iri) -> tuple[Position, ...]:
    return tuple(_position(kg, row.claim) for row in kg.bundled.who_says_so(situation=iri))


# The kinds that `show` looks through, each with its card.
_SHOWN = ("actor", "place", "thing", "work", "situation", "claim")


def show(kg: Asker, name: str) -> Card:
    """Return the card of whatever is called ``name``; see `diplograph.Library.show`.

    Of things of several kinds the likeliest is shown, and the card lists the others.

    Raises:
        BadValue: several things of the likeliest kind have that name.
        UnknownEntity: nothing is; with the nearest names of all kinds.

    """
    hits = kg.names.hits("any", name)
    if not hits:
        raise UnknownEntity("thing", name, kg.names.near("any", name), "`diplograph find WORDS` looks further.")
    iri, others = kg.names.likeliest(hits, name)
    kind = next(kind for kind in _SHOWN if kg.names.hits(kind, iri))
    return replace(_card(kg, Iri(iri), kind), others=tuple(map(Iri, others)))


def _card(kg: Asker, iri: str, kind: str) -> Card:
    if kind == "actor":
        return actor(kg, iri)
    if kind == "claim":
        return claim(kg, iri)
    return situation(kg, iri) if kind == "situation" else entity(kg, iri, kind)
