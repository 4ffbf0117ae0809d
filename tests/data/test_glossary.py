"""The ontology as terms with definitions."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.data import glossary
from diplograph.errors import UsageError
from diplograph.namespaces import DG, SCHEME


@pytest.mark.parametrize("name", ["likelihood:likely", "likely", "LIKELY", SCHEME + "likelihood/likely"])
def test_a_term_is_found_by_each_of_its_names(name: str) -> None:
    (term,) = glossary.ontology().find(name)
    assert term.iri == SCHEME + "likelihood/likely" and term.examples and "55" in term.definition


def test_what_a_term_is_not_is_shown() -> None:
    (term,) = glossary.ontology().find("dg:holder")
    assert term.iri == DG + "holder" and term.negative_examples[0] in term.to_text()


def test_a_name_in_two_schemes_gives_both() -> None:
    assert {term.curie for term in glossary.ontology().find("concedes")} == {
        "stance:concedes",
        "reporterstance:concedes",
    }


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(UsageError, match="likelihood:likely"):
        glossary.ontology().find("likly")


def test_a_document_adds_its_concepts(tmp_path: Path) -> None:
    (tmp_path / "concepts.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f"<{SCHEME}unit/tonnes> a skos:Concept ; skos:prefLabel 'tonnes'@en ; skos:definition 'Weights.'@en ;\n"
        f"    skos:inScheme <{SCHEME}unit> .\n"
    )
    assert "tonnes" in [term.slug for term in glossary.with_concepts_of(tmp_path).concepts("unit")]
