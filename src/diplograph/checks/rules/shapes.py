"""Rules from SHACL: the shapes of the ontology, validated by the chosen engine."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph.checks import native, shacl
from diplograph.checks.context import Context
from diplograph.checks.graph import Graph
from diplograph.checks.part import Fault
from diplograph.checks.report import VIOLATION, WARNING
from diplograph.checks.results import Constraint, Result, sentence
from diplograph.data import bundled
from diplograph.namespaces import SH, curie


def shapes(context: Context) -> Iterator[Fault]:
    """The graph conforms to the shapes in ontology/shapes."""
    kept = context.kept
    compiled = kept.shapes = kept.shapes or shacl.compiled(bundled.shape_files())
    if context.engine == "native":
        results = native.validate(compiled, context.graph, lambda: shacl.store(context.statements()), kept.memory)
    else:
        results = shacl.validate(bundled.shape_files(), context.statements(), context.engine)
    yield from _faults(context, compiled.constraints, results)


def style(context: Context) -> Iterator[Fault]:
    """The ontology, if it is checked, conforms to the shapes in ontology/style.ttl."""
    if any(part.ontology for part in context.own):
        files, parts = [bundled.style()], [part for part in context.every if part.ontology and part.is_data]
        compiled = shacl.compiled(files)
        statements = [each for part in parts for each in part.triples]
        if context.engine == "native":
            graph = Graph(each for part in parts for each in part.rows)
            results = native.validate(compiled, graph, lambda: shacl.store(statements))
        else:
            results = shacl.validate(files, statements, context.engine)
        yield from _faults(context, compiled.constraints, results)


def _faults(context: Context, constraints: dict[str, Constraint], results: set[Result]) -> Iterator[Fault]:
    for result in results:
        constraint = constraints.get(result.shape, Constraint("does not conform to its shape", (), True))
        # A file that does not parse may hold the missing statements.
        if result.focus not in context.homes or (context.broken and not constraint.local):
            continue
        message, remedy = sentence(constraint.message, context.short(result.value, result.focus))
        severity = VIOLATION if result.severity == SH + "Violation" else WARNING
        rule = curie(result.shape).removeprefix("dgsh:")
        path = result.path or next((p for p in constraint.predicates if (result.focus, p) in context.said), "")
        yield Fault(rule, message, remedy, result.focus, path, result.value, severity)
