"""SHACL over all nodes in one pass: Core compiled to functions, SPARQL constraints queried once for all nodes.

This is the default engine.  It reads the shapes as they are and rejects any part of SHACL that it
does not support, so that no constraint is silently skipped.  W3C SHACL (2017); the tests
compare its findings with those of three other engines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from diplograph.checks import constraints as core
from diplograph.checks import paths
from diplograph.checks.graph import Graph
from diplograph.checks.results import Constraint, Result
from diplograph.data.rows import BLANK, IRI, Row, Value, triple
from diplograph.errors import DataError
from diplograph.namespaces import RDF, RDFS, SH
from diplograph.terms import text_of

_HERE = "\0"  # marks where a query binds its focus nodes
_ABOUT = frozenset(
    SH + name
    for name in (
        *("path", "targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode", "message", "severity"),
        *("name", "description", "order", "group", "deactivated", "flags", "ignoredProperties"),
        *("qualifiedMinCount", "qualifiedMaxCount"),
    )
)


@dataclass
class Query:
    """A SPARQL constraint: its prefixes, and its text with `_HERE` in each group that must bind the focus nodes."""

    prefixes: str
    select: str


@dataclass
class Shape:
    """A shape, compiled."""

    iri: str
    severity: str
    path: paths.Path | None = None
    path_iri: str = ""
    components: list[core.Component] = field(default_factory=list)
    properties: list[Shape] = field(default_factory=list)
    queries: list[Query] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    subjects_of: list[str] = field(default_factory=list)
    nodes: list[Value] = field(default_factory=list)
    uses: frozenset[str] | None = None  # predicates and classes on which its results depend; None for all

    def results(self, graph: Graph, focus: Value) -> Iterator[Result]:
        """Yield the results for a node, except those of SPARQL constraints."""
        values = self.path(graph, focus) if self.path else [focus]
        for component in self.components:
            for value in component(graph, focus, values):
                yield Result(focus[0], self.path_iri, value[0], self.iri, self.severity)
        for inner in self.properties:
            for value in values:
                yield from inner.results(graph, value)

    def conforms(self, graph: Graph, focus: Value) -> bool:
        """Tell whether a node conforms."""
        values = self.path(graph, focus) if self.path else [focus]
        return not any(True for component in self.components for _ in component(graph, focus, values)) and all(
            inner.conforms(graph, value) for inner in self.properties for value in values
        )


class Shapes:
    """The shapes of some files, compiled.

    Raises:
        DataError: they use a part of SHACL that this engine does not support.

    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[str, Shape] = {}
        self._declared: dict[str, str] = {}
        targets = ("targetClass", "targetSubjectsOf", "targetNode")
        self.shapes = [
            self.shape((node, IRI)) for node, said in graph.out.items() if any(SH + t in said for t in targets)
        ]
        self.constraints = dict(self._constraints())
        for shape in self.shapes:
            shape.uses = self._uses(shape)

    def shape(self, node: Value) -> Shape:
        """Return the compiled shape for a node of the shapes graph."""
        if node[0] not in self._known:
            severity = self._one(node, "severity") or (SH + "Violation", IRI)
            shape = self._known[node[0]] = Shape(
                "" if node[1] == BLANK or node[0].startswith("_:") else node[0], severity[0]
            )
            self._fill(shape, node)
        return self._known[node[0]]

    def _fill(self, shape: Shape, node: Value) -> None:
        path = self._one(node, "path")
        if path:
            shape.path = paths.compiled(self._graph, path)
            shape.path_iri = path[0] if path[1] == IRI else ""
        shape.classes = [value for value, _ in self._all(node, "targetClass")]
        shape.subjects_of = [value for value, _ in self._all(node, "targetSubjectsOf")]
        shape.nodes = self._all(node, "targetNode")
        if self._all(node, "deactivated"):
            raise self._unknown(node, "deactivated")
        for name, values in self._graph.out.get(node[0], {}).items():
            if not name.startswith(SH) or name in _ABOUT:
                continue
            for value in values:
                match name.removeprefix(SH):
                    case "property":
                        shape.properties.append(self.shape(value))
                    case "sparql":
                        shape.queries.append(self._query(value))
                    case local:
                        shape.components.append(self._component(node, local, value))

    def _component(self, node: Value, name: str, value: Value) -> core.Component:
        make = _SIMPLE.get(name)
        if make:
            return make(value)
        match name:
            case "node":
                inner = self.shape(value)
                return core.each(inner.conforms)
            case "not":
                inner = self.shape(value)
                return core.each(lambda graph, one: not inner.conforms(graph, one))
            case "and" | "or" | "xone":
                alternatives = [self.shape(each) for each in paths.members(self._graph, value)]
                wanted = {"and": {len(alternatives)}, "or": set(range(1, len(alternatives) + 1)), "xone": {1}}[name]
                return core.each(lambda graph, one: sum(s.conforms(graph, one) for s in alternatives) in wanted)
            case "in":
                return core.one_of(paths.members(self._graph, value))
            case "languageIn":
                return core.language_in(tag for tag, _ in paths.members(self._graph, value))
            case "pattern":
                return core.pattern(value[0], (self._one(node, "flags") or ("", IRI))[0])
            case "closed":
                return core.closed(self._allowed(node))
            case "qualifiedValueShape":
                return self._qualified(node, self.shape(value))
        raise self._unknown(node, name)

    def _qualified(self, node: Value, inner: Shape) -> core.Component:
        least = int((self._one(node, "qualifiedMinCount") or ("0", IRI))[0])
        most = self._one(node, "qualifiedMaxCount")

        def component(graph: Graph, focus: Value, values: core.Values) -> Iterable[Value]:
            number = sum(inner.conforms(graph, value) for value in values)
            return () if number >= least and (most is None or number <= int(most[0])) else (core.NOTHING,)

        return component

    def _allowed(self, node: Value) -> Iterator[str]:
        for head in self._all(node, "ignoredProperties"):
            yield from (predicate for predicate, _ in paths.members(self._graph, head))
        for inner in self._all(node, "property"):
            yield from (path for path, kind in self._all(inner, "path") if kind == IRI)

    def _query(self, node: Value) -> Query:
        known = {SH + name for name in ("select", "prefixes", "message")} | {RDF + "type", RDFS + "comment"}
        for name in self._graph.out.get(node[0], {}):
            if name not in known:
                raise self._unknown(node, name.removeprefix(SH))
        (select,) = self._all(node, "select")
        declared = ""
        for owner in self._all(node, "prefixes"):
            if owner[0] not in self._declared:
                pairs = ((self._one(d, "prefix"), self._one(d, "namespace")) for d in self._all(owner, "declare"))
                lines = [f"PREFIX {p[0]}: <{n[0]}>\n" for p, n in pairs if p and n]
                self._declared[owner[0]] = "".join(sorted(lines))
            declared += self._declared[owner[0]]
        return Query(declared, _bound(select[0]))

    def _constraints(self) -> Iterator[tuple[str, Constraint]]:
        owners = {value[0]: node for node, said in self._graph.out.items() for value in said.get(SH + "sparql", ())}
        for node, said in self._graph.out.items():
            for message, _ in said.get(SH + "message", ()):
                owner = owners.get(node, node)
                if not owner.startswith("_:"):
                    path = self._one((owner, IRI), "path")
                    local = bool(path and paths.is_local(self._graph, path)) and owner == node
                    yield owner, Constraint(message, paths.starts(self._graph, path) if path else (), local)

    def _uses(self, shape: Shape) -> frozenset[str] | None:
        """Return every IRI in the description of a shape, including the predicates that it uses."""
        uses = {RDFS + "subClassOf"}
        for query in shape.queries:
            if _ANY_PREDICATE.search(query.select.replace(_HERE, "")):
                return None
            if _ANY_CLASS.search(query.select):
                uses.add(RDF + "type")
            known = dict(_PREFIX.findall(query.prefixes))
            uses |= {known.get(prefix, "") + local for prefix, local in _NAME.findall(query.select)}
            uses |= set(re.findall(r"<([^<>\s]*)>", query.select))
        todo = [shape.iri]
        while todo:
            for name, values in self._graph.out.get(todo.pop(), {}).items():
                new = {value for value, kind in values if kind in (IRI, BLANK)} - uses
                if name != SH + "sparql":
                    uses |= new
                    todo += new
        return frozenset(uses)

    def _all(self, node: Value, name: str) -> list[Value]:
        return self._graph.objects(node[0], SH + name)

    def _one(self, node: Value, name: str) -> Value | None:
        return next(iter(self._all(node, name)), None)

    def _unknown(self, node: Value, name: str) -> DataError:
        what = f"sh:{name} is unknown to the native engine"
        return DataError(
            "shapes" if node[0].startswith("_:") else node[0], what, "Add it there, or use another engine."
        )


def _simple() -> dict[str, Callable[[Value], core.Component]]:
    return {
        "minCount": lambda v: core.count(int(v[0]), None),
        "maxCount": lambda v: core.count(0, int(v[0])),
        "class": lambda v: core.of_class(v[0]),
        "datatype": lambda v: core.datatype(v[0]),
        "nodeKind": lambda v: core.node_kind(v[0]),
        "minLength": lambda v: core.length(int(v[0]), None),
        "maxLength": lambda v: core.length(0, int(v[0])),
        "minInclusive": lambda v: core.compared(v, (0, 1)),
        "minExclusive": lambda v: core.compared(v, (1,)),
        "maxInclusive": lambda v: core.compared(v, (0, -1)),
        "maxExclusive": lambda v: core.compared(v, (-1,)),
        "hasValue": core.has_value,
        "uniqueLang": lambda v: core.unique_languages,
        "equals": lambda v: core.equal_to(v[0]),
        "disjoint": lambda v: core.disjoint_with(v[0]),
        "lessThan": lambda v: core.below(v[0], False),
        "lessThanOrEquals": lambda v: core.below(v[0], True),
    }


_SIMPLE = _simple()
_PREFIX = re.compile(r"PREFIX (\S*): <([^>]*)>")
_NAME = re.compile(r"(?<![\w?<:/])(\w+):([\w-]+)")
# Types without the name of a class: `a` before a variable or within a path, or `rdf:type`.
_ANY_CLASS = re.compile(r"\ba\s*[/?]|\brdf:type\b")
# A variable as predicate: after a subject, or after a semicolon.
_ANY_PREDICATE = re.compile(r"(?:[{.]\s*\S+|;)\s+\?\w+\s+[?<\w\"]")
_GROUP = re.compile(
    r"""(?P<skip>\#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>)
      | (?P<exists>\bEXISTS\s*)?(?P<open>\{)(?P<sub>\s*SELECT\b)?
      | (?P<barred>\b(?:MINUS|VALUES|SERVICE|GRAPH)\b)""",
    re.X | re.I,
)


def _bound(select: str) -> str:
    """Return a query in which each group binds ``?this`` itself, for all focus nodes at once, at `_HERE`.

    SHACL binds ``$this`` everywhere before a query is evaluated (section 5.3.1).  A group that joins the
    pattern of the focus nodes has the same bindings; within EXISTS they come from outside.
    """

    def opened(match: re.Match[str]) -> str:
        if match["barred"] or match["sub"]:
            what = f"{(match['barred'] or 'a subquery').upper()} in a SPARQL constraint"
            raise DataError("shapes", f"{what} is unknown to the native engine", "Rewrite the constraint without it.")
        return match[0] if match["skip"] or match["exists"] else f"{{ {_HERE} "

    return _GROUP.sub(opened, select.replace("$this", "?this"))


class Memory:
    """The state of the last validation, which makes the next one after a small change faster."""

    def __init__(self) -> None:
        self.store = ox.Store()
        self.results: dict[str, set[Result]] = {}
        self._rows: set[Row] = set()

    def changed(self, graph: Graph) -> frozenset[str]:
        """Take in a graph; return the predicates of statements that came or went, and for types the classes."""
        now = set(graph.rows)
        come, gone = now - self._rows, self._rows - now
        for row in gone:
            self.store.remove(_quad(row))
        self.store.bulk_extend(map(_quad, come))
        self._rows = now
        changed = {predicate for _, predicate, _, _ in come | gone}
        kinds = [value for _, predicate, value, _ in come | gone if predicate == RDF + "type"]
        return frozenset(changed.union(*map(graph.tree.ancestors, kinds)))


def validate(shapes: Shapes, graph: Graph, store: Callable[[], ox.Store], memory: Memory | None = None) -> set[Result]:
    """Validate the statements against the shapes.

    Args:
        shapes: the compiled shapes.
        graph: the statements.
        store: makes a store with the statements in its default graph; called if there is a SPARQL constraint.
        memory: the state of the last validation; a shape is evaluated again only if a predicate that it uses changed.

    """
    found: set[Result] = set()
    changed = memory.changed(graph) if memory else frozenset()
    held = memory.store if memory else None
    instances: dict[str, list[str]] = {}
    for subject, kinds in graph.types.items():
        for kind in kinds:
            instances.setdefault(kind, []).append(subject)
    for number, shape in enumerate(shapes.shapes):
        known = memory.results.get(str(number)) if memory else None
        if known is not None and shape.uses is not None and shape.uses.isdisjoint(changed):
            found |= known
            continue
        targets = _focus(shape, graph, instances)
        here = {result for target in targets for result in shape.results(graph, target)}
        for query in shape.queries if targets else ():
            held = held or store()
            here.update(_asked(held, graph, shape, query))
        found |= here
        if memory:
            memory.results[str(number)] = here
    return found


def _quad(row: Row) -> ox.Quad:
    statement = triple(row)
    return ox.Quad(statement.subject, statement.predicate, statement.object)


def _focus(shape: Shape, graph: Graph, instances: dict[str, list[str]]) -> list[Value]:
    focus = [node for kind in shape.classes for node in instances.get(kind, ())]
    for predicate in shape.subjects_of:
        focus += [node for node, said in graph.out.items() if predicate in said]
    return [*((node, BLANK if node.startswith("_:") else IRI) for node in dict.fromkeys(focus)), *shape.nodes]


def _asked(store: ox.Store, graph: Graph, shape: Shape, query: Query) -> Iterator[Result]:
    if shape.path or shape.nodes:
        what = "a SPARQL constraint on a property shape or a target node is unknown to the native engine"
        raise DataError(shape.iri, what, "Put it on a node shape with a target class, or use another engine.")
    for bound in _targets(graph, shape):
        answer = store.query(query.prefixes + query.select.replace(_HERE, bound))
        assert isinstance(answer, ox.QuerySolutions)
        names = {variable.value for variable in answer.variables}
        for row in answer:
            this = text_of(row["this"])
            value = row["value"] if "value" in names else row["this"]
            path = row["path"] if "path" in names else None
            yield Result(this, text_of(path), text_of(value), shape.iri, shape.severity)


def _targets(graph: Graph, shape: Shape) -> Iterator[str]:
    if shape.classes:
        wanted = set(shape.classes)
        kinds = sorted({kind for kind in graph.kinds if wanted & graph.tree.ancestors(kind)})
        yield f"VALUES ?class__ {{ {' '.join(f'<{kind}>' for kind in kinds)} }} ?this <{RDF}type> ?class__ ."
    for number, predicate in enumerate(shape.subjects_of):
        yield f"?this <{predicate}> ?object__{number} ."
