"""JSON-LD 1.1 (W3C 2020) under the Diplograph context, which every file brings along."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from diplograph.data import bundled
from diplograph.data.turtle import read as read_file
from diplograph.export.context import CONTEXT_PREFIXES
from diplograph.export.rdf import parse, quads
from diplograph.export.registry import Export, Form
from diplograph.namespaces import DG, RDF, XSD
from diplograph.terms import Term

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

Node = dict[str, Any]  # an object of JSON
_LONGEST_FIRST = sorted(CONTEXT_PREFIXES.items(), key=lambda item: -len(item[1]))


@cache
def context() -> Node:
    """Return the context as it is shipped."""
    shipped: Node = json.loads(read_file(bundled.ontology() / "context.jsonld"))["@context"]
    return shipped


def write(kg: Asker, form: Form) -> Export:
    """Write the dataset: one object for each named graph, one in it for each subject.  Nothing is lost."""
    whole: list[Node] = []
    for graph, members in groupby(quads(kg), key=lambda quad: quad.graph_name):
        nodes = [node(subject, held) for subject, held in groupby(members, key=lambda quad: quad.subject)]
        whole += nodes if isinstance(graph, ox.DefaultGraph) else [{"@id": _name(graph), "@graph": nodes}]
    text = json.dumps({"@context": context(), "@graph": whole}, ensure_ascii=False, indent=1) + "\n"
    return Export({f"graph{form.suffix}": text.encode()}, [])


def node(subject: Term, statements: Iterable[ox.Quad | ox.Triple]) -> Node:
    """Return the statements of one subject as a JSON-LD node object under the context."""
    made: Node = {"@id": _name(subject)}
    for statement in statements:
        key, value = _entry(statement.predicate.value, statement.object)
        if key not in made:
            made[key] = value
        elif isinstance(made[key], list):
            made[key].append(value)
        else:
            made[key] = [made[key], value]
    return made


def _entry(key: str, value: Term) -> tuple[str, Any]:
    if key == RDF + "type" and isinstance(value, ox.NamedNode):
        return "@type", value.value.removeprefix(DG) if value.value.startswith(DG) else _short(value.value)
    name = key.removeprefix(DG) if key.startswith(DG) else _short(key)
    coercion = context().get(name, {}).get("@type")
    if not isinstance(value, ox.Literal):
        return name, _name(value) if coercion == "@id" else {"@id": _name(value)}
    if value.language:
        return name, {"@language": value.language, "@value": value.value}
    kind = _short(value.datatype.value)
    if kind == coercion:
        return name, value.value
    if value.datatype.value == XSD + "string":
        return name, value.value if coercion is None else {"@value": value.value}
    return name, {"@type": kind, "@value": value.value}


def _name(term: object) -> str:
    return _short(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _short(iri: str) -> str:
    for prefix, namespace in _LONGEST_FIRST:
        if iri.startswith(namespace) and not iri.startswith("//", len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def read(data: bytes, form: Form) -> Iterator[ox.Quad]:
    """Yield the statements of a JSON-LD file.

    Raises:
        DataError: the file is not JSON-LD.

    """
    yield from parse(data, ox.RdfFormat.JSON_LD)


def expand(nodes: Iterable[Mapping[str, Any]]) -> Iterator[ox.Quad]:
    """Yield the statements of node objects that were made by `node`."""
    yield from parse(json.dumps({"@context": context(), "@graph": list(nodes)}).encode(), ox.RdfFormat.JSON_LD)
