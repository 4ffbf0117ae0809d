"""No row speaks of the world without saying who holds it, how firmly, by whose report, and where."""

from __future__ import annotations

import pytest
from golden import GOLDEN, golden

import diplograph
from diplograph.data import bundled
from diplograph.queries.catalogue import Catalogue, SavedQuery

QUESTIONS = list(Catalogue(bundled.queries()))
SAID = ("holder", "stance", "likelihood", "confidence", "cue", "reporter", "reporter_stance", "section")

# Read once for all claims of a corpus by commands that look up the rest; claims_in_full says it all.
IN_PART = {"claim_positions": {"section"}, "claims_voiced": {"section"}}

# They name claims by IRI alone: for programs, or because they are about the encoding.
BARE = {
    *("claim_situations", "claim_types", "conditions_of", "document_of", "links_of", "steps_all"),
    *("encoder_inferences", "encoder_notes", "instances_by_slug", "texts_with_word"),
}

# How a situation is described, whoever says it: who_says_so says who does.
DESCRIBED = {
    *("event_participants", "parts_of", "relation_ends", "situation_participants", "situation_setting", "time_of"),
    *("claim_situations", "encoder_notes", "statements_of"),
}


def prefixes(saved: SavedQuery) -> set[str]:
    return {c.name.removesuffix("paraphrase") for c in saved.columns if c.name.endswith("paraphrase")}


@pytest.mark.parametrize("saved", QUESTIONS, ids=lambda q: q.name)
def test_a_paraphrase_never_stands_alone(saved: SavedQuery) -> None:
    names = {c.name for c in saved.columns}
    needed = {p + part for p in prefixes(saved) for part in SAID if part not in IN_PART.get(saved.name, ())}
    assert needed <= names


def test_a_claim_is_never_a_bare_name(kg: diplograph.Library) -> None:
    """Where a column holds claims, the row has their words, too."""
    claims = {row.claim.curie for row in kg.claim_types()}
    bare = set()
    for path in GOLDEN:
        name = path.name.split(".")[0]
        _, (_, *rows) = golden(path)
        if claims & {cell for row in rows for cell in row} and not prefixes(kg.queries.find(name)):
            bare.add(name)
    assert bare == BARE


def test_a_situation_is_described_by_somebody(kg: diplograph.Library) -> None:
    situations = {row.situation.curie for row in kg.situation_participants()}
    unattributed = set()
    for path in GOLDEN:
        name = path.name.split(".")[0]
        _, (columns, *rows) = golden(path)
        if situations & {cell for row in rows for cell in row} and "holder" not in columns:
            unattributed.add(name)
    assert {name for name in unattributed if not prefixes(kg.queries.find(name))} == DESCRIBED
