"""A claim is never worded without holder, stance, hedge and reporter."""

from __future__ import annotations

import pytest

import diplograph
from diplograph import vocab
from diplograph.site.material import Essay
from diplograph.site.wording import STANCES, VERDICTS, Holder, Report, Said, hedge


@pytest.fixture(scope="module")
def essay(kg: diplograph.Library) -> Essay:
    return Essay(kg)


def test_every_stance_and_verdict_of_the_ontology_has_words(kg: diplograph.Library) -> None:
    def slugs(scheme: str) -> set[str]:
        return {row.concept.slug for row in kg.concepts_named(scheme=f"https://w3id.org/diplograph/scheme/{scheme}")}

    assert slugs("stance") <= set(STANCES)
    assert slugs("reporter-stance") <= set(VERDICTS)


@pytest.mark.parametrize("band", ["almost-no-chance", "roughly-even", "unquantified-possibility", "almost-certain"])
def test_a_likelihood_is_worded_with_its_cue(band: str) -> None:
    worded = hedge(band, "", ["so it seems"])
    assert worded and worded.scale == "lik" and "so it seems" in worded.text


def test_a_claim_said_without_a_hedge_has_none() -> None:
    assert hedge(vocab.likelihood.unmodalised.slug, "", []) is None


def test_sentences(essay: Essay) -> None:
    claims = essay.claims
    assert claims["c-037"].text == "Craig denies that the United States should turn away from Pakistan."
    assert claims["c-061"].text.startswith("Pakistan says that the United States bears part of the guilt")
    assert claims["c-061"].text.endswith("(reported by Craig, who has reservations)")
    assert claims["c-050"].text.startswith("Craig leaves open whether the United States has a moral duty")
    assert claims["c-162"].text.startswith("Craig stops short (fairly sure, “not apparent”) of saying that the United")
    assert claims["c-028"].text.startswith("Craig grants this: that urge")


def test_a_report_of_a_report_names_both_reporters(essay: Essay) -> None:
    assert essay.claims["c-315"].reported == (
        "reported by Ayaz Gul, who takes no side; reported by Craig, who takes no side"
    )


@pytest.mark.parametrize(
    ("label", "kinds", "author", "lead"),
    [
        ("US officials", {"Collective"}, False, "US officials deny"),
        ("Washington policy community", {"Collective"}, False, "The Washington policy community denies"),
        ("United States", {"State"}, False, "The United States denies"),
        ("Government of Pakistan", {"Organization"}, False, "The government of Pakistan denies"),
        ("Pakistan", {"State"}, False, "Pakistan denies"),
        ("Nadia Farrow", {"Person"}, True, "Farrow denies"),
        ("Nadia Farrow", {"Person"}, False, "Nadia Farrow denies"),
        ("Those who see a debt", {"Collective"}, False, "Those who see a debt deny"),
        ("Afghan Taliban", {"Organization"}, False, "Afghan Taliban deny"),
    ],
)
def test_who_takes_which_verb(label: str, kinds: set[str], author: bool, lead: str) -> None:
    holder = Holder.of("x", label, frozenset(kinds), author=author)
    said = Said("c-001", holder, "denies", "Rain is near.", None, (Report(holder, ""),))
    assert said.lead == lead
    assert said.text == f"{lead} that Rain is near. (reported by {holder.name})"


def test_a_stance_that_is_not_known_here_is_shown_by_its_name() -> None:
    holder = Holder.of("x", "Rome", frozenset({"State"}))
    assert Said("c-001", holder, "half-hopes", "It rains.", None, ()).text == "Rome half hopes that it rains."
