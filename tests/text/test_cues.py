"""Hedging words that no claim has as its cue."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from essay import TEXT
from paths import DOCS

import diplograph
from diplograph.opening import load
from diplograph.text.anchors import examine
from diplograph.text.cues import hedges
from diplograph.vocab import dg


@pytest.mark.parametrize(
    ("sentence", "cues", "left"),
    [
        ("Russia may refuse.", [], ["may"]),
        ("Russia may refuse.", ["may"], []),
        ("Russia, We Believe, refuses.", [], []),  # a title
        ("“We believe that Russia refuses.”", [], ["We believe"]),
        ("May 2018 brought a treaty.", [], []),
        ("May it bring a treaty.", [], ["May"]),
        ("It refused in May.", [], []),
        ("I believe it; perhaps I am wrong.", ["i believe"], ["perhaps"]),
        ("It might refuse and perhaps leave.", ["might … perhaps"], []),
        ("It is hard to see how the treaty could last.", ["hard to see"], []),
        ("It will probably last, and nobody in the capital thinks that it may not.", ["probably"], ["may"]),
        ("It is unlikely to last.", [], ["unlikely"]),
        ("Its likelihood is seen.", [], []),
    ],
)
def test_usual_hedges_without_a_cue(sentence: str, cues: list[str], left: list[str]) -> None:
    assert list(hedges(sentence, cues)) == left


def test_a_hedge_that_nothing_codes_is_shown_and_is_no_fault() -> None:
    text = (DOCS / "op-ed.txt").read_text(encoding="utf-8")
    store = load(DOCS / "deep-harbour").store
    assert not examine(store, (), text).uncoded
    for quad in list(store.quads_for_pattern(None, ox.NamedNode(dg.hedgeCue), None)):
        store.remove(quad)
    verified = examine(store, (), text)
    assert [(one.words, one.claim.rpartition("/")[2]) for one in verified.uncoded] == [("probably", "c-009")]
    assert "s-012: “probably” is a usual hedge" in verified.to_text() and verified.exit_code == 0


@pytest.mark.skipif(not TEXT.exists(), reason="the text of the essay is not at hand")
def test_few_hedges_of_the_essay_are_left(kg: diplograph.Library) -> None:
    verified = examine(kg.store, (), TEXT.read_text(encoding="utf-8"))
    assert len(verified.uncoded) <= 2
