"""Viewpoints and argument on the bundled graph: expectations follow from the graph, not from lists."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import diplograph
from diplograph import vocab
from diplograph.answers.result import Result, Table
from diplograph.argument.acceptance import evaluate
from diplograph.argument.actor_network import changes, network
from diplograph.argument.compare import Compared
from diplograph.argument.framework import Framework
from diplograph.argument.graph import ASSERTS, TAKEN_OVER, UNMODALISED, Argument, Holders
from diplograph.argument.standing import Standing
from diplograph.argument.view import Participant, View, Viewed, speaking
from diplograph.data.bundled import bundled_files, graphs
from diplograph.errors import BadValue
from diplograph.library import Library
from diplograph.namespaces import DG, ID, SCHEME
from diplograph.sparql.rdflib import RdflibExecutor
from diplograph.terms import Iri


@pytest.fixture(scope="session")
def authors(kg: Library) -> Holders:
    return Holders.of(*{kg.argument.claims[row.claim].holder for row in kg.query("claims_endorsed_by_author")})


# The essay must come out


def test_what_the_author_holds_is_accepted_and_what_he_rejects_is_not(kg: Library, authors: Holders) -> None:
    """Under his own view and preferences; where this fails, the encoding or the semantics is wrong."""
    argument = kg.argument
    found = evaluate(argument, authors)
    held = {c for c in argument.claims if argument.holds(authors, c)}
    rejected = {c for c in argument.claims if found.framework.attitude(c) == "rejects"}
    reported = {r.claim for r in kg.query("reported_by_reporter_stance") if r.reporter_stance.slug == "rejects"}
    assert held and reported <= rejected and not held & rejected
    assert {c.curie: found.status(c) for c in held if found.status(c) != "accepted"} == {}
    assert {c.curie: found.status(c) for c in rejected if found.status(c) != "rejected"} == {}


def test_what_he_leaves_open_stays_open(kg: Library, authors: Holders) -> None:
    """Neither accepted nor, unless something speaks against it, rejected; and it can be held with the rest."""
    argument = kg.argument
    found = evaluate(argument, authors, "preferred")
    assert found.credulous is not None and not found.not_computed
    for iri, claim in argument.claims.items():
        if not argument.holds(authors, iri):
            assert found.status(iri) != "accepted" and iri not in found.sceptical
        if claim.stance.slug == "leaves-open" and iri not in argument.attacks:
            assert found.status(iri) == "undecided" and iri in found.credulous


def test_his_preferences_are_needed(kg: Library, authors: Holders) -> None:
    without = kg.viewpoint(*sorted(authors.named or ())).what_if(without_preferences=True)
    assert {c.claim for c in without.fallen} & {p.preferred for p in kg.argument.preferences}


def _compared(kg: Library, first: str, second: str) -> Result[Compared]:
    return kg.viewpoint(first).compare(kg.viewpoint(second))


# Viewpoints


def test_a_reported_claim_belongs_to_its_holder(kg: Library) -> None:
    views = {who: kg.viewpoint(who).rows for who in {c.reporter for c in kg.argument.claims.values() if c.reporter}}
    reported = [c for c in kg.argument.claims.values() if c.reporter and c.reporter != c.holder]
    assert reported
    for claim in reported:
        assert claim.reporter
        rows = [row for row in views[claim.reporter] if row.claim == claim.iri]
        shared = claim.reporter_stance in TAKEN_OVER
        assert bool(rows) <= shared
        assert all(row.holder == claim.holder and row.taken_over_by == claim.reporter for row in rows)


def test_there_is_no_default_viewpoint(kg: Library) -> None:
    with pytest.raises(BadValue):
        kg.viewpoint()
    assert not hasattr(kg, "acceptance") and not hasattr(kg, "network")


def test_anyone_is_everybody_together(kg: Library) -> None:
    holders = {claim.holder for claim in kg.argument.claims.values()}
    everybody = {(row.position, row.situation, row.claim) for row in kg.viewpoint(*holders).rows}
    assert everybody == {(r.position, r.situation, r.claim) for r in kg.anyone().rows}


def test_what_is_only_recommended_or_valued_is_not_asserted(kg: Library) -> None:
    types: dict[Iri, set[str]] = {}
    for row in kg.query("claims_by_type"):
        types.setdefault(row.claim, set()).add(row.type.slug)
    view = kg.anyone()
    for row in view.asserted:
        assert not types[row.claim] & {"prescriptive", "counterfactual"}
        assert row.stance.slug in ("asserts", "concedes")
        assert row.kind != DG + "Event" or not types[row.claim] <= {"evaluative", "comparative"}
    assert {row.position for row in view.rows if "prescriptive" in types[row.claim]} >= {
        "recommended",
        "advised against",
    }


def test_a_floor_only_takes_away(kg: Library) -> None:
    view, low, high = (kg.viewpoint("ted-craig", floor=f) for f in (None, "likely", "almost-certain"))
    assert {*high.asserted} < {*low.asserted} < {*view.asserted}
    assert all(row.confidence is None for row in low.asserted)
    assert len(low.rows) == len(view.rows)


@pytest.fixture(scope="session")
def flat(kg: Library) -> object:
    return kg.viewpoint("ted-craig").to_graph()


def test_each_plain_triple_leads_back_to_unhedged_claims_of_the_view(kg: Library, flat: object) -> None:
    import rdflib
    from rdflib.namespace import PROV, RDF

    assert isinstance(flat, rdflib.Graph)
    view = kg.viewpoint("ted-craig").view
    assert (rdflib.URIRef(view.iri), PROV.wasAttributedTo, None) in flat
    asserted = {row.claim: row for row in view.of(Standing.ASSERTED)}
    statements = {}
    for node in flat.subjects(RDF.type, RDF.Statement):
        triple = tuple(flat.value(node, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        statements[triple] = [asserted[Iri(c)] for c in flat.objects(node, PROV.wasDerivedFrom)]
    plain = {t for t in flat if "/scheme/" in str(t[1])}
    assert plain and plain <= statements.keys()
    for triple, rows in statements.items():
        sure = [row for row in rows if row.plain]
        assert bool(sure) == (triple in plain)
    denied = {row.situation for row in view.of(Standing.DENIED)} - {row.situation for row in view.of(Standing.ASSERTED)}
    assert not {rdflib.URIRef(s) for s in denied} & set(flat.objects(None, rdflib.DCTERMS.subject))


@pytest.mark.parametrize("who", ["india", "anyone"])
def test_comparing_the_other_way_round_swaps_the_sides(kg: Library, who: str) -> None:
    first, second = kg.viewpoint("ted-craig"), kg.anyone() if who == "anyone" else kg.viewpoint(who)
    one, two = first.compare(second), second.compare(first)
    swap = {"first only": "second only", "second only": "first only"}
    assert {(swap.get(r.kind, r.kind), r.second_claim, r.first_claim) for r in one} == {
        (r.kind, r.first_claim, r.second_claim) for r in two
    }
    disagreements = {(r.claim, r.other) for r in kg.query("disagreements")}
    differ = {(r.first_claim, r.second_claim) for r in one if r.kind == "differ"}
    assert differ and differ <= disagreements | {(b, a) for a, b in disagreements}


def test_nobody_is_compared_with_themselves(kg: Library) -> None:
    holders = {claim.holder for claim in kg.argument.claims.values()}
    for holder in holders:
        rows = kg.viewpoint(holder).compare(kg.anyone())
        for row in rows:
            voices = (row.first_taken_over_by or row.first_holder, row.second_taken_over_by or row.second_holder)
            assert voices[0] in (holder, None) and voices[1] != holder, row
        assert rows == kg.viewpoint(holder).compare(kg.viewpoint(*(holders - {holder}))), "anyone is anyone else"
        assert {row.first_claim for row in rows} - {None} == set(speaking(kg.argument, Holders.of(holder)))
        assert len(holders) > 1 and any(row.kind == "second only" for row in rows)


def test_who_takes_a_claim_over_agrees_with_its_holder(kg: Library) -> None:
    taken = [c for c in kg.argument.claims.values() if c.reporter and c.reporter_stance in TAKEN_OVER]
    assert taken
    for claim in taken:
        assert claim.reporter
        found = [r for r in _compared(kg, claim.holder, claim.reporter) if r.first_claim == r.second_claim == claim.iri]
        assert [(r.kind, r.first_taken_over_by, r.second_taken_over_by) for r in found] == [
            ("taken over", None, claim.reporter)
        ]


def test_contradictions_hold_the_disagreements(kg: Library) -> None:
    found = {frozenset((r.claim, r.other)) for r in kg.contradictions() if r.ground == "proposition"}
    assert found == {frozenset((r.claim, r.other)) for r in kg.query("disagreements")}


# Networks


def test_a_date_obeys_the_bounds(kg: Library) -> None:
    view = kg.anyone().view
    for events in (False, True):
        always = network(view, events=events)
        for on in ("2019", "2024-02-08", "1900"):
            then = network(view, on, events=events)
            assert not {r.situation for r in then.rows} & {r.situation for r in then.undated}
            half_open = {r.situation for r in always.rows if r.begin is None or r.end is None}
            assert {r.situation for r in always.undated} <= {r.situation for r in then.undated} <= half_open
            assert then.on is not None
            for row in always.rows:
                if row.begin and row.end:
                    may = row.begin <= then.on[1] and row.end >= then.on[0]
                    assert may == (row.situation in {r.situation for r in then.rows})


def test_signs_follow_from_the_relations(kg: Library) -> None:
    view = kg.viewpoint("ted-craig").view
    found = network(view)
    assert found.graph().number_of_edges() == len(found.rows)
    assert {frozenset((r.source, r.target)) for r in found.plain if r.sign} == set(map(frozenset, found.signs()))
    assert not changes(found, found)
    assert len(changes(network(view, "1900"), found)) == len(found.signs())
    assert {row.actor for row in found.central()} == {end for r in found.plain for end in (r.source, r.target)}


def related(*pairs: tuple[str, str, str, str]) -> View:
    """Return a view that asserts a relation for each (actor, actor, valence, day or nothing)."""
    rows: list[Viewed] = []
    participants: dict[Iri, list[Participant]] = {}
    for number, (a, b, valence, day) in enumerate(pairs):
        relation = Iri(f"{ID}relation/r-{number}")
        ends = ((DG + "initiator", a), (DG + "recipient", b))
        participants[relation] = [Participant(Iri(role), Iri(f"{ID}actor/{who}"), is_actor=True) for role, who in ends]
        date = datetime.date.fromisoformat(day) if day else None
        rows.append(
            Viewed(
                position=Standing.ASSERTED,
                situation=relation,
                label="A relation",
                kind=vocab.dg.Relation,
                type=Iri(f"{SCHEME}relation-type/supports"),
                claim=Iri(f"{ID}test/c-{number}"),
                holder=Iri(f"{ID}actor/ann"),
                stance=ASSERTS,
                paraphrase="So.",
                likelihood=UNMODALISED,
                confidence=None,
                cue=None,
                reporter=None,
                reporter_stance=None,
                explicitness=vocab.explicitness.explicit,
                encoder_confidence=None,
                conditions=None,
                predicted=False,
                plain=True,
                taken_over_by=None,
                valence=Iri(f"{SCHEME}valence/{valence}"),
                begin=date,
                begin_latest=date,
                end_earliest=date,
                end=date,
            )
        )
    return View(Holders.of(Iri(f"{ID}actor/ann")), None, Table(Viewed, rows), participants)


@pytest.mark.parametrize("first", ["cooperative", "conflictual"])
@pytest.mark.parametrize("second", ["cooperative", "conflictual"])
@pytest.mark.parametrize("third", ["cooperative", "conflictual"])
def test_a_triad_is_balanced_where_its_conflicts_are_even(first: str, second: str, third: str) -> None:
    found = network(related(("a", "b", first, ""), ("c", "a", second, ""), ("b", "c", third, "")))
    (triad,) = found.triads()
    assert triad.signs.count("-") == [first, second, third].count("conflictual")
    assert triad.balanced == ([first, second, third].count("conflictual") % 2 == 0)


def test_a_pair_with_both_signs_has_none_until_a_date_tells_them_apart() -> None:
    view = related(("a", "b", "cooperative", "2018-06-01"), ("b", "a", "conflictual", "2020-01-01"))
    pair = (Iri(ID + "actor/a"), Iri(ID + "actor/b"))
    assert network(view).signs() == {pair: 0} and not network(view).triads()
    assert network(view, "2018").signs() == {pair: 1}
    assert [(r.before, r.after) for r in changes(network(view, "2018"), network(view, "2020"))] == [(1, -1)]


# Argument


def test_why_goes_down_to_the_passages(kg: Library) -> None:
    thesis = kg.argument.thesis(Holders.of(kg.identify("actor", "ted-craig")))
    assert thesis
    tree = kg.why(thesis)
    claims = {line.iri for line in tree if line.kind == "claim"}
    conditions = {line.iri for line in tree if line.kind == "condition"}
    assert claims == {thesis} | kg.argument.grounds(thesis)
    assert conditions == {c.on for c in kg.argument.conditions if c.claim in claims}
    assert {r.passage for r in kg.query("links_of") if r.claim in claims | conditions} == {
        line.iri for line in tree if line.kind == "passage"
    }
    assert [line.depth for line in tree if line.iri == thesis] == [0]
    for drawn in (tree.to_mermaid(), tree.to_dot()):
        arrows = [line for line in drawn.splitlines() if "->" in line]
        assert len(arrows) == len({(line.iri, line.above) for line in tree if line.above})


def test_against_tells_every_attack_and_what_outweighs_it(kg: Library) -> None:
    told = {(r.claim, r.step) for c in kg.argument.claims for r in kg.against(c) if r.step}
    for conflict in kg.argument.conflicts:
        step = kg.argument.inference.get(conflict.attacked)
        assert (step.conclusion if step else conflict.attacked, conflict.iri) in told
    weighed = {(r.outweighed_by, r.against) for c in kg.argument.claims for r in kg.against(c)}
    attacks = {(x.attacked, x.attacker) for x in kg.argument.conflicts}
    assert {(p.preferred, p.over) for p in kg.argument.preferences} & attacks <= weighed


def test_against_tells_what_is_preferred_to_a_claim_that_nothing_attacks(kg: Library) -> None:
    rows = kg.against("c-054")
    assert {(r.how, r.against.rsplit("/", 1)[-1]) for r in rows} == {("outweighed", "c-162"), ("outweighed", "c-188")}
    assert {r.step for r in rows} == {p.iri for p in kg.argument.preferences if p.over == rows[0].claim}
    assert {r.arguer for r in rows} == {kg.identify("actor", "ted-craig")}
    attacked_as_well = kg.identify("claim", "c-030")
    assert [r.against for r in kg.against(attacked_as_well)].count(
        kg.identify("claim", "c-037")
    ) == 1  # opposed, and rebut


def test_what_its_own_holder_outweighs_is_granted_and_not_asserted(kg: Library) -> None:
    own = [p for p in kg.argument.preferences if kg.argument.claims[p.over].holder == p.arguer]
    assert own
    assert [p.iri for p in own if kg.argument.claims[p.over].stance == ASSERTS] == []


def test_strength_is_that_of_the_weakest_link(kg: Library) -> None:
    rank = {row.hedge: row.rank or 0 for row in kg.query("hedge_ranks")}
    rows = kg.viewpoint("ted-craig").strength()
    assert {r.claim for r in rows} == set(kg.argument.recommendations(kg.viewpoint("ted-craig").holders))
    for row in rows:
        step = kg.argument.inference.get(row.leg) if row.leg else None
        below = {*step.premises}.union(*map(kg.argument.grounds, step.premises)) if step else set()
        for scale, weakest in (("likelihood", row.likelihood), ("confidence", row.confidence)):
            hedges = {getattr(kg.argument.claims[c], scale) for c in below} - {None, UNMODALISED}
            assert (weakest is None) == (not hedges)
            assert weakest is None or rank[weakest] == min(rank[h] for h in hedges)


def test_rejecting_a_crux_defeats_and_its_parts_do_not(kg: Library) -> None:
    view = kg.viewpoint("ted-craig")
    whose = view.holders
    framework = Framework(kg.argument, whose)
    for recommendation in kg.argument.recommendations(whose):
        found = view.cruxes(recommendation)
        assert found.exact
        node = framework.claim[recommendation]
        for crux in found.found[:5]:
            assert framework.label(crux.premises).of[node] != 1
            assert all(framework.label(set(crux.premises) - {p}).of[node] == 1 for p in crux.premises)


# The same everywhere


def what_if_text(kg: Library) -> str:
    return kg.viewpoint_of("c-275").what_if(reject=["c-275"]).to_text()


ANSWERS: dict[str, Callable[[Library], Result[Any]]] = {
    "viewpoint": lambda kg: kg.viewpoint("ted-craig").rows,
    "compare": lambda kg: _compared(kg, "ted-craig", "india"),
    "contradictions": lambda kg: kg.contradictions(),
    "network": lambda kg: kg.viewpoint("ted-craig").network(on="2019", events=True).rows,
    "why": lambda kg: kg.why("c-037").to_table(),
    "against": lambda kg: kg.against("c-037", deep=True),
    "acceptance": lambda kg: kg.viewpoint("ted-craig").acceptance().rows,
    "what_if": lambda kg: kg.viewpoint_of("c-275").what_if(reject=["c-275"]).rows,
    "cruxes": lambda kg: kg.viewpoint_of("c-267").cruxes("c-267").rows,
    "strength": lambda kg: kg.viewpoint("ted-craig").strength(),
}


@pytest.fixture(scope="session")
def elsewhere(rdflib_executor: RdflibExecutor) -> Library:
    return Library(rdflib_executor)


@pytest.mark.parametrize("name", ANSWERS)
def test_every_executor_answers_alike(kg: Library, elsewhere: Library, name: str) -> None:
    ours, theirs = ANSWERS[name](kg), ANSWERS[name](elsewhere)
    assert isinstance(ours, Result) and len(ours)
    assert ours == theirs


def test_the_order_of_files_does_not_matter(kg: Library) -> None:
    files = bundled_files()
    random.Random(7).shuffle(files)
    again = diplograph.load(*files)
    for name in ("viewpoint", "acceptance", "what_if", "why"):
        assert ANSWERS[name](again) == ANSWERS[name](kg)


def test_the_graph_says_the_same_as_the_saved_questions(kg: Library) -> None:
    argument: Argument = kg.argument
    numbers = {row.label: row[2] for row in kg.query("graph_in_numbers")}
    assert len(argument.claims) == numbers["Claim"]
    assert len(argument.inferences) == numbers["Inference"]
    assert len(argument.conflicts) == numbers["Conflict"]
    assert len(argument.preferences) == numbers["Preference"]


def test_documents_are_compared_too(tmp_path: Path) -> None:
    """A claim in another document, on a proposition of the essay, meets the claims made there."""
    (tmp_path / "letter.ttl").write_text(
        "@prefix dg: <https://w3id.org/diplograph/ns#> . @prefix mine: <https://w3id.org/diplograph/id/letter/> .\n"
        "mine:c-1 a dg:Claim ; dg:content <https://w3id.org/diplograph/id/modest-geopolitical-case/p-235> ;\n"
        "    dg:holder <https://w3id.org/diplograph/id/actor/china> ;\n"
        "    dg:stance <https://w3id.org/diplograph/scheme/stance/denies> .\n"
    )
    both = diplograph.load(graphs(), tmp_path)
    kinds = {
        who: {r.kind for r in _compared(both, "china", who) if r.first_claim and r.second_claim}
        for who in ("india", "ted-craig")
    }
    assert kinds == {"india": {"differ"}, "ted-craig": {"agree"}}
    assert any(row.claim.slug == "c-1" or row.other.slug == "c-1" for row in both.contradictions())


def test_a_graph_elsewhere_is_argued_with_alike(kg: Library, served: str) -> None:
    there = diplograph.connect(served)
    assert there.argument == kg.argument
    assert there.viewpoint("ted-craig").rows == kg.viewpoint("ted-craig").rows
    assert _compared(there, "ted-craig", "pakistan") == _compared(kg, "ted-craig", "pakistan")
    assert there.why("c-037").to_table() == kg.why("c-037").to_table()
    assert there.viewpoint("ted-craig").acceptance().rows == kg.viewpoint("ted-craig").acceptance().rows
    assert what_if_text(there) == what_if_text(kg)
    assert there.viewpoint_of("c-267").cruxes("c-267").rows == kg.viewpoint_of("c-267").cruxes("c-267").rows


def test_only_what_is_said_outright_is_plain(kg: Library) -> None:
    """Derived from the statements of each claim, whoever holds it."""
    conditional = {row.claim for row in kg.conditions_all()}
    predicted = {row.claim for row in kg.claims_by_type() if row.type == vocab.claim_type.predictive}
    rows = kg.anyone().rows
    positions = {row.claim: row for row in kg.claim_positions()}
    assert {row.claim for row in rows if row.plain} and {row.claim for row in rows if not row.plain}
    for row in rows:
        told = positions[row.claim]
        outright = (
            row.position == Standing.ASSERTED
            and told.likelihood in (None, UNMODALISED)
            and not told.confidence
            and not told.cue
            and told.explicitness in (vocab.explicitness.explicit, vocab.explicitness.presupposed)
            and told.encoder_confidence != vocab.confidence.low
            and row.claim not in conditional | predicted
        )
        assert row.plain == outright, row.claim
        assert row.plain or row.caveats() or row.position != Standing.ASSERTED, "what keeps it from being plain is said"
    assert all(edge.plain for edge in kg.anyone().network(events=True).plain)


def test_a_condition_of_the_essay_carries_what_depends_on_it(kg: Library) -> None:
    """Refusing the condition makes the claim not applicable, not rejected, and `why` shows it."""
    assert kg.argument.conditions
    for condition in kg.argument.conditions:
        holder = kg.argument.claims[condition.claim].holder
        found = kg.viewpoint(holder).what_if(reject=[condition.on])
        after = {change.claim: change.after for change in found.fallen}
        assert after[condition.claim] == "not applicable"
        assert condition.text() in kg.why(condition.claim).to_text()
