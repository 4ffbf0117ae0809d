"""Review a draft: undecided statements come out one by one, and decisions on them go into the graph.

Accepting a statement writes a review.  Editing it goes through the rows, as in `diplograph ingest`,
and is checked first.  Rejecting it removes it from the graph, with everything that depends on it.
Each decision is written to disk before the next one is requested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from diplograph.checks.report import Finding
from diplograph.data.atomic import write_files
from diplograph.data.bundled import CATALOGUE
from diplograph.data.catalogue import recounted
from diplograph.data.derive import derived_file, derived_for
from diplograph.drafts import provenance
from diplograph.drafts.provenance import PROV
from diplograph.drafts.recording import now
from diplograph.drafts.source import Source
from diplograph.drafts.statements import Statement, undecided
from diplograph.errors import BadValue, DataError
from diplograph.namespaces import RDF, slug
from diplograph.rows.book import Book, Fault, Place
from diplograph.rows.catalogue import with_entries
from diplograph.rows.document import Document
from diplograph.rows.ingest import findings, prepare
from diplograph.rows.merge import Change, Merge, written
from diplograph.terms import text_of
from diplograph.vocab import dg, verdict


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

    def statements(self) -> list[Statement]:
        """Return the undecided statements, sentence by sentence."""
        return undecided(Document(self.folder))

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
        write_files(files | decided | with_entries(prepared.document, [*files, *decided]))
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
            if (triple.predicate.value == PROV + "generated" and text_of(triple.object) in gone)
            or (triple.predicate.value == dg.leftOpen and text_of(triple.object).partition(":")[0] in names)
        ]
        removed += [
            triple
            for review in document.subjects(dg.Review)
            for triple in document.statements(review)
            if triple.predicate.value == dg.decidedOn and text_of(triple.object) in gone
        ]
        return provenance.changed(document, removed, said)


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
            text_of(quad.subject)
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
        quad.predicate.value in needs and text_of(quad.subject) not in gone
        for quad in document.store.quads_for_pattern(None, None, ox.NamedNode(iri), None)
    )


def _pointing(document: Document, gone: set[str]) -> list[ox.Triple]:
    """Return the triples elsewhere that refer to what is removed, such as a condition."""
    return [
        quad.triple
        for iri in gone - set(document.passages.values())
        for quad in document.store.quads_for_pattern(None, None, ox.NamedNode(iri), None)
        if text_of(quad.subject) not in gone and not quad.predicate.value.startswith(PROV)
        and quad.predicate.value != dg.decidedOn
    ]  # fmt: skip


def _without(document: Document, removed: Sequence[ox.Triple]) -> dict[Path, bytes]:
    change = Change(Place("", 0, ""), "", list(dict.fromkeys(removed)))
    return written(document, Merge([change]))


def _emptied(document: Document, change: Merge) -> set[str]:
    """Return the subjects that an edit removes completely."""
    removed = {text_of(triple.subject) for triple in change.removed}
    added = {text_of(triple.subject) for triple in change.added}
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
            text_of(triple.object)
            for triple in (*(quad.triple for quad in document.store), *added)
            if triple.predicate.value in needs and triple not in gone and text_of(triple.subject) not in out
        }
        if not (more := left - held - out):
            break
        out |= more
    removed = [triple for iri in sorted(out) for triple in document.statements(iri) if triple not in gone]
    return Change(Place("", 0, ""), one.name, removed) if removed else None
