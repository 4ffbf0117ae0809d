"""Cards: what a reader wants to know of one thing at once, answered from saved questions.

A card is data (frozen, typed; see its fields) and text (``str(card)``). Nothing in
it is given as fact: every relation, event and paraphrase stands beside who holds it,
with which stance and hedge, and on whose report.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from diplograph import vocab
from diplograph.answers.position import CONDITIONS, Position
from diplograph.screen import visible
from diplograph.terms import Iri

if TYPE_CHECKING:
    from diplograph.answers.methods import (
        ActorIdentifiers,
        ActorStatuses,
        CausesOf,
        EffectsOf,
        EncoderNotes,
        EventsOf,
        KinOfActor,
        Measurements,
        PartsOf,
        RelationsOf,
        RolesInNumbers,
        SituationSetting,
        WorkDetails,
    )  # fmt: skip

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
class Condition:
    """A claim that another depends on; ``kind`` is dg:condition (if), dg:onlyIf or dg:unless."""

    kind: Iri
    position: Position

    @property
    def words(self) -> str:
        """The kind in words."""
        return CONDITIONS[self.kind]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A claim of another document whose content the encoder holds to be ``kind``: same, updated by, and so on.

    The holder of neither has agreed to it; ``encoder_confidence`` is how sure the encoder is.
    """

    kind: str
    alignment: Iri
    encoder_confidence: Iri
    position: Position
    document: Iri | None

    def __str__(self) -> str:
        where = f" in {self.document.short}" if self.document else ""
        sure = f"encoder's confidence: {self.encoder_confidence.slug}"
        return f"{self.kind}{where} ({self.alignment.short}, {sure}): {self.position}"


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

    def to_text(self, limit: int | None = LIMIT, head: bool = True) -> str:
        """Return the card as text, or all but its head; ``limit`` is the number of lines in each part, None for all."""
        lines: list[str] = []
        also = [f"also with this name: {', '.join(other.short for other in self.others)}"] if self.others else []
        (title, first), *parts = self.sections()
        if head:
            lines += [title, *first, *also]
        for heading, part in parts:
            shown = part if limit is None else part[:limit]
            if part:
                lines += ["", f"{heading} ({len(part)})", *(f"  {line}" for line in shown)]
                if len(shown) < len(part):
                    lines.append(f"  … and {len(part) - len(shown)} more")
        return "\n".join(map(visible, lines))

    def __str__(self) -> str:
        return self.to_text()


@dataclass(frozen=True, slots=True)
class EntityCard(Card):
    """A place, thing or work: its names, what it is known by elsewhere, and what is claimed about it.

    ``work`` says, of a work, who wrote and published it, when, and where it can be read: a row
    for each author and publisher.

    Of a thing that very many documents name, the card may be of the first of them only:
    ``documents`` says which, ``among`` how many there are, and ``roles`` how often the thing
    appears in all of them.
    """

    label: str
    definition: str | None
    names: tuple[str, ...]
    identifiers: tuple[ActorIdentifiers, ...]
    about: tuple[Position, ...]
    work: tuple[WorkDetails, ...]
    roles: tuple[RolesInNumbers, ...] = field(default=(), kw_only=True)
    documents: tuple[Iri, ...] = field(default=(), kw_only=True)
    among: int | None = field(default=None, kw_only=True)

    def numbers(self) -> Iterator[tuple[str, list[str]]]:
        """Yield in how many documents the thing is, and how often; of these, the card is of the first."""
        if self.among is not None:
            first = ", ".join(document.short for document in self.documents)
            yield (
                f"in {self.among:,} documents, of which {first} below",
                [f"{r.role.slug}: {r.count:,}" for r in self.roles],
            )

    def head(self) -> tuple[str, list[str]]:
        """Return the first part: name, kind, definition, other names, identifiers."""
        lines = [f"{self.iri.short}, {self.kind.slug}"]
        lines += [self.definition] if self.definition else []
        lines += ["also called " + ", ".join(self.names)] if self.names else []
        lines += [f"{row.match.slug}: {row.identifier.short}" for row in self.identifiers]
        for name in ("author", "publisher", "issued", "page", "part_of", "identifier"):
            found = dict.fromkeys(getattr(row, name) for row in self.work)
            said = [value.short if isinstance(value, Iri) else str(value) for value in found if value]
            lines += [f"{name.replace('_', ' ')}: {', '.join(said)}"] if said else []
        return self.label, lines

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """See `Card.sections`."""
        yield self.head()
        yield from self.numbers()
        yield "claims about it", list(map(str, self.about))

    __str__ = Card.__str__


@dataclass(frozen=True, slots=True)
class ActorCard(EntityCard):
    """An actor: besides what every `EntityCard` has, what it does, is and holds.

    ``events``, ``relations`` and ``statuses`` have a row for each claim that describes
    one, so that it is plain who says so; the whole `Position` of each of these claims is
    in ``described``. ``holds`` are the actor's own claims. ``kin`` are other actors that
    might be meant, such as a part or the state; no line says what joins them.
    """

    events: tuple[EventsOf, ...]
    relations: tuple[RelationsOf, ...]
    statuses: tuple[ActorStatuses, ...]
    described: tuple[Position, ...]
    holds: tuple[Position, ...]
    kin: tuple[KinOfActor, ...]

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """See `Card.sections`."""
        positions = {position.claim: position for position in self.described}
        yield self.head()
        yield from self.numbers()
        yield "see also", list(dict.fromkeys(f"{row.kin.short}, {row.label}" for row in self.kin))
        yield (
            "events, as described",
            _grouped(((f"{row.role.slug} in {row.event.short}: {row.label}", row) for row in self.events), positions),
        )
        yield (
            "relations, as described",
            _grouped(
                (
                    (f"{row.role.slug}, {row.type.slug if row.type else '?'}, {row.relation.short}: {row.label}", row)
                    for row in self.relations
                ),
                positions,
            ),
        )
        yield (
            "conditions, as described",
            _grouped(((f"{row.type.slug}, {row.status.short}: {row.label}", row) for row in self.statuses), positions),
        )
        yield "claims held", list(map(str, self.holds))
        yield "claims about it", list(map(str, self.about))

    __str__ = Card.__str__


@dataclass(frozen=True, slots=True)
class ClaimCard(Card):
    """A claim: who holds it and how, on what grounds, against what, for what, and where it stands.

    ``explicitness`` says whether the words state it or take it for granted; ``premises``
    of one step work together. ``bounds`` and ``conditions`` are claims that limit it.
    ``aligned`` are claims of other documents, as far as an encoder has aligned them.
    """

    position: Position
    types: tuple[Iri, ...]
    explicitness: Iri | None
    bounds: tuple[Position, ...]
    conditions: tuple[Condition, ...]
    premises: tuple[Step, ...]
    attackers: tuple[Step, ...]
    supports: tuple[Step, ...]
    passages: tuple[PassageLink, ...]
    notes: tuple[EncoderNotes, ...]
    aligned: tuple[Aligned, ...]

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
        lines = [f"holder: {one.holder.short}", f"stance: {one.stance.slug}", f"paraphrase: {one.paraphrase}"]
        lines.append(f"hedge: {one.hedge or 'none'}")
        if self.types:
            lines.append(f"type: {', '.join(kind.slug for kind in self.types)}")
        if self.explicitness:
            lines.append(f"said: {self.explicitness.slug}")
        if one.reporter:
            lines.append(f"reporter: {one.reporter.short}")
        if one.reporter_stance:
            lines.append(f"reporter's stance: {one.reporter_stance.slug}")
        yield f"{self.iri.short}, Claim", lines + _noted(self.notes)
        yield "bounds", list(map(str, self.bounds))
        yield "conditions", [f"{one.words}: {one.position}" for one in self.conditions]
        yield "premises", list(map(_step, self.premises))
        yield "attackers", list(map(_step, self.attackers))
        yield "supports", list(map(_step, self.supports))
        yield "passages", [p.passage.short + (f" {p.link}" if p.link else "") for p in self.passages]
        yield "aligned by the encoder, not by a holder", list(map(str, self.aligned))

    __str__ = Card.__str__


@dataclass(frozen=True, slots=True)
class SituationCard(Card):
    """An event, relation, status, causal link or measurement as described, and who says so.

    ``begin`` and ``end`` are the earliest and latest day that ``when`` (EDTF) leaves
    open; ``causes`` and ``effects`` have a row for each claim on the causal link, whose
    `Position` is in ``causal``. ``figures`` has the value, unit, group and source of a
    measurement; ``setting`` its place, what it is about and the larger situation; ``parts`` each
    part with who says so.
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
    figures: tuple[Measurements, ...]
    setting: tuple[SituationSetting, ...]
    parts: tuple[tuple[PartsOf, tuple[Position, ...]], ...]
    notes: tuple[EncoderNotes, ...]

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """See `Card.sections`."""
        lines = [f"{self.iri.short}, {self.kind.slug}" + (f", {self.type.slug}" if self.type else "")]
        if self.when:
            span = f" ({self.begin} to {self.end})" if self.begin and self.begin != self.end else ""
            lines.append(f"when: {self.when}{span}")
        lines += [f"when: “{self.time_cue}”"] if self.time_cue else []
        for row in self.figures:
            whom = f" of {row.whom.short}" if row.whom else ""
            lines.append(f"value: {row.value} {row.unit.slug}{whom}, from {row.source.short}")
        lines += [f"{_SETTING[row.property]}: {row.value.short}" for row in self.setting]
        yield self.label, lines + _noted(self.notes)
        yield (
            "parts, as described",
            [
                f"{row.part.short}: {row.label} [{'; '.join(one.held for one in said) or 'nobody in this graph'}]"
                for row, said in self.parts
            ],
        )
        yield "participants", [f"{p.role.slug}: {p.participant.short}" for p in self.participants]
        yield "who says so", list(map(str, self.positions)) or ["nobody in this graph"]
        causal = {position.claim: position for position in self.causal}
        yield (
            "causes, as described",
            _grouped(((f"{row.type.slug}: {row.cause.short}: {row.cause_label}", row) for row in self.causes), causal),
        )
        yield (
            "effects, as described",
            _grouped(
                ((f"{row.type.slug}: {row.effect.short}: {row.effect_label}", row) for row in self.effects), causal
            ),
        )

    __str__ = Card.__str__


_SETTING = {vocab.dg.place: "place", vocab.dg.about: "about", vocab.dg.partOf: "part of"}


def _noted(notes: Iterable[EncoderNotes]) -> list[str]:
    """Return what the encoder says of a thing, marked as theirs."""
    lines = []
    for row in notes:
        lines += [f"encoder's confidence: {row.encoder_confidence.slug}"] if row.encoder_confidence else []
        lines += [f"encoder's note: {row.encoder_note}"] if row.encoder_note else []
    return lines


def _step(step: Step) -> str:
    kind = f" ({step.type.slug.replace('-', ' ')})" if step.type else ""
    return f"{step.step.slug}{kind}, argued by {step.arguer.short}: {step.position}"


def _grouped(rows: Iterable[tuple[str, _Said]], positions: dict[Iri, Position]) -> list[str]:
    """Put who says so behind each thing said; a claim's own position tells hedge and reporter, too."""
    groups: dict[str, list[str]] = {}
    for text, row in rows:
        groups.setdefault(text, []).append(positions[row.claim].held)
    return [f"{text} [{'; '.join(dict.fromkeys(said))}]" for text, said in groups.items()]
