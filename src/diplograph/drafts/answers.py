"""Read an answer of a model: text in, valid rows out, with the problems of the others.

Answers are not trusted: they are data, validated against the schema of the stage; cues
must occur in the given sentence, and no words of the text may be repeated.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from diplograph.drafts.models import Json
from diplograph.errors import MissingPackage
from diplograph.rows.book import Missing
from diplograph.rows.columns import TABLES
from diplograph.rows.formats import cell_text
from diplograph.screen import visible
from diplograph.spelling import nearest
from diplograph.text.words import RUN, Runs, stands_in

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

# Replaces words of the text in an answer.
COPIED: Final = "[words of the text]"
# The cells whose words must occur in a sentence, by table.
CUES: Final = {"claims": "cue", "situations": "cue", "names": "name"}


# The rules of a draft: a cue or name stands in its sentence, and a claim is in a sentence that is open.
UNQUOTED, NOT_OPEN = "unquoted", "not-open"


class Problem(NamedTuple):
    """A problem of a row, of a sentence, or of the whole answer (both empty), and the remedy.

    A ``warning`` deserves another look, but does not make a draft unsound.  ``rule`` names what is
    violated: a rule of `check`, `UNQUOTED` or `NOT_OPEN`; ``missing`` is what is named and is nowhere.
    """

    table: str
    row: str
    message: str
    remedy: str
    warning: bool = False
    rule: str = ""
    missing: Missing | None = None

    def __str__(self) -> str:
        where = f"{self.table} {self.row}: " if self.row else ""
        return f"{where}{self.message}. Fix: {self.remedy}"


class Given(NamedTuple):
    """A row as the model gave it: table and cells as text, and for situations the claims that describe it."""

    table: str
    cells: dict[str, str]
    claims: tuple[str, ...] = ()


class Read(NamedTuple):
    """The rows of an answer and its problems; ``whole`` says that none of it could be used."""

    rows: list[Given]
    problems: list[Problem]
    whole: bool = False


def without_copies(text: str, runs: Runs) -> str:
    """Return an answer with `COPIED` in place of each string that repeats the text."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return COPIED if runs.within(text) else text
    if not runs.within(text) and not any(runs.within(each) for each in _strings(said)):
        return text
    clean = json.dumps(_replaced(said, runs), ensure_ascii=False)
    return COPIED if runs.within(clean) else clean


def _strings(said: object) -> Iterator[str]:
    match said:
        case str():
            yield said
        case list():
            for each in said:
                yield from _strings(each)
        case dict():
            for key, value in said.items():
                yield str(key)
                yield from _strings(value)


def _replaced(said: object, runs: Runs) -> object:
    match said:
        case str():
            return COPIED if runs.within(said) else said
        case list():
            return [_replaced(each, runs) for each in said]
        case dict():
            return {COPIED if runs.within(str(key)) else key: _replaced(value, runs) for key, value in said.items()}
    return said


def read(text: str, schema: Json) -> Read:
    """Return the rows of an answer that its schema allows, and the problems of the others."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        remedy = "Answer with one JSON object by the schema, and nothing around it."
        return Read([], [Problem("", "", "the answer is not JSON", remedy)], whole=True)
    outer = _outer(said, schema)
    if outer:
        return Read([], [Problem("", "", outer, f"Give an object of {', '.join(schema['properties'])}.")], whole=True)
    rows: list[Given] = []
    problems: list[Problem] = []
    for table, listed in schema["properties"].items():
        valid = _validator(listed["items"])
        for number, row in enumerate(said.get(table, ()), 1):
            wrong = _wrong(valid, row)
            name = named(table, row) if isinstance(row, dict) else ""
            if wrong:
                problems.append(Problem(table, name or f"no. {number}", wrong[0], wrong[1]))
            else:
                rows.append(_given(table, row))
    return Read(rows, problems)


def _outer(said: object, schema: Json) -> str:
    """Return the problem of the outer structure of an answer; empty if there is none."""
    if not isinstance(said, dict):
        return "the answer is not an object"
    for name, value in said.items():
        if name not in schema["properties"]:
            return f"the answer has {_short(name)}, which is not asked for"
        if not isinstance(value, list) or len(value) > schema["properties"][name]["maxItems"]:
            return f"{name} is not a list of at most {schema['properties'][name]['maxItems']} rows"
    return ""


def _validator(schema: Json) -> Validator:
    try:
        from jsonschema import Draft202012Validator
    except ImportError:
        raise MissingPackage("jsonschema", "draft") from None
    return Draft202012Validator(schema)


def _wrong(valid: Validator, row: object) -> tuple[str, str] | None:
    """Return the problem of a row according to its schema, and the remedy."""
    error = min(valid.iter_errors(row), key=lambda e: (list(map(str, e.absolute_path)), str(e.validator)), default=None)
    if error is None:
        return None
    where = " ".join(str(step) for step in error.absolute_path if isinstance(step, str)) or "the row"
    match error.validator:
        case "enum":
            allowed = [str(each) for each in error.validator_value]
            near = nearest(str(error.instance), allowed)
            remedy = f"Did you mean {' or '.join(near)}?" if near else f"Write one of {', '.join(allowed[:30])}."
            return f"{where} is {_short(error.instance)}, which is not a code of the schema", remedy
        case "additionalProperties":
            known = error.schema.get("properties", {})
            strange = next((name for name in error.instance if name not in known), "")
            return f"there is no column {_short(strange)}", f"Columns are {', '.join(known)}."
        case "required":
            lacking = [name for name in error.validator_value if name not in error.instance]
            return f"{', '.join(lacking)} is missing", "Fill it in."
        case "maxLength":
            return f"{where} is too long", f"Write at most {error.validator_value} characters."
        case "pattern":
            return f"{where} is {_short(error.instance)}, which does not have the required form", "See the schema."
    return f"{where} is not of type {error.validator_value}", "See the schema."


def _given(table: str, row: Json) -> Given:
    cells = {}
    for name, value in row.items():
        column = TABLES[table].column(name)
        if column is not None:
            text = cell_text(value, column.holds, name).encode("utf-8", "replace").decode("utf-8")
            cells[name] = visible(" ".join(text.split()))
    claims = row.get("claims", []) if table == "situations" else []
    return Given(table, {name: text for name, text in cells.items() if text}, tuple(claims))


def named(table: str, cells: Json) -> str:
    """Return the name of a row in messages, made from the cells that identify it."""
    from diplograph.drafts.stages import IDENTITY

    parts = [cells.get(name, "") for name in IDENTITY[table]]
    return " ".join(" ".join(part) if isinstance(part, list) else str(part) for part in parts)[:80].strip()


def _short(value: object) -> str:
    text = visible(str(value))
    return repr(text if len(text) <= 40 else text[:39] + "…")


def misworded(row: Given, sentences: Mapping[str, str], at: Callable[[Given], Sequence[str]]) -> Iterator[Problem]:
    """Yield the problems with the words of a row: words copied from the text, and a cue that does not occur.

    Args:
        row: the row.
        sentences: the words of each sentence, by its number.
        at: returns the sentences to which a row belongs.

    """
    name = named(row.table, row.cells)
    if COPIED in " ".join(row.cells.values()):
        column = next(column for column, text in row.cells.items() if COPIED in text)
        what = f"{column} repeated {RUN} words or more of the text, and was not kept"
        yield Problem(row.table, name, what, "Say it in your own words.")
    cue = row.cells.get(CUES.get(row.table, ""), "")
    places = [number for number in at(row) if number in sentences]
    if cue and COPIED not in cue and not any(stands_in(cue, sentences[number]) for number in places):
        which = f"sentence {', '.join(places)}" if places else "a sentence of its claims"
        what = f"{CUES[row.table]} {_short(cue)} does not occur in {which}"
        remedy = "Give words of that sentence, or none if nothing hedges."
        yield Problem(row.table, name, what, remedy, rule=UNQUOTED)
