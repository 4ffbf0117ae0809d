"""Turtle: the one reader and the one writer.

What is read is UTF-8, and a fault says where it is.  What is written is in the layout of
`diplograph fmt`: a block for each subject, a line for each predicate and each further
object, the prefixes that are used.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from diplograph._late import pattern
from diplograph.data.discovery import GraphFile
from diplograph.errors import NotFound, SyntaxFault
from diplograph.namespaces import PREFIXES, RDF, XSD

_T = TypeVar("_T")
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

# The local part of a name that needs no escape, and the literals that need no datatype.
_LOCAL = pattern(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_BARE = {
    XSD + "integer": pattern(r"[+-]?[0-9]+"),
    XSD + "decimal": pattern(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": pattern(r"true|false"),
}


def read(file: Path) -> bytes:
    """Return the bytes of a file, sure to be UTF-8, without a byte order mark.

    Raises:
        NotFound: the file cannot be read.
        SyntaxFault: the bytes are not UTF-8; line and column of the first that is not.

    """
    try:
        data = file.read_bytes().removeprefix(BOM_UTF8)
    except OSError as error:
        raise NotFound(str(file), f"cannot be read ({error.strerror})", "Check the path and its permissions.") from None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        raise SyntaxFault(
            str(file), before.count(b"\n") + 1, column, "not UTF-8 text", "Save the file as UTF-8."
        ) from None
    return data


def parse(file: Path) -> Iterator[ox.Triple]:
    """Yield the triples of one Turtle file; see `read` and `triples`."""
    yield from triples(read(file), file)


def triples(data: bytes, where: Path) -> Iterator[ox.Triple]:
    """Yield the triples of a Turtle document; nobody else has its blank nodes.

    Raises:
        SyntaxFault: the place is in ``where``.

    """
    _bound_depth(data, where)
    try:
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            yield quad.triple
    except SyntaxError:
        raise fault(where, data) from None


def lines(data: bytes, where: Path) -> list[bytes]:
    """Return a Turtle document as lines of N-Triples, each with its line end and none twice; raises as `triples`.

    Nobody else has its blank nodes.  No object is made for a term, which takes half the time.
    """
    _bound_depth(data, where)
    try:
        return distinct_lines(ox.parse(data, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
    except SyntaxError:
        raise fault(where, data) from None


def distinct_lines(statements: Iterable[ox.Triple] | Iterable[ox.Quad]) -> list[bytes]:
    """Return statements as lines of N-Triples or N-Quads, each with its line end and none twice."""
    written = ox.serialize(statements, format=ox.RdfFormat.N_QUADS) or b""
    return list(dict.fromkeys(written.splitlines(keepends=True)))


DEPTH = 500  # of brackets; what is nested deeper takes the canonical form, and the checks, for ever
_BRACKETS = pattern(
    rb"<[^<>\"{}|^`\\\x00-\x20]*+>|\"{3}(?:[^\"\\]|\\.|\"{1,2}(?!\"))*+\"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*+'{3}"
    rb"|\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|#[^\n]*+|([\[(])|([\])])",
    re.S,
)


def _bound_depth(data: bytes, where: Path) -> None:
    if data.count(b"[") + data.count(b"(") <= DEPTH:  # so nearly always
        return
    depth = 0
    for match in _BRACKETS.finditer(data):
        depth += (match[1] is not None) - (match[2] is not None)
        if depth > DEPTH:
            line = data.count(b"\n", 0, match.start()) + 1
            raise SyntaxFault(
                str(where), line, 1, f"brackets are nested more than {DEPTH} deep", "Fix: name the nodes."
            )


def quads(file: GraphFile, data: bytes) -> Iterator[ox.Quad]:
    """Yield the statements of ``data``, read from a Turtle file, in its graph; raises as `triples`."""
    name = ox.NamedNode(file.graph)
    return (ox.Quad(t.subject, t.predicate, t.object, name) for t in triples(data, file.path))


def fault(file: Path, data: bytes) -> SyntaxFault:
    """Return the first fault of a file that does not parse."""
    from diplograph.data.syntax import read_all  # only where something is wrong

    return read_all(file, data.decode("utf-8"))[1][0]


def write(
    triples: Iterable[ox.Triple],
    prefixes: Mapping[str, str] = PREFIXES,
    head: str = "",
    in_order: bool = False,
    declare: Iterable[str] = (),
) -> bytes:
    """Return triples as Turtle, in UTF-8: without repeats, and the same bytes each time.

    Args:
        triples: what to write; blank nodes keep their names.
        prefixes: namespaces by prefix; those that are used are declared.
        head: comment lines to begin with, each with its number sign and line end.
        in_order: whether subjects, predicates and objects keep the order in which
            they first come; they are sorted otherwise, ``a`` first.
        declare: prefixes to declare in any case, for whoever goes on writing.

    """
    names = Names(prefixes)
    blocks = body(triples, names, in_order)
    used = sorted(names.used.union(declare))
    top = head + "".join(f"@prefix {prefix}: <{prefixes[prefix]}> .\n" for prefix in used)
    return "\n".join(filter(None, (top, blocks))).encode("utf-8")


def body(triples: Iterable[ox.Triple], names: Names, in_order: bool = False) -> str:
    """Return triples as Turtle without a head, a block for each subject; see `write`."""
    blocks: dict[str, dict[str, dict[str, None]]] = {}
    for triple in triples:
        predicates = blocks.setdefault(names.term(triple.subject), {})
        predicates.setdefault(names.verb(triple.predicate.value), {})[names.term(triple.object)] = None
    return "\n".join(_block(subject, predicates, in_order) for subject, predicates in _ordered(blocks, in_order))


def _ordered(table: dict[str, _T], in_order: bool) -> Iterable[tuple[str, _T]]:
    return table.items() if in_order else sorted(table.items(), key=lambda item: item[0])


def _block(subject: str, predicates: dict[str, dict[str, None]], in_order: bool) -> str:
    lines = []
    for verb, objects in _ordered(predicates, in_order):
        listed = list(objects) if in_order else sorted(objects)
        lines.append(f"{verb} " + (" , " if verb == "a" else " ,\n        ").join(listed))
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


class Names:
    """Terms as Turtle writes them, and the prefixes that this took.

    Args:
        prefixes: namespaces by prefix.

    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}
        self.used: set[str] = set()

    def verb(self, predicate: str) -> str:
        """Return a predicate, given by its IRI."""
        return "a" if predicate == RDF + "type" else self.iri(predicate)

    def term(self, term: Term) -> str:
        """Return a subject or an object; blank nodes keep their names."""
        if isinstance(term, ox.NamedNode):
            return self.iri(term.value)
        if isinstance(term, ox.Literal) and not term.language and term.datatype.value != XSD + "string":
            bare = _BARE.get(term.datatype.value)
            if bare and bare.fullmatch(term.value):
                return term.value
            return f"{ox.Literal(term.value)}^^{self.iri(term.datatype.value)}"
        return str(term)

    def iri(self, iri: str) -> str:
        """Return an IRI, by its prefix where it has one and the rest needs no escape."""
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._by_namespace.get(iri[:cut])
        if prefix is None or not _LOCAL.fullmatch(iri[cut:]):
            return f"<{iri}>"
        self.used.add(prefix)
        return f"{prefix}:{iri[cut:]}"
