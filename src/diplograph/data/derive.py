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

import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from diplograph import vocab
from diplograph.data import dataset, turtle
from diplograph.errors import DataError
from diplograph.namespaces import DCTERMS, EDTF, RDF, SEM, XSD, curie

BOUNDS = ("hasEarliestBeginTimeStamp", "hasLatestBeginTimeStamp", "hasEarliestEndTimeStamp", "hasLatestEndTimeStamp")
# A single date says when a state held, not when it began and ended; only an interval does.
_STATES = frozenset({vocab.dg.Relation, vocab.dg.Status})
_HELD = ("hasLatestBeginTimeStamp", "hasEarliestEndTimeStamp")
_ROLES = (*vocab.ROLES, vocab.dg.participant, vocab.dg.place)
_THROUGH = (vocab.dg.cause, vocab.dg.effect, vocab.dg.about)


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


@cache
def _span(date: str) -> tuple[str, str] | None:
    if date in ("..", ""):
        return None
    import edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = edtf.parse_edtf(date)
        ends = (parsed.lower_strict(), parsed.upper_strict())
    except (EDTFParseException, AttributeError, ValueError):
        raise ValueError(f"not an EDTF date of level 0 or 1: {date!r}") from None
    low, high = (time.strftime("%Y-%m-%d", end) for end in ends)
    return low, high


def derive(store: ox.Store) -> list[ox.Triple]:
    """Return what follows from all graphs in ``store`` and none of them holds, sorted, without repeats.

    Raises:
        DataError: an EDTF literal does not parse.

    """
    follows = set(_bounds(store)) | set(_supports(store)) | set(_concerns(store))
    return sorted(dataset.missing(store, follows), key=str)


def _bounds(store: ox.Store) -> Iterator[ox.Triple]:
    closing: dict[ox.NamedNode, str] = {}
    anchored = {
        quad.object
        for quad in store.quads_for_pattern(None, ox.NamedNode(vocab.dg.source), None)
        if any(store.quads_for_pattern(quad.subject, ox.NamedNode(vocab.dg.quoteDigest), None))
    }
    for name, open_end in ((DCTERMS + "issued", ""), (vocab.dg.when, "latest")):
        # An open end closes with the document's own date; where no passage tells which it is, with the last.
        documents = [date for work, date in closing.items() if work in anchored]
        for quad in store.quads_for_pattern(None, ox.NamedNode(name), None):
            subject, value = quad.subject, quad.object
            if (
                not isinstance(value, ox.Literal)
                or value.datatype.value != EDTF
                or not isinstance(subject, ox.NamedNode)
            ):
                continue
            latest = max(documents or closing.values(), default="") if open_end else ""
            try:
                dates = bounds(value.value, latest)
            except ValueError as error:
                raise DataError(curie(subject.value), str(error), "Correct the literal.") from None
            if dates is None:
                continue
            if not open_end:
                closing[subject] = dates[3]
            told = dict(zip(BOUNDS, dates, strict=True))
            if "/" not in value.value and _is_state(store, subject):
                told = {bound: told[bound] for bound in _HELD}
            for bound, date in told.items():
                if date is not None:
                    day = ox.Literal(date, datatype=ox.NamedNode(XSD + "date"))
                    yield ox.Triple(subject, ox.NamedNode(SEM + bound), day)


def _is_state(store: ox.Store, subject: ox.NamedNode) -> bool:
    kinds = (quad.object for quad in store.quads_for_pattern(subject, ox.NamedNode(RDF + "type"), None))
    return any(isinstance(kind, ox.NamedNode) and kind.value in _STATES for kind in kinds)


def _supports(store: ox.Store) -> Iterator[ox.Triple]:
    for premise in store.quads_for_pattern(None, ox.NamedNode(vocab.dg.premise), None):
        for conclusion in store.quads_for_pattern(premise.subject, ox.NamedNode(vocab.dg.conclusion), None):
            if isinstance(premise.object, ox.NamedNode):
                yield ox.Triple(premise.object, ox.NamedNode(vocab.dg.supports), conclusion.object)


def _concerns(store: ox.Store) -> Iterator[ox.Triple]:
    for described in store.quads_for_pattern(None, ox.NamedNode(vocab.dg.describes), None):
        seen = {described.object}
        todo = [described.object]
        while todo:
            situation = todo.pop()
            if not isinstance(situation, ox.NamedNode):
                continue
            for role in _ROLES:
                for quad in store.quads_for_pattern(situation, ox.NamedNode(role), None):
                    yield ox.Triple(described.subject, ox.NamedNode(vocab.dg.concerns), quad.object)
            for link in _THROUGH:
                for quad in store.quads_for_pattern(situation, ox.NamedNode(link), None):
                    if quad.object not in seen:
                        seen.add(quad.object)
                        todo.append(quad.object)


def to_turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return what ``derived.ttl`` holds; see `diplograph.data.turtle.write`."""
    head = "# Derived from the other files of this folder by `diplograph derive`; do not edit.\n"
    return turtle.write(triples, head=head)


def derived_file(folder: Path) -> Path:
    """Return where the derived statements of a document's folder are kept."""
    return folder / "derived.ttl"
