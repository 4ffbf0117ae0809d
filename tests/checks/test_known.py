"""The vocabularies that are written down are those that rdflib has."""

from diplograph.checks import known, vocabularies


def test_the_known_terms_are_in_step() -> None:
    assert {namespace: sorted(names) for namespace, names in known.KNOWN.items()} == vocabularies.terms()
