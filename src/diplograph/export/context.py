"""The JSON-LD context: a short name for each property that the ontology declares.

It is made from ``core.ttl`` and shipped as ``ontology/context.jsonld``, for others to
use; a test holds the two together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.data import bundled
from diplograph.data.turtle import parse
from diplograph.export.registry import Export, Form
from diplograph.namespaces import BASE, DG, GRAPH, ID, PREFIXES, RDF, RDFS, SCHEME, XSD, curie

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

_OWL = PREFIXES["owl"]
# The prefixes of the context.  Those of our own kinds of things (stance, place, cause …)
# would be at odds with the properties of the same name, so things go by three.
CONTEXT_PREFIXES = {
    **{name: iri for name, iri in PREFIXES.items() if not iri.startswith(BASE)},
    "dg": DG,
    "dgconcept": SCHEME,
    "dggraph": GRAPH,
    "dgid": ID,
}


def context() -> dict[str, object]:
    """Return the context: prefixes, and each property with the kind of its values."""
    types: dict[str, set[str]] = defaultdict(set)
    ranges: dict[str, str] = {}
    for triple in parse(bundled.ontology() / "core.ttl"):
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode):
            if triple.predicate.value == RDF + "type":
                types[subject.value].add(value.value)
            elif triple.predicate.value == RDFS + "range":
                ranges[subject.value] = value.value
    made: dict[str, object] = {"@version": 1.1, "@vocab": DG, **dict(sorted(CONTEXT_PREFIXES.items()))}
    for iri in sorted(types):
        name = iri.removeprefix(DG) if iri.startswith(DG) else curie(iri)
        if _OWL + "ObjectProperty" in types[iri]:
            made[name] = {"@id": curie(iri), "@type": "@id"}
        elif _OWL + "DatatypeProperty" in types[iri] and ranges.get(iri, "").startswith(XSD):
            made[name] = {"@id": curie(iri), "@type": curie(ranges[iri])}
        elif types[iri] & {_OWL + "DatatypeProperty", _OWL + "AnnotationProperty"}:
            made[name] = {"@id": curie(iri)}
    return made


def write(kg: Asker, form: Form) -> Export:
    """Write the context; it depends on the ontology alone."""
    text = json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n"
    return Export({"context.jsonld": text.encode()}, [])
