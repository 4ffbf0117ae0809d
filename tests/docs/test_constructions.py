"""The cookbook of constructions: each block of Turtle is what its rows make, and all of them together are sound."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from paths import DOCS

from diplograph.cli import main
from diplograph.namespaces import PREFIXES
from diplograph.rows.book import Book
from diplograph.rows.compile import compile_book
from diplograph.rows.document import Document
from diplograph.rows.ingest import findings, prepare

PAGE = (DOCS / "how-to" / "constructions.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")[1:]}
TEXT = """A Title for the Cookbook

By Ann Example

The first sentence is here. The second follows it. The third comes after that. The fourth is next. The fifth goes on. \
The sixth is short. The seventh is a question, is it not? The eighth has a note.[1] The ninth ends it.

[1] Bo Writer, First Book, 2001; Cy Writer, Second Book, 2002.

[A table of the catch is left out.]
"""
WANTED = (
    "nested report, quotation, rhetorical question, only if, hard to see, unless, note with two works, "
    "declined advice, treaty, election, estimate with a range, unlikely, even if, unless a and b, at best, however, "
    "becomes a supposition, editor's note, fiscal years, expected, fail to"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("cookbook")
    (here / "text.txt").write_text(TEXT, encoding="utf-8")
    named = ["--title", "A Title for the Cookbook", "--author", "Ann Example", "--publisher", "Cod House"]
    assert main(["new", str(here / "cookbook"), str(here / "text.txt"), *named, "--date", "2024"]) == 0
    return here / "cookbook"


def book() -> tuple[Book, dict[int, str]]:
    """All rows of the page, and the section of each."""
    whole, sections = Book(), {}
    for section, text in SECTIONS.items():
        for table, rows in re.findall(r"`(\w+)`\n\n```csv\n(.*?)```", text, re.S):
            for cells in csv.DictReader(rows.splitlines()):
                sections[id(whole.add(table, dict(cells)))] = section
    return whole, sections


def test_every_construction_that_is_asked_for_is_there() -> None:
    titles = " ".join(SECTIONS).casefold()
    assert [each for each in WANTED.split(", ") if each not in titles] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_the_turtle_is_what_the_rows_make(section: str, folder: Path) -> None:
    whole, sections = book()
    document = Document(folder)
    compiled = compile_book(document, whole)
    assert not compiled.faults
    made = {t for row, said in compiled.rows if sections[id(row)] == section for t in said}
    (shown,) = re.findall(r"```turtle\n(.*?)```", SECTIONS[section], re.S)
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in {**PREFIXES, "doc": document.base}.items())
    parsed = ox.parse((head + shown).encode("utf-8"), format=ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in parsed} == made


def test_all_of_them_are_sound(folder: Path) -> None:
    found = findings(prepare(folder, book()[0]))
    assert [finding.message for _, finding in found if finding.severity == "violation"] == []
