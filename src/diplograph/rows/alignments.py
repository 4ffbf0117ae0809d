"""Add rows of alignments to their folder: an ``alignments.ttl`` with a catalogue, which belongs to no document."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from diplograph.data import turtle
from diplograph.data.bundled import CATALOGUE
from diplograph.data.discovery import graph_iri
from diplograph.data.glossary import Glossary, ontology
from diplograph.data.turtle import parse, read
from diplograph.errors import BadValue, DataError
from diplograph.namespaces import ID, PREFIXES, RDF, curie, slug
from diplograph.rows.columns import Column, Holds, Table
from diplograph.rows.turtle import TurtleText
from diplograph.spelling import nearest, slug_of
from diplograph.vocab import dg

FILE: Final = "alignments.ttl"
TABLE: Final = Table(
    "alignments",
    "One judgement of yours on the propositions of two documents.",
    (
        Column("from", Holds.KEY, dg.alignedFrom, required=True, note="A claim stands for its proposition."),
        Column("kind", Holds.CONCEPT, dg.alignmentKind, ("alignment-kind",), required=True),
        Column("to", Holds.KEY, dg.alignedTo, required=True),
        Column("sure", Holds.CONCEPT, dg.encoderConfidence, ("confidence",), required=True),
        Column("why", Holds.TEXT, dg.encoderNote, required=True),
    ),
)
_ORDER = {
    predicate: place
    for place, predicate in enumerate(
        (RDF + "type", dg.alignedFrom, dg.alignmentKind, dg.alignedTo, dg.encoderConfidence, dg.encoderNote)
    )
}
_CATALOGUE = """\
# {title}: of neither document.
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix void: <http://rdfs.org/ns/void#> .

<{catalogue}> a dcat:Catalog ;
    dcterms:title "{title}"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    owl:versionInfo "0.1.0" .

<{graph}> a void:Dataset , dcat:Dataset ;
    dcterms:title "{title}"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    void:triples {size} ;
    owl:versionInfo "0.1.0" .
"""


class Row(NamedTuple):
    """A row and its position, for messages."""

    where: str
    cells: Mapping[str, str]


class Prepared(NamedTuple):
    """The new alignments, and the new bytes of each file."""

    added: list[ox.Triple]
    files: dict[Path, bytes]


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file that have a kind; rows without a kind are not accepted.

    Columns other than those of `TABLE` are only for readers of the file.

    Raises:
        NotFound, SyntaxFault: the file cannot be read.
        DataError: a column is missing.

    """
    reader = csv.DictReader(io.StringIO(read(path).decode("utf-8"), newline=""))
    lacking = [column.name for column in TABLE.columns if column.name not in (reader.fieldnames or ())]
    if lacking:
        raise DataError(str(path), f"there is no column {', '.join(lacking)}", "Write it with `diplograph align`.")
    rows = ((reader.line_num, {name: (cell or "").strip() for name, cell in row.items() if name}) for row in reader)
    return [Row(f"{path}: line {line}", cells) for line, cells in rows if cells["kind"]]


def prepare(folder: Path, rows: Iterable[Row], resolve: Callable[[str, str], str]) -> Prepared:
    """Return what rows add to a folder of alignments, which need not exist; nothing is written.

    Args:
        folder: the folder.
        rows: the rows.
        resolve: returns the IRI of the proposition that a cell names; its second argument is for messages.

    Raises:
        BadValue: a cell is empty or has an unknown value, or the two propositions are already aligned.
        DataError: the file of the folder cannot be changed.
        SyntaxFault: it does not parse.

    """
    path, base = folder / FILE, f"{ID}{slug_of(folder.resolve().name) or 'alignments'}/"
    held = list(parse(path)) if path.is_file() else []
    taken = {slug(triple.subject.value) for triple in held if isinstance(triple.subject, ox.NamedNode)}
    pairs = _pairs(held)
    glossary, number, added = ontology(), 0, []
    for row in rows:
        _complete(row, glossary)
        ends = [resolve(row.cells[end], f"{row.where}, column {end}") for end in ("from", "to")]
        if other := pairs.get(frozenset(ends)):
            what = f"{curie(other)} aligns the same two propositions"
            raise BadValue(row.where, what, f"Change that one, in {path}, or leave this one out.")
        number = next(n for n in range(number + 1, 100_000) if f"al-{n:03}" not in taken)
        added += _triples(ox.NamedNode(f"{base}al-{number:03}"), row.cells, ends)
        pairs[frozenset(ends)] = f"{base}al-{number:03}"
    return Prepared(added, _files(folder, held, added) if added else {})


def aligned(folder: Path) -> dict[frozenset[str], str]:
    """Return the pairs of propositions that a folder aligns, each with its alignment."""
    return _pairs(list(parse(folder / FILE))) if (folder / FILE).is_file() else {}


def _pairs(triples: Iterable[ox.Triple]) -> dict[frozenset[str], str]:
    ends: dict[str, set[str]] = {}
    for triple in triples:
        if triple.predicate.value in (dg.alignedFrom, dg.alignedTo) and isinstance(triple.object, ox.NamedNode):
            ends.setdefault(str(triple.subject).strip("<>"), set()).add(triple.object.value)
    return {frozenset(both): alignment for alignment, both in ends.items()}


def _complete(row: Row, glossary: Glossary) -> None:
    for column in TABLE.columns:
        cell, allowed = row.cells.get(column.name, ""), column.values(glossary)
        if not cell:
            raise BadValue(f"{row.where}, column {column.name}", "is empty", f"Give it: {column.help(glossary)}")
        if allowed and cell not in allowed:
            near = nearest(cell, allowed)
            meant = f"Did you mean {near[0]}?" if near else f"There are {', '.join(allowed)}."
            raise BadValue(f"{row.where}, column {column.name}", f"{cell!r} is not a valid {column.name}", meant)


def _triples(subject: ox.NamedNode, cells: Mapping[str, str], ends: list[str]) -> list[ox.Triple]:
    scheme = {prefix: PREFIXES[prefix] for prefix in ("alignkind", "confidence")}
    said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF + "type", ox.NamedNode(dg.Alignment)),
        (dg.alignedFrom, ox.NamedNode(ends[0])),
        (dg.alignmentKind, ox.NamedNode(scheme["alignkind"] + cells["kind"])),
        (dg.alignedTo, ox.NamedNode(ends[1])),
        (dg.encoderConfidence, ox.NamedNode(scheme["confidence"] + cells["sure"])),
        (dg.encoderNote, ox.Literal(cells["why"], language="en")),
    ]
    return [ox.Triple(subject, ox.NamedNode(predicate), value) for predicate, value in said]


def _files(folder: Path, held: list[ox.Triple], added: list[ox.Triple]) -> dict[Path, bytes]:
    path = folder / FILE
    prefixes = _prefixes(added)
    if path.is_file():
        text = TurtleText(read(path).decode("utf-8"), str(path)).changed((), added, _ORDER, prefixes)
        return {path: text.encode("utf-8")}
    head = "# How propositions of different documents bear on one matter, as their encoder sees it; no author agreed.\n"
    files = {path: turtle.write(added, {**PREFIXES, **prefixes}, head=head, in_order=True)}
    if not (folder / CATALOGUE).exists():
        graph = graph_iri(path)
        titled = {"title": f"Alignments in {folder.resolve().name}", "size": len(set(added))}
        catalogue = graph.rpartition("/")[0] + "/catalog"
        files[folder / CATALOGUE] = _CATALOGUE.format(catalogue=catalogue, graph=graph, **titled).encode("utf-8")
    return files


def _prefixes(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Return a prefix for each document without one in the table of prefixes, named like the document."""
    found: dict[str, str] = {}
    for triple in triples:
        for term in (triple.subject, triple.object):
            if isinstance(term, ox.NamedNode) and term.value.startswith(ID) and curie(term.value) == term.value:
                namespace = term.value[: term.value.rindex("/") + 1]
                name = namespace.removeprefix(ID).rstrip("/")
                if name[:1].isalpha() and name not in PREFIXES and "/" not in name:
                    found[name] = namespace
    return found
