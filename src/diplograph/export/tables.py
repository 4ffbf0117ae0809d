"""CSV tables with a data dictionary: a Frictionless Data Package (Table Schema, version 1).

Each table is the answer to a saved question, and its dictionary the question's header.
Tables of events and relations have a row for each claim on them, so that none
reads as having happened.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from diplograph._version import __version__
from diplograph.answers.result import Result
from diplograph.export.material import CLASSES, ROLES, Material, unsaid
from diplograph.export.registry import Export, Form, Loss
from diplograph.namespaces import SKOS
from diplograph.terms import Iri

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

# Of each table: the question, and what it is asked about.
TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "actors": ("actors_all", {}),
    "actor-names": ("actor_names", {}),
    "actor-identifiers": ("actor_identifiers", {}),
    "events": ("situations_attributed", {"class": "dg:Event"}),
    "event-participants": ("event_participants", {}),
    "relations": ("situations_attributed", {"class": "dg:Relation"}),
    "relation-ends": ("relation_ends", {}),
    "claims": ("claims_in_full", {}),
    "claim-types": ("claims_by_type", {}),
    "claim-passages": ("claim_card", {}),
    "passages": ("passages_all", {}),
    "alignments": ("alignments_all", {}),
    "aligned-claims": ("aligned_claims", {}),
    "undecided-drafts": ("undecided_drafts", {}),
}
# Only where several documents are aligned, or a model has drafted something.
_WHERE_ANY = ("alignments", "aligned-claims", "undecided-drafts")
# What the columns say of the things in the rows, by our properties.
_SAID: dict[str, tuple[str, ...]] = {
    "Actor": (SKOS + "altLabel", SKOS + "exactMatch", SKOS + "closeMatch"),
    "Event": ("situationType", "valence", "when", *ROLES),
    "Relation": ("situationType", "valence", "when", *ROLES),
    "Claim": (
        *("content", "holder", "stance", "likelihood", "confidence", "hedgeCue", "explicitness", "reporter"),
        *("reporterStance", "encoderConfidence", "encoderNote", "claimType", "anchor"),
    ),
    "Proposition": ("paraphrase", "describes"),
    "Alignment": ("alignedFrom", "alignedTo", "alignmentKind", "encoderConfidence", "encoderNote"),
    "Passage": ("passageKind", "section", "paragraph", "sentence", "startOffset", "endOffset", "textFragment"),
}
# The column by which a table names its things, and the columns by which others refer to them.
_KEYS = {"actors": "actor", "claims": "claim"}
_REFERENCES = {
    "actor-names": ("actor", "actors"),
    "events": ("claim", "claims"),
    "relations": ("claim", "claims"),
    "claim-types": ("claim", "claims"),
    "claim-passages": ("claim", "claims"),
    "aligned-claims": ("claim", "claims"),
}
# Tables that say what is described and not by whom, and those that say by whom.
_READ_WITH = {"event-participants": "events", "relation-ends": "relations"}
_TYPES = {"integer": "integer", "decimal": "number", "boolean": "boolean", "date": "date"}


def write(kg: Asker, form: Form) -> Export:
    """Write the tables and ``datapackage.json``."""
    material = Material(kg)
    files: dict[str, bytes] = {}
    resources: list[dict[str, object]] = []
    written: set[str] = set()
    for table, (question, parameters) in TABLES.items():
        result = kg.query(question, **parameters)
        if table in _WHERE_ANY and not result:
            continue
        written |= {cell for row in result for cell in row if isinstance(cell, Iri)}
        files[f"{table}.csv"] = result.to_csv().encode()
        resources.append(_resource(material, table, question, result))
    losses = _losses(material, written)
    head = material.head(form, losses)
    package: dict[str, object] = {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": "diplograph",
        "title": "; ".join(material.citation(work) for work in material.documents),
        "description": "\n".join(head),
        "version": __version__,
        "licenses": [{"path": licence} for licence in material.licences],
        "sources": [_source(material, work) for work in material.documents],
        "losses": [loss._asdict() for loss in losses],
        "resources": resources,
    }
    kept = {key: value for key, value in package.items() if value or key == "losses"}
    files["datapackage.json"] = (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode()
    return Export(files, losses)


def _source(material: Material, work: str) -> dict[str, str]:
    page = material.page(work)
    return {"title": material.citation(work)} | ({"path": page} if page else {})


def _resource(material: Material, table: str, question: str, result: Result[tuple[object, ...]]) -> dict[str, object]:
    saved = material.kg.queries.find(question)
    fields: list[dict[str, object]] = []
    for column in saved.columns:
        field: dict[str, object] = {"name": column.name, "type": _TYPES.get(column.type, "string")}
        field |= {"format": "uri"} if column.type == "iri" else {}
        fields.append(field | {"description": column.description})
    schema: dict[str, object] = {"fields": fields}
    if table in _KEYS and len({getattr(row, _KEYS[table]) for row in result}) == len(result):
        schema["primaryKey"] = [_KEYS[table]]
    if table in _REFERENCES:
        field_name, other = _REFERENCES[table]
        reference = {"resource": other, "fields": [_KEYS[other]]}
        schema["foreignKeys"] = [{"fields": [field_name], "reference": reference}]
    description = saved.description
    if table in _READ_WITH:
        description += f" Read it with the table {_READ_WITH[table]!r}, which has the claims: no row says what is so."
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "title": saved.summary,
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _losses(material: Material, written: set[str]) -> list[Loss]:
    losses = []
    for name, plural in CLASSES.items():
        things = set(material.of(name))
        if name not in _SAID and things:
            losses.append(Loss(len(things), plural, f"no table of them; {len(things & written)} are named by IRI"))
        elif name in _SAID and things - written:
            losses.append(Loss(len(things - written), plural, "they are in no row"))
    for name, said in _SAID.items():
        losses += unsaid(material.of(name), CLASSES[name], said, "there is no column for it")
    return losses + material.derived()
