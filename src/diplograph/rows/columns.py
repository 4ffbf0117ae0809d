"""The model of the tables: their columns, the values that each may hold, and its help, from the ontology.

`TABLES` maps each column to its property and schemes; definitions and values are read
from ``core.ttl`` and ``schemes.ttl``.  `json_schema` is the JSON Schema (draft 2020-12)
of the flat spelling, which has one value per column.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from diplograph import vocab
from diplograph.data.glossary import Glossary
from diplograph.namespaces import DCTERMS, PREFIXES, SKOS, curie
from diplograph.vocab import dg


class Holds(StrEnum):
    """The kinds of values in a cell."""

    TEXT = "text"
    KEY = "key"
    KEYS = "keys"
    SENTENCE = "sentence"
    SENTENCES = "sentences"
    NAME = "name"
    NAMES = "names"
    CONCEPT = "concept"
    CONCEPTS = "concepts"
    SITUATION = "situation"
    SITUATIONS = "situations"
    NUMBER = "number"
    STEPS = "steps"


class Column(NamedTuple):
    """A column: its name, its kind of value, the property it writes, its schemes, and the meaning of a blank.

    ``note`` is added to the property's definition; ``short`` columns are for people
    and are left out of the schema.
    """

    name: str
    holds: Holds
    property: str = ""
    schemes: tuple[str, ...] = ()
    blank: str = ""
    note: str = ""
    required: bool = False
    short: bool = False

    def help(self, glossary: Glossary) -> str:
        """Return the purpose of the column, in a sentence or two."""
        term = glossary.terms.get(self.property)
        parts = [term.definition if term else "", self.note, f"Blank: {self.blank}." if self.blank else ""]
        return " ".join(part for part in parts if part)

    def values(self, glossary: Glossary) -> list[str]:
        """Return the values to choose from; empty if any text is allowed."""
        return [term.slug for scheme in self.schemes for term in glossary.concepts(scheme)]


class Table(NamedTuple):
    """A table: its name, the meaning of a row, and its columns, the first of which is the row's key."""

    name: str
    about: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column | None:
        """Return the column of that name, or None."""
        return next((column for column in self.columns if column.name == name), None)


H = Holds
DIGEST = Column("_", H.TEXT, note="What the row held when `diplograph sheet` wrote it; leave it alone.")
UNSAID = frozenset({"_", "text"})  # columns that state nothing
HEDGES = ("likelihood", "confidence")
SITUATION_TYPES = ("event-type", "relation-type", "status-type", "measurement-type", "causal-link-type")
ENTITY_KINDS = ("person", "organization", "state", "collective", "place", "thing", "work")
STEP_KINDS = ("because", "against", "but", "refutes", "prefers")

_HEDGE = "A cue that is known, as `probably`; or `cue = band`; or, with the column cue, a band."
_WHO = (
    "Whoever the type puts first: the initiator of an event or directed relation, the participants of a symmetric one, "
    "the bearer of a status, whomever a figure counts."
)
_STEP = (
    "because: from grounds to a claim; against, but, refutes: from a claim to what it speaks against; "
    "prefers: from what wins to what it outweighs."
)
_AKA = (
    "`EU; Oslo @4 @16`: other names; with sentences, what a name stands for there. In double quotes, a name may "
    "have a semicolon."
)
_WHY = Column("why", H.TEXT, dg.encoderNote, note="Begin it with how sure you are: `low:`, `moderate:` or `high:`.")
_SURE = Column("sure", H.CONCEPT, dg.encoderConfidence, ("confidence",))

CLAIMS = Table(
    "claims",
    "One claim: who takes which position on what. A row with a sentence and `silence` alone: why it claims nothing.",
    (
        Column("claim", H.KEY, note="Sentence and letter, as 9c; older names stay, as c-061.", required=True),
        Column("text", H.TEXT, note="The sentence, for you to read; it is not taken in.", short=True),
        Column("p", H.KEY, dg.content, blank="made from the key"),
        Column("at", H.SENTENCES, dg.anchor, blank="the key's sentence"),
        Column("who", H.NAME, dg.holder, blank="the author"),
        Column("stance", H.CONCEPT, dg.stance, ("stance",), "asserts"),
        Column("says", H.TEXT, dg.paraphrase, note="Or `same as 5b`, for the content of another row."),
        Column("situation", H.SITUATIONS, dg.describes),
        Column("type", H.CONCEPTS, dg.claimType, ("claim-type",), "causal for a causal link, else descriptive"),
        Column("hedge", H.CONCEPT, dg.likelihood, HEDGES, "unmodalised", _HEDGE),
        Column("cue", H.TEXT, dg.hedgeCue),
        Column("said", H.CONCEPT, dg.explicitness, ("explicitness",), "explicit"),
        _SURE,
        _WHY,
        Column("told", H.CONCEPT, dg.reporterStance, ("reporter-stance",), note="Give it wherever a view is reported."),
        Column("reporter", H.NAME, dg.reporter, blank="the author, where somebody else is the holder"),
        Column("if", H.KEYS, dg.condition),
        Column("only if", H.KEYS, dg.onlyIf),
        Column("unless", H.KEYS, dg.unless),
        Column("within", H.KEYS, dg.boundedBy),
        Column("because", H.STEPS, dg.premise, note="`9a + 9b: statistics`; several are parted by ;", short=True),
        Column("against", H.STEPS, dg.attacked, note="Nobody is said to win.", short=True),
        Column("but", H.STEPS, dg.preferredOver, note="It is granted, and the one named here wins.", short=True),
        Column("refutes", H.STEPS, dg.attacked, note="They speak against one another, and this one wins.", short=True),
        Column("silence", H.CONCEPT, dg.reasonForSilence, ("silence",)),
        DIGEST,
    ),
)  # fmt: skip
SITUATIONS = Table(
    "situations",
    "One situation, described by claims. Being here says nothing about having happened.",
    (
        Column("name", H.KEY, required=True, note="A short name for other cells to refer to."),
        Column("id", H.TEXT, blank="the document's short name and the name"),
        Column("type", H.CONCEPT, dg.situationType, SITUATION_TYPES, required=True),
        Column("label", H.TEXT, SKOS + "prefLabel", blank="made from the name"),
        Column("who", H.NAMES, note=_WHO),
        *(Column(word, H.NAMES, role) for word, role in vocab.ROLES.items()),
        Column("in", H.NAMES, dg.place),
        Column("from", H.NAME, dg.figureFrom),
        Column("about", H.SITUATIONS, dg.about),
        Column("part of", H.SITUATIONS, dg.partOf),
        Column("cause", H.SITUATIONS, dg.cause),
        Column("effect", H.SITUATIONS, dg.effect),
        Column("value", H.NUMBER, dg.value),
        Column("unit", H.CONCEPT, dg.unit, ("unit",)),
        Column("when", H.TEXT, dg.when),
        Column("cue", H.TEXT, dg.timeCue),
        Column("valence", H.CONCEPT, dg.valence, ("valence",)),
        Column("note", H.TEXT, dg.encoderNote),
        Column("same as", H.TEXT, SKOS + "exactMatch"),
        Column("close to", H.TEXT, SKOS + "closeMatch"),
        Column("page", H.TEXT, PREFIXES["foaf"] + "page"),
        DIGEST,
    ),
)  # fmt: skip
STEPS = Table(
    "steps",
    "One step of argument that stands in no column of claims.",
    (
        Column("id", H.KEY, blank="made from its conclusion"),
        Column("step", H.CONCEPT, note=_STEP, required=True),
        Column("from", H.KEYS, dg.premise, required=True),
        Column("to", H.KEY, dg.conclusion, required=True),
        Column("as", H.CONCEPTS, dg.scheme, ("argument-scheme", "conflict-type")),
        Column("said", H.CONCEPT, dg.explicitness, ("explicitness",), "explicit"),
        Column("by", H.NAME, dg.arguer, blank="the holder of the conclusion; of a conflict or preference, the author"),
        Column("at", H.SENTENCES, dg.anchor, blank="the sentences of its claims"),
        _SURE,
        _WHY,
        DIGEST,
    ),
)  # fmt: skip
ENTITIES = Table(
    "entities",
    "One actor, place, thing or work that the shared files do not hold.",
    (
        Column("name", H.TEXT, SKOS + "prefLabel", required=True),
        Column("id", H.TEXT, blank="made from the name"),
        Column("kind", H.CONCEPT, note="Blank only where the shared files hold it."),
        Column("what", H.TEXT, SKOS + "definition"),
        Column("aka", H.TEXT, SKOS + "altLabel", note=_AKA),
        Column("by", H.NAMES, DCTERMS + "creator"),
        Column("date", H.TEXT, DCTERMS + "issued"),
        Column("title", H.TEXT, DCTERMS + "title", blank="a work's name"),
        Column("publisher", H.NAMES, DCTERMS + "publisher"),
        Column("part of", H.NAMES, DCTERMS + "isPartOf"),
        Column("identifier", H.TEXT, DCTERMS + "identifier"),
        Column("page", H.TEXT, PREFIXES["foaf"] + "page"),
        Column("note", H.TEXT, SKOS + "scopeNote"),
        Column("source", H.TEXT, DCTERMS + "source", note="Where its coordinates come from."),
        Column("lat", H.NUMBER, PREFIXES["geo"] + "lat", note="Degrees north (WGS 84)."),
        Column("long", H.NUMBER, PREFIXES["geo"] + "long", note="Degrees east (WGS 84)."),
        Column("same as", H.TEXT, SKOS + "exactMatch"),
        Column("close to", H.TEXT, SKOS + "closeMatch"),
        DIGEST,
    ),
)  # fmt: skip
NAMES = Table(
    "names",
    "What a name or pronoun stands for in a passage.",
    (
        Column("id", H.KEY, blank="made from sentence and name"),
        Column("name", H.TEXT, dg.name, required=True),
        Column("for", H.NAME, dg.denotes, note="Or a situation, for words such as `this step`.", required=True),
        Column("at", H.SENTENCES, dg.anchor, required=True),
        DIGEST,
    ),
)
CONCEPTS = Table(
    "concepts",
    "One type or unit that the shared schemes do not hold.",
    (
        Column("term", H.TEXT, note="Prefix and name, as unit:tonnes.", required=True),
        Column("label", H.TEXT, SKOS + "prefLabel", blank="made from the term"),
        Column("means", H.TEXT, SKOS + "definition", required=True),
        Column("example", H.TEXT, SKOS + "example"),
        Column("directed", H.TEXT, dg.directed, note="Of a relation type: true or false."),
        DIGEST,
    ),
)
CITATIONS = Table(
    "citations",
    "One work that a note cites.",
    (
        Column("id", H.KEY, blank="made from the note"),
        Column("note", H.SENTENCE, dg.citingNote, note="The sentence of the note that names the work.", required=True),
        Column("work", H.NAME, dg.citedWork, required=True),
        Column("backs", H.KEYS, dg.backedClaim),
        Column("at", H.SENTENCES, dg.backedPassage, blank="the sentences of the claims"),
        Column("intent", H.CONCEPT, dg.citationIntent, ("citation-intent",), "evidence"),
        _SURE,
        _WHY,
        DIGEST,
    ),
)
PASSAGES = Table(
    "passages",
    "Passages that are notes, words of an editor, or of another kind than `diplograph new` saw.",
    (
        Column("at", H.SENTENCES, required=True, note="The sentence; of one note or kind, several."),
        Column("kind", H.CONCEPT, dg.passageKind, ("passage-kind",), "note with a number, else as the folder has it"),
        Column("note", H.NUMBER, dg.noteNumber, blank="as the folder has it", note="As printed."),
        Column("section", H.TEXT, dg.section, blank="as the folder has it"),
        DIGEST,
    ),
)
TABLES = {table.name: table for table in (CLAIMS, SITUATIONS, STEPS, ENTITIES, NAMES, CONCEPTS, CITATIONS, PASSAGES)}

# Columns whose values are not concepts of a scheme.
CHOICES = {
    ("steps", "step"): STEP_KINDS,
    ("entities", "kind"): ENTITY_KINDS,
    ("concepts", "directed"): ("true", "false"),
}
_LISTS = {H.KEYS, H.SENTENCES, H.NAMES, H.CONCEPTS, H.SITUATIONS}


def choices(table: Table, column: Column, glossary: Glossary) -> list[str]:
    """Return the values to choose from for a cell of the column; empty if any text is allowed."""
    return list(CHOICES.get((table.name, column.name), ())) or column.values(glossary)


def json_schema(glossary: Glossary) -> dict[str, object]:
    """Return the JSON Schema of the flat spelling: an object with a list of rows for each table."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rows of a Diplograph document",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            table.name: {
                "type": "array",
                "description": table.about,
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": [column.name for column in table.columns if column.required],
                    "properties": {
                        column.name: _property(table, column, glossary) for column in table.columns if not column.short
                    },
                },
            }
            for table in TABLES.values()
        },
    }


def _property(table: Table, column: Column, glossary: Glossary) -> dict[str, object]:
    allowed = choices(table, column, glossary)
    # Documents may add concepts of their own for types and units.
    open_ended = column.property in (dg.situationType, dg.unit)
    item: dict[str, object] = {"type": "string"}
    if allowed:
        item["examples" if open_ended else "enum"] = allowed
    schema: dict[str, object] = {"description": column.help(glossary)}
    if column.property:
        schema["$comment"] = curie(column.property)
    if column.holds in _LISTS:
        return schema | {"type": "array", "items": item}
    return schema | item
