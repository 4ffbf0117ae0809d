"""Nanopublications (Groth et al. 2010), one for each claim and each argument step, under trusty URIs.

The assertion is the claim (who takes which position on what), never the bare
statement; the provenance names holder, reporter, passages and document.  A trusty URI
(Kuhn & Dumontier 2014, module RA) holds a digest of the statements, so that `read`
refuses what was changed since.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph import vocab
from diplograph.errors import DataError
from diplograph.export.aif import attributed
from diplograph.export.material import Material, Statements, comment, one, serialise, texts, triples
from diplograph.export.rdf import parse
from diplograph.export.registry import Export, Form
from diplograph.namespaces import BASE, DCTERMS, DG, PREFIXES, RDF, RDFS
from diplograph.terms import Term

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

NP = "http://www.nanopub.org/nschema#"
PROV = PREFIXES["prov"]
NAMESPACE = BASE + "np/"
_PARTS = {"assertion": "hasAssertion", "provenance": "hasProvenance", "pubinfo": "hasPublicationInfo"}
_NPX = "http://purl.org/nanopub/x/"
_PREFIXES = {**PREFIXES, "np": NP, "npx": _NPX}
_HOLE = "-"  # stands in the IRIs of a nanopublication for the digest until it is known
_INNER = (vocab.dg.cause, vocab.dg.effect, vocab.dg.about, vocab.dg.partOf)


def write(kg: Asker, form: Form) -> Export:
    """Write a nanopublication for each claim and each step, in order."""
    material = Material(kg)
    quads: list[ox.Quad] = []
    written: set[str] = set()
    for claim, held in material.claims.items():
        content = one(held, vocab.dg.content)
        situations = _within(material, texts(material.of("Proposition").get(content, {}), vocab.dg.describes))
        about = {
            claim: held,
            content: material.of("Proposition").get(content, {}),
            **{iri: material.situations[iri] for iri in situations},
        }
        written |= set(about)
        quads += _nanopublication(material, claim, triples(about), material.sentence(claim), held)
    for step, held in material.steps.items():
        written.add(step)
        title = f"A step of argument by {material.label(one(held, DG + 'arguer'))}"
        quads += _nanopublication(material, step, triples({step: held}), title, held)
    losses = material.left_out(written, "no part of a claim or step; named at most")
    data = serialise(quads, ox.RdfFormat.TRIG, _PREFIXES)
    return Export({f"nanopublications{form.suffix}": comment(material.head(form, losses)).encode() + data}, losses)


def _within(material: Material, situations: Iterable[str]) -> list[str]:
    """Return the situations described, and those that they are about or join, in order."""
    seen: dict[str, None] = {}
    todo = [iri for iri in situations if iri in material.situations]
    while todo:
        situation = todo.pop(0)
        if situation not in seen:
            seen[situation] = None
            inner = [iri for key in _INNER for iri in texts(material.situations[situation], key)]
            todo += [iri for iri in inner if iri in material.situations]
    return list(seen)


def _nanopublication(
    material: Material, thing: str, assertion: Iterable[ox.Triple], label: str, held: Statements
) -> list[ox.Quad]:
    """Return the four graphs of one nanopublication about ``thing``, its digest in their names."""
    base = NAMESPACE + _HOLE
    graphs = {part: ox.NamedNode(f"{base}#{part}") for part in ("Head", *_PARTS)}
    quads = [ox.Quad(t.subject, t.predicate, t.object, graphs["assertion"]) for t in assertion]

    def say(part: str, subject: str, key: str, value: ox.NamedNode | ox.Literal) -> None:
        quads.append(ox.Quad(ox.NamedNode(subject), ox.NamedNode(key), value, graphs[part]))

    say("Head", base, RDF + "type", ox.NamedNode(NP + "Nanopublication"))
    for part, key in _PARTS.items():
        say("Head", base, NP + key, graphs[part])
    asserted = f"{base}#assertion"
    for role in ("holder", "reporter", "arguer"):
        if agent := one(held, DG + role):
            attribution = f"{base}#{role}"
            say("provenance", asserted, PROV + "wasAttributedTo", ox.NamedNode(agent))
            say("provenance", asserted, PROV + "qualifiedAttribution", ox.NamedNode(attribution))
            say("provenance", attribution, RDF + "type", ox.NamedNode(PROV + "Attribution"))
            say("provenance", attribution, PROV + "agent", ox.NamedNode(agent))
            say("provenance", attribution, PROV + "hadRole", ox.NamedNode(DG + role))
            say("provenance", agent, RDFS + "label", ox.Literal(material.label(agent), language="en"))
    sources = set()
    for passage in texts(held, vocab.dg.anchor):
        at = material.of("Passage").get(passage, {})
        say("provenance", asserted, PROV + "wasDerivedFrom", ox.NamedNode(passage))
        if link := one(at, vocab.dg.textFragment):
            say("provenance", passage, vocab.dg.textFragment, ox.NamedNode(link))
        sources |= set(texts(at, vocab.dg.source))
    for source in sorted(sources):
        say("provenance", asserted, PROV + "hadPrimarySource", ox.NamedNode(source))
        say("provenance", source, DCTERMS + "bibliographicCitation", ox.Literal(material.citation(source)))
    say("pubinfo", base, _NPX + "introduces", ox.NamedNode(thing))
    say("pubinfo", base, RDFS + "label", ox.Literal(label, language="en"))
    say("pubinfo", base, DCTERMS + "creator", ox.NamedNode(BASE))
    for licence in material.licences:
        say("pubinfo", base, DCTERMS + "license", ox.NamedNode(licence))
    return _renamed(quads, base, NAMESPACE + digest(quads, base))


def _renamed(quads: Iterable[ox.Quad], old: str, new: str) -> list[ox.Quad]:
    """Return quads with the IRI ``old``, and those below it, under the name ``new``; in fixed order."""

    def renamed(term: Term) -> Term:
        inside = isinstance(term, ox.NamedNode) and term.value.partition("#")[0] == old
        return ox.NamedNode(new + term.value[len(old) :]) if inside and isinstance(term, ox.NamedNode) else term

    made = []
    for quad in quads:
        subject, graph = renamed(quad.subject), renamed(_iri(quad.graph_name))
        assert isinstance(subject, ox.NamedNode) and isinstance(graph, ox.NamedNode)
        made.append(ox.Quad(subject, quad.predicate, renamed(quad.object), graph))
    order = [f"{new}#{part}" for part in ("Head", *_PARTS)]
    return sorted(
        set(made),
        key=lambda q: (order.index(_iri(q.graph_name).value), str(q.subject), str(q.predicate), str(q.object)),
    )


def _iri(graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> ox.NamedNode:
    if not isinstance(graph, ox.NamedNode):
        raise DataError("nanopublications", "a statement is in no named graph", "Put it into one of the four.")
    return graph


def digest(quads: Iterable[ox.Quad], name: str) -> str:
    """Return the digest of a nanopublication called ``name``: ``RA`` and 43 characters (trusty URI module RA).

    The statements are sorted and joined with a space in the place of the digest,
    SHA-256 is taken of that, and written in Base64 for URLs.
    """
    prefix = name[: name.rfind("/") + 1]

    def plain(term: Term) -> str:
        if isinstance(term, ox.NamedNode):
            head, mark, tail = term.value.partition("#")
            return (prefix + " " if head == name else head) + mark + tail
        if isinstance(term, ox.Literal):
            kind = f"@{term.language.lower()}" if term.language else f"^{term.datatype.value}"
            escaped = term.value.replace("\\", "\\\\").replace("\n", "\\n")
            return f"{kind} {escaped}"
        raise DataError(name, "a nanopublication under a trusty URI has no blank nodes", "Name them.")

    def order(value: Term) -> tuple[object, ...]:
        if not isinstance(value, ox.Literal):
            return (0, plain(value))
        return (1, value.value, "" if value.language else value.datatype.value, value.language or "")

    ordered = sorted(
        set(quads), key=lambda q: (plain(_iri(q.graph_name)), plain(q.subject), plain(q.predicate), order(q.object))
    )
    text = "".join(
        "".join(plain(term) + "\n" for term in (_iri(q.graph_name), q.subject, q.predicate, q.object)) for q in ordered
    )
    return "RA" + urlsafe_b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii").rstrip("=")


def read(data: bytes, form: Form) -> Iterator[ox.Quad]:
    """Yield what the assertions say, once every digest has been found right.

    Raises:
        DataError: the file does not parse, a statement stands outside of any
            nanopublication, or a digest is wrong.

    """
    graphs: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in parse(data, ox.RdfFormat.TRIG):
        graphs[_iri(quad.graph_name).value].append(quad)
    kinds = {NP + key: part for part, key in _PARTS.items()}
    parts: dict[str, dict[str, str]] = {}
    for graph, held in list(graphs.items()):
        for quad in held:
            if (
                quad.predicate.value in kinds
                and isinstance(quad.subject, ox.NamedNode)
                and isinstance(quad.object, ox.NamedNode)
            ):
                parts.setdefault(quad.subject.value, {"Head": graph})[kinds[quad.predicate.value]] = quad.object.value
    asserted: list[ox.Triple] = []
    for name, own in parts.items():
        quads = [quad for graph in own.values() for quad in graphs.pop(graph, [])]
        found = digest(quads, name)
        if name.rpartition("/")[2] != found:
            raise DataError(name, f"what it says has been changed: its digest is {found}", "Get the original.")
        asserted += [quad.triple for quad in quads if _iri(quad.graph_name).value == own.get("assertion")]
    if graphs:
        raise DataError(min(graphs), "this graph is of no nanopublication", "Drop it, or add the head that names it.")
    return attributed(asserted)
