"""An op-ed encoded in rows: sound, complete, and how much of it is typed."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from paths import DOCS

from diplograph.checks.run import check
from diplograph.cli import main
from diplograph.rows import formats
from diplograph.rows.compile import compile_book
from diplograph.rows.document import Document

Cli = pytest.CaptureFixture[str]
ROWS = DOCS / "strait-tolls"


def test_it_is_sound_to_the_last_warning(tolls: Path) -> None:
    assert check([tolls], strict=True).findings == []


def test_every_sentence_is_accounted_for(tolls: Path) -> None:
    assert main(["coverage", str(tolls), str(ROWS / "text.txt")]) == 0
    assert main(["anchors", str(ROWS / "text.txt"), "--data", str(tolls)]) == 0


def test_cues_are_compared_with_the_text_where_it_is_given(tolls: Path, tmp_path: Path, capsys: Cli) -> None:
    rows = Path(shutil.copytree(ROWS, tmp_path / "rows"))
    text = (rows / "claims.csv").read_text(encoding="utf-8").replace(",probably,", ",possibly,")
    (rows / "claims.csv").write_text(
        text.replace("2019-06, cooperative", "'before dawn', cooperative"), encoding="utf-8"
    )
    told = ["ingest", str(rows), "--into", str(tolls), "--dry-run"]
    assert main(told) == 0
    capsys.readouterr()
    assert main([*told, "--text", str(ROWS / "text.txt")]) == 1
    out = capsys.readouterr().err
    assert "claims.csv: row 13, column hedge: violation" in out and "“possibly” does not occur in" in out
    assert "claims.csv: row 13, column hedge: warning" in out and "“probably” is a usual hedge" in out
    assert "claims.csv: row 4, column situation: violation" in out and "“before dawn” does not occur in" in out
    assert main([*told, "--text", str(DOCS / "op-ed.txt")]) == 1
    assert f"op-ed.txt: 19 of the 19 passages of {tolls} are not in it" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_sheet_may_show_the_sentences_and_they_are_not_taken_in(
    form: str, tolls: Path, tmp_path: Path, capsys: Cli
) -> None:
    output, text = tmp_path / ("rows" if form == "csv" else "rows.xlsx"), str(ROWS / "text.txt")
    assert main(["sheet", str(tolls), "--text", text, "--format", form, "--output", str(output)]) == 0
    rows = {row.get("claim"): row.get("text") for row in formats.read(output).rows("claims")}
    assert rows["1"] == "Pay the Pilots, Keep the Strait" and rows["8a"] == "The ministry is probably right."
    assert all(rows.values())
    capsys.readouterr()
    assert main(["ingest", str(output), "--into", str(tolls), "--dry-run", "--text", text]) == 0
    assert "0 statements added, 0 removed" in capsys.readouterr().out
    assert main(["sheet", str(tolls), "--text", str(DOCS / "op-ed.txt"), "--output", str(tmp_path / "no")]) == 1
    assert main(["sheet", str(tolls), "--text", text, "--format", "json", "--output", str(tmp_path / "no")]) == 2


def test_what_is_typed_and_what_it_makes(tolls: Path) -> None:
    cells = [
        cell
        for path in sorted(ROWS.glob("*.csv"))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
        for cell in row.values()
        if cell
    ]
    assert (len(cells), sum(map(len, cells))) == (230, 5323)
    said = compile_book(Document(tolls), formats.read(ROWS)).said
    assert len(said) == 761  # and 35 labels, made when they were first read
