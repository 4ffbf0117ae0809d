"""The essay's steps: what is granted, limited or asked leads somewhere, and what outweighs is attacked first."""

from __future__ import annotations

import pytest

from diplograph import Library
from diplograph.sparql.executor import Solutions

PREFIXES = """
PREFIX dg: <https://w3id.org/diplograph/ns#>
PREFIX stance: <https://w3id.org/diplograph/scheme/stance/>
PREFIX rstance: <https://w3id.org/diplograph/scheme/reporter-stance/>
PREFIX actor: <https://w3id.org/diplograph/id/actor/>
"""


def exceptions(kg: Library, where: str) -> list[str]:
    """Return what the pattern finds as ``?x``."""
    found = kg.sparql(f"{PREFIXES} SELECT DISTINCT ?x WHERE {{ {where} }} ORDER BY ?x")
    assert isinstance(found, Solutions)
    return [str(row[0]) for row in found.rows]


@pytest.mark.parametrize(
    "position",
    [
        "dg:stance stance:concedes",
        "dg:reporterStance rstance:concedes",
        "dg:reporterStance rstance:qualifies",
        "dg:stance stance:declines",
    ],
)
def test_what_is_granted_or_limited_has_what_outweighs_it(kg: Library, position: str) -> None:
    weighed = "{ ?step dg:preferredOver ?x } UNION { ?step dg:preferred ?x } UNION { ?step dg:attacked ?x }"
    assert not exceptions(kg, f"?x {position} . FILTER NOT EXISTS {{ {weighed} }}")


def test_what_is_asked_has_an_answer_or_a_limit(kg: Library) -> None:
    answered = "{ ?step dg:conclusion ?x } UNION { ?step dg:attacker ?x } UNION { ?step dg:attacked ?x }"
    assert not exceptions(kg, f"?x dg:stance stance:leaves-open . FILTER NOT EXISTS {{ {answered} }}")


def test_a_conflict_runs_from_the_outweighed_claim_to_the_preferred_one(kg: Library) -> None:
    conflict = "?conflict dg:attacker ?over ; dg:attacked ?preferred"
    assert not exceptions(
        kg, f"?x dg:preferred ?preferred ; dg:preferredOver ?over . FILTER NOT EXISTS {{ {conflict} }}"
    )


def test_no_conflict_is_between_two_reported_views_in_the_authors_name(kg: Library) -> None:
    assert not exceptions(
        kg,
        "?x dg:attacker ?a ; dg:attacked ?b ; dg:arguer ?arguer . ?a dg:reporter ?arguer . ?b dg:reporter ?arguer",
    )


def test_voices_outside_the_text_are_noted(kg: Library) -> None:
    assert not exceptions(
        kg, "?x dg:holder actor:american-diplomacy-journal . FILTER NOT EXISTS { ?x dg:encoderNote ?note }"
    )


def test_a_title_in_a_note_is_cited_and_not_taken_over(kg: Library) -> None:
    titles = "?x dg:anchor ?note ; dg:reporterStance rstance:agrees . ?note a dg:Note ."
    figures = "?x dg:content/dg:describes/dg:figureFrom ?work"
    counted = "?x dg:content/dg:describes/dg:affected ?group . ?figure dg:affected ?group ; dg:figureFrom ?work"
    assert not exceptions(kg, f"{titles} FILTER NOT EXISTS {{ {figures} }} FILTER NOT EXISTS {{ {counted} }}")
