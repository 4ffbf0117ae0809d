"""What readers call the things in an answer, and what its claims say: each asked for at once, not row by row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from diplograph.answers.asker import Asker
from diplograph.answers.position import Position
from diplograph.answers.result import Result
from diplograph.namespaces import ID
from diplograph.sparql.executor import Solutions
from diplograph.terms import Iri

# Individuals that readers know by their label; the others by their short name.
LABELLED = tuple(ID + kind for kind in ("actor/", "place/", "thing/", "work/"))


def _nodes(iris: Iterable[Iri]) -> tuple[ox.NamedNode, ...]:
    return tuple(ox.NamedNode(iri) for iri in sorted(set(iris)))


def _rows(asker: Asker, question: str, **asked: tuple[ox.NamedNode, ...]) -> Result[Any]:
    """Return the rows of a bundled question for several things; none where there is nothing to ask about."""
    empty = Solutions((), [])
    return Result(asker.select(question, dict(asked)) if all(asked.values()) else empty)


def labels(asker: Asker, iris: Iterable[Iri]) -> dict[Iri, str]:
    """Return the labels of those of ``iris`` that are actors, places, things or works."""
    named = _nodes(iri for iri in iris if iri.startswith(LABELLED))
    found: dict[Iri, str] = {}
    for row in _rows(asker, "instances_named", thing=named):
        if row.rank == 1:
            found.setdefault(row.thing, row.name)
    return found


def positions(asker: Asker, claims: Iterable[Iri]) -> dict[Iri, Position]:
    """Return what each of the claims says, whole; what is not a claim is left out."""
    named = _nodes(claims)
    return {row.claim: Position.of(row, asker.drafts) for row in _rows(asker, "claim_positions", claim=named)}


def links(asker: Asker, claims: Iterable[Iri]) -> dict[Iri, Iri]:
    """Return for each claim the link to its first passage in the published text, where it has one."""
    named = _nodes(claims)
    found: dict[Iri, Iri] = {}
    for row in _rows(asker, "links_of", claim=named):
        if row.link is not None:
            found.setdefault(row.claim, row.link)
    return found
