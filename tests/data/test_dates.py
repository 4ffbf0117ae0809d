"""EDTF: bounds as the library gives them where it is right, and a plain refusal of what is none."""

from __future__ import annotations

import re
import time
from typing import Any

import pyoxigraph as ox
import pytest

from diplograph.checks import shacl
from diplograph.data import bundled
from diplograph.data.dates import bounds

SINGLE = [
    *("2024", "0476", "0001", "9999", "201X", "20XX", "2024?", "2024~", "2024%", "201X~"),
    *("2024-02", "2023-02", "2024-12~", "2024-XX", "2018-21", "2018-22", "2018-23"),
    *("2024-02-29", "2024-02-08?", "2024-02-XX", "2023-02-XX", "2024-XX-XX", "1985-04-12T23:20:30"),
]
NONE = [
    *(
        "",
        "..",
        "/",
        "soon",
        "May 2019",
        "24",
        "2024-2",
        "2024-13",
        "2024-00",
        "2024-01-00",
        "2024-02-30",
        "2023-02-29",
    ),
    *("2024-XX-05", "201X-05", "2X24", "X024", "2024-25", "2018-21-01", "1985-04-12T23", "2024 ", "２０２４"),
    *(
        "[..1760]",
        "{1960,1961}",
        "2023-02-29",
        "..//..",
        "2018//2019",
        "1960-12/../",
        "/../2020",
        "2018/2019/2020",
        "unknown/2006",
    ),
    *("unknown/2006", "-0044", "0000", "00XX", "Y17000", "12000", "-0044/0014", "2018/soon"),
]


def referee(date: str) -> tuple[str, str]:
    import edtf

    parsed: Any = edtf.parse_edtf(date)
    low, high = (
        time.strftime("%Y-%m-%d", end).rjust(10, "0") for end in (parsed.lower_strict(), parsed.upper_strict())
    )
    return low, high


@pytest.mark.parametrize("date", SINGLE)
def test_a_date_has_the_bounds_that_the_library_gives(date: str) -> None:
    assert bounds(date) == referee(date) * 2


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ("2018/2019", "2018-01-01 2018-12-31 2019-01-01 2019-12-31"),
        ("0800-02/0801", "0800-02-01 0800-02-29 0801-01-01 0801-12-31"),
        ("1991/..", "1991-01-01 1991-12-31 2024-05-31 -"),
        ("1991/", "1991-01-01 1991-12-31 1991-01-01 2024-05-31"),
        ("../2018", "- 2018-12-31 2018-01-01 2018-12-31"),
        ("../2024", "- 2024-05-31 2024-01-01 2024-12-31"),
        ("/2018", "- 2018-12-31 2018-01-01 2018-12-31"),
        ("../..", "- 2024-05-31 2024-05-31 -"),
        ("2030/..", "2030-01-01 2030-12-31 2030-01-01 -"),
        ("../2030", "- 2024-05-31 2030-01-01 2030-12-31"),
        ("2018-24", "2018-12-01 2019-02-28 2018-12-01 2019-02-28"),
    ],
)
def test_the_document_bounds_open_ends(interval: str, expected: str) -> None:
    assert bounds(interval, "2024-05-31") == tuple(None if day == "-" else day for day in expected.split())


def test_an_event_with_an_open_begin_may_still_come() -> None:
    assert bounds("../1960", "1956-11-13", state=False) == (None, "1960-12-31", "1960-01-01", "1960-12-31")


def test_an_open_end_has_no_bounds_without_a_document() -> None:
    assert bounds("../..") is None and bounds("2018/..") is None


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_refused_and_nothing_printed(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match=r"not an EDTF date of level 0 or 1|not from 0001 to 9999"):
        bounds(text, "2024-05-31")
    assert capsys.readouterr() == ("", "")


def test_the_shape_lets_pass_what_has_bounds() -> None:
    """Day and month of no calendar are left to the bounds, which say what is wrong with them."""
    shapes = ox.Store()
    for path in bundled.shape_files():
        shapes.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    named = ox.NamedNode("https://w3id.org/diplograph/shapes#Situation-when-edtf")
    (found,) = shapes.quads_for_pattern(named, ox.NamedNode("http://www.w3.org/ns/shacl#pattern"), None)
    assert isinstance(found.object, ox.Literal) and named.value in shacl.compiled(bundled.shape_files()).constraints
    pattern = re.compile(found.object.value)
    intervals = ("2018/2019", "1991/", "1991/..", "../2018", "/2018", "../..", "../")
    for text in (*(date for date in SINGLE if "T" not in date), *intervals):
        assert pattern.search(text), text
    calendar = {text for text in NONE if re.fullmatch(r"[0-9X]{4}(-[0-9X]{2}){0,2}", text)}
    for text in {*NONE} - calendar:
        assert not pattern.search(text), text
