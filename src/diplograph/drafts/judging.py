"""Judge the rows of a draft: rows in; their problems, and what of them can be written, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from diplograph.checks.report import VIOLATION, Finding
from diplograph.checks.run import check
from diplograph.drafts.answers import COPIED, NOT_OPEN, UNQUOTED, Given, Problem, misworded, named
from diplograph.drafts.source import Source
from diplograph.drafts.stages import CLAIMS
from diplograph.rows.book import Book, Missing, Place, Row, sentence_of
from diplograph.rows.columns import TABLES
from diplograph.rows.compile import compile_book
from diplograph.rows.document import Document
from diplograph.rows.ingest import Ingest, findings, prepare
from diplograph.rows.spoken import in_words
from diplograph.text.cues import hedges

_UNDECIDED = "undecided-draft"
# Messages that only follow from something missing elsewhere.
_FOR_WANT = frozenset({"orphan", "Situation-describes-needed", "Proposition-content-needed"})


class Judged(NamedTuple):
    """The problems of a draft, by row where a row is at fault, and the part that would be written.

    ``general`` is what `check` finds elsewhere.  ``rows`` maps each row of the book, from
    which ``ingest`` was made, to its row of the draft.
    """

    problems: list[tuple[Given | None, Problem]]
    general: list[Finding]
    ingest: Ingest
    rows: dict[tuple[str, int], Given]


def places_of(row: Given) -> list[str]:
    """Return the sentences to which a row belongs."""
    cells = row.cells
    listed = cells.get("at", "").replace(",", " ").split()
    match row.table:
        case "claims":
            return [sentence_of(cells.get("claim", "")), *listed]
        case "citations":
            return [cells.get("note", ""), *listed]
        case "situations":
            return [sentence_of(key) for key in row.claims]
        case "steps":
            ends = f"{cells.get('from', '')} {cells.get('to', '')}".replace(",", " ").split()
            return [sentence_of(end.partition(".")[0]) for end in ends] + listed
    return listed


def book_of(rows: Sequence[Given]) -> tuple[Book, dict[tuple[str, int], Given]]:
    """Return rows as a book, in which claims name the situations that they describe, and the original of each row."""
    described: dict[str, list[str]] = {}
    for row in rows:
        for key in row.claims:
            described.setdefault(key, []).append(row.cells.get("name", ""))
    book, which = Book(), {}
    for number, row in enumerate(rows, 1):
        cells = dict(row.cells)
        if row.table == "claims" and (names := described.get(cells.get("claim", ""))):
            cells["situation"] = "; ".join(names)
        book.add(row.table, cells, number)
        which[row.table, number] = row
    return book, which


class Judge:
    """Judges the drafts of one document.

    Args:
        source: the document and its text.

    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._before = {_known(finding) for finding in check([source.folder]).findings}

    def __call__(self, rows: Sequence[Given], refused: Collection[str] = (), last: bool = False) -> Judged:
        """Return the problems of a draft; see `Judged`.

        What cannot be written is left out: the cell, or the row if nothing else remains
        of it.

        Args:
            rows: the draft.
            refused: keys of claims that were given but could not be used, so their absence is not a further problem.
            last: whether this is the last round; then all problems are reported, including mere consequences.

        """
        problems: list[tuple[Given | None, Problem]] = []
        problems += [(row, p) for row in rows for p in misworded(row, self.source.sentences, places_of)]
        problems += [(row, p) for row in rows for p in self._strange(row, rows)]
        book, which = book_of(rows)
        _clean(book, which, problems)
        problems += self._faults(book, which)
        if not last:
            keys = {row.cells.get("claim", "") for row in rows} | set(refused)
            problems = [(row, p) for row, p in problems if not _follows(p, keys)]
        wrong, flawed = {id(row) for row, _ in problems}, bool(problems or refused)
        ingest = prepare(self.source.folder, book)
        general: list[Finding] = []
        if not ingest.faults:
            for place, finding in findings(ingest):
                at = which.get((place.table, place.row)) if place else None
                if _known(finding) in self._before or finding.rule == _UNDECIDED or _is_count(finding):
                    continue
                if at is None or place is None:
                    general.append(finding)
                elif last or not (id(at) in wrong or (flawed and finding.rule in _FOR_WANT)):
                    # Further problems of the same row, or of rows that depend on another, may be mere consequences.
                    problems.append((at, self._problem(at, place, finding)))
        problems += [(None, problem) for problem in self._uncovered(book)]
        problems += self._uncoded(rows)
        return Judged(list({(id(row), p): (row, p) for row, p in problems}.values()), general, ingest, which)

    def _strange(self, row: Given, rows: Sequence[Given]) -> Iterable[Problem]:
        """Yield a problem for each row about a sentence that is not open, or about a claim that is not drafted."""
        name = named(row.table, row.cells)
        if row.table == "claims" and sentence_of(row.cells.get("claim", "")) not in self.source.open:
            remedy = "Draft claims only for the given sentences."
            what = "its sentence is not in the text, or is already accounted for"
            yield Problem("claims", name, what, remedy, rule=NOT_OPEN)
        keys = {r.cells.get("claim") for r in rows if r.table == "claims"}
        for key in row.claims:
            if key not in keys:
                what = f"{CLAIMS} names {key}, which is not a claim of the draft"
                yield Problem(row.table, name, what, "Correct it.", missing=Missing("claim", key))

    def _faults(self, book: Book, which: Mapping[tuple[str, int], Given]) -> list[tuple[Given | None, Problem]]:
        """Return the problems of cells that cannot be compiled, and remove these cells from the book."""
        found: list[tuple[Given | None, Problem]] = []
        while faults := compile_book(Document(self.source.folder), book).faults:
            for fault in faults:
                row = which.get((fault.place.table, fault.place.row))
                if row is not None:
                    what = f"{fault.place.column}: {fault.message}"
                    name = named(row.table, row.cells)
                    found.append((row, Problem(row.table, name, what, fault.remedy, missing=fault.missing)))
                _take_out(book, fault.place)
        return found

    def _uncovered(self, book: Book) -> Iterable[Problem]:
        """Yield a problem for each open sentence that the rows do not account for."""
        done = {sentence_of(row.get("claim")) for row in book.rows("claims")}
        done |= {n for row in book.rows("claims") for n in row.get("at").split()}
        done |= {row.get("note") for row in book.rows("citations")}
        for number in self.source.open:
            if number not in done:
                remedy = "Give its claims, or one row with a reason for silence."
                yield Problem("claims", number, "nothing accounts for this sentence", remedy)

    def _uncoded(self, rows: Sequence[Given]) -> Iterable[tuple[Given, Problem]]:
        """Yield a warning for each usual hedge of a sentence that no claim of it has as its cue."""
        of_sentence: dict[str, list[Given]] = {}
        for row in rows:
            if row.table == "claims" and row.cells.get("says"):
                of_sentence.setdefault(sentence_of(row.cells.get("claim", "")), []).append(row)
        for number, claims in of_sentence.items():
            cues = [cue for row in claims if (cue := row.cells.get("cue"))]
            for hedge in hedges(self.source.sentences.get(number, ""), cues):
                what = f"“{hedge}” is a usual hedge, but no claim of sentence {number} has it as its cue"
                remedy = "Make it the cue of the claim that it qualifies, if it does."
                yield claims[0], Problem("claims", named("claims", claims[0].cells), what, remedy, warning=True)

    def _problem(self, row: Given, place: Place, finding: Finding) -> Problem:
        message, remedy = (
            in_words(text, self.source.document, row.table) for text in (finding.message, finding.remedy)
        )
        what = f"{place.column}: {message}" if place.column in row.cells else message
        warning = finding.severity != VIOLATION
        return Problem(row.table, named(row.table, row.cells), what, remedy, warning, finding.rule)


def _clean(book: Book, which: Mapping[tuple[str, int], Given], problems: list[tuple[Given | None, Problem]]) -> None:
    """Remove from a book cells that repeat the text, cues that do not occur, and rows about unknown sentences."""
    at_fault = {id(row): problem for row, problem in problems if row is not None}
    for row in list(book):
        given = which[row.table, row.number]
        for column, text in list(row.cells.items()):
            if COPIED in text:
                _take_out(book, row.place(column))
        problem = at_fault.get(id(given))
        if problem is None:
            continue
        if problem.rule == UNQUOTED:
            _take_out(book, row.place("name" if row.table == "names" else "cue"))
        if problem.rule == NOT_OPEN:
            book.tables[row.table].remove(row)


def _take_out(book: Book, place: Place) -> None:
    """Remove a cell from a book, or its whole row if it needs that cell or the cell is unknown."""
    rows = book.tables.get(place.table, [])
    row = next((row for row in rows if row.number == place.row), None)
    if row is None:
        return
    column = TABLES[place.table].column(place.column)
    known = place.column in row.cells and column is not None
    if not known or (column and column.required) or _is_bare(row, place.column):
        rows.remove(row)
    else:
        del row.cells[place.column]


def _is_bare(row: Row, column: str) -> bool:
    """Tell whether a row is useless without a cell, such as a claim without ``says``."""
    return (row.table, column) in {("claims", "says"), ("claims", "silence"), ("entities", "kind")}


def _follows(problem: Problem, keys: Collection[str]) -> bool:
    """Tell whether a problem is only the absence of a claim that was given and has problems of its own."""
    return problem.missing is not None and problem.missing.kind == "claim" and problem.missing.name in keys


def _known(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.subject, finding.message


def _is_count(finding: Finding) -> bool:
    """Tell whether a finding counts what the document still lacks, which `coverage` lists."""
    return finding.rule in ("Work-version-draft", "catalogue-size", "stale-derived", "empty")
