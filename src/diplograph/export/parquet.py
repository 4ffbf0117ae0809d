"""Parquet tables for questions over many essays in SQL: one file a table and document, with a data dictionary.

``TABLE/document=SLUG/part-0.parquet`` is the layout that DuckDB, Spark, Trino and Polars read
as one table with a column ``document``.  Every row that says anything carries the claim that says it, with
holder, stance, hedge and reporter, so that no join can turn what somebody denies into what is.
Documents are read and written one at a time: memory does not grow with their number.
"""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from diplograph import vocab
from diplograph._version import __version__
from diplograph.answers.asker import Asker
from diplograph.answers.by_document import graphs_by_document
from diplograph.answers.position import CONDITIONS
from diplograph.errors import MissingPackage
from diplograph.export.material import Material
from diplograph.export.registry import Export, Form, Loss
from diplograph.terms import Iri

if TYPE_CHECKING:
    import pyarrow

Cell = str | int | float | None
Row = tuple[Cell, ...]


class Field(NamedTuple):
    """A column: its name, its type (string, integer, number or date) and what it holds."""

    name: str
    type: str
    description: str


class Table(NamedTuple):
    """A table: what a row is, its columns, and how its rows are read from the graph of one document."""

    name: str
    summary: str
    fields: tuple[Field, ...]
    rows: Callable[[_Document], Iterator[Row]]


# What every row that says anything begins with.
ATTRIBUTION = (
    Field("claim", "string", "the claim that says it"),
    Field("holder", "string", "who holds the claim"),
    Field("stance", "string", "the holder's stance towards the paraphrase"),
    Field("paraphrase", "string", "what the stance is towards; it has no polarity of its own"),
    Field("likelihood", "string", "the likelihood in the words, by ICD 203, or unmodalised"),
    Field("confidence", "string", "the holder's confidence, where that is what the words hedge"),
    Field("cue", "string", "the words that hedge"),
    Field("reporter", "string", "who reports the claim, where that is not its holder"),
    Field("reporter_stance", "string", "what the reporter makes of it"),
    Field("condition", "string", "if, only if or unless, and the claim it depends on; several with semicolons between"),
    Field(
        "draft", "string", "the model that drafted it, where nobody has decided on that: then it is nobody's reading"
    ),
)


class _Document:
    """The graph of one document, and the shared graphs, as the tables need them."""

    def __init__(self, asker: Asker) -> None:
        self.ask, self.drafts = asker.bundled, asker.drafts
        self.claims = {row.claim: row for row in self.ask.claims_in_full()}
        self.figures = {row.measurement: (float(row.value), row.unit) for row in self.ask.measurements()}
        self.types: dict[Iri, set[str]] = defaultdict(set)
        for row in self.ask.claim_types():
            self.types[row.claim].add(row.type.slug)
        self.conditions: dict[Iri, list[str]] = defaultdict(list)
        for condition in self.ask.conditions_of():
            self.conditions[condition.claim].append(f"{CONDITIONS[condition.kind]} {condition.condition}")

    def said(self, claim: Iri) -> Row:
        """Return the cells of `ATTRIBUTION`."""
        one = self.claims[claim]
        return (
            *(one.claim, one.holder, one.stance, one.paraphrase, one.likelihood, one.confidence, one.cue),
            *(one.reporter, one.reporter_stance, "; ".join(self.conditions[claim]) or None, self.drafts.get(claim)),
        )


def _claims(of: _Document) -> Iterator[Row]:
    for claim, one in of.claims.items():
        types = " ".join(sorted(of.types[claim]))
        yield (
            *of.said(claim),
            *(one.proposition, types, one.explicitness, one.encoder_confidence, one.encoder_note),
        )


def _positions(of: _Document) -> Iterator[Row]:
    for row in of.ask.links_of():
        if row.claim not in of.claims:
            continue  # a step, which has passages, too
        yield (*of.said(row.claim), row.passage, row.section, row.link)


def _situations(of: _Document) -> Iterator[Row]:
    for row in of.ask.claim_situations():
        days = (row.begin, row.begin_latest, row.end_earliest, row.end)
        yield (
            *of.said(row.claim),
            *(row.situation, row.label, row.kind, row.type, row.valence),
            *(day.isoformat() if day else None for day in days),
            *of.figures.get(row.situation, (None, None)),
        )


def _roles(of: _Document) -> Iterator[Row]:
    fillers = defaultdict(list)
    for row in of.ask.situation_participants():
        fillers[row.situation].append((row.role, row.participant, row.kind))
    for described in of.ask.claim_situations():
        for filler in fillers[described.situation]:
            yield (*of.said(described.claim), described.situation, *filler)


def _steps(of: _Document) -> Iterator[Row]:
    """Yield a row for each claim that leads to another, or speaks against it, or is preferred to it."""
    steps = of.ask.steps_all()
    conclusions = {row.step: row.target for row in steps if row.part == vocab.dg.premise}
    seen: set[tuple[Iri, Iri]] = set()
    for row in steps:
        said = of.said(row.source)
        if row.part == vocab.dg.attacker:
            undercut = row.target if row.target in conclusions else None
            target = conclusions.get(row.target, row.target)
            yield (*said, row.step, "conflict", row.type, target, undercut, row.arguer)
        elif row.part == vocab.dg.preferred:
            yield (*said, row.step, "preference", None, row.target, None, row.arguer)
        elif (row.step, row.source) not in seen:  # an inference of several schemes is listed once
            seen.add((row.step, row.source))
            yield (*said, row.step, "inference", row.type, row.target, None, row.arguer)


def _passages(of: _Document) -> Iterator[Row]:
    silent = {row.passage: row.silence for row in of.ask.silent_passages()}
    for row in of.ask.passages_all():
        place = (row.section, row.paragraph, row.sentence, row.start, row.stop)
        yield (row.passage, row.kind, *place, silent.get(row.passage))


def _names(of: _Document) -> Iterator[Row]:
    yield from dict.fromkeys((row.thing, row.name, None) for row in of.ask.instances_named())  # once, not by class
    for row in of.ask.name_uses():
        yield (row.denoted, row.written, row.passage)


_SITUATION = Field("situation", "string", "the situation as described; that it is here says nothing of its having been")
TABLES = (
    Table(
        "claims",
        "A claim, whole.",
        (
            *ATTRIBUTION,
            Field("proposition", "string", "the proposition"),
            Field("types", "string", "the types of the claim, sorted, with spaces between them"),
            Field("explicitness", "string", "explicit, presupposed or implied"),
            Field("encoder_confidence", "string", "how sure the encoder is of the reading"),
            Field("encoder_note", "string", "the encoder's reason"),
        ),
        _claims,
    ),
    Table(
        "positions",
        "A claim at a passage where it is made.",
        (
            *ATTRIBUTION,
            Field("passage", "string", "the passage"),
            Field("section", "string", "the section that it is in"),
            Field("link", "string", "where the published text opens at it"),
        ),
        _positions,
    ),
    Table(
        "situations",
        "A claim on a situation.",
        (
            *ATTRIBUTION,
            _SITUATION,
            Field("label", "string", "its label"),
            Field("kind", "string", "its class"),
            Field("type", "string", "its type"),
            Field("valence", "string", "cooperative or conflictual"),
            Field("begin", "date", "begins on this day at the earliest"),
            Field("begin_latest", "date", "begins on this day at the latest"),
            Field("end_earliest", "date", "ends on this day at the earliest"),
            Field("end", "date", "ends on this day at the latest"),
            Field("value", "number", "of a measurement, the figure"),
            Field("unit", "string", "of a measurement, what the figure counts"),
        ),
        _situations,
    ),
    Table(
        "roles",
        "A claim on a situation, and who or what takes part in it.",
        (
            *ATTRIBUTION,
            _SITUATION,
            Field("role", "string", "the role"),
            Field("participant", "string", "who or what takes part"),
            Field("participant_kind", "string", "the class of the participant"),
        ),
        _roles,
    ),
    Table(
        "steps",
        "A claim as a premise, an attacker or the preferred side of a step; inferences have a row a premise.",
        (
            *ATTRIBUTION,
            Field("step", "string", "the step"),
            Field("kind", "string", "inference, conflict or preference"),
            Field("type", "string", "the scheme of an inference (the first by IRI), the type of a conflict"),
            Field("target", "string", "the claim concluded, attacked or outweighed"),
            Field("undercut", "string", "the inference that is attacked, where it is one"),
            Field("arguer", "string", "who takes the step"),
        ),
        _steps,
    ),
    Table(
        "passages",
        "A passage of the text, known by its place: no words are kept.",
        (
            Field("passage", "string", "the passage"),
            Field("kind", "string", "sentence, heading, note, caption or furniture"),
            Field("section", "string", "the section"),
            Field("paragraph", "integer", "the paragraph in the section"),
            Field("sentence", "integer", "the sentence in the paragraph"),
            Field("start", "integer", "where it starts, in code points of the normalised text"),
            Field("stop", "integer", "the code point after its last"),
            Field("silence", "string", "why it states nothing, where it does not"),
        ),
        _passages,
    ),
    Table(
        "names",
        "A label or other name of a thing, or a name as a passage uses it.",
        (
            Field("thing", "string", "what the name stands for"),
            Field("name", "string", "the name"),
            Field("passage", "string", "the passage that uses it; none for a label or other name of the graph"),
        ),
        _names,
    ),
)


def stream(kg: Asker) -> Iterator[tuple[str, bytes]]:
    """Yield each file by its path below the folder: those of one document after those of another.

    Raises:
        MissingPackage: pyarrow is not installed.

    """
    arrow = _arrow()
    documents, shared = graphs_by_document(kg.select("graphs_of_documents").rows)
    counts: dict[str, int] = defaultdict(int)
    sources: list[dict[str, str]] = []
    for iri in sorted(documents):
        part = Asker(kg.executor.restricted_to([*shared, *documents[iri]]))
        of, material = _Document(part), Material(part)
        sources += [{"title": material.citation(work), "path": material.page(work)} for work in material.documents]
        folder = documents[iri][0].rpartition("/")[0].rpartition("/")[2]
        for table in TABLES:
            rows = list(table.rows(of))
            counts[table.name] += len(rows)
            yield f"{table.name}/document={folder}/part-0.parquet", _file(arrow, table, rows)
    licences = sorted({row.licence for row in kg.bundled.catalogue()})
    yield "datapackage.json", _dictionary(counts, sources, licences, losses(kg))


def write(kg: Asker, form: Form) -> Export:
    """Return all files at once; `stream` has them one by one."""
    return Export(dict(stream(kg)), losses(kg))


def losses(kg: Asker) -> list[Loss]:
    """Return what has no table."""
    left_out = {"Citation": "citations", "Work": "works", "Alignment": "alignments"}
    counted = {row.class_.slug: row.count for row in kg.bundled.graph_in_numbers()}
    return [
        Loss(counted[name], words, "there is no table of them") for name, words in left_out.items() if name in counted
    ]


def _arrow() -> Any:
    try:
        import pyarrow  # 90 ms and 150 MB: only where tables are written
        import pyarrow.parquet
    except ImportError:
        raise MissingPackage("pyarrow", "parquet") from None
    return pyarrow


def _file(arrow: Any, table: Table, rows: Iterable[Row]) -> bytes:
    columns = list(zip(*rows, strict=True)) or [() for _ in table.fields]
    arrays = [_array(arrow, f, column) for f, column in zip(table.fields, columns, strict=True)]
    out = io.BytesIO()
    arrow.parquet.write_table(arrow.table(arrays, [f.name for f in table.fields]), out, compression="zstd")
    return out.getvalue()


def _array(arrow: Any, field: Field, cells: Iterable[Cell]) -> pyarrow.Array:
    match field.type:
        case "integer":
            return arrow.array(cells, arrow.int64())
        case "number":
            return arrow.array(cells, arrow.float64())
        case "date":
            return arrow.array(cells, arrow.string()).cast(arrow.date32())
    return arrow.array([None if cell is None else str(cell) for cell in cells], arrow.string())


def _dictionary(
    counts: dict[str, int], sources: list[dict[str, str]], licences: list[Iri], left_out: list[Loss]
) -> bytes:
    """Return the description of the tables as a Frictionless Data Package."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "diplograph",
        "title": "Claims of essays, with holder, stance, hedge and reporter in every row",
        "version": __version__,
        "licenses": [{"path": licence} for licence in licences],
        "sources": sources,
        "description": "\n".join(["Not said here:", *(f"  {loss}" for loss in left_out)]),
        "resources": [
            {
                "name": table.name,
                "path": f"{table.name}/document=*/part-0.parquet",
                "format": "parquet",
                "description": table.summary,
                "rows": counts[table.name],
                "schema": {
                    "fields": [
                        {"name": "document", "type": "string", "description": "the folder of the document"},
                        *({"name": f.name, "type": f.type, "description": f.description} for f in table.fields),
                    ]
                },
            }
            for table in TABLES
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()
