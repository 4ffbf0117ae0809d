"""Compile property paths of SHACL to functions from a node to the values that the path reaches."""

from __future__ import annotations

from collections.abc import Callable

from diplograph.checks.graph import Graph
from diplograph.data.rows import BLANK, IRI, Value
from diplograph.errors import DataError
from diplograph.namespaces import RDF, SH

Path = Callable[[Graph, Value], list[Value]]


def members(shapes: Graph, head: Value) -> list[Value]:
    """Return the members of an RDF list."""
    found = []
    while head[0] != RDF + "nil":
        found += shapes.objects(head[0], RDF + "first")
        (head,) = shapes.objects(head[0], RDF + "rest")
    return found


def compiled(shapes: Graph, node: Value) -> Path:
    """Return the compiled path for a node of the shapes graph.

    Raises:
        DataError: this engine does not support the path.

    """
    if node[1] == IRI:
        return _step(node[0])
    if shapes.objects(node[0], RDF + "first"):
        return _sequence([compiled(shapes, each) for each in members(shapes, node)])
    said = shapes.out.get(node[0], {})
    if len(said) == 1:
        ((name, (argument, *_)),) = said.items()
        match name.removeprefix(SH):
            case "inversePath" if argument[1] == IRI:
                return _back(argument[0])
            case "alternativePath":
                return _either([compiled(shapes, each) for each in members(shapes, argument)])
            case "zeroOrMorePath":
                return _closure(compiled(shapes, argument), True)
            case "oneOrMorePath":
                return _closure(compiled(shapes, argument), False)
            case "zeroOrOnePath":
                inner = compiled(shapes, argument)
                return lambda graph, value: list(dict.fromkeys([value, *inner(graph, value)]))
    raise DataError("shapes", f"this engine does not support the path: {sorted(said)}", "Use another engine.")


def starts(shapes: Graph, node: Value) -> tuple[str, ...]:
    """Return the predicates that a path may start with."""
    if node[1] == IRI:
        return (node[0],)
    if shapes.objects(node[0], RDF + "first"):
        return starts(shapes, members(shapes, node)[0])
    for each in shapes.objects(node[0], SH + "alternativePath"):
        return tuple(name for member in members(shapes, each) for name in starts(shapes, member))
    return ()


def is_local(shapes: Graph, node: Value) -> bool:
    """Tell whether a path follows only statements about the node itself, so that no other file matters."""
    if node[1] == IRI:
        return True
    alternatives = shapes.objects(node[0], SH + "alternativePath")
    return bool(alternatives) and all(is_local(shapes, each) for each in members(shapes, alternatives[0]))


def _step(predicate: str) -> Path:
    return lambda graph, value: graph.out.get(value[0], {}).get(predicate, [])


def _back(predicate: str) -> Path:
    def path(graph: Graph, value: Value) -> list[Value]:
        return [
            (subject, BLANK if subject.startswith("_:") else IRI) for subject in graph.into(predicate).get(value, ())
        ]

    return path


def _either(paths: list[Path]) -> Path:
    return lambda graph, value: list(dict.fromkeys(found for path in paths for found in path(graph, value)))


def _sequence(paths: list[Path]) -> Path:
    def path(graph: Graph, value: Value) -> list[Value]:
        values = [value]
        for step in paths:
            values = list(dict.fromkeys(found for each in values for found in step(graph, each)))
        return values

    return path


def _closure(step: Path, itself: bool) -> Path:
    def path(graph: Graph, value: Value) -> list[Value]:
        seen: dict[Value, None] = {value: None} if itself else {}
        todo = [value]
        while todo:
            for found in step(graph, todo.pop()):
                if found not in seen:
                    seen[found] = None
                    todo.append(found)
        return list(seen)

    return path
