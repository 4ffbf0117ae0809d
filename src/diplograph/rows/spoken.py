"""Say findings about a graph in the words of the sheet that it was made from.

Properties become columns, concepts and classes lose their prefixes, and claims and passages
get the numbers by which the rows name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from diplograph.checks.report import Finding
from diplograph.namespaces import DG, ID, SCHEME, expand, slug
from diplograph.rows.book import Place
from diplograph.rows.columns import SITUATIONS, TABLES
from diplograph.rows.document import Document

# A short form, a full IRI, or a path from the base of individuals.
_NAME = re.compile(rf"(?<![\w/:.#-])(?:{re.escape(ID)}|[a-z][\w-]*[:/])[\w./-]*\w")
_MOST = 5  # further places of one finding that are listed


class SheetFinding(NamedTuple):
    """A finding in the words of the sheet: the cells that it is about, and how it reads."""

    places: tuple[Place, ...]
    severity: str
    rule: str
    message: str
    remedy: str

    def __str__(self) -> str:
        first, *others = self.places
        also = ", ".join(_short(place, first) for place in others[:_MOST])
        more = f" and {len(others) - _MOST} more" if len(others) > _MOST else ""
        where = f"{first} (also {also}{more})" if others else str(first)
        remedy = f" Fix: {self.remedy}" if self.remedy else ""
        return f"{where}: {self.severity}: {self.message} [{self.rule}].{remedy}"


def spoken(document: Document, found: Iterable[tuple[Place, Finding]]) -> list[SheetFinding]:
    """Return findings in the words of the sheet, in the order of its rows; the same one of several rows only once."""
    places: dict[tuple[str, str, str, str], list[Place]] = {}
    tables = list(TABLES)
    for place, finding in sorted(found, key=lambda one: (tables.index(one[0].table), one[0].row, one[0].column)):
        message, remedy = (in_words(text, document, place.table) for text in (finding.message, finding.remedy))
        places.setdefault((finding.severity, finding.rule, message, remedy), []).append(place)
    return [SheetFinding(tuple(dict.fromkeys(where)), *said) for said, where in places.items()]


def _short(place: Place, first: Place) -> str:
    table = f"{place.table}, " * (place.table != first.table)
    return f"{table}row {place.row}" + f", column {place.column}" * (place.column != first.column)


def in_words(text: str, document: Document, table: str) -> str:
    """Return a text about the graph in the words of the sheet, for a row of a table."""
    return _NAME.sub(lambda name: _word(name[0], document, table), text)


def _word(name: str, document: Document, table: str) -> str:
    """Return a name of the graph as the sheet has it, or unchanged."""
    own = name.removeprefix(ID)
    for base in (f"{document.slug}/", "doc:"):
        if own.startswith(base):
            return _row(own.removeprefix(base))
    iri = expand(name) or ""
    if iri.startswith(SCHEME):
        return slug(iri)
    tables = (
        (TABLES[table], SITUATIONS) if table == "claims" else (TABLES[table],)
    )  # roles are words of a cell of claims
    column = next((column.name for one in tables for column in one.columns if iri and column.property == iri), "")
    if column:
        return f"`{column}`"
    if iri.startswith(DG) and (term := document.glossary.terms.get(iri)):
        return term.label.lower()
    return name


def _row(local: str) -> str:
    """Return the name of a claim or passage of the document as the rows have it, or its name in the graph."""
    found = re.fullmatch(r"([csp])-0*(\d+(?:-\d+)?)([a-z]*)", local)
    if not found or (found[1] == "s") == bool(found[3]):
        return local
    kind = {"c": "", "p": "the content of ", "s": "sentence "}[found[1]]
    return f"{kind}{found[2]}{found[3]}"
