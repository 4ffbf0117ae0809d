"""Rules on claims and steps that do not fit together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from diplograph import vocab
from diplograph.checks.context import Context
from diplograph.checks.graph import Graph
from diplograph.checks.part import Fault
from diplograph.checks.report import WARNING
from diplograph.namespaces import curie

dg = vocab.dg
_PRACTICAL = {
    *(vocab.argument_scheme.practical_reasoning, vocab.argument_scheme.values, vocab.argument_scheme.obligation),
    *(vocab.argument_scheme.alternatives, vocab.argument_scheme.fairness),
    *(vocab.argument_scheme.positive_consequences, vocab.argument_scheme.negative_consequences),
}
_ADVISING = {vocab.claim_type.prescriptive, vocab.claim_type.evaluative}
_UNCOMMITTED = {vocab.stance.supposes, vocab.stance.supposes_not, vocab.stance.declines, vocab.stance.leaves_open}
_HELD = {vocab.stance.asserts, vocab.stance.concedes}


def _all(graph: Graph, subject: str, *predicates: str) -> set[str]:
    return {value for predicate in predicates for value, _ in graph.objects(subject, predicate)}


def _paragraphs(graph: Graph, claim: str) -> set[tuple[str, str]]:
    """Return the section and paragraph of each passage to which something is anchored."""
    return {
        (section, paragraph)
        for passage in _all(graph, claim, dg.anchor)
        for section in _all(graph, passage, dg.section)
        for paragraph in _all(graph, passage, dg.paragraph)
    }


def limits(context: Context) -> Iterator[Fault]:
    """A bound or condition is stated in the same paragraph as the claim that it limits.

    A writer limits a claim where they make it; a limit from elsewhere is usually a mistyped number.
    """
    for claim in context.instances(dg.Claim):
        for predicate in (dg.boundedBy, dg.condition):
            for limit in _all(context.graph, claim, predicate):
                here, there = _paragraphs(context.graph, claim), _paragraphs(context.graph, limit)
                if here and there and not here & there:
                    message = f"{curie(limit)} is stated in a different paragraph from the claim that it limits"
                    remedy = "Check that this is the intended claim."
                    yield Fault("limit-elsewhere", message, remedy, claim, predicate, limit, WARNING)


def anchors(context: Context) -> Iterator[Fault]:
    """A step is anchored to a passage of one of its claims."""
    graph = context.graph
    for step in context.instances(dg.ArgumentStep):
        ends = _all(graph, step, dg.premise, dg.conclusion, dg.attacker, dg.attacked, dg.preferred, dg.preferredOver)
        ends |= {claim for end in ends for claim in _all(graph, end, dg.premise, dg.conclusion)}
        there = {passage for claim in ends for passage in _all(graph, claim, dg.anchor)}
        here = _all(graph, step, dg.anchor)
        if here and there and not here & there:
            message = "the step is not anchored to any passage of its claims"
            remedy = "Anchor it to the passage that states one of them."
            yield Fault("step-elsewhere", message, remedy, step, dg.anchor, min(here), WARNING)


def preferences(context: Context) -> Iterator[Fault]:
    """A preference answers an attack: the less preferred claim attacks the preferred one, or its premises.

    A preference decides whether an attack succeeds (decision 12); without an attack, it has no effect.
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
                    remedy = "Reverse the conflict or the preference."
                    yield Fault("preference-idle", message, remedy, preference, dg.preferredOver, over, WARNING)


def premises(context: Context) -> Iterator[Fault]:
    """An arguer holds each premise, or reports it with agreement."""
    graph = context.graph
    agreeing = {vocab.reporter_stance.agrees, vocab.reporter_stance.concedes, vocab.reporter_stance.qualifies}
    for step in context.instances(dg.Inference):
        arguers = _all(graph, step, dg.arguer)
        for premise in _all(graph, step, dg.premise):
            reported = arguers & _all(graph, premise, dg.reporter) and agreeing & _all(
                graph, premise, dg.reporterStance
            )
            if arguers and not arguers & _all(graph, premise, dg.holder) and not reported:
                message = f"the arguer neither holds {curie(premise)} nor reports it with agreement"
                remedy = "Use a claim of the arguer's own, or correct dg:arguer."
                yield Fault("premise-unheld", message, remedy, step, dg.premise, premise)


def uncommitted(context: Context) -> Iterator[Fault]:
    """A premise is asserted, denied, doubted or conceded.

    What somebody only supposes, declines or leaves open supports nothing: no evaluation of the argument accepts it.
    """
    graph = context.graph
    for step in context.instances(dg.Inference):
        for premise in _all(graph, step, dg.premise):
            if (stance := min(_all(graph, premise, dg.stance), default="")) in _UNCOMMITTED:
                message = f"the stance of {curie(premise)} is {curie(stance)}, so it supports nothing"
                remedy = "Swap dg:premise and dg:conclusion, or correct the stance; a supposition is a dg:condition."
                yield Fault("premise-uncommitted", message, remedy, step, dg.premise, premise, WARNING)


def schemes(context: Context) -> Iterator[Fault]:
    """Arguments from ends, values, duties or consequences conclude with advice or a judgement.

    Walton, Reed and Macagno define them so (*Argumentation Schemes*, 2008, chapter 9).  If the conclusion merely
    describes something, or judges something on no other ground than advice, it has usually been swapped with a premise.
    """
    graph = context.graph
    for step in context.instances(dg.Inference):
        chosen = _all(graph, step, dg.scheme)
        for conclusion in _all(graph, step, dg.conclusion) if chosen and chosen <= _PRACTICAL else ():
            types = _all(graph, conclusion, dg.claimType)
            if types and not types & _ADVISING:
                message = f"{curie(min(chosen))} leads to advice or a judgement, and {curie(conclusion)} is neither"
                remedy = "Swap dg:conclusion and dg:premise, or correct dg:scheme or the type of the claim."
                yield Fault("scheme-conclusion", message, remedy, step, dg.conclusion, conclusion, WARNING)
            elif types and vocab.claim_type.prescriptive not in types and _only_advice(graph, step):
                message = (
                    f"{curie(min(chosen))} leads from reasons to advice, and here from advice to {curie(conclusion)}"
                )
                remedy = "Swap dg:conclusion and dg:premise, or correct dg:scheme or the type of a claim."
                yield Fault("scheme-premises", message, remedy, step, dg.conclusion, conclusion, WARNING)


def _only_advice(graph: Graph, step: str) -> bool:
    kinds = [_all(graph, premise, dg.claimType) for premise in _all(graph, step, dg.premise)]
    return bool(kinds) and all(types == {vocab.claim_type.prescriptive} for types in kinds)


def conflicts(context: Context) -> Iterator[Fault]:
    """There is no conflict between claims with the same stance on the same proposition.

    Holders who say the same do not disagree: either the conflict or one of the two stances is wrong.
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
                    message = f"{curie(attacker)} and {curie(attacked)} take the same stance on the same proposition"
                    remedy = "Delete the conflict, or correct a stance."
                    yield Fault("conflict-agreed", message, remedy, conflict, dg.attacked, attacked)
    yield from _unmarked(context, joined)


def _unmarked(context: Context, joined: set[frozenset[str]]) -> Iterator[Fault]:
    """Where one claim asserts a proposition and another denies it, a conflict says who opposes the two.

    They cannot both hold, but without a `dg:Conflict` every question about the argument would accept both.
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
                remedy = "Add the conflict, with the arguer who sets the one against the other."
                yield Fault("conflict-missing", message, remedy, denial, dg.content, severity=WARNING)


def circles(context: Context) -> Iterator[Fault]:
    """No situation is about itself, or its own cause or effect, directly or through other situations."""
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
            yield Fault("situation-circle", message, "Break the cycle.", start, dg.about)


def roles(context: Context) -> Iterator[Fault]:
    """Nobody has two roles in a situation, and each role fits the kind of situation.

    The one who acts and the one affected differ.  The same name in both roles usually means that the ends were
    swapped, or that a role was not deleted.
    """
    graph = context.graph
    barred = {dg.Status: {dg.instrument, dg.recipient}, dg.CausalLink: set(vocab.ROLES.values())}
    for situation in context.instances(dg.Situation):
        fillers: dict[str, str] = {}
        kinds = graph.types[situation]
        for role in vocab.ROLES.values():
            for filler in _all(graph, situation, role):
                if fillers.setdefault(filler, role) != role:
                    message = f"{curie(filler)} has two roles, {curie(fillers[filler])} and {curie(role)}"
                    yield Fault("role-twice", message, "Keep the role that the text gives.", situation, role, filler)
                for kind, none in barred.items():
                    if kind in kinds and role in none:
                        message = f"a {curie(kind)} has no {curie(role)}"
                        remedy = "Use the roles that fit, or another class."
                        yield Fault("role-barred", message, remedy, situation, role, filler)


def parts(context: Context) -> Iterator[Fault]:
    """Both a part and its whole (dg:partOf) are events.

    Questions about an event include its parts, with their times and actors; a relation has no parts.
    """
    types = context.graph.types
    for situation in context.instances(dg.Situation):
        for whole in _all(context.graph, situation, dg.partOf):
            if dg.Event not in types[situation] or dg.Event not in types.get(whole, frozenset()):
                message = "dg:partOf is only for events"
                remedy = "Use dg:about, or describe both as events."
                yield Fault("part-of-event", message, remedy, situation, dg.partOf, whole, WARNING)


def cues(context: Context) -> Iterator[Fault]:
    """The same cue is coded with the same likelihood and the same confidence everywhere."""
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
                message = f"{cue!r} is coded {curie(hedge)} here, and differently elsewhere, as in {curie(usual[0])}"
                remedy = "Code it the same way, or quote more of the words that differ."
                yield Fault("cue-coded-twice", message, remedy, claim, dg.hedgeCue, cue, WARNING)


def doubts(context: Context) -> Iterator[Fault]:
    """An encoder's note on a claim or step is accompanied by the encoder's confidence."""
    for kind in (dg.Claim, dg.ArgumentStep):
        for iri in context.instances(kind):
            said = context.graph.out[iri]
            if dg.encoderNote in said and dg.encoderConfidence not in said:
                message = "there is an encoder's note without the encoder's confidence"
                yield Fault("note-unsure", message, "Add dg:encoderConfidence.", iri, dg.encoderNote)
