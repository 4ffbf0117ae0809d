"""Prefixes and base IRIs, in one table."""

from __future__ import annotations

BASE = "https://w3id.org/diplograph/"
DG = BASE + "ns#"
ID = BASE + "id/"
SCHEME = BASE + "scheme/"
GRAPH = BASE + "graph/"
SHAPES = BASE + "shapes#"

# What is shared, and loaded where a document names some of it.
SHARED_COMPANIONS = ("states", "shared")
# Whose graphs are no document's: what every document may refer to.
SHARED = (
    GRAPH + "authority/",
    *(f"{GRAPH}companions/{folder}/" for folder in SHARED_COMPANIONS),
    GRAPH + "companions/alignments/",
    GRAPH + "ontology/",
)
# How the names of graphs end that join documents, and so are of none.
ALIGNMENTS = "/alignments"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
DCTERMS = "http://purl.org/dc/terms/"
SH = "http://www.w3.org/ns/shacl#"
VOID = "http://rdfs.org/ns/void#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

# Longest first wins when an IRI is shortened; see `curie`.
PREFIXES: dict[str, str] = {
    "dg": DG,
    "dgsh": SHAPES,
    "graph": GRAPH,
    "actor": ID + "actor/",
    "place": ID + "place/",
    "thing": ID + "thing/",
    "work": ID + "work/",
    "event": ID + "event/",
    "relation": ID + "relation/",
    "status": ID + "status/",
    "cause": ID + "causal-link/",
    "measure": ID + "measurement/",
    "mgc": ID + "modest-geopolitical-case/",
    "stance": SCHEME + "stance/",
    "reporterstance": SCHEME + "reporter-stance/",
    "claimtype": SCHEME + "claim-type/",
    "likelihood": SCHEME + "likelihood/",
    "confidence": SCHEME + "confidence/",
    "explicitness": SCHEME + "explicitness/",
    "valence": SCHEME + "valence/",
    "eventtype": SCHEME + "event-type/",
    "reltype": SCHEME + "relation-type/",
    "statustype": SCHEME + "status-type/",
    "causetype": SCHEME + "causal-link-type/",
    "measuretype": SCHEME + "measurement-type/",
    "unit": SCHEME + "unit/",
    "argscheme": SCHEME + "argument-scheme/",
    "conflicttype": SCHEME + "conflict-type/",
    "silence": SCHEME + "silence/",
    "citeintent": SCHEME + "citation-intent/",
    "passagekind": SCHEME + "passage-kind/",
    "alignkind": SCHEME + "alignment-kind/",
    "align": ID + "alignments/",
    "verdict": SCHEME + "verdict/",
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "skos": SKOS,
    "sem": SEM,
    "dcterms": DCTERMS,
    "sh": SH,
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "org": "http://www.w3.org/ns/org#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": VOID,
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "wd": "http://www.wikidata.org/entity/",
}

_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def curie(iri: str) -> str:
    """Shorten ``iri`` by the prefix table; return it unchanged where no prefix fits.

    >>> curie(ID + "actor/imran-khan")
    'actor:imran-khan'
    """
    for cut in (iri.rfind("#") + 1, iri.rfind("/") + 1):
        prefix = _BY_NAMESPACE.get(iri[:cut]) if cut else None
        if prefix and iri[cut:]:
            return f"{prefix}:{iri[cut:]}"
    return iri


def short(iri: str) -> str:
    """Return the CURIE of ``iri``, else its path below the base of all individuals, else ``iri`` unchanged.

    Wherever a name is asked for, either may be written.

    >>> short(ID + "actor/imran-khan"), short(ID + "deep-harbour/c-001")
    ('actor:imran-khan', 'deep-harbour/c-001')
    """
    return curie(iri).removeprefix(ID)


def slug(iri: str) -> str:
    """Return what stands behind the last ``/`` or ``#``."""
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]


def as_iri(text: str) -> str | None:
    """Return the IRI that is written in full, with or without ``<>``, or as a CURIE of the prefix table, else None."""
    return text.strip("<>") if "://" in text else expand(text)


def expand(name: str) -> str | None:
    """Return the IRI that a CURIE of the prefix table stands for, else None."""
    prefix, colon, local = name.partition(":")
    namespace = PREFIXES.get(prefix) if colon else None
    return namespace + local if namespace else None
