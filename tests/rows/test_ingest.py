"""Rows into a folder: the difference, what stays, conflicts, and findings by cell."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from paths import DOCS

from diplograph.checks.run import check
from diplograph.cli import main
from diplograph.data.discovery import graph_iri
from diplograph.data.turtle import triples
from diplograph.errors import DataError
from diplograph.namespaces import DCTERMS
from diplograph.rows import formats
from diplograph.rows.book import Book, Row
from diplograph.rows.catalogue import with_entries
from diplograph.rows.document import Document
from diplograph.rows.ingest import Ingest, findings, prepare
from diplograph.rows.sheet import Spelling, sheet
from diplograph.vocab import claim_type, dg

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
        ({"because": "<x>: sign"}, "because", "there is no claim <x>"),
        ({"situation": "trend: Pakistan, about no such"}, "situation", "there is no situation 'no such'"),
        ({"because": "c-001"}, "because", "Write `9a + 9b: statistics`."),
        ({"at": "99"}, "at", "the text has no sentence 99"),
        ({"saiys": "implied"}, "saiys", "Did you mean says?"),
        ({"situation": "trend: Pakistan, 2024-13"}, "situation", "not an EDTF date"),
        ({"situation": "trend: Pakistan (a note)"}, "situation", "Put a comma before (a note)"),
        ({"hedge": "very-likely"}, "hedge", "the band very-likely has no cue"),
        ({"hedge": "unlikely"}, "hedge", "Write denies in the column stance"),
        ({"hedge": "We do not believe", "stance": "asserts"}, "hedge", "that is (moderate)"),
        ({"cue": "doubtful"}, "cue", "Write denies or doubts"),
        ({"hedge": "remote", "stance": "leaves open"}, "hedge", "the stance is leaves-open"),
        ({"hedge": "improbable", "stance": "concedes"}, "hedge", "Concede the opposite"),
    ],
)
def test_faults_name_row_column_and_remedy(folder: Path, cells: dict[str, str], column: str, said: str) -> None:
    book = Book()
    book.add("claims", {"claim": "12a", "says": "The lease lasts."} | cells)
    prepared = prepare(folder, book)
    assert prepared.faults and not prepared.files
    assert all(fault.place.column in (column, "hedge") for fault in prepared.faults)
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
    from openpyxl import load_workbook

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
        ("rows.json", "{", "rows.json:1:2: the file is not JSON"),
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


@pytest.mark.parametrize(
    ("cells", "kind", "band"),
    [
        ({"hedge": "unlikely", "stance": "denies"}, "likelihood", "likely"),
        ({"hedge": "very unlikely", "stance": "stance:denies"}, "likelihood", "very-likely"),
        ({"cue": "almost no chance", "stance": "denies"}, "likelihood", "almost-certain"),
        ({"hedge": "doubtful", "stance": "doubts"}, "confidence", "moderate"),
        ({"hedge": "unlikely = likely", "stance": "concedes"}, "likelihood", "likely"),
    ],
)
def test_what_is_unlikely_is_denied(folder: Path, cells: dict[str, str], kind: str, band: str) -> None:
    book = Book()
    book.add("claims", {"claim": "12a", "says": "The lease lasts.", "situation": "trend: Pakistan"} | cells)
    write(prepared := prepare(folder, book))
    assert f"dg:{kind} {kind}:{band}" in prepared.difference()
    row = row_of(rows(folder), "claims", "12a")
    cue, _, given = row.get("hedge").partition(" = ")
    assert given == ("likely" if row.get("stance") == "concedes" else "") and cue in " ".join(cells.values())


def test_a_silent_sentence_becomes_a_claim_without_a_conflict(folder: Path) -> None:
    """Sentence 4 is a signpost in the folder: its row is filled in, with what the sheet noted of it left alone."""
    book = rows(folder)
    row = row_of(book, "claims", "4")
    claim = {"claim": "4a", "says": "The lease lasts.", "situation": "trend: Pakistan", "_": row.get("_")}
    row.cells = dict(claim)
    prepared = prepare(folder, book)
    assert not prepared.merge.conflicts and not prepared.merge.missing
    assert "- doc:s-004 dg:reasonForSilence silence:signpost" in prepared.difference()
    write(prepared)
    assert prepare(folder, book).difference() == ""
    row.cells |= {"says": "The lease goes on."}
    again = prepare(folder, book)
    assert [change.key for change in again.merge.changes] == ["4a"] and not again.merge.conflicts


def test_an_untouched_silent_row_does_not_silence_what_was_said_meanwhile(folder: Path) -> None:
    book, filled = rows(folder), rows(folder)
    row = row_of(filled, "claims", "4")
    row.cells = {"claim": "4a", "says": "The lease lasts.", "situation": "trend: Pakistan", "_": row.get("_")}
    write(prepare(folder, filled))
    prepared = prepare(folder, book)
    assert not prepared.files and [row.get("claim") for row in prepared.merge.kept] == ["4"]


def test_an_entity_without_its_id_is_still_in_the_sheet(folder: Path) -> None:
    book = rows(folder)
    for row in book.rows("entities"):
        del row.cells["id"]
    kept, gone = prepare(folder, book), prepare(folder, book, delete=True)
    assert not kept.merge.missing and not gone.merge.changes


def test_a_name_may_stand_for_a_situation(folder: Path) -> None:
    book = Book()
    book.add(
        "claims", {"claim": "12a", "says": "It lasts.", "situation": "longer = trend: Pakistan; quality: Pakistan"}
    )
    for name, meant in (("This", "longer"), ("That", "status:deep-harbour-longer")):
        book.add("names", {"name": name, "for": meant, "at": "13"})
    write(prepare(folder, book))
    assert (folder / "names.ttl").read_text("utf-8").count("dg:denotes status:deep-harbour-longer") == 2
    for meant, said in (("12a", "may mean"), ("nothing such", "and no situation")):
        book.rows("names")[0].cells["for"] = meant
        (fault,) = prepare(folder, book).faults
        assert said in str(fault) and fault.place.column == "for"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"note": "7"}, ["dg:Note", "passagekind:note", "dg:noteNumber 7"]),
        ({"kind": "caption", "section": "pictures"}, ["passagekind:caption", 'dg:section "pictures"']),
        ({"kind": "note", "note": "7"}, ["dg:Note", "passagekind:note"]),
    ],
)
def test_passages_have_kinds_numbers_and_sections(folder: Path, cells: dict[str, str], said: list[str]) -> None:
    book = Book()
    book.add("passages", {"at": "14 15"} | cells)
    prepared = prepare(folder, book)
    assert not prepared.faults
    write(prepared)
    for number in ("014", "015"):
        (block,) = [b for b in (folder / "passages.ttl").read_text("utf-8").split("\n\n") if f"doc:s-{number} a" in b]
        assert [each for each in said if each not in block] == []
    assert prepare(folder, rows(folder)).difference() == ""
    back = Book()
    back.add("passages", {"at": "14", "kind": "sentence"})
    write(prepare(folder, back))
    (block,) = [b for b in (folder / "passages.ttl").read_text("utf-8").split("\n\n") if "doc:s-014 a" in b]
    assert "dg:Passage" in block and "noteNumber" not in block


@pytest.mark.parametrize(
    ("table", "cells", "column", "said"),
    [
        ("passages", {"at": "14", "kind": "note"}, "note", "a note must have a number"),
        ("passages", {"at": "14", "kind": "caption", "note": "1"}, "note", "only a note can have a number"),
        ("passages", {"at": "14", "kind": "aside"}, "kind", "no passage kind"),
        ("citations", {"note": "16 17", "work": "x"}, "note", "one sentence of its note"),
    ],
)
def test_faults_of_passages_and_notes(folder: Path, table: str, cells: dict[str, str], column: str, said: str) -> None:
    book = Book()
    book.add(table, cells)
    (fault,) = prepare(folder, book).faults
    assert said in str(fault) and fault.place.column == column


def test_a_colon_in_a_title_stays_in_the_label(folder: Path) -> None:
    book = Book()
    book.add("entities", {"name": "Part 2: Cod", "kind": "thing", "what": "A report."})
    book.add("claims", {"claim": "12a", "says": "It speaks.", "situation": 'statement: Pakistan, re "Part 2: Cod"'})
    assert 'prefLabel "Statement: Pakistan, Part 2: Cod"' in prepare(folder, book).difference()


def test_a_long_difference_is_counted_and_the_verdict_stands_last(folder: Path, tmp_path: Path, capsys: Cli) -> None:
    lines = [["claim", "says", "situation", "who"]]
    lines += [[f"12{letter}", f"It lasts {letter}.", "trend: Pakistan", "China"] for letter in "abcde"]
    sheets = tmp_path / "claims.csv"
    with sheets.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(lines)
    call = ["ingest", str(sheets), "--into", str(folder)]
    assert main([*call, "--dry-run"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert "  + doc:c-012a dg:holder actor:china" in out
    assert out[-1].startswith("nothing was written (--dry-run); the document would be not sound: `check` finds 5 viol")
    assert main(call) == 1
    told = capsys.readouterr()
    assert "claims.ttl: 40 added, 0 removed" in told.out and "doc:c-012a dg:holder" not in told.out
    assert told.out.splitlines()[-1].startswith("written, but not sound: `check` finds 5 violations")
    assert "claims.csv: row 2" in told.err
    lines = [line if line[3] == "who" else [*line[:3], ""] for line in lines]
    with sheets.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(lines)
    assert main([*call, "--verbose"]) == 0
    shown = capsys.readouterr().out
    assert "- doc:c-012a dg:holder actor:china" in shown and "\nwritten and sound: `check` finds " in shown
    assert main(call) == 0
    assert "there was nothing to write; the document is sound" in capsys.readouterr().out


def test_the_author_is_not_deleted_with_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The work of the document names its author, whether or not the sheet has a row for them."""
    folder = tmp_path / "harbour"
    (tmp_path / "text.txt").write_text("The pier is old.", encoding="utf-8")
    main(["new", str(folder), str(tmp_path / "text.txt"), "--title", "Piers", "--author", "Ann Example"])
    rows = tmp_path / "rows"
    rows.mkdir()
    (rows / "claims.csv").write_text('claim,says,situation\n1a,The pier is old.,"quality: Norway"\n', encoding="utf-8")
    (rows / "entities.csv").write_text("name\nNorway\n", encoding="utf-8")
    assert main(["ingest", str(rows), "--into", str(folder), "--delete"]) == 0
    assert "actor:ann-example" in (folder / "actors.ttl").read_text(encoding="utf-8")
    assert "not in the sheet" not in capsys.readouterr().err


def test_what_says_the_same_as_a_causal_link_is_causal(folder: Path) -> None:
    book = Book()
    book.add(
        "claims",
        {
            "claim": "12a",
            "says": "Debt brings weakness.",
            "situation": "a causes b where a = trend: Pakistan; b = trend: China",
        },
    )
    book.add("claims", {"claim": "13a", "who": "China", "stance": "denies", "says": "same as 12a", "told": "rejects"})
    book.add("claims", {"claim": "14a", "who": "China", "stance": "doubts", "says": "same as 13a", "told": "rejects"})
    write(prepare(folder, book))
    document = Document(folder)
    said = {key: document.value(f"{document.base}c-0{key}", dg.claimType) for key in ("12a", "13a", "14a")}
    assert set(said.values()) == {claim_type.causal}
    assert [row.get("type") for row in rows(folder).rows("claims") if row.get("claim") in said] == ["", "", ""]


def test_rows_that_say_the_same_as_one_another_are_refused(folder: Path) -> None:
    book = Book()
    for key, other in (("12a", "13a"), ("13a", "14a"), ("14a", "12a")):
        book.add("claims", {"claim": key, "says": f"same as {other}"})
    prepared = prepare(folder, book)
    assert {fault.place.column for fault in prepared.faults} == {"says"} and len(prepared.faults) == 3
    assert "'same as 14a' leads round in a circle" in " ".join(map(str, prepared.faults))


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_cells_may_be_separated_as_a_spreadsheet_does_it(separator: str, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    lines = [["claim", "says", "because"], ["12a", "Debts, it is said; grow.", "10a: sign; 11a: sign"]]
    with file.open("w", newline="", encoding="utf-8-sig") as out:
        csv.writer(out, delimiter=separator).writerows(lines)
    (row,) = formats.read(file)
    assert list(row.cells.values()) == lines[1]


@pytest.mark.parametrize(
    ("cells", "column", "meant"),
    [
        ({"situation": "trend: Pakistan, April 2025"}, "situation", "Write it as 2025-04."),
        ({"situation": "trend: Pakistan, in Pakistan, in 2025"}, "situation", "Write it as 2025."),
        ({"situation": "trend: Pakistan, 2019-2021"}, "situation", "Write it as 2019/2021."),
        ({"situation": "trend: Pakistan, 14.5.2025"}, "situation", "Write it as 2025-05-14."),
        ({"situation": "trend: Pakistan, April 14, 2025"}, "situation", "a date is written as 2024-05-14"),
    ],
)
def test_a_date_in_words_is_told_its_form(cells: dict[str, str], column: str, meant: str, folder: Path) -> None:
    book = Book()
    book.add("claims", {"claim": "12a", "says": "The lease lasts."} | cells)
    (fault,) = prepare(folder, book).faults
    assert fault.place.column == column and meant in fault.remedy


BAD = [
    {"claim": "12a", "says": "Pakistan is bound.", "situation": "allied-with: Pakistan, to China", "who": "China"},
    {"claim": "13a", "says": "China counts on it.", "situation": "attitude: China", "who": "China"},
    {
        "claim": "14a",
        "says": "Pakistan waits.",
        "situation": "policy-shift: Pakistan",
        "stance": "declines",
        "because": "13a: sign",
    },
    {"claim": "14b", "says": "Debt is dear.", "situation": "trend: Pakistan", "type": "causal", "said": "implied"},
]


def test_findings_are_told_in_the_words_of_the_sheet(folder: Path, tmp_path: Path, capsys: Cli) -> None:
    (tmp_path / "rows").mkdir()
    columns = ["claim", "who", "stance", "says", "situation", "type", "said", "because"]
    for name, heading, lines in (
        ("claims", columns, BAD),
        (
            "entities",
            ["name", "kind", "what"],
            [{"name": "Sentry", "kind": k, "what": "It watches."} for k in ("thing", "person")],
        ),
    ):
        with (tmp_path / "rows" / f"{name}.csv").open("w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, heading)
            writer.writeheader()
            writer.writerows(lines)
    assert main(["ingest", str(tmp_path / "rows"), "--into", str(folder), "--dry-run"]) == 1
    told = capsys.readouterr().err
    for said in (
        "claims.csv: row 2, column situation: violation: allied-with is a symmetric type and needs two different ends",
        "Fix: Give `with` twice.",
        "claims.csv: row 2, column reporter (also row 3): violation: The holder actor:china neither wrote",
        "Fix: Add `reporter` and `told`, or correct `who`.",
        "claims.csv: row 4, column stance: violation: Only a recommendation can be declined",
        "Fix: Use denies or leaves-open, or type the claim prescriptive.",
        "claims.csv: row 4, column because: violation: the arguer neither holds 13a nor reports it",
        "claims.csv: row 5, column type: violation: The claim is typed causal",
        "claims.csv: row 5, column sure: violation: The claim is implied",
    ):
        assert said in told
    assert not [line for line in told.splitlines() if ".csv" in line and "dg:" in line]


TWICE = [{"name": "Sentry", "kind": "person"}, {"name": "Sentry", "kind": "collective"}]
VOID = [
    {"claim": "12a", "says": "It is so."},
    {"claim": "13a", "says": "It was.", "situation": "trend: China, about 12a"},
]


@pytest.mark.parametrize(
    ("table", "rows", "said"),
    [("entities", TWICE, "is also row 2, of kind person"), ("claims", VOID, "the claim 12a describes no situation")],
)
def test_rows_that_do_not_fit_together(table: str, rows: list[dict[str, str]], said: str, folder: Path) -> None:
    book = Book()
    for cells in rows:
        book.add(table, cells)
    (fault,) = prepare(folder, book).faults
    assert said in str(fault) and fault.place.row == 3


def test_an_unused_namesake_is_told_of_the_other(folder: Path) -> None:
    book = Book()
    for kind in ("thing", "person"):
        book.add("entities", {"name": "Sentry", "kind": kind, "what": "It watches."})
    book.add("claims", {"claim": "12a", "says": "The sentry is steady.", "situation": "stability: Sentry"})
    (told,) = [finding for _, finding in findings(prepare(folder, book)) if finding.rule == "orphan"]
    assert "actor:sentry, which has the same name" in told.message and "Write thing:sentry" in told.remedy


CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


@pytest.mark.parametrize(
    ("old", "new", "licences"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", CC0, [CC0]),
        ("dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;", "", []),
        ('"Actors of \\"The Price of a Deep Harbour\\""@en ;', f'"Actors"@en ; dcterms:license <{CC0}> ;', []),
    ],
)
def test_the_entry_of_a_new_file_has_the_licence_of_the_others(
    folder: Path, old: str, new: str, licences: list[str]
) -> None:
    path, added = folder / "catalog.ttl", folder / "orders.ttl"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    document = Document(folder)
    assert not with_entries(document, [folder / "claims.ttl"])
    data = with_entries(document, [folder / "claims.ttl", added])[path]
    said = {t.predicate.value: t.object for t in triples(data, path) if t.subject == ox.NamedNode(graph_iri(added))}
    assert said[DCTERMS + "source"] == ox.NamedNode(document.work)
    assert [t.value for p, t in said.items() if p == DCTERMS + "license" and isinstance(t, ox.NamedNode)] == licences
    path.write_bytes(data)
    added.write_text("# Nothing yet.\n", "utf-8")
    found = [finding for finding in check([folder]).findings if str(finding.subject) == graph_iri(added)]
    assert any("needs a licence" in finding.message for finding in found) == (not licences)
