"""Find the cruxes of a claim: the smallest sets of premises whose rejection defeats it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from diplograph.answers.result import Table
from diplograph.argument.acceptance import owed_to
from diplograph.argument.framework import Framework
from diplograph.argument.graph import Argument, Holders
from diplograph.argument.what_if import with_same_content
from diplograph.terms import Iri

# A search stops, and says so, if it would have to keep more sets of premises than this.
MOST_SETS = 200_000


class Crux(NamedTuple):
    """Premises whose rejection together defeats a claim: how many claims fall, and how many premises are hedged."""

    premises: tuple[Iri, ...]
    falls: int
    hedged: int


class Premise(NamedTuple):
    """A premise of a crux: the ``rank`` of the crux, its effect, and the premise with its full attribution."""

    rank: int
    falls: int
    hedged: int
    premise: Iri
    holder: Iri
    stance: Iri
    hedge: str | None
    reporter: Iri | None
    paraphrase: str


@dataclass(frozen=True)
class Cruxes:
    """The smallest sets of premises on which a claim depends; made by `cruxes`.

    Attributes:
        argument: the graph.
        holders: whose view.
        claim: the claim.
        found: the sets, all of the same size, those with the most fallen claims first, then the more hedged.
        exact: whether these are all sets of that size and there are no smaller ones.
        note: what was not computed, or why there is no crux.

    """

    argument: Argument
    holders: Holders
    claim: Iri
    found: tuple[Crux, ...]
    exact: bool
    note: str

    @property
    def rows(self) -> Table[Premise]:
        """One row per premise; see `Premise`."""
        return Table(Premise, self._premises())

    def _premises(self) -> Iterator[Premise]:
        for rank, crux in enumerate(self.found, 1):
            for premise in crux.premises:
                one = self.argument.claims[premise]
                yield Premise(
                    rank=rank,
                    falls=crux.falls,
                    hedged=crux.hedged,
                    premise=premise,
                    holder=one.holder,
                    stance=one.stance,
                    hedge=one.hedge or None,
                    reporter=one.reporter,
                    paraphrase=one.paraphrase,
                )


def cruxes(
    argument: Argument,
    holders: Holders,
    claim: Iri,
    *,
    first_grounds: bool = False,
    time_limit: float = 10.0,
) -> Cruxes:
    """Return the smallest sets of premises whose rejection leaves ``claim`` not accepted.

    The search is Reiter's hitting-set tree ("A theory of diagnosis from first principles",
    Artificial Intelligence 32, 1987, 57-95), breadth first: while the claim is accepted, one
    of the premises on which its acceptance depends is removed.  A condition that is only
    supposed is such a premise as long as the claim, or what it rests on, assumes it.

    Args:
        argument: the graph.
        holders: whose view.
        claim: the claim; rejecting the claim itself does not count.
        first_grounds: only consider claims without grounds, on which the argument
            ultimately rests, and not intermediate ones.
        time_limit: seconds, after which the search stops and the answer says how far it got.

    """
    deadline = time.monotonic() + time_limit
    framework = Framework(argument, holders)
    labels = framework.label()
    if not labels.accepts(claim):
        return Cruxes(argument, holders, claim, (), True, "the claim is not accepted as it is")
    accepted = labels.accepted
    leader = {c: min(argument.same_content(c)) for c in argument.claims}
    own = leader[claim]
    # The premises on which the acceptance of the claim depends, with the refusals that this presupposes.
    known: list[tuple[frozenset[Iri], frozenset[Iri]]] = []
    found: list[Crux] = []
    level: set[frozenset[Iri]] = {frozenset()}
    size = 0
    while level and not found:
        following: set[frozenset[Iri]] = set()
        for refused in sorted(level, key=sorted):
            late = time.monotonic() > deadline
            if late or len(following) > MOST_SETS:
                return Cruxes(argument, holders, claim, _ranked(found), False, _stopped(size, late))
            needed = next((n for n, given in known if given <= refused and not n & refused), None)
            if needed is None:
                everyone = with_same_content(argument, refused)
                labels = framework.label(everyone)
                if not labels.accepts(claim):
                    falls = len(accepted.difference(everyone) - labels.accepted)
                    hedged = sum(argument.claims[c].band is not None for c in refused)
                    found.append(Crux(tuple(sorted(refused)), falls, hedged))
                    continue
                owed = owed_to(labels, claim, first_grounds=first_grounds)
                needed = frozenset(leader[premise] for premise in owed) - {own}
                known.append((needed, refused))
            following |= {refused | {ground} for ground in needed}
        level = following
        size += 1
    note = "" if found else "no set of premises defeats it: it does not rest on what is merely said"
    return Cruxes(argument, holders, claim, _ranked(found), True, note)


def _stopped(size: int, late: bool) -> str:
    """Say why a search stopped at sets of a size, and what it left."""
    why = "the time limit passed" if late else f"there are more than {MOST_SETS:,} sets of {size + 1} premises to try"
    if not size:
        return f"stopped early, since {why}: no set of premises was tried"
    sets = f"sets of {size} premise{'s' * (size != 1)}"
    return f"stopped early, since {why}: some {sets}, and all larger ones, were not tried"


def _ranked(found: Iterable[Crux]) -> tuple[Crux, ...]:
    return tuple(sorted(found, key=lambda crux: (-crux.falls, -crux.hedged, crux.premises)))
