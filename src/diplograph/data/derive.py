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

import datetime
import re
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from diplograph import vocab
from diplograph.data import dataset, rows, turtle
from diplograph.data.rows import IRI, Row
from diplograph.errors import DataError
from diplograph.namespaces import DCTERMS, EDTF, RDF, SEM, XSD, curie

BOUNDS = ("hasEarliestBeginTimeStamp", "hasLatestBeginTimeStamp", "hasEarliestEndTimeStamp", "hasLatestEndTimeStamp")
# A single date says when a state held, not when it began and ended; only an interval does.
_STATES = frozenset({vocab.dg.Relation, vocab.dg.Status})
_HELD = ("hasLatestBeginTimeStamp", "hasEarliestEndTimeStamp")
_ROLES = (*vocab.ROLES, vocab.dg.participant, vocab.dg.place)
_THROUGH = (vocab.dg.cause, vocab.dg.effect, vocab.dg.about)
_USED = frozenset(
    {
        *(RDF + "type", DCTERMS + "issued", vocab.dg.when, vocab.dg.source, vocab.dg.quoteDigest),
        *(vocab.dg.premise, vocab.dg.conclusion, vocab.dg.describes, *_ROLES, *_THROUGH),
    }
)


Bounds = tuple[str | None, str, str, str]


def bounds(edtf: str, latest: str = "") -> Bounds | None:
    """Return the bounds of an EDTF literal as four ISO dates.

    Args:
        edtf: level 0 or 1, an interval or a single date; ``..`` is an open begin or
            end, and nothing before or behind the slash one that nobody gives.
        latest: ISO date by which the text was written, usually that of publication:
            an open end goes on until then, one that nobody gives came before, and
            what is described had begun by then.

    Returns:
        Earliest begin (None where the begin is open), latest begin, earliest end,
        latest end; None where an end stays open.  Strict bounds: ``~`` and ``?`` do
        not widen them.

    Raises:
        ValueError: the literal is not EDTF.

    >>> bounds("2018/2019")
    ('2018-01-01', '2018-12-31', '2019-01-01', '2019-12-31')
    >>> bounds("1991/", latest="2024-05-31")
    ('1991-01-01', '1991-12-31', '1991-01-01', '2024-05-31')
    >>> bounds("../2018")
    (None, '2018-12-31', '2018-01-01', '2018-12-31')
    >>> bounds("../..", latest="2024-05-31")
    (None, '2024-05-31', '2024-05-31', '2024-05-31')

    """
    first, slash, last = edtf.partition("/")
    begin = _span(first)
    end = _span(last) if slash else begin
    if end is None and not latest:
        return None
    if begin is None:
        low, high = end or (latest, latest)
        return None, min(high, latest or high), low, high
    if end is None:
        end = (max(begin[0], latest) if last else begin[0], max(begin[1], latest))
    return (*begin, *end)


# The common forms; all others are for the library to read.
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")


@cache
def _span(date: str) -> tuple[str, str] | None:
    if date in ("..", ""):
        return None
    if (plain := _PLAIN.fullmatch(date)) and (span := _calendar(*plain.groups())):
        return span
    import edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = edtf.parse_edtf(date)
        ends = (parsed.lower_strict(), parsed.upper_strict())
    except (EDTFParseException, AttributeError, ValueError):
        raise ValueError(f"not an EDTF date of level 0 or 1: {date!r}") from None
    low, high = (time.strftime("%Y-%m-%d", end) for end in ends)
    return low, high


def _calendar(year: str, month: str | None, day: str | None) -> tuple[str, str] | None:
    """Return first and last day of a year, a month or a day; None where the calendar has no such date."""
    try:
        first = datetime.date(int(year), int(month or 1), int(day or 1))
        last = first if day else first.replace(month=int(month or 12), day=31 if not month else 28)
        while not day and (last + datetime.timedelta(1)).month == last.month:
            last += datetime.timedelta(1)
    except (ValueError, OverflowError):
        return None
    return first.isoformat(), last.isoformat()


class Index:
    """The statements from which others follow: the objects of each subject, by predicate."""

    def __init__(self, statements: Iterable[Row]) -> None:
        self._objects: dict[str, dict[str, list[tuple[str, str]]]] = {predicate: {} for predicate in _USED}
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
    used = (q for p in sorted(_USED) for q in store.quads_for_pattern(None, ox.NamedNode(p), None))
    return sorted(dataset.missing(store, map(rows.triple, follows(Index(map(rows.row, used))))), key=str)


def follows(index: Index) -> set[Row]:
    """Return what follows from the statements of an index, held or not.

    Raises:
        DataError: an EDTF literal does not parse.

    """
    return set(_bounds(index)) | set(_supports(index)) | set(_concerns(index))


def _bounds(index: Index) -> Iterator[Row]:
    closing: dict[str, str] = {}
    digests = index.of(vocab.dg.quoteDigest)
    anchored = {work for passage, works in index.of(vocab.dg.source).items() if passage in digests for work in works}
    for name, open_end in ((DCTERMS + "issued", ""), (vocab.dg.when, "latest")):
        # An open end closes with the document's own date; where no passage tells which it is, with the last.
        documents = [date for work, date in closing.items() if (work, IRI) in anchored]
        latest = max(documents or closing.values(), default="") if open_end else ""
        for subject, values in index.of(name).items():
            for value, kind in values:
                if kind != EDTF or subject.startswith("_:"):
                    continue
                try:
                    dates = bounds(value, latest)
                except ValueError as error:
                    raise DataError(curie(subject), str(error), "Correct the literal.") from None
                if dates is None:
                    continue
                if not open_end:
                    closing[subject] = dates[3]
                found = dict(zip(BOUNDS, dates, strict=True))
                if "/" not in value and _is_state(index, subject):
                    found = {bound: found[bound] for bound in _HELD}
                for bound, date in found.items():
                    if date is not None:
                        yield subject, SEM + bound, date, XSD + "date"


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
    return folder / "derived.ttl"
