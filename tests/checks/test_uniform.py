"""The shapes that only differ in class and property are those of the table."""

from __future__ import annotations

import re

import rdflib
from rdflib.namespace import OWL, RDFS

from diplograph import vocab
from diplograph.checks import uniform
from diplograph.data import bundled
from diplograph.namespaces import curie, expand


def test_the_file_is_in_step_with_the_table() -> None:
    kept = (bundled.shapes() / "uniform.ttl").read_text(encoding="utf-8")
    assert kept == uniform.source(), "run `python tests/regenerate.py`"


def test_every_line_of_the_table_makes_a_shape() -> None:
    for row in uniform.rows():
        assert any((row.min, row.max, row.range, row.scheme)), row


def test_no_shape_is_written_by_hand_and_in_the_table_too() -> None:
    found: list[str] = []
    for path in bundled.shape_files():
        found += re.findall(r"^dgsh:(\S+) a ", path.read_text(encoding="utf-8"), re.M)
    assert len(found) == len(set(found))


def test_the_classes_of_values_are_the_ranges_of_the_ontology() -> None:
    core = rdflib.Graph().parse(bundled.ontology() / "core.ttl")

    def classes(node: rdflib.graph._ObjectType | None) -> set[str]:
        """Return a class or, of a union, its members."""
        assert isinstance(node, rdflib.URIRef | rdflib.BNode)
        for union in (OWL.unionOf, OWL.disjointUnionOf):
            if members := core.value(node, union):
                return set().union(*map(classes, core.items(members)))
        return {curie(str(node))}

    for row in uniform.rows():
        if row.range:
            named = expand(row.property)
            for iri in [named] if named else vocab.ROLES.values():
                declared = core.value(rdflib.URIRef(iri), RDFS.range)
                wrong = f"{curie(iri)}: its range in core.ttl is not that in uniform.csv; change one of them"
                assert set(row.range.split()) == classes(declared), wrong
