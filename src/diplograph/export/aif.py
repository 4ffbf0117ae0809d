"""The Argument Interchange Format in RDF (Chesñevar et al. 2006; Rahwan et al. 2007, the AIF ontology in OWL).

A claim is an I-node, an inference an RA-node, a conflict a CA-node, a preference a
PA-node.  AIF has no place for holder, stance or hedge, but lets other ontologies add
to its nodes: ours do.  For a reader who knows AIF alone, the text of every I-node
says who takes which position, and on what condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph import vocab
from diplograph.data import turtle
from diplograph.errors import DataError
from diplograph.export.material import TYPE, Material, comment, triples, unsaid
from diplograph.export.rdf import parse
from diplograph.export.registry import Export, Form, Loss
from diplograph.namespaces import DG, PREFIXES, curie

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

AIF = "http://www.arg.dundee.ac.uk/aif#"
_PREFIXES = {**PREFIXES, "aif": AIF}

NODES = {"Claim": "I-node", "Inference": "RA-node", "Conflict": "CA-node", "Preference": "PA-node"}
# What AIF itself says of each step; the rest goes in our own terms.
_ENDS = {
    "Inference": {"premise": "Premise", "conclusion": "Conclusion"},
    "Conflict": {"attacker": "Premise", "attacked": "Conclusion"},
    "Preference": {"preferred": "Preferred", "preferredOver": "Dispreferred"},
}
_TEXT = ox.NamedNode(AIF + "claimText")
_TYPE = ox.NamedNode(TYPE)


def write(kg: Asker, form: Form) -> Export:
    """Write claims and steps as AIF nodes, with our own terms beside."""
    material = Material(kg)
    statements = [ox.Triple(ox.NamedNode(c), _TEXT, ox.Literal(material.sentence(c))) for c in material.claims]
    statements += triples(material.claims)
    statements += triples(material.of("Proposition"), (TYPE, vocab.dg.paraphrase))
    for name, node in NODES.items():
        ends = {DG + ours: ox.NamedNode(AIF + theirs) for ours, theirs in _ENDS.get(name, {}).items()}
        things = material.claims if name == "Claim" else material.steps_of(name)
        statements += [ox.Triple(ox.NamedNode(iri), _TYPE, ox.NamedNode(AIF + node)) for iri in things]
        if ends:
            statements += [
                ox.Triple(t.subject, ends.get(t.predicate.value, t.predicate), t.object) for t in triples(things)
            ]
    losses = not_argued(material)
    data = turtle.write(statements, _PREFIXES, comment(material.head(form, losses)))
    return Export({f"argument{form.suffix}": data}, losses)


def not_argued(material: Material) -> list[Loss]:
    """Return what the two forms of AIF leave out."""
    written = {*material.claims, *material.steps, *material.of("Proposition")}
    losses = material.left_out(written, "AIF knows claims and steps; named at most")
    losses += material.conditions("AIF has no node for them: in the text of the claim and in our own terms")
    return losses + unsaid(
        material.of("Proposition"), "propositions", ("paraphrase",), "AIF does not look inside a claim"
    )


def read(data: bytes, form: Form) -> Iterator[ox.Quad]:
    """Yield claims, paraphrases and steps in our own terms.

    Raises:
        DataError: the file does not parse, or an I-node names no holder, stance or content.

    """
    statements = [quad.triple for quad in parse(data, ox.RdfFormat.TURTLE)]
    ours = {AIF + node: name for name, node in NODES.items()}
    kinds = {
        t.subject: ours[t.object.value]
        for t in statements
        if t.predicate == _TYPE and isinstance(t.object, ox.NamedNode) and t.object.value in ours
    }
    back = {
        name: {AIF + theirs: ox.NamedNode(DG + mine) for mine, theirs in ends.items()} for name, ends in _ENDS.items()
    }
    kept: list[ox.Triple] = []
    for t in statements:
        if t.predicate == _TEXT or (
            t.predicate == _TYPE and isinstance(t.object, ox.NamedNode) and t.object.value in ours
        ):
            continue
        predicate = back.get(kinds.get(t.subject, ""), {}).get(t.predicate.value, t.predicate)
        kept.append(ox.Triple(t.subject, predicate, t.object))
    kept += [ox.Triple(subject, _TYPE, ox.NamedNode(DG + name)) for subject, name in kinds.items()]
    return attributed(kept)


def attributed(statements: list[ox.Triple]) -> Iterator[ox.Quad]:
    """Yield statements as quads, once every claim in them is sure to be somebody's.

    Raises:
        DataError: a claim names no holder, stance or content.

    """
    said = {(t.subject, t.predicate.value) for t in statements}
    for t in statements:
        if t.predicate == _TYPE and t.object == ox.NamedNode(vocab.dg.Claim):
            for need in ("holder", "stance", "content"):
                if (t.subject, DG + need) not in said:
                    raise DataError(
                        curie(t.subject.value) if isinstance(t.subject, ox.NamedNode) else str(t.subject),
                        f"the claim has no dg:{need}",
                        "Say whose position it is, and which one; a claim without them is not read.",
                    )
    for t in statements:
        yield ox.Quad(t.subject, t.predicate, t.object)
