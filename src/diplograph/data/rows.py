"""Convert statements to tuples of strings, which are cheap to keep, sort and compare, and back."""

from __future__ import annotations

import pyoxigraph as ox

# Subject, predicate and object, and of what kind the object is: `IRI`, `BLANK`, a language with its
# ``@``, or the IRI of a datatype. Blank nodes are written with ``_:``.
Row = tuple[str, str, str, str]
Value = tuple[str, str]
IRI, BLANK = "", "_"
TRIPLE = "<<"  # a triple of RDF 1.2, which Diplograph does not use


def row(statement: ox.Triple | ox.Quad) -> Row:
    """Return a statement as text.

    >>> row(ox.Triple(ox.NamedNode("http://e/a"), ox.NamedNode("http://e/b"), ox.Literal("Tor", language="de")))
    ('http://e/a', 'http://e/b', 'Tor', '@de')
    """
    subject, value = statement.subject, statement.object
    start = subject.value if isinstance(subject, ox.NamedNode) else str(subject)
    if isinstance(value, ox.NamedNode):
        return start, statement.predicate.value, value.value, IRI
    if isinstance(value, ox.Literal):
        kind = f"@{value.language}" if value.language else value.datatype.value
        return start, statement.predicate.value, value.value, kind
    return start, statement.predicate.value, str(value), BLANK if isinstance(value, ox.BlankNode) else TRIPLE


def term(value: str, kind: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return the term for a value and its kind."""
    if kind == IRI:
        return ox.NamedNode(value)
    if kind == BLANK:
        return ox.BlankNode(value.removeprefix("_:"))
    if kind.startswith("@"):
        return ox.Literal(value, language=kind[1:])
    return ox.Literal(value, datatype=ox.NamedNode(kind))


def triple(statement: Row) -> ox.Triple:
    """Return the statement for a row of text."""
    subject, predicate, value, kind = statement
    start = term(subject, BLANK if subject.startswith("_:") else IRI)
    assert not isinstance(start, ox.Literal)
    return ox.Triple(start, ox.NamedNode(predicate), term(value, kind))
