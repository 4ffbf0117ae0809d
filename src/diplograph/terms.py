"""Values and RDF terms: the one seam between Python's values, pyoxigraph's terms and rdflib's.

Terms are pyoxigraph's everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph.namespaces import XSD, curie, short, slug

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    import rdflib
    from rdflib.term import Identifier


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Iri(str):
    """An IRI: a string that also knows its short forms.

    >>> Iri("https://w3id.org/diplograph/id/actor/imran-khan").curie
    'actor:imran-khan'
    >>> Iri("https://w3id.org/diplograph/id/actor/imran-khan").slug
    'imran-khan'
    """

    __slots__ = ()

    @property
    def curie(self) -> str:
        """The IRI by the prefix table, or in full where no prefix fits."""
        return curie(self)

    @property
    def short(self) -> str:
        """What a reader may write for it: the CURIE, or the path below the base of all individuals."""
        return short(self)

    @property
    def slug(self) -> str:
        """What stands behind the last ``/`` or ``#``."""
        return slug(self)


if TYPE_CHECKING:
    Value = Iri | str | int | float | bool | Decimal | datetime.date | None


def _decimal(text: str) -> Decimal:
    from decimal import Decimal

    return Decimal(text)


def _date(text: str) -> datetime.date:
    import datetime

    return datetime.date.fromisoformat(text)


_READERS: dict[str, Callable[[str], Value]] = {
    **dict.fromkeys(("integer", "int", "long", "nonNegativeInteger"), int),
    **dict.fromkeys(("double", "float"), float),
    "decimal": _decimal,
    "boolean": lambda text: text in ("true", "1"),
    "date": _date,
}

# Of types whose modules are not imported before they are needed, by name.
_KINDS = {"Decimal": "decimal", "date": "date"}


def to_value(term: Term | None) -> Value:
    """Turn a term into the Python value that says the same; ill-typed literals stay text.

    >>> to_value(ox.Literal("17", datatype=ox.NamedNode(XSD + "integer")))
    17
    """
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    text = term.value
    reader = _READERS.get(term.datatype.value.removeprefix(XSD))
    if reader is None:
        return text
    try:
        return reader(text)
    except (ValueError, ArithmeticError):
        return text


def text_of(term: object) -> str:
    """Return the value of an IRI or a literal, any other term as it is written, and nothing for none.

    >>> text_of(ox.Literal("hafen", language="de"))
    'hafen'
    """
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return "" if term is None else str(term)


def to_term(value: object) -> Term | None:
    """Turn a Python value into the term that says the same, as `to_value` reads it.

    Raises:
        TypeError: there is no such term.

    >>> str(to_term(Iri("https://example.org/")))
    '<https://example.org/>'

    """
    if value is None:
        return None
    if isinstance(value, Iri):
        return ox.NamedNode(value)
    if isinstance(value, bool | int | float | str):
        return ox.Literal(value)
    kind = _KINDS.get(type(value).__name__)
    if kind is None:
        raise TypeError(f"no term says {value!r}")
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD + kind))


def from_rdflib(term: Identifier | None) -> Term | None:
    """Turn an rdflib term into pyoxigraph's.

    Raises:
        TypeError: the term is none of IRI, blank node and literal.

    """
    import rdflib

    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return ox.Literal(str(term), datatype=datatype)
    raise TypeError(f"not an RDF term: {term!r}")


def to_rdflib(term: Term | None) -> Identifier | None:
    """Turn a pyoxigraph term into rdflib's.

    Raises:
        TypeError: the term is none of IRI, blank node and literal.

    """
    import rdflib

    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        return rdflib.Literal(term.value, datatype=None if datatype == XSD + "string" else rdflib.URIRef(datatype))
    raise TypeError(f"not an RDF 1.1 term: {term!r}")


def quads_from_rdflib(graph: rdflib.Graph) -> list[ox.Quad]:
    """Return the statements of an rdflib Graph or Dataset, which is not touched.

    A Graph becomes one named graph, called as it is where its name is an IRI; of a
    Dataset, the named graphs keep their names and the default graph stays one.

    Raises:
        ValueError, TypeError: a statement is not RDF 1.1, such as one with a space in an IRI, which rdflib lets pass.

    """
    import rdflib
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    def name(context: object) -> ox.NamedNode | ox.DefaultGraph:
        identifier = context.identifier if isinstance(context, rdflib.Graph) else context
        named = isinstance(identifier, rdflib.URIRef) and identifier != DATASET_DEFAULT_GRAPH_ID
        return ox.NamedNode(str(identifier)) if named else ox.DefaultGraph()

    quads = []
    for s, p, o, context in (
        graph.quads((None, None, None, None))
        if isinstance(graph, rdflib.ConjunctiveGraph)  # Dataset is one
        else ((*triple, graph) for triple in graph)
    ):
        try:
            quads.append(ox.Quad(from_rdflib(s), from_rdflib(p), from_rdflib(o), name(context)))  # type: ignore[arg-type]
        except (TypeError, ValueError) as error:
            raise type(error)(f"{s} {p} {o}: {error}") from None
    return quads


def dataset_to_rdflib(quads: bytes) -> rdflib.Dataset:
    """Return an rdflib Dataset (union default graph) with the statements of some N-Quads."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=quads, format="nquads")
    return dataset
