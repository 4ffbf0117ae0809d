"""The terms of the ontology and its schemes, as IRIs.

Written by `python -m diplograph.data.vocabulary` from core.ttl and schemes.ttl; do not edit.
"""

from typing import Final

from diplograph.namespaces import DG, SCHEME
from diplograph.terms import Iri


class dg:  # noqa: N801 - named as its prefix
    """Classes and properties."""

    Actor: Final = Iri(DG + "Actor")
    ArgumentStep: Final = Iri(DG + "ArgumentStep")
    CausalLink: Final = Iri(DG + "CausalLink")
    Citation: Final = Iri(DG + "Citation")
    Claim: Final = Iri(DG + "Claim")
    Collective: Final = Iri(DG + "Collective")
    Conflict: Final = Iri(DG + "Conflict")
    Event: Final = Iri(DG + "Event")
    Inference: Final = Iri(DG + "Inference")
    Measurement: Final = Iri(DG + "Measurement")
    NameUse: Final = Iri(DG + "NameUse")
    Note: Final = Iri(DG + "Note")
    Organization: Final = Iri(DG + "Organization")
    Participant: Final = Iri(DG + "Participant")
    Passage: Final = Iri(DG + "Passage")
    Person: Final = Iri(DG + "Person")
    Place: Final = Iri(DG + "Place")
    Preference: Final = Iri(DG + "Preference")
    Proposition: Final = Iri(DG + "Proposition")
    Relation: Final = Iri(DG + "Relation")
    Situation: Final = Iri(DG + "Situation")
    State: Final = Iri(DG + "State")
    Status: Final = Iri(DG + "Status")
    Thing: Final = Iri(DG + "Thing")
    Work: Final = Iri(DG + "Work")
    about: Final = Iri(DG + "about")
    affected: Final = Iri(DG + "affected")
    anchor: Final = Iri(DG + "anchor")
    arguer: Final = Iri(DG + "arguer")
    attacked: Final = Iri(DG + "attacked")
    attacker: Final = Iri(DG + "attacker")
    backedClaim: Final = Iri(DG + "backedClaim")
    backedPassage: Final = Iri(DG + "backedPassage")
    bearer: Final = Iri(DG + "bearer")
    beneficiary: Final = Iri(DG + "beneficiary")
    boundedBy: Final = Iri(DG + "boundedBy")
    cameoCode: Final = Iri(DG + "cameoCode")
    cause: Final = Iri(DG + "cause")
    citationIntent: Final = Iri(DG + "citationIntent")
    citedWork: Final = Iri(DG + "citedWork")
    citingNote: Final = Iri(DG + "citingNote")
    claimType: Final = Iri(DG + "claimType")
    concerns: Final = Iri(DG + "concerns")
    conclusion: Final = Iri(DG + "conclusion")
    condition: Final = Iri(DG + "condition")
    confidence: Final = Iri(DG + "confidence")
    conflictType: Final = Iri(DG + "conflictType")
    content: Final = Iri(DG + "content")
    denotes: Final = Iri(DG + "denotes")
    describes: Final = Iri(DG + "describes")
    directed: Final = Iri(DG + "directed")
    effect: Final = Iri(DG + "effect")
    encoderConfidence: Final = Iri(DG + "encoderConfidence")
    encoderNote: Final = Iri(DG + "encoderNote")
    endOffset: Final = Iri(DG + "endOffset")
    explicitness: Final = Iri(DG + "explicitness")
    figureFrom: Final = Iri(DG + "figureFrom")
    hedgeCue: Final = Iri(DG + "hedgeCue")
    holder: Final = Iri(DG + "holder")
    initiator: Final = Iri(DG + "initiator")
    instrument: Final = Iri(DG + "instrument")
    likelihood: Final = Iri(DG + "likelihood")
    lowerBound: Final = Iri(DG + "lowerBound")
    name: Final = Iri(DG + "name")
    negativeExample: Final = Iri(DG + "negativeExample")
    normalisation: Final = Iri(DG + "normalisation")
    noteNumber: Final = Iri(DG + "noteNumber")
    onlyIf: Final = Iri(DG + "onlyIf")
    paragraph: Final = Iri(DG + "paragraph")
    paraphrase: Final = Iri(DG + "paraphrase")
    partOf: Final = Iri(DG + "partOf")
    participant: Final = Iri(DG + "participant")
    passageKind: Final = Iri(DG + "passageKind")
    place: Final = Iri(DG + "place")
    ploverCode: Final = Iri(DG + "ploverCode")
    preferred: Final = Iri(DG + "preferred")
    preferredOver: Final = Iri(DG + "preferredOver")
    premise: Final = Iri(DG + "premise")
    publishedAt: Final = Iri(DG + "publishedAt")
    quoteDigest: Final = Iri(DG + "quoteDigest")
    rank: Final = Iri(DG + "rank")
    reasonForSilence: Final = Iri(DG + "reasonForSilence")
    recipient: Final = Iri(DG + "recipient")
    reporter: Final = Iri(DG + "reporter")
    reporterStance: Final = Iri(DG + "reporterStance")
    scheme: Final = Iri(DG + "scheme")
    section: Final = Iri(DG + "section")
    sentence: Final = Iri(DG + "sentence")
    situationType: Final = Iri(DG + "situationType")
    source: Final = Iri(DG + "source")
    stance: Final = Iri(DG + "stance")
    startOffset: Final = Iri(DG + "startOffset")
    supports: Final = Iri(DG + "supports")
    textDigest: Final = Iri(DG + "textDigest")
    textFragment: Final = Iri(DG + "textFragment")
    textLength: Final = Iri(DG + "textLength")
    theme: Final = Iri(DG + "theme")
    timeCue: Final = Iri(DG + "timeCue")
    unit: Final = Iri(DG + "unit")
    unless: Final = Iri(DG + "unless")
    upperBound: Final = Iri(DG + "upperBound")
    valence: Final = Iri(DG + "valence")
    value: Final = Iri(DG + "value")
    when: Final = Iri(DG + "when")


# The properties that say who or what takes part in a situation, and how.
ROLES: Final = (
    dg.affected,
    dg.bearer,
    dg.beneficiary,
    dg.initiator,
    dg.instrument,
    dg.recipient,
    dg.theme,
)


class argument_scheme:  # noqa: N801
    """Concepts of the scheme argument-scheme."""

    alternatives: Final = Iri(SCHEME + "argument-scheme/alternatives")
    analogy: Final = Iri(SCHEME + "argument-scheme/analogy")
    capability: Final = Iri(SCHEME + "argument-scheme/capability")
    cause_to_effect: Final = Iri(SCHEME + "argument-scheme/cause-to-effect")
    commitment: Final = Iri(SCHEME + "argument-scheme/commitment")
    comparison: Final = Iri(SCHEME + "argument-scheme/comparison")
    correlation_to_cause: Final = Iri(SCHEME + "argument-scheme/correlation-to-cause")
    effect_to_cause: Final = Iri(SCHEME + "argument-scheme/effect-to-cause")
    evidence_to_hypothesis: Final = Iri(SCHEME + "argument-scheme/evidence-to-hypothesis")
    example: Final = Iri(SCHEME + "argument-scheme/example")
    expert_opinion: Final = Iri(SCHEME + "argument-scheme/expert-opinion")
    fairness: Final = Iri(SCHEME + "argument-scheme/fairness")
    generalisation: Final = Iri(SCHEME + "argument-scheme/generalisation")
    necessity: Final = Iri(SCHEME + "argument-scheme/necessity")
    negative_consequences: Final = Iri(SCHEME + "argument-scheme/negative-consequences")
    obligation: Final = Iri(SCHEME + "argument-scheme/obligation")
    part_to_whole: Final = Iri(SCHEME + "argument-scheme/part-to-whole")
    popular_opinion: Final = Iri(SCHEME + "argument-scheme/popular-opinion")
    position_to_know: Final = Iri(SCHEME + "argument-scheme/position-to-know")
    positive_consequences: Final = Iri(SCHEME + "argument-scheme/positive-consequences")
    practical_reasoning: Final = Iri(SCHEME + "argument-scheme/practical-reasoning")
    precedent: Final = Iri(SCHEME + "argument-scheme/precedent")
    rules: Final = Iri(SCHEME + "argument-scheme/rules")
    sign: Final = Iri(SCHEME + "argument-scheme/sign")
    statistics: Final = Iri(SCHEME + "argument-scheme/statistics")
    threat: Final = Iri(SCHEME + "argument-scheme/threat")
    values: Final = Iri(SCHEME + "argument-scheme/values")
    verbal_classification: Final = Iri(SCHEME + "argument-scheme/verbal-classification")
    waste: Final = Iri(SCHEME + "argument-scheme/waste")
    witness_testimony: Final = Iri(SCHEME + "argument-scheme/witness-testimony")


class causal_link_type:  # noqa: N801
    """Concepts of the scheme causal-link-type."""

    causes: Final = Iri(SCHEME + "causal-link-type/causes")
    contributes_to: Final = Iri(SCHEME + "causal-link-type/contributes-to")
    enables: Final = Iri(SCHEME + "causal-link-type/enables")
    hinders: Final = Iri(SCHEME + "causal-link-type/hinders")
    motivates: Final = Iri(SCHEME + "causal-link-type/motivates")
    prevents: Final = Iri(SCHEME + "causal-link-type/prevents")
    provokes: Final = Iri(SCHEME + "causal-link-type/provokes")
    results_in_unintended: Final = Iri(SCHEME + "causal-link-type/results-in-unintended")


class citation_intent:  # noqa: N801
    """Concepts of the scheme citation-intent."""

    contrary: Final = Iri(SCHEME + "citation-intent/contrary")
    data_source: Final = Iri(SCHEME + "citation-intent/data-source")
    evidence: Final = Iri(SCHEME + "citation-intent/evidence")
    example: Final = Iri(SCHEME + "citation-intent/example")
    further_reading: Final = Iri(SCHEME + "citation-intent/further-reading")


class claim_type:  # noqa: N801
    """Concepts of the scheme claim-type."""

    causal: Final = Iri(SCHEME + "claim-type/causal")
    comparative: Final = Iri(SCHEME + "claim-type/comparative")
    counterfactual: Final = Iri(SCHEME + "claim-type/counterfactual")
    descriptive: Final = Iri(SCHEME + "claim-type/descriptive")
    evaluative: Final = Iri(SCHEME + "claim-type/evaluative")
    predictive: Final = Iri(SCHEME + "claim-type/predictive")
    prescriptive: Final = Iri(SCHEME + "claim-type/prescriptive")


class confidence:  # noqa: N801
    """Concepts of the scheme confidence."""

    high: Final = Iri(SCHEME + "confidence/high")
    low: Final = Iri(SCHEME + "confidence/low")
    moderate: Final = Iri(SCHEME + "confidence/moderate")


class conflict_type:  # noqa: N801
    """Concepts of the scheme conflict-type."""

    rebut: Final = Iri(SCHEME + "conflict-type/rebut")
    undercut: Final = Iri(SCHEME + "conflict-type/undercut")
    undermine: Final = Iri(SCHEME + "conflict-type/undermine")


class event_type:  # noqa: N801
    """Concepts of the scheme event-type."""

    advocacy: Final = Iri(SCHEME + "event-type/advocacy")
    aid_delivery: Final = Iri(SCHEME + "event-type/aid-delivery")
    alignment_shift: Final = Iri(SCHEME + "event-type/alignment-shift")
    appointment: Final = Iri(SCHEME + "event-type/appointment")
    arms_abandonment: Final = Iri(SCHEME + "event-type/arms-abandonment")
    arms_development: Final = Iri(SCHEME + "event-type/arms-development")
    arms_provision: Final = Iri(SCHEME + "event-type/arms-provision")
    arms_use: Final = Iri(SCHEME + "event-type/arms-use")
    attitude_shift: Final = Iri(SCHEME + "event-type/attitude-shift")
    authorization: Final = Iri(SCHEME + "event-type/authorization")
    ceasefire: Final = Iri(SCHEME + "event-type/ceasefire")
    concession: Final = Iri(SCHEME + "event-type/concession")
    cooperation: Final = Iri(SCHEME + "event-type/cooperation")
    counterterrorism_operation: Final = Iri(SCHEME + "event-type/counterterrorism-operation")
    counterterrorism_support: Final = Iri(SCHEME + "event-type/counterterrorism-support")
    crisis: Final = Iri(SCHEME + "event-type/crisis")
    criticism: Final = Iri(SCHEME + "event-type/criticism")
    deliberation: Final = Iri(SCHEME + "event-type/deliberation")
    demand: Final = Iri(SCHEME + "event-type/demand")
    deterrence: Final = Iri(SCHEME + "event-type/deterrence")
    development_assistance: Final = Iri(SCHEME + "event-type/development-assistance")
    diplomatic_engagement: Final = Iri(SCHEME + "event-type/diplomatic-engagement")
    diplomatic_outreach: Final = Iri(SCHEME + "event-type/diplomatic-outreach")
    diplomatic_pressure: Final = Iri(SCHEME + "event-type/diplomatic-pressure")
    diplomatic_return: Final = Iri(SCHEME + "event-type/diplomatic-return")
    disaster: Final = Iri(SCHEME + "event-type/disaster")
    disengagement: Final = Iri(SCHEME + "event-type/disengagement")
    disorder: Final = Iri(SCHEME + "event-type/disorder")
    economic_growth: Final = Iri(SCHEME + "event-type/economic-growth")
    election: Final = Iri(SCHEME + "event-type/election")
    election_manipulation: Final = Iri(SCHEME + "event-type/election-manipulation")
    election_result: Final = Iri(SCHEME + "event-type/election-result")
    force_collapse: Final = Iri(SCHEME + "event-type/force-collapse")
    force_formation: Final = Iri(SCHEME + "event-type/force-formation")
    funding: Final = Iri(SCHEME + "event-type/funding")
    government_fall: Final = Iri(SCHEME + "event-type/government-fall")
    government_formation: Final = Iri(SCHEME + "event-type/government-formation")
    high_level_engagement: Final = Iri(SCHEME + "event-type/high-level-engagement")
    human_rights_promotion: Final = Iri(SCHEME + "event-type/human-rights-promotion")
    increase: Final = Iri(SCHEME + "event-type/increase")
    infrastructure_provision: Final = Iri(SCHEME + "event-type/infrastructure-provision")
    investment: Final = Iri(SCHEME + "event-type/investment")
    killing: Final = Iri(SCHEME + "event-type/killing")
    law_enforcement: Final = Iri(SCHEME + "event-type/law-enforcement")
    militancy: Final = Iri(SCHEME + "event-type/militancy")
    militant_support: Final = Iri(SCHEME + "event-type/militant-support")
    militant_use: Final = Iri(SCHEME + "event-type/militant-use")
    military_intervention: Final = Iri(SCHEME + "event-type/military-intervention")
    military_sale: Final = Iri(SCHEME + "event-type/military-sale")
    military_withdrawal: Final = Iri(SCHEME + "event-type/military-withdrawal")
    negotiation: Final = Iri(SCHEME + "event-type/negotiation")
    party_suppression: Final = Iri(SCHEME + "event-type/party-suppression")
    policy_shift: Final = Iri(SCHEME + "event-type/policy-shift")
    publication: Final = Iri(SCHEME + "event-type/publication")
    questioning: Final = Iri(SCHEME + "event-type/questioning")
    recognition: Final = Iri(SCHEME + "event-type/recognition")
    reform: Final = Iri(SCHEME + "event-type/reform")
    refugee_departure: Final = Iri(SCHEME + "event-type/refugee-departure")
    regime_change: Final = Iri(SCHEME + "event-type/regime-change")
    resurgence: Final = Iri(SCHEME + "event-type/resurgence")
    retreat: Final = Iri(SCHEME + "event-type/retreat")
    rivalry: Final = Iri(SCHEME + "event-type/rivalry")
    sanction: Final = Iri(SCHEME + "event-type/sanction")
    sanctuary_provision: Final = Iri(SCHEME + "event-type/sanctuary-provision")
    statement: Final = Iri(SCHEME + "event-type/statement")
    study: Final = Iri(SCHEME + "event-type/study")
    success: Final = Iri(SCHEME + "event-type/success")
    supply: Final = Iri(SCHEME + "event-type/supply")
    support: Final = Iri(SCHEME + "event-type/support")
    terrorist_attack: Final = Iri(SCHEME + "event-type/terrorist-attack")
    victory: Final = Iri(SCHEME + "event-type/victory")
    voting: Final = Iri(SCHEME + "event-type/voting")
    war: Final = Iri(SCHEME + "event-type/war")


class explicitness:  # noqa: N801
    """Concepts of the scheme explicitness."""

    explicit: Final = Iri(SCHEME + "explicitness/explicit")
    implied: Final = Iri(SCHEME + "explicitness/implied")
    presupposed: Final = Iri(SCHEME + "explicitness/presupposed")


class likelihood:  # noqa: N801
    """Concepts of the scheme likelihood."""

    almost_certain: Final = Iri(SCHEME + "likelihood/almost-certain")
    almost_no_chance: Final = Iri(SCHEME + "likelihood/almost-no-chance")
    likely: Final = Iri(SCHEME + "likelihood/likely")
    roughly_even: Final = Iri(SCHEME + "likelihood/roughly-even")
    unlikely: Final = Iri(SCHEME + "likelihood/unlikely")
    unmodalised: Final = Iri(SCHEME + "likelihood/unmodalised")
    unquantified_possibility: Final = Iri(SCHEME + "likelihood/unquantified-possibility")
    very_likely: Final = Iri(SCHEME + "likelihood/very-likely")
    very_unlikely: Final = Iri(SCHEME + "likelihood/very-unlikely")


class measurement_type:  # noqa: N801
    """Concepts of the scheme measurement-type."""

    tenure: Final = Iri(SCHEME + "measurement-type/tenure")
    terrorism_deaths: Final = Iri(SCHEME + "measurement-type/terrorism-deaths")
    vote_share: Final = Iri(SCHEME + "measurement-type/vote-share")


class passage_kind:  # noqa: N801
    """Concepts of the scheme passage-kind."""

    caption: Final = Iri(SCHEME + "passage-kind/caption")
    furniture: Final = Iri(SCHEME + "passage-kind/furniture")
    heading: Final = Iri(SCHEME + "passage-kind/heading")
    note: Final = Iri(SCHEME + "passage-kind/note")
    sentence: Final = Iri(SCHEME + "passage-kind/sentence")


class relation_type:  # noqa: N801
    """Concepts of the scheme relation-type."""

    affiliated_with: Final = Iri(SCHEME + "relation-type/affiliated-with")
    aligned_with: Final = Iri(SCHEME + "relation-type/aligned-with")
    allied_with: Final = Iri(SCHEME + "relation-type/allied-with")
    assists: Final = Iri(SCHEME + "relation-type/assists")
    attacks: Final = Iri(SCHEME + "relation-type/attacks")
    author_of: Final = Iri(SCHEME + "relation-type/author-of")
    based_in: Final = Iri(SCHEME + "relation-type/based-in")
    benefits: Final = Iri(SCHEME + "relation-type/benefits")
    commands: Final = Iri(SCHEME + "relation-type/commands")
    competes_with: Final = Iri(SCHEME + "relation-type/competes-with")
    constrains: Final = Iri(SCHEME + "relation-type/constrains")
    controls: Final = Iri(SCHEME + "relation-type/controls")
    cooperates_with: Final = Iri(SCHEME + "relation-type/cooperates-with")
    cooperative_with: Final = Iri(SCHEME + "relation-type/cooperative-with")
    creates: Final = Iri(SCHEME + "relation-type/creates")
    depends_on: Final = Iri(SCHEME + "relation-type/depends-on")
    distinct_from: Final = Iri(SCHEME + "relation-type/distinct-from")
    distrusts: Final = Iri(SCHEME + "relation-type/distrusts")
    engages: Final = Iri(SCHEME + "relation-type/engages")
    exploits: Final = Iri(SCHEME + "relation-type/exploits")
    faction_of: Final = Iri(SCHEME + "relation-type/faction-of")
    funds: Final = Iri(SCHEME + "relation-type/funds")
    graduate_of: Final = Iri(SCHEME + "relation-type/graduate-of")
    harbours: Final = Iri(SCHEME + "relation-type/harbours")
    has_access_to: Final = Iri(SCHEME + "relation-type/has-access-to")
    helped_create: Final = Iri(SCHEME + "relation-type/helped-create")
    in_conflict_with: Final = Iri(SCHEME + "relation-type/in-conflict-with")
    influences: Final = Iri(SCHEME + "relation-type/influences")
    interested_in: Final = Iri(SCHEME + "relation-type/interested-in")
    invests_in: Final = Iri(SCHEME + "relation-type/invests-in")
    kin_of: Final = Iri(SCHEME + "relation-type/kin-of")
    leads: Final = Iri(SCHEME + "relation-type/leads")
    member_of: Final = Iri(SCHEME + "relation-type/member-of")
    needs: Final = Iri(SCHEME + "relation-type/needs")
    neighbour_of: Final = Iri(SCHEME + "relation-type/neighbour-of")
    of_people: Final = Iri(SCHEME + "relation-type/of-people")
    opposes: Final = Iri(SCHEME + "relation-type/opposes")
    owes: Final = Iri(SCHEME + "relation-type/owes")
    part_of: Final = Iri(SCHEME + "relation-type/part-of")
    partner_of: Final = Iri(SCHEME + "relation-type/partner-of")
    partner_role: Final = Iri(SCHEME + "relation-type/partner-role")
    perpetrator_of: Final = Iri(SCHEME + "relation-type/perpetrator-of")
    possesses: Final = Iri(SCHEME + "relation-type/possesses")
    pressures: Final = Iri(SCHEME + "relation-type/pressures")
    provides_access_to: Final = Iri(SCHEME + "relation-type/provides-access-to")
    published_by: Final = Iri(SCHEME + "relation-type/published-by")
    publishes: Final = Iri(SCHEME + "relation-type/publishes")
    recognises: Final = Iri(SCHEME + "relation-type/recognises")
    relation_with: Final = Iri(SCHEME + "relation-type/relation-with")
    represents: Final = Iri(SCHEME + "relation-type/represents")
    resents: Final = Iri(SCHEME + "relation-type/resents")
    responsible_for_harm_to: Final = Iri(SCHEME + "relation-type/responsible-for-harm-to")
    responsible_to: Final = Iri(SCHEME + "relation-type/responsible-to")
    restricts_supply_to: Final = Iri(SCHEME + "relation-type/restricts-supply-to")
    rival_of: Final = Iri(SCHEME + "relation-type/rival-of")
    sceptical_of: Final = Iri(SCHEME + "relation-type/sceptical-of")
    serves_in: Final = Iri(SCHEME + "relation-type/serves-in")
    supplies: Final = Iri(SCHEME + "relation-type/supplies")
    supplies_arms_to: Final = Iri(SCHEME + "relation-type/supplies-arms-to")
    supports: Final = Iri(SCHEME + "relation-type/supports")
    sympathises_with: Final = Iri(SCHEME + "relation-type/sympathises-with")
    targets: Final = Iri(SCHEME + "relation-type/targets")
    tension_with: Final = Iri(SCHEME + "relation-type/tension-with")
    threatens: Final = Iri(SCHEME + "relation-type/threatens")
    victim_of: Final = Iri(SCHEME + "relation-type/victim-of")
    works_for: Final = Iri(SCHEME + "relation-type/works-for")


class reporter_stance:  # noqa: N801
    """Concepts of the scheme reporter-stance."""

    agrees: Final = Iri(SCHEME + "reporter-stance/agrees")
    concedes: Final = Iri(SCHEME + "reporter-stance/concedes")
    leaves_open: Final = Iri(SCHEME + "reporter-stance/leaves-open")
    qualifies: Final = Iri(SCHEME + "reporter-stance/qualifies")
    rejects: Final = Iri(SCHEME + "reporter-stance/rejects")


class silence:  # noqa: N801
    """Concepts of the scheme silence."""

    byline: Final = Iri(SCHEME + "silence/byline")
    end_mark: Final = Iri(SCHEME + "silence/end-mark")
    heading: Final = Iri(SCHEME + "silence/heading")
    page_furniture: Final = Iri(SCHEME + "silence/page-furniture")
    question_only: Final = Iri(SCHEME + "silence/question-only")
    repeated_line: Final = Iri(SCHEME + "silence/repeated-line")
    signpost: Final = Iri(SCHEME + "silence/signpost")


class stance:  # noqa: N801
    """Concepts of the scheme stance."""

    asserts: Final = Iri(SCHEME + "stance/asserts")
    concedes: Final = Iri(SCHEME + "stance/concedes")
    declines: Final = Iri(SCHEME + "stance/declines")
    denies: Final = Iri(SCHEME + "stance/denies")
    doubts: Final = Iri(SCHEME + "stance/doubts")
    leaves_open: Final = Iri(SCHEME + "stance/leaves-open")
    supposes: Final = Iri(SCHEME + "stance/supposes")
    supposes_not: Final = Iri(SCHEME + "stance/supposes-not")


class status_type:  # noqa: N801
    """Concepts of the scheme status-type."""

    attitude: Final = Iri(SCHEME + "status-type/attitude")
    capability: Final = Iri(SCHEME + "status-type/capability")
    composition: Final = Iri(SCHEME + "status-type/composition")
    cost_benefit: Final = Iri(SCHEME + "status-type/cost-benefit")
    effect_value: Final = Iri(SCHEME + "status-type/effect-value")
    feasibility: Final = Iri(SCHEME + "status-type/feasibility")
    geography: Final = Iri(SCHEME + "status-type/geography")
    importance: Final = Iri(SCHEME + "status-type/importance")
    incapability: Final = Iri(SCHEME + "status-type/incapability")
    interest: Final = Iri(SCHEME + "status-type/interest")
    knowledge: Final = Iri(SCHEME + "status-type/knowledge")
    legitimacy: Final = Iri(SCHEME + "status-type/legitimacy")
    need: Final = Iri(SCHEME + "status-type/need")
    nuclear_status: Final = Iri(SCHEME + "status-type/nuclear-status")
    popularity: Final = Iri(SCHEME + "status-type/popularity")
    predicament: Final = Iri(SCHEME + "status-type/predicament")
    quality: Final = Iri(SCHEME + "status-type/quality")
    role: Final = Iri(SCHEME + "status-type/role")
    size: Final = Iri(SCHEME + "status-type/size")
    stability: Final = Iri(SCHEME + "status-type/stability")
    stake: Final = Iri(SCHEME + "status-type/stake")
    suffering: Final = Iri(SCHEME + "status-type/suffering")
    trend: Final = Iri(SCHEME + "status-type/trend")
    vulnerability: Final = Iri(SCHEME + "status-type/vulnerability")


class unit:  # noqa: N801
    """Concepts of the scheme unit."""

    deaths: Final = Iri(SCHEME + "unit/deaths")
    seats: Final = Iri(SCHEME + "unit/seats")
    year: Final = Iri(SCHEME + "unit/year")


class valence:  # noqa: N801
    """Concepts of the scheme valence."""

    conflictual: Final = Iri(SCHEME + "valence/conflictual")
    cooperative: Final = Iri(SCHEME + "valence/cooperative")
    mixed: Final = Iri(SCHEME + "valence/mixed")
    neutral: Final = Iri(SCHEME + "valence/neutral")
