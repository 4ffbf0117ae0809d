"""The relations between actors as a signed network, from a viewpoint and for a date.

A cooperative relation counts +1, a conflictual one -1; neutral and mixed ones have
no sign.  A triad is balanced where the product of its signs is positive (Heider,
"Attitudes and cognitive organization", Journal of Psychology 21, 1946; Cartwright
and Harary, "Structural balance", Psychological Review 63, 1956).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from diplograph import vocab
from diplograph.answers.result import Result, table
from diplograph.argument.view import View
from diplograph.errors import BadValue, UsageError
from diplograph.terms import Iri

if TYPE_CHECKING:
    import networkx

SIGNS: Final = {vocab.valence.cooperative: 1, vocab.valence.conflictual: -1}
COLUMNS = (
    "source",
    "target",
    "sign",
    "type",
    "situation",
    "label",
    "claim",
    "holder",
    "hedge",
    "dating",
    "begin",
    "end",
)


@dataclass(frozen=True)
class Network:
    """Relations between actors; made by `network`.

    Attributes:
        view: whose.
        on: the days asked about, as first and last, or None for any time.
        rows: one row for each pair of actors, relation and claim: ``source``, ``target``
            (either way round where the relation is symmetric), ``sign`` (1, -1, or empty),
            ``type``, ``situation``, ``label``, ``claim``, ``holder``, ``hedge``, ``dating``
            (certain, where the bounds leave no doubt that it held on one of the days;
            possible, where they allow it; undated), and its earliest begin and latest end.
        undated: the same rows of the relations without a date, which are in ``rows`` only
            where no date was asked about.

    """

    view: View
    on: tuple[datetime.date, datetime.date] | None
    rows: Result[Any]
    undated: Result[Any]

    def graph(self) -> networkx.MultiGraph:
        """Return a networkx MultiDiGraph: nodes are IRIs of actors, an edge for each row with its cells.

        Raises:
            UsageError: networkx is not installed.

        """
        nx = _networkx()
        graph = nx.MultiDiGraph(view=self.view.told())
        for row in self.rows:
            cells = {name: value for name, value in row._asdict().items() if value is not None}
            graph.add_edge(cells.pop("source"), cells.pop("target"), key=f"{row.situation} {row.claim}", **cells)
        return graph

    def signs(self) -> dict[tuple[Iri, Iri], int]:
        """Return the sign of each pair of actors, in order of IRI: 1, -1, or 0 where its relations differ in sign."""
        found = defaultdict(set)
        for row in self.rows:
            if row.sign:
                found[tuple(sorted((row.source, row.target)))].add(row.sign)
        return {(a, b): signs.pop() if len(signs) == 1 else 0 for (a, b), signs in sorted(found.items())}

    def triads(self) -> Result[Any]:
        """Return the triads whose three signs are known: first, second, third, signs, balanced.

        ``signs`` are those of first-second, first-third and second-third.  A pair with both signs has none.
        """
        signs = {pair: sign for pair, sign in self.signs().items() if sign}
        beside = defaultdict(set)
        for a, b in signs:
            beside[a].add(b)
        rows = []
        for a in sorted(beside):
            for b, c in combinations(sorted(beside[a]), 2):
                if (b, c) in signs:
                    three = (signs[a, b], signs[a, c], signs[b, c])
                    told = "".join("+" if s > 0 else "-" for s in three)
                    rows.append((a, b, c, told, three[0] * three[1] * three[2] > 0))
        return table(("first", "second", "third", "signs", "balanced"), rows, "Triad")

    def central(self) -> Result[Any]:
        """Return the actors, the most connected first: actor, cooperative, conflictual, partners, betweenness.

        ``betweenness`` is that of Freeman (1977) over pairs related in any way, from 0 to 1.

        Raises:
            UsageError: networkx is not installed.

        """
        nx = _networkx()
        plain = nx.Graph((row.source, row.target) for row in self.rows)
        between = nx.betweenness_centrality(plain) if plain else {}
        count: dict[Iri, dict[int | None, int]] = defaultdict(lambda: defaultdict(int))
        for row in {(r.source, r.target, r.situation): r for r in self.rows}.values():
            for actor in (row.source, row.target):
                count[actor][row.sign] += 1
        rows = [(a, count[a][1], count[a][-1], plain.degree[a], round(between[a], 4)) for a in plain]
        rows.sort(key=lambda r: (-r[3], -r[4], r[0]))
        return table(("actor", "cooperative", "conflictual", "partners", "betweenness"), rows, "Actor")


def _networkx() -> Any:
    try:
        import networkx
    except ImportError:
        raise UsageError(
            "network", "needs networkx, which is not installed", "pip install 'diplograph[networkx]'"
        ) from None
    return networkx


def network(view: View, on: str | None = None, *, events: bool = False) -> Network:
    """Return the relations between actors that a view asserts.

    Args:
        view: the view; what it only predicts or recommends is left out.
        on: an EDTF date or interval; what cannot have held then is left out, and so is
            the undated, which is told apart; so is what has an open begin or end on
            the side of that date.
        events: count what actors do to each other, too, and not only standing relations.

    Raises:
        BadValue: ``on`` is not an EDTF date or has an open end.

    """
    days = _days(on) if on is not None else None
    kinds = {vocab.dg.Relation, vocab.dg.Event} if events else {vocab.dg.Relation}
    kept: list[tuple[object, ...]] = []
    undated: list[tuple[object, ...]] = []
    for row in view.asserted:
        if row.kind not in kinds or row.predicted:
            continue
        actors = {who for _, who, is_actor in view.participants.get(row.situation, ()) if is_actor}
        pairs = dict.fromkeys(p for p in view.ends(row.situation) if actors.issuperset(p))
        symmetric = [(a, b) for a, b in pairs if (b, a) in pairs and b < a]
        dating = _dating(row, days)
        hedge = row.confidence or row.likelihood
        for a, b in pairs:
            if (a, b) in symmetric or not dating:
                continue
            base = (a, b, SIGNS.get(row.valence), row.type, row.situation, row.label, row.claim, row.holder, hedge)
            line = (*base, dating, row.begin, row.end)
            if dating == "undated":
                undated.append(line)
            if dating != "undated" or days is None:
                kept.append(line)
    return Network(view, days, table(COLUMNS, kept, "Edge"), table(COLUMNS, undated, "Edge"))


def _days(on: str) -> tuple[datetime.date, datetime.date]:
    from diplograph.data.dates import bounds

    try:
        found = bounds(on)
    except ValueError as error:
        raise BadValue(f"on={on}", str(error), "For example on=2019 or on=2019-02-14.") from None
    if found is None or found[0] is None:
        raise BadValue(f"on={on}", "has an open end", "For example on=2019/2021.")
    return datetime.date.fromisoformat(found[0]), datetime.date.fromisoformat(found[3])


def _dating(row: Any, days: tuple[datetime.date, datetime.date] | None) -> str:
    """Return certain, possible or undated, or nothing where it cannot have held then."""
    if row.begin_latest is None:
        return "undated"
    if days is None:
        return "certain"
    first, last = days
    if (row.begin and row.begin > last) or (row.end and row.end < first):
        return ""
    if row.begin_latest <= last and row.end_earliest >= first:
        return "certain"
    # Whether it had begun, or still went on, is open: the text does not say so of that day.
    is_open = (row.begin is None and row.end_earliest > last) or (row.end is None and row.begin_latest < first)
    return "undated" if is_open else "possible"


def changes(before: Network, after: Network) -> Result[Any]:
    """Return the pairs of actors whose sign differs between two networks: first, second, before, after.

    A sign is 1, -1, 0 where the relations of the pair differ in sign, and empty where there is none.
    """
    old, new = before.signs(), after.signs()
    rows = [(*pair, old.get(pair), new.get(pair)) for pair in sorted(old | new) if old.get(pair) != new.get(pair)]
    return table(("first", "second", "before", "after"), rows, "Change")
