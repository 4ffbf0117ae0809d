"""Compile rows of entities, names, concepts, citations and notes to statements."""

from __future__ import annotations

import pyoxigraph as ox

from diplograph.data.glossary import Kind, Term
from diplograph.namespaces import DCTERMS, ID, PREFIXES, RDF, SCHEME, SKOS, XSD, curie, expand, slug
from diplograph.rows import notation
from diplograph.rows.book import Row
from diplograph.rows.claims import doubt
from diplograph.rows.columns import ENTITY_KINDS
from diplograph.rows.document import Unresolved, iri_of
from diplograph.rows.draft import Draft
from diplograph.spelling import nearest, slug_of
from diplograph.vocab import citation_intent, dg, passage_kind

KINDS = {
    "person": (dg.Person, "actor"),
    "organization": (dg.Organization, "actor"),
    "state": (dg.State, "actor"),
    "collective": (dg.Collective, "actor"),
    "place": (dg.Place, "place"),
    "thing": (dg.Thing, "thing"),
    "work": (dg.Work, "work"),
}
LINKS = {
    "same as": SKOS + "exactMatch",
    "close to": SKOS + "closeMatch",
    "page": PREFIXES["foaf"] + "page",
    "source": DCTERMS + "source",
}
MAKERS = {"by": DCTERMS + "creator", "publisher": DCTERMS + "publisher", "part of": DCTERMS + "isPartOf"}
COORDINATES = {"lat": PREFIXES["geo"] + "lat", "long": PREFIXES["geo"] + "long"}
ENTITY = (
    *COORDINATES.values(),
    RDF + "type", SKOS + "prefLabel", SKOS + "altLabel", SKOS + "definition", SKOS + "scopeNote", *LINKS.values(),
    *MAKERS.values(), DCTERMS + "issued", DCTERMS + "title", DCTERMS + "identifier",
)  # fmt: skip
NAME_USE = (RDF + "type", dg.name, dg.denotes, dg.anchor)
CONCEPT = (RDF + "type", SKOS + "inScheme", SKOS + "prefLabel", SKOS + "definition", SKOS + "example", dg.directed)
CITATION = (
    RDF + "type", dg.citingNote, dg.citedWork, dg.backedClaim, dg.backedPassage, dg.citationIntent,
    dg.encoderConfidence, dg.encoderNote,
)  # fmt: skip
KIND = (RDF + "type", dg.passageKind)


def iri_of_entity(draft: Draft, row: Row) -> str:
    """Return the IRI of a row of entities.

    Raises:
        Unresolved: its kind is unknown, or it has no kind and is not in the shared files.

    """
    kind, name = row.get("kind"), row.get("name")
    if not kind:
        return draft.document.entity(row.get("id") or name)
    if kind not in KINDS:
        near = nearest(kind, ENTITY_KINDS)
        raise Unresolved(f"{kind!r} is not a kind of entity", f"Write {' or '.join(near or ENTITY_KINDS)}.")
    path = f"{ID}{KINDS[kind][1]}/"
    if row.get("id"):
        return path + row.get("id")
    made = slug_of(name)
    if not made:
        raise Unresolved(
            f"no short name can be made from {name!r}", "Give one in the column id, with lower-case letters and dashes."
        )
    if next(iter(draft.document.shared.quads_for_pattern(ox.NamedNode(path + made), None, None)), None):
        return f"{path}{made}-{draft.document.slug}"
    return path + made


def learn(draft: Draft) -> None:
    """Register the names of the entities, and the concepts that the sheet adds."""
    terms = []
    for row in draft.book.rows("concepts"):
        with draft.cell(row, "term"):
            terms.append(_term(row))
    if terms:
        draft.document.glossary = draft.document.glossary.plus(terms)
    rows: dict[str, Row] = {}
    for row in draft.book.rows("entities"):
        if not row.get("kind"):
            continue
        with draft.cell(row, "kind"):
            iri = iri_of_entity(draft, row)
            if (first := rows.setdefault(iri, row)) is not row:
                what = f"{curie(iri)} is also row {first.number}, of kind {first.get('kind')}"
                raise Unresolved(what, "Join the two rows, or give one of them another name.")
            draft.document.learn(iri, row.get("name"))
            for name, sentences in notation.listed(row.cells.get("aka", "")):
                if not sentences:
                    draft.document.learn(iri, name)


def _term(row: Row) -> Term:
    iri = expand(row.get("term")) or ""
    if not iri.startswith(SCHEME):
        raise Unresolved(
            f"{row.get('term')!r} is not a term of a scheme",
            "Write its prefix, as in unit:tonnes or eventtype:fishing.",
        )
    scheme = iri.rpartition("/")[0]
    facts = (("dg:directed", row.get("directed")),) if row.get("directed") else ()
    return Term(
        iri, Kind.CONCEPT, row.get("label") or slug(iri).replace("-", " "), row.get("means"), (), (), (), scheme, facts
    )


def compile_entities(draft: Draft) -> None:
    """Compile the table of entities."""
    for row in draft.book.rows("entities"):
        with draft.row(row), draft.cell(row, "name"):
            _entity(draft, row)


def _entity(draft: Draft, row: Row) -> None:
    subject, name = "", row.get("name")
    with draft.cell(row, "kind" if row.get("kind") else "name"):
        subject = iri_of_entity(draft, row)
    if not subject:
        return
    new = bool(row.get("kind"))
    for alias, sentences in notation.listed(row.cells.get("aka", "")):
        with draft.cell(row, "aka") as place:
            for number in sentences:
                _name_use(draft, alias, subject, draft.passage(notation.Word(number, 0)), row, "aka")
            if not sentences and new:
                draft.words(subject, SKOS + "altLabel", alias, place)
            elif not sentences:
                what = f"{curie(subject)} is shared, so no name can be added here"
                raise Unresolved(what, f"Give the sentences in which the name stands for it, as in `{alias} @4`.")
    if not new:
        return
    draft.govern(subject, ENTITY)
    kind, family = KINDS[row.get("kind")]
    draft.is_a(subject, kind, row.place("kind"))
    draft.words(subject, SKOS + "prefLabel", name, row.place("name"))
    for column, predicate in (("what", SKOS + "definition"), ("note", SKOS + "scopeNote")):
        if row.get(column):
            draft.words(subject, predicate, row.get(column), row.place(column))
    if family == "work":
        draft.words(subject, DCTERMS + "title", row.get("title") or name, row.place("title"))
    for column, predicate in MAKERS.items():
        with draft.cell(row, column) as place:
            for word in notation.names(row.cells.get(column, "")):
                family = "work" if column == "part of" else "actor"
                draft.say(subject, predicate, draft.entity(word, family), place)
    if row.get("date"):
        with draft.cell(row, "date") as place:
            draft.date(subject, DCTERMS + "issued", row.get("date"), place)
    for identifier, _ in notation.listed(row.get("identifier")):
        draft.say(subject, DCTERMS + "identifier", ox.Literal(identifier), row.place("identifier"))
    for column, predicate in COORDINATES.items():
        if row.get(column):
            with draft.cell(row, column) as place:
                draft.number(subject, predicate, row.get(column), place)
    for column, predicate in LINKS.items():
        with draft.cell(row, column) as place:
            for iri in row.get(column).split():
                draft.say(subject, predicate, iri_of(iri), place)


def compile_names(draft: Draft) -> None:
    """Compile the table of names."""
    for row in draft.book.rows("names"):
        with draft.row(row), draft.cell(row, "for"):
            meant = _denoted(draft, row.get("for"))
            for word in notation.keys(row.get("at")):
                with draft.cell(row, "at"):
                    _name_use(draft, row.get("name"), meant, draft.passage(word), row, "name")


def _denoted(draft: Draft, name: str) -> str:
    """Return the actor, place, thing or work, or else the situation, for which a name in a passage stands."""
    try:
        return draft.document.entity(name)
    except Unresolved as wrong:
        if draft.meant(name):
            return draft.situation(notation.Word(name, 0))
        raise Unresolved(f"{wrong.message}, and no situation", wrong.remedy, wrong.missing) from None


def _name_use(draft: Draft, name: str, denotes: str, passage: str, row: Row, column: str) -> None:
    document, place = draft.document, row.place(column)
    subject = document.base + row.get("id") if column == "name" and row.get("id") else ""
    for other, value in document.pairs(dg.name):
        iri = getattr(other, "value", "")
        if subject or getattr(value, "value", "") != name:
            continue
        if document.value(iri, dg.denotes) == denotes and document.value(iri, dg.anchor) == passage:
            subject = iri
    if not subject:
        number = slug(passage).removeprefix("s-")
        stem = f"{document.base}n-{number}-{slug_of(name) or 'name'}"
        taken = {t.subject.value for t in draft.said if isinstance(t.subject, ox.NamedNode)}
        free = (stem + (f"-{n}" if n > 1 else "") for n in range(1, len(taken) + 2))
        subject = next(iri for iri in free if iri not in taken)
    draft.govern(subject, NAME_USE)
    draft.is_a(subject, dg.NameUse, place)
    draft.words(subject, dg.name, name, place, document.text_language)
    draft.say(subject, dg.denotes, denotes, place)
    draft.say(subject, dg.anchor, passage, place)


def compile_concepts(draft: Draft) -> None:
    """Compile the table of concepts."""
    for row in draft.book.rows("concepts"):
        try:
            term = _term(row)
        except Unresolved:
            continue  # already reported
        with draft.row(row):
            draft.govern(term.iri, CONCEPT)
            draft.is_a(term.iri, SKOS + "Concept", row.place("term"))
            draft.say(term.iri, SKOS + "inScheme", term.scheme, row.place("term"))
            draft.words(term.iri, SKOS + "prefLabel", term.label, row.place("label"))
            for column, predicate in (("means", SKOS + "definition"), ("example", SKOS + "example")):
                if row.get(column):
                    draft.words(term.iri, predicate, row.get(column), row.place(column))
            if directed := row.get("directed"):
                value = ox.Literal(directed, datatype=ox.NamedNode(XSD + "boolean"))
                draft.say(term.iri, dg.directed, value, row.place("directed"))


def compile_citations(draft: Draft) -> None:
    """Compile the table of citations."""
    for row in draft.book.rows("citations"):
        with draft.row(row), draft.cell(row, "note"):
            _citation(draft, row)


def _citation(draft: Draft, row: Row) -> None:
    document = draft.document
    sentences = notation.keys(row.get("note"))
    if len(sentences) > 1:
        raise Unresolved("a citation must be in one sentence of its note", "Give the sentence that names the work.")
    note = draft.passage(sentences[0])
    work = ""
    with draft.cell(row, "work"):
        work = document.entity(row.get("work"), "work")
    if not work:
        return
    subject = document.base + row.get("id") if row.get("id") else ""
    for iri in () if subject else document.subjects(dg.Citation):
        if document.value(iri, dg.citingNote) == note and document.value(iri, dg.citedWork) == work:
            subject = iri
    if not subject:
        number = slug(note).removeprefix("s-")
        taken = {t.subject.value for t in draft.said if isinstance(t.subject, ox.NamedNode)}
        free = (f"{document.base}cite-{number}{letter}" for letter in ("", *"bcdefghijklmnopqrstuvwxyz"))
        subject = next(iri for iri in free if iri not in taken and not document.describes(iri))
    draft.govern(subject, CITATION)
    draft.is_a(subject, dg.Citation, row.place("note"))
    draft.say(subject, dg.citingNote, note, row.place("note"))
    draft.say(subject, dg.citedWork, work, row.place("work"))
    passages: list[str] = []
    with draft.cell(row, "backs") as place:
        for word in notation.keys(row.get("backs")):
            claim = draft.claim(word)
            draft.say(subject, dg.backedClaim, claim, place)
            passages += draft.anchors(claim)
    with draft.cell(row, "at") as place:
        given = [draft.passage(word) for word in notation.keys(row.get("at"))]
        for passage in dict.fromkeys(given or passages):
            draft.say(subject, dg.backedPassage, passage, place)
    with draft.cell(row, "intent") as place:
        intent = row.get("intent")
        concept = document.concept(intent, "citation-intent") if intent else citation_intent.evidence
        draft.say(subject, dg.citationIntent, concept, place)
    with draft.cell(row, "why"):
        doubt(draft, row, subject)


def compile_passages(draft: Draft) -> None:
    """Compile the table of passages: their kinds and sections."""
    for row in draft.book.rows("passages"):
        with draft.row(row):
            for word in notation.keys(row.get("at")):
                with draft.cell(row, "at"):
                    _passage(draft, row, draft.passage(word))


def _passage(draft: Draft, row: Row, passage: str) -> None:
    document, number, kind = draft.document, row.get("note"), ""
    if row.get("kind"):
        with draft.cell(row, "kind"):
            kind = document.concept(row.get("kind"), "passage-kind")
    elif number:
        kind = passage_kind.note
    if kind:
        draft.govern(passage, KIND if kind == passage_kind.note else (*KIND, dg.noteNumber))
        draft.is_a(passage, dg.Note if kind == passage_kind.note else dg.Passage, row.place("at"))
        draft.say(passage, dg.passageKind, kind, row.place("kind" if row.get("kind") else "at"))
    with draft.cell(row, "note") as place:
        if number and kind != passage_kind.note:
            raise Unresolved("only a note can have a number", "Leave it out, or write `note` in the column kind.")
        if number:
            draft.govern(passage, [dg.noteNumber])
            draft.number(passage, dg.noteNumber, number, place)
        elif kind == passage_kind.note and not document.value(passage, dg.noteNumber):
            raise Unresolved("a note must have a number", "Write it as it is printed.")
    if row.get("section"):
        draft.govern(passage, [dg.section])
        draft.say(passage, dg.section, ox.Literal(row.get("section")), row.place("section"))
