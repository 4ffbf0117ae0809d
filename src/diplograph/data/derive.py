"""What follows from the authored statements, and is never authored.

* The four time bounds of SEM (van Hage et al. 2011) as ``xsd:date``, from the one
  EDTF literal of a situation (``dg:when``) or work (``dcterms:issued``): rdflib and
  Oxigraph disagree on ``xsd:gYear``, on ``xsd:date`` they do not.  A single date of a
  relation or status bounds its begin from above and its end from below only.
* ``dg:supports``: each premise supports the conclusion of its inference.
* ``dg:concerns``: a proposition concerns whoever and whatever takes part in the
  situations it describes, through causes, effects and what they are about.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from diplograph import vocab
from diplograph.data import bundled, dataset, rows, turtle
from diplograph.data.dates import Bounds, bounds
from diplograph.data.discovery import graph_files, turtle_files
from diplograph.data.rows import IRI, Row
from diplograph.errors import DataError
from diplograph.namespaces import DCTERMS, EDTF, GRAPH, RDF, SEM, XSD, curie

BOUNDS = ("hasEarliestBeginTimeStamp", "hasLatestBeginTimeStamp", "hasEarliestEndTimeStamp", "hasLatestEndTimeStamp")
# A single date says when a state held, not when it began and ended; only an interval does.
_STATES = frozenset({vocab.dg.Relation, vocab.dg.Status})
_HELD = ("hasLatestBeginTimeStamp", "hasEarliestEndTimeStamp")
_ROLES = (*vocab.ROLES.values(), vocab.dg.place)
_THROUGH = (vocab.dg.cause, vocab.dg.effect, vocab.dg.about)
# The predicates of the statements from which others follow.
DERIVES = frozenset(
    {
        *(RDF + "type", DCTERMS + "issued", vocab.dg.when, vocab.dg.source, vocab.dg.quoteDigest),
        *(vocab.dg.premise, vocab.dg.conclusion, vocab.dg.describes, *_ROLES, *_THROUGH),
    }
)


class Index:
    """The statements from which others follow: the objects of each subject, by predicate."""

    def __init__(self, statements: Iterable[Row]) -> None:
        self._objects: dict[str, dict[str, list[tuple[str, str]]]] = {predicate: {} for predicate in DERIVES}
        for subject, predicate, value, kind in statements:
            if predicate in self._objects:
                self._objects[predicate].setdefault(subject, []).append((value, kind))

    def of(self, predicate: str) -> dict[str, list[tuple[str, str]]]:
        """Return the objects of a predicate, each a value and its kind, by subject."""
        return self._objects[predicate]


def derive(store: ox.Store) -> list[ox.Triple]:
    """Return what follows from all graphs in ``store`` and none of them holds, sorted, without repeats.

    Raises:
        DataError: an EDTF literal does not parse.

    """
    used = (q for p in sorted(DERIVES) for q in store.quads_for_pattern(None, ox.NamedNode(p), None))
    return sorted(dataset.missing(store, map(rows.triple, follows(Index(map(rows.row, used))))), key=str)


def follows(index: Index) -> set[Row]:
    """Return what follows from the statements of an index, held or not.

    Raises:
        DataError: an EDTF literal does not parse.

    """
    return set(_bounds(index)) | set(_supports(index)) | set(_concerns(index))


def _bounds(index: Index) -> Iterator[Row]:
    """Yield the bounds of works, then those of situations, whose open ends depend on the works' dates."""
    closing: dict[str, str] = {}
    for work, value in _dated(index, DCTERMS + "issued"):
        if (found := _read(work, value)) and found[3]:
            closing[work] = found[3]
            yield from _bounded(work, found)
    latest = _closing_date(index, closing)
    for situation, value in _dated(index, vocab.dg.when):
        state = _is_state(index, situation)
        if found := _read(situation, value, latest, state):
            yield from _bounded(situation, found, _HELD if state and "/" not in value else BOUNDS)


def _dated(index: Index, predicate: str) -> Iterator[tuple[str, str]]:
    for subject, values in index.of(predicate).items():
        if not subject.startswith("_:"):
            yield from ((subject, value) for value, kind in values if kind == EDTF)


def _closing_date(index: Index, closing: dict[str, str]) -> str:
    """Return the document's own date; where no passage tells which work it is, the last of all."""
    digests = index.of(vocab.dg.quoteDigest)
    anchored = {work for passage, works in index.of(vocab.dg.source).items() if passage in digests for work in works}
    documents = [date for work, date in closing.items() if (work, IRI) in anchored]
    return max(documents or closing.values(), default="")


def _read(subject: str, value: str, latest: str = "", state: bool = True) -> Bounds | None:
    try:
        return bounds(value, latest, state=state)
    except ValueError as error:
        raise DataError(curie(subject), str(error), "Correct the literal.") from None


def _bounded(subject: str, dates: Bounds, kept: Container[str] = BOUNDS) -> Iterator[Row]:
    for bound, day in zip(BOUNDS, dates, strict=True):
        if bound in kept and day is not None:
            yield subject, SEM + bound, day, XSD + "date"


def _is_state(index: Index, subject: str) -> bool:
    return any(kind in _STATES for kind, _ in index.of(RDF + "type").get(subject, ()))


def _supports(index: Index) -> Iterator[Row]:
    conclusions = index.of(vocab.dg.conclusion)
    for step, premises in index.of(vocab.dg.premise).items():
        for conclusion in conclusions.get(step, ()):
            for premise, kind in premises:
                if kind == IRI:
                    yield (premise, vocab.dg.supports, *conclusion)


def _concerns(index: Index) -> Iterator[Row]:
    roles, through = ([index.of(name) for name in names] for names in (_ROLES, _THROUGH))
    for proposition, situations in index.of(vocab.dg.describes).items():
        seen, todo = set(situations), list(situations)
        while todo:
            situation, kind = todo.pop()
            if kind != IRI:
                continue
            for role in roles:
                for filler in role.get(situation, ()):
                    yield (proposition, vocab.dg.concerns, *filler)
            for link in through:
                new = [target for target in link.get(situation, ()) if target not in seen]
                seen.update(new)
                todo += new


def to_turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return what ``derived.ttl`` holds; see `diplograph.data.turtle.write`."""
    head = "# Derived from the other files of this folder by `diplograph derive`; do not edit.\n"
    return turtle.write(triples, head=head)


def derived_file(folder: Path) -> Path:
    """Return where the derived statements of a document's folder are kept."""
    return folder / bundled.DERIVED


def derived_for(folder: Path) -> bytes:
    """Return what ``derived.ttl`` of a document's folder should hold, as Turtle.

    The derivation sees the folder and the shared works, whose dates close open ends;
    what follows from those alone is in their own folder.
    """
    own, shared = (
        graph_files(path for path in paths if path.name != bundled.DERIVED)
        for paths in (turtle_files(folder), bundled.authority_files())
    )
    store = ox.Store()
    names = {file.graph for file in own}
    if works := [file for file in shared if file.graph not in names]:
        dataset.load(works, store)
        store.extend(dataset.in_graph(GRAPH + "derived", derive(store)))
    return to_turtle(derive(dataset.load(own, store)))
