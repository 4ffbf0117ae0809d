"""The constraint components of SHACL Core, each compiled once to a function over the values of a node.

W3C SHACL, section 4.  A component is a function ``(graph, focus, values) -> values at fault``;
an empty value says that the node as a whole is at fault.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from diplograph.checks.graph import Graph
from diplograph.data.rows import BLANK, IRI, Value
from diplograph.namespaces import RDF, SH, XSD

Values = list[Value]
Component = Callable[[Graph, Value, Values], Iterable[Value]]
NOTHING: Value = ("", IRI)  # the number of values is at fault, not one of them

_LANGUAGE_TAGGED = RDF + "langString"
_NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "int", "long", "nonNegativeInteger", "double"))
VALID = {
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    XSD + "boolean": re.compile(r"true|false|0|1"),
    XSD + "gYear": re.compile(r"-?\d{4,}"),
    XSD + "gYearMonth": re.compile(r"-?\d{4,}-\d\d"),
}


def is_valid(text: str, datatype: str) -> bool:
    """Tell whether a text is a value of a datatype, as far as the datatype is one that is checked."""
    if datatype == XSD + "date":
        try:
            return len(text) == 10 and bool(datetime.date.fromisoformat(text))
        except ValueError:
            return False
    pattern = VALID.get(datatype)
    return pattern is None or pattern.fullmatch(text) is not None


def _comparable(value: Value) -> tuple[str, Decimal | str] | None:
    text, kind = value
    if kind in _NUMBERS and is_valid(text, kind):
        return "number", Decimal(text)
    if kind == XSD + "date" and is_valid(text, kind):
        return "date", text
    if kind == XSD + "string":
        return "string", text
    return None


def _ordered(one: Value, other: Value) -> int | None:
    first, second = _comparable(one), _comparable(other)
    if first is None or second is None or first[0] != second[0]:
        return None
    return (first > second) - (first < second)


def count(least: int, most: int | None) -> Component:
    """There are between ``least`` and ``most`` values."""

    def component(graph: Graph, focus: Value, values: Values) -> Iterable[Value]:
        return () if least <= len(values) and (most is None or len(values) <= most) else (NOTHING,)

    return component


def each(holds: Callable[[Graph, Value], bool]) -> Component:
    """Each value satisfies a predicate."""

    def component(graph: Graph, focus: Value, values: Values) -> Iterable[Value]:
        return [value for value in values if not holds(graph, value)]

    return component


def of_class(wanted: str) -> Component:
    """Each value is of a class."""
    return each(lambda graph, value: wanted in graph.types.get(value[0], ()) and value[1] in (IRI, BLANK))


def datatype(wanted: str) -> Component:
    """Each value is a literal of a datatype, and valid."""
    if wanted == _LANGUAGE_TAGGED:
        return each(lambda graph, value: value[1].startswith("@"))
    return each(lambda graph, value: value[1] == wanted and is_valid(value[0], wanted))


def node_kind(wanted: str) -> Component:
    """Each value is an IRI, a literal, a blank node, or one of two of these."""
    name = wanted.removeprefix(SH)

    def holds(graph: Graph, value: Value) -> bool:
        kind = "IRI" if value[1] == IRI else "BlankNode" if value[1] == BLANK else "Literal"
        return kind in name

    return each(holds)


def pattern(regex: str, flags: str) -> Component:
    """Each value, as text, matches a pattern somewhere."""
    compiled = re.compile(regex, re.I if "i" in flags else 0)
    return each(lambda graph, value: value[1] != BLANK and compiled.search(value[0]) is not None)


def length(least: int, most: int | None) -> Component:
    """Each value, as text, has between ``least`` and ``most`` characters."""
    return each(
        lambda graph, value: value[1] != BLANK and least <= len(value[0]) and (most is None or len(value[0]) <= most)
    )


def compared(bound: Value, allowed: tuple[int, ...]) -> Component:
    """Each value compares with a bound as allowed: -1 below, 0 equal, 1 above."""
    return each(lambda graph, value: _ordered(value, bound) in allowed)


def one_of(wanted: Iterable[Value]) -> Component:
    """Each value is in a list."""
    known = frozenset(wanted)
    return each(lambda graph, value: value in known)


def language_in(wanted: Iterable[str]) -> Component:
    """Each value is in one of the languages, or a variety of one."""
    tags = tuple(wanted)
    return each(lambda graph, value: any(value[1] == f"@{tag}" or value[1].startswith(f"@{tag}-") for tag in tags))


def has_value(wanted: Value) -> Component:
    """One of the values is the given one."""
    return lambda graph, focus, values: () if wanted in values else (NOTHING,)


def unique_languages(graph: Graph, focus: Value, values: Values) -> Iterable[Value]:
    """No two values are in one language."""
    tags = Counter(kind for _, kind in values if kind.startswith("@"))
    return (NOTHING,) if any(number > 1 for number in tags.values()) else ()


def equal_to(predicate: str) -> Component:
    """The values are the same as those of another predicate."""

    def component(graph: Graph, focus: Value, values: Values) -> Iterable[Value]:
        others = graph.objects(focus[0], predicate)
        return [*(value for value in values if value not in others), *(v for v in others if v not in values)]

    return component


def disjoint_with(predicate: str) -> Component:
    """No value is also one of another predicate."""

    def component(graph: Graph, focus: Value, values: Values) -> Iterable[Value]:
        others = graph.out.get(focus[0], {}).get(predicate)
        return [value for value in values if value in others] if others else ()

    return component


def below(predicate: str, or_equal: bool) -> Component:
    """Each value is less than, or no more than, each of another predicate."""
    allowed = (-1, 0) if or_equal else (-1,)

    def component(graph: Graph, focus: Value, values: Values) -> Iterator[Value]:
        for value in values:
            for other in graph.objects(focus[0], predicate):
                if _ordered(value, other) not in allowed:
                    yield value

    return component


def closed(allowed: Iterable[str]) -> Component:
    """The node has only these predicates; the values of any others are at fault."""
    known = frozenset(allowed)

    def component(graph: Graph, focus: Value, values: Values) -> Iterator[Value]:
        for value in values:
            for predicate, objects in graph.out.get(value[0], {}).items():
                if predicate not in known:
                    yield from objects

    return component
