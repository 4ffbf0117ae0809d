"""The ontology as a reader needs it: each class, property and concept with its definition and examples.

In come ``core.ttl`` and ``schemes.ttl``, and the concepts of a document of your own;
out come `Term` records, in the order of the files.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.data import bundled
from diplograph.data.turtle import parse
from diplograph.errors import Unknown
from diplograph.namespaces import DG, PREFIXES, RDF, RDFS, SCHEME, SKOS, as_iri, curie, slug
from diplograph.spelling import casefold_name, nearest

_DEFINED = 5  # definitions with a word that are named
_OWL = PREFIXES["owl"]


class Kind(StrEnum):
    """What a term is."""

    CLASS = "class"
    PROPERTY = "property"
    SCHEME = "scheme"
    CONCEPT = "concept"


_KINDS = {
    _OWL + "Class": Kind.CLASS,
    _OWL + "ObjectProperty": Kind.PROPERTY,
    _OWL + "DatatypeProperty": Kind.PROPERTY,
    _OWL + "AnnotationProperty": Kind.PROPERTY,
    SKOS + "ConceptScheme": Kind.SCHEME,
    SKOS + "Concept": Kind.CONCEPT,
}


class Term(NamedTuple):
    """A term: IRI, kind, and what the ontology says of it.

    ``scheme`` is the IRI of a concept's scheme, ``facts`` are its other statements,
    each as predicate and value in short form.
    """

    iri: str
    kind: Kind
    label: str
    definition: str
    examples: tuple[str, ...] = ()
    negative_examples: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    scheme: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def slug(self) -> str:
        """The local name, as it is written in a sheet."""
        return slug(self.iri)

    @property
    def curie(self) -> str:
        """The name by the prefix table, as it is written in Turtle."""
        return curie(self.iri)

    def to_text(self) -> str:
        """Return the term with its definition, examples and notes, one a line."""
        kind = f"{self.kind} of the scheme {slug(self.scheme)}" if self.scheme else str(self.kind)
        lines = [f"{self.curie} ({kind})" + f": {self.label}" * bool(self.label), f"  {self.definition}"]
        lines += [f"  for example: {text}" for text in self.examples]
        lines += [f"  but not: {text}" for text in self.negative_examples]
        lines += [f"  note: {text}" for text in self.notes]
        lines += [f"  {name} {value}" for name, value in self.facts]
        return "\n".join(lines)


class Glossary:
    """The terms of some Turtle files, by IRI and by name."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.terms: dict[str, Term] = {}
        said: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for file in files:
            for triple in parse(file):
                if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                    said[triple.subject.value].append((triple.predicate.value, triple.object.value))
        for iri, facts in said.items():
            kinds = [_KINDS[value] for predicate, value in facts if predicate == RDF + "type" and value in _KINDS]
            if kinds and iri.startswith((DG, SCHEME)):
                self.terms.setdefault(iri, _term(iri, kinds[0], facts))

    def plus(self, terms: Iterable[Term]) -> Glossary:
        """Return a glossary that has some terms more."""
        more = Glossary([])
        more.terms = self.terms | {term.iri: term for term in terms}
        return more

    def concepts(self, scheme: str) -> list[Term]:
        """Return the concepts of a scheme, given by IRI or by slug."""
        iri = scheme if scheme.startswith(SCHEME) else SCHEME + scheme
        return [term for term in self.terms.values() if term.scheme == iri]

    def schemes(self) -> list[Term]:
        """Return the schemes."""
        return [term for term in self.terms.values() if term.kind is Kind.SCHEME]

    def named_schemes(self, name: str) -> list[Term]:
        """Return the schemes of that name: IRI, CURIE, slug, label, or the prefix of their concepts.

        Where there is none, those whose slug has all its words: ``causal-type`` for ``causal-link-type``.
        """
        wanted = casefold_name(name.removesuffix(":"))
        of_prefix = PREFIXES.get(wanted, "").removesuffix("/")
        schemes = self.schemes()
        found = [
            s for s in schemes if wanted in map(casefold_name, (s.slug, s.curie, s.iri, s.label)) or s.iri == of_prefix
        ]
        words = set(wanted.replace("-", " ").split())
        return found or [scheme for scheme in schemes if words and words <= set(scheme.slug.split("-"))]

    def find(self, name: str) -> list[Term]:
        """Return the terms of that name: IRI, CURIE, slug or label, in any case.

        Raises:
            Unknown: there is no such term; the nearest names are suggested, and definitions with the word.

        """
        iri = as_iri(name) or ""
        if iri in self.terms:
            return [self.terms[iri]]
        wanted = casefold_name(name)
        found = [t for t in self.terms.values() if wanted in (casefold_name(t.slug), casefold_name(t.label))]
        if found:
            return found
        known = {other: term.curie for term in self.terms.values() for other in (term.curie, term.slug, term.label)}
        near = nearest(name, known)
        defined = [term.curie for term in self.terms.values() if _begins(wanted, casefold_name(term.definition))]
        other = [term for term in defined if term not in near][:_DEFINED]
        listing = f"The word is in the definition of {', '.join(other)}." if other else ""
        raise Unknown("term", name, near, listing or ("" if near else "`diplograph terms` lists the schemes."))


def _begins(word: str, text: str) -> bool:
    """Tell whether a word of a text begins with a word."""
    return bool(word) and re.search(rf"(?<!\w){re.escape(word)}", text) is not None


def _term(iri: str, kind: Kind, facts: list[tuple[str, str]]) -> Term:
    def values(predicate: str) -> tuple[str, ...]:
        return tuple(value for each, value in facts if each == predicate)

    shown = {RDF + "type", RDFS + "label", RDFS + "isDefinedBy", SKOS + "topConceptOf", SKOS + "inScheme"}
    shown |= {SKOS + name for name in ("prefLabel", "definition", "example", "scopeNote")} | {DG + "negativeExample"}
    return Term(
        iri,
        kind,
        next(iter(values(SKOS + "prefLabel") + values(RDFS + "label")), ""),
        next(iter(values(SKOS + "definition")), ""),
        values(SKOS + "example"),
        values(DG + "negativeExample"),
        values(SKOS + "scopeNote"),
        next(iter(values(SKOS + "inScheme")), ""),
        tuple((curie(predicate), curie(value)) for predicate, value in facts if predicate not in shown),
    )


@cache
def ontology() -> Glossary:
    """Return the terms of the bundled ontology."""
    return Glossary([bundled.ontology() / "core.ttl", bundled.ontology() / "schemes.ttl"])


def with_concepts_of(folder: Path | None) -> Glossary:
    """Return the terms of the ontology and those that a document's ``concepts.ttl`` adds."""
    own = folder / "concepts.ttl" if folder else None
    if own is None or not own.is_file():
        return ontology()
    return Glossary([bundled.ontology() / "core.ttl", bundled.ontology() / "schemes.ttl", own])
