"""Entries for new files in the catalogue of a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from diplograph.data import bundled
from diplograph.data.discovery import graph_iri
from diplograph.data.turtle import parse, read
from diplograph.namespaces import DCTERMS, PREFIXES, RDF, VOID
from diplograph.rows.document import TYPE, Document
from diplograph.rows.turtle import TurtleText
from diplograph.terms import Term

_DATASET = ox.NamedNode(VOID + "Dataset")
_LICENCE, _VERSION = DCTERMS + "license", PREFIXES["owl"] + "versionInfo"
_SEQUENCE = (RDF + "type", DCTERMS + "title", DCTERMS + "source", _LICENCE, VOID + "triples", _VERSION)
_ORDER = {predicate: place for place, predicate in enumerate(_SEQUENCE)}


def with_entries(document: Document, paths: Iterable[Path]) -> dict[Path, bytes]:
    """Return the catalogue of the folder with an entry for each new file, by its path.

    Nothing is returned if the folder has no catalogue, or if no file is new.

    An entry has the licence and the version on which the entries of the catalogue agree. If they do not, it has
    none, and `check` asks for the licence, which only its owner can grant.

    Raises:
        SyntaxFault: the catalogue does not parse.
        DataError: it is written in a way that cannot be changed.

    """
    catalogue = document.folder / bundled.CATALOGUE
    new = {graph_iri(path): path for path in sorted(paths) if not path.is_file()}
    if not new or not catalogue.is_file():
        return {}
    held = list(parse(catalogue))
    datasets = {triple.subject for triple in held if triple.predicate == TYPE and triple.object == _DATASET}
    common = [(p, term) for p in (_LICENCE, _VERSION) for term in _agreed(held, datasets, ox.NamedNode(p))]
    added = []
    for iri, path in new.items():
        if (graph := ox.NamedNode(iri)) not in datasets:
            title = f"{path.stem.replace('-', ' ').capitalize()} of {document.slug}"
            said: list[tuple[str, Term]] = [
                (RDF + "type", _DATASET),
                (RDF + "type", ox.NamedNode(PREFIXES["dcat"] + "Dataset")),
                (DCTERMS + "title", ox.Literal(title, language="en")),
                (DCTERMS + "source", ox.NamedNode(document.work)),
                (VOID + "triples", ox.Literal(0)),
                *common,
            ]
            added += [ox.Triple(graph, ox.NamedNode(p), term) for p, term in said]
    text = TurtleText(read(catalogue).decode("utf-8"), str(catalogue)).changed((), added, _ORDER, {})
    return {catalogue: text.encode("utf-8")} if added else {}


def _agreed(held: Iterable[ox.Triple], datasets: Iterable[object], predicate: ox.NamedNode) -> list[Term]:
    """Return the values of a predicate for a dataset, if all datasets have the same."""
    said = [triple for triple in held if triple.predicate == predicate]
    values = {frozenset(triple.object for triple in said if triple.subject == dataset) for dataset in datasets}
    return sorted(values.pop(), key=str) if len(values) == 1 else []
