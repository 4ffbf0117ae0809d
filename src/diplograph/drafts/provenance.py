"""Record who drafted and who decided, as PROV, in the file ``drafting.ttl`` of a document (decision 35)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.data.turtle import read
from diplograph.namespaces import PREFIXES, RDF, SKOS, XSD, slug
from diplograph.rows.document import Document
from diplograph.rows.turtle import TurtleText
from diplograph.spelling import slug_of
from diplograph.terms import Iri
from diplograph.vocab import dg

FILE = "drafting.ttl"
PROV = PREFIXES["prov"]
ORDER = {
    p: i
    for i, p in enumerate(
        (RDF + "type", SKOS + "prefLabel", PROV + "wasAssociatedWith", PROV + "endedAtTime", dg.promptDigest,
         dg.verdict, dg.decidedOn, dg.rejectedName, PROV + "generated", dg.leftOpen)
    )
}  # fmt: skip


class Exchange(NamedTuple):
    """One answer of a model: its time, the digest of its prompt, and the numbers of tokens read and written."""

    at: str
    digest: str
    read: int = 0
    written: int = 0


def triple(subject: str, predicate: str, value: str | ox.Literal) -> ox.Triple:
    """Return a statement; strings are taken as IRIs."""
    term = value if isinstance(value, ox.Literal) else ox.NamedNode(value)
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), term)


def time(at: str) -> ox.Literal:
    """Return a time as a literal."""
    return ox.Literal(at, datatype=ox.NamedNode(XSD + "dateTime"))


def agent(document: Document, kind: str, name: str) -> tuple[str, list[ox.Triple]]:
    """Return the IRI of a model or encoder of a document by name, and the statements about it."""
    word = "model" if kind == dg.Model else "encoder"
    for iri in document.subjects(kind):
        if document.value(iri, SKOS + "prefLabel") == name:
            return iri, []
    stem = f"{document.base}{word}-{slug_of(name) or 'unnamed'}"
    iri = next(i for n in range(99) if not document.describes(i := f"{stem}{f'-{n}' if n else ''}"))
    return iri, [triple(iri, RDF + "type", kind), triple(iri, SKOS + "prefLabel", ox.Literal(name))]


def free(document: Document, word: str) -> Iterator[str]:
    """Yield unused IRIs of a document: ``drafting-001`` and so on."""
    start = f"{document.base}{word}-"
    numbers = [re.fullmatch(rf"{word}-(\d+)", slug(iri)) for iri in document.subjects(dg.Drafting, dg.Review)]
    number = max((int(found[1]) for found in numbers if found), default=0)
    while True:
        number += 1
        yield f"{start}{number:03}"


def drafting(
    iri: str, model: str, exchange: Exchange, things: Iterable[str], left_open: Iterable[str]
) -> Iterator[ox.Triple]:
    """Yield the statements about an answer and about what was drafted from it."""
    yield triple(iri, RDF + "type", dg.Drafting)
    yield triple(iri, PROV + "wasAssociatedWith", model)
    yield triple(iri, PROV + "endedAtTime", time(exchange.at))
    yield triple(iri, dg.promptDigest, ox.Literal(exchange.digest))
    for thing in things:
        yield triple(iri, PROV + "generated", thing)
    for said in left_open:
        yield triple(iri, dg.leftOpen, ox.Literal(said))


def changed(document: Document, removed: Iterable[ox.Triple], added: Iterable[ox.Triple]) -> dict[Path, bytes]:
    """Return the file with its new bytes."""
    path = document.folder / FILE
    head = f"# {document.slug}: what models drafted, and who decided on it.\n\n"
    text = read(path).decode("utf-8") if path.is_file() else head
    new = TurtleText(text, str(path)).changed(removed, added, ORDER, {"doc": document.base})
    return {path: new.encode("utf-8")}


def drafted(document: Document) -> dict[str, list[str]]:
    """Return what models have drafted, each with the answers from which it comes."""
    found: dict[str, list[str]] = {}
    for iri in document.subjects(dg.Drafting):
        for term in document.values(iri, PROV + "generated"):
            found.setdefault(term.value, []).append(iri)
    return found


def undecided(document: Document) -> list[str]:
    """Return what models have drafted and nobody has decided on yet."""
    decided = {term.value for iri in document.subjects(dg.Review) for term in document.values(iri, dg.decidedOn)}
    return [thing for thing in drafted(document) if thing not in decided]


def model_of(document: Document, draft: str) -> str:
    """Return the name of the model of an answer."""
    return document.value(document.value(draft, PROV + "wasAssociatedWith"), SKOS + "prefLabel") or Iri(draft).slug
