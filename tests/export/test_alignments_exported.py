"""Alignments in other forms: told whole, or told as lost; never as what an author said."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import companions
import pytest
from paths import DOCS

import diplograph
from diplograph.export.registry import FORMS


@pytest.fixture(scope="module")
def two(again: Path, tmp_path_factory: pytest.TempPathFactory) -> diplograph.Library:
    aligned = companions.write_alignments(tmp_path_factory.mktemp("aligned"))
    return diplograph.load(DOCS / "deep-harbour", again, aligned)


@pytest.mark.parametrize("form", [name for name in FORMS if name != "context"])
def test_each_form_carries_them_or_says_that_it_does_not(two: diplograph.Library, form: str) -> None:
    made = two.export(form)
    carried = any(b"al-003" in data for data in made.files.values())
    assert carried is not any("5 alignments" in str(loss) for loss in made.losses)


def test_tables_name_both_claims_with_their_holders(two: diplograph.Library) -> None:
    files = two.export("csv").files
    assert len(list(csv.DictReader(io.StringIO(files["alignments.csv"].decode())))) == 5
    rows = list(csv.DictReader(io.StringIO(files["aligned-claims.csv"].decode())))
    assert len(rows) == 12 and all(row["holder"] and row["stance"] and row["encoder_confidence"] for row in rows)


def test_a_graph_without_them_has_no_table_of_them(kg: diplograph.Library) -> None:
    assert not any("align" in name for name in kg.export("csv").files)
