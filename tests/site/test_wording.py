"""A claim is never worded without holder, stance, hedge and reporter."""

from __future__ import annotations

import pytest

import diplograph
from diplograph import vocab
from diplograph.site.material import Essay
from diplograph.site.wording import STANCES, STRENGTHS, VERDICTS, Hedge, Holder, Report, Said
from diplograph.terms import Iri


@pytest.fixture(scope="module")
def essay(kg: diplograph.Library) -> Essay:
    return Essay(kg)


def test_every_stance_and_verdict_of_the_ontology_has_words(kg: diplograph.Library) -> None:
    def slugs(scheme: str) -> set[str]:
        return {row.concept.slug for row in kg.concepts_named(scheme=f"https://w3id.org/diplograph/scheme/{scheme}")}

    assert slugs("stance") <= set(STANCES)
    assert slugs("reporter-stance") <= set(VERDICTS)
    assert slugs("likelihood") | slugs("confidence") == {*STRENGTHS, vocab.likelihood.unmodalised.slug}


def test_pages_and_command_line_word_a_hedge_alike(kg: diplograph.Library, essay: Essay) -> None:
    hedged = {
        row.claim.slug: kg.claim(row.claim).position for row in kg.claims_all() if row.confidence or row.likelihood
    }
    for name, position in hedged.items():
        worded = essay.claims[name].hedge
        assert (worded.text if worded else "") == position.hedge


@pytest.mark.parametrize("band", ["almost-no-chance", "roughly-even", "unquantified-possibility", "almost-certain"])
def test_a_likelihood_is_worded_with_its_cue(band: str) -> None:
    worded = Hedge.of(Iri(f"https://w3id.org/diplograph/scheme/likelihood/{band}"), None, ["so it seems"])
    assert worded and worded.scale == "lik" and "so it seems" in worded.text


def test_a_claim_said_without_a_hedge_has_none() -> None:
    assert Hedge.of(vocab.likelihood.unmodalised, None, []) is None


def said(stance: str, paraphrase: str, *reports: Report) -> Said:
    return Said("c-001", Holder.of("x", "Rome", frozenset({"State"})), stance, paraphrase, None, reports, "", False)


@pytest.mark.parametrize(
    ("stance", "sentence"),
    [
        ("asserts", "Rome says that the rain is near."),
        ("denies", "Rome denies that the rain is near."),
        ("doubts", "Rome doubts whether the rain is near."),
        ("leaves-open", "Rome leaves open whether the rain is near."),
        ("supposes-not", "Rome supposes it is not so that the rain is near."),
        ("declines", "Rome stops short of saying that the rain is near."),
    ],
)
def test_sentences(stance: str, sentence: str) -> None:
    assert said(stance, "The rain is near.").text == sentence


def test_a_paraphrase_that_begins_with_that_and_one_with_a_name() -> None:
    assert said("concedes", "That rain is near.").text == "Rome grants this: that rain is near."
    assert said("denies", "Pakistan can.").text == "Rome denies that Pakistan can."


def test_no_claim_of_the_essay_loses_its_holder_hedge_or_reporter(essay: Essay) -> None:
    for claim in essay.claims.values():
        assert claim.text.startswith(claim.lead)
        assert claim.holder.name in claim.lead
        assert claim.hedge is None or claim.hedge.text in claim.text
        assert all(report.reporter.name in claim.text and report.verdict in claim.text for report in claim.reports)
        position = essay.argument.claims[essay.iris[claim.id]]
        assert bool(claim.reports) == bool(position.reporter)
        assert bool(claim.hedge) == bool(position.hedge)


def test_a_report_of_a_report_names_both_reporters(essay: Essay, kg: diplograph.Library) -> None:
    chains = kg.reporting_chains()
    assert chains
    for row in chains:
        names = [report.reporter.iri for report in essay.claims[row.claim.slug].reports]
        assert names == [row.outer_reporter, row.reporter]


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
    claim = Said("c-001", holder, "denies", "Rain is near.", None, (Report(holder, ""),), "", False)
    assert claim.lead == lead
    assert claim.text == f"{lead} that Rain is near (reported by {holder.name})."


def test_a_stance_that_is_not_known_here_is_shown_by_its_name() -> None:
    assert said("half-hopes", "It rains.").text == "Rome half hopes that it rains."


def test_what_depends_on_a_condition_says_so() -> None:
    holder = Holder.of("x", "Rome", frozenset({"State"}))
    claim = Said("c-001", holder, "asserts", "Rain is near.", None, (), "", True)
    assert claim.text == "Rome says on a condition that Rain is near."
