"""One viewpoint as one object: its view, and the comparisons, acceptance and what-if answers from it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from diplograph.answers.asker import Asker
from diplograph.answers.result import Result, Table
from diplograph.argument.graph import Argument, Holders
from diplograph.argument.standing import Standing
from diplograph.argument.view import Described, View, Viewed, speaking, view
from diplograph.terms import Iri

if TYPE_CHECKING:
    import rdflib

    from diplograph.argument.acceptance import Acceptance, Evaluated, Semantics
    from diplograph.argument.actor_network import Network
    from diplograph.argument.compare import Compared
    from diplograph.argument.cruxes import Cruxes
    from diplograph.argument.strength import Chain
    from diplograph.argument.what_if import WhatIf

# Each of the modules below is imported on demand, since most commands need only one of them.


class Viewpoint:
    """The view of one holder, several, or anyone; made by `diplograph.Library.viewpoint` and `anyone`.

    A reported claim belongs to its holder, and a reporter shares it only by agreeing or
    conceding; see `diplograph.argument.view`.

    Args:
        voiced: claims, including all that ``holders`` hold or report, with their conditions.
        described: returns what these claims are about; called on first use.
        argued: yields the argument, with the claims that bear on each other and their steps, in parts that no
            step joins; called when it is needed.
        holders: whose view.
        floor: a likelihood below which nothing counts as asserted or denied, or None.

    Raises:
        NotHeld: nobody of ``holders`` holds or takes over any claim.

    """

    def __init__(
        self,
        voiced: Argument,
        described: Callable[[], Described],
        argued: Callable[[], Iterable[tuple[Asker, Argument]]],
        holders: Holders,
        floor: Iri | None = None,
    ) -> None:
        speaking(voiced, holders)
        self._voiced, self._read, self._argued = voiced, described, argued
        self.holders, self.floor = holders, floor

    @cached_property
    def _where(self) -> tuple[Asker, Argument]:
        (asker, first), *others = self._argued()
        return asker, first.plus(*(argument for _, argument in others))

    @property
    def _asker(self) -> Asker:
        return self._where[0]

    @property
    def _argument(self) -> Argument:
        return self._where[1]

    def __repr__(self) -> str:
        return f"<Viewpoint of {self.holders.text()}>"

    @cached_property
    def view(self) -> View:
        """Every situation on which the viewpoint takes a position, with the claim that takes it; see `View`."""
        return view(self._read(), self._voiced, self.holders, self.floor)

    @property
    def rows(self) -> Result[Viewed]:
        """One row for each situation and claim on it; see `diplograph.argument.view.Viewed`."""
        return self.view.rows

    @property
    def asserted(self) -> tuple[Viewed, ...]:
        """The rows of what is held to be so, including what is conceded or predicted."""
        return self.view.of(Standing.ASSERTED)

    @property
    def denied(self) -> tuple[Viewed, ...]:
        """The rows of what is held not to be so, by itself or together with others."""
        return self.view.of(Standing.DENIED, Standing.DENIED_TOGETHER)

    @property
    def doubted(self) -> tuple[Viewed, ...]:
        """The rows of what is doubted, which is neither asserted nor denied."""
        return self.view.of(Standing.DOUBTED)

    @property
    def left_open(self) -> tuple[Viewed, ...]:
        """The rows of what is raised without a yes or no, including declined recommendations."""
        return self.view.of(Standing.LEFT_OPEN)

    @property
    def recommended(self) -> tuple[Viewed, ...]:
        """The rows of what should be done; a recommendation does not make it so."""
        return self.view.of(Standing.RECOMMENDED)

    @property
    def advised_against(self) -> tuple[Viewed, ...]:
        """The rows of what should not be done."""
        return self.view.of(Standing.ADVISED_AGAINST)

    def to_graph(self) -> rdflib.Graph:
        """Return what is asserted as plain triples, in a graph of their own; see `View.to_graph`."""
        return self.view.to_graph()

    def compare(self, other: Viewpoint) -> Result[Compared]:
        """Return where two viewpoints agree, differ or only one speaks; see `diplograph.argument.compare.compare`."""
        from diplograph.argument.compare import compare

        return compare(self._voiced.plus(other._voiced), self.holders, other.holders)

    def network(self, on: str | None = None, *, events: bool = False) -> Network:
        """Return the signed relations between actors; see `diplograph.argument.actor_network.network`."""
        from diplograph.argument.actor_network import network

        return network(self.view, on, events=events)

    def acceptance(self, semantics: Semantics | str = "grounded", *, time_limit: float = 10.0) -> Acceptance:
        """Return which claims are accepted; see `diplograph.argument.acceptance.evaluate`."""
        from diplograph.argument.acceptance import evaluate

        return evaluate(self._argument, self.holders, semantics, time_limit)

    def evaluated(self, semantics: Semantics | str = "grounded", *, time_limit: float = 10.0) -> Table[Evaluated]:
        """Return the rows of `acceptance`, of a large corpus worked out some documents at a time."""
        from diplograph.argument.acceptance import Evaluated, evaluate

        rows: list[Evaluated] = []
        for _, argument in self._argued():
            begin = time.monotonic()
            rows += evaluate(argument, self.holders, semantics, time_limit).rows
            time_limit = max(0.0, time_limit - (time.monotonic() - begin))
        return Table(Evaluated, sorted(rows, key=lambda row: row.claim))

    def what_if(
        self,
        *,
        reject: Iterable[str] = (),
        accept: Iterable[str] = (),
        without_preferences: bool | Iterable[str] = False,
    ) -> WhatIf:
        """Return what falls if claims are rejected or granted; see `diplograph.argument.what_if.what_if`."""
        from diplograph.argument.what_if import what_if

        without = without_preferences
        return what_if(
            self._argument,
            self.holders,
            reject=[self._asker.identify("claim", claim) for claim in reject],
            accept=[self._asker.identify("claim", claim) for claim in accept],
            without_preferences=without
            if isinstance(without, bool)
            else [self._asker.identify("step", step) for step in without],
        )

    def cruxes(self, claim: str, *, first_grounds: bool = False, time_limit: float = 10.0) -> Cruxes:
        """Return the smallest sets of premises on which a claim depends; see `diplograph.argument.cruxes.cruxes`."""
        from diplograph.argument.cruxes import cruxes

        iri = self._asker.identify("claim", claim)
        return cruxes(self._argument, self.holders, iri, first_grounds=first_grounds, time_limit=time_limit)

    def strength(self) -> Result[Chain]:
        """Return the weakest hedge for each recommendation; see `diplograph.argument.strength.strength`."""
        from diplograph.argument.strength import Chain, strength

        rows = (row for asker, argument in self._argued() for row in strength(asker, argument, self.holders))
        return Table(Chain, sorted(rows, key=lambda row: row.claim))
