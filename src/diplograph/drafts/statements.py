"""The undecided statements of a draft, for a person to decide on.

A statement is a row: a claim with its proposition and the situations that only it describes,
a step, a silent sentence, a thing or a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from diplograph.answers.position import Position
from diplograph.drafts import provenance
from diplograph.namespaces import curie, slug
from diplograph.rows.book import Row, in_order
from diplograph.rows.compile import compile_book
from diplograph.rows.document import Document
from diplograph.rows.sheet import Sheet, Spelling
from diplograph.terms import Iri, text_of
from diplograph.vocab import dg

# The order of the tables for decisions within one sentence.
_ORDER = ("concepts", "entities", "names", "claims", "citations", "steps", "situations")


class Statement(NamedTuple):
    """An undecided statement: its row, its things, and its sentences.

    Attributes:
        table: the table of the row.
        name: its short name in the graph.
        cells: the row, as `diplograph sheet` would write it.
        things: the IRIs that a decision on it covers.
        sentences: the numbers of its sentences.
        model: the model that drafted it.
        open: the problems that were left when the model had no more rounds.
        words: the claims that it is or connects, each with holder, stance, hedge and reporter.

    """

    table: str
    name: str
    cells: Mapping[str, str]
    things: tuple[str, ...]
    sentences: tuple[str, ...]
    model: str
    open: tuple[str, ...]
    words: tuple[str, ...]


def undecided(document: Document) -> list[Statement]:
    """Return the undecided statements of a document, sentence by sentence."""
    left = dict.fromkeys(provenance.undecided(document))
    if not left:
        return []
    origin = provenance.drafted(document)
    notes = [
        term.value for iri in document.subjects(dg.Drafting) for term in document.values(iri, dg.leftOpen)
    ]  # fmt: skip
    cells = {row.get("claim"): row.get("situation") for row in Sheet(document, Spelling.SHORT).book().rows("claims")}
    found = [
        _statement(document, _spelt(row, cells), mine, origin, notes)
        for row, every in _rows(document)
        if (mine := [iri for iri in every if iri in left])
    ]
    taken = {iri for one in found for iri in one.things}
    # Things that are no longer in a row, such as a situation without a claim, are statements of their own.
    found += [_bare(document, iri, origin, notes) for iri in left if iri not in taken]
    numbers = {number: at for at, number in enumerate(document.passages)}
    return sorted(found, key=lambda one: (_first(one, numbers), _ORDER.index(one.table)))


def _rows(document: Document) -> Iterator[tuple[Row, list[str]]]:
    """Yield the rows of a folder, each with all the things that it describes; claims include their situations."""
    book = Sheet(document, Spelling.FLAT).book()
    compiled = compile_book(Document(document.folder), book)
    own = {id(row): list(dict.fromkeys(text_of(triple.subject) for triple in said)) for row, said in compiled.rows}
    claims = [(row, said) for row, said in compiled.rows if row.table == "claims"]
    described = {
        id(row): [text_of(triple.object) for triple in said if triple.predicate.value == dg.describes]
        for row, said in claims
    }
    # A situation belongs to the claim that describes it, else to the first that reaches it through another.
    homes: dict[str, int] = {}
    for reach in (lambda found: found, lambda found: _joined(document, found)):
        for row, _ in claims:
            for iri in reach(described[id(row)]):
                homes.setdefault(iri, id(row))
    for row, _ in sorted(compiled.rows, key=lambda each: _order(each[0].table)):
        if row.table in _ORDER and row.table != "situations":
            yield row, [*own[id(row)], *(iri for iri, home in homes.items() if home == id(row))]


def _order(table: str) -> int:
    return _ORDER.index(table) if table in _ORDER else len(_ORDER)


def _spelt(row: Row, cells: Mapping[str, str]) -> Row:
    """Return a row of claims with its situations in the short notation."""
    if row.table != "claims" or not cells.get(row.get("claim")):
        return row
    return Row(row.table, row.number, row.cells | {"situation": cells[row.get("claim")]}, row.file)


def _joined(document: Document, situations: Iterable[str]) -> list[str]:
    """Return situations, together with those that they are about, are part of, are caused by, or cause."""
    found: dict[str, None] = {}
    todo = list(situations)
    while todo:
        iri = todo.pop(0)
        if iri not in found:
            found[iri] = None
            todo += [t.value for p in (dg.about, dg.partOf, dg.cause, dg.effect) for t in document.values(iri, p)]
    return list(found)


def _statement(
    document: Document, row: Row, things: Sequence[str], origin: Mapping[str, list[str]], notes: Sequence[str]
) -> Statement:
    cells = {name: text for name, text in row.cells.items() if name != "_"}
    name = slug(things[0])
    model = provenance.model_of(document, origin[things[0]][0])
    numbers = [n for iri in things for n in _anchored(document, iri)]
    mine = {slug(iri) for iri in things}
    opened = tuple(note for note in notes if note.partition(":")[0] in mine)
    ends = [things[0]] if row.table == "claims" else []
    if row.table == "steps":
        ends = [iri for p in _ENDS for iri in sorted(t.value for t in document.values(things[0], p))]
    words = tuple(_words(document, iri) for iri in ends if document.value(iri, dg.content))
    return Statement(row.table, name, cells, tuple(things), tuple(dict.fromkeys(numbers)), model, opened, words)


_ENDS = (dg.premise, dg.conclusion, dg.attacker, dg.attacked, dg.preferred, dg.preferredOver)


def _words(document: Document, claim: str) -> str:
    """Return a claim in words, with holder, stance, hedge and reporter."""
    paraphrase = document.value(document.value(claim, dg.content), dg.paraphrase)
    position = Position.stated(Iri(claim), paraphrase, lambda key: document.value(claim, key))
    return f"{slug(claim)}: {position.attribution()}: {position.paraphrase}"


def _bare(document: Document, iri: str, origin: Mapping[str, list[str]], notes: Sequence[str]) -> Statement:
    kind = "situations" if "/id/" in iri else "concepts"
    row = Row(kind, 0, {"name": curie(iri)})
    return _statement(document, row, [iri], origin, notes)


def _anchored(document: Document, iri: str) -> list[str]:
    """Return the numbers of the sentences to which something is anchored."""
    if iri in document.passages.values():
        return [document.sentence(iri)]
    places = [t.value for p in (dg.anchor, dg.citingNote) for t in document.values(iri, p)]
    return sorted((document.sentence(place) for place in places), key=in_order)


def _first(one: Statement, numbers: Mapping[str, int]) -> int:
    """Return the place of a statement in the text: a step after its last claim, a thing before the first sentence."""
    places = [numbers[number] for number in one.sentences if number in numbers]
    if not places:
        return -1 if one.table in ("entities", "concepts") else len(numbers)
    return max(places) if one.table == "steps" else min(places)
