"""Random documents: a sheet that nobody has touched changes nothing, in any spelling and format."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from diplograph.cli import main
from diplograph.rows import formats
from diplograph.rows.book import Book
from diplograph.rows.document import Document
from diplograph.rows.ingest import prepare
from diplograph.rows.sheet import Spelling, sheet

pytestmark = pytest.mark.slow  # each writes and reads a document in every form

TEXT = "\n\n".join(f"Sentence {one} has words. So has what comes behind it. And it ends." for one in "abcd")
ACTORS = ("Norway", "Russia", "Kari Lund", "Smith & Sons", 'The "Daily"', "Fish, Inc. (Oslo): north")
WORKS = ("Yearbook 52-55: Cod; Herring", "First Book")
TYPES = ("negotiation", "increase", "trend", "quality", "allied-with", "tension-with", "attitude", "inspection")
TIMES = ("../..", "2018-05", "1959/..", "../1960", "2001-21", "19XX", "/2020", "1984?", "2018-01-02/2019")
SCHEMES = ("sign", "statistics", "cause-to-effect")


def quoted(name: str) -> str:
    return f'"{name}"' if name.startswith("Fish") or "&" in name else name


def situation(dice: random.Random, number: int) -> str:
    """A situation, with or without a name and a label."""
    head = dice.choice(["", "", f"s{number}-{dice.choice('2a')} = ", f's{number} "Some label: {number}" = '])
    kind = dice.choice(TYPES)
    who = "Norway & Russia" if kind.endswith("with") else quoted(dice.choice(["Norway", "Kari Lund", ACTORS[5]]))
    parts = [who, *dice.sample(["in Norway", f"re {quoted(ACTORS[3])}", "cooperative"], dice.randint(0, 2))]
    parts += [dice.choice(TIMES)] * dice.randint(0, 1) + ["'by and by'"] * dice.randint(0, 1)
    return f"{head}{kind}: {', '.join(parts)}" + ", (so it reads; roughly)" * dice.randint(0, 1)


def random_book(seed: int) -> Book:
    dice, book = random.Random(seed), Book()
    for name in ACTORS[2:]:
        kind = "person" if name == "Kari Lund" else "organization" if name != "Smith & Sons" else "thing"
        cells = {"name": name, "id": f"made-{ACTORS.index(name)}", "kind": kind, "what": "Invented."}
        book.add("entities", cells | {"aka": 'The first; "One; two @ 3"; Number "one"'} if kind == "person" else cells)
    for number, name in enumerate(WORKS):
        book.add("entities", {"name": name, "id": f"w-{number}", "kind": "work", "by": "Kari Lund", "date": "2001"})
    keys: list[str] = []
    for sentence in range(1, 11):
        for letter in "abc"[: dice.randint(0, 3)]:
            key = f"{sentence}{letter}"
            cells = {"claim": key, "says": f"It is so in {key}."}
            items = [situation(dice, 10 * len(keys) + n) for n in range(dice.choice((1, 1, 2, 3, 5)))]
            cells["situation"] = "; ".join(items)
            if keys and dice.random() < 0.3:
                cells |= {"says": f"same as {dice.choice(keys)}", "situation": "", "who": "Russia", "told": "agrees"}
            cells["hedge"] = dice.choice(["", "probably", "we think = moderate", "expected"])
            cells["stance"] = dice.choice(["", "", "concedes", "denies"])
            column = dice.choice(["", "because", "against", "but", "refutes", "if", "unless"])
            for other in dice.sample(keys, min(len(keys), dice.randint(1, 2))) if column else ():
                text = f"{other}: {dice.choice(SCHEMES)}" if column == "because" else other
                joint = " " if column in ("if", "unless") else "; "
                cells[column] = joint.join(filter(None, (cells.get(column), text)))
            keys.append(key)
            book.add("claims", cells)
        if not keys or not keys[-1].startswith(str(sentence)):
            book.add("claims", {"claim": str(sentence), "silence": dice.choice(["signpost", "", "repeated-line"])})
    book.add("names", {"name": "It", "for": "Kari Lund", "at": "3"})
    book.add("passages", {"at": "11 12", "note": str(dice.randint(1, 9)), "section": "notes"})
    book.add("citations", {"note": "11", "work": WORKS[0], "backs": keys[0], "why": "high: It follows."})
    return book


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("random")
    (here / "text.txt").write_text(TEXT, encoding="utf-8")
    named = ["--title", "A Title", "--author", "Ann Example", "--date", "2024"]
    assert main(["new", str(here / "cod"), str(here / "text.txt"), *named]) == 0
    return here / "cod"


@pytest.mark.parametrize("seed", range(12))
def test_an_untouched_sheet_changes_nothing(seed: int, folder: Path, tmp_path: Path) -> None:
    here = tmp_path / folder.name
    here.mkdir()
    for path in folder.iterdir():
        (here / path.name).write_bytes(path.read_bytes())
    made = prepare(here, random_book(seed))
    assert [str(fault) for fault in made.faults] == []
    for path, data in made.files.items():
        path.write_bytes(data)
    document = Document(here)
    for spelling, form in ((Spelling.SHORT, "csv"), (Spelling.FLAT, "json"), (Spelling.SHORT, "xlsx")):
        output = tmp_path / (form if form == "csv" else f"rows.{form}")
        formats.write(sheet(document, spelling), output, form, document.glossary)
        for told in (True, False):  # with what the sheet noted of each row, and without
            book = formats.read(output)
            for row in () if told else book:
                row.cells.pop("_", None)
            again = prepare(here, book)
            assert [str(fault) for fault in again.faults] == []
            assert again.difference() == "" and not again.merge.missing and not again.merge.conflicts
