"""``align``, ``add alignment`` and ``changes``: from candidates to decided rows to what changed."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import companions
import pytest
from paths import DOCS

import diplograph
from diplograph.checks.run import check
from diplograph.cli import main

DEEP = str(DOCS / "deep-harbour")
Cli = pytest.CaptureFixture[str]


@pytest.fixture
def rows(again: Path, tmp_path: Path, capsys: Cli) -> Path:
    assert main(["align", DEEP, str(again), "--format", "rows"]) == 0
    file = tmp_path / "pairs.csv"
    file.write_text(capsys.readouterr().out, "utf-8")
    return file


def decided(file: Path, *cells: dict[str, str]) -> None:
    listed = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
    for row, given in zip(listed, cells, strict=False):
        row.update(given)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(listed[0]))
    writer.writeheader()
    writer.writerows(listed)
    file.write_text(out.getvalue(), "utf-8")


SAME = {"kind": "same", "sure": "high", "why": "One lease."}


def test_candidates_are_shown_with_their_holders(again: Path, capsys: Cli) -> None:
    assert main(["align", str(again), DEEP]) == 0
    first = capsys.readouterr().out.split("\n72\n")[0]
    assert "harbour-again/p-003a  imelda-rossi asserts: " in first and "(likely, “probably”)" in first
    assert main(["align", DEEP, str(again), "--least", "101"]) == 0
    assert capsys.readouterr().out == "no pair of propositions scores 101 or more\n"
    assert main(["align", DEEP, str(again), "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("score,proposition,claim,holder,stance,hedge,reporter,")


def test_check_proposes_what_is_not_aligned(rows: Path, again: Path, tmp_path: Path, capsys: Cli) -> None:
    assert main(["check", DEEP, str(again), "--align"]) == 0
    before = capsys.readouterr().out
    assert (
        f"harbour-again and deep-harbour: 8 candidates for alignment; see `diplograph align {again} {DEEP}`" in before
    )
    assert before.count("imelda-rossi") == before.count("nadia-farrow") == 3
    decided(rows, SAME)
    into = str(tmp_path / "alignments")
    assert main(["align", DEEP, str(again), "--accept", str(rows), "--into", into]) == 0
    assert main(["check", DEEP, str(again), into, "--align", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert "harbour-again and deep-harbour: 7 candidates" in err and "candidates" not in out
    assert main(["check", DEEP, "--align"]) == 2
    assert "fewer than two documents" in capsys.readouterr().err
    assert main(["check", DEEP, str(again), "--align", "--watch"]) == 2
    assert "not possible with --watch" in capsys.readouterr().err


def test_rows_that_are_decided_are_taken_in(rows: Path, again: Path, tmp_path: Path, capsys: Cli) -> None:
    into = tmp_path / "alignments"
    decided(rows, SAME, {"kind": "updates", "sure": "moderate", "why": "Later."})
    assert main(["align", DEEP, str(again), "--accept", str(rows), "--into", str(into)]) == 0
    assert "2 alignments added" in capsys.readouterr().out
    assert check([DOCS / "deep-harbour", again, into], strict=True).findings == []
    kg = diplograph.load(DEEP, again, into)
    assert [(row.kind.slug, row.encoder_confidence.slug) for row in kg.alignments_all()] == [
        ("same", "high"),
        ("updates", "moderate"),
    ]
    assert main(["align", DEEP, str(again), "--accept", str(rows), "--into", str(into)]) == 2
    assert "al-001 aligns the same two propositions" in capsys.readouterr().err
    assert main(["align", DEEP, str(again), "--into", str(into), "--format", "rows"]) == 0
    assert "p-003a,,deep-harbour/p-001" not in capsys.readouterr().out


def test_none_decided_is_nothing_written(rows: Path, again: Path, tmp_path: Path) -> None:
    into = tmp_path / "alignments"
    assert main(["align", DEEP, str(again), "--accept", str(rows), "--into", str(into)]) == 0
    assert not into.exists()


FAULTS = [
    ({"kind": "similar", "sure": "high", "why": "x"}, "line 2, column kind: 'similar' is not a valid kind"),
    ({"kind": "same", "why": "x"}, "column sure: is empty"),
    ({"kind": "same", "sure": "high"}, "column why: is empty"),
    ({"kind": "same", "sure": "likely", "why": "x"}, "'likely' is not a valid sure. There are low, moderate, high."),
    (SAME | {"to": "deep-harbour/p-099"}, "column to: no claim is called 'deep-harbour/p-099'"),
]


@pytest.mark.parametrize(("cells", "message"), FAULTS)
def test_a_row_at_fault_is_named_and_nothing_is_written(
    rows: Path, again: Path, tmp_path: Path, capsys: Cli, cells: dict[str, str], message: str
) -> None:
    decided(rows, cells)
    into = tmp_path / "alignments"
    assert main(["align", DEEP, str(again), "--accept", str(rows), "--into", str(into)]) == 2
    assert message in capsys.readouterr().err and not into.exists()


def test_calls_at_fault(rows: Path, again: Path, tmp_path: Path, capsys: Cli) -> None:
    assert main(["align", DEEP, str(again), "--accept", str(rows)]) == 2
    assert "--into" in capsys.readouterr().err
    assert main(["align", DEEP, "deep-harbor"]) == 2
    bad = tmp_path / "bad.csv"
    bad.write_text("from,to\na,b\n")
    assert main(["align", DEEP, str(again), "--accept", str(bad), "--into", str(tmp_path / "x")]) == 1
    assert "there is no column kind, sure, why" in capsys.readouterr().err
    bad.write_bytes(b"from,kind,to,sure,why\n\xff,same,b,high,c\n")
    assert main(["align", DEEP, str(again), "--accept", str(bad), "--into", str(tmp_path / "x")]) == 1
    assert main(["align", DEEP, str(again), "--accept", str(tmp_path / "none"), "--into", str(tmp_path / "x")]) == 2


def call(again: Path, into: Path, *more: str) -> list[str]:
    data = ["--data", DEEP, "--data", str(again)]
    return ["add", "alignment", str(into), *data, "--sure", "low", "--why", "A reason.", *more]


def test_one_at_a_time(again: Path, tmp_path: Path, capsys: Cli) -> None:
    into = tmp_path / "alignments"
    ends = ["--from", "harbour-again/c-007a", "--to", "deep-harbour/p-009"]
    assert main(call(again, into, *ends, "--kind", "same", "--dry-run")) == 0
    assert "dg:alignedFrom" in capsys.readouterr().out and not into.exists()
    assert main(call(again, into, *ends, "--kind", "same")) == 0
    (into / "alignments.ttl").write_text((into / "alignments.ttl").read_text("utf-8") + "\n# A comment.\n", "utf-8")
    assert main(call(again, into, "--from", "c-006a", "--to", "p-007", "--kind", "contrary")) == 0
    text = (into / "alignments.ttl").read_text("utf-8")
    assert "# A comment." in text and "align:al-002" in text
    assert check([DOCS / "deep-harbour", again, into], strict=True).findings == []
    assert main(call(again, into, *ends, "--kind", "same")) == 2
    assert main(call(again, into, "--from", "c-005a", "--to", "p-008")) == 2
    assert "column kind: is empty" in capsys.readouterr().err


def test_changes(again: Path, tmp_path: Path, capsys: Cli) -> None:
    aligned = companions.write_alignments(tmp_path)
    data = ["--data", DEEP, "--data", str(again), "--data", str(aligned)]
    assert main(["changes", *data, "--kind", "updates"]) == 0
    head, before, after = capsys.readouterr().out.splitlines()
    assert head == "surer (updates; encoder's confidence in the alignment align:al-003: moderate)"
    assert before.startswith("  2025-05  ") and "nadia-farrow asserts (likely, “probably”): " in before
    assert after.startswith("  2027-01  ") and "imelda-rossi concedes (almost certain, “no doubt”): " in after
    assert main(["changes", *data, "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 7
    assert main(["changes"]) == 0
    assert capsys.readouterr().out == "no alignment joins two claims here\n"
    assert main(["changes", *data, "--kind", "update"]) == 2
    assert main(["contradictions", *data, "--columns", "claim,other,ground,alignment,encoder_confidence"]) == 0
    assert "align:al-004  confidence:moderate" in capsys.readouterr().out


def test_a_condition_is_shown_with_what_depends_on_it(again: Path, tmp_path: Path, capsys: Cli) -> None:
    folder, aligned = shutil.copytree(again, tmp_path / again.name), companions.write_alignments(tmp_path)
    data = [DEEP, str(folder), str(aligned)]
    (row,) = diplograph.load(*data).changes(kind="updates")
    other = next(one.claim for one in diplograph.load(folder).claims_all() if one.claim != row.after)
    with (folder / "claims.ttl").open("a", encoding="utf-8") as file:
        file.write(f"<{row.after}> dg:condition <{other}> .\n")
    assert main(["changes", "--kind", "updates", *(word for path in data for word in ("--data", path))]) == 0
    assert f"imelda-rossi concedes (if {other.short}; almost certain, " in capsys.readouterr().out
    assert main(["align", DEEP, str(folder), "--least", "0"]) == 0
    assert f"(if {other.short}; almost certain, " in capsys.readouterr().out


def test_between_companions(shelf: Path, capsys: Cli) -> None:
    call = ["changes", "--with", "deep-harbour", "--with", "harbour-again", "--format", "csv"]
    assert main(call) == 0
    assert len(capsys.readouterr().out.splitlines()) == 7
    assert main(["align", "deep-harbour", "harbour-again", "--into", str(shelf / "alignments")]) == 0
    assert "p-009" not in capsys.readouterr().out
