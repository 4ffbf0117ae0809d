"""Rows into a folder: the difference, what stays, conflicts, and findings by cell."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from paths import DOCS

from diplograph.cli import main
from diplograph.errors import DataError
from diplograph.rows import formats
from diplograph.rows.book import Book, Row
from diplograph.rows.document import Document
from diplograph.rows.ingest import Ingest, findings, prepare
from diplograph.rows.sheet import Spelling, sheet

HARBOUR = DOCS / "deep-harbour"
Cli = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HARBOUR, tmp_path / "deep-harbour"))


def rows(folder: Path, spelling: Spelling = Spelling.SHORT) -> Book:
    return sheet(Document(folder), spelling)


def row_of(book: Book, table: str, key: str) -> Row:
    first = {"claims": "claim", "situations": "name", "entities": "id"}[table]
    return next(row for row in book.rows(table) if row.get(first) == key)


def write(prepared: Ingest) -> None:
    for path, data in prepared.files.items():
        path.write_bytes(data)


def test_a_changed_cell_changes_that_statement_and_no_other(folder: Path) -> None:
    book = rows(folder)
    row_of(book, "claims", "c-004").cells["stance"] = "concedes"
    prepared = prepare(folder, book)
    assert prepared.difference().splitlines() == [
        "claims c-004",
        "  - doc:c-004 dg:stance stance:asserts",
        "  + doc:c-004 dg:stance stance:concedes",
    ]
    before = (folder / "claims.ttl").read_text(encoding="utf-8")
    write(prepared)
    after = (folder / "claims.ttl").read_text(encoding="utf-8")
    changed = [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]
    assert changed == [("    dg:stance stance:asserts ;", "    dg:stance stance:concedes ;")]


def test_comments_and_foreign_statements_stay(folder: Path) -> None:
    claims = folder / "claims.ttl"
    text = claims.read_text(encoding="utf-8")
    text = text.replace("@prefix stance:", "@prefix schema: <https://schema.org/> .\n@prefix stance:")
    text = text.replace("    dg:anchor doc:s-005 ;", '    dg:anchor doc:s-005 ; # here\n    schema:keywords "trade" ;')
    claims.write_text(text, encoding="utf-8")
    book = rows(folder)
    row = row_of(book, "claims", "c-002")
    row.cells |= {"told": "qualifies", "at": "5 6", "hedge": "perhaps"}
    write(prepare(folder, book))
    after = claims.read_text(encoding="utf-8")
    assert "# here" in after and 'schema:keywords "trade"' in after
    assert 'dg:hedgeCue "perhaps"@en' in after and "reporterstance:qualifies" in after
    assert "# A reported view: China holds it, the author reports and rejects it." in after
    assert after.count("#") == text.count("#")


def test_what_only_the_folder_changed_stays(folder: Path) -> None:
    book = rows(folder)
    claims = folder / "claims.ttl"
    text = claims.read_text(encoding="utf-8").replace(
        "claimtype:causal ,\n        claimtype:predictive", "claimtype:predictive"
    )
    claims.write_text(text, encoding="utf-8")
    row_of(book, "claims", "c-004").cells["stance"] = "concedes"
    prepared = prepare(folder, book)
    assert [row.get("claim") for row in prepared.merge.kept] == ["c-009"]
    assert [change.key for change in prepared.merge.changes] == ["c-004"]


def test_a_conflict_and_nothing_is_written(folder: Path, tmp_path: Path, capsys: Cli) -> None:
    main(["sheet", str(folder), "--output", str(tmp_path / "rows")])
    claims = folder / "claims.ttl"
    text = claims.read_text(encoding="utf-8").replace(
        "claimtype:causal ,\n        claimtype:predictive", "claimtype:causal"
    )
    claims.write_text(text, encoding="utf-8")
    sheet_file = tmp_path / "rows" / "claims.csv"
    sheet_file.write_text(sheet_file.read_text("utf-8").replace("causal predictive", "evaluative"), "utf-8")
    assert main(["ingest", str(tmp_path / "rows"), "--into", str(folder)]) == 1
    err = capsys.readouterr().err
    assert "claims.csv: row " in err and "changed here and in the folder" in err and "nothing was written" in err
    assert claims.read_text(encoding="utf-8") == text


def test_a_row_that_is_gone_is_deleted_on_demand_only(folder: Path) -> None:
    book = rows(folder, Spelling.FLAT)
    book.tables["steps"] = [row for row in book.rows("steps") if row.get("id") != "k-001"]
    kept, gone = prepare(folder, book), prepare(folder, book, delete=True)
    assert kept.merge.missing == [("steps", "k-001")] and not kept.merge.changes
    write(gone)
    assert "\ndoc:k-001" not in (folder / "argument.ttl").read_text(encoding="utf-8")
    assert not any(finding.severity == "violation" for _, finding in findings(prepare(folder, rows(folder))))


def test_a_step_that_its_cell_no_longer_names_goes(folder: Path) -> None:
    book = rows(folder)
    del row_of(book, "claims", "c-003").cells["because"]
    prepared = prepare(folder, book)
    assert {str(t.subject) for t in prepared.merge.removed} == {"<https://w3id.org/diplograph/id/deep-harbour/i-001>"}


def test_new_rows_get_numbers_that_stay(folder: Path) -> None:
    book = Book()
    book.add(
        "claims", {"claim": "12a", "says": "The lease lasts.", "situation": "trend: Pakistan", "because": "c-009: sign"}
    )
    write(prepare(folder, book))
    text = (folder / "claims.ttl").read_text(encoding="utf-8")
    assert "doc:c-012a a dg:Claim" in text and "doc:p-012a" in text
    assert "status:deep-harbour-trend-12a a dg:Status" in (folder / "relations.ttl").read_text(encoding="utf-8")
    assert "doc:i-012a-1 a dg:Inference" in (folder / "argument.ttl").read_text(encoding="utf-8")
    assert not prepare(folder, book).merge.changes
    book.rows("claims")[0].cells["situation"] = "quality: Pakistan"
    (change,) = prepare(folder, book).merge.changes
    assert {t.predicate.value.rpartition("#")[2] for t in change.added} == {"situationType"}


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"situation": "negotiaton: Pakistan"}, "situation", "Did you mean negotiation?"),
        ({"situation": "negotiation: Pakistn"}, "situation", "Did you mean"),
        ({"situation": "trend: Pakistan; c-099"}, "situation", "there is no situation 'c-099'"),
        ({"who": "Pakistan", "told": "agreed"}, "told", "Did you mean agrees?"),
        ({"hedge": "mayhap"}, "hedge", "`mayhap = likely`"),
        ({"because": "c-099: sign"}, "because", "there is no claim c-099"),
        ({"because": "c-001"}, "because", "Write `9a + 9b: statistics`."),
        ({"at": "99"}, "at", "the text has no sentence 99"),
        ({"saiys": "implied"}, "saiys", "Did you mean says?"),
        ({"situation": "trend: Pakistan, 2024-13"}, "situation", "not an EDTF date"),
    ],
)
def test_faults_name_row_column_and_remedy(folder: Path, cells: dict[str, str], column: str, said: str) -> None:
    book = Book()
    book.add("claims", {"claim": "12a", "says": "The lease lasts."} | cells)
    prepared = prepare(folder, book)
    assert prepared.faults and not prepared.files
    assert all(fault.place.column == column for fault in prepared.faults)
    assert any(said in str(fault) for fault in prepared.faults)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"who": "Pakistan"}, {"told", "reporter"}),
        ({"said": "implied"}, {"sure", "why"}),
        ({"situation": "allied-with: Pakistan, to China"}, {"situation"}),
    ],
)
def test_a_finding_of_check_names_the_cell(folder: Path, cells: dict[str, str], column: set[str]) -> None:
    book = Book()
    book.add("claims", {"claim": "12a", "says": "The lease lasts.", "situation": "trend: Pakistan"} | cells)
    places = [place for place, finding in findings(prepare(folder, book)) if finding.severity == "violation"]
    assert places and all(place and (place.table, place.row) == ("claims", 2) for place in places)
    assert {place.column for place in places if place} & column


def test_the_command_shows_writes_and_derives(folder: Path, tmp_path: Path, capsys: Cli) -> None:
    sheets = tmp_path / "claims.csv"
    with sheets.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["claim", "says", "situation"], ["12a", "The lease lasts.", "trend: Pakistan"]])
    assert main(["ingest", str(sheets), "--into", str(folder), "--dry-run"]) == 0
    assert "+ doc:c-012a dg:stance stance:asserts" in capsys.readouterr().out
    assert "c-012a" not in (folder / "claims.ttl").read_text(encoding="utf-8")
    assert main(["ingest", str(sheets), "--into", str(folder)]) == 0
    assert "p-012a" in (folder / "derived.ttl").read_text(encoding="utf-8")
    assert main(["check", str(folder)]) == 0


def test_ingest_wants_to_know_what_it_reads(tmp_path: Path, capsys: Cli) -> None:
    assert main(["ingest", str(tmp_path / "x.csv")]) == 2
    assert "--into DIR for rows" in capsys.readouterr().err


def test_a_workbook_has_lists_notes_and_text_only(folder: Path, tmp_path: Path) -> None:
    document = Document(folder)
    path = tmp_path / "rows.xlsx"
    formats.write(sheet(document), path, "xlsx", document.glossary)
    book = load_workbook(path)
    page = book["claims"]
    heading = [cell.value for cell in page[1]]
    stance = page.cell(1, heading.index("stance") + 1)
    assert "position that the holder takes" in stance.comment.text
    lists = {str(v.sqref).split(":")[0]: v.formula1 for v in page.data_validations.dataValidation}
    where = lists[f"{stance.column_letter}2"].removeprefix("lists!").replace("$", "")
    assert [cell[0].value for cell in book["lists"][where]][:2] == ["asserts", "concedes"]
    assert {cell.data_type for row in page.iter_rows(min_row=2) for cell in row if cell.value is not None} == {"s"}
    page["A2"] = "=1+1"
    book.save(path)
    with pytest.raises(DataError, match="formula"):
        formats.read(path)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("claims.csv", "claim,says\n1a,x,y\n", "claims.csv:2: the row has 3 cells"),
        ("claims.csv", "claim,claim\n", "occurs twice"),
        ("rows.json", "{", "rows.json:1:2: no JSON"),
        ("rows.json", "[]", "not an object"),
        ("rows.json", '{"claims": [{"claim": {}}]}', "claims, row 1, claim: neither text"),
        ("rows.xlsx", "x", "not a workbook"),
    ],
)
def test_bad_files_are_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as wrong:
        formats.read(path)
    assert said in str(wrong.value)
