"""Rules on repeated content: the same thing under two names."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph import vocab
from diplograph.checks.context import Context
from diplograph.checks.part import Fault
from diplograph.namespaces import curie

dg = vocab.dg
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
                    yield Fault("name-ambiguous", message, remedy, iri, dg.name, name, "warning")
