"""How much of what can go wrong `check` notices: random single changes of the essay, by operator.

A change is *decidable* where the graph and the ontology alone show that it is wrong: not where
one person of many is put in the place of another, which only a reader of the text can tell.
``python tests/support/rates.py [NUMBER [SEED]]`` prints the rates of so many changes for each operator.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from essays import Essay

from diplograph import vocab
from diplograph.checks.part import TYPE
from diplograph.data.rows import IRI, Row
from diplograph.namespaces import DG, EDTF, ID, PREFIXES, RDFS, SCHEME, XSD, curie

Place = tuple[str, Row]


class Change(NamedTuple):
    """What goes from which graph and what comes to which, whom it befalls, and whether the text is not needed."""

    gone: Sequence[Place]
    come: Sequence[Place]
    decidable: bool
    what: str


class World:
    """The statements of an essay, and what is usual among them."""

    def __init__(self, essay: Essay, seed: int) -> None:
        self.essay, self.random = essay, random.Random(seed)
        self.places: list[Place] = [
            (graph, row)
            for graph, rows in sorted(essay.graphs.items())
            if "/graph/ontology/" not in graph and not graph.endswith("/catalog")
            for row in rows
        ]
        self.kind = {s: o for _, (s, p, o, _) in self.places if p == TYPE}
        self.by_kind: dict[str, list[str]] = defaultdict(list)
        for subject, kind in self.kind.items():
            self.by_kind[kind].append(subject)
        self.values: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in self.places:
            self.values[self.kind.get(place[1][0], ""), place[1][1]].append(place)
        self.concepts: dict[str, list[str]] = defaultdict(list)
        for rows in essay.graphs.values():
            for subject, predicate, value, _ in rows:
                if predicate == PREFIXES["skos"] + "inScheme":
                    self.concepts[value].append(subject)

    @cached_property
    def required(self) -> set[tuple[str, str]]:
        """The classes and predicates of which every instance has one."""
        had: dict[tuple[str, str], set[str]] = defaultdict(set)
        for _, (s, p, _, _) in self.places:
            had[self.kind.get(s, ""), p].add(s)
        return {key for key, subjects in had.items() if key[0] and len(subjects) == len(self.by_kind[key[0]])}

    @cached_property
    def single(self) -> set[tuple[str, str]]:
        """The classes and predicates of which no instance has two in one language."""
        counts = Counter(
            (self.kind.get(s, ""), s, p, k if k.startswith("@") else "") for _, (s, p, _, k) in self.places
        )
        several = {(kind, predicate) for (kind, _, predicate, _), number in counts.items() if number > 1}
        return {(self.kind.get(s, ""), p) for _, (s, p, _, _) in self.places} - several

    @cached_property
    def referred(self) -> set[str]:
        """What something refers to."""
        return {o for _, (s, _, o, k) in self.places if k == IRI and s != o}

    def holders(self, claim: str) -> list[str]:
        """Return the labels of the holders of a claim."""
        who = {o for _, (s, p, o, _) in self.places if s == claim and p == vocab.dg.holder}
        return [o for _, (s, p, o, _) in self.places if s in who and p == PREFIXES["skos"] + "prefLabel"]

    def other(self, among: list[str], than: str) -> str:
        """Return one of these that is another."""
        return self.random.choice([each for each in among if each != than] or [than])


Operator = Callable[[World, str, Row], Change | None]


def _replace(graph: str, old: Row, new: Row, decidable: bool) -> Change | None:
    return Change([(graph, old)], [(graph, new)], decidable, f"{old[1]} → {new[2]}") if new != old else None


def _scheme(world: World, concept: str) -> str:
    return next((scheme for scheme, members in world.concepts.items() if concept in members), "")


def foreign_concept(world: World, graph: str, row: Row) -> Change | None:
    s, p, o, k = row
    if not o.startswith(SCHEME):
        return None
    scheme = world.other(sorted(world.concepts), _scheme(world, o))
    return _replace(graph, row, (s, p, world.random.choice(world.concepts[scheme]), k), True)


def sibling_concept(world: World, graph: str, row: Row) -> Change | None:
    s, p, o, k = row
    if not o.startswith(SCHEME):
        return None
    return _replace(graph, row, (s, p, world.other(world.concepts[_scheme(world, o)], o), k), False)


def dangling(world: World, graph: str, row: Row) -> Change | None:
    s, p, o, k = row
    return _replace(graph, row, (s, p, o + "-x", k), True) if o.startswith(ID) else None


def misspelt(world: World, graph: str, row: Row) -> Change | None:
    s, p, o, k = row
    return _replace(graph, row, (s, p[:-1], o, k), True) if p.startswith(DG) else None


def wrong_class(world: World, graph: str, row: Row) -> Change | None:
    s, p, o, k = row
    if k != IRI or o not in world.kind:
        return None
    kind = world.other(sorted(world.by_kind), world.kind[o])
    return _replace(graph, row, (s, p, world.random.choice(world.by_kind[kind]), k), p not in _WIDE)


# Properties that may lead to things of most classes: another is not wrong by its class.
_WIDE = {vocab.dg.denotes, vocab.dg.describes, vocab.dg.about, *vocab.ROLES, vocab.dg.participant, vocab.dg.holder}


def retargeted(world: World, graph: str, row: Row) -> Change | None:
    s, p, o, k = row
    if k != IRI or o not in world.kind or p == vocab.dg.source:
        return None
    return _replace(graph, row, (s, p, world.other(world.by_kind[world.kind[o]], o), k), False)


def type_changed(world: World, graph: str, row: Row) -> Change | None:
    s, p, o, k = row
    return _replace(graph, row, (s, p, world.other(sorted(world.by_kind), o), k), True) if p == TYPE else None


def subject_removed(world: World, graph: str, row: Row) -> Change | None:
    if row[1] != TYPE:
        return None
    gone = [(graph, each) for each in world.essay.graphs[graph] if each[0] == row[0]]
    return Change(gone, [], row[0] in world.referred, row[0])


def dropped(world: World, graph: str, row: Row) -> Change | None:
    return Change([(graph, row)], [], (world.kind.get(row[0], ""), row[1]) in world.required, row[1])


def second_value(world: World, graph: str, row: Row) -> Change | None:
    s, p, o, _ = row
    key = world.kind.get(s, ""), p
    _, (_, _, other, kind) = world.random.choice(world.values[key])
    return Change([], [(graph, (s, p, other, kind))], key in world.single, p) if other != o and p != TYPE else None


def swapped(world: World, graph: str, row: Row) -> Change | None:
    there, other = world.random.choice(world.values[world.kind.get(row[0], ""), row[1]])
    if row[1] == TYPE or other[0] == row[0] or other[2:] == row[2:]:
        return None
    come = [(graph, (*row[:2], *other[2:])), (there, (*other[:2], *row[2:]))]
    return Change([(graph, row), (there, other)], come, False, row[1])


def number_plus_one(world: World, graph: str, row: Row) -> Change | None:
    s, p, o, k = row
    if k != XSD + "integer":
        return None
    return _replace(graph, row, (s, p, str(int(o) + 1), k), world.kind.get(s) != vocab.dg.Measurement)


def emptied(world: World, graph: str, row: Row) -> Change | None:
    s, p, _, k = row
    return _replace(graph, row, (s, p, "", k), True) if k.startswith("@") else None


def moved(world: World, graph: str, row: Row) -> Change | None:
    graphs = sorted({place for place, _ in world.places})
    return Change([(graph, row)], [(world.other(graphs, graph), row)], True, row[1])


def repeated(world: World, graph: str, row: Row) -> Change | None:
    graphs = sorted({place for place, _ in world.places})
    return Change([], [(world.other(graphs, graph), row)], True, row[1])


def exchanged(world: World, graph: str, row: Row) -> Change | None:
    for one, other, decidable in _ENDS:
        if row[1] == one:
            there = [(graph, each) for each in world.essay.graphs[graph] if each[:2] == (row[0], other)]
            if there:
                come = [(graph, (row[0], other, *row[2:])), *((graph, (row[0], one, *each[2:])) for _, each in there)]
                return Change([(graph, row), *there], come, decidable, one)
    return None


# Ends whose exchange the argument shows, and those that only the text does.
_ENDS = (
    (vocab.dg.initiator, vocab.dg.recipient, False),
    (vocab.dg.cause, vocab.dg.effect, False),
    (vocab.dg.attacker, vocab.dg.attacked, False),
    (vocab.dg.preferred, vocab.dg.preferredOver, True),
    (vocab.dg.holder, vocab.dg.reporter, True),
    (vocab.dg.conclusion, vocab.dg.premise, True),
)


def other_language(world: World, graph: str, row: Row) -> Change | None:
    s, p, o, k = row
    decidable = not p.endswith(("altLabel", "title"))
    return _replace(graph, row, (s, p, o, "@fr"), decidable) if k == "@en" else None


def copied(world: World, graph: str, row: Row) -> Change | None:
    if row[1] != TYPE:
        return None
    rows = [each for each in world.essay.graphs[graph] if each[0] == row[0]]
    return Change([], [(graph, (f"{s}9", p, o, k)) for s, p, o, k in rows], True, row[0])


def commented(world: World, graph: str, row: Row) -> Change | None:
    return Change([], [(graph, (row[0], RDFS + "comment", "Some words of the text.", "@en"))], True, row[0])


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def misdated(world: World, graph: str, row: Row) -> Change | None:
    """Give a date another year, as somebody does who fills it in from memory."""
    s, p, o, k = row
    if k != EDTF or not _YEAR.search(o):
        return None
    year = world.random.choice((-5, -1, 1, 5))
    new = _YEAR.sub(lambda found: str(int(found[0]) + year), o)
    texts = [
        t for g, (i, q, t, _) in world.places if i == s and q in (PREFIXES["skos"] + "prefLabel", vocab.dg.timeCue)
    ]
    named = {found for text in texts for found in _YEAR.findall(text)}
    return _replace(graph, row, (s, p, new, k), "/" not in o and named == set(_YEAR.findall(o)))


def worded(world: World, graph: str, row: Row) -> Change | None:
    """Write the hedge, or who says it, into the paraphrase, as a language model does that summarizes a sentence."""
    s, p, o, k = row
    if p != vocab.dg.paraphrase:
        return None
    holders = [h for _, (c, q, v, _) in world.places if q == vocab.dg.content and v == s for h in world.holders(c)]
    opening = world.random.choice(["Perhaps", "It may be that", "Probably", f"{holders[0]} argues that"])
    return _replace(graph, row, (s, p, f"{opening} {o}", k), True)


OPERATORS: tuple[Operator, ...] = (
    *(foreign_concept, sibling_concept, dangling, misspelt, wrong_class, retargeted, type_changed, subject_removed),
    *(dropped, second_value, swapped, number_plus_one, emptied, moved, repeated, exchanged, other_language, copied),
    *(commented, misdated, worded),
)


class Rate(NamedTuple):
    """How many changes of an operator were noticed, of all and of those that are decidable without the text."""

    operator: str
    noticed: int
    made: int
    noticed_decidable: int
    decidable: int
    missed: list[str]


def rates(number: int, seed: int) -> Iterator[Rate]:
    """Make ``number`` changes by each operator, one at a time, and yield what was noticed of them."""
    essay = Essay()
    world = World(essay, seed)
    for operator in OPERATORS:
        changes: list[Change] = []
        for place in world.random.sample(world.places, len(world.places)):
            change = operator(world, *place)
            if change:
                changes.append(change)
            if len(changes) == number:
                break
        seen = [bool(_noticed(essay, change)) for change in changes]
        sure = [noticed for noticed, change in zip(seen, changes, strict=True) if change.decidable]
        missed = [c.what for c, noticed in zip(changes, seen, strict=True) if c.decidable and not noticed]
        yield Rate(operator.__name__, sum(seen), len(seen), sum(sure), len(sure), missed)


def _noticed(essay: Essay, change: Change) -> bool:
    graphs = {graph for graph, _ in (*change.gone, *change.come)}
    try:
        for graph, row in change.gone:
            essay.graphs[graph].remove(row)
        for graph, row in change.come:
            essay.graphs[graph].append(row)
        return bool(essay.found(graphs))
    finally:
        essay.restore(graphs)


def main() -> None:
    """Print the rates."""
    number, seed = (int(value) for value in (*sys.argv[1:], "20", "1")[:2])
    found = []
    for rate in rates(number, seed):
        found.append(rate)
        sure = f"decidable {rate.noticed_decidable:>4} of {rate.decidable}"
        print(f"{rate.operator:<18}{rate.noticed:>4} of {rate.made:<5} {sure}")
        missed = Counter(" → ".join(map(curie, what.split(" → "))) for what in rate.missed)
        for name, count in missed.most_common(12):
            print(f"{'':<20}missed {count}: {name}")
        sys.stdout.flush()
    every = sum(r.noticed for r in found) / sum(r.made for r in found)
    decidable = sum(r.noticed_decidable for r in found) / sum(r.decidable for r in found)
    print(f"noticed: {every:.0%} of all, {decidable:.0%} of those that are decidable without the text")


if __name__ == "__main__":
    main()
