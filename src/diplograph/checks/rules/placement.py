"""Rules on placement: each thing is in the file of its class, with only the properties of the class."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph import vocab
from diplograph.checks.context import Context
from diplograph.checks.part import TYPE, Fault, Part
from diplograph.checks.report import VIOLATION, WARNING
from diplograph.data.derive import BOUNDS
from diplograph.namespaces import DCTERMS, DG, ID, PREFIXES, SEM, SKOS, curie

# The file of each class, as `diplograph new` names it.
_FILES = {
    vocab.dg.Claim: "claims",
    vocab.dg.Proposition: "propositions",
    vocab.dg.Event: "events",
    vocab.dg.Relation: "relations",
    vocab.dg.Status: "relations",
    vocab.dg.CausalLink: "causal-links",
    vocab.dg.Measurement: "measurements",
    vocab.dg.ArgumentStep: "argument",
    vocab.dg.Passage: "passages",
    vocab.dg.NameUse: "names",
    vocab.dg.Citation: "citations",
    vocab.dg.Actor: "actors",
    vocab.dg.Place: "places",
    vocab.dg.Thing: "things",
    vocab.dg.Work: "works",
    vocab.dg.Alignment: "alignments",
}
# What a document's own source file says about it, in addition to the shared description.
_OF_SOURCE = {vocab.dg.normalisation, vocab.dg.publishedAt, vocab.dg.textDigest, vocab.dg.textLength}

_DESCRIBED = frozenset(
    {
        *(SKOS + name for name in ("prefLabel", "altLabel", "definition", "scopeNote", "exactMatch", "closeMatch")),
        *(SKOS + name for name in ("broadMatch", "narrowMatch", "relatedMatch")),
        *(DCTERMS + "identifier", PREFIXES["foaf"] + "page", PREFIXES["owl"] + "differentFrom"),
        PREFIXES["owl"] + "sameAs",  # a shape forbids these
    }
)
_GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_TIMES = frozenset(SEM + bound for bound in BOUNDS)
_WORK = ("title", "creator", "publisher", "issued", "isPartOf", "language", "license", "type")
# Properties of other vocabularies that a class may have; those of the ontology follow from their domains.
_FOREIGN: dict[str, frozenset[str]] = {
    vocab.dg.Actor: _DESCRIBED,
    vocab.dg.Place: _DESCRIBED | {_GEO + "lat", _GEO + "long", DCTERMS + "source"},
    vocab.dg.Thing: _DESCRIBED,
    vocab.dg.Work: _DESCRIBED | _TIMES | {DCTERMS + name for name in _WORK},
    vocab.dg.Situation: _DESCRIBED - {SKOS + "definition", DCTERMS + "identifier"} | _TIMES,
    **dict.fromkeys((vocab.dg.Claim, vocab.dg.Proposition, vocab.dg.Passage, vocab.dg.NameUse), frozenset()),
    **dict.fromkeys((vocab.dg.Citation, vocab.dg.ArgumentStep, vocab.dg.Alignment), frozenset()),
}


def other_files(context: Context) -> Iterator[Fault]:
    """All statements about a thing are in the file that gives its type."""
    homes = {subject: part for part in context.every for subject, *_ in part.typed if subject.startswith(ID)}
    for part in context.authored:
        elsewhere = {iri for iri in part.described if homes.get(iri, part).graph != part.graph}
        for subject, predicate, value, _ in part.rows if elsewhere else ():
            if subject not in elsewhere or predicate in _OF_SOURCE or predicate == TYPE:
                continue  # a second type is `defined-twice`
            home = homes[subject]
            message = f"this is in {_stem(part)}, but the type of {curie(subject)} is in {curie(home.graph)}"
            remedy = f"Move it to {_stem(home)}, so that each graph is complete."
            severity = VIOLATION if home in context.own else WARNING
            yield Fault("other-file", message, remedy, subject, predicate, value, severity, part)


def wrong_file(context: Context) -> Iterator[Fault]:
    """A thing is not described in a file that is named for another class."""
    stems = set(_FILES.values())
    for part in context.authored:
        stem = _stem(part)
        for subject, predicate, value, _ in part.typed if stem in stems else ():
            if value.startswith(DG):
                above = context.classes.ancestors(value)
                wanted = {name for kind, name in _FILES.items() if kind in above}
                wanted = {"causal-links"} if "causal-links" in wanted else wanted
                if wanted and stem not in wanted:
                    message = f"a {curie(value)} in the file {stem}"
                    remedy = f"Move it to {' or '.join(sorted(wanted))}.ttl."
                    yield Fault("wrong-file", message, remedy, subject, predicate, value, part=part)


def foreign_properties(context: Context) -> Iterator[Fault]:
    """A thing only has the properties of other vocabularies that its class allows."""
    types = context.graph.types
    allowed: dict[frozenset[str], frozenset[str] | None] = {}
    for part in context.authored:
        for subject, predicate, value, _ in part.rows:
            if predicate.startswith(DG) or predicate == TYPE:
                continue
            kinds = types.get(subject, frozenset())
            if kinds not in allowed:
                lists = [_FOREIGN[kind] for kind in kinds if kind in _FOREIGN]
                allowed[kinds] = frozenset().union(*lists) if lists else None
            known = allowed[kinds]
            if known is not None and predicate not in known:
                kind = min((k for k in kinds if k in _FOREIGN), default="")
                message = f"a {curie(kind)} cannot have {curie(predicate)}"
                remedy = "Delete it, or use the properties of the class; a graph must not copy the text."
                yield Fault("foreign-property", message, remedy, subject, predicate, value, part=part)


def _stem(part: Part) -> str:
    return part.graph.rpartition("/")[2]
