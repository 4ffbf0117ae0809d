"""Describe the published folder in DCAT 3, as DCAT-AP 3 requires, from the catalogue, the files and the documents.

Only known facts are stated: the dates are those of the release and of the documents, sizes and
checksums are computed, and the contact is the project's own page. The date of the last
modification of a graph is not recorded, so it is not stated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from diplograph._version import RELEASED, __version__
from diplograph.browse.citation import EDITORS, Citation
from diplograph.data import bundled
from diplograph.data.dates import bounds
from diplograph.data.turtle import parse
from diplograph.namespaces import DCTERMS, GRAPH, PREFIXES, RDF, XSD

DCAT, FOAF, OWL, PROV = (PREFIXES[name] for name in ("dcat", "foaf", "owl", "prov"))
VCARD = "http://www.w3.org/2006/vcard/ns#"
SPDX = "http://spdx.org/rdf/terms#"
EUROPE: Final = "http://publications.europa.eu/resource/authority/"
# Themes, languages and rights are from the authority tables that DCAT-AP names.
THEME, ENGLISH = EUROPE + "data-theme/INTR", EUROPE + "language/ENG"
PUBLIC: Final = EUROPE + "access-right/PUBLIC"
MEDIA: Final = "https://www.iana.org/assignments/media-types/"
FORMATS: Final = {".ttl": "text/turtle", ".jsonld": "application/ld+json", ".nq": "application/n-quads"}
KEYWORDS: Final = ("argumentation", "foreign policy", "international relations", "knowledge graph")
EXTRA: Final = {"spdx": SPDX, "vcard": VCARD}
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
# The whole graph, and each named graph of the catalogue, under the name of its file.
WHOLE: Final = "data/graph"

Node = ox.NamedNode | ox.BlankNode
Value = ox.NamedNode | ox.BlankNode | ox.Literal


class _Description:
    """The statements about the published folder gathered so far."""

    def __init__(self, base: str) -> None:
        self.base, self.triples = base.rstrip("/") + "/", list[ox.Triple]()

    def say(self, subject: Node, **values: object) -> None:
        """Add statements about a subject; names have the form ``prefix_local``, values are IRIs, texts or several."""
        for name, value in values.items():
            prefix, _, local = name.partition("_")
            key = ox.NamedNode(_SPACES[prefix] + local.rstrip("_"))
            for one in value if isinstance(value, list | tuple) else (value,):
                self.triples.append(ox.Triple(subject, key, one if isinstance(one, Value) else ox.Literal(str(one))))


_SPACES: Final = {
    "a": RDF, "dcat": DCAT, "dct": DCTERMS, "foaf": FOAF, "owl": OWL, "prov": PROV, "spdx": SPDX,
    "vcard": VCARD,
}  # fmt: skip


def iri(text: str) -> ox.NamedNode:
    """Return an IRI as a term."""
    return ox.NamedNode(text)


def _english(text: str) -> ox.Literal:
    return ox.Literal(text, language="en")


def _day(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + "date"))


def describe(citation: Citation, files: Mapping[str, bytes], base: str) -> list[ox.Triple]:
    """Return the catalogue of a published folder.

    Args:
        citation: the citation of the graph, with the documents that it encodes.
        files: the data files by their paths in the folder.
        base: the address at which the folder is served.

    """
    said = _Description(base)
    catalogue, whole = iri(GRAPH), iri(said.base + WHOLE)
    listed = list(_listed(files))
    common = _common(said)
    said.say(
        catalogue, a_type=iri(DCAT + "Catalog"), dct_title=_english("The graphs of Diplograph"), **common,
        dct_description=_english("Foreign-policy essays as graphs of attributed claims, and the ontology behind them."),
        foaf_homepage=iri(said.base), dcat_themeTaxonomy=iri(EUROPE + "data-theme"),
        dcat_dataset=[whole, *(iri(graph) for graph, *_ in listed)],
    )  # fmt: skip
    _dataset(said, whole, citation.title, _about(citation), citation, common)
    said.say(whole, dcat_distribution=[_distribution(said, path, files[path]) for path in _wholes(files)])
    said.say(whole, dct_hasPart=[iri(graph) for graph, *_ in listed])
    for graph, title, path, source in listed:
        of = citation if source else None
        _dataset(said, iri(graph), title, f"{title}: one of the named graphs of Diplograph.", of, common)
        said.say(iri(graph), dct_isPartOf=whole, dcat_distribution=_distribution(said, path, files[path]))
    return said.triples


def _common(said: _Description) -> dict[str, object]:
    """Add publisher and contact; return the properties that the catalogue and each data set share."""
    publisher, contact = iri(said.base + "#publisher"), iri(said.base + "#contact")
    said.say(publisher, a_type=iri(FOAF + "Organization"), foaf_name=_english(EDITORS), foaf_homepage=iri(said.base))
    said.say(contact, a_type=iri(VCARD + "Organization"), vcard_fn=_english(EDITORS), vcard_hasURL=iri(said.base))
    said.say(iri(LICENCE), a_type=iri(DCTERMS + "LicenseDocument"))
    return {
        "dct_publisher": publisher, "dct_creator": publisher, "dcat_contactPoint": contact, "dct_license": iri(LICENCE),
        "dct_issued": _day(RELEASED), "dct_language": iri(ENGLISH),
        "dcat_version": __version__, "owl_versionInfo": __version__,
    }  # fmt: skip


def _dataset(
    said: _Description, of: Node, title: str, about: str, citation: Citation | None, common: Mapping[str, object]
) -> None:
    said.say(
        of, a_type=iri(DCAT + "Dataset"), dct_title=_english(title), dct_description=_english(about), **common,
        dct_identifier=of.value, dcat_keyword=[_english(word) for word in KEYWORDS], dcat_theme=iri(THEME),
        dcat_landingPage=iri(said.base), dct_accessRights=iri(PUBLIC),
        dct_conformsTo=iri("https://w3id.org/diplograph/ns"),
    )  # fmt: skip
    for work in citation.documents if citation else ():
        said.say(of, dct_source=iri(work.iri), prov_wasDerivedFrom=iri(work.iri))
        if days := bounds(work.issued) if work.issued else None:
            # Only the publication date of the text is given; its subject matter is in the graph itself.
            period = ox.BlankNode()
            said.say(of, dct_temporal=period)
            said.say(period, a_type=iri(DCTERMS + "PeriodOfTime"))
            ends = {"dcat_startDate": days[0], "dcat_endDate": days[3]}
            said.say(period, **{name: _day(day) for name, day in ends.items() if day})


def _distribution(said: _Description, path: str, content: bytes) -> Node:
    """Add the description of a file: how to fetch it, and how to verify that it is complete."""
    media = FORMATS[path[path.rindex(".") :]]
    of, checksum = iri(f"{said.base}{path}#distribution"), ox.BlankNode()
    said.say(
        of, a_type=iri(DCAT + "Distribution"), dct_title=_english(f"{path.rpartition('/')[2]} ({media})"),
        dcat_accessURL=iri(said.base + path), dcat_downloadURL=iri(said.base + path), dct_license=iri(LICENCE),
        dcat_mediaType=iri(MEDIA + media), dct_issued=_day(RELEASED),
        dcat_byteSize=ox.Literal(str(len(content)), datatype=ox.NamedNode(XSD + "nonNegativeInteger")),
        spdx_checksum=checksum, dct_rights=_english("Creative Commons Attribution 4.0 International"),
    )  # fmt: skip
    said.say(
        checksum, a_type=iri(SPDX + "Checksum"), spdx_algorithm=iri(SPDX + "checksumAlgorithm_sha256"),
        spdx_checksumValue=ox.Literal(hashlib.sha256(content).hexdigest(), datatype=ox.NamedNode(XSD + "hexBinary")),
    )  # fmt: skip
    return of


def _wholes(files: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in files if path.rpartition(".")[0] == WHOLE)


def _listed(files: Mapping[str, bytes]) -> Iterator[tuple[str, str, str, bool]]:
    """Yield each named graph whose file is published: IRI, title, path, and whether it encodes a document."""
    described: dict[str, dict[str, str]] = {}
    for triple in parse(bundled.graphs() / bundled.CATALOGUE):
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            described.setdefault(triple.subject.value, {})[triple.predicate.value] = triple.object.value
    for graph, facts in sorted(described.items()):
        name = graph.removeprefix(GRAPH)
        for path in (f"data/graphs/{name}.ttl", f"data/{name}.ttl"):
            if name and path in files:
                yield graph, facts[DCTERMS + "title"], path, DCTERMS + "source" in facts
                break


def _about(citation: Citation) -> str:
    titles = "; ".join(f"“{document.title}”" for document in citation.documents)
    return f"Who holds what in {titles}, how surely, on what grounds, against which objections and where in the text."


def to_turtle(triples: list[ox.Triple]) -> bytes:
    """Return a catalogue as Turtle."""
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_prefixes(triples)) or b""


def to_json_ld(triples: list[ox.Triple]) -> bytes:
    """Return a catalogue as JSON-LD."""
    return ox.serialize(triples, format=ox.RdfFormat.JSON_LD, prefixes=_prefixes(triples)) or b""


def _prefixes(triples: list[ox.Triple]) -> dict[str, str]:
    """Return the prefixes that a catalogue uses."""
    used = {str(term)[1:] for triple in triples for term in (triple.subject, triple.predicate, triple.object)}
    used |= {str(triple.object.datatype)[1:] for triple in triples if isinstance(triple.object, ox.Literal)}
    spaces = {**PREFIXES, **EXTRA}
    return {name: space for name, space in spaces.items() if any(iri.startswith(space) for iri in used)}
