"""What readers call the things in an answer, and what its claims say: each asked for at once, not row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

import pyoxigraph as ox

from diplograph.answers.asker import Asker
from diplograph.answers.position import CONDITIONS, Position
from diplograph.answers.result import Result
from diplograph.namespaces import ID
from diplograph.terms import Iri

PositionT = TypeVar("PositionT", bound=Position)

# Individuals that readers know by their label; the others by their short name.
LABELLED = tuple(ID + kind for kind in ("actor/", "place/", "thing/", "work/"))


_AT_ONCE = 5_000  # things that one question is asked about


def rows_about(asker: Asker, question: str, parameter: str, iris: Iterable[Iri] | None) -> Iterator[Any]:
    """Yield the rows of a bundled question for several things, or for all (None), asked of many at once.

    They come in the order of the things.
    """
    if iris is None:
        yield from Result(asker.select(question), question)
        return
    named = sorted(set(iris))
    for begin in range(0, len(named), _AT_ONCE):
        nodes = tuple(map(ox.NamedNode, named[begin : begin + _AT_ONCE]))
        yield from Result(asker.select(question, {parameter: nodes}), question)


def labels(asker: Asker, iris: Iterable[Iri]) -> dict[Iri, str]:
    """Return the labels of those of ``iris`` that are actors, places, things or works."""
    named = (iri for iri in iris if iri.startswith(LABELLED))
    found: dict[Iri, str] = {}
    for row in rows_about(asker, "instances_named", "thing", named):
        if row.rank == 1:
            found.setdefault(row.thing, row.name)
    return found


def positions(asker: Asker, claims: Iterable[Iri]) -> dict[Iri, Position]:
    """Return what each of the claims says, whole; what is not a claim is left out."""
    rows = rows_about(asker, "claim_positions", "claim", claims)
    return {one.claim: one for one in conditional(asker, (Position.of(row, asker.drafts) for row in rows))}


def conditional(asker: Asker, positions: Iterable[PositionT]) -> Iterator[PositionT]:
    """Yield the positions with the conditions that they depend on."""
    given = list(positions)
    found: dict[Iri, list[str]] = defaultdict(list)
    for row in rows_about(asker, "conditions_of", "claim", (one.claim for one in given)):
        found[row.claim].append(f"{CONDITIONS[row.kind]} {row.condition.short}")
    for one in given:
        yield replace(one, conditions=tuple(found[one.claim])) if one.claim in found else one


def links(asker: Asker, claims: Iterable[Iri]) -> dict[Iri, Iri]:
    """Return for each claim the link to its first passage in the published text, where it has one."""
    found: dict[Iri, Iri] = {}
    for row in rows_about(asker, "links_of", "claim", claims):
        if row.link is not None:
            found.setdefault(row.claim, row.link)
    return found
