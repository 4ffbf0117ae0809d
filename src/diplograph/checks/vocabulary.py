"""Terms that nobody defined and literals that will not last: what shapes cannot see.

A misspelt class or property of a known vocabulary conforms to every shape; so each
IRI in a namespace we know is looked up, in every position.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.data.positions import OBJECT, Tag, tags
from diplograph.namespaces import DG, EDTF, ID, PREFIXES, RDF, SCHEME, SEM, SHAPES, XSD, curie
from diplograph.spelling import nearest

# Terms of vocabularies that rdflib has no closed list of, as far as we use or would expect them.
_SEM = frozenset(
    """
    Core Event Place Actor Time Type EventType ActorType PlaceType TimeType Constraint Role RoleType Temporary
    View Authority Object eventProperty accordingTo eventType hasActor hasPlace hasTime hasSubEvent subEventOf
    actorType placeType timeType roleType hasTimeStamp hasBeginTimeStamp hasEndTimeStamp
    hasEarliestBeginTimeStamp hasLatestBeginTimeStamp hasEarliestEndTimeStamp hasLatestEndTimeStamp subTypeOf
    type hasSubType
    """.split()  # noqa: SIM905
)
_OA = frozenset(
    """
    Annotation Choice CssSelector DataPositionSelector Direction FragmentSelector HttpRequestState Motivation
    PreferContainedDescriptions RangeSelector ResourceSelection Selector SpecificResource State Style
    SvgSelector TextPositionSelector TextQuoteSelector TextualBody TimeState XPathSelector annotationService
    bodyValue cachedSource canonical end exact hasBody hasEndSelector hasPurpose hasScope hasSelector
    hasSource hasStartSelector hasState hasTarget motivatedBy prefix processingLanguage refinedBy renderedVia
    sourceDate sourceDateEnd sourceDateStart start styleClass styledBy suffix textDirection via
    """.split()  # noqa: SIM905
)


class Fault(NamedTuple):
    """A finding before it is located: the triple, which of its terms is at fault, the rule, and both sentences."""

    triple: ox.Triple
    term: int
    value: str
    rule: str
    message: str
    remedy: str


@cache
def _closed(namespace: str) -> frozenset[str] | None:
    if namespace == SEM:
        return _SEM
    if namespace == PREFIXES["oa"]:
        return _OA
    if namespace == PREFIXES["edtf"]:
        return frozenset({"EDTF", "EDTF-level0", "EDTF-level1", "EDTF-level2"})
    import rdflib.namespace as known

    for name in ("RDF", "RDFS", "OWL", "XSD", "SH", "SKOS", "DCTERMS", "PROV", "FOAF", "ORG", "DCAT", "VOID"):
        vocabulary = getattr(known, name)
        if str(vocabulary) == namespace:
            # `_extras` are the terms that are keywords in Python: sh:class, sh:or …
            return frozenset(getattr(vocabulary, "__annotations__", {})) | frozenset(vocabulary._extras)
    return None


def unknown_terms(triples: Iterable[ox.Triple], defined: set[str], individuals: set[str]) -> Iterator[Fault]:
    """Yield a fault for each use of a term that its vocabulary does not define.

    Args:
        triples: the statements to look at.
        defined: every IRI that the ontology, the schemes and the shapes define.
        individuals: every IRI that some statement describes.

    """
    verdicts: dict[str, tuple[str, str, str] | None] = {}
    for triple in triples:
        for position, term in enumerate((triple.subject, triple.predicate, triple.object)):
            if not isinstance(term, ox.NamedNode | ox.Literal):
                continue
            iri = term.datatype.value if isinstance(term, ox.Literal) else term.value
            if iri not in verdicts:
                verdicts[iri] = _verdict(iri, defined, individuals)
            verdict = verdicts[iri]
            if verdict:
                yield Fault(triple, position, curie(iri), *verdict)


def _verdict(iri: str, defined: set[str], individuals: set[str]) -> tuple[str, str, str] | None:
    if iri.startswith(ID):
        if iri in individuals:
            return None
        near = _near(iri, individuals)
        return (
            "dangling-reference",
            f"{curie(iri)} is described nowhere",
            f"{near}Describe it, or correct the reference.",
        )
    if iri.startswith((DG, SCHEME, SHAPES)):
        if iri in defined:
            return None
        near = _near(iri, defined)
        return (
            "unknown-term",
            f"{curie(iri)} is no term of Diplograph",
            f"{near}See ontology/core.ttl and ontology/schemes.ttl.",
        )
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    terms = _closed(iri[:cut]) if iri[:cut] in _NAMESPACES else None
    if terms is None or not iri[cut:] or iri[cut:] in terms or re.fullmatch(r"_\d+", iri[cut:]):
        return None
    likely = nearest(iri[cut:], terms, 2)
    hint = "Did you mean " + " or ".join(curie(iri[:cut] + name) for name in likely) + "? " if likely else ""
    return "unknown-term", f"{curie(iri)} is no term of its vocabulary", f"{hint}Correct the spelling."


_NAMESPACES = frozenset(
    PREFIXES[prefix]
    for prefix in (
        *("rdf", "rdfs", "xsd", "skos", "sem", "dcterms", "sh"),
        *("owl", "prov", "foaf", "org", "oa", "dcat", "void", "edtf"),
    )
)


def _near(iri: str, among: set[str]) -> str:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    family = [other for other in among if other.startswith(iri[:cut])]
    near = nearest(iri, family, 2)
    return "Did you mean " + " or ".join(map(curie, near)) + "? " if near else ""


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_VALID = {
    "integer": re.compile(r"[+-]?\d+"),
    "decimal": re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)"),
    "boolean": re.compile(r"true|false|0|1"),
    "gYear": re.compile(r"-?\d{4,}"),
    "gYearMonth": re.compile(r"-?\d{4,}-\d\d"),
}


def bad_literals(triples: Iterable[ox.Triple]) -> Iterator[Fault]:
    """Yield a fault for each literal that is ill-typed, or that stores rewrite on loading."""
    for triple in triples:
        literal = triple.object
        if not isinstance(literal, ox.Literal):
            continue
        if control := _CONTROL.search(literal.value):
            message = f"the control character U+{ord(control[0]):04X} stands in a literal"
            yield Fault(triple, OBJECT, "", "control-character", message, "Delete it.")
        name = literal.datatype.value.removeprefix(XSD)
        if name == literal.datatype.value:
            continue
        shown = f'"{literal.value}"^^xsd:{name}'
        if not _valid(name, literal.value):
            yield Fault(
                triple, OBJECT, shown, "ill-typed-literal", f"{shown} is no value of its datatype",
                f"Write what the datatype asks for; a date of less than a day is an EDTF literal ({curie(EDTF)}).",
            )  # fmt: skip
        elif remedy := _lasting(literal, name):
            message = f"{shown} does not last: stores rewrite it"
            yield Fault(triple, OBJECT, shown, "literal-rewritten", message, remedy)


def _lasting(literal: ox.Literal, name: str) -> str:
    """Return how to write a literal so that every store keeps it as it is, or nothing where it is so.

    Tried with Oxigraph 0.5 and Jena TDB2 5.6: both keep the value of a number or a time
    rather than its form.  They agree on the form, but for floating-point numbers
    (``"1"`` here, ``"1.0e0"`` there) and whole decimals (``"1"`` here, ``"1.0"`` there).
    """
    if name in ("double", "float"):
        return "Write an xsd:decimal."
    if name == "decimal" and re.fullmatch(r"[+-]?\d*\.?0*", literal.value):
        return "Write an xsd:integer."
    kept = _as_stored(literal)
    return f'Write "{kept.value}"^^{curie(kept.datatype.value)}.' if kept != literal else ""


@cache
def _as_stored(literal: ox.Literal) -> ox.Literal:
    """Return the literal as a store gives it back: Oxigraph keeps values, not the way they were written."""
    store = ox.Store()
    node = ox.NamedNode(DG)
    store.add(ox.Quad(node, node, literal))
    kept = next(iter(store)).object
    assert isinstance(kept, ox.Literal)
    return kept


def _valid(name: str, value: str) -> bool:
    if name == "date":
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            return False
        return len(value) == 10
    pattern = _VALID.get(name)
    return pattern is None or pattern.fullmatch(value) is not None


def rewritten_tags(text: str) -> Iterator[Tag]:
    """Yield each language tag that is not in lower case, as stores make it."""
    return (tag for tag in tags(text) if tag.tag != tag.tag.lower())


def described(triples: Iterable[ox.Triple]) -> set[str]:
    """Return the IRIs that are subjects of a statement."""
    return {t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode)}


def nameless(triples: Iterable[ox.Triple]) -> Iterator[Fault]:
    """Yield a fault for each blank node that is something of ours: what has an identity has a name."""
    for triple in triples:
        kind = triple.object
        if triple.predicate.value != RDF + "type":
            continue
        if isinstance(triple.subject, ox.BlankNode) and isinstance(kind, ox.NamedNode) and kind.value.startswith(DG):
            message = f"a {curie(kind.value)} without a name, which nobody can refer to"
            yield Fault(triple, OBJECT, "", "nameless", message, "Give it an IRI instead of a blank node.")


# The longest literal of the bundled graphs has 36 words; a quotation soon has more.
MOST_WORDS, MOST_CHARACTERS = 60, 400


def long_literals(triples: Iterable[ox.Triple]) -> Iterator[Fault]:
    """Yield a fault for each literal so long that it may be a piece of the text."""
    for triple in triples:
        literal = triple.object
        if isinstance(literal, ox.Literal) and (
            len(literal.value) > MOST_CHARACTERS or len(literal.value.split()) > MOST_WORDS
        ):
            message = f"a literal of {len(literal.value.split())} words; a graph holds none of the text"
            remedy = f"Say it in your own words, in at most {MOST_WORDS}, or delete it."
            yield Fault(triple, OBJECT, "", "text-in-graph", message, remedy)
