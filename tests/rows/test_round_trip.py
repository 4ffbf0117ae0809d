"""A document to rows and back: no difference, in each spelling and format."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from paths import DOCS, ROOT

from diplograph.data.layout import formatted
from diplograph.namespaces import SKOS
from diplograph.rows import formats
from diplograph.rows.book import Book
from diplograph.rows.columns import json_schema
from diplograph.rows.compile import compile_book
from diplograph.rows.document import Document
from diplograph.rows.ingest import prepare
from diplograph.rows.sheet import Spelling, sheet
from diplograph.vocab import dg

ESSAY = ROOT / "graphs" / "modest-geopolitical-case"
HARBOUR = DOCS / "deep-harbour"
FOLDERS = [pytest.param(ESSAY, marks=pytest.mark.slow), HARBOUR, "strait-tolls"]
IDS = ["essay", "harbour", "tolls"]
# What `new` makes and the rows do not say.
TOOL_MADE = {
    *(dg.source, dg.passageKind, dg.section, dg.paragraph, dg.sentence, dg.startOffset, dg.endOffset),
    *(dg.quoteDigest, dg.textFragment, dg.normalisation, dg.textDigest, dg.textLength, dg.publishedAt),
}
HARD = ("061", "152", "162", "187", "190", "235", "236", "246", "275", "276", "316", "351")


@pytest.fixture
def folder(request: pytest.FixtureRequest, tolls: Path) -> Path:
    return tolls if request.param == tolls.name else Path(request.param)


def authored(document: Document) -> set[ox.Triple]:
    """The statements that rows can say."""
    work = ox.NamedNode(document.work)
    passages = set(document.passages.values())
    return {
        quad.triple
        for quad in document.store
        if quad.predicate.value not in TOOL_MADE
        and quad.subject != work
        and not (getattr(quad.object, "value", "") == dg.Passage and quad.subject.value in passages)
    }


def emptied(folder: Path, into: Path) -> Path:
    """A copy of a document with nothing in it but its passages, its source and what is shared."""
    shutil.copytree(folder, into)
    for path in into.glob("*.ttl"):
        if path.name not in ("passages.ttl", "source.ttl", "catalog.ttl"):
            head = path.read_text(encoding="utf-8").split("\n\n")[0]
            path.write_text(head + "\n\n", encoding="utf-8")
    if (into / "actors.ttl").exists():  # the author
        shutil.copy(folder / "actors.ttl", into / "actors.ttl")
    return into


@pytest.mark.parametrize("spelling", list(Spelling))
@pytest.mark.parametrize("folder", FOLDERS, ids=IDS, indirect=True)
def test_the_rows_say_what_the_folder_says(folder: Path, spelling: Spelling) -> None:
    document = Document(folder)
    compiled = compile_book(document, sheet(document, spelling))
    assert not compiled.faults
    assert set(compiled.said) - authored(document) <= {quad.triple for quad in document.store}
    left = authored(document) - set(compiled.said)
    if spelling is Spelling.SHORT:  # a label that is made of the cell is made again where there is none, as shown below
        left = {triple for triple in left if triple.predicate.value != SKOS + "prefLabel"}
    assert left == set()


@pytest.mark.parametrize(
    ("spelling", "form"),
    [(Spelling.SHORT, "csv"), (Spelling.FLAT, "csv"), (Spelling.FLAT, "json"), (Spelling.SHORT, "xlsx")],
)
@pytest.mark.parametrize("folder", FOLDERS, ids=IDS, indirect=True)
def test_into_an_empty_folder_and_nothing_is_lost(folder: Path, spelling: Spelling, form: str, tmp_path: Path) -> None:
    document = Document(folder)
    output = tmp_path / ("rows" if form == "csv" else f"rows.{form}")
    formats.write(sheet(document, spelling), output, form, document.glossary)
    copy = emptied(folder, tmp_path / folder.name)
    book = formats.read(output)
    for row in book:
        del row.cells["_"]
    prepared = prepare(copy, book)
    assert not prepared.faults
    for path, data in prepared.files.items():
        path.write_bytes(data)
        assert formatted(path) == data
    assert {quad.triple for quad in Document(copy).store} == {quad.triple for quad in document.store}


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS, indirect=True)
def test_an_untouched_sheet_changes_nothing(folder: Path) -> None:
    prepared = prepare(folder, sheet(Document(folder), Spelling.SHORT))
    assert not prepared.merge.changes and not prepared.files and not prepared.merge.missing


def test_the_shared_entities_are_rows_too() -> None:
    document = Document(ROOT / "graphs" / "authority")
    compiled = compile_book(document, sheet(document))
    assert set(compiled.said) == {quad.triple for quad in document.store}


def test_flat_json_is_valid_by_its_schema() -> None:
    import jsonschema

    document = Document(HARBOUR)
    rows = json.loads(formats.to_json(sheet(document, Spelling.FLAT)))
    schema = json_schema(document.glossary)
    jsonschema.validate(rows, schema)
    rows["claims"][2]["stance"] = "insinuates"
    with pytest.raises(jsonschema.ValidationError, match="insinuates"):
        jsonschema.validate(rows, schema)


def anonymous(triples: set[ox.Triple], known: set[str]) -> ox.Dataset:
    """The statements with a blank node for each step that is not known, and without labels, which are made."""

    def node(term: object) -> object:
        if isinstance(term, ox.NamedNode) and re.search(r"/(i|k|w)-[^/]+$", term.value):
            return term if term.value in known else ox.BlankNode(re.sub(r"\W", "_", term.value))
        return term

    dataset = ox.Dataset(
        ox.Quad(node(t.subject), t.predicate, node(t.object))  # type: ignore[arg-type]
        for t in triples
        if t.predicate.value != SKOS + "prefLabel"
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def test_hard_claims_in_short_form_without_ids_are_isomorphic(tmp_path: Path) -> None:
    document = Document(ESSAY)
    book, bare = sheet(document, Spelling.SHORT), Book()
    for row in book.rows("claims"):
        if row.get("claim").removeprefix("c-") in HARD:
            cells = {
                name: re.sub(r"(^|; )[ikw]-[\w -]*?= ", r"\1", text) for name, text in row.cells.items() if name != "_"
            }
            cells["situation"] = re.sub(r' "[^"]*" = ', " = ", cells.get("situation", ""))
            bare.add("claims", cells)
    assert len(bare) == len(HARD)
    whole = compile_book(document, _chosen(book))
    # Beside a folder that has the other claims, and neither steps nor situations of these.
    copy = tmp_path / ESSAY.name
    shutil.copytree(ESSAY, copy)
    gone = {t.subject.value for t in whole.said if isinstance(t.subject, ox.NamedNode)}
    for name in ("argument.ttl", "events.ttl", "relations.ttl", "causal-links.ttl"):
        text = (copy / name).read_text(encoding="utf-8")
        kept = [block for block in text.split("\n\n") if not _subject(block, text) & gone]
        (copy / name).write_text("\n\n".join(kept) + "\n", encoding="utf-8")
    again = compile_book(Document(copy), bare)
    assert not again.faults
    known = {iri for iri in _others(document) if iri not in gone}
    assert anonymous(set(again.said), known) == anonymous(set(whole.said), known)


def _chosen(book: Book) -> Book:
    chosen = Book()
    for row in book.rows("claims"):
        if row.get("claim").removeprefix("c-") in HARD:
            chosen.tables.setdefault("claims", []).append(row)
    return chosen


def _subject(block: str, text: str) -> set[str]:
    found = re.match(r"(\w+):([\w-]+) a dg:", block)
    if not found:
        return set()
    namespace = dict(re.findall(r"@prefix (\w+): <([^>]+)>", text))[found[1]]
    return {namespace + found[2]}


def _others(document: Document) -> set[str]:
    return {quad.subject.value for quad in document.store if isinstance(quad.subject, ox.NamedNode)}
