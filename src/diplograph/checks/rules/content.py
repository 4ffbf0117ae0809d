"""Rules on repeated content: the same thing under two names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplograph import vocab
from diplograph.checks.context import Context
from diplograph.checks.part import Fault
from diplograph.checks.report import WARNING
from diplograph.namespaces import SKOS, curie

dg = vocab.dg
_NAMES = (SKOS + "prefLabel", SKOS + "altLabel")
# What follows the name of the holder in a sentence about what they say: at most one adverb, a verb, "that".
_SAYS = re.compile(
    r"\s(?:\w+\s)?(?:says|said|argues|argued|claims|claimed|believes|believed|thinks|thought|holds|held|"
    r"contends|contended|asserts|asserted|maintains|maintained|states|stated|estimates|estimated|warns|warned)\sthat\b"
)
# The properties that identify a thing of a class.
_KEYS = {
    dg.Inference: (dg.arguer, dg.premise, dg.conclusion),
    dg.Conflict: (dg.attacker, dg.attacked),
    dg.Preference: (dg.arguer, dg.preferred, dg.preferredOver),
    dg.Claim: (dg.holder, dg.content, dg.stance, dg.anchor, dg.reporter),
    dg.NameUse: (dg.name, dg.anchor, dg.denotes),
    dg.Citation: (dg.citingNote, dg.citedWork, dg.backedPassage),
    dg.CausalLink: (dg.cause, dg.effect),
}


def same_content(context: Context) -> Iterator[Fault]:
    """No two things of a class have the same content.

    The second would be counted again in every answer, and would double the reasons for a claim.
    """
    for kind, predicates in _KEYS.items():
        first: dict[tuple[frozenset[str], ...], str] = {}
        for iri in context.instances(kind):
            said = context.graph.out[iri]
            key = tuple(frozenset(value for value, _ in said.get(p, ())) for p in predicates)
            other = first.setdefault(key, iri) if all(key[:2]) else iri
            if other != iri:
                message = f"{curie(other)} has the same content: {', '.join(map(curie, predicates))} are equal"
                yield Fault("same-content", message, "Keep one of the two, or add what differs.", iri, predicates[0])


def positions(context: Context) -> Iterator[Fault]:
    """A holder takes only one stance on a proposition, unless somebody else reports another.

    A supposition may also be asserted or denied: "They will leave. If they do, …".
    """
    supposed = {vocab.stance.supposes, vocab.stance.supposes_not}
    first: dict[tuple[str, str, str], tuple[str, str]] = {}
    for iri in context.instances(dg.Claim):
        said = context.graph.out[iri]
        values = [next((v for v, _ in said.get(p, ())), "") for p in (dg.holder, dg.content, dg.reporter, dg.stance)]
        holder, content, reporter, stance = values
        if stance in supposed:
            continue
        other, theirs = first.setdefault((holder, content, reporter), (iri, stance))
        if all((holder, content, stance, theirs)) and stance != theirs:
            message = f"in {curie(other)} the same holder takes another stance on the same proposition"
            remedy = "Keep the stance of the text, or give the second claim a proposition of its own."
            yield Fault("two-stances", message, remedy, iri, dg.stance, stance)


def names(context: Context) -> Iterator[Fault]:
    """A name stands for only one thing within a passage."""
    first: dict[tuple[str, str], tuple[str, frozenset[str]]] = {}
    for iri in context.instances(dg.NameUse):
        said = context.graph.out[iri]
        denoted = frozenset(value for value, _ in said.get(dg.denotes, ()))
        for name, _ in said.get(dg.name, ()):
            for anchor, _ in said.get(dg.anchor, ()):
                other, theirs = first.setdefault((name, anchor), (iri, denoted))
                if theirs != denoted:
                    message = f"{name!r} stands for something else in the same passage, according to {curie(other)}"
                    remedy = "Quote more words of the name, so that the two differ."
                    yield Fault("name-ambiguous", message, remedy, iri, dg.name, name, WARNING)


def attributed(context: Context) -> Iterator[Fault]:
    """A paraphrase says what is claimed, not that the holder claims it.

    Otherwise what the holder is on record for is their own saying so, and the claim itself is on no record.
    """
    graph = context.graph
    for claim in context.instances(dg.Claim):
        said = graph.out[claim]
        names = {n for holder, _ in said.get(dg.holder, ()) for p in _NAMES for n, _ in graph.objects(holder, p)}
        for proposition, _ in said.get(dg.content, ()):
            for text, kind in graph.objects(proposition, dg.paraphrase):
                if kind.startswith("@en") and _is_attributed(text, names):
                    message = "the paraphrase says that the holder says so, which the claim says already"
                    remedy = "Paraphrase only what is said to be so."
                    yield Fault("paraphrase-attributed", message, remedy, proposition, dg.paraphrase, text, WARNING)


def _is_attributed(text: str, names: set[str]) -> bool:
    bare = text.removeprefix("The ")
    openings = (bare.removeprefix(name) for name in names if bare.startswith(name))
    return text.startswith("According to ") or any(_SAYS.match(rest) for rest in openings)
