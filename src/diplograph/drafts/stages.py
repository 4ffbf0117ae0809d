"""The stages of a draft, and the JSON Schema of the answer to each, made from the model of the rows.

The answer to a stage consists of rows of one or two tables of `diplograph.rows.columns`, in the
flat spelling, with the columns that a reader of the text can fill in.  Codes, definitions and
allowed values come from the ontology, through the model of the rows.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final, NamedTuple

from diplograph import vocab
from diplograph.data.glossary import Glossary
from diplograph.drafts.models import Json
from diplograph.rows.columns import json_schema

# Links a row of situations to its claims; in the rows, the claims name the situations.
CLAIMS: Final = "claims"
SENTENCE: Final = r"^[0-9]{1,5}(-[0-9]+)?$"
KEY: Final = r"^[0-9]{1,5}(-[0-9]+)?[a-z]{1,2}$"
_KEY_OR_SENTENCE: Final = r"^[0-9]{1,5}(-[0-9]+)?([a-z]{1,2})?$"
_NAME: Final = r"^[a-z][a-z0-9-]{0,40}$"
_MOST_ROWS, _MOST_CHARACTERS = 400, 400


class Stage(NamedTuple):
    """A stage: its name, the columns of its tables, and the task for the model."""

    name: str
    columns: dict[str, tuple[str, ...]]
    task: str


ACTORS = Stage(
    "actors",
    {"entities": ("name", "kind", "what", "aka", "by", "publisher", "date"), "names": ("name", "for", "at")},
    "Name the people, organizations, states, groups, places, things and works that the sentences speak of and that "
    "the list of known names lacks, as rows of entities; `what` is a definition of a few words. Names in several rows "
    "are in one spelling. As rows of names, give each name in a sentence that stands for something else than it says, "
    "such as a capital for its government; the name must occur in that sentence.",
)
CLAIMS_STAGE = Stage(
    "claims",
    {
        "claims": (
            "claim", "at", "who", "stance", "says", "type", "hedge", "cue", "said", "sure", "why", "told", "reporter",
            "if", "only if", "unless", "within", "silence",
        ),
        "citations": ("note", "work", "backs", "intent", "sure", "why"),
    },
    "Give every claim of every sentence, as rows of claims: who takes which position on what. The key of a claim is "
    "its sentence and a letter, as 9a. `says` is your own paraphrase, a whole sentence without a negation: what is "
    "denied has the stance denies. Whoever only reports a view is the reporter, not the holder, and `told` says what "
    "the reporter makes of it. A hedge has its band in `hedge` and its words in `cue`; the words must occur in the "
    "sentence. Two positions on the same content share it: `says` is then `same as 5b`. A sentence that claims "
    "nothing is one row with its number as the claim and a reason in `silence`. A note that cites a work is a row of "
    "citations, with the sentence of the note, and no row of claims. What the words do not say outright has `said`, "
    "`sure` and `why`.",
)  # fmt: skip
STEPS = Stage(
    "steps",
    {"steps": ("step", "from", "to", "as", "said", "by", "at", "sure", "why")},
    "Give the steps of argument between the claims: what is a ground for what, what speaks against what, and which "
    "of two wins. Only what the text argues: two sentences side by side are no step.",
)
SITUATIONS = Stage(
    "situations",
    {
        "situations": (
            "name", "type", "who", *vocab.ROLES, "in", "from", "about", "part of", "cause", "effect", "value", "unit",
            "when", "cue", "valence",
        ),
        "concepts": ("term", "means", "directed"),
    },
    "Give the situations that the claims describe: events, relations, statuses, causal links and figures. `claims` "
    "lists the claims that describe one; one that is only the cause, the effect or the subject of another has an "
    "empty list. Fillers are known names. A time in words that no date gives is a `cue`, and must occur in a sentence "
    "of its claims. A type or unit that no code fits is a row of concepts, with its prefix, as unit:tonnes.",
)  # fmt: skip
STAGES: Final = (ACTORS, CLAIMS_STAGE, STEPS, SITUATIONS)

# The columns that identify a row of a table.
IDENTITY: Final[dict[str, tuple[str, ...]]] = {
    "entities": ("name",),
    "names": ("name", "at"),
    "claims": ("claim",),
    "citations": ("note", "work"),
    "steps": ("step", "from", "to"),
    "situations": ("name",),
    "concepts": ("term",),
}


def schema(stage: Stage, glossary: Glossary) -> Json:
    """Return the JSON Schema of the answer to a stage: an object with a list of flat rows for each of its tables."""
    tables: Any = json_schema(glossary)["properties"]
    properties = {}
    for table, columns in stage.columns.items():
        rows = deepcopy(tables[table])
        item = rows["items"]
        item["properties"] = {name: _bounded(table, name, item["properties"][name]) for name in columns}
        item["required"] = [name for name in item["required"] if name in columns]
        if table == "situations":
            item["properties"][CLAIMS] = {"type": "array", "items": {"type": "string", "pattern": KEY}}
            item["required"].append(CLAIMS)
        rows["maxItems"] = _MOST_ROWS
        properties[table] = rows
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


_PATTERNS: Final = {
    ("claims", "claim"): _KEY_OR_SENTENCE,
    ("situations", "name"): _NAME,
    ("citations", "note"): SENTENCE,
}


def _bounded(table: str, name: str, column: Json) -> Json:
    """Return the schema of a column without remarks, and with limits on what a model may write."""
    bounded = {key: value for key, value in column.items() if key != "$comment"}
    item = bounded["items"] if bounded.get("type") == "array" else bounded
    if pattern := _PATTERNS.get((table, name)):
        item["pattern"] = pattern
    elif "enum" not in item:
        item["maxLength"] = _MOST_CHARACTERS
    return bounded
