"""What `check` finds of alignments, where it sees both documents."""

from __future__ import annotations

import shutil
from pathlib import Path

import companions
import pytest
from paths import DOCS

from diplograph.checks.run import check

FAULTS = {
    "of one document": ("deep:p-007", "again:p-003a", "alignment-within"),
    "from the earlier": (
        "alignedFrom again:p-005a ;\n    dg:alignmentKind alignkind:updates ;\n    dg:alignedTo deep:p-008",
        "alignedFrom deep:p-008 ;\n    dg:alignmentKind alignkind:updates ;\n    dg:alignedTo again:p-005a",
        "alignment-order",
    ),
    "twice": ("again:p-004a ;\n    dg:alignmentKind alignkind:same ;\n    dg:alignedTo deep:p-002",
              "deep:p-001 ;\n    dg:alignmentKind alignkind:same ;\n    dg:alignedTo again:p-003a", "alignment-twice"),
    "of nothing": ("deep:p-001 ", "deep:p-099 ", "dangling-reference"),
    "of an unknown kind": ("alignkind:contrary", "alignkind:opposite", "unknown-term"),
    "with a word of its own": ("dg:encoderNote", "dg:paraphrase", "wrong-subject"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return companions.write_alignments(tmp_path)


def rules(*folders: Path) -> set[str]:
    return {finding.rule for finding in check(folders).findings}


def test_sound_ones_are_sound(folder: Path, again: Path) -> None:
    assert check([DOCS / "deep-harbour", again, folder], strict=True).findings == []


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault(folder: Path, again: Path, what: str) -> None:
    old, new, rule = FAULTS[what]
    file = folder / "alignments.ttl"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert rule in rules(DOCS / "deep-harbour", again, folder)


def test_their_place_is_a_folder_of_their_own(folder: Path, again: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(again, tmp_path / "harbour-again"))
    shutil.copy(folder / "alignments.ttl", copy)
    assert "alignment-place" in rules(DOCS / "deep-harbour", copy)
    (copy / "alignments.ttl").rename(copy / "claims2.ttl")
    (folder / "claims.ttl").write_text((folder / "alignments.ttl").read_text("utf-8"), "utf-8")
    assert "wrong-file" in rules(DOCS / "deep-harbour", again, folder)


def test_an_alignment_with_the_bundled_essay_is_checked_with_one_document(folder: Path, again: Path) -> None:
    file = folder / "alignments.ttl"
    text = file.read_text("utf-8").replace("id/deep-harbour/", "id/modest-geopolitical-case/")
    file.write_text(text.replace("deep:p-00", "deep:p-03"), "utf-8")
    assert "dangling-reference" not in rules(again, folder)
