"""Generate the shapes that differ only in class and property: ``python -m diplograph.checks.uniform``.

Each line of ``ontology/shapes/uniform.csv`` gives the number of values that a property of a class
has, and their classes or scheme; the property ``roles`` stands for any role.  ``uniform.ttl`` gets a
shape for each of the three, named, for example, ``Claim-holder-count``, ``-class`` and ``-scheme``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

from diplograph import vocab
from diplograph.data import bundled
from diplograph.data.turtle import parse
from diplograph.namespaces import BASE, DG, PREFIXES, RDFS, SCHEME, curie

_HEAD = f"""\
# Written by `python -m diplograph.checks.uniform` from uniform.csv; do not edit.
@prefix decision: <{BASE}decision/> .
@prefix dg: <{DG}> .
@prefix dgsh: <{PREFIXES["dgsh"]}> .
@prefix prov: <{PREFIXES["prov"]}> .
@prefix rdfs: <{RDFS}> .
@prefix scheme: <{SCHEME}> .
@prefix sh: <{PREFIXES["sh"]}> .
@prefix skos: <{PREFIXES["skos"]}> .
"""

# The prefixes of the concepts, by scheme.
_PREFIX_OF = {
    namespace.removeprefix(SCHEME).rstrip("/"): prefix
    for prefix, namespace in PREFIXES.items()
    if namespace.startswith(SCHEME)
}


_ROLES = "roles"


class Row(NamedTuple):
    """One line of the table, as written: CURIEs, counts or nothing, the name of a scheme, the number of a decision.

    The property may be ``roles``: dg:participant or a property below it.
    """

    cls: str
    property: str
    min: str
    max: str
    range: str
    scheme: str
    decision: str


def rows() -> list[Row]:
    """Return the lines of the table."""
    with (bundled.shapes() / "uniform.csv").open(encoding="utf-8", newline="") as file:
        return [Row(*line) for line in list(csv.reader(file))[1:]]


def source() -> str:
    """Return the text of ``uniform.ttl``."""
    nouns = {
        triple.subject.value: triple.object.value.lower()
        for triple in parse(bundled.ontology() / "core.ttl")
        if triple.predicate.value == RDFS + "label" and isinstance(triple.subject, ox.NamedNode)
        if isinstance(triple.object, ox.Literal)
    }
    table = rows()
    schemes = sorted({row.scheme for row in table if row.scheme})
    shapes = [_scheme(name) for name in schemes]
    for row in table:
        shapes += _shapes(row, nouns[DG + row.cls.removeprefix("dg:")])
    return "\n".join([_HEAD, *shapes])


def _scheme(name: str) -> str:
    return f"dgsh:in-{name} a sh:NodeShape ;\n    sh:property [ sh:path skos:inScheme ; sh:hasValue scheme:{name} ] .\n"


def _shapes(row: Row, noun: str) -> Iterator[str]:
    if row.min or row.max:
        counts = f"sh:minCount {row.min} ;\n    " * bool(row.min) + f"sh:maxCount {row.max} ;\n    " * bool(row.max)
        yield _shape(row, "count", counts, _count_message(row, noun))
    if row.range:
        classes = row.range.split()
        each = " ".join(f"[ sh:class {name} ]" for name in classes)
        rule = f"sh:or ( {each} ) ;\n    " if len(classes) > 1 else f"sh:class {row.range} ;\n    "
        allowed = " or ".join(filter(None, (", ".join(classes[:-1]), classes[-1])))
        wrong = f"The {_noun(row)} of {_a(noun)} must be a {allowed}."
        yield _shape(row, "class", rule, f"{wrong} Fix: use one, or give the value that type.")
    if row.scheme:
        prefix = _PREFIX_OF[row.scheme]
        wrong = f"The {row.property} of {_a(noun)} must be a concept of {prefix}:."
        remedy = f"choose one from schemes.ttl, or define one in the scheme {row.scheme}."
        yield _shape(row, "scheme", f"sh:node dgsh:in-{row.scheme} ;\n    ", f"{wrong} Fix: {remedy}")


def _noun(row: Row) -> str:
    return "role (dg:initiator, dg:affected …)" if row.property == _ROLES else row.property


def _path(row: Row) -> str:
    if row.property != _ROLES:
        return row.property
    roles = "".join(f"            {curie(role)}\n" for role in vocab.ROLES.values())
    return f"[\n        sh:alternativePath (\n{roles}        )\n    ]"


def _count_message(row: Row, noun: str) -> str:
    subject = _a(noun).capitalize()
    match row.min, row.max:
        case "1", "1":
            return f"{subject} needs exactly one {_noun(row)}. Fix: add it, or keep only one."
        case "1", "":
            return f"{subject} needs at least one {_noun(row)}. Fix: add one."
        case "", "1":
            return f"{subject} has at most one {_noun(row)}. Fix: keep the one that the text supports."
    raise ValueError(f"uniform.csv: no message for the counts of {row.cls}, {row.property}")


def _shape(row: Row, rule: str, body: str, message: str) -> str:
    name = "-".join((row.cls.partition(":")[2], row.property.rpartition(":")[2], rule))
    return (
        f"dgsh:{name} a sh:PropertyShape ;\n"
        f"    rdfs:seeAlso decision:{int(row.decision):04} ;\n"
        f"    sh:targetClass {row.cls} ;\n"
        f"    sh:path {_path(row)} ;\n"
        f"    {body}"
        f'sh:message "{message}"@en .\n'
    )


def _a(noun: str) -> str:
    """Return the noun with its article.

    >>> _a("inference"), _a("name use")
    ('an inference', 'a name use')
    """
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def main() -> None:
    """Write ``uniform.ttl``."""
    (bundled.shapes() / "uniform.ttl").write_text(source(), encoding="utf-8")


if __name__ == "__main__":
    main()
