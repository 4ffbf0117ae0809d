"""The relations between actors as a signed network, from a viewpoint and for a date.

A cooperative relation counts +1, a conflictual one -1; neutral and mixed ones have
no sign.  A triad is balanced where the product of its signs is positive (Heider,
"Attitudes and cognitive organization", Journal of Psychology 21, 1946; Cartwright
and Harary, "Structural balance", Psychological Review 63, 1956).  Signs, triads and
centrality count plain rows only: see `diplograph.argument.view`.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from diplograph import vocab
from diplograph.answers.result import Table
from diplograph.argument.standing import Standing
from diplograph.argument.view import View, Viewed
from diplograph.errors import BadValue, MissingPackage
from diplograph.terms import Iri

if TYPE_CHECKING:
    import networkx

SIGNS: Final = {vocab.valence.cooperative: 1, vocab.valence.conflictual: -1}


class Dating(StrEnum):
    """Whether a relation certainly held on one of the days, or may have held, by the bounds of its time."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNDATED = "undated"


class Edge(NamedTuple):
    """A pair of actors, a relation or event that connects them, and a claim on it.

    ``source`` and ``target`` are in either order if the relation is symmetric;
    ``sign`` is 1, -1 or empty; ``plain`` says whether the claim asserts the relation
    without hedge, condition, implication or doubt of the encoder's, which ``caveats``
    list; ``begin`` and ``end`` are its earliest begin and latest end.
    """

    source: Iri
    target: Iri
    sign: int | None
    type: Iri | None
    situation: Iri
    label: str
    claim: Iri
    holder: Iri
    stance: Iri
    likelihood: Iri | None
    confidence: Iri | None
    cue: str | None
    reporter: Iri | None
    reporter_stance: Iri | None
    paraphrase: str
    taken_over_by: Iri | None
    plain: bool
    caveats: str | None
    dating: Dating
    begin: datetime.date | None
    end: datetime.date | None


class Triad(NamedTuple):
    """Three actors and the signs of first-second, first-third and second-third."""

    first: Iri
    second: Iri
    third: Iri
    signs: str
    balanced: bool


class Central(NamedTuple):
    """An actor, its cooperative and conflictual relations, its partners, and its betweenness.

    ``betweenness`` is that of Freeman (1977) over pairs related in any way, from 0 to 1.
    """

    actor: Iri
    cooperative: int
    conflictual: int
    partners: int
    betweenness: float


class SignChange(NamedTuple):
    """A pair of actors and its sign before and after: 1, -1, 0 if its relations differ, empty if it has none."""

    first: Iri
    second: Iri
    before: int | None
    after: int | None


Pair = tuple[Iri, Iri]


@dataclass(frozen=True)
class Network:
    """Relations between actors; made by `network`.

    Attributes:
        view: the view that asserts them.
        on: the days of the query, as first and last, or None for any time.
        rows: one row for each pair of actors, relation and claim; see `Edge`.
        undated: the rows of the relations without a date, which are in ``rows`` only
            if the query has no date.

    """

    view: View
    on: tuple[datetime.date, datetime.date] | None
    rows: Table[Edge]
    undated: Table[Edge]

    def __repr__(self) -> str:
        return f"<Network of {len(self.rows)} rows, as {self.view.text()} has it>"

    @property
    def plain(self) -> list[Edge]:
        """The rows that may be read as plain statements; only these are counted."""
        return [row for row in self.rows if row.plain]

    def graph(self) -> networkx.MultiDiGraph[Iri]:
        """Return a networkx graph: nodes are IRIs of actors, and each row is an edge with its cells, such as ``plain``.

        Raises:
            MissingPackage: networkx is not installed.

        """
        _need_networkx()
        import networkx

        graph: networkx.MultiDiGraph[Iri] = networkx.MultiDiGraph(view=self.view.text())
        for row in self.rows:
            cells = {name: value for name, value in row._asdict().items() if value is not None}
            graph.add_edge(cells.pop("source"), cells.pop("target"), key=f"{row.situation} {row.claim}", **cells)
        return graph

    def signs(self) -> dict[Pair, int]:
        """Return the sign of each pair of actors, in order of IRI: 1, -1, or 0 if its relations differ in sign."""
        found: dict[Pair, set[int]] = defaultdict(set)
        for row in self.plain:
            if row.sign:
                first, second = sorted((row.source, row.target))
                found[first, second].add(row.sign)
        return {pair: signs.pop() if len(signs) == 1 else 0 for pair, signs in sorted(found.items())}

    def triads(self) -> Table[Triad]:
        """Return the triads whose three signs are known.  A pair with both signs has none."""
        return Table(Triad, self._triads())

    def _triads(self) -> Iterator[Triad]:
        signs = {pair: sign for pair, sign in self.signs().items() if sign}
        beside = defaultdict(set)
        for a, b in signs:
            beside[a].add(b)
        for a in sorted(beside):
            for b, c in combinations(sorted(beside[a]), 2):
                if (b, c) in signs:
                    three = (signs[a, b], signs[a, c], signs[b, c])
                    shown = "".join("+" if sign > 0 else "-" for sign in three)
                    yield Triad(a, b, c, shown, balanced=three[0] * three[1] * three[2] > 0)

    def central(self) -> Table[Central]:
        """Return the actors, the most connected first.

        Raises:
            MissingPackage: networkx is not installed.

        """
        _need_networkx()
        import networkx

        rows = self.plain
        joined = networkx.Graph((row.source, row.target) for row in rows)
        between = networkx.betweenness_centrality(joined) if joined else {}
        once = {(row.source, row.target, row.situation): row for row in rows}.values()
        count = Counter((actor, row.sign) for row in once for actor in (row.source, row.target))
        found = [
            Central(
                actor=actor,
                cooperative=count[actor, 1],
                conflictual=count[actor, -1],
                partners=len(joined[actor]),
                betweenness=round(between[actor], 4),
            )
            for actor in joined
        ]
        return Table(Central, sorted(found, key=lambda row: (-row.partners, -row.betweenness, row.actor)))


def _need_networkx() -> None:
    try:
        import networkx  # noqa: F401
    except ImportError:
        raise MissingPackage("networkx", "networkx") from None


def network(view: View, on: str | None = None, *, events: bool = False) -> Network:
    """Return the relations between actors that a view asserts.

    Args:
        view: the view; what it merely predicts or recommends is left out.
        on: an EDTF date or interval.  Relations that cannot have held then are left out, as are
            those with an open begin or end on that side; undated ones are listed separately.
        events: also count what actors do to each other, not only standing relations.

    Raises:
        BadValue: ``on`` is not an EDTF date or has an open end.

    """
    days = _days(on) if on is not None else None
    kinds = {vocab.dg.Relation, vocab.dg.Event} if events else {vocab.dg.Relation}
    found = [
        edge
        for row in view.of(Standing.ASSERTED)
        if row.kind in kinds and not row.predicted
        for edge in _edges(view, row, _dating(row, days))
    ]
    undated = [edge for edge in found if edge.dating == Dating.UNDATED]
    kept = found if days is None else [edge for edge in found if edge.dating != Dating.UNDATED]
    return Network(view, days, Table(Edge, kept), Table(Edge, undated))


def _edges(view: View, row: Viewed, dating: Dating | None) -> Iterator[Edge]:
    if dating is None:
        return
    actors = {one.participant for one in view.participants.get(row.situation, ()) if one.is_actor}
    pairs = dict.fromkeys(pair for pair in view.ends(row.situation) if actors.issuperset(pair))
    for a, b in pairs:
        if (b, a) in pairs and b < a:
            continue  # symmetric: one edge suffices
        yield Edge(
            source=a,
            target=b,
            sign=SIGNS.get(row.valence) if row.valence else None,
            type=row.type,
            situation=row.situation,
            label=row.label,
            claim=row.claim,
            holder=row.holder,
            stance=row.stance,
            likelihood=row.likelihood,
            confidence=row.confidence,
            cue=row.cue,
            reporter=row.reporter,
            reporter_stance=row.reporter_stance,
            paraphrase=row.paraphrase,
            taken_over_by=row.taken_over_by,
            plain=row.plain,
            caveats="; ".join(row.caveats()) or None,
            dating=dating,
            begin=row.begin,
            end=row.end,
        )


def _days(on: str) -> tuple[datetime.date, datetime.date]:
    from diplograph.data.dates import bounds

    try:
        found = bounds(on)
    except ValueError as error:
        raise BadValue(f"on={on}", str(error), "For example on=2019 or on=2019-02-14.") from None
    if found is None or found[0] is None or found[3] is None:
        raise BadValue(f"on={on}", "has an open end", "For example on=2019/2021.")
    return datetime.date.fromisoformat(found[0]), datetime.date.fromisoformat(found[3])


def _dating(row: Viewed, days: tuple[datetime.date, datetime.date] | None) -> Dating | None:
    """Return how certain it is that the situation held on the days; None if it cannot have held then."""
    if row.begin_latest is None or row.end_earliest is None:
        return Dating.UNDATED
    if days is None:
        return Dating.CERTAIN
    first, last = days
    if (row.begin and row.begin > last) or (row.end and row.end < first):
        return None
    if row.begin_latest <= last and row.end_earliest >= first:
        return Dating.CERTAIN
    # The text leaves open whether it had begun, or still continued, on that day.
    is_open = (row.begin is None and row.end_earliest > last) or (row.end is None and row.begin_latest < first)
    return Dating.UNDATED if is_open else Dating.POSSIBLE


def changes(before: Network, after: Network) -> Table[SignChange]:
    """Return the pairs of actors whose sign differs between two networks."""
    old, new = before.signs(), after.signs()
    pairs = [pair for pair in sorted(old | new) if old.get(pair) != new.get(pair)]
    return Table(SignChange, (SignChange(*pair, old.get(pair), new.get(pair)) for pair in pairs))
