"""Rules on classes: one class for each thing, and only properties that the class may have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from diplograph.checks.context import Context, of_each_part
from diplograph.checks.part import TYPE, Fault, Part
from diplograph.checks.paths import members
from diplograph.data.rows import IRI
from diplograph.namespaces import DG, PREFIXES, RDFS, curie

_UNION = PREFIXES["owl"] + "unionOf"


def two_classes(context: Context) -> Iterator[Fault]:
    """A thing has one class of the ontology, or a class and its superclasses."""
    above = context.classes.ancestors
    for iri in sorted(iri for iri in context.homes if len(context.kinds.get(iri, ())) > 1):
        first, *others = sorted(context.kinds[iri])
        if not any(first in above(other) or other in above(first) for other in others):
            message = f"it is a {curie(first)} and a {' and a '.join(map(curie, others))}"
            remedy = "Keep the class that fits, or make two individuals."
            yield Fault("two-classes", message, remedy, iri, TYPE, others[-1])


def wrong_subjects(context: Context) -> Iterator[Fault]:
    """A property of the ontology is only used within its domain."""
    domains, types = _domains(context), context.graph.types
    for part in context.own:
        for subject, predicate, value, _ in part.by(*domains):
            wanted = domains[predicate]
            if wanted.isdisjoint(types.get(subject, ())) and subject in context.kinds:
                allowed = " or a ".join(map(curie, sorted(wanted)))
                message = f"{curie(predicate)} is only for a {allowed}, which this is not"
                remedy = "Move the statement to the right subject, or correct the class."
                yield Fault("wrong-subject", message, remedy, subject, predicate, value, part=part)


@of_each_part
def redefined(part: Part) -> Iterator[Fault]:
    """The terms of the ontology are described only in the ontology."""
    for subject, predicate, value, _ in part.rows if not part.ontology else ():
        if subject.startswith(DG):
            message = f"{curie(subject)} is a term of the ontology, which this file must not redefine"
            remedy = "Delete the statement; define a concept of your own in a scheme instead."
            yield Fault("term-redefined", message, remedy, subject, predicate, value, part=part)


def circles(context: Context) -> Iterator[Fault]:
    """No class is a subclass of itself."""
    for part in context.own:
        for subject, predicate, value, _ in part.by(RDFS + "subClassOf"):
            if subject in context.classes.ancestors(value):
                message = f"{curie(subject)} is a subclass of itself, through {curie(value)}"
                yield Fault("class-circle", message, "Break the cycle.", subject, predicate, value, part=part)


def _domains(context: Context) -> dict[str, set[str]]:
    """Return the classes in the domain of a property; each class of a union counts."""
    graph = context.graph
    domains: dict[str, set[str]] = defaultdict(set)
    for subject, said in graph.out.items():
        for value in said.get(RDFS + "domain", ()):
            if value[1] == IRI:
                domains[subject] |= {value[0]} if value[0].startswith(DG) else set()
            for union in graph.objects(value[0], _UNION):
                domains[subject] |= {kind for kind, _ in members(graph, union)}
    return {subject: wanted for subject, wanted in domains.items() if wanted}
