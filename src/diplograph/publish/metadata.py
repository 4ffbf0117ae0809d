"""Metadata for repositories: an RO-Crate (1.1) and a record for DataCite (4.5), made from the graph itself."""

from __future__ import annotations

import json
from collections.abc import Iterable

from diplograph._version import RELEASED, __version__
from diplograph.browse.citation import EDITORS, Citation

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_MEDIA = {".ttl": "text/turtle", ".jsonld": "application/ld+json", ".nq": "application/n-quads", ".html": "text/html"}
_ABOUT = (
    "What the text claims, who holds it, how surely, on what grounds, against which objections and where in the text, "
    "as RDF with SHACL shapes. It contains none of the text's sentences."
)


def ro_crate(citation: Citation, files: Iterable[str]) -> str:
    """Return ``ro-crate-metadata.json`` for the files of a published folder.

    Args:
        citation: the citation of the graph.
        files: their paths in the folder.

    """
    parts = [
        {"@id": path, "@type": "File", "name": path, "encodingFormat": _MEDIA[path[path.rfind(".") :]]}
        for path in sorted(files)
        if path[path.rfind(".") :] in _MEDIA
    ]
    works = [
        {"@id": work.page or work.iri, "@type": "ScholarlyArticle", "name": work.title, "datePublished": work.issued}
        | {"author": [{"@type": "Person" if person else "Organization", "name": name} for name, person in work.authors]}
        for work in citation.documents
    ]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": citation.title,
        "description": _ABOUT,
        "version": __version__,
        "datePublished": RELEASED,
        "license": {"@id": LICENCE},
        "creator": {"@type": "Organization", "name": EDITORS},
        "isBasedOn": [{"@id": work["@id"]} for work in works],
        "hasPart": [{"@id": part["@id"]} for part in parts],
        "url": citation.url,
    }
    about = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    licence = {"@id": LICENCE, "@type": "CreativeWork", "name": "Creative Commons Attribution 4.0 International"}
    graph = [about, root, licence, *works, *parts]
    return (
        json.dumps({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}, ensure_ascii=False, indent=2)
        + "\n"
    )


def datacite(citation: Citation) -> str:
    """Return the record with which a DOI is registered; the registrant adds the DOI itself."""
    record = {
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Knowledge graph"},
        "titles": [{"title": citation.title}],
        "creators": [{"name": EDITORS, "nameType": "Organizational"}],
        "publisher": {"name": "Diplograph"},
        "publicationYear": int(RELEASED[:4]),
        "dates": [{"date": RELEASED, "dateType": "Issued"}],
        "version": __version__,
        "language": "en",
        "rightsList": [{"rights": "CC BY 4.0", "rightsUri": LICENCE, "rightsIdentifier": "CC-BY-4.0"}],
        "descriptions": [{"description": _ABOUT, "descriptionType": "Abstract"}],
        "subjects": [{"subject": word} for word in ("international relations", "argumentation", "knowledge graph")],
        "relatedIdentifiers": [
            {"relatedIdentifier": work.page, "relatedIdentifierType": "URL", "relationType": "IsDerivedFrom"}
            for work in citation.documents
            if work.page
        ],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
