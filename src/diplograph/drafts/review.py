"""Review a draft: undecided statements come out one by one, and decisions on them go into the graph.

A statement is a row: a claim with its proposition and the situations that only it describes,
a step, a silent sentence, a thing or a name.  Accepting it writes a review.  Editing it
goes through the rows, as in `diplograph ingest`, and is checked first.  Rejecting it removes
it from the graph, with everything that depends on it.  Each decision is written to disk before
the next one is requested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.answers.position import Position
from diplograph.checks.report import Finding
from diplograph.data.atomic import write_files
from diplograph.data.bundled import CATALOGUE
from diplograph.data.catalogue import recounted
from diplograph.data.derive import derived_file, derived_for
from diplograph.drafts import provenance
from diplograph.drafts.provenance import PROV
from diplograph.drafts.recording import now
from diplograph.drafts.source import Source
from diplograph.errors import BadValue, DataError
from diplograph.namespaces import RDF, curie, slug
from diplograph.rows.book import Book, Fault, Place, Row
from diplograph.rows.compile import compile_book
from diplograph.rows.document import Document
from diplograph.rows.ingest import findings, prepare
from diplograph.rows.merge import Change, Merge, listed_in_catalogue, written
from diplograph.rows.sheet import Sheet, Spelling
from diplograph.terms import Iri
from diplograph.vocab import dg, verdict

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


class Review:
    """A folder with a draft, and the person who decides.

    Args:
        folder: the folder.
        who: the name of the person.
        text: the text, if the sentences should be shown.
        where: its name in errors.

    Raises:
        BadValue: no name is given.
        DataError: see `Source`.

    """

    def __init__(self, folder: Path, who: str, text: str = "", where: str = "the text") -> None:
        self.who = " ".join(who.split())
        if not self.who or not self.who.isprintable():
            raise BadValue("--by", "there is no name of the person who decides", 'Name the person: --by "Jane Doe".')
        self.folder = folder
        source = Source(folder, text, where) if text else None
        self.sentences: Mapping[str, str] = source.sentences if source else {}
        self._runs = source.runs if source else None

    # The undecided statements

    def statements(self) -> list[Statement]:
        """Return the undecided statements, sentence by sentence."""
        document = Document(self.folder)
        left = dict.fromkeys(provenance.undecided(document))
        if not left:
            return []
        origin = provenance.drafted(document)
        notes = [
            term.value for iri in document.subjects(dg.Drafting) for term in document.values(iri, dg.leftOpen)
        ]  # fmt: skip
        cells = {
            row.get("claim"): row.get("situation") for row in Sheet(document, Spelling.SHORT).book().rows("claims")
        }
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

    def settle(self) -> None:
        """Write the derived statements of the current graph, and the sizes of its files in the catalogue."""
        write_files({derived_file(self.folder): derived_for(self.folder)})
        catalogue = self.folder / CATALOGUE
        if catalogue.is_file():
            write_files({catalogue: recounted(catalogue)})

    # Decisions

    def accept(self, one: Statement) -> None:
        """Accept a statement as it is."""
        document = Document(self.folder)
        write_files(self._decided(document, one, verdict.accepted, list(one.things)))

    def edit(self, one: Statement, cells: Mapping[str, str]) -> tuple[list[Fault], list[Finding]]:
        """Change the cells of a statement, and accept it in this form.

        Returns:
            The problems of the cells, in which case nothing is written, and the findings of
            `check` in the changed graph.

        """
        if self._runs and any(self._runs.within(text) for text in cells.values()):
            raise DataError(one.name, "it repeats eight words of the text in a row", "Say it in your own words.")
        book = Book()
        book.add(one.table, {**one.cells, **cells}, 2)
        prepared = prepare(self.folder, book)
        if prepared.faults:
            return prepared.faults, []
        found = [finding for place, finding in findings(prepared) if place is not None]
        if left := _left_alone(prepared.document, prepared.merge, one):
            prepared.merge.changes.append(left)
            prepared.files.update(written(prepared.document, prepared.merge))
        said = {getattr(triple.subject, "value", "") for triple in prepared.compiled.said}
        gone = _emptied(prepared.document, prepared.merge)
        things = [iri for iri in dict.fromkeys([*one.things, *sorted(said)]) if iri not in gone]
        things = [iri for iri in things if iri in one.things or not prepared.document.describes(iri)]
        files = dict(prepared.files)
        decided = self._decided(prepared.document, one, verdict.edited, things, gone)
        write_files(files | decided | _listed(prepared.document, [*files, *decided]))
        return [], found

    def falls_with(self, one: Statement) -> list[str]:
        """Return the short names of the other statements that rejecting this one would remove."""
        document = Document(self.folder)
        return sorted(slug(iri) for iri in _dependent(document, one) - set(one.things))

    def reject(self, one: Statement) -> list[str]:
        """Remove a statement and everything that depends on it; return the names of the dependent statements."""
        document = Document(self.folder)
        gone = _dependent(document, one)
        passages = set(document.passages.values())
        removed = [triple for iri in gone - passages for triple in document.statements(iri)]
        removed += [
            triple
            for iri in gone & passages
            for triple in document.statements(iri)
            if triple.predicate.value == dg.reasonForSilence
        ]
        removed += _pointing(document, gone)
        files = _without(document, removed)
        files |= self._decided(document, one, verdict.rejected, [], gone)
        write_files(files)
        return sorted(slug(iri) for iri in gone - set(one.things))

    def _decided(
        self, document: Document, one: Statement, how: str, kept: Sequence[str], gone: Iterable[str] = ()
    ) -> dict[Path, bytes]:
        """Return the provenance file with a decision, which links things that are kept and names others."""
        gone = set(gone)
        agent, said = provenance.agent(document, dg.Encoder, self.who)
        iri = next(provenance.free(document, "review"))
        say = provenance.triple
        said += [
            say(iri, RDF + "type", dg.Review),
            say(iri, PROV + "wasAssociatedWith", agent),
            say(iri, PROV + "endedAtTime", provenance.time(now())),
            say(iri, dg.verdict, how),
        ]
        said += [say(iri, dg.decidedOn, thing) for thing in kept]
        said += [say(iri, dg.rejectedName, ox.Literal(slug(thing))) for thing in sorted(gone)]
        names = {slug(thing) for thing in (*one.things, *gone)}
        removed = [
            triple
            for draft in document.subjects(dg.Drafting)
            for triple in document.statements(draft)
            if (triple.predicate.value == PROV + "generated" and _value(triple.object) in gone)
            or (triple.predicate.value == dg.leftOpen and _value(triple.object).partition(":")[0] in names)
        ]
        removed += [
            triple
            for review in document.subjects(dg.Review)
            for triple in document.statements(review)
            if triple.predicate.value == dg.decidedOn and _value(triple.object) in gone
        ]
        return provenance.changed(document, removed, said)


def _rows(document: Document) -> Iterator[tuple[Row, list[str]]]:
    """Yield the rows of a folder, each with all the things that it describes; claims include their situations."""
    book = Sheet(document, Spelling.FLAT).book()
    compiled = compile_book(Document(document.folder), book)
    own = {id(row): list(dict.fromkeys(_value(triple.subject) for triple in said)) for row, said in compiled.rows}
    claims = [(row, said) for row, said in compiled.rows if row.table == "claims"]
    described = {
        id(row): [_value(triple.object) for triple in said if triple.predicate.value == dg.describes]
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

    def of(predicate: str) -> Iri | None:
        value = document.value(claim, predicate)
        return Iri(value) if value else None

    position = Position(
        claim=Iri(claim),
        holder=of(dg.holder) or Iri(""),
        stance=of(dg.stance) or Iri(""),
        paraphrase=document.value(document.value(claim, dg.content), dg.paraphrase),
        likelihood=of(dg.likelihood),
        confidence=of(dg.confidence),
        cue=document.value(claim, dg.hedgeCue) or None,
        reporter=of(dg.reporter),
        reporter_stance=of(dg.reporterStance),
    )
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
    return sorted((document.sentence(place) for place in places), key=_number)


def _number(sentence: str) -> tuple[int, str]:
    found = re.match(r"\d+", sentence)
    return (int(found[0]) if found else 0, sentence)


def _first(one: Statement, numbers: Mapping[str, int]) -> int:
    """Return the place of a statement in the text: a step after its last claim, a thing before the first sentence."""
    places = [numbers[number] for number in one.sentences if number in numbers]
    if not places:
        return -1 if one.table in ("entities", "concepts") else len(numbers)
    return max(places) if one.table == "steps" else min(places)


# The consequences of a rejection


_CANNOT_BE_WITHOUT = (
    dg.premise, dg.conclusion, dg.attacker, dg.attacked, dg.preferred, dg.preferredOver, dg.cause, dg.effect,
    dg.holder, dg.bearer, dg.denotes, dg.citedWork, dg.figureFrom, dg.situationType, dg.unit, dg.content,
)  # fmt: skip


def _dependent(document: Document, one: Statement) -> set[str]:
    """Return the things that are removed with a statement, and everything that depends on them.

    A proposition or situation that another claim shares is kept.
    """
    gone = set(one.things)
    if one.table == "claims":
        gone = {iri for iri in gone if not _shared(document, iri, gone)}
    todo = set(gone)
    while todo:
        found = {
            _value(quad.subject)
            for iri in todo
            for quad in document.store.quads_for_pattern(None, None, ox.NamedNode(iri), None)
            if quad.predicate.value in _CANNOT_BE_WITHOUT
        }
        todo = found - gone
        gone |= todo
    return gone


def _shared(document: Document, iri: str, gone: set[str]) -> bool:
    """Tell whether something outside a set needs a proposition or situation in it."""
    needs = (dg.content, dg.describes, dg.about, dg.partOf, dg.cause, dg.effect)
    return any(
        quad.predicate.value in needs and _value(quad.subject) not in gone
        for quad in document.store.quads_for_pattern(None, None, ox.NamedNode(iri), None)
    )


def _pointing(document: Document, gone: set[str]) -> list[ox.Triple]:
    """Return the triples elsewhere that refer to what is removed, such as a condition."""
    return [
        quad.triple
        for iri in gone - set(document.passages.values())
        for quad in document.store.quads_for_pattern(None, None, ox.NamedNode(iri), None)
        if _value(quad.subject) not in gone and not quad.predicate.value.startswith(PROV)
        and quad.predicate.value != dg.decidedOn
    ]  # fmt: skip


def _without(document: Document, removed: Sequence[ox.Triple]) -> dict[Path, bytes]:
    change = Change(Place("", 0, ""), "", list(dict.fromkeys(removed)))
    return written(document, Merge([change]))


def _emptied(document: Document, change: Merge) -> set[str]:
    """Return the subjects that an edit removes completely."""
    removed = {_value(triple.subject) for triple in change.removed}
    added = {_value(triple.subject) for triple in change.added}
    gone = set(change.removed)
    return {iri for iri in removed - added if all(triple in gone for triple in document.statements(iri))}


def _left_alone(document: Document, change: Merge, one: Statement) -> Change | None:
    """Return the removal of the situations that no claim describes any more after an edit, as a change."""
    needs = (dg.describes, dg.about, dg.partOf, dg.cause, dg.effect)
    gone, added = change.removed, change.added
    left = {iri for iri in one.things if any(t.predicate.value == dg.situationType for t in document.statements(iri))}
    out: set[str] = set()
    while True:
        held = {
            _value(triple.object)
            for triple in (*(quad.triple for quad in document.store), *added)
            if triple.predicate.value in needs and triple not in gone and _value(triple.subject) not in out
        }
        if not (more := left - held - out):
            break
        out |= more
    removed = [triple for iri in sorted(out) for triple in document.statements(iri) if triple not in gone]
    return Change(Place("", 0, ""), one.name, removed) if removed else None


def _listed(document: Document, paths: Iterable[Path]) -> dict[Path, bytes]:
    return {p: b for p, b in listed_in_catalogue(document, paths).items() if b != p.read_bytes()}


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
