"""Claims and steps that do not fit together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from diplograph import vocab
from diplograph.checks.context import Context, Fault
from diplograph.checks.graph import Graph
from diplograph.checks.report import WARNING
from diplograph.namespaces import curie

dg = vocab.dg
_PRACTICAL = {
    *(vocab.argument_scheme.practical_reasoning, vocab.argument_scheme.values, vocab.argument_scheme.obligation),
    *(vocab.argument_scheme.alternatives, vocab.argument_scheme.fairness),
    *(vocab.argument_scheme.positive_consequences, vocab.argument_scheme.negative_consequences),
}
_ADVISING = {vocab.claim_type.prescriptive, vocab.claim_type.evaluative}
_HELD = {vocab.stance.asserts, vocab.stance.concedes}


def _all(graph: Graph, subject: str, *predicates: str) -> set[str]:
    return {value for predicate in predicates for value, _ in graph.objects(subject, predicate)}


def _paragraphs(graph: Graph, claim: str) -> set[tuple[str, str]]:
    """Return section and paragraph of each passage in which something is anchored."""
    return {
        (section, paragraph)
        for passage in _all(graph, claim, dg.anchor)
        for section in _all(graph, passage, dg.section)
        for paragraph in _all(graph, passage, dg.paragraph)
    }


def limits(context: Context) -> Iterator[Fault]:
    """A bound or condition is stated in the paragraph of the claim that it limits.

    A writer limits a claim where they make it; a limit from elsewhere is mostly a slip in its number.
    """
    for claim in context.instances(dg.Claim):
        for predicate in (dg.boundedBy, dg.condition):
            for limit in _all(context.graph, claim, predicate):
                here, there = _paragraphs(context.graph, claim), _paragraphs(context.graph, limit)
                if here and there and not here & there:
                    message = f"{curie(limit)} is stated in another paragraph than what it limits"
                    remedy = "Check that it is the claim that is meant."
                    yield Fault("limit-elsewhere", message, remedy, claim, predicate, limit, WARNING)


def anchors(context: Context) -> Iterator[Fault]:
    """A step is anchored where one of its claims is."""
    graph = context.graph
    for step in context.instances(dg.ArgumentStep):
        ends = _all(graph, step, dg.premise, dg.conclusion, dg.attacker, dg.attacked, dg.preferred, dg.preferredOver)
        ends |= {claim for end in ends for claim in _all(graph, end, dg.premise, dg.conclusion)}
        there = {passage for claim in ends for passage in _all(graph, claim, dg.anchor)}
        here = _all(graph, step, dg.anchor)
        if here and there and not here & there:
            message = "the step is anchored in no passage of its claims"
            remedy = "Anchor it where one of them is stated."
            yield Fault("step-elsewhere", message, remedy, step, dg.anchor, min(here), WARNING)


def preferences(context: Context) -> Iterator[Fault]:
    """A preference answers an attack: the claim that is set back attacks the one preferred, or what it rests on.

    A preference decides whether an attack succeeds (decision 12); where nothing attacks, it decides nothing.
    """
    graph = context.graph
    attacks: dict[str, set[str]] = defaultdict(set)
    for conflict in context.instances(dg.Conflict):
        for attacker in _all(graph, conflict, dg.attacker):
            for attacked in _all(graph, conflict, dg.attacked):
                attacks[attacker] |= {attacked, *_all(graph, attacked, dg.premise, dg.conclusion)}
    for preference in context.instances(dg.Preference):
        for preferred in _all(graph, preference, dg.preferred):
            for over in _all(graph, preference, dg.preferredOver):
                if preferred not in attacks[over] and over in attacks.get(preferred, ()):
                    message = f"{curie(over)} does not attack {curie(preferred)}, so the preference changes nothing"
                    remedy = "Turn the conflict round, or the preference."
                    yield Fault("preference-idle", message, remedy, preference, dg.preferredOver, over, WARNING)


def premises(context: Context) -> Iterator[Fault]:
    """Whoever argues holds each premise, or reports it with agreement."""
    graph = context.graph
    agreeing = {vocab.reporter_stance.agrees, vocab.reporter_stance.concedes, vocab.reporter_stance.qualifies}
    for step in context.instances(dg.Inference):
        arguers = _all(graph, step, dg.arguer)
        for premise in _all(graph, step, dg.premise):
            reported = arguers & _all(graph, premise, dg.reporter) and agreeing & _all(
                graph, premise, dg.reporterStance
            )
            if arguers and not arguers & _all(graph, premise, dg.holder) and not reported:
                message = f"{curie(premise)} is not held by who argues from it, nor reported with agreement"
                remedy = "Name the claim of the arguer's own, or correct dg:arguer."
                yield Fault("premise-unheld", message, remedy, step, dg.premise, premise)


def schemes(context: Context) -> Iterator[Fault]:
    """What is argued from ends, values, duties or consequences says what to do, or how good it is.

    So Walton, Reed and Macagno conclude them (*Argumentation Schemes*, 2008, chapter 9); a conclusion that merely
    describes has mostly been exchanged with a premise.
    """
    graph = context.graph
    for step in context.instances(dg.Inference):
        chosen = _all(graph, step, dg.scheme)
        for conclusion in _all(graph, step, dg.conclusion) if chosen and chosen <= _PRACTICAL else ():
            types = _all(graph, conclusion, dg.claimType)
            if types and not types & _ADVISING:
                message = f"{curie(min(chosen))} leads to advice or a judgement, and {curie(conclusion)} is neither"
                remedy = "Exchange dg:conclusion and dg:premise, or correct dg:scheme or the type of the claim."
                yield Fault("scheme-conclusion", message, remedy, step, dg.conclusion, conclusion, WARNING)


def conflicts(context: Context) -> Iterator[Fault]:
    """Claims of one stance on one proposition are in no conflict; two that assert and deny it are in one.

    Who says the same does not disagree: either the conflict or one of the two stances is wrong.
    """
    graph = context.graph
    joined: set[frozenset[str]] = set()
    for conflict in context.instances(dg.Conflict):
        for attacker in _all(graph, conflict, dg.attacker):
            for attacked in _all(graph, conflict, dg.attacked):
                joined.add(frozenset((attacker, attacked)))
                same = _all(graph, attacker, dg.content) & _all(graph, attacked, dg.content)
                if (
                    same
                    and attacker != attacked
                    and _all(graph, attacker, dg.stance) == _all(graph, attacked, dg.stance)
                ):
                    message = f"{curie(attacker)} and {curie(attacked)} take one stance on one proposition"
                    remedy = "Drop the conflict, or correct a stance."
                    yield Fault("conflict-agreed", message, remedy, conflict, dg.attacked, attacked)
    yield from _unmarked(context, joined)


def _unmarked(context: Context, joined: set[frozenset[str]]) -> Iterator[Fault]:
    """Of two claims, one that asserts a proposition and one that denies it, a conflict says who sets them at odds.

    Both cannot hold, and without a `dg:Conflict` every question about the argument would accept both.
    """
    graph = context.graph
    takers: dict[str, dict[str, str]] = defaultdict(dict)
    for claim in context.instances(dg.Claim):
        for proposition in _all(graph, claim, dg.content):
            takers[proposition] |= {claim: min(_all(graph, claim, dg.stance), default="")}
    for claims in takers.values():
        for denial in (claim for claim, stance in claims.items() if stance == vocab.stance.denies):
            held = [claim for claim, stance in claims.items() if stance in _HELD]
            if held and not any(frozenset((denial, claim)) in joined for claim in held):
                message = f"it denies what {curie(held[0])} asserts, and no dg:Conflict joins them"
                remedy = "Add the conflict, with who sets the one against the other."
                yield Fault("conflict-missing", message, remedy, denial, dg.content, severity=WARNING)


def circles(context: Context) -> Iterator[Fault]:
    """No situation is about, or the cause or effect of, itself, through whatever others."""
    graph = context.graph
    steps = {s: _all(graph, s, dg.about, dg.cause, dg.effect) for s in context.instances(dg.Situation)}
    for start, first in steps.items():
        seen, todo = set(first), list(first)
        while todo:
            new = steps.get(todo.pop(), set()) - seen
            seen |= new
            todo += new
        if start in seen:
            message = "the situation leads back to itself, through dg:about, dg:cause or dg:effect"
            yield Fault("situation-circle", message, "Cut the circle.", start, dg.about)


def roles(context: Context) -> Iterator[Fault]:
    """Nobody is in two roles of a situation; each kind of situation has its roles.

    Who does a thing and whom it befalls are two: one name in both is mostly an end exchanged, or a role left behind.
    """
    graph = context.graph
    named = (
        dg.initiator,
        dg.recipient,
        dg.beneficiary,
        dg.affected,
        dg.instrument,
        dg.theme,
        dg.bearer,
        dg.participant,
    )
    barred = {dg.Status: {dg.instrument, dg.recipient}, dg.CausalLink: set(named)}
    for situation in context.instances(dg.Situation):
        fillers: dict[str, str] = {}
        kinds = graph.types[situation]
        for role in named:
            for filler in _all(graph, situation, role):
                if fillers.setdefault(filler, role) != role:
                    message = f"{curie(filler)} is in two roles, {curie(fillers[filler])} and {curie(role)}"
                    yield Fault("role-twice", message, "Keep the one that the text gives.", situation, role, filler)
                for kind, none in barred.items():
                    if kind in kinds and role in none:
                        message = f"a {curie(kind)} has no {curie(role)}"
                        remedy = "Use the roles that fit, or another class."
                        yield Fault("role-barred", message, remedy, situation, role, filler)


def parts(context: Context) -> Iterator[Fault]:
    """What is part of an event, and what it is part of, are events.

    Questions about an event answer with its parts, which have their times and actors; a relation has no parts.
    """
    types = context.graph.types
    for situation in context.instances(dg.Situation):
        for whole in _all(context.graph, situation, dg.partOf):
            if dg.Event not in types[situation] or dg.Event not in types.get(whole, frozenset()):
                message = "dg:partOf joins events"
                remedy = "Use dg:about, or describe both as events."
                yield Fault("part-of-event", message, remedy, situation, dg.partOf, whole, WARNING)


def cues(context: Context) -> Iterator[Fault]:
    """One cue is coded with one likelihood, and with one confidence, wherever it stands."""
    coded: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in context.instances(dg.Claim):
        for cue in _all(context.graph, claim, dg.hedgeCue):
            for predicate in (dg.likelihood, dg.confidence):
                for hedge in _all(context.graph, claim, predicate):
                    coded[cue.casefold(), predicate][hedge].append(claim)
    for (cue, _), hedges in coded.items():
        usual = max(hedges.values(), key=len)
        for hedge, claims in hedges.items():
            for claim in claims if claims is not usual else ():
                message = f"{cue!r} is coded {curie(hedge)} here, and otherwise elsewhere, as in {curie(usual[0])}"
                remedy = "Code it alike, or quote more of the words that differ."
                yield Fault("cue-coded-twice", message, remedy, claim, dg.hedgeCue, cue, WARNING)


def doubts(context: Context) -> Iterator[Fault]:
    """An encoder's note on a claim or step goes with the encoder's confidence."""
    for kind in (dg.Claim, dg.ArgumentStep):
        for iri in context.instances(kind):
            said = context.graph.out[iri]
            if dg.encoderNote in said and dg.encoderConfidence not in said:
                message = "the encoder notes something and does not say how sure that is"
                yield Fault("note-unsure", message, "Add dg:encoderConfidence.", iri, dg.encoderNote)
