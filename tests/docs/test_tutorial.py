"""The tutorial: each of its commands runs, shows what it shows, and ends in the finished graph."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from paths import DOCS

import diplograph
from diplograph.checks.run import check
from diplograph.cli import main
from diplograph.text import anchors
from diplograph.text.words import misquoted

FINISHED = DOCS / "deep-harbour"
BLOCK = re.compile(r"(?:<!-- append: (?P<file>\S+) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.M | re.S)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Do what the tutorial says in an empty folder with the text; return the folder."""
    here = tmp_path_factory.mktemp("tutorial")
    shutil.copy(DOCS / "op-ed.txt", here)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    output = ""
    for block in BLOCK.finditer((DOCS / "tutorial.md").read_text(encoding="utf-8")):
        body = block["body"]
        match block["kind"]:
            case "sh":
                done = subprocess.run(
                    ["sh", "-ec", body],
                    cwd=here,
                    env=os.environ | {"PATH": path},
                    capture_output=True,
                    text=True,
                    check=False,
                )
                assert done.returncode == 0, f"{body}\n{done.stdout}{done.stderr}"
                output = done.stdout
            case "text":
                assert output == body
            case "turtle":
                with (here / "deep-harbour" / block["file"]).open("a", encoding="utf-8") as file:
                    file.write("\n" + body)
            case "python":
                done = subprocess.run(
                    [sys.executable, "-c", body], cwd=here, capture_output=True, text=True, check=False
                )
                assert done.returncode == 0, done.stderr
                assert "['deep-harbour']" in done.stdout and "['modest-geopolitical-case']" in done.stdout
            case other:
                raise AssertionError(f"a block that nothing runs: {other}")
    return here / "deep-harbour"


def test_every_step_runs_and_ends_in_the_finished_graph(walked: Path) -> None:
    made = {path.name: path.read_text(encoding="utf-8") for path in walked.iterdir()}
    assert made == {path.name: path.read_text(encoding="utf-8") for path in FINISHED.iterdir()}


def test_the_finished_graph_is_sound_covered_and_exact() -> None:
    report = check([FINISHED], strict=True)
    assert report.conforms and not report.findings, report.to_text()
    kg = diplograph.load(FINISHED)
    assert not kg.query("unaccounted_passages")
    text = (DOCS / "op-ed.txt").read_text(encoding="utf-8")
    verified = anchors.verify(anchors.anchors(kg.store), text)
    assert set(verified.counts) == {"exact"} and not verified.uncovered
    assert not misquoted(kg.store, verified.checked, text)


CUE, NAME, TYPE = 'dg:hedgeCue "probably"', 'dg:name "Beijing"@en ;\n    dg:denotes', "dg:situationType"


@pytest.mark.parametrize(
    ("file", "was", "now", "told"),
    [
        ("claims", CUE, 'dg:hedgeCue "perhaps"', "/c-009: dg:hedgeCue “perhaps” does not occur in its passage"),
        ("claims", CUE, 'dg:hedgeCue "dependent … probably"', "“dependent … probably” does not occur in its passage"),
        ("claims", CUE, 'dg:hedgeCue "Probably … dependent"', ""),
        ("names", NAME, NAME.replace("Beijing", "Peking"), "“Peking” does not occur in its passage"),
        ("events", TYPE, f'dg:timeCue "next week"@en ; {TYPE}', "“next week” does not occur in the passages"),
    ],
)  # fmt: skip
def test_words_that_the_text_does_not_have_are_told(
    file: str, was: str, now: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(FINISHED, tmp_path / "deep-harbour"))
    path = folder / f"{file}.ttl"
    head, found, tail = path.read_text(encoding="utf-8").rpartition(was)
    assert found
    path.write_text(head + now + tail, encoding="utf-8")
    assert main(["anchors", str(DOCS / "op-ed.txt"), "--data", str(folder)]) == (1 if told else 0)
    out = capsys.readouterr().out
    assert told in out if told else "does not occur" not in out


def test_it_holds_what_the_tutorial_promises() -> None:
    kg = diplograph.load(FINISHED)
    assert len(kg.query("claims_all")) == 10
    assert {row.holder.slug for row in kg.query("reported_claims")} == {"china", "port-amity-authority"}
    assert [row.cue for row in kg.query("hedged_claims")] == ["probably"]
    assert len(kg.query("concessions")) >= 1 and len(kg.query("measurements")) == 2
    assert len(kg.query("premises_of")) == 6


def test_the_text_has_the_length_that_was_asked_for() -> None:
    assert 280 <= len((DOCS / "op-ed.txt").read_text(encoding="utf-8").split()) <= 330
