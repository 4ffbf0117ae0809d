"""The short notation of cells, and where it goes wrong."""

from __future__ import annotations

import pytest

from diplograph.data.dates import bounds
from diplograph.rows import notation
from diplograph.rows.book import Fault, Place
from diplograph.rows.notation import BadCell

LINKS, VALENCES = ["causes", "contributes-to", "prevents"], {"cooperative", "conflictual"}


def read(text: str) -> notation.Described:
    return notation.situations(text, LINKS, VALENCES)


def test_each_part_has_its_role() -> None:
    (one,) = read(
        "negotiation: Norway & Russia, re Tana Accord, in Bodø, 2018-05/.., cooperative, 'soon', (A note; so.)"
    ).items
    assert one.type and one.type.text == "negotiation"
    assert [(part.role, [word.text for word in part.words]) for part in one.parts] == [
        ("", ["Norway", "Russia"]),
        ("re", ["Tana Accord"]),
        ("in", ["Bodø"]),
        ("when", ["2018-05/.."]),
        ("valence", ["cooperative"]),
        ("cue", ["soon"]),
        ("note", ["A note; so."]),
    ]


def test_names_labels_and_definitions() -> None:
    cell = read('lease "The lease" = war: Norway; a & 5b causes lease, (Why.) where a = war: Russia; b = peace: "X, Y"')
    assert [item.name for item in cell.items] == ["lease", ""] and cell.items[0].label == "The lease"
    assert [w.text for w in cell.items[1].cause] == ["a", "5b"] and [w.text for w in cell.items[1].effect] == ["lease"]
    assert [item.name for item in cell.defined] == ["a", "b"]
    assert cell.defined[1].parts[0].words[0].text == "X, Y"


def test_figures_dates_and_apostrophes() -> None:
    (one,) = read("stock: Barents cod, 910000 tonnes, 2018, from Shepherd's Survey").items
    assert [part.role for part in one.parts] == ["", "value", "when", "from"]


@pytest.mark.parametrize(
    "date",
    [
        "../..",
        "/",
        "../",
        "/..",
        "../1960",
        "/1960",
        "1959/..",
        "1959/",
        "1959",
        "1959-03",
        "1959-03-15",
        "1959-21",
        "195X",
        "19XX",
        "1959-XX",
        "1959-03-XX",
        "1984?",
        "1984~",
        "1984%",
        "2018-05/2019",
        "1959-03-15T12:30:00Z",
        "1959-03-15T12:30:00+02:00",
    ],
)
def test_a_cell_takes_the_dates_that_the_column_takes(date: str) -> None:
    try:
        bounds(date)
    except ValueError:
        assert date == "/"
        return
    (one,) = read(f"trend: Norway, {date}").items
    assert [(part.role, part.words[0].text) for part in one.parts[1:]] == [("when", date)]


def test_a_question_ends_in_its_mark_alone() -> None:
    with pytest.raises(BadCell) as wrong:
        read("negotiation: Norway, Russia")
    told = str(Fault(Place("claims", 2, "situation"), wrong.value.at, wrong.value.message, wrong.value.remedy))
    assert "'Russia'? Fix: Begin it with" in told


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("negotiation: Norway, Russia", 21, "in which role is 'Russia'"),
        ('negotiation: "Norway', 13, "not closed"),
        ("negotiation: Norway, (so", 21, "not closed"),
        ("lease = Norway", 8, "no type of situation"),
        ("a causes b where c", 17, "defines nothing"),
    ],
)
def test_what_is_wrong_and_where(text: str, at: int, said: str) -> None:
    with pytest.raises(BadCell, match=said) as wrong:
        read(text)
    assert wrong.value.at == at and wrong.value.remedy


def test_grounds() -> None:
    first, second = notation.grounds(
        "9a + 9b: statistics, sign, implied, by Russia, at 8 9 (low: A (small) doubt.); i-7 = 3a: example"
    )
    assert [word.text for word in first.keys] == ["9a", "9b"]
    assert [word.text for word in first.concepts] == ["statistics", "sign", "implied"]
    assert first.by and first.by.text == "Russia" and [word.text for word in first.at_sentences] == ["8", "9"]
    assert first.doubt == "low: A (small) doubt." and second.ids == ("i-7",)


def test_foes() -> None:
    first, second = notation.foes(
        "k-1 w-1 = 5b by Russia at 6, wins at 7 (high: So.) wins (low: Or so.); 8a.1, undermine"
    )
    assert first.ids == ("k-1", "w-1") and first.keys[0].text == "5b" and first.by and first.by.text == "Russia"
    assert [word.text for word in first.at_sentences] == ["6"] and [word.text for word in first.wins_at] == ["7"]
    assert (first.doubt, first.wins_doubt) == ("high: So.", "low: Or so.")
    assert second.keys[0].text == "8a.1" and second.concepts[0].text == "undermine"


ALIASES = ["EU", "Smith; Jones", 'The "Quad"', '"Quad"', "Hotel @ Sea", "Room @ 4", 'A "b"; c', "10.1002/CO;2-E"]


def test_a_name_with_a_semicolon_is_in_double_quotes() -> None:
    assert notation.listed('EU; "Smith; Jones" @4 @16-2; "Quad" group; 5 "x') == [
        ("EU", []), ("Smith; Jones", ["4", "16-2"]), ('"Quad" group', []), ('5 "x', []),
    ]  # fmt: skip
    assert notation.listed(notation.joined(ALIASES)) == [(name, []) for name in ALIASES]
    assert notation.joined(["EU", 'The "Quad"']) == 'EU; The "Quad"'
