"""Compile rows of situations, and the cells that describe situations, to statements."""

from __future__ import annotations

import re

from diplograph import vocab
from diplograph.namespaces import ID, PREFIXES, RDF, SKOS, expand, slug
from diplograph.rows import notation
from diplograph.rows.book import Place, Row
from diplograph.rows.document import PATHS, Document, iri_of
from diplograph.rows.draft import Draft, minted
from diplograph.rows.notation import BadCell, Part, Situation, Word
from diplograph.vocab import dg

ROLES: dict[str, str] = {**vocab.ROLES, "in": dg.place, "from": dg.figureFrom}
ABOUT: dict[str, str] = {"about": dg.about, "part of": dg.partOf, "cause": dg.cause, "effect": dg.effect}
LINKS = {"same as": SKOS + "exactMatch", "close to": SKOS + "closeMatch", "page": PREFIXES["foaf"] + "page"}
# The properties that a cell governs, and those that a row of situations also governs.
GOVERNED = (
    RDF + "type", dg.situationType, *ROLES.values(), *ABOUT.values(), dg.value, dg.unit, dg.when, dg.timeCue,
    dg.valence, dg.encoderNote,
)  # fmt: skip
LINK_TYPES = "causal-link-type"


def links(document: Document) -> list[str]:
    """Return the types of causal link, as written in a cell."""
    return [term.slug for term in document.glossary.concepts(LINK_TYPES)]


def valences(document: Document) -> set[str]:
    """Return the valences, as written in a cell."""
    return {term.slug for term in document.glossary.concepts("valence")}


def read(draft: Draft, row: Row) -> notation.Described | None:
    """Return the situations of a row of claims as written; None if there are none or they are at fault."""
    if not row.get("situation"):
        return None
    with draft.cell(row, "situation"):
        text = row.cells["situation"]
        return notation.situations(text, links(draft.document), valences(draft.document))
    return None


def iri_of_cell(draft: Draft, key: str, written: Situation, number: int) -> str:
    """Return the IRI of a situation described in a cell: by its name, else by its type and the row's key.

    A situation without a name keeps the IRI that it received when it was first read.

    Raises:
        BadCell: its type is not a concept of the schemes.

    """
    document = draft.document
    kind: str
    if written.link is not None:
        kind, name = dg.CausalLink, written.link.text
    elif written.type is not None:
        concept = draft.concept(written.type, "event-type", "relation-type", "status-type", "measurement-type")
        kind, name = document.class_of_type(concept), slug(concept)
    else:
        return draft.situation(Word(written.name, written.at))
    if written.name:
        iri = minted(document, written.name, kind)
        if not iri.startswith(ID + PATHS[kind] + "/"):
            raise BadCell(written.at, f"{written.name} does not name a {PATHS[kind]}", f"Begin it with {PATHS[kind]}:.")
        return iri
    ending = unnamed_ending(key, number)
    made = f"{ID}{PATHS[kind]}/{document.slug}-{name}-{ending}"
    before = _described_before(draft, key)
    if made in before:
        return made
    for described in before:
        if described.startswith(ID + PATHS[kind] + "/") and re.search(rf"-{re.escape(ending)}$", described):
            return described
    return made


def unnamed_ending(key: str, number: int) -> str:
    """Return the end of the name of an unnamed situation: its claim's key and its place in the cell."""
    return f"{key}-{number}" if number > 1 else key


def _described_before(draft: Draft, key: str) -> list[str]:
    proposition = draft.document.base + draft.local(key, "p")
    return sorted(term.value for term in draft.document.values(proposition, dg.describes))


def describe(draft: Draft, subject: str, written: Situation, place: Place) -> None:
    """Compile the description of a situation in a cell.

    Raises:
        BadCell: a name in it is unknown or ambiguous.

    """
    draft.govern(subject, GOVERNED)
    kind: str
    if written.link is not None:
        concept = draft.concept(written.link, LINK_TYPES)
        kind = dg.CausalLink
    else:
        assert written.type is not None
        concept = draft.concept(written.type, "event-type", "relation-type", "status-type", "measurement-type")
        kind = draft.document.class_of_type(concept)
    draft.is_a(subject, kind, place)
    draft.label(subject, made_label(draft.document, written, concept), written.label, place)
    draft.say(subject, dg.situationType, concept, place)
    for predicate, words in ((dg.cause, written.cause), (dg.effect, written.effect)):
        for word in words:
            draft.say(subject, predicate, draft.situation(word), place)
    for part in written.parts:
        _say_part(draft, subject, concept, part, place)


def _say_part(draft: Draft, subject: str, concept: str, part: Part, place: Place) -> None:
    first = part.words[0]
    match part.role:
        case "note":
            draft.words(subject, dg.encoderNote, first.text, place)
        case "cue":
            draft.words(subject, dg.timeCue, first.text, place, draft.document.text_language)
        case "valence":
            draft.say(subject, dg.valence, draft.concept(first, "valence"), place)
        case "when":
            draft.date(subject, dg.when, first.text, place)
        case "value":
            draft.number(subject, dg.value, first.text, place)
            draft.say(subject, dg.unit, draft.concept(part.words[1], "unit"), place)
        case "about" | "part of":
            for word in part.words:
                draft.say(subject, ABOUT[part.role], draft.situation(word), place)
        case role:
            predicate = ROLES[role] if role else draft.document.first_role(concept)
            for word in part.words:
                draft.say(subject, predicate, _filler(draft, predicate, word), place)


def _filler(draft: Draft, predicate: str, word: Word) -> str:
    if predicate == dg.place:
        return draft.entity(word, "place")
    if predicate == dg.figureFrom:
        return draft.entity(word, "work")
    return draft.entity(word)


def made_label(document: Document, written: Situation, concept: str) -> str:
    """Return a label for a situation without one: its name, else its type and participants."""
    if written.name and not expand(written.name):
        return written.name.replace("-", " ").capitalize()
    term = document.glossary.terms.get(concept)
    head = (term.label if term else slug(concept)).capitalize()
    if written.link is not None:
        ends = [" and ".join(word.text for word in words) for words in (written.cause, written.effect)]
        return f"{ends[0]} {term.label if term else slug(concept)} {ends[1]}".replace("-", " ")
    told = [
        ", ".join(slug(full) if (full := expand(w.text)) else w.text for w in part.words)
        for part in written.parts
        if part.role in ("", *ROLES, "when")
    ]
    return f"{head}: {', '.join(told)}" if told else head


def compile_rows(draft: Draft) -> None:
    """Compile the table of situations."""
    for row in draft.book.rows("situations"):
        with draft.row(row), draft.cell(row, "name"):
            _compile(draft, row)


def iri_of_row(draft: Draft, row: Row) -> str:
    """Return the IRI of a row of situations.

    Raises:
        Unresolved: its type is not a concept of the schemes.

    """
    document = draft.document
    concept = document.concept(row.get("type"), *_SCHEMES)
    kind = document.class_of_type(concept)
    if row.get("id"):
        return f"{ID}{PATHS[kind]}/{row.get('id')}"
    return minted(document, row.get("name"), kind)


_SCHEMES = ("event-type", "relation-type", "status-type", "measurement-type", LINK_TYPES)


def _compile(draft: Draft, row: Row) -> None:
    document, subject = draft.document, ""
    with draft.cell(row, "type"):
        subject = iri_of_row(draft, row)
    if not subject:
        return
    concept = document.concept(row.get("type"), *_SCHEMES)
    draft.govern(subject, (*GOVERNED, *LINKS.values(), SKOS + "prefLabel"))
    draft.is_a(subject, document.class_of_type(concept), row.place("type"))
    label = (
        row.get("label")
        or document.value(subject, SKOS + "prefLabel")
        or row.get("name").replace("-", " ").capitalize()
    )
    draft.words(subject, SKOS + "prefLabel", label, row.place("label"))
    draft.say(subject, dg.situationType, concept, row.place("type"))
    for column, predicate in (("who", document.first_role(concept)), *ROLES.items()):
        with draft.cell(row, column) as place:
            for word in notation.names(row.cells.get(column, "")):
                draft.say(subject, predicate, _filler(draft, predicate, word), place)
    for column, predicate in ABOUT.items():
        with draft.cell(row, column) as place:
            for word in notation.names(row.cells.get(column, "")):
                draft.say(subject, predicate, draft.situation(word), place)
    for column, predicate in LINKS.items():
        with draft.cell(row, column) as place:
            for word in notation.keys(row.cells.get(column, "")):
                draft.say(subject, predicate, iri_of(word.text), place)
    _say_values(draft, subject, row)


def _say_values(draft: Draft, subject: str, row: Row) -> None:
    if row.get("value"):
        with draft.cell(row, "value") as place:
            draft.number(subject, dg.value, row.get("value"), place)
    for column, predicate in (("unit", dg.unit), ("valence", dg.valence)):
        if row.get(column):
            with draft.cell(row, column) as place:
                draft.say(subject, predicate, draft.document.concept(row.get(column), column), place)
    if row.get("when"):
        with draft.cell(row, "when") as place:
            draft.date(subject, dg.when, row.get("when"), place)
    if row.get("cue"):
        draft.words(subject, dg.timeCue, row.get("cue"), row.place("cue"), draft.document.text_language)
    if row.get("note"):
        draft.words(subject, dg.encoderNote, row.get("note"), row.place("note"))
