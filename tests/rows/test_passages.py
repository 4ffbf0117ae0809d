"""Passages after the text has changed, and divided by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import DOCS

from diplograph.cli import main

TEXT = (DOCS / "op-ed.txt").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DOCS / "deep-harbour", tmp_path / "deep-harbour"))


def anchored(folder: Path, text: Path) -> bool:
    return main(["anchors", str(text), "--data", str(folder)]) == 0


def test_the_same_text_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert main(["new", str(folder), str(DOCS / "op-ed.txt"), "--update"]) == 0
    assert "already match the text" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_what_moved_keeps_its_claims_and_what_was_rewritten_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    changed = TEXT.replace("It is nothing of the kind. ", "It is none. And so on. ")
    changed = changed.replace(" No critic of the lease should pretend otherwise.", "")
    text.write_text(changed, encoding="utf-8")
    assert main(["new", str(folder), str(text), "--update"]) == 0
    out = capsys.readouterr().out
    assert "s-006: rewritten, split or joined, now 2 passages" in out and "s-006-2: new" in out
    assert "s-010: no longer in the text" in out and "have moved" in out
    claims = (folder / "claims.ttl").read_text(encoding="utf-8")
    assert claims.count("a dg:Claim ;") == (DOCS / "deep-harbour" / "claims.ttl").read_text("utf-8").count(
        "a dg:Claim ;"
    )
    assert "\n    dg:anchor doc:s-006 ." in claims
    assert anchored(folder, text)


def test_a_passage_is_split_and_joined_again(folder: Path) -> None:
    text, before = str(DOCS / "op-ed.txt"), (folder / "passages.ttl").read_text(encoding="utf-8")
    assert main(["passage", text, "and a power to close", "--split", "--data", str(folder)]) == 0
    assert "doc:s-007-2 a dg:Passage" in (folder / "passages.ttl").read_text(encoding="utf-8")
    assert anchored(folder, DOCS / "op-ed.txt")
    assert main(["passage", text, "A tenant that holds", "--join", "--data", str(folder)]) == 0
    assert (folder / "passages.ttl").read_text(encoding="utf-8") == before
    assert anchored(folder, DOCS / "op-ed.txt")


def test_what_cannot_be_divided_is_refused(folder: Path) -> None:
    text = str(DOCS / "op-ed.txt")
    assert main(["passage", text, "A tenant that holds", "--split", "--data", str(folder)]) == 2
    assert main(["passage", text, "By Nadia Farrow", "--join", "--data", str(folder)]) == 2
    assert main(["passage", text, "no such words", "--split", "--data", str(folder)]) == 2
