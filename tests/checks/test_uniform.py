"""The shapes that only differ in class and property are those of the table."""

from __future__ import annotations

import re

from diplograph.checks import uniform
from diplograph.data import bundled


def test_the_file_is_in_step_with_the_table() -> None:
    kept = (bundled.shapes() / "uniform.ttl").read_text(encoding="utf-8")
    assert kept == uniform.source(), "run `python -m diplograph.checks.uniform`"


def test_every_line_of_the_table_makes_a_shape() -> None:
    for row in uniform.rows():
        assert any((row.min, row.max, row.range, row.scheme)), row


def test_no_shape_is_written_by_hand_and_in_the_table_too() -> None:
    found: list[str] = []
    for path in bundled.shape_files():
        found += re.findall(r"^dgsh:(\S+) a ", path.read_text(encoding="utf-8"), re.M)
    assert len(found) == len(set(found))
