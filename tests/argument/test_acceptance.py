"""Acceptance against ASPIC+ by its definitions, and what must not change it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

import frameworks
import pyoxigraph as ox
import pytest
from frameworks import ANN, BOB, REBUT, arguments, claim, mine
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diplograph.argument.acceptance import evaluate
from diplograph.argument.cruxes import cruxes
from diplograph.argument.framework import Framework
from diplograph.argument.graph import (
    ANYONE,
    ASSERTS,
    DENIES,
    DOUBTS,
    SUPPOSES,
    SUPPOSES_NOT,
    Argument,
    Condition,
    ConditionKind,
    Conflict,
    Holders,
    Inference,
    Preference,
)
from diplograph.argument.what_if import what_if
from diplograph.errors import ArgumentCycle
from diplograph.library import Library
from diplograph.sparql.memory import OxigraphExecutor
from diplograph.sparql.rdflib import RdflibExecutor
from diplograph.terms import Iri

VIEWS = st.sampled_from([Holders.of(ANN), Holders.of(BOB), Holders.of(ANN, BOB)])
RANK = {"rejected": 0, "not applicable": 0, "undecided": 1, "accepted": 2}


def statuses(argument: Argument, holders: Holders) -> dict[Iri, str]:
    found = evaluate(argument, holders)
    return {c: found.status(c) for c in argument.claims}


@settings(max_examples=150)
@given(arguments(), VIEWS)
def test_it_agrees_with_the_definitions(argument: Argument, holders: Holders) -> None:
    made, prefers, held = frameworks.rules(argument, holders)
    built = frameworks.build(made)
    assume(built is not None)
    assert built is not None
    assume(len(built) <= 60)
    attacks = frameworks.defeats(argument, prefers, held, built)
    inside = frameworks.grounded(len(built), attacks)
    out = {b for a, b in attacks if a in inside}
    found = evaluate(argument, holders)
    concluded = {a.rule.conclusion for a in built}
    accepted = {built[n].rule.conclusion for n in inside}
    left = {built[n].rule.conclusion for n in range(len(built)) if n not in out}
    tested = {(test, c.on) for c in argument.conditions for test in ("stands", "shown", "fails")}
    lost = (concluded | tested | {("claim", iri) for iri in argument.claims}) - left
    said = {iri for iri in argument.claims if any(rule.name == iri + "-said" for rule in made)}
    without = frameworks.not_applicable(argument, accepted, lost, said)
    for iri in argument.claims:
        mine_ = {n for n, a in enumerate(built) if a.rule.conclusion == ("claim", iri)}
        fallen = "not applicable" if iri in without else "rejected"
        expected = "accepted" if mine_ & inside else fallen if mine_ <= out else "undecided"
        assert found.status(iri) == expected
    undecided = [a for a in range(len(built)) if a not in inside and a not in out]
    assume(len(undecided) <= 10)
    extensions = frameworks.preferred(len(built), attacks)
    both = evaluate(argument, holders, "preferred")
    assert not both.not_computed and both.credulous is not None
    for iri in argument.claims:
        mine_ = {n for n, a in enumerate(built) if a.rule.conclusion == ("claim", iri)}
        assert (iri in both.credulous) == any(mine_ & e for e in extensions)
        assert (iri in both.sceptical) == all(mine_ & e for e in extensions)


@settings(max_examples=150)
@given(arguments(), VIEWS, st.data())
def test_support_never_harms_what_it_supports(argument: Argument, holders: Holders, data: st.DataObject) -> None:
    """Another inference from accepted premises leaves a claim as well off, and all else, too, where it was accepted.

    Another: the first ground that the viewpoint gives for a claim takes the place of merely saying it.
    """
    before = statuses(argument, holders)
    iris = list(argument.claims)
    conclusion = data.draw(st.sampled_from(range(1, len(iris))))
    premises = [c for c in iris[:conclusion] if before[c] == "accepted"]
    assume(premises)
    leg = Inference(mine("i", 99), iris[conclusion], (data.draw(st.sampled_from(premises)),), (), ANN)
    more = replace(argument, inferences=(*argument.inferences, leg))
    assume({*Framework(more, holders).said.values()} == {*Framework(argument, holders).said.values()})
    after = statuses(more, holders)
    assert RANK[after[leg.conclusion]] >= RANK[before[leg.conclusion]]
    if before[leg.conclusion] == "accepted":
        assert after == before


@settings(max_examples=150)
@given(arguments(), VIEWS, st.randoms(use_true_random=False))
def test_names_and_order_do_not_matter(argument: Argument, holders: Holders, random: Random) -> None:
    names = {*argument.claims, *argument.inference, *(c.proposition for c in argument.claims.values())}
    names |= {x.iri for x in argument.conflicts} | {p.iri for p in argument.preferences}
    shuffled = sorted(names)
    random.shuffle(shuffled)
    name = dict(zip(sorted(names), shuffled, strict=True))
    again = statuses(frameworks.renamed(argument, name), holders)
    assert again == {name[c]: status for c, status in statuses(argument, holders).items()}


@settings(max_examples=15)
@given(arguments(), VIEWS, st.randoms(use_true_random=False))
def test_every_executor_and_order_of_files_reads_the_same(argument: Argument, holders: Holders, random: Random) -> None:
    quads = frameworks.quads(argument)
    random.shuffle(quads)
    store = ox.Store()
    store.extend(quads)
    here = Library(OxigraphExecutor(store))
    there = Library(RdflibExecutor(here.dataset()))
    expected = statuses(argument, holders)
    for kg in (here, there):
        assert set(kg.argument.claims.values()) == set(argument.claims.values())
        assert {(i.iri, i.conclusion, frozenset(i.premises)) for i in kg.argument.inferences} == {
            (i.iri, i.conclusion, frozenset(i.premises)) for i in argument.inferences
        }
        assert set(kg.argument.conflicts) == set(argument.conflicts)
        assert set(kg.argument.preferences) == set(argument.preferences)
        assert set(kg.argument.conditions) == set(argument.conditions)
        assert statuses(kg.argument, holders) == expected
    assert here.argument == there.argument


@settings(max_examples=100)
@given(arguments(), VIEWS)
def test_support_is_what_acceptance_rests_on(argument: Argument, holders: Holders) -> None:
    """A claim stays accepted whatever else is refused, as long as its support is not."""
    found = evaluate(argument, holders)
    for iri in argument.claims:
        support = found.support(iri)
        assert bool(support) == (found.status(iri) == "accepted")
        others = [c for c in argument.claims if c not in support and c != iri]
        said = [c for c in others if c in found.framework.said.values()]
        labels = found.framework.label(said)
        assert not support or labels.of[found.framework.claim[iri]] == 1


@settings(max_examples=100)
@given(arguments(), VIEWS, st.booleans())
def test_cruxes_are_the_smallest_and_all_of_them(argument: Argument, holders: Holders, first: bool) -> None:
    framework = Framework(argument, holders)
    labels = framework.label()
    accepted = [c for c, n in framework.claim.items() if labels.of[n] == 1]
    # What does not stand as it is may come to stand, and carry the claim, once others are refused.
    may = [c for c in argument.claims if not first or c in framework.said.values()]
    for iri in accepted:
        own = set(argument.same_content(iri))
        groups = {frozenset(argument.same_content(c)) for c in may if c not in own}
        smallest: set[frozenset[frozenset[Iri]]] = set()
        for size in range(1, len(groups) + 1):
            for some in combinations(sorted(groups, key=sorted), size):
                refused = [c for group in some for c in group]
                if framework.label(refused).of[framework.claim[iri]] != 1:
                    smallest.add(frozenset(some))
            if smallest:
                break
        found = cruxes(argument, holders, iri, first_grounds=first)
        assert found.exact
        as_groups = {frozenset(frozenset(argument.same_content(p)) for p in crux.premises) for crux in found.found}
        assert as_groups == smallest


@settings(max_examples=100)
@given(arguments(), VIEWS, st.data())
def test_whoever_falls_is_explained(argument: Argument, holders: Holders, data: st.DataObject) -> None:
    refused = data.draw(st.sampled_from(sorted(argument.claims)))
    found = what_if(argument, holders, reject=[refused])
    for change in found.fallen:
        assert change.because
        assert found.explain(change.claim)[-len(change.because) :] == list(change.because)
    assert not {c.claim for c in found.fallen} & {c.claim for c in found.standing}


def small(*conflicts: Conflict, preferences: tuple[Preference, ...] = ()) -> Argument:
    claims = [claim(0, 0), claim(1, 1), claim(2, 0, BOB, DENIES, frameworks.VERDICTS[2])]
    return Argument({c.iri: c for c in claims}, (), conflicts, preferences)


ATTACK = Conflict(mine("x", 0), REBUT, mine("c", 1), mine("c", 0), ANN)
WEIGHED = Preference(mine("w", 0), mine("c", 0), mine("c", 1), ANN)


def test_an_unanswered_objection_leaves_a_claim_undecided() -> None:
    assert statuses(small(ATTACK), Holders.of(ANN))[mine("c", 0)] == "undecided"


def test_what_is_outweighed_is_not_given_up() -> None:
    found = statuses(small(ATTACK, preferences=(WEIGHED,)), Holders.of(ANN))
    assert found[mine("c", 0)] == found[mine("c", 1)] == "accepted"


def test_the_weightier_objection_wins() -> None:
    against = WEIGHED._replace(preferred=mine("c", 1), over=mine("c", 0))
    assert statuses(small(ATTACK, preferences=(against,)), Holders.of(ANN))[mine("c", 0)] == "rejected"


def test_a_viewpoint_prefers_its_own_and_anyone_does_not() -> None:
    found = statuses(small(), Holders.of(ANN))
    assert (found[mine("c", 0)], found[mine("c", 2)]) == ("accepted", "rejected")
    assert evaluate(small(), ANYONE).status(mine("c", 0)) == "undecided"


def test_opposite_preferences_of_one_viewpoint_cancel_out() -> None:
    other = Preference(mine("w", 1), mine("c", 1), mine("c", 0), BOB)
    argument = small(ATTACK, preferences=(WEIGHED, other))
    assert statuses(argument, Holders.of(ANN))[mine("c", 0)] == "accepted"
    assert statuses(argument, Holders.of(ANN, BOB))[mine("c", 0)] == "undecided"


@pytest.mark.parametrize("semantics", ["grounded", "preferred"])
def test_the_rows_say_what_was_found(semantics: str) -> None:
    found = evaluate(small(ATTACK), Holders.of(ANN), semantics)
    row = found.rows[0]
    assert (row.claim, row.attitude, row.status) == (mine("c", 0), "holds", "undecided")
    assert [r.attitude for r in found.rows] == ["holds", "holds", "rejects"]
    assert (row.sceptical, row.credulous) == (False, True if semantics == "preferred" else None)


# Conditions: c-000 depends on what c-001 says, and c-002 rests on c-000


def conditional(
    kind: ConditionKind, stance: str = SUPPOSES, *more: tuple[int, str], conflicts: tuple[Conflict, ...] = ()
) -> Argument:
    """Return the argument, with further claims of (proposition, stance) by the same holder."""
    others = [claim(3 + n, about, ANN, on) for n, (about, on) in enumerate(more)]
    claims = [claim(0, 0), claim(1, 1, stance=stance), claim(2, 2), *others]
    leg = Inference(mine("i", 0), mine("c", 2), (mine("c", 0),), (), ANN)
    depends = (Condition(mine("c", 0), kind, mine("c", 1)),)
    return Argument({c.iri: c for c in claims}, (leg,), conflicts, conditions=depends)


WITH, BELOW, ON = mine("c", 0), mine("c", 2), mine("c", 1)
ANNS = Holders.of(ANN)


def outcome(argument: Argument) -> tuple[str, str]:
    """Return what becomes of the claim with the condition and of what rests on it."""
    found = statuses(argument, ANNS)
    return found[WITH], found[BELOW]


NOT_APPLICABLE = ("not applicable", "not applicable")
ACCEPTED = ("accepted", "accepted")
OPEN = ("undecided", "undecided")


@pytest.mark.parametrize(
    ("kind", "supposed", "held", "expected"),
    [
        # Supposed so: nothing held on it, held to be so, held not to be so.
        (ConditionKind.IF, SUPPOSES, None, ACCEPTED),
        (ConditionKind.IF, SUPPOSES, ASSERTS, ACCEPTED),
        (ConditionKind.IF, SUPPOSES, DENIES, NOT_APPLICABLE),
        (ConditionKind.ONLY_IF, SUPPOSES, None, OPEN),
        (ConditionKind.ONLY_IF, SUPPOSES, ASSERTS, ACCEPTED),
        (ConditionKind.ONLY_IF, SUPPOSES, DENIES, NOT_APPLICABLE),
        (ConditionKind.UNLESS, SUPPOSES, None, ACCEPTED),
        (ConditionKind.UNLESS, SUPPOSES, ASSERTS, NOT_APPLICABLE),
        (ConditionKind.UNLESS, SUPPOSES, DENIES, ACCEPTED),
        # Supposed not to be so: the other way round.
        (ConditionKind.IF, SUPPOSES_NOT, ASSERTS, NOT_APPLICABLE),
        (ConditionKind.IF, SUPPOSES_NOT, DENIES, ACCEPTED),
        (ConditionKind.ONLY_IF, SUPPOSES_NOT, DENIES, ACCEPTED),
        (ConditionKind.ONLY_IF, SUPPOSES_NOT, ASSERTS, NOT_APPLICABLE),
        (ConditionKind.UNLESS, SUPPOSES_NOT, DENIES, NOT_APPLICABLE),
        (ConditionKind.UNLESS, SUPPOSES_NOT, ASSERTS, ACCEPTED),
    ],
)
@pytest.mark.parametrize("semantics", ["grounded", "preferred"])
def test_a_condition_decides_whether_a_claim_applies(
    kind: ConditionKind, supposed: str, held: str | None, expected: tuple[str, str], semantics: str
) -> None:
    argument = conditional(kind, supposed, *([(1, held)] if held else []))
    assert outcome(argument) == expected
    sceptical = {row.claim for row in evaluate(argument, ANNS, semantics).rows if row.sceptical}
    assert (WITH in sceptical) == (expected == ACCEPTED)


def test_what_others_say_of_a_supposition_does_not_decide_it() -> None:
    argument = conditional(ConditionKind.IF)
    denied = claim(9, 1, BOB, DENIES, frameworks.VERDICTS[2])
    argument = replace(argument, claims={**argument.claims, denied.iri: denied})
    assert outcome(argument) == ACCEPTED


def test_an_unanswered_reason_against_a_supposition_makes_it_fail() -> None:
    reason = Conflict(mine("x", 0), REBUT, mine("c", 3), ON, ANN)
    assert outcome(conditional(ConditionKind.IF, SUPPOSES, (9, ASSERTS), conflicts=(reason,))) == NOT_APPLICABLE


def test_a_condition_can_be_refused_and_granted() -> None:
    assumed = what_if(conditional(ConditionKind.IF), ANNS, reject=[ON])
    assert {c.claim: c.after for c in assumed.fallen} == {WITH: "not applicable", BELOW: "not applicable"}
    assert assumed.explain(BELOW) == [
        f"{ON.short} is refused",
        f"{WITH.short} holds if {ON.short}, which fails",
        f"{mine('i', 0).short} to {BELOW.short} loses {WITH.short}",
    ]
    needed = what_if(conditional(ConditionKind.ONLY_IF), ANNS, accept=[ON])
    assert {c.claim for c in needed.risen} == {WITH, BELOW}
    excepted = what_if(conditional(ConditionKind.UNLESS), ANNS, accept=[ON])
    assert {c.claim: c.after for c in excepted.fallen} == {WITH: "not applicable", BELOW: "not applicable"}
    assert excepted.fallen[0].because == (f"{WITH.short} holds unless {ON.short}, which is accepted",)


def test_to_refuse_the_content_of_a_condition_is_to_refuse_the_condition() -> None:
    argument = conditional(ConditionKind.IF, SUPPOSES, (1, ASSERTS))
    found = what_if(argument, ANNS, reject=[mine("c", 3)])
    assert ON in found.reject and {c.claim for c in found.fallen} == {WITH, BELOW}


def test_what_does_not_apply_is_not_rejected_and_speaks_against_nothing() -> None:
    against = Conflict(mine("x", 0), REBUT, WITH, mine("c", 3), ANN)
    argument = conditional(ConditionKind.IF, SUPPOSES, (7, ASSERTS), conflicts=(against,))
    before, after = statuses(argument, ANNS), what_if(argument, ANNS, reject=[ON])
    assert before[mine("c", 3)] == "undecided"
    assert mine("c", 3) in {c.claim for c in after.risen}


def test_an_assumption_is_a_crux() -> None:
    found = cruxes(conditional(ConditionKind.IF), ANNS, BELOW)
    assert {crux.premises for crux in found.found} == {(WITH,), (ON,)}
    assert cruxes(conditional(ConditionKind.IF), ANNS, BELOW, first_grounds=True).found


def test_what_a_claim_needs_is_a_ground_and_a_circle_of_needs_is_refused() -> None:
    with pytest.raises(ArgumentCycle):
        claims = {c.iri: c for c in (claim(0, 0), claim(1, 1))}
        both = (Condition(WITH, ConditionKind.ONLY_IF, ON), Condition(ON, ConditionKind.ONLY_IF, WITH))
        Argument(claims, conditions=both)


# Doubt: c-000 asserts what c-001 doubts


@pytest.mark.parametrize(
    ("holder", "doubter", "expected"),
    [
        (ANN, BOB, ("accepted", "rejected")),  # the viewpoint's own assertion stands up to another's doubt
        (BOB, ANN, ("undecided", "accepted")),  # what it doubts it does not reject
        (ANN, ANN, ("undecided", "undecided")),
    ],
)
def test_doubt_questions_without_denying(holder: Iri, doubter: Iri, expected: tuple[str, str]) -> None:
    claims = [claim(0, 0, holder), claim(1, 0, doubter, DOUBTS)]
    argument = Argument({c.iri: c for c in claims})
    found = statuses(argument, ANNS)
    assert (found[mine("c", 0)], found[mine("c", 1)]) == expected
    assert not argument.opposed(mine("c", 0)) and argument.doubted_by(mine("c", 0)) == [mine("c", 1)]
