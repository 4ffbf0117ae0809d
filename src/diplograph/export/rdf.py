"""Turtle, TriG, N-Quads, N-Triples and RDF/XML: every statement, in canonical order under canonical names.

Blank nodes are named by RDF Dataset Canonicalization (RDFC-1.0, W3C 2024), statements
are sorted, so that two exports of one graph are byte-equal, in whatever order it was loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.data import turtle
from diplograph.data.canonical import canonical
from diplograph.errors import DataError
from diplograph.export.material import Material, comment, xml
from diplograph.export.registry import Export, Form, Loss
from diplograph.namespaces import PREFIXES

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def quads(kg: Asker) -> list[ox.Quad]:
    """Return every statement of the graph, sorted, blank nodes by their canonical names.

    Raises:
        UsageError: the graph is not held in this process.
        DataError: see `diplograph.data.canonical.canonical`.

    """
    return canonical(kg.executor.quads())


def write(kg: Asker, form: Form) -> Export:
    """Write the graph; where the format has no named graphs, their names are what is lost.

    Raises:
        DataError: XML cannot write a character of it.

    """
    kind = _FORMATS[form.name]
    losses: list[Loss] = []
    statements: list[ox.Quad] | list[ox.Triple]
    if kind.supports_datasets:
        statements = quads(kg)
    else:
        every = list(kg.executor.quads())
        merged = canonical(ox.Quad(q.subject, q.predicate, q.object) for q in every)
        statements = [quad.triple for quad in merged]
        graphs = {quad.graph_name for quad in every if isinstance(quad.graph_name, ox.NamedNode)}
        if graphs:
            losses.append(Loss(len(graphs), "names of graphs", "all statements are in one graph"))
        if twice := len(every) - len(merged):
            losses.append(Loss(twice, "repeats of a statement", "it was in several graphs"))
    if kind == ox.RdfFormat.TURTLE:
        data = turtle.write(one.triple if isinstance(one, ox.Quad) else one for one in statements)
    else:
        data = ox.serialize(statements, format=kind, prefixes=PREFIXES) or b""
    lines = Material(kg).head(form, losses)
    if kind == ox.RdfFormat.RDF_XML:
        declaration, _, rest = xml(data, form).partition(b"\n")
        remark = "\n".join(lines).replace("--", "- -")
        data = declaration + f"\n<!--\n{remark}\n-->\n".encode() + rest
    else:
        data = comment(lines).encode() + data
    return Export({f"graph{form.suffix}": data}, losses)


def read(data: bytes, form: Form) -> Iterator[ox.Quad]:
    """Yield the statements of a file of one of these formats.

    Raises:
        DataError: the file does not parse.

    """
    yield from parse(data, _FORMATS[form.name])


def parse(data: bytes, kind: ox.RdfFormat) -> Iterator[ox.Quad]:
    """Yield the statements of a file.

    Raises:
        DataError: it does not parse.

    """
    try:
        if kind == ox.RdfFormat.RDF_XML and re.search(rb"<!DOCTYPE|<!ENTITY|\x00", data, re.I):
            # Entities that name each other grow a thousandfold a line (oxrdfxml 0.2 expands them all).
            raise DataError("RDF/XML", "it has a DOCTYPE, which is not read", "Fix: write out its entities.")
        yield from ox.parse(data, format=kind)
    except (SyntaxError, ValueError) as error:
        raise DataError(kind.name, " ".join(str(error).split()), "Correct the file there.") from None
