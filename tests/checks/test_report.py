"""Findings stand where the defect stands, and every format tells the same of them.

``findings/planted*.ttl`` are sound but for the defects planted in them: a comment
``# here: RULE [COLUMN]`` ends each line at fault (``# next:`` stands on the line above,
where a string or the end of the file leaves no room).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from diplograph.checks.report import VIOLATION, WARNING, Finding, Report
from diplograph.checks.run import check
from diplograph.cli import main
from diplograph.data.positions import Edit, statements

PLANTED = sorted((Path(__file__).parent / "findings").glob("*.ttl"))
MARK = re.compile(r"# (here|next): ([\w-]+(?: [\w-]+)*)")


def planted(path: Path) -> Counter[tuple[int, str]]:
    """Return line and rule of each defect, by the marks in the file; a rule twice is found twice."""
    expected: Counter[tuple[int, str]] = Counter()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for place, rules in MARK.findall(line):
            expected.update((number + (place == "next"), rule) for rule in rules.split())
    return expected


def found(path: Path) -> Counter[tuple[int, str]]:
    return Counter((finding.line, finding.rule) for finding in check([path]).findings)


def test_there_are_forty_and_of_many_kinds() -> None:
    every = [mark for path in PLANTED for mark in planted(path).elements()]
    assert len(every) >= 40 and len({rule for _, rule in every}) >= 25


@pytest.mark.parametrize("path", PLANTED, ids=lambda path: path.stem)
def test_each_defect_is_found_on_its_line(path: Path) -> None:
    assert found(path) == planted(path)


@pytest.mark.parametrize("path", PLANTED, ids=lambda path: path.stem)
def test_windows_line_ends_and_a_byte_order_mark_move_nothing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    text = path.read_text(encoding="utf-8")
    copy.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert found(copy) == planted(path)


@pytest.mark.parametrize("path", PLANTED, ids=lambda path: path.stem)
def test_lines_in_front_move_all_alike(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_text('# one "quote\n\n# <two\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert found(copy) == Counter({(line + 3, rule): n for (line, rule), n in planted(path).items()})


def test_a_statement_is_followed_through_every_part_of_the_grammar() -> None:
    text = (
        "@prefix e: <http://e/> . PREFIX f: <http://f/>\n"
        'e:a f:p \'one\' , """two\n"three" # none\n"""@en-gb ; # it\'s a "comment"\n'
        "  f:q [ f:r ( 1 e:b\\,c ) ; f:s 2.5 ] .\n"
        "e:d a e:E . _:x f:t true .\n"
    )
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    lines = [
        (s.predicate.rpartition("/")[2], s.object, sum(start <= s.spans[2][0] for start in starts))
        for s in statements(text)
    ]
    assert lines == [
        ("p", "one", 2), ("p", 'two\n"three" # none\n', 2), ("q", "_:1", 5), ("r", "_:2", 5),
        ("22-rdf-syntax-ns#first", "1", 5), ("22-rdf-syntax-ns#first", "http://e/b,c", 5), ("s", "2.5", 5),
        ("22-rdf-syntax-ns#type", "http://e/E", 6), ("t", "true", 6),
    ]  # fmt: skip


ONE = Finding(
    "a b/c,d.ttl",
    3,
    7,
    VIOLATION,
    "Claim-stance-count",
    "A claim, 100 %",
    "Give\none",
    "dg:x",
    "dg:stance",
    "",
    (Edit(3, 5, "x"),),
)
TWO = Finding("", 0, 0, WARNING, "empty", "nothing", "")
REPORTS = {
    "nothing": Report([], 1, 1),
    "one": Report([ONE, ONE], 2, 9),
    "a warning": Report([TWO], 1, 0),
    "a warning, strict": Report([TWO], 1, 0, strict=True),
    "both": Report([TWO, ONE], 3, 4),
}


@pytest.mark.parametrize("name", REPORTS)
def test_verdict_counts_and_exit_code_agree(name: str) -> None:
    report = REPORTS[name]
    assert report.exit_code == (0 if report.conforms else 1)
    assert report.verdict.startswith("sound: " if report.conforms else "not sound: ")
    told = json.loads(report.to_json())
    assert (told["conforms"], told["verdict"], len(told["findings"])) == (report.conforms, report.verdict, len(report))
    assert told["violations"] + told["warnings"] == len(report)
    assert report.to_text().endswith(report.verdict)
    assert name != "a warning, strict" or not report.conforms


@pytest.mark.parametrize("name", REPORTS)
def test_sarif_fits_its_schema(name: str) -> None:
    from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

    log = json.loads(REPORTS[name].to_sarif())
    Log.model_validate(log)
    (run,) = log["runs"]
    assert [r["level"] for r in run["results"]] == [
        "error" if f.severity == VIOLATION else "warning" for f in REPORTS[name].findings
    ]
    assert all(run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])


def test_the_schema_can_fail() -> None:
    from pydantic import ValidationError
    from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

    with pytest.raises(ValidationError):
        Log.model_validate({"version": "2.1.0", "runs": [{"results": []}]})


def test_github_commands_escape_what_they_must() -> None:
    (command, verdict) = REPORTS["one"].to_github().splitlines()
    assert command == (
        "::error file=a b/c%2Cd.ttl,line=3,col=7,title=Claim-stance-count::dg:x: A claim, 100 %25. Give%0Aone"
    )
    assert verdict == REPORTS["one"].verdict


def test_colour_only_where_it_is_asked_for() -> None:
    report = REPORTS["both"]
    assert "\x1b" not in report.to_text() and "\x1b[31m" in report.to_text(colour=True)
    assert re.sub("\x1b\\[\\d+m", "", report.to_text(colour=True)) == report.to_text()


@pytest.mark.parametrize("no_colour", ["", "1"])
def test_no_color_is_respected(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], no_colour: str
) -> None:
    monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    main(["check", str(PLANTED[0])])
    assert ("\x1b" in capsys.readouterr().out) == (not no_colour)


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_the_command_prints_each_format(capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert main(["check", str(PLANTED[0]), "--format", form]) == 1
    out = capsys.readouterr().out
    assert "Claim-stance-scheme" in out and (form == "github" or json.loads(out))


def test_strict_counts_warnings(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").write_text("# nothing yet\n")
    assert main(["check", str(tmp_path)]) == 0
    assert main(["check", str(tmp_path), "--strict"]) == 1
    assert capsys.readouterr().out.count("1 warning") == 2
