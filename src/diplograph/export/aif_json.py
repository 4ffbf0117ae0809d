"""The Argument Interchange Format in JSON, as AIFdb gives it out (Lawrence et al. 2012) and arguebuf reads it.

Nodes are I (claims), RA (inferences), CA (conflicts) and PA (preferences).  The text of
an I-node says who takes which position.  What AIF has no key for stands under a
key of our own, ``diplograph``, as a JSON-LD node object; other readers pass over it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph import vocab
from diplograph.errors import DataError
from diplograph.export.aif import attributed, not_argued
from diplograph.export.jsonld import expand, node
from diplograph.export.material import ENDS, TYPE, Material, one, texts, triples
from diplograph.export.registry import Export, Form
from diplograph.namespaces import DG, curie
from diplograph.namespaces import expand as expand_curie

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

OWN = "diplograph"
_TYPE = ox.NamedNode(TYPE)
_NODES = {"Claim": "I", "Inference": "RA", "Conflict": "CA", "Preference": "PA"}
_TEXTS = {"Conflict": "Default Conflict", "Preference": "Default Preference"}


def write(kg: Asker, form: Form) -> Export:
    """Write claims and steps as nodes, and what joins them as edges."""
    material = Material(kg)
    nodes: list[dict[str, object]] = []
    edges: list[dict[str, object]] = []
    for claim, held in material.claims.items():
        content = one(held, vocab.dg.content)
        about = triples({content: material.of("Proposition").get(content, {})}, (TYPE, vocab.dg.paraphrase))
        own = [node(ox.NamedNode(claim), triples({claim: held})), node(ox.NamedNode(content), about)]
        nodes.append({"nodeID": curie(claim), "text": material.sentence(claim), "type": "I", OWN: own})
    for name, (source, target) in ENDS.items():
        for step, held in material.steps_of(name).items():
            schemes = [material.label(scheme).title() for scheme in texts(held, vocab.dg.scheme)]
            rest = {key: values for key, values in held.items() if key not in (DG + source, DG + target)}
            text = schemes[0] if schemes else _TEXTS.get(name, "Default Inference")
            nodes.append(
                {
                    "nodeID": curie(step),
                    "text": text,
                    "type": _NODES[name],
                    "scheme": text,
                    OWN: [node(ox.NamedNode(step), triples({step: rest}))],
                }
            )
            joined = [(curie(claim), curie(step)) for claim in texts(held, DG + source)]
            joined += [(curie(step), curie(claim)) for claim in texts(held, DG + target)]
            edges += [{"edgeID": f"{a} {b}", "fromID": a, "toID": b, "formEdgeID": None} for a, b in joined]
    losses = not_argued(material)
    whole = {"comment": material.head(form, losses), "nodes": nodes, "edges": edges, "locutions": []}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return Export({f"argument{form.suffix}": text.encode()}, losses)


def read(data: bytes, form: Form) -> Iterator[ox.Quad]:
    """Yield claims, paraphrases and steps in our own terms.

    Raises:
        DataError: the file is not AIF JSON, or a node says nothing of holder and stance.

    """
    try:
        whole = json.loads(data)
        found = {
            entry["nodeID"]: (entry["type"], list(entry.get(OWN, ())))
            for entry in whole["nodes"]
            if entry["type"] in _NODES.values()
        }
        edges = [(edge["fromID"], edge["toID"]) for edge in whole["edges"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            "AIF JSON", f"not as AIF has it ({error!r})", "It needs nodes and edges, with their keys."
        ) from None
    names = {kind: name for name, kind in _NODES.items()}
    statements = []
    for identifier, (kind, own) in found.items():
        statements.append(ox.Triple(_iri(identifier), _TYPE, ox.NamedNode(DG + names[kind])))
        statements += [quad.triple for quad in expand(own)]
    for a, b in edges:
        source, target = found.get(a, ("", []))[0], found.get(b, ("", []))[0]
        if source == "I" and target not in ("I", ""):
            step, claim, key = b, a, ENDS[names[target]][0]
        elif (target == "I" and source not in ("I", "")) or (source, target) == ("CA", "RA"):  # the latter undercuts
            step, claim, key = a, b, ENDS[names[source]][1]
        else:
            raise DataError(f"{a} to {b}", "AIF has no such edge", "An edge joins a claim and a step, or undercuts.")
        statements.append(ox.Triple(_iri(step), ox.NamedNode(DG + key), _iri(claim)))
    return attributed(statements)


def _iri(identifier: str) -> ox.NamedNode:
    iri = expand_curie(identifier) or identifier
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise DataError(identifier, "this node is not named by an IRI", "Name it by one, or by a CURIE.") from None
