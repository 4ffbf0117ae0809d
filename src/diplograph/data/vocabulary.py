"""From the ontology to the names of its terms in Python: ``python -m diplograph.data.vocabulary`` writes ``vocab.py``.

The ontology stays the one source of its terms: a new role or concept is an edit of
``core.ttl`` or ``schemes.ttl``, and a misspelt one an error of type.  A role is a
property below ``dg:participant``; its ``skos:notation`` is the word for it in a sheet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from keyword import iskeyword
from pathlib import Path

import pyoxigraph as ox

from diplograph.data import bundled
from diplograph.data.turtle import parse
from diplograph.namespaces import DG, PREFIXES, RDF, RDFS, SCHEME, SKOS

_PARTICIPANT = DG + "participant"
_OWL = PREFIXES["owl"]
_KINDS = {_OWL + kind for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}


def identifier(local: str) -> str:
    """Return the name of a term as Python can write it.

    >>> identifier("leaves-open"), identifier("from")
    ('leaves_open', 'from_')
    """
    name = local.replace("-", "_").replace("/", "_")
    return name + "_" if iskeyword(name) or not name.isidentifier() else name


def _statements(name: str) -> Iterator[tuple[str, str, str]]:
    for triple in parse(bundled.ontology() / name):
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            yield triple.subject.value, triple.predicate.value, triple.object.value


def source() -> str:
    """Return the text of ``vocab.py``."""
    terms: set[str] = set()
    roles, words = {_PARTICIPANT}, dict[str, str]()
    for subject, predicate, value in _statements("core.ttl"):
        if predicate == RDF + "type" and value in _KINDS and subject.startswith(DG):
            terms.add(subject)
        elif predicate == RDFS + "subPropertyOf" and value == _PARTICIPANT:
            roles.add(subject)
        elif predicate == SKOS + "notation":
            words[subject] = value
    if wordless := roles - words.keys():
        raise ValueError(f"core.ttl: {', '.join(sorted(wordless))} needs a skos:notation, its word in a sheet")
    concepts: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, value in _statements("schemes.ttl"):
        if predicate == SKOS + "inScheme":
            concepts[value].add(subject)
    lines = [
        '"""The terms of the ontology and its schemes, as IRIs.',
        "",
        "Written by `python -m diplograph.data.vocabulary` from core.ttl and schemes.ttl; do not edit.",
        '"""',
        "",
        "from typing import Final",
        "",
        "from diplograph.namespaces import DG, SCHEME",
        "from diplograph.terms import Iri",
        "",
        "",
        "class dg:  # noqa: N801 - named as its prefix",
        '    """Classes and properties."""',
        "",
        *(f'    {identifier(iri[len(DG) :])}: Final = Iri(DG + "{iri[len(DG) :]}")' for iri in sorted(terms)),
        "",
        "",
        "# The properties that say who or what takes part in a situation, by their words in a sheet.",
        "ROLES: Final = {",
        *(f'    "{word}": dg.{identifier(iri[len(DG) :])},' for iri, word in words.items() if iri in roles),
        "}",
    ]
    for scheme in sorted(concepts):
        name = scheme.removeprefix(SCHEME)
        lines += [
            "",
            "",
            f"class {identifier(name)}:  # noqa: N801",
            f'    """Concepts of the scheme {name}."""',
            "",
        ]
        for iri in sorted(concepts[scheme]):
            local = iri.removeprefix(SCHEME)
            lines.append(f'    {identifier(local.rpartition("/")[2])}: Final = Iri(SCHEME + "{local}")')
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write ``vocab.py``."""
    (Path(__file__).parent.parent / "vocab.py").write_text(source(), encoding="utf-8")


if __name__ == "__main__":
    main()
