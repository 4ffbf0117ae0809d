"""Merge rows into a folder: compiled rows in, changes and conflicts out; a conflict prevents any writing.

The rows govern the properties of their tables for the subjects that they describe;
everything else in the folder is kept.  A row that `diplograph sheet` wrote has a digest.
If it was changed only in the folder, the row is skipped; if only in the sheet, it is
applied; if in both, and differently, it is a conflict.  A row that stood for a sentence
without a claim when it was written may become a new claim without a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from diplograph.data.turtle import read
from diplograph.namespaces import DCTERMS, RDF, SKOS, curie, slug
from diplograph.rows import claims, entities, situations
from diplograph.rows.book import Book, Place, Row, sentence_of
from diplograph.rows.columns import TABLES
from diplograph.rows.compile import Compiled
from diplograph.rows.document import ACTOR_CLASSES, Document
from diplograph.rows.sheet import Spelling, before, digest
from diplograph.rows.turtle import TurtleText
from diplograph.terms import text_of
from diplograph.vocab import dg

FILES: dict[str, str] = {
    dg.Claim: "claims.ttl",
    dg.Proposition: "propositions.ttl",
    dg.Event: "events.ttl",
    dg.Relation: "relations.ttl",
    dg.Status: "relations.ttl",
    dg.CausalLink: "causal-links.ttl",
    dg.Measurement: "measurements.ttl",
    dg.Inference: "argument.ttl",
    dg.Conflict: "argument.ttl",
    dg.Preference: "argument.ttl",
    dg.NameUse: "names.ttl",
    dg.Citation: "citations.ttl",
    dg.Place: "places.ttl",
    dg.Thing: "things.ttl",
    dg.Work: "works.ttl",
    dg.Note: "passages.ttl",
    dg.Passage: "passages.ttl",
    SKOS + "Concept": "concepts.ttl",
    **dict.fromkeys(map(str, ACTOR_CLASSES), "actors.ttl"),
}
_SEQUENCE = (
    RDF + "type", SKOS + "inScheme", SKOS + "prefLabel", SKOS + "altLabel", SKOS + "definition", DCTERMS + "title",
    dg.content, dg.holder, dg.stance, dg.claimType, dg.likelihood, dg.confidence, dg.hedgeCue,
    dg.premise, dg.conclusion, dg.attacker, dg.attacked, dg.conflictType, dg.preferred, dg.preferredOver, dg.arguer,
    dg.scheme, dg.explicitness, dg.name, dg.denotes, dg.anchor, dg.reporter, dg.reporterStance,
    *claims.CONDITIONS.values(), dg.paraphrase, dg.describes, *situations.GOVERNED[1:],
    *entities.CITATION[1:], *entities.ENTITY,
)  # fmt: skip
ORDER = {p: i for i, p in enumerate(dict.fromkeys(_SEQUENCE))}


@dataclass
class Change:
    """The change of a row: the statements removed and added."""

    place: Place
    key: str
    removed: list[ox.Triple] = field(default_factory=list)
    added: list[ox.Triple] = field(default_factory=list)


@dataclass
class Merge:
    """The effect of rows on a folder.

    ``changes`` are the rows that change something, ``conflicts`` those that were also changed
    in the folder, ``kept`` those skipped because only the folder changed, and ``missing``
    the keys of rows of the folder that the sheet lacks in whole or in part.
    """

    changes: list[Change] = field(default_factory=list)
    conflicts: list[Row] = field(default_factory=list)
    kept: list[Row] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)

    @property
    def removed(self) -> set[ox.Triple]:
        """The statements removed."""
        return {triple for change in self.changes for triple in change.removed}

    @property
    def added(self) -> set[ox.Triple]:
        """The statements added."""
        return {triple for change in self.changes for triple in change.added}

    def to_text(self, names: Mapping[str, str]) -> str:
        """Return the difference, row by row, with ``-`` for removed and ``+`` for added statements.

        ``names`` are prefixes of the folder in addition to the common ones, by namespace.
        """
        lines = []
        for change in self.changes:
            lines.append(f"{change.place.table} {change.key}")
            said = [("-", t) for t in change.removed] + [("+", t) for t in change.added]
            lines += [
                f"  {sign} {_shown(t, names)}"
                for sign, t in sorted(said, key=lambda s: (str(s[1].subject), s[0] == "+", str(s[1])))
            ]
        return "\n".join(lines)


def merge(document: Document, book: Book, compiled: Compiled, delete: bool = False) -> Merge:
    """Return the effect of the rows on the folder.

    Args:
        document: the folder.
        book: the rows.
        compiled: their statements, without faults.
        delete: whether to delete rows of the folder that are missing in the tables of the book.

    """
    found = Merge()
    spellings = {row.get("_")[:1] for row in book if row.get("_")}
    spelling = Spelling.SHORT if "s" in spellings or not spellings else Spelling.FLAT
    theirs = before(document, spelling) if spellings or delete else Compiled({}, [], {}, [])
    held = {_row_key(row): said for row, said in theirs.rows}
    keys = _held_keys(document, compiled, held, spelling)
    passed: set[str] = set()
    applied: list[tuple[Row, list[ox.Triple]]] = []
    for row, said in compiled.rows:
        then, here = row.get("_"), held.get(keys[id(row)])
        now = "" if here is None else digest(here, spelling)
        if then and now != then:
            mine = digest(said, spelling)
            if mine == then:
                found.kept += [row] * bool(said)
                passed |= {_subject(t) for t in said}
                continue
            if mine != now and not _was_silent(document, row, spelling):
                found.conflicts.append(row)
                continue
        applied.append((row, said))
    before_of = {id(row): held.get(keys[id(row)], []) for row, _ in applied}
    _changes(document, compiled, applied, passed, before_of, found)
    absent = held.keys() - keys.values()
    lost = (_deletion(document, compiled, k, said) for k, said in held.items() if k in absent and k[0] in book.tables)
    gone = _unused(document, compiled, [change for change in lost if change.removed])
    found.missing = [(change.place.table, change.key) for change in gone]
    if delete:
        found.changes += gone
    return found


def _held_keys(
    document: Document, compiled: Compiled, held: Mapping[tuple[str, str], list[ox.Triple]], spelling: Spelling
) -> dict[int, tuple[str, str]]:
    """Return the key of each row, by its ``id()``: that of the row of the folder which it continues."""
    of_subject = {(key[0], _subject(said[0])): key for key, said in held.items() if said}
    keys = {}
    for row, said in compiled.rows:
        key = _row_key(row)
        if key not in held and _was_silent(document, row, spelling):
            silent = ("claims", sentence_of(row.get("claim")))
            key = silent if silent in held else key
        elif key not in held and row.table != "claims":
            key = next((k for t in said if (k := of_subject.get((row.table, _subject(t))))), key)
        keys[id(row)] = key
    return keys


def _was_silent(document: Document, row: Row, spelling: Spelling) -> bool:
    """Tell whether a row of claims stood for a sentence without a claim when the sheet was written."""
    passage = document.passages.get(sentence_of(row.get("claim")))
    if row.table != "claims" or passage is None:
        return False
    reasons = [ox.NamedNode(term.iri) for term in document.glossary.concepts("silence")]
    silent = [[ox.Triple(ox.NamedNode(passage), ox.NamedNode(dg.reasonForSilence), reason)] for reason in reasons]
    return row.get("_") in {digest(said, spelling) for said in ([], *silent)}


def _changes(
    document: Document, compiled: Compiled, applied: list[tuple[Row, list[ox.Triple]]], passed: set[str],
    before_of: Mapping[int, list[ox.Triple]], found: Merge,
) -> None:  # fmt: skip
    wanted: dict[str, set[ox.Triple]] = defaultdict(set)
    for _, said in applied:
        for triple in said:
            wanted[_subject(triple)].add(triple)
    shown: set[str] = set()
    for row, said in applied:
        change = Change(row.place(), _row_key(row)[1])
        subjects = dict.fromkeys(_subject(t) for t in said)
        # Things that the row no longer has since it was written: a step or situation whose cell was emptied.
        dropped = {_subject(t) for t in before_of[id(row)]} if row.get("_") else set()
        for subject in subjects:
            if subject in shown or subject in passed:
                continue
            shown.add(subject)
            here = [t for t in document.statements(subject) if _governed(document, compiled, t)]
            change.removed += sorted((t for t in here if t not in wanted[subject]), key=str)
            change.added += sorted((t for t in wanted[subject] if t not in here), key=str)
        for subject in sorted(dropped - set(wanted) - passed - shown):
            if subject not in document.passages.values():
                change.removed += document.statements(subject)
            elif row.table == "claims":  # the reason for a silence that a claim has broken
                change.removed += [t for t in before_of[id(row)] if _subject(t) == subject]
            shown.add(subject)
        if change.removed or change.added:
            found.changes.append(change)


def _governed(document: Document, compiled: Compiled, triple: ox.Triple) -> bool:
    """Tell whether the rows govern a statement; they do not govern texts in a second language."""
    term = triple.object
    mine = not (isinstance(term, ox.Literal) and term.language) or term.language in (
        document.language,
        document.text_language,
        *(t.object.language for t in compiled.said if t.subject == triple.subject and isinstance(t.object, ox.Literal)),
    )
    return mine and triple.predicate.value in compiled.governed.get(_subject(triple), ())


def _deletion(document: Document, compiled: Compiled, key: tuple[str, str], held: list[ox.Triple]) -> Change:
    """Return the statements to remove with a row of the folder that is no longer in the sheet."""
    kept = {_subject(triple) for triple in compiled.said}
    passages = set(document.passages.values())
    change = Change(Place(key[0], 0, ""), key[1])
    for subject in dict.fromkeys(map(_subject, held)):
        if subject in kept or (subject in passages and key[0] != "claims"):
            continue
        gone = held if subject in passages else document.statements(subject)
        change.removed += [t for t in gone if _subject(t) == subject]
    return change


def _unused(document: Document, compiled: Compiled, changes: list[Change]) -> list[Change]:
    """Leave out entities that what remains refers to, as the author of the document."""
    removed = {_subject(triple) for change in changes for triple in change.removed}
    named = {triple.object for triple in compiled.said}

    def is_used(change: Change) -> bool:
        for subject in {ox.NamedNode(_subject(triple)) for triple in change.removed}:
            users = document.store.quads_for_pattern(None, None, subject, None)
            if subject in named or any(_subject(user.triple) not in removed for user in users):
                return True
        return False

    return [change for change in changes if change.place.table != "entities" or not is_used(change)]


def _row_key(row: Row) -> tuple[str, str]:
    table = TABLES.get(row.table)
    if table is None:
        return row.table, ""
    if row.table == "steps" and not row.get("id"):
        return row.table, " ".join(row.get(name) for name in ("step", "from", "to"))
    if row.table in ("names", "citations", "entities", "situations") and row.get("id"):
        return row.table, row.get("id")
    if row.table == "names":
        return row.table, f"{row.get('name')} {row.get('at')}"
    return row.table, row.get(table.columns[1].name if table.name == "citations" else table.columns[0].name)


def written(document: Document, change: Merge) -> dict[Path, bytes]:
    """Return the files that change, with their new bytes.

    A statement is removed from the file that holds it.  A new one is added to the file with
    the type of its subject, else to the file of its class, which is created if necessary.
    """
    added, removed = _by_file(document, change)
    prefixes = {"doc": document.base} if document.base and curie(document.base + "x") == document.base + "x" else {}
    files = {}
    for path in {*added, *removed}:
        text = read(path).decode("utf-8") if path.is_file() else _new_file(document, path)
        new = TurtleText(text, str(path)).changed(removed[path], added[path], ORDER, prefixes)
        files[path] = new.encode("utf-8")
    return files


def counted(document: Document, change: Merge) -> list[tuple[str, int, int]]:
    """Return the name of each file that changes, with the numbers of statements added and removed."""
    added, removed = _by_file(document, change)
    return [(path.name, len(added[path]), len(removed[path])) for path in sorted({*added, *removed})]


_ByFile = dict[Path, list[ox.Triple]]


def _by_file(document: Document, change: Merge) -> tuple[_ByFile, _ByFile]:
    """Return the statements added to each file, and those removed from it."""
    homes: dict[ox.Triple, Path] = {}
    kinds: dict[str, Path] = {}
    for file in document.files:
        for quad in document.store.quads_for_pattern(None, None, None, ox.NamedNode(file.graph)):
            homes[quad.triple] = file.path
            if quad.predicate.value == RDF + "type":
                kinds[_subject(quad.triple)] = file.path
    added: _ByFile = defaultdict(list)
    removed: _ByFile = defaultdict(list)
    for triple in change.removed:
        removed[homes[triple]].append(triple)
    types = {_subject(t): text_of(t.object) for t in change.added if t.predicate.value == RDF + "type"}
    for triple in change.added:
        subject = _subject(triple)
        same = next((homes[t] for t in document.statements(subject) if t.predicate == triple.predicate), None)
        path = same or kinds.get(subject) or document.folder / FILES[types.get(subject, dg.Passage)]
        added[path].append(triple)
    return added, removed


def _new_file(document: Document, path: Path) -> str:
    title = document.value(document.work, DCTERMS + "title") or document.slug
    return f"# {title}: {path.stem.replace('-', ' ')}.\n\n"


def _shown(triple: ox.Triple, names: Mapping[str, str]) -> str:
    def short(iri: str) -> str:
        name = curie(iri)
        if name == iri:
            prefix = names.get(iri[: iri.rfind("/") + 1])
            name = f"{prefix}:{slug(iri)}" if prefix else f"<{iri}>"
        return name

    term = triple.object
    value = short(term.value) if isinstance(term, ox.NamedNode) else str(term)
    return f"{short(_subject(triple))} {short(triple.predicate.value)} {value}"


def _subject(triple: ox.Triple) -> str:
    return text_of(triple.subject)
