"""Rules on things that two files describe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from diplograph.checks.context import Context
from diplograph.checks.part import TYPE, Fault, Part
from diplograph.checks.report import WARNING
from diplograph.data.discovery import shown
from diplograph.data.positions import Place
from diplograph.data.rows import Row
from diplograph.namespaces import DCTERMS, ID, PREFIXES, SKOS, curie

_FUNCTIONAL = PREFIXES["owl"] + "FunctionalProperty"


def defined_twice(context: Context) -> Iterator[Fault]:
    """Two files never give a thing different types, labels, or values of a single-valued property."""
    single = {TYPE, SKOS + "prefLabel", DCTERMS + "title"} | {
        subject for part in context.every for subject, _, value, _ in part.typed if value == _FUNCTIONAL
    }
    said: dict[tuple[str, str, str], dict[Part, set[str]]] = defaultdict(lambda: defaultdict(set))
    for part in (*context.shared, *context.own):
        for subject, predicate, value, kind in part.by(*sorted(single)):
            if subject in context.repeated and subject.startswith(ID):
                said[subject, predicate, kind if kind.startswith("@") else ""][part].add(value)
    reported: set[tuple[str, Part]] = set()
    for (subject, predicate, _), by_part in said.items():
        if len(by_part) == 1:
            continue
        first, *others = by_part
        for part in others:
            differing = sorted(by_part[part] - by_part[first])
            if differing and part in context.own and (subject, part) not in reported:
                reported.add((subject, part))
                theirs = sorted(by_part[first])[0]
                where = _where(first, (subject, predicate, theirs))
                message = f"{curie(subject)} is defined differently in {where}, by {curie(theirs)}"
                remedy = "Give one of the two another name, or define it in one file only."
                yield Fault("defined-twice", message, remedy, subject, predicate, differing[0], part=part)


def said_twice(context: Context) -> Iterator[Fault]:
    """Each statement is in one file only, since some stores count repeated statements twice."""
    first: dict[Row, Part] = {}
    for part in (*context.shared, *context.own):
        for each in part.rows:
            other = first.setdefault(each, part) if each[0] in context.repeated else part
            if other is not part and part in context.own:
                message = f"{_where(other, each[:3])} has the same statement, so some stores count it twice"
                yield Fault("said-twice", message, "Keep one of the two.", *each[:3], WARNING, part)


def _where(part: Part, statement: tuple[str, str, str]) -> str:
    """Return the file and line of a statement, as in ``claims.ttl:12``."""
    if part.path is None:
        return curie(part.graph)
    return f"{shown(part.path)}:{(part.locator.exactly(*statement) or Place()).line}"
