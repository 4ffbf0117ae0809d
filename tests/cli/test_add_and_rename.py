"""``add``: one row at a time; ``rename``: one name for another, in all files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import DOCS

from diplograph.cli import main
from diplograph.data.turtle import parse

Cli = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DOCS / "deep-harbour", tmp_path / "deep-harbour"))


def test_a_claim_gets_the_next_letter_of_its_sentence(folder: Path, capsys: Cli) -> None:
    call = ["add", "claim", str(folder), "--at", "12", "--says", "The trade grows.", "--situation", "trend: Norway"]
    assert main(call) == 0 and main([*call[:6], "The trade lasts.", *call[7:]]) == 0
    text = (folder / "claims.ttl").read_text(encoding="utf-8")
    assert "doc:c-012a a dg:Claim" in text and "doc:c-012b a dg:Claim" in text
    assert "+ doc:c-012b dg:stance stance:asserts" in capsys.readouterr().out
    assert main(["check", str(folder)]) == 0


def test_the_words_of_a_row_are_compared_with_the_text(folder: Path, capsys: Cli) -> None:
    call = ["add", "claim", str(folder), "--at", "12", "--says", "The trade grows.", "--situation", "trend: Norway"]
    hedged = [*call, "--hedge", "it seems = likely", "--dry-run"]
    text = str(DOCS / "op-ed.txt")
    assert main(hedged) == 0
    capsys.readouterr()
    assert main([*hedged, "--text", text]) == 1
    err = capsys.readouterr().err
    assert "column hedge: violation" in err and "“it seems” does not occur in" in err
    assert main([*hedged, "--text", str(DOCS / "strait-tolls" / "text.txt")]) == 1
    assert "are not in it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "cells", "file"),
    [
        ("actor", ["--name", "Kari Lund", "--kind", "person", "--what", "A minister."], "actors.ttl"),
        ("place", ["--name", "Bodø", "--what", "A town."], "places.ttl"),
        ("event", ["--name", "renewal", "--type", "treaty-renewal", "--who", "Norway"], "events.ttl"),
        ("name", ["--name", "the tenant", "--for", "China", "--at", "7"], "names.ttl"),
        ("step", ["--step", "because", "--from", "c-001", "--to", "c-008", "--as", "sign"], "argument.ttl"),
    ],
)
def test_each_kind_goes_into_its_file(folder: Path, kind: str, cells: list[str], file: str) -> None:
    before = len(list(parse(folder / file)))
    main(["add", kind, str(folder), *cells])
    assert len(list(parse(folder / file))) > before


def test_what_is_missing_is_never_asked_for_off_a_terminal(folder: Path, capsys: Cli) -> None:
    assert main(["add", "event", str(folder), "--name", "renewal"]) == 2
    assert "--type: is not given" in capsys.readouterr().err


def test_what_is_missing_is_asked_for_on_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: "treaty-renewal" if question == "type: " else "?")
    main(["add", "event", str(folder), "--name", "renewal", "--who", "Norway"])
    assert "eventtype:treaty-renewal" in (folder / "events.ttl").read_text(encoding="utf-8")


def test_a_fault_names_the_column(folder: Path, capsys: Cli) -> None:
    assert main(["add", "claim", str(folder), "--at", "12", "--says", "It is.", "--stance", "deneis"]) == 1
    assert "column stance" in capsys.readouterr().err


def test_rename_an_actor_in_all_files(folder: Path) -> None:
    claims = folder / "claims.ttl"
    comments = claims.read_text(encoding="utf-8").count("#")
    assert main(["rename", "actor:port-amity-authority", "actor:port-authority", "--data", str(folder)]) == 0
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.ttl")}
    assert not any("port-amity-authority" in text for text in texts.values())
    assert "actor:port-authority" in texts["measurements.ttl"] and texts["claims.ttl"].count("#") == comments
    assert main(["check", str(folder)]) == 0


def test_rename_a_claim_and_refuse_a_taken_name(folder: Path, capsys: Cli) -> None:
    assert main(["rename", "c-010", "c-016a", "--data", str(folder)]) == 0
    assert "doc:c-016a" in (folder / "argument.ttl").read_text(encoding="utf-8")
    assert main(["rename", "c-001", "c-016a", "--data", str(folder)]) == 2
    assert main(["rename", "actor:nadia-farrow", "actor:norway", "--data", str(folder)]) == 2
    assert main(["rename", "c-001", "actor:norway", "--data", str(folder)]) == 2
    assert capsys.readouterr().err.count("error:") == 3


def test_rename_a_folder(folder: Path) -> None:
    assert main(["rename", str(folder), "shallow-harbour"]) == 0
    new = folder.parent / "shallow-harbour"
    assert not folder.exists() and "graph/shallow-harbour/claims" in (new / "catalog.ttl").read_text(encoding="utf-8")
    assert main(["check", str(new)]) == 0
