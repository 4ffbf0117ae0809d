# Written by `python -m diplograph.answers.stubs` from the headers of the saved questions; do not edit.
import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from diplograph.queries import catalogue as _query
from diplograph.answers.result import HasIri, Result
from diplograph.terms import Iri

Name = str | HasIri

class ActorIdentifiers(NamedTuple):
    entity: Iri
    label: str
    match: Iri
    identifier: Iri

class ActorNames(NamedTuple):
    actor: Iri
    label: str
    name: str

class ActorRoles(NamedTuple):
    actor: Iri
    role: Iri
    situation: Iri
    label: str
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class ActorStatuses(NamedTuple):
    actor: Iri
    status: Iri
    label: str
    type: Iri
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class ActorsActedUpon(NamedTuple):
    actor: Iri
    label: str

class ActorsAll(NamedTuple):
    actor: Iri
    label: str
    kind: Iri

class ActorsWhoHoldClaims(NamedTuple):
    document: Iri
    holder: Iri
    label: str
    count: int  # type: ignore[assignment]

class AlignedClaims(NamedTuple):
    claim: Iri
    kind: str
    alignment: Iri
    encoder_confidence: Iri
    other: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None
    document: Iri | None

class AlignmentGraphs(NamedTuple):
    graph: Iri

class AlignmentsAll(NamedTuple):
    alignment: Iri
    proposition: Iri
    kind: Iri
    other: Iri
    encoder_confidence: Iri
    encoder_note: str | None

class ArgumentsOfOthers(NamedTuple):
    arguer: Iri
    inference: Iri
    premise: Iri
    premise_holder: Iri
    premise_stance: Iri
    premise_likelihood: Iri | None
    premise_confidence: Iri | None
    premise_cue: str | None
    premise_reporter: Iri | None
    premise_reporter_stance: Iri | None
    premise_condition: Iri | None
    premise_paraphrase: str
    premise_section: str | None
    conclusion: Iri
    conclusion_holder: Iri
    conclusion_stance: Iri
    conclusion_likelihood: Iri | None
    conclusion_confidence: Iri | None
    conclusion_cue: str | None
    conclusion_reporter: Iri | None
    conclusion_reporter_stance: Iri | None
    conclusion_condition: Iri | None
    conclusion_paraphrase: str
    conclusion_section: str | None

class AttackedBy(NamedTuple):
    attacker: Iri
    conflict: Iri
    type: Iri
    attacked: Iri
    attacked_holder: Iri | None
    attacked_stance: Iri | None
    attacked_likelihood: Iri | None
    attacked_confidence: Iri | None
    attacked_cue: str | None
    attacked_reporter: Iri | None
    attacked_reporter_stance: Iri | None
    attacked_condition: Iri | None
    attacked_paraphrase: str | None
    attacked_section: str | None
    arguer: Iri

class AttacksOn(NamedTuple):
    claim: Iri
    conflict: Iri
    type: Iri
    attacker: Iri
    attacker_holder: Iri
    attacker_stance: Iri
    attacker_likelihood: Iri | None
    attacker_confidence: Iri | None
    attacker_cue: str | None
    attacker_reporter: Iri | None
    attacker_reporter_stance: Iri | None
    attacker_condition: Iri | None
    attacker_paraphrase: str
    attacker_section: str | None
    arguer: Iri

class AuthorPosition(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None
    author_claim: Iri
    author_holder: Iri
    author_stance: Iri
    author_likelihood: Iri | None
    author_confidence: Iri | None
    author_cue: str | None
    author_reporter: Iri | None
    author_reporter_stance: Iri | None
    author_condition: Iri | None
    author_section: str | None

class AuthorWorks(NamedTuple):
    author: Iri
    work: Iri
    title: str
    issued: str | None

class Catalogue(NamedTuple):
    graph: Iri
    title: str
    version: str
    licence: Iri

class CausalChains(NamedTuple):
    cause: Iri
    first: Iri
    middle: Iri
    second: Iri
    effect: Iri
    first_claim: Iri
    first_holder: Iri
    first_stance: Iri
    first_likelihood: Iri | None
    first_confidence: Iri | None
    first_cue: str | None
    first_reporter: Iri | None
    first_reporter_stance: Iri | None
    first_condition: Iri | None
    first_paraphrase: str
    first_section: str | None
    second_claim: Iri
    second_holder: Iri
    second_stance: Iri
    second_likelihood: Iri | None
    second_confidence: Iri | None
    second_cue: str | None
    second_reporter: Iri | None
    second_reporter_stance: Iri | None
    second_condition: Iri | None
    second_paraphrase: str
    second_section: str | None

class CausalLinksAll(NamedTuple):
    causal_link: Iri
    type: Iri
    cause: Iri
    effect: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class CausesOf(NamedTuple):
    effect: Iri
    part: Iri
    causal_link: Iri
    type: Iri
    cause: Iri
    cause_label: str
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class Changes(NamedTuple):
    before: Iri
    after: Iri
    direction: str | None
    kind: Iri
    alignment: Iri
    encoder_confidence: Iri
    before_date: str | None
    before_document: Iri
    before_holder: Iri
    before_stance: Iri
    before_paraphrase: str
    before_likelihood: Iri | None
    before_confidence: Iri | None
    before_cue: str | None
    before_reporter: Iri | None
    before_reporter_stance: Iri | None
    before_condition: Iri | None
    before_section: str
    before_link: Iri | None
    after_date: str | None
    after_document: Iri
    after_holder: Iri
    after_stance: Iri
    after_paraphrase: str
    after_likelihood: Iri | None
    after_confidence: Iri | None
    after_cue: str | None
    after_reporter: Iri | None
    after_reporter_stance: Iri | None
    after_condition: Iri | None
    after_section: str
    after_link: Iri | None

class CitedAuthors(NamedTuple):
    author: Iri
    label: str
    work: Iri
    title: str

class CitedClaims(NamedTuple):
    document: Iri
    note: Iri
    number: int
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str

class ClaimCard(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    paraphrase: str
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    explicitness: Iri | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    type: Iri | None
    passage: Iri | None
    section: str | None
    link: Iri | None

class ClaimPositions(NamedTuple):
    claim: Iri
    proposition: Iri
    holder: Iri
    stance: Iri
    paraphrase: str
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    explicitness: Iri | None
    encoder_confidence: Iri | None

class ClaimSituations(NamedTuple):
    claim: Iri
    situation: Iri
    label: str
    kind: Iri
    type: Iri | None
    valence: Iri | None
    begin: datetime.date | None
    begin_latest: datetime.date | None
    end_earliest: datetime.date | None
    end: datetime.date | None

class ClaimTypes(NamedTuple):
    claim: Iri
    type: Iri

class ClaimsAbout(NamedTuple):
    entity: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsAll(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsBacked(NamedTuple):
    work: Iri
    passage: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsBackedInParticular(NamedTuple):
    work: Iri
    intent: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class ClaimsByConfidence(NamedTuple):
    confidence: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsByHolder(NamedTuple):
    holder: Iri
    claim: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsByLikelihood(NamedTuple):
    likelihood: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsByStance(NamedTuple):
    stance: Iri
    claim: Iri
    holder: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsByType(NamedTuple):
    type: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsEndorsedByAuthor(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsInFull(NamedTuple):
    claim: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None
    proposition: Iri
    holder: Iri
    explicitness: Iri | None
    encoder_confidence: Iri | None
    encoder_note: str | None

class ClaimsInSection(NamedTuple):
    document: Iri
    section: str
    paragraph: int
    sentence: int
    passage: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str

class ClaimsNotEndorsed(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsOfCaptions(NamedTuple):
    passage: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str

class ClaimsOfCollectives(NamedTuple):
    holder: Iri
    claim: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsOnOneProposition(NamedTuple):
    proposition: Iri
    paraphrase: str
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    section: str | None

class ClaimsOutsideArgument(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsPerSection(NamedTuple):
    document: Iri
    section: str
    count: int  # type: ignore[assignment]

class ClaimsPresupposed(NamedTuple):
    explicitness: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ClaimsUnderCondition(NamedTuple):
    situation: Iri
    kind: Iri
    condition: Iri
    condition_stance: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class ClaimsVoiced(NamedTuple):
    voice: Iri
    claim: Iri
    proposition: Iri
    holder: Iri
    stance: Iri
    paraphrase: str
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    explicitness: Iri | None
    encoder_confidence: Iri | None

class ClaimsWithWord(NamedTuple):
    word: str | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class ConceptsNamed(NamedTuple):
    scheme: Iri
    concept: Iri
    name: str
    rank: int | None

class Concessions(NamedTuple):
    over: Iri
    over_holder: Iri
    over_stance: Iri
    over_likelihood: Iri | None
    over_confidence: Iri | None
    over_cue: str | None
    over_reporter: Iri | None
    over_reporter_stance: Iri | None
    over_condition: Iri | None
    over_paraphrase: str
    over_section: str | None
    preferred: Iri | None
    preferred_holder: Iri | None
    preferred_stance: Iri | None
    preferred_likelihood: Iri | None
    preferred_confidence: Iri | None
    preferred_cue: str | None
    preferred_reporter: Iri | None
    preferred_reporter_stance: Iri | None
    preferred_condition: Iri | None
    preferred_paraphrase: str | None
    preferred_section: str | None
    arguer: Iri | None

class ConclusionsAllTheWayUp(NamedTuple):
    premise: Iri
    conclusion: Iri
    conclusion_holder: Iri
    conclusion_stance: Iri
    conclusion_likelihood: Iri | None
    conclusion_confidence: Iri | None
    conclusion_cue: str | None
    conclusion_reporter: Iri | None
    conclusion_reporter_stance: Iri | None
    conclusion_condition: Iri | None
    conclusion_paraphrase: str
    conclusion_section: str | None
    other_inference: Iri | None

class ConclusionsFrom(NamedTuple):
    premise: Iri
    inference: Iri
    conclusion: Iri
    conclusion_holder: Iri
    conclusion_stance: Iri
    conclusion_likelihood: Iri | None
    conclusion_confidence: Iri | None
    conclusion_cue: str | None
    conclusion_reporter: Iri | None
    conclusion_reporter_stance: Iri | None
    conclusion_condition: Iri | None
    conclusion_paraphrase: str
    conclusion_section: str | None
    arguer: Iri

class ConditionsAll(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    paraphrase: str
    section: str | None
    kind: Iri
    condition: Iri
    condition_holder: Iri
    condition_stance: Iri
    condition_likelihood: Iri | None
    condition_confidence: Iri | None
    condition_cue: str | None
    condition_reporter: Iri | None
    condition_reporter_stance: Iri | None
    condition_paraphrase: str
    condition_section: str | None

class ConditionsOf(NamedTuple):
    claim: Iri
    kind: Iri
    condition: Iri

class ConflictsAll(NamedTuple):
    conflict: Iri
    type: Iri
    attacker: Iri
    attacker_holder: Iri
    attacker_stance: Iri
    attacker_likelihood: Iri | None
    attacker_confidence: Iri | None
    attacker_cue: str | None
    attacker_reporter: Iri | None
    attacker_reporter_stance: Iri | None
    attacker_condition: Iri | None
    attacker_paraphrase: str
    attacker_section: str | None
    attacked: Iri
    attacked_holder: Iri | None
    attacked_stance: Iri | None
    attacked_likelihood: Iri | None
    attacked_confidence: Iri | None
    attacked_cue: str | None
    attacked_reporter: Iri | None
    attacked_reporter_stance: Iri | None
    attacked_condition: Iri | None
    attacked_paraphrase: str | None
    attacked_section: str | None
    arguer: Iri

class DeathsByYear(NamedTuple):
    document: Iri
    source: Iri
    when: str
    deaths: int
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None

class DeclinedRecommendations(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class Disagreements(NamedTuple):
    proposition: Iri
    stance: Iri
    paraphrase: str
    claim: Iri
    holder: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    section: str | None
    other: Iri
    other_holder: Iri
    other_stance: Iri
    other_likelihood: Iri | None
    other_confidence: Iri | None
    other_cue: str | None
    other_reporter: Iri | None
    other_reporter_stance: Iri | None
    other_condition: Iri | None
    other_paraphrase: str
    other_section: str | None
    alignment: Iri | None
    alignment_kind: Iri | None
    encoder_confidence: Iri | None

class Disowned(NamedTuple):
    work: Iri
    place: int
    how: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str

class DocumentOf(NamedTuple):
    claim: Iri
    document: Iri

class DocumentsAll(NamedTuple):
    document: Iri
    title: str
    author: str | None
    author_kind: Iri | None
    publisher: str | None
    issued: str | None
    page: Iri | None

class DocumentsOfHolder(NamedTuple):
    holder: Iri
    document: Iri

class DocumentsWith(NamedTuple):
    thing: Iri
    document: Iri

class DraftsDecided(NamedTuple):
    thing: Iri
    model: str
    verdict: Iri
    encoder: str
    when: str

class EditorialClaims(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str
    passage: Iri

class EffectsOf(NamedTuple):
    cause: Iri
    causal_link: Iri
    type: Iri
    effect: Iri
    effect_label: str
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class EncoderInferences(NamedTuple):
    node: Iri
    encoder_confidence: Iri
    encoder_note: str

class EncoderNotes(NamedTuple):
    node: Iri
    encoder_confidence: Iri | None
    encoder_note: str | None

class EventParticipants(NamedTuple):
    event: Iri
    role: Iri
    participant: Iri
    label: str

class EventsAll(NamedTuple):
    event: Iri
    label: str
    type: Iri
    when: str | None
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class EventsAtPlace(NamedTuple):
    place: Iri
    event: Iri
    label: str
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class EventsBenefiting(NamedTuple):
    actor: Iri
    event: Iri
    label: str
    initiator: Iri | None
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class EventsByType(NamedTuple):
    event: Iri
    label: str
    type: Iri
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class EventsInitiatedBy(NamedTuple):
    actor: Iri
    event: Iri
    label: str
    type: Iri
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class EventsOf(NamedTuple):
    actor: Iri
    role: Iri
    event: Iri
    label: str
    type: Iri | None
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class EventsProposed(NamedTuple):
    event: Iri
    label: str
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class EventsSufferedBy(NamedTuple):
    actor: Iri
    role: Iri
    event: Iri
    label: str
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class FinalConclusions(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class FirstGrounds(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class GraphInNumbers(NamedTuple):
    class_: Iri
    label: str
    count: int  # type: ignore[assignment]

class GraphsMiscounted(NamedTuple):
    graph: Iri
    count: int  # type: ignore[assignment]
    catalogued: int

class GraphsOfDocument(NamedTuple):
    graph: Iri
    document: Iri

class GraphsOfDocuments(NamedTuple):
    graph: Iri
    document: Iri | None

class GroundsAllTheWayDown(NamedTuple):
    claim: Iri
    ground: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class HedgeCues(NamedTuple):
    document: Iri
    cue: str
    code: Iri
    count: int  # type: ignore[assignment]

class HedgeRanks(NamedTuple):
    scheme: Iri
    hedge: Iri
    label: str
    rank: int | None

class HedgedClaims(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class HoldersOtherThanAuthor(NamedTuple):
    document: Iri
    holder: Iri
    label: str
    count: int  # type: ignore[assignment]

class InferencesByScheme(NamedTuple):
    scheme: Iri
    inference: Iri
    conclusion: Iri
    conclusion_holder: Iri
    conclusion_stance: Iri
    conclusion_likelihood: Iri | None
    conclusion_confidence: Iri | None
    conclusion_cue: str | None
    conclusion_reporter: Iri | None
    conclusion_reporter_stance: Iri | None
    conclusion_condition: Iri | None
    conclusion_paraphrase: str
    conclusion_section: str | None
    arguer: Iri

class InstancesByName(NamedTuple):
    class_: Iri
    thing: Iri
    rank: int

class InstancesBySlug(NamedTuple):
    class_: Iri
    thing: Iri

class InstancesNamed(NamedTuple):
    class_: Iri
    thing: Iri
    name: str
    rank: int

class InstancesOf(NamedTuple):
    class_: Iri
    thing: Iri

class KinOfActor(NamedTuple):
    actor: Iri
    kin: Iri
    label: str
    tie: Iri

class LikelihoodScale(NamedTuple):
    likelihood: Iri
    label: str
    low: Decimal | None
    high: Decimal | None

class LinkedPremises(NamedTuple):
    inference: Iri
    conclusion: Iri
    premise: Iri
    premise_holder: Iri
    premise_stance: Iri
    premise_likelihood: Iri | None
    premise_confidence: Iri | None
    premise_cue: str | None
    premise_reporter: Iri | None
    premise_reporter_stance: Iri | None
    premise_condition: Iri | None
    premise_paraphrase: str
    premise_section: str | None

class LinksOf(NamedTuple):
    claim: Iri
    passage: Iri
    section: str
    link: Iri | None

class MeasurementChanges(NamedTuple):
    document: Iri
    whom: Iri
    earlier: Iri
    from_value: int
    from_claim: Iri
    from_holder: Iri
    from_stance: Iri
    from_likelihood: Iri | None
    from_confidence: Iri | None
    from_cue: str | None
    from_reporter: Iri | None
    from_reporter_stance: Iri | None
    from_condition: Iri | None
    from_paraphrase: str
    from_section: str | None
    later: Iri
    to_value: int
    to_claim: Iri
    to_holder: Iri
    to_stance: Iri
    to_likelihood: Iri | None
    to_confidence: Iri | None
    to_cue: str | None
    to_reporter: Iri | None
    to_reporter_stance: Iri | None
    to_condition: Iri | None
    to_paraphrase: str
    to_section: str | None
    change: int | None

class MeasurementClaims(NamedTuple):
    measurement: Iri
    value: int
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str
    passage: Iri

class Measurements(NamedTuple):
    measurement: Iri
    label: str
    value: int
    unit: Iri
    whom: Iri | None
    when: str | None
    source: Iri
    claim: Iri | None
    holder: Iri | None
    stance: Iri | None
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str | None
    section: str | None

class NameUses(NamedTuple):
    written: str
    passage: Iri
    denoted: Iri

class NamedGraphs(NamedTuple):
    graph: Iri

class NamesWithSeveralMeanings(NamedTuple):
    document: Iri
    name: str
    denoted: Iri

class NoteBacks(NamedTuple):
    document: Iri
    number: int
    work: Iri
    passage: Iri
    intent: Iri
    encoder_confidence: Iri
    encoder_note: str

class NotesWithSeveralWorks(NamedTuple):
    document: Iri
    number: int
    work: Iri

class OwnExperience(NamedTuple):
    author: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    paraphrase: str
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    step: Iri | None
    scheme: Iri | None
    basis: Iri | None
    basis_holder: Iri | None
    basis_stance: Iri | None
    basis_likelihood: Iri | None
    basis_confidence: Iri | None
    basis_cue: str | None
    basis_reporter: Iri | None
    basis_reporter_stance: Iri | None
    basis_condition: Iri | None
    basis_paraphrase: str | None
    basis_section: str | None
    section: str | None

class ParaphrasesWithNegation(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class PartsOf(NamedTuple):
    situation: Iri
    part: Iri
    label: str

class PassageAt(NamedTuple):
    position: int | None
    passage: Iri
    start: int
    stop: int

class PassageClaims(NamedTuple):
    passage: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str

class PassageDigests(NamedTuple):
    document: Iri
    passage: Iri
    start: int
    digest: str
    silence: Iri | None

class PassagesAll(NamedTuple):
    document: Iri
    passage: Iri
    kind: Iri
    section: str
    paragraph: int
    sentence: int
    start: int
    stop: int

class PlacesAll(NamedTuple):
    place: Iri
    label: str
    latitude: Decimal | None
    longitude: Decimal | None
    source: Iri | None

class Predictions(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class PreferencesAll(NamedTuple):
    preference: Iri
    preferred: Iri
    preferred_holder: Iri
    preferred_stance: Iri
    preferred_likelihood: Iri | None
    preferred_confidence: Iri | None
    preferred_cue: str | None
    preferred_reporter: Iri | None
    preferred_reporter_stance: Iri | None
    preferred_condition: Iri | None
    preferred_paraphrase: str
    preferred_section: str | None
    over: Iri
    over_holder: Iri
    over_stance: Iri
    over_likelihood: Iri | None
    over_confidence: Iri | None
    over_cue: str | None
    over_reporter: Iri | None
    over_reporter_stance: Iri | None
    over_condition: Iri | None
    over_paraphrase: str
    over_section: str | None
    arguer: Iri

class PremisesOf(NamedTuple):
    conclusion: Iri
    inference: Iri
    scheme: Iri
    premise: Iri
    premise_holder: Iri
    premise_stance: Iri
    premise_likelihood: Iri | None
    premise_confidence: Iri | None
    premise_cue: str | None
    premise_reporter: Iri | None
    premise_reporter_stance: Iri | None
    premise_condition: Iri | None
    premise_paraphrase: str
    premise_section: str | None
    arguer: Iri

class RecommendationBounds(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None
    bound: Iri
    bound_holder: Iri
    bound_stance: Iri
    bound_likelihood: Iri | None
    bound_confidence: Iri | None
    bound_cue: str | None
    bound_reporter: Iri | None
    bound_reporter_stance: Iri | None
    bound_condition: Iri | None
    bound_paraphrase: str
    bound_section: str | None

class RecommendationReasons(NamedTuple):
    conclusion: Iri
    conclusion_holder: Iri
    conclusion_stance: Iri
    conclusion_likelihood: Iri | None
    conclusion_confidence: Iri | None
    conclusion_cue: str | None
    conclusion_reporter: Iri | None
    conclusion_reporter_stance: Iri | None
    conclusion_condition: Iri | None
    conclusion_paraphrase: str
    conclusion_section: str | None
    inference: Iri
    premise: Iri
    premise_holder: Iri
    premise_stance: Iri
    premise_likelihood: Iri | None
    premise_confidence: Iri | None
    premise_cue: str | None
    premise_reporter: Iri | None
    premise_reporter_stance: Iri | None
    premise_condition: Iri | None
    premise_paraphrase: str
    premise_section: str | None
    arguer: Iri

class Recommendations(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class RecommendationsInOrder(NamedTuple):
    work: Iri
    place: int
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str
    part: Iri | None
    with_: Iri | None
    with_holder: Iri | None
    with_stance: Iri | None
    with_likelihood: Iri | None
    with_confidence: Iri | None
    with_cue: str | None
    with_reporter: Iri | None
    with_reporter_stance: Iri | None
    with_condition: Iri | None
    with_paraphrase: str | None
    with_section: str | None

class RecommendationsLeftOpen(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class RecommendedAgainst(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None

class RecommendedRoles(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None
    event: Iri
    role: Iri
    participant: Iri

class RelationEnds(NamedTuple):
    relation: Iri
    role: Iri
    participant: Iri

class RelationsAll(NamedTuple):
    relation: Iri
    label: str
    type: Iri
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class RelationsAtPlace(NamedTuple):
    place: Iri
    situation: Iri
    label: str
    type: Iri
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class RelationsBetween(NamedTuple):
    actor: Iri
    through: Iri | None
    other: Iri | None
    other_through: Iri | None
    situation: Iri
    kind: Iri
    label: str
    type: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class RelationsByType(NamedTuple):
    type: Iri
    relation: Iri
    label: str
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class RelationsByValence(NamedTuple):
    valence: Iri
    relation: Iri
    label: str
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class RelationsDenied(NamedTuple):
    relation: Iri
    label: str
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class RelationsOf(NamedTuple):
    actor: Iri
    role: Iri
    relation: Iri
    label: str
    type: Iri | None
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class ReportedByReporterStance(NamedTuple):
    reporter_stance: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri
    condition: Iri | None
    paraphrase: str
    section: str | None

class ReportedClaims(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri
    reporter_stance: Iri
    condition: Iri | None
    paraphrase: str
    section: str | None

class ReportingChains(NamedTuple):
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str
    outer_claim: Iri
    outer_reporter: Iri
    passage: Iri

class RolesInNumbers(NamedTuple):
    thing: Iri
    role: Iri
    count: int  # type: ignore[assignment]

class SchemeGraphs(NamedTuple):
    graph: Iri
    kind: Iri | None

class SchemesUsed(NamedTuple):
    document: Iri
    scheme: Iri
    label: str
    count: int  # type: ignore[assignment]

class Sections(NamedTuple):
    document: Iri
    section: str
    passages: int

class SilentPassages(NamedTuple):
    passage: Iri
    kind: Iri
    silence: Iri

class SituationParticipants(NamedTuple):
    situation: Iri
    role: Iri
    participant: Iri
    kind: Iri

class SituationSetting(NamedTuple):
    situation: Iri
    property: Iri
    value: Iri
    label: str | None

class SituationsAttributed(NamedTuple):
    situation: Iri
    label: str
    type: Iri
    valence: Iri | None
    when: str | None
    claim: Iri | None
    holder: Iri | None
    stance: Iri | None
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str | None
    section: str | None

class SituationsBetween(NamedTuple):
    situation: Iri
    label: str
    begin: datetime.date | None
    end: datetime.date | None
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class SituationsNobodyClaims(NamedTuple):
    situation: Iri

class StatementsOf(NamedTuple):
    thing: Iri
    property: Iri
    value: Iri | str | int | Decimal | bool | datetime.date

class StepsAll(NamedTuple):
    step: Iri
    part: Iri
    type: Iri | None
    source: Iri
    target: Iri
    arguer: Iri

class TextsWithWord(NamedTuple):
    length: int | None
    text: str
    word: str | None
    thing: Iri
    class_: Iri
    rank: int
    proposition: Iri | None
    holder: Iri | None
    stance: Iri | None
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None

class ThingsAll(NamedTuple):
    thing: Iri
    label: str
    definition: str

class TimeOf(NamedTuple):
    situation: Iri
    label: str
    when: str | None
    begin: datetime.date | None
    end: datetime.date | None
    time: str | None

class Timeline(NamedTuple):
    situation: Iri
    label: str
    when: str
    begin: datetime.date | None
    end: datetime.date | None
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class TrueBut(NamedTuple):
    kind: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None
    outweighed_by: Iri | None
    arguer: Iri | None
    by_holder: Iri | None
    by_stance: Iri | None
    by_likelihood: Iri | None
    by_confidence: Iri | None
    by_cue: str | None
    by_reporter: Iri | None
    by_reporter_stance: Iri | None
    by_condition: Iri | None
    by_paraphrase: str | None
    by_section: str | None

class TypesUnused(NamedTuple):
    scheme: Iri
    type: Iri

class UnaccountedPassages(NamedTuple):
    passage: Iri
    section: str

class UndatedEvents(NamedTuple):
    event: Iri
    label: str
    time: str | None
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str | None

class UndecidedDrafts(NamedTuple):
    thing: Iri
    model: str
    drafting: Iri
    digest: str

class Undercuts(NamedTuple):
    conflict: Iri
    attacker: Iri
    attacker_holder: Iri
    attacker_stance: Iri
    attacker_likelihood: Iri | None
    attacker_confidence: Iri | None
    attacker_cue: str | None
    attacker_reporter: Iri | None
    attacker_reporter_stance: Iri | None
    attacker_condition: Iri | None
    attacker_paraphrase: str
    attacker_section: str | None
    inference: Iri
    conclusion: Iri

class UnnamedCollectives(NamedTuple):
    actor: Iri
    label: str
    definition: str

class UnusedActors(NamedTuple):
    actor: Iri
    label: str

class VagueTimes(NamedTuple):
    work: Iri
    place: int
    situation: Iri
    label: str
    time: str
    when: str | None
    through: Iri | None
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    mode: Iri | None
    paraphrase: str
    section: str

class WhatIs(NamedTuple):
    thing: Iri
    class_: Iri
    label: str
    type: Iri | None
    definition: str | None

class WhoSaysSo(NamedTuple):
    situation: Iri
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    condition: Iri | None
    paraphrase: str
    section: str | None
    claim_type: Iri

class WorkDetails(NamedTuple):
    work: Iri
    title: str | None
    author: Iri | None
    publisher: Iri | None
    issued: str | None
    page: Iri | None
    part_of: Iri | None
    identifier: str | None

class WorksByPublisher(NamedTuple):
    publisher: Iri
    label: str
    work: Iri
    title: str

class WorksCited(NamedTuple):
    document: Iri
    number: int
    note: Iri
    work: Iri
    title: str
    author: Iri | None
    issued: str | None

class Question:
    saved: _query.SavedQuery
    def __init__(self, library: Any, saved: _query.SavedQuery) -> None: ...
    def __call__(self, **parameters: object) -> Result[Any]: ...

class Questions:
    queries: _query.Catalogue
    def actor_identifiers(self, *, entity: Name | None = None) -> Result[ActorIdentifiers]: ...
    def actor_names(self, *, actor: Name | None = None) -> Result[ActorNames]: ...
    def actor_roles(self, *, actor: Name | None = None) -> Result[ActorRoles]: ...
    def actor_statuses(self, *, actor: Name | None = None) -> Result[ActorStatuses]: ...
    def actors_acted_upon(self) -> Result[ActorsActedUpon]: ...
    def actors_all(self) -> Result[ActorsAll]: ...
    def actors_who_hold_claims(self) -> Result[ActorsWhoHoldClaims]: ...
    def aligned_claims(self, *, claim: Name | None = None) -> Result[AlignedClaims]: ...
    def alignment_graphs(self) -> Result[AlignmentGraphs]: ...
    def alignments_all(self, *, kind: Name | None = None) -> Result[AlignmentsAll]: ...
    def arguments_of_others(self) -> Result[ArgumentsOfOthers]: ...
    def attacked_by(self, *, attacker: Name | None = None) -> Result[AttackedBy]: ...
    def attacks_on(self, *, claim: Name | None = None) -> Result[AttacksOn]: ...
    def author_position(self) -> Result[AuthorPosition]: ...
    def author_works(self, *, author: Name | None = None) -> Result[AuthorWorks]: ...
    def catalogue(self) -> Result[Catalogue]: ...
    def causal_chains(self) -> Result[CausalChains]: ...
    def causal_links_all(self) -> Result[CausalLinksAll]: ...
    def causes_of(self, *, effect: Name | None = None) -> Result[CausesOf]: ...
    def changes(self, *, claim: Name | None = None, entity: Name | None = None, kind: Name | None = None) -> Result[Changes]: ...
    def cited_authors(self) -> Result[CitedAuthors]: ...
    def cited_claims(self) -> Result[CitedClaims]: ...
    def claim_card(self, *, claim: Name | None = None) -> Result[ClaimCard]: ...
    def claim_positions(self, *, claim: Name | None = None) -> Result[ClaimPositions]: ...
    def claim_situations(self, *, claim: Name | None = None) -> Result[ClaimSituations]: ...
    def claim_types(self, *, claim: Name | None = None) -> Result[ClaimTypes]: ...
    def claims_about(self, *, entity: Name | None = None) -> Result[ClaimsAbout]: ...
    def claims_all(self) -> Result[ClaimsAll]: ...
    def claims_backed(self, *, work: Name | None = None) -> Result[ClaimsBacked]: ...
    def claims_backed_in_particular(self) -> Result[ClaimsBackedInParticular]: ...
    def claims_by_confidence(self, *, confidence: Name | None = None) -> Result[ClaimsByConfidence]: ...
    def claims_by_holder(self, *, holder: Name | None = None) -> Result[ClaimsByHolder]: ...
    def claims_by_likelihood(self, *, likelihood: Name | None = None) -> Result[ClaimsByLikelihood]: ...
    def claims_by_stance(self, *, stance: Name | None = None) -> Result[ClaimsByStance]: ...
    def claims_by_type(self, *, type: Name | None = None, claim: Name | None = None) -> Result[ClaimsByType]: ...
    def claims_endorsed_by_author(self) -> Result[ClaimsEndorsedByAuthor]: ...
    def claims_in_full(self, *, holder: Name | None = None) -> Result[ClaimsInFull]: ...
    def claims_in_section(self, *, section: str | None = None) -> Result[ClaimsInSection]: ...
    def claims_not_endorsed(self) -> Result[ClaimsNotEndorsed]: ...
    def claims_of_captions(self) -> Result[ClaimsOfCaptions]: ...
    def claims_of_collectives(self) -> Result[ClaimsOfCollectives]: ...
    def claims_on_one_proposition(self) -> Result[ClaimsOnOneProposition]: ...
    def claims_outside_argument(self) -> Result[ClaimsOutsideArgument]: ...
    def claims_per_section(self) -> Result[ClaimsPerSection]: ...
    def claims_presupposed(self) -> Result[ClaimsPresupposed]: ...
    def claims_under_condition(self, *, situation: Name | None = None) -> Result[ClaimsUnderCondition]: ...
    def claims_voiced(self, *, voice: Name | None = None) -> Result[ClaimsVoiced]: ...
    def claims_with_word(self, *, word: str | None = None, claim: Name | None = None) -> Result[ClaimsWithWord]: ...
    def concepts_named(self, *, scheme: Name | None = None) -> Result[ConceptsNamed]: ...
    def concessions(self) -> Result[Concessions]: ...
    def conclusions_all_the_way_up(self, *, premise: Name | None = None) -> Result[ConclusionsAllTheWayUp]: ...
    def conclusions_from(self, *, premise: Name | None = None) -> Result[ConclusionsFrom]: ...
    def conditions_all(self, *, claim: Name | None = None, condition: Name | None = None) -> Result[ConditionsAll]: ...
    def conditions_of(self, *, claim: Name | None = None) -> Result[ConditionsOf]: ...
    def conflicts_all(self) -> Result[ConflictsAll]: ...
    def deaths_by_year(self) -> Result[DeathsByYear]: ...
    def declined_recommendations(self) -> Result[DeclinedRecommendations]: ...
    def disagreements(self) -> Result[Disagreements]: ...
    def disowned(self) -> Result[Disowned]: ...
    def document_of(self, *, claim: Name | None = None, document: Name | None = None) -> Result[DocumentOf]: ...
    def documents_all(self, *, document: Name | None = None) -> Result[DocumentsAll]: ...
    def documents_of_holder(self, *, holder: Name | None = None) -> Result[DocumentsOfHolder]: ...
    def documents_with(self, *, thing: Name | None = None) -> Result[DocumentsWith]: ...
    def drafts_decided(self) -> Result[DraftsDecided]: ...
    def editorial_claims(self) -> Result[EditorialClaims]: ...
    def effects_of(self, *, cause: Name | None = None) -> Result[EffectsOf]: ...
    def encoder_inferences(self) -> Result[EncoderInferences]: ...
    def encoder_notes(self, *, node: Name | None = None) -> Result[EncoderNotes]: ...
    def event_participants(self, *, event: Name | None = None) -> Result[EventParticipants]: ...
    def events_all(self) -> Result[EventsAll]: ...
    def events_at_place(self, *, place: Name | None = None) -> Result[EventsAtPlace]: ...
    def events_benefiting(self, *, actor: Name | None = None) -> Result[EventsBenefiting]: ...
    def events_by_type(self, *, type: Name | None = None) -> Result[EventsByType]: ...
    def events_initiated_by(self, *, actor: Name | None = None) -> Result[EventsInitiatedBy]: ...
    def events_of(self, *, actor: Name | None = None) -> Result[EventsOf]: ...
    def events_proposed(self) -> Result[EventsProposed]: ...
    def events_suffered_by(self, *, actor: Name | None = None) -> Result[EventsSufferedBy]: ...
    def final_conclusions(self) -> Result[FinalConclusions]: ...
    def first_grounds(self) -> Result[FirstGrounds]: ...
    def graph_in_numbers(self) -> Result[GraphInNumbers]: ...
    def graphs_miscounted(self) -> Result[GraphsMiscounted]: ...
    def graphs_of_document(self, *, document: Name | None = None) -> Result[GraphsOfDocument]: ...
    def graphs_of_documents(self) -> Result[GraphsOfDocuments]: ...
    def grounds_all_the_way_down(self, *, claim: Name | None = None) -> Result[GroundsAllTheWayDown]: ...
    def hedge_cues(self) -> Result[HedgeCues]: ...
    def hedge_ranks(self) -> Result[HedgeRanks]: ...
    def hedged_claims(self) -> Result[HedgedClaims]: ...
    def holders_other_than_author(self) -> Result[HoldersOtherThanAuthor]: ...
    def inferences_by_scheme(self, *, scheme: Name | None = None) -> Result[InferencesByScheme]: ...
    def instances_by_name(self, *, class_: Name | None = None, called: str | None = None) -> Result[InstancesByName]: ...
    def instances_by_slug(self, *, class_: Name | None = None, slug: str | None = None) -> Result[InstancesBySlug]: ...
    def instances_named(self, *, class_: Name | None = None, thing: Name | None = None) -> Result[InstancesNamed]: ...
    def instances_of(self, *, class_: Name | None = None, thing: Name | None = None) -> Result[InstancesOf]: ...
    def kin_of_actor(self, *, actor: Name | None = None) -> Result[KinOfActor]: ...
    def likelihood_scale(self) -> Result[LikelihoodScale]: ...
    def linked_premises(self) -> Result[LinkedPremises]: ...
    def links_of(self, *, claim: Name | None = None) -> Result[LinksOf]: ...
    def measurement_changes(self) -> Result[MeasurementChanges]: ...
    def measurement_claims(self) -> Result[MeasurementClaims]: ...
    def measurements(self, *, measurement: Name | None = None) -> Result[Measurements]: ...
    def name_uses(self, *, name: str | None = None) -> Result[NameUses]: ...
    def named_graphs(self) -> Result[NamedGraphs]: ...
    def names_with_several_meanings(self) -> Result[NamesWithSeveralMeanings]: ...
    def note_backs(self, *, number: int | None = None) -> Result[NoteBacks]: ...
    def notes_with_several_works(self) -> Result[NotesWithSeveralWorks]: ...
    def own_experience(self) -> Result[OwnExperience]: ...
    def paraphrases_with_negation(self) -> Result[ParaphrasesWithNegation]: ...
    def parts_of(self, *, situation: Name | None = None) -> Result[PartsOf]: ...
    def passage_at(self, *, position: int | None = None) -> Result[PassageAt]: ...
    def passage_claims(self, *, passage: Name | None = None) -> Result[PassageClaims]: ...
    def passage_digests(self) -> Result[PassageDigests]: ...
    def passages_all(self) -> Result[PassagesAll]: ...
    def places_all(self) -> Result[PlacesAll]: ...
    def predictions(self) -> Result[Predictions]: ...
    def preferences_all(self) -> Result[PreferencesAll]: ...
    def premises_of(self, *, conclusion: Name | None = None) -> Result[PremisesOf]: ...
    def recommendation_bounds(self, *, claim: Name | None = None) -> Result[RecommendationBounds]: ...
    def recommendation_reasons(self, *, conclusion: Name | None = None) -> Result[RecommendationReasons]: ...
    def recommendations(self) -> Result[Recommendations]: ...
    def recommendations_in_order(self) -> Result[RecommendationsInOrder]: ...
    def recommendations_left_open(self) -> Result[RecommendationsLeftOpen]: ...
    def recommended_against(self) -> Result[RecommendedAgainst]: ...
    def recommended_roles(self, *, claim: Name | None = None) -> Result[RecommendedRoles]: ...
    def relation_ends(self, *, relation: Name | None = None) -> Result[RelationEnds]: ...
    def relations_all(self) -> Result[RelationsAll]: ...
    def relations_at_place(self, *, place: Name | None = None) -> Result[RelationsAtPlace]: ...
    def relations_between(self, *, actor: Name | None = None, other: Name | None = None) -> Result[RelationsBetween]: ...
    def relations_by_type(self, *, type: Name | None = None) -> Result[RelationsByType]: ...
    def relations_by_valence(self, *, valence: Name | None = None) -> Result[RelationsByValence]: ...
    def relations_denied(self) -> Result[RelationsDenied]: ...
    def relations_of(self, *, actor: Name | None = None) -> Result[RelationsOf]: ...
    def reported_by_reporter_stance(self, *, reporter_stance: Name | None = None) -> Result[ReportedByReporterStance]: ...
    def reported_claims(self) -> Result[ReportedClaims]: ...
    def reporting_chains(self) -> Result[ReportingChains]: ...
    def roles_in_numbers(self, *, thing: Name | None = None) -> Result[RolesInNumbers]: ...
    def scheme_graphs(self) -> Result[SchemeGraphs]: ...
    def schemes_used(self) -> Result[SchemesUsed]: ...
    def sections(self, *, section: str | None = None) -> Result[Sections]: ...
    def silent_passages(self) -> Result[SilentPassages]: ...
    def situation_participants(self, *, situation: Name | None = None) -> Result[SituationParticipants]: ...
    def situation_setting(self, *, situation: Name | None = None) -> Result[SituationSetting]: ...
    def situations_attributed(self, *, class_: Name | None = None) -> Result[SituationsAttributed]: ...
    def situations_between(self, *, from_: datetime.date | str | None = None, to: datetime.date | str | None = None) -> Result[SituationsBetween]: ...
    def situations_nobody_claims(self) -> Result[SituationsNobodyClaims]: ...
    def statements_of(self, *, class_: Name | None = None) -> Result[StatementsOf]: ...
    def steps_all(self, *, source: Name | None = None) -> Result[StepsAll]: ...
    def texts_with_word(self, *, word: str | None = None) -> Result[TextsWithWord]: ...
    def things_all(self) -> Result[ThingsAll]: ...
    def time_of(self, *, situation: Name | None = None) -> Result[TimeOf]: ...
    def timeline(self) -> Result[Timeline]: ...
    def true_but(self) -> Result[TrueBut]: ...
    def types_unused(self) -> Result[TypesUnused]: ...
    def unaccounted_passages(self) -> Result[UnaccountedPassages]: ...
    def undated_events(self) -> Result[UndatedEvents]: ...
    def undecided_drafts(self) -> Result[UndecidedDrafts]: ...
    def undercuts(self) -> Result[Undercuts]: ...
    def unnamed_collectives(self) -> Result[UnnamedCollectives]: ...
    def unused_actors(self) -> Result[UnusedActors]: ...
    def vague_times(self) -> Result[VagueTimes]: ...
    def what_is(self, *, thing: Name | None = None) -> Result[WhatIs]: ...
    def who_says_so(self, *, situation: Name | None = None) -> Result[WhoSaysSo]: ...
    def work_details(self, *, work: Name | None = None) -> Result[WorkDetails]: ...
    def works_by_publisher(self, *, publisher: Name | None = None) -> Result[WorksByPublisher]: ...
    def works_cited(self) -> Result[WorksCited]: ...

def class_name(question: str) -> str: ...
